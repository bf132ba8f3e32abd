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

#include "base/mem.h"
#include "stream/reader.h"
#include "stream/row.h"

enum {
	ZY_HEADER_LOOK = 32 /* rows that are looked at together, at most */
};

/* A row looked at ahead. */
struct zy_header_row {
	const struct zy_view *cells;
	size_t n;
	uint64_t line;
};

struct zy_header_column {
	struct zy_view text;	      /* as written (of a pair: as matched) */
	struct zy_view name;	      /* canonical, or text */
	const struct zy_column *decl; /* or NULL */
	int strength;		      /* enum zy_match; 0 unknown */
	bool dropped;		      /* 序号, or without a name */
	bool composed;		      /* no list has it: see dictionary.h */
	struct zy_view yes,
	    no;		 /* what answers mean, or empty; see dictionary.h */
	unsigned months; /* of dates: enum zy_month_style of the first ones */
};

struct zy_header {
	size_t first, rows; /* its first row; how many rows it is merged over */
	size_t width;	    /* physical columns; trailing empty ones are not
			       counted */
	size_t known, keys; /* columns that are known, key columns named */
	struct zy_header_column *columns; /* width of them, in the arena */
};

/*
 * Finds the header among the first n rows of an input: the first rows that
 * name all key columns, two known columns and no data; where there are none,
 * those that name most.  0; or -1 with ZY_FAULT_FILE: no row names a key
 * column, or two columns claim a known one alike.  Texts are those of the rows
 * or are kept in the arena.
 */
int zy_header_find(struct zy_header *h, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o, const char *source,
    struct zy_arena *arena, struct zy_error *e);

/* Names one column by map, words and schema; fills all but dropped. */
void zy_header_name(
    struct zy_header_column *c, const struct zy_reader_options *o);

/*
 * Settles the columns whose heading may mean several things (类别) by the
 * values below it: that meaning of which most values are, and which no other
 * column bears.  rows are the first n below the header; those that are no
 * records do not count, nor do those below another header.  To be called before
 * two columns of one name are an error.
 */
void zy_header_settle(struct zy_header *h, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o);
/* Gives a column one meaning of its heading. */
void zy_header_mean(
    struct zy_header_column *c, const struct zy_meaning *meaning);
/* The dictionary by which inputs are read: of the options, else built in. */
const struct zy_dictionary *zy_header_words(const struct zy_reader_options *o);

/*
 * True where a header begins with the first of n rows that stand below the
 * header now; h is that header then.  A row of the same texts is one; so is a
 * row that names all key columns, or as many columns as now less one, and holds
 * no cell that looks like data.
 */
bool zy_header_again(struct zy_header *h, const struct zy_header *now,
    const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o, struct zy_arena *arena);

/* True where the text names a known column, or one that is dropped (序号). */
bool zy_header_names(struct zy_view text, const struct zy_reader_options *o);

/* Returns the column that names a record: the first that is a key, else the
 * first that a record keeps, else the width. */
size_t zy_header_primary(const struct zy_header *h);
/* True for the heading of a column of running numbers, 序号, which is left out.
 */
bool zy_header_is_dropped(struct zy_view text);
/* True where the text is one of a list "a|b|c", as zy_cell_fold has them. */
bool zy_header_is_one(struct zy_view text, const char *list);
/* True where a row only counts columns: (1) (2) (3), 甲 乙 丙 丁. */
bool zy_header_counts(const struct zy_header_row *row);
/* Returns how the column matters to the kind of a row. */
enum zy_row_column zy_header_row_column(const struct zy_header_column *c);
/* Makes *to a copy of h whose columns and their texts are in the arena. */
void zy_header_copy(
    struct zy_header *to, const struct zy_header *h, struct zy_arena *arena);

/* "A" to "XFD": how a spreadsheet calls column i (from 0). */
void zy_header_letters(char out[8], size_t i);

#endif
