/*
 * The rows of a table, handed out as records and headers or left out:
 * implements sheet.h, except its parts (sheet-parts.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/sheet.h"

#include <stdlib.h>

#include "stream/sheet-rows.h"
#include "stream/sheet-state.h"

enum {
	AHEAD = 12,	  /* rows read ahead below the first header */
	NOTES_MAX = 4096, /* bytes of notes that are kept */
};

/* Counts the current row as left out. */
static void
leave_out_row(struct zy_sheet *s, enum zy_row_kind kind)
{
	zy_left_out_add(&s->left_out[kind], zy_csv_line(s->csv));
}

/*
 * Reads the next row of the CSV, and counts blank lines before it as left out.
 * Returns as zy_csv_next.
 */
static int
read_row(struct zy_sheet *s, struct zy_error *e)
{
	int rc = zy_csv_next(s->csv, e);
	uint64_t line, blanks = zy_csv_blanks(s->csv);

	if (ZY_LIKELY(blanks == s->blank_lines))
		return rc;
	line = rc == 0 ? zy_source_at(s->source) + 1 : zy_csv_line(s->csv);
	line -= blanks - s->blank_lines;
	for (; s->blank_lines < blanks; s->blank_lines++)
		zy_left_out_add(&s->left_out[ZY_ROW_BLANK], line++);
	return rc;
}

/*
 * Does what zy_sheet_rows_read does from the sheet's position, and records
 * whether the source was cut after the rows.
 */
static int
look_ahead(struct zy_sheet *s, struct zy_sheet_rows *rows, size_t most,
    struct zy_error *e)
{
	int rc = zy_sheet_rows_read(
	    rows, s->source, s->delim, s->header.width, most, e);

	s->torn = s->torn || rows->torn;
	return rc;
}

/* Prepares the classification of rows below the current header. */
static void
set_frame(struct zy_sheet *s)
{
	const struct zy_header *h = &s->header;
	enum zy_row_column *columns = zy_arena_alloc(
	    &s->arena, h->width * sizeof(*columns) + sizeof(*columns));
	size_t i;

	s->quick = h->width > 1;
	for (i = 0; i < h->width; i++) {
		columns[i] = zy_header_row_column(&h->columns[i]);
		s->quick = s->quick && !zy_row_is_data(h->columns[i].text);
	}
	s->headed = s->quick;
	s->frame.columns = columns;
	s->frame.width = h->width;
	s->frame.primary = zy_header_primary(h);
	s->frame.scratch = &s->scratch;
	s->looks[0] = 0;
	s->looks[1] = h->width > 1;
	s->looks[2] = s->frame.primary < h->width ? s->frame.primary : 0;
	s->witness = h->width ? h->width - 1 : 0;
	s->filter = zy_row_filter();
	zy_csv_set_rows(s->csv, h->width, true);
}

void
zy_sheet_keep_header(struct zy_sheet *s, const struct zy_header *h)
{
	struct zy_arena old = s->arena;

	s->arena = (struct zy_arena){0};
	zy_header_copy(&s->header, h, &s->arena);
	zy_arena_release(&old);
	set_frame(s);
}

/*
 * Handles a row up to the end of the first header: leaves it out as a header
 * row, a title or what else it is, and returns false; or returns true for a row
 * of another table, which must be handed out to be refused.
 */
static bool
pass_top(struct zy_sheet *s, const struct zy_view *cells, size_t n)
{
	size_t first = 0, filled = zy_row_filled(cells, n, &first);
	enum zy_row_kind kind;

	if (s->at_top++ >= s->header.first) {
		leave_out_row(s, ZY_ROW_HEADER);
		s->frame.below = s->at_top == s->top;
		return false;
	}
	kind = zy_row_classify(cells, n, &s->frame);
	if (s->table_above && filled > 2 && kind == ZY_ROW_RECORD)
		return true;
	if (kind != ZY_ROW_BLANK && kind != ZY_ROW_NOTE)
		kind = ZY_ROW_TITLE;
	if (kind == ZY_ROW_TITLE && cells[first].n > s->title.n) {
		zy_buf_reset(&s->title);
		zy_buf_view(&s->title, zy_text_trim(cells[first]));
	}
	if (filled) {
		zy_buf_view(&s->heads, cells[first]);
		zy_buf_putc(&s->heads, ' ');
	}
	leave_out_row(s, kind);
	return false;
}

