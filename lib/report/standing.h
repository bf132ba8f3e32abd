/*
 * Standings: who has which score and place, read from a table and sorted.
 *
 * The view of a ranking (or of plain scores) that the kinds share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_STANDING_H
#define ZY_REPORT_STANDING_H

#include "base/rational.h"
#include "ranking/place.h"
#include "report/kind.h"

/* Views are the table's. */
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
	size_t scored;
	size_t selected[ZY_SELECTED_TIE + 1];
	int *heads; /* columns that are heads of the score */
	size_t nheads;
	bool grouped; /* somebody is ranked within a group */
};

/* By group, place, subject.  Release with zy_standings_release. */
void zy_standings_init(struct zy_standings *s, const struct zy_gather *g,
    const struct zy_table *t);
void zy_standings_release(struct zy_standings *s);
/* Sorts by score, lowest first, those without one at the end. */
void zy_standings_lowest(struct zy_standings *s);

/* What people call the subject: its name, or its id. */
struct zy_view zy_standing_title(const struct zy_standing *x);
/* The cell of a named column, empty when there is none. */
struct zy_view zy_standing_cell(const struct zy_standings *s,
    const struct zy_standing *x, const char *column);
/* True when a column is there and not empty throughout. */
bool zy_standings_have(const struct zy_standings *s, const char *column);

/*
 * What to show for a cell of a group column: sector, level, kind, system and
 * ethnic tokens as words of the language, anything else as it is.  A group of
 * several columns ("rural/城关镇") is translated piece by piece.
 */
void zy_label_put(struct zy_buf *b, struct zy_view cell, bool zh);
/* The place of a group in an order for people: choices in their own order,
 * everything else by bytes behind them. */
int zy_label_cmp(struct zy_view a, struct zy_view b);

/* Appends part / whole as "95.04%", "—" when whole is 0. */
void zy_percent_put(struct zy_buf *b, int64_t part, int64_t whole, int places);

#endif
