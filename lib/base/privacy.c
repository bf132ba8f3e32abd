/*
 * Finding and masking private numbers in texts: implements the functions of
 * privacy.h that search a whole text.  privacy-number.c decides what is a
 * number.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/privacy.h"

#include "base/privacy-state.h"

enum {
	HASH = 64, /* hexadecimal digits of a SHA-256 */
};

/* Adjacent digits. */
struct run {
	size_t bytes;
	int digits;
	bool mixed; /* some are hanzi, others not */
};

/* Returns the adjacent digits at p; 0 bytes where there are none. */
static struct run
piece(const char *p, const char *end)
{
	struct run run = {0, 0, false};
	const char *at = p;
	uint32_t code;
	bool hanzi = false;
	int len, value;

	for (; at < end; at += len) {
		len = zy_text_decode(at, end, &code);
		value = len ? zy_privacy_digit(code) : -1;
		if (value < 0 || value == ZY_PRIVACY_X) {
			if (run.digits && len && code >= 0x80 &&
			    zy_privacy_is_invisible(code))
				continue;
			break;
		}
		run.mixed |=
		    run.digits && zy_privacy_is_hanzi_digit(code) != hanzi;
		hanzi = zy_privacy_is_hanzi_digit(code);
		run.digits++;
	}
	run.bytes = (size_t)(at - p);
	return run;
}

/*
 * Returns the address after the character at p, or after the byte there if it
 * is no valid character.
 */
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
 * Returns the length of an id of our own making at p, p-0123456789abcdef
 * (letters, a hyphen, 12 or 16 hexadecimal digits), or of a hash or the first
 * 16 digits of one, with a letter among them; or 0 where there is none.  Digits
 * in these are no private number.
 */
static size_t
own_id(const char *begin, const char *p, const char *end)
{
	const char *at = p, *hex;
	bool letter = false;
	size_t n;

	if (p > begin && is_word(p[-1]))
		return 0;
	while (at < end && *at >= 'a' && *at <= 'z')
		at++;
	hex = at > p && at < end && *at == '-' ? at + 1 : p;
	for (at = hex; at < end && is_lower_hex(*at) && at - hex <= HASH; at++)
		letter |= *at > '9';
	n = (size_t)(at - hex);
	if ((hex > p ? n != 12 && n != 16
		     : !letter || (n != 16 && n != HASH)) ||
	    (at < end && is_word(*at)))
		return 0;
	return (size_t)(at - p);
}

/* A function that returns how many digits, from the first of g on, are a
 * private number of one kind, or 0.  inner: another digit comes before them. */
typedef int here_fn(const struct zy_privacy_digits *g, bool inner);

/*
 * Finds the number of an identity card, also with a wrong check digit, for
 * find: returns how many digits it has, or 0.
 */
static int
any_card(const struct zy_privacy_digits *g, bool inner)
{
	return zy_privacy_card_at(g, true, inner);
}

/*
 * Finds a number of 18 characters with the right check digit, for find: returns
 * 18 or 0.
 */
static int
checked_card(const struct zy_privacy_digits *g, bool inner)
{
	int n = zy_privacy_card_at(g, false, inner);

	return n == ZY_PRIVACY_CARD ? n : 0;
}

/*
 * Finds a number of a telephone, mobile or fixed, for find: returns how many
 * digits it has, or 0.
 */
static int
phone_here(const struct zy_privacy_digits *g, bool inner)
{
	int n = zy_privacy_mobile_at(g, inner);

	return n || inner ? n : zy_privacy_landline_at(g);
}

/*
 * Looks for a number that begins in the run at p, at its first digit or, in a
 * long run, at a later one.  Returns the number of its digits, with g filled
 * and *at set to its beginning; 0 where there is none.
 */
