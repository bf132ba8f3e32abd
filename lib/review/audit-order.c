/*
 * The audit's rules on the order and equality of papers: part of
 * review/audit.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "review/audit.h"

enum {
	ALIKE_OTHERS = 8 /* strata that tell how alike papers are elsewhere */
};

/* What the rules look at, and buffers for the texts of a finding. */
struct work {
	const struct zy_audit_papers *p;
	struct zy_audit_findings *f;
	struct zy_buf detail, source, pattern;
};

/*
 * Adds a finding on a stratum; line is where it begins, 0 if no line is meant.
 */
static void
find(struct work *w, enum zy_audit_rule rule, const struct zy_stratum *s,
    uint64_t size, uint64_t of, struct zy_chance chance, uint64_t line)
{
	const struct zy_tally *t = w->p->tally;
	struct zy_audit_finding x = {
	    .rule = rule,
	    .subject = zy_intern_get(w->p->subjects, s->subject),
	    .group = t->groups.ids[s->group],
	    .size = size,
	    .of = of,
	    .chance = chance,
	    .detail = zy_buf_get(&w->detail),
	};

	if (s->question != ZY_WHOLE_PAPERS)
		x.question = t->questions.ids[s->question];
	zy_buf_reset(&w->source);
	zy_buf_puts(&w->source, w->p->inputs[s->input].name);
	if (line)
		zy_buf_printf(&w->source, ":%llu", (unsigned long long)line);
	x.source = zy_buf_get(&w->source);
	zy_audit_find(w->f, &x);
}

/*
 * Returns the grades of a pattern in brackets, or "" if they are not known.
 * Borrowed from w->pattern until the next call.
 */
static const char *
pattern_text(struct work *w, const struct zy_stratum *s, uint64_t code)
{
	const struct zy_ballot_rules *r = w->p->tally->rules;

	zy_buf_reset(&w->pattern);
	zy_buf_puts(&w->pattern, w->f->zh ? "（" : " (");
	if (s->question == ZY_WHOLE_PAPERS)
		zy_audit_papers_pattern(w->p, code, w->f->zh, &w->pattern);
	else if (code < r->ngrades)
		zy_buf_puts(&w->pattern,
		    w->f->zh ? r->grades[code].name : r->grades[code].id);
	if (w->pattern.n <= 3)
		zy_buf_reset(&w->pattern);
	else
		zy_buf_puts(&w->pattern, w->f->zh ? "）" : ")");
	zy_buf_puts(&w->pattern, "");
	return w->pattern.p;
}

/*
 * Adds a finding if equal papers follow each other more often than in a random
 * order of the stratum's papers.
 */
static void
look_at_runs(struct work *w, const struct zy_stratum *s)
{
	const struct zy_pattern *x, *best = NULL;
	struct zy_chance p, least = zy_chance_whole(1);
	uint64_t n = s->papers, m;

	zy_audit_look(w->f, ZY_AUDIT_RUN, 1);
	for (x = s->patterns; x < s->patterns + ZY_PATTERNS; x++) {
		m = (uint64_t)x->count + s->lost;
		if (!x->count || x->longest < 3)
			continue;
		/* Up to n / longest patterns may have a run of this length. */
		p = zy_chance_scale(
		    zy_tail_longest_run(x->longest, m < n ? m : n, n), n,
		    x->longest);
		if (zy_chance_cmp(p, least) < 0) {
			least = p;
			best = x;
		}
	}
	if (!best || !zy_audit_is_rare(least))
		return;
	zy_buf_reset(&w->detail);
	zy_buf_printf(&w->detail,
	    w->f->zh ? "连续 %u 张票完全相同%s，同组共 %llu 张"
		     : "%u equal papers in a row%s, of %llu",
	    best->longest, pattern_text(w, s, best->code),
	    (unsigned long long)n);
	find(w, ZY_AUDIT_RUN, s, best->longest, n, least, best->line);
}

/*
 * Returns the chance of a trend at least this strong from good to bad papers or
 * back: Student's t of the correlation of a paper's level and its position.
 */
