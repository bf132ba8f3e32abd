/* A contest whose records several threads take: part of contest.h.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "ranking/contest.h"

void
zy_contest_begin_part(struct zy_contest *part, const struct zy_contest *c)
{
	*part = (struct zy_contest){
	    .by = c->by,
	    .within = c->within,
	    .nwithin = c->nwithin,
	    .eligible = c->eligible,
	    .barring = c->barring,
	    .nbarring = c->nbarring,
	    .keys = c->keys,
	};
	zy_table_begin_like(&part->table, &c->table);
}

void
zy_contest_end_part(struct zy_contest *part)
{
	part->keys = (struct zy_keys){0}; /* borrowed */
	zy_contest_release(part);
}

bool
zy_contest_fits(const struct zy_contest *parts, int n)
{
	int i;

	for (i = 1; i < n; i++)
		if (!zy_table_fits(&parts[0].table, &parts[i].table))
			return false;
	return true;
}

void
zy_contest_join(struct zy_contest *c, struct zy_contest *part)
{
	uint32_t i, n = zy_intern_count(part->groups);
	uint32_t *groups =
	    zy_reallocarray(NULL, (size_t)n + 1, sizeof(*groups));

	for (i = 0; i < n; i++)
		groups[i] =
		    zy_intern_put(c->groups, zy_intern_get(part->groups, i));
	zy_ranking_join(&c->ranking, &part->ranking, groups);
	zy_table_join(&c->table, &part->table);
	free(groups);
}
