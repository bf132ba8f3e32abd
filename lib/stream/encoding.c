/*
 * Recognising UTF-8, GB18030 and Big5 by bytes: implements encoding.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/encoding.h"

#include <string.h>

#include "base/text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * Returns how many of the n bytes at p, from the first on, are ASCII without
 * NUL.
 */
static size_t
plain_run(const char *p, size_t n)
{
	size_t i = 0;

#ifdef __SSE2__
	for (; i + 16 <= n; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(p + i));

		/* Signed: 1 to 127 are above zero, all else is not. */
		if (_mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_setzero_si128())) !=
		    0xFFFF)
			break;
	}
#endif
	while (i < n && (signed char)p[i] > 0)
		i++;
	return i;
}

/*
 * Returns the length of the character that a lead byte begins; 0 for another
 * byte.
 */
static size_t
lead(unsigned char c)
{
	if (c < 0xC2 || c > 0xF4)
		return 0;
	return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/*
 * Returns whether the n bytes at p could be the beginning of a longer
 * character.
 */
static bool
begins(const char *p, size_t n)
{
	size_t i;

	if (n >= lead((unsigned char)*p))
		return false;
	for (i = 1; i < n; i++)
		if (((unsigned char)p[i] & 0xC0) != 0x80)
			return false;
	return true;
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/*
 * Returns whether there is a character of two bytes that is Latin rather than a
 * hanzi of GB 2312: next to an ASCII letter, or with a second byte that GB 2312
 * does not use.
 */
static bool
has_latin(const char *p, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n; i++) {
		if ((unsigned char)p[i] < 0xC2 || (unsigned char)p[i] >= 0xE0)
			continue;
		if ((unsigned char)p[i + 1] < 0xA1 ||
		    (i && is_letter(p[i - 1])) ||
		    (i + 2 < n && is_letter(p[i + 2])))
			return true;
		i++;
	}
	return false;
}

/* Examines n bytes of valid UTF-8 that begin at offset `at` of the input. */
static void
look_into(struct zy_encoding_look *look, const char *p, size_t n, uint64_t at)
{
	size_t i = plain_run(p, n), from;
	const char *nul;

	nul = i == n || look->nul ? NULL : memchr(p + i, '\0', n - i);
	if (nul) {
		look->nul = true;
		look->nul_at = at + (uint64_t)(nul - p);
	}
	while (!look->beyond && i < n && (signed char)p[i] >= 0)
		i++;
	if (!look->beyond && i < n) {
		look->beyond = true;
		look->first = at + i;
	}
	if (!look->large && !look->latin && i < n) {
		from = i > 0 ? i - 1 : 0;
		look->latin = has_latin(p + from, n - from);
	}
	while (!look->large && i < n)
		look->large = (unsigned char)p[i++] >= 0xE0; /* a lead byte */
}

/*
 * Examines any n bytes that begin at offset `at` of the input, and records in
 * look whether they are bad, or cut within a character.
 */
static void
look_at(struct zy_encoding_look *look, const char *p, size_t n, uint64_t at)
{
	size_t good = zy_text_valid(p, n);

	look_into(look, p, good, at);
	if (good == n)
		return;
	look->bad = !begins(p + good, n - good);
	look->ncut = look->bad ? 0 : n - good;
	memcpy(look->cut, p + good, look->ncut);
	if (!look->beyond)
		look->first = at + good;
	look->beyond = true;
}

void
zy_encoding_look(struct zy_encoding_look *look, const char *p, size_t n)
{
	size_t had = look->ncut, want, took = 0;
	char whole[4];

	if (had && n && !look->bad) {
		/* Ends the character that the last piece began. */
		want = lead((unsigned char)look->cut[0]);
		took = want - had < n ? want - had : n;
		memcpy(whole, look->cut, had);
		memcpy(whole + had, p, took);
		look->ncut = 0;
		look_at(look, whole, had + took, look->n - had);
	}
	if (!look->bad && took < n)
		look_at(look, p + took, n - took, look->n + took);
	look->n += n;
}

/*
 * Returns whether a line is Chinese in UTF-8: it is valid UTF-8 and has enough
 * three-byte characters that GBK text would hardly be valid by chance.
 */
static bool
looks_utf8(const char *p, const char *end)
{
	uint32_t code;
	int len, three = 0;
	bool low = false; /* bytes that GB 2312 does not use */

	while (p < end) {
		if ((signed char)*p > 0) {
			p++;
			continue;
		}
		len = zy_text_decode(p, end, &code);
		if (len < 3)
			return false;
		for (int i = 0; i < len; i++)
			low = low || (unsigned char)p[i] <= 0xA0;
		three++;
		p += len;
	}
	return three >= 6 || (low && three >= 3);
}

size_t
zy_encoding_mixed(
    struct zy_encoding_mix *mix, const char *p, size_t n, bool *utf8)
{
	const char *end = p + n, *line = p, *stop;
	size_t len, ascii;
	bool kind;

	for (; line < end; line = stop + 1) {
		stop = memchr(line, '\n', (size_t)(end - line));
		if (!stop)
			stop = end;
		len = (size_t)(stop - line);
		ascii = plain_run(line, len);
		if (ascii == len)
			continue;
		kind = looks_utf8(line + ascii, stop);
		if (!kind &&
		    zy_text_valid(line + ascii, len - ascii) == len - ascii)
			continue; /* could be either */
		mix->seen[kind] = true;
		if (mix->seen[!kind]) {
			*utf8 = kind;
			return (size_t)(line - p);
		}
	}
	return SIZE_MAX;
}

enum {
	BIG5_SAMPLE = 64 * 1024, /* bytes that are looked at */
	BIG5_LEAST = 4,		 /* characters that a text must have */
};

size_t
zy_encoding_big5(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;
	size_t i, pairs = 0, common = 0, odd = 0, low = 0, first = SIZE_MAX;

	n = n < BIG5_SAMPLE ? n : BIG5_SAMPLE;
	for (i = plain_run(p, n); i + 1 < n; i += plain_run(p + i, n - i)) {
		unsigned char lead = u[i], trail = u[i + 1];

		if (lead < 0xA1 || lead > 0xF9 || trail < 0x40 ||
		    (trail > 0x7E && trail < 0xA1) || trail == 0xFF)
			return SIZE_MAX;
		pairs++;
		common += lead < 0xC7;
		low += trail < 0xA1;
		if (lead > 0xA3 && (lead < 0xB0 || trail < 0xA1)) {
			first = odd++ ? first : i;
		}
		i += 2;
	}
	if (pairs < BIG5_LEAST || common * 10 < pairs * 9 || odd * 3 < pairs ||
	    low * 8 < pairs)
		return SIZE_MAX;
	return first;
}

uint32_t
zy_encoding_moved(const unsigned char *p, size_t n)
{
	/* GB 18030-2022, table of changed code points. */
	static const struct {
		unsigned char bytes[4];
		uint32_t code;
	} moved[] = {
	    {{0x84, 0x31, 0x82, 0x36}, 0xFE10},
	    {{0x84, 0x31, 0x82, 0x37}, 0xFE11},
	    {{0x84, 0x31, 0x82, 0x38}, 0xFE12},
	    {{0x84, 0x31, 0x82, 0x39}, 0xFE13},
	    {{0x84, 0x31, 0x83, 0x30}, 0xFE14},
	    {{0x84, 0x31, 0x83, 0x31}, 0xFE15},
	    {{0x84, 0x31, 0x83, 0x32}, 0xFE16},
	    {{0x84, 0x31, 0x83, 0x33}, 0xFE17},
	    {{0x84, 0x31, 0x83, 0x34}, 0xFE18},
	    {{0x84, 0x31, 0x83, 0x35}, 0xFE19},
	    {{0x82, 0x35, 0x90, 0x37}, 0x9FB4},
	    {{0x82, 0x35, 0x90, 0x38}, 0x9FB5},
	    {{0x82, 0x35, 0x90, 0x39}, 0x9FB6},
	    {{0x82, 0x35, 0x91, 0x30}, 0x9FB7},
	    {{0x82, 0x35, 0x91, 0x31}, 0x9FB8},
	    {{0x82, 0x35, 0x91, 0x32}, 0x9FB9},
	    {{0x82, 0x35, 0x91, 0x33}, 0x9FBA},
	    {{0x82, 0x35, 0x91, 0x34}, 0x9FBB},
	};
	size_t i;

	for (i = 0; n >= 4 && i < sizeof(moved) / sizeof(moved[0]); i++)
		if (memcmp(p, moved[i].bytes, 4) == 0)
			return moved[i].code;
	return 0;
}
