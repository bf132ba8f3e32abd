/*
 * Events that count once, at their highest, in a scope of items.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_DEDUP_H
#define ZY_STANDARD_DEDUP_H

#include "standard/figures.h"

/*
 * Decides for the n subjects which facts count: once all figures are there,
 * and before any evaluation (figures' dropped).  Returns -1 where one's events
 * can be counted in too many ways
 * (of several such subjects it is the first).
 */
int zy_dedup(struct zy_figures *f, const uint32_t *subjects, size_t n,
    int threads, struct zy_error *e);

#endif
