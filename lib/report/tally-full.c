/*
 * The full form of the page of a review: turnout and marks of every question
 * and voter group, subject by subject.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "report/standing.h"
#include "report/tally-lines.h"
#include "report/tally-page.h"
#include "review/result.h"
#include "stream/phrase.h"

/* The document that is being built. */
struct sheet {
	struct zy_doc *doc;
	const struct zy_report_data *data;
	const struct zy_kind_options *o;
	struct zy_tally_lines t;
	struct zy_buf scratch;
};

static const char *
word(const struct sheet *s, const char *zh, const char *en)
{
	return zy_doc_word(s->doc, zh, en);
}

/*
 * Fills a cell with a ratio 0.9504 as 95.04%; with a cell that is not a number
 * unchanged.
 */
static void
put_ratio(struct sheet *s, struct zy_doc_table *t, struct zy_view v)
{
	struct zy_decimal d;

	if (v.n == 0) {
		zy_doc_cell(t, ZY_VIEW("—"));
		return;
	}
	if (zy_decimal_parse(&d, v) != ZY_NUMBER_OK || d.places > 16) {
		zy_doc_cell(t, v);
		return;
	}
	zy_buf_reset(&s->scratch);
	d.places -= 2;
	for (; d.places < 0; d.places++)
		d.coef *= 10;
	zy_decimal_format(&s->scratch, d);
	zy_buf_putc(&s->scratch, '%');
	zy_doc_cell(t, zy_buf_get(&s->scratch));
}

static void
put_state(struct sheet *s, struct zy_doc_table *t, struct zy_view v)
{
	zy_buf_reset(&s->scratch);
	zy_phrase_put(&s->scratch, v, s->o->zh);
	zy_doc_cell(t, zy_buf_get(&s->scratch));
}

static const char *
named(struct sheet *s, enum zy_name_kind kind, struct zy_view id)
{
	return zy_doc_text(s->doc, zy_names_of(s->o->names, kind, id));
}

static const char *
subject_name(struct sheet *s, struct zy_view subject)
{
	struct zy_view name = zy_report_data_name(s->data, subject);

	return zy_doc_text(s->doc, name.n ? name : subject);
}

static void
number_column(struct zy_doc_table *t, const char *title)
{
	zy_doc_column(t, title, NULL, NULL, ZY_ALIGN_RIGHT);
}

/*
 * Declares the columns of marks: their numbers, votes and share of each grade,
 * mean and satisfaction.
 */
static void
mark_columns(struct sheet *s, struct zy_doc_table *t)
{
	size_t k;

	number_column(t, word(s, "有效", "Valid"));
	number_column(t, word(s, "无效", "Invalid"));
	number_column(t, word(s, "弃权", "Abstain"));
	for (k = 0; k < s->t.ngrades; k++) {
		const char *grade =
		    named(s, ZY_NAMED_GRADE, zy_tally_lines_grade(&s->t, k));

		zy_doc_column(t, word(s, "票数", "votes"), grade,
		    zy_doc_printf(s->doc, s->o->zh ? "%s票数" : "%s", grade),
		    ZY_ALIGN_RIGHT);
		zy_doc_column(t, word(s, "得票率", "share"), grade,
		    zy_doc_printf(
			s->doc, s->o->zh ? "%s得票率" : "%s share", grade),
		    ZY_ALIGN_RIGHT);
	}
	number_column(t, word(s, "平均分", "Mean"));
	number_column(t, word(s, "满意率", "Satisfaction"));
	zy_doc_column(t, word(s, "备注", "State"), NULL, NULL, ZY_ALIGN_LEFT);
}

static void
turnout_columns(struct sheet *s, struct zy_doc_table *t)
{
	number_column(t, word(s, "应到", "Entitled"));
	number_column(t, word(s, "实到", "Present"));
	number_column(t, word(s, "发出", "Issued"));
	number_column(t, word(s, "收回", "Returned"));
}

static void
put_turnout(struct zy_doc_table *t, const struct zy_tally_counts *n)
{
	zy_tally_count(t, n->entitled);
	zy_tally_count(t, n->present);
	zy_tally_count(t, n->issued);
	zy_tally_count(t, n->returned);
}

/*
 * Fills the cells of marks and shares; line is NULL for a sum, whose shares are
 * computed here.
 */
