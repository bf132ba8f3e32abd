/*
 * What the files of a ranking share.  Private to this floor.
 *
 * From the bottom up: record-bytes.c (records for the external sort),
 * ranking-values.c (the kinds of values in a column), group-stability.c (the
 * draws of a group), row-writer.c (one output row), write-memory.c and
 * write-runs.c (all groups, from memory and from sorted runs), ranking.c and
 * ranking-part.c (reading).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_RANKING_STATE_H
#define ZY_RANKING_RANKING_STATE_H

#include "ranking/distribution.h"
#include "ranking/ranking.h"
#include "ranking/sort.h"
#include "ranking/stability.h"

/* ---- record-bytes.c: a record as bytes for the external sort ---- */

/*
 * Encodes a record as two byte strings: `key`, which memcmp sorts in the order
 * of the output, and `rest`, which is needed to decode the record.  Both
 * buffers are overwritten.  group is the key of the record's group
 * (zy_group_key); cells are its n cells by column of the table; value is the
 * value to rank by, or NULL when the record is not ranked.
 */
void zy_record_bytes_encode(struct zy_ranking *c, struct zy_view group,
    const struct zy_view *cells, size_t n, const struct zy_decimal *value,
    struct zy_row_origin origin, struct zy_buf *key, struct zy_buf *rest);

/*
 * A decoded record.  Its texts are borrowed from the key of which it was
 * decoded.
 */
struct zy_record_bytes {
	struct zy_view group; /* key of the group */
	struct zy_view value; /* beginning of the key, up to the value */
	struct zy_view equal; /* beginning of the key, up to the tie keys */
	bool ranked;
	struct zy_row_origin origin;
	const char *cells, *end; /* cells end in NUL; the subject's is first */
	int subject;		 /* the column of the subject, or -1 */
};

/*
 * Decodes the two byte strings that zy_record_bytes_encode made of a record.  x
 * borrows from key; rest is needed only during the call.
 */
void zy_record_bytes_decode(const struct zy_ranking *c, struct zy_view key,
    struct zy_view rest, struct zy_record_bytes *x);

/*
 * Sets the n views to the cells of the record, by column of the table; columns
 * that it lacks are empty.
 */
void zy_record_bytes_cells(
    const struct zy_record_bytes *x, struct zy_view *cells, size_t n);

/* ---- ranking-values.c: cells of another kind than their column's ---- */

/*
 * Returns cell `column` of n cells, or an empty view where there is no such
 * cell.
 */
static inline struct zy_view
zy_ranking_cell(const struct zy_view *cells, size_t n, int column)
{
	return column >= 0 && (size_t)column < n ? cells[column]
						 : (struct zy_view){NULL, 0};
}

/*
 * Counts the kinds (number, percentage, …) of the cells of a record that decide
 * about its place: the value, where the record is ranked, and the tie keys.
 * Call it before the record is stored.
 */
void zy_ranking_observe(struct zy_ranking *c, const struct zy_view *row,
    bool ranked, struct zy_row_origin origin);

/*
 * Returns whether a cell of the column to rank by is of the kind of the column,
 * so that it can be compared with the others: percentages with percentages,
 * numbers with numbers.
 */
bool zy_ranking_comparable(const struct zy_ranking *c, struct zy_view cell);

/*
 * Makes the records unranked that cannot be compared with the others.  Call it
 * when all records are known.
 */
void zy_ranking_unrank_incomparable(struct zy_ranking *c);

/*
 * Passes to report->warn a finding for each deciding column that has cells of
 * another kind than the column's, with their number and the first of them.
 */
void zy_ranking_warn_kinds(
    const struct zy_ranking *c, const struct zy_ranking_report *report);

/* ---- group-stability.c: how sure the places of one group are ---- */

/*
 * The result of drawing the values of one group again.  The caller sets all
 * bytes to zero, may use it for one group after another, and releases it with
 * zy_group_stability_release.
 */
struct zy_group_stability {
	struct zy_stability_row *rows;	     /* by position */
	struct zy_stability_result *results; /* by position */
	bool *unknown; /* by position: error or band is unknown */
	size_t cap;
	uint32_t draws;
	bool bands;  /* draws count in which a row keeps its band, not those in
			which it is selected */
	bool failed; /* nothing was drawn: too many digits */
	uint64_t nunknown;   /* rows whose error or band is unknown */
	struct zy_buf names; /* of the first of these rows */
	struct zy_buf scratch;
};

/* Frees what g owns and sets it to zero. */
void zy_group_stability_release(struct zy_group_stability *g);

/*
 * Draws the values of a group of c again and stores the results in g.  The
 * first n items of s are the ranked rows of the group, sorted; `places` of them
 * are selected.  Uses up to `threads` threads, which do not change the results.
 */
void zy_group_stability_draw(struct zy_group_stability *g,
    const struct zy_ranking *c, const struct zy_sort *s, size_t n,
    uint64_t places, int threads);

/*
 * Appends to b the probability that the ranked row at position `at` is selected
 * (with bands: that it keeps its band): the share of the draws in which it is.
 * It is written as 0 or 1 only if exact.  Returns true; or false, with nothing
 * appended, where it is unknown.
 */
bool zy_group_stability_chance(
    const struct zy_group_stability *g, size_t at, struct zy_buf *b);

/*
 * Appends to b the places between which the ranked row at position `at` ranks
 * in at least 95 of 100 draws, like "3-7".  Returns true; or false, with
 * nothing appended, where they are unknown.
 */
