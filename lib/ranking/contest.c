/* SPDX-License-Identifier: MIT */
#include "ranking/contest.h"

#include <stdlib.h>

#include "model/record.h"

/* Not ranked, and why: what the reason column says. */
static const char no_value[] = "no value";
static const char equal[] = "equal across the cut";

enum {
	AHEAD = 12,	   /* rows that are fetched before they are needed */
	BLOCK_ROWS = 4096, /* that a thread writes at a time, about */
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
	struct zy_error why;

	*out = (struct zy_view){NULL, 0};
	if (column < 0)
		return 0;
	*out = zy_reader_cell(r, (size_t)column);
	if ((size_t)column < c->old)
		return 0;
	zy_error_clear(&why);
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
	struct zy_error why;
	struct zy_view cell;

	if (take_cell(c, r, c->by_column, &cell, e))
		return -1;
	if (cell.n == 0)
		return 0;
	if (zy_decimal_parse(d, cell) == ZY_NUMBER_OK)
		return 1;
	zy_error_clear(&why);
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
    bool ascending, int threads, struct zy_error *e)
{
	const struct zy_rank_options o = {
	    .threads = threads,
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

/* What a thread that writes has of its own. */
struct hand {
	struct zy_scale scale;
	struct zy_buf b;
	uint32_t *set; /* of rows, by subject */
	size_t set_cap;
};

/* The records of a group whose subject stands there already. */
struct doubles {
	uint32_t n, row; /* row: the first */
};

struct writing {
	const struct zy_contest *c;
	int *columns;
	size_t n;
	struct hand *hands;	 /* by thread */
	struct doubles *doubles; /* by place in the order of output */
};

/* Counts the doubles of one group, by a hash set of its size. */
static struct doubles
count_doubles(const struct zy_contest *c, struct hand *h, uint32_t group)
{
	const struct zy_rank_group *g = &c->ranking.groups[group];
	const uint32_t *rows = c->ranking.order + g->first;
	struct doubles d = {0, 0};
	size_t mask = 1, at;
	struct zy_view id;
	uint32_t i;

	while (mask < 2 * (size_t)g->all)
		mask = mask * 2 + 1;
	h->set = zy_grow(h->set, &h->set_cap, mask + 1, sizeof(*h->set));
	memset(h->set, 0xFF, (mask + 1) * sizeof(*h->set));
	for (i = 0; i < g->all; i++) {
		look_ahead(c, rows, i, g->all);
		id = subject_of(c, rows[i]);
		if (id.n == 0)
			continue;
		at = zy_hash(id, 0) & mask;
		while (h->set[at] != UINT32_MAX &&
		       !zy_view_eq(id, subject_of(c, h->set[at])))
			at = (at + 1) & mask;
		if (h->set[at] == UINT32_MAX)
			h->set[at] = rows[i];
		else if (d.n++ == 0)
			d.row = rows[i];
	}
	return d;
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

/* The six cells behind the record's own. */
static void
write_place(const struct zy_contest *c, struct zy_writer *w, uint32_t group,
    uint32_t i, struct hand *h)
{
	const struct zy_rank_group *g = &c->ranking.groups[group];
	const struct zy_place *p = &c->ranking.places[g->first + i];
	struct zy_scale *scale = &h->scale;
	struct zy_buf *b = &h->b;
	bool out;
	struct zy_view reason = reason_of(c, row_at(c, group, i), p, &out);

	zy_writer_cell(w, zy_view(c->names[group]));
	if (p->twice % 2) {
		zy_buf_reset(b);
		zy_integer_format(b, p->twice / 2);
		zy_buf_puts(b, ".5");
		zy_writer_cell(w, zy_buf_get(b));
	} else {
		zy_writer_count(w, p->twice ? (int64_t)(p->twice / 2) : -1);
	}
	zy_writer_cell(w, zy_view(p->twice == 0 ? "" : p->tied ? "yes" : "no"));
	zy_writer_count(w, p->twice ? (int64_t)g->ranked : -1);
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
write_group(const struct writing *x, struct zy_writer *w, uint32_t group,
    struct hand *h)
{
	const struct zy_contest *c = x->c;
	const struct zy_rank_group *g = &c->ranking.groups[group];
	const uint32_t *rows = c->ranking.order + g->first;
	const struct zy_table_row *row;
	uint32_t i;
	size_t k;

	if (c->compare)
		zy_scale_open(&h->scale, g);
	for (i = 0; i < g->all; i++) {
		look_ahead(c, rows, i, g->all);
		row = c->table.rows[rows[i]];
		for (k = 0; k < x->n; k++)
			zy_writer_cell(w, zy_table_cell(row, x->columns[k]));
		write_place(c, w, group, i, h);
		zy_writer_end(w);
	}
}

static void
write_groups(
    void *context, int thread, struct zy_writer *w, size_t from, size_t to)
{
	const struct writing *x = context;
	struct hand *h = &x->hands[thread];
	size_t i;

	for (i = from; i < to && !zy_writer_closed(w); i++) {
		/* Next to each other: the rows are near then. */
		x->doubles[i] = count_doubles(x->c, h, x->c->sorted[i]);
		write_group(x, w, x->c->sorted[i], h);
	}
}

static void
declare_columns(struct writing *x, struct zy_writer *w)
{
	const struct zy_table *t = &x->c->table;
	size_t i;

	x->columns = zy_calloc(t->ncolumns + 1, sizeof(*x->columns));
	for (i = 0; i < t->ncolumns; i++) {
		if (zy_contest_is_own(t->columns[i].name))
			continue;
		x->columns[x->n++] = (int)i;
		zy_writer_column(w, t->columns[i].name, t->columns[i].decl);
	}
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		zy_writer_column(w, zy_view(own[i]),
		    zy_schema_find(&zy_ranking_schema, zy_view(own[i])));
	for (i = 0; x->c->compare && i < 2; i++)
		zy_writer_column(w, zy_view(scales[i].name), &scales[i]);
}

void
zy_contest_write(struct zy_contest *c, struct zy_writer *w, int threads)
{
	struct writing x = {.c = c};
	const struct zy_spread how = {.put = write_groups,
	    .context = &x,
	    .n = c->ngroups,
	    .block = 1 + BLOCK_ROWS / (c->table.nrows / (c->ngroups + 1) + 1),
	    .threads = threads};
	size_t i;
	int t;

	declare_columns(&x, w);
	x.hands = zy_calloc((size_t)threads, sizeof(*x.hands));
	x.doubles = zy_calloc(c->ngroups, sizeof(*x.doubles));
	for (t = 0; t < threads; t++) {
		zy_scale_init(&x.hands[t].scale, &c->ranking);
		x.hands[t].scale.ascending = c->ascending;
	}
	zy_writer_spread(w, &how);
	for (i = 0; i < c->ngroups; i++) {
		if (c->doubles == 0)
			c->double_row = x.doubles[i].row;
		c->doubles += x.doubles[i].n;
	}
	for (t = 0; t < threads; t++) {
		zy_scale_release(&x.hands[t].scale);
		zy_buf_release(&x.hands[t].b);
		free(x.hands[t].set);
	}
	free(x.hands);
	free(x.doubles);
	free(x.columns);
}
