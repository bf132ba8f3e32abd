/*
 * Records as a sheet of a workbook: a header that stays visible, a row for each
 * record, columns as wide as their content.
 *
 * A cell of a number column is a number where a spreadsheet shows that number
 * with exactly the same text, else a text.  All other columns are texts, also
 * for what users type into them later, so that codes and dates stay as they
 * are.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_XLSX_TABLE_H
#define ZY_STREAM_XLSX_TABLE_H

#include "base/attr.h"
#include "stream/writer.h"

ZY_BEGIN_C

struct zy_xlsx_table; /* opaque */

/*
 * Begins a sheet.  temporary is the folder of temporary files (NULL: /tmp),
 * name the name of the sheet (NULL: the default of the library); both must
 * outlive the sheet.  zh chooses a Chinese font and footer.  Returns the sheet,
 * which zy_xlsx_table_finish or zy_xlsx_table_abandon frees.  Errors are kept:
 * zy_xlsx_table_finish returns the first.
 */
struct zy_xlsx_table *zy_xlsx_table_new(
    const char *temporary, const char *name, bool zh);
/*
 * Adds a column with that heading; number: it is a number column.  All columns
 * must be added before the first cell.
 */
void zy_xlsx_table_column(
    struct zy_xlsx_table *t, struct zy_view heading, bool number);
/*
 * Writes the next cell of the record; a record gets as many cells as there are
 * columns, then zy_xlsx_table_end.
 */
void zy_xlsx_table_cell(struct zy_xlsx_table *t, struct zy_view v);
/* Ends the record. */
void zy_xlsx_table_end(struct zy_xlsx_table *t);
/* Returns true after an error, so that the caller can stop working. */
bool zy_xlsx_table_failed(const struct zy_xlsx_table *t);
/*
 * Writes the workbook to the sink, which the caller still owns, and frees t, on
 * failure too.  Returns 0, or -1 with the first error.
 */
int zy_xlsx_table_finish(
    struct zy_xlsx_table *t, struct zy_sink *s, struct zy_error *e);
/* Frees a sheet without writing it; t may be NULL. */
void zy_xlsx_table_abandon(struct zy_xlsx_table *t);

ZY_END_C

#endif
