/*
 * Reading, writing and comparing dates, and the days of the calendar:
 * implements date.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/date.h"

enum {
	SERIAL_MIN = 20000, /* 1954-10-03 */
	SERIAL_MAX = 73050, /* 2099-12-31 */
	FIRST_YEAR = 1900,
	LAST_YEAR = 2199,
};

int
zy_date_days(int year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (month < 1 || month > 12)
		return 0;
	return days[month - 1] + (month == 2 && leap);
}

bool
zy_date_is_valid(struct zy_date d)
{
	if (d.year < FIRST_YEAR || d.year > LAST_YEAR)
		return false;
	if (d.month == 0)
		return d.day == 0;
	return d.month >= 1 && d.month <= 12 && d.day >= 0 &&
	       d.day <= zy_date_days(d.year, d.month);
}

/*
 * Returns the sign that simplify writes for a character, or 0 for a character
 * that does not occur in dates.
 */
static char
sign_of(uint32_t code)
{
	static const struct {
		uint32_t code;
		char sign;
	} signs[] = {{0x5E74, 'Y'}, {0x6708, 'M'}, {0x65E5, 'D'}, {0x53F7, 'D'},
	    {0x5341, 'T'}, {0x5EFF, 'V'}, {0x5345, 'W'}, {0x3007, 'a'},
	    {0x25CB, 'a'}, {0x96F6, 'a'}, {0x25EF, 'a'}, {0x4E00, 'b'},
	    {0x4E8C, 'c'}, {0x4E09, 'd'}, {0x56DB, 'e'}, {0x4E94, 'f'},
	    {0x516D, 'g'}, {0x4E03, 'h'}, {0x516B, 'i'}, {0x4E5D, 'j'},
	    {0x5143, 'b'}, {'/', '-'}, {'.', '-'}, {0x3002, '-'}, {0x2014, '-'},
	    {0x2013, '-'}, {0xD7, 'X'}, {'x', 'X'}, {'X', 'X'}, {'*', 'X'},
	    {'O', 'o'}, {'o', 'o'}, {'T', 't'}, {'Z', 'Z'}, {':', ':'}};
	size_t i;

	if (code >= 0xFF01 && code <= 0xFF5E)
		code -= 0xFEE0;
	if ((code >= '0' && code <= '9') || code == '-')
		return (char)code;
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].code == code)
			return signs[i].sign;
	return zy_text_is_blank(code) ? ' ' : '\0';
}

/*
 * Rewrites a date with one byte for each character: digits; 'Y' 'M' 'D' for
 * 年 月 日 and 号; 'T' for 十, 'V' for 廿, 'W' for 卅; the lower case letters
 * from 'a' (zero) to 'j' for Chinese figures; 'o' for O; 'X' for an unknown
 * figure; '-' for - / . and their full-width forms; 't', 'Z' and ':' for parts
 * of a time.  Returns false where the text has any other character or is longer
 * than out.
 */
static bool
simplify(struct zy_view text, char *out, size_t room)
{
	const char *p = text.p, *end = p + text.n;
	uint32_t code;
	size_t n = 0;
	int len;

	for (; p < end; p += len) {
		code = (unsigned char)*p;
		len = code < 0x80 ? 1 : zy_text_decode(p, end, &code);
		if (len == 0 || n + 1 >= room)
			return false;
		out[n] = sign_of(code);
		if (out[n++] == '\0')
			return false;
	}
	out[n] = '\0';
	return true;
}

/* Returns how many ASCII digits p begins with. */
static size_t
count_digits(const char *p)
{
	size_t n = 0;

	while (p[n] >= '0' && p[n] <= '9')
		n++;
	return n;
}

/*
 * Reads a number of one to max digits at *p and moves *p to its end.  Returns
 * it, or -1 where there is none.
 */
static int
number(const char **p, int max)
{
	int v = 0, n = 0;

	while (n < max && **p >= '0' && **p <= '9') {
		v = v * 10 + (*(*p)++ - '0');
		n++;
	}
	return n ? v : -1;
}

/*
 * Reads a Chinese numeral of 1 to 99, or a sequence of Chinese figures, at *p
 * and moves *p to its end.  Returns it, or -1 where there is none.
 */
static int
han_number(const char **p)
{
	int v = 0, n = 0;
	char c;

	for (;; n++) {
		c = **p;
		if (c >= 'a' && c <= 'j')
			v = (n && v % 10 != 0) ||
				    (n && (*p)[-1] <= 'j' && (*p)[-1] >= 'a')
				? v * 10 + (c - 'a')
				: v + (c - 'a');
		else if (c == 'T')
			v = v ? v * 10 : 10;
		else if (c == 'V')
			v += 20;
		else if (c == 'W')
			v += 30;
		else
			break;
		++*p;
	}
	return n && v < 100 ? v : -1;
}