bool zy_group_stability_places(
    const struct zy_group_stability *g, size_t at, struct zy_buf *b);

/*
 * Appends to b a sentence which says that nothing could be drawn in the group,
 * or which rows have no known error or band.  Returns true; or false, with
 * nothing appended, where all rows were drawn with known errors and bands.
 */
bool zy_group_stability_finding(
    const struct zy_group_stability *g, struct zy_buf *b);

/* ---- row-writer.c: writes the rows of one group after the other ---- */

/*
 * Returns the cell `subject` of a row, or the cell `id` where that is empty; an
 * empty view when both are.  Borrowed from the cells.
 */
struct zy_view zy_ranking_subject(
    const struct zy_ranking *c, const struct zy_view *cells);

/*
 * Returns the first of the rules named in `vetoes`, a list like "a;b", that
 * forbids an award, or NULL when none does.  Borrowed from c.
 */
const char *zy_ranking_disqualifying_veto(
    const struct zy_ranking *c, struct zy_view vetoes);

/*
 * A row to be written.  The last four members are set only where it is ranked.
 */
struct zy_ranked_row {
	const struct zy_view *cells; /* by column of the table */
	bool ranked;
	uint64_t at;		 /* its position among the ranked rows */
	struct zy_tie_group tie; /* rows with its value and tie keys */
	uint64_t from, to;	 /* positions of the rows with its value */
	/* Returns the place that the row came from. */
	struct zy_row_origin (*origin)(const void *context);
	const void *context;
};

/* A row writer.  Every thread has its own. */
struct zy_row_writer {
	const struct zy_ranking *c;
	const int *columns; /* columns of the table that are copied */
	size_t ncolumns;
	struct zy_view *cells;		     /* space for the cells of a row */
	struct zy_distribution distribution; /* of the group */
	struct zy_group_stability stability; /* of the group */
	/* the present group */
	struct zy_buf name;
	struct zy_cut cut;
	bool selecting; /* places are given, so that rows are selected */
	bool in_quota;	/* the quota has the group, or there is no quota */
	enum zy_selected selected; /* what the present tie group gets */
	struct zy_buf percentile, z, number, text;
	struct zy_buf tied;	/* of a tie at the cut: value, NUL, names */
	struct zy_buf findings; /* texts, each with its NUL */
	/* The column of the standard of a score, or -1; that of the group's
	 * first ranked row; how many other ranked rows have another one. */
	int standard_cell;
	struct zy_buf standard;
	uint64_t other_standards;
	/* Of all groups: counts for struct zy_ranking_report. */
	uint64_t none, unlisted;
};

/*
 * Declares the columns of the output to w.  Returns the array of the table's
 * columns that are copied, *n of them, which the caller frees with free().
 */
int *zy_row_writer_declare(
    const struct zy_ranking *c, struct zy_writer *w, size_t *n);

/*
 * Initialises a row writer for the columns that zy_row_writer_declare returned.
 * The caller releases it with zy_row_writer_release.
 */
void zy_row_writer_init(struct zy_row_writer *rw, const struct zy_ranking *c,
    const int *columns, size_t n);

/* Frees what rw owns; the columns remain the caller's. */
void zy_row_writer_release(struct zy_row_writer *rw);

/*
 * Returns the number of places of the group with this key, which has `ranked`
 * ranked rows; UINT64_MAX when the quota does not have the group.  Marks the
 * group of the quota as used, so only one thread may call it.
 */
uint64_t zy_ranking_group_places(
    const struct zy_ranking *c, struct zy_view key, uint64_t ranked);

/*
 * Begins the group with that key, which has `ranked` ranked rows and `places`
 * places (zy_ranking_group_places).  The caller then writes its rows in order
 * with zy_row_writer_put, ranked rows first, and ends it with
 * zy_row_writer_end_group.
 */
void zy_row_writer_begin_group(struct zy_row_writer *rw, struct zy_view key,
    uint64_t ranked, uint64_t places);

/* Writes one row of the group to w. */
void zy_row_writer_put(struct zy_row_writer *rw, struct zy_writer *w,
    const struct zy_ranked_row *row);

/*
 * Ends the group.  rw->findings then has all findings about the group, texts
 * each with its NUL, until the next group begins.
 */
void zy_row_writer_end_group(struct zy_row_writer *rw);

/*
 * Passes the findings about the group with that name to report->warn.  findings
 * are texts, each with its NUL, as rw->findings has them.
 */
void zy_ranking_report_findings(const struct zy_ranking *c, struct zy_view name,
    struct zy_view findings, const struct zy_ranking_report *report);

/* ---- write-memory.c, write-runs.c: the two ways to write all groups ---- */

/*
 * Writes all records of c from the row store to w, sorted and with their
 * places, with up to `threads` threads; findings go to report.
 */
void zy_ranking_write_memory(struct zy_ranking *c, struct zy_writer *w,
    int threads, struct zy_ranking_report *report);

/*
 * Writes all records of c from the sorted runs on disk to w, with their places;
 * findings go to report.  Returns 0, or -1 with a ZY_ERROR_IO when a temporary
 * file cannot be read or written.
 */
int zy_ranking_write_runs(struct zy_ranking *c, struct zy_writer *w,
    struct zy_ranking_report *report, struct zy_error *e);

/*
 * Returns new, empty runs for an external sort of the records of c, which use
 * at most `memory` bytes.  The caller frees them with zy_runs_free.
 */
struct zy_runs *zy_ranking_new_runs(const struct zy_ranking *c, size_t memory);

#endif
