/* SPDX-License-Identifier: MIT */
#include "base/privacy.h"

enum {
	CARD = 18,
	OLD = 15,
	MOBILE = 11,
	SHORTEST = 10, /* digits of a number with its area */
	GAP = 3,       /* so many blanks may part a number's groups */
	X = 10,
};

/* Digits from a place on, across blanks, hyphens and a closing bracket. */
struct digits {
	int n, value[CARD];
	const char *end[CARD + 1]; /* behind so many digits */
	bool whole[CARD + 1];	   /* no digit follows at once */
	unsigned splits;	   /* bit k: a gap behind k digits */
	unsigned marks;		   /* bit k: and there is a mark in it */
};

/* What is typed for the X: × Ⅹ ⅹ, and the letters that look like it. */
static bool
is_like_x(uint32_t code)
{
	return code == 0xD7 || code == 0x2169 || code == 0x2179 ||
	       code == 0x0425 || code == 0x0445 || code == 0x03A7 ||
	       code == 0x03C7;
}

/* The digit that a character stands for, X is 10; -1: none. */
static int
digit_of(uint32_t code)
{
	if (code >= 0xFF01 && code <= 0xFF5E)
		code -= 0xFEE0;
	if (code >= '0' && code <= '9')
		return (int)(code - '0');
	return code == 'X' || code == 'x' || is_like_x(code) ? X : -1;
}

static bool
is_gap(uint32_t code)
{
	return code == '-' || code == 0xFF0D || code == 0x2212 ||
	       (code >= 0x2010 && code <= 0x2015) || code == ')' ||
	       code == 0xFF09 || zy_text_is_blank(code) ||
	       zy_text_is_unsafe(code);
}

/* Marks that part the groups of a number, but mostly numbers of their own. */
static bool
is_mark(uint32_t code)
{
	static const uint32_t marks[] = {'.', ',', '/', ':', ';', '_', 0xB7,
	    0x2022, 0x3001, 0x30FB, 0xFF0C, 0xFF0E, 0xFF0F, 0xFF1A, 0xFF1B,
	    0xFF3F};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i] == code)
			return true;
	return false;
}

/* p is at a digit that begins a row of them. */
static void
gather(struct digits *g, const char *p, const char *end)
{
	int len, value, gap = 0;
	bool mark = false;
	uint32_t code;

	*g = (struct digits){0};
	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		value = len ? digit_of(code) : -1;
		if (value == X && g->n != CARD - 1)
			value = -1;
		if (value >= 0 && g->n == CARD) {
			/* More than a card has, unless its X came before. */
			g->whole[CARD] |= gap > 0 || g->value[CARD - 1] == X;
			return;
		}
		if (value >= 0) {
			if (gap && g->n)
				g->splits |= 1U << g->n;
			if (mark && g->n)
				g->marks |= 1U << g->n;
			g->whole[g->n] |= gap > 0;
			gap = 0;
			mark = false;
			g->value[g->n++] = value;
			g->end[g->n] = p + len;
		} else {
			if (len == 0 || !(is_gap(code) || is_mark(code)) ||
			    ++gap > GAP)
				break;
			mark |= is_mark(code);
		}
	}
	g->whole[g->n] = true;
}

static int
number(const struct digits *g, int at, int n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + g->value[at++];
	return v;
}

static bool
is_day(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= zy_date_days(year, month);
}

static bool
has_birthday(const struct digits *g, int n)
{
	int year = n == OLD ? 1900 + number(g, 6, 2) : number(g, 6, 4);
	int at = n == OLD ? 8 : 10;

	return year >= 1850 && year <= 2199 &&
	       is_day(year, number(g, at, 2), number(g, at + 2, 2));
}

static void
text_of(const struct digits *g, int n, char out[CARD + 1])
{
	int i;

	for (i = 0; i < n; i++)
		out[i] = g->value[i] == X ? 'X' : (char)('0' + g->value[i]);
	out[n] = '\0';
}

static bool
is_checked(const struct digits *g)
{
	char text[CARD + 1];

	text_of(g, CARD, text);
	return zy_privacy_check_digit(text) == text[CARD - 1];
}

