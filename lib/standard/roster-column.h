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

/* The roster columns that go on into the score stream; [0] is name. */
extern const char *const zy_roster_columns[];
enum {
	ZY_ROSTER_COLUMNS = 11
};

/* Returns how many roster columns are kept: those, and the standard's own. */
static inline int
zy_roster_width(const struct zy_standard *s)
{
	return ZY_ROSTER_COLUMNS + (int)s->ncolumns;
}

ZY_END_C

#endif
