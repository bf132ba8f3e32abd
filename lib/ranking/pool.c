/*
 * Builds the pool of a draw from a table: chooses its subjects, groups them,
 * and orders both so that the order of records has no effect.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/pool.h"

#include <stdlib.h>

#include "model/name-columns.h"
#include "model/record.h"

/* The columns of the table that are read. */
struct columns {
	int subject, name, org, eligible, closed, group;
	struct zy_name_columns beside; /* that help to find organisations */
	int *by;		       /* of the table, or -1 */
	int *org_by; /* of the roster, where the table lacks the column */
};

void
zy_pool_release(struct zy_pool *p)
{
	free(p->subjects);
	free(p->ordered);
	free(p->groups);
	zy_findings_release(&p->findings);
	zy_arena_release(&p->arena);
	*p = (struct zy_pool){0};
}

/*
 * Fills e with the error that the table has no column of that name.  Always
 * returns -1.
 */
static int
no_column(const struct zy_pool *p, const char *name, struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_CONFIG, _("no column '%.*s'"),
	    ZY_ARG(zy_record_column_label(zy_view(name))));
	if (p->table->nfiles)
		zy_error_at(e, p->table->files[0], 0, 0);
	return -1;
}

/*
 * Finds the columns of the pool's table.  A column of a group that the table
 * lacks may be one of the roster.  Returns 0, or -1 with e set where a column
 * is missing.
 */
static int
find_columns(const struct zy_pool *p, struct columns *c, struct zy_error *e)
{
	const struct zy_table *t = p->table;
	size_t i;

	c->subject = zy_table_find(t, "subject");
	if (c->subject < 0)
		c->subject = zy_table_find(t, "id");
	c->name = zy_table_find(t, "name");
	if (c->subject < 0)
		c->subject = c->name;
	if (c->subject < 0 && t->nrows)
		return no_column(p, "id", e);
	c->org = zy_table_find(t, "org");
	zy_name_columns_of_table(&c->beside, t, c->subject);
	c->eligible = zy_table_find(t, "eligible");
	c->closed = zy_table_find(t, "closed");
	if (c->closed < 0)
		c->closed = zy_table_find(t, "left");
	c->group = zy_table_find(t, "group");
	for (i = 0; i < p->nby; i++) {
		c->by[i] = zy_table_find(t, p->by[i]);
		c->org_by[i] =
		    p->orgs ? zy_table_find(&p->orgs->table, p->by[i]) : -1;
		/* A record of a draw is its own pool: it has the group. */
		if (c->by[i] < 0 && c->org_by[i] < 0 && t->nrows &&
		    (c->group < 0 || zy_table_find(t, "pool_sha256") < 0))
			return no_column(p, p->by[i], e);
	}
	return 0;
}

/* Finds the organisation of a record.  Returns false where it is refused. */
static bool
find_org(struct zy_pool *p, const struct columns *c, size_t row,
    struct zy_pool_subject *x)
{
	const struct zy_table_row *cells = p->table->rows[row];
	struct zy_name_hints beside = zy_name_columns_row(&c->beside, cells);
	struct zy_view cell = x->id;
	int column = c->subject;
	uint32_t found;
	struct zy_name_miss miss = {0};

	x->org = ZY_INTERN_NONE;
	if (!p->orgs)
		return true;
	found = zy_org_roster_search(p->orgs, cell, &beside, NULL, NULL);
	if (found == ZY_INTERN_NONE && c->org >= 0) {
		column = c->org;
		cell = zy_table_cell(cells, c->org);
		found = cell.n ? zy_org_roster_search(
				     p->orgs, cell, &beside, NULL, NULL)
			       : ZY_INTERN_NONE;
	} else if (found < p->orgs->orgs.n) {
		x->id = zy_org_roster_id(p->orgs, found);
		if (x->name.n == 0)
			x->name = zy_org_roster_name(p->orgs, found);
	}
	if (found < p->orgs->orgs.n) {
		x->org = found;
		return true;
	}
	zy_org_roster_search(
	    p->orgs, cell, &beside, _("no such organisation"), &miss);
	zy_findings_fault(&p->findings, row, ZY_FINDING_REFUSED, miss.fault,
	    column, "%s", miss.what.p);
	zy_name_miss_release(&miss);
	return false;
}

