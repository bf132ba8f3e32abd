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

/* The records that have answered a question for one key (subject). */
struct zy_mark {
	uint32_t count;
	uint16_t phases, each; /* phases they are of; choices they have: bits */
	int32_t first, last;   /* their days, after the start of the campaign */
};

/* One kind of answer to a question, with its answers so far. */
struct zy_clause {
	const struct zy_query_answer *answer;
	struct zy_condition *where; /* or NULL */
	int by[ZY_QUERY_KEY_MAX];   /* columns of the key */
	int date, each;		    /* columns, or -1 */
	struct zy_mark *marks;	    /* by number of the key */
	size_t cap, n;
};

/* A subject of which a question is asked. */
struct zy_target {
	uint32_t question, org;
	struct zy_view subject, name, detail, source;
	struct zy_view key[ZY_QUERY_KEY_MAX];
	int64_t since, due, own; /* own: the date of the asked record */
	int64_t on;		 /* the day on which it was done */
	bool failed;		 /* it does not meet the condition `must` */
	/* The record from which detail is still to be made, or NULL. */
	const struct zy_view *cells;
};

/* The state of a question. */
struct zy_progress_asked {
	const struct zy_query *question;
	struct zy_condition *where, *must; /* or NULL */
	struct zy_clause clauses[ZY_QUERY_ANSWERS_MAX];
	int of[ZY_QUERY_KEY_MAX];
	int part, whole, column, on; /* or -1 */
	bool selected;
	const char *why_not;	      /* NULL: asked */
	uint64_t undecided, nlacking; /* subjects; findings */
	struct zy_target *targets;
	size_t ntargets, cap;
};

/*
 * Finds the columns that all questions name in the views, and parses their
 * conditions.  Returns 0, or -1 with e set.
 */
int zy_progress_bind(
    struct zy_progress *p, struct zy_date today, struct zy_error *e);
/* Sets why_not of each selected question whose data were not given. */
void zy_progress_check(struct zy_progress *p);

/* Adds a record of that kind to the clause, if it fits. */
void zy_clause_add(struct zy_progress *p, struct zy_clause *c,
    enum zy_progress_kind kind, const struct zy_view *cells);
/* Returns the answers to question a of target t, from all clauses together. */
struct zy_mark zy_clause_find(struct zy_progress *p,
    struct zy_progress_asked *a, const struct zy_target *t);

/*
 * Prepares p for findings; folder, that of temporary files, must live as long
 * as p.
 */
void zy_progress_findings_init(struct zy_progress *p, const char *folder);
/* Adds a copy of a finding. */
void zy_progress_put(struct zy_progress *p, const struct zy_lacking *x);
/* Appends a short description of a record to b, for the detail of a finding. */
void zy_progress_describe(struct zy_progress *p, enum zy_progress_kind kind,
    const struct zy_view *cells, struct zy_buf *b);
/*
 * Decides whether target t has answered: counts it in the table, and adds a
 * finding where not.
 */
void zy_progress_decide(struct zy_progress *p, const struct zy_target *t);

#endif
