/* Counting beside reading: the other half of a tally with a thread.
 * SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <stdlib.h>

#include "review/tally-state.h"

enum {
	RING = 32, /* blocks on their way */
	WAKE = 8,  /* blocks worth waking the thread for */
};

struct zy_tally_thread {
	struct zy_tally *tally;
	struct zy_tally_block *ring[RING];
	size_t given, taken; /* blocks, since the beginning */
	bool drain, stop;
	pthread_mutex_t lock;
	pthread_cond_t work, room;
	pthread_t thread;
};

/* The next block, waiting for it; NULL: there will be none. */
static struct zy_tally_block *
take(struct zy_tally_thread *h)
{
	struct zy_tally_block *b = NULL;

	pthread_mutex_lock(&h->lock);
	while (h->given == h->taken && !h->stop)
		pthread_cond_wait(&h->work, &h->lock);
	if (h->given != h->taken)
		b = h->ring[h->taken % RING];
	pthread_mutex_unlock(&h->lock);
	return b;
}

static void *
count(void *arg)
{
	struct zy_tally_thread *h = arg;
	struct zy_tally_block *b;
	size_t left;

	while ((b = take(h)) != NULL) {
		zy_tally_count(h->tally, b);
		pthread_mutex_lock(&h->lock);
		left = h->given - ++h->taken;
		/* Not for every block: waking costs more than one takes. */
		if (left == 0 || (left == RING / 2 && !h->drain))
			pthread_cond_signal(&h->room);
		pthread_mutex_unlock(&h->lock);
	}
	return NULL;
}

struct zy_tally_thread *
zy_tally_thread_new(struct zy_tally *t)
{
	struct zy_tally_thread *h = zy_calloc(1, sizeof(*h));
	int i;

	h->tally = t;
	for (i = 0; i < RING; i++)
		h->ring[i] = zy_calloc(1, sizeof(*h->ring[i]));
	pthread_mutex_init(&h->lock, NULL);
	pthread_cond_init(&h->work, NULL);
	pthread_cond_init(&h->room, NULL);
	if (pthread_create(&h->thread, NULL, count, h) == 0)
		return h;
	for (i = 0; i < RING; i++)
		free(h->ring[i]);
	free(h);
	return NULL;
}

struct zy_tally_block *
zy_tally_thread_swap(struct zy_tally_thread *h, struct zy_tally_block *full)
{
	struct zy_tally_block *empty;

	pthread_mutex_lock(&h->lock);
	while (h->given - h->taken == RING)
		pthread_cond_wait(&h->room, &h->lock);
	empty = h->ring[h->given % RING];
	h->ring[h->given++ % RING] = full;
	if (h->given - h->taken == WAKE)
		pthread_cond_signal(&h->work);
	pthread_mutex_unlock(&h->lock);
	return empty;
}

void
zy_tally_thread_drain(struct zy_tally_thread *h)
{
	pthread_mutex_lock(&h->lock);
	h->drain = true;
	pthread_cond_signal(&h->work);
	while (h->given != h->taken)
		pthread_cond_wait(&h->room, &h->lock);
	h->drain = false;
	pthread_mutex_unlock(&h->lock);
}

void
zy_tally_thread_free(struct zy_tally_thread *h)
{
	int i;

	if (!h)
		return;
	pthread_mutex_lock(&h->lock);
	h->stop = true;
	pthread_cond_signal(&h->work);
	pthread_mutex_unlock(&h->lock);
	pthread_join(h->thread, NULL);
	for (i = 0; i < RING; i++) {
		zy_buf_release(&h->ring[i]->text);
		free(h->ring[i]);
	}
	pthread_cond_destroy(&h->work);
	pthread_cond_destroy(&h->room);
	pthread_mutex_destroy(&h->lock);
	free(h);
}
