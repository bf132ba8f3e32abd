/*
 * A ranking (排名): the records of any streams, placed within their groups.
 *
 * A ranking reads the records of all inputs and keeps them by group.  It gives
 * each ranked record its place, selects as many of a group as it has places,
 * and writes every record with the columns group, rank, tied, of, selected and
 * reason (with `compare` also percentile and z-score, with stability also
 * chance and places).  A record without a value to rank by belongs to its group
 * but is not ranked.
 *
 * Records are kept compactly in memory.  Where memory is limited they are
 * sorted externally, in runs on disk; the output is byte for byte the same.
 * Cells of the columns that decide (value, groups, tie keys, subject, vetoes)
 * are cleaned; all other cells are copied unchanged.  The output never depends
 * on the order of the input.
 *
 * The order of calls: set the options; then for each input zy_ranking_bind,
 * zy_ranking_add for each record, zy_ranking_check; then zy_ranking_sort,
 * zy_ranking_write, zy_ranking_release.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_RANKING_H
#define ZY_RANKING_RANKING_H

#include "base/attr.h"
#include "ranking/cut.h"
#include "ranking/eligible.h"
#include "ranking/quota.h"
#include "ranking/row-store.h"
#include "ranking/tie-key.h"
#include "standard/standard.h"
#include "stream/runs.h"
#include "stream/writer.h"

ZY_BEGIN_C

/*
 * The number of places that each group has.  At most one of by_number,
 * by_percent and quota is set; with none of them nothing is selected.
 */
struct zy_ranking_places {
	bool by_number, by_percent;
	struct zy_quota *quota;	   /* borrowed; or NULL */
	uint64_t number;	   /* by_number: places of each group */
	struct zy_decimal percent; /* by_percent: of the rows of each group */
	uint64_t reserve;	   /* length of the reserve list */
};

/*
 * Options of stability (ranking/stability.h), which is only possible without a
 * memory limit.
 */
struct zy_ranking_stability {
	uint32_t draws;	  /* 0: no stability */
	const char *seed; /* borrowed */
	/*
	 * NULL: counted is how often a row is selected; else how often it
	 * keeps its band of this standard.  Borrowed.
	 */
	const struct zy_standard *bands;
};

/*
 * A ranking.  The caller sets all bytes to zero and then the options; the rest
 * is private.
 */
struct zy_ranking {
	/* options */
	const char *by; /* canonical name of the column to rank by; borrowed */
	struct zy_eligible *eligible; /* borrowed; NULL: all are */
	enum zy_rank_method method;
	bool compare;		 /* write percentile and z-score */
	bool ascending;		 /* the lowest value is the best */
	bool strict;		 /* a value that is no number is an error */
	struct zy_tie_keys keys; /* released with the ranking */
	struct zy_ranking_places places;
	struct zy_ranking_stability stability;
	size_t memory;	    /* largest number of bytes to use; 0: no limit */
	const char *folder; /* for temporary files; borrowed */

	/* options with functions of their own, in ranking-options.c */
	const char **within; /* columns that make a group; owned */
	size_t nwithin;
	const char **disqualifying; /* ids of rules; the array is owned */
	size_t ndisqualifying;

	struct zy_value_counts values; /* cells of the column to rank by */
	struct zy_table table;	       /* columns and files; no rows */
	uint64_t rows;
	/* without a limit of memory */
	struct zy_intern *groups; /* keys that zy_group_key made */
	struct zy_row_store store;
	/* with one */
	struct zy_runs *runs;
	bool stale; /* the order has changed since records were encoded */

	/* the reader that is read at present */
	size_t bound;	 /* number of its columns that are bound */
	size_t old;	 /* as bound, before the present record */
	uint64_t mapped; /* reader and columns that `row` is laid out for */
	size_t nmapped, width;
	bool straight; /* its columns are the table's, in the same order */
	int by_column, subject_column, id_column, veto_column, error_column;
	int name_column, township_column; /* where there is a list, else -1 */
	int *within_columns, *key_columns;
	struct zy_view *cells, *row;
	size_t row_cap;
	struct zy_buf scratch, key, value, rest;

	/* columns of the table, known after zy_ranking_sort */
	int by_cell, subject_cell, id_cell, name_cell, veto_cell, source_cell;
	int township_cell;
	int error_cell, band_cell; /* where stability is asked for, else -1 */
};

/* Frees what c owns and sets it to zero. */
void zy_ranking_release(struct zy_ranking *c);

/*
 * Adds the columns named in list, separated by commas ("sector,level"), to
 * those by which records are grouped.  Names are copied.  Returns 0, or -1 with
 * a ZY_ERROR_CONFIG at an empty name; the names before it have been added.
 */
int zy_ranking_set_within(
    struct zy_ranking *c, const char *list, struct zy_error *e);

