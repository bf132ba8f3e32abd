/*
 * Declarations shared by the files of this floor: an explanation while it is
 * being made.  Private.
 *
 * An explanation is one JSON object (explain.h).  Each text for people is
 * appended to the buffer p->b, then moved into the object as a JSON string;
 * functions that "append" without naming a target append to this buffer.  The
 * files, each calling only those before it: explain-words (values and names),
 * explain-evidence (evidence values), explain-votes (ballots), explain-judged,
 * explain-counted and explain-measured (the kinds of items), explain-kind
 * (their table), explain-rule (rules in words), explain-outcome (steps 8 to
 * 12), explain (the whole explanation).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_EXPLAIN_STATE_H
#define ZY_EXPLAIN_EXPLAIN_STATE_H

#include <jansson.h>

#include "base/privacy.h"
#include "scoring/evaluate.h"
#include "scoring/review-item.h"

/* The state of making an explanation. */
struct zy_explainer {
	struct zy_buf *b; /* the text being written; borrowed */
	const struct zy_standard *s;
	struct zy_evaluation *x; /* borrowed; NULL: only rules are written */
	bool zh;		 /* Chinese, else English */
	struct zy_rational tmp, one; /* scratch; 1 */
};

/* Picks the wording of the explanation's language; p is the explainer. */
#define WORD(zh_, en_) (p->zh ? (zh_) : (en_))

/*
 * Prepares p, which need not be initialised, to append to b and to explain the
 * standard s and, unless x is NULL, the subject that x has evaluated.  b, s and
 * x are borrowed until zy_explainer_release, which the caller must call.
 */
void zy_explainer_init(struct zy_explainer *p, struct zy_buf *b,
    const struct zy_standard *s, struct zy_evaluation *x, bool zh);
/* Frees what p owns, but not the buffer. */
void zy_explainer_release(struct zy_explainer *p);

/* Appends a text that is part of the program. */
void zy_explain_put(struct zy_explainer *p, const char *text);
/*
 * Appends a text of the input, with control characters made visible and numbers
 * of identity cards masked.
 */
void zy_explain_text(struct zy_explainer *p, struct zy_view v);
/*
 * Appends a name and its id, "领导班子好 (leadership)"; only one if they are
 * equal.
 */
void zy_explain_name(struct zy_explainer *p, const char *name, const char *id);
/*
 * Appends a value: "2.5", or "200/3 ≈ 66.6667" if it is not a finite decimal.
 */
void zy_explain_value(struct zy_explainer *p, const struct zy_rational *v);
/* Appends a decimal as zy_explain_value does.  Overwrites p->tmp. */
void zy_explain_decimal(struct zy_explainer *p, struct zy_decimal d);
/* Appends a value as a term of a sum: "2.5", "(-4)", "1/3 (≈ 0.3333)". */
void zy_explain_term(struct zy_explainer *p, const struct zy_rational *v);
/*
 * Appends a value; as a percentage ("95%", "2/3 ≈ 66.67%") if percent is true.
 */
void zy_explain_percent(
    struct zy_explainer *p, const struct zy_rational *v, bool percent);
/* Appends " × 2" for an item with a factor; nothing for other items. */
void zy_explain_factor(struct zy_explainer *p, const struct zy_item *item);
/*
 * Appends ", held to 20" if a bound has changed the value `before` to `after`;
 * nothing if they are equal.
 */
void zy_explain_held(struct zy_explainer *p, const struct zy_rational *before,
    const struct zy_rational *after);
/* Returns the standard's rule for missing evidence in words, never freed. */
const char *zy_explain_missing(
    const struct zy_explainer *p, enum zy_missing missing);

/* Returns the buffer's text as a new JSON string and empties the buffer. */
json_t *zy_explain_take(struct zy_explainer *p);
/*
 * Moves the buffer's text to the end of the list "working" of o, the steps by
 * which the result of o is calculated; does nothing if the buffer is empty.
 */
void zy_explain_working(struct zy_explainer *p, json_t *o);
/*
 * Adds to "working" of o, the object of a step, the sentence that the standard
 * has no rule for this step.
 */
