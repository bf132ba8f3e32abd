/*
 * The merged blocks of a sheet: implements zy_merged_read of workbook-state.h.
 * In a sheet they come after its rows, which need them; therefore the sheet is
 * read for them first.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/workbook-state.h"

const char *
zy_cell_reference(const char *p, uint32_t *column, uint32_t *row)
{
	uint32_t c = 0, r = 0;

	for (; (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z'); p++) {
		c = c * 26 + (uint32_t)((*p | 32) - 'a' + 1);
		if (c > ZY_WORKBOOK_COLUMNS)
			return NULL;
	}
	for (; *p >= '0' && *p <= '9'; p++) {
		r = r * 10 + (uint32_t)(*p - '0');
		if (r > ZY_WORKBOOK_ROWS)
			return NULL;
	}
	*column = c ? c - 1 : UINT32_MAX;
	*row = r ? r : UINT32_MAX;
	return p;
}

/* Adds the block of an element mergeCell, if it extends over several rows. */
static void
on_start(void *context, const char *name, const char **attributes)
{
	struct zy_merged *m = context;
	struct zy_merged_block b;
	uint32_t last_column;
	const char *p;

	if (strcmp(name, "mergeCell") != 0 || m->n >= ZY_WORKBOOK_MERGED)
		return;
	p = zy_xml_attribute(attributes, "ref");
	p = p ? zy_cell_reference(p, &b.column, &b.row) : NULL;
	if (!p || *p != ':' ||
	    !zy_cell_reference(p + 1, &last_column, &b.last_row) ||
	    b.column == UINT32_MAX || b.row == UINT32_MAX ||
	    b.last_row == UINT32_MAX || b.last_row <= b.row)
		return;
	m->blocks = zy_grow(m->blocks, &m->cap, m->n + 1, sizeof(*m->blocks));
	m->blocks[m->n++] = b;
}

/* Compares two blocks by row and column, for qsort. */
static int
by_place(const void *a, const void *b)
{
	const struct zy_merged_block *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

/*
 * Looks for the tag of merged blocks in the bytes of the part.  Returns 1 where
 * it occurs, or where a NUL byte does, as in UTF-16, in which it would not be
 * found; 0 where there are none; -1 with e set.
 */
static int
may_have_blocks(struct zy_archive *a, int64_t index, struct zy_error *e)
{
	static const char word[] = "mergeCell";
	enum {
		KEEP = sizeof(word) - 2,
		CHUNK = 64 * 1024
	};
	struct zy_archive_part *p = zy_archive_part(a, index, e);
	char *chunk;
	int64_t got;
	size_t kept = 0, n;
	int found = 0;

	if (!p)
		return -1;
	chunk = zy_malloc(KEEP + CHUNK);
	while (
	    !found && (got = zy_archive_read(p, chunk + kept, CHUNK, e)) != 0) {
		if (got < 0) {
			found = -1;
			break;
		}
		n = kept + (size_t)got;
		found = memmem(chunk, n, word, sizeof(word) - 1) != NULL ||
			memchr(chunk, '\0', n) != NULL;
		kept = n < KEEP ? n : KEEP;
		memmove(chunk, chunk + n - kept, kept);
	}
	free(chunk);
	zy_archive_close(p);
	return found;
}

int
zy_merged_read(struct zy_merged *m, struct zy_archive *a, int64_t index,
    struct zy_error *e)
{
	static const struct zy_xml_calls calls = {on_start, NULL, NULL};
	struct zy_xml *x;
	int rc = may_have_blocks(a, index, e);

	if (rc == 1)
		rc = zy_xml_all(a, index, &calls, m, &x, e);
	if (rc == 0 && m->n)
		qsort(m->blocks, m->n, sizeof(*m->blocks), by_place);
	return rc;
}

void
zy_merged_release(struct zy_merged *m)
{
	size_t i;

	for (i = 0; i < m->nfills; i++)
		zy_buf_release(&m->fills[i].text);
	free(m->fills);
	free(m->blocks);
}
