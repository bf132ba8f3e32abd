/*
 * Reading document numbers: implements docno.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/docno.h"

enum {
	FIRST_YEAR = 1900,
	LAST_YEAR = 2199,
	DIGITS_MOST = 6, /* of a number in its year */
};

/* A number's text, read from its end or its middle by characters. */
struct cursor {
	const char *p, *end;
};

/*
 * Returns the next character that is no blank, with full-width characters as
 * ASCII; 0 at the end.
 */
static uint32_t
peek(struct cursor *c, int *len)
{
	uint32_t code = 0;

	while (c->p < c->end) {
		*len = zy_text_decode(c->p, c->end, &code);
		if (*len == 0)
			return 0;
		if (code != ' ' && code != 0x3000 && code != 0xA0 &&
		    code != '\t')
			break;
		c->p += *len;
	}
	if (c->p >= c->end)
		return 0;
	return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
}

/* Returns whether a list of code points, ended by 0, contains code. */
static bool
is_one_of(uint32_t code, const uint32_t *list)
{
	while (*list && *list != code)
		list++;
	return code && *list == code;
}

/*
 * Returns whether a character is an opening or closing bracket, also as bad
 * fonts and converters write it.
 */
static bool
is_bracket(uint32_t code)
{
	static const uint32_t all[] = {0x3014, 0x3015, '[', ']', '(', ')',
	    0x3010, 0x3011, '{', '}', '<', '>', 0x3008, 0x3009, 0x300A, 0x300B,
	    0x300C, 0x300D, 0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D,
	    0x201E, 0x201F, 0x3016, 0x3017, 0x2772, 0x2773, 0xFE5D, 0xFE5E, 0};

	return is_one_of(code, all);
}

/* Skips one bracket of any form.  Returns whether there was one. */
static bool
take_bracket(struct cursor *c)
{
	int len;
	uint32_t code = peek(c, &len);

	if (!is_bracket(code))
		return false;
	c->p += len;
	return true;
}

/* Reads digits as a number.  Returns how many there were. */
static int
take_digits(struct cursor *c, int *value)
{
	int len, n = 0;
	uint32_t code;

	*value = 0;
	while ((code = peek(c, &len)) >= '0' && code <= '9') {
		if (++n > DIGITS_MOST)
			return n;
		*value = *value * 10 + (int)(code - '0');
		c->p += len;
	}
	return n;
}

/*
 * Reads what follows the year's bracket: [第] digits [号], and nothing more.
 * Returns whether it does.
 */
static bool
take_rest(struct cursor *c, int *number)
{
	int len, n;

	if (peek(c, &len) == 0x7B2C)
		c->p += len;
	n = take_digits(c, number);
	if (n == 0 || n > DIGITS_MOST || *number == 0)
		return false;
	if (peek(c, &len) == 0x53F7)
		c->p += len;
	return peek(c, &len) == 0;
}

/*
 * Reads the year in its brackets and what follows.  Returns whether it is a
 * document number.
 */
static bool
take_year(struct cursor *c, int *year, int *number)
{
	return take_bracket(c) && take_digits(c, year) == 4 &&
	       *year >= FIRST_YEAR && *year <= LAST_YEAR && take_bracket(c) &&
	       take_rest(c, number);
}

bool
zy_docno_parse(struct zy_buf *b, struct zy_view text)
{
	struct cursor at = {text.p, text.p + text.n}, from, back;
	int len, year, number;
	uint32_t code;

	while ((code = peek(&at, &len)) != 0) {
		from = back = at;
		if (is_bracket(code) && take_year(&from, &year, &number))
			break;
		at.p += len;
	}
	if (code == 0)
		return false;
	for (back.p = text.p, back.end = at.p; peek(&back, &len) != 0;
	     back.p += len)
		zy_buf_put(b, back.p, (size_t)len);
	zy_buf_printf(b, "〔%d〕%d号", year, number);
	return true;
}
