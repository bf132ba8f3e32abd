/*
 * Score rows: the score stream, a row of cells for each subject.
 *
 * The columns are subject, name, those of the roster, one for each head, and
 * base to version.  The output does not depend on the number of threads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_SCORE_ROWS_H
#define ZY_SCORING_SCORE_ROWS_H

#include "base/attr.h"
#include "scoring/evaluate.h"
#include "scoring/evidence-reader.h"
#include "stream/writer.h"

ZY_BEGIN_C

/*
 * Returns a new array with the numbers of the subjects that are scored and not
 * exempt, sorted by their ids, and sets *n to its length.  The caller frees the
 * array with free().
 */
uint32_t *zy_score_rows_order(const struct zy_evidence *f, size_t *n);

struct zy_score_columns; /* opaque: the columns of one score stream */

/*
 * Declares the columns to out, evaluates the n subjects of order with `threads`
 * threads and writes their rows; stops early if the reader of out has closed
 * it.  Does not finish out.  Sets *columns to the column descriptions, which
 * out borrows: the caller frees them with zy_score_columns_free after finishing
 * out.
 */
void zy_score_rows_write(struct zy_score_columns **columns,
    const struct zy_evidence_reader *in, const uint32_t *order, size_t n,
    int threads, struct zy_writer *out);
/* Frees the columns; columns may be NULL. */
void zy_score_columns_free(struct zy_score_columns *columns);

ZY_END_C

#endif
