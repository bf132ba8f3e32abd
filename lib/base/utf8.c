/*
 * Checking UTF-8, many bytes at a time: implements zy_text_valid of text.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/text.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define ZY_AVX2 __attribute__((target("avx2")))

/*
 * The errors that two adjacent bytes can have, a bit each.  A pair has an error
 * if the tables for three of its nibbles all have that bit.  After Keiser and
 * Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021).
 */
enum {
	SHORT = 1,	/* 11...... 0....... or 11......: more should come */
	LONG = 2,	/* 0....... 10......: less should come */
	OVER3 = 4,	/* 11100000 100..... */
	LARGE = 8,	/* above U+10FFFF */
	SURROGATE = 16, /* 11101101 101..... */
	OVER2 = 32,	/* 1100000. 10...... */
	LARGE8 = 64,	/* 11110101 1000.... and above; 11110000 1000.... */
	TWO = 128,	/* 10...... 10......: right in longer ones */
	ANY_LOW = SHORT | LONG | TWO,
	MUCH = ANY_LOW | LARGE | LARGE8,
	CONT = LONG | OVER2 | TWO,
};

/* Looks each nibble up in a table of 16 bytes. */
static ZY_AVX2 __m256i
table(__m256i nibbles, const char bytes[16])
{
	return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(
				       _mm_loadu_si128((const __m128i *)bytes)),
	    nibbles);
}

/* Returns the upper four bits of each byte. */
static ZY_AVX2 __m256i
high_nibbles(__m256i v)
{
	return _mm256_and_si256(
	    _mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F));
}

/* v with its first n bytes from the end of the vector before it. */
#define SHIFTED(v, before, n) \
	_mm256_alignr_epi8(   \
	    (v), _mm256_permute2x128_si256((before), (v), 0x21), 16 - (n))

/* Returns a vector that is not zero where a pair of bytes has an error or a
 * character has a wrong length.  before is the vector before v. */
static ZY_AVX2 __m256i
wrong(__m256i v, __m256i before)
{
	static const char first_high[16] = {LONG, LONG, LONG, LONG, LONG, LONG,
	    LONG, LONG, (char)TWO, (char)TWO, (char)TWO, (char)TWO,
	    SHORT | OVER2, SHORT, SHORT | OVER3 | SURROGATE,
	    SHORT | LARGE | LARGE8};
	static const char first_low[16] = {
	    (char)(ANY_LOW | OVER3 | OVER2 | LARGE8), (char)(ANY_LOW | OVER2),
	    (char)ANY_LOW, (char)ANY_LOW, (char)(ANY_LOW | LARGE), (char)MUCH,
	    (char)MUCH, (char)MUCH, (char)MUCH, (char)MUCH, (char)MUCH,
	    (char)MUCH, (char)MUCH, (char)(MUCH | SURROGATE), (char)MUCH,
	    (char)MUCH};
	static const char second_high[16] = {SHORT, SHORT, SHORT, SHORT, SHORT,
	    SHORT, SHORT, SHORT, (char)(CONT | OVER3 | LARGE8),
	    (char)(CONT | OVER3 | LARGE), (char)(CONT | SURROGATE | LARGE),
	    (char)(CONT | SURROGATE | LARGE), SHORT, SHORT, SHORT, SHORT};
	__m256i first = SHIFTED(v, before, 1), pairs, longer;

	pairs = _mm256_and_si256(
	    _mm256_and_si256(table(high_nibbles(first), first_high),
		table(_mm256_and_si256(first, _mm256_set1_epi8(0x0F)),
		    first_low)),
	    table(high_nibbles(v), second_high));
	/* The third and the fourth byte of a character are the second of two
	 * that continue it; nothing else is. */
	longer = _mm256_or_si256(_mm256_subs_epu8(SHIFTED(v, before, 2),
				     _mm256_set1_epi8(0xE0 - 0x80)),
	    _mm256_subs_epu8(
		SHIFTED(v, before, 3), _mm256_set1_epi8((char)(0xF0 - 0x80))));
	return _mm256_xor_si256(
	    _mm256_and_si256(longer, _mm256_set1_epi8((char)0x80)), pairs);
}

/* Returns the length of the beginning of s that consists of vectors without an
 * error. */
static ZY_AVX2 size_t
valid_vectors(const char *s, size_t n)
{
	__m256i before = _mm256_setzero_si256(), v, bad;
	size_t i;

	for (i = 0; i + 32 <= n; i += 32) {
		v = _mm256_loadu_si256((const __m256i *)(s + i));
		bad = wrong(v, before);
		if (!_mm256_testz_si256(bad, bad))
			break;
		before = v;
	}
	return i;
}

/*
 * Returns the offset of the character that begins before n and ends after it,
 * by its first byte; n where there is none.
 */
static size_t
whole(const char *s, size_t n)
{
	static const unsigned char least[] = {0xC0, 0xE0, 0xF0};
	size_t back;

	for (back = 1; back <= 3 && back <= n; back++)
		if ((unsigned char)s[n - back] >= least[back - 1])
			return n - back;
	return n;
}

/* Without AVX2, skips no bytes. */
static size_t
skip(const char *s, size_t n)
{
	if (n < 64 || !__builtin_cpu_supports("avx2"))
		return 0;
	return whole(s, valid_vectors(s, n));
}
#else
static size_t
skip(const char *s, size_t n)
{
	(void)s;
	(void)n;
	return 0;
}
#endif

/*
 * Returns whether three bytes are a valid character whose lead byte allows
 * every continuation byte.
 */
static inline bool
is_usual(const char *p)
{
	unsigned char lead = (unsigned char)p[0];

	return lead > 0xE0 && lead < 0xF0 && lead != 0xED &&
	       ((unsigned char)p[1] & 0xC0) == 0x80 &&
	       ((unsigned char)p[2] & 0xC0) == 0x80;
}

size_t
zy_text_valid(const char *s, size_t n)
{
	const char *p = s + skip(s, n), *end = s + n;
	uint32_t code;
	uint64_t word;
	int len;

	while (p < end) {
		/* ASCII runs eight bytes at a time. */
		while (end - p >= 8) {
			memcpy(&word, p, 8);
			if (word & UINT64_C(0x8080808080808080))
				break;
			p += 8;
		}
		if (p == end)
			break;
		if (end - p >= 3 && is_usual(p)) {
			p += 3;
			continue;
		}
		len = zy_text_decode(p, end, &code);
		if (len == 0)
			break;
		p += len;
	}
	return (size_t)(p - s);
}
