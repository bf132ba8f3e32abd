/* SPDX-License-Identifier: MIT */
#include "ranking/contest.h"

#include <stdlib.h>

#include "model/record.h"

/* Not ranked, and why: what the reason column says. */
static const char no_value[] = "no value";
static const char equal[] = "equal across the cut";

enum {
	AHEAD = 12, /* rows that are fetched before they are needed */
};

void
zy_contest_release(struct zy_contest *c)
{
	size_t i;

	for (i = 0; c->names && i < c->ngroups; i++)
		free(c->names[i]);
	free(c->names);
	free(c->sorted);
	free(c->within_columns);
	free(c->cells);
	free(c->set);
	zy_buf_release(&c->scratch);
	zy_buf_release(&c->key);
	zy_intern_free(c->groups);
	zy_ranking_release(&c->ranking);
	zy_keys_release(&c->keys);
	zy_table_release(&c->table);
	*c = (struct zy_contest){0};
}

static void
want(struct zy_reader *r, int column)
{
	if (column >= 0)
		zy_reader_want(r, (size_t)column);
}

static void
find_columns(struct zy_contest *c, struct zy_reader *r)
{
	size_t i;

	c->bound = zy_reader_columns(r);
	c->by_column = zy_reader_find(r, c->by);
	c->subject_column = zy_reader_find(r, "subject");
	c->id_column = zy_reader_find(r, "id");
	c->veto_column = zy_reader_find(r, "veto");
	want(r, c->veto_column);
	want(r, c->by_column);
	want(r, c->subject_column);
	want(r, c->id_column);
	for (i = 0; i < c->nwithin; i++) {
		c->within_columns[i] = zy_reader_find(r, c->within[i]);
		want(r, c->within_columns[i]);
	}
	for (i = 0; i < c->keys.n; i++)
		want(r, zy_reader_find(r, c->keys.keys[i].name));
}

/* Only the columns that decide are cleaned; the others are carried. */
void
zy_contest_bind(struct zy_contest *c, struct zy_reader *r)
{
	if (!c->groups) {
		c->groups = zy_intern_new();
		c->within_columns =
		    zy_calloc(c->nwithin + 1, sizeof(*c->within_columns));
		c->cells = zy_calloc(c->nwithin + 1, sizeof(*c->cells));
	}
	zy_reader_want_none(r);
	find_columns(c, r);
}

/*
 * A cell of the current record.  A column that came with this very record
 * (JSON) was not wanted yet: it is cleaned here.
 */
static int
take_cell(struct zy_contest *c, struct zy_reader *r, int column,
    struct zy_view *out, struct zy_error *e)
{
	struct zy_error why = ZY_ERROR_INIT;

	*out = (struct zy_view){NULL, 0};
	if (column < 0)
		return 0;
	*out = zy_reader_cell(r, (size_t)column);
	if ((size_t)column < c->old)
		return 0;
	if (zy_cell_clean(zy_reader_column(r, (size_t)column), *out,
		&c->scratch, out, &why)) {
		zy_error_set(e, ZY_ERROR_RECORD, "%.*s: %s",
		    ZY_ARG(zy_reader_column_name(r, (size_t)column)),
		    why.message);
		return zy_error_at(e, zy_reader_name(r), zy_reader_line(r), 0);
	}
	out->p = zy_arena_strndup(&c->table.arena, out->p, out->n);
	return 0;
}

/* 1 a value, 0 none, -1 no number. */
static int
take_value(struct zy_contest *c, struct zy_reader *r, struct zy_decimal *d,
    struct zy_error *e)
{
	static const struct zy_column number = {
	    "value", "", NULL, ZY_RATIO, 0, NULL, ""};
	struct zy_error why = ZY_ERROR_INIT;
	struct zy_view cell;

	if (take_cell(c, r, c->by_column, &cell, e))
		return -1;
	if (cell.n == 0)
		return 0;
	if (zy_decimal_parse(d, cell) == ZY_NUMBER_OK)
		return 1;
	if (zy_cell_clean(&number, cell, &c->scratch, &cell, &why) == 0) {
		if (cell.n == 0)
			return 0;
		if (zy_decimal_parse(d, cell) == ZY_NUMBER_OK)
			return 1;
	}
	return zy_reader_blame(r, c->by_column,
	    zy_decimal_parse(d, cell) == ZY_NUMBER_LONG
		? _("number of more than 18 digits")
		: _("not a number"),
	    e);
}

