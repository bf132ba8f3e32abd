/*
 * Deduplication: an event counts once in a scope of items, where it brings most
 * points.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_DEDUP_H
#define ZY_SCORING_DEDUP_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

/*
 * Called for a subject whose events cannot be decided; e says which and why,
 * and is borrowed during the call.
 */
typedef void zy_dedup_failed(void *context, const struct zy_error *e);

/*
 * Decides which values of the n subjects count and stores the decision in
 * f->dropped and f->partial_dropped.  Called once, when all evidence has been
 * read, before any evaluation; it uses `threads` threads.  A subject whose
 * events could count in too many ways is reported to failed, with context, and
 * removed from the array subjects.  Returns how many subjects remain; their
 * order is kept.
 */
size_t zy_dedup(struct zy_evidence *f, uint32_t *subjects, size_t n,
    int threads, zy_dedup_failed *failed, void *context);

ZY_END_C

#endif
