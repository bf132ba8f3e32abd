/*
 * Computes the figures of the campaign: for each organisation first, then
 * summed up by township and sector.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/overview.h"

#include <stdlib.h>

#include "report/standing.h"

/* The figures by township, or by sector: a part for each key. */
struct split {
	struct zy_intern *keys;
	struct zy_part *parts;
	size_t cap;
};

static struct zy_part *
part_of(struct split *s, struct zy_view key)
{
	uint32_t n = zy_intern_count(s->keys), i = zy_intern_put(s->keys, key);

	s->parts = zy_grow(s->parts, &s->cap, i + 1, sizeof(*s->parts));
	if (i == n)
		s->parts[i] = (struct zy_part){.key = key};
	return &s->parts[i];
}

/* Adds the figures of an organisation to those of a township or sector. */
static void
add(struct zy_part *to, const struct zy_part *org)
{
	to->orgs += org->orgs;
	to->joined += org->joined;
	to->members += org->members;
	to->members_joined += org->members_joined;
	to->pledges += org->pledges;
	to->published += org->published;
	to->due += org->due;
	to->kept += org->kept;
}

/*
 * Orders townships by the share of organisations that take part, highest first,
 * then by name; shares are compared exactly.
 */
static int
by_share(const void *a, const void *b)
{
	const struct zy_part *x = a, *y = b;
	zy_uint128 l = (zy_uint128)x->joined * y->orgs;
	zy_uint128 r = (zy_uint128)y->joined * x->orgs;

	if (l != r)
		return l > r ? -1 : 1;
	return zy_view_cmp(x->key, y->key);
}

static int
by_label(const void *a, const void *b)
{
	return zy_label_cmp(
	    ((const struct zy_part *)a)->key, ((const struct zy_part *)b)->key);
}

/*
 * Counts the members of an organisation: from the stream of members if there is
 * one; else by the organisation's own figure, unless it has subordinate
 * organisations, whose members that figure includes.
 */
static void
count_members(struct zy_part *each, const struct zy_report_data *data)
{
	const struct zy_table *t = &data->orgs;
	int c = zy_table_find(t, "members"), up = zy_table_find(t, "parent");
	bool *above = zy_calloc(t->nrows + 1, sizeof(*above));
	uint32_t i, n = zy_intern_count(data->member_ids), o;
	int64_t figure;

	for (i = 0; i < n; i++) {
		o = zy_intern_find(data->org_ids, data->members[i].org);
		if (o != ZY_INTERN_NONE &&
		    zy_intern_find(data->left,
			zy_intern_get(data->member_ids, i)) == ZY_INTERN_NONE)
			each[o].members++;
	}
	for (i = 0; i < t->nrows; i++) {
		o = zy_intern_find(
		    data->org_ids, zy_table_cell(t->rows[i], up));
		if (o != ZY_INTERN_NONE)
			above[o] = true;
	}
	for (i = 0; n == 0 && i < t->nrows; i++) {
		if (!above[i] &&
		    zy_integer_parse(
			&figure, zy_table_cell(t->rows[i], c), 0, INT64_MAX))
			each[i].members = (uint64_t)figure;
	}
	free(above);
}

/*
 * Adds the pledges of each subject to the organisation to which it belongs, or
 * to the unknown ones.  each has an element for each row of the roster.
 */
static void
count_pledges(struct zy_overview *c, struct zy_part *each,
    const struct zy_report_data *data)
{
	uint32_t i;
	int64_t org;

	for (i = 0; i < zy_intern_count(data->pledge_subjects); i++) {
		const struct zy_pledges *p = &data->pledges[i];

		if (p->made == 0)
			continue; /* all withdrawn */
		c->kept += p->kept;
		if (zy_intern_find(
			data->left, zy_intern_get(data->pledge_subjects, i)) !=
		    ZY_INTERN_NONE)
			continue;
		org = zy_report_data_org_row(
		    data, zy_intern_get(data->pledge_subjects, i));
		if (org < 0) {
			c->unknown += p->made;
			c->unknown_published += p->published;
			c->unknown_due += p->due;
			c->unknown_kept += p->due_kept;
			c->all.due += p->due;
			c->all.kept += p->due_kept;
			c->all.pledges += p->made;
			c->all.published += p->published;
			continue;
		}
		if (zy_intern_find(data->org_ids,
			zy_intern_get(data->pledge_subjects, i)) !=
		    ZY_INTERN_NONE)
			each[org].joined = 1;
		else
			each[org].members_joined++;
		each[org].pledges += p->made;
		each[org].published += p->published;
		each[org].due += p->due;
		each[org].kept += p->due_kept;
	}
}