int
zy_sheet_open(struct zy_sheet **out, struct zy_source *source, char delim,
    const struct zy_reader_options *o, struct zy_error *e)
{
	struct zy_sheet *s = zy_calloc(1, sizeof(*s));
	struct zy_sheet_rows rows = {.n = 0};
	struct zy_header found = {0};
	struct zy_error ignored = ZY_ERROR_INIT;
	const struct zy_view *cells;
	size_t n;
	int rc;

	*s = (struct zy_sheet){.source = source,
	    .delim = delim,
	    .options = o,
	    .csv = zy_csv_new(source, delim)};
	*out = s;
	rc = look_ahead(s, &rows, ZY_HEADER_LOOK, e);
	if (rc == 0)
		rc = zy_header_find(&found, rows.row, rows.n, o,
		    zy_source_name(source), &rows.arena, e);
	if (rc == 0 && found.width == 0 && rows.broken.kind) {
		*e = rows.broken; /* no row could be the header */
		e->kind = ZY_ERROR_IO;
		e->fault = ZY_FAULT_FILE;
		rc = -1;
	}
	if (rc == 0) {
		zy_sheet_keep_header(s, &found);
		if (found.width) {
			s->top = found.first + found.rows;
			s->header_line = rows.row[found.first].line;
			s->table_above = zy_sheet_rows_table_above(
			    &rows, &s->header, &s->frame);
		}
		while (s->at_top < s->top && !s->table_above) {
			zy_error_clear(&ignored);
			(void)read_row(s, &ignored);
			cells = zy_csv_cells(s->csv, &n);
			pass_top(s, cells, n);
		}
	}
	zy_sheet_rows_release(&rows);
	return rc;
}

void
zy_sheet_free(struct zy_sheet *s)
{
	if (!s)
		return;
	zy_csv_free(s->csv);
	zy_arena_release(&s->arena);
	zy_arena_release(&s->label_texts);
	zy_buf_release(&s->scratch);
	zy_buf_release(&s->title);
	zy_buf_release(&s->heads);
	zy_buf_release(&s->later);
	zy_buf_release(&s->notes);
	free(s->labels.items);
	free(s->unheaded);
	zy_left_out_release(s->left_out);
	zy_left_out_release(s->above);
	free(s);
}

/* Returns true where a few cells show that a row is certainly a record. */
static inline bool
is_surely_record(
    const struct zy_sheet *s, const struct zy_view *cells, size_t n)
{
	const struct zy_view *last = cells + n - 1;

	if (!s->quick || n != s->header.width || s->frame.below ||
	    !zy_row_is_data(cells[s->witness]) ||
	    !zy_row_is_plain(s->filter, cells, n, cells[s->looks[0]]) ||
	    !zy_row_is_plain(s->filter, cells, n, cells[s->looks[1]]) ||
	    (s->looks[2] > 1 &&
		!zy_row_is_plain(s->filter, cells, n, cells[s->looks[2]])) ||
	    zy_row_is_counted_name(&s->frame, cells))
		return false;
	/* a sample may say so there */
	return last->n < 3 || !zy_row_filter_has(s->filter->kinds, last->p);
}

/*
 * Returns whether a row may begin a header: two of its cells are equal to the
 * current headings, or it has no data and some heading.
 */
static bool
may_be_header(
    struct zy_sheet *s, const struct zy_view *cells, size_t n, bool data)
{
	size_t i, same = 0;
	const struct zy_header *h = &s->header;

