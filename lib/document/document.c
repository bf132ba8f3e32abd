/*
 * Builds documents: copies texts, and appends nodes to the list.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/document.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/privacy.h"

void
zy_doc_init(struct zy_doc *d, bool zh, enum zy_look look)
{
	*d = (struct zy_doc){.zh = zh, .look = look};
}

void
zy_doc_release(struct zy_doc *d)
{
	struct zy_doc_table *t;
	struct zy_node *node;

	for (t = d->tables; t; t = t->next) {
		free(t->columns);
		free(t->rows);
	}
	for (node = d->first; node; node = node->next) {
		free(node->items);
		free(node->cards);
		free(node->boxes);
		if (node->chart)
			free(node->chart->bars);
	}
	zy_arena_release(&d->arena);
	zy_buf_release(&d->scratch);
	*d = (struct zy_doc){.zh = d->zh};
}

/*
 * Appends a text in which each sequence of line breaks and tabs is one blank.
 */
static void
join_lines(struct zy_buf *b, struct zy_view v)
{
	bool gap = false;
	size_t i;

	if (v.n)
		v = zy_text_trim(v);
	for (i = 0; i < v.n; i++) {
		char c = v.p[i];

		if (c == '\n' || c == '\r' || c == '\t') {
			gap = true;
			continue;
		}
		if (gap && c == ' ')
			continue;
		if (gap)
			zy_buf_putc(b, ' ');
		gap = false;
		zy_buf_putc(b, c);
	}
}

/*
 * Appends a text made fit for people; the document's contact in it is not
 * masked.
 */
static void
put_visible(struct zy_doc *d, struct zy_view v)
{
	struct zy_view contact = zy_view(d->contact);
	const char *at =
	    contact.n && v.n ? memmem(v.p, v.n, contact.p, contact.n) : NULL;

	if (!at) {
		zy_privacy_visible(&d->scratch, v);
		return;
	}
	zy_privacy_visible(
	    &d->scratch, (struct zy_view){v.p, (size_t)(at - v.p)});
	zy_text_visible(&d->scratch, contact);
	at += contact.n;
	zy_privacy_visible(
	    &d->scratch, (struct zy_view){at, (size_t)(v.p + v.n - at)});
}

const char *
zy_doc_text(struct zy_doc *d, struct zy_view v)
{
	struct zy_buf lines = ZY_BUF_INIT;
	const char *copy;

	join_lines(&lines, v);
	zy_buf_reset(&d->scratch);
	put_visible(d, zy_buf_get(&lines));
	copy = zy_arena_strndup(
	    &d->arena, d->scratch.n ? d->scratch.p : "", d->scratch.n);
	zy_buf_release(&lines);
	return copy;
}

static const char *doc_vprintf(struct zy_doc *d, const char *fmt, va_list ap)
    ZY_PRINTF(2, 0);

/*
 * Formats a text like vprintf and returns a copy made fit for people, owned by
 * the document.
 */
static const char *
doc_vprintf(struct zy_doc *d, const char *fmt, va_list ap)
{
	char *s = NULL;
	const char *copy;
	int n = vasprintf(&s, fmt, ap);

	if (n < 0)
		zy_mem_gone();
	copy = zy_doc_text(d, (struct zy_view){s, (size_t)n});
	free(s);
	return copy;
}

const char *
zy_doc_printf(struct zy_doc *d, const char *fmt, ...)
{
	const char *copy;
	va_list ap;

	va_start(ap, fmt);
	copy = doc_vprintf(d, fmt, ap);
	va_end(ap);
	return copy;
}

static const char *
text_or_null(struct zy_doc *d, const char *text)
{
	return text ? zy_doc_text(d, zy_view(text)) : NULL;
}

static void *
zeroed(struct zy_doc *d, size_t n)
{
	return memset(zy_arena_alloc(&d->arena, n), 0, n);
}

/* Appends a new node to the document and returns it. */
static struct zy_node *
add_node(struct zy_doc *d, enum zy_node_kind kind, enum zy_role role)
{
	struct zy_node *node = zeroed(d, sizeof(*node));

	node->kind = kind;
	node->role = role;
	if (d->last)
		d->last->next = node;
	else
		d->first = node;
	d->last = node;
	return node;
}

void
zy_doc_heading(struct zy_doc *d, int level, const char *text)
{
	struct zy_node *node = add_node(d, ZY_NODE_HEADING, ZY_ROLE_PLAIN);

	struct zy_buf b = ZY_BUF_INIT;

	node->level = level;
	if (level == 1 && d->zh) {
		zy_doc_ordinal(&b, ++d->headings);
		zy_buf_puts(&b, "、");
	} else if (level == 1) {
		zy_buf_printf(&b, "%u. ", ++d->headings);
	}
	zy_buf_puts(&b, text);
	node->text = zy_doc_text(d, zy_buf_get(&b));
	zy_buf_release(&b);
}

