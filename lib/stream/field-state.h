/*
 * Copying a field of CSV that needs no quotes, shared by field.c and writer.c.
 * Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_FIELD_STATE_H
#define ZY_STREAM_FIELD_STATE_H

#include <stdint.h>

#include "base/text.h"

#ifdef __SSE2__
#include <emmintrin.h>

/* Returns whether one of 16 bytes is the delimiter, a quote, LF or CR. */
static inline bool
zy_field_has_special(__m128i v, char delim)
{
	__m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
	__m128i lf = _mm_cmpeq_epi8(v, _mm_set1_epi8('\n'));
	__m128i cr = _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'));
	__m128i d = _mm_cmpeq_epi8(v, _mm_set1_epi8(delim));

	return _mm_movemask_epi8(_mm_or_si128(
		   _mm_or_si128(quote, lf), _mm_or_si128(cr, d))) != 0;
}

/* Does what zy_field_copy does, for 4 to 15 bytes: as two overlapping words. */
static inline bool
zy_field_copy_short(char *to, const char *p, size_t n, char delim)
{
	uint64_t low, high;
	uint32_t first, last;

	if (n >= 8) {
		memcpy(&low, p, 8);
		memcpy(&high, p + n - 8, 8);
		memcpy(to, &low, 8);
		memcpy(to + n - 8, &high, 8);
	} else {
		memcpy(&first, p, 4);
		memcpy(&last, p + n - 4, 4);
		memcpy(to, &first, 4);
		memcpy(to + n - 4, &last, 4);
		low = high = (uint64_t)last << 32 | first;
	}
	return !zy_field_has_special(
	    _mm_set_epi64x((long long)high, (long long)low), delim);
}

/* Does what zy_field_copy does, for 16 bytes or more. */
static inline bool
zy_field_copy_long(char *to, const char *p, size_t n, char delim)
{
	__m128i v;
	size_t i, at;

	for (i = 0; i < n; i += 16) {
		/* The last step overlaps the one before. */
		at = n - i < 16 ? n - 16 : i;
		v = _mm_loadu_si128((const __m128i *)(p + at));
		if (zy_field_has_special(v, delim))
			return false;
		_mm_storeu_si128((__m128i *)(to + at), v);
	}
	return true;
}
#endif

/*
 * Copies v to `to`, which has room for it, unless the field must be written in
 * quotes: it contains the delimiter, a quote, LF or CR, or a blank is its first
 * or last byte.  Returns whether it was copied; where it was not, the bytes at
 * `to` are unspecified.
 */
static inline bool
zy_field_copy(char *to, struct zy_view v, char delim)
{
	size_t i;

	if (v.n == 0)
		return true;
	if (v.p[0] == ' ' || v.p[v.n - 1] == ' ')
		return false;
#ifdef __SSE2__
	if (v.n >= 16)
		return zy_field_copy_long(to, v.p, v.n, delim);
	if (v.n >= 4)
		return zy_field_copy_short(to, v.p, v.n, delim);
#endif
	for (i = 0; i < v.n; i++) {
		if (v.p[i] == delim || v.p[i] == '"' || v.p[i] == '\n' ||
		    v.p[i] == '\r')
			return false;
		to[i] = v.p[i];
	}
	return true;
}

#endif
