/* SPDX-License-Identifier: MIT */
#include "ranking/rank.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/threads.h"

enum {
	SOME = 16,  /* groups a thread takes at a time */
	SMALL = 24, /* below: insertion sort */
	MAX_ROWS = INT32_MAX,
};

/*
 * A row with its sorting key, best first.  Two halves, so that an element
 * takes 12 bytes.
 */
struct item {
	uint32_t high, low;
	uint32_t row;
};

/* What zy_ranking_place works with. */
struct work {
	struct zy_ranking *r;
	const struct zy_rank_options *o;
	bool wide; /* values do not fit one scale: compared as decimals */
	struct item *items, *spare;
};

void
zy_ranking_release(struct zy_ranking *r)
{
	free(r->values);
	free(r->decimals);
	free(r->group);
	free(r->order);
	free(r->places);
	free(r->groups);
	*r = (struct zy_ranking){0};
}

void
zy_ranking_add(
    struct zy_ranking *r, uint32_t group, const struct zy_decimal *value)
{
	size_t n = r->n + 1;

	if (n > MAX_ROWS)
		zy_mem_gone();
	r->values = zy_grow(r->values, &r->values_cap, n, sizeof(*r->values));
	r->decimals =
	    zy_grow(r->decimals, &r->decimals_cap, n, sizeof(*r->decimals));
	r->group = zy_grow(r->group, &r->group_cap, n, sizeof(*r->group));
	r->values[r->n] = value ? value->coef : 0;
	r->decimals[r->n] = value ? (uint8_t)value->places : ZY_RANK_UNRANKED;
	r->group[r->n] = group;
	r->n = n;
}

void
zy_ranking_join(
    struct zy_ranking *r, struct zy_ranking *other, const uint32_t *groups)
{
	size_t n = r->n + other->n, i;

	if (n > MAX_ROWS)
		zy_mem_gone();
	r->values = zy_grow(r->values, &r->values_cap, n, sizeof(*r->values));
	r->decimals =
	    zy_grow(r->decimals, &r->decimals_cap, n, sizeof(*r->decimals));
	r->group = zy_grow(r->group, &r->group_cap, n, sizeof(*r->group));
	for (i = 0; i < other->n; i++) {
		r->values[r->n + i] = other->values[i];
		r->decimals[r->n + i] = other->decimals[i];
		r->group[r->n + i] = groups[other->group[i]];
	}
	r->n = n;
	zy_ranking_release(other);
}

static struct zy_decimal
value_of(const struct zy_ranking *r, uint32_t row)
{
	return (struct zy_decimal){r->values[row], r->decimals[row]};
}

/* Brings all values to one number of places; false when one cannot. */
static bool
scale_values(struct zy_ranking *r)
{
	static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000,
	    1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	    1000000000000, 10000000000000, 100000000000000, 1000000000000000,
	    10000000000000000, 100000000000000000, 1000000000000000000};
	uint8_t most = 0;
	int64_t ignored;
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->decimals[i] != ZY_RANK_UNRANKED && r->decimals[i] > most)
			most = r->decimals[i];
	for (i = 0; i < r->n; i++)
		if (r->decimals[i] < most &&
		    __builtin_mul_overflow(
			r->values[i], powers[most - r->decimals[i]], &ignored))
			return false;
	for (i = 0; i < r->n; i++)
		if (r->decimals[i] < most) {
			r->values[i] *= powers[most - r->decimals[i]];
			r->decimals[i] = most;
		}
	return true;
}

/* Rows of each group together: the ranked from the front, others behind. */
static void
split_groups(struct zy_ranking *r, size_t ngroups)
{
	struct zy_rank_group *g;
	uint32_t *others = zy_calloc(ngroups, sizeof(*others));
	uint32_t first = 0;
	size_t i;

	r->ngroups = ngroups;
	r->groups = zy_calloc(ngroups, sizeof(*r->groups));
	r->order = zy_reallocarray(NULL, r->n, sizeof(*r->order));
	r->places = zy_calloc(r->n, sizeof(*r->places));
	for (i = 0; i < r->n; i++)
		r->groups[r->group[i]].all++;
	for (i = 0; i < ngroups; i++) {
		r->groups[i].first = first;
		first += r->groups[i].all;
	}
	for (i = 0; i < r->n; i++) {
		g = &r->groups[r->group[i]];
		if (r->decimals[i] == ZY_RANK_UNRANKED)
			r->order[g->first + g->all - ++others[r->group[i]]] =
			    (uint32_t)i;
		else
			r->order[g->first + g->ranked++] = (uint32_t)i;
	}
	free(others);
}

static bool
before(const struct item *a, const struct item *b)
{
	return a->high != b->high ? a->high < b->high : a->low < b->low;
}

