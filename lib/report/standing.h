/*
 * Standings: the rows of a ranking or score stream, parsed and sorted, with the
 * score and place of each subject; and how groups and percentages are written.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_STANDING_H
#define ZY_REPORT_STANDING_H

#include "base/attr.h"
#include "base/rational.h"
#include "ranking/place.h"
#include "report/kind.h"

ZY_BEGIN_C

/* One row; views are into the table. */
struct zy_standing {
	const struct zy_table_row *row;
	struct zy_view subject, name, group, veto;
	bool ranked, scored; /* rank and total are numbers */
	struct zy_decimal rank, total;
	enum zy_selected selected;
	bool tied;
};

struct zy_standings {
	const struct zy_table *table; /* borrowed */
	struct zy_standing *items;
	size_t n;
	size_t scored;			      /* number of rows with a total */
	size_t selected[ZY_SELECTED_TIE + 1]; /* number of rows by selection */
	int *heads; /* columns of the table that are heads of the score */
	size_t nheads;
	bool grouped; /* some row is ranked within a group */
};

/*
 * Parses the rows of t, which must outlive s, and sorts them by group, place
 * and subject.  The caller releases s with zy_standings_release.
 */
void zy_standings_init(struct zy_standings *s,
    const struct zy_report_data *data, const struct zy_table *t);

/* Frees what s holds. */
void zy_standings_release(struct zy_standings *s);

/* Sorts s by total, lowest first; rows without one come last. */
void zy_standings_lowest(struct zy_standings *s);

/* Returns the name of the subject, or its id when it has no name. */
struct zy_view zy_standing_title(const struct zy_standing *x);

/* Returns the cell of a row in the named column; empty when there is none. */
struct zy_view zy_standing_cell(const struct zy_standings *s,
    const struct zy_standing *x, const char *column);

/* Returns whether the table has the column and some cell of it is not empty. */
bool zy_standings_have(const struct zy_standings *s, const char *column);

/*
 * Appends a cell of a group column for people to read.  A token of the columns
 * sector, level, kind, system or ethnic group becomes the word of the language;
 * any other text stays.  A group of several columns ("rural/城关镇") is
 * translated piece by piece.
 */
void zy_label_put(struct zy_buf *b, struct zy_view cell, bool zh);

/*
 * Compares two cells of a group column: tokens in the order in which their
 * column lists them, then all other texts by their bytes.  Returns a number
 * below 0, 0, or a number above 0.
 */
int zy_label_cmp(struct zy_view a, struct zy_view b);

/* Appends part / whole like "95.04%", or "—" when whole is 0. */
void zy_percent_put(struct zy_buf *b, int64_t part, int64_t whole, int places);

ZY_END_C

#endif
