/*
 * The order of the checks of a verification: implements verify.h.  contents.c
 * and damage.c are its parts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/verify.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "register/file.h"
#include "register/skim.h"
#include "register/verify-state.h"

int
zy_verify_read_levels(
    struct zy_view names, unsigned *levels, struct zy_view *unknown)
{
	static const char *const known[] = {
	    "basic", "chain", "ids", "schema", "time", "head"};
	size_t i, n = sizeof(known) / sizeof(known[0]);
	struct zy_view one;

	*levels = names.n ? 0 : ZY_VERIFY_HEAD - 1;
	while (names.n && zy_view_next(&names, ',', &one)) {
		for (i = 0; i < n && !zy_view_is(one, known[i]); i++)
			;
		if (i == n) {
			*unknown = one;
			return -1;
		}
		*levels |= 1U << i;
	}
	return 0;
}

/* Splits the text of the register into its lines. */
static void
split(struct zy_verify *v)
{
	const char *p = v->text, *end = p + v->size, *lf;

	while (p < end && (lf = memchr(p, '\n', (size_t)(end - p)))) {
		v->lines =
		    zy_grow(v->lines, &v->cap, v->n + 1, sizeof(*v->lines));
		v->lines[v->n++] = (struct zy_view){p, (size_t)(lf - p)};
		p = lf + 1;
	}
	v->tail = (size_t)(end - p);
}

/*
 * Checks form, numbers, hashes and batches of all lines.  Returns 0, or -1
 * after reporting the first break.
 */
static int
check_lines(struct zy_verify *v, struct zy_line *last)
{
	bool chain = v->o->levels & ZY_VERIFY_CHAIN;
	struct zy_line l = {0}, before = {0};
	size_t i;

	for (i = 0; i < v->n; i++) {
		const struct zy_view text = {v->lines[i].p, v->lines[i].n + 1};

		if (!zy_line_read(
			&l, v->lines[i], v->scratch, &v->m, &v->nm, &v->mcap)) {
			zy_damage_report_line(v, i);
			return -1;
		}
		if (chain &&
		    (l.seq != i + 1 || !zy_view_is(l.prev, v->r->head))) {
			zy_damage_report_break(v, i, &l);
			return -1;
		}
		if (chain && !zy_line_follows(&l, &before)) {
			zy_verify_report(v, "chain", i + 1,
			    _("its place in its batch does not follow from the "
			      "line before: it was changed"));
			return -1;
		}
		before.k = l.k;
		before.n = l.n;
		zy_line_hash(text, v->r->head);
		v->r->lines++;
		zy_sought_count(v->sought, v->r->head, v->r->lines);
	}
	*last = before;
	return 0;
}

/* Reports a last batch that is not complete. */
static void
check_batch(struct zy_verify *v, const struct zy_line *last)
{
	ptrdiff_t odd;

	if (v->n == 0 || v->tail || last->k == last->n)
		return;
	if (zy_damage_batch_matches(v, v->n, &odd) && odd < 0)
		zy_verify_report(v, "basic", v->n,
		    _("this line was changed after it was written, by the name "
		      "of its batch"));
	else
		zy_verify_report(v, "basic", v->n,
		    v->mend.able
			? _("the batch has %llu lines, of which %llu are "
			    "there: cut, or a crash; --repair moves them aside")
			: _("the batch has %llu lines, of which %llu are "
			    "there: cut, or a crash"),
		    (unsigned long long)last->n, (unsigned long long)last->k);
}

/* Reports bytes after the last LF that do not begin with a whole line. */
static void
report_tail(struct zy_verify *v, struct zy_view tail)
{
	const char *what;

	if (!v->mend.able)
		what = _("is no line of a register, or was changed by hand");
	else if (v->mend.confirmed)
		what =
		    _("is none of a register, but may stand in place of what "
		      "was confirmed: go back to a copy, or --repair moves "
		      "it aside");
	else if (zy_tail_is_begun(tail, v->n + 1))
		what = _("was never finished: cut, or a crash; --repair moves "
			 "it aside");
	else
		what = _("is none of a register: an editor, or a transfer; "
			 "--repair moves it aside");
	zy_verify_report(v, "basic", v->n + 1, "%s", what);
}

/* Reports bytes after the last LF. */
static void
check_tail(struct zy_verify *v)
{
	struct zy_view tail = {v->text + v->size - v->tail, v->tail};
	size_t n = zy_tail_line(tail);
	ptrdiff_t odd;

	if (v->tail == 0)
		return;
	if (n == 0) {
		report_tail(v, tail);
		return;
	}
	/* As if its LF were there. */
	v->text[v->size - v->tail + n] = '\n';
	v->lines = zy_grow(v->lines, &v->cap, v->n + 1, sizeof(*v->lines));
	v->lines[v->n] = (struct zy_view){tail.p, n};
	if (!zy_damage_batch_matches(v, v->n + 1, &odd) || odd >= 0 ||
	    !v->mend.able)
		zy_verify_report(v, "basic", v->n + 1,
		    _("this line was changed after it was written, by the name "
		      "of its batch"));
	else
		zy_verify_report(v, "basic", v->n + 1,
		    _("is whole but for the end of the line: an editor has "
		      "taken it; --repair puts it back"));
}

