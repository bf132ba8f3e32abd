/*
 * The pool (抽签对象名单): the subjects that a draw takes some of.
 *
 * The pool is read from a table of records.  Each subject stands in it once,
 * under its id, in the group (层) that the columns of --by make.  The order of
 * the records never matters: subjects are ordered by their ids, by number where
 * all ids are whole numbers, else by their bytes; groups by the bytes of their
 * names.  Subjects that may not be drawn are left out and counted.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_POOL_H
#define ZY_RANKING_POOL_H

#include "base/attr.h"
#include "base/digest.h"
#include "model/finding.h"
#include "model/org-search.h"
#include "ranking/quota.h"

ZY_BEGIN_C

/* A subject of the pool; texts belong to the table or the roster. */
struct zy_pool_subject {
	struct zy_view id, name;
	uint32_t group; /* number of its group */
	uint32_t org;	/* itself or its organisation; ZY_INTERN_NONE */
	uint32_t row;	/* of the table */
};

/* A group of the pool: its subjects stand together. */
struct zy_pool_group {
	struct zy_view key, name; /* as zy_group_key and zy_group_name make */
	uint32_t first, n;	  /* its subjects, in zy_pool.ordered */
	int64_t places;		  /* how many are drawn; zy_pool_share */
};

/* The caller zeroes it and sets the members above the blank line. */
struct zy_pool {
	const struct zy_table *table;
	struct zy_org_roster *orgs; /* or NULL */
	const char *const *by;	    /* canonical columns of the groups */
	size_t nby;
	struct zy_date today; /* of which organisations may be closed */

	struct zy_pool_subject *subjects; /* in the order of the pool */
	uint32_t n;
	uint32_t *ordered; /* numbers of subjects, by group, then as above */
	struct zy_pool_group *groups;
	uint32_t ngroups;
	uint64_t ineligible, closed, ungrouped; /* left out; without a group */
	char sha256[ZY_DIGEST_HEX];  /* of the ids, each with a line feed */
	struct zy_findings findings; /* on the rows of the table */
	struct zy_arena arena;
};

/*
 * Builds the pool from the table.  A record without an id, of an organisation
 * that the roster does not know, whose eligibility is empty, or whose subject
 * stands in two groups is refused; a repeat is left out: see findings.
 * Returns 0, or -1 with a ZY_ERROR_CONFIG where a column is missing.
 */
int zy_pool_build(struct zy_pool *p, struct zy_error *e);
/* Frees what the pool holds, not the table, and sets it to zero. */
void zy_pool_release(struct zy_pool *p);

/* How many are to be drawn: a number, or a percentage. */
struct zy_pool_number {
	bool given, is_percent;
	int64_t number;
	struct zy_decimal percent;
};

/*
 * Reads "20" or "5%".  Returns 0, or -1 when the text is neither a number from
 * 1 to ZY_QUOTA_MAX nor a percentage above 0 and up to 100.
 */
int zy_pool_number_parse(struct zy_pool_number *x, const char *text);
/* Returns the number for n subjects; a percentage is rounded up. */
int64_t zy_pool_number_of(const struct zy_pool_number *x, uint64_t n);

/*
 * Shares `total` places out over the groups in proportion to their subjects, by
 * the largest remainder.  Equal remainders are not decided: those places stay
 * open, *open counts them, and `tied` (the caller frees it) says which groups
 * they are between.  Returns 0, or -1 with the error of zy_apportion.
 */
int zy_pool_share(struct zy_pool *p, int64_t total, int64_t *open, bool **tied,
    struct zy_error *e);

ZY_END_C

#endif
