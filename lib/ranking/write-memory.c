/*
 * Writes a ranking that is in memory: blocks of groups are sorted and formatted
 * by several threads.  Part of ranking-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "ranking/ranking-state.h"
#include "ranking/sort.h"

enum {
	AHEAD = 12,	   /* rows between the present and the prefetched one */
	BLOCK_ROWS = 4096, /* rows, about, that a thread formats at a time */
};

/* What one thread writes and sorts with. */
struct worker {
	struct zy_row_writer row_writer;
	struct zy_sort sort;
};

/* The findings about a group, kept until its block is written. */
struct remark {
	struct remark *next;
	uint32_t group, doubles;
	struct zy_row_origin first; /* of the doubles */
	char *findings;		    /* or NULL */
	size_t n;
};

struct writing {
	struct zy_ranking *c;
	struct zy_ranking_report *report;
	uint32_t *sorted; /* groups in the order of the output */
	uint64_t *places; /* by number of the group; NULL without a quota */
	struct worker *workers;
	struct remark **remarks; /* a list for each block of groups */
	size_t block;
	int threads;
};

/* Compares two groups by their names as written, then by their keys. */
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

/*
 * Returns a new array of the numbers of the groups in the order of output, to
 * be freed with free().
 */
static uint32_t *
sort_groups(const struct zy_ranking *c)
{
	uint32_t *sorted = zy_intern_order(c->groups);

	if (c->nwithin > 1)
		qsort_r(sorted, zy_intern_count(c->groups), sizeof(*sorted),
		    compare_groups, c->groups);
	return sorted;
}

/* Collects the rows of a group, ranked ones first, and sorts them. */
static void
collect(const struct zy_ranking *c, struct zy_sort *s, uint32_t group)
{
	const struct zy_row_store_group *g = &c->store.groups[group];
	size_t ranked = 0, others = g->ranked;
	struct zy_row_store_walk walk;
	const char *row;

	zy_sort_reserve(s, g->all);
	zy_row_store_begin(&walk, &c->store, group);
	while ((row = zy_row_store_next(&walk)) != NULL)
		s->items[zy_row_ranked(row) ? ranked++ : others++].row = row;
	zy_sort_ranked(s, g->ranked);
	zy_sort_others(s, g->ranked, g->all - g->ranked);
}

/* Prefetches a row that is needed soon: sorted rows lie far apart. */
static void
look_ahead(const struct zy_sort *s, size_t i, size_t n)
{
	if (i + AHEAD < n) {
		__builtin_prefetch(s->items[i + AHEAD].row);
		__builtin_prefetch(s->items[i + AHEAD].row + 64);
	}
}

/* Returns the subject of a row, or its id where that is empty. */
static struct zy_view
subject_of(const struct zy_ranking *c, const char *row)
{
	struct zy_view v = zy_row_cell(row, c->subject_cell);

	return v.n ? v : zy_row_cell(row, c->id_cell);
}

/*
 * Returns where a row came from.  It walks through the rows of the group, since
 * the store does not keep the place of each.
 */
static struct zy_row_origin
origin_of(const struct zy_ranking *c, uint32_t group, const char *row)
{
	struct zy_row_store_walk walk;
	const char *at;

	zy_row_store_begin(&walk, &c->store, group);
	do
		at = zy_row_store_next(&walk);
	while (at && at != row);
	return walk.origin;
}

/*
 * Returns the number of rows whose subject is also that of an earlier row; sets
 * *origin to the first such row's origin.  The hash set of rows lies in the
 * sorter's spare items, which have room for four numbers a row.
 */
static uint32_t
count_doubles(const struct zy_ranking *c, const struct zy_sort *s,
    uint32_t group, struct zy_row_origin *origin)
{
	size_t n = c->store.groups[group].all, mask = 1, at, i;
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
		*origin = origin_of(c, group, first);
	return doubles;
}

/*
 * Returns the index after the rows from `at` on that are equal to their
 * predecessor in `bits` (ZY_SORT_SAME_).
 */
static size_t
end_of_run(const struct zy_sort *s, size_t at, size_t n, unsigned char bits)
{
	while (++at < n && s->same[at] & bits)
		continue;
	return at;
}

/* The row that is being written. */
struct present {
	const struct zy_ranking *c;
	uint32_t group;
	const char *row;
};

/*
 * Returns where the row that is being written came from (struct zy_ranked_row).
 */
static struct zy_row_origin
present_origin(const void *context)
{
	const struct present *p = context;

	return origin_of(p->c, p->group, p->row);
}

/* Writes the rows of a group, of which the first `ranked` are ranked. */
static void
put_rows(struct worker *k, struct zy_writer *w, uint32_t group, size_t ranked)
{
	struct zy_row_writer *rw = &k->row_writer;
	const struct zy_sort *s = &k->sort;
	struct present present = {rw->c, group, NULL};
	struct zy_ranked_row row = {.cells = rw->cells,
	    .ranked = true,
	    .origin = present_origin,
	    .context = &present};
	size_t i, all = rw->c->store.groups[group].all;

	for (i = 0; i < all; i++) {
		look_ahead(s, i, all);
		present.row = s->items[i].row;
		row.at = i;
		row.ranked = i < ranked;
		if (row.ranked && i == row.tie.to) {
			row.tie.groups_before += i > 0;
			row.tie.from = i;
			row.tie.to =
			    end_of_run(s, i, ranked, ZY_SORT_SAME_KEYS);
		}
		if (rw->c->compare && row.ranked && i == row.to) {
			row.from = i;
			row.to = end_of_run(s, i, ranked, ZY_SORT_SAME_VALUE);
		}
		zy_row_cells(s->items[i].row, rw->cells, rw->c->table.ncolumns);
		zy_row_writer_put(rw, w, &row);
	}
}

