/*
 * A standard as a table, 考核评分表: writing and reading it.
 *
 * Each row is a section of the standard (standard/layout.h): the column
 * `section` says which, and the columns named after its keys have its values.
 * A county's own table has four columns, 大项 考核内容 分值 评分办法: its rows
 * are items, or heads if the other cells are empty; the missing keys are
 * derived from the text of 评分办法 (standard/wording.h).
 *
 * Reading what zy_standard_sheet_write has written gives a document with the
 * same canonical form, byte by byte.
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
 * Appends to b the rule in words of the item with number i in the order of the
 * document.
 */
typedef void zy_standard_sheet_words(void *context, struct zy_buf *b, size_t i);

/*
 * Returns a new array of the columns of zy_standard_schema in which columns of
 * numbers are declared as decimals, so that a workbook stores numbers.  The
 * caller frees it with free(), after finishing the writer to which they were
 * declared.
 */
struct zy_column *zy_standard_sheet_columns(void);
/*
 * Writes the document of a standard, the value of a configuration, as a table:
 * declares the columns, then writes a row for each section; does not finish w.
 * declared is the array from zy_standard_sheet_columns.  words is called, with
 * context, for the rule of items that have no text of their own.  zh: choices
 * are written in Chinese.
 */
void zy_standard_sheet_write(struct zy_writer *w,
    const struct zy_column *declared, const json_t *document, bool zh,
    zy_standard_sheet_words *words, void *context);

/* A table that is being read; opaque. */
struct zy_standard_sheet;

/*
 * Called for what is wrong in a table or was not understood, and with guess
 * true for what was guessed.  e is of kind ZY_ERROR_RECORD, has the line and,
 * if it is about one cell, the column, and is borrowed during the call.
 */
typedef void zy_standard_sheet_found(
    void *context, const struct zy_error *e, bool guess);

/*
 * Returns a table without rows, to be freed with zy_standard_sheet_free.  found
 * is called with context for findings.  name stands for the file in messages;
 * without folder and suffix it is the standard's id if no row gives one.  title
 * stands above the table, or is empty; it is the standard's title if no row
 * gives one.  Both are borrowed until the table is freed.
 */
struct zy_standard_sheet *zy_standard_sheet_new(const char *name,
    struct zy_view title, zy_standard_sheet_found *found, void *context);
/* Frees the table and its document; t may be NULL. */
void zy_standard_sheet_free(struct zy_standard_sheet *t);
/*
 * Adds a row, which is line `line` of the file.  cells has a view for each
 * column of zy_standard_schema, an empty one if the table lacks the column.
 * places has the column, in characters, where each of these cells begins, 0 if
 * it is not known; it may be NULL.
 */
void zy_standard_sheet_row(struct zy_standard_sheet *t,
    const struct zy_view *cells, const uint32_t *places, uint64_t line);
/*
 * Reads a note below the table, in that line: where it states the bands
 * (90分以上为优秀) and no row does, the standard has them, as a guess that is
 * told.  To be called after the last row.
 */
void zy_standard_sheet_note(
    struct zy_standard_sheet *t, struct zy_view note, uint64_t line);
/*
 * Completes the document after the last row: converts rules in words to keys
 * and makes ids where they are missing.  Appends the canonical form of the
 * document to out and sets *lines and *n as zy_standard_canonical does; the
 * caller frees *lines with free().
 */
void zy_standard_sheet_finish(struct zy_standard_sheet *t, struct zy_buf *out,
    uint64_t **lines, size_t *n);
/*
 * Returns the document, borrowed until the table is freed.  As in a
 * configuration, numbers are texts in it.
 */
json_t *zy_standard_sheet_document(struct zy_standard_sheet *t);

ZY_END_C

#endif
