/*
 * The options of a ranking that are more than a number: groups, places, and
 * what a standard says.  Part of ranking.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "ranking/ranking.h"

int
zy_ranking_set_within(
    struct zy_ranking *c, const char *list, struct zy_error *e)
{
	struct zy_view all = zy_view(list), one;
	size_t cap = c->nwithin;

	while (zy_view_next(&all, ',', &one)) {
		if (one.n == 0)
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("--within: a column name is empty '%s'"), list);
		c->within = zy_grow(
		    c->within, &cap, c->nwithin + 1, sizeof(*c->within));
		c->within[c->nwithin++] =
		    zy_tie_key_column(&zy_any_schema, one);
	}
	return 0;
}

int
zy_ranking_set_top(struct zy_ranking *c, const char *text)
{
	struct zy_ranking_places *p = &c->places;
	struct zy_view v = zy_view(text);
	int64_t number;

	p->by_percent = v.n && v.p[v.n - 1] == '%';
	p->by_number = !p->by_percent;
	v.n -= p->by_percent;
	if (p->by_percent)
		return zy_decimal_parse(&p->percent, v) == ZY_NUMBER_OK &&
			       p->percent.coef > 0 &&
			       zy_decimal_cmp(
				   p->percent, (struct zy_decimal){100, 0}) <= 0
			   ? 0
			   : -1;
	if (!zy_integer_parse(&number, v, 1, ZY_QUOTA_MAX))
		return -1;
	p->number = (uint64_t)number;
	return 0;
}

/* Of penalties and standard errors the lower is the better. */
static bool
is_ascending(const char *column)
{
	return strcmp(column, "penalty") == 0 || strcmp(column, "error") == 0;
}

/*
 * Sets the tie keys to those of the standard; columns in which less is better
 * get ":asc".  Returns 0, or -1 with e set.
 */
static int
set_ties(struct zy_ranking *c, const struct zy_standard *s, struct zy_error *e)
{
	struct zy_buf ties = ZY_BUF_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < s->nties; i++)
		zy_buf_printf(&ties, "%s%s%s", i ? "," : "", s->ties[i],
		    is_ascending(s->ties[i]) ? ":asc" : "");
	if (ties.n)
		rc = zy_tie_keys_parse(&c->keys, ties.p, &zy_any_schema, e);
	zy_buf_release(&ties);
	return rc;
}

int
zy_ranking_set_standard(
    struct zy_ranking *c, const struct zy_standard *s, struct zy_error *e)
{
	const char **ids = zy_reallocarray(
	    NULL, s->nvetoes + s->ngates + s->nheads + 1, sizeof(*ids));
	size_t n = 0, i;

	for (i = 0; i < s->nvetoes; i++)
		if (s->vetoes[i].then.effect == ZY_EFFECT_NO_AWARD)
			ids[n++] = s->vetoes[i].id;
	for (i = 0; i < s->ngates; i++)
		if (s->gates[i].then.effect == ZY_EFFECT_NO_AWARD)
			ids[n++] = s->gates[i].id;
	for (i = 0; i < s->nheads; i++)
		if (s->heads[i].has_min &&
		    s->heads[i].below.effect == ZY_EFFECT_NO_AWARD)
			ids[n++] = s->heads[i].id;
	free(c->disqualifying);
	c->disqualifying = ids;
	c->ndisqualifying = n;
	return c->keys.n ? 0 : set_ties(c, s, e);
}
