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
	bool twin;		   /* for programs (CSV, XLSX) as well */
	struct zy_doc_table *flat; /* the table of CSV; NULL: not added yet */
	const struct zy_kind_part *flat_part; /* the part that fills it */
	bool by_known; /* a row has a cell at the path of --by */
	bool by_used;  /* a part was grouped by the path of --by */
	struct zy_arena arena;
	struct zy_buf scratch;
};

/* Returns the value of a text, owned by the document b->d. */
const char *zy_building_text(
    struct zy_building *b, const struct zy_kind_text *text);
/*
 * Returns the path by which the rows of a part are grouped, the part's own or
 * that of --by, or NULL if they are not.
 */
const char *zy_building_by(struct zy_building *b, const struct zy_kind_part *p);
/* Adds a table over a set, with the groups and sums that the part describes. */
void zy_build_table(struct zy_building *b, const struct zy_kind_part *p);
/* Fills the table that the CSV form consists of from the part p. */
void zy_build_flat(struct zy_building *b, const struct zy_kind_part *p);
/* Adds a table with a column for each row of a set. */
void zy_build_matrix(struct zy_building *b, const struct zy_kind_part *p);

#endif
