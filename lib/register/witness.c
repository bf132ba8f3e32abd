/*
 * Finding heads in texts: implements witness.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/witness.h"

enum {
	/* Fewer decimal digits may be a date, or a number of lines. */
	SURE = 16,
};

/* Returns whether c is a hexadecimal digit. */
static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
	       (c >= 'A' && c <= 'F');
}

/* Returns whether c may belong to a name or a number. */
static bool
is_word(char c)
{
	return is_hex(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       c == '-' || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

bool
zy_witness_is_head(struct zy_view text, char out[ZY_HASH_HEX])
{
	size_t i;

	if (text.n < ZY_WITNESS_FEWEST || text.n >= ZY_HASH_HEX)
		return false;
	for (i = 0; i < text.n; i++) {
		if (!is_hex(text.p[i]))
			return false;
		out[i] = text.p[i] >= 'A' && text.p[i] <= 'F'
			     ? (char)(text.p[i] - 'A' + 'a')
			     : text.p[i];
	}
	out[i] = '\0';
	return true;
}

/*
 * Returns whether the character before p is a full-width punctuation mark such
 * as ： or 《.
 */
static bool
is_behind_mark(const char *p, const char *begin)
{
	return p - begin >= 3 && (memcmp(p - 3, "\xEF\xBC", 2) == 0 ||
				     memcmp(p - 3, "\xE3\x80", 2) == 0);
}

/*
 * Returns the address after the name in the line, or NULL where the line does
 * not have the name.
 */
static const char *
behind_name(struct zy_view line, struct zy_view name)
{
	const char *p = line.p, *end = p + line.n, *next;

	while (name.n && p < end &&
	       (p = memmem(p, (size_t)(end - p), name.p, name.n)) != NULL) {
		next = p + name.n;
		if ((p == line.p || !is_word(p[-1]) ||
			is_behind_mark(p, line.p)) &&
		    (next == end || !is_word(*next) ||
			(unsigned char)*next >= 0x80))
			return next;
		p++;
	}
	return NULL;
}

/* Returns whether c, next to hex digits, makes them part of another word. */
static bool
is_joined(char c)
{
	return is_word(c) && c != '.' && (unsigned char)c < 0x80;
}

/* Returns whether v is a decimal number too short to be surely a head. */
static bool
is_number(struct zy_view v)
{
	size_t i;

	for (i = 0; i < v.n; i++)
		if (v.p[i] < '0' || v.p[i] > '9')
			return false;
	return v.n < SURE;
}

bool
zy_witness_find(struct zy_view line, struct zy_view name, char out[ZY_HASH_HEX])
{
	const char *p = behind_name(line, name), *end = line.p + line.n;
	struct zy_view word;
	bool found = false;

	while (p && p < end) {
		word = (struct zy_view){p, 0};
		while (p < end && is_hex(*p))
			p++;
		word.n = (size_t)(p - word.p);
		if (word.n == 0)
			p++;
		else if (!is_joined(word.p[-1]) &&
			 (p == end || !is_joined(*p)) && !is_number(word))
			found |= zy_witness_is_head(word, out);
	}
	return found;
}
