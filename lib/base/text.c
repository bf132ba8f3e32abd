/*
 * Views, buffers and characters of UTF-8: implements text.h, except
 * zy_text_valid (utf8.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/mem.h"

int
zy_view_cmp(struct zy_view a, struct zy_view b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	if (c != 0)
		return c < 0 ? -1 : 1;
	return a.n < b.n ? -1 : a.n > b.n;
}

bool
zy_view_has(struct zy_view a, const char *needle)
{
	return a.n && memmem(a.p, a.n, needle, strlen(needle)) != NULL;
}

bool
zy_view_next(struct zy_view *list, char sep, struct zy_view *piece)
{
	const char *at;

	if (!list->p)
		return false;
	at = list->n ? memchr(list->p, sep, list->n) : NULL;
	piece->p = list->p;
	if (at) {
		piece->n = (size_t)(at - list->p);
		list->n -= piece->n + 1;
		list->p = at + 1;
	} else {
		piece->n = list->n;
		*list = (struct zy_view){NULL, 0};
	}
	return true;
}

void
zy_buf_release(struct zy_buf *b)
{
	free(b->p);
	*b = (struct zy_buf)ZY_BUF_INIT;
}

void
zy_buf_grow(struct zy_buf *b, size_t n)
{
	b->p = zy_grow(b->p, &b->cap, b->n + n + 1, 1);
}

void
zy_buf_puts(struct zy_buf *b, const char *s)
{
	zy_buf_put(b, s, strlen(s));
}

void
zy_buf_char(struct zy_buf *b, uint32_t code)
{
	char c[4] = {0};

	zy_buf_put(b, c, (size_t)zy_text_encode(code, c));
}

void
zy_buf_vprintf(struct zy_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n <= 0)
		return;
	zy_buf_room(b, (size_t)n);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	b->n += (size_t)n;
}

void
zy_buf_printf(struct zy_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	zy_buf_vprintf(b, fmt, ap);
	va_end(ap);
}

char *
zy_buf_detach(struct zy_buf *b)
{
	char *p;

	zy_buf_room(b, 0)[0] = '\0';
	p = b->p;
	*b = (struct zy_buf)ZY_BUF_INIT;
	return p;
}

int
zy_text_decode(const char *s, const char *end, uint32_t *code)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n = (size_t)(end - s);

	if (n == 0)
		return 0;
	if (p[0] < 0x80) {
		*code = p[0];
		return 1;
	}
	if (p[0] < 0xC2)
		return 0;
	if (n < 2 || (p[1] & 0xC0) != 0x80)
		return 0;
	if (p[0] < 0xE0) {
		*code = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
		return 2;
	}
	if (n < 3 || (p[2] & 0xC0) != 0x80)
		return 0;
	if (p[0] < 0xF0) {
		*code = (uint32_t)(p[0] & 0x0F) << 12 |
			(uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
		if (*code < 0x800 || (*code >= 0xD800 && *code <= 0xDFFF))
			return 0;
		return 3;
	}
	if (n < 4 || (p[3] & 0xC0) != 0x80 || p[0] > 0xF4)
		return 0;
	*code = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
		(uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
	if (*code < 0x10000 || *code > 0x10FFFF)
		return 0;
	return 4;
}

int
zy_text_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t
zy_text_count(struct zy_view v)
{
	size_t i, n = 0;

	for (i = 0; i < v.n; i++)
		n += ((unsigned char)v.p[i] & 0xC0) != 0x80;
	return n;
}

size_t
zy_text_width(struct zy_view v)
{
	const char *p = v.n ? v.p : "", *end = p + v.n;
	size_t width = 0;
	uint32_t code;
	int len, w;

	while (p < end) {
		len = zy_text_decode(p, end, &code);
		if (len == 0) {
			p++;
			width++;
			continue;
		}
		w = code < 0x300 ? 1 : utf8proc_charwidth((int32_t)code);
		width += w > 0 ? (size_t)w : 0;
		p += len;
	}
	return width;
}

void
zy_text_cut(char *s, size_t room)
{
	size_t n = strlen(s), start;
	uint32_t code;

	if (n + 1 < room || n == 0)
		return;
	start = n;
	while (start > 0 && ((unsigned char)s[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0)
		start--;
	if (zy_text_decode(s + start, s + n, &code) == 0)
		s[start] = '\0';
}

bool
zy_text_is_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 ||
	       c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
	       c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
	       c == 0x3000 || c == 0xFEFF;
}

bool
zy_text_is_hanzi(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007 ||
	       (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0x20000 && c <= 0x3FFFF);
}

bool
zy_text_is_word(uint32_t c)
{
	int category = (int)utf8proc_category((int32_t)c);

	return category <= UTF8PROC_CATEGORY_NO ||
	       category == UTF8PROC_CATEGORY_CO;
}

bool
zy_text_is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
	       (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
	       (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Returns whether the byte is an ASCII character that is visible. */
