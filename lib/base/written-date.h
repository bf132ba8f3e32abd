/*
 * Dates as township sheets write them, read by what their column is for.
 *
 * zy_date_parse (base/date.h) reads the forms that mean a date in every column.
 * The forms that are read here mean a date only in certain columns: 98.7 is
 * July 1998 where only dates of the past are possible, 年底 is the last day of
 * the year where the column is a time limit.  Remarks say what had to be
 * decided and what could not be decided, so that a program can report it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_WRITTEN_DATE_H
#define ZY_BASE_WRITTEN_DATE_H

#include "base/attr.h"
#include "base/date.h"

ZY_BEGIN_C

/* Bits that say how a column writes its months, judged by its other cells. */
enum zy_month_style {
	ZY_MONTH_TWO_DIGITS = 1, /* 1998.07: a zero stands before the month */
	ZY_MONTH_ONE_DIGIT = 2,	 /* 1998.7 */
	ZY_MONTH_TEN = 4,	 /* 1998.10: the zero behind was kept */
};

/* What a column is for, and what is known about its cells. */
struct zy_date_rules {
	bool past;  /* dates before today only: entry into the Party */
	bool limit; /* the last day by which something must be done */
	/* The present day; year 0: unknown, then two-digit years are refused
	 * and no date is in the future. */
	struct zy_date today;
	unsigned months; /* of enum zy_month_style */
};

/* Bits that say what was decided in reading a date. */
enum zy_date_remark {
	/* 2010年6月（补）: the brackets were left out; note has their text. */
	ZY_DATE_NOTE = 1,
	/* 长期: there is no last day; the date is empty (year 0). */
	ZY_DATE_OPEN_ENDED = 2,
	/* 1998.1 where months have two digits: read as 1998-10. */
	ZY_DATE_OCTOBER = 4,
	/* 1998.1 may be January or October: only the year was kept. */
	ZY_DATE_JANUARY_OR_OCTOBER = 8,
	/* The date is behind the present day, in a column of the past. */
	ZY_DATE_FUTURE = 16,
	/* 2010年底 in a column that is no limit: read as December 2010. */
	ZY_DATE_ABOUT = 32,
};

/* A date that was read, with the remarks about it. */
struct zy_written_date {
	struct zy_date date;
	unsigned remarks;    /* of enum zy_date_remark */
	struct zy_view note; /* part of the text that was read */
};

/*
 * Reads text, a date in a column with these rules, into *out.  Returns true; or
 * false, with *out unspecified, when text is no date.  Beyond the forms of
 * zy_date_parse it reads:
 *   - 1998、7, 06/2010, Jun-2010, 15 June 2010, 2010年6月1日星期二;
 *   - any date with a note in brackets behind it;
 *   - 2010年5月底, 5月末, 上旬, 中旬, 下旬, as the last day meant;
 *   - with rules->past: 10年6月, 98.7, 98-7-1, Jun-98, with the latest possible
 *     year that is not after today;
 *   - with rules->limit: 2010年底, 年末, 上半年, 下半年, 第三季度, as the last
 *     day; a date with 前, 之前, 以前 or 止 behind it or 至 before it; 长期 and
 *     similar words, which mean no date;
 *   - 1998.1, as rules->months says.
 */
bool zy_written_date_read(struct zy_written_date *out, struct zy_view text,
    const struct zy_date_rules *rules);

/*
 * Returns the bits of enum zy_month_style that a cell shows, 0 for most cells.
 * A caller that looks through a column combines the bits of its cells.
 */
unsigned zy_written_date_style(struct zy_view text);

ZY_END_C

#endif
