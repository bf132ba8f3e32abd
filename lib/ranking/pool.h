/*
 * The pool (抽签对象名单): the subjects from among which a draw is made.
 *
 * The pool is read from a table of records.  Each subject is in it once, by its
 * id, in the group (层, stratum) that the columns of --by make.  The order of
 * the records has no effect: subjects are ordered by their ids (by number where
 * all ids are whole numbers, else by their bytes), groups by the bytes of their
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

/* A subject of the pool.  Texts are borrowed from the table or the roster. */
struct zy_pool_subject {
	struct zy_view id, name;
	uint32_t group; /* number of its group */
	uint32_t org;	/* row in the roster of the organisation that it is or
			   belongs to, or ZY_INTERN_NONE */
	uint32_t row;	/* of the table */
};

/* A group of the pool. */
struct zy_pool_group {
	struct zy_view key, name; /* of zy_group_key and zy_group_name */
	/* Its n subjects are zy_pool.ordered[first] and those after it. */
	uint32_t first, n;
	int64_t places; /* how many are to be drawn */
};

/*
 * The pool.  The caller sets all bytes to zero and then the members from table
 * to today, which are borrowed.
 */
struct zy_pool {
	const struct zy_table *table;
	struct zy_org_roster *orgs; /* or NULL */
	const char *const *by;	    /* canonical columns of the groups */
	size_t nby;
	struct zy_date today; /* organisations closed by then are left out */

	struct zy_pool_subject *subjects; /* in the order of the pool */
	uint32_t n;
	uint32_t *ordered; /* numbers of subjects, by group, then in the order
			      of the pool */
	struct zy_pool_group *groups;
	uint32_t ngroups;
	/* Numbers of subjects that were left out: because they are not
	 * eligible, or were closed; and of those without a group. */
	uint64_t ineligible, closed, ungrouped;
	char sha256[ZY_DIGEST_HEX];  /* of the ids, each with a line feed */
	struct zy_findings findings; /* on the rows of the table */
	struct zy_arena arena;
};

/*
 * Builds the pool from p->table.  A record is left out, with a finding in
 * p->findings, if it has no id, if the roster does not know its organisation,
 * or if its cell `eligible` is empty; so is a subject that is in two groups. Of
 * repeated records one is kept and the others get a warning.  Returns 0, or -1
 * with a ZY_ERROR_CONFIG where a column is missing.  The caller releases p with
 * zy_pool_release in both cases.
 */
int zy_pool_build(struct zy_pool *p, struct zy_error *e);
/* Frees what p owns, not the table, and sets it to zero. */
void zy_pool_release(struct zy_pool *p);

/*
 * How many subjects are to be drawn: a number, or a percentage of the pool or
 * group.
 */
struct zy_pool_number {
	bool given, is_percent;
	int64_t number;
	struct zy_decimal percent;
};

/*
 * Reads "20" or "5%" into x.  Returns 0; or -1, with x undefined, when the text
 * is neither a number from 1 to ZY_QUOTA_MAX nor a percentage above 0 and up to
 * 100.
 */
int zy_pool_number_parse(struct zy_pool_number *x, const char *text);
/*
 * Returns how many of n subjects x asks for; a percentage is rounded up.
 */
int64_t zy_pool_number_of(const struct zy_pool_number *x, uint64_t n);

/*
 * Apportions `total` places over the groups in proportion to their numbers of
 * subjects, by the largest remainder, and sets their places.  Equal remainders
 * are not decided: *open is the number of places that stay open, and (*tied)[i]
 * says whether group i is one of those that compete for them.  The caller frees
 * *tied with free(), also after failure.  Returns 0, or -1 with the error of
 * zy_apportion and the places unchanged.
 */
int zy_pool_share(struct zy_pool *p, int64_t total, int64_t *open, bool **tied,
    struct zy_error *e);

ZY_END_C

#endif
