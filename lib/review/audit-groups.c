/*
 * The rule on voter groups: part of review/audit.h.
 *
 * For a group against all others, a question and a cut between grades, the
 * usual odds ratio is that of Mantel and Haenszel (1959) over all other
 * subjects.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "review/audit.h"

enum {
	UNITS = 1024,  /* of the sums for the odds ratio */
	CUTS_MOST = 4, /* between grades */
};

/* Marks of a subject, question and group: at the cut or better, and all. */
struct marks {
	uint64_t above, all;
};

/* A group against all others, over all subjects that both sides marked. */
struct sides {
	uint64_t more, less;	/* above here and below there; the reverse */
	struct zy_moments gaps; /* of the shares, in millionths */
	struct marks all;	/* of the group alone */
};

struct work {
	const struct zy_tally *t;
	struct zy_audit_findings *f;
	size_t ncuts;
	uint32_t best[ZY_MARKS_MOST];
	struct sides *sides; /* by question, group, cut */
	/* Of one subject and question: by group and cut, and all groups. */
	struct marks *marks, *sums;
};

static struct sides *
sides_at(const struct work *w, size_t q, size_t g, size_t cut)
{
	return &w->sides[(q * w->t->ngroups + g) * w->ncuts + cut];
}

/* Reads the marks of a subject and question.  Returns groups with enough. */
static size_t
read_marks(struct work *w, uint32_t subject, size_t q)
{
	uint32_t marks[ZY_MARKS_MOST];
	size_t g, i, c, enough = 0;
	struct marks *m;

	memset(w->sums, 0, w->ncuts * sizeof(*w->sums));
	for (g = 0; g < w->t->ngroups; g++) {
		m = &w->marks[g * w->ncuts];
		memset(m, 0, w->ncuts * sizeof(*m));
		zy_tally_get(w->t, subject, q, g, marks);
		for (c = 0; c < w->ncuts; c++) {
			for (i = 0; i < w->t->rules->ngrades; i++) {
				if (w->best[i] == UINT32_MAX)
					continue;
				m[c].all += marks[i];
				m[c].above += w->best[i] <= c ? marks[i] : 0;
			}
			w->sums[c].all += m[c].all;
			w->sums[c].above += m[c].above;
		}
		enough += m->all >= ZY_AUDIT_LEAST;
	}
	return enough;
}

/*
 * Sets *here to a group's marks and *there to those of all others.  Returns
 * whether both are enough.
 */
static bool
split_marks(const struct work *w, size_t g, size_t c, struct marks *here,
    struct marks *there)
{
	*here = w->marks[g * w->ncuts + c];
	there->all = w->sums[c].all - here->all;
	there->above = w->sums[c].above - here->above;
	return here->all >= ZY_AUDIT_LEAST && there->all >= ZY_AUDIT_LEAST;
}

static int64_t
gap_of(const struct marks *x, const struct marks *y)
{
	return (int64_t)(x->above * 1000000 / x->all) -
	       (int64_t)(y->above * 1000000 / y->all);
}

static uint64_t
product(uint64_t a, uint64_t b, uint64_t all)
{
	return (uint64_t)((zy_uint128)a * b * UNITS / all);
}

/* Adds a subject's marks to the sides. */
static void
add_subject(struct work *w, size_t q)
{
	struct marks x, y;
	struct sides *p;
	size_t g, c;

	for (g = 0; g < w->t->ngroups; g++) {
		for (c = 0; c < w->ncuts; c++) {
			if (!split_marks(w, g, c, &x, &y))
				continue;
			p = sides_at(w, q, g, c);
			p->all.above += x.above;
			p->all.all += x.all;
			p->more +=
			    product(x.above, y.all - y.above, x.all + y.all);
			p->less +=
			    product(y.above, x.all - x.above, x.all + y.all);
			zy_moments_put(&p->gaps, gap_of(&x, &y));
		}
	}
}

/*
 * Returns how often chance puts so many marks of x above the cut beside those
 * of y, when more to less is what they usually have, of one side to the other,
 * and allowance times that is nothing odd.
 */
static struct zy_chance
chance_of(const struct marks *x, const struct marks *y, uint64_t more,
    uint64_t less, uint64_t allowance)
{
	/* This subject itself is not what is usual. */
	more -= product(x->above, y->all - y->above, x->all + y->all);
	less -= product(y->above, x->all - x->above, x->all + y->all);
	more = (more + UNITS / 2) * allowance;
	less += UNITS / 2;
	if ((zy_uint128)x->above * (y->all - y->above) * less <=
	    (zy_uint128)y->above * (x->all - x->above) * more)
		return zy_chance_whole(1);
	return zy_tail_hypergeometric(x->above, x->all, x->above + y->above,
	    x->all + y->all, zy_chance_ratio(more, less));
}

/* Returns whether a group stands above, or below, each other group alone. */
static bool
is_extreme(const struct work *w, size_t g, size_t c)
{
	const struct marks *x = &w->marks[g * w->ncuts + c], *y;
	bool above = false, below = false;
	int64_t gap;
	size_t h;

	for (h = 0; h < w->t->ngroups; h++) {
		y = &w->marks[h * w->ncuts + c];
		if (h == g || y->all < ZY_AUDIT_LEAST)
			continue;
		gap = gap_of(x, y);
		above = above || gap >= 0;
		below = below || gap <= 0;
	}
	return above != below;
}

