/*
 * Writing a workbook through libxlsxwriter: implements xlsx.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/xlsx.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "stream/temporary.h"
#include "stream/xlsx-state.h"

enum {
	PIECE = 64 * 1024, /* bytes passed to put at once */
	DIGITS = 15,	   /* digits of a number that a spreadsheet keeps */
	GENERAL = 11,	   /* digits that its general format shows */
	PATH = 32,
	TEXT_FORMAT = 49, /* the number of "@" among the built-in formats */
	PAPER_A4 = 9,
	/* 1980-01-01, the first day that an archive can name. */
	CREATED = 315532800,
	MOST_BREAKS = 1023,
};

/* A cell format that was created in the library. */
struct format {
	struct zy_xlsx_style style;
	int places; /* number of decimals, or TEXT or PLAIN */
	lxw_format *made;
};

enum {
	TEXT = -1,  /* a text, also when users type a number into the cell */
	PLAIN = -2, /* a number in the general format */
};

struct zy_xlsx {
	const struct zy_xlsx_library *l;
	struct zy_xlsx_options o;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	int fd;		 /* the temporary file of the archive */
	char path[PATH]; /* its name while it is open */
	struct zy_error error;
	struct zy_buf text; /* scratch */
	struct format *formats;
	size_t nformats, formats_cap;
	lxw_row_t *breaks; /* rows that begin a page, and a final 0 */
	size_t nbreaks, breaks_cap;
};

/*
 * Sets what all sheets have in common: A4, one page wide, no warnings about
 * numbers stored as text.
 */
