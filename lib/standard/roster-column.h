/*
 * The columns of a roster that scoring keeps.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_ROSTER_COLUMN_H
#define ZY_STANDARD_ROSTER_COLUMN_H

#include "standard/standard.h"

/* Columns of a roster that go on into the score stream; [0] is name. */
extern const char *const zy_roster_columns[];
enum {
	ZY_ROSTER_COLUMNS = 11
};
/* The place of a column in that list that can decide something, or -1. */
int zy_roster_column(const char *name);
/* How many columns of a roster are kept: those, and the standard's own. */
static inline int
zy_roster_width(const struct zy_standard *s)
{
	return ZY_ROSTER_COLUMNS + (int)s->ncolumns;
}

#endif