static void
put_marks(struct sheet *s, struct zy_doc_table *t,
    const struct zy_tally_counts *n, const struct zy_tally_line *line)
{
	struct zy_view made;
	size_t k;

	zy_tally_count(t, n->valid);
	zy_tally_count(t, n->invalid);
	zy_tally_count(t, n->abstain);
	for (k = 0; k < s->t.ngrades; k++) {
		zy_tally_count(t, n->grades[k]);
		made = line ? zy_table_cell(line->row, s->t.percents[k])
			    : (struct zy_view){NULL, 0};
		if (made.n)
			zy_doc_cellf(t, "%.*s%%", ZY_ARG(made));
		else
			zy_tally_share(t, n->grades[k], n->whole);
	}
}

static void
put_line(struct sheet *s, struct zy_doc_table *t, const struct zy_tally_line *x)
{
	put_marks(s, t, &x->n, x);
	zy_doc_cell(t, x->mean.n ? x->mean : ZY_VIEW("—"));
	put_ratio(s, t, x->satisfaction);
	put_state(s, t, x->state);
}

/* Adds the turnout by group of the lines [from, to) of one subject. */
static void
turnout(struct sheet *s, size_t from, size_t to)
{
	struct zy_doc_table *t;
	struct zy_tally_counts sum = zy_tally_counts_unknown();
	size_t i, rows = 0;

	t = zy_doc_table(s->doc, NULL);
	zy_doc_column(
	    t, word(s, "评议人类别", "Voter group"), NULL, NULL, ZY_ALIGN_LEFT);
	turnout_columns(s, t);
	for (i = from; i < to; i++) {
		const struct zy_tally_line *x = &s->t.items[i];

		/* The same people answer every question. */
		if (!zy_view_eq(x->question, s->t.items[from].question))
			break;
		zy_doc_row(t, ZY_ROLE_PLAIN);
		zy_doc_cell(
		    t, zy_names_of(s->o->names, ZY_NAMED_GROUP, x->group));
		put_turnout(t, &x->n);
		zy_tally_counts_add_turnout(&sum, x);
		rows++;
	}
	if (rows < 2)
		return;
	zy_doc_row(t, ZY_ROLE_SUM);
	zy_doc_cell(t, zy_view(word(s, "合计", "Total")));
	put_turnout(t, &sum);
}

/* Adds the row of a question's total; partial is true if not all rows count. */
static void
put_sum(struct sheet *s, struct zy_doc_table *t,
    const struct zy_tally_counts *sum, bool partial)
{
	zy_doc_row(t, ZY_ROLE_SUM);
	zy_doc_cell(t, ZY_VIEW(""));
	zy_doc_cell(
	    t, zy_view(partial ? word(s, "合计（计入部分）", "Total counted")
			       : word(s, "合计", "Total")));
	put_marks(s, t, sum, NULL);
	zy_doc_cell(t, ZY_VIEW("—"));
	zy_doc_cell(t, ZY_VIEW("—"));
}

/*
 * Adds a chart with a bar for every question of the lines [from, to) of one
 * subject.
 */
static void
picture(struct sheet *s, size_t from, size_t to)
{
	const char *names[ZY_TALLY_LINES_GRADES];
	struct zy_tally_counts sum;
	struct zy_chart *c;
	size_t i, j, k, end;

	for (k = 0; k < s->t.ngrades; k++)
		names[k] =
		    named(s, ZY_NAMED_GRADE, zy_tally_lines_grade(&s->t, k));
	c = zy_tally_chart(s->doc, names, s->t.ngrades);
	for (i = from; i < to; i = end) {
		end = zy_tally_lines_question_end(&s->t, i);
		sum = zy_tally_counts_unknown();
		for (j = i; j < end; j++)
			zy_tally_counts_add_marks(&s->t, &sum, &s->t.items[j]);
		zy_tally_bar(s->doc, c,
		    named(s, ZY_NAMED_QUESTION, s->t.items[i].question),
		    sum.grades, s->t.ngrades);
	}
}

/*
 * Adds a table of every question and group of the lines [from, to) of one
 * subject.
 */
