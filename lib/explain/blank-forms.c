/*
 * Blank forms: wide scoresheets, and ballots.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/scoresheet.h"
#include "model/record.h"
#include "standard/item-kind.h"

/* The state of writing a form. */
struct form {
	struct zy_writer *w;
	const struct zy_standard *s;
	const struct zy_evidence *f; /* or NULL */
	bool zh, grouped;
};

/* Declares the column with that name in a schema. */
static void
put_column(
    const struct form *x, const struct zy_schema *schema, const char *name)
{
	const struct zy_column *c = zy_schema_find(schema, zy_view(name));

	zy_writer_column(x->w, zy_view(x->zh ? c->zh : c->name), c);
}

/* Returns whether evidence may name the node. */
static bool
is_asked(const struct zy_standard *s, uint32_t node)
{
	const struct zy_node_rule *rule = &s->nodes[node];
	const struct zy_item *item = &s->items[rule->index];

	if (rule->what == ZY_ABOUT_SCORE)
		return false;
	if (rule->what == ZY_ABOUT_ITEM)
		return item->from == ZY_FROM_EVIDENCE &&
		       !zy_item_kinds[item->kind].nodes;
	return true;
}

/*
 * Returns whether a cell is to be filled in, in the row of a group of raters
 * or, if group is NULL, in the subject's own row.
 */
static bool
is_open(const struct form *x, uint32_t who, uint32_t node, const char *group)
{
	const struct zy_node_rule *rule = &x->s->nodes[node];
	const struct zy_item *item = &x->s->items[rule->index];
	size_t i;

	if (rule->what != ZY_ABOUT_ITEM && rule->what != ZY_ABOUT_ROW)
		return !group;
	if (x->f && item->only.n && !zy_evidence_fits(x->f, who, &item->only))
		return false;
	for (i = 0; group && i < item->ngroups; i++)
		if (strcmp(item->groups[i].id, group) == 0)
			return true;
	return !group && item->ngroups == 0;
}

/*
 * Writes the cells of a subject, its id and name; both are empty without a
 * roster.
 */
static void
put_subject(const struct form *x, uint32_t who)
{
	zy_writer_cell(
	    x->w, x->f ? zy_intern_get(x->f->subjects, who) : ZY_VIEW(""));
	zy_writer_cell(
	    x->w, x->f ? zy_evidence_roster(x->f, who, 0) : ZY_VIEW(""));
}

/*
 * Writes the row of a subject in a wide scoresheet, for one group of raters or
 * for all (g NULL): cells to be filled in are empty, others have a dash.
 */
static void
put_row(const struct form *x, uint32_t who, const struct zy_rater_group *g)
{
	uint32_t node;

	put_subject(x, who);
	if (x->grouped)
		zy_writer_cell(x->w, zy_view(g ? g->name : ""));
	for (node = 0; node < x->s->nnodes; node++)
		if (is_asked(x->s, node))
			zy_writer_cell(x->w,
			    zy_view(is_open(x, who, node, g ? g->id : NULL)
					? ""
					: "—"));
	zy_writer_end(x->w);
}

/* Returns the item before item i that has that group of raters, or NULL. */
static bool
is_earlier(const struct zy_standard *s, size_t i, const char *group)
{
	size_t k, n;

	for (k = 0; k < i; k++)
		for (n = 0; n < s->items[k].ngroups; n++)
			if (strcmp(s->items[k].groups[n].id, group) == 0)
				return true;
	return false;
}

/*
 * Writes the rows of a subject: its own row, and one for each group of raters.
 */
static void
put_rows(const struct form *x, uint32_t who)
{
	const struct zy_standard *s = x->s;
	size_t i, k;

	put_row(x, who, NULL);
	for (i = 0; i < s->nitems; i++)
		for (k = 0; k < s->items[i].ngroups; k++)
			if (!is_earlier(s, i, s->items[i].groups[k].id))
				put_row(x, who, &s->items[i].groups[k]);
}

