/*
 * The checks of members and their order: implements member.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/member.h"

#include <stdlib.h>

#include "base/privacy.h"
#include "model/member-alike.h"
#include "model/member-match.h"
#include "model/personal.h"
#include "model/record.h"

enum {
	BAD_CARD = 1,
	BAD_PHONE = 2,
};

/*
 * Returns the number of the column called name, which is added to t if it is
 * missing.
 */
static int
need_column(struct zy_table *t, const char *name)
{
	return (int)zy_table_column(t, zy_view(name),
	    zy_schema_find(&zy_member_roster_schema, zy_view(name)));
}

void
zy_members_init(struct zy_members *m, struct zy_table *t,
    struct zy_org_roster *orgs, const struct zy_member_options *o)
{
	size_t i;

	*m = (struct zy_members){.table = t, .orgs = orgs, .o = *o};
	m->id = need_column(t, "id");
	m->name = need_column(t, "name");
	m->org = need_column(t, "org");
	need_column(t, "source");
	m->joined = zy_table_find(t, "joined");
	m->status = zy_table_find(t, "status");
	m->card = zy_table_find(t, "id_number");
	m->phone = zy_table_find(t, "phone");
	m->ntwins = zy_table_twins(t, "org", m->twins, ZY_MEMBER_TWINS);
	zy_name_columns_of_table(&m->names, t, m->org);
	zy_org_successors_init(&m->successors, orgs, o->day);
	zy_findings_init(&m->findings, t->nrows);
	zy_findings_take_flaws(&m->findings, t);
	m->in = zy_reallocarray(NULL, t->nrows + 1, sizeof(*m->in));
	for (i = 0; i < t->nrows; i++)
		m->in[i] = ZY_INTERN_NONE;
	m->cards = zy_calloc(t->nrows, sizeof(*m->cards));
	m->bad = zy_calloc(t->nrows, sizeof(*m->bad));
	m->left_out = zy_calloc(t->ncolumns, sizeof(*m->left_out));
	for (i = 0; i < t->ncolumns; i++)
		m->left_out[i] = o->numbers == ZY_NUMBERS_DROP &&
				 zy_personal_is_column(t->columns[i].name);
}

void
zy_members_release(struct zy_members *m)
{
	zy_findings_release(&m->findings);
	zy_org_successors_release(&m->successors);
	free(m->in);
	free(m->cards);
	free(m->bad);
	free(m->left_out);
	*m = (struct zy_members){0};
}

/* Refuses member i without a name, or with a private number in it. */
static void
check_name(struct zy_members *m, size_t i)
{
	struct zy_view name = zy_members_cell(m, i, m->name);
	struct zy_buf b = ZY_BUF_INIT;

	if (name.n == 0)
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_MISSING, m->name, _("the member has no name"));
	else if (zy_privacy_mask(&b, name))
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_PRIVATE, m->name,
		    _("a number of an identity card or telephone in a name:"));
	zy_buf_release(&b);
}

/* Returns whether member i has a day of leaving. */
static bool
has_left(const struct zy_members *m, size_t i)
{
	return zy_members_cell(m, i, zy_table_find(m->table, "left")).n > 0;
}

/*
 * Replaces the organisation of a member who has not left by its successor,
 * where it is closed and was merged.
 */
static void
follow_merged(struct zy_members *m, size_t i)
{
	uint32_t org = zy_org_successors_find(&m->successors, m->in[i]);

	if (org == m->in[i] || has_left(m, i))
		return;
	m->merged_orgs++;
	m->in[i] = org;
}

/* Returns whether the base has member i in an organisation that is open. */
static bool
is_elsewhere(struct zy_members *m, size_t i)
{
	const struct zy_merge *b = m->o.base;
	uint32_t k = b ? zy_merge_row(b, zy_members_cell(m, i, m->id))
		       : (uint32_t)ZY_INTERN_NONE;
	uint32_t org;

	if (k == ZY_INTERN_NONE)
		return false;
	org = zy_org_roster_find(m->orgs,
	    zy_table_cell(b->base.rows[k], zy_table_find(&b->base, "org")));
	return org < m->orgs->orgs.n &&
	       !zy_org_successors_is_closed(&m->successors, org);
}

/* Warns of members, who have not left, in organisations that are closed. */
static void
check_closed(struct zy_members *m)
{
	size_t i;

	for (i = 0; i < m->table->nrows; i++)
		if (!m->findings.out[i] &&
		    zy_org_successors_is_closed(&m->successors, m->in[i]) &&
		    !has_left(m, i) && !is_elsewhere(m, i))
			zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
			    ZY_FAULT_CHANGED, m->org,
			    _("its organisation was closed on %.*s; where is "
			      "the member now? not"),
			    ZY_ARG(zy_org_roster_cell(
				m->orgs, m->in[i], m->successors.closed)));
}

