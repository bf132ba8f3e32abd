/*
 * Reading rosters: part of scoring/evidence-reader.h.
 *
 * A roster says which subjects are scored and has the columns by which the
 * standard's conditions decide.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence-reader-state.h"

/*
 * Returns the column of r with the id or the name of a column that the standard
 * defines, or -1.
 */
static int
find_own(const struct zy_reader *r, const struct zy_own_column *column)
{
	return zy_evidence_reader_find_either(r, column->id, column->name);
}

/*
 * Checks that the roster has all columns by which conditions decide; without
 * one no subject would meet them.  Returns 0, or -1 with e set.
 */
static int
ask_columns(const struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_conditions *only, struct zy_error *e)
{
	size_t i;

	for (i = 0; i < only->n; i++) {
		if (in->roster[only->list[i].at] >= 0)
			continue;
		zy_error_set(e, ZY_ERROR_IO,
		    _("a roster without a column '%s', by which the standard "
		      "decides"),
		    only->list[i].column);
		return zy_error_at(e, zy_reader_name(r), 0, 0);
	}
	return 0;
}

/* Does what ask_columns does, for all conditions of the standard. */
static int
ask_all_columns(const struct zy_evidence_reader *in, const struct zy_reader *r,
    struct zy_error *e)
{
	const struct zy_standard *s = in->evidence->standard;
	size_t i;

	for (i = 0; i < s->nitems; i++)
		if (ask_columns(in, r, &s->items[i].only, e))
			return -1;
	for (i = 0; i < s->nexempt; i++)
		if (ask_columns(in, r, &s->exempt[i].only, e))
			return -1;
	return ask_columns(in, r, &s->shares.within, e);
}

int
zy_evidence_reader_bind_roster(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	const struct zy_standard *s = in->evidence->standard;
	int i;

	in->kind = ZY_READS_ROSTER;
	in->subject = zy_reader_find(r, "id");
	if (in->subject < 0)
		return zy_evidence_reader_unusable(
		    r, ZY_ERROR_IO, _("a roster without a column 'id'"), e);
	if (in->evidence->standard->nsectors && zy_reader_find(r, "sector") < 0)
		return zy_evidence_reader_unusable(r, ZY_ERROR_IO,
		    _("the standard is for some sectors only, the roster has "
		      "no column 'sector'"),
		    e);
	zy_evidence_reader_want(r, in->subject);
	zy_evidence_reader_want(r, zy_reader_find(r, "former"));
	in->end = zy_reader_find(r, "closed");
	if (in->end < 0)
		in->end = zy_reader_find(r, "left");
	zy_evidence_reader_want(r, in->end);
	for (i = 0; i < zy_roster_width(s); i++) {
		in->roster[i] =
		    i < ZY_ROSTER_COLUMNS
			? zy_reader_find(r, zy_roster_columns[i])
			: find_own(r, &s->columns[i - ZY_ROSTER_COLUMNS]);
		in->has[i] |= in->roster[i] >= 0;
		if (i < ZY_ROSTER_COLUMNS)
			zy_evidence_reader_want(r, in->roster[i]);
	}
	return ask_all_columns(in, r, e);
}

/* Returns whether the standard applies to a sector. */
static bool
in_sectors(const struct zy_standard *s, struct zy_view sector)
{
	size_t i;

	for (i = 0; i < s->nsectors; i++)
		if (zy_view_is(sector, s->sectors[i]))
			return true;
	return s->nsectors == 0;
}

/*
 * Returns the cell of column i, one that the standard defines, as the standard
 * writes it; NULL if it is not one of the values listed there.
 */
static const char *
own_value(struct zy_evidence_reader *in, const struct zy_reader *r, int i)
{
	const struct zy_own_column *own =
	    &in->evidence->standard->columns[i - ZY_ROSTER_COLUMNS];
	struct zy_view v = zy_evidence_reader_clean(in, r, in->roster[i]);
	size_t k;

	for (k = 0; k < own->nvalues; k++)
		if (zy_view_is(v, own->values[k]))
			return own->values[k];
	return NULL;
}

/* Returns the cell of column i as it is stored. */
static struct zy_view
roster_cell(struct zy_evidence_reader *in, const struct zy_reader *r, int i)
{
	int c = in->roster[i];
	bool own = c >= 0 && i >= ZY_ROSTER_COLUMNS;

	return own ? zy_view(own_value(in, r, i))
		   : zy_evidence_reader_cell(r, c);
}

int
zy_evidence_reader_take_roster(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	struct zy_evidence *f = in->evidence;
	struct zy_view id = zy_evidence_reader_cell(r, in->subject), c;
	int i, width = zy_roster_width(f->standard);
	uint32_t subject;
	size_t n = 0;
	char *p;

	if (id.n == 0)
		return zy_reader_fault(
		    r, in->subject, ZY_FAULT_MISSING, _("is missing"), e);
	for (i = ZY_ROSTER_COLUMNS; i < width; i++)
		if (in->roster[i] >= 0 && !own_value(in, r, i))
			return zy_reader_fault(r, in->roster[i],
			    ZY_FAULT_UNKNOWN_NAME,
			    _("is none of the values that the standard "
			      "lists:"),
			    e);
	subject = zy_evidence_add_subject(f, id);
	if (f->roster[subject])
		return zy_reader_fault(
		    r, in->subject, ZY_FAULT_SECOND, _("stands twice"), e);
	for (i = 0; i < width; i++)
		n += roster_cell(in, r, i).n + 1;
	p = f->roster[subject] = zy_arena_text(&f->arena, n);
	for (i = 0; i < width; i++) {
		c = roster_cell(in, r, i);
		if (c.n)
			memcpy(p, c.p, c.n);
		p[c.n] = '\0';
		p += c.n + 1;
	}
	f->outside[subject] = !in_sectors(f->standard,
	    zy_evidence_reader_cell(r, zy_reader_find(r, "sector")));
	if (!f->outside[subject] &&
	    zy_date_is_over(zy_evidence_reader_cell(r, in->end), in->today)) {
		f->outside[subject] = true;
		in->ended++;
	}
	return 0;
}
