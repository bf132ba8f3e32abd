/*
 * The values that every part of a standard is made of: numbers, ids, lists.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/read-state.h"

enum {
	MAX_NODES = 60000,
};

void *
zy_standard_array(struct zy_standard *s, size_t n, size_t size)
{
	void *p;

	if (n > SIZE_MAX / size)
		zy_mem_gone();
	p = zy_arena_alloc(&s->arena, n * size + 1);
	memset(p, 0, n * size + 1);
	return p;
}

struct zy_rational *
zy_number_init(struct zy_standard *s, struct zy_rational *r)
{
	zy_rational_init(r);
	s->numbers = zy_grow(s->numbers, &s->numbers_cap, s->nnumbers + 1,
	    sizeof(struct zy_rational *));
	s->numbers[s->nnumbers++] = r;
	return r;
}

struct zy_rational *
zy_number_new(struct zy_standard *s)
{
	return zy_number_init(
	    s, zy_standard_array(s, 1, sizeof(struct zy_rational)));
}

int
zy_number_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_rational *out, const char *fallback, struct zy_error *e)
{
	if (zy_config_number(c, zy_number_init(s, out), fallback, e))
		return -1;
	if (zy_rational_sign(out) < 0)
		return zy_config_error(c, e, _("must not be negative"));
	return 0;
}

int
zy_positive_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_rational *out, const char *fallback, struct zy_error *e)
{
	if (zy_number_read(s, c, out, fallback, e))
		return -1;
	if (zy_rational_sign(out) == 0)
		return zy_config_error(c, e, _("must be above 0"));
	return 0;
}

int
zy_id_read(const struct zy_config *c, const char **id, struct zy_error *e)
{
	if (zy_config_id(c, id, e))
		return -1;
	/* It is between ids in the column veto. */
	if (strchr(*id, ';'))
		return zy_config_error(c, e, _("';' has no place in an id"));
	return 0;
}

int
zy_node_add(struct zy_standard *s, const struct zy_config *at, const char *id,
    enum zy_about what, size_t index, size_t row, struct zy_error *e)
{
	if (s->nnodes >= MAX_NODES)
		return zy_config_error(at, e, _("too many items"));
	if (what != ZY_ABOUT_SCORE && zy_view_starts(zy_view(id), "score:"))
		return zy_config_error(at, e,
		    _("'score:' begins the names of totals under other "
		      "standards"));
	if (zy_intern_put(s->node_ids, zy_view(id)) != s->nnodes)
		return zy_config_error(at, e, _("id '%s' stands twice"), id);
	s->nodes =
	    zy_grow(s->nodes, &s->nodes_cap, s->nnodes + 1, sizeof(*s->nodes));
	s->nodes[s->nnodes++] =
	    (struct zy_node_rule){.what = what, .index = index, .row = row};
	return 0;
}

/* Items and sources may ask for the same total: with its prefix it has one
 * node, which no evidence can name. */
int
zy_score_node_add(struct zy_standard *s, const struct zy_config *at,
    const char *name, uint32_t *node, struct zy_error *e)
{
	*node = zy_standard_node(s, zy_view(name));
	if (*node != ZY_INTERN_NONE)
		return 0;
	*node = (uint32_t)s->nnodes;
	return zy_node_add(s, at, name, ZY_ABOUT_SCORE, 0, 0, e);
}

int
zy_satisfaction_check(
    const struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	size_t i;

	if (!s->has_ballot)
		return zy_config_error(c, e,
		    _("figures from the tally need the ballot of the "
		      "standard"));
	for (i = 0; i < s->ballot.ngrades; i++)
		if (s->ballot.grades[i].satisfied)
			return 0;
	return zy_config_error(
	    c, e, _("a satisfaction rate needs 'satisfied' in the ballot"));
}

int
zy_weights_check(const struct zy_config *c, const struct zy_rational *sum,
    struct zy_error *e)
{
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_rational one;
	bool off;

	zy_rational_init(&one);
	zy_rational_set_ratio(&one, 1, 1);
	off = zy_rational_cmp(sum, &one) != 0;
	zy_rational_release(&one);
	if (!off)
		return 0;
	zy_rational_print(&text, sum);
	zy_config_error(c, e, _("weights add up to %s, not to 1"), text.p);
	zy_buf_release(&text);
	return -1;
}

int
zy_questions_read(struct zy_standard *s, const struct zy_config *c,
    const char ***out, size_t *n, struct zy_error *e)
{
	const struct zy_ballot_rules *r = &s->ballot;
	size_t i, k, q;

	if (!zy_config_has(c))
		return 0;
	if (zy_config_length(c, n, e))
		return -1;
	if (*n == 0)
		return zy_config_error(c, e, _("must not be empty"));
	*out = zy_standard_array(s, *n, sizeof(**out));
	for (i = 0; i < *n; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (zy_config_text(&at, &(*out)[i], NULL, e))
			return -1;
		for (q = 0; q < r->nquestions; q++)
			if (strcmp(r->questions[q].id, (*out)[i]) == 0)
				break;
		if (r->nquestions && q == r->nquestions)
			return zy_config_error(
			    &at, e, _("no question '%s'"), (*out)[i]);
		for (k = 0; k < i; k++)
			if (strcmp((*out)[k], (*out)[i]) == 0)
				return zy_config_error(
				    &at, e, _("'%s' stands twice"), (*out)[i]);
	}
	return 0;
}