void
zy_scoresheet_wide(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh)
{
	struct form x = {w, s, f, zh, false};
	struct zy_buf b = ZY_BUF_INIT;
	uint32_t node, who;
	size_t i;

	for (i = 0; i < s->nitems; i++)
		x.grouped |= s->items[i].ngroups > 0;
	put_column(&x, &zy_score_schema, "subject");
	put_column(&x, &zy_score_schema, "name");
	if (x.grouped)
		put_column(&x, &zy_evidence_schema, "rater_group");
	for (node = 0; node < s->nnodes; node++) {
		if (!is_asked(s, node))
			continue;
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%s%s%s（", zy_standard_node_name(s, node),
		    zh ? "：" : ": ", zy_scoresheet_fill(s, node, zh));
		zy_buf_view(&b, zy_intern_get(s->node_ids, node));
		zy_buf_puts(&b, "）");
		zy_writer_column(w, zy_buf_get(&b), NULL);
	}
	if (!f)
		put_rows(&x, 0);
	for (who = 0; f && who < zy_intern_count(f->subjects); who++)
		if (!f->outside[who] && !zy_evidence_is_exempt(f, who, &i))
			put_rows(&x, who);
	zy_buf_release(&b);
}

/*
 * Returns the voter group of a ballot's row if there is only one, else an empty
 * cell.
 */
static const char *
only_group(const struct zy_standard *s)
{
	return s->ballot.ngroups == 1 ? s->ballot.groups[0].name : "";
}

/* The state of writing blank ballots: their columns. */
struct paper {
	const struct form *form;
	bool questions; /* a column for each question */
	bool grades;	/* a column for each grade */
};

/* Writes the rows of a subject, or of an empty one. */
static void
put_paper(const struct paper *p, uint32_t who)
{
	const struct form *x = p->form;
	const struct zy_ballot_rules *r = &x->s->ballot;
	size_t rows = r->nquestions && !p->questions ? r->nquestions : 1, i, k;
	size_t cells = p->questions ? r->nquestions
		       : p->grades  ? r->ngrades
				    : 1;

	for (k = 0; k < rows; k++) {
		zy_writer_cell(x->w, ZY_VIEW(""));
		put_subject(x, who);
		zy_writer_cell(x->w, zy_view(only_group(x->s)));
		if (!p->questions && r->nquestions)
			zy_writer_cell(x->w, zy_view(r->questions[k].name));
		for (i = 0; i < cells; i++)
			zy_writer_cell(x->w, ZY_VIEW(""));
		zy_writer_end(x->w);
	}
}

/* Writes the columns and the rows of blank ballots. */
static void
put_ballots(const struct paper *p)
{
	const struct form *x = p->form;
	const struct zy_ballot_rules *r = &x->s->ballot;
	uint32_t who;
	size_t i;

	put_column(x, &zy_ballot_schema, "ballot");
	put_column(x, &zy_ballot_schema, "subject");
	put_column(x, &zy_score_schema, "name");
	put_column(x, &zy_ballot_schema, "voter_group");
	if (!p->questions && r->nquestions)
		put_column(x, &zy_ballot_schema, "question");
	for (i = 0; p->questions && i < r->nquestions; i++)
		zy_writer_column(x->w, zy_view(r->questions[i].name), NULL);
	for (i = 0; p->grades && i < r->ngrades; i++)
		zy_writer_column(x->w, zy_view(r->grades[i].name), NULL);
	if (!p->questions && !p->grades)
		put_column(x, &zy_ballot_schema, "grade");
	if (!x->f)
		put_paper(p, 0);
	for (who = 0; x->f && who < zy_intern_count(x->f->subjects); who++)
		if (!x->f->outside[who] &&
		    !zy_evidence_is_exempt(x->f, who, &i))
			put_paper(p, who);
}

void
zy_ballot_form(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh)
{
	struct form x = {w, s, f, zh, false};
	const struct paper p = {&x, f && s->ballot.nquestions, false};

	put_ballots(&p);
}

void
zy_ballot_ticks(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh)
{
	struct form x = {w, s, f, zh, false};
	const struct paper p = {&x, false, true};

	put_ballots(&p);
}
