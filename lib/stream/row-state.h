/*
 * Functions on the texts of cells, shared by the files that classify rows
 * (row*.c).  Private to them.
 *
 * A list is words with '|' between them.  Lengths are in bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_ROW_STATE_H
#define ZY_STREAM_ROW_STATE_H

#include "stream/row.h"

/*
 * The hanzi of numbers, from 一 to 十, then 百 and 〇, without separators.
 * In row-text.c.
 */
extern const char zy_row_numerals[];

/* Returns whether the text is one of the words of a list.  In row-text.c. */
bool zy_row_is_one(struct zy_view text, const char *list);
/*
 * Returns the length of the longest word of a list with which the text begins,
 * or 0 where there is none.  In row-text.c.
 */
size_t zy_row_head_of(struct zy_view text, const char *list);
/*
 * Returns whether the text ends with one of the words of a list.  In
 * row-text.c.
 */
bool zy_row_ends_with(struct zy_view text, const char *list);
/* Returns the text without its first n bytes.  In row-text.c. */
struct zy_view zy_row_after(struct zy_view text, size_t n);
/* Returns whether c is an ASCII digit.  In row-text.c. */
bool zy_row_is_digit(char c);
/* Returns how many ASCII digits the text begins with.  In row-text.c. */
size_t zy_row_digits_of(struct zy_view text);
/*
 * Returns the length of the beginning of the text that consists only of hanzi
 * from a set, given as a string of hanzi.  In row-text.c.
 */
size_t zy_row_hanzi_of(struct zy_view text, const char *set);
/*
 * Returns the length of the number of a part at the beginning of a cell, 一、
 * (一) 第一部分, and sets *alone to whether nothing comes after it; returns 0,
 * with *alone unspecified, where there is none.  In row-parts.c.
 */
size_t zy_row_part_number(struct zy_view t, bool *alone);
/*
 * Returns the content of a text that is enclosed in one pair of brackets; any
 * other text unchanged.  In row-text.c.
 */
struct zy_view zy_row_unbracketed(struct zy_view t);
/*
 * Returns the cell as zy_cell_fold makes it, in the frame's scratch buffer:
 * valid until the next call.  In row-text.c.
 */
struct zy_view zy_row_fold(const struct zy_row_frame *f, struct zy_view cell);
/*
 * Returns the kind of column i; ZY_ROW_UNKNOWN where the table has no column i.
 */
enum zy_row_column zy_row_column_at(const struct zy_row_frame *f, size_t i);

/*
 * Returns the text before the first colon and sets *colon to true; where there
 * is no colon, returns the whole text and sets *colon to false.  In row-text.c.
 */
struct zy_view zy_row_before_colon(struct zy_view text, bool *colon);
/*
 * Returns whether rest, the text after a word, shows that the word has ended:
 * it is empty or does not begin with a hanzi.  In row-text.c.
 */
bool zy_row_stops(struct zy_view rest);

/*
 * The lists of words with which sums and samples begin, then NULL.  In
 * row-sums.c, as the functions below.
 */
extern const char *const zy_row_sum_words[];
/*
 * Returns whether a cell, folded by zy_row_fold, makes its row a sum: 合计,
 * (合计), 全镇合计, 东镇小计, 合计:12个, 平均, 共12人, Total, 其中:农村; in a
 * column of names of organisations also 12个. column is the kind of the cell's
 * column.  In row-sums.c.
 */
bool zy_row_is_sum(struct zy_view t, enum zy_row_column column);
/*
 * Returns whether a cell makes its row a sample: 例, 示例, 例:张三, 例 张三,
 * 张三(示例); but 例家沟村党支部 is a name.  t is the cell folded by
 * zy_row_fold, raw the cell in the input.  In row-sums.c.
 */
bool zy_row_is_sample(struct zy_view t, struct zy_view raw);
/*
 * Returns whether a cell, folded by zy_row_fold, is a sentence that ends with a
 * count and its unit: 乙村党支部共有党员2名. In row-sums.c.
 */
bool zy_row_ends_in_count(struct zy_view t);
/*
 * Returns whether a cell, folded by zy_row_fold, ends with a count in brackets:
 * 甲镇(3个), 县直机关(共12个).  If so, sets *head to the number of bytes before
 * the bracket; else *head is unspecified.  In row-sums.c.
 */
bool zy_row_is_counted(struct zy_view t, size_t *head);

/*
 * Returns whether the cells are the numbers of the columns (1 2 3).  If so,
 * sets *strong to whether they are written by signs that the cells of no record
 * are, such as (1) (2) (3) or 甲 乙 1 2; else *strong is unspecified.  In
 * row-numbers.c.
 */
bool zy_row_counts_columns(const struct zy_view *cells, size_t n,
    const struct zy_row_frame *f, bool *strong);
/*
 * Returns whether the row is one of column numbers and not a record, judged by
 * its signs and by the next row.  In row-numbers.c.
 */
bool zy_row_is_numbers(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f);

#endif
