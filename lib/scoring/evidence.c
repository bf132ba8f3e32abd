/*
 * The evidence store: flat arrays, and a list of values for each subject and
 * node.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence.h"

#include <stdlib.h>

#include "standard/item-kind.h"

enum {
	CROWD = 32, /* values in a list that is searched from end to end */
};

/* Fills f->node_choices with what evidence may be about. */
static void
list_nodes(struct zy_evidence *f)
{
	const struct zy_standard *s = f->standard;
	struct zy_choice *c =
	    zy_arena_alloc(&f->arena, (s->nnodes + 1) * sizeof(*c));
	struct zy_view id;
	uint32_t i;

	f->node_choices = c;
	for (i = 0; i < s->nnodes; i++) {
		if (s->nodes[i].what == ZY_ABOUT_SCORE)
			continue;
		id = zy_intern_get(s->node_ids, i);
		*c = (struct zy_choice){
		    .token = zy_arena_strndup(&f->arena, id.p, id.n),
		    .zh = zy_standard_node_name(s, i)};
		c++;
	}
	*c = (struct zy_choice){.zh = "node"};
}

/* Fills f->row_choices and f->group_choices. */
static void
list_rows(struct zy_evidence *f)
{
	const struct zy_standard *s = f->standard;
	const struct zy_item *item;
	size_t i, k;

	f->row_choices =
	    zy_arena_alloc(&f->arena, s->nitems * sizeof(*f->row_choices) + 1);
	f->group_choices = zy_arena_alloc(
	    &f->arena, s->nitems * sizeof(*f->group_choices) + 1);
	for (i = 0; i < s->nitems; i++) {
		item = &s->items[i];
		f->row_choices[i] = zy_arena_alloc(
		    &f->arena, (item->nrows + 1) * sizeof(**f->row_choices));
		for (k = 0; k < item->nrows; k++)
			f->row_choices[i][k] =
			    (struct zy_choice){.token = item->rows[k].id,
				.zh = item->rows[k].name};
		f->row_choices[i][k] = (struct zy_choice){.token = NULL};
		f->group_choices[i] = zy_arena_alloc(&f->arena,
		    (item->ngroups + 1) * sizeof(**f->group_choices));
		for (k = 0; k < item->ngroups; k++)
			f->group_choices[i][k] =
			    (struct zy_choice){.token = item->groups[k].id,
				.zh = item->groups[k].name};
		f->group_choices[i][k] = (struct zy_choice){.token = NULL};
	}
}

void
zy_evidence_init(struct zy_evidence *f, const struct zy_standard *s)
{
	const struct zy_ballot_rules *r = &s->ballot;
	size_t i, k;

	*f = (struct zy_evidence){.standard = s};
	zy_vote_store_init(&f->votes, r->ngrades);
	f->subjects = zy_intern_new();
	f->crowded = zy_intern_new();
	f->words = zy_intern_new();
	f->questions = zy_intern_new();
	f->groups = zy_intern_new();
	zy_intern_put(f->words, ZY_VIEW("")); /* number 0: not stated */
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
	list_nodes(f);
	list_rows(f);
}

void
zy_evidence_release(struct zy_evidence *f)
{
	size_t i;

	zy_intern_free(f->subjects);
	free(f->roster);
	free(f->outside);
	zy_intern_free(f->crowded);
	zy_intern_free(f->words);
	zy_intern_free(f->questions);
	zy_intern_free(f->groups);
	free(f->first_votes);
	free(f->first_value);
	free(f->values);
	free(f->attributions);
	free(f->ratios);
	free(f->value_origin);
	free(f->dropped);
	for (i = 0; f->partial_dropped && i < f->standard->npartial; i++)
		free(f->partial_dropped[i]);
	free(f->partial_dropped);
	zy_vote_store_release(&f->votes);
	zy_arena_release(&f->arena);
	*f = (struct zy_evidence){0};
}

/* Enlarges the arrays by subject to at least `need` subjects. */
static void
make_room(struct zy_evidence *f, size_t need)
{
	size_t nodes = f->standard->nnodes, cap = f->cap;
	size_t i;

	while (cap < need)
		cap = cap ? cap * 2 : 256;
	f->first_votes =
	    zy_reallocarray(f->first_votes, cap, sizeof(*f->first_votes));
	f->first_value = zy_reallocarray(
	    f->first_value, cap, (nodes ? nodes : 1) * sizeof(*f->first_value));
	f->roster = zy_reallocarray(f->roster, cap, sizeof(*f->roster));
	f->outside = zy_reallocarray(f->outside, cap, sizeof(*f->outside));
	for (i = f->cap; i < cap; i++) {
		f->first_votes[i] = ZY_NO_VOTES;
		f->roster[i] = NULL;
		f->outside[i] = false;
	}
	for (i = f->cap * nodes; i < cap * nodes; i++)
		f->first_value[i] = ZY_NO_VALUE;
	f->cap = cap;
}

