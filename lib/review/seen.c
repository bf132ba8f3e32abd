/*
 * The set of ballots: open addressing in memory, and an on-disk set once the
 * limit is reached.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/seen.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/mem.h"

enum {
	FEWEST = 1024, /* slots of a table, at least */
};

static const uint64_t WHOLE_PAPER = UINT64_MAX; /* in place of a question */

void
zy_seen_release(struct zy_seen *s)
{
	free(s->keys);
	zy_disk_set_free(s->file);
	*s = (struct zy_seen){0};
}

/* Returns the key of a ballot's mark for a question, or of the whole ballot. */
static struct zy_seen_key
key_of(const struct zy_paper *x, uint64_t question)
{
	uint64_t h = x->hash + question * UINT64_C(0x9E3779B97F4A7C15);

	/* b is never 0. */
	return (struct zy_seen_key){
	    zy_hash(x->ballot, h), zy_hash(x->ballot, ~h) | 1};
}

struct zy_seen_key
zy_seen_key(const struct zy_paper *x)
{
	return key_of(x, x->whole ? WHOLE_PAPER : x->marks[0].question);
}

/*
 * Returns the slot at which the search for a key begins: its top bits.  So a
 * table that grows is read and written from its beginning to its end.
 */
static inline size_t
slot_of(const struct zy_seen *s, struct zy_seen_key key)
{
	return (size_t)(key.a >> __builtin_clzll(s->mask));
}

void
zy_seen_prefetch(const struct zy_seen *s, struct zy_seen_key key)
{
	if (s->mask && !s->file)
		__builtin_prefetch(&s->keys[slot_of(s, key)], 1);
}

/* Returns the slot of the key, or the free one where it belongs. */
static size_t
probe(const struct zy_seen *s, struct zy_seen_key key)
{
	size_t at = slot_of(s, key);

	while (
	    s->keys[at].b && (s->keys[at].a != key.a || s->keys[at].b != key.b))
		at = (at + 1) & s->mask;
	return at;
}

/* Moves the keys in memory to a table with `slots` slots, a power of two. */
static void
grow(struct zy_seen *s, size_t slots)
{
	struct zy_seen old = *s;
	size_t i;

	s->keys = zy_calloc(slots, sizeof(*s->keys));
	zy_mem_at_random(s->keys, slots * sizeof(*s->keys));
	s->mask = slots - 1;
	for (i = 0; old.mask && i <= old.mask; i++)
		if (old.keys[i].b)
			s->keys[probe(s, old.keys[i])] = old.keys[i];
	free(old.keys);
}

/*
 * Returns whether the set may have a table of this many slots.  While it grows
 * the old and the new table exist at the same time.
 */
static bool
fits(const struct zy_seen *s, size_t slots)
{
	return !s->file &&
	       (s->limit == 0 || slots <= FEWEST ||
		   (slots + s->mask + 1) * sizeof(*s->keys) <= s->limit);
}

/* Moves the set from memory to a temporary file. */
static void
move_out(struct zy_seen *s)
{
	s->file = zy_disk_set_new(s->folder, s->keys, s->mask + 1);
	free(s->keys);
	s->keys = NULL;
}

const struct zy_error *
zy_seen_error(const struct zy_seen *s)
{
	return s->file ? zy_disk_set_error(s->file) : NULL;
}

void
zy_seen_reserve(struct zy_seen *s, uint64_t more)
{
	size_t slots = FEWEST;

	while (slots / 8 * 7 < s->n + more)
		slots *= 2;
	if (slots > s->mask + 1 && fits(s, slots))
		grow(s, slots);
}

/* Adds a key.  Returns whether it was new; true too if the file failed. */
static bool
add(struct zy_seen *s, struct zy_seen_key key)
{
	size_t at, slots;

	if (!s->file && s->n >= s->mask / 8 * 7) {
		slots = s->mask ? (s->mask + 1) * 2 : FEWEST;
		if (fits(s, slots))
			grow(s, slots);
		else
			move_out(s);
	}
	/* After a failure of the file no ballot is refused as a second one. */
	if (s->file)
		return zy_disk_set_add(s->file, key) ||
		       zy_disk_set_error(s->file);
	at = probe(s, key);
	if (s->keys[at].b)
		return false;
	s->keys[at] = key;
	s->n++;
	return true;
}

/* Returns whether the set has a key. */
static bool
has(const struct zy_seen *s, struct zy_seen_key key)
{
	if (s->file)
		return zy_disk_set_has(s->file, key);
	return s->n && s->keys[probe(s, key)].b;
}

bool
zy_seen_add(
    struct zy_seen *s, const struct zy_paper *x, const struct zy_seen_key *key)
{
	size_t i;

	s->papers = s->papers || x->whole;
	s->marks = s->marks || !x->whole;
	/* Further searches are needed only if both forms occur in one review.
	 */
	if (s->papers && !x->whole && has(s, key_of(x, WHOLE_PAPER)))
		return false;
	for (i = 0; s->marks && x->whole && i < x->n; i++)
		if (has(s, key_of(x, x->marks[i].question)))
			return false;
	return add(s, key ? *key : zy_seen_key(x));
}
