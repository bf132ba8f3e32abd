/*
 * The page of a review as people read it first: a table of the questions, and
 * one with a row for each subject.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "report/tally-page.h"
#include "report/tally-sums.h"
#include "stream/phrase.h"

/* The page that is being built. */
struct page {
	struct zy_doc *doc;
	const struct zy_report_data *data;
	const struct zy_kind_options *o;
	const struct zy_tally_sums *s;
	uint32_t *subjects, *groups, *questions; /* numbers, in their order */
	size_t nsubjects, ngroups, nquestions;
	size_t grades[ZY_TALLY_SUMS_GRADES]; /* in the standard's order */
	const char *grade_names[ZY_TALLY_SUMS_GRADES];
	int64_t *sum, *all; /* figures */
	int township;	    /* column of the organisations, or -1 */
	bool remarks;	    /* some subject has one */
	struct zy_buf scratch;
};

static const char *
word(const struct page *p, const char *zh, const char *en)
{
	return zy_doc_word(p->doc, zh, en);
}

/* What texts are sorted by: the names of a standard and their kind. */
struct order {
	const struct zy_intern *texts;
	const struct zy_names *names;
	enum zy_name_kind kind;
};

static int
by_name(const void *a, const void *b, void *context)
{
	const struct order *o = context;

	return zy_names_cmp(o->names, o->kind,
	    zy_intern_get(o->texts, *(const uint32_t *)a),
	    zy_intern_get(o->texts, *(const uint32_t *)b));
}

/* Returns a new array of the numbers of all texts in the standard's order. */
static uint32_t *
in_order(const struct page *p, const struct zy_intern *texts,
    enum zy_name_kind kind, size_t *n)
{
	struct order o = {texts, p->o->names, kind};
	uint32_t i, *numbers;

	*n = zy_intern_count(texts);
	numbers = zy_calloc(*n + 1, sizeof(*numbers));
	for (i = 0; i < *n; i++)
		numbers[i] = i;
	qsort_r(numbers, *n, sizeof(*numbers), by_name, &o);
	return numbers;
}

/* Fills the list of subjects: all in byte order, or those of the part. */
static void
choose_subjects(struct page *p)
{
	const struct zy_subject_part *part = p->o->part;
	size_t i;

	if (!part) {
		p->subjects = zy_intern_order(p->s->subjects);
		p->nsubjects = zy_intern_count(p->s->subjects);
		return;
	}
	p->subjects = zy_calloc(part->n + 1, sizeof(*p->subjects));
	for (i = 0; i < part->n; i++)
		p->subjects[i] =
		    zy_intern_find(p->s->subjects, part->subjects[i]);
	p->nsubjects = part->n;
}

/*
 * Sorts the grades in the standard's order (an insertion sort, as there are
 * few).
 */
static void
choose_grades(struct page *p)
{
	size_t i, k, place[ZY_TALLY_SUMS_GRADES];

	for (i = 0; i < p->s->ngrades; i++) {
		size_t at = zy_names_place(
		    p->o->names, ZY_NAMED_GRADE, zy_tally_sums_grade(p->s, i));

		for (k = i; k > 0 && place[k - 1] > at; k--) {
			place[k] = place[k - 1];
			p->grades[k] = p->grades[k - 1];
		}
		place[k] = at;
		p->grades[k] = i;
	}
	for (i = 0; i < p->s->ngrades; i++)
		p->grade_names[i] = zy_doc_text(
		    p->doc, zy_names_of(p->o->names, ZY_NAMED_GRADE,
				zy_tally_sums_grade(p->s, p->grades[i])));
}

/* Returns whether the subjects belong to more than one township. */
static bool
has_townships(const struct page *p)
{
	struct zy_view first = {NULL, 0}, v;
	size_t i;
	int64_t row;

	for (i = 0; p->township >= 0 && i < p->nsubjects; i++) {
		row = zy_report_data_org_row(
		    p->data, zy_intern_get(p->s->subjects, p->subjects[i]));
		if (row < 0)
			continue;
		v = zy_table_cell(p->data->orgs.rows[row], p->township);
		if (v.n && first.n && !zy_view_eq(first, v))
			return true;
		first = v.n ? v : first;
	}
	return false;
}

/* Returns whether any subject of the page has a remark. */
static bool
has_remarks(const struct page *p)
{
	const struct zy_pairs *pairs = &p->s->by_group.pairs;
	uint32_t pair;
	size_t i, g;

	for (i = 0; i < p->nsubjects; i++)
		for (g = 0; g < p->ngroups; g++) {
			pair =
			    zy_pairs_find(pairs, p->subjects[i], p->groups[g]);
			if (pair != UINT32_MAX &&
			    p->s->remarks[pair] != ZY_INTERN_NONE)
				return true;
		}
	return false;
}

