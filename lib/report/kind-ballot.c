/*
 * 民主测评票: lays out a blank ballot for print.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kind-ballot.h"

#define WORD(zh, en) zy_doc_word(d, zh, en)

/*
 * Adds a table with a column for each grade; corner is the title of the first
 * column, which has what is marked.
 */
static struct zy_doc_table *
open_table(struct zy_doc *d, const struct zy_ballot_rules *r,
    const char *caption, const char *corner)
{
	struct zy_doc_table *t = zy_doc_table(d, caption);
	size_t i;

	zy_doc_column_wide(t, corner);
	for (i = 0; i < r->ngrades; i++)
		zy_doc_column(t, zy_doc_text(d, zy_view(r->grades[i].name)),
		    NULL, NULL, ZY_ALIGN_CENTER);
	return t;
}

static void
put_row(struct zy_doc_table *t, const struct zy_ballot_rules *r,
    struct zy_view name)
{
	size_t i;

	zy_doc_row(t, ZY_ROLE_PLAIN);
	zy_doc_cell(t, name);
	for (i = 0; i < r->ngrades; i++)
		zy_doc_cell(t, ZY_VIEW(""));
}

/* A table with a row for each subject of f. */
static void
put_subjects(struct zy_doc *d, const struct zy_ballot_rules *r,
    const struct zy_evidence *f, const char *caption)
{
	struct zy_doc_table *t =
	    open_table(d, r, caption, WORD("测评对象", "About"));
	struct zy_view name;
	uint32_t who;
	size_t i;

	for (who = 0; who < zy_intern_count(f->subjects); who++) {
		if (f->outside[who] || zy_evidence_is_exempt(f, who, &i))
			continue;
		name = zy_evidence_roster(f, who, 0);
		put_row(t, r, name.n ? name : zy_intern_get(f->subjects, who));
	}
}

/* A line that names the groups of voters, to be ticked. */
static void
put_groups(struct zy_doc *d, const struct zy_ballot_rules *r)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	zy_buf_puts(&b, WORD("测评人类别（打“√”）：", "Voter (tick one): "));
	for (i = 0; i < r->ngroups; i++)
		zy_buf_printf(&b, "%s□ %s", i ? "　" : "", r->groups[i].name);
	if (r->ngroups > 1)
		zy_doc_paragraph(d, ZY_ROLE_PLAIN, b.p);
	zy_buf_release(&b);
}

void
zy_kind_ballot(struct zy_doc *d, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh)
{
	const struct zy_ballot_rules *r = &s->ballot;
	struct zy_doc_table *t;
	size_t i;

	zy_doc_init(d, zh, ZY_LOOK_PAPER);
	d->title = WORD("民主测评票", "Ballot of the review");
	d->issuer = *s->owner ? zy_doc_text(d, zy_view(s->owner)) : NULL;
	put_groups(d, r);
	if (f && r->nquestions == 0)
		put_subjects(d, r, f, NULL);
	for (i = 0; f && i < r->nquestions; i++)
		put_subjects(
		    d, r, f, zy_doc_text(d, zy_view(r->questions[i].name)));
	if (!f) {
		zy_doc_paragraph(d, ZY_ROLE_PLAIN,
		    WORD("测评对象：　　　　　　　　", "About: ____________"));
		t = open_table(d, r, NULL, WORD("测评内容", "Question"));
		for (i = 0; i < r->nquestions; i++)
			put_row(t, r, zy_view(r->questions[i].name));
		if (r->nquestions == 0)
			put_row(t, r, zy_view(WORD("总体评价", "Overall")));
	}
	zy_doc_paragraph(d, ZY_ROLE_NOTE,
	    WORD("请在相应栏内打“√”，每行只选一项；不选为弃权，多选无效；"
		 "本票不署名。",
		"Tick one grade in each row; none is an abstention, several "
		"are invalid; do not sign."));
}
