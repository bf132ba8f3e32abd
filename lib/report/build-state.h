/*
 * A document while it is built.  Private to building.c, build.c and
 * build-table.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_BUILD_STATE_H
#define ZY_REPORT_BUILD_STATE_H

#include "report/build.h"

struct zy_building {
	struct zy_doc *d;
	struct zy_report_scope scope;
	bool twin;
	struct zy_doc_table *flat; /* what CSV shows, or NULL so far */
	const struct zy_kind_part *flat_part; /* the part that fills it */
	bool by_known;			      /* some row has a cell at --by */
	bool by_used;			      /* a part was grouped by it */
	struct zy_arena arena;
	struct zy_buf scratch;
};

/* Returns the value of a text; the document owns it. */
const char *zy_building_text(
    struct zy_building *b, const struct zy_kind_text *text);
/* Returns the path that groups the rows of a part: its own, or that of --by. */
const char *zy_building_by(struct zy_building *b, const struct zy_kind_part *p);
/* Adds a table over a set, with groups and sums where the part asks. */
void zy_build_table(struct zy_building *b, const struct zy_kind_part *p);
/* Fills the table that CSV shows. */
void zy_build_flat(struct zy_building *b, const struct zy_kind_part *p);
/* Adds a table with a column for each row of a set. */
void zy_build_matrix(struct zy_building *b, const struct zy_kind_part *p);

#endif
