/* A contest in memory, written group by group: part of contest.h.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "ranking/contest-state.h"
#include "ranking/sort.h"

enum {
	AHEAD = 12,	   /* rows that are fetched before they are needed */
	BLOCK_ROWS = 4096, /* that a thread writes at a time, about */
};

/* A thread, and what it sorts with. */
struct worker {
	struct zy_contest_hand hand;
	struct zy_sort sort;
};

/* What is left to say of a group when its rows are made. */
struct remark {
	struct remark *next;
	uint32_t group, doubles;
	struct zy_roll_place first; /* of the doubles */
	char *findings;		    /* or NULL */
	size_t n;
};

struct writing {
	struct zy_contest *c;
	struct zy_contest_report *report;
	uint32_t *sorted; /* groups in the order of output */
	uint64_t *places; /* of groups, by number, where a quota has them */
	struct worker *workers;
	struct remark **remarks; /* of blocks of groups */
	size_t block;
};

/* By name, as it is written, then by key. */
static int
compare_groups(const void *a, const void *b, void *context)
{
	const struct zy_intern *groups = context;
	struct zy_view x = zy_intern_get(groups, *(const uint32_t *)a);
	struct zy_view y = zy_intern_get(groups, *(const uint32_t *)b);
	size_t i, n = x.n < y.n ? x.n : y.n;
	unsigned char p, q;

	for (i = 0; i < n; i++) {
		p = (unsigned char)(x.p[i] ? x.p[i] : '/');
		q = (unsigned char)(y.p[i] ? y.p[i] : '/');
		if (p != q)
			return p < q ? -1 : 1;
	}
	return x.n != y.n ? (x.n < y.n ? -1 : 1) : zy_view_cmp(x, y);
}

static uint32_t *
sort_groups(const struct zy_contest *c)
{
	uint32_t *sorted = zy_intern_order(c->groups);

	if (c->nwithin > 1)
		qsort_r(sorted, zy_intern_count(c->groups), sizeof(*sorted),
		    compare_groups, c->groups);
	return sorted;
}

/* The rows of a group into the sorter's items: ranked ones, then others. */
static void
collect(const struct zy_contest *c, struct zy_sort *s, uint32_t group)
{
	const struct zy_roll_group *g = &c->roll.groups[group];
	size_t ranked = 0, others = g->ranked;
	struct zy_roll_walk walk;
	const char *row;

	zy_sort_room(s, g->all);
	zy_roll_begin(&walk, &c->roll, group);
	while ((row = zy_roll_next(&walk)) != NULL)
		s->items[zy_row_ranked(row) ? ranked++ : others++].row = row;
	zy_sort_ranked(s, g->ranked);
	zy_sort_others(s, g->ranked, g->all - g->ranked);
}

/* The rows come from all over the group: asks for one that comes soon. */
static void
look_ahead(const struct zy_sort *s, size_t i, size_t n)
{
	if (i + AHEAD < n) {
		__builtin_prefetch(s->items[i + AHEAD].row);
		__builtin_prefetch(s->items[i + AHEAD].row + 64);
	}
}

static struct zy_view
subject_of(const struct zy_contest *c, const char *row)
{
	struct zy_view v = zy_row_cell(row, c->subject_cell);

	return v.n ? v : zy_row_cell(row, c->id_cell);
}

static struct zy_roll_place
place_of(const struct zy_contest *c, uint32_t group, const char *row)
{
	struct zy_roll_walk walk;
	const char *at;

	zy_roll_begin(&walk, &c->roll, group);
	do
		at = zy_roll_next(&walk);
	while (at && at != row);
	return walk.place;
}

/*
 * Counts the rows whose subject stands before them, by a hash set in what the
 * sorter does not need any more: four numbers a row at most.
 */
static uint32_t
count_doubles(const struct zy_contest *c, const struct zy_sort *s,
    uint32_t group, struct zy_roll_place *place)
{
	size_t n = c->roll.groups[group].all, mask = 1, at, i;
	uint32_t *set = (uint32_t *)(void *)s->spare;
	const char *first = NULL;
	uint32_t doubles = 0;
	struct zy_view id;

	while (mask < 2 * n)
		mask = mask * 2 + 1;
	memset(set, 0xFF, (mask + 1) * sizeof(*set));
	for (i = 0; i < n; i++) {
		look_ahead(s, i, n);
		id = subject_of(c, s->items[i].row);
		if (id.n == 0)
			continue;
		at = zy_hash(id, 0) & mask;
		while (set[at] != UINT32_MAX &&
		       !zy_view_eq(id, subject_of(c, s->items[set[at]].row)))
			at = (at + 1) & mask;
		if (set[at] == UINT32_MAX)
			set[at] = (uint32_t)i;
		else if (doubles++ == 0)
			first = s->items[i].row;
	}
	if (first)
		*place = place_of(c, group, first);
	return doubles;
}

/* The run of rows from at on that are the same, as bits say, of n. */
static size_t
end_of_run(const struct zy_sort *s, size_t at, size_t n, unsigned char bits)
{
	while (++at < n && s->same[at] & bits)
		continue;
	return at;
}

static void
put_rows(struct worker *k, struct zy_writer *w, size_t ranked, size_t all)
{
	struct zy_contest_hand *h = &k->hand;
	const struct zy_sort *s = &k->sort;
	struct zy_contest_row row = {.cells = h->cells, .ranked = true};
	size_t i;

	for (i = 0; i < all; i++) {
		look_ahead(s, i, all);
		row.at = i;
		row.ranked = i < ranked;
		if (row.ranked && i == row.equals.to) {
			row.equals.others += i > 0;
			row.equals.from = i;
			row.equals.to = end_of_run(s, i, ranked, ZY_SAME);
		}
		if (h->c->compare && row.ranked && i == row.to) {
			row.from = i;
			row.to = end_of_run(s, i, ranked, ZY_SAME_VALUE);
		}
		zy_row_cells(s->items[i].row, h->cells, h->c->table.ncolumns);
		zy_contest_put_row(h, w, &row);
	}
}

