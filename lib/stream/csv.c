/*
 * The rows of CSV, split here where that is simple and else by libcsv:
 * implements csv.h, except delimiters (csv-delimiter.c) and the rows of
 * workbooks (csv-rows.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/csv.h"

#include <stdlib.h>

#include "base/mem.h"
#include "stream/csv-state.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Stores a cell that libcsv has completed. */
static void
on_cell(void *p, size_t n, void *data)
{
	struct zy_csv *c = data;

	if (n)
		zy_buf_put(&c->text, p, n);
	c->ends =
	    zy_grow(c->ends, &c->ends_cap, c->nends + 1, sizeof(*c->ends));
	c->ends[c->nends++] = c->text.n;
	c->open = 0;
}

/* Records that libcsv has completed a row. */
static void
on_row(int terminator, void *data)
{
	struct zy_csv *c = data;

	(void)terminator;
	c->row_done = true;
}

/*
 * Returns false: libcsv would trim every character that this function calls a
 * blank.
 */
static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

/* Gives c a new parser of libcsv, in the state at the beginning of a row. */
static void
parser_reset(struct zy_csv *c)
{
	csv_free(&c->parser);
	/* It fails only for options it does not know. */
	(void)csv_init(
	    &c->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
	csv_set_delim(&c->parser, (unsigned char)c->delim);
	csv_set_space_func(&c->parser, no_space);
	csv_set_blk_size(&c->parser, 65536);
}

struct zy_csv *
zy_csv_new(struct zy_source *s, char delim)
{
	struct zy_csv *c = zy_calloc(1, sizeof(*c));

	c->source = s;
	c->delim = delim;
	c->wide = delim == ZY_CSV_WIDE_COMMA;
	c->rows = zy_source_has_rows(s);
	zy_buf_room(&c->text, 1); /* also where all cells are empty */
	parser_reset(c);
	return c;
}

void
zy_csv_free(struct zy_csv *c)
{
	if (!c)
		return;
	csv_free(&c->parser);
	zy_buf_release(&c->text);
	zy_buf_release(&c->unguarded);
	zy_buf_release(&c->narrow);
	free(c->ends);
	free(c->cells);
	free(c);
}

void
zy_csv_oracle(struct zy_csv *c)
{
	c->oracle = true;
}

/*
 * Reads a cell in quotes at p: sets *cell to its content and adds the line
 * feeds in it to *lines.  Returns the address after the closing quote; or NULL
 * where only libcsv can read the cell, since it contains a CR, or its end is
 * not in the text.
 */
static const char *
quoted_cell(
    const char *p, const char *end, struct zy_view *cell, uint64_t *lines)
{
	const char *from = p + 1, *close, *at;

	close = memchr(from, '"', (size_t)(end - from));
	if (!close || close + 1 == end)
		return NULL;
	for (at = from; at < close; at++) {
		if (*at == '\r')
			return NULL;
		*lines += *at == '\n';
	}
	*cell = (struct zy_view){from, (size_t)(close - from)};
	return close + 1;
}

/*
 * Sets *cell to the cell without quotes that begins at p, and returns its end.
 * Returns NULL where the cell has a quote or the text ends before it does.
 */
static const char *
open_cell(const char *p, const char *end, char delim, struct zy_view *cell)
{
	const char *from = p;

	while (p < end && *p != delim && *p != '\n' && *p != '\r' && *p != '"')
		p++;
	if (p == end || *p == '"')
		return NULL;
	*cell = (struct zy_view){from, (size_t)(p - from)};
	return p;
}

/*
 * Reads the first row of the text ahead if it is complete and quotes are only
 * around whole cells.  Returns true, with the row counted as handed out; else
 * false, with nothing handed out.
 */
static bool
take_quoted(struct zy_csv *c, struct zy_view ahead)
{
	const char *p = ahead.p, *end = p + ahead.n;
	uint64_t lines = 1;

	for (c->n = 0;; p++) {
		if (p == end || c->n == c->cap)
			return false;
		p = *p == '"' ? quoted_cell(p, end, &c->cells[c->n], &lines)
			      : open_cell(p, end, c->delim, &c->cells[c->n]);
		if (!p)
			return false;
		c->n++;
		if (*p != c->delim)
			break;
	}
	if (*p == '\r')
		p++;
	if (p == end || *p != '\n')
		return false;
	zy_source_pass(c->source, (size_t)(p + 1 - ahead.p), lines);
	return true;
}

#ifdef __SSE2__
/*
 * Reads the first row of the text ahead if it is complete; without quotes, the
 * ends of cells and of the line are found in one pass.  Returns true, with the
 * row counted as handed out; else false, with nothing handed out: parse_row
 * must read it.
 */
static bool
take_ahead(struct zy_csv *c, struct zy_view ahead)
{
	const __m128i delim = _mm_set1_epi8(c->delim);
	const __m128i quote = _mm_set1_epi8('"');
	const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
	const char *p = ahead.p, *end = p + ahead.n, *cell = p, *at;
	struct zy_view *cells = c->cells;
	size_t n = 0, cap = c->cap;
	__m128i v, stops;
	unsigned hits;

	for (; end - p >= 16; p += 16) {
		v = _mm_loadu_si128((const __m128i *)p);
		stops = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, quote),
					 _mm_cmpeq_epi8(v, cr)),
		    _mm_cmpeq_epi8(v, lf));
		hits = (unsigned)_mm_movemask_epi8(
		    _mm_or_si128(stops, _mm_cmpeq_epi8(v, delim)));
		for (; hits; hits &= hits - 1) {
			at = p + __builtin_ctz(hits);
			if (ZY_UNLIKELY(*at == '"'))
				return take_quoted(c, ahead);
			if (n == cap)
				return false;
			cells[n++] =
			    (struct zy_view){cell, (size_t)(at - cell)};
			if (ZY_LIKELY(*at != '\n' && *at != '\r')) {
				cell = at + 1;
				continue;
			}
			if (at == ahead.p)
				return false; /* a blank line */
			c->n = n;
			if (*at == '\r' && (++at == end || *at != '\n'))
				return false;
			zy_source_pass(
			    c->source, (size_t)(at + 1 - ahead.p), 1);
			return true;
		}
	}
	return false;
}
#endif

