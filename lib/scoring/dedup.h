/*
 * Events that count once, at their highest, in a scope of items.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_DEDUP_H
#define ZY_SCORING_DEDUP_H

#include "scoring/evidence.h"

typedef void zy_dedup_told(void *context, const struct zy_error *e);

/*
 * Decides for the n subjects which facts count: once all figures are there,
 * and before any evaluation.  A subject whose events can be counted in too many
 * ways is told and taken out; returns how many are left.
 */
size_t zy_dedup(struct zy_figures *f, uint32_t *subjects, size_t n, int threads,
    zy_dedup_told *told, void *context);

#endif
