/*
 * Rules that measure a figure: rates, targets, ranks, and steps.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/wording-facts-state.h"

/*
 * Returns whether the points, reduced for each unit between two bounds, the
 * higher one first, have become 0 at the other: 每低1%扣1分,低于80%不得分, of
 * 10 points from 90% on.
 */
static bool
is_used_up(const struct facts *f, const char *bound, const char *second,
    const struct zy_said *unit)
{
	struct zy_rational from, to, per, step, max;
	bool used;

	zy_rational_init(&from);
	zy_rational_init(&to);
	zy_rational_init(&per);
	zy_rational_init(&step);
	zy_rational_init(&max);
	used = number_of(&from, bound) && number_of(&to, second) &&
	       number_of(&per, unit->a) && number_of(&step, unit->b) &&
	       number_of(&max, max_of(f));
	zy_rational_sub(&from, &from, &to);
	zy_rational_mul(&from, &from, &per);
	zy_rational_mul(&max, &max, &step);
	used = used && zy_rational_cmp(&from, &max) >= 0;
	zy_rational_release(&from);
	zy_rational_release(&to);
	zy_rational_release(&per);
	zy_rational_release(&step);
	zy_rational_release(&max);
	return used;
}

/* Returns whether a number is below another. */
static bool
is_lower(const char *a, const char *b)
{
	struct zy_rational x, y;
	bool lower;

	zy_rational_init(&x);
	zy_rational_init(&y);
	lower =
	    number_of(&x, a) && number_of(&y, b) && zy_rational_cmp(&x, &y) < 0;
	zy_rational_release(&x);
	zy_rational_release(&y);
	return lower;
}

/* Removes 不得分 from the phrases that subtract points. */
static void
drop_all(struct facts *f)
{
	size_t i, k = 0;

	for (i = 0; i < f->ntakes; i++)
		if (f->takes[i]->phrase->says != ZY_SAYS_TAKE_ALL)
			f->takes[k++] = f->takes[i];
	f->ntakes = k;
}

/* Returns whether a unit is one above the bound: 每超1%扣1分. */
static bool
is_up(struct zy_view text)
{
	return zy_view_has(text, "每超") || zy_view_has(text, "每高") ||
	       zy_view_has(text, "每上升") || zy_view_has(text, "每增");
}

/* Sets the bound of a rate: the one stated, else 100 %, which is a guess. */
static void
set_bound(struct facts *f, const struct zy_said *unit)
{
	const struct zy_said *s = f->nreached ? f->reached[0] : NULL;
	const struct zy_said *second = f->of[ZY_SAYS_BELOW];
	const struct zy_said *within = f->of[ZY_SAYS_WITHIN];
	const char *bound;
	bool up = unit && is_up(unit->text);
	bool share = f->of[ZY_SAYS_SHARE] || f->of[ZY_SAYS_TIMES];

	/* 控制在5%以内得满分,每超1%扣1分 */
	if (up && within) {
		s = within;
		f->of[ZY_SAYS_WITHIN] = NULL;
	}
	if (!s && f->first_below) {
		s = f->first_below;
		second = second == s ? NULL : second;
	}
	/* 超过8%不得分, beside 5%以内 */
	if (up && s)
		second = f->of[ZY_SAYS_ABOVE];
	s = s ? s : f->of[ZY_SAYS_ABOVE];
	s = s ? s : unit ? f->of[ZY_SAYS_REQUIRED] : NULL;
	/* 按比例得分,低于80%不得分, which says no other bound */
	if (share && s && s == f->first_below && !second && f->ntakes == 1 &&
	    f->of[ZY_SAYS_TAKE_ALL]) {
		second = s;
		s = NULL;
	}
	bound = s ? s->a : "100%";
	set(f, "threshold", bound);
	if (!s)
		guess(f, ZY_VIEW("100%"));
	/* 低于60%不得分 beside 达到100% says from where nothing is left, unless
	 * the units have used all points up there. */
	if (second && unit &&
	    is_used_up(
		f, up ? second->a : bound, up ? bound : second->a, unit)) {
		drop_all(f);
	} else if (second && (unit || share) && f->of[ZY_SAYS_TAKE_ALL] &&
		   f->ntakes == 1 &&
		   is_lower(up ? bound : second->a, up ? second->a : bound)) {
		set(f, "none", second->a);
		drop_all(f);
	} else if (second && strcmp(second->a, bound) != 0) {
		leave(f, second);
	}
	if (f->of[ZY_SAYS_ABOVE] || up)
		set(f, "bad", "above");
}

