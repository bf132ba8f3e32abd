/*
 * Opening a register: one pass over all lines, which keeps only the places of
 * those that the batch needs, and checks of the end, where an interrupted write
 * may have left bytes.  The repairs are in mend.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <stdlib.h>

#include "register/batch-name.h"
#include "register/file.h"
#include "register/lines.h"
#include "register/rest.h"
#include "register/skim.h"
#include "register/state.h"

/* Fills e with what is wrong with a line of the register.  Returns -1. */
static int
damaged(const struct zy_register *r, uint64_t line, const char *what,
    struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_IO, _("%s; nothing was recorded"), what);
	return zy_error_at(e, r->path, line, 0);
}

/* Returns whether the batch may need a line, by its keys. */
static bool
is_wanted(
    const struct zy_register *r, const struct zy_skim *s, struct zy_view text)
{
	static const char key[] = ",\"ref\":\"";
	const char *p, *end;

	if (!r->wanted)
		return true;
	if (zy_wanted_has(r->wanted, s->id) ||
	    zy_wanted_has(r->wanted, s->second))
		return true;
	/* One with escapes is not in the form of the keys. */
	if (s->second.n && memchr(s->second.p, '\\', s->second.n))
		return true;
	if (!r->wanted->followers || !zy_view_is(s->record, "activity"))
		return false;
	p = memmem(text.p, text.n, key, sizeof(key) - 1);
	if (!p)
		return false;
	p += sizeof(key) - 1;
	end = memchr(p, '"', (size_t)(text.p + text.n - p));
	return end &&
	       zy_wanted_has(r->wanted, (struct zy_view){p, (size_t)(end - p)});
}

/* Stores the place of a wanted line, and its id. */
static void
keep(struct zy_register *r, const struct zy_skim *s, struct zy_view text,
    uint64_t at)
{
	uint32_t k, n = zy_intern_count(r->ids);

	r->found =
	    zy_grow(r->found, &r->found_cap, r->nfound + 1, sizeof(*r->found));
	r->found[r->nfound++] = (struct zy_found){s->seq, at, text.n};
	if (r->wanted)
		zy_wanted_add(r->wanted, s->id);
	/* Whoever withdraws a stage of an award asks for the later ones. */
	if (r->wanted && r->wanted->followers && zy_view_is(s->record, "award"))
		zy_wanted_add(r->wanted, s->second);
	k = zy_intern_put(r->ids, s->id);
	if (k == n) {
		r->line_of = zy_grow(
		    r->line_of, &r->line_of_cap, n + 1, sizeof(*r->line_of));
		r->line_of[k] = s->seq;
	}
}

/*
 * Adds the line to its batch.  Returns false where its place in the batch is
 * not the next one.
 */
static bool
take_place(
    struct zy_register *r, const struct zy_skim *s, uint64_t at, uint64_t end)
{
	struct zy_register_batch *b = &r->last;

	if (b->lines < b->of ? s->k != b->lines + 1 || s->n != b->of
			     : s->k != 1)
		return false;
	if (s->k == 1) {
		*b = (struct zy_register_batch){.before = s->seq - 1,
		    .of = s->n,
		    .at = at,
		    .before_at = r->last.last_at};
	}
	b->lines = s->k;
	b->next_to_last_at = b->last_at;
	b->last_at = at;
	b->end = end;
	if (s->k == s->n) {
		r->whole = *b;
		r->lines = s->seq;
	}
	return true;
}

/*
 * Fills e with the refusal of a register of a later version.  Returns -1
 * always.
 */
static int
refuse_version(
    const struct zy_register *r, uint64_t version, struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_IO,
	    _("version %llu of the register is not known to this program"),
	    (unsigned long long)version);
	return zy_error_at(e, r->path, r->last.before + r->last.lines + 1, 0);
}

/*
 * Examines a line.  Returns 0; -1 with e set where it is damaged; 1 where it
 * has zeros, as a power cut leaves them in a batch that was not completely on
 * the disk; 2 where it is not a line of a register.
 */