void zy_explain_none(struct zy_explainer *p, json_t *o);
/* Returns a value as a new JSON string, exact: "28.175", "200/3". */
json_t *zy_explain_exact(const struct zy_rational *v);
/* Returns a value as a new JSON string, rounded as the standard s rounds. */
json_t *zy_explain_rounded(
    const struct zy_standard *s, const struct zy_rational *v);
/* Returns a new JSON string with the bytes of v. */
json_t *zy_explain_view(struct zy_view v);

/*
 * Appends the rule of an item in words: how its points are given, where its
 * figures come from, its bounds.
 */
void zy_explain_item_rule(struct zy_explainer *p, const struct zy_item *item);
/*
 * Appends the values that the conditions demand of columns: "sector
 * rural/agency".
 */
void zy_explain_columns(struct zy_explainer *p, const struct zy_conditions *c);
/* Appends the effect of a veto, gate or minimum in words. */
void zy_explain_consequence(
    struct zy_explainer *p, const struct zy_consequence *c);
/* Appends ", at most 6"; nothing for an item without max. */
void zy_explain_max(struct zy_explainer *p, const struct zy_item *item);
/*
 * Appends ", not below 0"; nothing in the penalty, or if the standard states no
 * floor.
 */
void zy_explain_floor(struct zy_explainer *p, const struct zy_item *item);
/*
 * Appends "6 points, ", the item's max, from which points are subtracted;
 * nothing in the penalty.
 */
void zy_explain_start(struct zy_explainer *p, const struct zy_item *item);
/* Appends "6 - ", the item's max in a calculation; nothing in the penalty. */
void zy_explain_minuend(struct zy_explainer *p, const struct zy_item *item);
/* Appends the questions whose ballots count for the item; nothing if all do. */
void zy_explain_questions(struct zy_explainer *p, const struct zy_item *item);
/*
 * Appends the name of the figure that a gate, minimum or requirement compares:
 * that of the head or item, or a word like "total".
 */
void zy_explain_compared(struct zy_explainer *p, const struct zy_field_rule *f);

/*
 * Returns a new array of the numbers of the subject's evidence values of a
 * node, *n of them, in an order that does not depend on the order of the input.
 * The caller frees it with free().
 */
uint32_t *zy_explain_order(
    const struct zy_evaluation *x, uint32_t node, size_t *n);
/*
 * Appends an object for each evidence value of a node to the array list.  item
 * is the item to which they belong, or NULL for a veto, source or exemption;
 * name is written before each value in the text for people, unless it is NULL.
 * Returns the number of values.
 */
size_t zy_explain_evidence(struct zy_explainer *p, json_t *list, uint32_t node,
    const struct zy_item *item, const char *name);
/*
 * Sets "moved" of o to a list of the evidence values that count for the field f
 * but not in the total, or in the total but not for f.
 */
void zy_explain_moved(
    struct zy_explainer *p, json_t *o, const struct zy_field_rule *f);

/*
 * Appends an object for each group's ballots on the item's questions to the
 * array figures, and sets "questions" of o to the results of the questions:
 * rates of satisfaction if satisfied is true, else points.  Leaves the mean of
 * the questions in the buffer, without its result: "(96 + 88) / 2".  Returns
 * the number of questions that count; if it is not 0, sets *mean to their mean.
 */
size_t zy_explain_votes(struct zy_explainer *p, json_t *o, json_t *figures,
    const struct zy_item *item, bool satisfied, struct zy_rational *mean);

/*
 * Sets "questions" of o to the rates of satisfaction on n questions (on all if
 * n is 0), appends the votes that they come from to "figures" of o, and adds
 * the calculation of their mean to "working" of o.
 */
void zy_explain_satisfaction(
    struct zy_explainer *p, json_t *o, const char **questions, size_t n);

/*
 * Appends "622.4 / 7", the calculation of the mean v of several raters; nothing
 * for a single rater.  first is the number of the first evidence value; item
 * may be NULL.
 */
void zy_explain_mean(struct zy_explainer *p, const struct zy_item *item,
    uint32_t first, const struct zy_rational *v);
/*
 * Sets "total" and "band" of page, the object of the whole explanation, and
 * appends the objects of steps 8 to 12 to the array steps.
 */
void zy_explain_outcome(struct zy_explainer *p, json_t *page, json_t *steps);
/* Returns a new JSON object with the number and name of a step. */
json_t *zy_explain_step(int number, const char *name);

#endif
