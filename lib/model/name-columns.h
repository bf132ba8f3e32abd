/*
 * The columns of an input that help to find its organisation or member by name:
 * township, superior organisation, branch and code (struct zy_name_hints).
 *
 * They are recognised by their headings, as org-import and member-import know
 * them, in any stream, though its own records have no such columns.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_NAME_COLUMNS_H
#define ZY_MODEL_NAME_COLUMNS_H

#include "base/attr.h"
#include "model/org-search.h"

ZY_BEGIN_C

/* Numbers of columns; -1 where there is none. */
struct zy_name_columns {
	int township, parent, branch, code;
};

/*
 * Finds the columns of a reader, leaving out the column subject (-1: none),
 * which names the organisation or member itself.
 */
void zy_name_columns_of_reader(
    struct zy_name_columns *c, const struct zy_reader *r, int subject);
/* Finds the columns of a table as zy_name_columns_of_reader does. */
void zy_name_columns_of_table(
    struct zy_name_columns *c, const struct zy_table *t, int subject);
/*
 * Returns whether column c of a reader, a struct zy_reader, has the heading of
 * such a column.
 */
bool zy_name_columns_helps(const void *reader, int c);
/*
 * Returns what the reader's current record says beside the name; borrowed
 * until its next record.
 */
struct zy_name_hints zy_name_columns_read(
    const struct zy_name_columns *c, const struct zy_reader *r);
/* Returns what a row says beside the name; borrowed from the row. */
struct zy_name_hints zy_name_columns_row(
    const struct zy_name_columns *c, const struct zy_table_row *row);

ZY_END_C

#endif
