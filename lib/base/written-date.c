/*
 * Reading dates with regard to their column: implements written-date.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/written-date.h"

enum {
	WHOLE_MONTH = 0, /* the last day of the month in the text */
	LONGEST = 96,	 /* bytes of a date with all that may be around it */
};

/*
 * Removes suffix, and blanks before it, from the end of *text.  Returns whether
 * it was there.
 */
static bool
take_end(struct zy_view *text, const char *suffix)
{
	size_t n = strlen(suffix);

	if (text->n <= n || memcmp(text->p + text->n - n, suffix, n) != 0)
		return false;
	text->n -= n;
	*text = zy_text_trim(*text);
	return true;
}

/*
 * Removes prefix, and blanks after it, from the beginning of *text.  Returns
 * whether it was there.
 */
static bool
take_start(struct zy_view *text, const char *prefix)
{
	size_t n = strlen(prefix);

	if (text->n <= n || memcmp(text->p, prefix, n) != 0)
		return false;
	text->p += n;
	text->n -= n;
	*text = zy_text_trim(*text);
	return true;
}

/* Removes a note in brackets, （补）, from the end of *text. */
static bool
take_note(struct zy_view *text, struct zy_view *note)
{
	static const char *const opening[] = {"（", "("};
	size_t i, at, n;

	if (!take_end(text, "）") && !take_end(text, ")"))
		return false;
	for (at = text->n; at-- > 1;) {
		for (i = 0; i < 2; i++) {
			n = strlen(opening[i]);
			if (at + n > text->n ||
			    memcmp(text->p + at, opening[i], n) != 0)
				continue;
			*note = (struct zy_view){
			    text->p + at + n, text->n - at - n};
			text->n = at;
			*text = zy_text_trim(*text);
			return true;
		}
	}
	return false;
}

