/*
 * What the files that make up a tally share: its counters (tally.c) and the
 * counting of marks within a limit of memory (tally-count.c).  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_TALLY_STATE_H
#define ZY_REVIEW_TALLY_STATE_H

#include "review/tally.h"

/* Marks that were added and are not counted yet. */
struct zy_tally_block {
	size_t n;
	struct zy_buf text; /* the subjects' names, one behind the other */
	uint32_t end[ZY_INTERN_BLOCK];
	uint64_t hash[ZY_INTERN_BLOCK];
	uint32_t offset[ZY_INTERN_BLOCK];
	uint32_t subject[ZY_INTERN_BLOCK];
};

/* Makes cells, all zero, for the subjects that have none yet. */
void zy_tally_grow(struct zy_tally *t);
/* Gives every subject cells for nquestions questions and ngroups groups. */
void zy_tally_widen(struct zy_tally *t, size_t nquestions, size_t ngroups);
/*
 * Notes that the subject's cell has gone over 255 n times more.  Sets
 * t->overflow where the counter passes 2^32 - 1.
 */
void zy_tally_carry(
    struct zy_tally *t, uint32_t subject, size_t cell, uint32_t n);

#endif
