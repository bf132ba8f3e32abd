/*
 * The state of a writer, shared by writer.c and writer-layout.c.  Private to
 * them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_WRITER_STATE_H
#define ZY_STREAM_WRITER_STATE_H

#include "base/mem.h"
#include "stream/writer.h"
#include "stream/xlsx-table.h"

/* A column of a writer. */
struct zy_writer_column {
	struct zy_view name;
	struct zy_view zh; /* its Chinese heading, or empty */
	const struct zy_column *decl;
	size_t width; /* table */
};

/* A writer (writer.h). */
struct zy_writer {
	struct zy_sink *sink; /* NULL: a part */
	struct zy_writer_options o;
	struct zy_writer_column *columns;
	size_t n, cap;
	size_t at;   /* next cell */
	size_t made; /* members of the present JSON object */
	uint64_t rows;
	bool begun;
	bool simple; /* CSV of several columns without --excel, begun */
	bool sparse; /* empty members of JSON are left out */
	struct zy_buf out;
	struct zy_buf scratch;
	struct zy_xlsx_table *sheet; /* xlsx */
	struct zy_view foot;
	struct zy_arena arena;
	/* table and markdown: every cell, laid out at the end */
	struct zy_view *cells;
	size_t ncells, cells_cap;
};

/* Returns whether the column has numbers, which are aligned at their ends. */
static inline bool
zy_writer_has_numbers(const struct zy_writer_column *c)
{
	return c->decl &&
	       (c->decl->type == ZY_INTEGER || c->decl->type == ZY_DECIMAL ||
		   c->decl->type == ZY_RATIO);
}

/* Returns whether cells are kept until the widths of all columns are known. */
static inline bool
zy_writer_is_laid_out(const struct zy_writer *w)
{
	return w->o.format == ZY_FORMAT_TABLE ||
	       w->o.format == ZY_FORMAT_MARKDOWN;
}

/*
 * Returns the heading of a column in the language of the output.  A Chinese
 * heading that another column has already is no heading: then its name is.  The
 * text is borrowed from the column.  In writer-layout.c.
 */
struct zy_view zy_writer_heading(
    const struct zy_writer *w, const struct zy_writer_column *c);

/*
 * Keeps a copy of the next cell of a table or of Markdown until all are laid
 * out.  In writer-layout.c.
 */
void zy_writer_keep_cell(struct zy_writer *w, struct zy_view v);
/*
 * Appends the whole table to w->out, with columns aligned by display width; no
 * foot.  In writer-layout.c.
 */
void zy_writer_lay_out(struct zy_writer *w);

#endif
