/*
 * A ranking (排名): the records of any streams, placed within their groups.
 *
 * A ranking takes the records of all inputs and keeps them by group.  It gives
 * each ranked record its place, selects as many of a group as it has places,
 * and writes every record with the columns group, rank, tied, of, selected and
 * reason (with `compare` also percentile and z-score, with stability also
 * chance and places).  A record without a value to rank by belongs to its group
 * but is not ranked.
 *
 * Records are kept compactly in memory.  Where memory is limited they are
 * sorted externally, in runs on disk; the output is the same byte for byte.
 * Cells of columns that decide (value, groups, tie keys, subject, vetoes) are
 * cleaned; all other cells are copied as they came.  The output never depends
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
	struct zy_quota *quota; /* borrowed; or NULL */
	uint64_t number;
	struct zy_decimal percent;
	uint64_t reserve; /* length of the reserve list */
};

/* How sure the places are (ranking/stability.h); only without memory limit. */
struct zy_ranking_stability {
	uint32_t draws;	  /* 0: not asked */
	const char *seed; /* borrowed */
	/*
	 * Whose bands count as selection, or NULL: being among the places.
	 * Borrowed.
	 */
	const struct zy_standard *bands;
};

/* The caller zeroes it and sets the options; the rest is private. */
struct zy_ranking {
	/* options */
	const char *by; /* canonical name of the column to rank by; borrowed */
	const struct zy_eligible *eligible; /* NULL: every subject is */
	enum zy_rank_method method;
	bool compare;		 /* write percentile and z-score */
	bool ascending;		 /* the lowest value is the best */
	bool strict;		 /* a record whose value is none is bad */
	struct zy_tie_keys keys; /* released with the ranking */
	struct zy_ranking_places places;
	struct zy_ranking_stability stability;
	size_t memory;	    /* most bytes to use; 0: no limit */
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
	bool stale; /* records encoded earlier are in the wrong order */

	/* the reader that is read at present */
	size_t bound;	 /* number of its columns that are bound */
	size_t old;	 /* as bound, before the present record */
	uint64_t mapped; /* reader and columns that `row` is laid out for */
	size_t nmapped, width;
	bool straight; /* its columns are the table's, in the same order */
	int by_column, subject_column, id_column, veto_column, error_column;
	int *within_columns, *key_columns;
	struct zy_view *cells, *row;
	size_t row_cap;
	struct zy_buf scratch, key, value, rest;

	/* columns of the table, known after zy_ranking_sort */
	int by_cell, subject_cell, id_cell, name_cell, veto_cell, source_cell;
	int error_cell, band_cell; /* where stability is asked for, else -1 */
};

/* Frees what the ranking holds and makes it all zero. */
void zy_ranking_release(struct zy_ranking *c);

/*
 * Sets the columns that make a group from a list like "sector,level".  Returns
 * 0, or -1 with a ZY_ERROR_CONFIG when a name is empty.
 */
int zy_ranking_set_within(
    struct zy_ranking *c, const char *list, struct zy_error *e);

/*
 * Sets the number of places of each group from "10" or "5%".  Returns 0, or -1
 * when the text is neither a number from 1 to ZY_QUOTA_MAX nor a percentage
 * above 0 and up to 100.
 */
int zy_ranking_set_top(struct zy_ranking *c, const char *text);

/*
 * Takes from a standard the rules that forbid an award (vetoes, gates and
 * minimums of heads with the effect no-award): a record whose column `veto`
 * names one of them is not ranked.  When the ranking has no tie keys yet, takes
 * the standard's, too.  The standard must outlive the ranking.  Returns 0, or
 * -1 with a ZY_ERROR_CONFIG.
 */
int zy_ranking_set_standard(
    struct zy_ranking *c, const struct zy_standard *s, struct zy_error *e);

/* Prepares for the records of r.  Must be called before its first record. */
void zy_ranking_bind(struct zy_ranking *c, struct zy_reader *r);

/*
 * Adds the present record of r.  Returns 0, or -1: with a ZY_ERROR_RECORD when
 * a cell of the record is wrong (the record is left out), with a ZY_ERROR_IO
 * when a temporary file cannot be written.
 */
int zy_ranking_add(
    struct zy_ranking *c, struct zy_reader *r, struct zy_error *e);

/*
 * Notes the columns of r, which has no record that could be added: the output
 * has them all the same.
 */
void zy_ranking_note_columns(struct zy_ranking *c, struct zy_reader *r);

/*
 * Checks that the columns which the options name are in r, whose records have
 * all been read.  Returns 0, or -1 with a
 * ZY_ERROR_CONFIG.
 */
int zy_ranking_check(
    struct zy_ranking *c, struct zy_reader *r, struct zy_error *e);

/*
 * Several threads may read one input in parts.  Each of n threads adds the
 * records of its part to a ranking `part`; the parts are then joined to the
 * whole, in order.
 *
 * Begins one such part with the options of c and binds it to r, the part's
 * reader.  The part ends with zy_ranking_part_end.
 */
void zy_ranking_part_begin(
    struct zy_ranking *part, struct zy_ranking *c, int n, struct zy_reader *r);

/*
 * Returns whether the n parts have found the same columns, so that they can be
 * joined.
 */
bool zy_ranking_parts_fit(const struct zy_ranking *parts, int n);

/* Moves the records of the part to the end of c. */
void zy_ranking_part_join(struct zy_ranking *c, struct zy_ranking *part);

/* Frees what the part holds.  Must be called before c is released. */
void zy_ranking_part_end(struct zy_ranking *part);

/*
 * Ends the reading.  Returns 0, or -1: with a ZY_ERROR_CONFIG when the input
 * lacks the column of a tie key, with a ZY_ERROR_IO when a temporary file
 * cannot be read or written.
 */
int zy_ranking_sort(struct zy_ranking *c, struct zy_error *e);

/*
 * Returns whether the ranking writes a column with this name itself, or leaves
 * it out: chance and places of an input that is a ranking are no longer true.
 */
bool zy_ranking_writes_column(const struct zy_ranking *c, struct zy_view name);

/* What a ranking finds while it is written. */
struct zy_ranking_report {
	/* set by the caller: receives each finding as a warning */
	void (*warn)(void *context, const struct zy_error *finding);
	void *context;
	/* filled in */
	uint64_t none;	   /* groups whose percentage is less than one place */
	uint64_t unlisted; /* records whose subject is on no list */
	uint64_t doubles;  /* records whose subject is in the group already */
	struct zy_row_origin first_double; /* the first that is written */
};

/*
 * Declares the output's columns, places and writes every record, and reports
 * the findings about groups, in the order of the groups.  The output is the
 * same for any number of threads.  Returns 0, or -1 with a ZY_ERROR_IO when a
 * temporary file cannot be read or written; w is finished by the caller.
 */
int zy_ranking_write(struct zy_ranking *c, struct zy_writer *w, int threads,
    struct zy_ranking_report *report, struct zy_error *e);

/*
 * Reports records whose subject is in the group already, after
 * zy_ranking_write; reports nothing when there are none.
 */
void zy_ranking_warn_doubles(
    const struct zy_ranking *c, const struct zy_ranking_report *report);

ZY_END_C

#endif
