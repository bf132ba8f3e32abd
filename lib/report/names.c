/*
 * Keeps ids and names by kind, in the order of adding.  They are few, and
 * searched one by one.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/names.h"

#include <stdlib.h>

#include "review/grade-heading.h"

void
zy_names_release(struct zy_names *names)
{
	int k;

	for (k = 0; k < ZY_NAMED_KINDS; k++)
		free(names->items[k]);
	zy_arena_release(&names->arena);
	*names = (struct zy_names){.n = {0}};
}

void
zy_names_add(struct zy_names *names, enum zy_name_kind kind, const char *id,
    const char *name)
{
	size_t n = names->n[kind]++;

	names->items[kind] = zy_grow(names->items[kind], &names->cap[kind],
	    n + 1, sizeof(struct zy_name));
	if (!name || !*name)
		name = id;
	names->items[kind][n] =
	    (struct zy_name){zy_arena_strndup(&names->arena, id, strlen(id)),
		zy_arena_strndup(&names->arena, name, strlen(name))};
}

/* Adds the name and weight of a source under the name of its column. */
static void
add_source(struct zy_names *names, const struct zy_source_rule *rule)
{
	struct zy_buf column = ZY_BUF_INIT, weight = ZY_BUF_INIT;
	struct zy_rational percent;

	zy_rational_init(&percent);
	zy_rational_set_ratio(&percent, 100, 1);
	zy_rational_mul(&percent, &percent, &rule->weight);
	zy_rational_format(&weight, &percent, 2, ZY_HALF_UP);
	while (weight.n && weight.p[weight.n - 1] == '0')
		weight.n--;
	if (weight.n && weight.p[weight.n - 1] == '.')
		weight.n--;
	zy_buf_puts(&weight, "%");
	zy_source_column(&column, rule->name);
	zy_names_add(names, ZY_NAMED_SOURCE, column.p, rule->title);
	zy_names_add(names, ZY_NAMED_WEIGHT, column.p, weight.p);
	zy_rational_release(&percent);
	zy_buf_release(&column);
	zy_buf_release(&weight);
}

void
zy_names_standard(struct zy_names *names, const struct zy_standard *s)
{
	const struct zy_ballot_rules *b = &s->ballot;
	size_t i;

	for (i = 0; i < s->nheads; i++)
		zy_names_add(
		    names, ZY_NAMED_HEAD, s->heads[i].id, s->heads[i].name);
	for (i = 0; i < b->nquestions; i++)
		zy_names_add(names, ZY_NAMED_QUESTION, b->questions[i].id,
		    b->questions[i].name);
	for (i = 0; i < b->ngroups; i++)
		zy_names_add(
		    names, ZY_NAMED_GROUP, b->groups[i].id, b->groups[i].name);
	for (i = 0; i < b->ngrades; i++)
		zy_names_add(
		    names, ZY_NAMED_GRADE, b->grades[i].id, b->grades[i].name);
	for (i = 0; i < s->nbands; i++)
		zy_names_add(
		    names, ZY_NAMED_BAND, s->bands[i].id, s->bands[i].name);
	for (i = 0; i < s->nvetoes; i++)
		zy_names_add(
		    names, ZY_NAMED_VETO, s->vetoes[i].id, s->vetoes[i].name);
	for (i = 0; i < s->ngates; i++)
		zy_names_add(
		    names, ZY_NAMED_VETO, s->gates[i].id, s->gates[i].name);
	for (i = 0; i < s->nheads; i++)
		if (s->heads[i].has_min)
			zy_names_add(names, ZY_NAMED_VETO, s->heads[i].id,
			    s->heads[i].name);
	if (s->award && *s->award)
		zy_names_add(names, ZY_NAMED_AWARD, s->award, NULL);
	if (*s->subject)
		zy_names_add(names, ZY_NAMED_SUBJECT, s->subject, NULL);
	zy_names_add(names, ZY_NAMED_STANDARD, s->id, s->title);
	for (i = 0; i < s->nsources; i++)
		add_source(names, &s->sources[i]);
}

size_t
zy_names_place(
    const struct zy_names *names, enum zy_name_kind kind, struct zy_view id)
{
	size_t i;

	for (i = 0; i < names->n[kind]; i++) {
		if (zy_view_is(id, names->items[kind][i].id))
			return i;
	}
	/* What was written with Chinese headings has names. */
	if (kind == ZY_NAMED_GRADE)
		id = zy_grade_heading_name(id);
	for (i = 0; i < names->n[kind]; i++) {
		if (zy_view_is(id, names->items[kind][i].name))
			return i;
	}
	return i;
}

struct zy_view
zy_names_of(
    const struct zy_names *names, enum zy_name_kind kind, struct zy_view id)
{
	size_t i = zy_names_place(names, kind, id);

	return i < names->n[kind] ? zy_view(names->items[kind][i].name) : id;
}

int
zy_names_cmp(const struct zy_names *names, enum zy_name_kind kind,
    struct zy_view a, struct zy_view b)
{
	size_t i = zy_names_place(names, kind, a);
	size_t j = zy_names_place(names, kind, b);

	if (i != j)
		return i < j ? -1 : 1;
	return zy_view_cmp(a, b);
}