/* Returns the heading of a column in the input of member i. */
static struct zy_view
heading_of(const struct zy_members *m, size_t i, int column)
{
	return zy_table_heading(m->table, m->table->rows[i], (size_t)column);
}

/*
 * Returns the cell of a twin of the organisation's column for member i; an
 * empty view where that is the cell of the organisation itself.
 */
static struct zy_view
twin_of(const struct zy_members *m, size_t i, size_t twin)
{
	struct zy_view cell =
	    zy_text_trim(zy_members_cell(m, i, m->twins[twin]));

	return zy_view_eq(cell, zy_members_cell(m, i, m->org))
		   ? (struct zy_view){NULL, 0}
		   : cell;
}

/*
 * Returns the heading of the column that names the organisation of member i:
 * that of a twin from which the cell was filled, or that of the column.
 */
static struct zy_view
own_heading(const struct zy_members *m, size_t i)
{
	struct zy_view cell = zy_members_cell(m, i, m->org);
	size_t k;

	for (k = 0; k < m->ntwins; k++)
		if (zy_view_eq(zy_members_cell(m, i, m->twins[k]), cell))
			return heading_of(m, i, m->twins[k]);
	return heading_of(m, i, m->org);
}

/*
 * Searches for the organisation of member i, whose own cell names none, by the
 * twins of its column, and sets m->in[i] to the lowest that they name, with a
 * warning.  Returns whether there is one.
 */
static bool
find_by_twins(struct zy_members *m, size_t i, const struct zy_name_hints *hints)
{
	struct zy_view cell;
	size_t k, at = m->ntwins;
	uint32_t org;

	for (k = 0; k < m->ntwins; k++) {
		cell = twin_of(m, i, k);
		if (cell.n == 0)
			continue;
		org = zy_org_roster_search(m->orgs, cell, hints, "", NULL);
		if (org >= m->orgs->orgs.n ||
		    (at < m->ntwins &&
			!zy_org_roster_is_in(m->orgs, org, m->in[i])))
			continue;
		m->in[i] = org;
		at = k;
	}
	if (at == m->ntwins)
		return false;
	zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
	    ZY_FAULT_UNKNOWN_ORG, m->twins[at],
	    _("counts, since '%.*s' says '%.*s', which is no organisation:"),
	    ZY_ARG(heading_of(m, i, m->org)),
	    ZY_ARG(zy_members_cell(m, i, m->org)));
	return true;
}

/*
 * Compares the organisation of member i with those that the twins of its column
 * name.  Of two of which one is above the other the lower one counts, unless
 * the headings name one thing; any other second one refuses the record.
 */
static void
compare_twins(struct zy_members *m, size_t i, const struct zy_name_hints *hints)
{
	struct zy_view cell, heading;
	uint32_t org;
	size_t k;
	bool one;

	for (k = 0; k < m->ntwins; k++) {
		cell = twin_of(m, i, k);
		if (cell.n == 0)
			continue;
		org = zy_org_roster_search(m->orgs, cell, hints, "", NULL);
		if (org == ZY_INTERN_NONE)
			zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
			    ZY_FAULT_UNKNOWN_ORG, m->twins[k],
			    _("no such organisation"));
		if (org >= m->orgs->orgs.n || org == m->in[i])
			continue;
		heading = heading_of(m, i, m->twins[k]);
		one = zy_name_columns_are_one(own_heading(m, i), heading);
		if (!one && zy_org_roster_is_in(m->orgs, m->in[i], org))
			continue;
		if (!one && zy_org_roster_is_in(m->orgs, org, m->in[i]))
			m->in[i] = org;
		else
			zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
			    ZY_FAULT_CONTRADICTS, m->org,
			    _("'%.*s' says '%.*s', which contradicts"),
			    ZY_ARG(heading), ZY_ARG(cell));
	}
}

/* Finds the organisation of member i, or refuses the member. */
static void
find_org(struct zy_members *m, size_t i)
{
	struct zy_view cell = zy_members_cell(m, i, m->org);
	struct zy_name_hints hints =
	    zy_name_columns_row(&m->names, m->table->rows[i]);
	struct zy_name_miss miss = {0};

	m->in[i] = ZY_INTERN_NONE;
	if (cell.n == 0 && m->o.org) {
		cell = zy_view(m->o.org);
		zy_table_set(m->table, i, (size_t)m->org, cell);
	}
	if (cell.n == 0) {
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_MISSING, m->org,
		    _("the member belongs to no organisation (see "
		      "--org)"));
		return;
	}
	m->in[i] = zy_org_roster_search(
	    m->orgs, cell, &hints, _("no such organisation"), &miss);
	if (m->in[i] >= m->orgs->orgs.n && !find_by_twins(m, i, &hints)) {
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    miss.fault, m->org, "%s", miss.what.p);
	} else {
		compare_twins(m, i, &hints);
		follow_merged(m, i);
	}
	zy_name_miss_release(&miss);
}

