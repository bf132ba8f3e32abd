/*
 * Counting marks: subject x question x group x grade.
 *
 * Counters are cells of one byte in one flat array, the cells of a subject side
 * by side; the few subjects with more than 255 equal marks have a row of
 * carries besides.  Memory grows with subjects, never with ballots.  Marks are
 * gathered in blocks: all subjects of a block are hashed, then everything they
 * will touch is prefetched, then they are counted, because a random memory
 * access is the whole cost of a tally.  Knows nothing of files or formats.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_TALLY_H
#define ZY_REVIEW_TALLY_H

#include "base/intern.h"
#include "review/rules.h"
#include "review/words.h"
#include "stream/runs.h"

/* Transparent for reading; count through the functions. */
struct zy_tally {
	const struct zy_ballot_rules *rules;
	struct zy_words grades, questions, groups;
	struct zy_intern *subjects;
	/* of one subject: (question * ngroups + group) * nmarks + mark */
	size_t nquestions, ngroups, nmarks, stride;
	uint8_t *cells;
	size_t ncells, cells_cap;
	struct zy_carries {
		uint32_t *row; /* a subject: 1 + its row; 0: it has none */
		size_t nsubjects, subjects_cap;
		uint32_t *cells; /* how often the byte went over, by rows */
		size_t ncells, cells_cap;
	} carries;
	bool overflow; /* a counter has passed 2^32 - 1 */

	/* What does not fit the limit goes there; see review/spill.h. */
	size_t limit; /* bytes of subjects and cells; 0: none */
	struct zy_runs *runs;
	bool failed; /* it could not: the runs tell why */

	struct zy_tally_block *block; /* marks not counted yet */
};

/* Marks beside the grades: nothing marked, and what cannot count. */
#define ZY_MARK_BLANK(t) ((t)->rules->ngrades)
#define ZY_MARK_INVALID(t) ((t)->rules->ngrades + 1)
enum {
	ZY_MARKS_MOST = ZY_GRADES_MOST + 2
};

void zy_tally_init(struct zy_tally *t, const struct zy_ballot_rules *r);
/* The same with the words of another, and nothing counted. */
void zy_tally_init_like(struct zy_tally *t, const struct zy_tally *like);
void zy_tally_release(struct zy_tally *t);
/* Forgets subjects and counts, and gives their memory back. */
void zy_tally_clear(struct zy_tally *t);
/* How many subjects fit the limit; 0: not even one. */
size_t zy_tally_most(const struct zy_tally *t);
/*
 * Counts one mark.  hash is zy_hash of the subject without a tweak; question
 * and group are numbers of the words.
 */
void zy_tally_add(struct zy_tally *t, struct zy_view subject, uint64_t hash,
    size_t question, size_t group, size_t mark);
/* Counts what is not counted yet; call before reading. */
void zy_tally_flush(struct zy_tally *t);
/* Gives cells to subjects and groups that have no mark (sessions may). */
void zy_tally_settle(struct zy_tally *t);
/* Adds the counts of another tally under the same rules. */
void zy_tally_merge(struct zy_tally *t, struct zy_tally *other);
/*
 * The number of a subject, which gets cells of its own when it is new; good
 * until the next one.
 */
uint32_t zy_tally_subject(struct zy_tally *t, struct zy_view subject);
/* Adds count to a counter of such a subject. */
void zy_tally_put(struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, size_t mark, uint32_t count);
/* True where a subject's question and group have any mark. */
bool zy_tally_any(
    const struct zy_tally *t, uint32_t subject, size_t question, size_t group);
/* Writes the counts of a subject's question and group: nmarks of them. */
void zy_tally_get(const struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, uint32_t *marks);
/* What the counts of a subject take at most, in bytes. */
size_t zy_tally_row(const struct zy_tally *t);

#endif
