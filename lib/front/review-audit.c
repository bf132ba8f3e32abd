/* The audit of a review: part of front/review.h.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "front/review.h"
#include "model/record.h"
#include "review/audit.h"

void
zy_review_audit(struct zy_review *v)
{
	v->audit = zy_calloc(1, sizeof(*v->audit));
	zy_audit_papers_init(v->audit, &v->tally);
}

/* Returns why a rule looked at nothing, translated. */
static const char *
reason(const struct zy_audit_papers *p, const struct zy_audit_findings *f,
    int rule)
{
	if (p->ninputs == 0 &&
	    (rule <= ZY_AUDIT_UNIFORM || rule == ZY_AUDIT_FILE ||
		rule == ZY_AUDIT_DEVICE))
		return _("no ballots");
	if (p->split && (rule == ZY_AUDIT_UNIFORM || rule == ZY_AUDIT_ALIKE))
		return _("the marks of a ballot do not stand together");
	if (rule == ZY_AUDIT_DEVICE && !p->has_device)
		return _("no column 'device' (设备)");
	if ((rule == ZY_AUDIT_TURNOUT || rule == ZY_AUDIT_EXCESS) &&
	    f->looks[ZY_AUDIT_EXCESS] == 0)
		return _("no sessions");
	return _("too little to compare");
}

/* Says which rules looked at nothing, and what they would need. */
static void
note_idle(struct zy_review *v, const struct zy_audit_findings *f)
{
	const char *why;
	struct zy_buf b = ZY_BUF_INIT;
	int rule;

	for (rule = 0; rule < ZY_AUDIT_RULES; rule++) {
		if (f->looks[rule] ||
		    zy_audit_is_of_marks((enum zy_audit_rule)rule))
			continue;
		why = reason(v->audit, f, rule);
		zy_buf_printf(&b, "%s%s (%s)", b.n ? ", " : "",
		    zy_choice_label(zy_audit_rule_choices,
			zy_audit_rule_choices[rule].token, v->cli->lang),
		    why);
	}
	if (b.n)
		zy_cli_note(v->cli, _("not looked at: %s"), b.p);
	zy_buf_release(&b);
}

/*
 * Prints how many findings the audit has among how many tests; findings are a
 * warning, which sets the exit status.
 */
static void
tell_findings(struct zy_review *v, const struct zy_audit_findings *f)
{
	struct zy_error e = ZY_ERROR_INIT;
	unsigned long long looks = 0;
	int rule;

	for (rule = 0; rule < ZY_AUDIT_RULES; rule++)
		looks += f->looks[rule];
	note_idle(v, f);
	if (f->n == 0) {
		zy_cli_note(v->cli, _("nothing odd in %llu looks"), looks);
		return;
	}
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("findings: %zu, in %llu looks; they are to be looked into, and "
	      "no count was changed"),
	    f->n, looks);
	zy_cli_warn(v->cli, &e);
}

void
zy_review_write_audit(struct zy_review *v, const char *sessions)
{
	struct zy_audit_findings f = {.zh = zy_lang_is_chinese(v->cli->lang)};
	struct zy_writer *out = zy_cli_writer(v->cli);

	if (!out)
		return;
	zy_audit_papers_find(v->audit, &f);
	zy_audit_uniform_find(v->audit, &v->tally, &f);
	zy_audit_sources_find(v->audit, &f);
	zy_audit_groups_find(&v->tally, &f);
	zy_audit_figures_find(&v->tally, &v->sessions, &f);
	zy_audit_sessions_find(&v->tally, &v->sessions, zy_view(sessions), &f);
	zy_audit_settle(&f);
	zy_audit_write(out, &f);
	tell_findings(v, &f);
	zy_audit_release(&f);
	zy_cli_finish_writer(v->cli, out);
}
