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
	size_t n;
	struct zy_rational sum, top, tmp, all;
	struct zy_buf a, b;
};

/* A place of the document with all that it is in: heads, [2], items, ... */
struct zy_check_path {
	struct zy_config at[8];
	size_t n;
};

/* The document itself; a member, an element of where p is. */
void zy_check_start(struct zy_check_path *p, const struct zy_check *c);
void zy_check_key(struct zy_check_path *p, const char *key);
void zy_check_index(struct zy_check_path *p, size_t i);
/* Tells what was found there, and perhaps not meant. */
void zy_check_tell(struct zy_check *c, const struct zy_check_path *p,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/* The same where the standard contradicts itself. */
void zy_check_wrong(struct zy_check *c, const struct zy_check_path *p,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/* Two figures as the texts a and b of c, valid until the next call. */
void zy_check_print(struct zy_check *c, const struct zy_rational *a,
    const struct zy_rational *b);

/* The sum of a head's items into sum; false: without end, or by classes. */
bool zy_check_sum_items(struct zy_check *c, const struct zy_head *h);
/* Start and heads into top; false: without end. */
bool zy_check_sum_heads(struct zy_check *c);

/* check-outcome.c: compositions, vetoes, gates, bands, shares */
void zy_check_outcomes(struct zy_check *c);
/* check-reach.c: the highest and the lowest that there can be, into top
 * (total) or sum (the others); false: nobody knows. */
bool zy_check_highest(struct zy_check *c);
bool zy_check_highest_field(struct zy_check *c, const struct zy_field_rule *f);
bool zy_check_lowest_head(struct zy_check *c, const struct zy_head *h);
bool zy_check_lowest_field(struct zy_check *c, const struct zy_field_rule *f);

/* check-item.c: items, each by itself; the ballot */
void zy_check_ballot(struct zy_check *c);
void zy_check_items(struct zy_check *c);
/* A source "score:ID" that is this standard. */
void zy_check_circle(
    struct zy_check *c, struct zy_view from, const struct zy_check_path *p);

#endif
