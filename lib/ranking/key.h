/*
 * Tie keys: further columns that decide between equal values.
 *
 * A key is a column name, with :asc or :desc behind it where the usual
 * direction is not meant.  Numbers come highest first, everything else by
 * bytes, lowest first; an empty cell comes last either way.  A column holds
 * numbers when it is declared so; a column of plain text or an unknown one
 * when every cell that is not empty is a number.  All numbers are parsed
 * once, before anything is compared.
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
	int column;	  /* of the table */
	bool number;
	struct zy_decimal *values; /* one a row; places < 0: empty */
};

struct zy_keys {
	struct zy_key *keys;
	size_t n, cap;
	const struct zy_table *table; /* from zy_keys_prepare on */
	int subject;		      /* the column of last resort, or -1 */
};

/*
 * The canonical name of a column as somebody may write it (总分 → total), or
 * a copy of text.  The caller frees it.
 */
char *zy_key_name(const struct zy_schema *s, struct zy_view text);
/* Reads "a,b:asc".  0, or -1 with a ZY_ERROR_CONFIG. */
int zy_keys_parse(struct zy_keys *k, const char *list,
    const struct zy_schema *s, struct zy_error *e);
/*
 * Finds the columns and parses the numbers; the table must not change any
 * more.  0, or -1 with a ZY_ERROR_CONFIG: no such column.
 */
int zy_keys_prepare(
    struct zy_keys *k, const struct zy_table *t, struct zy_error *e);
void zy_keys_release(struct zy_keys *k);

/* Both are zy_rank_cmp over rows of the table; context is struct zy_keys. */
int zy_keys_tie(const void *context, uint32_t a, uint32_t b);
/* Subject bytes, then every cell's: no two different rows are equal. */
int zy_keys_order(const void *context, uint32_t a, uint32_t b);

#endif
