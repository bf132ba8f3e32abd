/*
 * Tables of a docx.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "document/docx-state.h"

enum {
	PADDING = 80, /* of a cell, left and right, */
	ABOVE = 30,   /* above and below */
	NARROW = 14,  /* characters that a long text's column has at least */
};

/* Sizes of a table's letters, from the best to one for very many columns. */
static const unsigned sizes[] = {21, 18, 15};

/* How a table is laid out: widths of its columns and the size of letters. */
struct layout {
	unsigned *widths;
	unsigned size; /* half points */
};

/* Returns the width in characters that column c cannot do without. */
static unsigned
least(const struct zy_doc_table *t, size_t c)
{
	unsigned wanted = zy_grid_wanted(t, c);

	return wanted > NARROW ? NARROW : wanted;
}

/* Returns the width that a table cannot do without in letters of a size. */
static size_t
least_width(const struct zy_doc_table *t, unsigned size)
{
	size_t c, characters = 0;

	for (c = 0; c < t->ncolumns; c++)
		characters += least(t, c);
	return characters * size * 5 + t->ncolumns * PADDING;
}

bool
zy_docx_fits(const struct zy_docx *w, const struct zy_doc_table *t)
{
	return least_width(t, sizes[0]) <= zy_docx_width(w);
}

/*
 * Gives each column what it cannot do without, in the largest letters that
 * leave room for all, and what is left to those with more text.  The caller
 * frees the widths.
 */
