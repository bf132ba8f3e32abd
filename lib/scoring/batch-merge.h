/*
 * Batch merge: several threads read parts of one stream into one store.
 *
 * Each thread gathers records in a batch of its own; a full batch is copied
 * into the store under a lock.  The order of batches is a matter of chance, and
 * sums do not depend on it; only which of two values came second would.  So a
 * value that repeats another is a clash: all that the threads added is taken
 * back, and the caller reads the stream again with one thread.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_BATCH_MERGE_H
#define ZY_SCORING_BATCH_MERGE_H

#include <pthread.h>

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

/* The store that threads fill, and its size before; clash is for reading. */
struct zy_batch_merge {
	struct zy_evidence *evidence;
	size_t nvalues, nratios;
	uint32_t nvotes;
	bool clash; /* a value repeats another */
	pthread_mutex_t lock;
};

/*
 * Begins a merge into f, in which a roster has said who there is and no origins
 * are kept.  Ended by zy_batch_merge_end.
 */
void zy_batch_merge_init(struct zy_batch_merge *g, struct zy_evidence *f);
/*
 * Ends the merge, once all threads have freed their batches.  Where good is
 * false the store is as it was before.
 */
void zy_batch_merge_end(struct zy_batch_merge *g, bool good);

/* Records that one thread has read and not yet copied; opaque. */
struct zy_evidence_batch;

/* Returns an empty batch, to be freed with zy_evidence_batch_free. */
struct zy_evidence_batch *zy_evidence_batch_new(struct zy_batch_merge *g);
/* Copies what the batch holds into the store, and empties it. */
void zy_evidence_batch_flush(struct zy_evidence_batch *t);
/* Frees a batch and what it still holds; NULL is allowed. */
void zy_evidence_batch_free(struct zy_evidence_batch *t);
/* Returns the batch's number of a rater, group or event; 0 where it is empty.
 */
uint32_t zy_evidence_batch_add_word(
    struct zy_evidence_batch *t, struct zy_view word);
/* Keeps the quotient num / den and returns the value that refers to it. */
struct zy_decimal zy_evidence_batch_add_ratio(
    struct zy_evidence_batch *t, int64_t num, int64_t den);
/* Adds a value, whose words and ratio are the batch's. */
void zy_evidence_batch_add_value(struct zy_evidence_batch *t, uint32_t subject,
    uint32_t node, const struct zy_new_value *given);
/* Adds votes; the marks are copied. */
void zy_evidence_batch_add_votes(struct zy_evidence_batch *t, uint32_t subject,
    const struct zy_group_votes *votes);

ZY_END_C

#endif
