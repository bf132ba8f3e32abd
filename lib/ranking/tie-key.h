/*
 * Tie keys (同分比较项): further columns that decide between equal values.
 *
 * A tie key is a column name with an optional direction, ":asc" or ":desc".
 * Without one, numbers are ordered highest first and all other cells by their
 * bytes, lowest first.  An empty cell comes last in either direction.
 *
 * A column is ordered as numbers when its schema declares a number.  A column
 * of plain text, or one that no schema knows, is ordered as numbers when every
 * cell that is not empty is a number.  So the order that a key means is known
 * only when all records have been seen.
 *
 * Two cells can be compared directly (zy_tie_key_cmp) or by byte strings that
 * stand for them (zy_tie_key_encode).  Comparing the byte strings with memcmp
 * gives the same order; the external sort needs it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_TIE_KEY_H
#define ZY_RANKING_TIE_KEY_H

#include "base/decimal.h"
#include "stream/table.h"

struct zy_tie_key {
	const char *name; /* of the column; canonical where a schema knows it */
	int direction;	  /* -1 highest first, 1 lowest first, 0 by default */
	int column;	  /* index in the table, or -1 */
	bool number;	  /* no cell so far was anything but a number */
};

/* The caller provides it, all zero: no keys. */
struct zy_tie_keys {
	struct zy_tie_key *keys; /* in the order in which they decide */
	size_t n, cap;
	int subject; /* column that decides when all keys are equal, or -1 */
};

/*
 * Returns the canonical name of the column that the user calls `text` (总分 is
 * `total`), or a copy of the text when the schema has no such column.  The
 * caller frees it.
 */
char *zy_tie_key_column(const struct zy_schema *s, struct zy_view text);

/*
 * Parses a list like "base,years:asc" and appends its keys to k.  Returns 0, or
 * -1 with a ZY_ERROR_CONFIG.  The caller releases k in either case.
 */
int zy_tie_keys_parse(struct zy_tie_keys *k, const char *list,
    const struct zy_schema *s, struct zy_error *e);

/* Frees what k holds and makes it empty. */
void zy_tie_keys_release(struct zy_tie_keys *k);

/*
 * Returns a copy of k for another thread.  The copy borrows the column names of
 * k; it is released with zy_tie_keys_unshare, before k is.
 */
struct zy_tie_keys zy_tie_keys_share(const struct zy_tie_keys *k);

/* Frees a copy that zy_tie_keys_share returned. */
void zy_tie_keys_unshare(struct zy_tie_keys *k);

/*
 * Looks the columns of the keys up in the table; must be called again whenever
 * the table has got columns.  Returns true when the column of last resort is
 * another one than before, so that records encoded earlier are in the wrong
 * order.
 */
bool zy_tie_keys_bind(struct zy_tie_keys *k, const struct zy_table *t);

/*
 * Notes a cell of the key's column; must be called for every record.  Returns
 * true when this cell is the first that is no number, so that records encoded
 * earlier are in the wrong order.
 */
bool zy_tie_key_observe(struct zy_tie_key *key, struct zy_view cell);

/*
 * Checks, when all records are known, that the table has the column of every
 * key.  Returns 0, or -1 with a ZY_ERROR_CONFIG that names a missing one.
 */
int zy_tie_keys_check(const struct zy_tie_keys *k, struct zy_error *e);

/*
 * Parses a cell of the column to rank by, whatever type the schema declares.
 * Returns 1 and the number in *d; 0 for an empty cell; ZY_NUMBER_BAD or
 * ZY_NUMBER_LONG (both below 0) for a cell that is no number.  scratch is
 * working space.
 */
int zy_rank_value(
    struct zy_view cell, struct zy_buf *scratch, struct zy_decimal *d);

/*
 * Compares two cells of the key's column.  Returns a number below 0 when a
 * comes first, 0 when they are equal, above 0 when b comes first.
 */
int zy_tie_key_cmp(
    const struct zy_tie_key *key, struct zy_view a, struct zy_view b);

/*
 * Appends the byte string that stands for a cell of the key's column.  No such
 * byte string is the beginning of another one of the same key, so that the
 * strings of several keys can follow each other.
 */
void zy_tie_key_encode(
    struct zy_buf *b, const struct zy_tie_key *key, struct zy_view cell);

enum {
	ZY_TIE_KEY_NUMBER = 9 /* length in bytes of an encoded number */
};

/*
 * Appends the byte string that stands for a number.  ascending: the lowest
 * number comes first; otherwise the highest.
 */
void zy_tie_key_encode_number(
    struct zy_buf *b, struct zy_decimal d, bool ascending);

#endif