uint32_t
zy_evidence_add_subject(struct zy_evidence *f, struct zy_view id)
{
	uint32_t subject = zy_intern_put(f->subjects, id);

	if (subject >= f->cap)
		make_room(f, (size_t)subject + 1);
	return subject;
}

bool
zy_evidence_is_scored(const struct zy_evidence *f, uint32_t subject)
{
	size_t nodes = f->standard->nnodes, i;

	if (f->closed)
		return f->roster[subject] && !f->outside[subject];
	for (i = 0; i < nodes; i++)
		if (f->first_value[subject * nodes + i] != ZY_NO_VALUE)
			return true;
	return f->first_votes[subject] != ZY_NO_VOTES;
}

bool
zy_evidence_is_exempt(
    const struct zy_evidence *f, uint32_t subject, size_t *which)
{
	const struct zy_standard *s = f->standard;
	uint32_t i;

	for (*which = 0; *which < s->nexempt; ++*which) {
		const struct zy_exemption *x = &s->exempt[*which];

		if (x->only.n && zy_evidence_fits(f, subject, &x->only))
			return true;
		i = f->first_value[(size_t)subject * s->nnodes + x->node];
		for (; i != ZY_NO_VALUE; i = f->values[i].next)
			if (f->values[i].coef)
				return true;
	}
	return false;
}

void
zy_evidence_list_exempt(const struct zy_evidence *f, struct zy_buf *b)
{
	uint32_t i, all = zy_intern_count(f->subjects);
	size_t which;

	for (i = 0; i < all; i++) {
		if (!zy_evidence_is_scored(f, i) ||
		    !zy_evidence_is_exempt(f, i, &which))
			continue;
		zy_buf_puts(b, b->n ? ", " : "");
		zy_text_visible(b, zy_intern_get(f->subjects, i));
		zy_buf_printf(b, " (%s)", f->standard->exempt[which].name);
	}
}

struct zy_view
zy_evidence_roster(const struct zy_evidence *f, uint32_t subject, int c)
{
	const char *p = f->roster[subject];

	while (p && c-- > 0)
		p += strlen(p) + 1;
	return p ? zy_view(p) : ZY_VIEW("");
}

bool
zy_evidence_fits(const struct zy_evidence *f, uint32_t subject,
    const struct zy_conditions *conditions)
{
	size_t i, k;

	for (i = 0; i < conditions->n; i++) {
		const struct zy_where *w = &conditions->list[i];
		struct zy_view cell = zy_evidence_roster(f, subject, w->at);

		for (k = 0; k < w->n; k++)
			if (zy_view_is(cell, w->values[k]))
				break;
		if (k == w->n)
			return false;
	}
	return true;
}

void
zy_evidence_value(const struct zy_evidence *f, const struct zy_value *value,
    struct zy_rational *out)
{
	if (value->places == ZY_VALUE_RATIO)
		zy_rational_set_ratio(out, f->ratios[value->coef].num,
		    f->ratios[value->coef].den);
	else
		zy_rational_set_decimal(out, zy_value_decimal(value));
}

struct zy_decimal
zy_evidence_add_ratio(struct zy_evidence *f, int64_t num, int64_t den)
{
	f->ratios = zy_grow(
	    f->ratios, &f->ratios_cap, f->nratios + 1, sizeof(*f->ratios));
	f->ratios[f->nratios] = (struct zy_ratio){num, den};
	return (struct zy_decimal){(int64_t)f->nratios++, ZY_VALUE_RATIO};
}

bool
zy_evidence_wants_origin(const struct zy_evidence *f, struct zy_view id)
{
	return f->explain_all || (f->explain.n && zy_view_eq(f->explain, id));
}

/* Returns whether the store keeps any origins. */
static bool
keeps_origins(const struct zy_evidence *f)
{
	return f->explain_all || f->explain.n;
}

/* Returns a copy of text in the store's memory; NULL for NULL. */
static const char *
copy(struct zy_evidence *f, const char *text)
{
	return text ? zy_arena_strndup(&f->arena, text, strlen(text)) : NULL;
}

/*
 * Returns the number in which two values of a node must differ, from the
 * attribution of one; 0 if only one value is allowed.
 */
