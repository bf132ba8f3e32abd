/*
 * The kind of values that a column has: numbers, percentages, dates or text.
 *
 * A column whose type no schema declares is ordered by its cells.  Every cell
 * is counted by its own kind, and the kind of at least half of the cells is
 * that of the column.  A cell of another kind does not change the column: it
 * has no value there.  An empty cell, or one with only a dash, is not counted.
 * The result does not depend on the order of the cells.
 *
 * Percentages and plain numbers are two kinds: 95% is 0.95, and no cell says
 * whether a 90 in the same column means 90%.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_VALUE_KIND_H
#define ZY_RANKING_VALUE_KIND_H

#include "base/attr.h"
#include "base/decimal.h"
#include "ranking/row-store.h"
#include "stream/column.h"

ZY_BEGIN_C

enum {
	ZY_VALUE_SAMPLE = 64 /* bytes of a cell that a finding shows */
};

enum zy_value_kind {
	ZY_VALUE_NONE, /* the cell says nothing */
	ZY_VALUE_NUMBER,
	ZY_VALUE_PERCENT,
	ZY_VALUE_DATE,
	ZY_VALUE_TEXT,
	ZY_VALUE_KINDS /* number of the kinds above */
};

/*
 * Returns whether cells of a column with this declaration (NULL: none) can be
 * numbers, percentages or dates.
 */
bool zy_value_column(const struct zy_column *decl);

/*
 * The numbers of cells of each kind in one column.  The caller sets all bytes
 * to zero.
 */
struct zy_value_counts {
	uint64_t n[ZY_VALUE_KINDS]; /* by kind */
	uint64_t
	    compact; /* of the numbers, those that can be dates: 20100601 */
	bool dated;  /* set by the caller: the heading says that it has dates */
	/* the first cell of each kind */
	struct zy_value_first {
		struct zy_row_origin origin;
		char text[ZY_VALUE_SAMPLE]; /* truncated */
	} first[ZY_VALUE_KINDS];
};

/*
 * Counts a cell by its kind; origin is where its record came from.  Returns the
 * kind of the column, as zy_value_counts_kind does, this cell included.
 */
enum zy_value_kind zy_value_counts_add(struct zy_value_counts *c,
    struct zy_view cell, struct zy_row_origin origin);

/*
 * Adds to c the counts in part, those of another part of the column, whose
 * cells come after the cells that c has counted.  part is not changed.
 */
void zy_value_counts_join(
    struct zy_value_counts *c, const struct zy_value_counts *part);

/*
 * Returns the kind of the column whose cells were counted: the kind that at
 * least half of the cells have, the first such kind in the order of enum
 * zy_value_kind; ZY_VALUE_NUMBER when no cell was counted; ZY_VALUE_TEXT when
 * no kind has half of the cells.
 */
enum zy_value_kind zy_value_counts_kind(const struct zy_value_counts *c);

/*
 * Returns how many of the counted cells have no value in a column of that kind.
 * Sets *first to the first of them, borrowed from c; *first is unchanged when
 * the number is 0.
 */
uint64_t zy_value_counts_other(const struct zy_value_counts *c,
    enum zy_value_kind kind, const struct zy_value_first **first);

/*
 * Sets *d to the value of a cell in a column of that kind, which must not be
 * ZY_VALUE_TEXT.  Returns false, with *d zero, where the cell has no value.
 */
bool zy_value_in(
    enum zy_value_kind kind, struct zy_view cell, struct zy_decimal *d);

ZY_END_C

#endif
