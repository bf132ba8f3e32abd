/*
 * Explanation: the chain of one score, step by step.
 *
 * What an assessment group reads out when somebody objects: for every step the
 * rule, the figures with where each came from, and the result, in the fixed
 * order of evaluation.  Values are exact, as decimals where they end within
 * twelve places, else as quotients with four places beside them, so that the
 * chain adds up by hand.  In Chinese or in English, plain text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_EXPLAIN_H
#define ZY_EXPLAIN_EXPLAIN_H

#include "scoring/evaluate.h"

/*
 * Appends the page of a subject, which is evaluated for it.  The figures have
 * kept the subject's origins (zy_figures.explain).  Of one who is exempt it
 * says by what, and no more.
 */
void zy_explain(
    struct zy_buf *b, struct zy_evaluation *x, uint32_t subject, bool zh);

/*
 * The same for programs, a new object: subject, name, standard, version, total,
 * band and steps, each with its figures and the source of each.  Values are
 * exact texts ("28.175", "200/3").  Of one who is exempt: exempt, figures, and
 * no steps.
 */
json_t *zy_explain_json(struct zy_evaluation *x, uint32_t subject);
/* Appends the rule of an item in words: "6 points, less 1.5 for each ...". */
void zy_explain_rule(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_item *item, bool zh);
/* Appends what a gate or requirement compares: "领导班子好 (leadership)". */
void zy_explain_field(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_field_rule *f, bool zh);
/* Appends a share as a percentage where that ends ("12.5%"), else as it is. */
void zy_explain_share(struct zy_buf *b, const struct zy_rational *v);
/* Appends what columns must say: "领域“农村、机关”". */
void zy_explain_conditions(
    struct zy_buf *b, const struct zy_conditions *c, bool zh);
/* Appends what an effect does: "不得评为好、较好". */
void zy_explain_effect(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_consequence *c, bool zh);

#endif