/*
 * Reads a month or day, in digits or Chinese, at *p and moves *p to its end.
 * Returns it; 0 for XX; -1 where there is none.
 */
static int
part(const char **p)
{
	if (**p == 'X') {
		while (**p == 'X')
			++*p;
		return 0;
	}
	if (**p >= '0' && **p <= '9')
		return number(p, 2);
	return han_number(p);
}

/*
 * Reads a year of four figures, digits and Chinese figures mixed, at *p and
 * moves *p to its end.  Returns it, or -1 where there is none.
 */
static int
year_of(const char **p)
{
	int v = 0, i;
	char c;

	for (i = 0; i < 4; i++) {
		c = (*p)[i];
		if (c >= '0' && c <= '9')
			v = v * 10 + (c - '0');
		else if (c >= 'a' && c <= 'j')
			v = v * 10 + (c - 'a');
		else if (c == 'o')
			v = v * 10;
		else
			return -1;
	}
	*p += 4;
	return v;
}

/* Returns the address of the first character from p on that is no blank. */
static const char *
blanks(const char *p)
{
	while (*p == ' ')
		p++;
	return p;
}

/*
 * Returns whether nothing but blanks and a midnight comes after a date, at p.
 */
static bool
ends(const char *p)
{
	bool clock = *p == 't';

	p = blanks(clock ? p + 1 : p);
	if (*p == '\0')
		return !clock;
	while (*p == '0' || *p == ':' || *p == '-')
		p++;
	if (*p == 'Z')
		p++;
	return *p == '\0';
}

/* Returns the date that a spreadsheet stores as this number of days. */
static struct zy_date
from_serial(int serial)
{
	struct zy_date d = {
	    1900, 1, serial - 1}; /* after 1900-02-29, which did not exist */

	while (d.day > zy_date_days(d.year, d.month)) {
		d.day -= zy_date_days(d.year, d.month);
		if (++d.month > 12) {
			d.month = 1;
			d.year++;
		}
	}
	return d;
}

/*
 * Reads a date that consists of digits alone: 8, 6 or 4 of them, or the serial
 * number of a spreadsheet.  Returns whether p begins with such a date.
 */
static bool
parse_digits(struct zy_date *d, const char *p)
{
	size_t n = count_digits(p);
	int v = 0;
	size_t i;

	for (i = 0; i < n && i < 8; i++)
		v = v * 10 + (p[i] - '0');
	if (n == 8)
		*d = (struct zy_date){v / 10000, v / 100 % 100, v % 100};
	else if (n == 6)
		*d = (struct zy_date){v / 100, v % 100, 0};
	else if (n == 5 && v >= SERIAL_MIN && v <= SERIAL_MAX)
		*d = from_serial(v);
	else if (n == 4)
		*d = (struct zy_date){v, 0, 0};
	else
		return false;
	if (n >= 6 && (d->month == 0 || (n == 8 && d->day == 0)))
		return false;
	return ends(p + n);
}

/*
 * Reads one or two digits at *p and the mark after them, and moves *p to its
 * end.  Returns the number, or 0 where there is anything else.
 */
static int
digits_before(const char **p, const char *end, const char *mark)
{
	size_t n = strlen(mark);
	int v = 0, digits = 0;

	for (; digits < 2 && *p < end && **p >= '0' && **p <= '9'; digits++)
		v = v * 10 + (*(*p)++ - '0');
	if ((size_t)(end - *p) < n || memcmp(*p, mark, n) != 0)
		return 0;
	*p += n;
	return v;
}

/*
 * Reads a full date in ASCII digits, as nearly all are: 2010年6月1日,
 * 2010-06-01 and the like.  Returns false where it is not certain: it may be a
 * date in another form.
 */
static bool
parse_usual(struct zy_date *d, struct zy_view text)
{
	const char *p = text.p, *end;
	char mark[2] = {0, 0};
	int i;

	if (text.n < strlen("2010-6-1"))
		return false;
	end = p + text.n;
	for (d->year = i = 0; i < 4; i++) {
		if (*p < '0' || *p > '9')
			return false;
		d->year = d->year * 10 + (*p++ - '0');
	}
	mark[0] = *p == '-' || *p == '/' || *p == '.' ? *p : '\0';
	if (mark[0] == '\0' && memcmp(p, "年", 3) != 0)
		return false;
	p += mark[0] ? 1 : 3;
	d->month = digits_before(&p, end, mark[0] ? mark : "月");
	d->day = digits_before(&p, end, mark[0] ? "" : "日");
	return d->month && d->day && p == end;
}