/* Adds the values of the ranked rows of a group to its distribution. */
static void
add_values(struct worker *k, size_t ranked)
{
	struct zy_decimal d = {0};
	size_t i;

	zy_distribution_begin(&k->row_writer.distribution);
	for (i = 0; i < ranked; i++) {
		(void)zy_rank_value(
		    zy_row_cell(k->sort.items[i].row, k->row_writer.c->by_cell),
		    &k->row_writer.number, &d);
		zy_distribution_add(&k->row_writer.distribution, d);
	}
	zy_distribution_end(&k->row_writer.distribution);
}

/*
 * Returns the number of places of a group: as computed before, or computed now.
 */
static uint64_t
places_of(const struct writing *x, uint32_t group)
{
	if (x->places)
		return x->places[group];
	return zy_ranking_group_places(x->c, zy_intern_get(x->c->groups, group),
	    x->c->store.groups[group].ranked);
}

/*
 * Writes a group.  Returns the findings about it, to be freed by report_groups,
 * or NULL when there are none.
 */
static struct remark *
write_group(const struct writing *x, struct worker *k, struct zy_writer *w,
    uint32_t group)
{
	const struct zy_ranking *c = x->c;
	const struct zy_row_store_group *g = &c->store.groups[group];
	struct zy_row_writer *rw = &k->row_writer;
	struct remark remark = {.group = group}, *kept;

	collect(c, &k->sort, group);
	remark.doubles = count_doubles(c, &k->sort, group, &remark.first);
	if (c->compare)
		add_values(k, g->ranked);
	zy_row_writer_begin_group(rw, zy_intern_get(c->groups, group),
	    g->ranked, places_of(x, group));
	if (c->stability.draws)
		zy_group_stability_draw(&rw->stability, c, &k->sort, g->ranked,
		    rw->cut.places, x->threads);
	put_rows(k, w, group, g->ranked);
	zy_row_writer_end_group(rw);
	if (rw->findings.n == 0 && remark.doubles == 0)
		return NULL;
	remark.n = rw->findings.n;
	remark.findings = zy_buf_detach(&rw->findings);
	kept = zy_malloc(sizeof(*kept));
	*kept = remark;
	return kept;
}

/*
 * Writes the groups from number `from` to `to` in their order: the work of one
 * thread.  Their findings are kept by block, so that they can be reported in
 * the order of the groups.
 */
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

/* Reports the findings about a block of groups, in order, and frees them. */
static void
report_groups(void *context, size_t from, size_t to)
{
	const struct writing *x = context;
	struct zy_ranking_report *report = x->report;
	struct zy_buf name = ZY_BUF_INIT;
	struct remark *r, *next;

	(void)to;
	for (r = x->remarks[from / x->block]; r; r = next) {
		next = r->next;
		if (report->doubles == 0)
			report->first_double = r->first;
		report->doubles += r->doubles;
		zy_buf_reset(&name);
		zy_group_name(&name, zy_intern_get(x->c->groups, r->group));
		zy_ranking_report_findings(x->c, zy_buf_get(&name),
		    (struct zy_view){r->findings, r->n}, report);
		free(r->findings);
		free(r);
	}
	zy_buf_release(&name);
}

/*
 * Returns the places of n groups; the caller frees the array.  A quota marks
 * the groups that were asked for, so this is done before threads start.
 */
static uint64_t *
find_places(const struct zy_ranking *c, size_t n)
{
	uint64_t *places = zy_reallocarray(NULL, n, sizeof(*places));
	uint32_t i;

	for (i = 0; i < n; i++)
		places[i] = zy_ranking_group_places(
		    c, zy_intern_get(c->groups, i), c->store.groups[i].ranked);
	return places;
}

/* Sets up a row writer and a sort for each thread. */
static void
begin_workers(struct writing *x, const int *columns, size_t n, int threads)
{
	const struct zy_ranking *c = x->c;
	int t;

	x->workers = zy_calloc((size_t)threads, sizeof(*x->workers));
	for (t = 0; t < threads; t++) {
		zy_row_writer_init(&x->workers[t].row_writer, c, columns, n);
		x->workers[t].sort = (struct zy_sort){.keys = &c->keys,
		    .by = c->by_cell,
		    .ascending = c->ascending,
		    .ncolumns = c->table.ncolumns};
	}
}

/*
 * Adds the counts of all threads to the report and frees what the threads have.
 */
static void
end_workers(struct writing *x, int threads)
{
	int t;

	for (t = 0; t < threads; t++) {
		x->report->none += x->workers[t].row_writer.none;
		x->report->unlisted += x->workers[t].row_writer.unlisted;
		zy_row_writer_release(&x->workers[t].row_writer);
		zy_sort_release(&x->workers[t].sort);
	}
	free(x->workers);
}

void
zy_ranking_write_memory(struct zy_ranking *c, struct zy_writer *w, int threads,
    struct zy_ranking_report *report)
{
	size_t n = c->groups ? zy_intern_count(c->groups) : 0, ncolumns;
	size_t block = 1 + BLOCK_ROWS / (size_t)(c->rows / (n + 1) + 1);
	int *columns = zy_row_writer_declare(c, w, &ncolumns);
	struct writing x = {
	    .c = c, .report = report, .block = block, .threads = threads};
	const struct zy_spread how = {.put = write_groups,
	    .wrote = report_groups,
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
