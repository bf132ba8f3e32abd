/* SPDX-License-Identifier: MIT */
#include "scoring/evidence.h"

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
	zy_polls_init(&f->polls, r->ngrades);
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
	/* Items and gates may name questions that the ballot leaves open. */
	for (i = 0; i < s->nitems; i++)
		for (k = 0; k < s->items[i].nquestions; k++)
			zy_intern_put(
			    f->questions, zy_view(s->items[i].questions[k]));
	for (i = 0; i < s->ngates; i++)
		for (k = 0; k < s->gates[i].nquestions; k++)
			zy_intern_put(
			    f->questions, zy_view(s->gates[i].questions[k]));
	f->open_questions = r->nquestions == 0;
	f->open_groups = r->ngroups == 0;
}

void
zy_figures_release(struct zy_figures *f)
{
	size_t i;

	zy_intern_free(f->subjects);
	free(f->roster);
	free(f->outside);
	zy_intern_free(f->crowded);
	zy_intern_free(f->words);
	zy_intern_free(f->questions);
	zy_intern_free(f->groups);
	free(f->first_poll);
	free(f->first_fact);
	free(f->facts);
	free(f->whose);
	free(f->ratios);
	free(f->fact_origin);
	free(f->dropped);
	for (i = 0; f->apart && i < f->standard->napart; i++)
		free(f->apart[i]);
	free(f->apart);
	zy_polls_release(&f->polls);
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
	f->first_poll =
	    zy_reallocarray(f->first_poll, cap, sizeof(*f->first_poll));
	f->first_fact = zy_reallocarray(
	    f->first_fact, cap, (nodes ? nodes : 1) * sizeof(*f->first_fact));
	f->roster = zy_reallocarray(f->roster, cap, sizeof(*f->roster));
	f->outside = zy_reallocarray(f->outside, cap, sizeof(*f->outside));
	for (i = f->cap; i < cap; i++) {
		f->first_poll[i] = ZY_NO_POLL;
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
	return f->first_poll[subject] != ZY_NO_POLL;
}

bool
zy_figures_exempt(const struct zy_figures *f, uint32_t subject, size_t *which)
{
	const struct zy_standard *s = f->standard;
	uint32_t i;

	for (*which = 0; *which < s->nexempt; ++*which) {
		const struct zy_exemption *x = &s->exempt[*which];

		if (x->only.n && zy_figures_fits(f, subject, &x->only))
			return true;
		i = f->first_fact[(size_t)subject * s->nnodes + x->node];
		for (; i != ZY_NO_FIGURE; i = f->facts[i].next)
			if (f->facts[i].coef)
				return true;
	}
	return false;
}

struct zy_view
zy_figures_roster(const struct zy_figures *f, uint32_t subject, int c)
{
	const char *p = f->roster[subject];

	while (p && c-- > 0)
		p += strlen(p) + 1;
	return p ? zy_view(p) : ZY_VIEW("");
}

bool
zy_figures_fits(const struct zy_figures *f, uint32_t subject,
    const struct zy_conditions *conditions)
{
	size_t i, k;

	for (i = 0; i < conditions->n; i++) {
		const struct zy_where *w = &conditions->list[i];
		struct zy_view cell = zy_figures_roster(f, subject, w->at);

		for (k = 0; k < w->n; k++)
			if (zy_view_is(cell, w->values[k]))
				break;
		if (k == w->n)
			return false;
	}
	return true;
}

void
zy_figures_value(const struct zy_figures *f, const struct zy_fact *fact,
    struct zy_rational *out)
{
	if (fact->places == ZY_FACT_RATIO)
		zy_rational_set_ratio(
		    out, f->ratios[fact->coef].num, f->ratios[fact->coef].den);
	else
		zy_rational_set_decimal(out, zy_fact_value(fact));
}

struct zy_decimal
zy_figures_ratio(struct zy_figures *f, int64_t num, int64_t den)
{
	f->ratios = zy_grow(
	    f->ratios, &f->ratios_cap, f->nratios + 1, sizeof(*f->ratios));
	f->ratios[f->nratios] = (struct zy_ratio){num, den};
	return (struct zy_decimal){(int64_t)f->nratios++, ZY_FACT_RATIO};
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
static uint64_t
mark_of(const struct zy_standard *s, uint32_t node, struct zy_whose whose)
{
	const struct zy_node_rule *n = &s->nodes[node];

	switch (n->what) {
	case ZY_ABOUT_VETO:
	case ZY_ABOUT_EXEMPTION:
		return whose.event;
	case ZY_ABOUT_SOURCE:
		return whose.rater;
	case ZY_ABOUT_SCORE:
		return 0;
	case ZY_ABOUT_ROW:
		return s->items[n->index].rows[n->row].each ? whose.event : 0;
	case ZY_ABOUT_ITEM:
		break;
	}
	if (s->items[n->index].from != ZY_FROM_EVIDENCE)
		return whose.event;
	switch (s->items[n->index].kind) {
	case ZY_ITEM_JUDGED:
		/* One value of each group may come without a name. */
		return (uint64_t)whose.group << 32 | whose.rater;
	case ZY_ITEM_DEDUCT:
	case ZY_ITEM_COUNT:
	case ZY_ITEM_STEPS:
	case ZY_ITEM_TARGET:
		return whose.event;
	default:
		return 0;
	}
}

/* True where an event counts once: its second row is welcome. */
static bool
is_deduplicated(const struct zy_standard *s, uint32_t node)
{
	const struct zy_node_rule *n = &s->nodes[node];

	return n->what == ZY_ABOUT_ITEM &&
	       s->items[n->index].scope != ZY_NO_SCOPE;
}

/* The key of a value in the set for nodes with long chains. */
static struct zy_view
key_of(uint32_t key[4], uint32_t subject, uint32_t node, uint64_t mark)
{
	key[0] = subject;
	key[1] = node;
	key[2] = (uint32_t)mark;
	key[3] = (uint32_t)(mark >> 32);
	return (struct zy_view){(const char *)key, 4 * sizeof(*key)};
}

/* A hundred thousand events of one subject must not take their square. */
static void
note_crowd(struct zy_figures *f, uint32_t subject, uint32_t node,
    struct zy_whose whose, uint32_t first)
{
	const struct zy_standard *s = f->standard;
	uint32_t key[4], i, n = 0;

	if (is_deduplicated(s, node))
		return;
	for (i = first; i != ZY_NO_FIGURE && n <= CROWD; i = f->facts[i].next)
		n++;
	if (n < CROWD)
		return;
	for (i = first; n == CROWD && i != ZY_NO_FIGURE; i = f->facts[i].next)
		zy_intern_put(
		    f->crowded, key_of(key, subject, node,
				    mark_of(s, node, zy_figures_whose(f, i))));
	zy_intern_put(
	    f->crowded, key_of(key, subject, node, mark_of(s, node, whose)));
}

/* Room for whose value it is, from the first that anything is said of. */
static void
keep_whose(struct zy_figures *f, struct zy_whose whose, bool grown)
{
	if (!f->whose) {
		if (!(whose.rater | whose.group | whose.event))
			return;
		f->whose = zy_calloc(f->facts_cap, sizeof(*f->whose));
	} else if (grown) {
		f->whose =
		    zy_reallocarray(f->whose, f->facts_cap, sizeof(*f->whose));
	}
	f->whose[f->nfacts] = whose;
}

void
zy_figures_add(struct zy_figures *f, uint32_t subject, uint32_t node,
    const struct zy_given *given, const char *origin)
{
	size_t before = f->facts_cap;
	uint32_t *first =
	    &f->first_fact[(size_t)subject * f->standard->nnodes + node];

	note_crowd(f, subject, node, given->whose, *first);
	f->facts =
	    zy_grow(f->facts, &f->facts_cap, f->nfacts + 1, sizeof(*f->facts));
	if (keeps_origins(f) && f->facts_cap != before)
		f->fact_origin = zy_reallocarray(
		    f->fact_origin, f->facts_cap, sizeof(*f->fact_origin));
	if (keeps_origins(f))
		f->fact_origin[f->nfacts] = copy(f, origin);
	keep_whose(f, given->whose, f->facts_cap != before);
	f->facts[f->nfacts] =
	    (struct zy_fact){given->value.coef, given->value.places, *first};
	*first = (uint32_t)f->nfacts++;
}

bool
zy_figures_second(const struct zy_figures *f, uint32_t subject, uint32_t node,
    const struct zy_given *given)
{
	uint32_t i =
	    f->first_fact[(size_t)subject * f->standard->nnodes + node];
	uint64_t mark = mark_of(f->standard, node, given->whose);
	uint32_t key[4], n;

	if (i == ZY_NO_FIGURE)
		return false;
	if (given->value.places == ZY_FACT_NA ||
	    f->facts[i].places == ZY_FACT_NA)
		return true;
	if (is_deduplicated(f->standard, node))
		return false;
	for (n = 0; i != ZY_NO_FIGURE && n < CROWD; i = f->facts[i].next, n++)
		if (mark_of(f->standard, node, zy_figures_whose(f, i)) == mark)
			return true;
	return i != ZY_NO_FIGURE &&
	       zy_intern_find(f->crowded, key_of(key, subject, node, mark)) !=
		   ZY_INTERN_NONE;
}

/* Values of nodes with long chains are known once more. */
static void
find_crowds(struct zy_figures *f)
{
	size_t nodes = f->standard->nnodes, i;
	size_t n = zy_intern_count(f->subjects) * nodes;
	uint32_t k;

	zy_intern_free(f->crowded);
	f->crowded = zy_intern_new();
	for (i = 0; i < n; i++)
		for (k = f->first_fact[i]; k != ZY_NO_FIGURE;
		     k = f->facts[k].next)
			note_crowd(f, (uint32_t)(i / nodes),
			    (uint32_t)(i % nodes), zy_figures_whose(f, k),
			    f->facts[k].next);
}

void
zy_figures_forget(
    struct zy_figures *f, size_t nfacts, uint32_t npolls, size_t nratios)
{
	size_t subjects = zy_intern_count(f->subjects), i;
	uint32_t *first, q, g;

	/* The newest stand in front. */
	for (i = 0; i < subjects * f->standard->nnodes; i++) {
		first = &f->first_fact[i];
		while (*first != ZY_NO_FIGURE && *first >= nfacts)
			*first = f->facts[*first].next;
	}
	for (i = 0; i < subjects; i++) {
		first = &f->first_poll[i];
		while (*first != ZY_NO_POLL && *first >= npolls)
			*first = zy_polls_about(&f->polls, *first, &q, &g);
	}
	f->nfacts = nfacts;
	f->polls.n = npolls;
	f->nratios = nratios;
	if (zy_intern_count(f->crowded))
		find_crowds(f);
}

void
zy_figures_poll(
    struct zy_figures *f, uint32_t subject, const struct zy_poll *poll)
{
	struct zy_poll kept = *poll;

	kept.origin = keeps_origins(f) ? copy(f, poll->origin) : NULL;
	kept.why = kept.origin ? copy(f, poll->why) : NULL;
	f->first_poll[subject] =
	    zy_polls_add(&f->polls, &kept, f->first_poll[subject]);
}

bool
zy_figures_polled(const struct zy_figures *f, uint32_t subject,
    uint32_t question, uint32_t group)
{
	uint32_t i = f->first_poll[subject], q, g;

	while (i != ZY_NO_POLL) {
		i = zy_polls_about(&f->polls, i, &q, &g);
		if (q == question && g == group)
			return true;
	}
	return false;
}

/* The values under the rows of an item that does not apply to the subject. */
static uint64_t
idle_rows(
    const struct zy_figures *f, const struct zy_item *item, uint32_t subject)
{
	const uint32_t *first =
	    f->first_fact + (size_t)subject * f->standard->nnodes;
	uint32_t i = first[item->node];
	uint64_t n = 0;
	size_t k;

	if (i == ZY_NO_FIGURE || f->facts[i].places != ZY_FACT_NA)
		return 0;
	for (k = 0; k < item->nrows; k++)
		for (i = first[item->rows[k].node]; i != ZY_NO_FIGURE;
		     i = f->facts[i].next)
			n++;
	return n;
}

uint64_t
zy_figures_idle(const struct zy_figures *f)
{
	uint32_t subject, all = zy_intern_count(f->subjects);
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < f->standard->nitems; i++) {
		const struct zy_item *item = &f->standard->items[i];

		if ((item->kind != ZY_ITEM_CHECKLIST &&
			item->kind != ZY_ITEM_SPLIT) ||
		    item->na == ZY_NA_REFUSED)
			continue;
		for (subject = 0; subject < all; subject++)
			n += idle_rows(f, item, subject);
	}
	return n;
}
