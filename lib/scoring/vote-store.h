/*
 * Vote store: how many votes each group of voters gave a subject on a question.
 *
 * A tally has millions of such rows.  They are packed into few bytes each,
 * since most counts are small, and are never changed or removed, but for the
 * newest.  Depends on nothing above base.
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

#define ZY_NO_VOTES UINT32_MAX

/* The votes of one group on one question about one subject. */
struct zy_group_votes {
	uint32_t question, group; /* numbers of the evidence store */
	uint32_t of;		  /* the denominator of means */
	bool void_;		  /* they do not count */
	const uint32_t *marks;	  /* for each grade, how many voted it */
	const char *origin;	  /* file and line, or NULL */
	const char *why;	  /* why they do not count, or NULL */
};

/* Only n, the number that the next votes will have, is for reading. */
struct zy_vote_store {
	size_t ngrades;
	uint32_t n;
	char *p; /* n times 4 bytes of them are used */
	size_t cap;
	struct zy_votes_note {
		const char *origin, *why;
	} * notes;
	size_t nnotes, notes_cap;
};

/* Makes an empty store for ballots with that many grades. */
void zy_vote_store_init(struct zy_vote_store *store, size_t ngrades);
/* Frees what the store holds. */
void zy_vote_store_release(struct zy_vote_store *store);
/*
 * Adds votes and returns their number.  next is the number of the votes that
 * will be reached from them, or ZY_NO_VOTES: so the votes on one subject are a
 * list.  The marks are copied; origin and why must outlive the store.
 */
uint32_t zy_vote_store_add(struct zy_vote_store *store,
    const struct zy_group_votes *votes, uint32_t next);
/*
 * Reads the votes of number i into *votes; marks must have room for a number
 * for each grade and becomes votes->marks.  Returns the number of the next
 * votes of the list, or ZY_NO_VOTES.
 */
uint32_t zy_vote_store_get(const struct zy_vote_store *store, uint32_t i,
    struct zy_group_votes *votes, uint32_t *marks);
/*
 * Reads only the question and the group of the votes of number i.  Returns the
 * number of the next votes of the list, or ZY_NO_VOTES.
 */
uint32_t zy_vote_store_key(const struct zy_vote_store *store, uint32_t i,
    uint32_t *question, uint32_t *group);

ZY_END_C

#endif