/*
 * Reads the whole file and reports what is wrong, after the fast check has
 * failed.  Returns 0, or -1 with e set.
 */
static int
look_closely(struct zy_verify *v, const char *path, struct zy_error *e)
{
	struct zy_line last = {0};

	v->text = zy_malloc(v->size + 1);
	if (zy_file_read(v->fd, v->text, v->size, 0))
		return zy_file_error(path, _("cannot be read"), e);
	zy_register_try_repair(v->fd, path, v->o->known, v->o->anew, &v->mend);
	split(v);
	if (!zy_damage_report_saved(v) && check_lines(v, &last) == 0) {
		check_tail(v);
		check_batch(v, &last);
	}
	return 0;
}

/* Checks form and chain.  Returns 0, also with findings, or -1 with e set. */
static int
check_form(struct zy_verify *v, const char *path, struct zy_error *e)
{
	struct zy_fast_check p = {.fd = v->fd,
	    .size = v->size,
	    .chain = v->o->levels & ZY_VERIFY_CHAIN,
	    .threads = v->o->threads};
	int rc;

	memcpy(p.sought, v->sought, sizeof(p.sought));
	rc = zy_fast_check_run(&p);
	if (rc < 0)
		return zy_file_error(path, _("cannot be read"), e);
	if (rc == 0)
		return look_closely(v, path, e);
	v->r->lines = p.lines;
	memcpy(v->sought, p.sought, sizeof(p.sought));
	memcpy(v->r->head, p.hash, ZY_HASH_HEX);
	return 0;
}

/*
 * Opens the register under a shared lock, so that no program is writing it.
 * Returns 0, or -1 with e set.
 */
static int
open_it(struct zy_verify *v, const char *path, struct zy_error *e)
{
	struct stat st;
	bool created;

	if (zy_file_open(&v->fd, &created, path, v->o->lock_seconds, true, e)) {
		v->fd = -1;
		return -1;
	}
	if (v->fd < 0 && v->o->known && !v->o->anew &&
	    zy_known_check(v->o->known, path, false, 0, "", e))
		return -1;
	errno = ENOENT;
	if (v->fd < 0 || fstat(v->fd, &st))
		return zy_file_error(path, _("cannot be opened"), e);
	v->size = (uint64_t)st.st_size;
	return 0;
}

/* Reports where the lines that are sought are missing. */
static void
check_heads(struct zy_verify *v, const char *path)
{
	const struct zy_sought *head = &v->sought[0], *known = &v->sought[1];
	const struct zy_known *k = v->o->known;
	struct zy_error lost = ZY_ERROR_INIT;

	if (head->digits && v->r->findings == 0 && head->count == 0)
		zy_verify_report(v, "head", v->r->lines,
		    _("the line that was written down as the last is not "
		      "there: lines were taken off the end, it was changed, or "
		      "all is new"));
	else if (head->count > 1)
		zy_verify_report(v, "head", 0,
		    _("%llu lines have a hash that begins with '%s': give more "
		      "of its digits"),
		    (unsigned long long)head->count, head->digits);
	if (!k || zy_known_check(k, path, true, v->r->lines,
		      known->line == k->lines ? k->head : "", &lost) == 0)
		return;
	v->r->lost = true;
	if (!v->o->anew)
		zy_verify_report(v, "head", 0, "%s", lost.message);
}

int
zy_register_verify(const char *path, const struct zy_verify_options *o,
    struct zy_verify_result *r, struct zy_error *e)
{
	struct zy_verify v = {.o = o, .r = r};
	int rc;

	*r = (struct zy_verify_result){0};
	zy_line_zero_hash(r->head);
	v.sought[0].digits = o->head;
	v.sought[1].digits =
	    o->known && o->known->lines ? o->known->head : NULL;
	v.scratch = zy_malloc(ZY_LINE_MAX + 1);
	rc = open_it(&v, path, e);
	if (rc == 0 && v.size == 0)
		zy_verify_report(&v, "basic", 0,
		    _("is empty: nothing was recorded in it, or all of it is "
		      "lost"));
	if (rc == 0)
		rc = check_form(&v, path, e);
	if (rc == 0)
		rc = zy_contents_check(&v, path, e);
	if (rc == 0)
		check_heads(&v, path);
	if (rc == 0 && r->findings == 0 && o->intact &&
	    (o->levels & ZY_VERIFY_CHAIN))
		o->intact(o->context, r);
	if (v.fd >= 0)
		close(v.fd);
	free(v.scratch);
	free(v.m);
	free(v.lines);
	free(v.text);
	return rc;
}
