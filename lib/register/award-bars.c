/*
 * Bars to an award: sanctions and vetoes for good (R19, R25), objections until
 * they have been dealt with (R55).
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "register/rules.h"

static void
mark(struct zy_award_bars *m, struct zy_view key, struct zy_view by)
{
	uint32_t k = zy_intern_put(m->keys, key);

	m->by = zy_grow(m->by, &m->cap, k + 1, sizeof(by));
	m->by[k] = by;
}

/* Whom an activity is about: a member, somebody by name, the organisation. */
static void
put_subject(struct zy_buf *key, const struct zy_view *cells)
{
	zy_buf_reset(key);
	if (cells[ZY_ACTIVITY_REF].n) {
		zy_buf_view(key, cells[ZY_ACTIVITY_REF]);
		return;
	}
	zy_buf_view(key, cells[ZY_ACTIVITY_ORG]);
	if (cells[ZY_ACTIVITY_PERSON].n)
		zy_buf_putc(key, '\0');
	zy_buf_view(key, cells[ZY_ACTIVITY_PERSON]);
}

/* The entries that something follows. */
static struct zy_intern *
followed(const struct zy_fold *f)
{
	struct zy_intern *all = zy_intern_new();
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->records[i].schema == &zy_activity_schema &&
		    !f->records[i].withdrawn)
			zy_intern_put(
			    all, f->records[i].cells[ZY_ACTIVITY_REF]);
	return all;
}

static void
take_activities(struct zy_rules *r, const struct zy_fold *f)
{
	struct zy_intern *settled = followed(f);
	struct zy_buf key = ZY_BUF_INIT;
	struct zy_view by;
	size_t i;
	int type;

	for (i = 0; i < f->n; i++) {
		const struct zy_view *cells = f->records[i].cells;

		if (f->records[i].schema != &zy_activity_schema ||
		    f->records[i].withdrawn)
			continue;
		type =
		    zy_campaign_type_find(r->campaign, cells[ZY_ACTIVITY_TYPE]);
		if (type < 0)
			continue;
		put_subject(&key, cells);
		by = zy_view(zy_rules_phrase(r, "%s, %.*s",
		    r->campaign->types[type].name,
		    ZY_ARG(cells[ZY_ACTIVITY_DATE])));
		if (r->campaign->award.bars[type])
			mark(&r->barred, zy_buf_get(&key), by);
		if (r->campaign->award.holds[type] &&
		    zy_intern_find(settled, cells[0]) == ZY_INTERN_NONE)
			mark(&r->held, zy_buf_get(&key), by);
	}
	zy_buf_release(&key);
	zy_intern_free(settled);
}

static void
take_scores(struct zy_rules *r, const struct zy_table *t)
{
	int subject = zy_table_find(t, "subject"),
	    veto = zy_table_find(t, "veto");
	size_t i;

	for (i = 0; i < t->nrows; i++)
		if (zy_table_cell(t->rows[i], veto).n)
			mark(&r->barred, zy_table_cell(t->rows[i], subject),
			    zy_table_cell(t->rows[i], veto));
}

/* What is marked against the subject, by id or by name; or nothing. */
static struct zy_view
find(struct zy_rules *r, const struct zy_award_bars *m, struct zy_view subject)
{
	struct zy_people *p = r->people;
	uint32_t member = zy_people_find_member(p, subject);
	uint32_t k = zy_intern_find(m->keys, subject);
	struct zy_buf key = ZY_BUF_INIT;

	if (k == ZY_INTERN_NONE && member != ZY_INTERN_NONE) {
		zy_buf_view(&key,
		    zy_table_cell(p->members.rows[member], p->member_org));
		zy_buf_putc(&key, '\0');
		zy_buf_view(&key, zy_people_name(p, member));
		k = zy_intern_find(m->keys, zy_buf_get(&key));
		zy_buf_release(&key);
	}
	return k == ZY_INTERN_NONE ? (struct zy_view){NULL, 0} : m->by[k];
}

int
zy_award_check_bars(struct zy_rules *r, bool decided,
    const struct zy_view *cells, const char **what)
{
	struct zy_view by;

	if (!r->barred.keys) {
		r->barred.keys = zy_intern_new();
		r->held.keys = zy_intern_new();
		if (r->activities)
			take_activities(r, r->activities);
		if (r->scores)
			take_scores(r, r->scores);
	}
	by = find(r, &r->barred, cells[ZY_AWARD_SUBJECT]);
	if (by.p) {
		*what = zy_rules_phrase(r,
		    _("something stands against the subject (R19, R25), "
		      "%.*s:"),
		    ZY_ARG(by));
		return ZY_AWARD_SUBJECT;
	}
	if (decided)
		by = find(r, &r->held, cells[ZY_AWARD_SUBJECT]);
	if (!by.p)
		return -1;
	*what = zy_rules_phrase(r,
	    _("something is still open about the subject (R55), %.*s: enter "
	      "first what came of it;"),
	    ZY_ARG(by));
	return ZY_AWARD_SUBJECT;
}
