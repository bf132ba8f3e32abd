/* SPDX-License-Identifier: MIT */
#include "ranking/scale.h"

enum {
	PERCENTILE_PLACES = 2,
	Z_PLACES = 4,
};

void
zy_scale_init(struct zy_scale *s, const struct zy_ranking *r)
{
	*s = (struct zy_scale){.ranking = r};
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

static void
load(const struct zy_scale *s, uint32_t i, struct zy_rational *out)
{
	uint32_t row = s->ranking->order[s->group->first + i];

	zy_rational_set_decimal(
	    out, (struct zy_decimal){
		     s->ranking->values[row], s->ranking->decimals[row]});
}

/* The spread is n * sum of squares - square of the sum. */
void
zy_scale_open(struct zy_scale *s, const struct zy_rank_group *g)
{
	uint32_t i;

	s->group = g;
	s->from = s->to = 0;
	zy_rational_set_ratio(&s->sum, 0, 1);
	zy_rational_set_ratio(&s->spread, 0, 1);
	for (i = 0; i < g->ranked; i++) {
		load(s, i, &s->value);
		zy_rational_add(&s->sum, &s->sum, &s->value);
		zy_rational_mul(&s->value, &s->value, &s->value);
		zy_rational_add(&s->spread, &s->spread, &s->value);
	}
	zy_rational_set_ratio(&s->tmp, g->ranked, 1);
	zy_rational_mul(&s->spread, &s->spread, &s->tmp);
	zy_rational_mul(&s->tmp, &s->sum, &s->sum);
	zy_rational_sub(&s->spread, &s->spread, &s->tmp);
}

void
zy_scale_percentile(struct zy_scale *s, uint32_t i, struct zy_buf *b)
{
	uint32_t n = s->group->ranked;

	if (i >= s->to || i < s->from) {
		load(s, i, &s->value);
		s->from = i;
		for (s->to = i + 1; s->to < n; s->to++) {
			load(s, s->to, &s->tmp);
			if (zy_rational_cmp(&s->value, &s->tmp) != 0)
				break;
		}
	}
	zy_rational_set_ratio(
	    &s->tmp, ((int64_t)(n - s->to) * 2 + (s->to - s->from)) * 50, n);
	zy_rational_format(b, &s->tmp, PERCENTILE_PLACES, ZY_HALF_UP);
}

void
zy_scale_z(struct zy_scale *s, uint32_t i, struct zy_buf *b)
{
	size_t at;

	if (zy_rational_sign(&s->spread) == 0)
		return;
	load(s, i, &s->value);
	zy_rational_set_ratio(&s->tmp, s->group->ranked, 1);
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
