/*
 * Explanation: how the score of one subject came about, step by step.
 *
 * An assessment group reads it out when somebody objects: for every step the
 * rule, the evidence values with their sources, and the result, in the fixed
 * order of evaluation.  An explanation is one JSON object.  Programs read it,
 * two runs are compared by it (diff.h), and the page for people is made from it
 * (report/kind-explanation.h).
 *
 * Values are exact texts ("28.175", "200/3").  In addition every part has
 * texts for people, in one language: "rule"; beside it "words", the rule as
 * the county's table words it, if the standard has it; the "text" of each
 * evidence value; and "working", the steps of the calculation, which can be
 * checked by hand: a value is written as a decimal if it has at most twelve
 * places, else as a quotient, followed by its approximation with four places.
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
 * caller frees with json_decref.  Its members are subject, name, standard,
 * title, version, basis, total, band and steps; for an exempt subject, exempt,
 * exemption and figures in place of steps.  Sources are included only if the
 * evidence store keeps them (zy_evidence.explain).  Texts for people are in
 * Chinese if zh, else in English.
 */
json_t *zy_explain(struct zy_evaluation *x, uint32_t subject, bool zh);

/*
 * Appends to b the rule of an item of the standard s in words, in Chinese if
 * zh, else in English: "6 points, less 1.5 for each ...".
 */
void zy_explain_rule(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_item *item, bool zh);
/*
 * Appends to b the name of the figure that a gate or requirement of the
 * standard s compares, in Chinese if zh, else in English: "领导班子好
 * (leadership)".
 */
void zy_explain_field(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_field_rule *f, bool zh);
/*
 * Appends the share v to b: as a percentage if that is a finite decimal
 * ("12.5%"), else as a fraction ("1/3").
 */
void zy_explain_share(struct zy_buf *b, const struct zy_rational *v);
/*
 * Appends to b which values the conditions c demand in which columns, in
 * Chinese if zh, else in English: "领域“农村、机关”".
 */
void zy_explain_conditions(
    struct zy_buf *b, const struct zy_conditions *c, bool zh);
/*
 * Appends to b the effect of a veto or gate of the standard s in words, in
 * Chinese if zh, else in English: "不得评为好、较好".
 */
void zy_explain_effect(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_consequence *c, bool zh);

ZY_END_C

#endif