static bool
is_seen(char c)
{
	return c > ' ' && c < 0x7F;
}

struct zy_view
zy_text_trim(struct zy_view v)
{
	const char *p = v.p, *end, *last;
	uint32_t code;
	int len;

	if (v.n == 0)
		return v; /* v.p may be NULL */
	end = p + v.n;
	if (is_seen(*p) && is_seen(end[-1]))
		return v;
	while (p < end && (len = zy_text_decode(p, end, &code)) > 0 &&
	       zy_text_is_blank(code))
		p += len;
	while (end > p) {
		last = end - 1;
		while (last > p && ((unsigned char)*last & 0xC0) == 0x80)
			last--;
		if (zy_text_decode(last, end, &code) == 0 ||
		    !zy_text_is_blank(code))
			break;
		end = last;
	}
	return (struct zy_view){p, (size_t)(end - p)};
}

/*
 * Returns the length of the separator of names with which v begins, or 0 where
 * v begins with none.
 */
static size_t
separator(struct zy_view v, const char *more)
{
	static const char *const all[] = {"、", "，", ",", "；", ";"};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (zy_view_starts(v, all[i]))
			return strlen(all[i]);
	return v.p[0] && strchr(more, v.p[0]) ? 1 : 0;
}

bool
zy_text_next_name(struct zy_view *list, const char *more, struct zy_view *name)
{
	size_t i, n;

	while (list->n) {
		for (i = n = 0; i < list->n && n == 0; i += n == 0)
			n = separator(
			    (struct zy_view){list->p + i, list->n - i}, more);
		*name = zy_text_trim((struct zy_view){list->p, i});
		list->p += i + n;
		list->n -= i + n;
		if (name->n)
			return true;
	}
	return false;
}

void
zy_text_visible(struct zy_buf *b, struct zy_view v)
{
	const char *p = v.n ? v.p : "", *end = p + v.n, *from = p;
	uint32_t code;
	int len;

	while (p < end) {
		if (*p >= ' ' && *p < 0x7F) {
			p++;
			continue;
		}
		len = zy_text_decode(p, end, &code);
		if (len && !zy_text_is_unsafe(code)) {
			p += len;
			continue;
		}
		zy_buf_put(b, from, (size_t)(p - from));
		if (len == 0)
			zy_buf_printf(b, "\\x%02x", (unsigned char)*p);
		else if (code < 0x100)
			zy_buf_printf(b, "\\x%02x", code);
		else
			zy_buf_printf(b, "\\u%04x", code);
		p += len ? len : 1;
		from = p;
	}
	zy_buf_put(b, from, (size_t)(p - from));
}

bool
zy_text_is_ditto(struct zy_view v)
{
	static const char *const signs[] = {"同上", "〃", "〞", "″", "”"};
	size_t i;

	for (i = 0; v.n && v.n <= strlen("同上") &&
		    i < sizeof(signs) / sizeof(signs[0]);
	     i++)
		if (zy_view_is(v, signs[i]))
			return true;
	return false;
}
