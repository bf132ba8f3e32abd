/*
 * The columns of a roster that scoring keeps.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_ROSTER_COLUMN_H
#define ZY_STANDARD_ROSTER_COLUMN_H

#include "base/attr.h"
#include "standard/standard.h"

ZY_BEGIN_C

/*
 * Names of the roster columns that are copied to the score stream; the first is
 * the column of names.
 */
extern const char *const zy_roster_columns[];
enum {
	ZY_ROSTER_COLUMNS = 11 /* their number */
};

/*
 * Returns the number of roster columns that scoring keeps: those of
 * zy_roster_columns and those that the standard adds.
 */
static inline int
zy_roster_width(const struct zy_standard *s)
{
	return ZY_ROSTER_COLUMNS + (int)s->ncolumns;
}

ZY_END_C

#endif
