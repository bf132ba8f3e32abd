/*
 * Progress: which questions are answered, by whom, and who has not.
 *
 * All records are given once, in any order; of a record nothing is kept but
 * what it answers, as numbers by question and subject.  Only the records that
 * are asked themselves and need answers of others (a criticism and the order
 * that must follow it) are kept until the end.  Memory therefore grows with the
 * number of subjects, not with that of records.
 *
 * Everything is as of a day: organisations that were closed by then or founded
 * later are not asked, nor are members who need not take part; records with a
 * later date do not count.  What is not known never counts as an answer: a
 * question whose data was not given is not asked, and a subject for which a
 * condition is unknown is counted as undecided.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_PROGRESS_PROGRESS_H
#define ZY_PROGRESS_PROGRESS_H

#include "base/attr.h"
#include "progress/due.h"
#include "progress/view.h"

ZY_BEGIN_C

/* What is wrong with an asked subject. */
enum zy_lack {
	ZY_LACK_MISSING, /* nothing answers, and it is due */
	ZY_LACK_OVERDUE, /* the record's own deadline has passed */
	ZY_LACK_LATE,	 /* it was done, but too late */
	ZY_LACK_EXCESS,	 /* more than there may be */
};

/* A finding; texts are in the arena of the progress. */
struct zy_lacking {
	const struct zy_query *question;
	enum zy_lack lack;
	uint32_t org; /* row of the roster, or ZY_INTERN_NONE */
	struct zy_view subject, name, detail, source;
	int64_t since, due; /* day numbers, or ZY_NO_DAY */
	int64_t days_late;  /* 0: not late, or no date is set */
};

/* A cell of the table. */
struct zy_progress_count {
	uint32_t done, due;
};

/* What is known of a question. */
struct zy_progress_asked; /* progress/state.h */

/* The answers.  Release it with zy_progress_release. */
struct zy_progress {
	const struct zy_queries *questions; /* borrowed */
	struct zy_views views;
	int64_t as_of, start;	   /* the day, and the first of the campaign */
	bool zh;		   /* findings in Chinese */
	struct zy_condition *only; /* borrowed: organisations asked, or NULL */

	struct zy_progress_asked *asked; /* by question */
	struct zy_intern *keys;
	struct zy_lacking *items; /* sorted by zy_progress_finish */
	size_t n, cap;
	/* Counts by row and question; the last row is for no organisation. */
	struct zy_progress_count *counts;
	uint32_t *row_of;   /* by organisation */
	uint32_t nrows;	    /* without the last */
	uint64_t strangers; /* records of organisations that are not listed */
	unsigned char *counted; /* by organisation: 0 not known, 1 no, 2 yes */
	struct zy_view *cells;	/* scratch */
	struct zy_buf scratch;
	struct zy_arena arena;
};

/* How a progress is made. */
struct zy_progress_options {
	const struct zy_queries *questions;
	const struct zy_campaign *campaign;
	struct zy_people *people; /* built, with organisations */
	struct zy_date as_of;
	bool zh;
};

/*
 * Prepares p; what o points to must live as long.  Returns 0, or -1 with a
 * ZY_ERROR_CONFIG where a condition or a column of a question is wrong.
 */
int zy_progress_init(struct zy_progress *p, const struct zy_progress_options *o,
    struct zy_error *e);
/* Frees what p holds, and sets it to zero. */
void zy_progress_release(struct zy_progress *p);

/*
 * Asks the question with that id; when this is called for none, all are asked.
 * Returns 0, or -1 where no question has that id.
 */
int zy_progress_select(struct zy_progress *p, struct zy_view id);
/*
 * Asks only organisations, and members and records of organisations, for which
 * the condition holds.  It is borrowed.  Returns 0, or -1 with e set where its
 * columns are wrong.
 */
int zy_progress_restrict(
    struct zy_progress *p, struct zy_condition *only, struct zy_error *e);
/*
 * Makes the rows of the table: one for each organisation, or for each value of
 * a column of the roster.  names receives their values in the order of their
 * bytes, the caller frees it with zy_intern_free; NULL: one each.
 */
void zy_progress_group(
    struct zy_progress *p, int column, struct zy_intern *names);

/*
 * Says that records of a kind are there, with these columns of its view;
 * present has a flag for each, NULL: all.
 */
void zy_progress_given(
    struct zy_progress *p, enum zy_progress_kind kind, const bool *present);
/*
 * Adds a record of a stream or register: its own and derived cells, by the
 * columns of its view, in an array with room for all of them.  place is where
 * it came from, for records without a source.  Cells are borrowed until the
 * call returns.
 */
void zy_progress_add(struct zy_progress *p, enum zy_progress_kind kind,
    struct zy_view *cells, const char *place, uint64_t line);
/* Asks everybody, and sorts the findings. */
void zy_progress_finish(struct zy_progress *p);

/*
 * Returns why question i is not asked, translated, borrowed from p; NULL: it is
 * asked, or was not selected.  To be called after all data was given.
 */
const char *zy_progress_not_asked(struct zy_progress *p, size_t i);
/* Returns whether question i was selected. */
bool zy_progress_is_selected(const struct zy_progress *p, size_t i);
/* Returns for how many subjects question i could not be decided. */
uint64_t zy_progress_undecided(const struct zy_progress *p, size_t i);

ZY_END_C

#endif
