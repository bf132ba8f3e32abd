/*
 * A batch: the checked records that one run of a program appends to a
 * register, in the order of the input.
 *
 * Every program that appends collects its records here.  The batch then finds
 * out by their ids which of them the register has already, appends the others
 * and writes those to the program's output.  The first column of the schema
 * must be `id`.  A record that occurs twice in one batch is appended once.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_BATCH_H
#define ZY_REGISTER_BATCH_H

#include "base/attr.h"
#include "register/register.h"
#include "stream/table.h"
#include "stream/writer.h"

ZY_BEGIN_C

/*
 * A batch of records of one kind.  The caller sets all bytes to zero, sets
 * schema and record, and releases the batch with zy_batch_release.
 */
struct zy_batch {
	const struct zy_schema *schema; /* borrowed */
	const char *record; /* name of the kind in the lines: "pledge" */

	struct zy_table table; /* one row for each record */
	/*
	 * For each row of table, after zy_batch_append: the number of the line
	 * that has a record with this id, or 0 when the record is new.  A
	 * number above zy_register_lines() is a line of this batch: the record
	 * occurs twice in the input.
	 */
	uint64_t *existing;
	uint64_t repeated; /* number of rows that are not new */
};

/* Frees the records of the batch and sets it to zero. */
void zy_batch_release(struct zy_batch *b);
/*
 * Copies a record into the batch.  cells has one cell for each column of the
 * schema.
 */
void zy_batch_add(struct zy_batch *b, const struct zy_view *cells);
/*
 * Adds those records of b to r that the register does not have yet;
 * zy_register_commit appends them to the file.  Sets b->existing and
 * b->repeated.  b must not change from then until the commit.
 */
void zy_batch_append(struct zy_batch *b, struct zy_register *r);
/*
 * Compares row `row` of the batch, whose id the register already has, with the
 * register's line, in the n columns given by their numbers in the schema.
 * Returns the number of the first column that differs, and sets the content of
 * *was to the line's value.  Returns -1, with *was unchanged, when no column
 * differs or the line cannot be read.
 */
int zy_batch_compare(const struct zy_batch *b, const struct zy_register *r,
    size_t row, const int *columns, size_t n, struct zy_buf *was);
/*
 * Adds to w, before the first record, the columns of the schema that are kept
 * in registers: all but derived ones.
 */
void zy_batch_columns(const struct zy_batch *b, struct zy_writer *w);
/*
 * Writes those records to w that were new to the register; to be called after
 * zy_batch_append, with the columns of zy_batch_columns.  Stops early when the
 * output is closed.
 */
void zy_batch_write(const struct zy_batch *b, struct zy_writer *w);

ZY_END_C

#endif
