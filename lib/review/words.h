/*
 * Words that are few and looked up often: grades, questions, groups of voters.
 *
 * As the rules list them, by id or name, or as they come where they list none.
 * A short word is told by two loads of its bytes and one probe; all ways in
 * which a word may be written are tried only where that finds nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_WORDS_H
#define ZY_REVIEW_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/text.h"

/*
 * A short text in two words that overlap: its first and its last bytes.  With
 * the length they are the text.
 */
struct zy_packed {
	uint64_t first, last;
	size_t n; /* 0: longer than ZY_PACKED_MOST */
};

enum {
	ZY_PACKED_MOST = 16,
};

/* All zero is empty, of words that the rules list. */
struct zy_words {
	struct zy_view *ids, *names;
	size_t n, cap;
	/* Short ids and names by their bytes, at most a quarter full. */
	struct zy_word_slot {
		struct zy_packed text; /* n 0: free */
		size_t word;
	} * slots;
	int bits;  /* of the number of slots */
	bool open; /* the rules list none: new ones are added */
	struct zy_arena arena;
};

#define ZY_WORDS_NONE SIZE_MAX

static inline struct zy_packed
zy_pack(struct zy_view v)
{
	struct zy_packed x = {.n = v.n <= ZY_PACKED_MOST ? v.n : 0};
	uint32_t low, high;
	size_t i;

	if (v.n >= 8) {
		memcpy(&x.first, v.p, 8);
		memcpy(&x.last, v.p + v.n - 8, 8);
	} else if (v.n >= 4) {
		memcpy(&low, v.p, 4);
		memcpy(&high, v.p + v.n - 4, 4);
		x.first = low;
		x.last = high;
	} else {
		for (i = 0; i < v.n; i++)
			x.first = x.first << 8 | (unsigned char)v.p[i];
	}
	return x;
}

/* Where a search for a text begins among 2^bits slots. */
static inline size_t
zy_packed_slot(struct zy_packed x, int bits)
{
	return (size_t)((x.first * UINT64_C(0x9E3779B97F4A7C15) +
			    (x.last ^ x.n) * UINT64_C(0xD6E8FEB86659FD93)) >>
			(64 - bits));
}

/* The same by all the ways a word may be written. */
size_t zy_words_search(const struct zy_words *w, struct zy_view word);
/* The number of a word by id or name as they are written, or ZY_WORDS_NONE. */
static inline size_t
zy_words_look(const struct zy_words *w, struct zy_view word)
{
	struct zy_packed x = zy_pack(word);
	const struct zy_word_slot *s;
	size_t at;

	if (x.n == 0 || w->n == 0)
		return ZY_WORDS_NONE;
	for (at = zy_packed_slot(x, w->bits); (s = &w->slots[at])->text.n;
	     at = (at + 1) & (((size_t)1 << w->bits) - 1))
		if (s->text.first == x.first && s->text.last == x.last &&
		    s->text.n == x.n)
			return s->word;
	return ZY_WORDS_NONE;
}
/* The number of a word by id or name, or ZY_WORDS_NONE. */
static inline size_t
zy_words_find(const struct zy_words *w, struct zy_view word)
{
	size_t i = zy_words_look(w, word);

	return i != ZY_WORDS_NONE ? i : zy_words_search(w, word);
}
/* The same, adding an unknown one where the rules list none. */
size_t zy_words_put(struct zy_words *w, struct zy_view word);

/*
 * All numbers as the rules list the words; those they do not list, by bytes.
 * Free with free().
 */
size_t *zy_words_order(const struct zy_words *w);
/* Adds a word that the rules list, behind those there are; borrowed. */
void zy_words_add(struct zy_words *w, struct zy_view id, struct zy_view name);
void zy_words_release(struct zy_words *w);

#endif
