/*
 * The numbers and dates that a workbook stores, as text: implements functions
 * of workbook-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/date.h"
#include "stream/workbook-state.h"

enum {
	SHOWN = 15,	    /* significant digits that a spreadsheet shows */
	SMALLEST = -20,	    /* smaller powers of ten are written as E-21 */
	DAYS_1904 = 1462,   /* between the date systems of 1900 and 1904 */
	LAST_DAY = 2958465, /* 9999-12-31 */
	FALSE_DAY = 60,	    /* 1900-02-29, which did not exist */
	SECONDS = 86400,
};

/* A stored number: 0.DIGITS times ten to the power of point. */
struct number {
	bool negative;
	char digits[SHOWN + 1];
	int n, point;
};

/* Adds one to the last digit. */
static void
round_up(struct number *x)
{
	int i = x->n;

	while (i > 0 && x->digits[i - 1] == '9')
		x->digits[--i] = '0';
	if (i > 0) {
		x->digits[i - 1]++;
		return;
	}
	x->digits[0] = '1';
	x->point++;
}

/*
 * Reads the exponent of a number, after its E.  Returns false where it is
 * invalid.
 */
static bool
read_exponent(const char *p, const char *end, int *exponent)
{
	bool negative = p < end && *p == '-';
	int n = 0;

	p += p < end && (*p == '-' || *p == '+');
	if (p == end || end - p > 4)
		return false;
	for (; p < end; p++) {
		if (*p < '0' || *p > '9')
			return false;
		n = n * 10 + (*p - '0');
	}
	*exponent = negative ? -n : n;
	return true;
}

/*
 * Reads a stored number, rounded to SHOWN digits.  Returns false where it is no
 * number.
 */
static bool
read_number(struct number *x, struct zy_view stored)
{
	const char *p = stored.p, *end = p + stored.n;
	bool point = false, any = false, up = false;
	int exponent = 0, beyond = 0;

	*x = (struct number){.n = 0};
	if (stored.n == 0)
		return false;
	x->negative = *p == '-';
	p += *p == '-' || *p == '+';
	for (; p < end && *p != 'E' && *p != 'e'; p++) {
		if (*p == '.' && !point) {
			point = true;
			continue;
		}
		if (*p < '0' || *p > '9')
			return false;
		any = true;
		if (x->n == 0 && *p == '0') {
			x->point -= point;
			continue;
		}
		x->point += !point;
		if (x->n < SHOWN)
			x->digits[x->n++] = *p;
		else if (beyond++ == 0)
			up = *p >= '5';
	}
	if (!any || (p < end && !read_exponent(p + 1, end, &exponent)))
		return false;
	x->point += exponent;
	if (up)
		round_up(x);
	while (x->n > 0 && x->digits[x->n - 1] == '0')
		x->n--;
	if (x->n == 0)
		x->point = 0;
	return true;
}

/* Appends the number as a power of ten: 1.30102199001011E+17. */
static void
put_power(struct zy_buf *b, const struct number *x)
{
	zy_buf_putc(b, x->digits[0]);
	if (x->n > 1) {
		zy_buf_putc(b, '.');
		zy_buf_put(b, x->digits + 1, (size_t)x->n - 1);
	}
	zy_buf_printf(b, "E%+d", x->point - 1);
}

/* Appends a number with all its digits. */
static void
put_digits(struct zy_buf *b, const struct number *x)
{
	int i;

	if (x->negative && x->n)
		zy_buf_putc(b, '-');
	if (x->n && (x->point > SHOWN || x->point < SMALLEST)) {
		put_power(b, x);
		return;
	}
	for (i = 0; i < x->point; i++)
		zy_buf_putc(b, i < x->n ? x->digits[i] : '0');
	if (x->point <= 0)
		zy_buf_putc(b, '0');
	if (x->n <= x->point)
		return;
	zy_buf_putc(b, '.');
	for (i = x->point; i < 0; i++)
		zy_buf_putc(b, '0');
	zy_buf_put(b, x->digits + (x->point > 0 ? x->point : 0),
	    (size_t)(x->n - (x->point > 0 ? x->point : 0)));
}

void
zy_workbook_put_number(struct zy_buf *b, struct zy_view stored)
{
	struct number x;

	if (read_number(&x, stored))
		put_digits(b, &x);
	else
		zy_buf_view(b, stored);
}

void
zy_workbook_put_percent(struct zy_buf *b, struct zy_view stored)
{
	struct number x;

	if (!read_number(&x, stored)) {
		zy_buf_view(b, stored);
		return;
	}
	x.point += x.n ? 2 : 0;
	put_digits(b, &x);
	zy_buf_putc(b, '%');
}

void
zy_workbook_put_places(struct zy_buf *b, struct zy_view stored, unsigned places)
{
	size_t from = b->n, have;
	const char *point;

	zy_workbook_put_number(b, stored);
	if (b->n == from || memchr(b->p + from, 'E', b->n - from))
		return;
	point = memchr(b->p + from, '.', b->n - from);
	if (!point)
		zy_buf_putc(b, '.');
	have = point ? (size_t)(b->p + b->n - point) - 1 : 0;
	for (; have < places; have++)
		zy_buf_putc(b, '0');
}

