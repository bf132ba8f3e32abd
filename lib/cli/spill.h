/*
 * Rows that wait to be written, in bounded memory.
 *
 * A file of CSV has its header first, but which columns rejected records have
 * is known in the end only, and many files may grow at once.  Each list of rows
 * has a buffer of its own, 64 KiB and a row at most; a full one goes to a
 * temporary file that all lists share, of which the list remembers its blocks.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_SPILL_H
#define ZY_CLI_SPILL_H

#include "base/error.h"

/* The temporary file; transparent, begun by zy_spill_init. */
struct zy_spill {
	const char *folder; /* borrowed */
	int fd;		    /* -1: not needed yet */
	uint64_t end;
	struct zy_error error; /* the first, told by zy_spill_read */
};

struct zy_spill_block {
	uint64_t at;
	uint32_t n;
};

/* The rows of one file; all zero is an empty list. */
struct zy_spill_list {
	struct zy_buf rows; /* the last ones */
	struct zy_spill_block *blocks;
	size_t nblocks, cap;
};

struct zy_spill_cell {
	uint32_t column;
	struct zy_view text;
};

/* folder: where the temporary file is made, once one is needed. */
void zy_spill_init(struct zy_spill *s, const char *folder);
void zy_spill_release(struct zy_spill *s);
void zy_spill_list_release(struct zy_spill_list *l);

/* Begins a row of n cells; zy_spill_cell adds each. */
void zy_spill_begin(struct zy_spill *s, struct zy_spill_list *l, uint32_t n);
void zy_spill_cell(
    struct zy_spill_list *l, uint32_t column, struct zy_view cell);
/*
 * Hands out all rows in their order, each borrowed for the call.  0, or -1
 * where the temporary file could not be written or read.
 */
int zy_spill_read(struct zy_spill *s, const struct zy_spill_list *l,
    void (*row)(void *context, struct zy_spill_cell *cells, uint32_t n),
    void *context, struct zy_error *e);

#endif
