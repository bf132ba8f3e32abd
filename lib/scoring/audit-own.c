/*
 * Marks on one's own unit (回避): part of scoring/audit-marks.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "scoring/audit-marks.h"

struct work {
	const struct zy_evidence *f;
	const struct zy_inspectors *raters;
	struct zy_audit_findings *findings;
	struct zy_intern *names; /* ids of raters and, behind them, names */
	uint32_t *of;		 /* the rater that a name belongs to */
	int secretary;		 /* column of the roster */
};

/* Lists ids and names; a name that several have is nobody's. */
static void
list_names(struct work *w)
{
	const struct zy_inspectors *x = w->raters;
	uint32_t k;
	size_t i, n;

	w->names = zy_intern_new();
	w->of = zy_reallocarray(NULL, 2 * x->n + 1, sizeof(*w->of));
	for (i = 0; i < x->n; i++) {
		k = zy_intern_put(w->names, x->items[i].id);
		w->of[k] = (uint32_t)i;
	}
	for (i = 0; i < x->n; i++) {
		n = zy_intern_count(w->names);
		if (x->items[i].name.n == 0)
			continue;
		k = zy_intern_put(w->names, x->items[i].name);
		w->of[k] = k < n && w->of[k] != i ? UINT32_MAX : (uint32_t)i;
	}
}

/* Returns why a rater must not mark the subject, or NULL: he may. */
static const char *
find_reason(const struct work *w, struct zy_view rater, struct zy_view subject)
{
	struct zy_org_roster *orgs = w->raters->orgs;
	uint32_t org = zy_org_roster_find(orgs, subject), k;
	const struct zy_inspector *one = NULL;
	bool zh = w->findings->zh;

	if (org >= orgs->orgs.n)
		org = ZY_INTERN_NONE;
	k = zy_intern_find(w->names, rater);
	if (k != ZY_INTERN_NONE && w->of[k] != UINT32_MAX)
		one = &w->raters->items[w->of[k]];
	if (org != ZY_INTERN_NONE && w->secretary >= 0 &&
	    (zy_view_eq(rater, zy_org_roster_cell(orgs, org, w->secretary)) ||
		(one &&
		    zy_view_eq(one->name,
			zy_org_roster_cell(orgs, org, w->secretary)) &&
		    one->name.n)))
		return zh ? "评分人是该单位书记" : "the rater heads this unit";
	if (one && !zy_inspectors_may(w->raters, one, subject, org))
		return zh ? "评分人属于该单位，或应当回避"
			  : "the rater belongs to this unit, or has a "
			    "conflict with it";
	return NULL;
}

static void
look_at(struct work *w, uint32_t subject, const struct zy_item *item)
{
	const struct zy_evidence *f = w->f;
	uint32_t i =
	    f->first_value[(size_t)subject * f->standard->nnodes + item->given];
	struct zy_view id = zy_intern_get(f->subjects, subject), rater;
	const char *why, *origin;

	for (; i != ZY_NO_VALUE; i = f->values[i].next) {
		rater = zy_intern_get(
		    f->words, zy_evidence_attribution(f, i).rater);
		if (rater.n == 0)
			continue;
		zy_audit_look(w->findings, ZY_AUDIT_OWN, 1);
		why = find_reason(w, rater, id);
		if (!why)
			continue;
		origin = f->value_origin ? f->value_origin[i] : NULL;
		zy_audit_find(w->findings,
		    &(struct zy_audit_finding){.rule = ZY_AUDIT_OWN,
			.subject = id,
			.question = zy_view(item->id),
			.group = rater,
			.size = 1,
			.chance = zy_chance_whole(0),
			.detail = zy_view(why),
			.source = zy_audit_marks_source(origin)});
	}
}

void
zy_audit_own_find(const struct zy_evidence *f,
    const struct zy_inspectors *raters, struct zy_audit_findings *findings)
{
	struct work w = {.f = f, .raters = raters, .findings = findings};
	size_t n = zy_intern_count(f->subjects), i, k;

	w.secretary = zy_table_find(&raters->orgs->table, "secretary");
	list_names(&w);
	for (i = 0; i < n; i++)
		for (k = 0; k < f->standard->nitems; k++)
			if (f->standard->items[k].from == ZY_FROM_EVIDENCE)
				look_at(
				    &w, (uint32_t)i, &f->standard->items[k]);
	zy_intern_free(w.names);
	free(w.of);
}