static uint64_t
mark_of(const struct zy_standard *s, uint32_t node, struct zy_attribution by)
{
	const struct zy_node_rule *n = &s->nodes[node];

	switch (n->what) {
	case ZY_ABOUT_VETO:
	case ZY_ABOUT_EXEMPTION:
		return by.event;
	case ZY_ABOUT_SOURCE:
		return by.rater;
	case ZY_ABOUT_SCORE:
		return 0;
	case ZY_ABOUT_ROW:
		return s->items[n->index].rows[n->row].each ? by.event : 0;
	case ZY_ABOUT_ITEM:
		break;
	}
	if (s->items[n->index].from != ZY_FROM_EVIDENCE)
		return by.event;
	switch (zy_item_kinds[s->items[n->index].kind].repeat) {
	case ZY_REPEAT_BY_RATER:
		/* One value of each group may come without a name. */
		return (uint64_t)by.group << 32 | by.rater;
	case ZY_REPEAT_BY_EVENT:
		return by.event;
	case ZY_REPEAT_NEVER:
		break;
	}
	return 0;
}

/*
 * Returns whether events of the node's item count once, so that a second value
 * of an event is no mistake.
 */
static bool
is_deduplicated(const struct zy_standard *s, uint32_t node)
{
	const struct zy_node_rule *n = &s->nodes[node];

	return n->what == ZY_ABOUT_ITEM &&
	       s->items[n->index].scope != ZY_NO_SCOPE;
}

/* Returns the key of a value in f->crowded; it is written to key. */
static struct zy_view
key_of(uint32_t key[4], uint32_t subject, uint32_t node, uint64_t mark)
{
	key[0] = subject;
	key[1] = node;
	key[2] = (uint32_t)mark;
	key[3] = (uint32_t)(mark >> 32);
	return (struct zy_view){(const char *)key, 4 * sizeof(*key)};
}

/*
 * Adds the key of a new value to f->crowded if the list that begins with first
 * is long, and those of the list when it becomes long.  So a hundred thousand
 * events of a subject are not compared with each other.
 */
static void
note_crowd(struct zy_evidence *f, uint32_t subject, uint32_t node,
    struct zy_attribution by, uint32_t first)
{
	const struct zy_standard *s = f->standard;
	uint32_t key[4], i, n = 0;

	if (is_deduplicated(s, node))
		return;
	for (i = first; i != ZY_NO_VALUE && n <= CROWD; i = f->values[i].next)
		n++;
	if (n < CROWD)
		return;
	for (i = first; n == CROWD && i != ZY_NO_VALUE; i = f->values[i].next)
		zy_intern_put(f->crowded,
		    key_of(key, subject, node,
			mark_of(s, node, zy_evidence_attribution(f, i))));
	zy_intern_put(
	    f->crowded, key_of(key, subject, node, mark_of(s, node, by)));
}

/*
 * Stores the attribution of the value to be added.  The array is allocated when
 * the first one is not empty; grown says that the array of values was enlarged.
 */
static void
keep_attribution(struct zy_evidence *f, struct zy_attribution by, bool grown)
{
	if (!f->attributions) {
		if (!(by.rater | by.group | by.event))
			return;
		f->attributions =
		    zy_calloc(f->values_cap, sizeof(*f->attributions));
	} else if (grown) {
		f->attributions = zy_reallocarray(
		    f->attributions, f->values_cap, sizeof(*f->attributions));
	}
	f->attributions[f->nvalues] = by;
}

void
zy_evidence_add_value(struct zy_evidence *f, uint32_t subject, uint32_t node,
    const struct zy_new_value *given, const char *origin)
{
	size_t before = f->values_cap;
	uint32_t *first =
	    &f->first_value[(size_t)subject * f->standard->nnodes + node];

	note_crowd(f, subject, node, given->by, *first);
	f->values = zy_grow(
	    f->values, &f->values_cap, f->nvalues + 1, sizeof(*f->values));
	if (keeps_origins(f) && f->values_cap != before)
		f->value_origin = zy_reallocarray(
		    f->value_origin, f->values_cap, sizeof(*f->value_origin));
	if (keeps_origins(f))
		f->value_origin[f->nvalues] = copy(f, origin);
	keep_attribution(f, given->by, f->values_cap != before);
	f->values[f->nvalues] =
	    (struct zy_value){given->value.coef, given->value.places, *first};
	*first = (uint32_t)f->nvalues++;
}

struct zy_view
zy_evidence_origin_part(const char *origin, enum zy_origin_part part)
{
	struct zy_view all = {NULL, 0}, found = {NULL, 0};
	int i;

	if (origin)
		all = zy_view(origin);
	for (i = 0; i <= (int)part; i++)
		if (!zy_view_next(&all, ZY_ORIGIN_MARK, &found))
			return (struct zy_view){NULL, 0};
	return found;
}

