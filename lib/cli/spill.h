/*
 * Lists of rows that are kept in bounded memory until they can be written.
 *
 * A CSV file begins with its header, but the columns of rejected records are
 * known only at the end, and many files may grow at the same time.  Each list
 * of rows has a buffer of at most 64 KiB and one row.  A full buffer is written
 * to a temporary file that all lists share; the list remembers which blocks of
 * that file belong to it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_CLI_SPILL_H
#define ZY_CLI_SPILL_H

#include "base/attr.h"
#include "base/error.h"

ZY_BEGIN_C

/* The temporary file that lists share.  zy_spill_init prepares it. */
struct zy_spill {
	const char *folder;    /* borrowed */
	int fd;		       /* -1: not created yet */
	uint64_t end;	       /* offset of its end */
	struct zy_error error; /* the first; zy_spill_read returns it */
};

/* A block of the temporary file: its offset and its number of bytes. */
struct zy_spill_block {
	uint64_t at;
	uint32_t n;
};

/*
 * The rows of one output file.  All bytes zero is an empty list; release it
 * with zy_spill_list_release.
 */
struct zy_spill_list {
	struct zy_buf rows; /* the last rows; earlier ones are in blocks */
	struct zy_spill_block *blocks;
	size_t nblocks, cap;
};

/* A cell of a row and the number of its column. */
struct zy_spill_cell {
	uint32_t column;
	struct zy_view text;
};

/*
 * Prepares s.  The temporary file will be created in folder, which must outlive
 * s, when it is needed.  The caller releases s with zy_spill_release.
 */
void zy_spill_init(struct zy_spill *s, const char *folder);
/*
 * Closes the temporary file, which removes it; the lists are released by
 * themselves.
 */
void zy_spill_release(struct zy_spill *s);
/* Frees the rows of l and makes it empty. */
void zy_spill_list_release(struct zy_spill_list *l);

/*
 * Begins a row of n cells in l.  The caller then adds each cell with
 * zy_spill_cell.  An error in writing is stored in s, and zy_spill_read returns
 * it.
 */
void zy_spill_begin(struct zy_spill *s, struct zy_spill_list *l, uint32_t n);
/*
 * Adds a copy of a cell, of the column with that number, to the row that
 * zy_spill_begin has begun last in l.
 */
void zy_spill_cell(
    struct zy_spill_list *l, uint32_t column, struct zy_view cell);
/*
 * Calls row for each row of l in order, with context and the row's n cells,
 * which are borrowed until it returns.  Returns 0; or -1 with e set, perhaps
 * after some rows, when the temporary file could not be written or read.
 */
int zy_spill_read(struct zy_spill *s, const struct zy_spill_list *l,
    void (*row)(void *context, struct zy_spill_cell *cells, uint32_t n),
    void *context, struct zy_error *e);

ZY_END_C

#endif
