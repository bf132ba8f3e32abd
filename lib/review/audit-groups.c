/*
 * The audit's rule on voter groups: part of review/audit.h.
 *
 * A group is compared with all others, by question and by cut, a limit between
 * better and worse grades.  The usual odds ratio is estimated over all other
 * subjects by the method of Mantel and Haenszel (1959).
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "review/audit.h"

enum {
	UNITS = 1024,  /* sums for the odds ratio are in 1 / UNITS */
	CUTS_MOST = 4, /* cuts that are looked at */
	/* Assumed of the gaps of ten more subjects, in millionths. */
	SPREAD = 100000,
};

/*
 * The number of marks of a subject, question and group: those better than the
 * cut (above), and all.
 */
struct marks {
	uint64_t above, all;
};

/* A group compared with all others, over all subjects that both marked. */
struct sides {
	/* Sums of Mantel and Haenszel: the group's marks above times the
	   others' below; the reverse. */
	uint64_t more, less;
	/* Differences of the shares above the cut, in millionths. */
	struct zy_moments gaps;
	struct marks all; /* of the group alone */
};

struct work {
	const struct zy_tally *t;
	struct zy_audit_findings *f;
	size_t ncuts;
	uint32_t best[ZY_MARKS_MOST];
	struct sides *sides;	 /* by question, group, cut */
	struct zy_moments *gaps; /* of all questions; by group, cut */
	/* Of the present subject: by question, group, cut; the sums over all
	   groups by question, cut. */
	struct marks *marks, *sums;
};

/* The oddest difference of a group, in one question or in all. */
struct oddity {
	struct zy_chance chance;
	size_t group, question, cut;
	bool all; /* in all questions; question is the one that differs most */
};

/* Returns the index of a question, group and cut in the arrays. */
static size_t
place_of(const struct work *w, size_t q, size_t g, size_t cut)
{
	return (q * w->t->ngroups + g) * w->ncuts + cut;
}

/*
 * Reads the marks of a subject, question and group into w->marks and w->sums.
 */
static void
read_group(struct work *w, uint32_t subject, size_t q, size_t g)
{
	uint32_t marks[ZY_MARKS_MOST];
	struct marks *m, *sum;
	size_t i, c;

	zy_tally_get(w->t, subject, q, g, marks);
	for (c = 0; c < w->ncuts; c++) {
		m = &w->marks[place_of(w, q, g, c)];
		sum = &w->sums[q * w->ncuts + c];
		*m = (struct marks){0, 0};
		for (i = 0; i < w->t->rules->ngrades; i++) {
			if (w->best[i] == UINT32_MAX)
				continue;
			m->all += marks[i];
			m->above += w->best[i] <= c ? marks[i] : 0;
		}
		sum->all += m->all;
		sum->above += m->above;
	}
}

/*
 * Reads all marks of a subject.  Returns the number of groups with enough of
 * them.
 */
static size_t
read_marks(struct work *w, uint32_t subject)
{
	size_t g, q, enough = 0;
	bool has;

	memset(w->sums, 0, w->t->nquestions * w->ncuts * sizeof(*w->sums));
	for (g = 0; g < w->t->ngroups; g++) {
		for (has = false, q = 0; q < w->t->nquestions; q++) {
			read_group(w, subject, q, g);
			has = has || w->marks[place_of(w, q, g, 0)].all >=
					 ZY_AUDIT_LEAST;
		}
		enough += has;
	}
	return enough;
}

/*
 * Sets *here to a group's marks and *there to those of all others together.
 * Returns whether both are enough.
 */
static bool
split_marks(const struct work *w, size_t q, size_t g, size_t c,
    struct marks *here, struct marks *there)
{
	const struct marks *sum = &w->sums[q * w->ncuts + c];

	*here = w->marks[place_of(w, q, g, c)];
	there->all = sum->all - here->all;
	there->above = sum->above - here->above;
	return here->all >= ZY_AUDIT_LEAST && there->all >= ZY_AUDIT_LEAST;
}

/* Returns the difference of two shares above the cut, in millionths. */
static int64_t
gap_of(const struct marks *x, const struct marks *y)
{
	return (int64_t)(x->above * 1000000 / x->all) -
	       (int64_t)(y->above * 1000000 / y->all);
}

/* Returns a * b / all in 1 / UNITS. */
static uint64_t
product(uint64_t a, uint64_t b, uint64_t all)
{
	return (uint64_t)((zy_uint128)a * b * UNITS / all);
}

/*
 * Sets *gap to the mean gap of a group over the questions with enough marks.
 * Returns whether there are any.
 */
static bool
mean_gap(const struct work *w, size_t g, size_t c, int64_t *gap)
{
	struct marks x, y;
	int64_t sum = 0, n = 0;
	size_t q;

	for (q = 0; q < w->t->nquestions; q++) {
		if (!split_marks(w, q, g, c, &x, &y))
			continue;
		sum += gap_of(&x, &y);
		n++;
	}
	*gap = n ? sum / n : 0;
	return n > 0;
}

