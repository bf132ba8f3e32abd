/*
 * Diagnosis of damage to a register, from the traces that it left.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/mem.h"
#include "register/verify-state.h"

enum {
	NONE = -1,
};

/* Returns whether a text is ASCII only. */
static bool
is_ascii(struct zy_view l)
{
	size_t i;

	for (i = 0; i < l.n; i++)
		if ((unsigned char)l.p[i] >= 0x80)
			return false;
	return true;
}

/*
 * Reports that line i is not UTF-8.  If the file had been saved in another
 * encoding, hardly any line with hanzi would be valid; a line that was changed
 * alone is among valid ones.
 */
static void
report_encoding(struct zy_verify *v, size_t i)
{
	size_t k, good = 0, bad = 0;

	for (k = 0; k < v->n; k++) {
		const struct zy_view l = v->lines[k];

		if (zy_text_valid(l.p, l.n) < l.n)
			bad++;
		else if (!is_ascii(l))
			good++;
	}
	if (good >= bad && good)
		zy_verify_report(v, "basic", i + 1,
		    _("is not UTF-8: this line was changed after it was "
		      "written"));
	else if (bad > 1)
		zy_verify_report(v, "basic", i + 1,
		    _("is not UTF-8: it was saved again in another encoding, "
		      "GBK most likely; go back to a copy"));
	else
		zy_verify_report(v, "basic", i + 1,
		    _("is not UTF-8: it was saved again in another encoding, "
		      "GBK most likely, or this line was changed; go back to "
		      "a copy"));
}

/*
 * Returns a phrase if the file begins as spreadsheet programs or editors save
 * files, else NULL.
 */
static const char *
saved_by_beginning(const struct zy_verify *v)
{
	const struct zy_view all = {v->text, v->size};

	if (zy_view_starts(all, "\xEF\xBB\xBF"))
		return _("begins with a byte order mark: it was saved by a "
			 "spreadsheet program or an editor; go back to a copy");
	if (zy_view_starts(all, "\xFF\xFE") || zy_view_starts(all, "\xFE\xFF"))
		return _("was saved as UTF-16 by an editor; go back to a copy");
	if (zy_view_starts(all, "PK\003\004"))
		return _("was saved as a workbook by a spreadsheet program; go "
			 "back to a copy");
	if (zy_view_starts(all, "\"{\"\"v\"\":"))
		return _("was saved as a table by a spreadsheet program; go "
			 "back to a copy");
	return NULL;
}

bool
zy_damage_report_saved(struct zy_verify *v)
{
	const char *what = saved_by_beginning(v);
	size_t i, valid, n = v->n;

	/* Whole lines that a repair leaves. */
	if (v->mend.able && v->mend.lines - v->mend.unended < n)
		n = (size_t)v->mend.lines - v->mend.unended;
	if (what) {
		zy_verify_report(v, "basic", 1, "%s", what);
		return true;
	}
	valid = zy_text_valid(v->text, v->size);
	for (i = 0; i < n; i++) {
		const struct zy_view l = v->lines[i];

		/* One of its own is what an editor or a transfer adds. */
		if (l.n > 1 && l.p[l.n - 1] == '\r') {
			zy_verify_report(v, "basic", i + 1,
			    _("ends with CR LF: it was saved on Windows by an "
			      "editor or a spreadsheet program; go back to a "
			      "copy"));
			return true;
		}
		if (valid < v->size && l.p + l.n > v->text + valid) {
			report_encoding(v, i);
			return true;
		}
	}
	return false;
}

/* Returns the number in line i, or 0 where it has none. */
static uint64_t
seq_of(const struct zy_verify *v, size_t i)
{
	uint64_t version, seq = 0;
	struct zy_view id;

	if (i >= v->n || !zy_line_peek(v->lines[i], &version, &seq, &id))
		return 0;
	return seq;
}

/* Returns the first line from i on that has this number, or NONE. */
static ptrdiff_t
find_seq(const struct zy_verify *v, size_t i, uint64_t seq)
{
	for (; i < v->n; i++)
		if (seq_of(v, i) == seq)
			return (ptrdiff_t)i;
	return NONE;
}