/* Checks, stores and masks the number of the identity card of member i. */
static void
check_card(struct zy_members *m, size_t i)
{
	struct zy_view cell = zy_members_cell(m, i, m->card);
	enum zy_finding_kind kind = ZY_FINDING_REFUSED;
	const char *what = NULL;

	switch (zy_privacy_card(cell, m->cards[i])) {
	case ZY_CARD_CUT:
		/* The member is right, only the number is gone. */
		if (m->o.numbers != ZY_NUMBERS_KEEP)
			kind = ZY_FINDING_WARNED;
		m->bad[i] |= BAD_CARD;
		what = _("a spreadsheet has cut the number of the identity "
			 "card: format the column as text and export again;");
		break;
	case ZY_CARD_FORM:
		what = _("a number of an identity card has 18 (or 15) "
			 "characters, not");
		break;
	case ZY_CARD_REGION:
		what = _("no province begins the number of the identity card");
		break;
	case ZY_CARD_DATE:
		what = _("no such birthday in the number of the identity card");
		break;
	case ZY_CARD_CHECK:
		what = _("check digit of the number of the identity card is "
			 "wrong (GB 11643):");
		break;
	default:
		break;
	}
	if (cell.n)
		zy_personal_mask_cell(m->table, i, m->card);
	if (what)
		zy_findings_fault(
		    &m->findings, i, kind, ZY_FAULT_CARD, m->card, "%s", what);
}

/* Checks and masks the telephone number of member i. */
static void
check_phone(struct zy_members *m, size_t i)
{
	struct zy_view cell = zy_members_cell(m, i, m->phone);
	bool good = zy_privacy_is_phone(cell);

	/* Stars: somebody masked it before. */
	if (cell.n == 0 || memchr(cell.p, '*', cell.n))
		return;
	if (m->o.numbers != ZY_NUMBERS_KEEP)
		zy_personal_mask_cell(m->table, i, m->phone);
	if (good)
		return;
	m->bad[i] |= BAD_PHONE;
	zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED, ZY_FAULT_PHONE,
	    m->phone, _("not a number of a telephone"));
}

/*
 * Refuses member i if the id is a private number, or is missing where no id is
 * to be made.
 */
static void
check_id(struct zy_members *m, size_t i)
{
	struct zy_view id = zy_members_cell(m, i, m->id);
	char number[19];

	if (id.n && m->o.numbers != ZY_NUMBERS_KEEP &&
	    zy_privacy_card(id, number) == ZY_CARD_VALID)
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_PRIVATE, m->id,
		    _("the code is the number of an identity card, which is "
		      "not passed on:"));
	else if (id.n == 0 && !m->o.assign_ids && !m->o.base)
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_MISSING, m->id,
		    _("the member has no code (see --assign-ids)"));
}

/* Refuses members who have no id and are not known by the base. */
static void
check_unknown(struct zy_members *m)
{
	size_t i;

	for (i = 0; i < m->table->nrows; i++)
		if (!m->findings.out[i] && zy_members_cell(m, i, m->id).n == 0)
			zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
			    ZY_FAULT_MISSING, m->id,
			    _("the member has no code, and the base has "
			      "nobody of the name there (see --assign-ids)"));
}

/*
 * Refuses a day of joining before the Party was founded in July 1921, and warns
 * of one before the member was 18.
 */
static void
check_joined(struct zy_members *m, size_t i)
{
	struct zy_view cell = zy_members_cell(m, i, m->joined);
	struct zy_date joined, born;

	if (cell.n == 0 || !zy_date_parse(&joined, cell))
		return;
	if (joined.year < 1921 ||
	    (joined.year == 1921 && joined.month && joined.month < 7)) {
		zy_findings_fault(&m->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RANGE, m->joined,
		    _("before the party was founded:"));
		return;
	}
	if (!m->cards[i][0])
		return;
	born = zy_privacy_birthday(m->cards[i]);
	born.year += 18;
	if (joined.month == 0)
		born.month = born.day = 0;
	else if (joined.day == 0)
		born.day = 0;
	if (zy_date_cmp(joined, born) < 0)
		zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_RANGE, m->joined,
		    _("joined before the age of 18, by the number of the "
		      "identity card:"));
}

