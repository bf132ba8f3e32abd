/*
 * A batch: checked records on their way into a register, in their order.
 *
 * The part of every program that appends: keeps the cells of a schema whose
 * first column is `id`, tells what the register has already, adds the rest,
 * and writes what was new.  A record that comes twice is entered once.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_BATCH_H
#define ZY_REGISTER_BATCH_H

#include "register/register.h"
#include "stream/table.h"
#include "stream/writer.h"

/* Zero, then schema and record set by the caller. */
struct zy_batch {
	const struct zy_schema *schema;
	const char *record; /* "pledge" */

	struct zy_table table;
	uint64_t *seen; /* by row: the line that has it already; 0: new */
	uint64_t repeated;
};

void zy_batch_release(struct zy_batch *b);
/* Keeps a record: a cell for each column of the schema. */
void zy_batch_keep(struct zy_batch *b, const struct zy_view *cells);
/*
 * Adds what is new to the register (not yet committed).  Lines behind
 * zy_register_lines() in seen are of this very batch.
 */
void zy_batch_enter(struct zy_batch *b, struct zy_register *r);
/*
 * Compares a row with the line that has it, in n columns of the schema.
 * Returns the first that differs, with what the line says in was; -1: none
 * (or the line cannot be read, which a later look at the register will tell).
 */
int zy_batch_compare(const struct zy_batch *b, const struct zy_register *r,
    size_t row, const int *columns, size_t n, struct zy_buf *was);
/* Declares the columns of the schema. */
void zy_batch_columns(const struct zy_batch *b, struct zy_writer *w);
/* Writes the records that were new. */
void zy_batch_write(const struct zy_batch *b, struct zy_writer *w);

#endif
