/*
 * A document that is being built from a kind file.  Private to building.c,
 * build.c and build-table.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_BUILD_STATE_H
#define ZY_REPORT_BUILD_STATE_H

#include "report/build.h"

/* The state of building one document. */
struct zy_building {
	struct zy_doc *d;
	struct zy_report_scope scope;
	bool programs; /* the output is CSV or XLSX */
	bool titled;   /* the document has a title, and not each page */
	struct zy_doc_table *flat; /* table for CSV; NULL: not created yet */
	const struct zy_kind_part *flat_part; /* the part that fills it */
	bool by_known; /* a row has a cell at the path of --by */
	bool by_used;  /* a part was grouped by the path of --by */
	struct zy_arena arena;
	struct zy_buf scratch;
};

/*
 * Evaluates a text of the kind file, in the document's language.  Returns its
 * value, owned by the document b->d; "" if the text is not given.
 */
const char *zy_building_text(
    struct zy_building *b, const struct zy_kind_text *text);
/*
 * Returns the path of the cell by whose value the rows of a part are grouped:
 * that of the kind file, or of the option --by where the kind file refers to
 * it.  Returns "" if they are not grouped.  Never freed.
 */
const char *zy_building_by(struct zy_building *b, const struct zy_kind_part *p);
/*
 * Adds the table of the part p to the document: a row for each row of the
 * part's set, with its groups and sums.
 */
void zy_build_table(struct zy_building *b, const struct zy_kind_part *p);
/* Creates the document's table for CSV, and fills it from the part p. */
void zy_build_flat(struct zy_building *b, const struct zy_kind_part *p);
/*
 * Adds the table of the part p to the document that has a column for each row
 * of the part's set.
 */
void zy_build_matrix(struct zy_building *b, const struct zy_kind_part *p);

#endif
