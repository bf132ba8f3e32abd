/*
 * Papers: marks with the number of their ballot, held together until all are
 * there.
 *
 * One run tells a second ballot as it reads; where several runs share the
 * ballots, each only knows its own.  So they hand on every mark, and whoever
 * has all of them finds the second ones, by the same rule: of equal numbers
 * for the same subject the first by name and line of its file counts.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_PAPERS_H
#define ZY_REVIEW_PAPERS_H

#include "stream/runs.h"

/* One mark of a paper, by the numbers of the tally. */
struct zy_paper_mark {
	uint32_t question, group, mark;
};

/* A record of ballots: one mark of a paper, or a whole one. */
struct zy_paper {
	struct zy_view subject, ballot;
	uint64_t hash;	/* zy_hash of the subject, without a tweak */
	uint32_t input; /* number of the input it came from */
	uint64_t line;
	bool whole;   /* wide form */
	bool uniform; /* all of one grade, where the rules ask; not kept */
	const struct zy_paper_mark *marks;
	size_t n;
};

struct zy_papers; /* opaque */

/* They are held as runs, within what o allows. */
struct zy_papers *zy_papers_new(const struct zy_runs_options *o);
void zy_papers_free(struct zy_papers *p);
/* Keeps a copy.  Errors are told by zy_papers_sort. */
void zy_papers_add(struct zy_papers *p, const struct zy_paper *x);
/* All are in.  rank gives each input its place in the order of inputs. */
int zy_papers_sort(
    struct zy_papers *p, const uint32_t *rank, struct zy_error *e);
/*
 * The papers of the next subject and ballot, in order of bytes; those of one
 * ballot by rank, line and question.  1, 0 at the end, -1; borrowed until the
 * next call.
 */
int zy_papers_next(struct zy_papers *p, const struct zy_paper **group,
    size_t *n, struct zy_error *e);
/*
 * Which of the papers of one ballot count: sets second[i] for one that another
 * before it rules out, which is when both have a mark of the same question, or
 * one is whole.
 */
/* What to say of such a one, translated. */
const char *zy_papers_second(bool whole);
void zy_papers_judge(const struct zy_paper *group, size_t n, bool *second);

#endif