static struct zy_chance
chance_of_trend(const struct zy_stratum *s)
{
	uint64_t n = s->graded;
	/* n squared times the covariance, and the two variances */
	zy_int128 both =
	    (zy_int128)n * s->moment - (zy_int128)s->level * (n * (n + 1) / 2);
	zy_uint128 levels =
	    (zy_uint128)n * s->squares - (zy_uint128)s->level * s->level;
	zy_uint128 places = (zy_uint128)n * n * (n * n - 1) / 12;
	struct zy_chance r, one = zy_chance_whole(1);

	if (n < ZY_AUDIT_LEAST || levels == 0)
		return one;
	r = zy_chance_normal((zy_uint128)(both < 0 ? -both : both), 0);
	r = zy_chance_div(
	    zy_chance_mul(r, r), zy_chance_mul(zy_chance_normal(levels, 0),
				     zy_chance_normal(places, 0)));
	if (zy_chance_cmp(r, one) >= 0)
		return one;
	r = zy_chance_div(r, zy_chance_sub(one, r));
	return zy_tail_student(zy_chance_mul(r, zy_chance_whole(n - 2)), n - 2);
}

/* Adds the finding of look_at_order; cut ZY_CUTS means the trend. */
static void
find_order(struct work *w, const struct zy_stratum *s, size_t cut,
    struct zy_chance chance)
{
	uint64_t a, b, runs;

	zy_buf_reset(&w->detail);
	if (cut == ZY_CUTS) {
		zy_buf_printf(&w->detail,
		    w->f->zh ? "%llu 张票按评价高低依次排列"
			     : "%llu papers lie in the order of their grades",
		    (unsigned long long)s->graded);
		find(w, ZY_AUDIT_ORDER, s, s->graded, s->papers, chance, 0);
		return;
	}
	a = s->cuts[cut].above;
	b = s->cuts[cut].below;
	runs = s->cuts[cut].runs;
	zy_buf_printf(&w->detail,
	    w->f->zh ? "评价较高的 %llu 张、较低的 %llu 张，按先后分成 %llu "
		       "段，随机排列约 %llu 段"
		     : "%llu better and %llu worse papers lie in %llu runs, "
		       "in random order in about %llu",
	    (unsigned long long)a, (unsigned long long)b,
	    (unsigned long long)runs,
	    (unsigned long long)((2 * a * b + (a + b) / 2) / (a + b) + 1));
	find(w, ZY_AUDIT_ORDER, s, runs, a + b, chance, 0);
}

/*
 * Adds a finding if papers are in the order of their grades, or if good and bad
 * ones alternate too rarely or too often, whichever is the oddest.
 */
static void
look_at_order(struct work *w, const struct zy_stratum *s)
{
	struct zy_chance p, least = chance_of_trend(s);
	uint64_t a, b, runs, all = 1;
	size_t c, best = ZY_CUTS;
	bool many;

	for (c = 0; c < ZY_CUTS; c++) {
		a = s->cuts[c].above;
		b = s->cuts[c].below;
		runs = s->cuts[c].runs;
		if (a < ZY_AUDIT_LEAST || b < ZY_AUDIT_LEAST)
			continue;
		all++;
		many = runs > 1 + 2 * a * b / (a + b);
		p = zy_chance_scale(zy_tail_runs(runs, a, b, many), 2, 1);
		if (zy_chance_cmp(p, least) < 0) {
			least = p;
			best = c;
		}
	}
	zy_audit_look(w->f, ZY_AUDIT_ORDER, 1);
	least = zy_chance_scale(least, all, 1);
	if (zy_audit_is_rare(least))
		find_order(w, s, best, least);
}

/*
 * Returns a lower bound of the papers with a pattern in the strata of the same
 * voter group other than s; sets *papers to the number of papers of these
 * strata.
 */
