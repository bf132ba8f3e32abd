/*
 * Tables of a docx: their widths, the size of their letters, merged cells.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "document/docx-state.h"

enum {
	PADDING = 80, /* of a cell, left and right */
	ABOVE = 30,   /* padding above and below */
	/* in characters: */
	SHORT = 4,   /* a column, at least */
	TITLE = 8,   /* a heading before it wraps */
	RARE = 10,   /* a long text in a column that has few, */
	NARROW = 14, /* a long text if there is little room, */
	NAME = 20,   /* and a name */
	LONG = 34,   /* a long text if there is much room */
	FEW = 10,    /* of so many rows, one with a long text is rare */
};

/* The sizes of a table's letters: the normal one, and smaller ones for tables
 * with many columns. */
static const unsigned sizes[] = {21, 18, 15};

/* Returns size i for a document; the sizes for a wall are larger. */
static unsigned
size_at(const struct zy_doc *d, size_t i)
{
	return d->look == ZY_LOOK_WALL ? sizes[i] * 3 / 2 : sizes[i];
}

/*
 * The widths of a table's columns in characters: wanted is that of the longest
 * text, at most LONG; least, in which a long text wraps, is the smaller of
 * wanted and NARROW, of a column of names NAME.
 */
struct needs {
	unsigned *least, *wanted;     /* owned: by column */
	size_t all_least, all_wanted; /* sums */
};

/*
 * Returns the wanted width of column c: that of its longest text and 1 more.
 * Where few rows have long ones, and the column is not one of names, they wrap.
 */
static unsigned
wanted(const struct zy_doc_table *t, size_t c)
{
	size_t most = zy_text_width(zy_view(t->columns[c].title)), width, r;
	size_t texts = 0;

	most = most < SHORT ? SHORT : most > TITLE ? TITLE : most;
	for (r = 0; r < t->nrows; r++) {
		width = zy_text_width(zy_view(t->rows[r].cells[c]));
		texts += width > NARROW;
		most = width > most ? width : most;
	}
	if (!t->columns[c].wide && texts * FEW < t->nrows && most > RARE)
		most = RARE;
	return (unsigned)(most > LONG ? LONG : most) + 1;
}

/* Measures a table.  The caller frees the widths with needs_release. */
static void
needs_init(struct needs *n, const struct zy_doc_table *t)
{
	unsigned least;
	size_t c;

	*n = (struct needs){zy_calloc(t->ncolumns, sizeof(unsigned)),
	    zy_calloc(t->ncolumns, sizeof(unsigned)), 0, 0};
	for (c = 0; c < t->ncolumns; c++) {
		n->wanted[c] = wanted(t, c);
		least = t->columns[c].wide ? NAME : NARROW;
		n->least[c] = n->wanted[c] > least ? least : n->wanted[c];
		n->all_wanted += n->wanted[c];
		n->all_least += n->least[c];
	}
}

static void
needs_release(struct needs *n)
{
	free(n->least);
	free(n->wanted);
}

/*
 * Returns the width of that many columns that have that many characters of this
 * size together.
 */
static size_t
wide(size_t characters, unsigned size, size_t columns)
{
	return characters * size * 5 + columns * 2 * PADDING;
}

bool
zy_docx_fits(const struct zy_docx *w, const struct zy_doc_table *t)
{
	struct needs n;
	bool fits;

	needs_init(&n, t);
	fits = wide(n.all_least, size_at(w->d, 0), t->ncolumns) <=
	       zy_docx_width(w);
	needs_release(&n);
	return fits;
}

/* The layout of a table. */
struct layout {
	unsigned *widths; /* owned: by column */
	unsigned size;	  /* half points */
};

/*
 * Returns the layout of a table: in the largest size of letters in which all
 * columns have their least width; the remaining room is divided among the
 * columns that want more.  The caller frees the widths with free().
 */
static struct layout
lay_out(const struct zy_docx *w, const struct zy_doc_table *t)
{
	const size_t full = zy_docx_width(w);
	struct layout l = {zy_calloc(t->ncolumns, sizeof(unsigned)), 0};
	size_t c, i, need = 0, share, have, left = full;
	struct needs n;

	needs_init(&n, t);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		l.size = size_at(w->d, i);
		need = wide(n.all_least, l.size, t->ncolumns);
		if (need <= full)
			break;
	}
	share = n.all_wanted - n.all_least;
	for (c = 0; c < t->ncolumns; c++) {
		have = wide(n.least[c], l.size, 1);
		if (need > full || share == 0)
			have = have * full / need;
		else
			have +=
			    (full - need) * (n.wanted[c] - n.least[c]) / share;
		l.widths[c] = (unsigned)(c + 1 == t->ncolumns ? left : have);
		left -= have;
	}
	needs_release(&n);
	return l;
}

void
zy_docx_table_begin(
    struct zy_docx *w, const unsigned *widths, size_t n, bool rules)
{
	static const char *const sides[] = {
	    "top", "left", "bottom", "right", "insideH", "insideV"};
	size_t i;