/*
 * Sets the fewest points of a rate, or the most that it takes in the penalty:
 * 每低1%扣1分,最多扣6分.
 */
static void
set_limit(struct facts *f)
{
	const struct zy_said *most = f->of[ZY_SAYS_MOST];

	if (!most || !zy_view_has(most->text, "扣"))
		return;
	if (f->place == ZY_WORDING_HEAD)
		put_rest(f, f->item, "floor", most->a);
	else
		set(f, "max", most->a);
	f->of[ZY_SAYS_MOST] = NULL;
}

/* Reads 不超过5%得满分 as a rate.  Returns whether it did. */
static bool
settle_within(struct facts *f)
{
	const struct zy_said *s = f->of[ZY_SAYS_WITHIN];

	set(f, "kind", "rate");
	set(f, "threshold", s->a);
	set(f, "bad", "above");
	if (is_over(s))
		json_object_set_new(f->item, "over", json_true());
	if (*s->b && !same_number(s->b, max_of(f)))
		leave(f, s);
	f->ntakes = 0;
	return true;
}

/*
 * Makes a single step of 达到90%得8分, of 10 points, and notes the phrase as
 * not understood, since nobody could get the other two points.  Always returns
 * true.
 */
static bool
settle_one_step(struct facts *f)
{
	json_t *row;

	set(f, "kind", "steps");
	row = new_row(f, "steps");
	json_object_set_new(row, "n", json_string(f->reached[0]->a));
	json_object_set_new(row, "points", json_string(f->reached[0]->b));
	if (is_over(f->reached[0]))
		json_object_set_new(row, "over", json_true());
	leave(f, f->reached[0]);
	return true;
}

/*
 * Makes the item one of kind rate if the rule compares a ratio with one bound:
 * with points for each unit below it, in proportion, or all or none.  Returns
 * whether it did.
 */
static bool
settle_rate(struct facts *f)
{
	const struct zy_said *unit = f->of[ZY_SAYS_UNIT_TAKE];
	bool bound = f->of[ZY_SAYS_BELOW] || f->of[ZY_SAYS_ABOVE];

	if (unit) {
		set(f, "kind", "rate");
		set_bound(f, unit);
		set(f, "per", unit->a);
		set(f, "unit", unit->b);
		set_limit(f);
		return true;
	}
	if (f->of[ZY_SAYS_SHARE] || f->of[ZY_SAYS_TIMES]) {
		const struct zy_said *times = f->of[ZY_SAYS_TIMES];

		if (times && *times->a && !same_number(times->a, max_of(f)))
			leave(f, times);
		set(f, "kind", "rate");
		set_bound(f, NULL);
		set(f, "per", max_of(f));
		set(f, "unit",
		    json_string_value(json_object_get(f->item, "threshold")));
		set(f, "units", "share");
		return true;
	}
	if (f->of[ZY_SAYS_WITHIN] && f->nreached == 0 &&
	    (f->ntakes == 0 || (f->of[ZY_SAYS_TAKE_ALL] && f->ntakes == 1)))
		return settle_within(f);
	if (!(f->of[ZY_SAYS_TAKE_ALL] && bound && f->ntakes == 1) &&
	    !(f->nreached == 1 && f->ntakes == 0))
		return false;
	if (f->nreached > 1)
		return false;
	/* Fewer points than there are, for which nothing else is said. */
	if (f->nreached == 1 && *f->reached[0]->b &&
	    !same_number(f->reached[0]->b, max_of(f)) && *max_of(f))
		return settle_one_step(f);
	set(f, "kind", "rate");
	set_bound(f, NULL);
	if (f->nreached == 1 && is_over(f->reached[0]))
		json_object_set_new(f->item, "over", json_true());
	f->ntakes = 0;
	return true;
}

/*
 * Sets the cap of a target: in 最高12分 it is the highest total, in 最高加2分
 * the most that is added.
 */