	for (i = 0; i < n && i < h->width; i++)
		same += cells[i].n &&
			zy_view_eq(zy_text_trim(cells[i]), h->columns[i].text);
	if (same > 1)
		return true;
	for (i = 0; i < n && !data; i++)
		if (zy_sheet_rows_is_heading(
			&s->unheaded, cells[i], s->options))
			return true;
	return false;
}

/*
 * Copies the current row and those after it into rows.  The current row is then
 * read again into *cells and *n; returns as read_row.
 */
static int
look_around(struct zy_sheet *s, struct zy_sheet_rows *rows,
    const struct zy_view **cells, size_t *n, struct zy_error *e)
{
	int rc;

	zy_source_rewind(s->source);
	rc = look_ahead(s, rows, AHEAD, e);
	/* An error of reading comes again where its row does. */
	if (rc < 0)
		zy_error_clear(e);
	rc = read_row(s, e);
	*cells = zy_csv_cells(s->csv, n);
	return rc;
}

void
zy_sheet_drop_labels(struct zy_sheet *s)
{
	if (s->labels.n == 0)
		return;
	s->labels.n = 0;
	zy_arena_release(&s->label_texts);
	s->label_texts = (struct zy_arena){0};
	s->quick = s->headed;
}

/*
 * Keeps the labels of the first of the rows, which is no record.  Returns the
 * depth of the part that it begins, or 0 where it begins none.
 */
static unsigned
keep_labels(
    struct zy_sheet *s, const struct zy_sheet_rows *rows, enum zy_row_kind kind)
{
	const struct zy_header_row *row = rows->row;
	struct zy_row_parts parts = s->parts;
	size_t first = 0, filled = zy_row_filled(row->cells, row->n, &first);
	unsigned depth = 0;

	if (filled && kind != ZY_ROW_TITLE)
		depth = zy_row_enter_part(&parts, row->cells[first]);
	zy_header_labels_add(
	    &s->labels, row, rows->n, depth, s->options, &s->label_texts);
	if (s->labels.n) /* each further row is looked at */
		s->quick = false;
	else if (kind != ZY_ROW_PART)
		return 0;
	s->parts = parts;
	return depth;
}

/*
 * Makes h, which begins with the current row, the current header and skips its
 * rows.  Without labels of its own it has those of the header before.  Returns
 * whether its columns, labels or title differ from those of the header before.
 */
static bool
take_header(struct zy_sheet *s, struct zy_header *h)
{
	const bool own = s->labels.n > 0;
	struct zy_error ignored = ZY_ERROR_INIT;
	bool same;
	size_t i;

	zy_header_take_labels(h, own ? s->labels.items : s->header.labels,
	    own ? s->labels.n : s->header.nlabels, s->options, &s->label_texts);
	same = zy_header_is_same(h, &s->header);
	if (!same)
		zy_sheet_keep_header(s, h);
	if (s->later.n) {
		same = same &&
		       zy_view_eq(zy_buf_get(&s->later), zy_buf_get(&s->heads));
		zy_buf_reset(&s->heads);
		zy_buf_view(&s->heads, zy_buf_get(&s->later));
		zy_buf_reset(&s->later);
	}
	zy_sheet_drop_labels(s);
	leave_out_row(s, ZY_ROW_HEADER);
	for (i = 1; i < h->rows; i++) {
		zy_error_clear(&ignored);
		(void)read_row(s, &ignored);
		leave_out_row(s, ZY_ROW_HEADER);
	}
	s->frame.below = true;
	return !same;
}

/*
 * Gives the records below it what the current row, the first of rows and of
 * that kind, says in labels, if they give a column that the header lacks or
 * leaves empty, and no longer what parts of that depth or deeper gave.  Returns
 * whether the row gives something; then *kind is set.  Sets *bound as judge
 * sets it.
 */
