/*
 * Counting rows that are left out, with their lines: implements left-out.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/left-out.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	MAX_RANGES = 1000, /* ranges of lines that are kept of a kind */
};

void
zy_left_out_add(struct zy_left_out *t, uint64_t line)
{
	struct zy_line_range *last = t->n ? &t->ranges[t->n - 1] : NULL;

	t->rows++;
	if (last && t->n < MAX_RANGES && last->last + 1 == line) {
		last->last = line;
	} else if (t->n < MAX_RANGES) {
		t->ranges =
		    zy_grow(t->ranges, &t->cap, t->n + 1, sizeof(*t->ranges));
		t->ranges[t->n++] = (struct zy_line_range){line, line};
	}
}

void
zy_left_out_join(struct zy_left_out *a, const struct zy_left_out *b)
{
	size_t i;

	for (i = 0; i < b->n && a->n < MAX_RANGES; i++) {
		a->ranges =
		    zy_grow(a->ranges, &a->cap, a->n + 1, sizeof(*a->ranges));
		a->ranges[a->n++] = b->ranges[i];
	}
	a->rows += b->rows;
}

void
zy_left_out_release(struct zy_left_out *t)
{
	size_t i;

	for (i = 0; i < ZY_ROW_KINDS; i++)
		free(t[i].ranges);
	memset(t, 0, ZY_ROW_KINDS * sizeof(*t));
}

void
zy_left_out_copy(struct zy_left_out *a, const struct zy_left_out *b)
{
	size_t i;

	zy_left_out_release(a);
	for (i = 0; i < ZY_ROW_KINDS; i++)
		zy_left_out_join(&a[i], &b[i]);
}
