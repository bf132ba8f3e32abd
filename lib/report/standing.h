/*
 * Standings: the rows of a ranking or score stream, parsed and sorted, with the
 * score and place of each subject; and the text form of groups and percentages.
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

/* One row; its views are borrowed from the table. */
struct zy_standing {
	const struct zy_table_row *row;
	struct zy_view subject, name, group, veto;
	bool ranked, scored; /* rank is a number; total is a number */
	struct zy_decimal rank, total;
	enum zy_selected selected;
	bool tied;
};

/* All rows of a table.  Owns items and heads. */
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
 * Parses the rows of t and sorts them by group, place and subject.  s need not
 * be initialised; t and data are borrowed until zy_standings_release, which
 * frees s.
 */
void zy_standings_init(struct zy_standings *s,
    const struct zy_report_data *data, const struct zy_table *t);

/* Frees what s owns. */
void zy_standings_release(struct zy_standings *s);

/* Sorts s by total, lowest first; rows without a total come last. */
void zy_standings_lowest(struct zy_standings *s);

/* Returns the name of the subject, or its id if it has no name. */
struct zy_view zy_standing_title(const struct zy_standing *x);

/*
 * Returns the cell of row x in the named column; empty if there is no such
 * column.
 */
struct zy_view zy_standing_cell(const struct zy_standings *s,
    const struct zy_standing *x, const char *column);

/* Returns whether the table has the column and any cell of it is not empty. */
bool zy_standings_have(const struct zy_standings *s, const char *column);

/*
 * Appends a cell of a group column in the form for people.  A token of the
 * columns sector, level, kind, system or ethnic group is replaced by its word
 * in Chinese (zh) or English; any other text is appended unchanged.  Of a group
 * of several columns ("rural/城关镇") each piece is treated like this.
 */
void zy_label_put(struct zy_buf *b, struct zy_view cell, bool zh);

/*
 * Compares two cells of a group column: tokens in the order in which their
 * column lists them, then all other texts in byte order.  Returns a number
 * below 0, 0, or above 0.
 */
int zy_label_cmp(struct zy_view a, struct zy_view b);

/*
 * Appends part / whole as a percentage with that many places, like "95.04%";
 * "—" if whole is 0.
 */
void zy_percent_put(struct zy_buf *b, int64_t part, int64_t whole, int places);

ZY_END_C

#endif