static bool
take_part(struct zy_sheet *s, struct zy_sheet_rows *rows, unsigned depth,
    enum zy_row_kind *kind, bool *bound)
{
	struct zy_header h = s->header;
	bool left, given = s->labels.n && s->frame.next &&
			   (*kind == ZY_ROW_RECORD || *kind == ZY_ROW_NOTE ||
			       *kind == ZY_ROW_PART) &&
			   !zy_sheet_rows_labels_above(rows, &h, s->options);

	left = depth && (given || *kind == ZY_ROW_PART) &&
	       zy_header_drop_labels(&h, depth, &s->label_texts);
	given = given && zy_header_add_labels(&h, s->labels.items, s->labels.n,
			     s->options, &s->label_texts);
	if (!left && !given)
		return false;
	if (s->part || zy_source_cut(s->source)) {
		s->torn = true; /* one reader must read this */
	} else if (!zy_header_is_same(&h, &s->header)) {
		zy_sheet_keep_header(s, &h);
		*bound = true;
	}
	if (given) {
		*kind = ZY_ROW_LABEL;
		zy_sheet_drop_labels(s);
	}
	return given;
}

/*
 * Classifies the current row when is_surely_record does not suffice.  Returns 1
 * and sets *kind, and *bound to true where it begins a header whose columns
 * differ; or, where the row had to be read again, what read_row returned.
 */
static int
judge(struct zy_sheet *s, const struct zy_view **cells, size_t *n,
    enum zy_row_kind *kind, bool *bound, struct zy_error *e)
{
	struct zy_sheet_rows rows = {.n = 0};
	struct zy_header h;
	size_t i, first = 0, filled;
	unsigned depth = 0;
	bool data = false, header, title, next, labels, part;
	int rc = 1;

	for (i = 0; i < *n; i++)
		if (zy_row_is_data((*cells)[i])) {
			data = true;
			s->witness = i < s->header.width ? i : 0;
		}
	filled = zy_row_filled(*cells, *n, &first);
	header = filled && may_be_header(s, *cells, *n, data);
	title = filled == 1 &&
		zy_row_may_be_title((*cells)[first], first, &s->frame);
	next = zy_row_needs_next(*cells, *n, &s->frame);
	labels = zy_header_has_labels(*cells, *n, s->options);
	part = filled == 1 && zy_row_is_numbered((*cells)[first]);
	s->frame.next = NULL;
	if (header || title || next || labels || part) {
		rc = look_around(s, &rows, cells, n, e);
		zy_sheet_rows_set_next(&rows, &s->frame);
	}
	if (rc == 1 && header &&
	    zy_header_again(
		&h, &s->header, rows.row, rows.n, s->options, &rows.arena)) {
		*kind = ZY_ROW_HEADER;
		if (s->part || zy_source_cut(s->source))
			s->torn = true; /* one reader must read this */
		else
			*bound = take_header(s, &h);
	} else if (rc == 1) {
		*kind = zy_row_classify(*cells, *n, &s->frame);
		if (zy_header_marks_record(
			&s->header, s->options->schema, *cells, *n, *kind))
			*kind = ZY_ROW_RECORD;
		if ((*kind == ZY_ROW_RECORD || *kind == ZY_ROW_PART) && title &&
		    zy_sheet_rows_above_header(&rows, &s->header, s->options))
			*kind = ZY_ROW_TITLE;
		if (*kind == ZY_ROW_TITLE) {
			zy_buf_reset(&s->later);
			zy_buf_view(&s->later, zy_text_trim((*cells)[first]));
		}
		if (labels && *kind == ZY_ROW_RECORD &&
		    zy_sheet_rows_labels_above(&rows, &s->header, s->options))
			*kind = ZY_ROW_NOTE;
		if (rows.n && (labels || *kind != ZY_ROW_RECORD))
			depth = keep_labels(s, &rows, *kind);
		if (!(rows.n && take_part(s, &rows, depth, kind, bound)) &&
		    *kind == ZY_ROW_RECORD)
			zy_sheet_drop_labels(s);
		s->frame.below = s->frame.below && (*kind == ZY_ROW_NUMBERS ||
						       *kind == ZY_ROW_BLANK);
	}
	s->frame.next = NULL;
	zy_sheet_rows_release(&rows);
	return rc;
}

