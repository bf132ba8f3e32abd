/*
 * Twins: several columns of one meaning (上级党组织名称 and 上级代码, 类别 and
 * 是否预备党员).  One of them is the known column; what the others say fills
 * its empty cells and is compared with the rest.  Implements functions of
 * reader-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include "base/date.h"
#include "base/decimal.h"
#include "stream/reader-state.h"

/* Returns whether the cells of a column are tokens. */
static bool
has_tokens(const struct zy_column *c)
{
	return c->type == ZY_CHOICE || c->type == ZY_YESNO;
}

/* Returns whether the cells of a column can be compared: a text can be worded
 * in many ways. */
static bool
is_compared(const struct zy_column *c)
{
	return c->type > ZY_CODE;
}

/*
 * Returns whether two cleaned cells have the same value; a date without a day,
 * 2010-06, agrees with each day of that month.
 */
static bool
agree(const struct zy_column *c, struct zy_view a, struct zy_view b)
{
	if (c->type == ZY_DATE)
		a.n = b.n = a.n < b.n ? a.n : b.n;
	return zy_view_eq(a, b);
}

/*
 * Refuses the record, or adds a remark to it, because the cells of its column
 * and of a twin have different values.  Returns -1, or 0 for a remark.
 */
static int
contradict(
    struct zy_reader *r, const struct zy_reader_pair *p, struct zy_error *e)
{
	const struct zy_column *decl = r->columns[p->known].h.decl;
	struct zy_view other = zy_text_trim(r->raw[p->twin]);
	struct zy_error remark = ZY_ERROR_INIT;
	bool refuse = (decl->flags & ZY_AGREE) != 0;
	char text[512];

	snprintf(text, sizeof(text), _("'%.*s' says '%.*s', which contradicts"),
	    ZY_ARG(zy_reader_column_header(r, p->twin)), ZY_ARG(other));
	if (!refuse) {
		zy_error_fault(&remark, ZY_FAULT_CONTRADICTS, text,
		    zy_text_trim(r->raw[p->known]));
		zy_reader_remark(r, p->known, &remark);
		return 0;
	}
	if (e->kind != ZY_ERROR_NONE)
		e = zy_reader_further_fault(r);
	zy_reader_set_cell(r, p->known, (struct zy_view){NULL, 0});
	return zy_reader_fault(r, (int)p->known, ZY_FAULT_CONTRADICTS, text, e);
}

/*
 * Returns whether a cell holds a word that is true of all: 中共党员 as a status
 * beside 预备党员.
 */
static bool
is_general(const struct zy_reader *r, size_t c)
{
	return zy_dictionary_is_part(zy_header_words(&r->options),
	    ZY_VIEW("general"), zy_text_trim(r->raw[c]));
}

/* Adds a remark on the cell of a twin that cannot be read, and counts it. */
static void
remark_odd(struct zy_reader *r, const struct zy_reader_pair *p)
{
	struct zy_error bad = ZY_ERROR_INIT;

	r->columns[p->twin].odd++;
	zy_error_fault(&bad, ZY_FAULT_UNSURE,
	    _("is not understood, and was left out:"),
	    zy_text_trim(r->raw[p->twin]));
	zy_reader_remark(r, p->twin, &bad);
}

/*
 * Fills the empty cell of the known column from the cell of its twin, unless
 * that is a general word; a cell of the twin that cannot be read gets a remark.
 */
static void
lend(struct zy_reader *r, const struct zy_reader_pair *p)
{
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_view v;

	if (zy_reader_clean(r, p->twin, &v, &ignored)) {
		remark_odd(r, p);
	} else if (v.n && !(has_tokens(r->columns[p->known].h.decl) &&
			      is_general(r, p->twin))) {
		zy_reader_set_cell(r, p->known, v);
		r->columns[p->twin].lent++;
	}
}

/* Returns the heading of a column without 份 at its end: 入党月份. */
static struct zy_view
part_of(const struct zy_reader *r, size_t c)
{
	struct zy_view part = zy_reader_column_header(r, c);

	if (zy_view_ends(part, ZY_VIEW("份")))
		part.n -= strlen("份");
	return part;
}

/*
 * Returns whether the twin is the month or the day of a date of which the known
 * column has the year, or the year and month, each in a column of its own:
 * 入党时间 over 年, 月 and 日.  If so, completes the date in the known column;
 * a cell that gives no date gets a remark.
 */
