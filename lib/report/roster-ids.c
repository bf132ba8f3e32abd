/*
 * Finds organisations and members by their ids.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/roster-ids.h"

/* Builds the index of the ids of a roster. */
static void
index_ids(struct zy_streams *s, int which)
{
	const struct zy_table *t =
	    &s->tables[which ? ZY_INPUT_MEMBERS : ZY_INPUT_ORGS];
	int id = zy_table_find(t, "id");
	uint32_t i, k, n;

	if (id < 0)
		id = zy_table_find(t, "name");
	s->ids[which] = zy_intern_new();
	s->rows[which] = zy_calloc(t->nrows + 1, sizeof(uint32_t));
	for (i = 0; i < t->nrows; i++) {
		n = zy_intern_count(s->ids[which]);
		k = zy_intern_put(s->ids[which], zy_table_cell(t->rows[i], id));
		if (k == n)
			s->rows[which][k] = i;
	}
}

void
zy_roster_ids_index(struct zy_streams *s)
{
	index_ids(s, 0);
	index_ids(s, 1);
}

const struct zy_table *
zy_streams_refer(const struct zy_streams *s, struct zy_view id, uint32_t *row)
{
	int which;
	uint32_t k;

	for (which = 0; id.n && which < 2; which++) {
		k = zy_intern_find(s->ids[which], id);
		if (k == ZY_INTERN_NONE)
			continue;
		*row = s->rows[which][k];
		return &s->tables[which ? ZY_INPUT_MEMBERS : ZY_INPUT_ORGS];
	}
	return NULL;
}
