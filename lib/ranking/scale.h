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
#include "ranking/rank.h"

struct zy_scale {
	const struct zy_ranking *ranking;
	const struct zy_rank_group *group;
	bool ascending;
	/* private */
	struct zy_rational sum, spread, value, tmp;
	uint32_t from, to; /* positions of equal values */
};

void zy_scale_init(struct zy_scale *s, const struct zy_ranking *r);
void zy_scale_release(struct zy_scale *s);
/* To be called for each group, once placed. */
void zy_scale_open(struct zy_scale *s, const struct zy_rank_group *g);
/* Append the figures of ranked position i of the group, in order; z may be
 * nothing: all are equal. */
void zy_scale_percentile(struct zy_scale *s, uint32_t i, struct zy_buf *b);
void zy_scale_z(struct zy_scale *s, uint32_t i, struct zy_buf *b);

#endif