static void
weigh(struct worker *k, size_t ranked)
{
	struct zy_decimal d = {0};
	size_t i;

	zy_scale_open(&k->hand.scale);
	for (i = 0; i < ranked; i++) {
		(void)zy_key_value(
		    zy_row_cell(k->sort.items[i].row, k->hand.c->by_cell),
		    &k->hand.number, &d);
		zy_scale_add(&k->hand.scale, d);
	}
	zy_scale_close(&k->hand.scale);
}

static uint64_t
places_of(const struct writing *x, uint32_t group)
{
	if (x->places)
		return x->places[group];
	return zy_contest_places(x->c, zy_intern_get(x->c->groups, group),
	    x->c->roll.groups[group].ranked);
}

/* Writes a group; where there is something to say, a remark comes back. */
static struct remark *
write_group(const struct writing *x, struct worker *k, struct zy_writer *w,
    uint32_t group)
{
	const struct zy_contest *c = x->c;
	const struct zy_roll_group *g = &c->roll.groups[group];
	struct zy_contest_hand *h = &k->hand;
	struct remark remark = {.group = group}, *kept;

	collect(c, &k->sort, group);
	remark.doubles = count_doubles(c, &k->sort, group, &remark.first);
	if (c->compare)
		weigh(k, g->ranked);
	zy_contest_open_group(
	    h, zy_intern_get(c->groups, group), g->ranked, places_of(x, group));
	put_rows(k, w, g->ranked, g->all);
	zy_contest_close_group(h);
	if (h->findings.n == 0 && remark.doubles == 0)
		return NULL;
	remark.n = h->findings.n;
	remark.findings = zy_buf_detach(&h->findings);
	kept = zy_malloc(sizeof(*kept));
	*kept = remark;
	return kept;
}

static void
write_groups(
    void *context, int thread, struct zy_writer *w, size_t from, size_t to)
{
	const struct writing *x = context;
	struct remark **last = &x->remarks[from / x->block];
	size_t i;

	for (i = from; i < to && !zy_writer_closed(w); i++) {
		*last = write_group(x, &x->workers[thread], w, x->sorted[i]);
		if (*last)
			last = &(*last)->next;
	}
}

/* Groups are told in their order, before their rows are written. */
static void
tell_groups(void *context, size_t from, size_t to)
{
	const struct writing *x = context;
	struct zy_contest_report *report = x->report;
	struct zy_buf name = ZY_BUF_INIT;
	struct remark *r, *next;

	(void)to;
	for (r = x->remarks[from / x->block]; r; r = next) {
		next = r->next;
		if (report->doubles == 0)
			report->double_place = r->first;
		report->doubles += r->doubles;
		zy_buf_reset(&name);
		zy_group_name(&name, zy_intern_get(x->c->groups, r->group));
		zy_contest_tell(x->c, zy_buf_get(&name),
		    (struct zy_view){r->findings, r->n}, report);
		free(r->findings);
		free(r);
	}
	zy_buf_release(&name);
}

/* Who has which place marks what was asked for: not for several threads. */
static uint64_t *
find_places(const struct zy_contest *c, size_t n)
{
	uint64_t *places = zy_reallocarray(NULL, n, sizeof(*places));
	uint32_t i;

	for (i = 0; i < n; i++)
		places[i] = zy_contest_places(
		    c, zy_intern_get(c->groups, i), c->roll.groups[i].ranked);
	return places;
}

static void
begin_workers(struct writing *x, const int *columns, size_t n, int threads)
{
	const struct zy_contest *c = x->c;
	int t;

	x->workers = zy_calloc((size_t)threads, sizeof(*x->workers));
	for (t = 0; t < threads; t++) {
		zy_contest_hand_init(&x->workers[t].hand, c, columns, n);
		x->workers[t].sort = (struct zy_sort){.keys = &c->keys,
		    .by = c->by_cell,
		    .ascending = c->ascending,
		    .ncolumns = c->table.ncolumns};
	}
}

static void
end_workers(struct writing *x, int threads)
{
	int t;

	for (t = 0; t < threads; t++) {
		x->report->none += x->workers[t].hand.none;
		zy_contest_hand_release(&x->workers[t].hand);
		zy_sort_release(&x->workers[t].sort);
	}
	free(x->workers);
}

void
zy_contest_write_roll(struct zy_contest *c, struct zy_writer *w, int threads,
    struct zy_contest_report *report)
{
	size_t n = c->groups ? zy_intern_count(c->groups) : 0, ncolumns;
	size_t block = 1 + BLOCK_ROWS / (size_t)(c->rows / (n + 1) + 1);
	int *columns = zy_contest_declare(c, w, &ncolumns);
	struct writing x = {.c = c, .report = report, .block = block};
	const struct zy_spread how = {.put = write_groups,
	    .wrote = tell_groups,
	    .context = &x,
	    .n = n,
	    .block = block,
	    .threads = threads};

	if (n)
		x.sorted = sort_groups(c);
	if (n && c->places.quota)
		x.places = find_places(c, n);
	x.remarks = zy_calloc(n / block + 1, sizeof(*x.remarks));
	begin_workers(&x, columns, ncolumns, threads);
	zy_writer_spread(w, &how);
	end_workers(&x, threads);
	free(x.remarks);
	free(x.places);
	free(x.sorted);
	free(columns);
}
