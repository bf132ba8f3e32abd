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
 * Only zy_evaluation_init, zy_evaluate and zy_evaluation_release are needed to
 * score a subject.  The other functions are single steps, for the files of this
 * floor and for explanations; they compute for x->subject.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVALUATE_H
#define ZY_SCORING_EVALUATE_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

/* The result of one item. */
struct zy_item_score {
	struct zy_rational raw;	  /* after step 1 */
	struct zy_rational value; /* after step 2 */
	bool missing;		  /* no evidence: item->missing decides */
	bool outside;		  /* does not apply: item->na decides */
	bool left_out;		  /* its points go to the head's other items */
};

/* The result of one head. */
struct zy_head_score {
	struct zy_rational sum;	  /* of the items that are not left out */
	struct zy_rational scale; /* factor that replaces left-out items; 1 if
				     there are none */
	struct zy_rational value; /* after step 3 */
	bool low;		  /* below its minimum */
};

/* The result of one gate. */
struct zy_gate_score {
	struct zy_rational value; /* of the figure that is compared */
	bool known;		  /* there is evidence for the value */
	bool shut; /* the value is too low: the gate's effect applies */
};

/* The combined effect of vetoes, gates and minimums on total and band. */
struct zy_outcome {
	bool zero;	  /* the total is 0 */
	bool no_award;	  /* the subject gets no award */
	bool lowest;	  /* the band is the lowest one */
	bool fail;	  /* the band is fail_band or a lower one */
	size_t downs;	  /* by how many bands the band is lowered */
	size_t cap;	  /* the highest band that is possible */
	size_t fail_band; /* with fail */
	uint64_t barred;  /* bit i: gates or a requirement exclude band i */
};

/* The total that another standard, a source, contributes in step 7. */
struct zy_source_score {
	struct zy_rational value; /* the total, or what stands for it */
	bool missing;		  /* no total is known */
	bool left_out;		  /* its weight goes to the other sources */
};

struct zy_review_sums; /* opaque: sums over votes (review-item.h) */

/*
 * The result for one subject, valid until the next zy_evaluate.  Standard and
 * evidence are borrowed and only read, so each thread may have an evaluation.
 * The arrays are owned and have an entry for each item, head, source, veto and
 * gate of the standard.
 */
struct zy_evaluation {
	const struct zy_standard *standard;
	const struct zy_evidence *evidence;
	uint32_t subject;
	struct zy_item_score *items;
	struct zy_head_score *heads;
	/* Steps 4 to 6; the sums are those before the limits are applied. */
	struct zy_rational base, bonus_sum, bonus, penalty_sum, penalty;
	struct zy_rational own; /* after step 6, within floor and cap */
	struct zy_source_score *sources;
	struct zy_rational weights;  /* sum, of sources that are not left out */
	struct zy_rational composed; /* after step 7, within floor and cap */
	bool *vetoes;		     /* the veto applies */
	struct zy_gate_score *gates;
	struct zy_outcome outcome;
	struct zy_rational exact;    /* after steps 8 and 9 */
	struct zy_rational total;    /* rounded */
	size_t earned;		     /* band by the total, or nbands: none */
	size_t ruled;		     /* band after vetoes, gates and minimums */
	size_t band;		     /* band after forced shares */
	struct zy_rational variance; /* of the total, from that of the votes */
	struct zy_rational ballots;  /* variance of the head being evaluated */
	struct zy_rational one, tmp, tmp2; /* 1; scratch */
	const uint32_t *dropped;     /* borrowed: not 0 for values that do not
					count; NULL: all count */
	struct zy_review_sums *sums; /* owned */
	struct zy_buf text;	     /* scratch */
};

/*
 * Makes x, which need not be initialised, an evaluation of subjects of f, which
 * is borrowed until zy_evaluation_release.
 */
void zy_evaluation_init(struct zy_evaluation *x, const struct zy_evidence *f);
/* Frees what x owns. */
void zy_evaluation_release(struct zy_evaluation *x);
/*
 * Evaluates the subject with that number in the store: takes it through all
 * steps and fills all members of x.
 */
void zy_evaluate(struct zy_evaluation *x, uint32_t subject);

/*
 * evaluate-values.c: the values of x->subject and one node.  The parameter
 * first is the number of the first value in their list, or ZY_NO_VALUE if the
 * list is empty.
 */

