/*
 * Finds the activities that hold up awards, and the subjects that they name by
 * id, or by organisation and name.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/award-held.h"

#include <stdlib.h>

#include "model/record.h"
#include "register/entry.h"
#include "register/follow.h"

/*
 * Fills cells with a row of the activities, by columns of their schema; columns
 * has the numbers of these in the table.
 */
static void
activity_cells(
    const struct zy_table_row *row, const int *columns, struct zy_view *cells)
{
	size_t c;

	for (c = 0; c < zy_activity_schema.n; c++)
		cells[c] = zy_table_cell(row, columns[c]);
}

/*
 * Returns the subject of the stage of an award with that id, or an empty view
 * if no stage has it.
 */
static struct zy_view
award_subject(const struct zy_streams *s, struct zy_view id)
{
	size_t i;

	for (i = 0; id.n && i < s->stages.nrows; i++)
		if (zy_view_eq(
			zy_table_cell(s->stages.rows[i], ZY_AWARD_ID), id))
			return zy_table_cell(
			    s->stages.rows[i], ZY_AWARD_SUBJECT);
	return (struct zy_view){NULL, 0};
}

/*
 * Sets key to that of the subject of an activity: that of the award to which it
 * refers, a member, or an organisation with the person that the activity names.
 */
static void
put_subject(
    struct zy_buf *key, const struct zy_streams *s, const struct zy_view *cells)
{
	struct zy_view award = award_subject(s, cells[ZY_ACTIVITY_REF]);

	zy_buf_reset(key);
	if (award.n)
		zy_buf_view(key, award);
	else if (cells[ZY_ACTIVITY_MEMBER].n)
		zy_buf_view(key, cells[ZY_ACTIVITY_MEMBER]);
	else {
		zy_buf_view(key, cells[ZY_ACTIVITY_ORG]);
		if (cells[ZY_ACTIVITY_PERSON].n)
			zy_buf_putc(key, '\0');
		zy_buf_view(key, cells[ZY_ACTIVITY_PERSON]);
	}
}

/* Adds the subject of an activity; `name` is that of the activity's type. */
static void
hold(struct zy_award_held *h, struct zy_streams *s, const char *name,
    const struct zy_view *cells)
{
	struct zy_buf text = ZY_BUF_INIT;
	uint32_t k;

	put_subject(&s->scratch, s, cells);
	k = zy_intern_put(h->keys, zy_buf_get(&s->scratch));
	zy_buf_printf(&text, "%s %.*s", name, ZY_ARG(cells[ZY_ACTIVITY_DATE]));
	h->by = zy_grow(h->by, &h->cap, (size_t)k + 1, sizeof(*h->by));
	h->by[k] = (struct zy_view){
	    zy_arena_strndup(&s->arena, text.p, text.n), text.n};
	zy_buf_release(&text);
}

void
zy_award_held_init(struct zy_award_held *h, struct zy_streams *s)
{
	const struct zy_table *t = &s->tables[ZY_INPUT_ACTIVITIES];
	struct zy_follows follows = {
	    .campaign = s->campaign, .as_of = s->today};
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX], state;
	int columns[ZY_ENTRY_COLUMNS_MAX], type;
	size_t i;

	*h = (struct zy_award_held){.keys = zy_intern_new()};
	for (i = 0; i < zy_activity_schema.n; i++)
		columns[i] =
		    zy_table_find(t, zy_activity_schema.columns[i].name);
	for (i = 0; i < t->nrows; i++) {
		activity_cells(t->rows[i], columns, cells);
		zy_follows_add(&follows, cells);
	}
	for (i = 0; i < t->nrows; i++) {
		activity_cells(t->rows[i], columns, cells);
		type =
		    zy_campaign_type_find(s->campaign, cells[ZY_ACTIVITY_TYPE]);
		if (type < 0 || !s->campaign->award.holds[type] ||
		    zy_view_is(cells[ZY_ACTIVITY_STATE], "done"))
			continue;
		state = zy_follows_state(&follows, cells);
		if (zy_view_is(state, "open") || zy_view_is(state, "overdue"))
			hold(h, s, s->campaign->types[type].name, cells);
	}
	zy_follows_release(&follows);
}

void
zy_award_held_release(struct zy_award_held *h)
{
	zy_intern_free(h->keys);
	free(h->by);
}

/*
 * Returns what holds up the awards of an organisation or, where person is not
 * empty, of the person with that name in it; an empty view if nothing does.
 * key is scratch.
 */
static struct zy_view
find_person(const struct zy_award_held *h, struct zy_buf *key,
    struct zy_view org, struct zy_view person)
{
	uint32_t k;

	zy_buf_reset(key);
	zy_buf_view(key, org);
	if (person.n)
		zy_buf_putc(key, '\0');
	zy_buf_view(key, person);
	k = zy_intern_find(h->keys, zy_buf_get(key));
	return k == ZY_INTERN_NONE ? (struct zy_view){NULL, 0} : h->by[k];
}

struct zy_view
zy_award_held_find(
    const struct zy_award_held *h, struct zy_streams *s, struct zy_view subject)
{
	static const struct zy_view nobody = {NULL, 0};
	struct zy_view by = find_person(h, &s->scratch, subject, nobody);
	const struct zy_table *t = NULL;
	struct zy_view name, org = {NULL, 0};
	uint32_t row;

	if (by.n == 0)
		t = zy_streams_refer(s, subject, &row);
	if (!t)
		return by;
	name = zy_table_cell(t->rows[row], zy_table_find(t, "name"));
	if (t == &s->tables[ZY_INPUT_ORGS])
		return find_person(h, &s->scratch, name, nobody);
	org = zy_table_cell(t->rows[row], zy_table_find(t, "org"));
	by = find_person(h, &s->scratch, org, name);
	t = by.n ? NULL : zy_streams_refer(s, org, &row);
	if (!t)
		return by;
	org = zy_table_cell(t->rows[row], zy_table_find(t, "name"));
	return find_person(h, &s->scratch, org, name);
}
