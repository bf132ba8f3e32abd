/*
 * Tie keys (同分比较项): further columns that decide between equal values.
 *
 * A tie key is a column name with an optional direction, ":asc" or ":desc".
 * Without one, numbers are ordered highest first, dates earliest first and all
 * other cells by their bytes, lowest first.  A cell without a value comes last
 * in either direction.
 *
 * A declared column of dates, codes, choices or yes/no is ordered as that.  A
 * column of numbers or plain text, or one that no schema knows, is ordered by
 * the kind of its cells (see value-kind.h).  A cell of another kind has no
 * value.  So the order that a key
 * means is known only when all records have been seen.
 *
 * Two cells can be compared directly (zy_tie_key_cmp) or by byte strings that
 * stand for them (zy_tie_key_encode).  Comparing the byte strings with memcmp
 * gives the same order; the external sort needs it.
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

struct zy_tie_key {
	const char *name; /* of the column; canonical where a schema knows it */
	int direction;	  /* -1 highest first, 1 lowest first, 0 by default */
	int column;	  /* index in the table, or -1 */
	bool typed;	  /* by its schema, so that cells do not count */
	enum zy_value_kind kind;       /* as it is ordered by what is known */
	struct zy_value_counts counts; /* of the cells observed */
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
 * Returns a copy of k for another thread, which has observed no cells yet.  The
 * copy borrows the column names of k; it is released with zy_tie_keys_unshare,
 * before k is.
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
 * Counts a cell of the key's column, which stands at `origin`; must be called
 * for every record.  Returns true when this cell changes the kind of the
 * column, so that records encoded earlier are in the wrong order.
 */
bool zy_tie_key_observe(
    struct zy_tie_key *key, struct zy_view cell, struct zy_row_origin origin);

/*
 * Joins what another thread observed of the same column, in records behind
 * those of `key`.  Returns true when records that one of the two has encoded
 * are in the wrong order.
 */
bool zy_tie_key_join(struct zy_tie_key *key, const struct zy_tie_key *part);

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
 * Fills e, without a place, with what is wrong with a cell for which
 * zy_rank_value returns a number below 0.  scratch is working space.
 */
void zy_rank_fault(
    struct zy_view cell, struct zy_buf *scratch, struct zy_error *e);

/*
 * Sets *d to the value of a cell of the key's column, which is not ordered as
 * text.  Returns false where the cell has none.
 */
bool zy_tie_key_value(
    const struct zy_tie_key *key, struct zy_view cell, struct zy_decimal *d);

/* Returns whether the lowest value of the key comes first. */
bool zy_tie_key_ascending(const struct zy_tie_key *key);

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

ZY_END_C

#endif