/* Returns whether p begins with the delimiter ，. */
static inline bool
is_wide(const char *p, const char *end)
{
	return end - p >= 3 && memcmp(p, ZY_CSV_WIDE_TEXT, 3) == 0;
}

/*
 * Splits a line without quotes into cells.  Returns false, with the cells
 * unspecified, where the line contains a quote.
 */
static bool
split_plain(struct zy_csv *c, struct zy_view line)
{
	const char *p = line.p, *end = line.p + line.n, *cell = p;

	c->n = 0;
	for (; p < end; p++) {
		if (*p == '"')
			return false;
		if (c->wide && is_wide(p, end)) {
			zy_csv_add_cell(c, cell, p);
			p += 2;
			cell = p + 1;
		} else if (*p == c->delim) {
			zy_csv_add_cell(c, cell, p);
			cell = p + 1;
		}
	}
	zy_csv_add_cell(c, cell, end);
	return true;
}

/* Returns the line without the LF, CR LF or CR at its end. */
static struct zy_view
without_terminator(struct zy_view line)
{
	if (line.n && line.p[line.n - 1] == '\n')
		line.n--;
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

/*
 * Returns the line with every ="..." at the beginning of a cell replaced by
 * "...".  quoted: the line begins inside quotes.
 */
static struct zy_view
without_guards(struct zy_csv *c, struct zy_view line, bool quoted)
{
	const char *p = line.p, *end = p + line.n, *at, *from = p;

	if (!memmem(p, line.n, "=\"", 2))
		return line;
	zy_buf_reset(&c->unguarded);
	for (at = p; at + 1 < end; at++) {
		quoted ^= *at == '"';
		if (quoted || at[0] != '=' || at[1] != '"' ||
		    (at != p && at[-1] != c->delim))
			continue;
		zy_buf_put(&c->unguarded, from, (size_t)(at - from));
		from = at + 1;
	}
	zy_buf_put(&c->unguarded, from, (size_t)(end - from));
	return zy_buf_get(&c->unguarded);
}

/*
 * Returns the line with each ， outside quotes replaced by one byte, at which
 * libcsv can split.  quoted: the line begins inside quotes.
 */
static struct zy_view
narrowed(struct zy_csv *c, struct zy_view line, bool quoted)
{
	const char *p = line.p, *end = p + line.n;

	if (!c->wide)
		return line;
	zy_buf_reset(&c->narrow);
	for (; p < end; p++) {
		quoted ^= *p == '"';
		if (!quoted && is_wide(p, end)) {
			zy_buf_putc(&c->narrow, ZY_CSV_WIDE_COMMA);
			p += 2;
		} else {
			zy_buf_putc(&c->narrow, *p);
		}
	}
	return zy_buf_get(&c->narrow);
}

/*
 * Passes one line with its terminator to libcsv.  quoted: the line begins
 * inside quotes.  Returns 0, or -1 where libcsv refuses a byte.
 */
static int
feed(struct zy_csv *c, struct zy_view line, bool quoted)
{
	struct zy_view body = without_terminator(line);
	const char *stop = line.p + body.n;
	size_t nstop = line.n - body.n;

	body = without_guards(c, narrowed(c, body, quoted), quoted);
	c->open += line.n;
	if (csv_parse(&c->parser, body.p, body.n, on_cell, on_row, c) != body.n)
		return -1;
	if (nstop == 0) {
		stop = "\n"; /* the last line of the input */
		nstop = 1;
	}
	/* The first byte of CR LF ends a row, the second would end another. */
	if (csv_parse(&c->parser, stop, 1, on_cell, on_row, c) != 1)
		return -1;
	if (!c->row_done && nstop == 2 &&
	    csv_parse(&c->parser, stop + 1, 1, on_cell, on_row, c) != 1)
		return -1;
	return 0;
}

/*
 * Goes back to the end of the first line of the current row, makes the text of
 * that line its only cell, and fills e with an error without a place.  Returns
 * -1.
 */
static int
broken(struct zy_csv *c, struct zy_error *e, const char *what)
{
	struct zy_error inner = ZY_ERROR_INIT;
	struct zy_view line = {NULL, 0};

	parser_reset(c);
	zy_source_rewind(c->source);
	zy_source_mark(c->source);
	if (zy_source_line(c->source, &line, &inner) == 1)
		line = without_terminator(line);
	c->n = 0;
	zy_csv_add_cell(c, line.p, line.p + line.n);
	zy_error_set(e, ZY_ERROR_RECORD, "%s", what);
	e->fault = ZY_FAULT_ROW;
	return -1;
}

/*
 * Reads a row through libcsv, of which `line` is the first line, with as many
 * further lines as its quotes require.  Returns 1, or -1 with e set.
 */
static int
parse_quoted(struct zy_csv *c, struct zy_view line, struct zy_error *e)
{
	size_t i, from = 0, cap = zy_source_caps(c->source)->field;
	bool quoted = false; /* a line that ends no row */
	int rc;

	zy_buf_reset(&c->text);
	c->nends = 0;
	c->row_done = false;
	c->open = 0;
	for (;; quoted = true) {
		if (feed(c, line, quoted)) {
			broken(c, e, _("stray quote in a cell"));
			return zy_error_at(
			    e, zy_source_name(c->source), c->line, 0);
		}
		if (c->row_done)
			break;
		rc = c->open > cap ? 0 : zy_source_line(c->source, &line, e);
		if (rc < 0)
			return -1;
		if (rc == 0) {
			c->torn = c->torn || zy_source_cut(c->source);
			broken(c, e, _("quote opened here is never closed"));
			return zy_error_at(
			    e, zy_source_name(c->source), c->line, 0);
		}
	}
	c->n = 0;
	for (i = 0; i < c->nends; i++) {
		zy_csv_add_cell(c, c->text.p + from, c->text.p + c->ends[i]);
		from = c->ends[i];
	}
	return 1;
}

/*
 * Reads the next row line by line, and skips blank lines.  Returns as
 * zy_csv_next.
 */
static int
parse_row(struct zy_csv *c, struct zy_error *e)
{
	struct zy_view line, body;
	int rc;

	for (;; c->blanks++) {
		zy_source_mark(c->source);
		rc = zy_source_line(c->source, &line, e);
		if (rc <= 0)
			return rc;
		body = without_terminator(line);
		if (body.n)
			break;
	}
	c->line = zy_source_at(c->source);
	return !c->oracle && split_plain(c, body) ? 1
						  : parse_quoted(c, line, e);
}

/*
 * Checks the limits of the current row: its number of cells and their lengths.
 * Returns 1, or -1 with e set.
 */
static int
check_caps(struct zy_csv *c, const struct zy_caps *caps, struct zy_error *e)
{
	size_t i;

	if (c->n > caps->columns) {
		zy_error_set(e, ZY_ERROR_RECORD,
		    _("row has more than %zu cells (--cap columns)"),
		    caps->columns);
		e->fault = ZY_FAULT_LIMIT;
		return zy_error_at(e, zy_source_name(c->source), c->line, 0);
	}
	for (i = 0; i < c->n; i++) {
		if (ZY_LIKELY(c->cells[i].n <= caps->field))
			continue;
		zy_error_set(e, ZY_ERROR_RECORD,
		    _("cell is longer than %zu bytes (--cap field)"),
		    caps->field);
		e->fault = ZY_FAULT_LIMIT;
		return zy_error_at(e, zy_source_name(c->source), c->line, 0);
	}
	return 1;
}

int
zy_csv_next(struct zy_csv *c, struct zy_error *e)
{
	const struct zy_caps *caps = zy_source_caps(c->source);
	int rc;

	if (ZY_UNLIKELY(c->rows)) {
		rc = zy_csv_take_row(c, e);
		return rc <= 0 ? rc : check_caps(c, caps, e);
	}
#ifdef __SSE2__
	struct zy_view ahead = zy_source_ahead(c->source), row;

	c->line = zy_source_at(c->source) + 1;
	if (ZY_LIKELY(!c->oracle && !c->wide && take_ahead(c, ahead))) {
		row = zy_source_since_mark(c->source);
		/* No cell is longer than its row. */
		if (ZY_LIKELY(row.n <= caps->field && row.n <= caps->line &&
			      c->n <= caps->columns))
			return 1;
		zy_source_rewind(c->source);
	}
#endif
	rc = parse_row(c, e);
	return rc <= 0 ? rc : check_caps(c, caps, e);
}

const struct zy_view *
zy_csv_cells(const struct zy_csv *c, size_t *n)
{
	*n = c->n;
	return c->cells;
}

uint64_t
zy_csv_line(const struct zy_csv *c)
{
	return c->line;
}

bool
zy_csv_torn(const struct zy_csv *c)
{
	return c->torn;
}

uint64_t
zy_csv_blanks(const struct zy_csv *c)
{
	return c->blanks;
}

/* Returns whether p begins with the delimiter of c. */
static inline bool
is_delimiter(const struct zy_csv *c, const char *p, const char *end)
{
	return c->wide ? is_wide(p, end) : *p == c->delim;
}

void
zy_csv_place(
    const struct zy_csv *c, size_t want, uint64_t *line, uint64_t *column)
{
	struct zy_view raw = zy_source_since_mark(c->source);
	const char *p = raw.p, *end = raw.p + raw.n, *begin = raw.p;
	uint64_t at = c->line;
	bool quoted = false;

	if (c->rows) {
		*line = c->line;
		*column = want + 1;
		return;
	}
	/* Nearly all rows: nothing is quoted, so that it is one line. */
	if (!c->wide && raw.n && !memchr(p, '"', raw.n))
		for (; want > 0; want--, p++) {
			p = memchr(p, c->delim, (size_t)(end - p));
			if (!p) {
				p = end;
				want = 0;
				break;
			}
		}
	for (; p < end && want > 0; p++) {
		if (*p == '"')
			quoted = !quoted;
		else if (*p == '\n') {
			at++;
			begin = p + 1;
		} else if (!quoted && is_delimiter(c, p, end)) {
			want--;
			p += c->wide ? 2 : 0;
		}
	}
	*line = at;
	*column =
	    zy_text_count((struct zy_view){begin, (size_t)(p - begin)}) + 1;
}

void
zy_csv_places(const struct zy_csv *c, uint32_t *columns, size_t n)
{
	struct zy_view raw = zy_source_since_mark(c->source);
	const char *p = raw.p, *end = raw.p + raw.n;
	uint32_t column = 1;
	bool quoted = false;
	size_t i = 0;

	while (c->rows && i < n)
		columns[i++] = column++;
	if (i < n)
		columns[i++] = column;
	for (; p < end && i < n; p++) {
		column += ((unsigned char)*p & 0xC0) != 0x80;
		if (*p == '"')
			quoted = !quoted;
		else if (*p == '\n')
			column = 1;
		else if (!quoted && is_delimiter(c, p, end))
			columns[i++] = column;
	}
	while (i < n)
		columns[i++] = column;
}
