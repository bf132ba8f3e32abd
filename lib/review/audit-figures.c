/*
 * The audit's rules on repeated figures and last digits: part of
 * review/audit.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "review/audit.h"

enum {
	COPY_LEAST = 10,       /* fewer votes of a group are not compared */
	DIGIT_LEAST = 10,      /* last digits of smaller counts are not used */
	CELLS_LEAST = 20,      /* fewer last digits: no look */
	NAMES_MOST = 8,	       /* subjects that a finding names */
	PEOPLE_MOST = 1000000, /* for larger figures no chance is computed */
	ALL_GROUPS = -1,       /* in place of the number of a group */
};

struct work {
	const struct zy_tally *t;
	const struct zy_sessions *sessions;
	struct zy_audit_findings *f;
	uint32_t *subjects; /* numbers in the order of their ids */
	uint32_t n;
	/* By index in subjects: all its figures equal those of an earlier
	   one; the number of its cluster, or ZY_INTERN_NONE.  A cluster is a
	   set of subjects with equal figures. */
	bool *copied;
	uint32_t *cluster;
	uint32_t *members; /* number of members of each cluster */
	uint32_t looked;   /* subjects with a cluster */
};

/* Returns the session of a subject and group, or NULL if none is known. */
static const struct zy_session *
session_of(const struct work *w, uint32_t subject, size_t group)
{
	uint32_t at = zy_sessions_find(
	    w->sessions, zy_intern_get(w->t->subjects, subject));

	return at == ZY_INTERN_NONE ? NULL
				    : zy_sessions_get(w->sessions, at, group);
}

/*
 * Reads the counts of a subject, question and group into marks.  Returns their
 * sum.
 */
static uint64_t
votes(const struct zy_tally *t, uint32_t subject, size_t q, size_t g,
    uint32_t *marks)
{
	uint64_t n = 0;
	size_t m;

	zy_tally_get(t, subject, q, g, marks);
	for (m = 0; m < t->nmarks; m++)
		n += marks[m];
	return n;
}

/*
 * Returns the largest number of votes of a subject and group on any question.
 */
static uint64_t
most_votes(const struct work *w, uint32_t subject, size_t g)
{
	uint32_t marks[ZY_MARKS_MOST];
	uint64_t most = 0, n;
	size_t q;

	for (q = 0; q < w->t->nquestions; q++) {
		n = votes(w->t, subject, q, g, marks);
		most = n > most ? n : most;
	}
	return most;
}

/*
 * Appends all figures of a subject and group to key.  Returns whether there are
 * enough votes for a comparison.
 */
static bool
put_figures(
    const struct work *w, uint32_t subject, size_t g, struct zy_buf *key)
{
	const struct zy_session *s = session_of(w, subject, g);
	uint32_t marks[ZY_MARKS_MOST];
	size_t q;

	for (q = 0; q < w->t->nquestions; q++) {
		votes(w->t, subject, q, g, marks);
		zy_buf_put(
		    key, (const char *)marks, w->t->nmarks * sizeof(*marks));
	}
	if (s)
		zy_buf_put(key, (const char *)s, sizeof(*s));
	return most_votes(w, subject, g) >= COPY_LEAST;
}

/*
 * Assigns a cluster to each subject by its figures for a group, or for
 * ALL_GROUPS.  Returns the keys of the clusters, which the caller frees with
 * zy_intern_free.
 */
static struct zy_intern *
find_clusters(struct work *w, int group)
{
	struct zy_intern *keys = zy_intern_new();
	struct zy_buf key = ZY_BUF_INIT;
	size_t g, n = w->t->ngroups, enough;
	uint32_t i;

	memset(w->members, 0, w->n * sizeof(*w->members));
	w->looked = 0;
	for (i = 0; i < w->n; i++) {
		zy_buf_reset(&key);
		enough = 0;
		for (g = 0; g < n; g++)
			if (group == ALL_GROUPS || g == (size_t)group)
				enough +=
				    put_figures(w, w->subjects[i], g, &key);
		w->cluster[i] = ZY_INTERN_NONE;
		if (enough < (group == ALL_GROUPS ? 2 : 1) || w->copied[i])
			continue;
		w->looked++;
		w->cluster[i] = zy_intern_put(keys, zy_buf_get(&key));
		w->members[w->cluster[i]]++;
	}
	zy_buf_release(&key);
	return keys;
}