/* Returns whether a cell of `closed` says that this day has come. */
static bool
is_closed(const struct zy_pool *p, struct zy_view cell)
{
	struct zy_date d;

	return cell.n && !(zy_date_parse(&d, cell) && p->today.year &&
			     zy_date_cmp(d, p->today) > 0);
}

/* Returns whether a subject may be drawn; counts or refuses it where not. */
static bool
may_be_drawn(struct zy_pool *p, const struct columns *c, size_t row,
    const struct zy_pool_subject *x)
{
	struct zy_view closed = zy_table_cell(p->table->rows[row], c->closed);
	struct zy_view eligible =
	    zy_table_cell(p->table->rows[row], c->eligible);

	if (c->closed < 0 && x->org != ZY_INTERN_NONE)
		closed = zy_org_roster_cell(
		    p->orgs, x->org, zy_table_find(&p->orgs->table, "closed"));
	if (is_closed(p, closed)) {
		p->closed++;
		return false;
	}
	if (c->eligible < 0 || zy_view_is(eligible, "yes"))
		return true;
	if (eligible.n == 0)
		zy_findings_fault(&p->findings, row, ZY_FINDING_REFUSED,
		    ZY_FAULT_YESNO, c->eligible, "%s", _("neither yes nor no"));
	else
		p->ineligible++;
	return false;
}

/* Appends the key of the group of a record to b. */
static void
put_group(struct zy_pool *p, const struct columns *c, size_t row,
    const struct zy_pool_subject *x, struct zy_buf *b)
{
	struct zy_view *cells =
	    zy_reallocarray(NULL, p->nby + 1, sizeof(*cells));
	const struct zy_table_row *r = p->table->rows[row];
	size_t i, n = p->nby;

	for (i = 0; i < p->nby; i++) {
		cells[i] = zy_table_cell(r, c->by[i]);
		if (c->by[i] < 0 && x->org != ZY_INTERN_NONE)
			cells[i] =
			    zy_org_roster_cell(p->orgs, x->org, c->org_by[i]);
		else if (c->by[i] < 0 && c->org_by[i] < 0) {
			cells[0] = zy_table_cell(r, c->group);
			n = 1;
			break;
		}
	}
	zy_group_key(b, cells, n);
	free(cells);
}

/* What sorting looks at. */
struct order {
	const struct zy_pool *p;
	bool numbers; /* all ids are whole numbers */
};

/* Returns whether an id is a whole number. */
static bool
is_number(struct zy_view id)
{
	size_t i;

	for (i = 0; i < id.n; i++)
		if (id.p[i] < '0' || id.p[i] > '9')
			return false;
	return id.n > 0;
}

/* Returns a whole number without its leading zeros. */
static struct zy_view
without_zeros(struct zy_view id)
{
	while (id.n > 1 && *id.p == '0') {
		id.p++;
		id.n--;
	}
	return id;
}

/*
 * Compares two ids; as whole numbers if numbers is true, so that 9 comes before
 * 10.
 */
static int
compare_ids(struct zy_view a, struct zy_view b, bool numbers)
{
	struct zy_view x = without_zeros(a), y = without_zeros(b);
	int c;

	if (!numbers)
		return zy_view_cmp(a, b);
	if (x.n != y.n)
		return x.n < y.n ? -1 : 1;
	c = zy_view_cmp(x, y);
	return c ? c : zy_view_cmp(a, b);
}

