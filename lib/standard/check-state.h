/*
 * Declarations shared by the files that check a standard, check*.c: the
 * findings, and their places in the document.  Private to them.
 *
 * Every function that checks or reports passes its findings to c->found.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_CHECK_STATE_H
#define ZY_STANDARD_CHECK_STATE_H

#include "standard/check.h"
#include "standard/read-state.h"

/* The state of checking one standard. */
struct zy_check {
	const struct zy_standard *s;
	zy_standard_found *found;	       /* receives the findings */
	void *context;			       /* first argument of found */
	size_t n;			       /* number of findings so far */
	struct zy_rational sum, top, tmp, all; /* results and scratch */
	struct zy_buf a, b;		       /* from zy_check_print */
};

/*
 * A place in the document: the values on the way to it from the document
 * itself, for example heads, [2], items.
 */
struct zy_check_path {
	struct zy_config at[8];
	size_t n;
};

/* check-finding.c: findings and their places */

/* Sets p to the whole document. */
void zy_check_start(struct zy_check_path *p, const struct zy_check *c);
/* Moves p from an object to its member `key`. */
void zy_check_key(struct zy_check_path *p, const char *key);
/* Moves p from an array to its element i. */
void zy_check_index(struct zy_check_path *p, size_t i);
/*
 * Reports to c->found that something at p was probably not meant.  fmt is a
 * translated message.
 */
void zy_check_warn(struct zy_check *c, const struct zy_check_path *p,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/*
 * Reports to c->found that the standard contradicts itself at p.  fmt is a
 * translated message.
 */
void zy_check_error(struct zy_check *c, const struct zy_check_path *p,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/* Writes the numbers a and b as text into c->a and c->b, for a message. */
void zy_check_print(struct zy_check *c, const struct zy_rational *a,
    const struct zy_rational *b);

/*
 * check-reach.c: the highest and the lowest value that a figure can have.  Each
 * function returns true with the named result set; or false, with the result
 * unspecified, if the figure has no such bound.
 */

/*
 * Sets c->sum to the sum of the max of a head's items.  Returns true; or false,
 * with c->sum unspecified, if an item has no max or does not apply to all
 * subjects.
 */
bool zy_check_sum_items(struct zy_check *c, const struct zy_head *h);
/*
 * Sets c->top to marks.start plus the most points of all heads.  Returns true;
 * or false, with it unspecified, if it has no bound.
 */
bool zy_check_sum_heads(struct zy_check *c);
/*
 * Sets c->top to the highest possible total.  Returns true; or false, with it
 * unspecified, if it has no bound.
 */
bool zy_check_highest(struct zy_check *c);
/*
 * Sets c->sum to the highest possible value of a field.  Returns true; or
 * false, with it unspecified, if it has no bound.
 */
bool zy_check_highest_field(struct zy_check *c, const struct zy_field_rule *f);
/*
 * Sets c->sum to the lowest possible sum of a head.  Returns true; or false,
 * with it unspecified, if it has no bound.
 */
bool zy_check_lowest_head(struct zy_check *c, const struct zy_head *h);
/*
 * Sets c->sum to the lowest possible value of a field.  Returns true; or false,
 * with it unspecified, if it has no bound.
 */
bool zy_check_lowest_field(struct zy_check *c, const struct zy_field_rule *f);

/* check-item.c: the ballot and each item by itself */

/* Checks the ballot: warns of voter groups of weight 0. */
void zy_check_ballot(struct zy_check *c);
/*
 * Checks each item of the standard by itself: its max, rows, step, threshold
 * and conditions.
 */
void zy_check_items(struct zy_check *c);
/*
 * Warns at p of a standard that uses its own total: `from`, a name like
 * "score:ID", has the id of this standard.
 */
void zy_check_circle(
    struct zy_check *c, struct zy_view from, const struct zy_check_path *p);

/* Checks composition, vetoes, gates, bands and shares (check-outcome.c). */
void zy_check_outcomes(struct zy_check *c);

#endif