static void
set_target_cap(struct facts *f, const struct zy_said *most)
{
	const char *points =
	    json_string_value(json_object_get(f->item, "points"));
	struct zy_buf minus = ZY_BUF_INIT, sum = ZY_BUF_INIT;

	json_object_del(f->item, "max");
	zy_buf_printf(&minus, "-%s", most->a);
	if (zy_view_has(most->text, "加") && points &&
	    difference(&sum, points, minus.p))
		set(f, "cap", sum.p);
	else
		set(f, "cap", most->a);
	zy_buf_release(&minus);
	zy_buf_release(&sum);
}

/* Reads 每500万元加1分: the first unit brings its points as all others do. */
static bool
settle_measured(struct facts *f, const struct zy_said *give)
{
	const struct zy_said *most = f->of[ZY_SAYS_MOST];

	set(f, "kind", "target");
	set(f, "target", give->b);
	set(f, "points", give->a);
	set(f, "extra", give->a);
	set(f, "unit", give->b);
	if (most) {
		json_object_del(f->item, "max");
		set(f, "cap", most->a);
	}
	guess(f, give->text);
	f->of[ZY_SAYS_MOST] = NULL;
	return true;
}

/* Sets the points that each unit beyond a target brings. */
static const struct zy_said *
unit_given(const struct facts *f)
{
	const struct zy_said *s = f->of[ZY_SAYS_UNIT_BOTH];

	s = s ? s : f->of[ZY_SAYS_UNIT_GIVE];
	return s ? s : f->of[ZY_SAYS_MEASURE_GIVE];
}

/* Sets the points that each unit short of a target costs. */
static const struct zy_said *
unit_taken(const struct facts *f)
{
	const struct zy_said *s = f->of[ZY_SAYS_UNIT_BOTH];

	s = s ? s : f->of[ZY_SAYS_UNIT_TAKE];
	return s ? s : f->of[ZY_SAYS_MEASURE_TAKE];
}

/*
 * Reads 达到8%得10分,每超1%加0.5分,每低1%扣0.5分,最高12分 as a target.  Returns
 * whether it did.
 */
static bool
settle_target(struct facts *f)
{
	const struct zy_said *give = unit_given(f), *take = unit_taken(f);
	const struct zy_said *reach = f->nreached ? f->reached[0] : NULL;
	const struct zy_said *most = f->of[ZY_SAYS_MOST];

	if (!give)
		return false;
	if (!reach && !take &&
	    (give == f->of[ZY_SAYS_MEASURE_GIVE] ||
		(give == f->of[ZY_SAYS_UNIT_GIVE] &&
		    f->place == ZY_WORDING_BONUS)))
		return settle_measured(f, give);
	reach = reach ? reach : f->first_below;
	set(f, "kind", "target");
	set(f, "target", reach ? reach->a : "100%");
	if (!reach)
		guess(f, ZY_VIEW("100%"));
	set(f, "points", reach && *reach->b ? reach->b : max_of(f));
	set(f, "extra", give->a);
	if (take)
		set(f, "less", take->a);
	set(f, "unit", give->b);
	if (take && strcmp(take->b, give->b) != 0)
		leave(f, take);
	if (most)
		set_target_cap(f, most);
	else
		guess(f, give->text);
	if (reach && is_over(reach) && !take)
		json_object_set_new(f->item, "over", json_true());
	f->of[ZY_SAYS_MOST] = NULL;
	return true;
}

/*
 * Reads 第1名得10分,每降一名扣0.5分 as a rate of the place that must not be
 * exceeded.  Always returns true.
 */
static bool
settle_fall(struct facts *f)
{
	const struct zy_said *first = f->among[0];

	set(f, "kind", "rate");
	set(f, "threshold", first->a);
	set(f, "bad", "above");
	set(f, "per", f->of[ZY_SAYS_FALL]->a);
	set(f, "unit", "1");
	if (*first->b && !same_number(first->b, max_of(f)))
		leave(f, first);
	return true;
}

/*
 * Reads 前5%以内得10分,前10%得8分 as steps; all others get no points.  Returns
 * whether it did.
 */
