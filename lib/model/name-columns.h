/*
 * The columns beside a name that help to find the organisation or member:
 * township, superior organisation, branch and code (struct zy_name_hints).
 *
 * They are recognised in any stream by the headings that org-import and
 * member-import know, also where the schema of the stream's own records has no
 * such column.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_NAME_COLUMNS_H
#define ZY_MODEL_NAME_COLUMNS_H

#include "base/attr.h"
#include "model/org-search.h"

ZY_BEGIN_C

/* The numbers of these columns; -1 where there is none. */
struct zy_name_columns {
	int township, parent, branch, code;
};

/*
 * Sets *c to the numbers of the columns of r that help to find the organisation
 * or member that the column subject names.  The column subject itself (-1:
 * none) is left out.
 */
void zy_name_columns_of_reader(
    struct zy_name_columns *c, const struct zy_reader *r, int subject);
/*
 * Sets *c to the numbers of the columns of t that help to find the organisation
 * or member that the column subject names.  The column subject itself (-1:
 * none) is left out.
 */
void zy_name_columns_of_table(
    struct zy_name_columns *c, const struct zy_table *t, int subject);
/*
 * Returns whether two headings are those of the code and of the name of one
 * thing: 上级党组织名称 and 上级代码, but not 所属党委 and 上级代码.
 */
bool zy_name_columns_are_one(struct zy_view a, struct zy_view b);
/*
 * Returns whether the name of column c of a reader is that of a township,
 * superior, branch or code (struct zy_name_columns).  To be passed as a
 * callback: reader is a struct zy_reader *.
 */
bool zy_name_columns_helps(const void *reader, int c);
/*
 * Returns the hints of the reader's current record, borrowed from r until it
 * reads the next record.
 */
struct zy_name_hints zy_name_columns_read(
    const struct zy_name_columns *c, const struct zy_reader *r);
/* Returns the hints of a row of a table, borrowed from the row. */
struct zy_name_hints zy_name_columns_row(
    const struct zy_name_columns *c, const struct zy_table_row *row);

ZY_END_C

#endif
