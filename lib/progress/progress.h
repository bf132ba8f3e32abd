/*
 * Progress: which subjects have answered the coverage questions, and which have
 * not.
 *
 * A question asks each subject of a kind (every organisation, every member,
 * every dispute) for records; a record that fits is an answer.  Records are
 * added once, in any order.  Only what a record answers is kept, as numbers by
 * question and subject, and the records that must be answered themselves (a
 * criticism, which an order must follow).  So memory grows with the number of
 * subjects, not of records.
 *
 * Everything is computed for a day: organisations that were closed by then or
 * founded later are not asked, nor are members who are exempt; records with a
 * later date do not count.  Missing data never count as an answer: a question
 * whose data were not given is not asked, and a subject for which a condition
 * is unknown is counted as undecided.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_PROGRESS_PROGRESS_H
#define ZY_PROGRESS_PROGRESS_H

#include "base/attr.h"
#include "progress/due.h"
#include "progress/view.h"
#include "stream/runs.h"

ZY_BEGIN_C

/* What is wrong with the answers of a subject. */
enum zy_lack {
	ZY_LACK_MISSING, /* there is no answer, and it is due */
	ZY_LACK_OVERDUE, /* no answer by the deadline in the record */
	ZY_LACK_LATE,	 /* the answer came too late */
	ZY_LACK_EXCESS,	 /* there are more answers than allowed */
};

/* A finding: a subject that has not answered a question. */
struct zy_lacking {
	const struct zy_query *question;
	enum zy_lack lack;
	uint32_t org;		      /* row of the roster, or ZY_INTERN_NONE */
	struct zy_view subject, name; /* id and name of the subject */
	struct zy_view detail;	      /* a sentence for people */
	struct zy_view source;	      /* file and line of its record */
	/* Day numbers, or ZY_NO_DAY: since when the question has been open, and
	 * by when it had to be answered. */
	int64_t since, due;
	int64_t days_late; /* 0: not late, or no date is set */
};

/*
 * A cell of the table: how many subjects have answered, of how many whose
 * answer is due.
 */
struct zy_progress_count {
	uint32_t done, due;
};

/* A question with its answers; private (progress/state.h). */
struct zy_progress_asked;

/*
 * The progress: questions, the answers to them, and the findings.  Callers read
 * nlacking, counts, nrows and strangers; the rest is private.
 */
struct zy_progress {
	const struct zy_queries *questions; /* borrowed */
	struct zy_views views;
	int64_t as_of, start;	   /* the day; first day of the campaign */
	bool zh;		   /* findings are in Chinese */
	struct zy_condition *only; /* which organisations are asked, or NULL */

	struct zy_progress_asked *asked; /* by question */
	struct zy_intern *keys;
	/* Findings; none where the table is made. */
	struct zy_runs *made;
	uint32_t *rank; /* by question: its place in the order of ids */
	/* what was asked once of several records, or NULL */
	struct zy_intern *told;
	uint64_t nlacking; /* how many findings, with the table too */
	/* Counts by row and question; the last row is for no organisation. */
	struct zy_progress_count *counts;
	uint32_t nrows; /* without the last */
	/* The rows of organisation i: rows[row_at[i]] up to, not with,
	 * rows[row_at[i + 1]]. */
	uint32_t *rows;
	size_t *row_at, rows_cap;
	struct zy_intern *leaders; /* the rows by leader, or NULL; borrowed */
	uint64_t strangers; /* records of organisations not on the roster */
	/* By organisation, whether it is asked: 0 not computed yet, 1 no,
	 * 2 yes. */
	unsigned char *counted;
	struct zy_view *cells; /* scratch */
	struct zy_buf scratch, key, value;
	struct zy_arena arena;
};

/* Options of a progress.  All pointers are borrowed. */
struct zy_progress_options {
	const struct zy_queries *questions;
	const struct zy_campaign *campaign;
	struct zy_people *people; /* built, with organisations */
	struct zy_date as_of;	  /* the day for which all is computed */
	bool zh;		  /* findings are in Chinese, else English */
	const char *temporary;	  /* the folder of temporary files */
};

