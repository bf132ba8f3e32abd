/*
 * The workbook rendering: one sheet that prints on A4.
 *
 * All tables share the columns of the sheet.  A table with fewer columns than
 * the widest one spreads: the columns with the longest texts take several of
 * the sheet's.  Headings and paragraphs are merged over all of them.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "document/render-state.h"
#include "document/sheet-grid.h"
#include "document/title.h"
#include "stream/xlsx.h"

enum {
	LINE = 16,  /* points of a line of text */
	LARGE = 30, /* of the title */
	TALL = 400, /* of a row at most */
};

/* The state of writing a sheet. */
struct sheet {
	const struct zy_doc *d;
	struct zy_xlsx *x;
	struct zy_grid grid;
	struct zy_buf text; /* scratch */
	uint32_t row;	    /* the next one */
	size_t tables;	    /* with a header, so far */
};

static const struct zy_xlsx_style title_style = {.align = ZY_XLSX_CENTER,
    .bold = true,
    .wrap = true,
    .middle = true,
    .points = 18};
static const struct zy_xlsx_style heading_style = {
    .bold = true, .wrap = true, .middle = true, .points = 12};
static const struct zy_xlsx_style strong_style = {
    .bold = true, .wrap = true, .middle = true};
static const struct zy_xlsx_style text_style = {.wrap = true, .middle = true};
static const struct zy_xlsx_style note_style = {.wrap = true, .points = 9};
static const struct zy_xlsx_style center_style = {
    .align = ZY_XLSX_CENTER, .wrap = true, .middle = true};
static const struct zy_xlsx_style right_style = {
    .align = ZY_XLSX_RIGHT, .wrap = true, .middle = true};
static const struct zy_xlsx_style header_style = {.align = ZY_XLSX_CENTER,
    .bold = true,
    .border = true,
    .shade = true,
    .wrap = true,
    .middle = true};

/*
 * Sets the height of the present row for that many lines of a size in points.
 */
static void
set_height(struct sheet *s, size_t lines, unsigned line)
{
	size_t points = lines * line + (lines > 1 ? 0 : 2);

	zy_xlsx_height(s->x, s->row, points > TALL ? TALL : (unsigned)points);
}

/* Writes a text across the whole width and moves to the next row. */
static void
put_wide(struct sheet *s, const char *text, const struct zy_xlsx_style *style)
{
	unsigned points = style->points ? style->points : 11;
	unsigned line = points >= 18 ? LARGE : points + 5;
	size_t room = s->grid.width * 11 / points;

	zy_xlsx_span(
	    s->x, s->row, 0, (uint32_t)s->grid.n - 1, zy_view(text), style);
	set_height(s, zy_grid_lines(zy_view(text), room), line);
	s->row++;
}

/* Writes a title, whose lines are broken by sense. */
static void
put_title(struct sheet *s, const char *title)
{
	struct zy_view lines[ZY_TITLE_LINES];
	size_t room = s->grid.width * 11 / title_style.points, n, i;
	struct zy_buf b = ZY_BUF_INIT;

	n = zy_title_lines(zy_view(title), room, lines);
	for (i = 0; i < n; i++) {
		zy_buf_puts(&b, i ? "\n" : "");
		zy_buf_view(&b, lines[i]);
	}
	zy_xlsx_span(s->x, s->row, 0, (uint32_t)s->grid.n - 1, zy_buf_get(&b),
	    &title_style);
	set_height(s, n, LARGE);
	s->row++;
	zy_buf_release(&b);
}

/* Writes the parts of a text one after another, each as put_wide does. */
static void
put_parts(struct sheet *s, const struct zy_xlsx_style *style,
    const char *const *parts, size_t n)
{
	size_t i;

	zy_buf_reset(&s->text);
	for (i = 0; i < n; i++)
		zy_buf_puts(&s->text, parts[i] ? parts[i] : "");
	put_wide(s, s->text.p, style);
}

/*
 * Writes draft mark, title and number, and issuer and date unless they stand at
 * the signature.
 */
static void
put_head(struct sheet *s)
{
	const struct zy_doc *d = s->d;
	const char *gap = d->issuer && d->date ? "        " : "";
	const char *const by[] = {d->issuer, gap, d->date};

	if (d->draft)
		put_wide(s, d->draft, &strong_style);
	if (d->title)
		put_title(s, d->title);
	if (d->number)
		put_wide(s, d->number, &center_style);
	if (!zy_render_signs(d) && (d->issuer || d->date))
		put_parts(s, &right_style, by, 3);
}

