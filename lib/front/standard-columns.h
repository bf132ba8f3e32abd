/*
 * Which columns of a county's table of a standard are read as which.
 *
 * Headings are understood by the dictionary, one at a time.  Tables have more
 * columns of one kind than a standard, though: 一级指标, 二级指标, 三级指标 are
 * three levels of names, and 考核标准 is the rule where another column says
 * what is examined.  Columns that are left over so are given the place that is
 * free.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_STANDARD_COLUMNS_H
#define ZY_FRONT_STANDARD_COLUMNS_H

#include "standard/layout.h"
#include "stream/reader.h"

ZY_BEGIN_C

enum {
	ZY_STANDARD_COLUMNS_MAX = 96 /* of zy_standard_schema */
};

/*
 * Where a reader has the columns of a standard.  All zero before the first
 * zy_standard_columns_bind; nothing is to be freed.
 */
struct zy_standard_columns {
	/* By column of zy_standard_schema: the reader's column, or -1. */
	int at[ZY_STANDARD_COLUMNS_MAX];
	int above; /* the reader's column with the names of a level above that
		      of items, or -1 */
	size_t n;  /* columns of the reader that were looked at */
};

/*
 * Fills in c from the headings that r has now; does nothing where r has as many
 * columns as at the last call.  Call it again when a record may have brought
 * new columns.
 */
void zy_standard_columns_bind(
    struct zy_standard_columns *c, const struct zy_reader *r);
/*
 * Returns whether column number i of the reader is one that c reads.  columns
 * is the struct zy_standard_columns c; the type makes the function a callback
 * of zy_cli_note_unread.
 */
bool zy_standard_columns_used(const void *columns, int i);

ZY_END_C

#endif