/* Returns why line i is none of a register, as a translated phrase. */
static const char *
why_no_line(struct zy_verify *v, size_t i)
{
	uint64_t version = 0, seq;
	struct zy_view l = v->lines[i], id;

	if (l.n >= ZY_LINE_MAX)
		return _("the line is too long");
	if (zy_text_trim(l).n == 0)
		return _("an empty line, which an editor has added");
	if (memchr(l.p, '\0', l.n))
		return _(
		    "zeros stand in this line: a power cut, or a bad disk");
	if (zy_line_peek(zy_text_trim(l), &version, &seq, &id) && seq == i + 1)
		return _("this line was changed after it was written");
	return seq_of(v, i + 1) == i + 1
		   ? _("is no line of a register: it was inserted by hand")
		   : _("is no line of a register, or was changed by hand");
}

/* Returns what is to be done about line i, to be put behind why_no_line. */
static const char *
what_to_do(const struct zy_verify *v, size_t i)
{
	struct zy_view l = v->lines[i];

	if (!v->mend.able)
		return memchr(l.p, '\0', l.n) ? _("; go back to a copy") : "";
	if (v->mend.confirmed)
		return _("; go back to a copy, or --repair moves aside what is "
			 "no whole batch: it may have been confirmed");
	return memchr(l.p, '\0', l.n)
		   ? _("; go back to a copy, or --repair moves it aside")
		   : _("; --repair moves it aside");
}

void
zy_damage_report_line(struct zy_verify *v, size_t i)
{
	uint64_t version = 0, seq, next = 0;
	struct zy_view id, after = {"", 0};

	if (i + 1 < v->n)
		after = v->lines[i + 1];
	if (v->mend.able && v->mend.unended && i + 1 == v->mend.lines) {
		zy_verify_report(v, "basic", i + 1,
		    _("is whole but for its end, behind which other bytes "
		      "stand; --repair puts it back, and moves these aside"));
		return;
	}
	if (!zy_line_peek(v->lines[i], &version, &seq, &id) ||
	    version <= ZY_LINE_VERSION) {
		zy_verify_report(v, "basic", i + 1, "%s%s", why_no_line(v, i),
		    what_to_do(v, i));
		return;
	}
	zy_verify_report(v, "basic", i + 1,
	    zy_line_peek(after, &next, &seq, &id) && next <= ZY_LINE_VERSION
		? _("version %llu of the register is not known to this "
		    "program, or this line was changed: the next one "
		    "is of a known version")
		: _("version %llu of the register is not known to this "
		    "program"),
	    (unsigned long long)version);
}

/* Reports that lines before line i, whose number is seq, were removed. */
static void
report_removed(struct zy_verify *v, size_t i, uint64_t seq)
{
	unsigned long long line = i + 1, to = seq - 1;
	bool order = false;
	uint64_t other;
	size_t k;

	/* Were some of those between only put elsewhere? */
	for (k = i + 1; k < v->n && !order; k++) {
		other = seq_of(v, k);
		order = other > line && other < seq;
	}
	if (order)
		zy_verify_report(v, "chain", line,
		    _("line %llu was removed, before this one, and others were "
		      "put in another order"),
		    line);
	else if (line == to)
		zy_verify_report(v, "chain", line,
		    _("line %llu was removed, before this one"), line);
	else
		zy_verify_report(v, "chain", line,
		    _("lines %llu to %llu were removed, before this one"), line,
		    to);
}

/*
 * Reports that lines changed places: line i has number seq, and the line with
 * number i + 1 is at other.
 */
static void
report_moved(struct zy_verify *v, size_t i, uint64_t seq, size_t other)
{
	unsigned long long line = i + 1, s = seq;

	if (seq == other + 1 && other == i + 1)
		zy_verify_report(
		    v, "chain", line, _("this line and the next were swapped"));
	else if (seq == other + 1)
		zy_verify_report(v, "chain", line,
		    _("this line and line %llu were swapped"), s);
	else if (other == i + 1)
		zy_verify_report(v, "chain", line,
		    _("this is line %llu, which was moved here"), s);
	else if (seq == line + 1)
		zy_verify_report(v, "chain", line,
		    _("line %llu was moved from here to line %llu"), line,
		    (unsigned long long)other + 1);
	else
		zy_verify_report(v, "chain", line,
		    _("has the number %llu: lines were put in another order"),
		    s);
}