static int
take_line(
    struct zy_register *r, struct zy_view text, uint64_t at, struct zy_error *e)
{
	uint64_t line = r->last.before + r->last.lines + 1;
	struct zy_skim s;
	bool formed;

	if (text.n && memchr(text.p, '\0', text.n)) {
		r->hole = true;
		return 1;
	}
	formed = zy_line_skim(&s, text);
	if (s.version > ZY_LINE_VERSION)
		return refuse_version(r, s.version, e);
	if (!formed)
		return 2;
	if (s.seq != line)
		return damaged(r, line,
		    _("the line has another number: one was removed or "
		      "inserted"),
		    e);
	if (!take_place(r, &s, at, at + text.n + 1))
		return damaged(r, line,
		    _("its place in its batch does not follow from the line "
		      "before: it was changed"),
		    e);
	if (s.at.n < ZY_AT_MAX && zy_view_cmp(s.at, zy_view(r->at)) > 0) {
		memcpy(r->at, s.at.p, s.at.n);
		r->at[s.at.n] = '\0';
	}
	if (r->known && line == r->known->lines)
		zy_line_hash(
		    (struct zy_view){text.p, text.n + 1}, r->known_head);
	if (is_wanted(r, &s, text))
		keep(r, &s, text, at);
	return 0;
}

/*
 * Returns whether a line begins with the last line of a batch, but has more
 * JSON behind it.
 */
static bool
is_glued(struct zy_view line)
{
	size_t n = line.n ? zy_tail_line(line) : 0;

	return n && n < line.n && line.p[line.n - 1] == '}';
}

/*
 * Examines all whole lines; *end is the offset after the last good one.
 * Returns 0, or -1 with e set.
 */
static int
take_lines(struct zy_register *r, uint64_t *end, struct zy_error *e)
{
	struct zy_view line, left;
	struct zy_lines s;
	int rc = 0, taken = 0;

	zy_lines_init(&s, r->fd, 0, r->size);
	*end = 0;
	while (taken == 0 && (rc = zy_lines_next(&s, &line)) == 1) {
		taken = s.at == s.end && is_glued(line)
			    ? 2
			    : take_line(r, line, *end, e);
		*end = taken ? *end : s.at;
	}
	left = zy_lines_left(&s);
	if (taken == 0 && rc < 0)
		taken = zy_file_error(r->path, _("cannot be read"), e);
	if (taken == 0 && left.n >= ZY_LINE_MAX) {
		r->hole = memchr(left.p, '\0', left.n) != NULL;
		taken = r->hole ? 1 : 2;
	}
	r->stray = taken == 2;
	zy_lines_release(&s);
	return taken < 0 ? -1 : 0;
}

/*
 * Refuses bytes that were not written by an append, unless they are to be
 * repaired.  parts: there are pieces of lines among them.  Returns 0, or -1
 * with e set.
 */
static int
refuse_stray(struct zy_register *r, bool parts, struct zy_error *e)
{
	/* Where a batch has begun, they may stand in place of its lines. */
	r->confirmed |= parts || r->last.lines < r->last.of;
	if (r->repair)
		return 0;
	return damaged(r, r->last.before + r->last.lines + 1 - r->unended,
	    r->confirmed
		? _("what stands behind the last line is none of a register, "
		    "but may have been one that was confirmed: go back to a "
		    "copy, or move it aside with register-read --repair")
		: _("what stands behind the last line is none of a register: "
		    "register-read --repair moves it aside"),
	    e);
}

/*
 * Checks that the bytes after the last good line, if they are not stray, are
 * the beginning of a line, or zeros that a file system left.  Returns 0, or -1
 * with e set.
 */
static int
check_tail(struct zy_register *r, uint64_t end, const struct zy_rest *rest,
    struct zy_error *e)
{
	char tail[64];
	size_t n = r->size - end < sizeof(tail) ? (size_t)(r->size - end)
						: sizeof(tail);
	uint64_t line = r->last.before + r->last.lines + 1;
	bool known = r->stray;

