/*
 * Conditions on records: which records of a stream are meant.
 *
 *	due<2011-07-01 and status=published
 *	township in (城关镇, 石桥镇) and not (members>=50)
 *	书记=          the column is empty
 *
 * A comparison names a column, by its canonical or Chinese name or the heading
 * of the input, an operator (= != < <= > >= and ~ for "contains") and a value.
 * The value is read as a cell of the column is: dates in every written form, a
 * choice by its token or its Chinese name.  `and`, `or`, `not` and brackets
 * combine comparisons; 且, 或 and 非 are the same words.  `today` is the
 *present day.
 *
 * A comparison with a cell that is empty, or of which too little is known
 * (2010-06 against 2010-06-15), is neither true nor false but unknown, and so
 * is what depends on it.  Only a comparison with the empty value asks whether a
 * cell is empty and is always known.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CONDITION_H
#define ZY_MODEL_CONDITION_H

#include "base/attr.h"
#include "stream/reader.h"

ZY_BEGIN_C

enum zy_truth {
	ZY_FALSE,
	ZY_UNKNOWN,
	ZY_TRUE,
};

struct zy_condition; /* opaque */

/*
 * Parses a condition.  today is the day that `today` means; year 0: not known,
 * and then `today` is an error.  Returns 0, or -1 with a ZY_ERROR_CONFIG whose
 * column is the character of the text at which it is not understood; *out is
 * NULL then.  The caller frees *out with zy_condition_free.
 */
int zy_condition_parse(struct zy_condition **out, struct zy_view text,
    struct zy_date today, struct zy_error *e);
/* Frees a condition; NULL is allowed. */
void zy_condition_free(struct zy_condition *c);

/*
 * Prepares the condition for the records of r.  schema (or NULL) declares
 * columns that r does not.  The cells of a column that r lacks are empty.
 * Returns 0, or -1 with a ZY_ERROR_CONFIG when a value cannot be one of its
 * column or the column has no order.  To be called again when columns have been
 * added to r.
 */
int zy_condition_bind(struct zy_condition *c, const struct zy_reader *r,
    const struct zy_schema *schema, struct zy_error *e);
/*
 * Prepares the condition for records that have the columns of the schema, in
 * its order.  Returns as zy_condition_bind does.
 */
int zy_condition_bind_schema(
    struct zy_condition *c, const struct zy_schema *schema, struct zy_error *e);
/*
 * Returns whether the condition holds for a record: a cell for each column of
 * the reader (zy_reader_cells) or schema that was bound last.
 */
enum zy_truth zy_condition_test(
    struct zy_condition *c, const struct zy_view *cells);

/* Returns the number of comparisons in the condition. */
size_t zy_condition_comparisons(const struct zy_condition *c);
/*
 * Returns the column that comparison i names, as it was written, and stores
 * whether any reader had it in *found, and in *unknown the number of records
 * for which the condition is unknown because of this comparison.  Borrowed from
 * the condition.
 */
struct zy_view zy_condition_column(
    const struct zy_condition *c, size_t i, bool *found, uint64_t *unknown);

ZY_END_C

#endif
