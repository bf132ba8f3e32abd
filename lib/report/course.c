/*
 * Counts events by month, follow-ups by type and findings by question.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/course.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/mem.h"

enum {
	MONTHS_MAX = 240, /* months of a course; other dates are mistakes */
};

void
zy_course_release(struct zy_course *c)
{
	free(c->counts);
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
	size_t before = c->cap;

	if (month < 0)
		return;
	c->counts =
	    zy_grow(c->counts, &c->cap, (size_t)month + 1, sizeof(*c->counts));
	if (c->cap > before)
		memset(c->counts + before, 0,
		    (c->cap - before) * sizeof(*c->counts));
	c->counts[month].n[event]++;
}

/* Returns the number of all events of a month. */
static uint64_t
sum_of(const struct zy_course_month *m)
{
	uint64_t sum = 0;
	size_t i;

	for (i = 0; i < ZY_COURSE_EVENTS; i++)
		sum += m->n[i];
	return sum;
}

uint64_t
zy_course_finish(struct zy_course *c)
{
	uint64_t all = 0, within = 0, most = 0;
	size_t i, end = 0, from;

	/* Of all periods of MONTHS_MAX months, the last one with the most
	   events. */
	for (i = 0; i < c->cap; i++) {
		all += sum_of(&c->counts[i]);
		within += sum_of(&c->counts[i]);
		if (i >= MONTHS_MAX)
			within -= sum_of(&c->counts[i - MONTHS_MAX]);
		if (within < most)
			continue;
		most = within;
		end = i + 1;
	}
	from = end > MONTHS_MAX ? end - MONTHS_MAX : 0;
	while (from < end && sum_of(&c->counts[from]) == 0)
		from++;
	while (from < end && sum_of(&c->counts[end - 1]) == 0)
		end--;
	c->first = (int)from;
	c->months = c->counts ? c->counts + from : NULL;
	c->n = end - from;
	return all - most;
}

/*
 * Returns the number of a text, added if it is new; sets *is_new to whether it
 * was.
 */
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
