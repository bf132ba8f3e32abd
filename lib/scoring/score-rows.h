/*
 * Score rows: the score stream, a row of cells for each subject.
 *
 * The columns are subject, name, those of the roster, one a head, and base to
 * version.  Evaluation uses as many threads as are given; the output is the
 * same for any number.
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
 * Returns the subjects that have a score, sorted by id, and sets *n to their
 * number.  The caller frees the array with free().
 */
uint32_t *zy_score_rows_order(const struct zy_evidence *f, size_t *n);

struct zy_score_columns; /* opaque: the columns of one score stream */

/*
 * Declares the columns to out and writes the rows of the n subjects of order;
 * stops early when out is closed.  *columns are what out keeps pointing at: the
 * caller frees them with zy_score_columns_free after out is finished.
 */
void zy_score_rows_write(struct zy_score_columns **columns,
    const struct zy_evidence_reader *in, const uint32_t *order, size_t n,
    int threads, struct zy_writer *out);
/* Frees the columns; NULL is allowed. */
void zy_score_columns_free(struct zy_score_columns *columns);

ZY_END_C

#endif