void
zy_doc_paragraph(struct zy_doc *d, enum zy_role role, const char *text)
{
	add_node(d, ZY_NODE_PARAGRAPH, role)->text =
	    zy_doc_text(d, zy_view(text));
}

void
zy_doc_line(struct zy_doc *d, int level, const char *text, const char *more)
{
	struct zy_node *node = add_node(d, ZY_NODE_LINE, ZY_ROLE_PLAIN);

	node->level = level;
	node->text = zy_doc_text(d, zy_view(text));
	node->more = text_or_null(d, more);
}

void
zy_doc_page(struct zy_doc *d, const char *title)
{
	add_node(d, ZY_NODE_PAGE, ZY_ROLE_PLAIN)->text = text_or_null(d, title);
}

void
zy_doc_annex(struct zy_doc *d, const char *mark, const char *title)
{
	zy_doc_page(d, title);
	d->last->more = text_or_null(d, mark);
}

void
zy_doc_sides(struct zy_doc *d, const char *left, const char *right)
{
	struct zy_node *node = add_node(d, ZY_NODE_SIDES, ZY_ROLE_PLAIN);

	node->text = zy_doc_text(d, zy_view(left));
	node->more = zy_doc_text(d, zy_view(right));
}

void
zy_doc_cut(struct zy_doc *d, const char *text)
{
	add_node(d, ZY_NODE_CUT, ZY_ROLE_PLAIN)->text = text_or_null(d, text);
}

void
zy_doc_imprint(struct zy_doc *d)
{
	add_node(d, ZY_NODE_IMPRINT, ZY_ROLE_PLAIN);
}

void
zy_doc_form(struct zy_doc *d, unsigned columns)
{
	add_node(d, ZY_NODE_FORM, ZY_ROLE_PLAIN)->columns = columns;
}

void
zy_doc_box(struct zy_doc *d, const struct zy_doc_box *box)
{
	struct zy_node *node = d->last;
	struct zy_doc_box *b;

	node->boxes = zy_grow(node->boxes, &node->cap, node->n + 1, sizeof(*b));
	b = &node->boxes[node->n++];
	*b = *box;
	b->text = zy_doc_text(d, zy_view(box->text));
	b->foot = text_or_null(d, box->foot);
	b->span = box->span < 1		      ? 1
		  : box->span > node->columns ? node->columns
					      : box->span;
	b->lines = box->lines < 1 ? 1 : box->lines;
}

void
zy_doc_signature(struct zy_doc *d)
{
	add_node(d, ZY_NODE_SIGNATURE, ZY_ROLE_PLAIN);
}

void
zy_doc_signed(struct zy_doc *d, const char *who, const char *date)
{
	zy_doc_signature(d);
	d->last->text = text_or_null(d, who);
	d->last->more = text_or_null(d, date);
}

void
zy_doc_open(struct zy_doc *d, enum zy_role role)
{
	add_node(d, ZY_NODE_OPEN, role);
}

void
zy_doc_close(struct zy_doc *d)
{
	add_node(d, ZY_NODE_CLOSE, ZY_ROLE_PLAIN);
}

static struct zy_doc_table *
new_table(struct zy_doc *d)
{
	struct zy_doc_table *t = zeroed(d, sizeof(*t));

	t->doc = d;
	t->next = d->tables;
	d->tables = t;
	return t;
}

struct zy_doc_table *
zy_doc_table(struct zy_doc *d, const char *caption)
{
	struct zy_doc_table *t = new_table(d);

	t->caption = text_or_null(d, caption);
	add_node(d, ZY_NODE_TABLE, ZY_ROLE_PLAIN)->table = t;
	return t;
}

struct zy_doc_table *
zy_doc_flat(struct zy_doc *d)
{
	d->flat = new_table(d);
	return d->flat;
}

void
zy_doc_column(struct zy_doc_table *t, const char *title, const char *group,
    const char *flat, enum zy_align align)
{
	struct zy_doc_column *c;

	t->columns = zy_grow(t->columns, &t->ccap, t->ncolumns + 1, sizeof(*c));
	c = &t->columns[t->ncolumns++];
	*c = (struct zy_doc_column){.align = align};
	c->title = zy_doc_text(t->doc, zy_view(title));
	c->group = text_or_null(t->doc, group);
	c->flat = flat ? zy_doc_text(t->doc, zy_view(flat)) : c->title;
}

