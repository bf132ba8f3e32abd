/*
 * Computes the distribution of scores in whole numbers and rationals.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/histogram.h"

/*
 * Returns the largest whole number that is not above d; *whole tells whether
 * that is d itself.
 */
static int64_t
floor_of(struct zy_decimal d, bool *whole)
{
	int64_t unit = 1, q;
	int i;

	for (i = 0; i < d.places; i++)
		unit *= 10;
	q = d.coef / unit;
	*whole = d.coef % unit == 0;
	return d.coef < 0 && !*whole ? q - 1 : q;
}

static int64_t
floor_to(int64_t value, int64_t step)
{
	int64_t q = value / step;

	return value % step < 0 ? (q - 1) * step : q * step;
}

/* Returns the step after this one in the series 1, 2, 5, 10, 20, 50, ... */
static int64_t
next_step(int64_t step)
{
	int64_t first = step;

	while (first >= 10)
		first /= 10;
	return first == 2 ? step / 2 * 5 : step * 2;
}

void
zy_histogram_init(
    struct zy_histogram *h, const struct zy_decimal *values, size_t n)
{
	int64_t low = 0, high = 0, at;
	bool whole = false, top_whole = false;
	size_t i, bin;

	*h = (struct zy_histogram){.step = 1};
	if (n == 0)
		return;
	for (i = 0; i < n; i++) {
		at = floor_of(values[i], &whole);
		if (i == 0 || at < low)
			low = at;
		if (i == 0 || at > high || (at == high && !whole)) {
			high = at;
			top_whole = whole;
		}
	}
	for (;; h->step = next_step(h->step)) {
		zy_int128 bins;

		h->from = floor_to(low, h->step);
		bins = ((zy_int128)high - h->from) / h->step + 1;
		/* The highest value may close the last bin. */
		if (bins > 1 && top_whole &&
		    ((zy_int128)high - h->from) % h->step == 0)
			bins--;
		if (bins <= ZY_HISTOGRAM_BINS) {
			h->n = (size_t)bins;
			break;
		}
	}
	for (i = 0; i < n; i++) {
		at = floor_of(values[i], &whole);
		bin = (size_t)((at - h->from) / h->step);
		h->counts[bin < h->n ? bin : h->n - 1]++;
	}
}

void
zy_histogram_mean(struct zy_buf *b, const struct zy_decimal *values, size_t n)
{
	struct zy_rational sum, x;
	size_t i;

	if (n == 0) {
		zy_buf_puts(b, "—");
		return;
	}
	zy_rational_init(&sum);
	zy_rational_init(&x);
	for (i = 0; i < n; i++) {
		zy_rational_set_decimal(&x, values[i]);
		zy_rational_add(&sum, &sum, &x);
	}
	zy_rational_set_ratio(&x, (int64_t)n, 1);
	zy_rational_div(&sum, &sum, &x);
	zy_rational_format(b, &sum, 2, ZY_HALF_UP);
	zy_rational_release(&sum);
	zy_rational_release(&x);
}

void
zy_histogram_median(struct zy_buf *b, const struct zy_decimal *sorted, size_t n)
{
	if (n % 2)
		zy_histogram_mean(b, sorted + n / 2, 1);
	else
		zy_histogram_mean(
		    b, n ? sorted + n / 2 - 1 : sorted, n ? 2 : 0);
}
