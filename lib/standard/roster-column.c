/* SPDX-License-Identifier: MIT */
#include "standard/roster-column.h"

const char *const zy_roster_columns[] = {"name", "kind", "level", "sector",
    "ethnic", "system", "parent", "township", "org", "role", "status"};

int
zy_roster_column(const char *name)
{
	int i;

	for (i = 1; i < ZY_ROSTER_COLUMNS; i++)
		if (strcmp(zy_roster_columns[i], name) == 0)
			return i;
	return -1;
}
