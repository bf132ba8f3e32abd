/* SPDX-License-Identifier: MIT */
#include "standard/figures.h"

#include <stdlib.h>

enum {
	CROWD = 32, /* values of one node that are looked through */
};

void
zy_figures_init(struct zy_figures *f, const struct zy_standard *s)
{
	const struct zy_ballot_rules *r = &s->ballot;
	size_t i, k;

	*f = (struct zy_figures){.standard = s};
	f->subjects = zy_intern_new();
	f->crowded = zy_intern_new();
	f->words = zy_intern_new();
	f->questions = zy_intern_new();
	f->groups = zy_intern_new();
	zy_intern_put(f->words, ZY_VIEW("")); /* 0 is nothing said */
	for (i = 0; i < r->nquestions; i++)
		zy_intern_put(f->questions, zy_view(r->questions[i].id));
	for (i = 0; i < r->ngroups; i++)
		zy_intern_put(f->groups, zy_view(r->groups[i].id));
	/* An item may name questions that the ballot leaves open. */
	for (i = 0; i < s->nitems; i++)
		for (k = 0; k < s->items[i].nquestions; k++)
			zy_intern_put(
			    f->questions, zy_view(s->items[i].questions[k]));
	f->open_questions = r->nquestions == 0;
	f->open_groups = r->ngroups == 0;
}

void
zy_figures_release(struct zy_figures *f)
{
	zy_intern_free(f->subjects);
	zy_intern_free(f->crowded);
	zy_intern_free(f->words);
	zy_intern_free(f->questions);
	zy_intern_free(f->groups);
	free(f->first_votes);
	free(f->first_fact);
	free(f->roster);
	free(f->outside);
	free(f->facts);
	free(f->fact_origin);
	free(f->votes);
	free(f->marks);
	free(f->votes_origin);
	free(f->why);
	zy_arena_release(&f->arena);
	*f = (struct zy_figures){0};
}

static void
make_room(struct zy_figures *f, size_t need)
{
	size_t nodes = f->standard->nnodes, cap = f->cap;
	size_t i;

	while (cap < need)
		cap = cap ? cap * 2 : 256;
	f->first_votes =
	    zy_reallocarray(f->first_votes, cap, sizeof(*f->first_votes));
	f->first_fact = zy_reallocarray(
	    f->first_fact, cap, (nodes ? nodes : 1) * sizeof(*f->first_fact));
	f->roster = zy_reallocarray(f->roster, cap, sizeof(*f->roster));
	f->outside = zy_reallocarray(f->outside, cap, sizeof(*f->outside));
	for (i = f->cap; i < cap; i++) {
		f->first_votes[i] = ZY_NO_FIGURE;
		f->roster[i] = NULL;
		f->outside[i] = false;
	}
	for (i = f->cap * nodes; i < cap * nodes; i++)
		f->first_fact[i] = ZY_NO_FIGURE;
	f->cap = cap;
}

uint32_t
zy_figures_subject(struct zy_figures *f, struct zy_view id)
{
	uint32_t subject = zy_intern_put(f->subjects, id);

	if (subject >= f->cap)
		make_room(f, (size_t)subject + 1);
	return subject;
}

bool
zy_figures_scored(const struct zy_figures *f, uint32_t subject)
{
	size_t nodes = f->standard->nnodes, i;

	if (f->closed)
		return f->roster[subject] && !f->outside[subject];
	for (i = 0; i < nodes; i++)
		if (f->first_fact[subject * nodes + i] != ZY_NO_FIGURE)
			return true;
	return f->first_votes[subject] != ZY_NO_FIGURE;
}

bool
zy_figures_wants_origin(const struct zy_figures *f, struct zy_view id)
{
	return f->explain_all || (f->explain.n && zy_view_eq(f->explain, id));
}

static bool
keeps_origins(const struct zy_figures *f)
{
	return f->explain_all || f->explain.n;
}

static const char *
copy(struct zy_figures *f, const char *text)
{
	return text ? zy_arena_strndup(&f->arena, text, strlen(text)) : NULL;
}

/* What two values of a node must not have in common; 0: anything. */
static uint32_t
mark_of(const struct zy_standard *s, uint32_t node, const struct zy_fact *fact)
{
	const struct zy_node_rule *n = &s->nodes[node];

	if (n->what == ZY_ABOUT_VETO)
		return fact->event;
	if (n->what == ZY_ABOUT_SOURCE)
		return s->sources[n->index].from == ZY_FROM_SCORE ? 0
								  : fact->rater;
	if (s->items[n->index].kind == ZY_ITEM_JUDGED)
		return fact->rater;
	return s->items[n->index].kind == ZY_ITEM_DEDUCT ? fact->event : 0;
}

