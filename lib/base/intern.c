/*
 * A hash table with open addressing, which numbers byte strings, and the keyed
 * hash: implements intern.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/intern.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/order.h"

/*
 * A slot of the hash table.  It has 32 bits of the hash in addition to the
 * number, so that hardly any string is compared in vain.
 */
struct slot {
	uint32_t tag;
	uint32_t number; /* ZY_INTERN_NONE: free */
};

enum {
	NEAR = 28,
	FIRST_CHUNK = 64, /* entries; each further chunk has twice as many */
	CHUNKS = 27,
};

/* A string, in half a cache line.  One of more than NEAR bytes is in the arena;
 * then `text` contains its address. */
struct entry {
	uint32_t n;
	char text[NEAR];
};

struct zy_intern {
	struct slot *slots;
	size_t mask; /* slots - 1 */
	/* Entries never move: views of them stay good. */
	struct entry *chunks[CHUNKS];
	uint32_t count;
	struct zy_arena text;
};

/* Returns the entry of the string with that number. */
static inline struct entry *
entry_at(const struct zy_intern *t, uint32_t number)
{
	uint64_t at = (uint64_t)number + FIRST_CHUNK;
	int top = 63 - __builtin_clzll(at);

	return &t->chunks[top - 6][at - (UINT64_C(1) << top)];
}

/* Returns the text of an entry, which is in the entry itself if it is short. */
static inline struct zy_view
key_of(const struct entry *x)
{
	const char *far;

	if (ZY_LIKELY(x->n <= NEAR))
		return (struct zy_view){x->text, x->n};
	memcpy(&far, x->text, sizeof(far));
	return (struct zy_view){far, x->n};
}

static uint64_t seed[2];
static pthread_once_t seeded = PTHREAD_ONCE_INIT;

/* Fills the seed of the hash, once for the process. */
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

/* Returns the two halves of the 128-bit product of a and b, combined by XOR. */
static inline uint64_t
fold(uint64_t a, uint64_t b)
{
	zy_uint128 m = (zy_uint128)a * b;

	return (uint64_t)m ^ (uint64_t)(m >> 64);
}

/* Returns the 8 bytes at p as a number. */
static inline uint64_t
load8(const char *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
	return v;
}

/* Returns the n bytes at p, fewer than 8, as a number. */
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

/*
 * Computes zy_hash, by folded multiplication of 16 bytes a step, keyed at every
 * step.  The seed must exist; it does once there is a table.
 */