/* Returns whether text is a word for a limit without a last day. */
static bool
is_open_ended(struct zy_view text)
{
	static const char *const words[] = {"长期", "长期坚持", "长期有效",
	    "长期开展", "长期执行", "常年", "常年坚持", "常态化", "持续",
	    "持续推进", "持续开展", "经常", "经常性", "随时", "全程", "日常",
	    NULL};
	size_t i;

	for (i = 0; words[i]; i++)
		if (zy_view_is(text, words[i]))
			return true;
	return false;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Returns the number of digits at the beginning of text. */
static size_t
leading_digits(struct zy_view text)
{
	size_t n = 0;

	while (n < text.n && is_digit(text.p[n]))
		n++;
	return n;
}

/*
 * Removes an English name or abbreviation of a month from the beginning of
 * *text.  Returns the month, or 0 where there is none.
 */
static int
take_month_name(struct zy_view *text)
{
	static const char *const names[] = {"january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december"};
	size_t n = 0, i;
	char word[10];

	while (n < text->n && n + 1 < sizeof(word) &&
	       ((text->p[n] | 0x20) >= 'a' && (text->p[n] | 0x20) <= 'z')) {
		word[n] = (char)(text->p[n] | 0x20);
		n++;
	}
	word[n] = '\0';
	if (n == 4 && strcmp(word, "sept") == 0)
		n = 3;
	for (i = 0; i < 12; i++) {
		if (n != 3 && n != strlen(names[i]))
			continue;
		if (memcmp(word, names[i], n) != 0)
			continue;
		text->p += strlen(word);
		text->n -= strlen(word);
		return (int)i + 1;
	}
	return 0;
}

/*
 * Returns the four-digit year for a two-digit one; 0 where the present day is
 * not known.
 */
static int
full_year(int two, const struct zy_date_rules *rules)
{
	int century = rules->today.year / 100 * 100;

	if (!rules->past || rules->today.year == 0)
		return 0;
	return century + two <= rules->today.year ? century + two
						  : century - 100 + two;
}

/* Returns the number that v, ASCII digits only, stands for. */
static int
digits_value(struct zy_view v)
{
	int value = 0;
	size_t i;

	for (i = 0; i < v.n; i++)
		value = value * 10 + (v.p[i] - '0');
	return value;
}

/* Returns v without the separators at its beginning: Jun-98, 1 June 2010. */
static struct zy_view
skip_separators(struct zy_view v)
{
	while (v.n && (*v.p == '-' || *v.p == ' ' || *v.p == '.' ||
			  *v.p == ',' || *v.p == '/')) {
		v.p++;
		v.n--;
	}
	return v;
}

/* Returns the year of two or four digits that v consists of, or 0. */
static int
last_year(struct zy_view v, const struct zy_date_rules *rules)
{
	size_t n = leading_digits(v);

	if (n != v.n || (n != 2 && n != 4))
		return 0;
	return n == 4 ? digits_value(v) : full_year(digits_value(v), rules);
}

/* Reads a date with an English month: Jun-98, June 2010, 15-Jun-98, 15 June
 * 2010, Jun 15, 2010.  Returns whether text is one. */
static bool
read_english(
    struct zy_date *d, struct zy_view text, const struct zy_date_rules *rules)
{
	struct zy_view v = text;
	size_t n = leading_digits(v);

	*d = (struct zy_date){0};
	if (n > 2)
		return false;
	d->day = digits_value((struct zy_view){v.p, n});
	v = skip_separators((struct zy_view){v.p + n, v.n - n});
	d->month = take_month_name(&v);
	if (d->month == 0 || (n && d->day == 0))
		return false;
	v = skip_separators(v);
	if (n == 0 && leading_digits(v) <= 2 && leading_digits(v) < v.n) {
		n = leading_digits(v);
		d->day = digits_value((struct zy_view){v.p, n});
		v = skip_separators((struct zy_view){v.p + n, v.n - n});
	}
	d->year = last_year(v, rules);
	return d->year > 0;
}

/* Reads 06/2010, 6-2010, 6.2010.  Returns whether text is such a date. */
static bool
read_month_first(struct zy_date *d, struct zy_view text)
{
	size_t n = leading_digits(text);
	struct zy_view rest = {text.p + n, text.n - n};

	if (n < 1 || n > 2 || rest.n != 5 ||
	    (*rest.p != '/' && *rest.p != '-' && *rest.p != '.'))
		return false;
	rest.p++;
	rest.n--;
	if (leading_digits(rest) != 4)
		return false;
	*d = (struct zy_date){.year = digits_value(rest),
	    .month = digits_value((struct zy_view){text.p, n})};
	return d->month >= 1;
}

/*
 * Writes text with full-width digits and separators folded, and 、 as a dot,
 * into room.  Returns its length, 0 where it does not fit.
 */
static size_t
fold(struct zy_view text, char room[LONGEST])
{
	const char *p = text.p, *end = p + text.n;
	size_t n = 0;
	uint32_t code;
	int len;

	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0 || n + 4 >= LONGEST)
			return 0;
		if (code == 0x3001 || code == 0xFF0E || code == 0x3002)
			room[n++] = '.';
		else if (code >= 0xFF01 && code <= 0xFF5E && code != 0xFF08 &&
			 code != 0xFF09)
			room[n++] = (char)(code - 0xFEE0);
		else {
			memcpy(room + n, p, (size_t)len);
			n += (size_t)len;
		}
	}
	return n;
}

/* Reads a date with a year of two digits: 98年7月, 98.7, 98-7-1, '98.7.
 * Returns whether text is one. */
static bool
read_short_year(
    struct zy_date *d, struct zy_view text, const struct zy_date_rules *rules)
{
	char full[LONGEST + 4];
	struct zy_view rest;
	int year;

	if (leading_digits(text) != 2 || text.n == 2)
		return false;
	year = full_year(digits_value((struct zy_view){text.p, 2}), rules);
	rest = (struct zy_view){text.p + 2, text.n - 2};
	if (year == 0 || year > 9999 ||
	    (!zy_view_starts(rest, "年") && *rest.p != '.' && *rest.p != '-' &&
		*rest.p != '/'))
		return false;
	full[0] = (char)('0' + year / 1000 % 10);
	full[1] = (char)('0' + year / 100 % 10);
	full[2] = (char)('0' + year / 10 % 10);
	full[3] = (char)('0' + year % 10);
	memcpy(full + 4, rest.p, rest.n);
	return zy_date_parse(d, (struct zy_view){full, rest.n + 4});
}

/* Reads a date without words around it.  Returns whether text is one. */
static bool
read_plain(
    struct zy_date *d, struct zy_view text, const struct zy_date_rules *rules)
{
	return (zy_date_parse(d, text) || read_month_first(d, text) ||
		   read_short_year(d, text, rules) ||
		   read_english(d, text, rules)) &&
	       zy_date_is_valid(*d);
}

