/*
 * The course of a campaign: how much was done in each month, how the activities
 * stand that something must follow, and what findings say is missing.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_COURSE_H
#define ZY_REPORT_COURSE_H

#include "base/attr.h"
#include "base/date.h"
#include "base/intern.h"
#include "base/text.h"

ZY_BEGIN_C

/* What is counted by month. */
enum zy_course_event {
	ZY_COURSE_PUBLISHED, /* pledges made public */
	ZY_COURSE_KEPT,	     /* pledges kept */
	ZY_COURSE_COMMENTS,
	ZY_COURSE_ACTIVITIES,
	ZY_COURSE_EVENTS,
};

struct zy_course_month {
	uint64_t n[ZY_COURSE_EVENTS];
};

/* Activities of one type that something must follow. */
struct zy_course_follow {
	uint64_t all, done, overdue;
};

/* Findings of one question. */
struct zy_course_finding {
	uint64_t n;
	int64_t days_late; /* the most */
};

/* All bytes zero is a course without anything; zy_course_release frees it. */
struct zy_course {
	struct zy_course_month *counts; /* by the numbers of months */
	size_t cap;
	/* The course itself, by zy_course_finish: n months without gaps, the
	   first of them the month of number first; borrowed from counts. */
	const struct zy_course_month *months;
	int first;
	size_t n;
	struct zy_intern *types; /* the numbers of follows */
	struct zy_course_follow *follows;
	size_t follows_cap;
	struct zy_intern *questions; /* the numbers of findings */
	struct zy_course_finding *findings;
	size_t findings_cap;
};

/* Frees what c holds, and sets it to zero. */
void zy_course_release(struct zy_course *c);
/*
 * Returns the number of the month of a date, year * 12 + month from 0 for
 * January; -1 where the date names none.
 */
int zy_course_month(struct zy_view date);
/* Counts one event in a month; a month of -1 is not counted. */
void zy_course_count(
    struct zy_course *c, enum zy_course_event event, int month);
/*
 * Sets months, first and n once all events are counted: to the twenty years
 * that have most of them, without the empty months at either end.  Returns the
 * number of events outside, whose dates are slips.
 */
uint64_t zy_course_finish(struct zy_course *c);
/* Counts an activity by its type and state; without a state it needs nothing.
 */
void zy_course_follow(
    struct zy_course *c, struct zy_view type, struct zy_view state);
/* Counts a finding by its question; days_late may be empty. */
void zy_course_finding(
    struct zy_course *c, struct zy_view question, struct zy_view days_late);

ZY_END_C

#endif