	if (zy_file_read(r->fd, tail, n, end))
		return zy_file_error(r->path, _("cannot be read"), e);
	r->stray |= !zy_tail_is_begun((struct zy_view){tail, n}, line);
	if (r->stray && end == 0 && !known)
		return damaged(r, 0, _("no register"), e);
	if (r->stray && (end == 0 || (rest->lines && !r->hole)))
		return damaged(
		    r, line, _("no line of a register, or changed by hand"), e);
	return r->stray ? refuse_stray(r, rest->parts, e) : 0;
}

/*
 * Returns whether a line may belong to the batch that begins after line number
 * before; last: it has no LF.
 */
static bool
is_of_batch(struct zy_view line, bool last, uint64_t before)
{
	struct zy_skim s;

	if (line.n && memchr(line.p, '\0', line.n))
		return true;
	if (zy_line_skim(&s, line))
		return s.seq - s.k == before;
	/* Behind the last LF a line that was never finished. */
	return last && (line.n == 0 || zy_view_starts(line, "{\"v\":"));
}

/*
 * Returns whether a line with zeros, which may have swallowed others, is the
 * last of the file, and its end was written: rest, what follows its LF, is
 * empty.
 */
static bool
is_last_with_zeros(struct zy_view line, struct zy_view rest)
{
	return line.n && line.p[line.n - 1] == '}' && rest.p && rest.n == 0 &&
	       memchr(line.p, '\0', line.n);
}

/*
 * A line with zeros, and all lines behind it, must belong to one batch: when
 * lines of a later batch follow, the register is damaged.  When the last line
 * of the batch is there, or the end of the last line, the batch may have been
 * confirmed, so only an explicit repair moves it aside.
 */
static int
check_hole(struct zy_register *r, uint64_t end, struct zy_error *e)
{
	bool open = r->last.lines < r->last.of;
	uint64_t before = open ? r->last.before : r->lines;
	uint64_t line_number = r->last.before + r->last.lines + 1;
	size_t n = (size_t)(r->size - end);
	char *tail = zy_malloc(n);
	struct zy_view all = {tail, n}, line;
	struct zy_skim s;
	int rc = 0;

	if (zy_file_read(r->fd, tail, n, end))
		rc = zy_file_error(r->path, _("cannot be read"), e);
	while (rc == 0 && zy_view_next(&all, '\n', &line)) {
		r->confirmed |= is_last_with_zeros(line, all) ||
				(zy_line_skim(&s, line) && s.k == s.n &&
				    s.seq - s.k == before);
		if (is_of_batch(line, !all.p, before))
			continue;
		r->stray = true;
		if (zy_line_skim(&s, line) || s.version > ZY_LINE_VERSION)
			rc = damaged(r, line_number,
			    _("zeros stand in the line, and behind it what is "
			      "not of its batch"),
			    e);
	}
	if (rc == 0 && r->stray)
		rc = refuse_stray(r, false, e);
	if (rc == 0 && r->confirmed && !r->repair)
		rc = damaged(r, line_number,
		    _("zeros stand in a batch whose end is there: it may have "
		      "been confirmed; go back to a copy, or move it aside "
		      "with register-read --repair"),
		    e);
	free(tail);
	return rc;
}

/*
 * Reads the line at an offset into *text; the caller releases *s, also after
 * failure.  Returns 0, or -1 with e set.
 */
static int
line_at(const struct zy_register *r, uint64_t at, struct zy_lines *s,
    struct zy_view *text, struct zy_error *e)
{
	zy_lines_init(s, r->fd, at, r->last.end);
	s->unended = r->unended;
	return zy_lines_next(s, text) == 1
		   ? 0
		   : zy_file_error(r->path, _("cannot be read"), e);
}

/* Computes the hash of the line at an offset.  Returns 0, or -1 with e set. */
static int
hash_at(const struct zy_register *r, uint64_t at, char hash[ZY_HASH_HEX],
    struct zy_error *e)
{
	struct zy_lines s;
	struct zy_view text;
	int rc = line_at(r, at, &s, &text, e);

