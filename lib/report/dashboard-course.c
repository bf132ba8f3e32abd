/*
 * The dashboard's section about the course of the campaign: lines by month,
 * follow-ups, unanswered questions.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/campaign.h"
#include "report/dashboard.h"

enum {
	MONTHS = 24, /* that a chart has room for */
};

static const struct {
	const char *zh, *en;
} events[ZY_COURSE_EVENTS] = {
    [ZY_COURSE_PUBLISHED] = {"各月公布承诺（项）",
	"Pledges published, by month"},
    [ZY_COURSE_KEPT] = {"各月兑现承诺（项）", "Pledges kept, by month"},
    [ZY_COURSE_COMMENTS] = {"各月领导点评（次）", "Comments, by month"},
    [ZY_COURSE_ACTIVITIES] = {"各月开展活动（次）", "Activities, by month"},
};

/*
 * Adds the line of one kind of event to the chart; nothing if there are no such
 * events.
 */
static void
line(struct zy_dashboard *b, enum zy_course_event event)
{
	const struct zy_course *c = &b->data->course;
	const char *title =
	    zy_dashboard_word(b, events[event].zh, events[event].en);
	size_t i, from = c->n > MONTHS ? c->n - MONTHS : 0;
	struct zy_chart *chart = NULL;
	uint64_t sum = 0;

	for (i = 0; i < c->n; i++)
		sum += c->months[i].n[event];
	if (sum == 0)
		return;
	if (c->n > 1)
		chart = zy_doc_figure(b->doc, ZY_CHART_LINE, title);
	for (i = 0; i < c->n; i++) {
		int month = c->first + (int)i;
		const char *label = zy_doc_printf(
		    b->doc, "%d-%02d", month / 12, month % 12 + 1);
		const char *n = zy_dashboard_number(b, c->months[i].n[event]);

		if (chart && i >= from)
			zy_chart_add(
			    chart, label, n, (int64_t)c->months[i].n[event]);
		zy_dashboard_csv_row(b,
		    zy_dashboard_word(b, "活动进程", "course"), label, title,
		    n);
	}
}

/* Returns the name of a type of activity in the campaign file, else its id. */
static const char *
type_name(struct zy_dashboard *b, struct zy_view id)
{
	const struct zy_campaign *c = b->o->campaign;
	int type = c && b->o->zh ? zy_campaign_type_find(c, id) : -1;

	return type < 0 ? zy_doc_text(b->doc, id) : c->types[type].name;
}

static int
by_text(const void *a, const void *b)
{
	return zy_view_cmp(
	    *(const struct zy_view *)a, *(const struct zy_view *)b);
}

/*
 * Returns a new array of the numbers of the texts in byte order; the caller
 * frees it with free().
 */
static struct zy_view *
sorted(const struct zy_intern *texts, uint32_t *n)
{
	struct zy_view *all;
	uint32_t i;

	*n = texts ? zy_intern_count(texts) : 0;
	all = zy_calloc(*n + 1, sizeof(*all));
	for (i = 0; i < *n; i++)
		all[i] = zy_intern_get(texts, i);
	qsort(all, *n, sizeof(*all), by_text);
	return all;
}

static void
number_cell(struct zy_dashboard *b, struct zy_doc_table *t, const char *item,
    const char *measure, uint64_t n)
{
	const char *text = zy_dashboard_number(b, n);

	zy_doc_cell(t, zy_view(text));
	zy_dashboard_csv_row(b, zy_dashboard_word(b, "后续办理", "follow-ups"),
	    item, measure, text);
}

