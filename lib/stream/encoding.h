/*
 * Recognising the encoding of an input by its bytes, all of them or the first.
 *
 * The decision follows a rule, not statistics: a byte order mark decides; valid
 * UTF-8 is UTF-8; everything else is GB18030.  A short GBK text can be valid
 * UTF-8 by chance (毛, 是).  Therefore an input that is valid UTF-8 is
 * nevertheless taken for GB18030 when every character beyond ASCII is
 * below U+0800 and its bytes are pairs that GB18030 reads as Chinese
 * characters; but not when such a character is next to an ASCII letter
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
	uint64_t n;	 /* bytes examined */
	bool beyond;	 /* there are bytes beyond ASCII; */
	uint64_t first;	 /* the offset of the first of them */
	bool large;	 /* there is a character of U+0800 and above */
	bool latin;	 /* there is one of two bytes that no GB 2312 text has
			    in this place: see the rule above */
	bool bad;	 /* the bytes are not UTF-8 */
	bool nul;	 /* there is a NUL byte; */
	uint64_t nul_at; /* the offset of the first */
	char cut[4];	 /* the bytes of a character that is not complete at the
			    end of the last piece */
	size_t ncut;
};

/*
 * Examines the next n bytes of the input, at p, and adds what they show to
 * look.  Bytes after the first that is not UTF-8 are only counted.
 */
void zy_encoding_look(struct zy_encoding_look *look, const char *p, size_t n);
/*
 * Returns whether all bytes examined so far are complete characters of UTF-8.
 */
static inline bool
zy_encoding_is_utf8(const struct zy_encoding_look *look)
{
	return !look->bad && look->ncut == 0;
}

/*
 * Which encodings the lines examined so far have.  All bytes zero is the state
 * before the first line.
 */
struct zy_encoding_mix {
	bool seen[2]; /* [0]: GB18030, [1]: UTF-8 */
};
/*
 * Examines n bytes of whole lines at p, which follow those of the call before,
 * in an input that is not UTF-8 as a whole.  Returns the offset in p of the
 * first line whose encoding differs from that of lines before it, and sets
 * *utf8 to whether that line is UTF-8; returns SIZE_MAX, with *utf8 unchanged,
 * when there is no such line.  A line that could be either counts for neither.
 */
size_t zy_encoding_mixed(
    struct zy_encoding_mix *mix, const char *p, size_t n, bool *utf8);

/*
 * Looks for Big5 in a text that is read as GB18030.  Returns the offset of the
 * first character that GB18030 does not read as a character of GB 2312; or
 * SIZE_MAX when it is not certain that the text is Big5.  It is certain when
 * every character has the form of Big5, nine in ten are among the common
 * characters of Big5, and at least a third would be rare characters in GB18030.
 * A GB18030 text of common characters never passes this test.  Only the first
 * 64 KiB are examined.
 */
size_t zy_encoding_big5(const char *p, size_t n);

/*
 * Returns the character of a four-byte GB18030 code at p (n bytes are readable
 * there), if it is one of the 18 that GB18030-2022 has moved out of the private
 * use area, which glibc does not know.  Returns 0 for every other code.
 */
uint32_t zy_encoding_moved(const unsigned char *p, size_t n);

ZY_END_C

#endif
