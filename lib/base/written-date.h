/*
 * Reading dates as township sheets write them, with regard to the purpose of
 * their column.
 *
 * zy_date_parse (base/date.h) reads the forms that mean a date in every column.
 * The forms that are read here mean a date only in certain columns: 98.7 is
 * July 1998 where only dates of the past are possible, 年底 is the last day of
 * the year where the column is a time limit.  Remarks tell what had to be
 * decided and what could not be decided, so that a program can report it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_WRITTEN_DATE_H
#define ZY_BASE_WRITTEN_DATE_H

#include "base/attr.h"
#include "base/date.h"

ZY_BEGIN_C

/* How the cells of a column write months, as bits to be combined with |. */
enum zy_month_style {
	ZY_MONTH_TWO_DIGITS = 1, /* 1998.07: a zero stands before the month */
	ZY_MONTH_ONE_DIGIT = 2,	 /* 1998.7 */
	ZY_MONTH_TEN = 4,	 /* 1998.10: the final zero was kept */
};

/* What a column is for, and what is known about its cells. */
struct zy_date_rules {
	bool past;  /* only dates before today, as of joining the Party */
	bool limit; /* the last day by which something must be done */
	/* The present day.  Year 0: unknown; then two-digit years are refused
	 * and no date counts as in the future. */
	struct zy_date today;
	unsigned months; /* bits of enum zy_month_style */
};

/* What was decided in reading a date, as bits. */
enum zy_date_remark {
	/* 2010年6月（补）: the brackets were left out; note has their text. */
	ZY_DATE_NOTE = 1,
	/* 长期: there is no last day; the date is empty (year 0). */
	ZY_DATE_OPEN_ENDED = 2,
	/* 1998.1 where months have two digits: read as 1998-10. */
	ZY_DATE_OCTOBER = 4,
	/* 1998.1 may be January or October: only the year was kept. */
	ZY_DATE_JANUARY_OR_OCTOBER = 8,
	/* The date is after the present day, in a column of past dates. */
	ZY_DATE_FUTURE = 16,
	/* 2010年底 in a column that is no limit: read as December 2010. */
	ZY_DATE_ABOUT = 32,
};

/* A date that was read, with the remarks about it. */
struct zy_written_date {
	struct zy_date date;
	unsigned remarks;    /* bits of enum zy_date_remark */
	struct zy_view note; /* text in brackets, borrowed; or empty */
};

/*
 * Reads text, a date in a column with these rules, into *out.  Returns true; or
 * false, with *out unspecified, when text is no date.  Beyond the forms of
 * zy_date_parse it reads:
 *   - 1998、7, 06/2010, Jun-2010, 15 June 2010, 2010年6月1日星期二;
 *   - any date with a note in brackets after it;
 *   - 2010年5月底, 5月末, 上旬, 中旬, 下旬, as the last day meant;
 *   - with rules->past: 10年6月, 98.7, 98-7-1, Jun-98, with the latest possible
 *     year that is not after today;
 *   - with rules->limit: 2010年底, 年末, 上半年, 下半年, 第三季度, as the last
 *     day; a date with 前, 之前, 以前 or 止 after it or 至 before it; 长期 and
 *     similar words, which mean that there is no last day;
 *   - 1998.1, as rules->months says.
 */
bool zy_written_date_read(struct zy_written_date *out, struct zy_view text,
    const struct zy_date_rules *rules);

/*
 * Returns the bits of enum zy_month_style that the date in a cell shows, 0 for
 * most cells.  A caller combines the bits of all cells of a column.
 */
unsigned zy_written_date_style(struct zy_view text);

ZY_END_C

#endif
