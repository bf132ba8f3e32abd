/*
 * Evaluation: one subject's evidence through the twelve steps of a standard.
 *
 * The order is fixed: 1 item values, 2 item bounds, 3 head sums and bounds, 4
 * base, 5 bonus, 6 penalties, 7 composition, 8 vetoes, 9 gates, 10 bands, 11
 * forced shares, 12 rounding, once.  Everything but the last step is exact;
 * bands, gates and shares compare exact figures unless the standard says
 * rounded ones (marks.bands_by).
 *
 * A rational that a function sets must have been initialised by the caller.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVALUATE_H
#define ZY_SCORING_EVALUATE_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

struct zy_item_score {
	struct zy_rational raw;	  /* step 1 */
	struct zy_rational value; /* step 2 */
	bool missing;		  /* no evidence: item->missing decides */
	bool outside;		  /* does not apply: item->na decides */
	bool left_out;		  /* its points go to the head's other items */
};

struct zy_head_score {
	struct zy_rational sum;	  /* of the items that are not left out */
	struct zy_rational scale; /* for those that are left out; 1: none is */
	struct zy_rational value; /* step 3 */
	bool low;		  /* below its minimum */
};

struct zy_gate_score {
	struct zy_rational value;
	bool known; /* there is evidence for the value */
	bool shut;  /* the value is too low: the gate's effect applies */
};

/* What vetoes, gates and minimums together do to the band. */
struct zy_outcome {
	bool zero, no_award, lowest, fail;
	size_t downs; /* bands down */
	size_t cap;   /* no band above this one */
	size_t fail_band;
	uint64_t barred; /* bands, a bit each: by gates or by a requirement */
};

struct zy_source_score {
	struct zy_rational value;
	bool missing, left_out;
};

struct zy_review_sums; /* opaque: sums over votes (review-item.h) */

/*
 * The result for one subject, valid until the next zy_evaluate.  It shares the
 * standard and the evidence with other evaluations and only reads them, so each
 * thread may have an evaluation.
 */
struct zy_evaluation {
	const struct zy_standard *standard;
	const struct zy_evidence *evidence;
	uint32_t subject;
	struct zy_item_score *items;
	struct zy_head_score *heads;
	struct zy_rational base, bonus_sum, bonus, penalty_sum, penalty;
	struct zy_rational own; /* after step 6, within floor and cap */
	struct zy_source_score *sources;
	struct zy_rational weights;  /* of the sources that are not left out */
	struct zy_rational composed; /* after step 7, within floor and cap */
	bool *vetoes;
	struct zy_gate_score *gates;
	struct zy_outcome outcome;
	struct zy_rational exact;    /* after steps 8 and 9 */
	struct zy_rational total;    /* rounded */
	size_t earned;		     /* band by the total, or nbands: none */
	size_t ruled;		     /* band after vetoes, gates and minimums */
	size_t band;		     /* band after forced shares */
	struct zy_rational variance; /* of the total, by the votes' scatter */
	struct zy_rational ballots;  /* variance of the head being evaluated */
	struct zy_rational one, tmp, tmp2;
	const uint32_t *dropped; /* which values do not count; NULL: all do */
	struct zy_review_sums *sums;
	struct zy_buf text;
};

/* Makes an evaluation of subjects of f, which must outlive it. */
void zy_evaluation_init(struct zy_evaluation *x, const struct zy_evidence *f);
/* Frees what the evaluation holds. */
void zy_evaluation_release(struct zy_evaluation *x);
/* Evaluates a subject: fills in all of x. */
void zy_evaluate(struct zy_evaluation *x, uint32_t subject);

/*
 * evaluate-values.c: the values of one subject and node.  first is the number
 * of the first value of their list, or ZY_NO_VALUE.
 */

/* Returns the first value of the subject under a node, or ZY_NO_VALUE. */
uint32_t zy_evaluate_first_value(const struct zy_evaluation *x, uint32_t node);

/* Returns whether value number i does not count: its event counts elsewhere. */
static inline bool
zy_evaluate_is_dropped(const struct zy_evaluation *x, uint32_t i)
{
	return x->dropped && x->dropped[i];
}

/*
 * Sets out to the sum of the values that count.  Returns false, and out is 0,
 * where there are no values at all.
 */
bool zy_evaluate_sum(
    struct zy_evaluation *x, uint32_t first, struct zy_rational *out);
/*
 * Returns whether the standard error of the total is known, once all steps are
 * evaluated: not where a group of voters has a single vote.
 */
bool zy_evaluate_knows_error(const struct zy_evaluation *x);
/*
 * Sets out to what several raters give together: their mean, trimmed mean or
 * weighted mean, as the judged item says; item NULL: their mean.  Returns
 * false, with out unspecified, where there are no values.
 */
bool zy_evaluate_raters(struct zy_evaluation *x, const struct zy_item *item,
    uint32_t first, struct zy_rational *out);
/*
 * Sets low and high to the lowest and the highest of n values, which a trimmed
 * mean leaves out.  Returns false, with both as they were, where n is too small
 * for the item to leave any out.
 */