static uint64_t
pattern_elsewhere(const struct work *w, const struct zy_stratum *s,
    uint64_t code, uint64_t *papers)
{
	const struct zy_stratum *o, *end = w->p->strata + w->p->n;
	uint64_t n = 0;
	size_t i;

	*papers = 0;
	for (o = w->p->strata; o < end; o++) {
		if (o->group != s->group || o->question != s->question ||
		    o == s)
			continue;
		*papers += o->papers;
		for (i = 0; i < ZY_PATTERNS; i++)
			if (o->patterns[i].code == code)
				n += o->patterns[i].count;
	}
	return n;
}

/*
 * Returns the pattern with different grades that most papers of a stratum have,
 * or NULL if there is none.
 */
static const struct zy_pattern *
most_alike(const struct zy_audit_papers *p, const struct zy_stratum *s)
{
	const struct zy_pattern *x, *best = NULL;

	for (x = s->patterns; x < s->patterns + ZY_PATTERNS; x++)
		if (x->count && (!best || x->count > best->count) &&
		    zy_audit_papers_grade(p, x->code) == ZY_CODE_NONE)
			best = x;
	return best;
}

/*
 * Returns the largest share of papers that are equal, with different grades, in
 * any stratum of the same voter group other than s; or one half, if there are
 * too few of these to tell.
 */
static struct zy_chance
alike_elsewhere(const struct work *w, const struct zy_stratum *s)
{
	struct zy_chance most = zy_chance_ratio(1, 1000);
	const struct zy_stratum *o;
	const struct zy_pattern *x;
	size_t n = 0;

	for (o = w->p->strata; o < w->p->strata + w->p->n; o++) {
		if (o == s || o->group != s->group ||
		    o->question != s->question || o->papers < ZY_AUDIT_LEAST)
			continue;
		n++;
		x = most_alike(w->p, o);
		if (!x)
			continue;
		/* A count is short by at most o->lost. */
		most = zy_chance_max(
		    most, zy_chance_ratio(x->count + o->lost, o->papers));
	}
	return n < ALIKE_OTHERS ? zy_chance_ratio(1, 2) : most;
}

/*
 * Adds a finding if more than half of a stratum's papers have one pattern with
 * different grades.  The chance assumes the largest share of equal papers that
 * another stratum has, or the square root of the pattern's share elsewhere if
 * that is larger.
 */
static void
look_at_alike(struct work *w, const struct zy_stratum *s)
{
	const struct zy_pattern *best = most_alike(w->p, s);
	struct zy_chance share, p;
	uint64_t n, papers;

	if (s->question != ZY_WHOLE_PAPERS || w->p->nmarks < 3)
		return;
	zy_audit_look(w->f, ZY_AUDIT_ALIKE, 1);
	if (!best || best->count * UINT64_C(2) <= s->papers)
		return;
	n = pattern_elsewhere(w, s, best->code, &papers);
	share = zy_chance_max(alike_elsewhere(w, s),
	    zy_chance_root(zy_chance_ratio(n + 1, papers + 2)));
	p = zy_tail_binomial(best->count, s->papers, share);
	if (!zy_audit_is_rare(p))
		return;
	zy_buf_reset(&w->detail);
	zy_buf_printf(&w->detail,
	    w->f->zh ? "%u 张票完全相同%s，同组共 %u 张；其他对象 %llu 张中"
		       "有 %llu 张"
		     : "%u equal papers%s, of %u; elsewhere of %llu papers "
		       "%llu",
	    best->count, pattern_text(w, s, best->code), s->papers,
	    (unsigned long long)papers, (unsigned long long)n);
	find(w, ZY_AUDIT_ALIKE, s, best->count, s->papers, p, best->line);
}

void
zy_audit_papers_find(
    const struct zy_audit_papers *p, struct zy_audit_findings *f)
{
	const struct zy_stratum *s;
	struct work w = {.p = p, .f = f};
	size_t i;

	for (i = 0; i < p->n; i++) {
		s = &p->strata[i];
		if (s->papers < ZY_AUDIT_LEAST)
			continue;
		look_at_runs(&w, s);
		look_at_order(&w, s);
		look_at_alike(&w, s);
	}
	zy_buf_release(&w.detail);
	zy_buf_release(&w.source);
	zy_buf_release(&w.pattern);
}
