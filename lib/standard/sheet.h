/*
 * A standard as a table, 考核评分表: written, and read back.
 *
 * A row is a section of the standard (standard/layout.h): the column `section`
 * says which, the columns named as its keys have its values.  A county's own
 * table has four columns, 大项 考核内容 分值 评分办法: its rows are items, or
 * heads where nothing else stands in them, and what 评分办法 says fills in the
 * columns that are not there (standard/wording.h).
 *
 * What zy_standard_sheet_write writes becomes the same document, to the byte of
 * its canonical form.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_SHEET_H
#define ZY_STANDARD_SHEET_H

#include "base/attr.h"
#include "standard/layout.h"
#include "stream/writer.h"

ZY_BEGIN_C

/*
 * Writes the words of a rule: appends what item number i, in the order of the
 * document, says in words.
 */
typedef void zy_standard_sheet_words(void *context, struct zy_buf *b, size_t i);

/*
 * Returns the columns of zy_standard_schema, those of numbers declared as
 * decimals, which a workbook keeps as numbers.  The caller frees them with
 * free, when the writer that they were declared to is finished.
 */
struct zy_column *zy_standard_sheet_columns(void);
/*
 * Writes the document of a standard, the value of a configuration, as records
 * of a table: columns, then a row for each section.  declared are those of
 * zy_standard_sheet_columns.  words is asked for the
 * rule of items that have none of their own.  zh: in Chinese.
 */
void zy_standard_sheet_write(struct zy_writer *w,
    const struct zy_column *declared, const json_t *document, bool zh,
    zy_standard_sheet_words *words, void *context);

/* A table that is being read; opaque. */
struct zy_standard_sheet;

/*
 * Is called for what is wrong with a table or was not understood, of kind
 * ZY_ERROR_RECORD, and for what was guessed: then guess is true.  e has the
 * line and is valid only during the call.
 */
typedef void zy_standard_sheet_found(
    void *context, const struct zy_error *e, bool guess);

/*
 * Returns a table without rows, to be freed with zy_standard_sheet_free.  name
 * stands for the file in messages and, without folder and suffix, for the
 * standard's id where no row says it; it must outlive the table.
 */
struct zy_standard_sheet *zy_standard_sheet_new(
    const char *name, zy_standard_sheet_found *found, void *context);
/* Frees the table; NULL is allowed. */
void zy_standard_sheet_free(struct zy_standard_sheet *t);
/*
 * Takes a row: cells has a view for each column of zy_standard_schema, empty
 * where the table has no such column.
 */
void zy_standard_sheet_row(
    struct zy_standard_sheet *t, const struct zy_view *cells, uint64_t line);
/*
 * Ends the table: rules in words become keys, ids are made where there are
 * none.  Appends the canonical form of the document to out, and sets *lines and
 * *n as zy_standard_canonical does; the caller frees *lines with free.
 */
void zy_standard_sheet_finish(struct zy_standard_sheet *t, struct zy_buf *out,
    uint64_t **lines, size_t *n);
/*
 * Returns the document, borrowed until the table is freed.  Numbers are texts
 * in it, as in a configuration.
 */
json_t *zy_standard_sheet_document(struct zy_standard_sheet *t);

ZY_END_C

#endif
