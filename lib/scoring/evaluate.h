/*
 * Evaluation: one subject's figures through the twelve steps of a standard.
 *
 * The order is fixed: 1 item values, 2 item bounds, 3 head sums and bounds, 4
 * base, 5 bonus, 6 penalties, 7 composition, 8 vetoes, 9 gates, 10 bands, 11
 * forced shares, 12 rounding, once.  Everything but the last step is exact;
 * bands, gates and shares compare exact figures unless the standard says
 * rounded ones (marks.bands_by).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVALUATE_H
#define ZY_SCORING_EVALUATE_H

#include "scoring/evidence.h"

struct zy_item_score {
	struct zy_rational raw;	  /* step 1 */
	struct zy_rational value; /* step 2 */
	bool missing;		  /* no figures: the rule for that spoke */
	bool outside;		  /* does not apply: the rule for that did */
	bool left_out;		  /* its points go to the head's others */
};

struct zy_head_score {
	struct zy_rational sum;	  /* of the items that are there */
	struct zy_rational scale; /* for those left out; 1 */
	struct zy_rational value;
	bool low; /* below its minimum */
};

struct zy_gate_score {
	struct zy_rational value;
	bool known; /* there is a figure */
	bool shut;  /* its effect is taken */
};

/* What vetoes, gates and minimums together do to the band. */
struct zy_outcome {
	bool zero, no_award, lowest, fail;
	size_t downs; /* bands down */
	size_t cap;   /* no band above this one */
	size_t fail_band;
	uint64_t barred; /* by gates, or a requirement not met; a bit each */
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
	bool *vetoes;
	struct zy_gate_score *gates;
	struct zy_outcome outcome;
	struct zy_rational exact;    /* after steps 8 and 9 */
	struct zy_rational total;    /* rounded */
	size_t earned;		     /* band by the total, or nbands */
	size_t ruled;		     /* after vetoes, gates and minimums */
	size_t band;		     /* after forced shares */
	struct zy_rational variance; /* that the ballots give the total */
	struct zy_rational ballots;  /* of the head at hand */
	struct zy_rational one, tmp, tmp2;
	const uint32_t *dropped; /* figures' dropped, or one of apart */
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
bool zy_evaluate_extremes(const struct zy_evaluation *x,
    const struct zy_item *item, uint32_t first, size_t n,
    struct zy_decimal *low, struct zy_decimal *high);
/* The mean of the raters of one group; false when there are none. */
bool zy_evaluate_group(struct zy_evaluation *x, uint32_t first,
    struct zy_view group, struct zy_rational *out);
/*
 * The sum of the facts from number first on, but for those that count
 * elsewhere; false when there are none at all.
 */
bool zy_evaluate_sum(
    struct zy_evaluation *x, uint32_t first, struct zy_rational *out);
/* The first fact of the subject's under a node, or ZY_NO_FIGURE. */
uint32_t zy_evaluate_first(const struct zy_evaluation *x, uint32_t node);

/* Steps 1 to 3 of head h. */
void zy_evaluate_head(struct zy_evaluation *x, size_t h);

/* The same of the bonus, step 5. */
void zy_evaluate_bonus(struct zy_evaluation *x);

/* True when fact number i does not count. */
static inline bool
zy_evaluate_skips(const struct zy_evaluation *x, uint32_t i)
{
	return x->dropped && x->dropped[i];
}

/* evaluate-item.c: steps 1 and 2 of item i. */
void zy_evaluate_item(struct zy_evaluation *x, size_t i);
/* The number that steps, deduct, target go by; false: no figures. */
bool zy_evaluate_number(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out);
/* The ratio of a rate; false: no figures. */
bool zy_evaluate_ratio(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out);
/* Units beyond the threshold that are taken for. */
void zy_evaluate_units(const struct zy_item *item,
    const struct zy_rational *ratio, struct zy_rational *out);
/* How many times a condition of a checklist fails. */
void zy_evaluate_fails(struct zy_evaluation *x, const struct zy_item *item,
    const struct zy_item_row *row, struct zy_rational *out);
/* What that takes, not more than the condition may. */
void zy_evaluate_taken(struct zy_evaluation *x, const struct zy_item *item,
    const struct zy_item_row *row, struct zy_rational *out);
/* What there is before the first row of a table; NULL: nothing. */
const struct zy_rational *zy_item_before(const struct zy_item *item);
/* The row of a table that n falls into; NULL: before the first. */
const struct zy_item_row *zy_item_step(
    const struct zy_item *item, const struct zy_rational *n);
/* What a fact of an item would bring alone. */
void zy_evaluate_points(struct zy_evaluation *x, const struct zy_item *item,
    const struct zy_fact *fact, struct zy_rational *out);

/* outcome.c: steps 8 to 10, and 11 where shares are known. */
void zy_outcome_vetoes(struct zy_evaluation *x);
void zy_outcome_gates(struct zy_evaluation *x);
void zy_outcome_bands(struct zy_evaluation *x);
/* The figure of a field; false when there is none. */
bool zy_outcome_field(struct zy_evaluation *x,
    const struct zy_field_rule *field, const struct zy_gate *gate,
    struct zy_rational *out);
bool zy_outcome_meets(struct zy_evaluation *x, const struct zy_requirement *r);

/*
 * The figure of a field that does, as if the scope had that part only.  All
 * else stays as it was.
 */
void zy_apart_evaluate(struct zy_evaluation *x,
    const struct zy_field_rule *field, struct zy_rational *out);

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
 * What a group said on a question, of the subject that is loaded; NULL where it
 * said nothing, or it does not count (unless any is true).
 */
const struct zy_poll *zy_review_poll(const struct zy_review_sums *sums,
    uint32_t question, uint32_t group, bool any);
/* The questions of an item, numbers in figures' order; n of them. */
const uint32_t *zy_review_questions(
    struct zy_review_sums *sums, const struct zy_item *item, size_t *n);
/* The points of one question; false when it is left out. */
bool zy_review_question(struct zy_review_sums *sums, const struct zy_item *item,
    uint32_t question, struct zy_rational *points);
/*
 * The satisfaction rate over questions (n 0: all that were asked), groups by
 * weight; those that do not count stand aside.  False: none counts.
 */
bool zy_review_rate(struct zy_review_sums *sums, const char **questions,
    size_t n, struct zy_rational *out);
/* The satisfaction rate of one question, in the same way. */
bool zy_review_share(
    struct zy_review_sums *sums, uint32_t question, struct zy_rational *out);
/* Points of a poll: their sum and number, in units of 10^-places. */
int64_t zy_review_points(const struct zy_review_sums *sums,
    const struct zy_poll *poll, int64_t *n, int *places);

#endif
