/*
 * Recognising the encoding of an input, by all of it or by its beginning.
 *
 * There is a rule and no statistics: a byte order mark decides; valid UTF-8 is
 * UTF-8; everything else is GB18030.  A short GBK text can be valid UTF-8 by
 * chance (毛, 是).  So an input is GB18030 when every character beyond ASCII is
 * below U+0800 and its bytes are pairs that GB18030 reads as Chinese
 * characters; but not when such a character stands beside an ASCII letter
 * (José) or is not in GB 2312 (×).  An input with lines in both encodings is an
 * error, since either reading would garble some of them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_ENCODING_H
#define ZY_STREAM_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

ZY_BEGIN_C

/*
 * What is known about the bytes of an input so far.  All bytes zero is the
 * state before the first byte; zy_encoding_look adds the bytes piece by piece.
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

/* Examines the next n bytes of the input, at p. */
void zy_encoding_look(struct zy_encoding_look *look, const char *p, size_t n);
/* Returns whether all bytes so far are complete characters of UTF-8. */
static inline bool
zy_encoding_is_utf8(const struct zy_encoding_look *look)
{
	return !look->bad && look->ncut == 0;
}

/*
 * The encodings of the lines seen so far.  All bytes zero is the state before
 * the first line.
 */
struct zy_encoding_mix {
	bool seen[2]; /* GB18030, UTF-8 */
};
/*
 * Examines n bytes of whole lines, which follow those of the call before, in an
 * input that is not UTF-8 as a whole.  Returns the offset in p of the first
 * line that is in another encoding than the first line with characters beyond
 * ASCII, and sets *utf8 to whether it is UTF-8; returns SIZE_MAX, with *utf8
 * unchanged, when there is no such line.
 */
size_t zy_encoding_mixed(
    struct zy_encoding_mix *mix, const char *p, size_t n, bool *utf8);

/*
 * Looks for Big5 in a text that is read as GB18030.  Returns the offset of the
 * first character that GB18030 does not read as a character of GB 2312; or
 * SIZE_MAX when it is not certain that the text is Big5.  It is certain when
 * all characters have the form of Big5, nine in ten are among its common
 * characters, and more are rare in GB18030 than names explain.  This never
 * holds for a text of common characters in GB18030, half of which are outside
 * the common ones of Big5.
 */
size_t zy_encoding_big5(const char *p, size_t n);

/*
 * Returns the character of a four-byte GB18030 code, n bytes at p, that glibc
 * does not know: the 18 characters that GB18030-2022 has moved out of the
 * private use area.  Returns 0 for every other code.
 */
uint32_t zy_encoding_moved(const unsigned char *p, size_t n);

ZY_END_C

#endif