static void
votes(struct sheet *s, size_t from, size_t to)
{
	struct zy_doc_table *t = zy_doc_table(s->doc, NULL);
	struct zy_tally_counts sum;
	size_t i, j, end;

	zy_doc_column_wide(t, word(s, "评议内容", "Question"));
	zy_doc_column(
	    t, word(s, "评议人类别", "Voter group"), NULL, NULL, ZY_ALIGN_LEFT);
	mark_columns(s, t);
	for (i = from; i < to; i = end) {
		struct zy_view question = s->t.items[i].question;

		bool partial = false;

		sum = zy_tally_counts_unknown();
		end = zy_tally_lines_question_end(&s->t, i);
		for (j = i; j < end; j++) {
			partial |= !s->t.items[j].counts;
			zy_doc_row(t, ZY_ROLE_PLAIN);
			zy_doc_cell(t, j == i ? zy_names_of(s->o->names,
						    ZY_NAMED_QUESTION, question)
					      : ZY_VIEW(""));
			zy_doc_cell(t, zy_names_of(s->o->names, ZY_NAMED_GROUP,
					   s->t.items[j].group));
			put_line(s, t, &s->t.items[j]);
			zy_tally_counts_add_marks(&s->t, &sum, &s->t.items[j]);
		}
		if (end - i > 1)
			put_sum(s, t, &sum, partial);
	}
}

/*
 * Adds a table that compares the subjects, all questions and groups together.
 */
static void
overview(struct sheet *s)
{
	struct zy_doc_table *t;
	size_t i, j, k, end;

	zy_doc_heading(s->doc, 1, word(s, "总体情况", "Overview"));
	t = zy_doc_table(s->doc, NULL);
	zy_doc_column_wide(t, word(s, "单位", "Unit"));
	number_column(t, word(s, "收回评议票", "Ballots returned"));
	number_column(t, word(s, "有效评价", "Valid marks"));
	for (k = 0; k < s->t.ngrades; k++)
		number_column(t,
		    named(s, ZY_NAMED_GRADE, zy_tally_lines_grade(&s->t, k)));
	for (i = 0; i < s->t.n; i = end) {
		struct zy_tally_counts sum = zy_tally_counts_unknown();

		end = zy_tally_lines_subject_end(&s->t, i);
		for (j = i; j < end; j++) {
			zy_tally_counts_add_marks(&s->t, &sum, &s->t.items[j]);
			if (zy_view_eq(
				s->t.items[i].question, s->t.items[j].question))
				zy_tally_counts_add_turnout(
				    &sum, &s->t.items[j]);
		}
		zy_doc_row(t, ZY_ROLE_PLAIN);
		zy_doc_cell(t, zy_view(subject_name(s, s->t.items[i].subject)));
		zy_tally_count(t, sum.returned);
		zy_tally_count(t, sum.valid);
		for (k = 0; k < s->t.ngrades; k++)
			zy_tally_share(t, sum.grades[k], sum.whole);
	}
	zy_doc_heading(s->doc, 1, word(s, "各单位情况", "Unit by unit"));
}

/* Adds the table for the CSV form: one row for each line of the tally. */
static void
flat(struct sheet *s)
{
	struct zy_doc_table *t = zy_doc_flat(s->doc);
	size_t i;

	zy_doc_column_wide(t, word(s, "单位", "Unit"));
	zy_doc_column_wide(t, word(s, "评议内容", "Question"));
	zy_doc_column_wide(t, word(s, "评议人类别", "Voter group"));
	turnout_columns(s, t);
	mark_columns(s, t);
	for (i = 0; i < s->t.n; i++) {
		const struct zy_tally_line *x = &s->t.items[i];

		zy_doc_row(t, ZY_ROLE_PLAIN);
		zy_doc_cell(t, zy_view(subject_name(s, x->subject)));
		zy_doc_cell(t,
		    zy_names_of(s->o->names, ZY_NAMED_QUESTION, x->question));
		zy_doc_cell(
		    t, zy_names_of(s->o->names, ZY_NAMED_GROUP, x->group));
		put_turnout(t, &x->n);
		put_line(s, t, x);
	}
}

/*
 * Returns whether the shares that a line brings are those of its counts by a
 * policy.  Sets *some to true if it brings any.
 */
static bool
is_rounded_by(const struct sheet *s, const struct zy_tally_line *x,
    enum zy_percent policy, bool *some)
{
	uint32_t counts[ZY_TALLY_LINES_GRADES], out[ZY_TALLY_LINES_GRADES];
	struct zy_view made[ZY_TALLY_LINES_GRADES], cell;
	char text[16];
	size_t k, n = 0;