	if (rc == 0)
		zy_line_hash((struct zy_view){text.p, text.n + 1}, hash);
	zy_lines_release(&s);
	return rc;
}

/*
 * Checks that the line at an offset has this hash of the line before it.
 * Returns 0, or -1 with e set.
 */
static int
check_prev(const struct zy_register *r, uint64_t line, uint64_t at,
    const char *hash, struct zy_error *e)
{
	struct zy_lines s;
	struct zy_view text;
	struct zy_skim k;
	int rc = line_at(r, at, &s, &text, e);

	if (rc == 0 && (!zy_line_skim(&k, text) || !zy_view_is(k.prev, hash)))
		rc = damaged(r, line,
		    _("the line does not follow the one before it"), e);
	zy_lines_release(&s);
	return rc;
}

/*
 * Sets *named to whether a batch matches its name.  Returns 0, or -1 with e
 * set.
 */
static int
is_named(const struct zy_register *r, const struct zy_register_batch *b,
    bool *named, struct zy_error *e)
{
	int rc = zy_batch_is_named(r->fd, b->at, b->end, r->unended);

	*named = rc == 1;
	return rc < 0 ? zy_file_error(r->path, _("cannot be read"), e) : 0;
}

/*
 * Checks that a batch follows the line before it and matches its name: a change
 * of its last line shows in no later hash.  Sets r->head to the hash of its
 * last line.  Returns 0, or -1 with e set.
 */
static int
check_batch(struct zy_register *r, const struct zy_register_batch *b,
    struct zy_error *e)
{
	uint64_t last = b->before + b->lines;
	char hash[ZY_HASH_HEX];
	bool named = false;
	int rc = 0;

	zy_line_zero_hash(hash);
	if (b->before)
		rc = hash_at(r, b->before_at, hash, e);
	if (rc == 0)
		rc = check_prev(r, b->before + 1, b->at, hash, e);
	if (rc == 0 && b->lines > 1)
		rc = hash_at(r, b->next_to_last_at, hash, e);
	if (rc == 0 && b->lines > 1)
		rc = check_prev(r, last, b->last_at, hash, e);
	if (rc == 0)
		rc = is_named(r, b, &named, e);
	if (rc == 0 && !named)
		rc = damaged(r, last,
		    _("the last batch, which ends here, was changed after it "
		      "was written"),
		    e);
	return rc ? rc : hash_at(r, b->last_at, r->head, e);
}

/*
 * Sets *stop to the offset after the line that follows the last good one, if
 * that line is complete except for its LF; else to 0.  Other bytes may follow
 * it. Returns 0, or -1 with e set.
 */
static int
find_unended(const struct zy_register *r, uint64_t end, uint64_t *stop,
    struct zy_error *e)
{
	size_t n =
	    r->size - end < ZY_LINE_MAX ? (size_t)(r->size - end) : ZY_LINE_MAX;
	char *tail = zy_malloc(n + 1);
	int rc = 0;

	*stop = 0;
	if (zy_file_read(r->fd, tail, n, end))
		rc = zy_file_error(r->path, _("cannot be read"), e);
	else if ((n = zy_tail_line((struct zy_view){tail, n})) > 0)
		*stop = end + n;
	free(tail);
	return rc;
}

/*
 * Examines the line after the last good one if it completes its batch and lacks
 * only its LF, and moves *end after it.  Zeros may follow it, and in a repair
 * other bytes that are no lines.  An editor may have removed the LF of
 * confirmed lines; a crash can leave such a batch too, which is harmless.
 * Returns 0, or -1 with e set.
 */