bool
zy_evidence_repeats(const struct zy_evidence *f, uint32_t subject,
    uint32_t node, const struct zy_new_value *given)
{
	uint32_t i =
	    f->first_value[(size_t)subject * f->standard->nnodes + node];
	uint64_t mark = mark_of(f->standard, node, given->by);
	uint32_t key[4], n;

	if (i == ZY_NO_VALUE)
		return false;
	if (given->value.places == ZY_VALUE_NA ||
	    f->values[i].places == ZY_VALUE_NA)
		return true;
	if (is_deduplicated(f->standard, node))
		return false;
	for (n = 0; i != ZY_NO_VALUE && n < CROWD; i = f->values[i].next, n++)
		if (mark_of(f->standard, node, zy_evidence_attribution(f, i)) ==
		    mark)
			return true;
	return i != ZY_NO_VALUE &&
	       zy_intern_find(f->crowded, key_of(key, subject, node, mark)) !=
		   ZY_INTERN_NONE;
}

/* Builds f->crowded again from all lists. */
static void
find_crowds(struct zy_evidence *f)
{
	size_t nodes = f->standard->nnodes, i;
	size_t n = zy_intern_count(f->subjects) * nodes;
	uint32_t k;

	zy_intern_free(f->crowded);
	f->crowded = zy_intern_new();
	for (i = 0; i < n; i++)
		for (k = f->first_value[i]; k != ZY_NO_VALUE;
		     k = f->values[k].next)
			note_crowd(f, (uint32_t)(i / nodes),
			    (uint32_t)(i % nodes),
			    zy_evidence_attribution(f, k), f->values[k].next);
}

void
zy_evidence_truncate(
    struct zy_evidence *f, size_t nvalues, uint32_t nvotes, size_t nratios)
{
	size_t subjects = zy_intern_count(f->subjects), i;
	uint32_t *first, q, g;

	/* Each list begins with its newest value. */
	for (i = 0; i < subjects * f->standard->nnodes; i++) {
		first = &f->first_value[i];
		while (*first != ZY_NO_VALUE && *first >= nvalues)
			*first = f->values[*first].next;
	}
	for (i = 0; i < subjects; i++) {
		first = &f->first_votes[i];
		while (*first != ZY_NO_VOTES && *first >= nvotes)
			*first = zy_vote_store_key(&f->votes, *first, &q, &g);
	}
	f->nvalues = nvalues;
	f->votes.n = nvotes;
	f->nratios = nratios;
	if (zy_intern_count(f->crowded))
		find_crowds(f);
}

void
zy_evidence_add_votes(
    struct zy_evidence *f, uint32_t subject, const struct zy_group_votes *poll)
{
	struct zy_group_votes kept = *poll;

	kept.origin = keeps_origins(f) ? copy(f, poll->origin) : NULL;
	kept.why = kept.origin ? copy(f, poll->why) : NULL;
	f->first_votes[subject] =
	    zy_vote_store_add(&f->votes, &kept, f->first_votes[subject]);
}

bool
zy_evidence_has_votes(const struct zy_evidence *f, uint32_t subject,
    uint32_t question, uint32_t group)
{
	uint32_t i = f->first_votes[subject], q, g;

	while (i != ZY_NO_VOTES) {
		i = zy_vote_store_key(&f->votes, i, &q, &g);
		if (q == question && g == group)
			return true;
	}
	return false;
}

/*
 * Returns the number of values of the rows of an item if the item does not
 * apply to the subject, else 0.
 */
static uint64_t
idle_rows(
    const struct zy_evidence *f, const struct zy_item *item, uint32_t subject)
{
	const uint32_t *first =
	    f->first_value + (size_t)subject * f->standard->nnodes;
	uint32_t i = first[item->node];
	uint64_t n = 0;
	size_t k;

	if (i == ZY_NO_VALUE || f->values[i].places != ZY_VALUE_NA)
		return 0;
	for (k = 0; k < item->nrows; k++)
		for (i = first[item->rows[k].node]; i != ZY_NO_VALUE;
		     i = f->values[i].next)
			n++;
	return n;
}

uint64_t
zy_evidence_count_idle(const struct zy_evidence *f)
{
	uint32_t subject, all = zy_intern_count(f->subjects);
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < f->standard->nitems; i++) {
		const struct zy_item *item = &f->standard->items[i];

		if (!zy_item_kinds[item->kind].nodes ||
		    item->na == ZY_NA_REFUSED)
			continue;
		for (subject = 0; subject < all; subject++)
			n += idle_rows(f, item, subject);
	}
	return n;
}
