/* A contest whose records several threads take: part of contest.h.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "ranking/contest.h"

void
zy_contest_begin_part(struct zy_contest *part, struct zy_contest *c, int n)
{
	*part = (struct zy_contest){
	    .by = c->by,
	    .within = c->within,
	    .nwithin = c->nwithin,
	    .eligible = c->eligible,
	    .barring = c->barring,
	    .nbarring = c->nbarring,
	    .ascending = c->ascending,
	    .memory = c->memory,
	    .keys = zy_keys_share(&c->keys),
	};
	if (c->runs)
		part->runs = zy_runs_part(c->runs, n);
	zy_table_begin_like(&part->table, &c->table);
}

void
zy_contest_end_part(struct zy_contest *part)
{
	zy_keys_unshare(&part->keys);
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

/* A key that is text to one of them, or that they take for another column. */
static void
join_keys(struct zy_contest *c, const struct zy_contest *part)
{
	bool alike = c->keys.subject == part->keys.subject;
	size_t i;

	for (i = 0; i < c->keys.n; i++) {
		alike = alike &&
			c->keys.keys[i].number == part->keys.keys[i].number;
		c->keys.keys[i].number =
		    c->keys.keys[i].number && part->keys.keys[i].number;
	}
	c->keys.subject = part->keys.subject;
	c->stale = c->stale || part->stale || (c->rows && !alike);
}

void
zy_contest_join(struct zy_contest *c, struct zy_contest *part)
{
	uint32_t i, n, *groups;

	if (part->rows)
		join_keys(c, part);
	zy_table_join(&c->table, &part->table);
	c->rows += part->rows;
	if (c->runs) {
		zy_runs_join(c->runs, part->runs);
		return;
	}
	n = zy_intern_count(part->groups);
	groups = zy_reallocarray(NULL, (size_t)n + 1, sizeof(*groups));
	for (i = 0; i < n; i++)
		groups[i] =
		    zy_intern_put(c->groups, zy_intern_get(part->groups, i));
	zy_roll_join(&c->roll, &part->roll, groups);
	free(groups);
}
