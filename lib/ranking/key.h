/*
 * Tie keys: further columns that decide between equal values.
 *
 * A key is a column name, with :asc or :desc behind it where the usual
 * direction is not meant.  Numbers come highest first, everything else by
 * bytes, lowest first; an empty cell comes last either way.  A column holds
 * numbers when it is declared so; a column of plain text or an unknown one
 * when every cell that is not empty is a number, so what a key means is only
 * known when all records are.
 *
 * Cells are compared as they stand, or by bytes made of them, whose order by
 * memcmp is the same: for records that are sorted outside of memory.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_KEY_H
#define ZY_RANKING_KEY_H

#include "base/decimal.h"
#include "stream/table.h"

struct zy_key {
	const char *name; /* canonical where known; owned */
	int direction;	  /* -1 highest first, 1 lowest first, 0 as usual */
	int column;	  /* of the table, or -1 */
	bool number;	  /* as far as is known */
};

struct zy_keys {
	struct zy_key *keys;
	size_t n, cap;
	int subject; /* the column of last resort, or -1 */
};

/*
 * The canonical name of a column as somebody may write it (总分 → total), or
 * a copy of text.  The caller frees it.
 */
char *zy_key_name(const struct zy_schema *s, struct zy_view text);
/* Reads "a,b:asc".  0, or -1 with a ZY_ERROR_CONFIG. */
int zy_keys_parse(struct zy_keys *k, const char *list,
    const struct zy_schema *s, struct zy_error *e);
void zy_keys_release(struct zy_keys *k);
/* Another thread's: shares the names of k, and is freed before it. */
struct zy_keys zy_keys_share(const struct zy_keys *k);
void zy_keys_unshare(struct zy_keys *k);

/*
 * To be called when the table has more columns, and for every cell of a key's
 * column.  True where records from before would be sorted otherwise now.
 */
bool zy_keys_find(struct zy_keys *k, const struct zy_table *t);
bool zy_key_see(struct zy_key *key, struct zy_view cell);
/* When all records are known: -1 with a ZY_ERROR_CONFIG: no such column. */
int zy_keys_check(const struct zy_keys *k, struct zy_error *e);

/*
 * The number that a cell to rank by is, also where its column is not declared
 * as one: 1; 0 where it is empty; ZY_NUMBER_BAD or ZY_NUMBER_LONG.
 */
int zy_key_value(
    struct zy_view cell, struct zy_buf *scratch, struct zy_decimal *d);
/* Below 0, 0, above 0: a comes before, beside, behind b. */
int zy_key_cmp(const struct zy_key *key, struct zy_view a, struct zy_view b);
/* Appends the bytes that stand for a cell; none begins another's. */
void zy_key_put(
    struct zy_buf *b, const struct zy_key *key, struct zy_view cell);
enum {
	ZY_KEY_NUMBER = 9 /* bytes of a number */
};
void zy_key_put_number(struct zy_buf *b, struct zy_decimal d, bool ascending);

#endif