static void
prepare(struct zy_xlsx *x)
{
	const struct zy_xlsx_library *l = x->l;
	lxw_doc_properties properties = {.created = CREATED};

	l->workbook_set_properties(x->book, &properties);
	l->worksheet_set_paper(x->sheet, PAPER_A4);
	l->worksheet_set_margins(x->sheet, 0.6, 0.6, 0.7, 0.7);
	l->worksheet_fit_to_pages(x->sheet, 1, 0);
	l->worksheet_center_horizontally(x->sheet);
	if (x->o.header)
		l->worksheet_set_header(x->sheet, x->o.header);
	if (x->o.footer)
		l->worksheet_set_footer(x->sheet, x->o.footer);
	/* Codes are texts on purpose: no marks in the corners of cells. */
	l->worksheet_ignore_errors(
	    x->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

/* Returns name if a sheet can have it, else NULL. */
static const char *
sheet_name(const struct zy_xlsx *x, const char *name)
{
	return name && *name &&
		       x->l->workbook_validate_sheet_name(x->book, name) ==
			   LXW_NO_ERROR
		   ? name
		   : NULL;
}

int
zy_xlsx_open(
    struct zy_xlsx **out, const struct zy_xlsx_options *o, struct zy_error *e)
{
	struct zy_xlsx *x = zy_calloc(1, sizeof(*x));
	lxw_workbook_options how = {.constant_memory = LXW_TRUE};

	*out = NULL;
	x->o = *o;
	x->fd = -1;
	how.tmpdir = zy_strdup(o->temporary);
	x->l = zy_xlsx_library(e);
	if (!x->l)
		goto out;
	x->fd = zy_temporary_open(o->temporary, e);
	if (x->fd < 0)
		goto out;
	/* The library takes a name, of a file that has none. */
	snprintf(x->path, sizeof(x->path), "/proc/self/fd/%d", x->fd);
	x->book = x->l->workbook_new_opt(x->path, &how);
	if (x->book)
		x->sheet = x->l->workbook_add_worksheet(
		    x->book, sheet_name(x, o->sheet));
	if (!x->sheet) {
		zy_temporary_failed(o->temporary, errno ? errno : ENOSPC, e);
		goto out;
	}
	prepare(x);
	*out = x;
out:
	free(how.tmpdir);
	if (!*out)
		zy_xlsx_abandon(x);
	return *out ? 0 : -1;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Reads a number whose text a spreadsheet can show again: no sign but -, no
 * leading zero, no exponent, at most fifteen digits.  Sets *value to the
 * nearest double, since it divides two whole numbers below 2^53.  Returns the
 * number of decimals, 0 for a whole number longer than the general format
 * shows, PLAIN for a shorter one, or TEXT for any other text.
 */
static int
read_number(struct zy_view v, double *value)
{
	bool minus = v.n && v.p[0] == '-';
	int64_t whole = 0, unit = 1;
	size_t i = minus, digits = 0;
	int places = -1;

	for (; i < v.n; i++) {
		if (v.p[i] == '.' && places < 0 && digits)
			places = 0;
		else if (!is_digit(v.p[i]) || ++digits > DIGITS)
			return TEXT;
		else {
			whole = whole * 10 + (v.p[i] - '0');
			unit *= places >= 0 ? 10 : 1;
			places += places >= 0;
		}
	}
	if (digits == 0 || places == 0 || (minus && whole == 0) ||
	    (v.p[minus] == '0' && v.n - minus > 1 && v.p[minus + 1] != '.'))
		return TEXT;
	*value = (double)whole / (double)unit;
	if (minus)
		*value = -*value;
	return places > 0 ? places : digits > GENERAL ? 0 : PLAIN;
}

bool
zy_xlsx_is_number(struct zy_view v)
{
	double value;

	return read_number(v, &value) != TEXT;
}

/* Returns whether two styles are equal. */
static bool
is_same(const struct zy_xlsx_style *a, const struct zy_xlsx_style *b)
{
	return a->align == b->align && a->number == b->number &&
	       a->bold == b->bold && a->border == b->border &&
	       a->shade == b->shade && a->wrap == b->wrap &&
	       a->middle == b->middle && a->bottom == b->bottom &&
	       a->points == b->points;
}

/*
 * Sets a format that shows a number with that many decimals.  It has a
 * redundant part for negative numbers (0.00;-0.00), by which workbook-format.c
 * recognises the format: zeros at the end of such a number then belong to its
 * text.
 */
static void
set_number_format(const struct zy_xlsx *x, lxw_format *f, int places)
{
	static const char zeros[] = "000000000000000";
	char text[2 * sizeof(zeros) + 8];

	if (places == TEXT)
		x->l->format_set_num_format_index(f, TEXT_FORMAT);
	if (places < 0)
		return;
	if (places == 0)
		snprintf(text, sizeof(text), "0");
	else
		snprintf(text, sizeof(text), "0.%.*s;-0.%.*s", places, zeros,
		    places, zeros);
	x->l->format_set_num_format(f, text);
}

/*
 * Returns the library's format for a style and a number of decimals; creates it
 * at the first call.
 */
static lxw_format *
format_of(struct zy_xlsx *x, const struct zy_xlsx_style *s, int places)
{
	static const uint8_t aligns[] = {
	    LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT};
	const struct zy_xlsx_library *l = x->l;
	struct format *f;
	size_t i;

	for (i = 0; i < x->nformats; i++)
		if (x->formats[i].places == places &&
		    is_same(&x->formats[i].style, s))
			return x->formats[i].made;
	x->formats = zy_grow(
	    x->formats, &x->formats_cap, x->nformats + 1, sizeof(*x->formats));
	f = &x->formats[x->nformats++];
	*f = (struct format){*s, places, l->workbook_add_format(x->book)};
	if (x->o.font)
		l->format_set_font_name(f->made, x->o.font);
	if (s->points)
		l->format_set_font_size(f->made, s->points);
	if (s->bold)
		l->format_set_bold(f->made);
	if (s->border)
		l->format_set_border(f->made, LXW_BORDER_THIN);
	if (s->shade)
		l->format_set_bg_color(f->made, 0xF2EFEB);
	if (s->wrap)
		l->format_set_text_wrap(f->made);
	l->format_set_align(f->made, aligns[s->align]);
	l->format_set_align(f->made, s->middle	 ? LXW_ALIGN_VERTICAL_CENTER
				     : s->bottom ? LXW_ALIGN_VERTICAL_BOTTOM
						 : LXW_ALIGN_VERTICAL_TOP);
	set_number_format(x, f->made, places);
	return f->made;
}

/* Sets x->error to an error about a cell. */
static void
fail_at(struct zy_xlsx *x, uint32_t row, uint32_t column, const char *what)
{
	zy_error_set(&x->error, ZY_ERROR_IO, "%s", what);
	x->error.line = row + (uint64_t)1;
	x->error.column = column + (uint64_t)1;
}

/*
 * Returns whether there is an escape such as _x0041_ at p, which Excel would
 * read as a character.
 */
static bool
is_escape(const char *p, const char *end)
{
	int i;

	if (end - p < 7 || p[1] != 'x' || p[6] != '_')
		return false;
	for (i = 2; i < 6; i++)
		if (!is_digit(p[i]) && !(p[i] >= 'a' && p[i] <= 'f') &&
		    !(p[i] >= 'A' && p[i] <= 'F'))
			return false;
	return true;
}

/*
 * Writes v to x->text; a character that XML cannot contain, other than a line
 * feed and a tab, becomes an escape, as Excel writes it.  Returns false, with
 * x->error set, where the text is too long for a cell.
 */
static bool
escape(struct zy_xlsx *x, uint32_t row, uint32_t column, struct zy_view v)
{
	const char *p = v.n ? v.p : "", *end = p + v.n;
	struct zy_buf *b = &x->text;
	uint32_t code = 0;
	size_t units = 0;
	int n;

	zy_buf_reset(b);
	zy_buf_puts(b, "");
	for (; p < end; p += n) {
		n = zy_text_decode(p, end, &code);
		if (n == 0) {
			n = 1;
			code = 0xFFFD;
		}
		units += code > 0xFFFF ? 2 : 1;
		if ((code < 0x20 && code != '\n' && code != '\t') ||
		    code == 0xFFFE || code == 0xFFFF)
			zy_buf_printf(b, "_x%04X_", (unsigned)code);
		else if (code == '_' && is_escape(p, end))
			zy_buf_puts(b, "_x005F_");
		else
			zy_buf_char(b, code);
	}
	if (units <= ZY_XLSX_CHARACTERS)
		return true;
	fail_at(x, row, column,
	    _("has more than the 32767 characters that a cell of a workbook "
	      "can hold: choose another format"));
	return false;
}

/*
 * Returns whether the sheet can have such a cell and there was no error;
 * otherwise x->error is set.
 */
static bool
has_cell(struct zy_xlsx *x, uint32_t row, uint32_t column)
{
	if (x->error.kind)
		return false;
	if (row >= ZY_XLSX_ROWS)
		fail_at(x, row, 0,
		    _("a sheet of a workbook ends with row 1048576: choose "
		      "another format, or write fewer records"));
	else if (column >= ZY_XLSX_COLUMNS)
		fail_at(x, 0, column,
		    _("a sheet of a workbook ends with column 16384: choose "
		      "another format"));
	return !x->error.kind;
}

/* Sets x->error if a call of the library has failed with that code. */
static void
check(struct zy_xlsx *x, uint32_t row, uint32_t column, lxw_error code)
{
	if (code != LXW_NO_ERROR)
		fail_at(x, row, column, x->l->lxw_strerror(code));
}

void
zy_xlsx_cell(struct zy_xlsx *x, uint32_t row, uint32_t column, struct zy_view v,
    const struct zy_xlsx_style *style)
{
	int places = style->number && v.n == 0 ? PLAIN : TEXT;
	double value = 0;
	lxw_format *f;

	if (!has_cell(x, row, column))
		return;
	if (style->number && v.n)
		places = read_number(v, &value);
	if (places == TEXT && !escape(x, row, column, v))
		return;
	f = format_of(x, style, places);
	if (v.n == 0)
		check(x, row, column,
		    x->l->worksheet_write_blank(
			x->sheet, row, (lxw_col_t)column, f));
	else if (places == TEXT)
		check(x, row, column,
		    x->l->worksheet_write_string(
			x->sheet, row, (lxw_col_t)column, x->text.p, f));
	else
		check(x, row, column,
		    x->l->worksheet_write_number(
			x->sheet, row, (lxw_col_t)column, value, f));
}

void
zy_xlsx_span(struct zy_xlsx *x, uint32_t row, uint32_t column, uint32_t last,
    struct zy_view v, const struct zy_xlsx_style *style)
{
	if (last > column && has_cell(x, row, last))
		check(x, row, column,
		    x->l->worksheet_merge_range(x->sheet, row,
			(lxw_col_t)column, row, (lxw_col_t)last, "",
			format_of(x, style, TEXT)));
	zy_xlsx_cell(x, row, column, v, style);
}

/* The library only changes the lower row: the upper one is written already. */
void
zy_xlsx_join_above(struct zy_xlsx *x, uint32_t row, uint32_t column,
    uint32_t last, const struct zy_xlsx_style *style)
{
	lxw_format *f;

	if (row == 0 || !has_cell(x, row, last))
		return;
	f = format_of(x, style, TEXT);
	check(x, row, column,
	    x->l->worksheet_write_blank(x->sheet, row, (lxw_col_t)column, f));
	check(x, row, column,
	    x->l->worksheet_merge_range(x->sheet, row - 1, (lxw_col_t)column,
		row, (lxw_col_t)last, "", f));
}

void
zy_xlsx_height(struct zy_xlsx *x, uint32_t row, unsigned points)
{
	if (has_cell(x, row, 0))
		check(x, row, 0,
		    x->l->worksheet_set_row(x->sheet, row, points, NULL));
}

void
zy_xlsx_width(struct zy_xlsx *x, uint32_t column, unsigned characters,
    const struct zy_xlsx_style *style)
{
	lxw_format *f;

	if (!has_cell(x, 0, column))
		return;
	f = style ? format_of(x, style, style->number ? PLAIN : TEXT) : NULL;
	check(x, 0, column,
	    x->l->worksheet_set_column(
		x->sheet, (lxw_col_t)column, (lxw_col_t)column, characters, f));
}

void
zy_xlsx_freeze(struct zy_xlsx *x, uint32_t rows)
{
	if (rows && !x->error.kind) {
		x->l->worksheet_freeze_panes(x->sheet, rows, 0);
		zy_xlsx_repeat(x, 0, rows - 1);
	}
}

void
zy_xlsx_repeat(struct zy_xlsx *x, uint32_t first, uint32_t last)
{
	if (!x->error.kind)
		check(x, first, 0,
		    x->l->worksheet_repeat_rows(x->sheet, first, last));
}

void
zy_xlsx_landscape(struct zy_xlsx *x)
{
	x->l->worksheet_set_landscape(x->sheet);
}

void
zy_xlsx_page(struct zy_xlsx *x, uint32_t row)
{
	if (x->nbreaks == MOST_BREAKS || row == 0)
		return;
	x->breaks = zy_grow(
	    x->breaks, &x->breaks_cap, x->nbreaks + 2, sizeof(*x->breaks));
	x->breaks[x->nbreaks++] = row;
	x->breaks[x->nbreaks] = 0;
}

bool
zy_xlsx_failed(const struct zy_xlsx *x)
{
	return x->error.kind != ZY_ERROR_NONE;
}

/*
 * Completes the archive and frees the workbook.  The library prints its own
 * messages about failures; they are suppressed.  Returns whether all succeeded,
 * with errno set if not.
 */
static bool
close_book(struct zy_xlsx *x)
{
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC), said = -1, code;
	lxw_error rc;

	if (null >= 0)
		said = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
	if (said >= 0)
		dup2(null, STDERR_FILENO);
	errno = 0;
	rc = x->l->workbook_close(x->book);
	code = errno;
	if (said >= 0) {
		dup2(said, STDERR_FILENO);
		close(said);
	}
	if (null >= 0)
		close(null);
	x->book = NULL;
	errno = code;
	return rc == LXW_NO_ERROR;
}

/*
 * Ends the sheet, completes the workbook and checks it.  Returns 0, or -1 with
 * e set.
 */
static int
put_together(struct zy_xlsx *x, struct zy_error *e)
{
	FILE *rows = x->sheet->optimize_tmpfile;
	int64_t size;

	if (x->nbreaks)
		x->l->worksheet_set_h_pagebreaks(x->sheet, x->breaks);
	/* The last row waits for the next one, and its file for room. */
	x->l->lxw_worksheet_write_single_row(x->sheet);
	if (fflush(rows) || ferror(rows) || (size = ftello(rows)) < 0)
		return zy_temporary_failed(
		    x->o.temporary, errno ? errno : ENOSPC, e);
	if (!close_book(x))
		return zy_temporary_failed(
		    x->o.temporary, errno ? errno : ENOSPC, e);
	if (!zy_xlsx_is_whole(x->l, x->path, (uint64_t)size))
		return zy_temporary_failed(x->o.temporary, ENOSPC, e);
	return 0;
}

/* Passes the bytes of the archive to put.  Returns 0, or -1 with e set. */
static int
hand_out(struct zy_xlsx *x, void (*put)(void *context, const char *p, size_t n),
    void *context, struct zy_error *e)
{
	char *piece = zy_malloc(PIECE);
	off_t at = 0;
	ssize_t n;

	while ((n = pread(x->fd, piece, PIECE, at)) > 0) {
		put(context, piece, (size_t)n);
		at += n;
	}
	if (n < 0)
		zy_temporary_failed(x->o.temporary, errno, e);
	free(piece);
	return n < 0 ? -1 : 0;
}

int
zy_xlsx_finish(struct zy_xlsx *x,
    void (*put)(void *context, const char *p, size_t n), void *context,
    struct zy_error *e)
{
	int rc = -1;

	if (x->error.kind)
		*e = x->error;
	else if (put_together(x, e) == 0)
		rc = hand_out(x, put, context, e);
	zy_xlsx_abandon(x);
	return rc;
}

void
zy_xlsx_abandon(struct zy_xlsx *x)
{
	if (!x)
		return;
	if (x->book) {
		/* The library does not close the file of the rows here. */
		if (x->sheet && x->sheet->optimize_tmpfile)
			fclose(x->sheet->optimize_tmpfile);
		x->l->lxw_workbook_free(x->book);
	}
	if (x->fd >= 0)
		close(x->fd);
	free(x->formats);
	free(x->breaks);
	zy_buf_release(&x->text);
	free(x);
}
