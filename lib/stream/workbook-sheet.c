/*
 * The rows of a sheet, read step by step: implements the functions
 * zy_book_sheet_* of workbook-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/decimal.h"
#include "stream/workbook-state.h"

/* A cell of the current row: its text in the sheet's buffer `texts`. */
struct cell {
	size_t at, n;
	bool filled; /* the text is that of a merged block */
};

struct zy_book_sheet {
	const struct zy_book_context *context;
	struct zy_xml *xml;
	struct zy_merged merged;
	struct zy_buf *out;

	uint32_t row, written; /* the current row, the last written one */
	struct cell *cells;    /* of the current row, by column */
	size_t ncells, cells_cap;
	struct zy_buf texts;

	/* the current cell */
	uint32_t column; /* UINT32_MAX: none yet in this row */
	char type[12];
	unsigned shows;
	bool in_data, in_cell, in_value, in_inline, in_text, in_formula,
	    formula;
	unsigned in_phonetic;
	bool has_value, has_inline;
	struct zy_buf value, inline_text;

	uint64_t unknown, unknown_row, unknown_column;
};

/* Stops reading with an error at the current row. */
static void
stop(struct zy_book_sheet *s, const char *what)
{
	struct zy_error e = ZY_ERROR_INIT;

	zy_error_set(&e, ZY_ERROR_IO, "%s", what);
	e.line = s->row;
	zy_xml_stop(s->xml, &e);
}

/*
 * Returns the number that an attribute contains, or `otherwise` where text is
 * NULL or no number.
 */
static uint64_t
number_of(const char *text, uint64_t otherwise)
{
	int64_t n;

	if (!text || !zy_integer_parse(&n, zy_view(text), 0, INT64_MAX))
		return otherwise;
	return (uint64_t)n;
}

/* Begins the row of an element row. */
static void
begin_row(struct zy_book_sheet *s, const char **attributes)
{
	uint64_t row =
	    number_of(zy_xml_attribute(attributes, "r"), (uint64_t)s->row + 1);

	if (row <= s->row) {
		stop(s, _("the rows of the sheet are not in their order"));
		return;
	}
	if (row > ZY_WORKBOOK_ROWS) {
		stop(s, _("the sheet has more rows than a spreadsheet can"));
		return;
	}
	s->row = (uint32_t)row;
	s->column = UINT32_MAX;
	s->ncells = 0;
	zy_buf_reset(&s->texts);
}

/* Begins the cell of an element c: finds its column, type and style. */
static void
begin_cell(struct zy_book_sheet *s, const char **attributes)
{
	const struct zy_styles *styles = s->context->styles;
	const char *at = zy_xml_attribute(attributes, "r");
	const char *type = zy_xml_attribute(attributes, "t");
	uint64_t style = number_of(zy_xml_attribute(attributes, "s"), 0);
	uint32_t column = UINT32_MAX, row;

	if (at && !zy_cell_reference(at, &column, &row)) {
		stop(s, _("the sheet has more columns than a spreadsheet can"));
		return;
	}
	if (column == UINT32_MAX)
		column = s->column + 1; /* UINT32_MAX + 1 is 0 */
	if (column >= ZY_WORKBOOK_COLUMNS) {
		stop(s, _("the sheet has more columns than a spreadsheet can"));
		return;
	}
	s->column = column;
	s->in_cell = true;
	s->formula = s->has_value = s->has_inline = false;
	s->shows = style < styles->n ? styles->shows[style] : 0;
	zy_buf_reset(&s->value);
	zy_buf_reset(&s->inline_text);
	s->type[0] = '\0';
	if (type && strlen(type) < sizeof(s->type))
		memcpy(s->type, type, strlen(type) + 1);
}

/* Handles the beginning of an element of the sheet. */
static void
on_start(void *context, const char *name, const char **attributes)
{
	struct zy_book_sheet *s = context;

	if (!s->in_data) {
		s->in_data = strcmp(name, "sheetData") == 0;
	} else if (!s->in_cell) {
		if (strcmp(name, "c") == 0)
			begin_cell(s, attributes);
		else if (strcmp(name, "row") == 0)
			begin_row(s, attributes);
	} else if (strcmp(name, "v") == 0) {
		s->in_value = s->has_value = true;
	} else if (strcmp(name, "f") == 0) {
		s->in_formula = s->formula = true;
	} else if (strcmp(name, "is") == 0) {
		s->in_inline = s->has_inline = true;
	} else if (strcmp(name, "t") == 0) {
		s->in_text = s->in_inline;
	} else if (strcmp(name, "rPh") == 0) {
		s->in_phonetic++;
	}
}

/* Collects the text of a value, a formula or an inline text. */
static void
on_text(void *context, const char *p, int n)
{
	struct zy_book_sheet *s = context;

	if (s->value.n + s->inline_text.n > ZY_WORKBOOK_ROW_TEXT)
		return; /* the row will be refused */
	if (s->in_value)
		zy_buf_put(&s->value, p, (size_t)n);
	else if (s->in_formula || (s->in_text && !s->in_phonetic))
		zy_buf_put(&s->inline_text, p, (size_t)n);
}