/*
 * Returns the multinomial chance of the k counts x if their expected values are
 * x itself: the largest chance that they can have.
 */
static struct zy_chance
likeliest(const uint32_t *x, size_t k)
{
	struct zy_chance p = zy_chance_whole(1);
	uint64_t n = 0, sum = 0;
	uint32_t j;
	size_t i;

	for (i = 0; i < k; i++)
		n += x[i];
	for (i = 0; i < k; i++)
		for (j = 1; j <= x[i]; j++)
			p = zy_chance_scale(p, ++sum * x[i], j * n);
	return p;
}

/*
 * Returns an upper bound of the chance that two subjects with equally many
 * voters get equal votes in all questions: the product of the likeliest chance
 * of the question for which it is smallest, and for each other question of that
 * of as many voters changing their answer as must have.
 */
static struct zy_chance
chance_of_votes(const struct work *w, uint32_t subject, size_t g)
{
	uint32_t marks[ZY_MARKS_MOST], first[ZY_MARKS_MOST], change[2];
	struct zy_chance p, least = zy_chance_whole(1);
	size_t q, m, k = w->t->nmarks, chosen = 0;
	uint64_t n, moved;

	for (q = 0; q < w->t->nquestions; q++) {
		votes(w->t, subject, q, g, marks);
		p = likeliest(marks, k);
		if (zy_chance_cmp(p, least) < 0) {
			least = p;
			chosen = q;
		}
	}
	n = votes(w->t, subject, chosen, g, first);
	for (q = 0; q < w->t->nquestions; q++) {
		if (votes(w->t, subject, q, g, marks) == 0)
			continue;
		for (moved = 0, m = 0; m < k; m++)
			moved += marks[m] > first[m] ? marks[m] - first[m]
						     : first[m] - marks[m];
		moved /= 2;
		if (moved == 0 || moved >= n)
			continue;
		change[0] = (uint32_t)moved;
		change[1] = (uint32_t)(n - moved);
		least = zy_chance_mul(least, likeliest(change, 2));
	}
	return least;
}

/*
 * Returns the number of people entitled, or the number of votes if it is
 * unknown.
 */
static uint64_t
people_of(const struct work *w, uint32_t subject, size_t g)
{
	const struct zy_session *s = session_of(w, subject, g);

	return s && s->entitled >= 0 ? (uint64_t)s->entitled
				     : most_votes(w, subject, g);
}

/* Returns the share of subjects that have as many people as this one. */
static struct zy_chance
share_of_people(const struct work *w, uint32_t subject, size_t g)
{
	uint64_t people = people_of(w, subject, g), same = 0, all = 0;
	uint32_t i;

	for (i = 0; i < w->n; i++) {
		if (most_votes(w, i, g) == 0)
			continue;
		all++;
		same += people_of(w, i, g) == people;
	}
	return zy_chance_ratio(same, all);
}

/*
 * Returns the chance of the number of returned papers if it is the expected
 * one; 1 if it is not known.
 */
static struct zy_chance
chance_of_turnout(const struct work *w, uint32_t subject, size_t g)
{
	const struct zy_session *s = session_of(w, subject, g);
	uint32_t returned[2];

	if (!s || s->entitled < 0 || s->returned < 0 ||
	    s->returned > s->entitled || s->entitled > PEOPLE_MOST)
		return zy_chance_whole(1);
	returned[0] = (uint32_t)s->returned;
	returned[1] = (uint32_t)(s->entitled - s->returned);
	return likeliest(returned, 2);
}

/*
 * Returns the chance that any `members` subjects share the figures of this one.
 * That they have equally many people is counted with the share of subjects that
 * do, at least 1/20; computing it takes long, so it is left out in a first
 * round that may already show that the chance is too large.
 */
