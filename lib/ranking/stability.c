/*
 * Draws the values of a group again: all numbers are scaled to a common grid
 * of whole numbers, and the quantiles of places are found digit by digit.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/stability.h"

#include <stdlib.h>

#include "base/random.h"
#include "base/mem.h"
#include "base/threads.h"

enum {
	DIGIT = 6, /* bits of a place that one round of draws finds out */
	BINS = 1 << DIGIT,
	SMALL = 64,	 /* so many rows are sorted by insertion */
	MIDDLE = 2048,	 /* below, the radix sort counts by bytes */
	ONE_IN = 40,	 /* draws with a place outside, on either side */
	KEY_BITS = 33,	 /* of a value: three digits of 11 bits to sort by */
	ERROR_BITS = 12, /* of the least error, where there is room */
	ALONE = 1 << 20, /* fewer values to draw are no work for two threads */
	REACH = 7,	 /* errors, at most, between a value and one drawn */
	BATCH = 1 << 22, /* places of all draws of a batch */
};

static const uint32_t SELECTED = UINT32_C(1) << 31; /* beside a place */

/* A row, its value on the grid on which values are drawn: 0 is the best. */
struct drawn_row {
	uint64_t key, value;
	int64_t error; /* with the sign that the direction asks for */
};

/* The values with which a row counts as selected, by bands. */
struct bounds {
	uint64_t first, last;
};

/* Which of the sorted places of a row is looked for, and what is known. */
struct quantile {
	uint32_t prefix;    /* the digits found: places below are counted */
	uint32_t remaining; /* smaller places that begin with these digits */
};

struct tails {
	struct quantile at[2]; /* the low and the high one */
};

struct buffers {
	uint64_t *items, *spare;
};

struct drawing {
	const struct zy_stability_options *o;
	struct zy_stability_result *results;
	struct drawn_row *rows;
	bool *ties;	       /* of each row, with the one before it */
	struct bounds *bounds; /* of each row; NULL: by places */
	size_t n;
	int index_bits, key_bits; /* of a sorted item: value, number of row */
	uint64_t cut;		  /* how many rows are selected */
	int threads;
	struct buffers *buffers; /* of each thread */
	uint32_t first, batch;	 /* the draws of the present batch */
	uint32_t *places;	 /* of each draw of the batch, by row */
	int shift;		 /* of the digit that is looked for */
	bool opening;		 /* the first round */
	struct tails *tails;
	uint32_t (*bins)[2][BINS]; /* of each row: places by their digit */
};

/* ---- The grid ---- */

/* What all rows have in common, before they are on the grid. */
struct extent {
	int places;	       /* decimal places of the grid */
	zy_int128 bottom, top; /* of all values that can be drawn */
	int64_t least_error;   /* above 0, or 0: there is none */
	int bits;	       /* binary places of the grid */
};

/* Returns how many bits a number needs. */
static int
bits_of(zy_uint128 v)
{
	int n = 0;

	for (; v; v >>= 1)
		n++;
	return n;
}

/* Returns a decimal in units of 10^-places, which are at least its own. */
static zy_int128
scaled(struct zy_decimal d, int places)
{
	zy_int128 v = d.coef;

	for (; places > d.places; places--)
		v *= 10;
	return v;
}

/* Enlarges the decimal places of the grid so that it has the decimal. */
static void
take_places(struct extent *x, struct zy_decimal d)
{
	if (d.places > x->places)
		x->places = d.places;
}

/*
 * Finds the common scale of all numbers, the lowest and the highest value that
 * can be drawn, and the smallest error above 0.
 */
static void
measure(const struct zy_stability_row *rows, size_t n, struct extent *x)
{
	zy_int128 v, error;
	size_t i;

	*x = (struct extent){.places = 0};
	for (i = 0; i < n; i++) {
		take_places(x, rows[i].value);
		take_places(x, rows[i].error);
		take_places(x, rows[i].least);
		take_places(x, rows[i].below);
	}
	for (i = 0; i < n; i++) {
		v = scaled(rows[i].value, x->places);
		error = scaled(rows[i].error, x->places);
		if (i == 0 || v - REACH * error < x->bottom)
			x->bottom = v - REACH * error;
		if (i == 0 || v + REACH * error > x->top)
			x->top = v + REACH * error;
		if (error && (!x->least_error || error < x->least_error))
			x->least_error =
			    error >> 62 ? INT64_MAX : (int64_t)error;
	}
}