/* Writes the upper row of a header with groups and moves to the next row. */
static void
put_groups(struct sheet *s, const struct zy_doc_table *t, const uint32_t *at)
{
	size_t c, n;
	uint32_t i;

	for (c = 0; c < t->ncolumns; c += n) {
		const char *group = t->columns[c].group;

		for (n = 1;
		     group && c + n < t->ncolumns && t->columns[c + n].group &&
		     strcmp(group, t->columns[c + n].group) == 0;
		     n++)
			;
		if (group) {
			zy_xlsx_span(s->x, s->row, at[c], at[c + n] - 1,
			    zy_view(group), &header_style);
			continue;
		}
		zy_xlsx_cell(s->x, s->row, at[c], zy_view(t->columns[c].title),
		    &header_style);
		for (i = at[c] + 1; i < at[c + 1]; i++)
			zy_xlsx_cell(
			    s->x, s->row, i, ZY_VIEW(""), &header_style);
	}
	set_height(s, 1, LINE);
	s->row++;
}

/*
 * Writes the titles of a table, below those of its groups, in rows high enough
 * for them.  Those of the first table are repeated on every printed page.
 */
static void
put_header(struct sheet *s, const struct zy_doc_table *t, const uint32_t *at)
{
	bool grouped = false;
	uint32_t first = s->row;
	size_t c, lines = 1, n;

	for (c = 0; c < t->ncolumns; c++)
		grouped |= t->columns[c].group != NULL;
	if (grouped)
		put_groups(s, t, at);
	for (c = 0; c < t->ncolumns; c++) {
		struct zy_view title = zy_view(t->columns[c].title);

		if (grouped && !t->columns[c].group)
			zy_xlsx_join_above(
			    s->x, s->row, at[c], at[c + 1] - 1, &header_style);
		else
			zy_xlsx_span(s->x, s->row, at[c], at[c + 1] - 1, title,
			    &header_style);
		n = zy_grid_lines(title, zy_grid_width(&s->grid, at, c));
		lines = n > lines ? n : lines;
	}
	set_height(s, lines, LINE);
	s->row++;
	if (s->tables++ == 0)
		zy_xlsx_repeat(s->x, first, s->row - 1);
}

/* Writes a row of a table, high enough for its longest text. */
static void
put_row(struct sheet *s, const struct zy_doc_table *t, const uint32_t *at,
    const struct zy_doc_row *row)
{
	static const enum zy_xlsx_align aligns[] = {
	    ZY_XLSX_LEFT, ZY_XLSX_RIGHT, ZY_XLSX_CENTER};
	struct zy_xlsx_style style = {.border = true,
	    .wrap = true,
	    .middle = true,
	    .bold = row->role == ZY_ROLE_SUM,
	    .shade = row->role == ZY_ROLE_SUM || row->role == ZY_ROLE_MARK};
	size_t c, lines = 1, n;

	for (c = 0; c < t->ncolumns; c++) {
		struct zy_view v = zy_view(row->cells[c]);

		style.align = aligns[t->columns[c].align];
		style.number = t->columns[c].align != ZY_ALIGN_LEFT;
		zy_xlsx_span(s->x, s->row, at[c], at[c + 1] - 1, v, &style);
		n = zy_grid_lines(v, zy_grid_width(&s->grid, at, c));
		lines = n > lines ? n : lines;
	}
	set_height(s, lines, LINE);
	s->row++;
}

/*
 * Writes a table over the columns that the grid gives it, up to the first
 * failure.
 */
static void
put_table(struct sheet *s, const struct zy_doc_table *t)
{
	uint32_t *at;
	size_t r;

	if (t->caption)
		put_wide(s, t->caption, &strong_style);
	if (t->ncolumns == 0)
		return;
	at = zy_grid_spread(&s->grid, t);
	put_header(s, t, at);
	for (r = 0; r < t->nrows && !zy_xlsx_failed(s->x); r++)
		put_row(s, t, at, &t->rows[r]);
	free(at);
}

/* Writes the items of a list into cells of equal width, several in a row. */
static void
put_list(struct sheet *s, const struct zy_node *n)
{
	uint32_t *at;
	size_t i, most = 1, many;
	struct zy_buf *b = &s->text;

	for (i = 0; i < n->n; i++) {
		zy_grid_item(b, &n->items[i]);
		many = zy_text_width(zy_buf_get(b)) + 2;
		most = many > most ? many : most;
	}
	many = n->role == ZY_ROLE_NAMES ? s->grid.width / most : 1;
	many = many < 1 ? 1 : many > s->grid.n ? s->grid.n : many;
	at = zy_grid_split(&s->grid, many);
	for (i = 0; i < n->n; i++) {
		size_t k = i % many;

		zy_grid_item(b, &n->items[i]);
		zy_xlsx_span(s->x, s->row, at[k], at[k + 1] - 1, zy_buf_get(b),
		    &text_style);
		if (k + 1 == many || i + 1 == n->n) {
			set_height(s,
			    many > 1
				? 1
				: zy_grid_lines(zy_buf_get(b), s->grid.width),
			    LINE);
			s->row++;
		}
	}
	free(at);
}