static int
find_in_run(struct zy_view text, const char *p, const struct run *run,
    here_fn *here, struct zy_privacy_digits *g, const char **at)
{
	const char *stop = p + run->bytes, *end = text.p + text.n;
	bool hanzi = false, was;
	uint32_t code;
	int len, n, i = 0;

	for (; p < stop; p += len) {
		len = zy_text_decode(p, end, &code);
		if (zy_privacy_is_invisible(code))
			continue;
		was = hanzi;
		hanzi = zy_privacy_is_hanzi_digit(code);
		zy_privacy_gather(g, p, end);
		n = here(g, i > 0 && was == hanzi);
		*at = p;
		if (n && (n >= ZY_PRIVACY_OLD ||
			     !zy_privacy_is_no_phone(text, p, n, g)))
			return n;
		/* Of 18 digits the last 17 and an X behind them may be one. */
		if (run->digits + (i == 0) <= ZY_PRIVACY_CARD && !run->mixed)
			break;
		i++;
	}
	return 0;
}

/*
 * Returns whether a run is two or more mobile numbers without separators.
 */
static bool
is_mobiles(const char *p, const char *end, const struct run *run)
{
	const char *stop = p + run->bytes;
	struct zy_privacy_digits g;

	if (run->digits <= ZY_PRIVACY_MOBILE ||
	    run->digits % ZY_PRIVACY_MOBILE || run->mixed)
		return false;
	for (; p < stop; p = g.end[ZY_PRIVACY_MOBILE]) {
		zy_privacy_gather(&g, p, end);
		if (g.n < ZY_PRIVACY_MOBILE || g.value[0] != 1 ||
		    g.value[1] < 3)
			return false;
	}
	return true;
}

/*
 * Finds the first number in text for which `here` returns its digits.  Returns
 * whether there is one, with *found set unless found is NULL.
 */
static bool
find(struct zy_view text, here_fn *here, struct zy_view *found)
{
	const char *p = text.n ? text.p : "", *end = p + text.n, *at;
	struct zy_privacy_digits g;
	struct run run;
	size_t own;
	int n;

	if (!zy_privacy_may_hold(text))
		return false;
	while (p < end) {
		own = own_id(text.p, p, end);
		if (own) {
			p += own;
			continue;
		}
		run = piece(p, end);
		if (run.bytes == 0) {
			p = step(p, end);
			continue;
		}
		n = find_in_run(text, p, &run, here, &g, &at);
		if (n) {
			if (found)
				*found = (struct zy_view){
				    at, (size_t)(g.end[n] - at)};
			return true;
		}
		if (here == zy_privacy_mobile_at && is_mobiles(p, end, &run)) {
			if (found)
				*found = (struct zy_view){p, run.bytes};
			return true;
		}
		p += run.bytes;
	}
	return false;
}

bool
zy_privacy_find(struct zy_view text, struct zy_view *found)
{
	return find(text, any_card, found);
}

bool
zy_privacy_find_checked(struct zy_view text, struct zy_view *found)
{
	return find(text, checked_card, found);
}

bool
zy_privacy_find_mobile(struct zy_view text, struct zy_view *found)
{
	return find(text, zy_privacy_mobile_at, found);
}

/*
 * Appends the first n digits of g, with asterisks in place of those from number
 * `from` to `to` - 1.
 */
static void
put_masked(struct zy_buf *b, const struct zy_privacy_digits *g, int n, int from,
    int to)
{
	int i;

	for (i = 0; i < n; i++)
		zy_buf_putc(b, i >= from && i < to ? '*'
			       : g->value[i] == ZY_PRIVACY_X
				   ? (i == ZY_PRIVACY_CARD - 1 ? 'X' : '*')
				   : (char)('0' + g->value[i]));
}

/*
 * Appends the n digits of g, which `here` has found to be a card's or a
 * telephone's number, in masked form.
 */