static bool
complete_date(struct zy_reader *r, const struct zy_reader_pair *p)
{
	struct zy_view part = part_of(r, p->twin), cell;
	struct zy_view v = r->cells[p->known];
	struct zy_buf *b = &r->columns[p->twin].text;
	const bool month = zy_view_ends(part, ZY_VIEW("月"));
	const struct zy_view sign = month ? ZY_VIEW("月") : ZY_VIEW("日");
	struct zy_date d;

	if (!zy_view_ends(part, sign) ||
	    !zy_view_ends(part_of(r, p->known), ZY_VIEW("年")))
		return false;
	cell = zy_text_trim(r->raw[p->twin]);
	if (zy_view_ends(cell, sign) || zy_view_ends(cell, ZY_VIEW("号")))
		cell.n -= sign.n;
	zy_buf_reset(b);
	if (v.n == (month ? strlen("2010") : strlen("2010-06"))) {
		zy_buf_printf(b, "%.4s年", v.p);
		if (!month)
			zy_buf_printf(b, "%.2s月", v.p + strlen("2010-"));
		zy_buf_printf(b, "%.*s%.*s", ZY_ARG(cell), ZY_ARG(sign));
		if (zy_date_parse(&d, zy_buf_get(b))) {
			zy_buf_reset(b);
			zy_date_format(b, d);
			zy_reader_set_cell(r, p->known, zy_buf_get(b));
			return true;
		}
	}
	remark_odd(r, p);
	return true;
}

/*
 * Compares the cell of the known column with that of its twin; a cell of the
 * twin that cannot be read is ignored.  Where one of the two is a general word
 * and the other a special one, the special one is used.  Returns as contradict
 * does.
 */
static int
compare(struct zy_reader *r, const struct zy_reader_pair *p, struct zy_error *e)
{
	const struct zy_column *decl = r->columns[p->known].h.decl;
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_view v;

	if (decl->type == ZY_DATE && complete_date(r, p))
		return 0;
	if (zy_reader_clean(r, p->twin, &v, &ignored)) {
		r->columns[p->twin].odd++;
		return 0;
	}
	if (v.n == 0 || (decl->flags & ZY_LENT) ||
	    agree(decl, v, r->cells[p->known]))
		return 0;
	if (has_tokens(decl) && is_general(r, p->twin))
		return 0;
	if (has_tokens(decl) && is_general(r, p->known)) {
		zy_reader_set_cell(r, p->known, v);
		return 0;
	}
	return contradict(r, p, e);
}

/*
 * Handles the answer - or ! (dictionary.h) in a twin: ! refuses a record whose
 * known column is empty, and contradicts any choice; - contradicts a day.
 * Returns -1 where the record is refused, else 0.
 */
static int
join_answer(struct zy_reader *r, const struct zy_reader_pair *p,
    struct zy_view answer, struct zy_error *e)
{
	const struct zy_column *decl = r->columns[p->known].h.decl;
	bool day = decl->type == ZY_DATE, filled = r->cells[p->known].n > 0;
	bool excludes = zy_view_is(answer, "!");
	char text[512];

	if (filled)
		return excludes != day ? contradict(r, p, e) : 0;
	if (!excludes)
		return 0;
	snprintf(text, sizeof(text),
	    day ? _("is empty, and '%.*s' says '%.*s': a day is needed")
		: _("is empty, and by '%.*s' '%.*s' the record does not belong "
		    "here"),
	    ZY_ARG(zy_reader_column_header(r, p->twin)),
	    ZY_ARG(zy_text_trim(r->raw[p->twin])));
	if (e->kind != ZY_ERROR_NONE)
		e = zy_reader_further_fault(r);
	return zy_reader_fault(
	    r, (int)p->known, day ? ZY_FAULT_MISSING : ZY_FAULT_RULE, text, e);
}

int
zy_reader_join_twins(struct zy_reader *r, struct zy_error *e)
{
	const struct zy_reader_pair *p = r->pairs;
	struct zy_view answer;
	int rc = 0;

	for (; p < r->pairs + r->npairs; p++) {
		if (!r->columns[p->known].want ||
		    zy_text_trim(r->raw[p->twin]).n == 0)
			continue;
		answer = zy_reader_answer(r, p->twin);
		/* A wrong cell is empty now, but says something. */
		if (zy_view_is(answer, "!") || zy_view_is(answer, "-"))
			rc = join_answer(r, p, answer, e) ? -1 : rc;
		else if (r->cells[p->known].n == 0 &&
			 (e->kind == ZY_ERROR_NONE || r->raw[p->known].n == 0))
			lend(r, p);
		else if (r->cells[p->known].n &&
			 is_compared(r->columns[p->known].h.decl) &&
			 compare(r, p, e))
			rc = -1;
	}
	return rc;
}