/* Writes a paragraph over the width of the sheet, in the style of its role. */
static void
put_paragraph(struct sheet *s, const struct zy_node *n)
{
	const char *const parts[] = {n->role == ZY_ROLE_NOTE
					 ? zy_doc_word(s->d, "注：", "Note: ")
				     : n->role == ZY_ROLE_LEAD ? "　　"
							       : "",
	    n->text};

	put_parts(s,
	    n->role == ZY_ROLE_CENTRE ? &center_style
	    : n->role == ZY_ROLE_NOTE ? &note_style
	    : n->role == ZY_ROLE_WARN ? &strong_style
				      : &text_style,
	    parts, 2);
}

static void
put_outline(struct sheet *s, const struct zy_node *n)
{
	static const char *const indents[] = {"", "　", "　　", "　　　"};
	const char *const parts[] = {indents[n->level & 3], n->text,
	    n->more ? zy_render_gap(n) : "", n->more};

	put_parts(s, n->level ? &text_style : &strong_style, parts, 4);
}

/* Writes the list of attachments, numbered if there are several, a row each. */
static void
put_attached(struct sheet *s, const struct zy_node *n)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < n->n; i++) {
		zy_buf_reset(&b);
		zy_buf_puts(
		    &b, i ? "　　　　　"
			  : zy_doc_word(s->d, "　　附件：", "Attached: "));
		if (n->n > 1)
			zy_buf_printf(&b, "%zu. ", i + 1);
		zy_buf_puts(&b, n->items[i].text);
		put_wide(s, b.p, &text_style);
	}
	zy_buf_release(&b);
}

/* Writes one text at the left and one at the right of a row. */
static void
put_sides(struct sheet *s, const char *left, const char *right)
{
	uint32_t *at = zy_grid_split(&s->grid, 2);

	zy_xlsx_span(
	    s->x, s->row, at[0], at[1] - 1, zy_view(left), &text_style);
	zy_xlsx_span(
	    s->x, s->row, at[1], at[2] - 1, zy_view(right), &right_style);
	set_height(s, 1, LINE);
	s->row++;
	free(at);
}

/*
 * Writes a box of a form over the sheet's columns from `from` to before `to`;
 * its foot follows its text, or stands at its lower right.
 */
static void
put_box(
    struct sheet *s, const struct zy_doc_box *box, uint32_t from, uint32_t to)
{
	const bool foot = box->foot && !*box->text; /* and nothing above it */
	const struct zy_xlsx_style style = {.border = true,
	    .wrap = true,
	    .middle = box->label,
	    .bottom = foot,
	    .align = box->label ? ZY_XLSX_CENTER
		     : foot	? ZY_XLSX_RIGHT
				: ZY_XLSX_LEFT};
	struct zy_buf *b = &s->text;

	zy_buf_reset(b);
	zy_buf_puts(b, box->text);
	if (box->foot)
		zy_buf_printf(b, "%s%s", *box->text ? "　　" : "", box->foot);
	zy_xlsx_span(s->x, s->row, from, to - 1, zy_buf_get(b), &style);
}

/*
 * Writes a form: boxes beside each other as long as their spans fit, each row
 * as high as its highest box.
 */
static void
put_form(struct sheet *s, const struct zy_node *n)
{
	unsigned columns = n->columns;
	uint32_t *at = zy_grid_split(&s->grid, columns);
	unsigned used = 0, lines = 1;
	size_t i;

	for (i = 0; i < n->n; i++) {
		const struct zy_doc_box *box = &n->boxes[i];

		lines = used && lines > box->lines ? lines : box->lines;
		put_box(s, box, at[used], at[used + box->span]);
		used += box->span;
		if (i + 1 == n->n || used + n->boxes[i + 1].span > columns) {
			set_height(s, lines, LINE + 4);
			used = 0;
			s->row++;
		}
	}
	free(at);
}

