/*
 * The columns of rosters that scoring keeps.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/roster-column.h"

const char *const zy_roster_columns[] = {"name", "kind", "level", "sector",
    "ethnic", "system", "parent", "township", "org", "role", "status"};

int
zy_standard_column(const struct zy_standard *s, const char *name)
{
	size_t i;
	int k;

	for (i = 0; i < s->ncolumns; i++)
		if (strcmp(s->columns[i].id, name) == 0)
			return ZY_ROSTER_COLUMNS + (int)i;
	/* A name decides nothing. */
	for (k = 1; k < ZY_ROSTER_COLUMNS; k++)
		if (strcmp(zy_roster_columns[k], name) == 0)
			return k;
	return -1;
}
