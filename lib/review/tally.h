/*
 * The tally of a review: how often each grade was marked, for each subject,
 * question and voter group.
 *
 * The counters are one flat array of bytes with the counters of a subject side
 * by side.  A subject with more than 255 equal marks has a second row besides,
 * the carries: how often each of its bytes went over.  Memory grows with the
 * number of subjects, never with that of ballots.
 *
 * Marks are added in blocks: the subjects of a block are hashed, the memory
 * that they will touch is prefetched, then they are counted, because access to
 * random memory is the whole cost of a tally.  A tally with a limit moves its
 * counts to sorted runs when it is full (review/spill.h).  This file knows
 * nothing of files and formats.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_TALLY_H
#define ZY_REVIEW_TALLY_H

#include "base/attr.h"
#include "base/intern.h"
#include "review/rules.h"
#include "review/codebook.h"
#include "stream/runs.h"

ZY_BEGIN_C

/* May be read directly; is changed through the functions only. */
struct zy_tally {
	const struct zy_ballot_rules *rules; /* borrowed */
	struct zy_codebook grades, questions, groups;
	struct zy_intern *subjects; /* numbers the subjects */
	/*
	 * A subject has stride counters; that of a mark is number
	 * (question * ngroups + group) * nmarks + mark.
	 */
	size_t nquestions, ngroups, nmarks, stride;
	uint8_t *cells; /* the counters, subject after subject */
	size_t ncells, cells_cap;
	struct zy_carries {
		uint32_t *row; /* a subject: 1 + its row; 0: it has none */
		size_t nsubjects, subjects_cap;
		uint32_t *cells; /* how often each byte went over, by rows */
		size_t ncells, cells_cap;
	} carries;
	bool overflow; /* a counter passed 2^32 - 1 */

	size_t limit;	      /* bytes of subjects and counters; 0: any */
	struct zy_runs *runs; /* borrowed: where counts above limit go */
	bool failed;	      /* they could not; the runs hold the error */

	struct zy_tally_block *block; /* marks added and not counted yet */
};

/* Numbers of marks that are no grade: a blank, and one that cannot count. */
#define ZY_MARK_BLANK(t) ((t)->rules->ngrades)
#define ZY_MARK_INVALID(t) ((t)->rules->ngrades + 1)
enum {
	ZY_MARKS_MOST = ZY_GRADES_MOST + 2
};

/* Makes t an empty tally under the rules r, which are borrowed. */
void zy_tally_init(struct zy_tally *t, const struct zy_ballot_rules *r);
/*
 * Makes t an empty tally under the rules of another one, with its questions
 * and groups in the same order.
 */
void zy_tally_init_like(struct zy_tally *t, const struct zy_tally *like);
/* Frees what t holds, which is all zero then. */
void zy_tally_release(struct zy_tally *t);
/* Removes all subjects with their counts, and frees their memory. */
void zy_tally_clear(struct zy_tally *t);
/*
 * Returns how many subjects fit t->limit, as large as they are so far; 0 where
 * not even one fits, SIZE_MAX where there is no limit.
 */
size_t zy_tally_capacity(const struct zy_tally *t);
/*
 * Adds one mark of a subject; hash is zy_hash(subject, 0), question and group
 * are numbers of the codebooks.  The mark may be counted only later, by
 * zy_tally_flush.
 */
void zy_tally_add(struct zy_tally *t, struct zy_view subject, uint64_t hash,
    size_t question, size_t group, size_t mark);
/* Counts the marks added so far.  Needed before counts are read. */
void zy_tally_flush(struct zy_tally *t);
/*
 * Makes counters, all zero, for subjects, questions and groups that have no
 * mark: sessions may name such.
 */
void zy_tally_settle(struct zy_tally *t);
/*
 * Adds the counts of another tally under the same rules.  The other one holds
 * nothing of use afterwards, and is still to be released.
 */
void zy_tally_merge(struct zy_tally *t, struct zy_tally *other);
/*
 * Returns the number of a subject, which is added where it is new.  At the
 * limit the counts of t are spilled first: a number is good until the next
 * call.
 */
uint32_t zy_tally_put_subject(struct zy_tally *t, struct zy_view subject);
/* Returns the number of a subject, added where it is new, without a limit. */
uint32_t zy_tally_insert(struct zy_tally *t, struct zy_view subject);
/* Adds count to a counter of the subject with this number. */
void zy_tally_add_count(struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, size_t mark, uint32_t count);
/* Returns whether a subject has any mark of that question and group. */
bool zy_tally_has_marks(
    const struct zy_tally *t, uint32_t subject, size_t question, size_t group);
/*
 * Copies the counts of a subject's question and group into marks, which has
 * room for t->nmarks of them.
 */
void zy_tally_get(const struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, uint32_t *marks);
/* Returns how many bytes the counters of one subject take at most. */
size_t zy_tally_subject_bytes(const struct zy_tally *t);

ZY_END_C

#endif