static bool
settle_among(struct facts *f)
{
	const struct zy_said *rest = f->of[ZY_SAYS_REST];
	const char *others = rest ? rest->b : "0";
	json_t *row;
	size_t i;

	if (f->namong == 0)
		return false;
	if (f->namong == 1 && f->of[ZY_SAYS_FALL])
		return settle_fall(f);
	leave(f, f->of[ZY_SAYS_FALL]);
	if (!zy_wording_sort_bounds(f, f->among, f->namong)) {
		for (i = 0; i < f->namong; i++)
			leave(f, f->among[i]);
		f->namong = 0;
		return false;
	}
	set(f, "kind", "steps");
	for (i = f->namong + 1; i-- > 0;) {
		const char *from = i < f->namong ? f->among[i]->a : "0";

		row = new_row(f, "steps");
		json_object_set_new(row, "n", json_string(from));
		json_object_set_new(row, "points",
		    json_string(i == 0		      ? others
				: *f->among[i - 1]->b ? f->among[i - 1]->b
						      : max_of(f)));
		if (i < f->namong)
			json_object_set_new(row, "over", json_true());
	}
	for (i = 0; i < f->nreached; i++)
		leave(f, f->reached[i]);
	guess(f, f->among[f->namong - 1]->text);
	return true;
}

/* Adds a row for 70%以下得2分, where 70% is the lowest bound. */
static void
add_lowest(struct facts *f)
{
	const struct zy_said *s = f->of[ZY_SAYS_WITHIN];
	const struct zy_said *rest = f->of[ZY_SAYS_REST];
	const char *lowest = f->reached[f->nreached - 1]->a;
	json_t *rows = json_object_get(f->item, "steps"), *row;

	if (s && (*s->b == '\0' || strcmp(s->a, lowest) != 0)) {
		leave(f, s);
		s = NULL;
	}
	s = s ? s : rest;
	if (!s)
		return;
	row = json_object();
	json_object_set_new(
	    row, "n", json_string(strchr(lowest, '%') ? "0%" : "0"));
	json_object_set_new(row, "points", json_string(s->b));
	json_array_insert_new(rows, 0, row);
}

/* Returns whether a phrase is about nothing that was done: 没有的, 未设置的. */
static bool
is_none(const struct zy_said *s)
{
	static const char *const words[] = {"没有", "无", "未", "没"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (zy_view_starts(s->text, words[i]))
			return *s->c == '\0';
	return false;
}

/*
 * Reads 90%以上得10分,80%以上得8分 as steps from the lowest bound up.  Returns
 * whether it did.
 */
static bool
settle_reached(struct facts *f)
{
	size_t i, k;

	if (f->nreached < 2)
		return false;
	/* 出勤率90%以上得5分,达标率90%以上得5分 are of two figures. */
	if (!zy_wording_sort_bounds(f, f->reached, f->nreached)) {
		for (i = 0; i < f->nreached; i++)
			leave(f, f->reached[i]);
		f->nreached = 0;
		return false;
	}
	set(f, "kind", "steps");
	for (i = f->nreached; i-- > 0;) {
		json_t *row = new_row(f, "steps");
		const struct zy_said *s = f->reached[i];

		json_object_set_new(row, "n", json_string(s->a));
		json_object_set_new(
		    row, "points", json_string(*s->b ? s->b : max_of(f)));
		if (is_over(s))
			json_object_set_new(row, "over", json_true());
	}
	add_lowest(f);
	/* 3件以下不得分, 70%以下不得分, 没有的不得分 say what is so in any
	 * case.
	 */
	for (i = k = 0; i < f->ntakes; i++)
		if (f->takes[i]->phrase->says != ZY_SAYS_TAKE_ALL ||
		    (!is_none(f->takes[i]) &&
			strcmp(f->takes[i]->c,
			    f->reached[f->nreached - 1]->a) != 0))
			f->takes[k++] = f->takes[i];
	f->ntakes = k;
	if (f->of[ZY_SAYS_BELOW] && f->of[ZY_SAYS_TAKE_ALL] && f->ntakes == 1 &&
	    strcmp(f->of[ZY_SAYS_BELOW]->a, f->reached[f->nreached - 1]->a) ==
		0)
		f->ntakes = 0;
	return true;
}

bool
zy_wording_settle_measured(struct facts *f)
{
	return settle_target(f) || settle_among(f) || settle_rate(f) ||
	       settle_reached(f);
}