/*
 * Initialises p with the options and prepares their questions; none is selected
 * yet.  What o points to must live as long as p.  Returns 0, or -1 with a
 * ZY_ERROR_CONFIG where a condition or a column of a question is wrong.  The
 * caller releases p with zy_progress_release in both cases.
 */
int zy_progress_init(struct zy_progress *p, const struct zy_progress_options *o,
    struct zy_error *e);
/* Frees what p owns and sets it to zero. */
void zy_progress_release(struct zy_progress *p);

/*
 * Selects the question with that id; call it for each question to be asked.
 * Returns 0, or -1 where there is no such question.
 */
int zy_progress_select(struct zy_progress *p, struct zy_view id);
/*
 * Asks only organisations for which the condition holds, and members and
 * records of such organisations.  only is borrowed.  Returns 0, or -1 with e
 * set where the condition names a column that organisations do not have.
 */
int zy_progress_restrict(
    struct zy_progress *p, struct zy_condition *only, struct zy_error *e);
/*
 * Makes a table of counts, p->counts, in place of a list of findings: these
 * are counted, but cannot be read.  Call it before records are added.  If
 * column is NULL, the table has a row for each organisation, in the order of
 * the roster.  Else column is the name of a column of organisations ("liaison"
 * and "group" are allowed) and the table has a row for each value in it; an
 * organisation with several leaders or groups counts in several rows.  names
 * must be empty; the function adds the values, in the order of the rows.  names
 * is borrowed until zy_progress_finish; the caller frees it with
 * zy_intern_free.  Returns 0, or -1 where organisations have no such column.
 */
int zy_progress_group(
    struct zy_progress *p, const char *column, struct zy_intern *names);

/*
 * Declares that records of a kind are given, so that questions which need them
 * can be asked.  present is an array by column of the kind's view, without the
 * columns of the organisation: it says which columns the records have.  NULL
 * means all.  Several inputs of a kind are declared one after the other.
 */
void zy_progress_given(
    struct zy_progress *p, enum zy_progress_kind kind, const bool *present);
/*
 * Counts a record of a stream or register as an answer, and asks about it the
 * selected questions of its kind.  cells is an array of ZY_VIEW_COLUMNS_MAX
 * cells by the columns of the kind's view (progress/view.h).  The caller has
 * filled those of the record and the derived ones that need registers; the
 * function fills the others.  place is the name of the input and line the line
 * in it; they are used where the record has no source of its own.  cells and
 * place are borrowed until the call returns.
 */
void zy_progress_add(struct zy_progress *p, enum zy_progress_kind kind,
    struct zy_view *cells, const char *place, uint64_t line);
/*
 * Asks the selected questions of all subjects.  Call it once, after all records
 * were added.  Makes, sorts and counts the findings (p->nlacking), which
 * zy_progress_next then returns; after zy_progress_group only p->counts.
 * Returns 0, or -1 with a ZY_ERROR_IO where there are more findings than memory
 * and the folder of temporary files hold.
 */
int zy_progress_finish(struct zy_progress *p, struct zy_error *e);
/*
 * Sets *x to the next finding, in their order; its texts are borrowed from p
 * until the next call.  Call it after zy_progress_finish, and only if
 * zy_progress_group was not called. Returns 1; 0, with *x unchanged, after the
 * last; or -1 with a ZY_ERROR_IO where a temporary file cannot be read.
 */
int zy_progress_next(
    struct zy_progress *p, struct zy_lacking *x, struct zy_error *e);

/*
 * Returns why question i is not asked, as a translated phrase borrowed from p;
 * NULL when it is asked, or was not selected.  Call it after
 * zy_progress_finish.
 */
const char *zy_progress_not_asked(struct zy_progress *p, size_t i);
/* Returns whether question i was selected. */
bool zy_progress_is_selected(const struct zy_progress *p, size_t i);
/* Returns the number of subjects for which question i could not be decided. */
uint64_t zy_progress_undecided(const struct zy_progress *p, size_t i);

ZY_END_C

#endif
