/*
 * Apportions places by the largest remainder, and reads the quota file.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/quota.h"

#include <stdlib.h>

#include "model/record.h"

#include "base/rational.h"

/* Returns 10 to the power of n. */
static zy_int128
power10(int n)
{
	zy_int128 p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

struct remainder {
	zy_int128 rest;
	size_t group;
};

/* Orders remainders, the largest first. */
static int
compare_rests(const void *a, const void *b)
{
	const struct remainder *x = a, *y = b;

	return x->rest > y->rest ? -1 : x->rest < y->rest;
}

/* Gives the places that are left to the groups with the largest remainders. */
static void
give_rests(struct remainder *rests, size_t n, int64_t left, int64_t *seats,
    bool *tied, int64_t *open)
{
	size_t i, first = (size_t)left;

	qsort(rests, n, sizeof(*rests), compare_rests);
	*open = 0;
	if (left > 0 && first < n && rests[first].rest == rests[first - 1].rest)
		while (first > 0 &&
		       rests[first - 1].rest == rests[(size_t)left].rest) {
			first--;
			++*open;
		}
	for (i = 0; i < first; i++)
		seats[rests[i].group]++;
	for (i = first; *open > 0 && i < n; i++)
		if (tied && rests[i].rest == rests[first].rest)
			tied[rests[i].group] = true;
}

int
zy_apportion(const struct zy_decimal *weights, size_t n, int64_t places,
    int64_t *seats, bool *tied, int64_t *open, struct zy_error *e)
{
	struct remainder *rests = zy_reallocarray(NULL, n, sizeof(*rests));
	zy_int128 sum = 0, w;
	int64_t left = places;
	int scale = 0, rc = -1;
	size_t i;

	for (i = 0; i < n; i++)
		if (weights[i].places > scale)
			scale = weights[i].places;
	for (i = 0; i < n; i++) {
		w = weights[i].coef * power10(scale - weights[i].places);
		if (w < 0 || w > power10(18)) {
			zy_error_set(e, ZY_ERROR_CONFIG,
			    w < 0 ? _("a share is below zero")
				  : _("shares of more than 18 digits"));
			goto out;
		}
		rests[i] = (struct remainder){w, i};
		sum += w;
	}
	if (sum == 0) {
		zy_error_set(e, ZY_ERROR_CONFIG, _("the shares are all zero"));
		goto out;
	}
	for (i = 0; i < n; i++) {
		w = rests[i].rest * places;
		seats[i] = (int64_t)(w / sum);
		left -= seats[i];
		rests[i].rest = w % sum;
		if (tied)
			tied[i] = false;
	}
	give_rests(rests, n, left, seats, tied, open);
	rc = 0;
out:
	free(rests);
	return rc;
}

/* Appends a cell, cleaned as a text where that is possible. */
static void
put_cleaned(struct zy_buf *b, struct zy_view said)
{
	static const struct zy_column text = {.name = "group", .type = ZY_TEXT};
	struct zy_buf scratch = ZY_BUF_INIT;
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_view cell;

	if (zy_cell_clean(&text, said, &scratch, &cell, &ignored))
		cell = said;
	zy_buf_view(b, cell);
	zy_error_clear(&ignored);
	zy_buf_release(&scratch);
}

void
zy_group_key(struct zy_buf *b, const struct zy_view *cells, size_t n)
{
	struct zy_view said;
	size_t i;

	for (i = 0; i < n; i++) {
		if (i)
			zy_buf_putc(b, '\0');
		said = zy_cell_unmarked(cells[i]);
		if (said.n > 2 && zy_cell_is_plain(said))
			zy_buf_view(b, said);
		else
			put_cleaned(b, said);
	}
}

void
zy_group_name(struct zy_buf *b, struct zy_view key)
{
	bool several = key.n && memchr(key.p, '\0', key.n) != NULL;
	size_t i;

	for (i = 0; i < key.n; i++) {
		if (several && (key.p[i] == '/' || key.p[i] == '\\'))
			zy_buf_putc(b, '\\');
		zy_buf_putc(b, key.p[i]);
		if (key.p[i] == '\0')
			b->p[b->n - 1] = '/';
	}
}

void
zy_quota_release(struct zy_quota *q)
{
	zy_intern_free(q->groups);
	free(q->places);
	free(q->weights);
	free(q->given);
	free(q->tied);
	free(q->used);
	free(q->below);
	free(q->lines);
	*q = (struct zy_quota){0};
}

struct zy_schema
zy_quota_schema(const struct zy_schema *base, struct zy_arena *arena)
{
	static const struct zy_column more[] = {
	    {"places", "名额", ZY_INTEGER, 0, NULL, N_("places of the group")},
	    {"share", "份额", ZY_RATIO, 0, NULL,
		N_("share of the places, any unit")},
	};
	size_t n = base->n, extra = sizeof(more) / sizeof(more[0]);
	struct zy_column *all =
	    zy_arena_alloc(arena, (n + extra) * sizeof(*all));

	memcpy(all, base->columns, n * sizeof(*all));
	memcpy(all + n, more, sizeof(more));
	return (struct zy_schema){
	    "any", "名额", all, n + extra, base->words, false, NULL};
}

/* The columns of a quota file that are read. */
struct binding {
	const char *const *within;
	size_t n;
	int *columns;
	int value; /* of `places`, `share` or `members` */
	struct zy_view *cells;
};

/*
 * Fills e with the error that the quota file has no column of that name.
 * Always returns -1.
 */
static int
no_column(const struct zy_reader *r, const char *name, struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_CONFIG, _("no column '%.*s'"),
	    ZY_ARG(zy_record_column_label(zy_view(name))));
	return zy_error_at(e, zy_reader_name(r), 0, 0);
}

