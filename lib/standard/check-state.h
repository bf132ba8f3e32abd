/*
 * What the files that check a standard share: what they found, and where in
 * the document they are.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_CHECK_STATE_H
#define ZY_STANDARD_CHECK_STATE_H

#include "standard/check.h"
#include "standard/read-state.h"

struct zy_check {
	const struct zy_standard *s;
	zy_standard_found *found;
	void *context;
	size_t n;			       /* findings */
	struct zy_rational sum, top, tmp, all; /* results and scratch */
	struct zy_buf a, b;
};

/* A place in the document and all places around it: heads, [2], items, ... */
struct zy_check_path {
	struct zy_config at[8];
	size_t n;
};

/*
 * check-finding.c: findings and their places
 */

/* Sets p to the document itself. */
void zy_check_start(struct zy_check_path *p, const struct zy_check *c);
/* Moves p to a member of the object that it is at. */
void zy_check_key(struct zy_check_path *p, const char *key);
/* Moves p to element i of the array that it is at. */
void zy_check_index(struct zy_check_path *p, size_t i);
/* Reports something at p that was probably not meant. */
void zy_check_warn(struct zy_check *c, const struct zy_check_path *p,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/* Reports that the standard contradicts itself at p. */
void zy_check_error(struct zy_check *c, const struct zy_check_path *p,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/* Prints two numbers into c->a and c->b, valid until the next call. */
void zy_check_print(struct zy_check *c, const struct zy_rational *a,
    const struct zy_rational *b);

/*
 * check-reach.c: the highest and the lowest that a figure can be.  Every
 * function returns false, with its result unspecified, where there is no such
 * bound.
 */

/* Sets c->sum to the sum of max over a head's items, which all subjects have.
 */
bool zy_check_sum_items(struct zy_check *c, const struct zy_head *h);
/* Sets c->top to marks.start and the most that all heads give. */
bool zy_check_sum_heads(struct zy_check *c);
/* Sets c->top to the highest total. */
bool zy_check_highest(struct zy_check *c);
/* Sets c->sum to the highest figure of a field. */
bool zy_check_highest_field(struct zy_check *c, const struct zy_field_rule *f);
/* Sets c->sum to the lowest sum of a head. */
bool zy_check_lowest_head(struct zy_check *c, const struct zy_head *h);
/* Sets c->sum to the lowest figure of a field. */
bool zy_check_lowest_field(struct zy_check *c, const struct zy_field_rule *f);

/*
 * check-item.c: each item by itself
 */

/* Checks the ballot. */
void zy_check_ballot(struct zy_check *c);
/* Checks all items. */
void zy_check_items(struct zy_check *c);
/* Reports at p where from, "score:ID", is the total of this same standard. */
void zy_check_circle(
    struct zy_check *c, struct zy_view from, const struct zy_check_path *p);

/* Checks composition, vetoes, gates, bands and shares (check-outcome.c). */
void zy_check_outcomes(struct zy_check *c);

#endif