static int
take_group(struct zy_contest *c, struct zy_reader *r, uint32_t *group,
    struct zy_error *e)
{
	size_t i;

	for (i = 0; i < c->nwithin; i++)
		if (take_cell(c, r, c->within_columns[i], &c->cells[i], e))
			return -1;
	zy_buf_reset(&c->key);
	zy_group_key(&c->key, c->cells, c->nwithin);
	*group = zy_intern_put(c->groups, zy_buf_get(&c->key));
	return 0;
}

/* Which of the vetoes "a;b" leaves the subject out; NULL: none. */
static const char *
barred_by(const struct zy_contest *c, struct zy_view vetoes)
{
	struct zy_view one;
	size_t i;

	while (c->nbarring && vetoes.n && zy_view_next(&vetoes, ';', &one))
		for (i = 0; i < c->nbarring; i++)
			if (zy_view_is(one, c->barring[i]))
				return c->barring[i];
	return NULL;
}

int
zy_contest_take(struct zy_contest *c, struct zy_reader *r, struct zy_error *e)
{
	struct zy_view subject, reason;
	struct zy_decimal d = {0};
	uint32_t group;
	int ranked;

	c->old = SIZE_MAX;
	if (c->bound != zy_reader_columns(r)) {
		c->old = c->bound;
		find_columns(c, r);
	}
	ranked = take_value(c, r, &d, e);
	if (ranked < 0 || take_group(c, r, &group, e) ||
	    take_cell(c, r, c->subject_column, &subject, e) ||
	    (subject.n == 0 && take_cell(c, r, c->id_column, &subject, e)))
		return -1;
	if (c->eligible && !zy_eligible_is(c->eligible, subject, &reason))
		ranked = 0;
	if (take_cell(c, r, c->veto_column, &reason, e))
		return -1;
	if (barred_by(c, reason))
		ranked = 0;
	zy_ranking_add(&c->ranking, group, ranked ? &d : NULL);
	zy_table_add(&c->table, r);
	return 0;
}

int
zy_contest_check(struct zy_contest *c, struct zy_reader *r, struct zy_error *e)
{
	const char *missing = NULL;
	size_t i;

	if (zy_reader_find(r, c->by) < 0)
		missing = c->by;
	for (i = 0; !missing && i < c->nwithin; i++)
		if (zy_reader_find(r, c->within[i]) < 0)
			missing = c->within[i];
	if (!missing && c->eligible && c->subject_column < 0 &&
	    c->id_column < 0)
		missing = "subject";
	if (!missing)
		return 0;
	zy_error_set(e, ZY_ERROR_CONFIG, _("no column '%s'"), missing);
	return zy_error_at(e, zy_reader_name(r), 0, 0);
}

static int
compare_groups(const void *a, const void *b, void *context)
{
	const struct zy_contest *c = context;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int d = strcmp(c->names[x], c->names[y]);

	return d ? d
		 : zy_view_cmp(zy_intern_get(c->groups, x),
		       zy_intern_get(c->groups, y));
}

static void
sort_groups(struct zy_contest *c)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	c->ngroups = c->groups ? zy_intern_count(c->groups) : 0;
	c->names = zy_calloc(c->ngroups, sizeof(*c->names));
	c->sorted = zy_calloc(c->ngroups, sizeof(*c->sorted));
	for (i = 0; i < c->ngroups; i++) {
		zy_buf_reset(&b);
		zy_group_name(&b, zy_intern_get(c->groups, (uint32_t)i));
		c->names[i] = zy_strndup(b.p ? b.p : "", b.n);
		c->sorted[i] = (uint32_t)i;
	}
	zy_buf_release(&b);
	qsort_r(c->sorted, c->ngroups, sizeof(*c->sorted), compare_groups, c);
}

