/*
 * Recusal (回避): part of front/scoring.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/scoring.h"
#include "model/record.h"

void
zy_scoring_recusal_release(struct zy_scoring_recusal *x)
{
	zy_recusal_release(&x->recusal);
	zy_inspectors_release(&x->list);
	zy_table_release(&x->raters);
	zy_table_release(&x->members);
	zy_table_release(&x->duties);
	zy_org_roster_release(&x->orgs);
	zy_intern_free(x->names);
	*x = (struct zy_scoring_recusal){.ready = false};
}

/*
 * Reads the roster of organisations into x.  Returns 0, or -1 with an error
 * printed.
 */
static int
read_orgs(struct zy_cli *cli, struct zy_scoring_recusal *x, const char *path)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_cli_read_roster(cli, path, &zy_org_schema, &x->orgs.table))
		return -1;
	if (zy_org_roster_build(&x->orgs, &e) == 0)
		return 0;
	zy_cli_fail(cli, &e);
	return -1;
}

/* Reads the list of raters into x.  Returns 0, or -1 with an error printed. */
static int
read_raters(struct zy_cli *cli, struct zy_scoring_recusal *x, const char *path)
{
	struct zy_error e = ZY_ERROR_INIT;
	size_t i;

	x->raters.keep_raw = true;
	if (zy_cli_read_roster(cli, path, &zy_inspector_schema, &x->raters))
		return -1;
	x->list.table = &x->raters;
	x->list.orgs = &x->orgs;
	if (zy_inspectors_build(&x->list, &e)) {
		zy_cli_fail(cli, &e);
		return -1;
	}
	if (zy_cli_report_findings(cli, &x->raters, &x->list.findings))
		return -1;
	x->names = zy_intern_new();
	for (i = 0; i < x->list.n; i++) {
		zy_intern_put(x->names, x->list.items[i].id);
		if (x->list.items[i].name.n)
			zy_intern_put(x->names, x->list.items[i].name);
	}
	return 0;
}

static void
warn(struct zy_cli *cli, const char *what)
{
	struct zy_error e = ZY_ERROR_INIT;

	zy_error_set(&e, ZY_ERROR_RECORD, "%s", what);
	zy_cli_warn(cli, &e);
}

/* Warns of parts of the standard's recusal rule that cannot be checked. */
static void
warn_missing(struct zy_cli *cli, const struct zy_scoring_lists *lists)
{
	if (!lists->orgs) {
		warn(cli, _("recusal (回避) was not looked at: no --orgs"));
		return;
	}
	if (!lists->members && !lists->raters)
		warn(cli, _("recusal (回避): not looked at: who belongs to a "
			    "unit (no --members, no --raters)"));
	if (!lists->duties)
		warn(cli, _("recusal (回避): not looked at: who instructs or "
			    "heads a unit by the duties (no --duties)"));
}

int
zy_scoring_load_recusal(struct zy_cli *cli, struct zy_scoring_recusal *x,
    const struct zy_scoring_lists *lists, struct zy_evidence_reader *in)
{
	enum zy_recusal_rule rule = in->evidence->standard->recusal;

	if (rule)
		warn_missing(cli, lists);
	if (!lists->orgs)
		return 0;
	if (read_orgs(cli, x, lists->orgs) ||
	    (lists->raters && read_raters(cli, x, lists->raters)))
		return -1;
	zy_recusal_init(&x->recusal, &x->orgs, lists->raters ? &x->list : NULL);
	x->ready = true;
	if (lists->members) {
		if (zy_cli_read_roster(
			cli, lists->members, &zy_member_schema, &x->members))
			return -1;
		zy_recusal_add_members(&x->recusal, &x->members);
	}
	if (lists->duties) {
		if (zy_cli_read_roster(
			cli, lists->duties, &zy_duty_schema, &x->duties))
			return -1;
		zy_recusal_add_duties(&x->recusal, &x->duties, in->today);
	}
	in->raters = x->names;
	if (rule == ZY_RECUSAL_REFUSE)
		in->recusal = &x->recusal;
	return 0;
}
