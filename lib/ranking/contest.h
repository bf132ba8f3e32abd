/*
 * A contest: records of any stream, placed within their groups.
 *
 * Takes the records of all inputs, keeps them by group, gives the places,
 * selects who gets one of the group's, and writes every record with what it got
 * (columns group, rank, tied, of, selected, reason; with compare two more).
 * Records are kept in memory, compactly, or, where memory is limited, as sorted
 * runs, in files where they must; the bytes that are written are the same.
 * Columns that decide are cleaned, all others are carried as they came.  A
 * record without a value belongs to its group but is not ranked.  Nothing that
 * is written depends on the order of the input.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_CONTEST_H
#define ZY_RANKING_CONTEST_H

#include "ranking/eligible.h"
#include "ranking/key.h"
#include "ranking/quota.h"
#include "ranking/roll.h"
#include "ranking/select.h"
#include "stream/runs.h"
#include "stream/writer.h"

/* How many places each group has; none of the first three: nobody is asked. */
struct zy_contest_places {
	bool by_number, by_percent;
	struct zy_quota *quota; /* NULL: not by quota */
	uint64_t number;
	struct zy_decimal percent;
	uint64_t reserve;
};

/* Zero, then what the caller sets; the rest is filled. */
struct zy_contest {
	/* set by the caller */
	const char *by;		   /* canonical column name */
	const char *const *within; /* the columns of a group */
	size_t nwithin;
	const struct zy_eligible *eligible; /* NULL: everybody */
	const char *const *barring;	    /* vetoes that leave subjects out */
	size_t nbarring;
	enum zy_rank_method method;
	bool compare;	     /* write percentile and z-score */
	bool ascending;	     /* the lowest value comes first */
	struct zy_keys keys; /* parsed; released here */
	struct zy_contest_places places;
	size_t memory;	    /* bytes to do with, 0: any; */
	const char *folder; /* of temporary files; outlives */

	struct zy_table table; /* columns and files; no rows */
	uint64_t rows;
	/* in memory */
	struct zy_intern *groups; /* keys, see zy_group_key */
	struct zy_roll roll;
	/* or not */
	struct zy_runs *runs;
	bool stale; /* keys of records from before would be others now */

	/* how the reader read last is bound */
	size_t bound, old; /* columns: now, and before this record */
	uint64_t mapped;   /* the reader, and how its cells make a row */
	size_t nmapped, width;
	bool straight;
	int by_column, subject_column, id_column, veto_column;
	int *within_columns, *key_columns;
	struct zy_view *cells, *row;
	size_t row_cap;
	struct zy_buf scratch, key, value, rest;
	int by_cell, subject_cell, id_cell, name_cell, veto_cell; /* of table */
};

void zy_contest_release(struct zy_contest *c);
/* To be called for every reader, before its first record. */
void zy_contest_bind(struct zy_contest *c, struct zy_reader *r);
/*
 * Takes the reader's current record.  0, or -1: a ZY_ERROR_RECORD, its value is
 * no number; a ZY_ERROR_IO, it cannot be kept.
 */
int zy_contest_take(
    struct zy_contest *c, struct zy_reader *r, struct zy_error *e);
/*
 * The same by several threads: each of n takes the records of a part of the
 * input into a contest of its own, begun like c and bound to the part's reader;
 * those that fit are joined to c in order.  End each in any case.
 */
void zy_contest_begin_part(
    struct zy_contest *part, struct zy_contest *c, int n);
bool zy_contest_fits(const struct zy_contest *parts, int n);
void zy_contest_join(struct zy_contest *c, struct zy_contest *part);
void zy_contest_end_part(struct zy_contest *part);
/*
 * To be called at the end of a reader that gave records: -1 with a
 * ZY_ERROR_CONFIG when it has no such columns.
 */
int zy_contest_check(
    struct zy_contest *c, struct zy_reader *r, struct zy_error *e);
/*
 * All records are in.  0, or -1: a ZY_ERROR_CONFIG about the tie keys, a
 * ZY_ERROR_IO about temporary files.
 */
int zy_contest_sort(struct zy_contest *c, struct zy_error *e);

/* True for a column that the ranking writes itself. */
bool zy_contest_is_own(struct zy_view name);

/* What there is to say about a contest, while and when it is written. */
struct zy_contest_report {
	/* of one group; name is empty where there is only one */
	void (*tell)(void *context, struct zy_view name, const char *finding);
	void *context;
	uint64_t none; /* groups whose share of places is less than one */
	/* records whose subject stands in its group already, and the first */
	uint64_t doubles;
	struct zy_roll_place double_place;
};
/*
 * Declares the columns, places and writes every record, and tells what is
 * found, group by group in order.  The bytes are the same for any number of
 * threads.  0, or -1 with a ZY_ERROR_IO: a temporary file cannot be read or
 * written.
 */
int zy_contest_write(struct zy_contest *c, struct zy_writer *w, int threads,
    struct zy_contest_report *report, struct zy_error *e);

#endif
