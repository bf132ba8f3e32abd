/*
 * What the files that classify rows share.  Private.
 *
 * Lists are words with '|' between them.  Lengths are in bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_ROW_STATE_H
#define ZY_STREAM_ROW_STATE_H

#include "stream/row.h"

/* row-text.c: the texts of cells.  The hanzi of numbers, from 一 on. */
extern const char zy_row_numerals[];

/* Returns true when the text is one of a list. */
bool zy_row_is_one(struct zy_view text, const char *list);
/* Returns the length of the longest word of a list with which the text begins;
 * 0 where there is none. */
size_t zy_row_head_of(struct zy_view text, const char *list);
/* Returns true when the text ends with a word of a list. */
bool zy_row_ends_with(struct zy_view text, const char *list);
/* Returns the text behind its first n bytes. */
struct zy_view zy_row_behind(struct zy_view text, size_t n);
/* Returns true for an ASCII digit. */
bool zy_row_is_digit(char c);
/* Returns the length of the digits with which the text begins. */
size_t zy_row_digits_of(struct zy_view text);
/* Returns the length of the characters with which the text begins that are in a
 * set of hanzi. */
size_t zy_row_hanzi_of(struct zy_view text, const char *set);
/* Returns the inner text of one that stands in brackets, or the text itself. */
struct zy_view zy_row_unbracketed(struct zy_view t);
/* Folds a cell into the frame's scratch buffer, which holds the text that is
 * returned until the next call. */
struct zy_view zy_row_fold(const struct zy_row_frame *f, struct zy_view cell);
/* Returns the kind of column i; ZY_ROW_UNKNOWN beyond the table's width. */
enum zy_row_column zy_row_column_at(const struct zy_row_frame *f, size_t i);

/*
 * row-numbers.c: returns true when the cells count the columns.  *strong tells
 * whether by signs that no record has in a row, such as (1) (2) (3) or 甲 乙 1
 * 2.
 */
bool zy_row_counts_columns(const struct zy_view *cells, size_t n,
    const struct zy_row_frame *f, bool *strong);
/* Returns true when the row is one of column numbers. */
bool zy_row_is_numbers(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f);

#endif