/*
 * Chooses how fine the grid is.  Returns false where not even the decimals of
 * the values fit into an item.
 */
static bool
choose_grid(struct drawing *d, struct extent *x)
{
	int range = bits_of((zy_uint128)(x->top - x->bottom)), room, error;

	d->index_bits = bits_of(d->n - 1);
	room = 64 - d->index_bits - range;
	if (room < 0)
		return false;
	error = x->least_error ? bits_of((zy_uint128)x->least_error) : 64;
	x->bits = KEY_BITS - range;
	if (x->bits < ERROR_BITS - error)
		x->bits = ERROR_BITS - error;
	if (x->bits < 0)
		x->bits = 0;
	if (x->bits > room)
		x->bits = room;
	d->key_bits = range + x->bits;
	return true;
}

/*
 * Returns a value on the grid.  One that cannot be drawn comes to -1 or to
 * 2^key_bits, whichever is on its side.
 */
static zy_int128
on_grid(const struct drawing *d, const struct extent *x, struct zy_decimal v)
{
	zy_int128 place = scaled(v, x->places);

	place = d->o->ascending ? place - x->bottom : x->top - place;
	if (place < 0)
		return -1;
	if (place > x->top - x->bottom)
		return (zy_int128)1 << d->key_bits;
	return place << x->bits;
}

/*
 * Sets the values on the grid, from to->first to to->last, with which a row
 * keeps its band.
 */
static void
set_bounds(const struct drawing *d, const struct extent *x,
    const struct zy_stability_row *from, struct bounds *to)
{
	zy_int128 most = (zy_int128)1 << d->key_bits, first = 0, last = most;

	if (d->o->ascending) {
		if (from->has_least)
			first = on_grid(d, x, from->least);
		if (from->has_below)
			last = on_grid(d, x, from->below) - 1;
	} else {
		if (from->has_least)
			last = on_grid(d, x, from->least);
		if (from->has_below)
			first = on_grid(d, x, from->below) + 1;
	}
	to->first = first < 0 ? 0 : (uint64_t)first;
	to->last = (uint64_t)(last < 0 ? 0 : last);
	if (last < 0)
		to->first = 1; /* no value at all */
}

/*
 * Fills the rows of the drawing with values and errors as whole numbers on its
 * grid, on which a higher number is always the worse value.
 */
static void
place_rows(struct drawing *d, const struct extent *x,
    const struct zy_stability_row *rows)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		struct drawn_row *r = &d->rows[i];

		r->key = rows[i].key;
		d->ties[i] = rows[i].ties;
		r->value = (uint64_t)on_grid(d, x, rows[i].value);
		r->error =
		    (int64_t)(scaled(rows[i].error, x->places) << x->bits);
		if (!d->o->ascending)
			r->error = -r->error;
		if (d->o->bands)
			set_bounds(d, x, &rows[i], &d->bounds[i]);
	}
}

/* ---- One draw ---- */

