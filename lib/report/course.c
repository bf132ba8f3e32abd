/* SPDX-License-Identifier: MIT */
#include "report/course.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/mem.h"

enum {
	MONTHS_MAX = 240, /* a date that makes the course longer is a slip */
};

void
zy_course_release(struct zy_course *c)
{
	free(c->months);
	zy_intern_free(c->types);
	free(c->follows);
	zy_intern_free(c->questions);
	free(c->findings);
	*c = (struct zy_course){.n = 0};
}

int
zy_course_month(struct zy_view date)
{
	struct zy_date d;

	return date.n && zy_date_parse(&d, date) && d.month
		   ? d.year * 12 + d.month - 1
		   : -1;
}

void
zy_course_count(struct zy_course *c, enum zy_course_event event, int month)
{
	int first = c->n ? c->months[0].month : month;
	int last = c->n ? c->months[c->n - 1].month : month;
	size_t i, n;

	first = month < first ? month : first;
	last = month > last ? month : last;
	if (month < 0 || last - first >= MONTHS_MAX)
		return;
	n = (size_t)(last - first) + 1;
	if (n != c->n) {
		size_t before = c->n ? (size_t)(c->months[0].month - first) : 0;

		c->months = zy_grow(c->months, &c->cap, n, sizeof(*c->months));
		if (c->n)
			memmove(c->months + before, c->months,
			    c->n * sizeof(*c->months));
		for (i = 0; i < n; i++)
			if (i < before || i >= before + c->n)
				c->months[i] = (struct zy_course_month){
				    .month = first + (int)i};
		c->n = n;
	}
	c->months[month - first].n[event]++;
}

/* Returns the number of a text, and whether it is a new one in *is_new. */
static uint32_t
number_of(struct zy_intern **texts, struct zy_view text, bool *is_new)
{
	uint32_t n, i;

	if (!*texts)
		*texts = zy_intern_new();
	n = zy_intern_count(*texts);
	i = zy_intern_put(*texts, text);
	*is_new = i == n;
	return i;
}

void
zy_course_follow(struct zy_course *c, struct zy_view type, struct zy_view state)
{
	bool is_new;
	uint32_t i;

	if (state.n == 0)
		return;
	i = number_of(&c->types, type, &is_new);
	c->follows =
	    zy_grow(c->follows, &c->follows_cap, i + 1, sizeof(*c->follows));
	if (is_new)
		c->follows[i] = (struct zy_course_follow){0};
	c->follows[i].all++;
	c->follows[i].done += zy_view_is(state, "done");
	c->follows[i].overdue += zy_view_is(state, "overdue");
}

void
zy_course_finding(
    struct zy_course *c, struct zy_view question, struct zy_view days_late)
{
	int64_t days = 0;
	bool is_new;
	uint32_t i;

	if (question.n == 0)
		return;
	i = number_of(&c->questions, question, &is_new);
	c->findings =
	    zy_grow(c->findings, &c->findings_cap, i + 1, sizeof(*c->findings));
	if (is_new)
		c->findings[i] = (struct zy_course_finding){0};
	c->findings[i].n++;
	if (zy_integer_parse(&days, days_late, 0, INT64_MAX) &&
	    days > c->findings[i].days_late)
		c->findings[i].days_late = days;
}
