/*
 * Headings in the language of the output; and tables and Markdown: cells are
 * kept until the end, when the width of each column is known.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/privacy.h"
#include "stream/writer-state.h"

bool
zy_writer_is_chinese(const struct zy_writer *w)
{
	return (zy_writer_is_laid_out(w) || w->o.excel ||
		   w->o.format == ZY_FORMAT_XLSX) &&
	       zy_lang_is_chinese(w->o.lang);
}

struct zy_view
zy_writer_heading(const struct zy_writer *w, const struct zy_writer_column *c)
{
	const struct zy_writer_column *other;

	if (!zy_writer_is_chinese(w) || c->zh.n == 0)
		return c->name;
	for (other = w->columns; other < w->columns + w->n; other++)
		if (other != c &&
		    (zy_view_eq(other->name, c->zh) ||
			(other < c && zy_view_eq(other->zh, c->zh))))
			return c->name;
	return c->zh;
}

/*
 * Appends v with a backslash before every character that has a meaning in
 * Markdown.
 */
static void
put_markdown(struct zy_buf *b, struct zy_view v)
{
	size_t i;

	for (i = 0; i < v.n; i++) {
		if (strchr("\\`*_[]<>|#~&", v.p[i]) && v.p[i])
			zy_buf_putc(b, '\\');
		zy_buf_putc(b, v.p[i]);
	}
}

/* Returns a text as a table or Markdown shows it, in the arena. */
static struct zy_view
shown(struct zy_writer *w, struct zy_view v)
{
	struct zy_buf b = ZY_BUF_INIT, escaped = ZY_BUF_INIT;
	struct zy_view out;

	zy_privacy_visible(&b, v);
	out = zy_buf_get(&b);
	if (w->o.format == ZY_FORMAT_MARKDOWN) {
		put_markdown(&escaped, out);
		out = zy_buf_get(&escaped);
	}
	out.p = zy_arena_strndup(&w->arena, out.p, out.n);
	zy_buf_release(&b);
	zy_buf_release(&escaped);
	return out;
}

void
zy_writer_keep_cell(struct zy_writer *w, struct zy_view v)
{
	w->cells =
	    zy_grow(w->cells, &w->cells_cap, w->ncells + 1, sizeof(*w->cells));
	w->cells[w->ncells++] = shown(w, v);
}

static void
pad(struct zy_writer *w, size_t n, char c)
{
	while (n--)
		zy_buf_putc(&w->out, c);
}

static void
lay_cell(struct zy_writer *w, const struct zy_writer_column *c,
    struct zy_view v, bool last)
{
	size_t width = zy_text_width(v);
	size_t room = c->width > width ? c->width - width : 0;

	if (zy_writer_has_numbers(c))
		pad(w, room, ' ');
	zy_buf_view(&w->out, v);
	if (!zy_writer_has_numbers(c) &&
	    (!last || w->o.format == ZY_FORMAT_MARKDOWN))
		pad(w, room, ' ');
}

static void
lay_row(struct zy_writer *w, const struct zy_view *cells)
{
	bool markdown = w->o.format == ZY_FORMAT_MARKDOWN;
	size_t i;

	for (i = 0; i < w->n; i++) {
		zy_buf_puts(&w->out, markdown ? "| " : i ? "  " : "");
		lay_cell(w, &w->columns[i], cells[i], i + 1 == w->n);
		zy_buf_puts(&w->out, markdown ? " " : "");
	}
	while (!markdown && w->out.n && w->out.p[w->out.n - 1] == ' ')
		w->out.n--;
	zy_buf_puts(&w->out, markdown ? "|\n" : "\n");
}

void
zy_writer_lay_out(struct zy_writer *w)
{
	struct zy_view *names =
	    zy_arena_alloc(&w->arena, w->n * sizeof(*names) + 1);
	size_t i, k, width;

	for (i = 0; i < w->n; i++) {
		struct zy_writer_column *c = &w->columns[i];

		names[i] = shown(w, zy_writer_heading(w, c));
		c->width = zy_text_width(names[i]);
		if (c->width < 3)
			c->width = 3;
		for (k = i; k < w->ncells; k += w->n) {
			width = zy_text_width(w->cells[k]);
			if (width > c->width)
				c->width = width;
		}
	}
	if (w->n == 0)
		return;
	lay_row(w, names);
	for (i = 0; i < w->n; i++) {
		bool right = zy_writer_has_numbers(&w->columns[i]);
		bool markdown = w->o.format == ZY_FORMAT_MARKDOWN;

		zy_buf_puts(&w->out, markdown ? "| " : i ? "  " : "");
		pad(w, w->columns[i].width - right, '-');
		if (right)
			zy_buf_putc(&w->out, markdown ? ':' : '-');
		zy_buf_puts(&w->out, markdown ? " " : "");
	}
	zy_buf_puts(&w->out, w->o.format == ZY_FORMAT_MARKDOWN ? "|\n" : "\n");
	for (k = 0; k + w->n <= w->ncells; k += w->n)
		lay_row(w, w->cells + k);
}
