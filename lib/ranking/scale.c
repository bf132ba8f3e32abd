/* SPDX-License-Identifier: MIT */
#include "ranking/scale.h"

enum {
	PERCENTILE_PLACES = 2,
	Z_PLACES = 4,
};

void
zy_scale_init(struct zy_scale *s, bool ascending)
{
	*s = (struct zy_scale){.ascending = ascending};
	zy_rational_init(&s->sum);
	zy_rational_init(&s->spread);
	zy_rational_init(&s->value);
	zy_rational_init(&s->tmp);
}

void
zy_scale_release(struct zy_scale *s)
{
	zy_rational_release(&s->sum);
	zy_rational_release(&s->spread);
	zy_rational_release(&s->value);
	zy_rational_release(&s->tmp);
}

void
zy_scale_open(struct zy_scale *s)
{
	s->n = 0;
	zy_rational_set_ratio(&s->sum, 0, 1);
	zy_rational_set_ratio(&s->spread, 0, 1);
}

void
zy_scale_add(struct zy_scale *s, struct zy_decimal value)
{
	s->n++;
	zy_rational_set_decimal(&s->value, value);
	zy_rational_add(&s->sum, &s->sum, &s->value);
	zy_rational_mul(&s->value, &s->value, &s->value);
	zy_rational_add(&s->spread, &s->spread, &s->value);
}

/* The spread is n * sum of squares - square of the sum. */
void
zy_scale_close(struct zy_scale *s)
{
	zy_rational_set_ratio(&s->tmp, (int64_t)s->n, 1);
	zy_rational_mul(&s->spread, &s->spread, &s->tmp);
	zy_rational_mul(&s->tmp, &s->sum, &s->sum);
	zy_rational_sub(&s->spread, &s->spread, &s->tmp);
}

void
zy_scale_percentile(
    struct zy_scale *s, uint64_t from, uint64_t to, struct zy_buf *b)
{
	zy_rational_set_ratio(&s->tmp,
	    ((int64_t)(s->n - to) * 2 + (int64_t)(to - from)) * 50,
	    (int64_t)s->n);
	zy_rational_format(b, &s->tmp, PERCENTILE_PLACES, ZY_HALF_UP);
}

void
zy_scale_z(struct zy_scale *s, struct zy_decimal value, struct zy_buf *b)
{
	size_t at;

	if (zy_rational_sign(&s->spread) == 0)
		return;
	zy_rational_set_decimal(&s->value, value);
	zy_rational_set_ratio(&s->tmp, (int64_t)s->n, 1);
	zy_rational_mul(&s->value, &s->value, &s->tmp);
	zy_rational_sub(&s->value, &s->value, &s->sum);
	at = b->n;
	if ((zy_rational_sign(&s->value) < 0) != s->ascending)
		zy_buf_putc(b, '-');
	zy_rational_mul(&s->tmp, &s->value, &s->value);
	zy_rational_div(&s->tmp, &s->tmp, &s->spread);
	zy_rational_format_root(b, &s->tmp, Z_PLACES);
	/* Nought has no sign. */
	if (b->p[at] == '-' && strspn(b->p + at + 1, "0.") == b->n - at - 1)
		memmove(b->p + at, b->p + at + 1, b->n-- - at - 1);
}
