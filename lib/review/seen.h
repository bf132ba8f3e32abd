/*
 * The set of ballots counted so far, which recognises second ballots.
 *
 * A hash set of 128-bit hashes of ballot number, subject and question, 16 bytes
 * each.  The chance that any two different ballots among four billion are
 * mistaken for the same one is 2^-64.
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
 * The set.  All zero is an empty set without a limit; the caller may set limit
 * and folder before the first ballot is added.  A set that would exceed its
 * limit moves to a temporary file, in which each search reads one page.
 */
struct zy_seen {
	struct zy_seen_key *keys; /* open addressing */
	size_t n;		  /* keys in memory */
	size_t mask;		  /* slots - 1; 0: no slots yet */
	bool marks;		  /* single marks were added */
	bool papers;		  /* whole papers were added */

	size_t limit;		  /* bytes of memory; 0: no limit */
	const char *folder;	  /* of the temporary file; borrowed */
	struct zy_disk_set *file; /* owned: all keys, once moved; or NULL */
};

/*
 * Adds the ballot x.  Returns true if x counts, or if the temporary file failed
 * (see zy_seen_error).  Returns false if x is a second ballot: one with its
 * number and subject was added before, and either of the two is a whole paper
 * or both mark the same question.  key is the result of zy_seen_key for x, or
 * NULL: then it is computed here.
 */
bool zy_seen_add(
    struct zy_seen *s, const struct zy_paper *x, const struct zy_seen_key *key);
/*
 * Returns the key of the ballot x, a hash of its number, subject and question,
 * for zy_seen_prefetch and zy_seen_add.
 */
struct zy_seen_key zy_seen_key(const struct zy_paper *x);
/*
 * Prefetches the memory that adding the key will access.  Called for many keys
 * in advance it hides most of the time that adding them takes.
 */
void zy_seen_prefetch(const struct zy_seen *s, struct zy_seen_key key);
/*
 * Returns the failure of the temporary file, borrowed until zy_seen_release, or
 * NULL if nothing has failed.
 */
const struct zy_error *zy_seen_error(const struct zy_seen *s);
/*
 * Allocates room for about `more` further ballots at once; does nothing if the
 * limit forbids it.
 */
void zy_seen_reserve(struct zy_seen *s, uint64_t more);
/* Frees what s owns and sets s to all zero. */
void zy_seen_release(struct zy_seen *s);

ZY_END_C

#endif
