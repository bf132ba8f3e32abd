/*
 * Tie keys (同分比较项): further columns that decide between equal values.
 *
 * A tie key is a column name with an optional direction, ":asc" or ":desc".
 * Without one, numbers are ordered highest first, dates earliest first and all
 * other cells by their bytes, lowest first.  A cell without a value comes last
 * in either direction.
 *
 * A column that the schema declares as dates, codes, choices or yes/no is
 * ordered by that type.  A column of numbers or plain text, or one that no
 * schema declares, is ordered by the kind of its cells (see value-kind.h); a
 * cell of another kind has no value.  So the order of a key is known only when
 * all records have been read.
 *
 * Two cells can be compared directly (zy_tie_key_cmp) or by byte strings that
 * represent them (zy_tie_key_encode).  Comparing the byte strings with memcmp
 * gives the same order, which the external sort needs.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_TIE_KEY_H
#define ZY_RANKING_TIE_KEY_H

#include "base/attr.h"
#include "base/decimal.h"
#include "ranking/value-kind.h"
#include "stream/table.h"

ZY_BEGIN_C

/* A tie key. */
struct zy_tie_key {
	const char *name; /* of the column; canonical where a schema knows it */
	int direction;	  /* -1 highest first, 1 lowest first, 0 by default */
	int column;	  /* index in the table, or -1 */
	bool typed;	  /* ordered by its type in the schema */
	enum zy_value_kind kind;       /* by the cells observed so far */
	struct zy_value_counts counts; /* of the cells observed */
};

/*
 * A list of tie keys.  The caller sets all bytes to zero: then it is empty.  It
 * is released with zy_tie_keys_release.
 */
struct zy_tie_keys {
	struct zy_tie_key *keys; /* in the order in which they decide */
	size_t n, cap;
	int subject; /* column that decides when all keys are equal, or -1 */
};

/*
 * Returns the canonical name of the column that the user calls `text` (总分 is
 * `total`), or a copy of the text when the schema has no such column.  The
 * caller frees it with free().
 */
char *zy_tie_key_column(const struct zy_schema *s, struct zy_view text);

/*
 * Parses a list like "base,years:asc" and appends its keys to k.  Column names
 * are looked up in the schema s (zy_tie_key_column).  Returns 0, or -1 with a
 * ZY_ERROR_CONFIG; the caller releases k in both cases.
 */
int zy_tie_keys_parse(struct zy_tie_keys *k, const char *list,
    const struct zy_schema *s, struct zy_error *e);

/* Frees what k owns and makes it empty. */
void zy_tie_keys_release(struct zy_tie_keys *k);

/*
 * Returns a copy of k for another thread, which has observed no cells yet.  The
 * copy borrows the column names of k.  Free it with zy_tie_keys_unshare before
 * k is released.
 */
struct zy_tie_keys zy_tie_keys_share(const struct zy_tie_keys *k);

/* Frees a copy that zy_tie_keys_share returned. */
void zy_tie_keys_unshare(struct zy_tie_keys *k);

/*
 * Finds the columns of the keys in the table.  Call it again whenever columns
 * were added to the table.  Returns true when the column `subject` of k has
 * changed, so that records encoded earlier are in the wrong order.
 */
bool zy_tie_keys_bind(struct zy_tie_keys *k, const struct zy_table *t);

/*
 * Counts a cell of the key's column by its kind; origin is where its record
 * came from.  Call it for every record.  Returns true when this cell changes
 * the kind of the column, so that records encoded earlier are in the wrong
 * order.
 */
bool zy_tie_key_observe(
    struct zy_tie_key *key, struct zy_view cell, struct zy_row_origin origin);

/*
 * Adds to `key` the cells that another thread has observed of the same column
 * in later records.  Returns true when records that one of the two has encoded
 * are in the wrong order.
 */
bool zy_tie_key_join(struct zy_tie_key *key, const struct zy_tie_key *part);

/*
 * Checks that the table has the column of every key.  Call it when all records
 * are known.  Returns 0, or -1 with a ZY_ERROR_CONFIG that names a missing one.
 */
int zy_tie_keys_check(const struct zy_tie_keys *k, struct zy_error *e);

/*
 * Parses a cell of the column to rank by, whatever type the schema declares.
 * Returns 1 with the number in *d; 0 for an empty cell; ZY_NUMBER_BAD or
 * ZY_NUMBER_LONG (both negative) for a cell that is not a number.  scratch is
 * working space.
 */
int zy_rank_value(
    struct zy_view cell, struct zy_buf *scratch, struct zy_decimal *d);

/*
 * Fills e with the error that says why the cell is no number that can be ranked
 * by, after zy_rank_value has returned a negative number for it.  The caller
 * adds source and line.  scratch is working space.
 */
void zy_rank_fault(
    struct zy_view cell, struct zy_buf *scratch, struct zy_error *e);

/*
 * Sets *d to the value of a cell of the key's column, which must not be ordered
 * as text.  Returns false where the cell has no value.
 */
bool zy_tie_key_value(
    const struct zy_tie_key *key, struct zy_view cell, struct zy_decimal *d);

/* Returns whether the lowest value of the key comes first. */
bool zy_tie_key_ascending(const struct zy_tie_key *key);

/*
 * Compares two cells of the key's column.  Returns a negative number when a
 * comes first, 0 when they are equal, a positive number when b comes first.
 */
int zy_tie_key_cmp(
    const struct zy_tie_key *key, struct zy_view a, struct zy_view b);

/*
 * Appends the byte string that represents a cell of the key's column.  No such
 * byte string is a prefix of another one of the same key, so that the strings
 * of several keys can be concatenated.
 */
void zy_tie_key_encode(
    struct zy_buf *b, const struct zy_tie_key *key, struct zy_view cell);

enum {
	ZY_TIE_KEY_NUMBER = 9 /* length in bytes of an encoded number */
};

/*
 * Appends the byte string that represents a number.  With ascending the lowest
 * number comes first, else the highest.
 */
void zy_tie_key_encode_number(
    struct zy_buf *b, struct zy_decimal d, bool ascending);

ZY_END_C

#endif
