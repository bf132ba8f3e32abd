/*
 * Facts that disqualify from an award: sanctions and vetoes for good (R19,
 * R25), objections until they are answered (R55).  Part of rules.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "register/follow.h"
#include "register/rules.h"

/* Stores the fact `by` for a key. */
static void
mark(struct zy_award_bars *m, struct zy_view key, struct zy_view by)
{
	uint32_t k = zy_intern_put(m->keys, key);

	m->by = zy_grow(m->by, &m->cap, k + 1, sizeof(by));
	m->by[k] = by;
}

/*
 * Sets key to that of the subject of an activity: that of the award to which it
 * refers; the id of a member; or the id of the organisation, with the name of a
 * person if there is one.  With a roster, the organisation is looked up there,
 * since a stream may have its name.  Returns false where the organisation is
 * unknown.
 */
static bool
put_subject(struct zy_rules *r, struct zy_buf *key, const struct zy_view *cells)
{
	struct zy_view org = cells[ZY_ACTIVITY_ORG];
	struct zy_org_roster *orgs = &r->people->orgs;
	const struct zy_folded *award = NULL;
	uint32_t k;

	zy_buf_reset(key);
	if (cells[ZY_ACTIVITY_REF].n && r->fold)
		award = zy_fold_find(r->fold, cells[ZY_ACTIVITY_REF]);
	if (award && award->schema == &zy_award_schema) {
		zy_buf_view(key, zy_folded_cell(award, ZY_AWARD_SUBJECT));
		return true;
	}
	if (cells[ZY_ACTIVITY_MEMBER].n || cells[ZY_ACTIVITY_REF].n) {
		zy_buf_view(key, cells[ZY_ACTIVITY_MEMBER].n
				     ? cells[ZY_ACTIVITY_MEMBER]
				     : cells[ZY_ACTIVITY_REF]);
		return true;
	}
	if (r->people->has_orgs) {
		k = zy_org_roster_find(orgs, org);
		if (k >= orgs->orgs.n)
			return false;
		org = zy_org_roster_id(orgs, k);
	}
	zy_buf_view(key, org);
	if (cells[ZY_ACTIVITY_PERSON].n)
		zy_buf_putc(key, '\0');
	zy_buf_view(key, cells[ZY_ACTIVITY_PERSON]);
	return org.n > 0;
}

/* Adds the activities of f to follows, for zy_follows_find. */
static void
take_follows(struct zy_follows *follows, const struct zy_fold *f)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (f->records[i].schema != &zy_activity_schema ||
		    f->records[i].withdrawn)
			continue;
		zy_folded_cells(&f->records[i], cells);
		zy_follows_add(follows, cells);
	}
}

/*
 * Adds the subject of an activity of that type to r->barred or r->held, if the
 * type disqualifies or delays.
 */
static void
take_activity(struct zy_rules *r, int type, const struct zy_view *cells,
    const struct zy_follows *follows)
{
	const struct zy_campaign_award *a = &r->campaign->award;
	struct zy_buf key = ZY_BUF_INIT;
	struct zy_view by;

	if (!a->bars[type] && !a->holds[type])
		return;
	if (put_subject(r, &key, cells)) {
		by = zy_view(zy_rules_phrase(r, "%s, %.*s",
		    r->campaign->types[type].name,
		    ZY_ARG(cells[ZY_ACTIVITY_DATE])));
		if (a->bars[type])
			mark(&r->barred, zy_buf_get(&key), by);
		if (a->holds[type] && !zy_follows_settled(follows, cells[0]))
			mark(&r->held, zy_buf_get(&key), by);
	} else {
		r->odd_activities = true;
	}
	zy_buf_release(&key);
}

/* Collects the activities that bar or delay awards. */
static void
take_activities(struct zy_rules *r, const struct zy_fold *f)
{
	struct zy_follows follows = {.campaign = r->campaign};
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	bool found = f->n == 0;
	size_t i;
	int type;

	take_follows(&follows, f);
	for (i = 0; i < f->n; i++) {
		if (f->records[i].schema != &zy_activity_schema)
			continue;
		found = true;
		if (f->records[i].withdrawn)
			continue;
		zy_folded_cells(&f->records[i], cells);
		type =
		    zy_campaign_type_find(r->campaign, cells[ZY_ACTIVITY_TYPE]);
		if (type < 0)
			r->odd_activities = true;
		else
			take_activity(r, type, cells, &follows);
	}
	/* A register of another kind says nothing about sanctions. */
	r->odd_activities |= !found;
	zy_follows_release(&follows);
}

/* Collects the subjects of scores, and the vetoes. */
static void
take_scores(struct zy_rules *r, const struct zy_table *t)
{
	int subject = zy_table_find(t, "subject"),
	    veto = zy_table_find(t, "veto");
	struct zy_view id;
	size_t i;

	for (i = 0; i < t->nrows; i++) {
		id = zy_table_cell(t->rows[i], subject);
		zy_intern_put(r->scored, id);
		if (zy_table_cell(t->rows[i], veto).n)
			mark(&r->barred, id, zy_table_cell(t->rows[i], veto));
	}
}

/*
 * Returns the fact in m against the subject, stored by id or by name; an empty
 * view where there is none.
 */
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
		r->scored = zy_intern_new();
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

/* Returns whether the campaign file names types that bar from awards. */
static bool
has_bars(const struct zy_campaign *c)
{
	size_t i;

	for (i = 0; i < c->ntypes; i++)
		if (c->award.bars[i] || c->award.holds[i])
			return true;
	return false;
}

void
zy_award_skip_bars(
    struct zy_rules *r, bool approved, const struct zy_view *cells)
{
	if (has_bars(r->campaign) && !r->activities)
		zy_rules_skip(r, ZY_UNCHECKED_SANCTIONS);
	else if (has_bars(r->campaign) && r->odd_activities)
		zy_rules_skip(r, ZY_UNCHECKED_ACTIVITIES);
	/* Nobody has a score before the assessment. */
	if (!approved)
		return;
	if (!r->scores)
		zy_rules_skip(r, ZY_UNCHECKED_VETOES);
	else if (zy_table_find(r->scores, "veto") < 0)
		zy_rules_skip(r, ZY_UNCHECKED_COLUMN);
	else if (zy_intern_find(r->scored, cells[ZY_AWARD_SUBJECT]) ==
		 ZY_INTERN_NONE)
		zy_rules_skip(r, ZY_UNCHECKED_SCORE);
}
