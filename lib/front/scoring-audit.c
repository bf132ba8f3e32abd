/*
 * The audit of marks: part of front/scoring.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/scoring.h"
#include "model/record.h"
#include "scoring/audit-marks.h"

/* Tells how many looks there were, and what was found. */
static void
tell(struct zy_cli *cli, const struct zy_audit_findings *f)
{
	struct zy_error e = ZY_ERROR_INIT;
	unsigned long long looks = 0;
	int rule;

	for (rule = 0; rule < ZY_AUDIT_RULES; rule++)
		looks += f->looks[rule];
	if (looks == 0) {
		zy_cli_note(cli,
		    _("no item has marks of several raters on %d units: "
		      "nothing was looked at"),
		    ZY_AUDIT_UNITS);
		return;
	}
	if (f->n == 0) {
		zy_cli_note(cli, _("nothing odd in %llu looks"), looks);
		return;
	}
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("%zu findings in %llu looks: somebody should look at these "
	      "marks; nothing was changed"),
	    f->n, looks);
	zy_cli_warn(cli, &e);
}

/*
 * Adds marks on one's own unit.  Returns 0, or -1 with the message printed,
 * where a list cannot be read.
 */
static int
find_own(struct zy_cli *cli, const struct zy_evidence *f, const char *orgs,
    const char *raters, struct zy_audit_findings *findings)
{
	struct zy_org_roster roster = {.table = {0}};
	struct zy_table table = {.keep_raw = true};
	struct zy_inspectors list = {.table = &table, .orgs = &roster};
	struct zy_error e = ZY_ERROR_INIT;
	int rc = -1;

	if (zy_cli_read_roster(cli, orgs, &zy_org_schema, &roster.table))
		goto out;
	if (zy_org_roster_build(&roster, &e)) {
		zy_cli_fail(cli, &e);
		goto out;
	}
	if (raters) {
		if (zy_cli_read_roster(
			cli, raters, &zy_inspector_schema, &table))
			goto out;
		if (zy_inspectors_build(&list, &e)) {
			zy_cli_fail(cli, &e);
			goto out;
		}
		if (zy_cli_report_findings(cli, &table, &list.findings))
			goto out;
	}
	zy_audit_own_find(f, &list, findings);
	rc = 0;
out:
	zy_inspectors_release(&list);
	zy_table_release(&table);
	zy_org_roster_release(&roster);
	return rc;
}

int
zy_scoring_warn_own(struct zy_cli *cli, const struct zy_evidence *f,
    const char *orgs, const char *raters)
{
	struct zy_audit_findings findings = {
	    .zh = cli->lang && strcmp(cli->lang, "zh") == 0};
	struct zy_error e;
	size_t i;
	int rc = find_own(cli, f, orgs, raters, &findings);

	zy_audit_settle(&findings);
	for (i = 0; rc == 0 && i < findings.n; i++) {
		const struct zy_audit_finding *x = &findings.items[i];

		zy_error_clear(&e);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%.*s: '%.*s' marks '%.*s' on '%.*s': %.*s"),
		    ZY_ARG(x->source), ZY_ARG(x->group), ZY_ARG(x->subject),
		    ZY_ARG(x->question), ZY_ARG(x->detail));
		zy_cli_warn(cli, &e);
	}
	zy_audit_release(&findings);
	return rc;
}

void
zy_scoring_write_audit(struct zy_cli *cli, const struct zy_evidence *f,
    const char *orgs, const char *raters)
{
	struct zy_audit_findings findings = {
	    .zh = cli->lang && strcmp(cli->lang, "zh") == 0};
	struct zy_writer *out;

	if (orgs && find_own(cli, f, orgs, raters, &findings)) {
		zy_audit_release(&findings);
		return;
	}
	out = zy_cli_writer(cli);
	if (out) {
		zy_audit_marks_find(f, &findings);
		zy_audit_settle(&findings);
		zy_audit_write(out, &findings);
		tell(cli, &findings);
		zy_cli_finish_writer(cli, out);
	}
	zy_audit_release(&findings);
}