/* Removes a day of the week, 星期二 or 周二, from the end of *text. */
static void
take_weekday(struct zy_view *text)
{
	static const char *const days[] = {
	    "一", "二", "三", "四", "五", "六", "日", "天"};
	struct zy_view v = *text;
	size_t i;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (take_end(&v, days[i]))
			break;
	if (take_end(&v, "星期") || take_end(&v, "周"))
		*text = v;
}

/* Words at the end of a date that mean the last day of a period. */
static const struct period {
	const char *word;
	int month; /* 0: the month in the text before the word */
	int day;   /* WHOLE_MONTH, or the day */
} periods[] = {
    {"月底", 0, WHOLE_MONTH},
    {"月末", 0, WHOLE_MONTH},
    {"月下旬", 0, WHOLE_MONTH},
    {"月中旬", 0, 20},
    {"月上旬", 0, 10},
    {"年底", 12, 31},
    {"年末", 12, 31},
    {"年年底", 12, 31},
    {"年年末", 12, 31},
    {"年全年", 12, 31},
    {"年下半年", 12, 31},
    {"年上半年", 6, 30},
    {"年第一季度", 3, 31},
    {"年第二季度", 6, 30},
    {"年第三季度", 9, 30},
    {"年第四季度", 12, 31},
    {"年一季度", 3, 31},
    {"年二季度", 6, 30},
    {"年三季度", 9, 30},
    {"年四季度", 12, 31},
};

/* Reads the last day of a period: 2010年5月底, 2010年底, 二〇一〇年上半年.
 * Returns whether text is one. */
static bool
read_period(struct zy_written_date *out, struct zy_view text,
    const struct zy_date_rules *rules)
{
	char room[LONGEST + 8];
	struct zy_view v;
	size_t i;

	if (zy_view_has(text, "季度"))
		(void)(take_end(&text, "末") || take_end(&text, "底"));
	for (i = sizeof(periods) / sizeof(periods[0]); i-- > 0;) {
		const struct period *p = &periods[i];

		v = text;
		if (!take_end(&v, p->word) || v.n >= LONGEST)
			continue;
		memcpy(room, v.p, v.n);
		memcpy(room + v.n, p->month ? "年" : "月", 3);
		if (!read_plain(
			&out->date, (struct zy_view){room, v.n + 3}, rules) ||
		    out->date.day || (out->date.month != 0) == (p->month != 0))
			return false;
		if (p->month)
			out->date.month = p->month;
		out->date.day =
		    p->day == WHOLE_MONTH
			? zy_date_days(out->date.year, out->date.month)
			: p->day;
		/* The end of a year is a day only where a limit is meant. */
		if (p->month && !rules->limit) {
			out->date.day = 0;
			out->remarks |= ZY_DATE_ABOUT;
		}
		return true;
	}
	return false;
}

/*
 * Returns the digits of the month in a date of a year of two or four digits, a
 * dot and a month: 1998.07, 98.07; an empty view where text is no such date.
 */
static struct zy_view
written_month(struct zy_view text)
{
	size_t n = leading_digits(text);

	if ((n != 2 && n != 4) || text.n < n + 2 || text.p[n] != '.')
		return (struct zy_view){NULL, 0};
	return (struct zy_view){text.p + n + 1, text.n - n - 1};
}

/*
 * Returns whether text is a year and the month 1, which a spreadsheet may have
 * made of 1998.10.
 */
static bool
is_cut_october(struct zy_view text)
{
	return zy_view_is(written_month(text), "1");
}

/*
 * Decides whether 1998.1 is January or October by how other cells of the column
 * write their months.
 */
static void
settle_october(struct zy_written_date *out, unsigned months)
{
	if (months & ZY_MONTH_TEN && !(months & ZY_MONTH_TWO_DIGITS))
		return; /* the column keeps final zeros: it is January */
	if (months & ZY_MONTH_TWO_DIGITS &&
	    !(months & (ZY_MONTH_TEN | ZY_MONTH_ONE_DIGIT))) {
		out->date.month = 10;
		out->remarks |= ZY_DATE_OCTOBER;
		return;
	}
	out->date.month = 0;
	out->remarks |= ZY_DATE_JANUARY_OR_OCTOBER;
}