/* Returns how often chance puts group g as far above or below all others. */
static struct zy_chance
chance_of_group(const struct work *w, size_t q, size_t g, size_t c)
{
	const struct sides *s = sides_at(w, q, g, c);
	uint64_t allowance = zy_audit_allowance(s->gaps.n);
	struct zy_chance p;
	struct marks x, y;

	if (!split_marks(w, g, c, &x, &y) || !is_extreme(w, g, c))
		return zy_chance_whole(1);
	p = zy_chance_min(chance_of(&x, &y, s->more, s->less, allowance),
	    chance_of(&y, &x, s->less, s->more, allowance));
	p = zy_chance_scale(p, 2, 1);
	if (zy_audit_is_rare(p) && s->gaps.n > ZY_AUDIT_OTHERS)
		p = zy_chance_max(
		    p, zy_moments_apart(&s->gaps, gap_of(&x, &y)));
	return p;
}

static void
find(struct work *w, uint32_t subject, size_t q, size_t g, size_t c,
    struct zy_chance chance)
{
	const struct zy_ballot_rules *r = w->t->rules;
	struct zy_buf b = ZY_BUF_INIT;
	struct marks x, y;
	struct zy_audit_finding found = {
	    .rule = ZY_AUDIT_GROUP,
	    .subject = zy_intern_get(w->t->subjects, subject),
	    .question = w->t->questions.ids[q],
	    .group = w->t->groups.ids[g],
	    .chance = chance,
	};
	size_t i;

	split_marks(w, g, c, &x, &y);
	for (i = 0; w->best[i] != c; i++)
		;
	zy_buf_printf(&b,
	    w->f->zh ? "评“%s”%s的，本类 %llu 张中有 %llu 张，其他类别 "
		       "%llu 张中有 %llu 张"
		     : "'%s'%s: of %llu in this group %llu, of %llu in the "
		       "others %llu",
	    w->f->zh ? r->grades[i].name : r->grades[i].id,
	    c == 0     ? ""
	    : w->f->zh ? "及以上"
		       : " or better",
	    (unsigned long long)x.all, (unsigned long long)x.above,
	    (unsigned long long)y.all, (unsigned long long)y.above);
	found.size = x.above;
	found.of = x.all;
	found.detail = zy_buf_get(&b);
	zy_audit_find(w->f, &found);
	zy_buf_release(&b);
}

/* Returns how far a group's share stands from its share of all subjects. */
static int64_t
shift_of(const struct work *w, size_t q, size_t g)
{
	int64_t d = gap_of(&w->marks[g * w->ncuts], &sides_at(w, q, g, 0)->all);

	return d < 0 ? -d : d;
}

/* Looks at the groups of a subject and question, and takes the oddest one. */
static void
look_at_subject(struct work *w, uint32_t subject, size_t q, size_t enough)
{
	struct zy_chance p, least = zy_chance_whole(1);
	size_t g, c, group = SIZE_MAX, cut = 0;
	int64_t shift = -1;

	for (g = 0; g < w->t->ngroups; g++) {
		if (w->marks[g * w->ncuts].all < ZY_AUDIT_LEAST)
			continue;
		/* Of two, one is as odd as the other: the one that is not as
		   it usually is. */
		if (enough == 2 && shift_of(w, q, g) <= shift)
			continue;
		if (enough == 2)
			shift = shift_of(w, q, g);
		for (c = 0; c < w->ncuts; c++) {
			p = chance_of_group(w, q, g, c);
			if (zy_chance_cmp(p, least) < 0 ||
			    (enough == 2 && c == 0)) {
				least = p;
				group = g;
				cut = c;
			}
		}
	}
	zy_audit_look(w->f, ZY_AUDIT_GROUP, enough == 2 ? 1 : enough);
	least = zy_chance_scale(least, w->ncuts, 1);
	if (group != SIZE_MAX && zy_audit_is_rare(least))
		find(w, subject, q, group, cut, least);
}

void
zy_audit_groups_find(const struct zy_tally *t, struct zy_audit_findings *f)
{
	struct work w = {.t = t, .f = f};
	uint32_t s, n = zy_intern_count(t->subjects);
	size_t i, q, enough;

	zy_ballot_rules_order(t->rules, w.best);
	for (i = 0; i < t->rules->ngrades; i++)
		if (w.best[i] != UINT32_MAX && w.best[i] > w.ncuts)
			w.ncuts = w.best[i];
	if (w.ncuts > CUTS_MOST)
		w.ncuts = CUTS_MOST;
	if (w.ncuts == 0 || t->ngroups < 2)
		return;
	w.sides = zy_calloc(
	    t->nquestions * t->ngroups * w.ncuts + 1, sizeof(*w.sides));
	w.marks = zy_calloc(t->ngroups * w.ncuts, sizeof(*w.marks));
	w.sums = zy_calloc(w.ncuts, sizeof(*w.sums));
	for (s = 0; s < n; s++)
		for (q = 0; q < t->nquestions; q++)
			if (read_marks(&w, s, q) > 1)
				add_subject(&w, q);
	for (s = 0; s < n; s++)
		for (q = 0; q < t->nquestions; q++) {
			enough = read_marks(&w, s, q);
			if (enough > 1)
				look_at_subject(&w, s, q, enough);
		}
	free(w.sides);
	free(w.marks);
	free(w.sums);
}
