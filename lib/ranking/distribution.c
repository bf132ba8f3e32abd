/*
 * Percentiles and z-scores from the exact sums of values and their squares.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/distribution.h"

enum {
	PERCENTILE_PLACES = 2,
	Z_PLACES = 4,
};

void
zy_distribution_init(struct zy_distribution *d, bool ascending)
{
	*d = (struct zy_distribution){.ascending = ascending};
	zy_rational_init(&d->sum);
	zy_rational_init(&d->spread);
	zy_rational_init(&d->value);
	zy_rational_init(&d->tmp);
}

void
zy_distribution_release(struct zy_distribution *d)
{
	zy_rational_release(&d->sum);
	zy_rational_release(&d->spread);
	zy_rational_release(&d->value);
	zy_rational_release(&d->tmp);
}

void
zy_distribution_begin(struct zy_distribution *d)
{
	d->n = 0;
	zy_rational_set_ratio(&d->sum, 0, 1);
	zy_rational_set_ratio(&d->spread, 0, 1);
}

void
zy_distribution_add(struct zy_distribution *d, struct zy_decimal value)
{
	d->n++;
	zy_rational_set_decimal(&d->value, value);
	zy_rational_add(&d->sum, &d->sum, &d->value);
	zy_rational_mul(&d->value, &d->value, &d->value);
	zy_rational_add(&d->spread, &d->spread, &d->value);
}

/* spread = n * sum of squares - square of the sum = n * n * variance */
void
zy_distribution_end(struct zy_distribution *d)
{
	zy_rational_set_ratio(&d->tmp, (int64_t)d->n, 1);
	zy_rational_mul(&d->spread, &d->spread, &d->tmp);
	zy_rational_mul(&d->tmp, &d->sum, &d->sum);
	zy_rational_sub(&d->spread, &d->spread, &d->tmp);
}

void
zy_distribution_percentile(
    struct zy_distribution *d, uint64_t from, uint64_t to, struct zy_buf *b)
{
	zy_rational_set_ratio(&d->tmp,
	    ((int64_t)(d->n - to) * 2 + (int64_t)(to - from)) * 50,
	    (int64_t)d->n);
	zy_rational_format(b, &d->tmp, PERCENTILE_PLACES, ZY_HALF_UP);
}

void
zy_distribution_z(
    struct zy_distribution *d, struct zy_decimal value, struct zy_buf *b)
{
	size_t at;

	if (zy_rational_sign(&d->spread) == 0)
		return;
	zy_rational_set_decimal(&d->value, value);
	zy_rational_set_ratio(&d->tmp, (int64_t)d->n, 1);
	zy_rational_mul(&d->value, &d->value, &d->tmp);
	zy_rational_sub(&d->value, &d->value, &d->sum);
	at = b->n;
	if ((zy_rational_sign(&d->value) < 0) != d->ascending)
		zy_buf_putc(b, '-');
	zy_rational_mul(&d->tmp, &d->value, &d->value);
	zy_rational_div(&d->tmp, &d->tmp, &d->spread);
	zy_rational_format_root(b, &d->tmp, Z_PLACES);
	/* A zero has no sign. */
	if (b->p[at] == '-' && strspn(b->p + at + 1, "0.") == b->n - at - 1)
		memmove(b->p + at, b->p + at + 1, b->n-- - at - 1);
}
