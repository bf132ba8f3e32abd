/* SPDX-License-Identifier: MIT */
#include "register/hasher.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	FEW = 2000,  /* lines that are not worth a thread */
	BLOCK = 256, /* told as done at once */
};

struct zy_hasher {
	const struct zy_view *lines;
	size_t n;
	char (*hashes)[ZY_HASH_HEX];
	atomic_size_t done;
	atomic_bool stop;
	bool threaded;
	pthread_t thread;
};

static void
hash_block(struct zy_hasher *h, size_t from)
{
	size_t i, to = h->n - from < BLOCK ? h->n : from + BLOCK;

	for (i = from; i < to; i++)
		zy_line_hash((struct zy_view){h->lines[i].p, h->lines[i].n + 1},
		    h->hashes[i]);
	atomic_store_explicit(&h->done, to, memory_order_release);
}

static void *
work(void *hasher)
{
	struct zy_hasher *h = hasher;
	size_t from;

	for (from = 0; from < h->n && !atomic_load(&h->stop); from += BLOCK)
		hash_block(h, from);
	return NULL;
}

struct zy_hasher *
zy_hasher_new(const struct zy_view *lines, size_t n)
{
	struct zy_hasher *h = zy_calloc(1, sizeof(*h));

	h->lines = lines;
	h->n = n;
	h->hashes = zy_reallocarray(NULL, n + 1, sizeof(*h->hashes));
	/* Without a thread the hashes are made when they are asked for. */
	h->threaded =
	    n >= FEW && pthread_create(&h->thread, NULL, work, h) == 0;
	return h;
}

const char *
zy_hasher_get(struct zy_hasher *h, size_t i)
{
	while (atomic_load_explicit(&h->done, memory_order_acquire) <= i) {
		if (h->threaded)
			sched_yield();
		else
			hash_block(h, atomic_load(&h->done));
	}
	return h->hashes[i];
}

void
zy_hasher_free(struct zy_hasher *h)
{
	atomic_store(&h->stop, true);
	if (h->threaded)
		pthread_join(h->thread, NULL);
	free(h->hashes);
	free(h);
}
