/*
 * What the files share that write the page of an explanation.  Private to this
 * floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_PAGE_STATE_H
#define ZY_EXPLAIN_PAGE_STATE_H

#include "base/privacy.h"
#include "scoring/evaluate.h"

/* A page of an explanation. */
struct zy_page {
	struct zy_buf *b;
	const struct zy_standard *s;
	struct zy_evaluation *x; /* NULL where only rules are told */
	bool zh;
	struct zy_rational tmp, one;
};

/* explain.c */
void zy_page_value(struct zy_page *p, const struct zy_rational *v);
/* Uses tmp. */
void zy_page_decimal(struct zy_page *p, struct zy_decimal d);
void zy_page_name(struct zy_page *p, const char *name, const char *id);
/* A summand: "(-4)" where it is below 0, "1/3 (≈ 0.3333)". */
void zy_page_term(struct zy_page *p, const struct zy_rational *v);
const char *zy_page_word(
    const struct zy_page *p, const char *zh, const char *en);

/* What is done where there are no figures, in words. */
const char *zy_page_missing(const struct zy_page *p, enum zy_missing m);

/* A rate that gives max at the threshold and in proportion below (按比例). */
bool zy_page_proportional(const struct zy_item *item);
/* "95%", "2/3 ≈ 66.67%"; not percent: as zy_page_value. */
void zy_page_share(
    struct zy_page *p, const struct zy_rational *v, bool percent);

/* The line above a step; the line of one that the standard has not. */
void zy_page_step(
    struct zy_page *p, const char *n, const char *zh, const char *en);
void zy_page_none(struct zy_page *p);

/* explain-rule.c: the rule in words; " × 2" where there is a factor */
void zy_page_rule(struct zy_page *p, const struct zy_item *item);
void zy_page_factor(struct zy_page *p, const struct zy_item *item);

/* explain-item.c: what counts for a field that sees a part of a scope */
void zy_page_apart(struct zy_page *p, const struct zy_field_rule *f);

/* "sector rural/agency": what columns must say */
void zy_page_conditions(struct zy_page *p, const struct zy_conditions *c);

/* explain-review.c: questions, groups, votes of a review item */
void zy_page_review(struct zy_page *p, const struct zy_item *item);
/* the same for a satisfaction rate; n 0: all questions */
void zy_page_rate(struct zy_page *p, const char **questions, size_t n);

/* explain-outcome.c: steps 8 to 11; what an effect does, in words */
void zy_page_outcome(struct zy_page *p);
void zy_page_effect(struct zy_page *p, const struct zy_standard *s,
    const struct zy_consequence *c);

/* what a gate or requirement compares, by the name that people know */
void zy_page_field(struct zy_page *p, const struct zy_standard *s,
    const struct zy_field_rule *f);

/* explain-kind.c: "622.4 / 7 = ", the mean of several raters that v is */
void zy_page_mean(struct zy_page *p, const struct zy_item *item, uint32_t first,
    const struct zy_rational *v);
/* what the kind makes of the n figures from first on */
void zy_page_kind(
    struct zy_page *p, const struct zy_item *item, uint32_t first, size_t n);

/* explain-item.c: the figures, a line each */
void zy_page_figures(struct zy_page *p, const struct zy_item *item);
/*
 * The subject's facts of a node, *n of them, in an order that the input's
 * cannot change.  Free with free().
 */
uint32_t *zy_page_order(
    const struct zy_evaluation *x, uint32_t node, size_t *n);
/* The facts of a node; item NULL: a veto's or a source's.  How many. */
size_t zy_page_facts(
    struct zy_page *p, uint32_t node, const struct zy_item *item);

#endif