/* Are the first n digits parted at places of allowed only, and not by marks? */
static bool
split_at(const struct digits *g, int n, unsigned allowed)
{
	return ((g->splits & ~allowed) | g->marks) % (1U << n) == 0;
}

/* How many digits from here are the number of a card: 18, 15, 0. */
static int
card_here(const struct digits *g, bool loose)
{
	/* Marks only where its parts are: place, birthday, order, check. */
	const unsigned parts = 1U << 6 | 1U << 14 | 1U << 17;

	if (g->n == CARD && g->whole[CARD] &&
	    zy_privacy_is_province(number(g, 0, 2)) && has_birthday(g, CARD) &&
	    (g->marks & ~parts) == 0 &&
	    (is_checked(g) || (loose && split_at(g, CARD, 0))))
		return CARD;
	if (g->n >= OLD && g->whole[OLD] &&
	    zy_privacy_is_province(number(g, 0, 2)) && has_birthday(g, OLD) &&
	    split_at(g, OLD, 1U << 6 | 1U << 12))
		return OLD;
	return 0;
}

/* The same for a mobile telephone, 86 before it or not: 11, 13, 0. */
static int
mobile_here(const struct digits *g)
{
	int i;

	for (i = 0; i <= 2; i += 2)
		if (g->n >= MOBILE + i && g->whole[MOBILE + i] &&
		    (i == 0 || number(g, 0, 2) == 86) && g->value[i] == 1 &&
		    g->value[i + 1] >= 3 &&
		    split_at(
			g, MOBILE + i, 1U << i | 1U << (i + 3) | 1U << (i + 7)))
			return MOBILE + i;
	return 0;
}

/* 0429-1234567, (010)12345678: area and number are parted; else 0. */
static int
landline_here(const struct digits *g)
{
	int area, n;

	if (g->n < 10 || g->value[0] != 0 || g->value[1] == 0)
		return 0;
	for (area = 3; area <= 4; area++)
		for (n = area + 8; n >= area + 7; n--)
			if (g->n >= n && g->whole[n] &&
			    (g->splits & 1U << area) &&
			    split_at(g, n, 1U << area | 1U << (n - 4)))
				return n;
	return 0;
}

/* Length of the digits in one piece at p, in bytes. */
static size_t
piece(const char *p, const char *end)
{
	const char *at = p;
	uint32_t code;
	int len, value;

	for (; at < end; at += len) {
		len = zy_text_decode(at, end, &code);
		value = len ? digit_of(code) : -1;
		if (value < 0 || value == X)
			break;
	}
	return (size_t)(at - p);
}

/* Behind the character, or byte that is none, at p. */
static const char *
step(const char *p, const char *end)
{
	uint32_t code;
	int len = zy_text_decode(p, end, &code);

	return p + (len ? len : 1);
}

static bool
is_lower_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-';
}

/*
 * Length of an id of our own making at p, p-0123456789abcdef: letters, a
 * hyphen, 12 or 16 hex digits.  A row of digits in one is nobody's number.
 */
static size_t
own_id(const char *begin, const char *p, const char *end)
{
	const char *at = p;
	size_t hex = 0;

	if (p > begin && is_word(p[-1]))
		return 0;
	while (at < end && *at >= 'a' && *at <= 'z')
		at++;
	if (at == p || at == end || *at++ != '-')
		return 0;
	while (at < end && is_lower_hex(*at) && hex < 17)
		at++, hex++;
	if ((hex != 12 && hex != 16) || (at < end && is_word(*at)))
		return 0;
	return (size_t)(at - p);
}

static bool
find(struct zy_view text, bool checked, struct zy_view *found)
{
	const char *p = text.n ? text.p : "", *end = p + text.n;
	struct digits g;
	size_t run;
	int n;

	while (p < end) {
		run = piece(p, end);
		if (run == 0) {
			run = own_id(text.p, p, end);
			p = run ? p + run : step(p, end);
			continue;
		}
		gather(&g, p, end);
		n = card_here(&g, false);
		if (n == CARD || (n && !checked)) {
			if (found)
				*found =
				    (struct zy_view){p, (size_t)(g.end[n] - p)};
			return true;
		}
		p += run;
	}
	return false;
}

