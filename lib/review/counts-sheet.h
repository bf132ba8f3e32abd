/*
 * Reading counts made by hand: the sheet (评议结果汇总表) and its columns.
 *
 * A sheet of counts has a column of votes for each grade, headed by the grade's
 * id or name, alone or with 票, 票数, 人数 or the like behind it.  Group of
 * voters and question stand in columns of their own or in the headings above
 * the grades (党员 over 满意, 不满意): then a row of the sheet is several
 * counts. Columns of shares (满意率) are not read.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_COUNTS_SHEET_H
#define ZY_REVIEW_COUNTS_SHEET_H

#include "base/attr.h"
#include "model/subject-names.h"
#include "review/counts.h"
#include "stream/reader.h"

ZY_BEGIN_C

/* What a column of a sheet has. */
struct zy_counts_column {
	bool used;		/* it has a figure */
	int figure;		/* enum zy_counts_figure */
	size_t question, group; /* of its heading; ZY_CODE_NONE: of the row */
};

/* The sheet of one reader. */
struct zy_counts_sheet {
	struct zy_reader *reader;	    /* borrowed */
	struct zy_tally *tally;		    /* borrowed */
	const struct zy_intern *known;	    /* borrowed: subjects; NULL: any */
	struct zy_subject_input names;	    /* how subjects are found by name */
	int subject, question, group, date; /* columns of the reader, or -1 */
	struct zy_counts_column *columns;   /* of each column of the reader */
	struct zy_view *headings;	    /* for which they are bound */
	size_t n;
	/* The counts of which the current record may have some. */
	struct zy_counts_block {
		size_t question, group;
	} * blocks;
	size_t nblocks, blocks_cap;
	size_t next; /* block */
	int64_t figures[ZY_COUNTS_MOST];
	struct zy_buf scratch;
};

/*
 * Returns whether r has counts: a column of votes for a grade, and none of
 * grades that were marked.
 */
bool zy_counts_sheet_is(const struct zy_reader *r, const struct zy_tally *t);
/*
 * Appends to b what column i of r has that only the standard of t says: the
 * votes for a grade or a figure of a sheet of counts, or a question of papers;
 * returns false where it has nothing of that.
 */
bool zy_counts_sheet_means(const struct zy_reader *r, const struct zy_tally *t,
    size_t i, struct zy_buf *b);
/*
 * Prepares s for the records of r.  known and subjects, which may be NULL, are
 * the rosters.  Returns 0; or -1 with the error where a column is missing or
 * two are one.  Call zy_counts_sheet_release in either case.
 */
int zy_counts_sheet_open(struct zy_counts_sheet *s, struct zy_reader *r,
    struct zy_tally *t, const struct zy_intern *known,
    struct zy_subjects *subjects, struct zy_error *e);
/* Frees what s holds; reader and tally stay with the caller. */
void zy_counts_sheet_release(struct zy_counts_sheet *s);
/* Begins with the reader's current record. */
void zy_counts_sheet_begin(struct zy_counts_sheet *s);
/*
 * Fills row with the next counts of the current record, borrowed until the next
 * call.  Returns 1; 0 where there are no more; -1 with the error where the
 * record is bad.
 */
int zy_counts_sheet_next(
    struct zy_counts_sheet *s, struct zy_counts_row *row, struct zy_error *e);
/*
 * Fills e with the refusal of the current record because of why.  Always
 * returns -1.
 */
int zy_counts_sheet_refuse(const struct zy_counts_sheet *s,
    const struct zy_counts_row *row, const struct zy_counts_fault *why,
    struct zy_error *e);
/*
 * Returns the date of the review in the current record, or an empty view.
 * Borrowed until the next call of a function for s.
 */
struct zy_view zy_counts_sheet_date(struct zy_counts_sheet *s);
/* Returns whether column c is read. */
bool zy_counts_sheet_reads(const void *sheet, int c);

ZY_END_C

#endif
