/*
 * What the files of a tally share.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_TALLY_STATE_H
#define ZY_REVIEW_TALLY_STATE_H

#include "review/tally.h"

enum {
	ZY_TALLY_BLOCK = 512, /* no more than ZY_INTERN_BLOCK */
};

/* Marks that wait to be counted. */
struct zy_tally_block {
	size_t n;
	struct zy_buf text; /* of the subjects, one behind the other */
	uint32_t end[ZY_TALLY_BLOCK];
	uint32_t offset[ZY_TALLY_BLOCK];
	uint32_t subject[ZY_TALLY_BLOCK];
};

/* tally.c: counts the marks of a block, which is empty then. */
void zy_tally_count(struct zy_tally *t, struct zy_tally_block *b);

/*
 * tally-thread.c: a thread that counts while the caller goes on reading.
 * NULL where there is none to be had.
 */
struct zy_tally_thread *zy_tally_thread_new(struct zy_tally *t);
/* Hands a block over and returns an empty one for it. */
struct zy_tally_block *zy_tally_thread_swap(
    struct zy_tally_thread *h, struct zy_tally_block *full);
/* Waits until all that was handed over is counted. */
void zy_tally_thread_drain(struct zy_tally_thread *h);
void zy_tally_thread_free(struct zy_tally_thread *h);

#endif
