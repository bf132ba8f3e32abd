/*
 * The findings of a progress, in their order: those that are latest first, then
 * by question, subject, detail and source.  They are sorted runs
 * (stream/runs.h), so that there may be more of them than memory holds.
 * Implements zy_progress_next of progress.h and functions of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/state.h"

#include <stdlib.h>

enum {
	MEMORY = 64 << 20, /* bytes of findings that are kept in memory */
};

/* What the key of a finding does not say. */
struct rest {
	uint32_t question, org, subject_n, detail_n;
	enum zy_lack lack;
	int64_t since, due, days_late;
};

/* Compares two pointers to questions by id, for qsort. */
static int
by_id(const void *a, const void *b)
{
	const struct zy_query *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

void
zy_progress_findings_init(struct zy_progress *p, const char *folder)
{
	const struct zy_queries *q = p->questions;
	const struct zy_query **sorted = zy_calloc(q->n + 1, sizeof(*sorted));
	size_t i;

	p->made = zy_runs_new(
	    &(struct zy_runs_options){.memory = MEMORY, .folder = folder});
	p->rank = zy_calloc(q->n + 1, sizeof(*p->rank));
	for (i = 0; i < q->n; i++)
		sorted[i] = &q->items[i];
	qsort(sorted, q->n, sizeof(*sorted), by_id);
	for (i = 0; i < q->n; i++)
		p->rank[sorted[i] - q->items] = (uint32_t)i;
	free(sorted);
}

/* Appends the n lowest bytes of a number, the highest of them first. */
static void
put_number(struct zy_buf *b, uint64_t number, int n)
{
	while (n-- > 0)
		zy_buf_putc(b, (char)(number >> 8 * n & 0xff));
}

void
zy_progress_put(struct zy_progress *p, const struct zy_lacking *x)
{
	const struct rest rest = {
	    .question = (uint32_t)(x->question - p->questions->items),
	    .org = x->org,
	    .subject_n = (uint32_t)x->subject.n,
	    .detail_n = (uint32_t)x->detail.n,
	    .lack = x->lack,
	    .since = x->since,
	    .due = x->due,
	    .days_late = x->days_late,
	};
	struct zy_buf *key = &p->key, *value = &p->value;

	zy_buf_reset(key);
	put_number(key, (uint64_t)(INT64_MAX - x->days_late), 8);
	put_number(key, p->rank[rest.question], 4);
	zy_buf_view(key, x->subject);
	zy_buf_putc(key, '\0');
	zy_buf_view(key, x->detail);
	zy_buf_putc(key, '\0');
	zy_buf_view(key, x->source);
	zy_buf_reset(value);
	zy_buf_put(value, (const char *)&rest, sizeof(rest));
	zy_buf_view(value, x->name);
	/* zy_runs_sort returns the error. */
	(void)zy_runs_put(p->made, zy_buf_get(key), zy_buf_get(value));
}

int
zy_progress_next(
    struct zy_progress *p, struct zy_lacking *x, struct zy_error *e)
{
	enum {
		BEFORE = 12, /* bytes of the key before the subject */
	};
	struct zy_view key, value;
	struct rest rest;
	size_t at;
	int rc;

	while ((rc = zy_runs_next(p->made, 0, &key, &value, e)) == 1) {
		memcpy(&rest, value.p, sizeof(rest));
		/* Data turned out to be missing after it was made. */
		if (p->asked[rest.question].why_not)
			continue;
		*x = (struct zy_lacking){
		    .question = &p->questions->items[rest.question],
		    .lack = rest.lack,
		    .org = rest.org,
		    .since = rest.since,
		    .due = rest.due,
		    .days_late = rest.days_late,
		};
		x->subject = (struct zy_view){key.p + BEFORE, rest.subject_n};
		at = BEFORE + rest.subject_n + 1;
		x->detail = (struct zy_view){key.p + at, rest.detail_n};
		at += rest.detail_n + 1;
		x->source = (struct zy_view){key.p + at, key.n - at};
		x->name = (struct zy_view){
		    value.p + sizeof(rest), value.n - sizeof(rest)};
		return 1;
	}
	return rc;
}
