/*
 * The values of figures.
 *
 * Figures are counts, sums of exact decimals and shares over the rows of sets.
 * With `by`, a figure uses only the rows of the set that match the present row;
 * if there is no present row, as in a line of totals, it uses all rows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_FIGURE_VALUE_H
#define ZY_REPORT_FIGURE_VALUE_H

#include "base/attr.h"
#include "report/kind-file.h"
#include "report/rows.h"

ZY_BEGIN_C

/* What figures can refer to.  All pointers are borrowed from the caller. */
struct zy_report_scope {
	struct zy_streams *streams;
	const struct zy_kind_file *kind; /* for its words */
	struct zy_rows *sets;		 /* the sets made so far */
	size_t nsets;
	struct zy_rows inputs[ZY_INPUT_STREAMS]; /* all rows of each stream */
	/* Options by number; dates as 2010-06-01; NULL: not given. */
	const char *options[ZY_OPTION_COUNT];
	bool zh;  /* in Chinese, else in English */
	bool han; /* the document's date is in Chinese numerals */

	const struct zy_rows *rows; /* set of the present row; NULL: no row */
	uint32_t row;		    /* the present row */
	size_t number;		    /* of the present row, counted from 1 */
	struct zy_rows *group; /* rows of the present group; NULL: no group */
	const char *by;	       /* the path by which rows are grouped, or NULL */
};

/*
 * Returns the set, or the stream as a set of all its rows, that has this name
 * in the kind file; "group" is the set of the rows of the present group.
 * Borrowed from s.  Returns NULL if no set or stream has the name, or there is
 * no present group.
 */
struct zy_rows *zy_report_set(struct zy_report_scope *s, const char *name);
/*
 * Appends the value of a template to b: its texts, and the values of its
 * figures for the present row.  pieces is its first piece; NULL is an empty
 * template.
 */
void zy_template_put(struct zy_report_scope *s, struct zy_buf *b,
    const struct zy_figure *pieces);
/*
 * Appends the value of a text of the kind file to b, in the language of s;
 * nothing if the text is not given.
 */
void zy_kind_text_put(struct zy_report_scope *s, struct zy_buf *b,
    const struct zy_kind_text *text);
/*
 * Appends to b, one after another, the values of those pieces of a paragraph
 * whose conditions hold.
 */
void zy_kind_pieces_put(struct zy_report_scope *s, struct zy_buf *b,
    const struct zy_kind_pieces *p);
/*
 * Returns whether a condition holds for the present row: each figure of `if`
 * passes its test, and no figure of `unless` does.
 */
bool zy_kind_when_holds(
    struct zy_report_scope *s, const struct zy_kind_when *when);
/*
 * Appends a cell to b in the words of people: dates, choices and names as the
 * document's language has them.  decl declares the cell's column, or is NULL;
 * format is the format of the figure, such as "short" for dates, or NULL.
 * Appends nothing for an empty cell.
 */
void zy_cell_put(struct zy_report_scope *s, struct zy_buf *b,
    struct zy_view cell, const struct zy_column *decl, const char *format);

ZY_END_C

#endif