void
zy_doc_column_wide(struct zy_doc_table *t, const char *title)
{
	zy_doc_column(t, title, NULL, NULL, ZY_ALIGN_LEFT);
	t->columns[t->ncolumns - 1].wide = true;
}

bool
zy_doc_column_has(const struct zy_doc_table *t, size_t c)
{
	size_t r;

	for (r = 0; r < t->nrows; r++)
		if (t->rows[r].role != ZY_ROLE_SUM && *t->rows[r].cells[c])
			return true;
	return false;
}

void
zy_doc_column_drop(struct zy_doc_table *t, size_t c)
{
	size_t r, after = --t->ncolumns - c;

	memmove(
	    &t->columns[c], &t->columns[c + 1], after * sizeof(*t->columns));
	for (r = 0; r < t->nrows; r++) {
		struct zy_doc_row *row = &t->rows[r];

		memmove(&row->cells[c], &row->cells[c + 1],
		    after * sizeof(*row->cells));
		row->n = row->n > c ? row->n - 1 : row->n;
	}
}

void
zy_doc_row(struct zy_doc_table *t, enum zy_role role)
{
	struct zy_doc_row *row;

	t->rows = zy_grow(t->rows, &t->rcap, t->nrows + 1, sizeof(*row));
	row = &t->rows[t->nrows++];
	*row = (struct zy_doc_row){.role = role};
	row->cells =
	    zy_arena_alloc(&t->doc->arena, t->ncolumns * sizeof(char *));
	for (size_t i = 0; i < t->ncolumns; i++)
		row->cells[i] = "";
}

void
zy_doc_cell(struct zy_doc_table *t, struct zy_view v)
{
	struct zy_doc_row *row = &t->rows[t->nrows - 1];

	if (row->n < t->ncolumns)
		row->cells[row->n++] = zy_doc_text(t->doc, v);
}

void
zy_doc_cellf(struct zy_doc_table *t, const char *fmt, ...)
{
	struct zy_doc_row *row = &t->rows[t->nrows - 1];
	va_list ap;

	if (row->n >= t->ncolumns)
		return;
	va_start(ap, fmt);
	row->cells[row->n++] = doc_vprintf(t->doc, fmt, ap);
	va_end(ap);
}

struct zy_chart *
zy_doc_figure(struct zy_doc *d, enum zy_chart_kind kind, const char *caption)
{
	struct zy_chart *c = zeroed(d, sizeof(*c));

	c->doc = d;
	c->kind = kind;
	c->caption = text_or_null(d, caption);
	c->nseries = kind == ZY_CHART_STACKED ? 0 : 1;
	add_node(d, ZY_NODE_FIGURE, ZY_ROLE_PLAIN)->chart = c;
	return c;
}

void
zy_doc_list(struct zy_doc *d, enum zy_role role)
{
	add_node(d, ZY_NODE_LIST, role);
}

void
zy_doc_item(
    struct zy_doc *d, const char *text, const char *note, const char *href)
{
	struct zy_node *node = d->last;

	node->items =
	    zy_grow(node->items, &node->cap, node->n + 1, sizeof(*node->items));
	node->items[node->n++] = (struct zy_doc_item){
	    .text = zy_doc_text(d, zy_view(text)),
	    .note = text_or_null(d, note),
	    .href =
		href ? zy_arena_strndup(&d->arena, href, strlen(href)) : NULL,
	};
}

void
zy_doc_cards(struct zy_doc *d)
{
	add_node(d, ZY_NODE_CARDS, ZY_ROLE_PLAIN);
}

void
zy_doc_card(struct zy_doc *d, const char *label, const char *value,
    const char *unit, const char *note)
{
	struct zy_node *node = d->last;

	node->cards =
	    zy_grow(node->cards, &node->cap, node->n + 1, sizeof(*node->cards));
	node->cards[node->n++] = (struct zy_doc_card){
	    .label = zy_doc_text(d, zy_view(label)),
	    .value = zy_doc_text(d, zy_view(value)),
	    .unit = text_or_null(d, unit),
	    .note = text_or_null(d, note),
	};
}

void
zy_doc_ordinal(struct zy_buf *b, unsigned n)
{
	static const char *const digits[] = {
	    "", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	if (n == 0 || n > 99) {
		zy_buf_printf(b, "%u", n);
		return;
	}
	if (n >= 20)
		zy_buf_puts(b, digits[n / 10]);
	if (n >= 10)
		zy_buf_puts(b, "十");
	zy_buf_puts(b, digits[n % 10]);
}
