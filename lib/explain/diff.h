/*
 * The differences between two runs of score: for whom, in what, and why.
 *
 * The earlier run is given by its explanations (score --explain -f jsonl),
 * which contain every evidence value, or by its score stream, which contains
 * only totals, bands and heads.  Both runs are compared as explanations
 * (explain.h), value by value.  Differences are reported subject by subject:
 * first the outcome, then vetoes, gates, heads and items, then the rules, and
 * last the evidence values that are new, missing or changed, with their
 * sources.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_DIFF_H
#define ZY_EXPLAIN_DIFF_H

#include "base/attr.h"
#include "scoring/evaluate.h"
#include "stream/reader.h"
#include "stream/writer.h"

ZY_BEGIN_C

struct zy_diff; /* the earlier run of a comparison; opaque */

/*
 * Loads the earlier run from a file of explanations (a JSON array or JSON
 * Lines).  Returns 1 with *out set, which the caller frees with zy_diff_free; 0
 * if the file has no explanations; -1 with *e set.  *out is unchanged after 0
 * and -1.
 */
int zy_diff_load(struct zy_diff **out, const char *path, struct zy_error *e);
/*
 * Returns an earlier run without subjects, to which records of a score stream
 * are added; the caller frees it with zy_diff_free.
 */
struct zy_diff *zy_diff_new(void);
/*
 * Adds to d the present record of a score stream of the earlier run; s is the
 * standard, which has the heads whose columns are read.  Returns 0; or -1, with
 * *e set, if the record names no subject.
 */
int zy_diff_add(struct zy_diff *d, const struct zy_reader *r,
    const struct zy_standard *s, struct zy_error *e);
/* Frees the earlier run; d may be NULL. */
void zy_diff_free(struct zy_diff *d);
/* Returns whether the earlier run was given by explanations. */
bool zy_diff_explains(const struct zy_diff *d);

/*
 * Declares the columns subject, name, what, old, new and source to out and
 * writes a row for each difference: first for the n subjects of order, in that
 * order, which are evaluated by x; then for those subjects that only the
 * earlier run has.  old is empty for a new value, new for a missing one.  Stops
 * early if the reader of out has closed it, and does not finish out.
 */
void zy_diff_write(struct zy_diff *d, struct zy_evaluation *x,
    const uint32_t *order, size_t n, struct zy_writer *out);

ZY_END_C

#endif
