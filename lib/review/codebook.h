/*
 * Codebooks: the grades, questions and voter groups of a review, numbered.
 *
 * A codebook has the words that the rules list, each with an id and a name, in
 * their order; or, where the rules list none, the words of the ballots in the
 * order in which they come (an open codebook).  Words are few and are looked
 * up for every mark: a word of up to 16 bytes is compared as two integers and
 * found with one probe.  Other spellings of a word (full-width characters,
 * blanks) are tried only where that finds nothing; the verdicts of the last
 * such words, known and unknown, are remembered.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_CODEBOOK_H
#define ZY_REVIEW_CODEBOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"
#include "stream/reader.h"

ZY_BEGIN_C

/*
 * A text of up to 16 bytes as two integers: its first and its last bytes, which
 * may overlap.  Two texts are equal if and only if all three members are.
 */
struct zy_packed {
	uint64_t first, last;
	size_t n; /* its length; 0: empty, or longer than ZY_PACKED_MOST */
};

enum {
	ZY_PACKED_MOST = 16, /* bytes of a packed text */
};

/* A slot of a codebook's hash table: a text and the number of its word. */
struct zy_codebook_slot {
	struct zy_packed text; /* n 0: free */
	size_t word;
};

/*
 * A codebook.  All zero is an empty one that is not open; the owner may set
 * open before it adds words.
 */
struct zy_codebook {
	struct zy_view *ids, *names; /* of each word; the arrays are owned */
	size_t n, cap;
	/* Hash table of short ids and names, at most a quarter full. */
	struct zy_codebook_slot *slots;
	int bits;			 /* there are 2^bits slots */
	bool open;			 /* zy_codebook_put adds new words */
	const char *list;		 /* its name in a file of words */
	struct zy_codebook_index *index; /* of all spellings; NULL: no word */
	struct zy_arena arena;		 /* texts of the words added by it */
};

#define ZY_CODE_NONE SIZE_MAX /* in place of the number of a word */

/* Returns the text v packed; one with n 0 if v is empty or too long. */
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

/*
 * Returns the number of the slot, in a hash table of 2^bits slots, at which the
 * search for the text x begins.
 */
static inline size_t
zy_packed_slot(struct zy_packed x, int bits)
{
	return (size_t)((x.first * UINT64_C(0x9E3779B97F4A7C15) +
			    (x.last ^ x.n) * UINT64_C(0xD6E8FEB86659FD93)) >>
			(64 - bits));
}

/*
 * Returns the number of a word, given by its id, its name or another spelling
 * of either; ZY_CODE_NONE if there is no such word.  The spellings are indexed
 * at the first call, and recent searches are remembered: only one thread at a
 * time may call this function for one codebook.
 */
size_t zy_codebook_find_folded(
    const struct zy_codebook *w, struct zy_view word);
/*
 * Returns the number of a short word, given exactly by its id or name;
 * ZY_CODE_NONE if there is no such word or if it is longer than ZY_PACKED_MOST.
 */
static inline size_t
zy_codebook_find_exact(const struct zy_codebook *w, struct zy_view word)
{
	struct zy_packed x = zy_pack(word);
	const struct zy_codebook_slot *s;
	size_t at;

	if (x.n == 0 || w->n == 0)
		return ZY_CODE_NONE;
	for (at = zy_packed_slot(x, w->bits); (s = &w->slots[at])->text.n;
	     at = (at + 1) & (((size_t)1 << w->bits) - 1))
		if (s->text.first == x.first && s->text.last == x.last &&
		    s->text.n == x.n)
			return s->word;
	return ZY_CODE_NONE;
}
/*
 * Returns the number of a word of any length in any spelling, or ZY_CODE_NONE
 * if there is no such word.
 */
static inline size_t
zy_codebook_find(const struct zy_codebook *w, struct zy_view word)
{
	size_t i = zy_codebook_find_exact(w, word);

	return i != ZY_CODE_NONE ? i : zy_codebook_find_folded(w, word);
}
/*
 * Returns the number of a word in any spelling.  A word that is not found is
 * copied into an open codebook as a new one; in one that is not open
 * ZY_CODE_NONE is returned for it.
 */
size_t zy_codebook_put(struct zy_codebook *w, struct zy_view word);
/*
 * Returns the number of the word that is meant where an input has no column for
 * it: the only one of a codebook that is not open; the empty word, added to one
 * that is; else ZY_CODE_NONE.
 */
static inline size_t
zy_codebook_unsaid(struct zy_codebook *w)
{
	return !w->open && w->n == 1
		   ? 0
		   : zy_codebook_put(w, (struct zy_view){NULL, 0});
}
/* Returns whether an input may lack the column of a codebook's words. */
static inline bool
zy_codebook_may_be_unsaid(const struct zy_codebook *w)
{
	return w->open || w->n == 1;
}

/*
 * Returns a new array with the numbers of all words in the order of output: as
 * they were added, or in byte order if the codebook is open.  The caller frees
 * it with free().
 */
size_t *zy_codebook_order(const struct zy_codebook *w);
/* Adds a word as the last one; id and name are borrowed until the release. */
void zy_codebook_add(
    struct zy_codebook *w, struct zy_view id, struct zy_view name);
/*
 * Fills e with an error about a cell of the reader's current record that is no
 * word of w.  column is the number of the cell's column, or -1 where the record
 * has no such column; fault is the kind of the error and `what` the beginning
 * of its message.  The message goes on with the cell, the word that is most
 * like it, and all words if they are not more than 12; it says that an empty
 * cell is missing.  Does nothing if e is set already.  Always returns -1.
 */
int zy_codebook_fault(const struct zy_codebook *w, const struct zy_reader *r,
    int column, enum zy_fault fault, const char *what, struct zy_error *e);
/*
 * Keeps a copy of text, the message that refuses a cell which is no word of w,
 * so that it need not be made for the next equal cell; of many cells only the
 * last ones are kept, and none longer than a word can be.  Changes only this
 * store, in one thread at a time.
 */
void zy_codebook_remember(
    const struct zy_codebook *w, struct zy_view cell, const char *text);
/*
 * Returns the message that zy_codebook_remember has kept for a cell, borrowed
 * until the next zy_codebook_remember; NULL if it has kept none.
 */
const char *zy_codebook_remembered(
    const struct zy_codebook *w, struct zy_view cell);
/* Frees what w owns.  Set w to zero before using it again. */
void zy_codebook_release(struct zy_codebook *w);

/*
 * Returns whether a cell consists of two or more words of the codebook with
 * separators between them: 满意、不满意, "A B".
 */
bool zy_codebook_finds_several(
    const struct zy_codebook *grades, struct zy_view cell);

ZY_END_C

#endif
