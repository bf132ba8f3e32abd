/*
 * Records that one of several threads has taken, on their way into figures.
 *
 * Threads read parts of one input and hand over what they have, some at a time
 * and in no order: a sum does not ask for one.  Only which of two values was
 * the second would; so where one repeats another all is taken back, and the
 * input is to be read as one.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_BATCH_MERGE_H
#define ZY_SCORING_BATCH_MERGE_H

#include <pthread.h>

#include "scoring/evidence.h"

/* Figures that threads fill, and how they were before. */
struct zy_gathering {
	struct zy_figures *figures; /* closed, and kept without origins */
	size_t nfacts, nratios;
	uint32_t npolls;
	bool clash; /* a value repeats another */
	pthread_mutex_t lock;
};

void zy_gathering_init(struct zy_gathering *g, struct zy_figures *f);
/* When all have ended; not good: the figures are as they were before. */
void zy_gathering_end(struct zy_gathering *g, bool good);

/* A thread's own; opaque. */
struct zy_taken;

struct zy_taken *zy_taken_new(struct zy_gathering *g);
/* Hands over what is left. */
void zy_taken_flush(struct zy_taken *t);
void zy_taken_free(struct zy_taken *t);
/* The number of a word, for facts. */
uint32_t zy_taken_word(struct zy_taken *t, struct zy_view word);
/* As zy_figures_ratio, _add, _poll. */
struct zy_decimal zy_taken_ratio(struct zy_taken *t, int64_t num, int64_t den);
void zy_taken_add(struct zy_taken *t, uint32_t subject, uint32_t node,
    const struct zy_given *given);
void zy_taken_poll(
    struct zy_taken *t, uint32_t subject, const struct zy_poll *poll);

#endif