/* Appends the shared text whose number is in the current cell. */
static void
put_shared(struct zy_book_sheet *s, struct zy_view number)
{
	struct zy_view text;
	int64_t i;

	if (!zy_integer_parse(&i, zy_text_trim(number), 0, INT64_MAX))
		i = INT64_MAX;
	text = zy_shared_text(s->context->texts, (uint64_t)i);
	if (!text.p)
		stop(s, _("a cell has a shared text that the workbook does not "
			  "have: it is broken"));
	else
		zy_buf_view(&s->texts, text);
}

/* Appends the text of the current cell. */
static void
put_value(struct zy_book_sheet *s)
{
	struct zy_view v = zy_buf_get(&s->value);
	const char *type = s->type;

	if (s->has_inline && !s->has_value) {
		if (s->inline_text.n)
			zy_workbook_put_text(
			    &s->texts, s->inline_text.p, s->inline_text.n);
	} else if (v.n == 0) {
		return;
	} else if (strcmp(type, "s") == 0) {
		put_shared(s, v);
	} else if (strcmp(type, "str") == 0 || strcmp(type, "inlineStr") == 0) {
		zy_workbook_put_text(&s->texts, v.p, v.n);
	} else if (strcmp(type, "b") == 0) {
		v = zy_text_trim(v);
		zy_buf_puts(&s->texts,
		    zy_view_is(v, "1") || zy_view_is(v, "true") ? "TRUE"
								: "FALSE");
	} else if (strcmp(type, "e") == 0) {
		zy_buf_view(&s->texts, v);
	} else if (strcmp(type, "d") == 0) {
		zy_workbook_put_iso(&s->texts, zy_text_trim(v));
	} else {
		v = zy_text_trim(v);
		if (s->shows & ZY_SHOWS_PLACES)
			zy_workbook_put_places(&s->texts, v,
			    s->shows & ~(unsigned)ZY_SHOWS_PLACES);
		else if (s->shows & ZY_SHOWS_ZEROS)
			zy_workbook_put_zeros(
			    &s->texts, v, s->shows & ~(unsigned)ZY_SHOWS_ZEROS);
		else if (s->shows & ZY_SHOWS_PERCENT)
			zy_workbook_put_percent(&s->texts, v);
		else if (s->shows == ZY_SHOWS_NUMBER ||
			 !zy_workbook_put_date(
			     &s->texts, v, s->shows, s->context->from_1904))
			zy_workbook_put_number(&s->texts, v);
	}
}

/*
 * Stores cell number i of the current row; missing cells before it become
 * empty.
 */
static void
set_cell(struct zy_book_sheet *s, uint32_t i, struct cell cell)
{
	if (i >= s->ncells) {
		s->cells = zy_grow(
		    s->cells, &s->cells_cap, (size_t)i + 1, sizeof(*s->cells));
		memset(s->cells + s->ncells, 0,
		    (i + 1 - s->ncells) * sizeof(*s->cells));
		s->ncells = (size_t)i + 1;
	}
	s->cells[i] = cell;
}

/* Ends the cell: appends its text to the row. */
static void
end_cell(struct zy_book_sheet *s)
{
	size_t at = s->texts.n;

	s->in_cell = s->in_value = s->in_inline = s->in_text = false;
	s->in_formula = false;
	s->in_phonetic = 0;
	if (s->formula && s->value.n == 0 && !s->has_inline &&
	    strcmp(s->type, "str") != 0) {
		if (s->unknown++ == 0) {
			s->unknown_row = s->row;
			s->unknown_column = s->column + 1;
		}
		/* Which no column takes for a value. */
		zy_buf_putc(&s->texts, '=');
		zy_workbook_put_text(&s->texts,
		    s->inline_text.n ? s->inline_text.p : "?",
		    s->inline_text.n ? s->inline_text.n : 1);
	} else {
		put_value(s);
	}
	if (s->texts.n > ZY_WORKBOOK_ROW_TEXT) {
		stop(s, _("a row of the sheet is too long"));
		return;
	}
	if (s->texts.n == at)
		return;
	if (s->column < s->ncells && s->cells[s->column].n) {
		stop(s, _("a cell of the sheet stands twice"));
		return;
	}
	set_cell(s, s->column, (struct cell){at, s->texts.n - at, false});
}

/* Returns the text of column i of the current row. */
static struct zy_view
text_of(const struct zy_book_sheet *s, size_t i)
{
	if (i >= s->ncells || s->cells[i].n == 0)
		return (struct zy_view){NULL, 0};
	return (struct zy_view){s->texts.p + s->cells[i].at, s->cells[i].n};
}

/*
 * Stores the texts of the merged blocks that begin in the current row, for the
 * rows below.
 */