bool
zy_privacy_find(struct zy_view text, struct zy_view *found)
{
	return find(text, false, found);
}

bool
zy_privacy_find_checked(struct zy_view text, struct zy_view *found)
{
	return find(text, true, found);
}

/* Digits from..to as they are, the others as asterisks. */
static void
put_masked(struct zy_buf *b, const struct digits *g, int n, int from, int to)
{
	int i;

	for (i = 0; i < n; i++)
		zy_buf_putc(b, i >= from && i < to ? '*'
			       : g->value[i] == X  ? 'X'
						   : (char)('0' + g->value[i]));
}

/* Masks the number of a card that stands here: how many digits, or 0. */
static int
mask_card(struct zy_buf *b, const struct digits *g)
{
	int n = card_here(g, true);

	if (n)
		put_masked(b, g, n, 6, n);
	return n;
}

static int
mask_phone(struct zy_buf *b, const struct digits *g)
{
	int n = mobile_here(g);

	if (n) {
		put_masked(b, g, n, n - 8, n - 4);
		return n;
	}
	n = landline_here(g);
	if (n)
		put_masked(b, g, n, n - 7, n - 3);
	return n;
}

static bool
mask_all(struct zy_buf *b, struct zy_view v,
    int (*mask)(struct zy_buf *b, const struct digits *g))
{
	const char *p = v.n ? v.p : "", *end = p + v.n, *next;
	bool masked = false;
	struct digits g;
	size_t run;
	int n;

	while (p < end) {
		run = piece(p, end);
		next = p + own_id(v.p, p, end);
		if (next == p)
			next = run ? p + run : step(p, end);
		n = 0;
		if (run) {
			gather(&g, p, end);
			n = mask(b, &g);
		}
		if (n) {
			masked = true;
			next = g.end[n];
		} else {
			zy_buf_put(b, p, (size_t)(next - p));
		}
		p = next;
	}
	return masked;
}

bool
zy_privacy_may_hold(struct zy_view v)
{
	size_t i;
	unsigned digits = 0;

	if (v.n < SHORTEST)
		return false;
	/* A full-width digit begins with 0xEF, as few other signs do. */
	for (i = 0; i < v.n; i++)
		digits += (unsigned char)(v.p[i] - '0') < 10 ||
			  (unsigned char)v.p[i] == 0xEF;
	return digits >= SHORTEST;
}

bool
zy_privacy_mask(struct zy_buf *b, struct zy_view v)
{
	struct zy_buf cards = ZY_BUF_INIT;
	bool masked;

	if (!zy_privacy_may_hold(v)) {
		zy_buf_view(b, v);
		return false;
	}
	masked = mask_all(&cards, v, mask_card);

	/* Cards first: a telephone before one must not take its beginning. */
	masked |= mask_all(b, zy_buf_get(&cards), mask_phone);
	zy_buf_release(&cards);
	return masked;
}

void
zy_privacy_visible(struct zy_buf *b, struct zy_view v)
{
	struct zy_buf masked = ZY_BUF_INIT;

	if (!zy_privacy_may_hold(v)) {
		zy_text_visible(b, v);
		return;
	}
	zy_privacy_mask(&masked, v);
	zy_text_visible(b, zy_buf_get(&masked));
	zy_buf_release(&masked);
}

void
zy_privacy_mask_number(struct zy_buf *b, struct zy_view v)
{
	const char *begin = v.n ? v.p : "", *p, *end = begin + v.n;
	size_t from = b->n;
	int digits = 0, i = 0, len, shown;
	bool stars = false;
	uint32_t code;

	if (zy_privacy_mask(b, v))
		return;
	b->n = from;
	for (p = begin; p < end; p = step(p, end))
		if (zy_text_decode(p, end, &code)) {
			digits += digit_of(code) >= 0;
			stars |= code == '*';
		}
	shown = digits >= CARD || zy_privacy_is_power(v) ? 6 : digits / 3;
	for (p = begin; p < end; p += len) {
		len = (int)(step(p, end) - p);
		if (zy_text_decode(p, end, &code) && digit_of(code) >= 0 &&
		    i++ >= shown && !stars)
			zy_buf_putc(b, '*');
		else
			zy_buf_put(b, p, (size_t)len);
	}
}

