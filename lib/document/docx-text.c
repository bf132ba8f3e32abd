/*
 * Pages and paragraphs of a docx, and escaping for XML.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/docx-state.h"
#include "document/title.h"

/* A4 and A3, the page of GB/T 9704, and that of wide tables. */
enum {
	A4_WIDTH = 11906,  /* 210 mm */
	A4_HEIGHT = 16838, /* 297 mm */
	A3_WIDTH = 23811,  /* 420 mm */
	HEAD = 2098,	   /* 37 mm above the text */
	BINDING = 1588,	   /* 28 mm on its left */
	FRONT = 1474,	   /* 26 mm on its right */
	FOOT = 1984,	   /* 35 mm below it: it is 156 by 225 mm */
	NUMBER = 1304,	   /* the page number, 7 mm below the text */
	SIDE = 850,	   /* 15 mm */
	WALL = 1077,	   /* 19 mm */
};

struct zy_docx_page
zy_docx_page(enum zy_look look, bool landscape)
{
	static const struct zy_docx_page upright = {
	    A4_WIDTH, A4_HEIGHT, HEAD, FRONT, FOOT, BINDING, NUMBER};
	/* The head of the page is at its binding side. */
	static const struct zy_docx_page turned = {
	    A4_HEIGHT, A4_WIDTH, BINDING, HEAD, FRONT, FOOT, SIDE};
	static const struct zy_docx_page wide = {
	    A4_HEIGHT, A4_WIDTH, SIDE, SIDE, SIDE + 200, SIDE, SIDE - 300};
	static const struct zy_docx_page dense = {
	    A4_WIDTH, A4_HEIGHT, SIDE, SIDE, SIDE + 200, SIDE, SIDE - 300};
	static const struct zy_docx_page wall = {
	    A3_WIDTH, A4_HEIGHT, WALL, WALL, WALL, WALL, 0};

	if (look == ZY_LOOK_WALL)
		return wall;
	if (look == ZY_LOOK_DECREE || look == ZY_LOOK_PAPER)
		return landscape ? turned : upright;
	if (look == ZY_LOOK_DENSE && !landscape)
		return dense;
	return landscape ? wide : upright;
}

/* Returns the XML entity for the byte c, or NULL if it needs none. */
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

void
zy_docx_escape(struct zy_buf *b, struct zy_view v)
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
	return w->page.width - w->page.left - w->page.right;
}

unsigned
zy_docx_size(const struct zy_doc *d)
{
	switch (d->look) {
	case ZY_LOOK_DECREE:
	case ZY_LOOK_PAPER:
		return 32;
	case ZY_LOOK_WALL:
		return 36;
	case ZY_LOOK_DENSE:
		return 18;
	default:
		return 24;
	}
}

void
zy_docx_begin(struct zy_docx *w, const char *style, const char *more)
{
	zy_buf_printf(w->x, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s%s</w:pPr>",
	    style, w->begins ? "<w:pageBreakBefore/>" : "", more);
	w->begins = false;
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
	zy_docx_escape(w->x, zy_view(text));
	zy_buf_puts(w->x, "</w:t></w:r>");
}

void
zy_docx_text(struct zy_docx *w, const char *style, const char *text)
{
	zy_docx_begin(w, style, "");
	zy_docx_run(w, text, "");
	zy_docx_end(w);
}

void
zy_docx_title(struct zy_docx *w, const char *style, const char *text,
    unsigned size, const char *letters)
{
	struct zy_view lines[ZY_TITLE_LINES];
	size_t room = zy_docx_width(w) / (size * 5), n, i;
	struct zy_buf line = ZY_BUF_INIT;

	n = zy_title_lines(zy_view(text), room, lines);
	zy_docx_begin(w, style, "");
	for (i = 0; i < n; i++) {
		if (i)
			zy_buf_puts(w->x, "<w:r><w:br/></w:r>");
		zy_buf_reset(&line);
		zy_buf_view(&line, lines[i]);
		zy_buf_putc(&line, '\0');
		zy_docx_run(w, line.p, letters);
	}
	zy_docx_end(w);
	zy_buf_release(&line);
}