static struct layout
lay_out(const struct zy_docx *w, const struct zy_doc_table *t)
{
	const size_t full = zy_docx_width(w);
	struct layout l = {zy_calloc(t->ncolumns, sizeof(unsigned)), sizes[0]};
	size_t c, i, need, share = 0, have, left = full;

	for (i = 1; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		if (least_width(t, l.size) > full)
			l.size = sizes[i];
	need = least_width(t, l.size);
	for (c = 0; c < t->ncolumns; c++)
		share += zy_grid_wanted(t, c) - least(t, c);
	for (c = 0; c < t->ncolumns; c++) {
		have = least(t, c) * l.size * 5 + PADDING;
		if (need > full || share == 0)
			have = have * full / need;
		else
			have += (full - need) *
				(zy_grid_wanted(t, c) - least(t, c)) / share;
		l.widths[c] = (unsigned)(c + 1 == t->ncolumns ? left : have);
		left -= have;
	}
	return l;
}

/* Begins a table; borders false: one that only puts texts side by side. */
static void
put_table_begin(
    struct zy_docx *w, const unsigned *widths, size_t n, bool borders)
{
	static const char *const sides[] = {
	    "top", "left", "bottom", "right", "insideH", "insideV"};
	size_t i;

	zy_buf_printf(w->x,
	    "<w:tbl><w:tblPr><w:tblW w:w=\"%u\" w:type=\"dxa\"/>"
	    "<w:jc w:val=\"center\"/>",
	    zy_docx_width(w));
	if (borders) {
		zy_buf_puts(w->x, "<w:tblBorders>");
		for (i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
			zy_buf_printf(w->x,
			    "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
			    "w:color=\"auto\"/>",
			    sides[i]);
		zy_buf_puts(w->x, "</w:tblBorders>");
	}
	zy_buf_printf(w->x,
	    "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
	    "<w:top w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:left w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:bottom w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
	    "<w:tblGrid>",
	    ABOVE, PADDING, ABOVE, PADDING);
	for (i = 0; i < n; i++)
		zy_buf_printf(w->x, "<w:gridCol w:w=\"%u\"/>", widths[i]);
	zy_buf_puts(w->x, "</w:tblGrid>\n");
}

/* Ends a table; two tables without a paragraph between would become one. */
static void
put_table_end(struct zy_docx *w)
{
	zy_buf_puts(w->x, "</w:tbl>\n");
	zy_docx_text(w, "Gap", NULL);
}

/* Begins a cell and its paragraph; more are properties of the cell. */
static void
put_cell_begin(struct zy_docx *w, unsigned width, const char *more,
    const char *style, enum zy_align align)
{
	zy_buf_printf(w->x,
	    "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>%s"
	    "<w:vAlign w:val=\"center\"/></w:tcPr>",
	    width, more);
	zy_docx_begin(w, style,
	    align == ZY_ALIGN_CENTER  ? "<w:jc w:val=\"center\"/>"
	    : align == ZY_ALIGN_RIGHT ? "<w:jc w:val=\"right\"/>"
				      : "");
}

static void
put_cell_end(struct zy_docx *w)
{
	zy_docx_end(w);
	zy_buf_puts(w->x, "</w:tc>");
}

/* Returns the properties of letters of a size in half points, in to. */
static const char *
sized(char *to, size_t n, unsigned size, bool bold)
{
	snprintf(to, n, "%s<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>",
	    bold ? "<w:b/>" : "", size, size);
	return to;
}

/* Returns the index behind the columns that share the group of column c. */
static size_t
group_end(const struct zy_doc_table *t, size_t c)
{
	const char *group = t->columns[c].group;
	size_t n = c + 1;

	while (group && n < t->ncolumns && t->columns[n].group &&
	       strcmp(group, t->columns[n].group) == 0)
		n++;
	return n;
}

/* The upper row of a heading with groups; a column without one spans both. */
static void
put_groups(struct zy_docx *w, const struct zy_doc_table *t,
    const struct layout *l, const char *letters)
{
	size_t c, end, i;
	char more[64];

	zy_buf_puts(
	    w->x, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	for (c = 0; c < t->ncolumns; c = end) {
		const struct zy_doc_column *column = &t->columns[c];
		unsigned width = 0;

		end = group_end(t, c);
		for (i = c; i < end; i++)
			width += l->widths[i];
		snprintf(more, sizeof(more),
		    column->group ? "<w:gridSpan w:val=\"%zu\"/>"
				  : "<w:vMerge w:val=\"restart\"/>",
		    end - c);
		put_cell_begin(w, width, more, "HeadCell", ZY_ALIGN_CENTER);
		zy_docx_run(
		    w, column->group ? column->group : column->title, letters);
		put_cell_end(w);
	}
	zy_buf_puts(w->x, "</w:tr>\n");
}

/* The heading of a table, which every page repeats. */
static void
put_table_head(
    struct zy_docx *w, const struct zy_doc_table *t, const struct layout *l)
{
	bool grouped = false;
	char letters[80];
	size_t c;

	sized(letters, sizeof(letters), l->size, false);
	for (c = 0; c < t->ncolumns; c++)
		grouped |= t->columns[c].group != NULL;
	if (grouped)
		put_groups(w, t, l, letters);
	zy_buf_puts(
	    w->x, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	for (c = 0; c < t->ncolumns; c++) {
		bool above = grouped && !t->columns[c].group;

		put_cell_begin(w, l->widths[c], above ? "<w:vMerge/>" : "",
		    "HeadCell", ZY_ALIGN_CENTER);
		if (!above)
			zy_docx_run(w, t->columns[c].title, letters);
		put_cell_end(w);
	}
	zy_buf_puts(w->x, "</w:tr>\n");
}

static void
put_table_row(struct zy_docx *w, const struct zy_doc_table *t,
    const struct layout *l, const struct zy_doc_row *row)
{
	const char *shade = row->role == ZY_ROLE_MARK
				? "<w:shd w:val=\"clear\" w:color=\"auto\" "
				  "w:fill=\"F2F2F2\"/>"
				: "";
	char letters[80];
	size_t c;

	sized(letters, sizeof(letters), l->size, row->role == ZY_ROLE_SUM);
	zy_buf_puts(w->x, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
	for (c = 0; c < t->ncolumns; c++) {
		put_cell_begin(
		    w, l->widths[c], shade, "Cell", t->columns[c].align);
		zy_docx_run(w, row->cells[c], letters);
		put_cell_end(w);
	}
	zy_buf_puts(w->x, "</w:tr>\n");
}

void
zy_docx_table(struct zy_docx *w, const struct zy_doc_table *t)
{
	struct layout l;
	size_t r;

	if (t->caption)
		zy_docx_text(w, "Caption", t->caption);
	if (t->ncolumns == 0)
		return;
	l = lay_out(w, t);
	put_table_begin(w, l.widths, t->ncolumns, true);
	put_table_head(w, t, &l);
	for (r = 0; r < t->nrows; r++)
		put_table_row(w, t, &l, &t->rows[r]);
	put_table_end(w);
	free(l.widths);
}

void
zy_docx_grid_begin(struct zy_docx *w, size_t n)
{
	unsigned *widths = zy_calloc(n, sizeof(*widths));
	size_t i;

	for (i = 0; i < n; i++)
		widths[i] = zy_docx_width(w) / (unsigned)n;
	put_table_begin(w, widths, n, false);
	free(widths);
}

void
zy_docx_grid_cell(struct zy_docx *w, size_t i, size_t n, const char *style)
{
	if (i % n == 0)
		zy_buf_puts(w->x, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
	put_cell_begin(
	    w, zy_docx_width(w) / (unsigned)n, "", style, ZY_ALIGN_LEFT);
}

void
zy_docx_grid_cell_end(struct zy_docx *w, size_t i, size_t n)
{
	put_cell_end(w);
	if (i % n == n - 1)
		zy_buf_puts(w->x, "</w:tr>\n");
}

void
zy_docx_grid_end(struct zy_docx *w)
{
	put_table_end(w);
}
