/*
 * Finding the header of a sheet: the row that names columns.
 *
 * Township sheets have title rows and 填报单位 lines above the header, headers
 * of two merged rows, a 序号 column, totals and footers.  Given the first rows,
 * this finds the row (or the pair) that names most known columns, all key
 * columns first of all; rows that are furniture are recognised by
 * zy_header_is_furniture.  Knows names only from the schema.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_HEADER_H
#define ZY_STREAM_HEADER_H

#include "base/mem.h"
#include "stream/reader.h"

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
	    no; /* what answers mean, or empty; see dictionary.h */
};

struct zy_header {
	size_t first, rows; /* first row of it; 1, or 2 for a merged pair */
	size_t width;	    /* physical columns; trailing empty ones are not
			       counted */
	struct zy_header_column *columns; /* width of them, in the arena */
};

/*
 * Finds the header among n rows.  0, or -1 with a ZY_ERROR_IO: no row names a
 * key column, or two columns bear one name.  Texts are of the rows or the
 * arena.
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
 * column bears.  rows are the first n below the header.  To be called before
 * two columns of one name are an error.
 */
void zy_header_settle(struct zy_header *h, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o);
/* Gives a column one meaning of its heading. */
void zy_header_mean(
    struct zy_header_column *c, const struct zy_meaning *meaning);
/* The dictionary by which inputs are read: of the options, else built in. */
const struct zy_dictionary *zy_header_words(const struct zy_reader_options *o);

/* True for a row of totals, a footer line, or the header once more. */
bool zy_header_is_furniture(
    const struct zy_header *h, const struct zy_view *cells, size_t n);

/* "A" to "XFD": how a spreadsheet calls column i (from 0). */
void zy_header_letters(char out[8], size_t i);

#endif
