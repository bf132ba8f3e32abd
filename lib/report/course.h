/*
 * The course of a campaign: counts of events by month, activities that need a
 * follow-up by their state, and findings of coverage questions.
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

/* The events that are counted by month. */
enum zy_course_event {
	ZY_COURSE_PUBLISHED, /* pledges made public */
	ZY_COURSE_KEPT,	     /* pledges kept */
	ZY_COURSE_COMMENTS,
	ZY_COURSE_ACTIVITIES,
	ZY_COURSE_EVENTS,
};

/* The number of each event in one month. */
struct zy_course_month {
	uint64_t n[ZY_COURSE_EVENTS];
};

/* The activities of one type that need a follow-up, by its state. */
struct zy_course_follow {
	uint64_t all; /* number of activities; of these, with follow-ups: */
	uint64_t done, overdue;
};

/* The findings of one question. */
struct zy_course_finding {
	uint64_t n;
	int64_t days_late; /* the largest number of days late */
};

/*
 * The course of a campaign, in counts.  All bytes zero is an empty course;
 * zy_course_release frees it.
 */
struct zy_course {
	struct zy_course_month *counts; /* by number (zy_course_month) */
	size_t cap;
	/* Set by zy_course_finish: n consecutive months, borrowed from
	   counts; the first of them has the number `first`. */
	const struct zy_course_month *months;
	int first;
	size_t n;
	struct zy_intern *types;	  /* numbers the types of activities */
	struct zy_course_follow *follows; /* by number of the type */
	size_t follows_cap;
	struct zy_intern *questions;	    /* numbers the questions */
	struct zy_course_finding *findings; /* by number of the question */
	size_t findings_cap;
};

/* Frees what c owns, and makes it an empty course. */
void zy_course_release(struct zy_course *c);
/*
 * Returns the number of the month in which a date is: year * 12 + month, where
 * January is 0.  Returns -1 if the text is no date or has no month.
 */
int zy_course_month(struct zy_view date);
/*
 * Counts one event in the month with this number, from zy_course_month; does
 * nothing if month is -1.
 */
void zy_course_count(
    struct zy_course *c, enum zy_course_event event, int month);
/*
 * Chooses the months that the course shows, and sets months, first and n; call
 * it after all events have been counted.  A course has at most twenty years:
 * those with the most events, without the months at either end that have no
 * events.  Returns the number of events outside of them, whose dates are
 * probably mistakes.
 */
uint64_t zy_course_finish(struct zy_course *c);
/*
 * Counts an activity of this type that needs a follow-up, by the state of that:
 * "done", "overdue" or another.  Does nothing if state is empty, which means
 * that none is needed.
 */
void zy_course_follow(
    struct zy_course *c, struct zy_view type, struct zy_view state);
/*
 * Counts a finding of a coverage question, given by its id; does nothing if
 * question is empty.  days_late is a whole number as text, or empty; the course
 * keeps the largest for each question.
 */
void zy_course_finding(
    struct zy_course *c, struct zy_view question, struct zy_view days_late);

ZY_END_C

#endif