void
zy_members_check(struct zy_members *m)
{
	size_t i, n = m->table->nrows;

	zy_findings_find_repeats(&m->findings, m->table, m->name);
	for (i = 0; i < n; i++) {
		if (zy_findings_is_repeat(&m->findings, i))
			continue;
		check_name(m, i);
		zy_members_take_note(m, i);
		find_org(m, i);
		check_id(m, i);
		if (m->card >= 0)
			check_card(m, i);
		if (m->phone >= 0)
			check_phone(m, i);
		check_joined(m, i);
		if (m->o.numbers != ZY_NUMBERS_KEEP)
			zy_personal_mask_record(m->table, i, &m->findings);
		if (!m->findings.out[i])
			zy_table_set(m->table, i, (size_t)m->org,
			    zy_org_roster_id(m->orgs, m->in[i]));
	}
	if (m->o.base)
		zy_members_match(m);
	check_closed(m);
	if (m->o.assign_ids)
		zy_members_assign(m);
	else if (m->o.base)
		check_unknown(m);
	zy_findings_check_ids(&m->findings, m->table, m->id);
	zy_findings_settle_repeats(&m->findings);
}

/* Compares two rows by organisation and id, for qsort_r. */
static int
by_org(const void *a, const void *b, void *context)
{
	const struct zy_members *m = context;
	size_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int order = zy_view_cmp(
	    zy_members_cell(m, x, m->org), zy_members_cell(m, y, m->org));

	return order ? order
		     : zy_view_cmp(zy_members_cell(m, x, m->id),
			   zy_members_cell(m, y, m->id));
}

/*
 * Restores the number as the input had it: m->cards has old numbers in the form
 * of 18 characters.
 */
static void
give_back(struct zy_members *m, size_t i)
{
	const char *card = m->cards[i];
	struct zy_view was = zy_members_cell(m, i, m->card);
	char old[16];

	if (!card[0])
		return;
	if (was.n < 18) {
		memcpy(old, card, 6);
		memcpy(old + 6, card + 8, 9);
		old[15] = '\0';
		card = old;
	}
	zy_table_set(m->table, i, (size_t)m->card, zy_view(card));
}

void
zy_members_mask(struct zy_members *m, size_t row)
{
	size_t c;

	for (c = 0; c < m->table->ncolumns; c++)
		if (m->o.numbers == ZY_NUMBERS_MASK &&
		    zy_personal_is_column(m->table->columns[c].name))
			zy_personal_mask_cell(m->table, row, (int)c);
}

/* Adds the records of the base that the list of n rows lacks to the table. */
static size_t
add_unchanged(struct zy_members *m, uint32_t *rows, size_t n)
{
	const struct zy_merge *b = m->o.base;
	bool *there = zy_calloc(b->base.nrows, sizeof(*there));
	struct zy_table *t = m->table;
	struct zy_view *cells = zy_calloc(t->ncolumns, sizeof(*cells));
	size_t i, k;
	uint32_t row;

	for (i = 0; i < n; i++) {
		row = zy_merge_row(b, zy_members_cell(m, rows[i], m->id));
		if (row != ZY_INTERN_NONE)
			there[row] = true;
	}
	for (i = 0; i < b->base.nrows; i++) {
		if (there[i])
			continue;
		memset(cells, 0, t->ncolumns * sizeof(*cells));
		for (k = 0; k < b->base.ncolumns; k++)
			cells[zy_table_column(t, b->base.columns[k].name,
			    b->base.columns[k].decl)] =
			    zy_table_cell(b->base.rows[i], (int)k);
		zy_table_add_cells(t, cells, t->ncolumns);
		zy_members_mask(m, t->nrows - 1);
		rows[n++] = (uint32_t)t->nrows - 1;
	}
	free(there);
	free(cells);
	return n;
}

size_t
zy_members_accepted(struct zy_members *m, uint32_t *rows)
{
	size_t i, n = 0, nrows = m->table->nrows;

	for (i = 0; i < nrows; i++) {
		if (m->findings.out[i])
			continue;
		if (m->o.numbers == ZY_NUMBERS_KEEP && m->card >= 0)
			give_back(m, i);
		/* Half a number is none, masked or not. */
		if (m->bad[i] & BAD_CARD)
			zy_table_set(m->table, i, (size_t)m->card, ZY_VIEW(""));
		if (m->bad[i] & BAD_PHONE && m->o.numbers == ZY_NUMBERS_MASK)
			zy_table_set(
			    m->table, i, (size_t)m->phone, ZY_VIEW(""));
		rows[n++] = (uint32_t)i;
	}
	if (m->o.base)
		n = add_unchanged(m, rows, n);
	qsort_r(rows, n, sizeof(*rows), by_org, m);
	return n;
}
