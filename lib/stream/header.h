/*
 * Finding the header of a table: the rows that name its columns.
 *
 * Township sheets have title rows and 填报单位 lines above the header, headers
 * merged over two or three rows, and a 序号 column; another header may stand
 * further down.  Given some rows, these functions find the header among them or
 * say whether a header begins with them.  Column names are known only from the
 * schema and the options.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_HEADER_H
#define ZY_STREAM_HEADER_H

#include "base/attr.h"
#include "base/mem.h"
#include "stream/reader.h"
#include "stream/row.h"

ZY_BEGIN_C

enum {
	ZY_HEADER_LOOK = 32 /* rows that are looked at together, at most */
};

/* A row that was read ahead. */
struct zy_header_row {
	const struct zy_view *cells;
	size_t n;
	uint64_t line;
	bool merged; /* a cell is the lower part of one above: a workbook */
};

/* A column as a header names it. */
struct zy_header_column {
	struct zy_view text;	      /* as written (of a pair: as matched) */
	struct zy_view name;	      /* canonical, or text */
	struct zy_view levels;	      /* the texts of all levels, joined */
	const struct zy_column *decl; /* or NULL */
	int strength;		      /* enum zy_match; 0 unknown */
	bool dropped;		      /* 序号, or without a name */
	bool composed;		      /* no list has it: see dictionary.h */
	struct zy_view yes,
	    no;		 /* what answers mean, or empty; see dictionary.h */
	unsigned months; /* of dates: enum zy_month_style of the first ones */
};

/* A header: the rows that name the columns of a table. */
struct zy_header {
	size_t first, rows; /* its first row; how many rows it is merged over */
	size_t width;	    /* physical columns; trailing empty ones are not
			       counted */
	size_t known, keys; /* columns that are known, key columns named */
	struct zy_header_column *columns; /* width of them, in the arena */
};

/*
 * Finds the header among the first n rows of an input: the first rows that name
 * all key columns, at least two known columns, and contain no data; or, when
 * there are none, the rows that name most columns.  A row is no header where a
 * word of it is a value of the column that a row above names there.  Returns 0;
 * or -1 with fault ZY_FAULT_FILE when no row names a key column, or when two
 * columns fit one known column equally well.  The texts of h are borrowed from
 * the rows or stand in the arena.
 */
int zy_header_find(struct zy_header *h, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o, const char *source,
    struct zy_arena *arena, struct zy_error *e);

/*
 * Finds out which column c->text names, by --map, the dictionary and the
 * schema, and fills all members of c but dropped.
 */
void zy_header_name(
    struct zy_header_column *c, const struct zy_reader_options *o);

/*
 * Decides for headings with several meanings (类别) by the values below them:
 * the meaning that most values have and that no other column has.  rows are the
 * first n rows below the header; rows that are no records, and rows below
 * another header, do not count.  Call it before two columns of one name are
 * treated as an error.
 */
void zy_header_settle(struct zy_header *h, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o);
/* Gives column c one of the meanings of its heading. */
void zy_header_mean(
    struct zy_header_column *c, const struct zy_meaning *meaning);
/*
 * Returns the dictionary by which inputs are read: that of the options, else
 * the schema's.
 */
const struct zy_dictionary *zy_header_words(const struct zy_reader_options *o);

/* Returns how many of the schema's columns every header must name. */
size_t zy_header_keys_of(const struct zy_schema *s);
/* Gives e, which is set, the place of the header; returns -1. */
int zy_header_fail(const struct zy_header *h, const struct zy_header_row *rows,
    const char *source, struct zy_error *e);
/*
 * Refuses a header that lacks a key column, or that says too little: returns
 * -1 with e set, else 0.
 */
int zy_header_check(const struct zy_header *h, const struct zy_header_row *rows,
    const struct zy_reader_options *o, const char *source, struct zy_error *e);
/*
 * Returns whether a header begins with the first of n rows that stand below the
 * header `now`, and sets h to it.  A row is a header when it has the same texts
 * as `now`; or when it names all key columns, or at least as many known columns
 * as `now` less one, and has no cell that looks like data.
 */
bool zy_header_again(struct zy_header *h, const struct zy_header *now,
    const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o, struct zy_arena *arena);

/*
 * Returns whether a text names a known column, or one that is dropped (序号).
 */
bool zy_header_names(struct zy_view text, const struct zy_reader_options *o);

/*
 * Returns the index of the column that names a record: the first key column,
 * else the first that is not dropped, else h->width.
 */
size_t zy_header_primary(const struct zy_header *h);
/*
 * Returns whether a text is the heading of a column of running numbers, 序号,
 * which is left out.
 */
bool zy_header_is_dropped(struct zy_view text);
/*
 * Returns whether a text, in the form of zy_cell_fold, is one of the list
 * "a|b|c".
 */
bool zy_header_is_one(struct zy_view text, const char *list);
/* Returns whether a row only numbers the columns: (1) (2) (3), 甲 乙 丙 丁. */
bool zy_header_counts(const struct zy_header_row *row);
/* Returns what the column contributes to the kind of a row. */
enum zy_row_column zy_header_row_column(const struct zy_header_column *c);
/* Makes *to a copy of h with its columns and texts in the arena. */
void zy_header_copy(
    struct zy_header *to, const struct zy_header *h, struct zy_arena *arena);

/*
 * Writes the letters by which a spreadsheet calls column i (from 0) to out,
 * from "A" to "XFD".
 */
void zy_header_letters(char out[8], size_t i);

ZY_END_C

#endif