static void
begin_blocks(struct zy_book_sheet *s)
{
	struct zy_merged *m = &s->merged;
	const struct zy_merged_block *b;
	struct zy_view text;
	size_t i;

	for (; m->next < m->n && m->blocks[m->next].row <= s->row; m->next++) {
		b = &m->blocks[m->next];
		text = b->row == s->row ? zy_text_trim(text_of(s, b->column))
					: (struct zy_view){NULL, 0};
		if (text.n == 0 || b->column >= ZY_WORKBOOK_COLUMNS)
			continue;
		/* A slot of the column, or one that is used up. */
		for (i = 0; i < m->nfills; i++)
			if (m->fills[i].column == b->column ||
			    m->fills[i].until <= s->row)
				break;
		if (i == m->nfills) {
			m->fills = zy_grow(
			    m->fills, &m->fills_cap, i + 1, sizeof(*m->fills));
			m->fills[m->nfills++] =
			    (struct zy_merged_fill){.column = b->column};
		}
		m->fills[i].column = b->column;
		m->fills[i].until = b->last_row;
		zy_buf_reset(&m->fills[i].text);
		zy_buf_view(&m->fills[i].text, text);
	}
}

/*
 * Gives empty cells of the current row the texts of the merged blocks that
 * extend into it.
 */
static void
fill_blocks(struct zy_book_sheet *s)
{
	struct zy_merged *m = &s->merged;
	struct zy_merged_fill *f;
	size_t i;

	for (i = 0; i < m->nfills; i++) {
		f = &m->fills[i];
		if (f->until < s->row || text_of(s, f->column).n)
			continue;
		if (++m->filled > ZY_WORKBOOK_FILLS ||
		    s->texts.n > ZY_WORKBOOK_ROW_TEXT) {
			stop(s, _("the merged blocks of the sheet are too "
				  "many"));
			return;
		}
		set_cell(
		    s, f->column, (struct cell){s->texts.n, f->text.n, true});
		zy_buf_view(&s->texts, zy_buf_get(&f->text));
	}
}

/* Writes the current row to s->out, unless all of its cells are empty. */
static void
end_row(struct zy_book_sheet *s)
{
	size_t i, n = s->ncells;

	while (n > 0 && zy_text_trim(text_of(s, n - 1)).n == 0)
		n--;
	if (n == 0)
		return;
	fill_blocks(s);
	begin_blocks(s);
	n = s->ncells;
	while (n > 0 && s->cells[n - 1].n == 0)
		n--;
	memset(zy_buf_room(s->out, s->row - s->written), ZY_WORKBOOK_ROW,
	    s->row - s->written);
	s->out->n += s->row - s->written - 1;
	for (i = 0; i < n; i++) {
		if (i)
			zy_buf_putc(s->out, ZY_WORKBOOK_CELL);
		if (s->cells[i].filled)
			zy_buf_putc(s->out, ZY_WORKBOOK_FILLED);
		if (s->cells[i].n)
			zy_buf_put(
			    s->out, s->texts.p + s->cells[i].at, s->cells[i].n);
	}
	zy_buf_putc(s->out, ZY_WORKBOOK_ROW);
	s->written = s->row;
}

/* Handles the end of an element of the sheet. */
static void
on_end(void *context, const char *name)
{
	struct zy_book_sheet *s = context;

	if (!s->in_data)
		return;
	if (s->in_cell) {
		if (strcmp(name, "c") == 0)
			end_cell(s);
		else if (strcmp(name, "v") == 0)
			s->in_value = false;
		else if (strcmp(name, "f") == 0)
			s->in_formula = false;
		else if (strcmp(name, "is") == 0)
			s->in_inline = s->in_text = false;
		else if (strcmp(name, "t") == 0)
			s->in_text = false;
		else if (strcmp(name, "rPh") == 0 && s->in_phonetic)
			s->in_phonetic--;
	} else if (strcmp(name, "row") == 0) {
		end_row(s);
	} else if (strcmp(name, "sheetData") == 0) {
		s->in_data = false;
	}
}

struct zy_book_sheet *
zy_book_sheet_open(
    const struct zy_book_context *c, int64_t index, struct zy_error *e)
{
	static const struct zy_xml_calls calls = {on_start, on_end, on_text};
	struct zy_book_sheet *s = zy_calloc(1, sizeof(*s));

	s->context = c;
	if (zy_merged_read(&s->merged, c->archive, index, e) == 0)
		s->xml = zy_xml_open(c->archive, index, &calls, s, e);
	if (s->xml)
		return s;
	zy_book_sheet_free(s);
	return NULL;
}

int
zy_book_sheet_more(
    struct zy_book_sheet *s, struct zy_buf *out, struct zy_error *e)
{
	s->out = out;
	return zy_xml_more(s->xml, e);
}

uint64_t
zy_book_sheet_unknown(
    const struct zy_book_sheet *s, uint64_t *row, uint64_t *column)
{
	*row = s->unknown_row;
	*column = s->unknown_column;
	return s->unknown;
}

void
zy_book_sheet_free(struct zy_book_sheet *s)
{
	if (!s)
		return;
	zy_xml_free(s->xml);
	zy_merged_release(&s->merged);
	free(s->cells);
	zy_buf_release(&s->texts);
	zy_buf_release(&s->value);
	zy_buf_release(&s->inline_text);
	free(s);
}