/* Sorts a few numbers by insertion. */
static void
sort_small(uint64_t *v, size_t n)
{
	size_t i, k;
	uint64_t x;

	for (i = 1; i < n; i++) {
		x = v[i];
		for (k = i; k > 0 && x < v[k - 1]; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

/* Sorts by the values; the numbers of the rows are in order already. */
static uint64_t *
sort_items(const struct drawing *d, struct buffers *b)
{
	uint64_t *from = b->items, *to = b->spare, *swap;
	int digit = d->n < MIDDLE ? 8 : 11, shift;
	size_t counts[1 << 11], at, some, i;
	uint64_t mask = (UINT64_C(1) << digit) - 1;

	if (d->n <= SMALL) {
		sort_small(from, d->n);
		return from;
	}
	for (shift = d->index_bits; shift < d->index_bits + d->key_bits;
	     shift += digit) {
		memset(counts, 0, (mask + 1) * sizeof(*counts));
		for (i = 0; i < d->n; i++)
			counts[from[i] >> shift & mask]++;
		for (at = 0, i = 0; i <= mask; i++) {
			some = counts[i];
			counts[i] = at;
			at += some;
		}
		for (i = 0; i < d->n; i++)
			to[counts[from[i] >> shift & mask]++] = from[i];
		swap = from;
		from = to;
		to = swap;
	}
	return from;
}

/* Draws the value of every row. */
static void
draw_values(const struct drawing *d, uint64_t number, uint64_t *items)
{
	const struct drawn_row *r;
	int64_t error;
	size_t i;

	for (i = 0; i < d->n; i++) {
		r = &d->rows[i];
		error = 0;
		if (r->error)
			error = (int64_t)((zy_int128)r->error *
					      zy_random_normal(zy_random_bits(
						  r->key, number)) >>
					  24);
		items[i] = (r->value + (uint64_t)error) << d->index_bits | i;
	}
}

/* Returns the number of sorted items that tie with the one at `from`. */
static size_t
count_ties(const struct drawing *d, const uint64_t *items, size_t from)
{
	uint64_t mask = (UINT64_C(1) << d->index_bits) - 1;
	size_t to = from + 1;

	/* Rows that tie have neighbouring numbers. */
	while (to < d->n && items[to] == items[to - 1] + 1 &&
	       d->ties[items[to] & mask])
		to++;
	return to - from;
}

/* Notes the places of one draw by row, and whether the row is selected. */
static void
note_places(const struct drawing *d, const uint64_t *items, uint32_t *places)
{
	uint64_t mask = (UINT64_C(1) << d->index_bits) - 1, value;
	struct zy_tie_group x = {0};
	const struct bounds *b;
	uint32_t place;
	bool selected;
	size_t i;

	for (i = 0; i < d->n; i++) {
		if (i == x.to) {
			x.groups_before += i > 0;
			x.from = i;
			x.to = i + count_ties(d, items, i);
		}
		place = (uint32_t)zy_place_doubled(d->o->method, &x, i);
		b = d->bounds ? &d->bounds[items[i] & mask] : NULL;
		value = items[i] >> d->index_bits;
		selected =
		    b ? value >= b->first && value <= b->last : x.to <= d->cut;
		places[items[i] & mask] = place | (selected ? SELECTED : 0);
	}
}

/*
 * Makes the share of one thread of the draws of a batch, and notes the places
 * of the rows in each.
 */
static void
draw_batch(void *context, int thread)
{
	struct drawing *d = context;
	struct buffers *b = &d->buffers[thread];
	uint32_t k;

	for (k = (uint32_t)thread; k < d->batch; k += (uint32_t)d->threads) {
		draw_values(d, d->first + k, b->items);
		note_places(d, sort_items(d, b), d->places + k * d->n);
	}
}

/* ---- Counting the places of all draws ---- */

/*
 * Counts a place of a row in the bin of its present digit, if its higher digits
 * are those found so far.  In the first round both quantiles share their bins.
 */
static void
count_place(struct drawing *d, size_t row, uint32_t place)
{
	const struct tails *t = &d->tails[row];
	uint32_t digit = place >> d->shift, k;

	for (k = 0; k < (d->opening ? 1 : 2); k++)
		if (digit >> DIGIT == t->at[k].prefix)
			d->bins[row][k][digit & (BINS - 1)]++;
}

/* Counts the batch for the rows that are this thread's. */
static void
count_batch(void *context, int thread)
{
	enum {
		BLOCK = 512
	}; /* rows whose bins stay in the cache */
	struct drawing *d = context;
	size_t from = d->n * (size_t)thread / (size_t)d->threads, to, i;
	size_t end = d->n * ((size_t)thread + 1) / (size_t)d->threads;
	const uint32_t *places;
	uint32_t k;

	for (; from < end; from = to) {
		to = end - from < BLOCK ? end : from + BLOCK;
		for (k = 0; k < d->batch; k++) {
			places = d->places + k * d->n;
			for (i = from; i < to; i++) {
				if (d->opening && places[i] & SELECTED)
					d->results[i].selected++;
				count_place(d, i, places[i] & ~SELECTED);
			}
		}
	}
}

/* Finds the next digit of both quantiles of each row; empties the bins. */
static void
find_digits(struct drawing *d)
{
	const uint32_t *bins;
	struct quantile *q;
	uint32_t bin, k;
	size_t i;

	for (i = 0; i < d->n; i++)
		for (k = 0; k < 2; k++) {
			q = &d->tails[i].at[k];
			bins = d->bins[i][d->opening ? 0 : k];
			for (bin = 0; q->remaining >= bins[bin]; bin++)
				q->remaining -= bins[bin];
			q->prefix = q->prefix << DIGIT | bin;
		}
	memset(d->bins, 0, d->n * sizeof(*d->bins));
}

/*
 * Makes all draws, in batches that fit into memory, once for each digit of the
 * places that are looked for.  The first round also counts how often rows are
 * selected.
 */
static void
draw_all(struct drawing *d)
{
	uint32_t most = (uint32_t)(BATCH / d->n);

	if (most < (uint32_t)d->threads)
		most = (uint32_t)d->threads;
	if (most > d->o->draws)
		most = d->o->draws;
	d->places = zy_reallocarray(NULL, most * d->n, sizeof(*d->places));
	d->opening = true;
	for (d->shift = 0; 2 * d->n >> d->shift >= BINS;)
		d->shift += DIGIT;
	for (; d->shift >= 0; d->shift -= DIGIT) {
		for (d->first = 0; d->first < d->o->draws;
		     d->first += d->batch) {
			d->batch = d->o->draws - d->first;
			if (d->batch > most)
				d->batch = most;
			zy_threads_run(d->threads, draw_batch, d);
			zy_threads_run(d->threads, count_batch, d);
		}
		find_digits(d);
		d->opening = false;
	}
	free(d->places);
}

/* Allocates the buffers of the threads and the counters of the rows. */
static void
begin(struct drawing *d)
{
	uint32_t outside = d->o->draws / ONE_IN;
	size_t i;
	int t;

	d->threads = d->n * d->o->draws < ALONE ? 1 : d->o->threads;
	d->cut = d->o->places < d->n ? d->o->places : d->n;
	d->buffers = zy_calloc((size_t)d->threads, sizeof(*d->buffers));
	for (t = 0; t < d->threads; t++) {
		d->buffers[t].items =
		    zy_reallocarray(NULL, d->n, sizeof(uint64_t));
		d->buffers[t].spare =
		    zy_reallocarray(NULL, d->n, sizeof(uint64_t));
	}
	d->tails = zy_calloc(d->n, sizeof(*d->tails));
	d->bins = zy_calloc(d->n, sizeof(*d->bins));
	for (i = 0; i < d->n; i++) {
		d->tails[i].at[0].remaining = outside;
		d->tails[i].at[1].remaining = d->o->draws - 1 - outside;
		d->results[i] = (struct zy_stability_result){0};
	}
}

/*
 * Stores the best and worst places that were found in the results, and frees
 * what begin has allocated.
 */
static void
end(struct drawing *d)
{
	size_t i;
	int t;

	for (i = 0; i < d->n; i++) {
		d->results[i].low = d->tails[i].at[0].prefix;
		d->results[i].high = d->tails[i].at[1].prefix;
	}
	for (t = 0; t < d->threads; t++) {
		free(d->buffers[t].items);
		free(d->buffers[t].spare);
	}
	free(d->buffers);
	free(d->tails);
	free(d->bins);
}

int
zy_stability_draw(const struct zy_stability_row *rows, size_t n,
    const struct zy_stability_options *o, struct zy_stability_result *results)
{
	struct drawing d = {.o = o, .results = results, .n = n};
	struct extent x;
	int rc = -1;

	if (n == 0)
		return 0;
	measure(rows, n, &x);
	d.rows = zy_calloc(n, sizeof(*d.rows));
	d.ties = zy_calloc(n, sizeof(*d.ties));
	d.bounds = o->bands ? zy_calloc(n, sizeof(*d.bounds)) : NULL;
	if (choose_grid(&d, &x)) {
		place_rows(&d, &x, rows);
		begin(&d);
		draw_all(&d);
		end(&d);
		rc = 0;
	}
	free(d.rows);
	free(d.ties);
	free(d.bounds);
	return rc;
}
