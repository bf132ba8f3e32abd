/*
 * The score stream: a row of cells for each subject.
 *
 * Columns: subject, name, those of the roster, one a head, base to version.
 * Evaluation takes as many threads as are given; the output is the same for
 * any number.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_SCORE_ROWS_H
#define ZY_SCORING_SCORE_ROWS_H

#include "scoring/evaluate.h"
#include "scoring/evidence-reader.h"
#include "stream/writer.h"

/* Subjects that have a score, sorted by id; *n of them.  Free with free(). */
uint32_t *zy_rows_order(const struct zy_figures *f, size_t *n);

/*
 * Declares the columns and writes the rows of the n subjects; stops early
 * when the writer is closed.  The declarations outlive the call in *columns,
 * which is freed after the writer is finished.
 */
struct zy_rows_columns;
void zy_rows_write(struct zy_rows_columns **columns, const struct zy_intake *in,
    const uint32_t *order, size_t n, int threads, struct zy_writer *out);
void zy_rows_columns_free(struct zy_rows_columns *columns);

#endif
