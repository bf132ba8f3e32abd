/*
 * Finding the pairs of known columns and their twins: implements
 * zy_reader_pair_twins of reader-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/reader-state.h"

/*
 * Returns the number of the column of the current table with that declaration,
 * or r->n.
 */
static size_t
known_of(const struct zy_reader *r, const struct zy_column *decl)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->columns[i].h.decl == decl &&
		    r->columns[i].cell != ZY_READER_NO_CELL)
			break;
	return i;
}

/* Returns how alike the headings of a pair are, in percent. */
static size_t
likeness(const struct zy_reader *r, const struct zy_reader_pair *p)
{
	return zy_dictionary_likeness(
	    r->columns[p->known].h.text, r->columns[p->twin].h.text);
}

/*
 * Moves the last pair before those whose headings are less alike: an empty cell
 * of 所在支部代码 is filled from 所在支部名称 before 所属党委.
 */
static void
sort_last(struct zy_reader *r)
{
	struct zy_reader_pair last = r->pairs[r->npairs - 1];
	size_t i = r->npairs - 1;

	for (; i > 0 && likeness(r, &r->pairs[i - 1]) < likeness(r, &last); i--)
		r->pairs[i] = r->pairs[i - 1];
	r->pairs[i] = last;
}

void
zy_reader_pair_twins(struct zy_reader *r)
{
	size_t i, known;

	r->npairs = 0;
	for (i = 0; i < r->n; i++) {
		if (!r->columns[i].h.twin ||
		    r->columns[i].cell == ZY_READER_NO_CELL)
			continue;
		known = known_of(r, r->columns[i].h.twin);
		if (known == r->n)
			continue;
		r->pairs = zy_grow(
		    r->pairs, &r->pairs_cap, r->npairs + 1, sizeof(*r->pairs));
		r->pairs[r->npairs++] =
		    (struct zy_reader_pair){(uint32_t)known, (uint32_t)i};
		sort_last(r);
	}
}