/* Adds the present subject's marks to w->sides and w->gaps. */
static void
add_subject(struct work *w)
{
	struct marks x, y;
	struct sides *p;
	size_t q, g, c;
	int64_t gap;

	for (g = 0; g < w->t->ngroups; g++) {
		for (c = 0; c < w->ncuts; c++)
			if (mean_gap(w, g, c, &gap))
				zy_moments_put(&w->gaps[g * w->ncuts + c], gap);
		for (q = 0; q < w->t->nquestions; q++) {
			for (c = 0; c < w->ncuts; c++) {
				if (!split_marks(w, q, g, c, &x, &y))
					continue;
				p = &w->sides[place_of(w, q, g, c)];
				p->all.above += x.above;
				p->all.all += x.all;
				p->more += product(
				    x.above, y.all - y.above, x.all + y.all);
				p->less += product(
				    y.above, x.all - x.above, x.all + y.all);
				zy_moments_put(&p->gaps, gap_of(&x, &y));
			}
		}
	}
}

/*
 * Returns the chance of at least as many marks of x above the cut, given those
 * of y, if the odds are up to allowance times the usual ones, more to less,
 * without the present subject.
 */
static struct zy_chance
chance_of(const struct marks *x, const struct marks *y, uint64_t more,
    uint64_t less, uint64_t allowance)
{
	/* The usual odds are those of the other subjects. */
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

/*
 * Returns whether a group is above every other group, or below every other one.
 */
static bool
is_extreme(const struct work *w, size_t q, size_t g, size_t c)
{
	const struct marks *x = &w->marks[place_of(w, q, g, c)], *y;
	bool above = false, below = false;
	int64_t gap;
	size_t h;

	for (h = 0; h < w->t->ngroups; h++) {
		y = &w->marks[place_of(w, q, h, c)];
		if (h == g || y->all < ZY_AUDIT_LEAST)
			continue;
		gap = gap_of(x, y);
		above = above || gap >= 0;
		below = below || gap <= 0;
	}
	return above != below;
}

/*
 * Returns the chance that group g is as far above or below all others, if the
 * odds are up to a multiple of the usual ones.
 */
static struct zy_chance
chance_of_votes(const struct work *w, size_t q, size_t g, size_t c)
{
	const struct sides *s = &w->sides[place_of(w, q, g, c)];
	uint64_t allowance = zy_audit_allowance(s->gaps.n);
	struct zy_chance p;
	struct marks x, y;

	if (!split_marks(w, q, g, c, &x, &y) || !is_extreme(w, q, g, c))
		return zy_chance_whole(1);
	p = zy_chance_min(chance_of(&x, &y, s->more, s->less, allowance),
	    chance_of(&y, &x, s->less, s->more, allowance));
	return zy_chance_scale(p, 2, 1);
}

/*
 * Returns the chance that the gap of a group is as far from the gaps of other
 * subjects.
 */
static struct zy_chance
chance_of_gap(const struct work *w, size_t q, size_t g, size_t c)
{
	const struct sides *s = &w->sides[place_of(w, q, g, c)];
	struct marks x, y;

	if (s->gaps.n <= ZY_AUDIT_OTHERS)
		return (struct zy_chance){0, 0};
	split_marks(w, q, g, c, &x, &y);
	return zy_moments_apart(&s->gaps, gap_of(&x, &y), SPREAD);
}

/*
 * Looks at one cut of a group, at each question and at all together, and
 * replaces *x by what is odder.
 */
static void
look_at_cut(const struct work *w, size_t g, size_t c, struct oddity *x)
{
	const struct zy_moments *gaps = &w->gaps[g * w->ncuts + c];
	struct zy_chance p, votes, least = zy_chance_whole(1);
	size_t q, question = 0, n = w->t->nquestions;
	int64_t gap;

	for (q = 0; q < n; q++) {
		votes = chance_of_votes(w, q, g, c);
		if (zy_chance_cmp(votes, least) < 0) {
			least = votes;
			question = q;
		}
		if (!zy_audit_is_rare(votes))
			continue;
		p = zy_chance_max(votes, chance_of_gap(w, q, g, c));
		p = zy_chance_scale(p, n, 1);
		if (zy_chance_cmp(p, x->chance) < 0)
			*x = (struct oddity){p, g, q, c, false};
	}
	p = zy_chance_scale(least, n, 1);
	if (zy_audit_is_rare(p) && gaps->n > ZY_AUDIT_OTHERS &&
	    mean_gap(w, g, c, &gap))
		p = zy_chance_max(p, zy_moments_apart(gaps, gap, SPREAD));
	if (zy_chance_cmp(p, x->chance) < 0)
		*x = (struct oddity){p, g, question, c, n > 1};
}

/*
 * Returns the oddest difference of a group.  Its chance is multiplied by the
 * number of places looked at: at each cut, one question or all.
 */
static struct oddity
look_at_group(const struct work *w, size_t g)
{
	struct oddity x = {.chance = zy_chance_whole(1), .group = g};
	size_t c;

	for (c = 0; c < w->ncuts; c++)
		look_at_cut(w, g, c, &x);
	x.chance = zy_chance_scale(x.chance, 2 * w->ncuts, 1);
	return x;
}

/*
 * Adds the finding that a voter group votes otherwise than the others about a
 * subject: in one question, or in all of them, where the question with the
 * greatest difference is named.
 */
static void
find(struct work *w, uint32_t subject, const struct oddity *o)
{
	const struct zy_ballot_rules *r = w->t->rules;
	struct zy_buf b = ZY_BUF_INIT;
	struct marks x, y;
	struct zy_audit_finding found = {
	    .rule = ZY_AUDIT_GROUP,
	    .subject = zy_intern_get(w->t->subjects, subject),
	    .group = w->t->groups.ids[o->group],
	    .chance = o->chance,
	};
	size_t i;

	split_marks(w, o->question, o->group, o->cut, &x, &y);
	for (i = 0; w->best[i] != o->cut; i++)
		;
	if (!o->all)
		found.question = w->t->questions.ids[o->question];
	else
		zy_buf_printf(&b,
		    w->f->zh ? "各项均有反差，最大的一项 %.*s："
			     : "in all questions, most in %.*s: ",
		    ZY_ARG(w->t->questions.ids[o->question]));
	zy_buf_printf(&b,
	    w->f->zh ? "评“%s”%s的，本类 %llu 张中有 %llu 张，其他类别 "
		       "%llu 张中有 %llu 张"
		     : "'%s'%s: of %llu in this group %llu, of %llu in the "
		       "others %llu",
	    w->f->zh ? r->grades[i].name : r->grades[i].id,
	    o->cut == 0 ? ""
	    : w->f->zh	? "及以上"
			: " or better",
	    (unsigned long long)x.all, (unsigned long long)x.above,
	    (unsigned long long)y.all, (unsigned long long)y.above);
	found.size = x.above;
	found.of = x.all;
	found.detail = zy_buf_get(&b);
	zy_audit_find(w->f, &found);
	zy_buf_release(&b);
}

/* Returns how far a group's shares are from its shares over all subjects. */
static int64_t
shift_of(const struct work *w, size_t g)
{
	const struct marks *x, *all;
	int64_t sum = 0;
	size_t q;

	for (q = 0; q < w->t->nquestions; q++) {
		x = &w->marks[place_of(w, q, g, 0)];
		all = &w->sides[place_of(w, q, g, 0)].all;
		if (x->all && all->all)
			sum += gap_of(x, all);
	}
	return sum < 0 ? -sum : sum;
}

/*
 * Looks at the groups of a subject, of which `enough` have enough marks, and
 * adds a finding about the oddest one.
 */
static void
look_at_subject(struct work *w, uint32_t subject, size_t enough)
{
	struct oddity x, odd = {.chance = zy_chance_whole(1)};
	size_t g;
	int64_t shift = -1;

	for (g = 0; g < w->t->ngroups; g++) {
		if (w->marks[place_of(w, 0, g, 0)].all == 0)
			continue;
		/* Two groups differ equally from each other: the finding is
		   about the one that differs more from its usual shares. */
		if (enough == 2 && shift_of(w, g) <= shift)
			continue;
		x = look_at_group(w, g);
		if (enough == 2 || zy_chance_cmp(x.chance, odd.chance) < 0) {
			odd = x;
			shift = shift_of(w, g);
		}
	}
	zy_audit_look(w->f, ZY_AUDIT_GROUP, enough == 2 ? 1 : enough);
	if (zy_audit_is_rare(odd.chance))
		find(w, subject, &odd);
}

void
zy_audit_groups_find(const struct zy_tally *t, struct zy_audit_findings *f)
{
	struct work w = {.t = t, .f = f};
	uint32_t s, n = zy_intern_count(t->subjects);
	size_t i, cells, enough;

	zy_ballot_rules_order(t->rules, w.best);
	for (i = 0; i < t->rules->ngrades; i++)
		if (w.best[i] != UINT32_MAX && w.best[i] > w.ncuts)
			w.ncuts = w.best[i];
	if (w.ncuts > CUTS_MOST)
		w.ncuts = CUTS_MOST;
	cells = t->nquestions * t->ngroups * w.ncuts;
	if (cells == 0 || t->ngroups < 2)
		return;
	w.sides = zy_calloc(cells, sizeof(*w.sides));
	w.gaps = zy_calloc(t->ngroups * w.ncuts, sizeof(*w.gaps));
	w.marks = zy_calloc(cells, sizeof(*w.marks));
	w.sums = zy_calloc(t->nquestions * w.ncuts, sizeof(*w.sums));
	for (s = 0; s < n; s++)
		if (read_marks(&w, s) > 1)
			add_subject(&w);
	for (s = 0; s < n; s++) {
		enough = read_marks(&w, s);
		if (enough > 1)
			look_at_subject(&w, s, enough);
	}
	free(w.sides);
	free(w.gaps);
	free(w.marks);
	free(w.sums);
}