	for (k = 0; k < s->t.ngrades; k++) {
		cell = zy_table_cell(x->row, s->t.percents[k]);
		if (cell.n == 0)
			continue;
		made[n] = cell;
		counts[n++] = x->n.grades[k] > 0 ? (uint32_t)x->n.grades[k] : 0;
	}
	*some = *some || n;
	zy_result_percent(out, counts, n, policy, ZY_HALF_UP);
	for (k = 0; k < n; k++) {
		snprintf(
		    text, sizeof(text), "%u.%02u", out[k] / 100, out[k] % 100);
		if (!zy_view_is(made[k], text))
			return false;
	}
	return true;
}

/*
 * Returns in words how the shares were rounded that the tally brings, which
 * their figures tell; NULL if it brings none.
 */
static const char *
own_rounding(const struct sheet *s)
{
	static const struct {
		enum zy_percent policy;
		const char *zh, *en;
	} policies[] = {
	    {ZY_PERCENT_INDEPENDENT, "分别四舍五入", "each rounded by itself"},
	    {ZY_PERCENT_LAST, "最后有票的一档取余数，合计为100%",
		"the last that has votes takes the rest to 100%"},
	    {ZY_PERCENT_LARGEST, "按最大余数法取舍，合计为100%",
		"rounded by largest remainder to 100%"}};
	bool some = false;
	size_t i, k;

	for (k = 0; k < sizeof(policies) / sizeof(policies[0]); k++) {
		for (i = 0; i < s->t.n; i++)
			if (!is_rounded_by(
				s, &s->t.items[i], policies[k].policy, &some))
				break;
		if (!some)
			return NULL;
		if (i == s->t.n)
			return zy_doc_word(
			    s->doc, policies[k].zh, policies[k].en);
	}
	return zy_doc_word(
	    s->doc, "取舍办法未载明", "rounded in a way that it does not say");
}

/* Adds a note on the denominator of shares, if it is the same in all lines. */
static void
denominator_note(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->t.n; i++)
		if (!zy_view_eq(
			s->t.items[0].denominator, s->t.items[i].denominator))
			return;
	if (s->t.n)
		zy_tally_note(
		    s->doc, s->t.items[0].denominator, own_rounding(s));
}

/* Adds the part of the document about one subject. */
static void
subject(struct sheet *s, size_t from, size_t to)
{
	zy_doc_open(s->doc, ZY_ROLE_SECTION);
	zy_doc_heading(s->doc, 2, subject_name(s, s->t.items[from].subject));
	if (s->t.turnout)
		zy_doc_open(s->doc, ZY_ROLE_PAIR);
	if (s->t.turnout)
		turnout(s, from, to);
	picture(s, from, to);
	if (s->t.turnout)
		zy_doc_close(s->doc);
	votes(s, from, to);
	zy_doc_close(s->doc);
}

/* Removes the lines of subjects that are not in the part. */
static void
keep_part(struct zy_tally_lines *t, const struct zy_subject_part *part)
{
	size_t i, end, n = 0;

	for (i = 0; i < t->n; i = end) {
		end = zy_tally_lines_subject_end(t, i);
		if (!zy_subject_part_has(part, t->items[i].subject))
			continue;
		memmove(
		    &t->items[n], &t->items[i], (end - i) * sizeof(*t->items));
		n += end - i;
	}
	t->n = n;
}

void
zy_tally_full(struct zy_doc *d, const struct zy_report_data *data,
    const struct zy_kind_options *o)
{
	struct sheet s = {.doc = d, .data = data, .o = o};
	size_t i, end;

	zy_kind_head(d, ZY_LOOK_SHEET, o,
	    o->zh ? "评议结果汇总表" : "Results of the review");
	zy_tally_lines_init(&s.t, &data->tally, o->names);
	if (o->part)
		keep_part(&s.t, o->part);
	if (s.t.n == 0)
		zy_doc_paragraph(d, ZY_ROLE_PLAIN,
		    word(&s, "没有评议数据。", "There is no review."));
	denominator_note(&s);
	if (s.t.n && zy_tally_lines_subject_end(&s.t, 0) < s.t.n)
		overview(&s);
	for (i = 0; i < s.t.n; i = end) {
		end = zy_tally_lines_subject_end(&s.t, i);
		subject(&s, i, end);
	}
	flat(&s);
	zy_tally_lines_release(&s.t);
	zy_buf_release(&s.scratch);
}