/*
 * Sets the number of places of each group from "10" or "5%".  Returns 0; or -1,
 * with the places undefined, when the text is neither a number from 1 to
 * ZY_QUOTA_MAX nor a percentage above 0 and up to 100.
 */
int zy_ranking_set_top(struct zy_ranking *c, const char *text);

/*
 * Sets, from a standard, the rules that forbid an award (vetoes, gates and
 * minimums of heads with the effect no-award): a record whose column `veto`
 * names one of them is not ranked.  When the ranking has no tie keys yet, also
 * sets those of the standard.  The standard is borrowed and must live as long
 * as c.  Returns 0, or -1 with a ZY_ERROR_CONFIG.
 */
int zy_ranking_set_standard(
    struct zy_ranking *c, const struct zy_standard *s, struct zy_error *e);

/*
 * Looks up the columns of r by which the ranking decides, and tells r to clean
 * the cells of these only.  Call it before the first record of each input.
 */
void zy_ranking_bind(struct zy_ranking *c, struct zy_reader *r);

/*
 * Adds the present record of r.  Returns 0; -1 with a ZY_ERROR_RECORD when a
 * cell of the record is wrong (the record is left out); or -1 with a
 * ZY_ERROR_IO when a temporary file cannot be written.
 */
int zy_ranking_add(
    struct zy_ranking *c, struct zy_reader *r, struct zy_error *e);

/*
 * Adds the columns of r to those of the output, for an input none of whose
 * records could be added.
 */
void zy_ranking_note_columns(struct zy_ranking *c, struct zy_reader *r);

/*
 * Checks that r has the columns which the options name.  Call it when all
 * records of r were read.  Returns 0, or -1 with a ZY_ERROR_CONFIG that names a
 * missing one.
 */
int zy_ranking_check(
    struct zy_ranking *c, struct zy_reader *r, struct zy_error *e);

/*
 * Begins part of a ranking for one of n threads that read one input in parts:
 * sets `part` up with the options of c and binds it to r, the reader of that
 * part of the input.  The thread adds records to `part`.  When all threads are
 * done, the parts are joined to c in order, and each is ended with
 * zy_ranking_part_end, before c is released.
 */
void zy_ranking_part_begin(
    struct zy_ranking *part, struct zy_ranking *c, int n, struct zy_reader *r);

/*
 * Returns whether all n parts have found the same columns.  If not, they cannot
 * be joined, and the caller reads the input again with one thread.
 */
bool zy_ranking_parts_fit(const struct zy_ranking *parts, int n);

/*
 * Moves the records of the part to the end of those of c.  Call it for each
 * part in the order of the input, after zy_ranking_parts_fit has returned true.
 */
void zy_ranking_part_join(struct zy_ranking *c, struct zy_ranking *part);

/* Frees what the part owns.  Call it before c is released. */
void zy_ranking_part_end(struct zy_ranking *part);

/*
 * Ends the reading and sorts the records.  Returns 0; -1 with a ZY_ERROR_CONFIG
 * when the inputs lack the column of a tie key; or -1 with a ZY_ERROR_IO when a
 * temporary file cannot be read or written.
 */
int zy_ranking_sort(struct zy_ranking *c, struct zy_error *e);

/*
 * Returns whether a column of the inputs with this name is not copied to the
 * output: because the ranking itself writes a column with this name, or because
 * it is `chance` or `places` of an earlier ranking, which is no longer true.
 */
bool zy_ranking_writes_column(const struct zy_ranking *c, struct zy_view name);

/* Receives the findings while a ranking is written. */
struct zy_ranking_report {
	/* set by the caller: receives each finding as a warning */
	void (*warn)(void *context, const struct zy_error *finding);
	void *context;
	/* filled in */
	uint64_t none;	   /* groups whose percentage is less than one place */
	uint64_t unlisted; /* records whose subject is not on the list of
			      eligible subjects */
	uint64_t doubles;  /* records whose subject is in the group already */
	struct zy_row_origin first_double; /* of the first such record */
};

/*
 * Declares the columns of the output to w, writes every record with its place,
 * and reports the findings about groups, in the order of the groups.  The
 * output is the same for any number of threads.  Returns 0, or -1 with a
 * ZY_ERROR_IO when a temporary file cannot be read or written; the caller
 * finishes w.
 */
int zy_ranking_write(struct zy_ranking *c, struct zy_writer *w, int threads,
    struct zy_ranking_report *report, struct zy_error *e);

/*
 * Reports, after zy_ranking_write, the number of records whose subject is in
 * the group already; reports nothing when that number is 0.
 */
void zy_ranking_warn_doubles(
    const struct zy_ranking *c, const struct zy_ranking_report *report);

ZY_END_C

#endif