static void
sort_small(struct item *v, size_t n)
{
	struct item x;
	size_t i, k;

	for (i = 1; i < n; i++) {
		x = v[i];
		for (k = i; k > 0 && before(&x, &v[k - 1]); k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

static unsigned
digit_of(const struct item *x, int byte)
{
	uint32_t half = byte < 4 ? x->low : x->high;

	return half >> (byte % 4 * 8) & 0xFF;
}

/* Radix sort by the bytes that differ, lowest first; the result is in *v. */
static void
sort_items(struct item **v, struct item **spare, size_t n)
{
	uint32_t low = 0, high = 0;
	struct item *from = *v, *to = *spare, *swap;
	size_t counts[256], at, some, i;
	int byte;

	if (n < SMALL) {
		sort_small(from, n);
		return;
	}
	for (i = 1; i < n; i++) {
		low |= from[i].low ^ from[0].low;
		high |= from[i].high ^ from[0].high;
	}
	for (byte = 0; byte < 8; byte++) {
		if (!((byte < 4 ? low : high) >> (byte % 4 * 8) & 0xFF))
			continue;
		memset(counts, 0, sizeof(counts));
		for (i = 0; i < n; i++)
			counts[digit_of(&from[i], byte)]++;
		for (at = 0, i = 0; i < 256; i++) {
			some = counts[i];
			counts[i] = at;
			at += some;
		}
		for (i = 0; i < n; i++)
			to[counts[digit_of(&from[i], byte)]++] = from[i];
		swap = from;
		from = to;
		to = swap;
	}
	*v = from;
	*spare = to;
}

static int
compare_values(const struct work *w, uint32_t a, uint32_t b)
{
	int c;

	if (!w->wide)
		c = w->r->values[a] < w->r->values[b]
			? -1
			: w->r->values[a] > w->r->values[b];
	else
		c = zy_decimal_cmp(value_of(w->r, a), value_of(w->r, b));
	return w->o->ascending ? c : -c;
}

/* Value, tie keys, and the total order at last, for qsort_r. */
static int
compare_rows(const void *a, const void *b, void *context)
{
	const struct work *w = context;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int c = 0;

	if (w->r->decimals[x] != ZY_RANK_UNRANKED) {
		c = compare_values(w, x, y);
		if (c == 0 && w->o->tie)
			c = w->o->tie(w->o->context, x, y);
	}
	return c ? c : w->o->order(w->o->context, x, y);
}

static bool
are_equal(const struct work *w, uint32_t a, uint32_t b)
{
	return compare_values(w, a, b) == 0 &&
	       (!w->o->tie || w->o->tie(w->o->context, a, b) == 0);
}

/* Orders the ranked rows of a group. */
static void
sort_group(struct work *w, uint32_t *rows, size_t n)
{
	uint64_t flip = (w->o->ascending ? 0 : UINT64_MAX) ^ UINT64_C(1) << 63;
	uint64_t key;
	size_t i, from;

	if (w->wide) {
		qsort_r(rows, n, sizeof(*rows), compare_rows, w);
		return;
	}
	for (i = 0; i < n; i++) {
		key = (uint64_t)w->r->values[rows[i]] ^ flip;
		w->items[i] = (struct item){
		    (uint32_t)(key >> 32), (uint32_t)key, rows[i]};
	}
	sort_items(&w->items, &w->spare, n);
	for (i = 0; i < n; i++)
		rows[i] = w->items[i].row;
	for (from = 0; from < n; from = i) {
		for (i = from + 1; i < n; i++)
			if (w->items[i].low != w->items[from].low ||
			    w->items[i].high != w->items[from].high)
				break;
		if (i - from > 1)
			qsort_r(rows + from, i - from, sizeof(*rows),
			    compare_rows, w);
	}
}

/* Gives the places of equals from position from up to, not with, to. */
static void
give_places(struct zy_place *p, uint32_t from, uint32_t to, uint32_t runs,
    enum zy_rank_method method)
{
	uint32_t i;

	for (i = from; i < to; i++) {
		p[i].same = i > from;
		p[i].tied = to - from > 1;
		switch (method) {
		case ZY_RANK_COMPETITION:
			p[i].twice = 2 * (from + 1);
			break;
		case ZY_RANK_DENSE:
			p[i].twice = 2 * (runs + 1);
			break;
		case ZY_RANK_ORDINAL:
			p[i].twice = 2 * (i + 1);
			break;
		case ZY_RANK_AVERAGE:
			p[i].twice = from + 1 + to;
			break;
		}
	}
}

static void
place_group(struct work *w, const struct zy_rank_group *g)
{
	uint32_t *rows = w->r->order + g->first;
	struct zy_place *p = w->r->places + g->first;
	uint32_t from, to, runs = 0;

	sort_group(w, rows, g->ranked);
	qsort_r(rows + g->ranked, g->all - g->ranked, sizeof(*rows),
	    compare_rows, w);
	for (from = 0; from < g->ranked; from = to) {
		for (to = from + 1; to < g->ranked; to++)
			if (!are_equal(w, rows[from], rows[to]))
				break;
		give_places(p, from, to, runs++, w->o->method);
	}
}

/* Groups are taken some at a time by whoever is free. */
struct placing {
	const struct work *w;
	atomic_size_t next;
	uint32_t most;
};

static void
place_groups(void *context, int thread)
{
	struct placing *p = context;
	struct work w = *p->w;
	size_t i, to;

	(void)thread;
	w.items = zy_reallocarray(NULL, p->most, sizeof(*w.items));
	w.spare = zy_reallocarray(NULL, p->most, sizeof(*w.spare));
	while ((i = atomic_fetch_add(&p->next, SOME)) < w.r->ngroups) {
		to = i + SOME < w.r->ngroups ? i + SOME : w.r->ngroups;
		for (; i < to; i++)
			place_group(&w, &w.r->groups[i]);
	}
	free(w.items);
	free(w.spare);
}

void
zy_ranking_place(
    struct zy_ranking *r, size_t ngroups, const struct zy_rank_options *o)
{
	struct work w = {.r = r, .o = o};
	struct placing p = {.w = &w};
	size_t i;

	w.wide = !scale_values(r);
	split_groups(r, ngroups);
	for (i = 0; i < ngroups; i++)
		if (r->groups[i].ranked > p.most)
			p.most = r->groups[i].ranked;
	zy_threads_run(ngroups > SOME && o->threads > 1 ? o->threads : 1,
	    place_groups, &p);
}

const char *
zy_selected_name(enum zy_selected s)
{
	static const char *const names[] = {"", "yes", "no", "reserve", "tie"};

	return names[s];
}
