/* SPDX-License-Identifier: MIT */
#include "base/intern.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

/* A slot holds 32 bits of the hash beside the number: few false probes. */
struct slot {
	uint32_t tag;
	uint32_t number; /* ZY_INTERN_NONE: free */
};

struct zy_intern {
	struct slot *slots;
	size_t mask; /* slots - 1 */
	struct zy_view *keys;
	size_t cap;
	uint32_t count;
	struct zy_arena text;
};

static uint64_t seed[2];
static pthread_once_t seeded = PTHREAD_ONCE_INIT;

static void
make_seed(void)
{
	struct timespec now;

	if (getrandom(seed, sizeof(seed), GRND_NONBLOCK) ==
	    (ssize_t)sizeof(seed))
		return;
	/* Before the system has entropy: weak, but never constant. */
	clock_gettime(CLOCK_REALTIME, &now);
	seed[0] ^= (uint64_t)now.tv_nsec * UINT64_C(0x9E3779B97F4A7C15);
	seed[1] ^= (uint64_t)getpid() << 32 ^ (uint64_t)now.tv_sec;
}

static inline uint64_t
fold(uint64_t a, uint64_t b)
{
	zy_uint128 m = (zy_uint128)a * b;

	return (uint64_t)m ^ (uint64_t)(m >> 64);
}

static inline uint64_t
load8(const char *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
	return v;
}

static inline uint64_t
load_tail(const char *p, size_t n)
{
	uint64_t v = 0;
	uint32_t lo, hi;

	if (n >= 4) {
		memcpy(&lo, p, 4);
		memcpy(&hi, p + n - 4, 4);
		return (uint64_t)hi << 32 | lo;
	}
	while (n--)
		v = v << 8 | (unsigned char)p[n];
	return v;
}

/* Folded multiplication over 16 bytes a step, keyed at every step. */
uint64_t
zy_hash(struct zy_view key, uint64_t tweak)
{
	const char *p = key.p;
	size_t n = key.n;
	uint64_t h;

	pthread_once(&seeded, make_seed);
	h = seed[0] ^ fold(n ^ UINT64_C(0xA0761D6478BD642F), tweak ^ seed[1]);
	while (n > 16) {
		h = fold(load8(p) ^ seed[1], load8(p + 8) ^ h);
		p += 16;
		n -= 16;
	}
	if (n > 8)
		h = fold(load8(p) ^ seed[1], load8(p + n - 8) ^ h);
	else
		h = fold(load_tail(p, n) ^ seed[1],
		    h ^ UINT64_C(0xE7037ED1A0B428DB));
	return fold(h ^ seed[0], UINT64_C(0x8EBC6AF09C88C6E3) ^ key.n);
}

struct zy_intern *
zy_intern_new(void)
{
	struct zy_intern *t = zy_calloc(1, sizeof(*t));
	size_t i, n = 64;

	t->slots = zy_reallocarray(NULL, n, sizeof(*t->slots));
	t->mask = n - 1;
	for (i = 0; i < n; i++)
		t->slots[i] = (struct slot){0, ZY_INTERN_NONE};
	return t;
}

void
zy_intern_free(struct zy_intern *t)
{
	if (!t)
		return;
	zy_arena_release(&t->text);
	free(t->keys);
	free(t->slots);
	free(t);
}

static void
grow(struct zy_intern *t)
{
	size_t i, n = (t->mask + 1) * 2, at;
	struct slot *old = t->slots;
	size_t old_n = t->mask + 1;

	t->slots = zy_reallocarray(NULL, n, sizeof(*t->slots));
	t->mask = n - 1;
	for (i = 0; i < n; i++)
		t->slots[i] = (struct slot){0, ZY_INTERN_NONE};
	for (i = 0; i < old_n; i++) {
		if (old[i].number == ZY_INTERN_NONE)
			continue;
		/*
		 * The tag is the hash's upper half; the place comes from the
		 * lower half, which only the key still knows.
		 */
		at = zy_intern_hash(t, t->keys[old[i].number]) & t->mask;
		while (t->slots[at].number != ZY_INTERN_NONE)
			at = (at + 1) & t->mask;
		t->slots[at] = old[i];
	}
	free(old);
}

uint64_t
zy_intern_hash(const struct zy_intern *t, struct zy_view key)
{
	(void)t;
	return zy_hash(key, 0);
}

void
zy_intern_prefetch(const struct zy_intern *t, uint64_t hash)
{
	__builtin_prefetch(&t->slots[hash & t->mask]);
}

void
zy_intern_prefetch_key(const struct zy_intern *t, uint64_t hash)
{
	uint32_t k = t->slots[hash & t->mask].number;

	if (k != ZY_INTERN_NONE)
		__builtin_prefetch(&t->keys[k]);
}

void
zy_intern_prefetch_text(const struct zy_intern *t, uint64_t hash)
{
	uint32_t k = t->slots[hash & t->mask].number;

	if (k != ZY_INTERN_NONE)
		__builtin_prefetch(t->keys[k].p);
}

/* The slot of key, or the free one where it would go. */
static size_t
probe(const struct zy_intern *t, struct zy_view key, uint64_t hash)
{
	uint32_t tag = (uint32_t)(hash >> 32);
	size_t at = hash & t->mask;

	for (;; at = (at + 1) & t->mask) {
		const struct slot *s = &t->slots[at];

		if (s->number == ZY_INTERN_NONE)
			return at;
		if (s->tag == tag && zy_view_eq(t->keys[s->number], key))
			return at;
	}
}

uint32_t
zy_intern_put_hashed(struct zy_intern *t, struct zy_view key, uint64_t hash)
{
	size_t at = probe(t, key, hash);
	char *copy;

	if (t->slots[at].number != ZY_INTERN_NONE)
		return t->slots[at].number;
	if (t->count == ZY_INTERN_NONE - 1)
		zy_mem_gone();
	copy = zy_arena_text(&t->text, key.n);
	if (key.n)
		memcpy(copy, key.p, key.n);
	t->keys = zy_grow(t->keys, &t->cap, t->count + 1, sizeof(*t->keys));
	t->keys[t->count] = (struct zy_view){copy, key.n};
	t->slots[at] = (struct slot){(uint32_t)(hash >> 32), t->count};
	t->count++;
	if (t->count > t->mask / 2)
		grow(t);
	return t->count - 1;
}

uint32_t
zy_intern_put(struct zy_intern *t, struct zy_view key)
{
	return zy_intern_put_hashed(t, key, zy_intern_hash(t, key));
}

uint32_t
zy_intern_find(const struct zy_intern *t, struct zy_view key)
{
	return t->slots[probe(t, key, zy_intern_hash(t, key))].number;
}

struct zy_view
zy_intern_get(const struct zy_intern *t, uint32_t number)
{
	return t->keys[number];
}

uint32_t
zy_intern_count(const struct zy_intern *t)
{
	return t->count;
}