/* Writes the imprint: copies, then printer and day at both ends of a row. */
static void
put_imprint(struct sheet *s)
{
	const struct zy_doc *d = s->d;
	const char *const copy[] = {zy_doc_word(d, "抄送：", "Copies to: "),
	    d->copy, zy_doc_word(d, "。", ".")};

	if (d->copy)
		put_parts(s, &text_style, copy, 3);
	if (d->printer || d->printed) {
		struct zy_buf day = ZY_BUF_INIT;

		if (d->printed)
			zy_buf_printf(&day, "%s%s", d->printed,
			    zy_doc_word(d, "印发", ""));
		put_sides(s, d->printer ? d->printer : "", day.p ? day.p : "");
		zy_buf_release(&day);
	}
}

/* Writes the name of the one who signs and the date, at the right. */
static void
put_signature(struct sheet *s, const struct zy_node *n)
{
	const char *who = zy_render_signer(s->d, n);
	const char *date = zy_render_signed(s->d, n);

	if (who)
		put_wide(s, who, &right_style);
	if (date)
		put_wide(s, date, &right_style);
}

static void
put_page(struct sheet *s, const struct zy_node *n)
{
	zy_xlsx_page(s->x, s->row);
	if (n->more)
		put_wide(s, n->more, &strong_style);
	if (n->text)
		put_title(s, n->text);
}

/*
 * Writes one node of the document; charts and cards are written as the tables
 * that the grid made of them.
 */
static void
put_node(struct sheet *s, const struct zy_node *n)
{
	switch (n->kind) {
	case ZY_NODE_HEADING:
		put_wide(s, n->text, &heading_style);
		break;
	case ZY_NODE_PARAGRAPH:
		put_paragraph(s, n);
		break;
	case ZY_NODE_TABLE:
	case ZY_NODE_FIGURE:
	case ZY_NODE_CARDS:
		put_table(s, zy_grid_table(&s->grid, n));
		break;
	case ZY_NODE_LIST:
		if (n->role == ZY_ROLE_ATTACHED)
			put_attached(s, n);
		else
			put_list(s, n);
		break;
	case ZY_NODE_SIGNATURE:
		put_signature(s, n);
		break;
	case ZY_NODE_SIDES:
		put_sides(s, n->text, n->more);
		break;
	case ZY_NODE_FORM:
		put_form(s, n);
		break;
	case ZY_NODE_IMPRINT:
		put_imprint(s);
		break;
	case ZY_NODE_CUT:
		put_wide(s, "- - - - - - - -", &center_style);
		break;
	case ZY_NODE_LINE:
		put_outline(s, n);
		break;
	case ZY_NODE_PAGE:
		put_page(s, n);
		break;
	case ZY_NODE_OPEN:
	case ZY_NODE_CLOSE:
		break;
	}
}

static void
put_bytes(void *context, const char *p, size_t n)
{
	zy_buf_put(context, p, n);
}

/* Appends what stands above every printed page of a draft. */
static void
put_draft(struct zy_buf *b, const char *draft)
{
	zy_buf_puts(b, "&C&24 ");
	for (; *draft; draft++) {
		zy_buf_putc(b, *draft);
		if (*draft == '&')
			zy_buf_putc(b, '&');
	}
	zy_buf_putc(b, '\0');
}

int
zy_render_xlsx(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	struct zy_buf header = ZY_BUF_INIT;
	struct zy_xlsx_options how = {
	    .temporary = o->temporary ? o->temporary : "/tmp",
	    .font = d->zh ? "宋体" : NULL,
	    .footer = "&C— &P —",
	};
	struct sheet s = {.d = d};
	const struct zy_node *n;
	bool below = false; /* a table */
	uint32_t i;
	int rc;

	if (d->draft) {
		put_draft(&header, d->draft);
		how.header = header.p;
	}
	if (zy_xlsx_open(&s.x, &how, e)) {
		zy_buf_release(&header);
		return -1;
	}
	zy_grid_init(&s.grid, d);
	for (i = 0; i < s.grid.n; i++)
		zy_xlsx_width(s.x, i, s.grid.columns[i], NULL);
	if (s.grid.landscape)
		zy_xlsx_landscape(s.x);
	put_head(&s);
	for (n = d->first; n && !zy_xlsx_failed(s.x); n = n->next) {
		if (n->kind == ZY_NODE_OPEN || n->kind == ZY_NODE_CLOSE)
			continue;
		s.row += below; /* blank */
		put_node(&s, n);
		below = n->kind == ZY_NODE_TABLE || n->kind == ZY_NODE_FIGURE ||
			n->kind == ZY_NODE_CARDS;
	}
	rc = zy_xlsx_finish(s.x, put_bytes, out, e);
	zy_grid_release(&s.grid);
	zy_buf_release(&s.text);
	zy_buf_release(&header);
	return rc;
}