/* The cell's digits without blanks and hyphens; -1: other signs in it. */
static int
card_digits(struct zy_view cell, struct digits *g, bool *stars)
{
	const char *p = cell.n ? cell.p : "", *end = p + cell.n;
	uint32_t code;
	int len, value;

	*g = (struct digits){0};
	*stars = false;
	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		value = len ? digit_of(code) : -1;
		if (len == 0)
			return -1;
		if (code == '*' || code == 0xFF0A) {
			*stars = true;
			value = 0;
		}
		if (value < 0 && is_gap(code))
			continue;
		if (value < 0 || g->n == CARD || (value == X && g->n != 17))
			return -1;
		g->value[g->n++] = value;
	}
	return g->n;
}

enum zy_card
zy_privacy_card(struct zy_view cell, char out[19])
{
	struct digits g;
	bool stars;
	int n = card_digits(cell, &g, &stars), i;

	out[0] = '\0';
	if (cell.n == 0)
		return ZY_CARD_EMPTY;
	if (zy_privacy_is_power(cell))
		return ZY_CARD_CUT;
	if (n != CARD && n != OLD)
		return ZY_CARD_FORM;
	if (stars)
		return ZY_CARD_MASKED;
	if (!zy_privacy_is_province(number(&g, 0, 2)))
		return ZY_CARD_REGION;
	if (n == CARD && number(&g, 15, 2) == 0 && g.value[17] == 0 &&
	    !is_checked(&g))
		return ZY_CARD_CUT;
	if (!has_birthday(&g, n))
		return ZY_CARD_DATE;
	if (n == CARD && !is_checked(&g))
		return ZY_CARD_CHECK;
	if (n == OLD) {
		for (i = OLD - 1; i >= 6; i--)
			g.value[i + 2] = g.value[i];
		g.value[6] = 1;
		g.value[7] = 9;
	}
	text_of(&g, CARD - 1, out);
	out[17] = zy_privacy_check_digit(out);
	out[18] = '\0';
	return n == OLD ? ZY_CARD_OLD : ZY_CARD_VALID;
}

struct zy_date
zy_privacy_birthday(const char card[19])
{
	struct digits g;

	gather(&g, card, card + CARD);
	return (struct zy_date){
	    number(&g, 6, 4), number(&g, 10, 2), number(&g, 12, 2)};
}

/* Marks that may stand between two numbers of one cell. */
static bool
parts_numbers(uint32_t code)
{
	return code == '/' || code == 0x3001 || code == ',' || code == 0xFF0C ||
	       code == ';' || code == 0xFF1B || code == '(' || code == 0xFF08 ||
	       code == '+' || is_gap(code);
}

/* A number without its area: 7 or 8 digits, not 0 at first. */
static bool
is_local(const struct digits *g, int *n)
{
	for (*n = 8; *n >= 7; --*n)
		if (g->n >= *n && g->whole[*n] && g->value[0] > 1 &&
		    split_at(g, *n, 1U << (*n - 4)))
			return true;
	return false;
}

bool
zy_privacy_is_phone(struct zy_view cell)
{
	const char *p = cell.n ? cell.p : "", *end = p + cell.n;
	struct digits g;
	bool any = false;
	uint32_t code;
	int n;

	while (p < end) {
		if (piece(p, end) == 0) {
			if (!zy_text_decode(p, end, &code) ||
			    !parts_numbers(code))
				return false;
			p = step(p, end);
			continue;
		}
		gather(&g, p, end);
		n = mobile_here(&g);
		if (n == 0)
			n = landline_here(&g);
		/* 04291234567: an area at once before its number. */
		if (n == 0 && g.n >= 10 && g.value[0] == 0)
			for (n = 12; n >= 10 && !(g.n >= n && g.whole[n] &&
						    split_at(&g, n, 0));)
				n--;
		if (n < 10 && !is_local(&g, &n))
			return false;
		any = true;
		p = g.end[n];
	}
	return any;
}
