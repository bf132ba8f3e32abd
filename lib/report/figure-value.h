/*
 * The values of figures.
 *
 * Figures are counts, sums of exact decimals and shares of what the sets
 * contain.  A figure over a set with `by` counts the rows that belong to the
 * present row; where there is no present row, as in a line of totals, all of
 * them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_FIGURE_VALUE_H
#define ZY_REPORT_FIGURE_VALUE_H

#include "base/attr.h"
#include "report/kind-file.h"
#include "report/rows.h"

ZY_BEGIN_C

/* What figures can refer to.  The caller provides it and owns all. */
struct zy_report_scope {
	struct zy_streams *streams;
	const struct zy_kind_file *kind; /* its words */
	struct zy_rows *sets;		 /* those made so far */
	size_t nsets;
	struct zy_rows inputs[ZY_INPUT_STREAMS]; /* each whole stream */
	/* Options by number; dates as 2010-06-01; NULL: not given. */
	const char *options[ZY_OPTION_COUNT];
	bool zh, han; /* Chinese; its own date in Chinese numerals */

	const struct zy_rows *rows; /* set of the present row, or NULL: none */
	uint32_t row;
	size_t number;	       /* of the present row, from 1 */
	struct zy_rows *group; /* the rows of the present group, or NULL */
	const char *by;	       /* the path that makes it, or NULL */
};

/* Returns the set or stream with that name, or NULL. */
struct zy_rows *zy_report_set(struct zy_report_scope *s, const char *name);
/* Appends the value of a template; nothing for NULL. */
void zy_template_put(struct zy_report_scope *s, struct zy_buf *b,
    const struct zy_figure *pieces);
/* Appends a text in the language of the scope. */
void zy_kind_text_put(struct zy_report_scope *s, struct zy_buf *b,
    const struct zy_kind_text *text);
/* Appends those pieces whose conditions hold. */
void zy_kind_pieces_put(struct zy_report_scope *s, struct zy_buf *b,
    const struct zy_kind_pieces *p);
/* Returns whether a condition holds: its figure is neither nothing nor 0. */
bool zy_kind_when_holds(
    struct zy_report_scope *s, const struct zy_kind_when *when);
/* Appends a cell for people: dates, choices and names in words. */
void zy_cell_put(struct zy_report_scope *s, struct zy_buf *b,
    struct zy_view cell, const struct zy_column *decl, const char *format);

ZY_END_C

#endif