/*
 * Finds the township to which an organisation belongs.  Returns false for the
 * county itself, which is superior to all.
 */
static bool
township_of(const struct zy_table *t, const struct zy_table_row *row,
    struct zy_view *township)
{
	*township = zy_table_cell(row, zy_table_find(t, "township"));
	if (township->n ||
	    !zy_view_is(
		zy_table_cell(row, zy_table_find(t, "level")), "county"))
		return true;
	*township = ZY_VIEW("county");
	return zy_table_cell(row, zy_table_find(t, "parent")).n > 0;
}

/*
 * Computes the figures of each organisation, and sums them up by township and
 * by sector.  Closed organisations do not count.
 */
static void
split_orgs(struct zy_overview *c, const struct zy_report_data *data)
{
	const struct zy_table *t = &data->orgs;
	struct zy_part *each = zy_calloc(t->nrows + 1, sizeof(*each));
	struct split towns = {.keys = zy_intern_new()};
	struct split sectors = {.keys = zy_intern_new()};
	int sector = zy_table_find(t, "sector");
	int closed = zy_table_find(t, "closed");
	struct zy_view township;
	size_t i;

	count_members(each, data);
	count_pledges(c, each, data);
	for (i = 0; i < t->nrows; i++) {
		/* Its records are kept, and count in nothing any more. */
		if (zy_date_is_over(
			zy_table_cell(t->rows[i], closed), data->day))
			continue;
		each[i].orgs = 1;
		add(&c->all, &each[i]);
		if (township_of(t, t->rows[i], &township))
			add(part_of(&towns, township), &each[i]);
		add(part_of(&sectors, zy_table_cell(t->rows[i], sector)),
		    &each[i]);
	}
	c->townships = towns.parts;
	c->ntownships = zy_intern_count(towns.keys);
	c->sectors = sectors.parts;
	c->nsectors = zy_intern_count(sectors.keys);
	zy_intern_free(towns.keys);
	zy_intern_free(sectors.keys);
	free(each);
	if (c->ntownships)
		qsort(c->townships, c->ntownships, sizeof(*c->townships),
		    by_share);
	if (c->nsectors)
		qsort(c->sectors, c->nsectors, sizeof(*c->sectors), by_label);
}

/*
 * Counts the ballots of reviews.  Since a paper answers all questions, the
 * number of papers is the maximum over the questions; those of void sessions do
 * not count.
 */
static void
count_ballots(struct zy_overview *c, const struct zy_tally_sums *s)
{
	size_t i;

	for (i = 0; i < s->by_group.pairs.n; i++) {
		const int64_t *f = s->by_group.figures + i * s->by_group.width;
		int64_t returned = f[ZY_TALLY_PAPERS_RETURNED];

		if (returned > 0)
			c->ballots += (uint64_t)returned;
		else if (f[ZY_TALLY_PAPERS_MARKED] > 0)
			c->ballots += (uint64_t)f[ZY_TALLY_PAPERS_MARKED];
		if (f[ZY_TALLY_PAPERS_ISSUED] <= 0 || returned <= 0)
			continue;
		c->issued += (uint64_t)f[ZY_TALLY_PAPERS_ISSUED];
		c->returned += (uint64_t)returned;
	}
	c->reviewed = zy_intern_count(s->subjects);
}

void
zy_overview_init(struct zy_overview *c, const struct zy_report_data *data)
{
	*c = (struct zy_overview){.unknown = 0};
	split_orgs(c, data);
	count_ballots(c, &data->sums);
}

void
zy_overview_release(struct zy_overview *c)
{
	free(c->townships);
	free(c->sectors);
}
