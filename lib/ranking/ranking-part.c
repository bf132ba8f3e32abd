/*
 * A ranking whose input several threads read in parts.  Part of ranking.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "ranking/ranking.h"

void
zy_ranking_part_begin(
    struct zy_ranking *part, struct zy_ranking *c, int n, struct zy_reader *r)
{
	*part = (struct zy_ranking){
	    .by = c->by,
	    .within = c->within,
	    .nwithin = c->nwithin,
	    .eligible = c->eligible,
	    .disqualifying = c->disqualifying,
	    .ndisqualifying = c->ndisqualifying,
	    .ascending = c->ascending,
	    .strict = c->strict,
	    .stability = c->stability,
	    .memory = c->memory,
	    .keys = zy_tie_keys_share(&c->keys),
	};
	if (c->runs)
		part->runs = zy_runs_part(c->runs, n);
	zy_table_begin_like(&part->table, &c->table);
	zy_ranking_bind(part, r);
}

void
zy_ranking_part_end(struct zy_ranking *part)
{
	zy_tie_keys_unshare(&part->keys);
	part->within = part->disqualifying = NULL; /* the whole ranking's */
	part->nwithin = part->ndisqualifying = 0;
	zy_ranking_release(part);
}

bool
zy_ranking_parts_fit(const struct zy_ranking *parts, int n)
{
	int i;

	for (i = 1; i < n; i++)
		if (!zy_table_fits(&parts[0].table, &parts[i].table))
			return false;
	return true;
}

/*
 * Joins the counts of the columns that decide, and notes whether records that
 * were encoded before are in the wrong order.
 */
static void
join_keys(struct zy_ranking *c, const struct zy_ranking *part)
{
	bool alike = c->keys.subject == part->keys.subject;
	size_t i;

	for (i = 0; i < c->keys.n; i++)
		if (zy_tie_key_join(&c->keys.keys[i], &part->keys.keys[i]))
			c->stale = true;
	zy_value_counts_join(&c->values, &part->values);
	c->keys.subject = part->keys.subject;
	c->stale = c->stale || part->stale || (c->rows && !alike);
}

void
zy_ranking_part_join(struct zy_ranking *c, struct zy_ranking *part)
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
	zy_row_store_join(&c->store, &part->store, groups);
	free(groups);
}
