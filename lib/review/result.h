/*
 * The result of a review: one row a subject, question and group.
 *
 * Counts, the denominator's figure, mean and satisfaction as exact quotients,
 * and the legal state: turnout, void sessions.  Rules: R49, R50; returned more
 * than issued voids a session; shares are closed by a named policy.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_RESULT_H
#define ZY_REVIEW_RESULT_H

#include "review/session.h"

enum zy_percent {
	ZY_PERCENT_NONE,
	ZY_PERCENT_INDEPENDENT, /* each rounded by itself */
	ZY_PERCENT_LAST,	/* the last that has votes takes the rest */
	ZY_PERCENT_LARGEST,	/* largest remainder */
};

struct zy_result {
	uint32_t marks[ZY_MARKS_MOST]; /* a count a grade, blank, invalid */
	struct zy_session people;
	uint64_t valid, invalid, abstain;
	int64_t of;    /* the denominator's figure; -1 unknown */
	bool has_mean; /* mean and satisfaction can be computed */
	/* the group has a rule of turnout, but no figures to hold to it */
	bool turnout_unknown;
	zy_int128 points;   /* sum of points times count, times 10^6 */
	uint64_t satisfied; /* marks of satisfied grades */
	char state[160];    /* ok, low-turnout: ..., turnout-unknown: ...,
			       void: ... */
};

/*
 * The row of subject, question, group, with its session or NULL.  False when
 * there is neither a mark nor a session.
 */
bool zy_result_get(struct zy_result *r, const struct zy_tally *t,
    const struct zy_session *session, uint32_t subject, size_t question,
    size_t group);

/* Appends mean or satisfaction to four places; nothing without has_mean. */
void zy_result_mean(
    struct zy_buf *b, const struct zy_result *r, enum zy_rounding mode);
void zy_result_satisfaction(
    struct zy_buf *b, const struct zy_result *r, enum zy_rounding mode);
/*
 * Hundredths of a percent of each of n counts in their sum, by policy; all
 * zero where the sum is zero.
 */
void zy_result_percent(uint32_t *out, const uint32_t *counts, size_t n,
    enum zy_percent policy, enum zy_rounding mode);

#endif
