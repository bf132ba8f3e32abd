/*
 * Quotas: how many places each group has, fixed or by share.
 *
 * By share is the method of the largest remainder (Hamilton): every group
 * gets the whole part of places x weight / sum, what is left over goes one by
 * one to the largest remainders.  Equal remainders at the end of what is left
 * are not decided: these groups keep their whole part, the places stay open
 * and are reported.  All arithmetic is exact.
 *
 * The table comes from a stream: the columns that groups are made of (or one
 * column `group` with their joined name), and `places`; or, for a number of
 * places to share out, `share` or `members`.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_QUOTA_H
#define ZY_RANKING_QUOTA_H

#include "base/decimal.h"
#include "base/intern.h"
#include "base/mem.h"
#include "stream/reader.h"

enum {
	ZY_QUOTA_MAX = 1000000000, /* places in all */
};

/*
 * Shares places (0 to ZY_QUOTA_MAX) out over n weights, none negative, not
 * all zero, at most 18 digits at their common scale (else -1 with a
 * ZY_ERROR_CONFIG).  Fills seats; tied (may be NULL) is set for those whose
 * remainders are equal at the end; *open is how many places they are equal
 * for.  0 or -1.
 */
int zy_apportion(const struct zy_decimal *weights, size_t n, int64_t places,
    int64_t *seats, bool *tied, int64_t *open, struct zy_error *e);

/*
 * The joined name of a group and the key that tells it from every other: the
 * cells with '/' or NUL between them.
 */
void zy_group_key(struct zy_buf *b, const struct zy_view *cells, size_t n);
void zy_group_name(struct zy_buf *b, struct zy_view key);

/* All zero is empty.  Groups are numbered as they stand in the file. */
struct zy_quota {
	struct zy_intern *groups; /* keys, or names when by_name */
	bool by_name;
	int64_t *places;
	struct zy_decimal *weights;
	bool *tied, *used;
	uint64_t *lines;
	size_t cap[5];
	int64_t open; /* places left open by equal remainders */
};

void zy_quota_release(struct zy_quota *q);
/* The columns of a quota file: those of base and `places`, `share`. */
struct zy_schema zy_quota_schema(
    const struct zy_schema *base, struct zy_arena *arena);
/*
 * Reads the table.  within names the columns of a group (none: one group);
 * total -1: fixed places, else the places to share out.  0 or -1 with a
 * ZY_ERROR_CONFIG (ZY_ERROR_IO where the input broke).
 */
int zy_quota_read(struct zy_quota *q, struct zy_reader *r,
    const char *const *within, size_t nwithin, int64_t total,
    struct zy_error *e);
/* The number of the group with that key, marked used; or ZY_INTERN_NONE. */
uint32_t zy_quota_find(struct zy_quota *q, struct zy_view key);

#endif
