/*
 * Rules with points for different numbers of occurrences, and the order of
 * bounds.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/wording-facts-state.h"

/* Returns the sign of the difference of two numbers; 0 if one is none. */
static int
sign_of(const char *a, const char *b)
{
	struct zy_rational x, y;
	int sign = 0;

	zy_rational_init(&x);
	zy_rational_init(&y);
	if (number_of(&x, a) && number_of(&y, b))
		sign = zy_rational_cmp(&x, &y);
	zy_rational_release(&x);
	zy_rational_release(&y);
	return sign;
}

/* Returns the points of a phrase with a bound. */
static const char *
points_of(const struct facts *f, const struct zy_said *s)
{
	return *s->b ? s->b : max_of(f);
}

bool
zy_wording_sort_bounds(
    const struct facts *f, const struct zy_said **list, size_t n)
{
	const struct zy_said *s;
	int sign, way = 0;
	size_t i, k;

	for (i = 1; i < n; i++) {
		s = list[i];
		for (k = i; k && sign_of(s->a, list[k - 1]->a) > 0; k--)
			list[k] = list[k - 1];
		list[k] = s;
	}
	for (i = 1; i < n; i++) {
		sign =
		    sign_of(points_of(f, list[i - 1]), points_of(f, list[i]));
		if (sign_of(list[i - 1]->a, list[i]->a) <= 0 ||
		    !strchr(list[i - 1]->a, '%') != !strchr(list[i]->a, '%') ||
		    sign * way < 0)
			return false;
		way = way ? way : sign;
	}
	return true;
}

/* Returns whether the steps are of different numbers. */
static bool
counts_up(const struct facts *f)
{
	size_t i;

	for (i = 0; i < f->nsteps; i++)
		if (strcmp(f->steps[i]->a, "1") != 0)
			return true;
	return false;
}

/*
 * Moves 缺一次扣1分, if no other number of times is stated, to the phrases for
 * each occurrence.  Numbers of different things (缺席一次扣3分,请假一次扣1分,
 * 缺席三次不得分) are conditions of their own.
 */
static void
take_each(struct facts *f)
{
	static const struct zy_phrase each = {ZY_SAYS_EACH_TAKE, "", false},
				      once = {ZY_SAYS_TAKE, "", false};
	bool mixed = counts_up(f);
	size_t i;

	for (i = 0; i < f->nsteps; i++) {
		struct zy_said *s = &f->each[i];

		*s = *f->steps[i];
		if (mixed && strcmp(s->a, "1") != 0)
			s->what = s->text;
		if (s->phrase->says == ZY_SAYS_STEP) {
			s->phrase = strcmp(s->a, "1") == 0 ? &each : &once;
			memcpy(s->a, s->b, sizeof(s->a));
		}
		if (mixed)
			guess(f, s->text);
		f->takes[f->ntakes++] = s;
	}
	f->nsteps = 0;
}

/*
 * Adds the numbers between two steps: by 缺1次扣1分,3次以上不得分 two times
 * cost twice as much as one.
 */
static void
fill_between(struct facts *f)
{
	const struct zy_said *one = f->steps[0];
	struct zy_rational per, times;
	struct zy_buf b = ZY_BUF_INIT;
	int64_t next = 0, den = 1, n;
	json_t *row;

	zy_rational_init(&per);
	zy_rational_init(&times);
	if (strcmp(one->a, "1") == 0 && one->phrase->says == ZY_SAYS_STEP &&
	    number_of(&times, f->steps[1]->a) &&
	    zy_rational_get(&times, &next, &den) && den == 1 && next > 2 &&
	    number_of(&per, one->b))
		guess(f, one->text);
	else
		next = 0;
	for (n = 2; n < next && n < 32; n++) {
		zy_rational_set_ratio(&times, n, 1);
		row = new_row(f, "steps");
		zy_buf_reset(&b);
		zy_rational_print(&b, &times);
		set_view(row, "n", zy_buf_get(&b));
		zy_rational_mul(&times, &times, &per);
		zy_buf_reset(&b);
		zy_rational_print(&b, &times);
		put_rest(f, row, "points", b.p);
	}
	zy_rational_release(&per);
	zy_rational_release(&times);
	zy_buf_release(&b);
}

/* 一次扣3分,两次扣5分,三次及以上不得分. */
bool
zy_wording_settle_steps(struct facts *f)
{
	const struct zy_said *s;
	json_t *row;
	size_t i;

	if (f->nsteps == 0)
		return false;
	if (!counts_up(f) || !zy_wording_sort_bounds(f, f->steps, f->nsteps) ||
	    sign_of(points_of(f, f->steps[0]),
		points_of(f, f->steps[f->nsteps - 1])) < 0) {
		take_each(f);
		return false;
	}
	/* The lowest first. */
	for (i = 0; i < f->nsteps / 2; i++) {
		s = f->steps[i];
		f->steps[i] = f->steps[f->nsteps - 1 - i];
		f->steps[f->nsteps - 1 - i] = s;
	}
	if (f->place != ZY_WORDING_HEAD) {
		for (i = 0; i < f->nsteps; i++)
			leave(f, f->steps[i]);
		return false;
	}
	set(f, "kind", "steps");
	row = new_row(f, "steps");
	json_object_set_new(row, "n", json_string("0"));
	json_object_set_new(row, "points", json_string(max_of(f)));
	for (i = 0; i < f->nsteps; i++) {
		bool all = f->steps[i]->phrase->says == ZY_SAYS_STEP_ALL;

		if (i == 1)
			fill_between(f);
		row = new_row(f, "steps");
		json_object_set_new(row, "n", json_string(f->steps[i]->a));
		put_rest(f, row, "points", all ? max_of(f) : f->steps[i]->b);
	}
	return true;
}
