/*
 * Writes streams: implements writer.h, except fields (field.c), tables that are
 * laid out and headings (writer-layout.c), and threads (spread.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/writer.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "stream/field-state.h"
#include "stream/phrase.h"
#include "stream/writer-state.h"

enum {
	FLUSH = 32 * 1024, /* bytes gathered before the sink sees them */
};

/* Returns whether cells are written as they are, with a comma before all but
 * the first. */
static bool
is_simple(const struct zy_writer *w)
{
	return w->o.format == ZY_FORMAT_CSV && !w->o.excel && w->n > 1;
}

struct zy_writer *
zy_writer_new(struct zy_sink *take, const struct zy_writer_options *o)
{
	struct zy_writer *w = zy_calloc(1, sizeof(*w));

	w->sink = take;
	w->o = *o;
	if (o->format == ZY_FORMAT_XLSX)
		w->sheet = zy_xlsx_table_new(
		    o->temporary, o->sheet, zy_writer_is_chinese(w));
	return w;
}

void
zy_writer_column(
    struct zy_writer *w, struct zy_view name, const struct zy_column *decl)
{
	struct zy_writer_column *c;

	w->columns =
	    zy_grow(w->columns, &w->cap, w->n + 1, sizeof(*w->columns));
	c = &w->columns[w->n++];
	*c = (struct zy_writer_column){.decl = decl};
	c->name.p = zy_arena_strndup(&w->arena, name.p, name.n);
	c->name.n = name.n;
	if (decl && decl->zh)
		c->zh = zy_view(decl->zh);
}

void
zy_writer_label(struct zy_writer *w, struct zy_view zh)
{
	struct zy_writer_column *c = &w->columns[w->n - 1];

	c->zh = (struct zy_view){zy_arena_strndup(&w->arena, zh.p, zh.n), zh.n};
}

void
zy_writer_sparse(struct zy_writer *w)
{
	w->sparse = true;
}

static bool
is_number(struct zy_view v)
{
	struct zy_decimal d;

	return zy_decimal_parse(&d, v) == ZY_NUMBER_OK;
}

static char
delimiter(const struct zy_writer *w)
{
	return w->o.format == ZY_FORMAT_TSV ? '\t' : ',';
}

static void
flush(struct zy_writer *w)
{
	zy_sink_put(w->sink, w->out.p, w->out.n);
	zy_buf_reset(&w->out);
}

static void
end_line(struct zy_writer *w)
{
	if (w->o.excel)
		zy_buf_putc(&w->out, '\r');
	zy_buf_putc(&w->out, '\n');
}

/*
 * Writes the header, before the first record or at the end of an empty output.
 */
static void
write_header(struct zy_writer *w)
{
	size_t i;

	w->begun = true;
	w->simple = is_simple(w);
	for (i = 0; w->sheet && i < w->n; i++)
		zy_xlsx_table_column(w->sheet,
		    zy_writer_heading(w, &w->columns[i]),
		    zy_writer_has_numbers(&w->columns[i]));
	if (w->o.format == ZY_FORMAT_JSON)
		zy_buf_puts(&w->out, "[");
	if (w->o.format != ZY_FORMAT_CSV && w->o.format != ZY_FORMAT_TSV)
		return;
	if (w->o.excel)
		zy_buf_puts(&w->out, "\xEF\xBB\xBF");
	for (i = 0; i < w->n; i++) {
		if (i)
			zy_buf_putc(&w->out, delimiter(w));
		zy_csv_field(&w->out, zy_writer_heading(w, &w->columns[i]),
		    delimiter(w), w->o.excel);
	}
	if (w->n)
		end_line(w);
}

static inline void
begin(struct zy_writer *w)
{
	if (ZY_UNLIKELY(!w->begun))
		write_header(w);
}

/*
 * Returns whether a code or text needs a tab, because Excel would turn it into
 * a number or date.
 */
static bool
needs_tab(const struct zy_writer *w, const struct zy_writer_column *c,
    struct zy_view v)
{
	return w->o.excel && !zy_writer_has_numbers(c) &&
	       (zy_csv_needs_tab(v) ||
		   ((!c->decl || c->decl->type <= ZY_CODE) &&
		       zy_csv_is_mistaken(v)));
}

static void
json_cell(
    struct zy_writer *w, const struct zy_writer_column *c, struct zy_view v)
{
	enum zy_type type = c->decl ? c->decl->type : ZY_TEXT;
	bool number =
	    type == ZY_INTEGER || type == ZY_DECIMAL || type == ZY_RATIO;

