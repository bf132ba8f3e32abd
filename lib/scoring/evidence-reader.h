/*
 * Evidence reader: puts the records of streams into the evidence store.
 *
 * It recognises a stream by its columns, binds those once, and checks every
 * record against the standard: unknown items, questions and groups, values out
 * of range, second values, subjects that no roster knows.  A record that fails
 * is not stored, and the error says why.
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

/* What kind of stream is being read. */
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

/* The columns that the standard's items ask of records of one kind. */
struct zy_record_columns {
	int subject, id;
	int *asked; /* of the where and of of each item, in their order */
	size_t nasked, items;
};

/*
 * The caller sets evidence, batch, raters and names.subjects where there are
 * such, and all else to zero.
 * kind, has and the counters are for reading.
 */
struct zy_evidence_reader {
	struct zy_evidence *evidence;
	struct zy_evidence_batch *batch; /* NULL: straight into evidence */
	struct zy_subject_input names;	 /* subjects that are given by name */
	/* Ids and names of the other kind of subjects, who are not scored, or
	   NULL; released with the reader, but for those of parts. */
	struct zy_intern *others;
	/* Ids and names of raters, who may be headings; borrowed; or NULL. */
	const struct zy_intern *raters;
	/* Who must not mark whom: such marks are refused; borrowed; or NULL. */
	const struct zy_recusal *recusal;
	enum zy_evidence_reads kind;
	struct zy_date today; /* of which subjects may have ended; or year 0 */
	uint64_t outside;     /* records about subjects that are not scored */
	uint64_t ended; /* subjects on the roster that were closed or left */
	uint64_t of_others; /* records about the other kind of subjects */
	uint64_t blank;	    /* rows of a scoresheet that were not filled in */
	uint64_t unmarked;  /* cells of judges that were not filled in */
	uint64_t idle;	  /* rows about items that are not for their subject */
	uint64_t unasked; /* records of a kind that no item asks for */
	/* the roster has that column */
	bool has[ZY_ROSTER_COLUMNS + ZY_OWN_COLUMNS];

	/* private: the columns of the stream being read */
	size_t seen;
	int subject, question, group, state, of, denominator;
	int end; /* of rosters: closed, or left */
	int node, value, event, rater, rater_group, total, standard, source;
	int id, level, date, ref, note;
	bool sheet; /* a scoresheet: empty values are not filled in */
	int *wide;  /* columns of a wide scoresheet, and their nodes */
	uint32_t *wide_nodes;
	char **judges; /* the names of judges by columns of wide; or NULL */
	size_t nwide;
	uint32_t only_node;   /* the item that judges mark, or none */
	struct zy_view judge; /* whose mark is being read */
	/* pledges, comments and activities, as enum zy_from counts them */
	struct zy_record_columns records[3];
	struct zy_mixed mixed;
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
 * Recognises the stream that r has opened with zy_any_schema, or as a roster,
 * with the roster's schema, and binds its columns; comes before its first
 * record.  Returns 0, or -1 where the standard has no use for such a stream.
 */
int zy_evidence_reader_bind(struct zy_evidence_reader *in, struct zy_reader *r,
    bool roster, struct zy_error *e);
/*
 * Stores the record that r has read.  Returns 0 where it is stored or is about
 * a subject outside the standard, -1 where it is refused.
 */
int zy_evidence_reader_take(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e);
/* Returns whether several threads may read the bound stream in parts. */
bool zy_evidence_reader_is_parallel(const struct zy_evidence_reader *in);
/* Frees what the reader holds; evidence and batch are the caller's. */
void zy_evidence_reader_release(struct zy_evidence_reader *in);

ZY_END_C

#endif
