/*
 * Vote store: how many votes each group of voters gave a subject on a question.
 *
 * A tally has millions of such rows.  Each is packed into few bytes, since most
 * counts are small.  Rows are not changed; only the newest can be removed.
 * Depends on nothing above base.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_VOTE_STORE_H
#define ZY_SCORING_VOTE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

ZY_BEGIN_C

#define ZY_NO_VOTES UINT32_MAX /* in place of the number of a row of votes */

/* The votes of one group of voters on one question about one subject. */
struct zy_group_votes {
	uint32_t question, group; /* numbers of the evidence store */
	uint32_t of;		  /* the denominator of means */
	bool void_;		  /* the votes do not count */
	const uint32_t *marks;	  /* number of votes for each grade */
	const char *origin;	  /* file and line, or NULL */
	const char *why; /* reason why the votes do not count, or NULL */
};

/* The store.  Only n is for callers to read. */
struct zy_vote_store {
	size_t ngrades;
	uint32_t n; /* the number that the next row will get */
	char *p;    /* the rows: n times 4 bytes are used */
	size_t cap;
	/* The origins and reasons of votes; a row has the number of its own. */
	struct zy_votes_note {
		const char *origin, *why;
	} * notes;
	size_t nnotes, notes_cap;
};

/*
 * Makes *store, which need not be initialised, an empty store for ballots with
 * ngrades grades.  Free it with zy_vote_store_release.
 */
void zy_vote_store_init(struct zy_vote_store *store, size_t ngrades);
/* Frees what the store owns and sets it to all zero. */
void zy_vote_store_release(struct zy_vote_store *store);
/*
 * Adds votes and returns their number.  The votes on one subject form a linked
 * list: next is the number of the votes that follow the new ones, or
 * ZY_NO_VOTES.  The marks are copied; origin and why are borrowed as long as
 * the store exists.
 */
uint32_t zy_vote_store_add(struct zy_vote_store *store,
    const struct zy_group_votes *votes, uint32_t next);
/*
 * Reads the votes with number i into *votes.  Their marks are written to marks,
 * which has room for one number for each grade, and votes->marks points there.
 * Returns the number of the next votes of the list, or ZY_NO_VOTES.
 */
uint32_t zy_vote_store_get(const struct zy_vote_store *store, uint32_t i,
    struct zy_group_votes *votes, uint32_t *marks);
/*
 * Reads only the question and the group of the votes with number i.  Returns
 * the number of the next votes of the list, or ZY_NO_VOTES.
 */
uint32_t zy_vote_store_key(const struct zy_vote_store *store, uint32_t i,
    uint32_t *question, uint32_t *group);

ZY_END_C

#endif