/*
 * Finds the columns of the groups and of the places or weights in r.  Where a
 * column of the groups is missing, the groups are read by name from the column
 * `group`.  Returns 0, or -1 with e set where a column is missing.
 */
static int
bind(struct zy_quota *q, struct binding *b, struct zy_reader *r, int64_t total,
    struct zy_error *e)
{
	const char *missing = NULL;
	size_t i;

	for (i = 0; i < b->n; i++) {
		b->columns[i] = zy_reader_find(r, b->within[i]);
		if (b->columns[i] < 0 && !missing)
			missing = b->within[i];
	}
	if (missing) {
		b->columns[0] = zy_reader_find(r, "group");
		if (b->columns[0] < 0)
			return no_column(r, missing, e);
		q->by_name = true;
		b->n = 1;
	}
	if (total < 0) {
		b->value = zy_reader_find(r, "places");
		return b->value < 0 ? no_column(r, "places", e) : 0;
	}
	b->value = zy_reader_find(r, "share");
	if (b->value < 0)
		b->value = zy_reader_find(r, "members");
	return b->value < 0 ? no_column(r, "share", e) : 0;
}

/*
 * Fills e with an error of configuration about a cell of the present record,
 * since a quota with any mistake decides nothing.  Always returns -1.
 */
static int
fault(const struct zy_reader *r, int c, const char *what, struct zy_error *e)
{
	zy_reader_fault(r, c, ZY_FAULT_OTHER, what, e);
	e->kind = ZY_ERROR_CONFIG;
	return -1;
}

/*
 * Adds the group of the present record of r with its places, or its weight, to
 * the quota.  Returns 0, or -1 with e set.
 */
