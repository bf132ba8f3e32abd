/*
 * What changed between two runs of score, for whom and why.
 *
 * The earlier run is given by its explanations (score --explain -f jsonl),
 * which hold every evidence value, or by its score stream, which holds totals,
 * bands and heads only.  Both runs are compared as explanations (explain.h),
 * value by value.  The differences are reported subject by subject: first the
 * outcome, then vetoes, gates, heads and items, then the rules, and last the
 * evidence values that came, went or changed, with their sources.
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

struct zy_diff; /* the earlier run; opaque */

/*
 * Loads explanations (a JSON array or JSON Lines) from the file at path.
 * Returns 1 and sets *out, which the caller frees with zy_diff_free; 0 where
 * the file holds no explanations; -1 with *e set.
 */
int zy_diff_load(struct zy_diff **out, const char *path, struct zy_error *e);
/*
 * Returns an earlier run without subjects, for the records of a score stream.
 * The caller frees it with zy_diff_free.
 */
struct zy_diff *zy_diff_new(void);
/*
 * Adds the record at hand of a score stream; s names the heads.  Returns 0, or
 * -1 with *e set where the record names no subject.
 */
int zy_diff_add(struct zy_diff *d, const struct zy_reader *r,
    const struct zy_standard *s, struct zy_error *e);
/* Frees the earlier run; NULL is allowed. */
void zy_diff_free(struct zy_diff *d);
/* Returns true where the earlier run was given by explanations. */
bool zy_diff_explains(const struct zy_diff *d);

/*
 * Declares the columns subject, name, what, old, new and source to out and
 * writes a row for each difference: first those of the n subjects of order, in
 * that order, which x evaluates; then those of subjects that only the earlier
 * run has.  old is empty for what is new, new for what is gone.  Stops early
 * when out is closed.  The declarations are static.
 */
void zy_diff_write(struct zy_diff *d, struct zy_evaluation *x,
    const uint32_t *order, size_t n, struct zy_writer *out);

ZY_END_C

#endif