/* Orders subjects by id, then by group, name and the record's other cells. */
static int
compare_subjects(const void *a, const void *b, void *context)
{
	const struct zy_pool_subject *x = a, *y = b;
	const struct order *o = context;
	int c = compare_ids(x->id, y->id, o->numbers);

	if (c == 0)
		c = (x->group > y->group) - (x->group < y->group);
	return c ? c : zy_view_cmp(x->name, y->name);
}

/* Compares two groups by name, then by key, for qsort. */
static int
compare_groups(const void *a, const void *b)
{
	const struct zy_pool_group *x = a, *y = b;
	int c = zy_view_cmp(x->name, y->name);

	return c ? c : zy_view_cmp(x->key, y->key);
}

/* Reads the records into p->subjects, with groups as they come. */
static struct zy_intern *
take_rows(struct zy_pool *p, const struct columns *c)
{
	const struct zy_table *t = p->table;
	struct zy_intern *groups = zy_intern_new();
	struct zy_buf key = ZY_BUF_INIT;
	struct zy_pool_subject x;
	size_t row;

	p->subjects = zy_reallocarray(NULL, t->nrows + 1, sizeof(*p->subjects));
	for (row = 0; row < t->nrows; row++) {
		x = (struct zy_pool_subject){.row = (uint32_t)row};
		x.id = zy_text_trim(
		    zy_cell_unmarked(zy_table_cell(t->rows[row], c->subject)));
		x.name = zy_table_cell(t->rows[row], c->name);
		if (x.id.n == 0) {
			zy_findings_fault(&p->findings, row, ZY_FINDING_REFUSED,
			    ZY_FAULT_MISSING, c->subject, "%s",
			    _("is missing"));
			continue;
		}
		if (!find_org(p, c, row, &x) || !may_be_drawn(p, c, row, &x))
			continue;
		zy_buf_reset(&key);
		put_group(p, c, row, &x, &key);
		p->ungrouped += p->nby && key.n == 0;
		x.group = zy_intern_put(groups, zy_buf_get(&key));
		p->subjects[p->n++] = x;
	}
	zy_buf_release(&key);
	return groups;
}

/* Leaves one record of each subject, none where they are of two groups. */
static void
drop_repeats(struct zy_pool *p, const struct order *o)
{
	struct zy_pool_subject *s = p->subjects;
	uint32_t i, k, end, n = 0;
	bool two;

	for (i = 0; i < p->n; i = end) {
		two = false;
		for (end = i + 1; end < p->n; end++) {
			if (compare_ids(s[i].id, s[end].id, o->numbers))
				break;
			two = two || s[end].group != s[i].group;
		}
		for (k = two ? i : i + 1; k < end; k++)
			zy_findings_fault(&p->findings, s[k].row,
			    two ? ZY_FINDING_REFUSED : ZY_FINDING_WARNED,
			    two ? ZY_FAULT_SECOND : ZY_FAULT_REPEAT, -1,
			    two ? _("'%.*s' stands in the pool in two groups")
				: _("'%.*s' stands in the pool more than once, "
				    "and counts once"),
			    ZY_ARG(s[k].id));
		if (!two)
			s[n++] = s[i];
	}
	p->n = n;
}

/* Makes the groups, in the order of their names, and p->ordered. */
static void
make_groups(struct zy_pool *p, const struct zy_intern *keys)
{
	uint32_t n = zy_intern_count(keys), i, k, *number;
	struct zy_buf name = ZY_BUF_INIT;
	struct zy_pool_group *g;

	p->groups = zy_calloc(n + 1, sizeof(*p->groups));
	number = zy_calloc(n + 1, sizeof(*number));
	for (i = 0; i < n; i++) {
		struct zy_view key = zy_intern_get(keys, i);

		g = &p->groups[i];
		zy_buf_reset(&name);
		zy_group_name(&name, key);
		g->key = (struct zy_view){
		    zy_arena_strndup(&p->arena, key.n ? key.p : "", key.n),
		    key.n};
		g->name = (struct zy_view){
		    zy_arena_strndup(&p->arena, name.n ? name.p : "", name.n),
		    name.n};
		g->first = i;
	}
	zy_buf_release(&name);
	qsort(p->groups, n, sizeof(*p->groups), compare_groups);
	for (i = 0; i < n; i++)
		number[p->groups[i].first] = i;
	for (i = 0; i < p->n; i++) {
		p->subjects[i].group = number[p->subjects[i].group];
		p->groups[p->subjects[i].group].n++;
	}
	for (k = 0, i = 0; i < n; i++) {
		p->groups[i].first = k;
		k += p->groups[i].n;
		p->groups[i].n = 0;
	}
	p->ordered = zy_calloc(p->n + 1u, sizeof(*p->ordered));
	for (i = 0; i < p->n; i++) {
		g = &p->groups[p->subjects[i].group];
		p->ordered[g->first + g->n++] = i;
	}
	p->ngroups = n;
	free(number);
}