/*
 * Returns the number of the first value of x->subject and a node, or
 * ZY_NO_VALUE if the subject has no value of the node.
 */
uint32_t zy_evaluate_first_value(const struct zy_evaluation *x, uint32_t node);

/*
 * Returns whether the value with number i does not count, because its event
 * counts elsewhere.
 */
static inline bool
zy_evaluate_is_dropped(const struct zy_evaluation *x, uint32_t i)
{
	return x->dropped && x->dropped[i];
}

/*
 * Sets out to the sum of the values of the list that count.  Returns whether
 * the list has any values, counting or not; out is 0 if it has none.
 */
bool zy_evaluate_sum(
    struct zy_evaluation *x, uint32_t first, struct zy_rational *out);
/*
 * Returns whether the standard error of the total is known: false if a group of
 * voters has a single vote.  To be called after zy_evaluate.
 */
bool zy_evaluate_knows_error(const struct zy_evaluation *x);
/*
 * Sets out to the common result of several raters: their mean, trimmed mean or
 * weighted mean, as the judged item says; their mean if item is NULL.  Returns
 * true; or false, with out unspecified, if there are no values.
 */
bool zy_evaluate_raters(struct zy_evaluation *x, const struct zy_item *item,
    uint32_t first, struct zy_rational *out);
/*
 * Sets low and high to the lowest and the highest of the n values of the list,
 * which a trimmed mean leaves out.  Returns true; or false, with both
 * unchanged, if there are too few values for the item to leave any out.
 */
bool zy_evaluate_extremes(const struct zy_evaluation *x,
    const struct zy_item *item, uint32_t first, size_t n,
    struct zy_decimal *low, struct zy_decimal *high);
/*
 * Sets out to the mean of the values given by the raters of one group.  Returns
 * true; or false, with out 0, if no rater of the group has given a value.
 */
bool zy_evaluate_group(struct zy_evaluation *x, uint32_t first,
    struct zy_view group, struct zy_rational *out);

/* evaluate-item.c: steps 1 and 2 */

/* Evaluates the item with number i: fills x->items[i]. */
void zy_evaluate_item(struct zy_evaluation *x, size_t i);
/*
 * Sets out to the number that an item of kind deduct, steps or target converts
 * to points.  Returns true; or false, with out 0, if there is no evidence.
 */
bool zy_evaluate_number(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out);
/*
 * Sets out to the ratio that an item of kind rate compares with its threshold.
 * Returns true; or false, with out unspecified, if there is no evidence.
 */
bool zy_evaluate_ratio(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out);
/*
 * Sets out to the number of units by which the figure v exceeds the target of
 * an item of kind target or falls short of it, limited to the units that count.
 * out may be v.
 */
void zy_evaluate_target_units(const struct zy_item *item,
    const struct zy_rational *v, struct zy_rational *out);
/*
 * Sets out to the number of units by which a ratio misses the threshold of an
 * item of kind rate; an incomplete unit counts as the item's `units` says.  out
 * may be ratio.
 */
void zy_evaluate_units(const struct zy_item *item,
    const struct zy_rational *ratio, struct zy_rational *out);
/*
 * Sets out to the number of times that a condition of a checklist, the row of
 * the item, was not met.
 */
void zy_evaluate_condition_failures(struct zy_evaluation *x,
    const struct zy_item *item, const struct zy_item_row *row,
    struct zy_rational *out);
/*
 * Sets out to the points that a condition of a checklist, the row of the item,
 * subtracts: at most the condition's limit.
 */
void zy_evaluate_condition_points(struct zy_evaluation *x,
    const struct zy_item *item, const struct zy_item_row *row,
    struct zy_rational *out);
/* Sets out to the points that one value of an item brings by itself. */
void zy_evaluate_value_points(struct zy_evaluation *x,
    const struct zy_item *item, const struct zy_value *value,
    struct zy_rational *out);
/*
 * Returns the points of an item of kind steps for a number below its first row,
 * borrowed from item: its max if the points of its rows decrease.  NULL,
 * meaning no points, if they do not.
 */
const struct zy_rational *zy_item_points_below_steps(
    const struct zy_item *item);
