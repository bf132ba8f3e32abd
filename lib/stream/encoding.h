/*
 * Telling encodings apart, over the whole input or its beginning.
 *
 * The rule, not statistics: BOM; strict UTF-8; else GB18030.  Short GBK texts
 * can be valid UTF-8 by chance (毛, 是): where every character beyond ASCII is
 * below U+0800, the bytes are pairs that GB18030 reads as hanzi, and GB18030
 * it is; but not where such a letter stands beside one of ASCII (José), or is
 * none of GB 2312 (×).  A file in which lines of both kinds stand is an error,
 * since either reading would garble the other kind.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_ENCODING_H
#define ZY_STREAM_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A look at bytes in pieces, from the start of the input: all zero, then
 * zy_encoding_look for each piece, in order.
 */
struct zy_encoding_look {
	uint64_t n;	/* bytes looked at */
	bool beyond;	/* there are bytes beyond ASCII, */
	uint64_t first; /* from here on */
	bool large;	/* there is a character of U+0800 and above */
	bool latin; /* there is one that GB 2312 text would not have there */
	bool bad;   /* it is not UTF-8 */
	bool nul;   /* there is a NUL byte */
	uint64_t nul_at; /* here */
	char cut[4];	 /* a character begun at the end of the last piece */
	size_t ncut;
};

void zy_encoding_look(struct zy_encoding_look *look, const char *p, size_t n);
/* True when all bytes so far are whole characters of UTF-8. */
static inline bool
zy_encoding_is_utf8(const struct zy_encoding_look *look)
{
	return !look->bad && look->ncut == 0;
}

/*
 * Looks for lines of two kinds in bytes that are not UTF-8 all through.  All
 * zero, then whole lines in order.  Returns the offset in p of the first line
 * of another kind than the first line beyond ASCII, with *utf8 its kind, or
 * SIZE_MAX when there is none.
 */
struct zy_encoding_mix {
	bool seen[2]; /* GB18030, UTF-8 */
};
size_t zy_encoding_mixed(
    struct zy_encoding_mix *mix, const char *p, size_t n, bool *utf8);

/*
 * Looks for Big5 in bytes that are taken for GB18030.  Returns the offset of
 * the first character that GB18030 reads as none of the hanzi of GB 2312; or
 * SIZE_MAX where the text is not surely Big5.  It surely is where all
 * characters have the form of Big5, nine in ten are of its common hanzi, and
 * more are rare in GB18030 than names bring along: never so in a text of
 * common hanzi, half of which stand outside the common ones of Big5.
 */
size_t zy_encoding_big5(const char *p, size_t n);

/*
 * The character of a four-byte GB18030 code that glibc does not know: the
 * moves of 2022 (18 characters that left the private use area).  0: none.
 */
uint32_t zy_encoding_moved(const unsigned char *p, size_t n);

#endif
