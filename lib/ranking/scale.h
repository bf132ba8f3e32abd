/*
 * Scores under different standards side by side: percentile and z-score.
 *
 * Within a group, of those ranked.  Percentile: the share of those behind, and
 * half of those equal, times 100.  z: (value - mean) / standard deviation of
 * the group (divisor n); the better, the higher.  Neither makes scores of
 * different examiners one scale: they are shown beside the score, named
 * uncalibrated (R57).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_SCALE_H
#define ZY_RANKING_SCALE_H

#include "base/rational.h"

struct zy_scale {
	bool ascending;
	uint64_t n;
	/* private */
	struct zy_rational sum, spread, value, tmp;
};

void zy_scale_init(struct zy_scale *s, bool ascending);
void zy_scale_release(struct zy_scale *s);
/* A group begins, all its values are added, then it can be asked. */
void zy_scale_open(struct zy_scale *s);
void zy_scale_add(struct zy_scale *s, struct zy_decimal value);
void zy_scale_close(struct zy_scale *s);
/*
 * Append the figures of those whose value is that of positions from up to to;
 * z may be nothing: all are equal.
 */
void zy_scale_percentile(
    struct zy_scale *s, uint64_t from, uint64_t to, struct zy_buf *b);
void zy_scale_z(struct zy_scale *s, struct zy_decimal value, struct zy_buf *b);

#endif
