/*
 * Review items and satisfaction rates: sums over the votes on one subject.
 *
 * A rational that a function sets must have been initialised by the caller.
 * Votes of a group "count" unless they are void.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_REVIEW_ITEM_H
#define ZY_SCORING_REVIEW_ITEM_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

/* The votes on one subject and room for sums over them; opaque. */
struct zy_review_sums;

/*
 * Returns an object for sums over the votes in f, which is borrowed until it is
 * freed with zy_review_sums_free.
 */
struct zy_review_sums *zy_review_sums_new(const struct zy_evidence *f);
/* Frees sums; sums may be NULL. */
void zy_review_sums_free(struct zy_review_sums *sums);
/*
 * Loads the votes on a subject; all other functions refer to the subject that
 * was loaded last.
 */
void zy_review_sums_load(struct zy_review_sums *sums, uint32_t subject);
/*
 * Returns whether the variances of all review items that were computed for the
 * loaded subject are known: false once an item contained a group with a single
 * vote.
 */
bool zy_review_is_error_known(const struct zy_review_sums *s);
/*
 * Sets value to the points of a review item, before its bounds, and variance to
 * their variance.  Returns true; or false, with both unspecified, if no votes
 * count for any of its questions.
 */
bool zy_review_value(struct zy_review_sums *sums, const struct zy_item *item,
    struct zy_rational *value, struct zy_rational *variance);
/*
 * Returns the votes of a group on a question, borrowed until the next
 * zy_review_sums_load.  Returns NULL if the group has not voted on the
 * question. Votes that do not count are returned only if `any` is true, else
 * NULL.
 */
const struct zy_group_votes *zy_review_votes(const struct zy_review_sums *sums,
    uint32_t question, uint32_t group, bool any);
/*
 * Returns the numbers of the item's questions, in the order of the evidence
 * store, and sets *n to their number.  Borrowed until the next call.
 */
const uint32_t *zy_review_questions(
    struct zy_review_sums *sums, const struct zy_item *item, size_t *n);
/*
 * Sets points to the points of a review item for one question.  Returns whether
 * the question belongs to the mean; false if no votes count for it and the item
 * leaves such questions out.
 */
bool zy_review_question(struct zy_review_sums *sums, const struct zy_item *item,
    uint32_t question, struct zy_rational *points);
/*
 * Sets out to the satisfaction rate over n questions, or over all questions
 * asked if n is 0.  Groups are weighted; those without votes that count are
 * left out.  Returns true; or false, with out unspecified, if no votes count.
 */
bool zy_review_rate(struct zy_review_sums *sums, const char **questions,
    size_t n, struct zy_rational *out);
/*
 * Sets out to the satisfaction rate of one question.  Returns true; or false,
 * with out unspecified, if no votes count for it.
 */
bool zy_review_share(
    struct zy_review_sums *sums, uint32_t question, struct zy_rational *out);
/*
 * Returns the sum of the points of votes in units of 10^-*places, and sets *n
 * to the number of votes in the sum: those for grades that count.
 */
int64_t zy_review_points(const struct zy_review_sums *sums,
    const struct zy_group_votes *votes, int64_t *n, int *places);

ZY_END_C

#endif
