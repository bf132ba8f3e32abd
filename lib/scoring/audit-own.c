/*
 * Marks on one's own unit (回避): part of scoring/audit-marks.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/audit-marks.h"

struct work {
	const struct zy_evidence *f;
	const struct zy_recusal *recusal;
	struct zy_audit_findings *findings;
};

/*
 * Adds a finding for each mark of a subject on an item whose rater must not
 * mark that subject.
 */
static void
look_at(struct work *w, uint32_t subject, const struct zy_item *item)
{
	const struct zy_evidence *f = w->f;
	uint32_t i =
	    f->first_value[(size_t)subject * f->standard->nnodes + item->given];
	struct zy_view id = zy_intern_get(f->subjects, subject), rater;
	enum zy_recusal_reason why;

	for (; i != ZY_NO_VALUE; i = f->values[i].next) {
		rater = zy_intern_get(
		    f->words, zy_evidence_attribution(f, i).rater);
		if (rater.n == 0)
			continue;
		zy_audit_look(w->findings, ZY_AUDIT_OWN, 1);
		why = zy_recusal_find(w->recusal, rater, id);
		if (!why)
			continue;
		zy_audit_find(w->findings,
		    &(struct zy_audit_finding){.rule = ZY_AUDIT_OWN,
			.subject = id,
			.question = zy_view(item->id),
			.group = rater,
			.size = 1,
			.chance = zy_chance_whole(0),
			.detail =
			    zy_view(zy_recusal_words(why, w->findings->zh)),
			.source = zy_evidence_origin_part(
			    zy_evidence_origin(f, i), ZY_ORIGIN_SOURCE)});
	}
}

void
zy_audit_own_find(const struct zy_evidence *f, const struct zy_recusal *recusal,
    struct zy_audit_findings *findings)
{
	struct work w = {f, recusal, findings};
	size_t n = zy_intern_count(f->subjects), i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < f->standard->nitems; k++)
			if (f->standard->items[k].from == ZY_FROM_EVIDENCE)
				look_at(
				    &w, (uint32_t)i, &f->standard->items[k]);
}