static struct zy_chance
chance_of_copies(
    const struct work *w, uint32_t subject, int group, uint32_t members)
{
	struct zy_chance one = zy_chance_whole(1), choices = one, p;
	struct zy_chance least = zy_chance_ratio(1, 20), people = one;
	size_t g;
	uint32_t i;
	int round;

	for (i = 0; i < members; i++)
		choices = zy_chance_scale(choices, w->looked - i, i + 1);
	for (round = 0;; round++) {
		for (g = 0; g < w->t->ngroups; g++) {
			if ((group != ALL_GROUPS && g != (size_t)group) ||
			    most_votes(w, subject, g) == 0)
				continue;
			people = round ? share_of_people(w, subject, g) : least;
			one = zy_chance_mul(one, zy_chance_max(people, least));
			one =
			    zy_chance_mul(one, chance_of_votes(w, subject, g));
			one = zy_chance_mul(
			    one, chance_of_turnout(w, subject, g));
		}
		p = zy_chance_mul(choices, zy_chance_power(one, members - 1));
		if (round || !zy_audit_is_rare(p))
			return p;
		one = zy_chance_whole(1);
	}
}

/*
 * Adds a finding about a cluster, if it is rare; first is the index of its
 * first member.
 */
static void
find_copies(struct work *w, int group, uint32_t cluster, uint32_t first)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_audit_finding x = {
	    .rule = ZY_AUDIT_REPEAT,
	    .subject = zy_intern_get(w->t->subjects, w->subjects[first]),
	    .size = w->members[cluster],
	    .of = w->looked,
	    .chance = chance_of_copies(
		w, w->subjects[first], group, w->members[cluster]),
	};
	uint32_t i, named = 0;

	if (!zy_audit_is_rare(x.chance))
		return;
	if (group != ALL_GROUPS)
		x.group = w->t->groups.ids[group];
	zy_buf_printf(&b,
	    w->f->zh ? "%u 个对象的各项数字完全相同："
		     : "all figures of %u subjects are the same: ",
	    w->members[cluster]);
	for (i = first; i < w->n; i++) {
		if (w->cluster[i] != cluster)
			continue;
		if (group == ALL_GROUPS && i > first)
			w->copied[i] = true;
		if (++named > NAMES_MOST)
			continue;
		zy_buf_puts(&b, named == 1 ? "" : w->f->zh ? "、" : ", ");
		zy_buf_view(&b, zy_intern_get(w->t->subjects, w->subjects[i]));
	}
	zy_buf_puts(&b, named <= NAMES_MOST ? "" : w->f->zh ? " 等" : ", …");
	x.detail = zy_buf_get(&b);
	zy_audit_find(w->f, &x);
	zy_buf_release(&b);
}

/* Looks for equal figures in a group, or in ALL_GROUPS. */
static void
look_for_copies(struct work *w, int group)
{
	struct zy_intern *keys = find_clusters(w, group);
	uint32_t i;

	if (w->looked > 1)
		zy_audit_look(w->f, ZY_AUDIT_REPEAT, 1);
	for (i = 0; i < w->n; i++) {
		if (w->cluster[i] == ZY_INTERN_NONE ||
		    w->members[w->cluster[i]] < 2)
			continue;
		find_copies(w, group, w->cluster[i], i);
		w->members[w->cluster[i]] = 0;
	}
	zy_intern_free(keys);
}

/*
 * How often each last digit was seen, and how often chance gives it, in 2^-30.
 */
struct digits {
	uint64_t seen[10], expected[10], n;
};

/*
 * Adds the last digit of x, a count of n votes.  By chance the count would have
 * a binomial distribution around x: n voters who vote with the chance x / n
 * each.
 */
static void
add_digit(struct digits *d, uint32_t x, uint64_t n)
{
	uint64_t w[10] = {0}, all = 0, y, weight;
	size_t i;

	for (y = x, weight = UINT64_C(1) << 40; weight >> 10; y++) {
		w[y % 10] += weight;
		if (y == n)
			break;
		weight = (uint64_t)((zy_uint128)weight * (n - y) * x /
				    ((zy_uint128)(y + 1) * (n - x)));
	}
	for (y = x, weight = UINT64_C(1) << 40; y > 0; y--) {
		weight = (uint64_t)((zy_uint128)weight * y * (n - x) /
				    ((zy_uint128)(n - y + 1) * x));
		if (weight >> 10 == 0)
			break;
		w[(y - 1) % 10] += weight;
	}
	for (i = 0; i < 10; i++)
		all += w[i];
	for (i = 0; i < 10; i++)
		d->expected[i] += (uint64_t)(((zy_uint128)w[i] << 30) / all);
	d->seen[x % 10]++;
	d->n++;
}

