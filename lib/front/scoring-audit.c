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

void
zy_scoring_write_audit(struct zy_cli *cli, const struct zy_evidence *f)
{
	struct zy_audit_findings findings = {
	    .zh = cli->lang && strcmp(cli->lang, "zh") == 0};
	struct zy_writer *out = zy_cli_writer(cli);

	if (!out)
		return;
	zy_audit_marks_find(f, &findings);
	zy_audit_settle(&findings);
	zy_audit_write(out, &findings);
	tell(cli, &findings);
	zy_audit_release(&findings);
	zy_cli_finish_writer(cli, out);
}