/* Adds a table of the activities that need a follow-up, by its state. */
static void
follow_ups(struct zy_dashboard *b)
{
	static const char *const heads[][2] = {{"总数", "All"},
	    {"已办结", "Done"}, {"办理中", "Under way"},
	    {"逾期未办结", "Overdue"}};
	const struct zy_course *c = &b->data->course;
	struct zy_doc_table *t;
	struct zy_view *types;
	uint32_t n, i;
	size_t h;

	if (!c->types)
		return;
	types = sorted(c->types, &n);
	t = zy_doc_table(
	    b->doc, zy_dashboard_word(b, "后续办理情况（件）", "Follow-ups"));
	zy_doc_column_wide(t, zy_dashboard_word(b, "事项", "What"));
	for (h = 0; h < 4; h++)
		zy_doc_column(t, zy_dashboard_word(b, heads[h][0], heads[h][1]),
		    NULL, NULL, ZY_ALIGN_RIGHT);
	for (i = 0; i < n; i++) {
		const struct zy_course_follow *f =
		    &c->follows[zy_intern_find(c->types, types[i])];
		const uint64_t figures[] = {
		    f->all, f->done, f->all - f->done - f->overdue, f->overdue};
		const char *name = type_name(b, types[i]);

		zy_doc_row(t, ZY_ROLE_PLAIN);
		zy_doc_cell(t, zy_view(name));
		for (h = 0; h < 4; h++)
			number_cell(b, t, name,
			    zy_dashboard_word(b, heads[h][0], heads[h][1]),
			    figures[h]);
	}
	free(types);
}

/* Returns the sentence of a question of the campaign file, else its id. */
static const char *
question_text(struct zy_dashboard *b, struct zy_view id)
{
	const struct zy_campaign *c = b->o->campaign;
	const char *text = c ? zy_campaign_question(c, id, b->o->zh) : NULL;

	return text ? text : zy_doc_text(b->doc, id);
}

/*
 * Adds a table of what the findings report as missing or overdue, by question.
 */
static void
missing(struct zy_dashboard *b)
{
	const struct zy_course *c = &b->data->course;
	struct zy_doc_table *t;
	struct zy_view *questions;
	uint32_t n, i;

	if (!c->questions)
		return;
	questions = sorted(c->questions, &n);
	t = zy_doc_table(b->doc,
	    zy_dashboard_word(b, "未完成和逾期事项", "Missing and overdue"));
	zy_doc_column_wide(t, zy_dashboard_word(b, "事项", "What"));
	zy_doc_column(t, zy_dashboard_word(b, "件数", "Findings"), NULL, NULL,
	    ZY_ALIGN_RIGHT);
	zy_doc_column(t,
	    zy_dashboard_word(b, "最长逾期（天）", "Days late, at most"), NULL,
	    NULL, ZY_ALIGN_RIGHT);
	for (i = 0; i < n; i++) {
		const struct zy_course_finding *f =
		    &c->findings[zy_intern_find(c->questions, questions[i])];
		const char *text = question_text(b, questions[i]);
		const char *count = zy_dashboard_number(b, f->n);

		zy_doc_row(t, ZY_ROLE_PLAIN);
		zy_doc_cell(t, zy_view(text));
		zy_doc_cell(t, zy_view(count));
		zy_doc_cell(t,
		    zy_view(f->days_late > 0
				? zy_dashboard_number(b, (uint64_t)f->days_late)
				: "—"));
		zy_dashboard_csv_row(b,
		    zy_dashboard_word(b, "未完成和逾期", "missing"), text,
		    zy_dashboard_word(b, "件数", "findings"), count);
	}
	free(questions);
}

void
zy_dashboard_course(struct zy_dashboard *b)
{
	const struct zy_course *c = &b->data->course;
	int event;

	if (c->n > 1 || c->types || c->questions)
		zy_doc_heading(b->doc, 1,
		    zy_dashboard_word(
			b, "活动进程和督办情况", "Course and supervision"));
	if (c->n > 1)
		zy_doc_open(b->doc, ZY_ROLE_PAIR);
	for (event = 0; event < ZY_COURSE_EVENTS; event++)
		line(b, (enum zy_course_event)event);
	if (c->n > 1)
		zy_doc_close(b->doc);
	follow_ups(b);
	missing(b);
}
