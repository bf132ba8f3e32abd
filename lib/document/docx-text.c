/*
 * Paragraphs of a docx, and escaping.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/docx-state.h"

/* Returns how XML writes the byte c, or NULL where it stands for itself. */
static const char *
entity(unsigned char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return c < 0x20 && c != '\t' && c != '\n' ? "\uFFFD" : NULL;
	}
}

static void
escape(struct zy_buf *b, struct zy_view v)
{
	size_t i, from = 0, skip;

	for (i = 0; i < v.n; i += skip) {
		const char *as = entity((unsigned char)v.p[i]);

		skip = 1;
		/* U+FFFE and U+FFFF, which no XML may have. */
		if (!as && v.n - i > 2 && memcmp(v.p + i, "\xEF\xBF", 2) == 0 &&
		    (unsigned char)v.p[i + 2] >= 0xBE) {
			as = "\uFFFD";
			skip = 3;
		}
		if (!as)
			continue;
		zy_buf_put(b, v.p + from, i - from);
		zy_buf_puts(b, as);
		from = i + skip;
	}
	if (i > from)
		zy_buf_put(b, v.p + from, i - from);
}

unsigned
zy_docx_width(const struct zy_docx *w)
{
	if (!w->across)
		return ZY_DOCX_SHORT_SIDE - ZY_DOCX_BINDING - ZY_DOCX_FRONT;
	if (w->d->look == ZY_LOOK_DECREE)
		return ZY_DOCX_LONG_SIDE - ZY_DOCX_HEAD - ZY_DOCX_FOOT;
	return ZY_DOCX_LONG_SIDE - 2 * ZY_DOCX_SIDE;
}

void
zy_docx_begin(struct zy_docx *w, const char *style, const char *more)
{
	zy_buf_printf(w->x, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s%s</w:pPr>",
	    style, w->page ? "<w:pageBreakBefore/>" : "", more);
	w->page = false;
}

void
zy_docx_end(struct zy_docx *w)
{
	zy_buf_puts(w->x, "</w:p>\n");
}

void
zy_docx_run(struct zy_docx *w, const char *text, const char *letters)
{
	if (!text || !*text)
		return;
	zy_buf_puts(w->x, "<w:r>");
	if (*letters)
		zy_buf_printf(w->x, "<w:rPr>%s</w:rPr>", letters);
	zy_buf_puts(w->x, "<w:t xml:space=\"preserve\">");
	escape(w->x, zy_view(text));
	zy_buf_puts(w->x, "</w:t></w:r>");
}

void
zy_docx_text(struct zy_docx *w, const char *style, const char *text)
{
	zy_docx_begin(w, style, "");
	zy_docx_run(w, text, "");
	zy_docx_end(w);
}
