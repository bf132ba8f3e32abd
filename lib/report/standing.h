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
	bool tied; /* the column `tied` says yes */
};

/*
 * All rows of a ranking or score stream, parsed.  zy_standings_init fills it
 * in, zy_standings_release frees it.
 */
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
 * Parses the rows of the table t and sorts them by group, place and subject.  s
 * need not be initialised.  Names that t lacks are taken from data.  t and data
 * are borrowed until zy_standings_release, which frees s.
 */
void zy_standings_init(struct zy_standings *s,
    const struct zy_report_data *data, const struct zy_table *t);

/* Frees items and heads of s. */
void zy_standings_release(struct zy_standings *s);

/*
 * Sorts the rows of s by total, the lowest first; rows without a total come
 * last.
 */
void zy_standings_lowest(struct zy_standings *s);

/*
 * Returns the name of the row's subject, or its id if no name is known;
 * borrowed as x is.
 */
struct zy_view zy_standing_title(const struct zy_standing *x);

/*
 * Returns the cell of row x in the column with this name; an empty view if the
 * table has no such column.  Borrowed from the table.
 */
struct zy_view zy_standing_cell(const struct zy_standings *s,
    const struct zy_standing *x, const char *column);

/*
 * Returns whether the table has a column with this name in which any cell is
 * not empty.
 */
bool zy_standings_have(const struct zy_standings *s, const char *column);

/*
 * Appends a cell of a group column to b in the words of people.  A token of the
 * columns sector, level, kind or system is replaced by its word in Chinese (zh)
 * or English; any other text is appended unchanged.  Of a group made of several
 * columns ("rural/城关镇") each piece is treated in this way.
 */
void zy_label_put(struct zy_buf *b, struct zy_view cell, bool zh);

/*
 * Compares two cells of a group column: tokens in the order in which their
 * column lists them, then all other texts in byte order.  Returns a number
 * below 0, 0 or above 0 as a comes before b, equals b or comes after it.
 */
int zy_label_cmp(struct zy_view a, struct zy_view b);

/*
 * Appends part / whole to b as a percentage with that many decimal places,
 * rounded half up, like "95.04%"; "—" if whole is 0 or less.
 */
void zy_percent_put(struct zy_buf *b, int64_t part, int64_t whole, int places);

ZY_END_C

#endif