static void
put_number(
    struct zy_buf *b, const struct zy_privacy_digits *g, int n, here_fn *here)
{
	if (here == any_card)
		put_masked(b, g, n, 6, n);
	else if (zy_privacy_mobile_at(g, false))
		put_masked(b, g, n, n - 8, n - 4);
	else
		put_masked(b, g, n, n - 7, n - 3);
}

/* Appends the mobile numbers of a run (is_mobiles), in masked form. */
static void
mask_mobiles(
    struct zy_buf *b, const char *p, const char *end, const struct run *run)
{
	const char *stop = p + run->bytes;
	struct zy_privacy_digits g;

	for (; p < stop; p = g.end[ZY_PRIVACY_MOBILE]) {
		zy_privacy_gather(&g, p, end);
		put_masked(b, &g, ZY_PRIVACY_MOBILE, ZY_PRIVACY_MOBILE - 8,
		    ZY_PRIVACY_MOBILE - 4);
	}
}

/*
 * Appends v to b with all numbers masked for which `here` returns their digits.
 * Returns whether any was masked.
 */
static bool
mask_all(struct zy_buf *b, struct zy_view v, here_fn *here)
{
	const char *p = v.n ? v.p : "", *end = p + v.n, *next, *at;
	const struct run none = {.bytes = 0};
	bool masked = false;
	struct zy_privacy_digits g;
	struct run run;
	int n;

	while (p < end) {
		next = p + own_id(v.p, p, end);
		run = next > p ? none : piece(p, end);
		if (next == p)
			next = run.bytes ? p + run.bytes : step(p, end);
		n = run.bytes ? find_in_run(v, p, &run, here, &g, &at) : 0;
		if (n) {
			masked = true;
			/* A telephone number may come directly before it. */
			if (here == any_card)
				mask_all(b,
				    (struct zy_view){p, (size_t)(at - p)},
				    phone_here);
			else
				zy_buf_put(b, p, (size_t)(at - p));
			put_number(b, &g, n, here);
			next = g.end[n];
		} else if (here == phone_here && is_mobiles(p, end, &run)) {
			mask_mobiles(b, p, end, &run);
			masked = true;
		} else {
			zy_buf_put(b, p, (size_t)(next - p));
		}
		p = next;
	}
	return masked;
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
	masked = mask_all(&cards, v, any_card);

	/* Cards first: a telephone before one must not take its beginning. */
	masked |= mask_all(b, zy_buf_get(&cards), phone_here);
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
			digits += zy_privacy_digit(code) >= 0;
			stars |= code == '*';
		}
	shown = digits >= ZY_PRIVACY_CARD || zy_privacy_is_power(v)
		    ? 6
		    : digits / 3;
	for (p = begin; p < end; p += len) {
		len = (int)(step(p, end) - p);
		if (zy_text_decode(p, end, &code) &&
		    zy_privacy_digit(code) >= 0 && i++ >= shown && !stars)
			zy_buf_putc(b, '*');
		else
			zy_buf_put(b, p, (size_t)len);
	}
}

/*
 * Fills g with the digits of a cell without blanks and hyphens; asterisks count
 * as zeros and set *stars.  Returns the number of digits, or -1 where the cell
 * contains other characters.
 */
static int
card_digits(struct zy_view cell, struct zy_privacy_digits *g, bool *stars)
{
	const char *p = cell.n ? cell.p : "", *end = p + cell.n;
	uint32_t code;
	int len, value;

	*g = (struct zy_privacy_digits){0};
	*stars = false;
	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		value = len ? zy_privacy_digit(code) : -1;
		if (len == 0)
			return -1;
		if (code == '*' || code == 0xFF0A) {
			*stars = true;
			value = 0;
		}
		if (value < 0 && zy_privacy_is_gap(code))
			continue;
		if (value < 0 || g->n == ZY_PRIVACY_CARD ||
		    (value == ZY_PRIVACY_X && g->n != 17))
			return -1;
		g->value[g->n++] = value;
	}
	return g->n;
}

