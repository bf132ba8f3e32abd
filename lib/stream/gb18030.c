/*
 * Converting GB18030 by a table that is filled as codes occur: implements
 * gb18030.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/gb18030.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
	LEADS = 0xFF - 0x81,   /* 0x81 to 0xFE */
	TRAILS = 0x100 - 0x40, /* 0x40 on */
	SLACK = 16, /* bytes after the text that may be overwritten */
};

/* Up to three bytes of UTF-8, then how many they are; 0: not met yet. */
struct zy_gb18030 {
	char codes[LEADS][TRAILS][4];
};

struct zy_gb18030 *
zy_gb18030_new(void)
{
	return zy_calloc(1, sizeof(struct zy_gb18030));
}

void
zy_gb18030_free(struct zy_gb18030 *g)
{
	free(g);
}

/*
 * Copies bytes up to the first that is not ASCII, and perhaps up to 15 bytes
 * more, which do not count.  Returns how many were ASCII.
 */
static inline size_t
copy_ascii(const char *in, const char *end, char *to)
{
	const char *p = in;

#ifdef __SSE2__
	__m128i v;
	unsigned beyond;

	for (; end - p >= 16; p += 16, to += 16) {
		v = _mm_loadu_si128((const __m128i *)p);
		_mm_storeu_si128((__m128i *)to, v);
		beyond = (unsigned)_mm_movemask_epi8(v);
		if (beyond)
			return (size_t)(p - in) + (size_t)__builtin_ctz(beyond);
	}
#endif
	while (p < end && (signed char)*p >= 0)
		*to++ = *p++;
	return (size_t)(p - in);
}

/*
 * Converts ASCII and codes of two bytes that occurred before.  Returns the
 * address of the first code that is not among them, or end.
 */
static const char *
put_known(
    const struct zy_gb18030 *g, const char *in, const char *end, char **to)
{
	unsigned lead, trail;
	const char *code;
	size_t n;

	while (in < end) {
		lead = (unsigned char)*in;
		if (lead < 0x80) {
			n = copy_ascii(in, end, *to);
			in += n;
			*to += n;
			continue;
		}
		if (end - in < 2)
			break;
		trail = (unsigned char)in[1];
		if (lead - 0x81 >= LEADS || trail < 0x40)
			break;
		code = g->codes[lead - 0x81][trail - 0x40];
		if (code[3] == 0)
			break;
		memcpy(*to, code, 4);
		*to += code[3];
		in += 2;
	}
	return in;
}

/*
 * Returns the length of the run of four-byte codes at `in`; where there is
 * none, the length of the one code there.
 */
static size_t
unknown_run(const char *in, size_t left)
{
	size_t n = 0;

	while (left - n >= 4 && (signed char)in[n] < 0 && in[n + 1] >= '0' &&
	       in[n + 1] <= '9')
		n += 4;
	if (n)
		return n;
	return left < 2 || (in[1] >= '0' && in[1] <= '9') ? left : 2;
}

/*
 * Remembers that the two-byte code at `in` is converted to the n bytes at text.
 */
static void
keep(struct zy_gb18030 *g, const char *in, const char *text, size_t n)
{
	unsigned lead = (unsigned char)in[0], trail = (unsigned char)in[1];
	char *code;

	if (lead - 0x81 >= LEADS || trail < 0x40 || n > 3)
		return;
	code = g->codes[lead - 0x81][trail - 0x40];
	memcpy(code, text, n);
	code[3] = (char)n;
}

/*
 * Converts the next code or codes by iconv.  Returns 0, or the errno of iconv.
 */
static int
put_unknown(struct zy_gb18030 *g, iconv_t cd, const char **in, size_t *left,
    struct zy_buf *out)
{
	size_t n = unknown_run(*in, *left), few = n;
	/* Never more than 2 bytes for 1; iconv wants room to look ahead. */
	size_t room = 2 * n + SLACK;
	char *to = zy_buf_room(out, room), *at = to;
	char *from = (char *)(uintptr_t)*in;
	int rc = 0;

	if (iconv(cd, &from, &few, &at, &room) == (size_t)-1)
		rc = errno;
	if (rc == 0 && n == 2)
		keep(g, *in, to, (size_t)(at - to));
	out->n += (size_t)(at - to);
	*left -= (size_t)(from - *in);
	*in = from;
	return rc == E2BIG ? 0 : rc;
}

int
zy_gb18030_put(struct zy_gb18030 *g, iconv_t cd, const char **in, size_t *n,
    struct zy_buf *out)
{
	const char *stop;
	char *to;
	int rc = 0;

	while (*n > 0 && rc == 0) {
		/* Two bytes become three at most. */
		to = zy_buf_room(out, *n + *n / 2 + SLACK);
		stop = put_known(g, *in, *in + *n, &to);
		out->n = (size_t)(to - out->p);
		*n -= (size_t)(stop - *in);
		*in = stop;
		if (*n > 0)
			rc = put_unknown(g, cd, in, n, out);
	}
	return rc;
}
