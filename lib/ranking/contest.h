/*
 * A contest: the records of any streams, ranked by one column.
 *
 * Takes records from readers, keeps them in a table, places them within
 * their groups and writes them out with the ranking's columns behind their
 * own.  Groups are made of the cells of some columns; their names are those
 * cells with '/' between them.  Output is in the order of group names (by
 * bytes), places, subjects (by bytes): never in that of the input.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_CONTEST_H
#define ZY_RANKING_CONTEST_H

#include "ranking/eligible.h"
#include "ranking/key.h"
#include "ranking/quota.h"
#include "ranking/rank.h"
#include "ranking/scale.h"
#include "stream/writer.h"

/* Zero, then what the caller sets; the rest is filled. */
struct zy_contest {
	/* set by the caller */
	const char *by;		   /* canonical column name */
	const char *const *within; /* the columns of a group */
	size_t nwithin;
	const struct zy_eligible *eligible; /* NULL: everybody */
	const char *const *barring;	    /* vetoes that leave subjects out */
	size_t nbarring;
	bool compare, ascending; /* write percentile and z-score */
	struct zy_keys keys;	 /* parsed; released here */

	struct zy_table table;
	struct zy_ranking ranking;
	struct zy_intern *groups; /* keys, see zy_group_key */
	uint32_t *sorted;	  /* group numbers in the order of output */
	char **names;		  /* of groups, by number */
	size_t ngroups;

	/*
	 * Filled by zy_contest_write: how many records name a subject that
	 * stands in its group already, and the row of the first.
	 */
	size_t doubles;
	uint32_t double_row;

	/* how the reader read last is bound */
	size_t bound, old; /* columns: now, and before this record */
	int by_column, subject_column, id_column, veto_column;
	int *within_columns;
	struct zy_view *cells;
	struct zy_buf scratch, key;
	int subject_cell, id_cell, veto_cell; /* of the table */
};

void zy_contest_release(struct zy_contest *c);
/* To be called for every reader, before its first record. */
void zy_contest_bind(struct zy_contest *c, struct zy_reader *r);
/*
 * Takes the reader's current record.  0, or -1 with a ZY_ERROR_RECORD: its
 * value is no number.
 */
int zy_contest_take(
    struct zy_contest *c, struct zy_reader *r, struct zy_error *e);
/*
 * The same by several threads: each takes the records of a part of the input
 * into a contest of its own, begun like c and bound to the part's reader;
 * those that fit are joined to c in order.  End each in any case.
 */
void zy_contest_begin_part(struct zy_contest *part, const struct zy_contest *c);
bool zy_contest_fits(const struct zy_contest *parts, int n);
void zy_contest_join(struct zy_contest *c, struct zy_contest *part);
void zy_contest_end_part(struct zy_contest *part);
/*
 * To be called at the end of a reader that gave records: -1 with a
 * ZY_ERROR_CONFIG when it has no such columns.
 */
int zy_contest_check(
    struct zy_contest *c, struct zy_reader *r, struct zy_error *e);
/* Places all.  0, or -1 with a ZY_ERROR_CONFIG about the tie keys. */
int zy_contest_place(struct zy_contest *c, enum zy_rank_method method,
    bool ascending, int threads, struct zy_error *e);
/* The row at position i of a group, and its cell for a column of the table. */
struct zy_view zy_contest_cell(
    const struct zy_contest *c, uint32_t group, uint32_t i, int column);
/* Its subject, or id, or name. */
struct zy_view zy_contest_subject(
    const struct zy_contest *c, uint32_t group, uint32_t i);
/* True for a column that the ranking writes itself. */
bool zy_contest_is_own(struct zy_view name);
/*
 * Declares the columns, writes every record, and counts the doubles; the bytes
 * are the same for any number of threads.
 */
void zy_contest_write(struct zy_contest *c, struct zy_writer *w, int threads);

#endif
