/*
 * Scanning one flat object: implements zy_json_scan of json.h, which needs no
 * source.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/json.h"

#include "base/mem.h"

const char *
zy_json_skip_blank(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
		p++;
	return p;
}

/*
 * Reads four hexadecimal digits into *code.  Returns 0, or -1 where p begins
 * with something else.
 */
static int
hex4(const char *p, const char *end, uint32_t *code)
{
	uint32_t v = 0;
	int i;

	if (end - p < 4)
		return -1;
	for (i = 0; i < 4; i++) {
		char c = p[i];

		v <<= 4;
		if (c >= '0' && c <= '9')
			v |= (uint32_t)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			v |= (uint32_t)((c | 32) - 'a' + 10);
		else
			return -1;
	}
	*code = v;
	return 0;
}

/*
 * Reads one escape after its backslash and writes its character to *to.
 * Returns the address after it, or NULL where it is invalid.
 */
static const char *
unescape(const char *p, const char *end, char **to)
{
	static const char names[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	const char *name;
	uint32_t code, low;

	if (p == end)
		return NULL;
	if (*p != 'u') {
		name = memchr(names, *p, sizeof(names) - 1);
		if (!name)
			return NULL;
		*(*to)++ = means[name - names];
		return p + 1;
	}
	if (hex4(p + 1, end, &code) || code == 0 ||
	    (code >= 0xDC00 && code <= 0xDFFF))
		return NULL;
	p += 5;
	if (code >= 0xD800 && code <= 0xDBFF) {
		if (end - p < 6 || p[0] != '\\' || p[1] != 'u' ||
		    hex4(p + 2, end, &low) || low < 0xDC00 || low > 0xDFFF)
			return NULL;
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
		p += 6;
	}
	*to += zy_text_encode(code, *to);
	return p;
}

/*
 * Reads a string after its opening quote and sets *v to its content.  Returns
 * the address after its end, or NULL where it is invalid.
 */
static const char *
scan_string(const char *p, const char *end, char **scratch, struct zy_view *v)
{
	const char *from = p;
	char *to;

	while (p < end && *p != '"' && *p != '\\' && (unsigned char)*p >= 0x20)
		p++;
	if (p < end && *p == '"') {
		*v = (struct zy_view){from, (size_t)(p - from)};
		return p + 1;
	}
	to = *scratch;
	memcpy(to, from, (size_t)(p - from));
	to += p - from;
	while (p < end && *p != '"') {
		if ((unsigned char)*p < 0x20)
			return NULL;
		if (*p != '\\') {
			*to++ = *p++;
			continue;
		}
		p = unescape(p + 1, end, &to);
		if (!p)
			return NULL;
	}
	if (p == end)
		return NULL;
	*v = (struct zy_view){*scratch, (size_t)(to - *scratch)};
	*scratch = to;
	return p + 1;
}

/* Returns the address after the digits with which p begins. */
static const char *
digits(const char *p, const char *end)
{
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return p;
}

/*
 * Returns the address after the number at p, as RFC 8259 defines numbers; NULL
 * where there is none.
 */
static const char *
scan_number(const char *p, const char *end)
{
	const char *q;

	if (p < end && *p == '-')
		p++;
	q = digits(p, end);
	if (q == p || (*p == '0' && q - p > 1))
		return NULL;
	p = q;
	if (p < end && *p == '.') {
		q = digits(p + 1, end);
		if (q == p + 1)
			return NULL;
		p = q;
	}
	if (p < end && (*p | 32) == 'e') {
		p++;
		if (p < end && (*p == '+' || *p == '-'))
			p++;
		q = digits(p, end);
		if (q == p)
			return NULL;
		p = q;
	}
	return p;
}

/* Returns the address after the word if p begins with it, else NULL. */
static const char *
scan_literal(const char *p, const char *end, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(end - p) >= n && memcmp(p, word, n) == 0 ? p + n : NULL;
}

/*
 * Scans a value into m.  Returns the address after it, or NULL where there is
 * no string, number, true, false or null.
 */
static const char *
scan_value(
    const char *p, const char *end, char **scratch, struct zy_json_member *m)
{
	const char *q;

	m->string = false;
	if (p == end)
		return NULL;
	switch (*p) {
	case '"':
		m->string = true;
		return scan_string(p + 1, end, scratch, &m->value);
	case 't':
		q = scan_literal(p, end, "true");
		break;
	case 'f':
		q = scan_literal(p, end, "false");
		break;
	case 'n':
		q = scan_literal(p, end, "null");
		m->value = (struct zy_view){p, 0};
		return q;
	default:
		q = scan_number(p, end);
	}
	if (q)
		m->value = (struct zy_view){p, (size_t)(q - p)};
	return q;
}

const char *
zy_json_scan(struct zy_view object, char *scratch,
    struct zy_json_member **members, size_t *n, size_t *cap)
{
	const char *p = object.p, *end = p + object.n, *q;
	struct zy_json_member *m;

	*n = 0;
	p = zy_json_skip_blank(p, end);
	if (p == end || *p != '{')
		return p;
	p = zy_json_skip_blank(p + 1, end);
	if (p < end && *p == '}')
		goto behind;
	for (;;) {
		if (*n == *cap)
			*members =
			    zy_grow(*members, cap, *n + 1, sizeof(**members));
		m = &(*members)[*n];
		if (p == end || *p != '"')
			return p;
		q = scan_string(p + 1, end, &scratch, &m->key);
		if (!q)
			return p;
		p = zy_json_skip_blank(q, end);
		if (p == end || *p != ':')
			return p;
		p = zy_json_skip_blank(p + 1, end);
		m->at = (size_t)(p - object.p);
		q = scan_value(p, end, &scratch, m);
		if (!q)
			return p;
		++*n;
		p = zy_json_skip_blank(q, end);
		if (p == end || (*p != ',' && *p != '}'))
			return p;
		if (*p == '}')
			break;
		p = zy_json_skip_blank(p + 1, end);
	}
behind:
	p = zy_json_skip_blank(p + 1, end);
	return p == end ? NULL : p;
}
