/*
 * The result of a review for one subject, question and voter group: counts,
 * mean, satisfaction (满意率), state.
 *
 * Mean and satisfaction are exact quotients, rounded only when printed.  The
 * state says whether the result is valid: "void" if the session's figures
 * contradict each other (more ballots returned than issued), if more ballots
 * were counted than returned, or if there is nothing to divide by;
 * "low-turnout" if the turnout is below the group's minimum; "turnout-unknown"
 * if the turnout cannot be computed.  Rules: R49, R50.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_RESULT_H
#define ZY_REVIEW_RESULT_H

#include "base/attr.h"
#include "review/session.h"

ZY_BEGIN_C

/* How printed shares are rounded, and whether they add up to 100 %. */
enum zy_percent {
	ZY_PERCENT_NONE,	/* no shares are printed */
	ZY_PERCENT_INDEPENDENT, /* each is rounded by itself */
	ZY_PERCENT_LAST, /* the last share above 0 is 100 % less the others */
	ZY_PERCENT_LARGEST, /* by largest remainders */
};

/* The result; owns nothing. */
struct zy_result {
	/* Count of each grade, then of blank and of invalid marks. */
	uint32_t marks[ZY_MARKS_MOST];
	struct zy_session people; /* returned: as counted, if not known */
	uint64_t valid, invalid, abstain;
	int64_t of;    /* the denominator; -1: not known */
	bool has_mean; /* mean and satisfaction can be computed */
	/* The group has a minimum turnout, but the turnout is not known. */
	bool turnout_unknown;
	/* The turnout was compared with the minimum, but measured by the
	 * ballots issued, since the people entitled are not known. */
	bool turnout_of_issued;
	zy_int128 points;   /* sum of points times count, times 10^6 */
	uint64_t satisfied; /* number of marks that count as satisfied */
	/* "ok", "low-turnout: ...", "turnout-unknown: ...", "void: ..." */
	char state[160];
};

/*
 * Computes into r the result of a subject (its number in t), question and
 * group.  session has the figures of the session, or is NULL if none is known.
 * Returns true; or false, with r unspecified, if there is neither a mark nor a
 * session.
 */
bool zy_result_get(struct zy_result *r, const struct zy_tally *t,
    const struct zy_session *session, uint32_t subject, size_t question,
    size_t group);

/*
 * Appends the mean, rounded to four places, to b; nothing unless r->has_mean.
 */
void zy_result_mean(
    struct zy_buf *b, const struct zy_result *r, enum zy_rounding mode);
/*
 * Appends the satisfaction, rounded to four places, to b; nothing unless
 * r->has_mean.
 */
void zy_result_satisfaction(
    struct zy_buf *b, const struct zy_result *r, enum zy_rounding mode);
/*
 * Sets out[i] to the share of counts[i] in the sum of the n counts, in
 * hundredths of a percent, rounded by policy and mode.  All shares are 0 if the
 * sum is 0.
 */
void zy_result_percent(uint32_t *out, const uint32_t *counts, size_t n,
    enum zy_percent policy, enum zy_rounding mode);

ZY_END_C

#endif