	/* The first object names all columns, so that readers know them. */
	if (w->sparse && w->rows && v.n == 0)
		return;
	if (w->made++)
		zy_buf_putc(&w->out, ',');
	zy_json_string(&w->out, c->name);
	zy_buf_putc(&w->out, ':');
	if (!c->decl && zy_cell_is_literal(v)) {
		v = zy_cell_unmarked(v);
		zy_buf_view(&w->out, v.n ? v : ZY_VIEW("null"));
	} else if (v.n == 0 && type != ZY_TEXT)
		zy_buf_puts(&w->out, "null");
	else if (number && is_number(v) &&
		 !(v.n > 1 && v.p[v.p[0] == '-'] == '0' &&
		     v.n > 1 + (size_t)(v.p[0] == '-') &&
		     v.p[1 + (v.p[0] == '-')] != '.') &&
		 v.p[0] != '+')
		zy_buf_view(&w->out, v);
	else
		zy_json_string(&w->out, v);
}

/*
 * Returns a cell in the language of the output: a view of v, of a constant, or
 * of the scratch.
 */
static struct zy_view
worded(struct zy_writer *w, const struct zy_writer_column *c, struct zy_view v)
{
	if (!zy_writer_is_chinese(w))
		return v;
	if (c->decl && c->decl->flags & ZY_PHRASE) {
		zy_buf_reset(&w->scratch);
		zy_phrase_put(&w->scratch, v, true);
		return zy_buf_get(&w->scratch);
	}
	return zy_column_chinese(c->decl, v);
}

/* Writes what comes before the first member of an object. */
static void
begin_object(struct zy_writer *w)
{
	if (w->o.format == ZY_FORMAT_JSON)
		zy_buf_puts(&w->out, w->rows ? ",\n{" : "\n{");
	else
		zy_buf_putc(&w->out, '{');
}

/* Writes a cell where is_simple says so. */
static inline void
put_simple(struct zy_writer *w, struct zy_view v)
{
	char *to = zy_buf_room(&w->out, 1 + v.n);

	if (w->at++) {
		*to++ = ',';
		w->out.n++;
	}
	if (ZY_LIKELY(zy_field_copy(to, v, ','))) {
		to[v.n] = '\0';
		w->out.n += v.n;
	} else {
		zy_csv_field(&w->out, v, ',', false);
	}
}

void
zy_writer_cell(struct zy_writer *w, struct zy_view v)
{
	const struct zy_writer_column *c = &w->columns[w->at];

	begin(w);
	if (ZY_LIKELY(w->simple)) {
		put_simple(w, v);
		return;
	}
	switch (w->o.format) {
	case ZY_FORMAT_JSON:
	case ZY_FORMAT_JSONL:
		if (w->at == 0)
			begin_object(w);
		json_cell(w, c, v);
		break;
	case ZY_FORMAT_TABLE:
	case ZY_FORMAT_MARKDOWN:
		zy_writer_keep_cell(w, worded(w, c, v));
		break;
	case ZY_FORMAT_XLSX:
		zy_xlsx_table_cell(w->sheet, worded(w, c, zy_cell_unmarked(v)));
		break;
	default:
		v = worded(w, c, v);
		if (w->at)
			zy_buf_putc(&w->out, delimiter(w));
		if (needs_tab(w, c, v)) {
			zy_buf_puts(&w->out, "\"\t");
			zy_buf_view(&w->out, v);
			zy_buf_putc(&w->out, '"');
		} else if (w->n == 1 && v.n == 0) {
			zy_buf_puts(&w->out, "\"\""); /* no blank line */
		} else {
			zy_csv_field(&w->out, v, delimiter(w), w->o.excel);
		}
	}
	w->at++;
}

/* Appends a comma and a count, or the comma alone for an unknown one.  Returns
 * the address behind them. */
static inline char *
put_count(char *to, int64_t n)
{
	char text[ZY_DIGITS];
	size_t used;

	*to++ = ',';
	if (n < 0)
		return to;
	if (n < 10) {
		*to++ = (char)('0' + n);
		return to;
	}
	used = zy_digits(text, (uint64_t)n);
	memcpy(to, text + sizeof(text) - used, used);
	return to + used;
}

void
zy_writer_counts(struct zy_writer *w, const int64_t *counts, size_t n)
{
	char text[ZY_DIGITS], *to;
	size_t used, i;

	/* Digits need no quotes. */
	if (ZY_LIKELY(w->simple && w->at)) {
		to = zy_buf_room(&w->out, n * (1 + ZY_DIGITS));
		for (i = 0; i < n; i++)
			to = put_count(to, counts[i]);
		*to = '\0';
		w->out.n = (size_t)(to - w->out.p);
		w->at += n;
		return;
	}
	for (i = 0; i < n; i++) {
		used = counts[i] < 0 ? 0 : zy_digits(text, (uint64_t)counts[i]);
		zy_writer_cell(
		    w, (struct zy_view){text + sizeof(text) - used, used});
	}
}

