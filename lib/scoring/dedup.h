/*
 * Events that count once, at their highest, in a scope of items
 * (deduplication).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_DEDUP_H
#define ZY_SCORING_DEDUP_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

/* Is called with the reason for a subject that cannot be decided. */
typedef void zy_dedup_failed(void *context, const struct zy_error *e);

/*
 * Decides which values of the n subjects count, and stores it in f->dropped and
 * f->partial_dropped; comes once all evidence is there, before any evaluation.
 * A subject whose events could count in too many ways is reported to failed and
 * removed from subjects.  Returns how many are left, in their order.
 */
size_t zy_dedup(struct zy_evidence *f, uint32_t *subjects, size_t n,
    int threads, zy_dedup_failed *failed, void *context);

ZY_END_C

#endif
