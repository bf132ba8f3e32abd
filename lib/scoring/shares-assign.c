/*
 * Assigns the bands of step 11.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "scoring/evaluate.h"
#include "scoring/shares-state.h"

struct member {
	uint32_t subject;
	size_t band;
	uint64_t barred;
	struct zy_rational total;
	const char *group;
};

/* Compares two members by group, then by total from the lowest, then by id. */
static int
compare_members(const void *a, const void *b, void *subjects)
{
	const struct member *x = a, *y = b;
	int c = strcmp(x->group, y->group);

	if (c == 0)
		c = zy_rational_cmp(&x->total, &y->total);
	if (c == 0)
		c = zy_view_cmp(zy_intern_get(subjects, x->subject),
		    zy_intern_get(subjects, y->subject));
	return c;
}

/*
 * Returns the first band from b downwards that is not barred to the member, or
 * nbands.
 */
static size_t
open_below(const struct zy_standard *s, const struct member *m, size_t b)
{
	while (b < s->nbands && m->barred >> b & 1)
		b++;
	return b;
}

/*
 * Returns whether the member is in band k or, if above is true, in a higher
 * band.
 */
static bool
is_in(const struct member *m, size_t k, bool above)
{
	return above ? m->band < k : m->band == k;
}

/*
 * Moves members out of band k to a lower one or, if above is true, out of
 * higher bands to band k or a lower one: of the n members the lowest first,
 * until `need` have been moved, then all with the same total as the last one.
 */
static void
send_down(struct zy_shares *sh, struct member *m, size_t n, size_t k,
    bool above, size_t need)
{
	const struct member *last = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!is_in(&m[i], k, above))
			continue;
		if (need == 0 &&
		    (!last || zy_rational_cmp(&last->total, &m[i].total) != 0))
			break;
		if (need)
			need--;
		else
			sh->tied++;
		last = &m[i];
		m[i].band = open_below(sh->standard, &m[i], above ? k : k + 1);
	}
}

/*
 * Applies the forced shares to one group of n subjects: from the highest band
 * down, those beyond an upper limit are moved down; then from the lowest band
 * up, low bands are filled to their lower limit.
 */
static void
force(struct zy_shares *sh, struct member *m, size_t n)
{
	const struct zy_standard *s = sh->standard;
	size_t k, i, there, limit;

	for (k = 0; k + 1 < s->nbands; k++) {
		if (!s->bands[k].has_max_share)
			continue;
		for (there = 0, i = 0; i < n; i++)
			there += m[i].band == k;
		limit = zy_shares_limit(s, &s->bands[k].max_share, n);
		if (there > limit)
			send_down(sh, m, n, k, false, there - limit);
	}
	for (k = s->nbands - 1; k > 0; k--) {
		if (!s->bands[k].has_min_share)
			continue;
		for (there = 0, i = 0; i < n; i++)
			there += m[i].band >= k;
		limit = zy_shares_limit(s, &s->bands[k].min_share, n);
		if (there < limit)
			send_down(sh, m, n, k, true, limit - there);
	}
}

/*
 * Returns the name of a subject's group: its cells in the group's columns, with
 * " / " between them.
 */
static const char *
group_name(struct zy_shares *sh, const struct zy_evidence *f, uint32_t subject)
{
	const struct zy_conditions *within = &sh->standard->shares.within;
	struct zy_buf b = ZY_BUF_INIT;
	const char *name;
	size_t i;

	for (i = 0; i < within->n; i++) {
		zy_buf_puts(&b, i ? " / " : "");
		zy_buf_view(
		    &b, zy_evidence_roster(f, subject, within->list[i].at));
	}
	name = b.n ? zy_arena_strndup(&sh->arena, b.p, b.n) : "";
	zy_buf_release(&b);
	return name;
}

/*
 * Evaluates the n subjects up to step 10.  Returns a new array with their
 * totals, bands and groups; the caller releases the totals and frees it.
 */
static struct member *
evaluate_all(struct zy_shares *sh, const struct zy_evidence *f,
    const uint32_t *order, size_t n)
{
	struct member *members = zy_calloc(n + 1, sizeof(*members));
	struct zy_evaluation x;
	size_t i;

	zy_evaluation_init(&x, f);
	for (i = 0; i < n; i++) {
		zy_evaluate(&x, order[i]);
		members[i].subject = order[i];
		members[i].band = x.ruled;
		members[i].barred = x.outcome.barred;
		members[i].group = group_name(sh, f, order[i]);
		zy_rational_init(&members[i].total);
		zy_rational_set(&members[i].total,
		    sh->standard->marks.bands_rounded ? &x.total : &x.exact);
	}
	zy_evaluation_release(&x);
	return members;
}

struct zy_shares *
zy_shares_new(const struct zy_evidence *f, const uint32_t *order, size_t n)
{
	struct zy_shares *sh;
	struct member *m;
	size_t i, from;

	if (!f->standard->has_shares)
		return NULL;
	sh = zy_calloc(1, sizeof(*sh));
	sh->standard = f->standard;
	sh->bands = zy_calloc(f->cap + 1, 1);
	sh->group_of = zy_calloc(f->cap + 1, sizeof(*sh->group_of));
	m = evaluate_all(sh, f, order, n);
	qsort_r(m, n, sizeof(*m), compare_members, f->subjects);
	for (from = 0, i = 1; i <= n; i++) {
		if (i < n && strcmp(m[i].group, m[from].group) == 0)
			continue;
		sh->groups = zy_grow(sh->groups, &sh->groups_cap,
		    sh->ngroups + 1, sizeof(*sh->groups));
		sh->groups[sh->ngroups++] =
		    (struct zy_share_group){m[from].group, i - from};
		force(sh, m + from, i - from);
		for (; from < i; from++) {
			sh->bands[m[from].subject] = (uint8_t)m[from].band;
			sh->group_of[m[from].subject] =
			    (uint32_t)sh->ngroups - 1;
		}
	}
	for (i = 0; i < n; i++)
		zy_rational_release(&m[i].total);
	free(m);
	return sh;
}
