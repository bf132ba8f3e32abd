/*
 * Explanation: how the score of one subject came about, step by step.
 *
 * What an assessment group reads out when somebody objects: for every step the
 * rule, the evidence values with the source of each, and the result, in the
 * fixed order of evaluation.  An explanation is one JSON object.  It is at once
 * what a program reads, what two runs are compared by (diff.h), and what the
 * page for people is laid out from (report/kind-explanation.h).
 *
 * Values are exact texts ("28.175", "200/3").  For people every part has its
 * texts in one language: "rule", the "text" of each evidence value, and
 * "working", the pieces of the calculation, which add up by hand: a value is a
 * decimal where it ends within twelve places, else a quotient with four places
 * beside it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_EXPLAIN_H
#define ZY_EXPLAIN_EXPLAIN_H

#include <jansson.h>

#include "base/attr.h"
#include "scoring/evaluate.h"

ZY_BEGIN_C

/*
 * Evaluates a subject and returns its explanation, a new JSON object that the
 * caller frees with json_decref: subject, name, standard, title, version,
 * basis, total, band and steps.  Of a subject that is exempt it has exempt,
 * exemption and figures instead, and no steps.  The sources of the evidence are
 * there only if the evidence store was asked to keep them
 * (zy_evidence.explain).  zh: the texts for people are Chinese, else English.
 */
json_t *zy_explain(struct zy_evaluation *x, uint32_t subject, bool zh);

/* Appends the rule of an item in words: "6 points, less 1.5 for each ...". */
void zy_explain_rule(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_item *item, bool zh);
/* Appends what a gate or requirement compares: "领导班子好 (leadership)". */
void zy_explain_field(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_field_rule *f, bool zh);
/* Appends a share as a percentage if that has an end ("12.5%"), else "1/3". */
void zy_explain_share(struct zy_buf *b, const struct zy_rational *v);
/* Appends the values that columns must have: "领域“农村、机关”". */
void zy_explain_conditions(
    struct zy_buf *b, const struct zy_conditions *c, bool zh);
/* Appends what a veto or gate does: "不得评为好、较好". */
void zy_explain_effect(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_consequence *c, bool zh);

ZY_END_C

#endif
