/*
 * Evaluation: one subject's figures through the twelve steps of a standard.
 *
 * The order is fixed: 1 item values, 2 item bounds, 3 head sums and bounds, 4
 * base, 5 bonus, 6 penalties, 7 composition, 8 vetoes, 9 gates, 10 bands, 11
 * forced shares, 12 rounding, once.  Everything but the last step is exact.
 * The band is that of the rounded total, the one that is published: nobody
 * reads 90.00 and finds himself below 90.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_EVALUATE_H
#define ZY_STANDARD_EVALUATE_H

#include "standard/figures.h"

struct zy_item_score {
	struct zy_rational raw;	  /* step 1 */
	struct zy_rational value; /* step 2 */
	bool missing;		  /* no figures: the rule for that spoke */
	bool left_out;		  /* its points go to the head's others */
};

struct zy_head_score {
	struct zy_rational sum;	  /* of the items that are there */
	struct zy_rational scale; /* for those left out; 1 */
	struct zy_rational value;
};

struct zy_source_score {
	struct zy_rational value;
	bool missing, left_out;
};

/* Opaque storage of the sums over ballots. */
struct zy_review_sums;

/*
 * All of one subject; transparent, valid until the next zy_evaluate.  Shares
 * nothing with another evaluation but the standard and the figures, which it
 * only reads: threads have one each.
 */
struct zy_evaluation {
	const struct zy_standard *standard;
	const struct zy_figures *figures;
	uint32_t subject;
	struct zy_item_score *items;
	struct zy_head_score *heads;
	struct zy_rational base, bonus_sum, bonus, penalty_sum, penalty;
	struct zy_rational own; /* steps 4 to 6, within floor and cap */
	struct zy_source_score *sources;
	struct zy_rational weights;  /* of the sources that are there */
	struct zy_rational composed; /* step 7, within floor and cap */
	bool *vetoes, vetoed;
	struct zy_rational exact;    /* after step 8 */
	struct zy_rational total;    /* rounded */
	const struct zy_band *band;  /* or NULL */
	struct zy_rational variance; /* that the ballots give the total */
	struct zy_rational ballots;  /* of the head at hand */
	struct zy_rational one, tmp, tmp2;
	struct zy_review_sums *sums;
	struct zy_buf text;
};

void zy_evaluation_init(struct zy_evaluation *x, const struct zy_figures *f);
void zy_evaluation_release(struct zy_evaluation *x);
void zy_evaluate(struct zy_evaluation *x, uint32_t subject);

/*
 * The value of the facts from number first on under a judged item's rule (NULL:
 * plain mean).  False when there are none.
 */
bool zy_evaluate_raters(struct zy_evaluation *x, const struct zy_item *item,
    uint32_t first, struct zy_rational *out);
/*
 * The lowest and the highest of n facts, which a trimmed mean drops.  False
 * when they are too few for it to drop any.
 */
bool zy_evaluate_extremes(const struct zy_evaluation *x, uint32_t first,
    size_t n, struct zy_decimal *low, struct zy_decimal *high);
/* The mean of the raters of one group; false when there are none. */
bool zy_evaluate_group(struct zy_evaluation *x, uint32_t first,
    struct zy_view group, struct zy_rational *out);
/* The sum of the facts from number first on; false when there are none. */
bool zy_evaluate_sum(
    struct zy_evaluation *x, uint32_t first, struct zy_rational *out);

/*
 * Review items (review.c): the value before bounds and its variance.  False
 * when nothing counts for any question; the caller's missing rule speaks.
 */
struct zy_review_sums *zy_review_sums_new(const struct zy_figures *f);
void zy_review_sums_free(struct zy_review_sums *sums);
/* Looks up the subject's votes, once for all its items. */
void zy_review_sums_load(struct zy_review_sums *sums, uint32_t subject);
bool zy_review_value(struct zy_review_sums *sums, const struct zy_item *item,
    struct zy_rational *value, struct zy_rational *variance);
/*
 * The votes of a question and group of the loaded subject, or ZY_NO_FIGURE
 * (also when they do not count, unless any is true).
 */
uint32_t zy_review_votes(const struct zy_review_sums *sums, uint32_t question,
    uint32_t group, bool any);
/* The questions of an item, numbers in figures' order; n of them. */
const uint32_t *zy_review_questions(
    struct zy_review_sums *sums, const struct zy_item *item, size_t *n);
/* The points of one question; false when it is left out. */
bool zy_review_question(struct zy_review_sums *sums, const struct zy_item *item,
    uint32_t question, struct zy_rational *points);
/* Points of votes v: their sum and number, in units of 10^-places. */
int64_t zy_review_points(
    const struct zy_review_sums *sums, uint32_t v, int64_t *n, int *places);

#endif