int
zy_contest_place(struct zy_contest *c, enum zy_rank_method method,
    bool ascending, struct zy_error *e)
{
	const struct zy_rank_options o = {
	    .method = method,
	    .ascending = ascending,
	    .tie = c->keys.n ? zy_keys_tie : NULL,
	    .order = zy_keys_order,
	    .context = &c->keys,
	};

	c->subject_cell = zy_table_find(&c->table, "subject");
	c->id_cell = zy_table_find(&c->table, "id");
	c->veto_cell = zy_table_find(&c->table, "veto");
	c->ascending = ascending;
	sort_groups(c);
	if (zy_keys_prepare(&c->keys, &c->table, e))
		return -1;
	zy_ranking_place(&c->ranking, c->ngroups, &o);
	return 0;
}

static uint32_t
row_at(const struct zy_contest *c, uint32_t group, uint32_t i)
{
	return c->ranking.order[c->ranking.groups[group].first + i];
}

struct zy_view
zy_contest_cell(
    const struct zy_contest *c, uint32_t group, uint32_t i, int column)
{
	return zy_table_cell(c->table.rows[row_at(c, group, i)], column);
}

/* The subject of a kept record, or its id; empty: it has neither. */
static struct zy_view
subject_of(const struct zy_contest *c, uint32_t row)
{
	struct zy_view v = zy_table_cell(c->table.rows[row], c->subject_cell);

	return v.n ? v : zy_table_cell(c->table.rows[row], c->id_cell);
}

struct zy_view
zy_contest_subject(const struct zy_contest *c, uint32_t group, uint32_t i)
{
	uint32_t row = row_at(c, group, i);
	struct zy_view v = subject_of(c, row);

	return v.n ? v
		   : zy_table_cell(
			 c->table.rows[row], zy_table_find(&c->table, "name"));
}

/* The rows come from all over the table: asks for those that come soon. */
static void
look_ahead(
    const struct zy_contest *c, const uint32_t *rows, uint32_t i, uint32_t n)
{
	if (i + 2 * AHEAD < n)
		__builtin_prefetch(&c->table.rows[rows[i + 2 * AHEAD]]);
	if (i + AHEAD < n) {
		const char *row = (const char *)c->table.rows[rows[i + AHEAD]];

		__builtin_prefetch(row);
		__builtin_prefetch(row + 64);
	}
}

/* Counts the doubles of one group, by a hash set of its size. */
static void
count_doubles(struct zy_contest *c, uint32_t group)
{
	const struct zy_rank_group *g = &c->ranking.groups[group];
	const uint32_t *rows = c->ranking.order + g->first;
	size_t mask = 1, at;
	struct zy_view id;
	uint32_t i;

	while (mask < 2 * (size_t)g->all)
		mask = mask * 2 + 1;
	c->set = zy_grow(c->set, &c->set_cap, mask + 1, sizeof(*c->set));
	memset(c->set, 0xFF, (mask + 1) * sizeof(*c->set));
	for (i = 0; i < g->all; i++) {
		look_ahead(c, rows, i, g->all);
		id = subject_of(c, rows[i]);
		if (id.n == 0)
			continue;
		at = zy_hash(id, 0) & mask;
		while (c->set[at] != UINT32_MAX &&
		       !zy_view_eq(id, subject_of(c, c->set[at])))
			at = (at + 1) & mask;
		if (c->set[at] == UINT32_MAX)
			c->set[at] = rows[i];
		else if (c->doubles++ == 0)
			c->double_row = rows[i];
	}
}

static const char *const own[] = {
    "group", "rank", "tied", "of", "selected", "reason"};

/* What --compare adds: named for what they are not. */
static const struct zy_column scales[] = {{.name = "percentile_uncalibrated",
					      .zh = "百分位（未校准）",
					      .type = ZY_DECIMAL},
    {.name = "z_uncalibrated", .zh = "标准分（未校准）", .type = ZY_DECIMAL}};

bool
zy_contest_is_own(struct zy_view name)
{
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (zy_view_is(name, own[i]))
			return true;
	return zy_view_is(name, scales[0].name) ||
	       zy_view_is(name, scales[1].name);
}

