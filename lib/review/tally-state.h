/*
 * Declarations shared by tally.c (the counters) and tally-count.c (adding marks
 * within a memory limit).  Private to lib/review.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_TALLY_STATE_H
#define ZY_REVIEW_TALLY_STATE_H

#include "review/tally.h"

/*
 * Marks that zy_tally_add has received and that are not counted yet.  Mark i
 * belongs to the subject whose name is text[end[i - 1]..end[i]].
 */
struct zy_tally_block {
	size_t n;			/* marks in the block */
	struct zy_buf text;		/* the subjects' names, concatenated */
	uint32_t end[ZY_INTERN_BLOCK];	/* where each name ends in text */
	uint64_t hash[ZY_INTERN_BLOCK]; /* zy_hash(name, 0) */
	uint32_t offset[ZY_INTERN_BLOCK];  /* of the counter in its row */
	uint32_t subject[ZY_INTERN_BLOCK]; /* number in t->subjects */
};

/*
 * Allocates counters, all zero, for the subjects of t->subjects that have none
 * yet.
 */
void zy_tally_grow(struct zy_tally *t);
/*
 * Gives every subject counters for nquestions questions and ngroups groups.
 * Counts of questions and groups below both numbers, old and new, are kept; new
 * counters are 0.
 */
void zy_tally_widen(struct zy_tally *t, size_t nquestions, size_t ngroups);
/*
 * Adds n to the carry of a counter: how often that byte of the subject has
 * overflowed from 255 to 0.  cell is the number of the counter in the subject's
 * row.  Sets t->overflow, and adds nothing, if the whole count would exceed
 * 2^32 - 1.
 */
void zy_tally_carry(
    struct zy_tally *t, uint32_t subject, size_t cell, uint32_t n);

#endif
