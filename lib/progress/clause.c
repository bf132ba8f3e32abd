/*
 * The answers to questions, counted by question and key (the subject's
 * columns).
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/state.h"

#include <stdlib.h>

/* Returns the bit of the choice in a cell, or 0. */
static uint16_t
choice_bit(const struct zy_column *c, struct zy_view cell)
{
	size_t i;

	for (i = 0; c->choices && c->choices[i].token && i < 16; i++)
		if (zy_view_is(cell, c->choices[i].token))
			return (uint16_t)(1U << i);
	return 0;
}

/* Returns the phases in which a cell's date lies for certain, as bits. */
static uint16_t
phases_of(const struct zy_campaign *c, struct zy_view cell)
{
	int64_t first = zy_due_first(cell), last = zy_due_last(cell);
	unsigned bits = 0;
	size_t i;

	for (i = 0; i < c->nphases && i < ZY_PROGRESS_PHASES_MAX; i++) {
		const struct zy_campaign_phase *f = &c->phases[i];

		if (first >= zy_date_first(f->from) &&
		    (f->to.year == 0 || last <= zy_date_last(f->to)))
			bits |= 1U << i;
	}
	return (uint16_t)bits;
}

/*
 * Counts a record as an answer for one key: adds its phases, its choice and its
 * day to the summary of the key.
 */
static void
count_answer(struct zy_progress *p, struct zy_clause *c,
    enum zy_progress_kind kind, const struct zy_view *cells, struct zy_view key)
{
	const struct zy_view_kind *k = &p->views.kinds[kind];
	uint32_t number = zy_intern_put(p->keys, key);
	int64_t day = ZY_NO_DAY;
	struct zy_answers *m;

	if (number >= c->n) {
		size_t i = c->n;

		c->answers = zy_grow(c->answers, &c->cap, (size_t)number + 1,
		    sizeof(*c->answers));
		for (c->n = (size_t)number + 1; i < c->n; i++)
			c->answers[i] = (struct zy_answers){
			    .first = INT32_MAX, .last = INT32_MIN};
	}
	m = &c->answers[number];
	if (m->count < UINT32_MAX)
		m->count++;
	if (c->each >= 0)
		m->each |=
		    choice_bit(&k->schema.columns[c->each], cells[c->each]);
	if (c->date >= 0)
		day = zy_due_first(cells[c->date]);
	if (day == ZY_NO_DAY)
		return;
	m->phases |= phases_of(p->views.campaign, cells[c->date]);
	day -= p->start;
	if (day < m->first)
		m->first = (int32_t)day;
	if (day > m->last)
		m->last = (int32_t)day;
}

/*
 * Counts the record for every key that its cells make: a cell may have several
 * names.
 */
static void
count_keys(struct zy_progress *p, struct zy_clause *c,
    enum zy_progress_kind kind, const struct zy_view *cells, size_t column)
{
	struct zy_view list, one;
	size_t n = p->scratch.n;

	if (column == c->answer->by.n) {
		count_answer(p, c, kind, cells, zy_buf_get(&p->scratch));
		return;
	}
	list = cells[c->by[column]];
	while (zy_text_next_name(&list, "", &one)) {
		p->scratch.n = n;
		zy_buf_view(&p->scratch, one);
		zy_buf_putc(&p->scratch, '\x1f');
		count_keys(p, c, kind, cells, column + 1);
	}
	p->scratch.n = n;
}

void
zy_clause_add(struct zy_progress *p, struct zy_clause *c,
    enum zy_progress_kind kind, const struct zy_view *cells)
{
	size_t i;

	for (i = 0; i < c->answer->by.n; i++)
		if (c->by[i] < 0)
			return;
	if (c->where && zy_condition_test(c->where, cells) != ZY_TRUE)
		return;
	zy_buf_reset(&p->scratch);
	count_keys(p, c, kind, cells, 0);
}

/* Adds the answers that a clause has for a key to m. */
static void
add_answers(struct zy_progress *p, const struct zy_clause *c,
    const struct zy_view *key, size_t n, struct zy_answers *m)
{
	const struct zy_answers *x;
	uint32_t number;
	size_t i;

	zy_buf_reset(&p->scratch);
	for (i = 0; i < n; i++) {
		zy_buf_view(&p->scratch, key[i]);
		zy_buf_putc(&p->scratch, '\x1f');
	}
	number = zy_intern_find(p->keys, zy_buf_get(&p->scratch));
	if (number == ZY_INTERN_NONE || number >= c->n)
		return;
	x = &c->answers[number];
	m->count += x->count;
	m->phases |= x->phases;
	m->each |= x->each;
	if (x->first < m->first)
		m->first = x->first;
	if (x->last > m->last)
		m->last = x->last;
}

/* Adds the answers of organisations above the asked one to m. */
static void
add_above(struct zy_progress *p, const struct zy_clause *c,
    const struct zy_target *t, size_t n, struct zy_answers *m)
{
	const struct zy_org_roster *r = &p->views.people->orgs;
	struct zy_view key[ZY_QUERY_KEY_MAX], id;
	uint32_t org = t->org;
	size_t i;

	if (org >= r->orgs.n)
		return;
	id = zy_org_roster_id(r, org);
	for (org = r->orgs.items[org].parent; org < r->orgs.n;
	     org = r->orgs.items[org].parent) {
		for (i = 0; i < n; i++)
			key[i] = zy_view_eq(t->key[i], id)
				     ? zy_org_roster_id(r, org)
				     : t->key[i];
		add_answers(p, c, key, n, m);
	}
}

struct zy_answers
zy_clause_find(struct zy_progress *p, struct zy_progress_asked *a,
    const struct zy_target *t)
{
	struct zy_answers m = {.first = INT32_MAX, .last = INT32_MIN};
	size_t i, n = a->question->of.n;

	for (i = 0; i < a->question->nanswers; i++) {
		add_answers(p, &a->clauses[i], t->key, n, &m);
		if (a->clauses[i].answer->up)
			add_above(p, &a->clauses[i], t, n, &m);
	}
	return m;
}