/*
 * Classifies a row above the header.  Returns ZY_SHEET_HEADER where it is left
 * out; or ZY_SHEET_ERROR with e set where it looks like a record.
 */
static enum zy_sheet_event
next_top(struct zy_sheet *s, const struct zy_view *cells, size_t n,
    struct zy_error *e)
{
	if (!pass_top(s, cells, n))
		return ZY_SHEET_HEADER;
	zy_error_set(e, ZY_ERROR_RECORD,
	    _("row stands above the header, and no row above it is one"));
	zy_error_at(e, zy_source_name(s->source), zy_csv_line(s->csv), 0);
	return ZY_SHEET_ERROR;
}

/* Keeps the text of a note in a row of n cells, and its line. */
static void
keep_note(struct zy_sheet *s, const struct zy_view *cells, size_t n)
{
	size_t i;

	zy_buf_printf(
	    &s->notes, "%llu\t", (unsigned long long)zy_csv_line(s->csv));
	for (i = 0; i < n; i++) {
		zy_buf_view(&s->notes, zy_text_trim(cells[i]));
		zy_buf_putc(&s->notes, ' ');
	}
	zy_buf_putc(&s->notes, '\0');
}

enum zy_sheet_event
zy_sheet_next(struct zy_sheet *s, const struct zy_view **cells, size_t *n,
    struct zy_error *e)
{
	enum zy_row_kind kind = ZY_ROW_RECORD;
	bool bound = false;
	int rc;

	for (;;) {
		rc = read_row(s, e);
		if (rc == 0)
			return ZY_SHEET_END;
		*cells = zy_csv_cells(s->csv, n);
		if (rc < 0)
			return ZY_SHEET_ERROR;
		if (ZY_LIKELY(is_surely_record(s, *cells, *n)))
			return ZY_SHEET_RECORD;
		if (s->at_top < s->top) {
			if (next_top(s, *cells, *n, e) == ZY_SHEET_ERROR)
				return ZY_SHEET_ERROR;
			continue;
		}
		rc = judge(s, cells, n, &kind, &bound, e);
		if (rc <= 0)
			return rc ? ZY_SHEET_ERROR : ZY_SHEET_END;
		if (s->torn && kind != ZY_ROW_RECORD)
			return ZY_SHEET_END;
		if (kind == ZY_ROW_RECORD)
			return ZY_SHEET_RECORD;
		if (kind != ZY_ROW_HEADER)
			leave_out_row(s, kind);
		if (kind == ZY_ROW_NOTE && s->notes.n < NOTES_MAX)
			keep_note(s, *cells, *n);
		if (bound)
			return ZY_SHEET_HEADER;
	}
}

const struct zy_header *
zy_sheet_header(const struct zy_sheet *s)
{
	return &s->header;
}

struct zy_view
zy_sheet_title(const struct zy_sheet *s)
{
	return zy_buf_get(&s->title);
}

struct zy_view
zy_sheet_notes(const struct zy_sheet *s)
{
	return zy_buf_get(&s->notes);
}

struct zy_view
zy_sheet_above(const struct zy_sheet *s)
{
	return zy_buf_get(&s->heads);
}

uint64_t
zy_sheet_header_line(const struct zy_sheet *s)
{
	return s->header_line;
}

struct zy_csv *
zy_sheet_csv(const struct zy_sheet *s)
{
	return s->csv;
}

const struct zy_left_out *
zy_sheet_left_out(const struct zy_sheet *s)
{
	return s->left_out;
}

void
zy_sheet_fill_down(struct zy_sheet *s)
{
	s->frame.filled_down = true;
}
