/*
 * Reading the head of a line by comparing bytes: implements skim.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/skim.h"

#include <stdio.h>

/* What is left of a line. */
struct rest {
	const char *p, *end;
};

/*
 * Advances r past the n bytes at text.  Returns false, with r unchanged, where
 * it does not begin with them.
 */
static bool
skip(struct rest *r, const char *text, size_t n)
{
	if ((size_t)(r->end - r->p) < n || memcmp(r->p, text, n) != 0)
		return false;
	r->p += n;
	return true;
}

#define SKIP(r, text) skip(r, text, sizeof(text) - 1)

/* Reads a number of at most 18 digits that does not begin with 0. */
static bool
take_number(struct rest *r, uint64_t *out)
{
	const char *from = r->p;
	uint64_t n = 0;

	for (;
	     r->p < r->end && r->p - from < 18 && *r->p >= '0' && *r->p <= '9';
	     r->p++)
		n = n * 10 + (uint64_t)(*r->p - '0');
	*out = n;
	return r->p > from && *from != '0';
}

/* Reads a string up to its closing quote, and the quote. */
static bool
take_string(struct rest *r, struct zy_view *out)
{
	const char *from = r->p, *q = from, *b;

	for (;;) {
		q = memchr(q, '"', (size_t)(r->end - q));
		if (!q)
			return false;
		/* An odd number of backslashes before it escapes it. */
		for (b = q; b > from && b[-1] == '\\'; b--)
			;
		if ((q - b) % 2 == 0)
			break;
		q++;
	}
	*out = (struct zy_view){from, (size_t)(q - from)};
	r->p = q + 1;
	return true;
}

/* Reads the string after the id, if there is one. */
static void
take_second(struct rest *r, struct zy_view *out)
{
	struct zy_view key;

	*out = (struct zy_view){"", 0};
	if (!SKIP(r, ",\"") || !take_string(r, &key) || !SKIP(r, ":\"") ||
	    !take_string(r, out))
		*out = (struct zy_view){"", 0};
}

/*
 * Skips the member clock, which only lines entered while the clock was behind
 * have.
 */
static bool
skip_clock(struct rest *r)
{
	struct zy_view clock;

	return !SKIP(r, ",\"clock\":\"") || take_string(r, &clock);
}

bool
zy_line_skim(struct zy_skim *s, struct zy_view text)
{
	struct rest r = {text.p, text.p + text.n};

	s->version = 0;
	if (text.n < 2 || text.n >= ZY_LINE_MAX || text.p[text.n - 1] != '}' ||
	    !SKIP(&r, "{\"v\":") || !take_number(&r, &s->version) ||
	    !SKIP(&r, ",\"seq\":"))
		return false;
	if (!take_number(&r, &s->seq) || !SKIP(&r, ",\"at\":\"") ||
	    !take_string(&r, &s->at) || !SKIP(&r, ",\"by\":\"") ||
	    !take_string(&r, &s->by) || !skip_clock(&r) ||
	    !SKIP(&r, ",\"prev\":\"") || !take_string(&r, &s->prev) ||
	    !SKIP(&r, ",\"batch\":\"") || !take_string(&r, &s->batch) ||
	    !SKIP(&r, ",\"k\":") || !take_number(&r, &s->k) ||
	    !SKIP(&r, ",\"n\":") || !take_number(&r, &s->n) ||
	    !SKIP(&r, ",\"record\":\"") || !take_string(&r, &s->record) ||
	    !SKIP(&r, ",\"id\":\"") || !take_string(&r, &s->id))
		return false;
	take_second(&r, &s->second);
	return s->k <= s->n && s->k <= s->seq && s->prev.n == ZY_HASH_HEX - 1;
}

bool
zy_tail_is_begun(struct zy_view tail, uint64_t seq)
{
	char begin[64];
	size_t n, i;
	int version;

	for (version = 1; version <= ZY_LINE_VERSION; version++) {
		n = (size_t)snprintf(begin, sizeof(begin),
		    "{\"v\":%d,\"seq\":%llu,", version,
		    (unsigned long long)seq);
		if (n > tail.n)
			n = tail.n;
		for (i = 0; i < n; i++)
			if (tail.p[i] != begin[i] && tail.p[i] != '\0')
				break;
		if (i == n)
			return true;
	}
	return false;
}

/* Returns the length of the flat JSON object that text begins with, or 0. */
static size_t
object_length(struct zy_view text)
{
	bool quoted = false;
	size_t i;

	for (i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			quoted = !quoted;
		else if (text.p[i] == '\\' && quoted)
			i++;
		else if (text.p[i] == '}' && !quoted)
			return i + 1;
	}
	return 0;
}

size_t
zy_tail_line(struct zy_view tail)
{
	size_t n = object_length(tail);
	struct zy_skim s;

	return n && !memchr(tail.p, '\0', n) &&
		       zy_line_skim(&s, (struct zy_view){tail.p, n}) &&
		       s.k == s.n
		   ? n
		   : 0;
}