static int
take_row(struct zy_quota *q, const struct binding *b, struct zy_reader *r,
    int64_t total, struct zy_error *e)
{
	struct zy_view cell = zy_reader_cell(r, (size_t)b->value);
	struct zy_buf key = ZY_BUF_INIT;
	struct zy_decimal d = {0};
	uint32_t k, n = zy_intern_count(q->groups);
	size_t i;

	for (i = 0; i < b->n; i++)
		b->cells[i] = zy_reader_cell(r, (size_t)b->columns[i]);
	zy_group_key(&key, b->cells, b->n);
	k = zy_intern_put(q->groups, zy_buf_get(&key));
	zy_buf_release(&key);
	if (k < n)
		return fault(r, b->n ? b->columns[0] : -1,
		    _("the group stands twice in the quota file"), e);
	if (zy_decimal_parse(&d, cell) != ZY_NUMBER_OK || d.coef < 0 ||
	    (total < 0 && (d.places || d.coef > ZY_QUOTA_MAX)))
		return fault(r, b->value,
		    total < 0 ? _("not a number of places") : _("not a share"),
		    e);
	q->places = zy_grow(q->places, &q->cap[0], k + 1, sizeof(*q->places));
	q->weights =
	    zy_grow(q->weights, &q->cap[1], k + 1, sizeof(*q->weights));
	q->tied = zy_grow(q->tied, &q->cap[2], k + 1, sizeof(*q->tied));
	q->used = zy_grow(q->used, &q->cap[3], k + 1, sizeof(*q->used));
	q->lines = zy_grow(q->lines, &q->cap[4], k + 1, sizeof(*q->lines));
	q->given = zy_grow(q->given, &q->cap[6], k + 1, sizeof(*q->given));
	q->below = zy_grow(q->below, &q->cap[5], k + 1, sizeof(*q->below));
	q->places[k] = total < 0 ? d.coef : 0;
	q->weights[k] = q->given[k] = d;
	q->tied[k] = q->used[k] = q->below[k] = false;
	q->lines[k] = zy_reader_line(r);
	return 0;
}

int
zy_quota_set_threshold(struct zy_quota *q, const char *text)
{
	const struct zy_decimal all = {100, 0};
	struct zy_view v = zy_view(text);

	q->has_threshold = true;
	q->by_percent = v.n && v.p[v.n - 1] == '%';
	v.n -= q->by_percent;
	if (zy_decimal_parse(&q->threshold, v) != ZY_NUMBER_OK ||
	    q->threshold.coef < 0 ||
	    (q->by_percent && zy_decimal_cmp(q->threshold, all) > 0))
		return -1;
	return 0;
}

/* Returns the sum of all weights; its unit is 10^-(*scale). */
static zy_int128
sum_weights(const struct zy_quota *q, int *scale)
{
	uint32_t n = zy_intern_count(q->groups), i;
	zy_int128 sum = 0;

	*scale = 0;
	for (i = 0; i < n; i++)
		if (q->weights[i].places > *scale)
			*scale = q->weights[i].places;
	for (i = 0; i < n; i++)
		sum +=
		    q->weights[i].coef * power10(*scale - q->weights[i].places);
	return sum;
}

/* Sets the weight of groups below the threshold to 0. */
static void
leave_out_small(struct zy_quota *q)
{
	uint32_t n = zy_intern_count(q->groups), i;
	struct zy_rational least, percent;
	zy_int128 sum;
	int scale;

	if (!q->has_threshold)
		return;
	zy_rational_init(&least);
	zy_rational_init(&percent);
	zy_rational_set_decimal(&least, q->threshold);
	if (q->by_percent) {
		sum = sum_weights(q, &scale);
		zy_rational_set_wide(&percent, sum, (uint64_t)power10(scale));
		zy_rational_mul(&least, &least, &percent);
		zy_rational_set_ratio(&percent, 1, 100);
		zy_rational_mul(&least, &least, &percent);
	}
	for (i = 0; i < n; i++)
		q->below[i] =
		    zy_rational_cmp_decimal(&least, q->weights[i]) > 0;
	for (i = 0; i < n; i++)
		if (q->below[i])
			q->weights[i] = (struct zy_decimal){0};
	zy_rational_release(&least);
	zy_rational_release(&percent);
}

/* Returns whether there are groups, and all are below the threshold. */
static bool
all_small(const struct zy_quota *q)
{
	size_t i, n = zy_intern_count(q->groups);

	for (i = 0; i < n; i++)
		if (!q->below[i])
			return false;
	return n > 0;
}

