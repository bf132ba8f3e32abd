/*
 * Records made by several threads and written in one order: implements
 * zy_writer_spread of writer.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <pthread.h>

#include "base/threads.h"
#include "stream/writer.h"

/* What the threads share.  Blocks are assigned and written in order. */
struct spread {
	const struct zy_spread *how;
	struct zy_writer *out;
	pthread_mutex_t lock;
	pthread_cond_t turned;
	size_t next; /* first item of the next block to assign */
	size_t turn; /* first item of the next block to write */
};

/* Returns the first item of the next block, or SIZE_MAX when there is none. */
static size_t
take_block(struct spread *s)
{
	size_t from = SIZE_MAX;

	pthread_mutex_lock(&s->lock);
	if (s->next < s->how->n && !zy_writer_closed(s->out)) {
		from = s->next;
		s->next += s->how->block;
	}
	pthread_mutex_unlock(&s->lock);
	return from;
}

/*
 * Waits for the turn of the block that begins with item `from`, and writes its
 * records.
 */
static void
write_block(struct spread *s, size_t from, size_t to, struct zy_writer *part)
{
	pthread_mutex_lock(&s->lock);
	while (s->turn != from)
		pthread_cond_wait(&s->turned, &s->lock);
	if (s->how->wrote)
		s->how->wrote(s->how->context, from, to);
	zy_writer_join(s->out, part);
	s->turn += s->how->block;
	pthread_cond_broadcast(&s->turned);
	pthread_mutex_unlock(&s->lock);
}

/* Makes blocks of records until none is left, as one of the threads. */
static void
work(void *context, int thread)
{
	struct spread *s = context;
	const struct zy_spread *how = s->how;
	struct zy_writer *part = zy_writer_part(s->out);
	size_t from, to;

	while ((from = take_block(s)) != SIZE_MAX) {
		to = how->n - from < how->block ? how->n : from + how->block;
		how->put(how->context, thread, part, from, to);
		write_block(s, from, to, part);
	}
	zy_writer_part_free(part);
}

/* Writes all items in the calling thread, directly to w. */
static void
write_alone(struct zy_writer *w, const struct zy_spread *how)
{
	size_t from, to;

	for (from = 0; from < how->n && !zy_writer_closed(w); from = to) {
		to = how->n - from < how->block ? how->n : from + how->block;
		how->put(how->context, 0, w, from, to);
		if (how->wrote)
			how->wrote(how->context, from, to);
	}
}

void
zy_writer_spread(struct zy_writer *w, const struct zy_spread *how)
{
	struct zy_writer *part = zy_writer_part(w);
	struct spread s = {.how = how, .out = w};

	zy_writer_part_free(part);
	if (how->threads < 2 || how->n <= how->block || !part) {
		write_alone(w, how);
		return;
	}
	pthread_mutex_init(&s.lock, NULL);
	pthread_cond_init(&s.turned, NULL);
	zy_threads_run(how->threads, work, &s);
	pthread_cond_destroy(&s.turned);
	pthread_mutex_destroy(&s.lock);
}
