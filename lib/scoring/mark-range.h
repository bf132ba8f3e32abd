/*
 * Ranges of marks (打分区间): a judged item may limit the marks that raters
 * give a subject, by a figure of that subject.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_MARK_RANGE_H
#define ZY_SCORING_MARK_RANGE_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

enum {
	ZY_MARK_CELLS = 9 /* columns of zy_evidence_schema, without source */
};

/*
 * Called for a mark that is refused.  cells are those of the mark as a record
 * of evidence, in the order of zy_evidence_schema; e says by what range and
 * figure it is refused.  Both are borrowed during the call.  Returns 0, or -1
 * where no further mark is to be checked.
 */
typedef int zy_mark_refused(void *context,
    const struct zy_view cells[ZY_MARK_CELLS], const struct zy_error *e);

/*
 * Removes from f the marks of the n subjects that are outside the range given
 * by the subject's figure, and reports each to refused, with context.  Adds to
 * unchecked[i], for each item number i, the number of its marks for which no
 * range is known; these remain.  Call it once, when all evidence has been read,
 * before zy_dedup.  Returns 0; or -1 when refused returned -1, with only some
 * of the marks checked.
 */
int zy_mark_range_apply(struct zy_evidence *f, const uint32_t *subjects,
    size_t n, size_t *unchecked, zy_mark_refused *refused, void *context);

ZY_END_C

#endif
