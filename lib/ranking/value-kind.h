/*
 * The kind of values that a column holds: numbers, percentages, dates or text.
 *
 * A column that no schema types says by its cells how its values are ordered.
 * Every cell is counted by its own kind, and the kind of at least half of the
 * cells is the column's.  A cell of another kind does not change the column:
 * it has no value there.  A cell that says nothing (empty, or a dash) does not
 * count.  The result does not depend on the order of the cells.
 *
 * Percentages and plain numbers are two kinds: 95% is 0.95, and no cell says
 * whether the 90 beside it is meant as 90%.
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
 * Returns whether cells of a column can have values as these: numbers,
 * percentages or dates.  decl is its declaration, NULL where it has none.
 */
bool zy_value_column(const struct zy_column *decl);

/* The cells of one column by their kind.  The caller zeroes it. */
struct zy_value_counts {
	uint64_t n[ZY_VALUE_KINDS];
	uint64_t
	    compact; /* of the numbers, those that can be dates: 20100601 */
	bool dated;  /* set by the caller: the heading says that it has dates */
	/* the first cell of each kind */
	struct zy_value_first {
		struct zy_row_origin origin;
		char text[ZY_VALUE_SAMPLE]; /* cut where it is longer */
	} first[ZY_VALUE_KINDS];
};

/*
 * Counts a cell, which stands at `origin`.  Returns the column's kind with this
 * cell.
 */
enum zy_value_kind zy_value_counts_add(struct zy_value_counts *c,
    struct zy_view cell, struct zy_row_origin origin);

/*
 * Adds the counts of another part of the same column, whose cells come behind
 * those of c.
 */
void zy_value_counts_join(
    struct zy_value_counts *c, const struct zy_value_counts *part);

/*
 * Returns the kind of the column whose cells were counted: the one that at
 * least half of the cells have.  Of two such kinds it is the one listed first
 * above.  Without any cell it is ZY_VALUE_NUMBER, where no kind has half of the
 * cells ZY_VALUE_TEXT.
 */
enum zy_value_kind zy_value_counts_kind(const struct zy_value_counts *c);

/*
 * Returns how many of the counted cells have no value in a column of that kind,
 * and sets *first to the first of them, borrowed from c; *first is not changed
 * where the number is 0.
 */
uint64_t zy_value_counts_other(const struct zy_value_counts *c,
    enum zy_value_kind kind, const struct zy_value_first **first);

/*
 * Sets *d to the value that a cell has in a column of that kind, which is not
 * ZY_VALUE_TEXT.  Returns false, with *d zero, where the cell has none.
 */
bool zy_value_in(
    enum zy_value_kind kind, struct zy_view cell, struct zy_decimal *d);

ZY_END_C

#endif