int
zy_quota_read(struct zy_quota *q, struct zy_reader *r,
    const char *const *within, size_t nwithin, int64_t total,
    struct zy_error *e)
{
	struct binding b = {.within = within, .n = nwithin};
	int rc;

	q->groups = zy_intern_new();
	b.columns = zy_calloc(nwithin + 1, sizeof(*b.columns));
	b.cells = zy_calloc(nwithin + 1, sizeof(*b.cells));
	rc = bind(q, &b, r, total, e);
	zy_reader_want_none(r);
	for (size_t i = 0; rc == 0 && i < b.n; i++)
		zy_reader_want(r, (size_t)b.columns[i]);
	if (rc == 0)
		zy_reader_want(r, (size_t)b.value);
	while (rc == 0 && (rc = zy_reader_next(r, e)) == 1)
		rc = take_row(q, &b, r, total, e);
	if (rc < 0 && e->kind == ZY_ERROR_RECORD)
		e->kind = ZY_ERROR_CONFIG;
	q->total = total;
	if (rc == 0 && total >= 0) {
		leave_out_small(q);
		rc = all_small(q)
			 ? zy_error_set(e, ZY_ERROR_CONFIG,
			       _("no group reaches the threshold"))
			 : zy_apportion(q->weights, zy_intern_count(q->groups),
			       total, q->places, q->tied, &q->open, e);
		if (rc)
			zy_error_at(e, zy_reader_name(r), 0, 0);
	}
	free(b.columns);
	free(b.cells);
	return rc;
}

uint32_t
zy_quota_find(struct zy_quota *q, struct zy_view key)
{
	struct zy_buf name = ZY_BUF_INIT;
	uint32_t k;

	if (q->by_name) {
		zy_group_name(&name, key);
		key = zy_buf_get(&name);
	}
	k = zy_intern_find(q->groups, key);
	zy_buf_release(&name);
	if (k != ZY_INTERN_NONE)
		q->used[k] = true;
	return k;
}

void
zy_quota_remainder(const struct zy_quota *q, uint32_t k, struct zy_buf *b)
{
	enum {
		PLACES = 4
	};
	int scale;
	zy_int128 sum = sum_weights(q, &scale), share;

	if (q->total < 0 || sum == 0)
		return;
	share = q->weights[k].coef * power10(scale - q->weights[k].places) *
		q->total;
	zy_quotient_format(b, share % sum, sum, PLACES, ZY_HALF_UP);
}

/*
 * Fills e with the finding that equal remainders leave places open, and names
 * the groups concerned.
 */
static void
warn_open(const struct zy_quota *q, struct zy_error *e)
{
	struct zy_buf names = ZY_BUF_INIT;
	uint32_t i, n = zy_intern_count(q->groups);

	for (i = 0; i < n; i++) {
		if (!q->tied[i])
			continue;
		zy_buf_puts(&names, names.n ? ", '" : "'");
		zy_group_name(&names, zy_intern_get(q->groups, i));
		zy_buf_putc(&names, '\'');
	}
	zy_error_set(e, ZY_ERROR_RECORD,
	    _("open places: %lld, since the remainders of %s are equal: "
	      "decide, and give the places by number"),
	    (long long)q->open, names.p);
	zy_buf_release(&names);
}

void
zy_quota_warn(const struct zy_quota *q, const char *source,
    void (*warn)(void *context, const struct zy_error *finding), void *context)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf name = ZY_BUF_INIT;
	uint32_t i, n = zy_intern_count(q->groups);

	if (q->open) {
		warn_open(q, &e);
		zy_error_at(&e, source, 0, 0);
		warn(context, &e);
	}
	for (i = 0; i < n; i++) {
		if (q->used[i])
			continue;
		zy_buf_reset(&name);
		zy_group_name(&name, zy_intern_get(q->groups, i));
		zy_error_clear(&e);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("nobody is in the group '%.*s'"), ZY_ARG(name));
		zy_error_at(&e, source, q->lines[i], 0);
		warn(context, &e);
	}
	zy_buf_release(&name);
}
