/*
 * Text: borrowed views and growing buffers of UTF-8.
 *
 * A view is a value: pointer and length, not terminated, never owned.  A
 * buffer's data is always NUL-terminated once something was put.  Text is
 * UTF-8 everywhere inside the library; lib/stream/source makes it so.
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

struct zy_view {
	const char *p; /* borrowed; may be NULL when n is 0 */
	size_t n;
};

/* A view of a string literal, usable as an initialiser. */
#define ZY_VIEW(literal) ((struct zy_view){"" literal, sizeof(literal) - 1})
/* For printf: "%.*s", ZY_ARG(view). */
#define ZY_ARG(v) (int)(v).n, (v).p ? (v).p : ""

static inline struct zy_view
zy_view(const char *s)
{
	return (struct zy_view){s, s ? strlen(s) : 0};
}

static inline bool
zy_view_eq(struct zy_view a, struct zy_view b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
zy_view_is(struct zy_view a, const char *s)
{
	return zy_view_eq(a, zy_view(s));
}

/* Order by bytes, which for UTF-8 is order by code point. */
int zy_view_cmp(struct zy_view a, struct zy_view b);
static inline bool
zy_view_starts(struct zy_view a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.n >= n && (n == 0 || memcmp(a.p, prefix, n) == 0);
}
/* True when needle stands somewhere in a. */
bool zy_view_has(struct zy_view a, const char *needle);
/*
 * Takes the next piece of a list separated by one-byte sep: fills piece and
 * shortens list; false when the list is used up (list->p is NULL then).
 */
bool zy_view_next(struct zy_view *list, char sep, struct zy_view *piece);

/* A growing buffer; all zero is empty.  p is NULL until something is put. */
struct zy_buf {
	char *p;
	size_t n, cap;
};

#define ZY_BUF_INIT       \
	{                 \
		.p = NULL \
	}

void zy_buf_release(struct zy_buf *b);
/* Makes room for n more bytes and a NUL; zy_buf_room asks when to. */
void zy_buf_grow(struct zy_buf *b, size_t n);
/* Room for n more bytes and a NUL; returns where they go. */
static inline char *
zy_buf_room(struct zy_buf *b, size_t n)
{
	if (ZY_UNLIKELY(b->cap - b->n <= n))
		zy_buf_grow(b, n);
	return b->p + b->n;
}
/* Inline, as are the two below: every byte that is written passes here. */
static inline void
zy_buf_put(struct zy_buf *b, const char *p, size_t n)
{
	char *to = zy_buf_room(b, n);

	if (n)
		memcpy(to, p, n);
	to[n] = '\0';
	b->n += n;
}
static inline void
zy_buf_view(struct zy_buf *b, struct zy_view v)
{
	zy_buf_put(b, v.p, v.n);
}
void zy_buf_puts(struct zy_buf *b, const char *s);
static inline void
zy_buf_putc(struct zy_buf *b, char c)
{
	char *to = zy_buf_room(b, 1);

	to[0] = c;
	to[1] = '\0';
	b->n++;
}
/* Appends a code point as UTF-8. */
void zy_buf_char(struct zy_buf *b, uint32_t code);
void zy_buf_printf(struct zy_buf *b, const char *fmt, ...) ZY_PRINTF(2, 3);
void zy_buf_vprintf(struct zy_buf *b, const char *fmt, va_list ap)
    ZY_PRINTF(2, 0);
/* Empties it; the memory stays. */
static inline void
zy_buf_reset(struct zy_buf *b)
{
	b->n = 0;
}
/* Borrowed until the buffer changes. */
static inline struct zy_view
zy_buf_get(const struct zy_buf *b)
{
	return (struct zy_view){b->p, b->n};
}
/* The text, NUL-terminated, handed over: the caller frees it. */
char *zy_buf_detach(struct zy_buf *b);

/*
 * Reads one code point of valid or invalid UTF-8 at p, before end.  Returns
 * its length 1 to 4 and fills code; 0 where the bytes are no character
 * (overlong, surrogate, above U+10FFFF, cut).
 */
int zy_text_decode(const char *p, const char *end, uint32_t *code);
/* Writes code as UTF-8 to out (room for 4); returns the length. */
int zy_text_encode(uint32_t code, char out[4]);
/* How many of the n bytes are valid UTF-8 from the start. */
size_t zy_text_valid(const char *p, size_t n);
/* Characters in valid UTF-8. */
size_t zy_text_count(struct zy_view v);
/* Columns on a terminal: hanzi count two, combining marks none. */
size_t zy_text_width(struct zy_view v);
/* Makes a NUL-terminated text of at most room bytes end on a character. */
void zy_text_cut(char *s, size_t room);
/* True for the blanks of every kind: ASCII, U+00A0, U+3000, U+FEFF, ... */
bool zy_text_is_blank(uint32_t code);
/* True for a Chinese character of any plane, and for U+3007. */
bool zy_text_is_hanzi(uint32_t code);
/* True for letters, digits and characters, of any script; not for marks. */
bool zy_text_is_word(uint32_t code);
/* True for what must not reach a terminal: controls, bidi, zero width. */
bool zy_text_is_unsafe(uint32_t code);
/* Without blanks of every kind at both ends. */
struct zy_view zy_text_trim(struct zy_view v);
/*
 * Appends v for people: control characters, bidi controls and invisible
 * characters as \x1b or \u202e; everything else as it is.
 */
void zy_text_visible(struct zy_buf *b, struct zy_view v);

#endif
