/*
 * Records as a sheet of a workbook: a header that stays in sight, a row for
 * each record, columns as wide as what stands in them.
 *
 * A cell of a number column is a number where that gives its text back, else a
 * text; all other columns are texts, also what is typed into them later, so
 * that codes and dates stay as they are.
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
 * Begins a sheet; temporary is the folder of temporary files, name that of the
 * sheet (NULL: the usual one), zh chooses the letters and the footer.  Returns
 * the sheet, which zy_xlsx_table_finish or zy_xlsx_table_abandon frees; errors
 * are kept and told by the former.
 */
struct zy_xlsx_table *zy_xlsx_table_new(
    const char *temporary, const char *name, bool zh);
/* Declares the next column, before any cell. */
void zy_xlsx_table_column(
    struct zy_xlsx_table *t, struct zy_view heading, bool number);
/* Writes the next cell of the record. */
void zy_xlsx_table_cell(struct zy_xlsx_table *t, struct zy_view v);
/* Ends the record. */
void zy_xlsx_table_end(struct zy_xlsx_table *t);
/* Returns true after an error: stop working. */
bool zy_xlsx_table_failed(const struct zy_xlsx_table *t);
/*
 * Puts the workbook into the sink, which stays the caller's, and frees t.
 * Returns 0, or -1 with the first error.
 */
int zy_xlsx_table_finish(
    struct zy_xlsx_table *t, struct zy_sink *s, struct zy_error *e);
/* Frees a sheet that nobody wants any more; t may be NULL. */
void zy_xlsx_table_abandon(struct zy_xlsx_table *t);

ZY_END_C

#endif