void
zy_workbook_put_zeros(struct zy_buf *b, struct zy_view stored, unsigned digits)
{
	struct zy_buf number = ZY_BUF_INIT;
	struct zy_view v;
	size_t i;

	zy_workbook_put_number(&number, stored);
	v = zy_buf_get(&number);
	for (i = 0; i < v.n && v.p[i] >= '0' && v.p[i] <= '9'; i++)
		;
	if (i == v.n && i > 0)
		for (; i < digits; i++)
			zy_buf_putc(b, '0');
	zy_buf_view(b, v);
	zy_buf_release(&number);
}

/* Returns the date that is `days` days after 0000-03-01. */
static struct zy_date
day_of(int64_t days)
{
	int64_t era = days / 146097, day = days % 146097, year, month;

	year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	day -= (153 * month + 2) / 5;
	year += era * 400 + (month > 9);
	return (struct zy_date){
	    (int)year, (int)(month < 10 ? month + 3 : month - 9), (int)day + 1};
}

/*
 * Splits a serial number into days and seconds, rounded to the nearest second.
 * Returns false where it is no date.
 */
static bool
split_serial(const struct number *x, int64_t *days, int64_t *seconds)
{
	uint64_t part = 0, whole = 1;
	int i;

	*days = 0;
	if (x->negative || x->point > 7)
		return false;
	for (i = 0; i < x->point; i++)
		*days = *days * 10 + (i < x->n ? x->digits[i] - '0' : 0);
	for (i = x->point > -SHOWN ? x->point : -SHOWN;
	     i < x->n && whole < UINT64_C(1000000000000); i++, whole *= 10)
		part = part * 10 + (i < 0 ? 0 : (uint64_t)(x->digits[i] - '0'));
	*seconds = (int64_t)((part * SECONDS + whole / 2) / whole);
	*days += *seconds / SECONDS;
	*seconds %= SECONDS;
	return *days <= LAST_DAY;
}

/*
 * Appends a date, only as far as the format shows it: the year, the month or
 * the day.
 */
static void
put_day(struct zy_buf *b, struct zy_date d, unsigned shows)
{
	zy_buf_printf(b, "%04d", d.year);
	/* The first day is what a spreadsheet makes of a month alone. */
	if (!(shows & (ZY_SHOWS_MONTH | ZY_SHOWS_DAY)) && d.month == 1 &&
	    d.day == 1)
		return;
	zy_buf_printf(b, "-%02d", d.month);
	if (!(shows & ZY_SHOWS_MONTH) || (shows & ZY_SHOWS_DAY) || d.day != 1)
		zy_buf_printf(b, "-%02d", d.day);
}

bool
zy_workbook_put_date(
    struct zy_buf *b, struct zy_view stored, unsigned shows, bool from_1904)
{
	const unsigned day = ZY_SHOWS_YEAR | ZY_SHOWS_MONTH | ZY_SHOWS_DAY;
	int64_t days, seconds;
	struct number x;
	bool clock;

	if (!read_number(&x, stored) || !split_serial(&x, &days, &seconds))
		return false;
	clock = (shows & ZY_SHOWS_TIME) && (seconds || !(shows & day));
	if (shows & ZY_SHOWS_HOURS && !(shows & day)) {
		seconds += days * SECONDS;
	} else if ((shows & day) || days) {
		days += from_1904 ? DAYS_1904 : 0;
		if (days == FALSE_DAY || days == 0 || days > LAST_DAY)
			return false;
		days += days < FALSE_DAY;
		/* 1899-12-30 is that day of those. */
		put_day(b, day_of(days + 693899),
		    clock || !(shows & day) ? day : shows);
		if (clock)
			zy_buf_putc(b, ' ');
	}
	if (!clock)
		return true;
	zy_buf_printf(b, "%02lld:%02lld", (long long)(seconds / 3600),
	    (long long)(seconds / 60 % 60));
	if (shows & ZY_SHOWS_SECONDS || seconds % 60)
		zy_buf_printf(b, ":%02lld", (long long)(seconds % 60));
	return true;
}

void
zy_workbook_put_iso(struct zy_buf *b, struct zy_view stored)
{
	static const char *const midnights[] = {
	    "T00:00:00.000Z", "T00:00:00.000", "T00:00:00Z", "T00:00:00"};
	struct zy_view end;
	size_t i, n;

	for (i = 0; i < 4; i++) {
		n = strlen(midnights[i]);
		if (stored.n <= n)
			continue;
		end = (struct zy_view){stored.p + stored.n - n, n};
		if (zy_view_is(end, midnights[i])) {
			stored.n -= n;
			break;
		}
	}
	zy_buf_view(b, stored);
}