	zy_buf_printf(w->x,
	    "<w:tbl><w:tblPr><w:tblW w:w=\"%u\" w:type=\"dxa\"/>"
	    "<w:jc w:val=\"center\"/>",
	    zy_docx_width(w));
	if (rules) {
		zy_buf_puts(w->x, "<w:tblBorders>");
		for (i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
			zy_buf_printf(w->x,
			    "<w:%s w:val=\"single\" w:sz=\"4\" "
			    "w:space=\"0\" "
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

void
zy_docx_table_end(struct zy_docx *w)
{
	/* Two tables without a paragraph between them would become one. */
	zy_buf_puts(w->x, "</w:tbl>\n");
	zy_docx_text(w, "Gap", NULL);
}

void
zy_docx_row_begin(struct zy_docx *w, unsigned height)
{
	zy_buf_puts(w->x, "<w:tr><w:trPr><w:cantSplit/>");
	if (height)
		zy_buf_printf(w->x,
		    "<w:trHeight w:val=\"%u\" w:hRule=\"atLeast\"/>", height);
	zy_buf_puts(w->x, "</w:trPr>");
}

void
zy_docx_row_end(struct zy_docx *w)
{
	zy_buf_puts(w->x, "</w:tr>\n");
}

void
zy_docx_cell_begin(struct zy_docx *w, unsigned width, const char *more,
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

void
zy_docx_cell_end(struct zy_docx *w)
{
	zy_docx_end(w);
	zy_buf_puts(w->x, "</w:tc>");
}

/*
 * Writes the properties of letters of a size in half points to `to`.  Returns
 * it.
 */
static const char *
sized(char *to, size_t n, unsigned size, bool bold)
{
	snprintf(to, n, "%s<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>",
	    bold ? "<w:b/>" : "", size, size);
	return to;
}

/* Returns the index after the last column of the group of column c. */
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

/*
 * Writes the upper row of a heading with groups; a column without group spans
 * both rows.
 */
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
		zy_docx_cell_begin(w, width, more, "HeadCell", ZY_ALIGN_CENTER);
		zy_docx_run(
		    w, column->group ? column->group : column->title, letters);
		zy_docx_cell_end(w);
	}
	zy_buf_puts(w->x, "</w:tr>\n");
}

/* Writes the heading of a table, which is repeated on every page. */
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

		zy_docx_cell_begin(w, l->widths[c], above ? "<w:vMerge/>" : "",
		    "HeadCell", ZY_ALIGN_CENTER);
		if (!above)
			zy_docx_run(w, t->columns[c].title, letters);
		zy_docx_cell_end(w);
	}
	zy_buf_puts(w->x, "</w:tr>\n");
}

/* Returns whether the cell of row r is merged with the one above. */
static bool
joins_above(const struct zy_doc_table *t, size_t r, size_t c)
{
	size_t k;

	if (!t->columns[c].join || r == 0 || r >= t->nrows ||
	    t->rows[r].role == ZY_ROLE_SUM ||
	    t->rows[r - 1].role == ZY_ROLE_SUM)
		return false;
	for (k = 0; k <= c; k++)
		if (t->columns[k].join &&
		    strcmp(t->rows[r].cells[k], t->rows[r - 1].cells[k]) != 0)
			return false;
	return true;
}

/*
 * Writes row r of a table: sums in bold, emphasised rows shaded, equal cells of
 * joined columns merged.
 */
static void
put_row(struct zy_docx *w, const struct zy_doc_table *t, const struct layout *l,
    size_t r)
{
	static const char shade[] = "<w:shd w:val=\"clear\" w:color=\"auto\" "
				    "w:fill=\"F2F2F2\"/>";
	const struct zy_doc_row *row = &t->rows[r];
	char letters[80], more[160];
	size_t c;

	sized(letters, sizeof(letters), l->size, row->role == ZY_ROLE_SUM);
	zy_docx_row_begin(w, 0);
	for (c = 0; c < t->ncolumns; c++) {
		bool above = joins_above(t, r, c);

		snprintf(more, sizeof(more), "%s%s",
		    above		       ? "<w:vMerge/>"
		    : joins_above(t, r + 1, c) ? "<w:vMerge w:val=\"restart\"/>"
					       : "",
		    row->role == ZY_ROLE_MARK ? shade : "");
		zy_docx_cell_begin(
		    w, l->widths[c], more, "Cell", t->columns[c].align);
		if (!above)
			zy_docx_run(w, row->cells[c], letters);
		zy_docx_cell_end(w);
	}
	zy_docx_row_end(w);
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
	zy_docx_table_begin(w, l.widths, t->ncolumns, true);
	put_table_head(w, t, &l);
	for (r = 0; r < t->nrows; r++) {
		put_row(w, t, &l, r);
		zy_docx_spill(w, ZY_DOCX_PIECE);
	}
	zy_docx_table_end(w);
	free(l.widths);
}