static inline uint64_t
hash_of(struct zy_view key, uint64_t tweak)
{
	const char *p = key.p;
	size_t n = key.n;
	uint64_t h;

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

uint64_t
zy_hash(struct zy_view key, uint64_t tweak)
{
	pthread_once(&seeded, make_seed);
	return hash_of(key, tweak);
}

/* Returns whether two strings are equal; inline for ids of 8 to 16 bytes. */
static inline bool
is_key(struct zy_view a, struct zy_view b)
{
	if (a.n != b.n)
		return false;
	if (a.n >= 8 && a.n <= 16)
		return load8(a.p) == load8(b.p) &&
		       load8(a.p + a.n - 8) == load8(b.p + a.n - 8);
	return a.n == 0 || memcmp(a.p, b.p, a.n) == 0;
}

struct zy_intern *
zy_intern_new(void)
{
	struct zy_intern *t = zy_calloc(1, sizeof(*t));
	size_t i, n = 64;

	pthread_once(&seeded, make_seed);
	t->slots = zy_reallocarray(NULL, n, sizeof(*t->slots));
	t->mask = n - 1;
	for (i = 0; i < n; i++)
		t->slots[i] = (struct slot){0, ZY_INTERN_NONE};
	return t;
}

void
zy_intern_free(struct zy_intern *t)
{
	int i;

	if (!t)
		return;
	zy_arena_release(&t->text);
	for (i = 0; i < CHUNKS; i++)
		free(t->chunks[i]);
	free(t->slots);
	free(t);
}

/*
 * Doubles the slots.  The hashes in them suffice for that; no string is read.
 */
static void
grow(struct zy_intern *t)
{
	size_t i, n = (t->mask + 1) * 2, at;
	struct slot *old = t->slots;
	size_t old_n = t->mask + 1;

	t->slots = zy_reallocarray(NULL, n, sizeof(*t->slots));
	zy_mem_at_random(t->slots, n * sizeof(*t->slots));
	t->mask = n - 1;
	for (i = 0; i < n; i++)
		t->slots[i] = (struct slot){0, ZY_INTERN_NONE};
	for (i = 0; i < old_n; i++) {
		if (old[i].number == ZY_INTERN_NONE)
			continue;
		at = old[i].tag & t->mask;
		while (t->slots[at].number != ZY_INTERN_NONE)
			at = (at + 1) & t->mask;
		t->slots[at] = old[i];
	}
	free(old);
}

/* Returns the slot of key, or the free slot where it belongs. */
static inline size_t
probe(const struct zy_intern *t, struct zy_view key, uint64_t hash)
{
	uint32_t tag = (uint32_t)hash;
	size_t at = tag & t->mask;

	for (;; at = (at + 1) & t->mask) {
		const struct slot *s = &t->slots[at];

		if (s->number == ZY_INTERN_NONE)
			return at;
		if (s->tag == tag &&
		    is_key(key_of(entry_at(t, s->number)), key))
			return at;
	}
}

/* Appends a copy of key to the entries. */
static void
add_entry(struct zy_intern *t, struct zy_view key)
{
	uint64_t at = (uint64_t)t->count + FIRST_CHUNK;
	int top = 63 - __builtin_clzll(at);
	struct entry *x;
	char *copy;

	if (t->count == ZY_INTERN_NONE - FIRST_CHUNK || key.n > UINT32_MAX)
		zy_mem_gone();
	if (!t->chunks[top - 6]) {
		t->chunks[top - 6] =
		    zy_aligned_array((size_t)1 << top, sizeof(*x));
		zy_mem_at_random(
		    t->chunks[top - 6], ((size_t)1 << top) * sizeof(*x));
	}
	x = entry_at(t, t->count++);
	x->n = (uint32_t)key.n;
	copy = key.n <= NEAR ? x->text : zy_arena_text(&t->text, key.n);
	if (key.n)
		memcpy(copy, key.p, key.n);
	if (key.n > NEAR)
		memcpy(x->text, &copy, sizeof(copy));
}

/* Does what zy_intern_put does for a key whose hash is known. */
static uint32_t
put_hashed(struct zy_intern *t, struct zy_view key, uint64_t hash)
{
	size_t at = probe(t, key, hash);

	if (ZY_LIKELY(t->slots[at].number != ZY_INTERN_NONE))
		return t->slots[at].number;
	t->slots[at] = (struct slot){(uint32_t)hash, t->count};
	add_entry(t, key);
	if (t->count > t->mask / 2)
		grow(t);
	return t->count - 1;
}

void
zy_intern_put_block(struct zy_intern *t, const char *text, uint32_t from,
    const uint32_t *end, const uint64_t *hash, size_t n, uint32_t *numbers)
{
	struct zy_view key;
	uint32_t k;
	size_t i;

	for (i = 0; i < n; i++)
		__builtin_prefetch(&t->slots[(uint32_t)hash[i] & t->mask]);
	/* Then the entry to which the slot refers. */
	for (i = 0; i < n; i++) {
		k = t->slots[(uint32_t)hash[i] & t->mask].number;
		if (k != ZY_INTERN_NONE)
			__builtin_prefetch(entry_at(t, k));
	}
	for (i = 0; i < n; from = end[i++]) {
		key = (struct zy_view){text + from, end[i] - from};
		numbers[i] = put_hashed(t, key, hash[i]);
	}
}

uint32_t
zy_intern_put(struct zy_intern *t, struct zy_view key)
{
	return put_hashed(t, key, hash_of(key, 0));
}

uint32_t
zy_intern_find(const struct zy_intern *t, struct zy_view key)
{
	return t->slots[probe(t, key, hash_of(key, 0))].number;
}

struct zy_view
zy_intern_get(const struct zy_intern *t, uint32_t number)
{
	return key_of(entry_at(t, number));
}

/* Returns the string with that number, for zy_order. */
static struct zy_view
key_of_number(const void *t, uint32_t number)
{
	return zy_intern_get(t, number);
}

uint32_t *
zy_intern_order(const struct zy_intern *t)
{
	return zy_order(t->count, key_of_number, t);
}

size_t
zy_intern_text(const struct zy_intern *t)
{
	return t->text.total;
}

uint32_t
zy_intern_count(const struct zy_intern *t)
{
	return t->count;
}
