/*
 * Makes blank forms from a standard and the rosters: as records, or a ballot as
 * a document.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/blank-form.h"

#include "explain/scoresheet.h"
#include "front/scoring.h"
#include "report/kind-ballot.h"

/*
 * Writes the rows of a form for all subjects of f, or without subjects where f
 * is NULL.
 */
static void
put_form(const struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s, const struct zy_evidence *f,
    struct zy_writer *out)
{
	bool zh = zy_lang_is_chinese(cli->lang);
	uint32_t i;

	if (o->ballot) {
		(o->ticks ? zy_ballot_ticks : zy_ballot_form)(out, s, f, zh);
		return;
	}
	if (o->wide) {
		zy_scoresheet_wide(out, s, f, zh);
		return;
	}
	zy_scoresheet_columns(out, zh);
	if (!f)
		zy_scoresheet_rows(out, s, NULL, 0, zh);
	for (i = 0; f && i < zy_intern_count(f->subjects); i++)
		zy_scoresheet_rows(out, s, f, i, zh);
}

/* Writes the form as records where d is NULL, else makes the document d. */
static int
make(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s, struct zy_doc *d)
{
	struct zy_evidence f;
	struct zy_evidence_reader in = {.evidence = &f};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_writer *out;
	bool roster = o->orgs || o->members;
	int rc = -1;

	if (o->ballot && !s->has_ballot) {
		zy_error_set(
		    &e, ZY_ERROR_CONFIG, _("the standard has no ballot"));
		zy_error_at(&e, s->document.file, 0, 0);
		zy_cli_fail(cli, &e);
		return -1;
	}
	zy_evidence_init(&f, s);
	if (roster && zy_scoring_load_roster(cli, &in, o->orgs, o->members))
		goto out;
	if (d) {
		zy_kind_ballot(
		    d, s, roster ? &f : NULL, zy_lang_is_chinese(cli->lang));
		rc = 0;
	} else if ((out = zy_cli_writer(cli)) != NULL) {
		put_form(cli, o, s, roster ? &f : NULL, out);
		zy_cli_finish_writer(cli, out);
		rc = 0;
	}
out:
	zy_evidence_reader_release(&in);
	zy_evidence_release(&f);
	return rc;
}

void
zy_blank_form_write(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s)
{
	(void)make(cli, o, s, NULL);
}

int
zy_blank_form_document(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s, struct zy_doc *d)
{
	return make(cli, o, s, d);
}