int
zy_pool_build(struct zy_pool *p, struct zy_error *e)
{
	struct columns c = {.by = zy_calloc(p->nby + 1, sizeof(*c.by)),
	    .org_by = zy_calloc(p->nby + 1, sizeof(*c.org_by))};
	struct order order = {p, true};
	struct zy_intern *groups;
	struct zy_digest digest;
	uint32_t i;
	int rc = find_columns(p, &c, e);

	zy_findings_init(&p->findings, p->table->nrows);
	if (rc == 0) {
		groups = take_rows(p, &c);
		for (i = 0; i < p->n && order.numbers; i++)
			order.numbers = is_number(p->subjects[i].id);
		qsort_r(p->subjects, p->n, sizeof(*p->subjects),
		    compare_subjects, &order);
		drop_repeats(p, &order);
		make_groups(p, groups);
		zy_intern_free(groups);
		zy_digest_init(&digest);
		for (i = 0; i < p->n; i++) {
			zy_digest_put(&digest, p->subjects[i].id);
			zy_digest_put(&digest, ZY_VIEW("\n"));
		}
		zy_digest_hex(&digest, p->sha256);
	}
	free(c.by);
	free(c.org_by);
	return rc;
}

int
zy_pool_number_parse(struct zy_pool_number *x, const char *text)
{
	struct zy_view v = zy_view(text);

	x->is_percent = v.n && v.p[v.n - 1] == '%';
	x->given = true;
	if (!x->is_percent)
		return zy_integer_parse(&x->number, v, 1, ZY_QUOTA_MAX) ? 0
									: -1;
	v.n--;
	return zy_decimal_parse(&x->percent, v) == ZY_NUMBER_OK &&
		       x->percent.coef > 0 &&
		       zy_decimal_cmp(
			   x->percent, (struct zy_decimal){100, 0}) <= 0
		   ? 0
		   : -1;
}

int64_t
zy_pool_number_of(const struct zy_pool_number *x, uint64_t n)
{
	zy_int128 den = 100;
	int i;

	if (!x->is_percent)
		return x->number;
	for (i = 0; i < x->percent.places; i++)
		den *= 10;
	return (int64_t)(((zy_int128)x->percent.coef * (zy_int128)n + den - 1) /
			 den);
}

int
zy_pool_share(struct zy_pool *p, int64_t total, int64_t *open, bool **tied,
    struct zy_error *e)
{
	struct zy_decimal *weights =
	    zy_reallocarray(NULL, p->ngroups + 1, sizeof(*weights));
	int64_t *places =
	    zy_reallocarray(NULL, p->ngroups + 1, sizeof(*places));
	uint32_t i;
	int rc;

	*tied = zy_calloc(p->ngroups + 1, sizeof(**tied));
	for (i = 0; i < p->ngroups; i++)
		weights[i] = (struct zy_decimal){p->groups[i].n, 0};
	rc = zy_apportion(weights, p->ngroups, total, places, *tied, open, e);
	for (i = 0; rc == 0 && i < p->ngroups; i++)
		p->groups[i].places = places[i];
	free(weights);
	free(places);
	return rc;
}