static void
number_column(struct zy_doc_table *t, const char *title)
{
	zy_doc_column(t, title, NULL, NULL, ZY_ALIGN_RIGHT);
}

/*
 * Adds a column of a group: "good" under "Votes", or "good votes" in a format
 * without groups.
 */
static void
grouped_column(struct page *p, struct zy_doc_table *t, const char *title,
    const char *group, const char *first, const char *second)
{
	zy_doc_column(t, title, group,
	    zy_doc_printf(p->doc, p->o->zh ? "%s%s" : "%s %s", first, second),
	    ZY_ALIGN_RIGHT);
}

/*
 * Declares the columns of the table of subjects; those of which the data have
 * nothing are left out.
 */
static void
add_columns(struct page *p, struct zy_doc_table *t)
{
	const char *satisfied = word(p, "满意率", "Satisfaction");
	const char *group;
	size_t i;

	zy_doc_column(t, word(p, "序号", "No."), NULL, NULL, ZY_ALIGN_CENTER);
	zy_doc_column_wide(t, word(p, "单位", "Unit"));
	if (p->township >= 0)
		zy_doc_column(t, word(p, "所属乡镇", "Township"), NULL, NULL,
		    ZY_ALIGN_LEFT);
	if (p->s->turnout) {
		number_column(t, word(p, "应到", "Entitled"));
		number_column(t, word(p, "实到", "Present"));
		number_column(t, word(p, "发出", "Issued"));
		number_column(t, word(p, "收回", "Returned"));
	}
	number_column(t, word(p, "有效评价", "Valid marks"));
	for (i = 0; i < p->s->ngrades; i++)
		grouped_column(p, t, p->grade_names[i],
		    word(p, "各等次票数", "Votes"), p->grade_names[i],
		    word(p, "票数", "votes"));
	for (i = 0; p->s->satisfaction && p->ngroups > 1 && i < p->ngroups;
	     i++) {
		group = zy_doc_text(
		    p->doc, zy_names_of(p->o->names, ZY_NAMED_GROUP,
				zy_intern_get(p->s->groups, p->groups[i])));
		grouped_column(p, t, group, satisfied, group,
		    word(p, "满意率", "satisfaction"));
	}
	if (p->s->satisfaction && p->ngroups > 1)
		zy_doc_column(t, word(p, "合计", "All"), satisfied, satisfied,
		    ZY_ALIGN_RIGHT);
	else if (p->s->satisfaction)
		number_column(t, satisfied);
	if (p->remarks)
		zy_doc_column(
		    t, word(p, "备注", "Remarks"), NULL, NULL, ZY_ALIGN_LEFT);
}

/* Fills the cells of the figures, up to the satisfaction by group. */
static void
put_figures(struct page *p, struct zy_doc_table *t, const int64_t *f)
{
	size_t i;

	if (p->s->turnout) {
		zy_tally_count(t, f[ZY_TALLY_ENTITLED]);
		zy_tally_count(t, f[ZY_TALLY_PRESENT]);
		zy_tally_count(t, f[ZY_TALLY_ISSUED]);
		zy_tally_count(t, f[ZY_TALLY_RETURNED]);
	}
	zy_tally_count(t, f[ZY_TALLY_VALID]);
	for (i = 0; i < p->s->ngrades; i++)
		zy_tally_count(t, zy_tally_sums_votes(p->s, f, p->grades[i]));
}

static void
put_satisfaction(struct zy_doc_table *t, const int64_t *f)
{
	zy_tally_share(t, f[ZY_TALLY_SATISFIED], f[ZY_TALLY_RATED]);
}

/*
 * Fills the last cell with remarks on voter groups whose result does not count.
 */
static void
put_remark(struct page *p, struct zy_doc_table *t, uint32_t subject)
{
	const struct zy_tally_sums *s = p->s;
	struct zy_buf *b = &p->scratch;
	size_t g;

	zy_buf_reset(b);
	for (g = 0; g < p->ngroups; g++) {
		uint32_t i =
		    zy_pairs_find(&s->by_group.pairs, subject, p->groups[g]);

		if (i == UINT32_MAX || s->remarks[i] == ZY_INTERN_NONE)
			continue;
		if (b->n)
			zy_buf_puts(b, word(p, "；", "; "));
		if (p->ngroups > 1) {
			zy_buf_view(
			    b, zy_names_of(p->o->names, ZY_NAMED_GROUP,
				   zy_intern_get(s->groups, p->groups[g])));
			zy_buf_puts(b, word(p, "：", ": "));
		}
		zy_phrase_put(
		    b, zy_intern_get(s->states, s->remarks[i]), p->o->zh);
	}
	zy_doc_cell(t, zy_buf_get(b));
}