bool
zy_date_parse(struct zy_date *d, struct zy_view text)
{
	char signs[64];
	const char *p = signs;
	struct zy_date v = {0, 0, 0};
	char mark;

	if (text.n == 0)
		return false;
	if (parse_usual(&v, text))
		goto out;
	v = (struct zy_date){0, 0, 0};
	if (!simplify(zy_text_trim(text), signs, sizeof(signs)))
		return false;
	if (count_digits(p) != 4 && parse_digits(&v, p))
		goto out;
	v.year = year_of(&p);
	p = blanks(p);
	mark = *p;
	if (v.year < 0 || (mark != 'Y' && mark != '-' && *p != '\0'))
		return false;
	if (*p == '\0')
		goto out;
	p = blanks(p + 1);
	if (*p == '\0')
		goto out; /* 2010年 */
	v.month = part(&p);
	p = blanks(p);
	if (v.month < 0 || (v.month == 0 && p[-1] != 'X'))
		return false;
	if (*p == '\0')
		goto out;
	if (*p != (mark == 'Y' ? 'M' : '-'))
		return false;
	p = blanks(p + 1);
	if (*p == '\0')
		goto out;
	v.day = part(&p);
	if (v.day < 0 || (v.day == 0 && p[-1] != 'X'))
		return false;
	p = blanks(p);
	if (*p == 'D')
		p++;
	if (!ends(p) && !ends(blanks(p)))
		return false;
out:
	if (!zy_date_is_valid(v))
		return false;
	*d = v;
	return true;
}

/* Writes the last two decimal digits of n. */
static void
put_two(char *to, int n)
{
	to[0] = (char)('0' + n / 10 % 10);
	to[1] = (char)('0' + n % 10);
}

void
zy_date_format(struct zy_buf *b, struct zy_date d)
{
	char text[] = "yyyy-mm-dd";
	size_t n = 4;

	put_two(text, d.year / 100);
	put_two(text + 2, d.year);
	if (d.month) {
		put_two(text + n + 1, d.month);
		n += 3;
	}
	if (d.day) {
		text[n] = '-';
		put_two(text + n + 1, d.day);
		n += 3;
	}
	zy_buf_put(b, text, n);
}

/* Appends n, from 0 to 99, in hanzi: 二十一. */
static void
put_han(struct zy_buf *b, int n)
{
	static const char *const figures[] = {
	    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	if (n >= 20)
		zy_buf_puts(b, figures[n / 10]);
	if (n >= 10)
		zy_buf_puts(b, "十");
	if (n % 10 || n == 0)
		zy_buf_puts(b, figures[n % 10]);
}

void
zy_date_format_zh(struct zy_buf *b, struct zy_date d, bool han)
{
	int i, power;

	if (!han) {
		zy_buf_printf(b, "%d年", d.year);
		if (d.month)
			zy_buf_printf(b, "%d月", d.month);
		if (d.day)
			zy_buf_printf(b, "%d日", d.day);
		return;
	}
	for (i = 0, power = 1000; i < 4; i++, power /= 10)
		put_han(b, d.year / power % 10);
	zy_buf_puts(b, "年");
	if (d.month) {
		put_han(b, d.month);
		zy_buf_puts(b, "月");
	}
	if (d.day) {
		put_han(b, d.day);
		zy_buf_puts(b, "日");
	}
}

int
zy_date_cmp(struct zy_date a, struct zy_date b)
{
	int x = (a.year * 100 + a.month) * 100 + a.day;
	int y = (b.year * 100 + b.month) * 100 + b.day;

	return x < y ? -1 : x > y;
}

bool
zy_date_before(struct zy_date a, struct zy_date b)
{
	a.month = a.month ? a.month : 12;
	a.day = a.day ? a.day : zy_date_days(a.year, a.month);
	b.month = b.month ? b.month : 1;
	b.day = b.day ? b.day : 1;
	return zy_date_cmp(a, b) < 0;
}

/* Returns the number of days since 0000-03-01, which was a Wednesday. */
static int64_t
day_number(int year, int month, int day)
{
	int64_t y = month < 3 ? year - 1 : year, m = (month + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day -
	       1;
}

int64_t
zy_date_first(struct zy_date d)
{
	return day_number(d.year, d.month ? d.month : 1, d.day ? d.day : 1);
}

int64_t
zy_date_last(struct zy_date d)
{
	int month = d.month ? d.month : 12;

	return day_number(
	    d.year, month, d.day ? d.day : zy_date_days(d.year, month));
}

int
zy_date_weekday(int64_t day)
{
	return (int)((day + 2) % 7) + 1;
}

int
zy_date_year(int64_t day)
{
	int year = (int)(day / 366);

	while (day_number(year + 1, 1, 1) <= day)
		year++;
	return year;
}

struct zy_date
zy_date_of_day(int64_t day)
{
	struct zy_date d = {zy_date_year(day), 12, 1};

	while (d.month > 1 && day_number(d.year, d.month, 1) > day)
		d.month--;
	d.day = (int)(day - day_number(d.year, d.month, 1)) + 1;
	return d;
}

bool
zy_date_is_over(struct zy_view end, struct zy_date day)
{
	struct zy_date e;

	return day.year && zy_date_parse(&e, end) &&
	       zy_date_first(day) > zy_date_last(e);
}
