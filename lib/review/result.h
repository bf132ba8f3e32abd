/*
 * The result of a review for one subject, question and voter group: counts,
 * mean, satisfaction (满意率), state.
 *
 * Mean and satisfaction are exact quotients, rounded only when printed.  The
 * state says whether the result holds: it is void where more ballots came back
 * than were issued, or more were counted than came back; low-turnout where
 * fewer took part than the standard asks for; turnout-unknown where that cannot
 * be computed.  Rules: R49, R50.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_RESULT_H
#define ZY_REVIEW_RESULT_H

#include "base/attr.h"
#include "review/session.h"

ZY_BEGIN_C

/* How printed shares are rounded, and whether they add up to 100. */
enum zy_percent {
	ZY_PERCENT_NONE,	/* no shares are printed */
	ZY_PERCENT_INDEPENDENT, /* each is rounded by itself */
	ZY_PERCENT_LAST,	/* the last with votes takes the rest */
	ZY_PERCENT_LARGEST,	/* largest remainders */
};

struct zy_result {
	/* Count of each grade, then of blank and of invalid marks. */
	uint32_t marks[ZY_MARKS_MOST];
	struct zy_session people; /* figures of the session */
	uint64_t valid, invalid, abstain;
	int64_t of;    /* the denominator; -1: not known */
	bool has_mean; /* there are a mean and a satisfaction */
	/* The group has a minimum turnout, but figures for it are missing. */
	bool turnout_unknown;
	zy_int128 points;   /* sum of points times count, times 10^6 */
	uint64_t satisfied; /* marks of the grades that count as satisfied */
	/* "ok", "low-turnout: ...", "turnout-unknown: ...", "void: ..." */
	char state[160];
};

/*
 * Fills r for a subject (its number in t), question and group.  session holds
 * the session's figures, NULL where none is known.  Returns false, with r
 * undefined, where there is neither a mark nor a session.
 */
bool zy_result_get(struct zy_result *r, const struct zy_tally *t,
    const struct zy_session *session, uint32_t subject, size_t question,
    size_t group);

/* Appends the mean with four places to b; nothing without has_mean. */
void zy_result_mean(
    struct zy_buf *b, const struct zy_result *r, enum zy_rounding mode);
/* Appends the satisfaction with four places to b; nothing without has_mean. */
void zy_result_satisfaction(
    struct zy_buf *b, const struct zy_result *r, enum zy_rounding mode);
/*
 * Sets out[i] to the share of counts[i] in the sum of the n counts, in
 * hundredths of a percent, rounded by policy and mode.  All shares are 0 where
 * the sum is 0.
 */
void zy_result_percent(uint32_t *out, const uint32_t *counts, size_t n,
    enum zy_percent policy, enum zy_rounding mode);

ZY_END_C

#endif
