/*
 * Intake: from the records of streams to figures.
 *
 * Tells streams apart by their columns, binds those once, and checks every
 * record against the standard: unknown items, questions and groups, values
 * out of range, second values, subjects that no roster knows.  A record that
 * fails is not taken, the error says why.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVIDENCE_READER_H
#define ZY_SCORING_EVIDENCE_READER_H

#include "scoring/batch-merge.h"
#include "stream/reader.h"

enum zy_intake_kind {
	ZY_INTAKE_NONE, /* an input without columns */
	ZY_INTAKE_ROSTER,
	ZY_INTAKE_TALLY,
	ZY_INTAKE_EVIDENCE,
	ZY_INTAKE_SCORE,
	ZY_INTAKE_PLEDGES,
	ZY_INTAKE_COMMENTS,
	ZY_INTAKE_ACTIVITIES,
};

/* All zero but figures, and taken; transparent for reading. */
struct zy_intake {
	struct zy_figures *figures;
	struct zy_taken *taken; /* one thread of several: it goes there */
	enum zy_intake_kind kind;
	uint64_t outside; /* records about subjects of other sectors */
	uint64_t blank;	  /* rows of a scoresheet that were not filled in */
	uint64_t idle;	  /* rows about items that are not for their subject */
	/* the roster has that column */
	bool has[ZY_ROSTER_COLUMNS + ZY_OWN_COLUMNS];

	/* private: the columns of the stream being read */
	size_t seen;
	int subject, question, group, state, of, denominator;
	int node, value, event, rater, rater_group, total, standard, source;
	int id, level, date;
	bool sheet; /* a scoresheet: empty values are not filled in */
	int *asked; /* columns of the where and of of record items */
	size_t nasked;
	int roster[ZY_ROSTER_COLUMNS + ZY_OWN_COLUMNS];
	int *grades;
	uint32_t *marks;
	struct zy_view last; /* subject of the record before, */
	uint32_t last_number;
	uint32_t guess_question, guess_group; /* of the next tally row */
	uint32_t last_node, guess_node;	      /* of evidence */
	struct zy_buf scratch, origin, last_text;
};

/*
 * Before the records of a stream opened with zy_any_schema (a roster: with its
 * own).  0, or -1: not a stream that the standard can use.
 */
int zy_intake_bind(
    struct zy_intake *in, struct zy_reader *r, bool roster, struct zy_error *e);
/* Takes the reader's record.  0 taken or outside, -1 refused. */
int zy_intake_take(
    struct zy_intake *in, struct zy_reader *r, struct zy_error *e);
/* True where the bound stream may be taken by several threads. */
bool zy_intake_parts(const struct zy_intake *in);
void zy_intake_release(struct zy_intake *in);

#endif
