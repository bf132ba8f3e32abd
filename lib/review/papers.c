/*
 * Keeps ballot papers until all are there: each is a record of an external
 * sort, whose key is its subject and ballot number.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/papers.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/mem.h"
#include "base/varint.h"

struct zy_papers {
	struct zy_runs *runs; /* "subject NUL ballot": the rest */
	const uint32_t *rank;
	struct zy_buf key, rest;

	/* the group that is handed out, and the first of the one behind it */
	struct zy_buf text, ahead_key, ahead;
	struct zy_paper *group;
	size_t n, cap;
	struct zy_paper_mark *marks;
	size_t nmarks, marks_cap;
	bool begun;
};

/* Appends a number in as few bytes as it needs. */
static void
put_number(struct zy_buf *b, uint64_t n)
{
	char *to = zy_buf_room(b, ZY_VARINT_MAX);

	b->n += (size_t)(zy_varint_put(to, n) - to);
}

struct zy_papers *
zy_papers_new(const struct zy_runs_options *o)
{
	struct zy_papers *p = zy_calloc(1, sizeof(*p));

	p->runs = zy_runs_new(o);
	return p;
}

void
zy_papers_free(struct zy_papers *p)
{
	if (!p)
		return;
	zy_runs_free(p->runs);
	zy_buf_release(&p->key);
	zy_buf_release(&p->rest);
	zy_buf_release(&p->text);
	zy_buf_release(&p->ahead_key);
	zy_buf_release(&p->ahead);
	free(p->group);
	free(p->marks);
	free(p);
}

void
zy_papers_add(struct zy_papers *p, const struct zy_paper *x)
{
	size_t i;

	zy_buf_reset(&p->key);
	zy_buf_view(&p->key, x->subject);
	zy_buf_putc(&p->key, '\0');
	zy_buf_view(&p->key, x->ballot);
	zy_buf_reset(&p->rest);
	put_number(&p->rest, x->input);
	put_number(&p->rest, x->line);
	put_number(&p->rest, x->n * 2 + x->whole);
	for (i = 0; i < x->n; i++) {
		put_number(&p->rest, x->marks[i].question);
		put_number(&p->rest, x->marks[i].group);
		put_number(&p->rest, x->marks[i].mark);
	}
	(void)zy_runs_put(p->runs, zy_buf_get(&p->key), zy_buf_get(&p->rest));
}

int
zy_papers_sort(struct zy_papers *p, const uint32_t *rank, struct zy_error *e)
{
	p->rank = rank;
	return zy_runs_sort(p->runs, e);
}

/* Takes one record of the group from the bytes of its rest. */
static void
take(struct zy_papers *p, struct zy_view key, struct zy_view rest)
{
	const char *at = rest.p;
	size_t i, subject = strlen(key.p);
	struct zy_paper *x;
	uint64_t n;

	p->group = zy_grow(p->group, &p->cap, p->n + 1, sizeof(*p->group));
	x = &p->group[p->n++];
	x->subject = (struct zy_view){key.p, subject};
	x->hash = zy_hash(x->subject, 0);
	x->ballot = (struct zy_view){key.p + subject + 1, key.n - subject - 1};
	x->input = (uint32_t)zy_varint_get(&at);
	x->line = zy_varint_get(&at);
	n = zy_varint_get(&at);
	x->whole = n & 1;
	x->n = (size_t)n / 2;
	p->marks = zy_grow(
	    p->marks, &p->marks_cap, p->nmarks + x->n, sizeof(*p->marks));
	for (i = 0; i < x->n; i++) {
		p->marks[p->nmarks + i] = (struct zy_paper_mark){
		    .question = (uint32_t)zy_varint_get(&at),
		    .group = (uint32_t)zy_varint_get(&at),
		    .mark = (uint32_t)zy_varint_get(&at),
		};
	}
	p->nmarks += x->n;
}

/*
 * Compares two papers by the order of their inputs and by line, for qsort_r;
 * arg is the rank of each input.
 */
static int
by_place(const void *a, const void *b, void *arg)
{
	const struct zy_paper *x = a, *y = b;
	const uint32_t *rank = arg;

	if (x->input != y->input)
		return rank[x->input] < rank[y->input] ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	/* Several on one line, as in a JSON array: as they came. */
	return x->marks < y->marks ? -1 : x->marks > y->marks;
}

int
zy_papers_next(struct zy_papers *p, const struct zy_paper **group, size_t *n,
    struct zy_error *e)
{
	struct zy_paper_mark *marks;
	struct zy_view key, rest;
	size_t i;
	int rc = 1;

	p->n = p->nmarks = 0;
	zy_buf_reset(&p->text);
	if (!p->begun) {
		p->begun = true;
		rc = zy_runs_next(p->runs, 0, &key, &rest, e);
	} else if (p->ahead_key.n == 0) {
		rc = 0;
	} else {
		key = zy_buf_get(&p->ahead_key);
		rest = zy_buf_get(&p->ahead);
	}
	if (rc <= 0)
		return rc;
	zy_buf_view(&p->text, key);
	do
		take(p, zy_buf_get(&p->text), rest);
	while ((rc = zy_runs_next(p->runs, 0, &key, &rest, e)) == 1 &&
	       zy_view_eq(key, zy_buf_get(&p->text)));
	zy_buf_reset(&p->ahead_key);
	zy_buf_reset(&p->ahead);
	if (rc < 0)
		return -1;
	if (rc == 1) {
		zy_buf_view(&p->ahead_key, key);
		zy_buf_view(&p->ahead, rest);
	}
	for (marks = p->marks, i = 0; i < p->n; marks += p->group[i++].n)
		p->group[i].marks = marks;
	qsort_r(p->group, p->n, sizeof(*p->group), by_place,
	    (void *)(uintptr_t)p->rank);
	*group = p->group;
	*n = p->n;
	return 1;
}

/*
 * Returns whether only one of two papers of a ballot can count: one is a whole
 * paper, or both mark the same question.
 */
static bool
rules_out(const struct zy_paper *a, const struct zy_paper *b)
{
	return a->whole || b->whole ||
	       a->marks[0].question == b->marks[0].question;
}

const char *
zy_papers_second_text(bool whole)
{
	return whole ? _("second ballot of this number")
		     : _("second mark of this ballot for the same question");
}

void
zy_papers_find_second(const struct zy_paper *group, size_t n, bool *second)
{
	size_t *kept = zy_reallocarray(NULL, n, sizeof(*kept));
	size_t nkept = 0, i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < nkept; k++)
			if (rules_out(&group[kept[k]], &group[i]))
				break;
		second[i] = k < nkept;
		if (k == nkept)
			kept[nkept++] = i;
	}
	free(kept);
}