/* Fills the first cells of a subject's row: number, name, township. */
static void
put_names(struct page *p, struct zy_doc_table *t, uint32_t subject, size_t at)
{
	struct zy_view id = zy_intern_get(p->s->subjects, subject);
	struct zy_view name = zy_report_data_name(p->data, id);
	int64_t row;

	zy_doc_cellf(t, "%zu", at + 1);
	zy_doc_cell(t, name.n ? name : id);
	if (p->township < 0)
		return;
	row = zy_report_data_org_row(p->data, id);
	zy_doc_cell(
	    t, row < 0 ? (struct zy_view){NULL, 0}
		       : zy_table_cell(p->data->orgs.rows[row], p->township));
}

/* Adds the row of a subject, and adds its figures to the total. */
static void
put_subject(struct page *p, struct zy_doc_table *t, size_t at)
{
	const struct zy_tally_sums *s = p->s;
	const uint32_t subject = p->subjects[at];
	const size_t width = zy_tally_sums_width(s);
	uint32_t i;
	size_t g;

	zy_doc_row(t, ZY_ROLE_PLAIN);
	put_names(p, t, subject, at);
	zy_tally_sums_clear(s, p->sum);
	for (g = 0; g < p->ngroups; g++) {
		i = zy_pairs_find(&s->by_group.pairs, subject, p->groups[g]);
		if (i == UINT32_MAX)
			continue;
		zy_tally_sums_plus(s, &s->by_group, i, p->sum);
		zy_tally_sums_plus(s, &s->by_group, i, p->all + g * width);
	}
	put_figures(p, t, p->sum);
	for (g = 0; s->satisfaction && p->ngroups > 1 && g < p->ngroups; g++) {
		i = zy_pairs_find(&s->by_group.pairs, subject, p->groups[g]);
		if (i == UINT32_MAX)
			zy_doc_cell(t, ZY_VIEW("—"));
		else
			put_satisfaction(t, s->by_group.figures + i * width);
	}
	if (s->satisfaction)
		put_satisfaction(t, p->sum);
	if (p->remarks)
		put_remark(p, t, subject);
}

/* Adds the row of the total. */
static void
put_total(struct page *p, struct zy_doc_table *t)
{
	const size_t width = zy_tally_sums_width(p->s);
	size_t g, k;

	zy_tally_sums_clear(p->s, p->sum);
	for (g = 0; g < p->ngroups; g++)
		for (k = 0; k < width; k++)
			if (p->all[g * width + k] >= 0)
				p->sum[k] = p->all[g * width + k] +
					    (p->sum[k] < 0 ? 0 : p->sum[k]);
	zy_doc_row(t, ZY_ROLE_SUM);
	zy_doc_cell(t, ZY_VIEW(""));
	zy_doc_cell(
	    t, zy_view(p->sum[ZY_TALLY_OUT] > 0
			   ? word(p, "合计（计入部分）", "Total counted")
			   : word(p, "合计", "Total")));
	if (p->township >= 0)
		zy_doc_cell(t, ZY_VIEW(""));
	put_figures(p, t, p->sum);
	for (g = 0; p->s->satisfaction && p->ngroups > 1 && g < p->ngroups; g++)
		put_satisfaction(t, p->all + g * width);
	if (p->s->satisfaction)
		put_satisfaction(t, p->sum);
}

/* Adds the table with a row for each subject. */
static void
subjects(struct page *p)
{
	struct zy_doc_table *t = zy_doc_table(p->doc, NULL);
	size_t i, g;

	add_columns(p, t);
	for (g = 0; g < p->ngroups; g++)
		zy_tally_sums_clear(
		    p->s, p->all + g * zy_tally_sums_width(p->s));
	for (i = 0; i < p->nsubjects; i++)
		put_subject(p, t, i);
	if (p->nsubjects > 1)
		put_total(p, t);
	p->doc->flat = t;
}

/*
 * Sets p->sum to the figures of a question.  Returns false if there are none.
 */
static bool
sum_question(struct page *p, uint32_t question)
{
	const struct zy_tally_table *q = &p->s->by_question;
	bool found = false;
	uint32_t i;
	size_t k;

	zy_tally_sums_clear(p->s, p->sum);
	for (k = 0; k < (p->s->by_subject ? p->nsubjects : 1); k++) {
		i = zy_pairs_find(
		    &q->pairs, p->s->by_subject ? p->subjects[k] : 0, question);
		if (i == UINT32_MAX)
			continue;
		found = true;
		zy_tally_sums_plus(p->s, q, i, p->sum);
	}
	return found;
}

