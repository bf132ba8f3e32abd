/*
 * Evidence reader: puts the records of streams into the evidence store.
 *
 * It recognises a stream by its columns, finds these once, and checks every
 * record against the standard.  A record with an unknown item, question, group
 * or subject, a value out of range or a second value is refused: it is not
 * stored, and the error says why.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_EVIDENCE_READER_H
#define ZY_SCORING_EVIDENCE_READER_H

#include "base/attr.h"
#include "model/subject-names.h"
#include "register/mixed.h"
#include "scoring/batch-merge.h"
#include "scoring/recusal.h"
#include "stream/reader.h"

ZY_BEGIN_C

/* The kinds of streams that are recognised. */
enum zy_evidence_reads {
	ZY_READS_NONE, /* an input without columns */
	ZY_READS_ROSTER,
	ZY_READS_TALLY,
	ZY_READS_EVIDENCE,
	ZY_READS_WIDE,	 /* a scoresheet with a column for each item */
	ZY_READS_JUDGES, /* marks with a column for each judge */
	ZY_READS_SCORE,
	ZY_READS_PLEDGES,
	ZY_READS_COMMENTS,
	ZY_READS_ACTIVITIES,
	ZY_READS_MIXED, /* entries of all kinds (register/mixed.h) */
};

/* The columns that the standard's items need of records of one kind. */
struct zy_record_columns {
	int subject, id; /* numbers of these columns, or -1 */
	int *asked; /* owned: columns of each item's conditions "where", "of" */
	size_t nasked, items; /* length of asked; items of this kind */
};

/*
 * An evidence reader.  The caller sets evidence and, if it has them, batch,
 * names.subjects, others, raters, recusal and today; all else to zero.  It may
 * read kind, has and the counters.
 */
struct zy_evidence_reader {
	struct zy_evidence *evidence;	 /* borrowed: the store */
	struct zy_evidence_batch *batch; /* borrowed: the thread's batch;
					    NULL: store in evidence */
	struct zy_subject_input names;	 /* how subjects are found by name */
	struct zy_error_list faults; /* of the last record that was refused */
	/* Ids and names of the other kind of subjects (members if
	   organisations are scored), or NULL.  Owned, except by the readers
	   of the parts of a stream. */
	struct zy_intern *others;
	/* Borrowed: ids and names of raters, which may be headings; or NULL. */
	const struct zy_intern *raters;
	/* Borrowed: marks that it forbids are refused; or NULL. */
	const struct zy_recusal *recusal;
	enum zy_evidence_reads kind;
	struct zy_date today; /* subjects that ended before it are not scored,
				 evidence of later days is refused; year 0:
				 all subjects are, and no evidence is */
	uint64_t outside;     /* records about subjects that are not scored */
	uint64_t ended; /* subjects on the roster that were closed or left */
	uint64_t of_others; /* records about the other kind of subjects */
	uint64_t blank;	    /* rows of a scoresheet that were not filled in */
	uint64_t unmarked;  /* cells of judges that were not filled in */
	uint64_t idle;	  /* rows about items that are not for their subject */
	uint64_t unasked; /* records of a kind that no item needs */
	bool has[ZY_ROSTER_COLUMNS + ZY_OWN_COLUMNS]; /* by column: a roster
							 has it */

	/* Private: the columns of the stream being read, -1 if missing. */
	size_t seen;
	int subject, question, group, state, of, denominator;
	int end; /* of rosters: column closed, or left */
	int node, value, event, rater, rater_group, total, standard, source;
	int id, level, date, ref, note;
	bool sheet; /* a scoresheet: its empty values were not filled in */
	int *wide;  /* columns of values in a sheet, and their nodes */
	uint32_t *wide_nodes;
	char **judges; /* for each of wide the judge's name; or NULL */
	size_t nwide;
	uint32_t only_node;   /* the only item that judges mark, or none */
	struct zy_view judge; /* the judge whose mark is being read */
	/* For pledges, comments and activities, by enum zy_from. */
	struct zy_record_columns records[3];
	struct zy_mixed mixed;
	int roster[ZY_ROSTER_COLUMNS + ZY_OWN_COLUMNS];
	int *grades;	 /* of tallies: column of each grade; owned */
	uint32_t *marks; /* of a row of a tally: number for each grade; owned */
	/* Private: the subject of the previous record, and guesses of what the
	   next record has, which save look-ups. */
	struct zy_view last;
	uint32_t last_number;
	uint32_t guess_question, guess_group;
	uint32_t last_node, guess_node;
	struct zy_buf scratch, origin, last_text;
};

/*
 * Recognises the stream that r has opened, and finds its columns; must be
 * called before its first record is read.  r was opened with zy_any_schema; if
 * roster is true, with the schema of the roster.  Returns 0, or -1 with e set
 * if the standard has no use for such a stream or a column is missing.
 */
int zy_evidence_reader_bind(struct zy_evidence_reader *in, struct zy_reader *r,
    bool roster, struct zy_error *e);
/*
 * Stores the record that r has read.  Returns 0 if it is stored, or skipped and
 * counted (blank, or about a subject that is not scored); -1 with e set if it
 * is refused.
 */
int zy_evidence_reader_take(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e);
/*
 * Adds to e, for which the current record of r could not be read, all faults
 * that the standard and the roster find in its other cells (e->next, valid
 * until the next record).
 */
void zy_evidence_reader_flawed(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e);
/*
 * Returns whether several threads may read the stream in parts.  To be called
 * after zy_evidence_reader_bind.
 */
bool zy_evidence_reader_is_parallel(const struct zy_evidence_reader *in);
/* Frees what the reader owns; what is borrowed remains the caller's. */
void zy_evidence_reader_release(struct zy_evidence_reader *in);

ZY_END_C

#endif
