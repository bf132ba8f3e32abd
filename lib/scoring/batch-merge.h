/*
 * Batch merge: several threads read parts of one stream into one store.
 *
 * Each thread collects records in its own batch; a full batch is copied into
 * the store under a lock.  The order of the batches is random.  Sums do not
 * depend on it, but which of two equal values came second does.  So a value
 * that repeats another is a clash: everything the threads added is removed, and
 * the caller reads the stream again with one thread.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_BATCH_MERGE_H
#define ZY_SCORING_BATCH_MERGE_H

#include <pthread.h>

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

/* A merge.  Callers read only `clash`; everything else is private. */
struct zy_batch_merge {
	struct zy_evidence *evidence; /* borrowed: the store */
	/* How many values, ratios and rows of votes the store had before. */
	size_t nvalues, nratios;
	uint32_t nvotes;
	bool clash; /* a value repeats another: end the merge as not good */
	pthread_mutex_t lock;
};

/*
 * Begins a merge into the store f, which is borrowed until the caller ends the
 * merge with zy_batch_merge_end.  A roster must have determined the subjects of
 * f (f->closed), and f must not keep origins.
 */
void zy_batch_merge_init(struct zy_batch_merge *g, struct zy_evidence *f);
/*
 * Ends the merge and frees what g owns.  Call it after all threads have freed
 * their batches.  If good is false, everything that the threads added is
 * removed from the store.
 */
void zy_batch_merge_end(struct zy_batch_merge *g, bool good);

/*
 * A batch: the records that one thread has read and that are not yet in the
 * store.  Opaque.
 */
struct zy_evidence_batch;

/*
 * Returns an empty batch, to be freed with zy_evidence_batch_free.  g is
 * borrowed until then.
 */
struct zy_evidence_batch *zy_evidence_batch_new(struct zy_batch_merge *g);
/*
 * Copies the records of the batch into the store and empties the batch.  Must
 * be called before zy_evidence_batch_free if the records are to be kept.
 * Copies nothing after a clash.
 */
void zy_evidence_batch_flush(struct zy_evidence_batch *t);
/* Frees a batch and the records in it; t may be NULL. */
void zy_evidence_batch_free(struct zy_evidence_batch *t);
/*
 * Returns the number that the batch has for word, the name of a rater, a group
 * of raters or an event; adds the word if it is new.  Returns 0 for an empty
 * word.
 */
uint32_t zy_evidence_batch_add_word(
    struct zy_evidence_batch *t, struct zy_view word);
/*
 * Stores the quotient num / den in the batch and returns the value that refers
 * to it.
 */
struct zy_decimal zy_evidence_batch_add_ratio(
    struct zy_evidence_batch *t, int64_t num, int64_t den);
/*
 * Adds a value of a subject and node to the batch.  The numbers in given are
 * those of zy_evidence_batch_add_word and zy_evidence_batch_add_ratio.  Flushes
 * the batch when it is full.
 */
void zy_evidence_batch_add_value(struct zy_evidence_batch *t, uint32_t subject,
    uint32_t node, const struct zy_new_value *given);
/*
 * Adds the votes of a group on a subject to the batch; the marks are copied.
 * Flushes the batch when it is full.
 */
void zy_evidence_batch_add_votes(struct zy_evidence_batch *t, uint32_t subject,
    const struct zy_group_votes *votes);

ZY_END_C

#endif
