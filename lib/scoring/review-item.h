/*
 * Review items and satisfaction rates: sums over the votes on one subject.
 *
 * Rationals that a function sets must have been initialised by the caller.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_REVIEW_ITEM_H
#define ZY_SCORING_REVIEW_ITEM_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

struct zy_review_sums; /* opaque */

/* Returns new sums over votes in f, to be freed with zy_review_sums_free. */
struct zy_review_sums *zy_review_sums_new(const struct zy_evidence *f);
/* Frees the sums; NULL is allowed. */
void zy_review_sums_free(struct zy_review_sums *sums);
/* Looks up the votes on a subject: all other functions are about it. */
void zy_review_sums_load(struct zy_review_sums *sums, uint32_t subject);
/*
 * Returns whether the variances of the review items of the subject loaded last
 * are all known: false once one of them has a group of a single vote.
 */
bool zy_review_is_error_known(const struct zy_review_sums *s);
/*
 * Sets value to the points of a review item, before its bounds, and variance to
 * their variance.  Returns false, with both unspecified, where no votes count
 * for any of its questions.
 */
bool zy_review_value(struct zy_review_sums *sums, const struct zy_item *item,
    struct zy_rational *value, struct zy_rational *variance);
/*
 * Returns the votes of a group on a question, valid until the next
 * zy_review_sums_load.  NULL where there are none, or they do not count and any
 * is false.
 */
const struct zy_group_votes *zy_review_votes(const struct zy_review_sums *sums,
    uint32_t question, uint32_t group, bool any);
/*
 * Returns the numbers of the item's questions, in the order of the evidence,
 * and sets *n to how many there are.  They are valid until the next call.
 */
const uint32_t *zy_review_questions(
    struct zy_review_sums *sums, const struct zy_item *item, size_t *n);
/*
 * Sets points to what a review item has for one question.  Returns false where
 * no votes count for it: the question is left out.
 */
bool zy_review_question(struct zy_review_sums *sums, const struct zy_item *item,
    uint32_t question, struct zy_rational *points);
/*
 * Sets out to the satisfaction rate over n questions, or over all that were
 * asked where n is 0; groups count by their weight, and those without votes
 * that count are left out.  Returns false where no votes count at all.
 */
bool zy_review_rate(struct zy_review_sums *sums, const char **questions,
    size_t n, struct zy_rational *out);
/*
 * Sets out to the satisfaction rate of one question.  Returns false where no
 * votes count for it.
 */
bool zy_review_share(
    struct zy_review_sums *sums, uint32_t question, struct zy_rational *out);
/*
 * Returns the sum of the points of votes in units of 10^-*places, and sets *n
 * to how many votes it is over.
 */
int64_t zy_review_points(const struct zy_review_sums *sums,
    const struct zy_group_votes *votes, int64_t *n, int *places);

ZY_END_C

#endif