/* Reports why a line has a number that does not fit its place. */
static void
report_number(struct zy_verify *v, size_t i, uint64_t seq)
{
	ptrdiff_t twin = find_seq(v, 0, seq), other = find_seq(v, i, i + 1);
	unsigned long long line = i + 1;

	if (twin == (ptrdiff_t)i)
		twin = find_seq(v, i + 1, seq);
	if (twin != NONE && twin + 1 == (ptrdiff_t)i &&
	    zy_view_eq(v->lines[i], v->lines[twin]))
		zy_verify_report(v, "chain", line,
		    _("this line stands twice: it is the one before again"));
	else if (twin != NONE && zy_view_eq(v->lines[i], v->lines[twin]))
		zy_verify_report(v, "chain", line,
		    _("this line stands twice: it is line %llu again"),
		    (unsigned long long)seq);
	else if (other != NONE && seq > i + 1)
		report_moved(v, i, seq, (size_t)other);
	else if (seq > i + 1)
		report_removed(v, i, seq);
	else
		zy_verify_report(v, "chain", line,
		    _("has the number %llu: it was inserted or moved here"),
		    (unsigned long long)seq);
}

/*
 * Returns whether a line has the batch size n, and time, author and batch name
 * of the first line.
 */
static bool
is_of(const struct zy_line *first, uint64_t n, const struct zy_line *l)
{
	return l->n == n && zy_view_eq(l->at, first->at) &&
	       zy_view_eq(l->by, first->by) &&
	       zy_view_eq(l->batch, first->batch);
}

bool
zy_damage_batch_matches(struct zy_verify *v, size_t n, ptrdiff_t *odd)
{
	char *scratch = zy_malloc(ZY_LINE_MAX), *own = zy_malloc(ZY_LINE_MAX);
	char name[ZY_BATCH_MAX];
	struct zy_digest batch;
	struct zy_line first, l;
	uint64_t of;
	bool is = false;
	size_t i;

	*odd = NONE;
	if (!zy_line_parse(&l, v->lines[n - 1], scratch) || l.k > n)
		goto out;
	i = n - l.k;
	of = l.n;
	if (!zy_line_parse(&first, v->lines[i], own))
		goto out;
	zy_line_batch_begin(&batch, &first);
	for (; i < n; i++) {
		zy_digest_put(&batch, zy_line_body(v->lines[i]));
		if (*odd == NONE && (!zy_line_parse(&l, v->lines[i], scratch) ||
					!is_of(&first, of, &l)))
			*odd = (ptrdiff_t)i;
	}
	zy_line_batch_name(&batch, name);
	is = zy_view_is(first.batch, name);
out:
	free(scratch);
	free(own);
	return is;
}

/*
 * Finds out which line was changed, where line i does not have the hash of line
 * i - 1.  Returns 1 for line i, 0 for the one before, -1 where it cannot be
 * known.
 */
static int
which_was_changed(struct zy_verify *v, size_t i, const struct zy_line *l)
{
	const struct zy_view text = {v->lines[i].p, v->lines[i].n + 1};
	char hash[ZY_HASH_HEX], *scratch;
	struct zy_line next;
	ptrdiff_t odd;
	bool named;
	int here = -1;

	if (i + 1 < v->n) {
		/* What the next line was chained to is as it was written. */
		scratch = zy_malloc(ZY_LINE_MAX);
		zy_line_hash(text, hash);
		if (zy_line_parse(&next, v->lines[i + 1], scratch))
			here = !zy_view_is(next.prev, hash);
		free(scratch);
	} else if (l->k == l->n) {
		/* The name of the batch covers the hash where the batch begins
		   here, else what stands in the line before. */
		named = zy_damage_batch_matches(v, i + 1, &odd);
		here = named && odd != NONE ? odd == (ptrdiff_t)i
					    : named == (l->k > 1);
	}
	return here;
}

/* Reports that the hash in line i is not that of the line before it. */
static void
report_break(struct zy_verify *v, size_t i, const struct zy_line *l)
{
	int here = which_was_changed(v, i, l);

	if (i == 0 && here != 1)
		zy_verify_report(v, "chain", 1,
		    _("does not begin a chain: lines before it are gone, or "
		      "it was changed"));
	else if (here < 0)
		zy_verify_report(v, "chain", i,
		    _("this line, or the one behind it, was changed after it "
		      "was written"));
	else
		zy_verify_report(v, "chain", here ? i + 1 : i,
		    _("this line was changed after it was written"));
}

void
zy_damage_report_break(struct zy_verify *v, size_t i, const struct zy_line *l)
{
	if (l->seq == i + 1)
		report_break(v, i, l);
	else if (zy_view_is(l->prev, v->r->head))
		/* It stands where it should, with another number. */
		zy_verify_report(v, "chain", i + 1,
		    _("this line was changed after it was written"));
	else
		report_number(v, i, l->seq);
}