bool zy_evaluate_extremes(const struct zy_evaluation *x,
    const struct zy_item *item, uint32_t first, size_t n,
    struct zy_decimal *low, struct zy_decimal *high);
/*
 * Sets out to the mean of what the raters of one group gave.  Returns false,
 * and out is 0, where the group gave nothing.
 */
bool zy_evaluate_group(struct zy_evaluation *x, uint32_t first,
    struct zy_view group, struct zy_rational *out);

/*
 * evaluate-item.c: steps 1 and 2
 */

/* Evaluates item number i: fills in x->items[i]. */
void zy_evaluate_item(struct zy_evaluation *x, size_t i);
/*
 * Sets out to the number that an item of kind deduct, steps or target turns
 * into points.  Returns false, and out is 0, where there is no evidence.
 */
bool zy_evaluate_number(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out);
/*
 * Sets out to the ratio that an item of kind rate compares with its threshold.
 * Returns false, with out unspecified, where there is no evidence.
 */
bool zy_evaluate_ratio(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out);
/*
 * Sets out to the number of units that a target's figure is above or below the
 * target, as far as they count.  out may be v.
 */
void zy_evaluate_target_units(const struct zy_item *item,
    const struct zy_rational *v, struct zy_rational *out);
/*
 * Sets out to the number of units by which a ratio misses the item's threshold;
 * a unit that is begun counts as the item's units says.
 */
void zy_evaluate_units(const struct zy_item *item,
    const struct zy_rational *ratio, struct zy_rational *out);
/* Sets out to the number of times that a condition of a checklist failed. */
void zy_evaluate_condition_failures(struct zy_evaluation *x,
    const struct zy_item *item, const struct zy_item_row *row,
    struct zy_rational *out);
/*
 * Sets out to the points that a condition of a checklist takes, at most the
 * limit of the condition.
 */
void zy_evaluate_condition_points(struct zy_evaluation *x,
    const struct zy_item *item, const struct zy_item_row *row,
    struct zy_rational *out);
/* Sets out to the points that a value of an item would bring alone. */
void zy_evaluate_value_points(struct zy_evaluation *x,
    const struct zy_item *item, const struct zy_value *value,
    struct zy_rational *out);
/*
 * Returns the points of an item of kind steps for a number below its first row:
 * its max when the points of its rows go down; NULL, for no points, otherwise.
 */
const struct zy_rational *zy_item_points_below_steps(
    const struct zy_item *item);
/* Returns whether a ratio is as the item of kind rate wants it. */
bool zy_item_is_good(const struct zy_item *item, const struct zy_rational *v);
/* Returns whether a number does not reach the target of the item. */
bool zy_item_is_short(const struct zy_item *item, const struct zy_rational *v);
/*
 * Returns the row of an item of kind steps that the number n falls into, or
 * NULL when n is below the first row.
 */
const struct zy_item_row *zy_item_find_step(
    const struct zy_item *item, const struct zy_rational *n);

/*
 * evaluate-head.c: steps 3 to 6
 */

/* Adds v to sum; both are 0 most often, and then it is fast. */
void zy_evaluate_accumulate(
    struct zy_rational *sum, const struct zy_rational *v);
/* Evaluates head h and its items: steps 1 to 3. */
void zy_evaluate_head(struct zy_evaluation *x, size_t h);
/* Evaluates the bonus and its items: steps 1, 2 and 5. */
void zy_evaluate_bonus(struct zy_evaluation *x);
/* Evaluates the penalty and its items: steps 1, 2 and 6. */
void zy_evaluate_penalty(struct zy_evaluation *x);

/*
 * partial-scope.c: fields that cover only part of a scope in which events count
 * once
 */

/*
 * Sets out to the figure that the field would have if its scope had only the
 * items that the field covers, so that an event that brings more points
 * elsewhere costs nobody a band.  out may be x->tmp or x->tmp2; everything else
 * in x is unchanged afterwards.
 */
void zy_evaluate_partial_scope(struct zy_evaluation *x,
    const struct zy_field_rule *field, struct zy_rational *out);

/*
 * outcome.c: steps 8 to 11
 */

/* Finds the vetoes and applies them: step 8. */
void zy_outcome_vetoes(struct zy_evaluation *x);
/* Compares minimums and gates and applies their effects: step 9. */
void zy_outcome_gates(struct zy_evaluation *x);
/* Finds the band: step 10, and step 11 where shares are known. */
void zy_outcome_bands(struct zy_evaluation *x);
/*
 * Sets out to the figure that a field names, rounded where the standard
 * compares rounded figures.  gate is the gate that asks, for its questions, or
 * NULL.  Returns false where there is no evidence for the figure.
 */
bool zy_outcome_field(struct zy_evaluation *x,
    const struct zy_field_rule *field, const struct zy_gate *gate,
    struct zy_rational *out);
/* Returns whether the subject meets a requirement of a band. */
bool zy_outcome_meets(struct zy_evaluation *x, const struct zy_requirement *r);

ZY_END_C

#endif
