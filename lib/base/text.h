/*
 * Text: borrowed views and growing buffers of UTF-8.
 *
 * A view is a value: an address and a length.  Its text is borrowed and not
 * NUL-terminated.  The text of a buffer is owned by the buffer, and is
 * NUL-terminated once something was appended.  Text is UTF-8 everywhere in the
 * library; lib/stream/source converts every input.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_TEXT_H
#define ZY_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/attr.h"

ZY_BEGIN_C

/* A borrowed text. */
struct zy_view {
	const char *p; /* may be NULL when n is 0 */
	size_t n;
};

/* A view of a string literal, usable as an initialiser. */
#define ZY_VIEW(literal) ((struct zy_view){"" literal, sizeof(literal) - 1})
/* For printf: "%.*s", ZY_ARG(view). */
#define ZY_ARG(v) (int)(v).n, (v).p ? (v).p : ""

/* Returns a view of the NUL-terminated string s; an empty view for NULL. */
static inline struct zy_view
zy_view(const char *s)
{
	return (struct zy_view){s, s ? strlen(s) : 0};
}

/* Returns whether a and b have the same bytes. */
static inline bool
zy_view_eq(struct zy_view a, struct zy_view b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/*
 * Returns whether a has the same bytes as the string s; NULL is an empty one.
 */
static inline bool
zy_view_is(struct zy_view a, const char *s)
{
	return zy_view_eq(a, zy_view(s));
}

/*
 * Compares two texts by bytes, which for UTF-8 is the order of code points.
 * Returns a number below 0, 0, or a number above 0.
 */
int zy_view_cmp(struct zy_view a, struct zy_view b);
/* Returns whether a begins with prefix, not NULL; every text begins with "". */
static inline bool
zy_view_starts(struct zy_view a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.n >= n && (n == 0 || memcmp(a.p, prefix, n) == 0);
}
/* Returns whether a ends with suffix; every text ends with an empty one. */
static inline bool
zy_view_ends(struct zy_view a, struct zy_view suffix)
{
	return a.n >= suffix.n &&
	       memcmp(a.p + a.n - suffix.n, suffix.p, suffix.n) == 0;
}
/*
 * Returns whether a contains needle, not NULL; an empty a contains nothing, not
 * even "".
 */
bool zy_view_has(struct zy_view a, const char *needle);
/*
 * Removes the first piece of *list, up to the next separator sep, together with
 * the separator, and stores it in *piece, borrowed from the text of the list.
 * A piece may be empty: before, between and after separators, and as the only
 * piece of an empty list whose p is not NULL.  Returns true; or false, with
 * *piece unchanged, when all pieces have been removed: list->p is NULL then.
 */
bool zy_view_next(struct zy_view *list, char sep, struct zy_view *piece);

/*
 * A growing text.  All bytes zero is an empty buffer; p is NULL until something
 * is appended.  Release it with zy_buf_release.
 */
struct zy_buf {
	char *p;
	size_t n, cap;
};

#define ZY_BUF_INIT       \
	{                 \
		.p = NULL \
	}

/* Frees the memory of b, which is empty afterwards and can be used again. */
void zy_buf_release(struct zy_buf *b);
/*
 * Makes room in b for n more bytes and a NUL byte.  Only for zy_buf_room, which
 * callers use.
 */
void zy_buf_grow(struct zy_buf *b, size_t n);
/*
 * Makes room in b for n more bytes and a NUL byte.  Returns the address at the
 * end of the text, to which the caller may write up to n bytes before adding
 * their number to b->n.
 */
static inline char *
zy_buf_room(struct zy_buf *b, size_t n)
{
	if (ZY_UNLIKELY(b->cap - b->n <= n))
		zy_buf_grow(b, n);
	return b->p + b->n;
}
/*
 * Appends a copy of the n bytes at p to b.  p may be NULL when n is 0, and must
 * not be in the text of b, which may move.  This function and the next two are
 * inline because every byte that is written passes through them.
 */
static inline void
zy_buf_put(struct zy_buf *b, const char *p, size_t n)
{
	char *to = zy_buf_room(b, n);

	if (n)
		memcpy(to, p, n);
	to[n] = '\0';
	b->n += n;
}
/* Appends the text of v to b. */
static inline void
zy_buf_view(struct zy_buf *b, struct zy_view v)
{
	zy_buf_put(b, v.p, v.n);
}
/* Appends the NUL-terminated string s, not NULL, to b. */
void zy_buf_puts(struct zy_buf *b, const char *s);
/* Appends one byte to b. */
static inline void
zy_buf_putc(struct zy_buf *b, char c)
{
	char *to = zy_buf_room(b, 1);

	to[0] = c;
	to[1] = '\0';
	b->n++;
}
/* Appends the code point `code`, at most U+10FFFF, to b as UTF-8. */
void zy_buf_char(struct zy_buf *b, uint32_t code);
/* Appends text to b that fmt formats as printf does. */
void zy_buf_printf(struct zy_buf *b, const char *fmt, ...) ZY_PRINTF(2, 3);
/* Appends text to b that fmt formats as vprintf does. */
void zy_buf_vprintf(struct zy_buf *b, const char *fmt, va_list ap)
    ZY_PRINTF(2, 0);
/*
 * Empties b and keeps its memory; p still has the old bytes until something is
 * appended.
 */
static inline void
zy_buf_reset(struct zy_buf *b)
{
	b->n = 0;
}
/*
 * Returns the text of b, borrowed until b changes; its p is NULL where nothing
 * was ever appended.
 */
static inline struct zy_view
zy_buf_get(const struct zy_buf *b)
{
	return (struct zy_view){b->p, b->n};
}
/*
 * Returns the text of b, NUL-terminated ("" if nothing was appended, never
 * NULL), which the caller frees with free().  b is empty afterwards.
 */
char *zy_buf_detach(struct zy_buf *b);

/*
 * Reads one code point of UTF-8 at p, before end.  A NUL byte is a character,
 * too.  Returns its length, 1 to 4, and sets *code; returns 0, with *code
 * unspecified, if the bytes are no valid character (overlong, surrogate, above
 * U+10FFFF, cut off) or p is end.
 */
int zy_text_decode(const char *p, const char *end, uint32_t *code);
/*
 * Writes code, at most U+10FFFF, which is not checked, as UTF-8 to out, without
 * a NUL byte.  Returns its length, 1 to 4.
 */
int zy_text_encode(uint32_t code, char out[4]);
/*
 * Returns the length of the longest beginning of the n bytes at p that is valid
 * UTF-8: n if all are.
 */
size_t zy_text_valid(const char *p, size_t n);
/* Returns the number of characters in v, which is valid UTF-8. */
size_t zy_text_count(struct zy_view v);
/*
 * Returns the number of columns that v takes on a terminal: 2 for a Chinese
 * character, 0 for a combining mark, 1 for a byte that is no valid UTF-8.
 */
size_t zy_text_width(struct zy_view v);
/*
 * Removes an incomplete UTF-8 character from the end of s, a NUL-terminated
 * text in an array of `room` bytes.  Does nothing unless the text fills the
 * array, since only then it may have been truncated.
 */
void zy_text_cut(char *s, size_t room);
/*
 * Returns whether a code point is a blank of any kind: ASCII, U+00A0, U+3000,
 * U+FEFF and others.
 */
bool zy_text_is_blank(uint32_t code);
/*
 * Returns whether a code point is a Chinese character of any plane, or 〇
 * (U+3007).
 */
bool zy_text_is_hanzi(uint32_t code);
/*
 * Returns whether the three bytes at p are a character of U+4000 to U+9FFF, as
 * nearly all Chinese characters are; false where fewer than three bytes are
 * left before end.
 */
static inline bool
zy_text_is_common_hanzi(const char *p, const char *end)
{
	return end - p >= 3 && (unsigned char)p[0] - 0xE4U < 6 &&
	       (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}
/*
 * Returns whether a code point is a letter, a digit or a character of any
 * script, and not punctuation.
 */
bool zy_text_is_word(uint32_t code);
/*
 * Returns whether a code point must not be written to a terminal: control
 * characters, bidirectional controls, characters of no width.
 */
bool zy_text_is_unsafe(uint32_t code);
/*
 * Returns v without the blanks, of every kind (zy_text_is_blank), at both ends,
 * borrowed from v; an empty view where v is all blanks.
 */
struct zy_view zy_text_trim(struct zy_view v);
/*
 * Removes the first name from *list, a cell with several names as 张某、李某,
 * and stores it in *name, without blanks at its ends, borrowed from the list.
 * Names are separated by 、 ， , ； ; or one of the ASCII characters of the
 * string `more`, which is "" for none; empty names are skipped.  Returns true;
 * or false, with *name unspecified, when no name is left.
 */
bool zy_text_next_name(
    struct zy_view *list, const char *more, struct zy_view *name);
/*
 * Appends v to b with control characters, bidirectional controls and invisible
 * characters and bytes that are no valid UTF-8 written as \x1b or \u202e, so
 * that people see them.
 */
void zy_text_visible(struct zy_buf *b, struct zy_view v);
/*
 * Returns whether a text is one that people write for what stands in the cell
 * above: 同上, 〃.
 */
bool zy_text_is_ditto(struct zy_view v);

ZY_END_C

#endif