/* Removes the words around a limit: 2010年6月30日前, 至2010年12月. */
static void
take_limit_words(struct zy_view *text)
{
	static const char *const before[] = {"截至", "截止", "至", "到", "于"};
	static const char *const behind[] = {
	    "前完成", "完成", "之前", "以前", "为止", "前", "止"};
	size_t i;

	for (i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (take_start(text, before[i]))
			break;
	for (i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
		if (take_end(text, behind[i]))
			break;
}

/* Removes the words around a first day, 自2010年5月起, or behind the day of
 * joining, 2001年7月加入中国共产党, and 月 or 日 where no 年 is: 2001.7月. */
static void
take_first_words(struct zy_view *text)
{
	static const char *const joining[] = {
	    "加入中国共产党", "加入党组织", "入党", "加入"};
	size_t i;

	for (i = 0; i < sizeof(joining) / sizeof(joining[0]); i++)
		if (take_end(text, joining[i]))
			break;
	if (!zy_view_has(*text, "年") && !take_end(text, "月"))
		(void)take_end(text, "日");
	if (take_end(text, "起") && !take_start(text, "自"))
		(void)take_start(text, "从");
}

/* Returns the length of the character of a clock time with which the n bytes at
 * p end: 14:30, 9时半; 0 where they end with another. */
static size_t
clock_end(const char *p, size_t n)
{
	static const char *const signs[] = {
	    ":", "：", "时", "点", "分", "半", "整", "秒"};
	size_t i, k;

	if (n && is_digit(p[n - 1]))
		return 1;
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		k = strlen(signs[i]);
		if (n > k && memcmp(p + n - k, signs[i], k) == 0)
			return k;
	}
	return 0;
}

/*
 * Removes the time of day behind a date: 2010年6月22日上午, 2010.6.22 14:30,
 * 6月22日下午3时.  A number without 时, 点 or a colon is part of the date.
 */
static void
take_clock(struct zy_view *text)
{
	static const char *const parts[] = {
	    "上午", "下午", "中午", "早上", "晚上", "晚", "全天"};
	struct zy_view v = *text;
	bool clock = false;
	size_t n, i;

	while ((n = clock_end(v.p, v.n)) > 0) {
		clock = clock || !is_digit(v.p[v.n - 1]);
		v.n -= n;
	}
	if (clock &&
	    (zy_view_ends(v, ZY_VIEW("日")) || zy_view_ends(v, ZY_VIEW("号")) ||
		zy_text_trim(v).n < v.n))
		*text = zy_text_trim(v);
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (take_end(clock ? &v : text, parts[i])) {
			*text = clock ? v : *text;
			return;
		}
}

bool
zy_written_date_read(struct zy_written_date *out, struct zy_view text,
    const struct zy_date_rules *rules)
{
	char room[LONGEST];
	struct zy_view v = zy_text_trim(text);
	struct zy_date today = rules->today;

	*out = (struct zy_written_date){0};
	if (zy_date_parse(&out->date, v)) {
		if (is_cut_october(v))
			settle_october(out, rules->months);
		goto out;
	}
	if (rules->limit && is_open_ended(v)) {
		out->remarks = ZY_DATE_OPEN_ENDED;
		return true;
	}
	take_clock(&v);
	if (take_note(&v, &out->note))
		out->remarks |= ZY_DATE_NOTE;
	v = (struct zy_view){room, fold(v, room)};
	if (rules->limit)
		take_limit_words(&v);
	else
		take_first_words(&v);
	take_weekday(&v);
	if (v.n == 0)
		return false;
	if (read_plain(&out->date, v, rules)) {
		if (is_cut_october(v))
			settle_october(out, rules->months);
	} else if (!read_period(out, v, rules)) {
		return false;
	}
out:
	if (rules->past && today.year && zy_date_before(today, out->date))
		out->remarks |= ZY_DATE_FUTURE;
	return true;
}

unsigned
zy_written_date_style(struct zy_view text)
{
	struct zy_view v = zy_text_trim(text), month = written_month(v);

	if (month.n == 2 && month.p[0] == '0' && is_digit(month.p[1]))
		return ZY_MONTH_TWO_DIGITS;
	if (zy_view_is(month, "10"))
		return ZY_MONTH_TEN;
	/* A 98.7 says nothing about how the others write 1998.07. */
	return leading_digits(v) == 4 && month.n == 1 && month.p[0] >= '2' &&
		       month.p[0] <= '9'
		   ? ZY_MONTH_ONE_DIGIT
		   : 0;
}
