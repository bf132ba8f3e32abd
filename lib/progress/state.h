/*
 * Progress: what the files that implement it share.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_PROGRESS_STATE_H
#define ZY_PROGRESS_STATE_H

#include "model/condition.h"
#include "progress/progress.h"

enum {
	ZY_PROGRESS_PHASES_MAX = 16,
};

/*
 * A summary of the records that answer a question for one key (the cells that
 * name a subject).  Without a dated record, first is INT32_MAX and last is
 * INT32_MIN.
 */
struct zy_answers {
	uint32_t count;
	uint16_t phases;     /* a bit for each phase that has a record */
	uint16_t each;	     /* a bit for each choice that a record has */
	int32_t first, last; /* earliest and latest day of the records, counted
				from the first day of the campaign */
};

/*
 * A clause of a question: one kind of records that answer it, bound to the
 * columns of these records, and the answers added so far.
 */
struct zy_clause {
	const struct zy_query_answer *answer; /* borrowed from the question */
	struct zy_condition *where; /* condition on the record, or NULL */
	int by[ZY_QUERY_KEY_MAX];   /* columns of the key; -1: lacking */
	int date, each; /* columns of the day and of the choice, or -1 */
	/* By number of the key in zy_progress.keys. */
	struct zy_answers *answers;
	size_t cap, n;
};

/* A target: a subject of which a question is asked. */
struct zy_target {
	uint32_t question; /* its index in zy_progress.questions */
	uint32_t org;	   /* row in the roster, or ZY_INTERN_NONE */
	struct zy_view subject, name, detail, source;
	struct zy_view key[ZY_QUERY_KEY_MAX];
	/* Day numbers, or ZY_NO_DAY: since when and until when an answer is
	 * expected, and the date of the asked record itself. */
	int64_t since, due, own;
	int64_t on;  /* the day on which it was done, or ZY_NO_DAY */
	bool failed; /* it does not meet the condition `must` */
	/* The record from which detail is still to be made, or NULL. */
	const struct zy_view *cells;
};

/* A question with its parsed conditions, its columns and its targets. */
struct zy_progress_asked {
	const struct zy_query *question;   /* borrowed */
	struct zy_condition *where, *must; /* or NULL */
	struct zy_clause clauses[ZY_QUERY_ANSWERS_MAX];
	int of[ZY_QUERY_KEY_MAX];    /* columns of the target's key */
	int part, whole, column, on; /* columns, or -1 */
	bool selected;		     /* it is to be asked */
	const char *why_not;	     /* why it cannot be asked, or NULL */
	uint64_t undecided;	     /* number of subjects left undecided */
	uint64_t nlacking;	     /* number of findings */
	struct zy_target *targets;
	size_t ntargets, cap;
};

/*
 * Prepares every question of p->questions in p->asked: parses its conditions,
 * in which `today` is the present day, and looks up the number of each column
 * that it names.  A column that a roster may lack gets -1.  The conditions are
 * freed by zy_progress_release.  Returns 0; or -1 with a ZY_ERROR_CONFIG in e,
 * and the remaining questions unprepared, where a condition is wrong or a kind
 * of records never has the column.
 */
int zy_progress_bind(
    struct zy_progress *p, struct zy_date today, struct zy_error *e);
/*
 * Sets why_not of each selected question: to the reason, in p's arena, where
 * records or columns that the question needs were not given, else to NULL.
 */
void zy_progress_check(struct zy_progress *p);

/*
 * Counts a record of that kind as an answer in the clause, once for each
 * subject that its key names.  Does nothing where a column of the key is
 * lacking or the condition of the clause is not surely true.
 */
void zy_clause_add(struct zy_progress *p, struct zy_clause *c,
    enum zy_progress_kind kind, const struct zy_view *cells);
/*
 * Returns the sum of the answers that all clauses of question a have for
 * target t; its count is 0 where there are none.
 */
struct zy_answers zy_clause_find(struct zy_progress *p,
    struct zy_progress_asked *a, const struct zy_target *t);

/*
 * Sets p up to collect findings in sorted runs.  folder is that of temporary
 * files; it is borrowed and must live as long as p.
 */
void zy_progress_findings_init(struct zy_progress *p, const char *folder);
/* Adds a copy of a finding to those of p. */
void zy_progress_put(struct zy_progress *p, const struct zy_lacking *x);
/*
 * Appends to b the cells of a record of that kind by which a reader recognises
 * it, for the detail of a finding.  cells are by the columns of its view.
 * Appends nothing for kinds whose subject says all (organisations, members) and
 * for tallies, rankings, draws and what the campaign file lists.
 */
void zy_progress_describe(struct zy_progress *p, enum zy_progress_kind kind,
    const struct zy_view *cells, struct zy_buf *b);
/*
 * Decides whether target t has answered its question by the day p->as_of.
 * Counts the target in the table where one is made, and adds a finding to p
 * where an answer is missing, late or one too many.  A target whose answer is
 * not yet due is not counted.
 */
void zy_progress_decide(struct zy_progress *p, const struct zy_target *t);
/*
 * Decides about t at once, if all records were added (last) or no record can
 * answer its question; else stores a copy of it until then.  Does nothing for a
 * row of a tally that says of its session what a row before it has said, nor
 * for a further award of one declarer who is asked.  In decide.c.
 */
void zy_progress_take(
    struct zy_progress *p, const struct zy_target *t, bool last);

#endif
