/*
 * Which ballots were there already.
 *
 * A set of 128-bit keyed hashes of number, subject and question: 16 bytes a
 * member, no false answer to be met in practice (2^-64 for four billion).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_SEEN_H
#define ZY_REVIEW_SEEN_H

#include "review/pages.h"
#include "review/papers.h"

/*
 * All zero is empty.  With a limit, what is larger moves to a temporary file,
 * where each search reads one page.
 */
struct zy_seen {
	struct zy_seen_key *keys;
	size_t n, mask;	    /* slots - 1; 0: none yet */
	bool marks, papers; /* of which forms there were ballots */

	size_t limit;	    /* bytes; 0: none */
	const char *folder; /* of temporary files; borrowed */
	struct zy_pages *pages;
};

/*
 * True for the first: a mark is ruled out by one of the same ballot, subject
 * and question and by a whole paper, a paper by another and by any mark.  key
 * is zy_seen_key of it, or NULL.
 */
bool zy_seen_paper(
    struct zy_seen *s, const struct zy_paper *x, const struct zy_seen_key *key);
/*
 * The key that such a search begins with, and a call for the memory that it
 * touches: for many papers at once, before they are searched for.
 */
struct zy_seen_key zy_seen_key(const struct zy_paper *x);
void zy_seen_prefetch(const struct zy_seen *s, struct zy_seen_key key);
/* What went wrong with a temporary file, for ever; or NULL. */
const struct zy_error *zy_seen_failed(const struct zy_seen *s);
/* So many more are about to come. */
void zy_seen_expect(struct zy_seen *s, uint64_t more);
void zy_seen_release(struct zy_seen *s);

#endif