/* Declares the columns of the table of questions. */
static void
question_columns(struct page *p, struct zy_doc_table *t)
{
	size_t i;

	zy_doc_column_wide(t, word(p, "评议内容", "Question"));
	number_column(t, word(p, "有效", "Valid"));
	number_column(t, word(p, "无效", "Invalid"));
	number_column(t, word(p, "弃权", "Abstain"));
	for (i = 0; i < p->s->ngrades; i++) {
		grouped_column(p, t, word(p, "票数", "votes"),
		    p->grade_names[i], p->grade_names[i],
		    word(p, "票数", "votes"));
		grouped_column(p, t, word(p, "得票率", "share"),
		    p->grade_names[i], p->grade_names[i],
		    word(p, "得票率", "share"));
	}
	if (p->s->satisfaction)
		number_column(t, word(p, "满意率", "Satisfaction"));
}

/*
 * Adds the table with a row for each question and a chart, all voter groups
 * together.
 */
static void
questions(struct page *p)
{
	struct zy_chart *c =
	    zy_tally_chart(p->doc, p->grade_names, p->s->ngrades);
	struct zy_doc_table *t = zy_doc_table(p->doc, NULL);
	int64_t votes[ZY_TALLY_SUMS_GRADES], out = 0;
	size_t i, k;

	question_columns(p, t);
	for (i = 0; i < p->nquestions; i++) {
		struct zy_view name;

		if (!sum_question(p, p->questions[i]))
			continue;
		name = zy_names_of(p->o->names, ZY_NAMED_QUESTION,
		    zy_intern_get(p->s->questions, p->questions[i]));
		out += p->sum[ZY_TALLY_OUT] > 0;
		zy_doc_row(t, ZY_ROLE_PLAIN);
		zy_doc_cell(t, name);
		zy_tally_count(t, p->sum[ZY_TALLY_VALID]);
		zy_tally_count(t, p->sum[ZY_TALLY_INVALID]);
		zy_tally_count(t, p->sum[ZY_TALLY_ABSTAIN]);
		for (k = 0; k < p->s->ngrades; k++) {
			votes[k] =
			    zy_tally_sums_votes(p->s, p->sum, p->grades[k]);
			zy_tally_count(t, votes[k]);
			zy_tally_share(t, votes[k], p->sum[ZY_TALLY_WHOLE]);
		}
		if (p->s->satisfaction)
			put_satisfaction(t, p->sum);
		zy_tally_bar(
		    p->doc, c, zy_doc_text(p->doc, name), votes, p->s->ngrades);
	}
	if (out)
		zy_doc_paragraph(p->doc, ZY_ROLE_NOTE,
		    word(p, "作废的和不公开的评议未计入，见各单位备注。",
			"void reviews, and those that are not shown, are not "
			"counted: see the remarks."));
}

/* Prepares the lists that the tables need. */
static void
begin(struct page *p)
{
	const size_t width = zy_tally_sums_width(p->s);

	choose_subjects(p);
	choose_grades(p);
	p->groups = in_order(p, p->s->groups, ZY_NAMED_GROUP, &p->ngroups);
	p->questions =
	    in_order(p, p->s->questions, ZY_NAMED_QUESTION, &p->nquestions);
	p->sum = zy_calloc(width, sizeof(*p->sum));
	p->all = zy_calloc(width * (p->ngroups + 1), sizeof(*p->all));
	p->township = zy_table_find(&p->data->orgs, "township");
	if (!has_townships(p))
		p->township = -1;
	p->remarks = has_remarks(p);
}

static void
end(struct page *p)
{
	free(p->subjects);
	free(p->groups);
	free(p->questions);
	free(p->sum);
	free(p->all);
	zy_buf_release(&p->scratch);
}

void
zy_kind_tally(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o)
{
	struct page p = {.doc = d, .data = data, .o = o, .s = &data->sums};

	if (o->full) {
		zy_tally_full(d, data, o);
		return;
	}
	zy_kind_head(d, ZY_LOOK_SHEET, o,
	    o->zh ? "评议结果汇总表" : "Results of the review");
	begin(&p);
	if (p.nsubjects == 0) {
		zy_doc_paragraph(d, ZY_ROLE_PLAIN,
		    word(&p, "没有评议数据。", "There is no review."));
		zy_doc_flat(d);
	} else {
		if (!p.s->denominators)
			zy_tally_note(d, p.s->denominator, NULL);
		zy_doc_heading(d, 1, word(&p, "各项评议内容", "By question"));
		questions(&p);
		zy_doc_heading(d, 1, word(&p, "各单位评议结果", "By unit"));
		subjects(&p);
	}
	end(&p);
}
