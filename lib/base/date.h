/*
 * Dates as people write them, with their precision.
 *
 * Month 0 means that only the year is known, day 0 only year and month.
 * Years 1900 to 2199.  Calendar dates only, no clock, no time zone.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_DATE_H
#define ZY_BASE_DATE_H

#include "base/text.h"

struct zy_date {
	int year, month, day;
};

/*
 * Reads every written form: 2010-06-01, 2010/6/1, 2010.6.1, 20100601,
 * 2010年6月1日 (号), 二〇一〇年六月一日 with 〇 ○ O o 0 零 for zero and 十 廿
 * 卅 in month and day, 2010年6月, 2010年6月XX日, 2010.06, 2010年, and the
 * serial number of a spreadsheet (20000 to 73050, days since 1899-12-30; the
 * false 29 February 1900 is out of range).  Full-width digits are folded, a
 * time of day behind the date (00:00, 00:00:00, T...) is dropped only when
 * it is midnight.  False for anything else: two-digit years, 30 February.
 */
bool zy_date_parse(struct zy_date *d, struct zy_view text);
/*
 * Returns true for a day, a month or a year of the calendar between 1900 and
 * 2199, unknown parts being 0.
 */
bool zy_date_is_valid(struct zy_date d);
/* Appends 2010-06-01, 2010-06 or 2010. */
void zy_date_format(struct zy_buf *b, struct zy_date d);
/* Appends 2010年6月1日 (han false) or 二〇一〇年六月一日 (han true). */
void zy_date_format_zh(struct zy_buf *b, struct zy_date d, bool han);
/* -1, 0, 1; an unknown part is before every known one. */
int zy_date_cmp(struct zy_date a, struct zy_date b);
/* True when a, whatever day it is, is before b, whatever day that is. */
bool zy_date_before(struct zy_date a, struct zy_date b);
/*
 * The first and the last day that d may mean, as numbers of days of which
 * only differences count: 7 days make the same day of the week.
 */
int64_t zy_date_first(struct zy_date d);
int64_t zy_date_last(struct zy_date d);
/* Monday 1 to Sunday 7, and the year, of such a number. */
int zy_date_weekday(int64_t day);
int zy_date_year(int64_t day);
/* Days in a month; 0 for no month. */
int zy_date_days(int year, int month);

#endif
