/*
 * Writing HTML: escaping and the stack of open elements.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/html.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

void
zy_html_init(struct zy_html *h, struct zy_buf *out)
{
	*h = (struct zy_html){.out = out};
}

static void
finish_tag(struct zy_html *h)
{
	if (h->tag)
		zy_buf_putc(h->out, '>');
	h->tag = false;
}

/*
 * Appends a text with the characters & < > " ' as references, so that it is
 * safe in texts and in attributes.
 */
static void
escape(struct zy_buf *b, struct zy_view v)
{
	size_t i, from = 0;

	for (i = 0; i < v.n; i++) {
		const char *as = NULL;

		switch (v.p[i]) {
		case '&':
			as = "&amp;";
			break;
		case '<':
			as = "&lt;";
			break;
		case '>':
			as = "&gt;";
			break;
		case '"':
			as = "&quot;";
			break;
		case '\'':
			as = "&#39;";
			break;
		}
		if (!as)
			continue;
		zy_buf_put(b, v.p + from, i - from);
		zy_buf_puts(b, as);
		from = i + 1;
	}
	if (i > from)
		zy_buf_put(b, v.p + from, i - from);
}

void
zy_html_open(struct zy_html *h, const char *name)
{
	finish_tag(h);
	assert(h->depth < (int)(sizeof(h->open) / sizeof(h->open[0])));
	h->open[h->depth++] = name;
	zy_buf_putc(h->out, '<');
	zy_buf_puts(h->out, name);
	h->tag = true;
}

void
zy_html_attr(struct zy_html *h, const char *name, const char *value)
{
	assert(h->tag);
	zy_buf_printf(h->out, " %s=\"", name);
	escape(h->out, zy_view(value));
	zy_buf_putc(h->out, '"');
}

void
zy_html_attrf(struct zy_html *h, const char *name, const char *fmt, ...)
{
	char *s = NULL;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		zy_mem_gone();
	va_end(ap);
	zy_html_attr(h, name, s);
	free(s);
}

void
zy_html_text(struct zy_html *h, const char *text)
{
	finish_tag(h);
	if (text)
		escape(h->out, zy_view(text));
}

void
zy_html_textf(struct zy_html *h, const char *fmt, ...)
{
	char *s = NULL;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		zy_mem_gone();
	va_end(ap);
	zy_html_text(h, s);
	free(s);
}

void
zy_html_close(struct zy_html *h)
{
	finish_tag(h);
	assert(h->depth > 0);
	zy_buf_printf(h->out, "</%s>", h->open[--h->depth]);
}

void
zy_html_leaf(
    struct zy_html *h, const char *name, const char *class, const char *text)
{
	zy_html_open(h, name);
	if (class)
		zy_html_attr(h, "class", class);
	zy_html_text(h, text);
	zy_html_close(h);
}

void
zy_html_void(struct zy_html *h)
{
	assert(h->depth > 0);
	finish_tag(h);
	h->depth--;
}

void
zy_html_line(struct zy_html *h)
{
	finish_tag(h);
	zy_buf_putc(h->out, '\n');
}

void
zy_html_style(struct zy_html *h, const char *const *css)
{
	zy_html_open(h, "style");
	finish_tag(h);
	zy_buf_putc(h->out, '\n');
	for (; *css; css++)
		zy_buf_puts(h->out, *css);
	zy_html_close(h);
}

void
zy_html_href(struct zy_buf *b, struct zy_view file)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~/";
	size_t i;

	/* Two slashes would name another host. */
	while (file.n > 1 && file.p[0] == '/' && file.p[1] == '/') {
		file.p++;
		file.n--;
	}
	for (i = 0; i < file.n; i++) {
		if (file.p[i] && strchr(plain, file.p[i]))
			zy_buf_putc(b, file.p[i]);
		else
			zy_buf_printf(b, "%%%02X", (unsigned char)file.p[i]);
	}
}