/* The key of a value in the set for nodes with long chains. */
static struct zy_view
key_of(uint32_t key[3], uint32_t subject, uint32_t node, uint32_t mark)
{
	key[0] = subject;
	key[1] = node;
	key[2] = mark;
	return (struct zy_view){(const char *)key, 3 * sizeof(*key)};
}

/* A hundred thousand events of one subject must not take their square. */
static void
note_crowd(struct zy_figures *f, uint32_t subject, uint32_t node,
    const struct zy_fact *fact, uint32_t first)
{
	const struct zy_standard *s = f->standard;
	uint32_t key[3], i, n = 0;

	for (i = first; i != ZY_NO_FIGURE && n <= CROWD; i = f->facts[i].next)
		n++;
	if (n < CROWD)
		return;
	for (i = first; n == CROWD && i != ZY_NO_FIGURE; i = f->facts[i].next)
		zy_intern_put(f->crowded,
		    key_of(key, subject, node, mark_of(s, node, &f->facts[i])));
	zy_intern_put(
	    f->crowded, key_of(key, subject, node, mark_of(s, node, fact)));
}

void
zy_figures_add(struct zy_figures *f, uint32_t subject, uint32_t node,
    const struct zy_fact *fact, const char *origin)
{
	size_t before = f->facts_cap;
	uint32_t *first =
	    &f->first_fact[(size_t)subject * f->standard->nnodes + node];

	note_crowd(f, subject, node, fact, *first);
	f->facts =
	    zy_grow(f->facts, &f->facts_cap, f->nfacts + 1, sizeof(*f->facts));
	if (keeps_origins(f) && f->facts_cap != before)
		f->fact_origin = zy_reallocarray(
		    f->fact_origin, f->facts_cap, sizeof(*f->fact_origin));
	if (keeps_origins(f))
		f->fact_origin[f->nfacts] = copy(f, origin);
	f->facts[f->nfacts] = *fact;
	f->facts[f->nfacts].next = *first;
	*first = (uint32_t)f->nfacts++;
}

bool
zy_figures_second(const struct zy_figures *f, uint32_t subject, uint32_t node,
    const struct zy_fact *fact)
{
	uint32_t i =
	    f->first_fact[(size_t)subject * f->standard->nnodes + node];
	uint32_t mark = mark_of(f->standard, node, fact), key[3], n;

	for (n = 0; i != ZY_NO_FIGURE && n < CROWD; i = f->facts[i].next, n++)
		if (mark_of(f->standard, node, &f->facts[i]) == mark)
			return true;
	return i != ZY_NO_FIGURE &&
	       zy_intern_find(f->crowded, key_of(key, subject, node, mark)) !=
		   ZY_INTERN_NONE;
}

void
zy_figures_vote(struct zy_figures *f, uint32_t subject,
    const struct zy_votes *v, const uint32_t *marks, const char *origin,
    const char *why)
{
	size_t n = f->standard->ballot.ngrades, before = f->votes_cap;

	f->votes =
	    zy_grow(f->votes, &f->votes_cap, f->nvotes + 1, sizeof(*f->votes));
	if (f->votes_cap != before) {
		f->marks = zy_reallocarray(
		    f->marks, f->votes_cap, n * sizeof(*f->marks));
		if (keeps_origins(f)) {
			f->votes_origin = zy_reallocarray(f->votes_origin,
			    f->votes_cap, sizeof(*f->votes_origin));
			f->why = zy_reallocarray(
			    f->why, f->votes_cap, sizeof(*f->why));
		}
	}
	if (keeps_origins(f)) {
		f->votes_origin[f->nvotes] = copy(f, origin);
		f->why[f->nvotes] = origin ? copy(f, why) : NULL;
	}
	memcpy(f->marks + f->nvotes * n, marks, n * sizeof(*marks));
	f->votes[f->nvotes] = *v;
	f->votes[f->nvotes].next = f->first_votes[subject];
	f->first_votes[subject] = (uint32_t)f->nvotes++;
}

bool
zy_figures_voted(const struct zy_figures *f, uint32_t subject,
    uint32_t question, uint32_t group)
{
	uint32_t i = f->first_votes[subject];

	for (; i != ZY_NO_FIGURE; i = f->votes[i].next)
		if (f->votes[i].question == question &&
		    f->votes[i].group == group)
			return true;
	return false;
}
