/*
 * The set of ballots counted so far, which recognises second ballots.
 *
 * A hash set of 128-bit hashes over ballot number, subject and question, 16
 * bytes each.  Two different ballots are taken for one with a chance of 2^-64
 * among four billion.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_SEEN_H
#define ZY_REVIEW_SEEN_H

#include "base/attr.h"
#include "review/disk-set.h"
#include "review/papers.h"

ZY_BEGIN_C

/*
 * All zero is an empty set without a limit.  A set that would grow above its
 * limit moves to a temporary file, where each search reads one page.
 */
struct zy_seen {
	struct zy_seen_key *keys; /* open addressing */
	size_t n;		  /* keys in memory */
	size_t mask;		  /* slots - 1; 0: no slots yet */
	bool marks, papers;	  /* single marks, whole papers were added */

	size_t limit;		  /* bytes of memory; 0: any */
	const char *folder;	  /* of the temporary file; borrowed */
	struct zy_disk_set *file; /* what moved to the file, or NULL */
};

/*
 * Adds x.  Returns true where it is the first of its ballot; false where a
 * ballot before rules it out, that is one with the same number and subject of
 * which one of the two is a whole paper or both mark the same question.  Where
 * the temporary file failed it returns true: see zy_seen_error.  key is what
 * zy_seen_key gives for x, or NULL: then it is computed here.
 */
bool zy_seen_add(
    struct zy_seen *s, const struct zy_paper *x, const struct zy_seen_key *key);
/* Returns the key of x for zy_seen_prefetch and zy_seen_add. */
struct zy_seen_key zy_seen_key(const struct zy_paper *x);
/*
 * Asks the processor for the memory that adding the key will touch.  Called
 * for many keys in advance it hides most of the time that adding them takes.
 */
void zy_seen_prefetch(const struct zy_seen *s, struct zy_seen_key key);
/* Returns why the temporary file failed, borrowed; NULL where it did not. */
const struct zy_error *zy_seen_error(const struct zy_seen *s);
/* Makes room for about this many more ballots, where the limit allows it. */
void zy_seen_reserve(struct zy_seen *s, uint64_t more);
/* Frees what the set holds; it is empty and without a limit then. */
void zy_seen_release(struct zy_seen *s);

ZY_END_C

#endif