void
zy_writer_count(struct zy_writer *w, int64_t n)
{
	zy_writer_counts(w, &n, 1);
}

void
zy_writer_end(struct zy_writer *w)
{
	switch (w->o.format) {
	case ZY_FORMAT_JSON:
		zy_buf_putc(&w->out, '}');
		break;
	case ZY_FORMAT_JSONL:
		zy_buf_puts(&w->out, "}\n");
		break;
	case ZY_FORMAT_TABLE:
	case ZY_FORMAT_MARKDOWN:
		break;
	case ZY_FORMAT_XLSX:
		zy_xlsx_table_end(w->sheet);
		break;
	default:
		end_line(w);
	}
	if (w->sink && w->out.n >= FLUSH)
		flush(w);
	w->at = w->made = 0;
	w->rows++;
}

void
zy_writer_foot(struct zy_writer *w, struct zy_view text)
{
	w->foot.p = zy_arena_strndup(&w->arena, text.p, text.n);
	w->foot.n = text.n;
}

uint64_t
zy_writer_records(const struct zy_writer *w)
{
	return w->rows;
}

struct zy_writer *
zy_writer_part(const struct zy_writer *w)
{
	struct zy_writer *part;

	if (zy_writer_is_laid_out(w) || w->sheet)
		return NULL;
	part = zy_calloc(1, sizeof(*part));
	part->o = w->o;
	part->columns = w->columns;
	part->n = w->n;
	part->sparse = w->sparse;
	/* As if it had a record already, so that a comma comes before the
	 * first; zy_writer_join removes it for the first part. */
	part->begun = true;
	part->simple = is_simple(part);
	part->rows = 1;
	return part;
}

void
zy_writer_join(struct zy_writer *w, struct zy_writer *part)
{
	struct zy_view text = zy_buf_get(&part->out);

	begin(w);
	if (text.n && w->rows == 0 && w->o.format == ZY_FORMAT_JSON) {
		text.p++;
		text.n--;
	}
	flush(w);
	zy_sink_put(w->sink, text.p, text.n);
	w->rows += part->rows - 1;
	part->rows = 1;
	zy_buf_reset(&part->out);
}

void
zy_writer_part_free(struct zy_writer *part)
{
	if (!part)
		return;
	zy_buf_release(&part->out);
	zy_buf_release(&part->scratch);
	free(part);
}

bool
zy_writer_closed(const struct zy_writer *w)
{
	return (w->sink && zy_sink_closed(w->sink)) ||
	       (w->sheet && zy_xlsx_table_failed(w->sheet));
}

static void
writer_free(struct zy_writer *w)
{
	zy_xlsx_table_abandon(w->sheet);
	zy_buf_release(&w->out);
	zy_buf_release(&w->scratch);
	zy_arena_release(&w->arena);
	free(w->columns);
	free(w->cells);
	free(w);
}

/*
 * Writes the workbook to the sink and frees the sheet.  Returns 0, or -1 with e
 * set.
 */
static int
finish_sheet(struct zy_writer *w, struct zy_error *e)
{
	const char *path = zy_sink_path(w->sink);
	int rc = zy_xlsx_table_finish(w->sheet, w->sink, e);

	w->sheet = NULL;
	return rc ? zy_error_at(e, path ? path : "<stdout>", e->line, e->column)
		  : 0;
}

int
zy_writer_finish(struct zy_writer *w, struct zy_error *e)
{
	int rc;

	begin(w);
	if (w->sheet && finish_sheet(w, e)) {
		zy_writer_abandon(w);
		return -1;
	}
	if (zy_writer_is_laid_out(w))
		zy_writer_lay_out(w);
	if (zy_writer_is_laid_out(w) && w->foot.n) {
		zy_buf_putc(&w->out, '\n');
		zy_buf_view(&w->out, w->foot);
	}
	if (w->o.format == ZY_FORMAT_JSON)
		zy_buf_puts(&w->out, w->rows ? "\n]\n" : "]\n");
	zy_sink_put(w->sink, w->out.p, w->out.n);
	rc = zy_sink_finish(w->sink, e);
	writer_free(w);
	return rc;
}

void
zy_writer_abandon(struct zy_writer *w)
{
	if (!w)
		return;
	zy_sink_abandon(w->sink);
	writer_free(w);
}
