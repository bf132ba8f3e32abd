/*
 * The tally of a review: how often each grade was marked, for each subject,
 * question and voter group.
 *
 * The counters are one flat array of bytes in which each subject has a row.  A
 * subject with more than 255 equal marks has a second row, the carries: how
 * often each of its bytes has overflowed.  Memory grows with the number of
 * subjects, not with that of ballots.
 *
 * Marks are added in blocks: the subjects of a block are hashed, the memory
 * that they will touch is prefetched, then they are counted, because access to
 * random memory is the whole cost of a tally.  A tally with a limit moves its
 * counts to sorted runs when it is full (review/spill.h).  The tally does not
 * depend on files and formats.
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

/*
 * A tally.  Owns what its pointers point to, except where they are borrowed.
 * The members may be read directly; change them by the functions below.  Only
 * limit and runs are set by the caller, after zy_tally_init.
 */
struct zy_tally {
	const struct zy_ballot_rules *rules; /* borrowed */
	struct zy_codebook grades, questions, groups;
	struct zy_intern *subjects; /* numbers the subjects */
	/*
	 * For how many questions, groups and marks there are counters.  A
	 * subject has stride counters; the one of a mark is number
	 * (question * ngroups + group) * nmarks + mark.
	 */
	size_t nquestions, ngroups, nmarks, stride;
	uint8_t *cells; /* the counters, subject after subject */
	size_t ncells, cells_cap;
	struct zy_carries {
		uint32_t *row; /* of a subject: 1 + its row; 0: none */
		size_t nsubjects, subjects_cap;
		uint32_t *cells; /* overflows of each byte, row by row */
		size_t ncells, cells_cap;
	} carries;
	bool overflow; /* a counter passed 2^32 - 1 */

	size_t limit;	      /* bytes of subjects and counters; 0: no limit */
	struct zy_runs *runs; /* borrowed: receive counts above limit */
	bool failed;	      /* writing to runs failed; they hold the error */

	struct zy_tally_block *block; /* marks added and not counted yet */
};

/*
 * Numbers of the two marks that are not grades: a blank one, and an invalid one
 * (several grades, or a grade of a ballot that is void).
 */
#define ZY_MARK_BLANK(t) ((t)->rules->ngrades)
#define ZY_MARK_INVALID(t) ((t)->rules->ngrades + 1)
enum {
	ZY_MARKS_MOST = ZY_GRADES_MOST + 2 /* marks of a standard */
};

/*
 * Makes t, which need not be initialised, an empty tally under the rules r.
 * The rules are borrowed until zy_tally_release, which frees t.
 */
void zy_tally_init(struct zy_tally *t, const struct zy_ballot_rules *r);
/*
 * Makes t an empty tally with the rules, questions and groups of `like`, with
 * the same numbers.  The memory limit and the runs are not copied.  t borrows
 * the rules, as `like` does, but nothing of `like` itself, which may be
 * released first.  The caller releases t with zy_tally_release.
 */
void zy_tally_init_like(struct zy_tally *t, const struct zy_tally *like);
/* Frees what t owns and sets t to all zero. */
void zy_tally_release(struct zy_tally *t);
/*
 * Removes all subjects with their counts and frees their memory.  The codebooks
 * remain, and so do the marks that were added but are not counted yet.
 */
void zy_tally_clear(struct zy_tally *t);
/*
 * Returns how many subjects t can hold within t->limit, by their present number
 * of counters; 0 if not even one, SIZE_MAX if there is no limit.
 */
size_t zy_tally_capacity(const struct zy_tally *t);
/*
 * Adds one mark of a subject, whose name is copied.  hash is zy_hash(subject,
 * 0); question and group are numbers in the codebooks of t; mark is the number
 * of a grade, ZY_MARK_BLANK or ZY_MARK_INVALID.  The mark is counted at once or
 * by a later call; zy_tally_flush counts all.
 */
void zy_tally_add(struct zy_tally *t, struct zy_view subject, uint64_t hash,
    size_t question, size_t group, size_t mark);
/* Counts all marks added so far.  Must be called before counts are read. */
void zy_tally_flush(struct zy_tally *t);
/*
 * Allocates counters, all zero, for those questions, groups and subjects of t
 * that have none yet, since no mark of them was counted.  Call it before counts
 * of any question, group and subject are read; without it only those that have
 * a mark may be read.
 */
void zy_tally_settle(struct zy_tally *t);
/*
 * Adds the counts of `other`, a tally under the same rules that has not spilled
 * any.  Afterwards the contents of `other` are unspecified; the caller still
 * releases it.
 */
void zy_tally_merge(struct zy_tally *t, struct zy_tally *other);
/*
 * Returns the number of the subject with that name; adds the subject if t does
 * not have it.  If t is at its limit, its counts are first spilled and its
 * subjects removed: so the number is valid only until the next call that adds a
 * subject or a mark.
 */
uint32_t zy_tally_put_subject(struct zy_tally *t, struct zy_view subject);
/*
 * Returns the number of the subject with that name; adds the subject if t does
 * not have it, even if t then exceeds its limit.
 */
uint32_t zy_tally_insert(struct zy_tally *t, struct zy_view subject);
/*
 * Adds count to a counter of the subject with this number.  Question, group and
 * mark are as for zy_tally_add, but must be below t->nquestions, t->ngroups and
 * t->nmarks.
 */
void zy_tally_add_count(struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, size_t mark, uint32_t count);
/*
 * Copies the counts of a subject's question and group into marks, which has
 * room for t->nmarks of them.  Returns whether any of them is above 0.
 */
bool zy_tally_get(const struct zy_tally *t, uint32_t subject, size_t question,
    size_t group, uint32_t *marks);
/*
 * Returns the largest number of bytes that the counters of one subject can
 * occupy.
 */
size_t zy_tally_subject_bytes(const struct zy_tally *t);

ZY_END_C

#endif
