/*
 * Rules for withdrawals: an entry is withdrawn once, and only when no other
 * entry builds on it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/record.h"
#include "register/rules.h"

/* Returns whether record x, which is not withdrawn, depends on record `on`. */
static bool
rests_on(const struct zy_folded *x, const struct zy_folded *on)
{
	struct zy_view a[ZY_ENTRY_COLUMNS_MAX], b[ZY_ENTRY_COLUMNS_MAX];

	if (x->withdrawn || x == on || x->schema != on->schema)
		return false;
	zy_folded_cells(x, a);
	zy_folded_cells(on, b);
	if (x->schema == &zy_activity_schema)
		return zy_view_eq(a[ZY_ACTIVITY_REF], b[0]);
	return x->schema == &zy_award_schema &&
	       zy_view_eq(a[ZY_AWARD_SUBJECT], b[ZY_AWARD_SUBJECT]) &&
	       zy_view_eq(a[ZY_AWARD_AWARD], b[ZY_AWARD_AWARD]) &&
	       zy_award_stage(a[ZY_AWARD_STAGE]) >
		   zy_award_stage(b[ZY_AWARD_STAGE]);
}

int
zy_withdrawal_check(
    struct zy_rules *r, struct zy_view *cells, const char **what)
{
	const struct zy_folded *on =
	    zy_fold_find(r->fold, cells[ZY_WITHDRAWAL_REF]);
	size_t i;

	*what = _("is missing: say why it is withdrawn");
	if (cells[ZY_WITHDRAWAL_REASON].n == 0)
		return ZY_WITHDRAWAL_REASON;
	*what = _("is no entry of this register that can be withdrawn:");
	if (!on)
		return ZY_WITHDRAWAL_REF;
	*what = _("has been withdrawn already:");
	if (on->withdrawn)
		return ZY_WITHDRAWAL_REF;
	for (i = 0; i < r->fold->n; i++) {
		if (!rests_on(&r->fold->records[i], on))
			continue;
		*what = zy_rules_phrase(r,
		    _("line %llu rests on it, withdraw that first:"),
		    (unsigned long long)r->fold->records[i].line);
		return ZY_WITHDRAWAL_REF;
	}
	return -1;
}