static int
take_unended(struct zy_register *r, uint64_t *end, struct zy_error *e)
{
	uint64_t stop = 0, size = r->size;
	struct zy_view text;
	struct zy_rest rest;
	struct zy_lines s;
	int rc;

	rc = find_unended(r, *end, &stop, e);
	if (rc || stop == 0)
		return rc;
	if (zy_rest_look(r->fd, stop, size, &rest))
		return zy_file_error(r->path, _("cannot be read"), e);
	zy_lines_init(&s, r->fd, *end, stop + 1);
	s.unended = true;
	rc = zy_lines_next(&s, &text);
	r->unended = true;
	if (rc < 0)
		rc = zy_file_error(r->path, _("cannot be read"), e);
	else
		rc = take_line(r, text, *end, e);
	zy_lines_release(&s);
	if (rc)
		return rc < 0 ? -1
			      : damaged(r, r->last.before + r->last.lines + 1,
				    _("the line cannot be read"), e);
	*end = stop + 1;
	r->hole = false;
	r->stray = !rest.zeros;
	if (rest.lines)
		return damaged(r, r->last.before + r->last.lines + 1,
		    _("no line of a register, or changed by hand"), e);
	return r->stray ? refuse_stray(r, rest.parts, e) : 0;
}

/*
 * Checks the last batch, so that a change made to it does not become part of
 * the chain.  Where its last line is missing, *end moves to its beginning.
 * Returns 0, or -1 with e set.
 */
static int
check_end(struct zy_register *r, uint64_t *end, struct zy_error *e)
{
	bool named = false;

	if (r->hole && check_hole(r, *end, e))
		return -1;
	if (r->last.lines < r->last.of) {
		if (is_named(r, &r->last, &named, e))
			return -1;
		/* By its name it is whole: its numbers were changed. */
		if (named)
			return damaged(r, r->last.before + r->last.lines,
			    _("the last batch, which ends here, was changed "
			      "after it was written"),
			    e);
		*end = r->last.at;
	}
	return r->lines ? check_batch(r, &r->whole, e) : 0;
}

/* Removes lines of an incomplete batch from what was found. */
static void
forget_last(struct zy_register *r)
{
	uint32_t i;

	while (r->nfound && r->found[r->nfound - 1].seq > r->lines)
		r->nfound--;
	for (i = 0; i < zy_intern_count(r->ids); i++)
		if (r->line_of[i] > r->lines)
			r->line_of[i] = 0;
}

/*
 * Compares the register, which will end at the offset end, with what is known
 * of it.
 */
static int
check_known(struct zy_register *r, uint64_t end, struct zy_error *e)
{
	struct zy_error lost = ZY_ERROR_INIT;

	if (!r->known ||
	    zy_known_check(r->known, r->path, r->fd >= 0 && !r->created,
		r->lines, r->known_head, &lost) == 0)
		return 0;
	r->lost = true;
	if (r->anew || (r->repair && (!r->stray || r->confirmed) &&
			   end < r->size && zy_register_is_moved(r, end)))
		return 0;
	*e = lost;
	return -1;
}

/*
 * Examines what stands behind the last good line.  Returns 0, or -1 with e set.
 */
static int
take_rest(struct zy_register *r, uint64_t *end, struct zy_error *e)
{
	struct zy_rest rest;

	if (take_unended(r, end, e))
		return -1;
	if (r->unended)
		return 0;
	if (zy_rest_look(r->fd, *end, r->size, &rest))
		return zy_file_error(r->path, _("cannot be read"), e);
	return check_tail(r, *end, &rest, e);
}

int
zy_register_scan(struct zy_register *r, struct zy_error *e)
{
	uint64_t end = 0, stop;

	zy_line_zero_hash(r->head);
	zy_line_zero_hash(r->known_head);
	if (r->fd >= 0 && take_lines(r, &end, e))
		return -1;
	if ((r->fd >= 0 && end < r->size && take_rest(r, &end, e)) ||
	    check_end(r, &end, e) || check_known(r, end, e))
		return -1;
	forget_last(r);
	stop = end - r->unended;
	r->torn = r->size - stop;
	if (r->torn && !r->dry && zy_register_move_aside(r, stop, e))
		return -1;
	r->size = end;
	return r->unended && !r->dry ? zy_register_put_end(r, e) : 0;
}
