/*
 * Packs the cells of a record into bytes, with numbers of variable length.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/row.h"

#include "base/varint.h"

/*
 * A row is: the number of cells and, in the lowest bit, whether it is ranked;
 * the length of each cell; the cells.  Moves *p behind the first of these and
 * returns the number of cells.
 */
static inline size_t
begin(const char **p)
{
	return (size_t)(zy_varint_get(p) >> 1);
}

size_t
zy_row_size(const struct zy_view *cells, size_t n)
{
	size_t size = zy_varint_size(n << 1), i;

	for (i = 0; i < n; i++)
		size += zy_varint_size(cells[i].n) + cells[i].n;
	return size;
}

char *
zy_row_put(char *to, const struct zy_view *cells, size_t n, bool ranked)
{
	size_t i;

	to = zy_varint_put(to, n << 1 | ranked);
	for (i = 0; i < n; i++)
		to = zy_varint_put(to, cells[i].n);
	for (i = 0; i < n; i++) {
		if (cells[i].n)
			memcpy(to, cells[i].p, cells[i].n);
		to += cells[i].n;
	}
	return to;
}

const char *
zy_row_end(const char *row)
{
	size_t n = begin(&row), bytes = 0;

	while (n--)
		bytes += (size_t)zy_varint_get(&row);
	return row + bytes;
}

bool
zy_row_ranked(const char *row)
{
	return *row & 1;
}

void
zy_row_unrank(char *row)
{
	*row = (char)(*row & ~1);
}

struct zy_view
zy_row_cell(const char *row, int c)
{
	size_t n = begin(&row), from = 0, length = 0, i;
	size_t at = c < 0 ? SIZE_MAX : (size_t)c;

	if (at >= n)
		return (struct zy_view){NULL, 0};
	for (i = 0; i < n; i++) {
		size_t some = (size_t)zy_varint_get(&row);

		from += i < at ? some : 0;
		if (i == at)
			length = some;
	}
	return (struct zy_view){row + from, length};
}

void
zy_row_cells(const char *row, struct zy_view *cells, size_t n)
{
	size_t has = begin(&row), i;

	for (i = 0; i < has && i < n; i++)
		cells[i].n = (size_t)zy_varint_get(&row);
	for (i = 0; i < n; i++) {
		cells[i] = (struct zy_view){row, i < has ? cells[i].n : 0};
		row += cells[i].n;
	}
}
