/*
 * The texts that the cells of a workbook share, and the escapes in texts:
 * implements functions of workbook-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/workbook-state.h"

struct reading {
	struct zy_shared_texts *t;
	struct zy_xml *x;
	struct zy_buf one;
	unsigned in_text, in_phonetic; /* depth inside t, rPh */
};

/*
 * Returns the code of the escape _xHHHH_ at p, or UINT32_MAX where there is
 * none.
 */
static uint32_t
escape_at(const char *p, const char *end)
{
	uint32_t code = 0;
	int i;

	if (end - p < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
		return UINT32_MAX;
	for (i = 2; i < 6; i++) {
		code <<= 4;
		if (p[i] >= '0' && p[i] <= '9')
			code += (uint32_t)(p[i] - '0');
		else if ((p[i] | 32) >= 'a' && (p[i] | 32) <= 'f')
			code += (uint32_t)((p[i] | 32) - 'a' + 10);
		else
			return UINT32_MAX;
	}
	return code;
}

/*
 * Appends the character of the escape at p.  Returns the escape's length, or 0,
 * with nothing appended, where it is no character that a text may have.
 */
static size_t
put_escape(struct zy_buf *b, const char *p, const char *end)
{
	uint32_t code = escape_at(p, end), low;

	/* The separators of rows and cells are in no text. */
	if (code == UINT32_MAX || code == 0 || code >= 0xFFFE ||
	    (code >= ZY_WORKBOOK_FILLED && code <= ZY_WORKBOOK_CELL) ||
	    (code >= 0xDC00 && code < 0xE000))
		return 0;
	if (code >= 0xD800 && code < 0xDC00) {
		low = escape_at(p + 7, end);
		if (low < 0xDC00 || low >= 0xE000)
			return 0;
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
		zy_buf_char(b, code);
		return 14;
	}
	zy_buf_char(b, code);
	return 7;
}

void
zy_workbook_put_text(struct zy_buf *b, const char *p, size_t n)
{
	const char *end = p + n, *at = p, *from = p;
	size_t taken;

	while (at < end && (at = memchr(at, '_', (size_t)(end - at))) != NULL) {
		zy_buf_put(b, from, (size_t)(at - from));
		taken = put_escape(b, at, end);
		from = at += taken;
		if (taken == 0)
			at++;
	}
	zy_buf_put(b, from, (size_t)(end - from));
}

/* Handles the beginning of an element of the shared texts. */
static void
on_start(void *context, const char *name, const char **attributes)
{
	struct reading *r = context;

	(void)attributes;
	if (strcmp(name, "si") == 0)
		zy_buf_reset(&r->one);
	else if (strcmp(name, "rPh") == 0)
		r->in_phonetic++;
	else if (strcmp(name, "t") == 0)
		r->in_text++;
}

/* Handles the end of an element of the shared texts; si ends one text. */
static void
on_end(void *context, const char *name)
{
	struct reading *r = context;
	struct zy_shared_texts *t = r->t;
	struct zy_error e = ZY_ERROR_INIT;

	if (strcmp(name, "rPh") == 0)
		r->in_phonetic--;
	else if (strcmp(name, "t") == 0)
		r->in_text--;
	if (strcmp(name, "si") != 0)
		return;
	if (r->one.n)
		zy_workbook_put_text(&t->text, r->one.p, r->one.n);
	t->ends = zy_grow(t->ends, &t->cap, t->n + 1, sizeof(*t->ends));
	t->ends[t->n++] = t->text.n;
	if (t->text.n + t->n * sizeof(*t->ends) <= ZY_WORKBOOK_TEXT)
		return;
	zy_workbook_fail(&e,
	    _("the texts of the workbook are more than %d bytes"),
	    (int)ZY_WORKBOOK_TEXT);
	zy_xml_stop(r->x, &e);
}

/* Collects text inside t, but not inside rPh, which is a reading aid. */
static void
on_text(void *context, const char *p, int n)
{
	struct reading *r = context;

	/* A text of a cell is not that long: the rest is left to the limits. */
	if (r->in_text && !r->in_phonetic && r->one.n < ZY_WORKBOOK_ROW_TEXT)
		zy_buf_put(&r->one, p, (size_t)n);
}

int
zy_shared_texts_read(struct zy_shared_texts *t, struct zy_archive *a,
    int64_t index, struct zy_error *e)
{
	static const struct zy_xml_calls calls = {on_start, on_end, on_text};
	struct reading r = {.t = t};
	int rc;

	zy_buf_room(&t->text, 1);
	rc = zy_xml_all(a, index, &calls, &r, &r.x, e);
	zy_buf_release(&r.one);
	return rc;
}

void
zy_shared_texts_release(struct zy_shared_texts *t)
{
	zy_buf_release(&t->text);
	free(t->ends);
}

struct zy_view
zy_shared_text(const struct zy_shared_texts *t, uint64_t i)
{
	size_t from;

	if (i >= t->n)
		return (struct zy_view){NULL, 0};
	from = i ? t->ends[i - 1] : 0;
	return (struct zy_view){t->text.p + from, t->ends[i] - from};
}
