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
 * combine comparisons; 且, 或 and 非 mean the same as `and`, `or` and `not`.
 * `today` is the present day.
 *
 * The logic has three values.  A comparison with an empty cell, or with a date
 * that is too vague to decide it (2010-06 against 2010-06-15), is neither true
 * nor false but unknown.  A comparison with the empty value asks whether the
 * cell is empty, and is never unknown.
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
 * Parses a condition.  today is the day that `today` means; with the year 0 it
 * is not known, and zy_condition_bind fails where a condition names it.
 * Returns 0 with the condition in *out, which the caller frees with
 * zy_condition_free.  At a mistake returns -1 with *out NULL and a
 * ZY_ERROR_CONFIG, whose message says at which character of the text it is.
 */
int zy_condition_parse(struct zy_condition **out, struct zy_view text,
    struct zy_date today, struct zy_error *e);
/* Frees the condition; c may be NULL. */
void zy_condition_free(struct zy_condition *c);

/*
 * Finds the columns of r that the condition names, and reads its values as
 * cells of these columns, before records of r are tested.  schema, or NULL,
 * declares columns that r does not.  A column that r lacks is empty in every
 * record.  Returns 0.  Returns -1 with a ZY_ERROR_CONFIG when a value is not
 * possible in its column, or < or > is asked of a column without an order; then
 * the condition must not be tested.  Call it again when columns have been added
 * to r, or for another reader.
 */
int zy_condition_bind(struct zy_condition *c, const struct zy_reader *r,
    const struct zy_schema *schema, struct zy_error *e);
/*
 * Prepares the condition for records whose cells are those of the schema, in
 * its order.  Returns 0 or -1 as zy_condition_bind does.
 */
int zy_condition_bind_schema(
    struct zy_condition *c, const struct zy_schema *schema, struct zy_error *e);
/*
 * Returns whether the condition holds for a record: ZY_TRUE, ZY_FALSE, or
 * ZY_UNKNOWN where empty or vague cells leave it open.  cells has one cell for
 * each column of the reader (zy_reader_cells) or schema that was bound last.
 */
enum zy_truth zy_condition_test(
    struct zy_condition *c, const struct zy_view *cells);

/* Returns the number of comparisons in the condition. */
size_t zy_condition_comparisons(const struct zy_condition *c);
/*
 * Returns the column that comparison i names, as it was written, borrowed from
 * the condition.  Sets *found to whether any reader that was bound had it, and
 * *unknown to the number of records for which the condition was unknown because
 * of this comparison.
 */
struct zy_view zy_condition_column(
    const struct zy_condition *c, size_t i, bool *found, uint64_t *unknown);

ZY_END_C

#endif
