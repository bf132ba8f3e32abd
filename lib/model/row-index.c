/*
 * A hash table with open addressing from texts of a column to rows: implements
 * row-index.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/row-index.h"

#include <stdlib.h>

struct zy_row_slot {
	uint32_t tag; /* of the hash: behind its place, few false probes */
	uint32_t row; /* and one; 0: free */
};

void
zy_row_index_init(struct zy_row_index *x, const struct zy_table *t, int column)
{
	size_t n = 64;

	while (n / 2 < t->nrows)
		n *= 2;
	*x = (struct zy_row_index){.table = t, .column = column, .mask = n - 1};
	x->slots = zy_calloc(n, sizeof(*x->slots));
	zy_mem_at_random(x->slots, n * sizeof(*x->slots));
}

void
zy_row_index_release(struct zy_row_index *x)
{
	free(x->slots);
	*x = (struct zy_row_index){0};
}

/* Returns the text of a row in the indexed column. */
static struct zy_view
text_of(const struct zy_row_index *x, uint32_t row)
{
	return zy_table_cell(x->table->rows[row], x->column);
}

/* Returns the slot of a text, or the free slot in which it would be stored. */
static struct zy_row_slot *
probe(const struct zy_row_index *x, struct zy_view text, uint32_t tag)
{
	size_t at = tag & x->mask;

	for (;; at = (at + 1) & x->mask) {
		struct zy_row_slot *s = &x->slots[at];

		if (s->row == 0 ||
		    (s->tag == tag && zy_view_eq(text_of(x, s->row - 1), text)))
			return s;
	}
}

/*
 * Returns the slot of a row's text, or the free slot in which it would be
 * stored; texts are compared only where tags are equal.
 */
static struct zy_row_slot *
probe_row(const struct zy_row_index *x, uint32_t row, uint32_t tag)
{
	size_t at = tag & x->mask;

	while (x->slots[at].row != 0 && x->slots[at].tag != tag)
		at = (at + 1) & x->mask;
	return x->slots[at].row == 0 ? &x->slots[at]
				     : probe(x, text_of(x, row), tag);
}

uint32_t
zy_row_index_tag(struct zy_view text)
{
	return (uint32_t)zy_hash(text, 0);
}

uint32_t
zy_row_index_find(const struct zy_row_index *x, struct zy_view text)
{
	/* 0 is none: one less is ZY_INTERN_NONE. */
	return probe(x, text, zy_row_index_tag(text))->row - 1;
}

/*
 * Adds a row; one with the same text is replaced if `replace` is true.  Returns
 * that row, or ZY_INTERN_NONE.
 */
static uint32_t
put(struct zy_row_index *x, uint32_t row, uint32_t tag, bool replace)
{
	struct zy_row_slot *s = probe_row(x, row, tag);
	uint32_t other = s->row - 1;

	if (s->row == 0 || replace)
		*s = (struct zy_row_slot){tag, row + 1};
	return other;
}

uint32_t
zy_row_index_add(struct zy_row_index *x, uint32_t row, uint32_t tag)
{
	return put(x, row, tag, false);
}

uint32_t
zy_row_index_replace(struct zy_row_index *x, uint32_t row, uint32_t tag)
{
	return put(x, row, tag, true);
}

void
zy_row_index_prefetch(const struct zy_row_index *x, uint32_t tag)
{
	__builtin_prefetch(&x->slots[tag & x->mask]);
}