static struct zy_view
reason_of(const struct zy_contest *c, uint32_t row, const struct zy_place *p,
    bool *out)
{
	struct zy_view reason = {NULL, 0};
	const char *barred;

	*out = false;
	if (p->twice)
		return p->selected == ZY_SELECTED_TIE ? zy_view(equal) : reason;
	if (c->eligible &&
	    !zy_eligible_is(c->eligible, subject_of(c, row), &reason)) {
		*out = true;
		return reason;
	}
	barred = barred_by(c, zy_table_cell(c->table.rows[row], c->veto_cell));
	*out = barred != NULL;
	return zy_view(barred ? barred : no_value);
}

/* n in decimal digits into b, which is emptied first. */
static struct zy_view
digits(struct zy_buf *b, uint32_t n)
{
	char text[12], *p = text + sizeof(text);

	do
		*--p = (char)('0' + n % 10);
	while (n /= 10);
	zy_buf_reset(b);
	zy_buf_put(b, p, (size_t)(text + sizeof(text) - p));
	return zy_buf_get(b);
}

/* The six cells behind the record's own. */
static void
write_place(const struct zy_contest *c, struct zy_writer *w, uint32_t group,
    uint32_t i, struct zy_scale *scale, struct zy_buf *b)
{
	const struct zy_rank_group *g = &c->ranking.groups[group];
	const struct zy_place *p = &c->ranking.places[g->first + i];
	const struct zy_view none = {NULL, 0};
	bool out;
	struct zy_view reason = reason_of(c, row_at(c, group, i), p, &out);

	zy_writer_cell(w, zy_view(c->names[group]));
	digits(b, p->twice / 2);
	if (p->twice % 2)
		zy_buf_puts(b, ".5");
	zy_writer_cell(w, p->twice ? zy_buf_get(b) : none);
	zy_writer_cell(w, zy_view(p->twice == 0 ? "" : p->tied ? "yes" : "no"));
	zy_writer_cell(w, p->twice ? digits(b, g->ranked) : none);
	zy_writer_cell(w, zy_view(out ? "no" : zy_selected_name(p->selected)));
	zy_writer_cell(w, reason);
	if (!c->compare)
		return;
	zy_buf_reset(b);
	if (p->twice)
		zy_scale_percentile(scale, i, b);
	zy_writer_cell(w, zy_buf_get(b));
	zy_buf_reset(b);
	if (p->twice)
		zy_scale_z(scale, i, b);
	zy_writer_cell(w, zy_buf_get(b));
}

static void
write_group(struct zy_contest *c, struct zy_writer *w, uint32_t group,
    const int *columns, size_t n, struct zy_scale *scale, struct zy_buf *b)
{
	const struct zy_rank_group *g = &c->ranking.groups[group];
	const uint32_t *rows = c->ranking.order + g->first;
	const struct zy_table_row *row;
	uint32_t i;
	size_t k;

	if (c->compare)
		zy_scale_open(scale, g);
	for (i = 0; i < g->all; i++) {
		look_ahead(c, rows, i, g->all);
		row = c->table.rows[rows[i]];
		for (k = 0; k < n; k++)
			zy_writer_cell(w, zy_table_cell(row, columns[k]));
		write_place(c, w, group, i, scale, b);
		zy_writer_end(w);
	}
}

void
zy_contest_write(struct zy_contest *c, struct zy_writer *w)
{
	const struct zy_table *t = &c->table;
	int *columns = zy_calloc(t->ncolumns + 1, sizeof(*columns));
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_scale scale;
	size_t i, n = 0;

	for (i = 0; i < t->ncolumns; i++) {
		if (zy_contest_is_own(t->columns[i].name))
			continue;
		columns[n++] = (int)i;
		zy_writer_column(w, t->columns[i].name, t->columns[i].decl);
	}
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		zy_writer_column(w, zy_view(own[i]),
		    zy_schema_find(&zy_ranking_schema, zy_view(own[i])));
	for (i = 0; c->compare && i < 2; i++)
		zy_writer_column(w, zy_view(scales[i].name), &scales[i]);
	zy_scale_init(&scale, &c->ranking);
	scale.ascending = c->ascending;
	for (i = 0; i < c->ngroups && !zy_writer_closed(w); i++) {
		/* Next to each other: the rows are near then. */
		count_doubles(c, c->sorted[i]);
		write_group(c, w, c->sorted[i], columns, n, &scale, &b);
	}
	zy_scale_release(&scale);
	zy_buf_release(&b);
	free(columns);
}
