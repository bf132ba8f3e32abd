/*
 * What the files of this floor share: an explanation while it is made.
 *
 * An explanation is one JSON object (explain.h).  Each part of it that people
 * read is written into the buffer first and then taken out as a JSON text.
 * The files, each calling only those before it: explain-words (values and
 * names), explain-evidence (evidence values), explain-votes (ballots),
 * explain-judged, explain-counted and explain-measured (the kinds of items),
 * explain-kind (their table), explain-rule (rules in words), explain-outcome
 * (steps 8 to 12), explain (the walk).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_EXPLAIN_STATE_H
#define ZY_EXPLAIN_EXPLAIN_STATE_H

#include <jansson.h>

#include "base/privacy.h"
#include "scoring/evaluate.h"
#include "scoring/review-item.h"

struct zy_explainer {
	struct zy_buf *b; /* the text being written; borrowed */
	const struct zy_standard *s;
	struct zy_evaluation *x; /* NULL where only rules are written */
	bool zh;		 /* Chinese, else English */
	struct zy_rational tmp, one;
};

/* Picks the wording of the explanation's language; p is the explainer. */
#define WORD(zh_, en_) (p->zh ? (zh_) : (en_))

/*
 * Prepares p to write into b about the standard s and, unless x is NULL, about
 * the subject that x has evaluated.  Free with zy_explainer_release.
 */
void zy_explainer_init(struct zy_explainer *p, struct zy_buf *b,
    const struct zy_standard *s, struct zy_evaluation *x, bool zh);
/* Frees what p holds, but not the buffer. */
void zy_explainer_release(struct zy_explainer *p);

/* Appends a text of the program. */
void zy_explain_put(struct zy_explainer *p, const char *text);
/* Appends a text of the input, with control characters made visible. */
void zy_explain_text(struct zy_explainer *p, struct zy_view v);
/* Appends "领导班子好 (leadership)", or one of the two where they are equal. */
void zy_explain_name(struct zy_explainer *p, const char *name, const char *id);
/* Appends a value: "2.5", or "200/3 ≈ 66.6667" where no decimal is exact. */
void zy_explain_value(struct zy_explainer *p, const struct zy_rational *v);
/* Appends a decimal as zy_explain_value does.  Changes tmp. */
void zy_explain_decimal(struct zy_explainer *p, struct zy_decimal d);
/* Appends a value as a part of a sum: "(-4)", "1/3 (≈ 0.3333)". */
void zy_explain_term(struct zy_explainer *p, const struct zy_rational *v);
/* Appends a value, as a percentage ("95%", "2/3 ≈ 66.67%") if percent. */
void zy_explain_percent(
    struct zy_explainer *p, const struct zy_rational *v, bool percent);
/* Appends " × 2" for an item with a factor, nothing for others. */
void zy_explain_factor(struct zy_explainer *p, const struct zy_item *item);
/* Appends ", held to 20" where a bound has changed before into after. */
void zy_explain_held(struct zy_explainer *p, const struct zy_rational *before,
    const struct zy_rational *after);
/* Returns what a standard does where there is no evidence, in words. */
const char *zy_explain_missing(
    const struct zy_explainer *p, enum zy_missing missing);

/* Returns the buffer's text as a new JSON text and empties the buffer. */
json_t *zy_explain_take(struct zy_explainer *p);
/*
 * Moves the buffer's text, unless it is empty, to the end of the list
 * "working" of o: how the result of o comes about, piece by piece.
 */
void zy_explain_working(struct zy_explainer *p, json_t *o);
/* Adds to the working of o that the standard has nothing of the kind. */
void zy_explain_none(struct zy_explainer *p, json_t *o);
/* Returns a value as a new JSON text, exact: "28.175", "200/3". */
json_t *zy_explain_exact(const struct zy_rational *v);
/* Returns a value as a new JSON text, rounded as the standard s rounds. */
json_t *zy_explain_rounded(
    const struct zy_standard *s, const struct zy_rational *v);
/* Returns a new JSON text of the bytes of v. */
json_t *zy_explain_view(struct zy_view v);

/* Appends the rule of an item in words. */
void zy_explain_item_rule(struct zy_explainer *p, const struct zy_item *item);
/* Appends the values that columns must have: "sector rural/agency". */
void zy_explain_columns(struct zy_explainer *p, const struct zy_conditions *c);
/* Appends what an effect does, in words. */
void zy_explain_consequence(
    struct zy_explainer *p, const struct zy_consequence *c);
/* Appends ", at most 6", nothing for an item without a maximum. */
void zy_explain_max(struct zy_explainer *p, const struct zy_item *item);
/* Appends ", not below 0", nothing where that goes without saying. */
void zy_explain_floor(struct zy_explainer *p, const struct zy_item *item);
/* Appends "6 points, ": what deductions start from, outside the penalties. */
void zy_explain_start(struct zy_explainer *p, const struct zy_item *item);
/* Appends "6 - ": what deductions are taken from, outside the penalties. */
void zy_explain_minuend(struct zy_explainer *p, const struct zy_item *item);
/* Appends on which questions ballots count, nothing where all do. */
void zy_explain_questions(struct zy_explainer *p, const struct zy_item *item);
/* Appends what a gate, minimum or requirement compares. */
void zy_explain_compared(struct zy_explainer *p, const struct zy_field_rule *f);

/*
 * Lists the subject's evidence values of a node, *n of them, in an order that
 * does not depend on the order of the input.  Returns a new array of their
 * numbers, which the caller frees with free().
 */
uint32_t *zy_explain_order(
    const struct zy_evaluation *x, uint32_t node, size_t *n);
/*
 * Appends an object for each evidence value of a node to list.  item is the
 * item that they belong to, or NULL for a veto, source or exemption; name is
 * put before each in words, or NULL.  Returns how many there are.
 */
size_t zy_explain_evidence(struct zy_explainer *p, json_t *list, uint32_t node,
    const struct zy_item *item, const char *name);
/*
 * Sets "moved" of o to the evidence values that count for the field f and not
 * in the total, or in the total and not for f.
 */
void zy_explain_moved(
    struct zy_explainer *p, json_t *o, const struct zy_field_rule *f);

/*
 * Appends an object for each group's ballots on the item's questions to
 * figures, and sets "questions" of o to what each question comes to.
 * satisfied: in rates of satisfaction, else in points.  Leaves the mean of
 * the questions unfinished in the buffer: "(96 + 88) / 2".  Returns how many
 * questions count; *mean is their mean if there is one.
 */
size_t zy_explain_votes(struct zy_explainer *p, json_t *o, json_t *figures,
    const struct zy_item *item, bool satisfied, struct zy_rational *mean);

/*
 * Adds to o what the ballots say about satisfaction: "questions", "figures" and
 * the mean in its working.  n 0: all questions.
 */
void zy_explain_satisfaction(
    struct zy_explainer *p, json_t *o, const char **questions, size_t n);

/*
 * Appends "622.4 / 7", the mean v of several raters, and nothing where there is
 * one.  first is the number of the first evidence value, item may be NULL.
 */
void zy_explain_mean(struct zy_explainer *p, const struct zy_item *item,
    uint32_t first, const struct zy_rational *v);
/*
 * Sets the total and the band of the explanation, and appends the objects of
 * steps 8 to 12 to steps.
 */
void zy_explain_outcome(struct zy_explainer *p, json_t *page, json_t *steps);
/* Returns a new object that begins a step. */
json_t *zy_explain_step(int number, const char *name);

#endif
