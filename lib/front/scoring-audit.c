/*
 * The audit of marks: part of front/scoring.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/scoring.h"
#include "model/record.h"
#include "scoring/audit-marks.h"

/* Prints how many findings the audit has, among how many tests. */
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

/* Warns of marks without a rater, for which recusal cannot be checked. */
static void
warn_nameless(struct zy_cli *cli, const struct zy_evidence *f)
{
	const struct zy_standard *s = f->standard;
	struct zy_error e = ZY_ERROR_INIT;
	size_t who, i, n = 0;
	uint32_t v;

	for (who = 0; who < zy_intern_count(f->subjects); who++)
		for (i = 0; i < s->nitems; i++) {
			if (s->items[i].kind != ZY_ITEM_JUDGED ||
			    s->items[i].from != ZY_FROM_EVIDENCE)
				continue;
			v = f->first_value[who * s->nnodes + s->items[i].given];
			for (; v != ZY_NO_VALUE; v = f->values[v].next)
				n += !zy_evidence_attribution(f, v).rater;
		}
	if (n == 0)
		return;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("recusal (回避): not looked at: %zu marks that name no rater"),
	    n);
	zy_cli_warn(cli, &e);
}

void
zy_scoring_warn_own(struct zy_cli *cli, const struct zy_evidence *f,
    const struct zy_scoring_recusal *recusal)
{
	struct zy_audit_findings findings = {
	    .zh = zy_lang_is_chinese(cli->lang)};
	struct zy_error e;
	size_t i;

	if (f->standard->recusal)
		warn_nameless(cli, f);
	zy_audit_own_find(f, &recusal->recusal, &findings);
	zy_audit_settle(&findings);
	for (i = 0; i < findings.n; i++) {
		const struct zy_audit_finding *x = &findings.items[i];

		zy_error_clear(&e);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%.*s: '%.*s' marks '%.*s' on '%.*s': %.*s"),
		    ZY_ARG(x->source), ZY_ARG(x->group), ZY_ARG(x->subject),
		    ZY_ARG(x->question), ZY_ARG(x->detail));
		zy_cli_warn(cli, &e);
	}
	zy_audit_release(&findings);
}

void
zy_scoring_write_audit(struct zy_cli *cli, const struct zy_evidence *f,
    const struct zy_scoring_recusal *recusal)
{
	struct zy_audit_findings findings = {
	    .zh = zy_lang_is_chinese(cli->lang)};
	struct zy_writer *out = zy_cli_writer(cli);

	if (out) {
		if (recusal->ready)
			zy_audit_own_find(f, &recusal->recusal, &findings);
		zy_audit_marks_find(f, &findings);
		zy_audit_settle(&findings);
		zy_audit_write(out, &findings);
		tell(cli, &findings);
		zy_cli_finish_writer(cli, out);
	}
	zy_audit_release(&findings);
}
