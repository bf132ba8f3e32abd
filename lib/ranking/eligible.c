/* SPDX-License-Identifier: MIT */
#include "ranking/eligible.h"

#include <stdlib.h>

#include "model/record.h"

void
zy_eligible_release(struct zy_eligible *l)
{
	zy_intern_free(l->subjects);
	free(l->yes);
	free(l->reasons);
	zy_arena_release(&l->arena);
	*l = (struct zy_eligible){0};
}

struct zy_schema
zy_eligible_schema(const struct zy_schema *base, struct zy_arena *arena)
{
	static const struct zy_column more = {"eligible", "是否符合条件",
	    ZY_YESNO, 0, zy_yesno_choices, N_("may be ranked")};
	struct zy_column *all =
	    zy_arena_alloc(arena, (base->n + 1) * sizeof(*all));

	memcpy(all, base->columns, base->n * sizeof(*all));
	all[base->n] = more;
	return (struct zy_schema){
	    "any", "资格", all, base->n + 1, base->words, false};
}

void
zy_eligible_put(struct zy_eligible *l, struct zy_view subject, bool yes,
    struct zy_view reason)
{
	uint32_t k;

	if (!l->subjects)
		l->subjects = zy_intern_new();
	k = zy_intern_put(l->subjects, subject);
	l->yes = zy_grow(l->yes, &l->yes_cap, k + 1, sizeof(*l->yes));
	l->reasons =
	    zy_grow(l->reasons, &l->reasons_cap, k + 1, sizeof(*l->reasons));
	l->yes[k] = yes;
	l->reasons[k].p =
	    zy_arena_strndup(&l->arena, reason.n ? reason.p : "", reason.n);
	l->reasons[k].n = reason.n;
}

static int
take_row(struct zy_eligible *l, struct zy_reader *r, int subject, int eligible,
    int reason, struct zy_error *e)
{
	struct zy_view cell = zy_reader_cell(r, (size_t)subject), why = {0};
	uint32_t k;
	bool yes = true;

	if (cell.n == 0)
		return zy_reader_fault(
		    r, subject, ZY_FAULT_MISSING, _("is missing"), e);
	if (eligible < 0 && !l->only)
		return zy_reader_fault(r, -1, ZY_FAULT_MISSING,
		    _("the list does not say who is eligible: it has no column "
		      "'eligible' (合格); with --eligible-only everybody on it "
		      "is"),
		    e);
	if (eligible >= 0) {
		struct zy_view answer = zy_reader_cell(r, (size_t)eligible);

		if (answer.n == 0)
			return zy_reader_fault(r, eligible, ZY_FAULT_YESNO,
			    _("neither yes nor no"), e);
		yes = zy_view_is(answer, "yes");
	}
	if (reason >= 0 && !yes)
		why = zy_reader_cell(r, (size_t)reason);
	k = zy_intern_find(l->subjects, cell);
	if (k != ZY_INTERN_NONE && l->yes[k] != yes)
		return zy_reader_fault(r, subject, ZY_FAULT_SECOND,
		    _("listed as eligible and as not"), e);
	if (k == ZY_INTERN_NONE)
		zy_eligible_put(l, cell, yes, why);
	return 0;
}

int
zy_eligible_read(struct zy_eligible *l, struct zy_reader *r, struct zy_error *e)
{
	int subject = zy_reader_find(r, "subject"), eligible, reason, rc;

	l->subjects = zy_intern_new();
	if (zy_reader_columns(r) == 0)
		return 0; /* empty: nobody is eligible */
	if (subject < 0)
		subject = zy_reader_find(r, "id");
	if (subject < 0) {
		zy_error_set(e, ZY_ERROR_CONFIG, _("no column '%.*s'"),
		    ZY_ARG(zy_record_column_label(ZY_VIEW("subject"))));
		return zy_error_at(e, zy_reader_name(r), 0, 0);
	}
	zy_reader_want_none(r);
	zy_reader_want(r, (size_t)subject);
	do {
		/* JSON may bring a column with any record. */
		eligible = zy_reader_find(r, "eligible");
		reason = zy_reader_find(r, "reason");
		if (eligible >= 0)
			zy_reader_want(r, (size_t)eligible);
		rc = zy_reader_next(r, e);
		if (rc == 1 && take_row(l, r, subject, eligible, reason, e))
			rc = -1;
	} while (rc == 1);
	if (rc < 0 && e->kind == ZY_ERROR_RECORD)
		e->kind = ZY_ERROR_CONFIG;
	return rc;
}

bool
zy_eligible_is(
    const struct zy_eligible *l, struct zy_view subject, struct zy_view *reason)
{
	uint32_t k = zy_intern_find(l->subjects, subject);

	if (k == ZY_INTERN_NONE) {
		*reason = ZY_VIEW("not listed as eligible");
		return false;
	}
	*reason = l->reasons[k].n ? l->reasons[k] : ZY_VIEW("not eligible");
	return l->yes[k];
}

bool
zy_eligible_lists(const struct zy_eligible *l, struct zy_view subject)
{
	return zy_intern_find(l->subjects, subject) != ZY_INTERN_NONE;
}
