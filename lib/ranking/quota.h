/*
 * The quota (名额): how many places each group has, fixed or by share.
 *
 * Shares are apportioned by the largest remainder (Hamilton's method): every
 * group gets the whole part of places x weight / sum of weights, and the places
 * that remain are given one by one to the groups with the largest remainders.
 * When there are fewer places left than groups with equal remainders, these
 * places stay open: the groups keep their whole part, and the tie is reported.
 * All arithmetic is exact.
 *
 * The quota comes from a stream.  A group is named by the columns that make
 * groups, or by one column `group` that has their joined name.  Its places are
 * in the column `places`; when a number of places is to be apportioned, its
 * weight is in the column `share` or `members`.  A group whose weight is below
 * a threshold gets no places.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_QUOTA_H
#define ZY_RANKING_QUOTA_H

#include "base/attr.h"
#include "base/decimal.h"
#include "base/intern.h"
#include "base/mem.h"
#include "stream/reader.h"

ZY_BEGIN_C

enum {
	ZY_QUOTA_MAX = 1000000000, /* places in all */
};

/*
 * Apportions `places` (0 to ZY_QUOTA_MAX) over n weights.  Sets seats[i] to the
 * places of weight i, *open to the number of places that stay open, and, unless
 * tied is NULL, tied[i] to whether weight i has one of the equal remainders
 * that compete for them.  Returns 0, or -1 with a ZY_ERROR_CONFIG when a weight
 * is negative, all are zero, or one has more than 18 digits at their common
 * scale; the outputs are then undefined.
 */
int zy_apportion(const struct zy_decimal *weights, size_t n, int64_t places,
    int64_t *seats, bool *tied, int64_t *open, struct zy_error *e);

/*
 * Appends to b the key of the group that has these n cells in the columns that
 * make groups: the cells, cleaned as text, with a NUL between them.  Two groups
 * never have equal keys.
 */
void zy_group_key(struct zy_buf *b, const struct zy_view *cells, size_t n);

/*
 * Appends to b the name, for people, of the group with that key
 * (zy_group_key): its cells with '/' between them. Where there are several
 * cells, a '/' or '\' within a cell is preceded by '\', so that no two groups
 * have the same name.
 */
void zy_group_name(struct zy_buf *b, struct zy_view key);

/*
 * A quota.  The caller sets all bytes to zero: then it is empty.  Groups are
 * numbered in the order of the file; the arrays are by group.
 */
struct zy_quota {
	struct zy_intern *groups; /* keys, or joined names when by_name */
	bool by_name;
	int64_t *places;
	struct zy_decimal *given;   /* weights as in the file */
	struct zy_decimal *weights; /* 0 where it is below the threshold */
	bool *tied;		    /* the group competes for the open places */
	bool *used;		    /* zy_quota_find has found the group */
	bool *below;		    /* its weight is below the threshold */
	uint64_t *lines;	    /* of the quota file */
	size_t cap[7];		    /* allocated elements of the seven arrays */
	int64_t open;		    /* places left open by equal remainders */
	int64_t total;		    /* places apportioned, or -1 */
	/* set by zy_quota_set_threshold */
	bool has_threshold, by_percent;
	struct zy_decimal threshold;
};

/*
 * Sets the smallest weight with which a group takes part in the apportionment:
 * a weight, "200", or a share of the sum of all weights, "5%".  Returns 0, or
 * -1 when the text is neither a number of at least 0 nor a percentage up to
 * 100.
 */
int zy_quota_set_threshold(struct zy_quota *q, const char *text);

/* Frees what q owns and makes it empty. */
void zy_quota_release(struct zy_quota *q);

/*
 * Returns the schema of a quota file: the columns of base, `places` and
 * `share`.  Its columns are allocated in the arena.
 */
struct zy_schema zy_quota_schema(
    const struct zy_schema *base, struct zy_arena *arena);
/*
 * Reads all records of r, which was opened with the schema of zy_quota_schema,
 * into the empty quota.  `within` names the columns that make a group; with
 * none there is one group.  total is the number of places to apportion, or -1
 * when the file gives the places.  Returns 0, or -1 with a ZY_ERROR_CONFIG, or
 * a ZY_ERROR_IO when the input cannot be read; the caller releases the quota in
 * both cases.
 */
int zy_quota_read(struct zy_quota *q, struct zy_reader *r,
    const char *const *within, size_t nwithin, int64_t total,
    struct zy_error *e);
/*
 * Returns the number of the group with that key and marks it as used, or
 * returns ZY_INTERN_NONE when the quota does not have the group.
 */
uint32_t zy_quota_find(struct zy_quota *q, struct zy_view key);

/*
 * Appends to b, with four decimal places, the remainder of group number k: the
 * exact share of the places that its weight gives it, minus the whole part of
 * this share.  Appends nothing where places were not apportioned.
 */
void zy_quota_remainder(const struct zy_quota *q, uint32_t k, struct zy_buf *b);

/*
 * Calls warn, with context and a finding that is valid during the call, for the
 * places that stay open and for each group of the quota that zy_quota_find has
 * not found.  Call it when all groups have been looked up.  `source` is the
 * name of the quota file.
 */
void zy_quota_warn(const struct zy_quota *q, const char *source,
    void (*warn)(void *context, const struct zy_error *finding), void *context);

ZY_END_C

#endif
