/*
 * Reading counts made by hand: the sheet (评议结果汇总表) and its columns.
 *
 * A sheet of counts has a column of votes for each grade, headed by the grade's
 * id or name, which 票, 票数, 人数 or a similar word may follow.  Voter group
 * and question have their own columns or stand in the headings above the grades
 * (党员 over 满意, 不满意); in the latter case one row of the sheet gives
 * several rows of counts.  Columns of shares (满意率) are not read.  A turned
 * sheet has a row for each grade; its rows of counts have one figure each, and
 * the caller puts them together.
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

/* The meaning of one column of a sheet. */
struct zy_counts_column {
	bool used;   /* the column has a figure */
	bool by_row; /* of a turned sheet: which figure, each row says */
	int figure;  /* enum zy_counts_figure */
	/* Numbers in the tally's codebooks, if the heading names them;
	   ZY_CODE_NONE: other columns of the row do. */
	size_t question, group;
};

/* Reads the sheet of one reader. */
struct zy_counts_sheet {
	struct zy_reader *reader; /* borrowed */
	struct zy_tally *tally;	  /* borrowed */
	const struct zy_intern
	    *known; /* borrowed: ids of subjects; NULL: any */
	struct zy_subject_input names; /* how subjects are found by name */
	/* Columns of the reader, or -1. */
	int subject, question, group, date, organiser;
	int grade; /* of a turned sheet (zy_counts_sheet_turned); else -1 */
	struct zy_counts_column *columns; /* owned: one for each column */
	struct zy_view *headings; /* owned: those that columns was made for */
	size_t n;		  /* columns */
	/* Owned: the pairs of question and group for which the headings have
	   columns of votes.  Each gives at most one row of counts. */
	struct zy_counts_block {
		size_t question, group;
	} * blocks;
	size_t nblocks, blocks_cap;
	size_t next; /* block to be read next of the current record */
	int64_t figures[ZY_COUNTS_MOST]; /* of the row returned last */
	struct zy_buf scratch;
	struct zy_buf day, host;     /* texts of the row returned last */
	struct zy_error_list faults; /* of the current record */
};

/* Sets *c to what column i of the reader means by its headings. */
void zy_counts_column_bind(struct zy_counts_column *c,
    const struct zy_reader *r, const struct zy_tally *t, size_t i);
/*
 * Returns whether r is a sheet of counts: it has a column of votes for a grade,
 * but no column "grade" or "ballot" and no column headed by a question; or it
 * is a turned one.
 */
bool zy_counts_sheet_is(const struct zy_reader *r, const struct zy_tally *t);
/*
 * Returns whether r is a turned sheet of counts, with a row for each grade
 * (满意 35, 基本满意 4) and perhaps for figures (有效票 39): it has a column
 * "grade", none "ballot", and a column of votes, headed by a unit (票数), a
 * question or a group.
 */
bool zy_counts_sheet_turned(
    const struct zy_reader *r, const struct zy_tally *t);
/*
 * Sets *c to what column i of a turned sheet means; where each row says what
 * its number is, the figure is ZY_COUNTS_GRADES.
 */
void zy_counts_column_bind_turned(struct zy_counts_column *c,
    const struct zy_reader *r, const struct zy_tally *t, size_t i);
/*
 * Returns whether a heading, or a cell of the column "grade", is that of shares
 * (满意率, 比例（%）), not of votes.
 */
bool zy_counts_is_share(struct zy_view text);
/*
 * Returns the figure (enum zy_counts_figure) that a cell of a turned sheet's
 * column "grade" names, or -1.
 */
int zy_counts_figure_of(
    const struct zy_reader *r, const struct zy_tally *t, struct zy_view cell);
/*
 * Appends to b what column i of r holds by the standard of t: a question of
 * ballots, ticks for a grade, or votes or another figure of a sheet of counts.
 * Returns true; or false, with nothing appended, if it holds none of these.
 */
bool zy_counts_sheet_means(const struct zy_reader *r, const struct zy_tally *t,
    size_t i, struct zy_buf *b);
/*
 * Prepares s for the records of r; s need not be initialised.  known and
 * subjects are the rosters, borrowed until the release; each may be NULL.
 * Returns 0; or -1 with e set if a column is missing or two columns mean the
 * same.  Call zy_counts_sheet_release in either case.
 */
int zy_counts_sheet_open(struct zy_counts_sheet *s, struct zy_reader *r,
    struct zy_tally *t, const struct zy_intern *known,
    struct zy_subjects *subjects, struct zy_error *e);
/* Frees what s owns; reader and tally remain the caller's. */
void zy_counts_sheet_release(struct zy_counts_sheet *s);
/*
 * Makes zy_counts_sheet_next begin with the first row of counts in the reader's
 * current record.  Call it after each zy_reader_next.
 */
void zy_counts_sheet_begin(struct zy_counts_sheet *s);
/*
 * Fills row with the next row of counts in the current record; its texts and
 * figures are borrowed until the next call.  Returns 1; 0 if there is no
 * further one; -1 with e set if the record is wrong, and its further faults in
 * e->next, borrowed from s.
 */
int zy_counts_sheet_next(
    struct zy_counts_sheet *s, struct zy_counts_row *row, struct zy_error *e);
/*
 * Refuses row, which zy_counts_sheet_next has returned last: adds to the list l
 * an error for each fault in why, with the place of the cell that is wrong.
 */
void zy_counts_sheet_refuse(const struct zy_counts_sheet *s,
    const struct zy_counts_row *row, const struct zy_counts_faults *why,
    struct zy_error_list *l);
/*
 * Returns whether column c of the reader is used.  sheet is a struct
 * zy_counts_sheet; the type makes this a callback for zy_cli_note_unread.
 */
bool zy_counts_sheet_reads(const void *sheet, int c);

ZY_END_C

#endif
