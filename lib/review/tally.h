/*
 * Counting marks: subject x question x group x grade.
 *
 * Counters are 32-bit cells in one flat array, the cells of a subject side by
 * side; memory grows with subjects, never with ballots.  Marks are gathered
 * in blocks: all subjects of a block are hashed, then everything they will
 * touch is prefetched, then they are counted, because a random memory access
 * is the whole cost of a tally.  Knows nothing of files or formats.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_TALLY_H
#define ZY_REVIEW_TALLY_H

#include "base/intern.h"
#include "base/mem.h"
#include "review/rules.h"

/* Words that are few and looked up often: grades, questions, groups. */
struct zy_words {
	struct zy_view *ids, *names;
	uint64_t *packed; /* ids of at most 7 bytes in one word, else 0 */
	size_t n, cap;
	bool open; /* the rules list none: new ones are added */
	struct zy_arena arena;
};

#define ZY_WORDS_NONE SIZE_MAX

/* Up to 7 bytes and their length in one word; 0 for longer ones. */
static inline uint64_t
zy_words_pack(struct zy_view v)
{
	uint64_t word = 0;
	uint32_t low, high;
	size_t i;

	if (v.n > 7)
		return 0;
	if (v.n >= 4) {
		/* Two loads that overlap. */
		memcpy(&low, v.p, 4);
		memcpy(&high, v.p + v.n - 4, 4);
		word = ((uint64_t)high >> (8 - v.n) * 8) << 32 | low;
	} else {
		for (i = 0; i < v.n; i++)
			word = word << 8 | (unsigned char)v.p[i];
	}
	return word | (uint64_t)(v.n + 1) << 56;
}

/* The same by all the ways a word may be written. */
size_t zy_words_search(const struct zy_words *w, struct zy_view word);
/* The number of a word by id or name, or ZY_WORDS_NONE. */
static inline size_t
zy_words_find(const struct zy_words *w, struct zy_view word)
{
	uint64_t packed = zy_words_pack(word);
	size_t i;

	for (i = 0; packed && i < w->n; i++)
		if (w->packed[i] == packed)
			return i;
	return zy_words_search(w, word);
}
/* The same, adding an unknown one where the rules list none. */
size_t zy_words_put(struct zy_words *w, struct zy_view word);

/*
 * All numbers as the rules list the words; those they do not list, by bytes.
 * Free with free().
 */
size_t *zy_words_order(const struct zy_words *w);

/* Transparent for reading; count through the functions. */
struct zy_tally {
	const struct zy_ballot_rules *rules;
	struct zy_words grades, questions, groups;
	struct zy_intern *subjects;
	uint32_t *cells;
	size_t ncells, cells_cap;
	/* of one subject: q * question_stride + g * group_stride + mark */
	size_t nquestions, ngroups, nmarks, stride;
	bool overflow; /* a counter has passed 2^32 - 1 */

	struct zy_tally_block *block; /* marks not counted yet */
	bool threaded;
	struct zy_tally_thread *thread; /* counts the blocks, or NULL */
};

/* Marks beside the grades: nothing marked, and what cannot count. */
#define ZY_MARK_BLANK(t) ((t)->rules->ngrades)
#define ZY_MARK_INVALID(t) ((t)->rules->ngrades + 1)

void zy_tally_init(struct zy_tally *t, const struct zy_ballot_rules *r);
void zy_tally_release(struct zy_tally *t);
/* Counts one mark.  question and group are numbers of the words. */
void zy_tally_add(struct zy_tally *t, struct zy_view subject, size_t question,
    size_t group, size_t mark);
/*
 * From now on marks may be counted by a thread beside the caller's, which is
 * started when there is something to count: for input that one thread reads.
 */
void zy_tally_thread(struct zy_tally *t);
/* Counts what is not counted yet; call before reading. */
void zy_tally_flush(struct zy_tally *t);
/* Gives cells to subjects and groups that have no mark (sessions may). */
void zy_tally_settle(struct zy_tally *t);
/* Adds the counts of another tally under the same rules. */
void zy_tally_merge(struct zy_tally *t, struct zy_tally *other);
/* The number of a subject, which gets cells of its own when it is new. */
uint32_t zy_tally_subject(struct zy_tally *t, struct zy_view subject);
/* Adds count to a counter of such a subject. */
void zy_tally_put(struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, size_t mark, uint32_t count);
/* The counters of a subject's question and group: nmarks of them. */
const uint32_t *zy_tally_cells(
    const struct zy_tally *t, uint32_t subject, size_t question, size_t group);

#endif