enum zy_card
zy_privacy_card(struct zy_view cell, char out[19])
{
	struct zy_privacy_digits g;
	bool stars;
	int n = card_digits(cell, &g, &stars), i;

	out[0] = '\0';
	if (cell.n == 0)
		return ZY_CARD_EMPTY;
	if (zy_privacy_is_power(cell))
		return ZY_CARD_CUT;
	if (n != ZY_PRIVACY_CARD && n != ZY_PRIVACY_OLD)
		return ZY_CARD_FORM;
	if (stars)
		return ZY_CARD_MASKED;
	if (!zy_privacy_is_province(zy_privacy_value(&g, 0, 2)))
		return ZY_CARD_REGION;
	if (n == ZY_PRIVACY_CARD && zy_privacy_value(&g, 15, 2) == 0 &&
	    g.value[17] == 0 && !zy_privacy_is_checked(&g))
		return ZY_CARD_CUT;
	if (!zy_privacy_has_birthday(&g, n))
		return ZY_CARD_DATE;
	if (n == ZY_PRIVACY_CARD && !zy_privacy_is_checked(&g))
		return ZY_CARD_CHECK;
	if (n == ZY_PRIVACY_OLD) {
		for (i = ZY_PRIVACY_OLD - 1; i >= 6; i--)
			g.value[i + 2] = g.value[i];
		g.value[6] = 1;
		g.value[7] = 9;
	}
	zy_privacy_put_digits(&g, ZY_PRIVACY_CARD - 1, out);
	out[17] = zy_privacy_check_digit(out);
	out[18] = '\0';
	return n == ZY_PRIVACY_OLD ? ZY_CARD_OLD : ZY_CARD_VALID;
}

struct zy_date
zy_privacy_birthday(const char card[19])
{
	struct zy_privacy_digits g;

	zy_privacy_gather(&g, card, card + ZY_PRIVACY_CARD);
	return (struct zy_date){zy_privacy_value(&g, 6, 4),
	    zy_privacy_value(&g, 10, 2), zy_privacy_value(&g, 12, 2)};
}

/* Returns whether the character may separate two numbers in one cell. */
static bool
parts_numbers(uint32_t code)
{
	return code == '/' || code == 0x3001 || code == ',' || code == 0xFF0C ||
	       code == ';' || code == 0xFF1B || code == '(' || code == 0xFF08 ||
	       code == '+' || zy_privacy_is_gap(code);
}

/*
 * Returns whether the first digits are a telephone number without its area
 * code, and sets *n to their number, 7 or 8.
 */
static bool
is_local(const struct zy_privacy_digits *g, int *n)
{
	for (*n = 8; *n >= 7; --*n)
		if (g->n >= *n && g->whole[*n] && g->value[0] > 1 &&
		    zy_privacy_split_at(g, *n, 1U << (*n - 4)))
			return true;
	return false;
}

bool
zy_privacy_is_phone(struct zy_view cell)
{
	const char *p = cell.n ? cell.p : "", *end = p + cell.n;
	struct zy_privacy_digits g;
	bool any = false;
	uint32_t code;
	int n;

	while (p < end) {
		if (piece(p, end).bytes == 0) {
			if (!zy_text_decode(p, end, &code) ||
			    !parts_numbers(code))
				return false;
			p = step(p, end);
			continue;
		}
		zy_privacy_gather(&g, p, end);
		n = zy_privacy_mobile_at(&g, false);
		if (n == 0)
			n = zy_privacy_landline_at(&g);
		/* 04291234567: an area at once before its number. */
		if (n == 0 && g.n >= 10 && g.value[0] == 0)
			for (n = 12;
			     n >= 10 && !(g.n >= n && g.whole[n] &&
					    zy_privacy_split_at(&g, n, 0));)
				n--;
		if (n < 10 && !is_local(&g, &n))
			return false;
		any = true;
		p = g.end[n];
	}
	return any;
}