/* Adds a finding about one or two last digits, if it is rare. */
static void
find_digits(struct work *w, size_t q, const char *what, uint64_t seen,
    uint64_t n, struct zy_chance share, struct zy_chance chance)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_audit_finding x = {
	    .rule = ZY_AUDIT_DIGITS,
	    .question = w->t->questions.ids[q],
	    .size = seen,
	    .of = n,
	    .chance = chance,
	};

	if (!zy_audit_is_rare(chance))
		return;
	zy_buf_printf(&b,
	    w->f->zh ? "末位是 %s 的票数：%llu 个中有 %llu 个，按偶然约 "
		     : "counts that end in %s: of %llu there are %llu, by "
		       "chance about ",
	    what, (unsigned long long)n, (unsigned long long)seen);
	zy_chance_format(&b, zy_chance_scale(share, n, 1));
	zy_buf_puts(&b, w->f->zh ? " 个" : "");
	x.detail = zy_buf_get(&b);
	zy_audit_find(w->f, &x);
	zy_buf_release(&b);
}

/*
 * Looks at each last digit, seen too often or too rarely, and at 0 and 5
 * together.
 */
static void
look_at_digits(struct work *w, size_t q, const struct digits *d)
{
	const struct zy_chance one = zy_chance_whole(1);
	struct zy_chance share;
	char what[2] = "0";
	size_t i;

	if (d->n < CELLS_LEAST)
		return;
	zy_audit_look(w->f, ZY_AUDIT_DIGITS, 21);
	for (i = 0; i < 10; i++, what[0]++) {
		share = zy_chance_ratio(d->expected[i], d->n << 30);
		find_digits(w, q, what, d->seen[i], d->n, share,
		    zy_tail_binomial(d->seen[i], d->n, share));
		find_digits(w, q, what, d->seen[i], d->n, share,
		    zy_tail_binomial(
			d->n - d->seen[i], d->n, zy_chance_sub(one, share)));
	}
	share = zy_chance_ratio(d->expected[0] + d->expected[5], d->n << 30);
	find_digits(w, q, w->f->zh ? "0 或 5" : "0 or 5",
	    d->seen[0] + d->seen[5], d->n, share,
	    zy_tail_binomial(d->seen[0] + d->seen[5], d->n, share));
}

/*
 * Looks at the last digits of the counts of the commonest grade of each subject
 * and group.
 */
static void
look_at_question(struct work *w, size_t q)
{
	uint32_t marks[ZY_MARKS_MOST], most, s;
	struct digits d = {{0}, {0}, 0};
	uint64_t n;
	size_t g, m;

	for (s = 0; s < w->n; s++) {
		for (g = 0; g < w->t->ngroups; g++) {
			n = votes(w->t, s, q, g, marks);
			for (most = 0, m = 0; m < w->t->rules->ngrades; m++)
				most = marks[m] > most ? marks[m] : most;
			if (most >= DIGIT_LEAST && most < n)
				add_digit(&d, most, n);
		}
	}
	look_at_digits(w, q, &d);
}

void
zy_audit_figures_find(const struct zy_tally *t,
    const struct zy_sessions *sessions, struct zy_audit_findings *f)
{
	struct work w = {.t = t, .sessions = sessions, .f = f};
	size_t g, q;

	w.n = zy_intern_count(t->subjects);
	w.subjects = zy_intern_order(t->subjects);
	w.copied = zy_calloc(w.n + 1, sizeof(*w.copied));
	w.cluster = zy_calloc(w.n + 1, sizeof(*w.cluster));
	w.members = zy_calloc(w.n + 1, sizeof(*w.members));
	if (t->ngroups > 1)
		look_for_copies(&w, ALL_GROUPS);
	for (g = 0; g < t->ngroups; g++)
		look_for_copies(&w, (int)g);
	for (q = 0; q < t->nquestions; q++)
		look_at_question(&w, q);
	free(w.subjects);
	free(w.copied);
	free(w.cluster);
	free(w.members);
}