/*
 * Returns whether the ratio v is good enough for an item of kind rate: whether
 * it reaches the item's threshold, or does not exceed it where the item has the
 * key "above".  With the key "over" a ratio equal to the threshold is not good.
 */
bool zy_item_is_good(const struct zy_item *item, const struct zy_rational *v);
/*
 * Returns whether the ratio v of an item of kind rate lies beyond the one from
 * which on the item has no points; false where the item has no such ratio.
 */
bool zy_item_is_lost(const struct zy_item *item, const struct zy_rational *v);
/*
 * Returns whether the number v does not reach the target of an item of kind
 * target.
 */
bool zy_item_is_short(const struct zy_item *item, const struct zy_rational *v);
/*
 * Returns the row of an item of kind steps into which the number n falls,
 * borrowed from item, or NULL if n is below the first row.
 */
const struct zy_item_row *zy_item_find_step(
    const struct zy_item *item, const struct zy_rational *n);

/*
 * Sets out to the figure by which ranges limit the marks of a judged item.
 * Returns true; or false, with out unspecified, if the figure is not known.
 */
bool zy_evaluate_figure(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out);
/*
 * Sets out to the figure by which ranges limit the marks of a judged item.
 * Returns the row of the range, borrowed from item; or NULL, with out
 * unspecified, if the figure is not known or below all ranges.
 */
const struct zy_item_row *zy_evaluate_range(struct zy_evaluation *x,
    const struct zy_item *item, struct zy_rational *out);

/* evaluate-head.c: steps 3 to 6 */

/* Adds v to sum, quickly if either is 0. */
void zy_evaluate_accumulate(
    struct zy_rational *sum, const struct zy_rational *v);
/*
 * Evaluates the items of the head with number h, into x->items, and then the
 * head itself (sum, scale of what does not apply, maximum, weight), into
 * x->heads[h].  Adds the variance of its reviews to x->variance.  Nothing needs
 * to be evaluated before.
 */
void zy_evaluate_head(struct zy_evaluation *x, size_t h);
/*
 * Evaluates the items of the bonus, into x->items, and the bonus itself, with
 * its limit.
 */
void zy_evaluate_bonus(struct zy_evaluation *x);
/*
 * Evaluates the items of the penalty, into x->items, and the penalty itself:
 * x->penalty_sum without and x->penalty with its limit.
 */
void zy_evaluate_penalty(struct zy_evaluation *x);

/*
 * partial-scope.c: figures (fields) that cover only some items of a scope in
 * which events count once
 */

/*
 * Sets out to the value that the field would have if its scope consisted only
 * of the items that the field covers: an event that brings more points in
 * another item then still counts for this field, and costs nobody a band.  out
 * may be x->tmp or x->tmp2; everything else in x is unchanged afterwards.
 */
void zy_evaluate_partial_scope(struct zy_evaluation *x,
    const struct zy_field_rule *field, struct zy_rational *out);

/* outcome.c: steps 8 to 11 */

/*
 * Step 8: sets x->vetoes for each veto, and x->outcome to the effects of those
 * that apply to the subject.  Sets x->exact to the composed total, or to 0
 * where a veto demands it.
 */
void zy_outcome_vetoes(struct zy_evaluation *x);
/*
 * Step 9: compares the minimums of heads and the gates with their figures.
 * Fills x->gates and the member low of x->heads, and adds the effects of those
 * that are not met to x->outcome; one may set x->exact to 0.
 */
void zy_outcome_gates(struct zy_evaluation *x);
/*
 * Steps 10 and 11: sets x->earned, x->ruled and x->band.  Step 11 is done only
 * if x->evidence->shares is set; otherwise band is ruled.
 */
void zy_outcome_bands(struct zy_evaluation *x);
/*
 * Sets out to the figure that a field names, rounded if the standard compares
 * rounded figures.  gate is the gate whose questions limit a satisfaction rate,
 * or NULL.  Returns true; or false if there is no evidence for the figure: then
 * out is 0 or the points given for missing evidence.
 */
bool zy_outcome_field(struct zy_evaluation *x,
    const struct zy_field_rule *field, const struct zy_gate *gate,
    struct zy_rational *out);
/*
 * Returns whether the subject meets a requirement of a band; false if there is
 * no evidence for its figure.
 */
bool zy_outcome_meets(struct zy_evaluation *x, const struct zy_requirement *r);

ZY_END_C

#endif
