/*
 * Determines the kind and the keys of an item from all phrases of its rule.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/wording-facts-state.h"

/* Adds a condition of a checklist, from a phrase that subtracts points. */
static void
add_condition(struct facts *f, const struct zy_said *s)
{
	json_t *row = new_row(f, "conditions");
	enum zy_saying says = s->phrase->says;
	bool all = says == ZY_SAYS_TAKE_ALL || says == ZY_SAYS_STEP_ALL;
	bool happens;

	struct zy_view name =
	    says == ZY_SAYS_EACH_TAKE || s->what.n == 0 ? s->text : s->what;
	struct zy_buf sum = ZY_BUF_INIT, minus = ZY_BUF_INIT;

	if (name.n > 3 && memcmp(name.p + name.n - 3, "的", 3) == 0)
		name.n -= 3;
	set_view(row, "name", name);
	zy_buf_printf(&minus, "-%s", s->a);
	/* 倒扣2分: the item has 2 points below nothing. */
	if (says == ZY_SAYS_TAKE && zy_view_has(s->text, "倒扣") &&
	    difference(&sum, max_of(f), minus.p))
		json_object_set_new(row, "deduct", json_string(sum.p));
	else
		json_object_set_new(
		    row, "deduct", json_string(all ? max_of(f) : s->a));
	zy_buf_release(&sum);
	zy_buf_release(&minus);
	/*
	 * In the penalty 受警告 happens, 0 times or once: it must not look like
	 * a condition that is met.
	 */
	happens = f->place == ZY_WORDING_PENALTY && says == ZY_SAYS_TAKE;
	if (happens || says == ZY_SAYS_EACH_TAKE || says == ZY_SAYS_TAKE_SOME)
		json_object_set_new(row, "each", json_true());
	if (happens || says == ZY_SAYS_TAKE_SOME)
		json_object_set_new(
		    row, "max", json_string(happens ? s->a : s->b));
}

/*
 * Returns whether a number is one for a part of the year, as in
 * 每季度不少于1次: then it is no required number, and values count what is
 * missing.
 */
static bool
is_periodic(const struct zy_said *s)
{
	return zy_view_has(s->text, "每月") || zy_view_has(s->text, "每季") ||
	       zy_view_has(s->text, "每周") || zy_view_has(s->text, "每个月") ||
	       zy_view_has(s->text, "每半年") || zy_view_has(s->text, "每旬");
}

/* Sorts the phrases that subtract points in the order of the text. */
static void
sort_takes(struct facts *f)
{
	const struct zy_said *s;
	size_t i, k;

	for (i = 1; i < f->ntakes; i++) {
		s = f->takes[i];
		for (k = i; k && f->takes[k - 1]->text.p > s->text.p; k--)
			f->takes[k] = f->takes[k - 1];
		f->takes[k] = s;
	}
}

/*
 * Makes an item of which points are subtracted deduct, fixed or checklist.
 * Returns whether it did.
 */
static bool
settle_takes(struct facts *f)
{
	const struct zy_said *one;
	const struct zy_said *most = f->of[ZY_SAYS_MOST];
	enum zy_saying says;
	size_t i;

	if (f->ntakes == 0 || f->place == ZY_WORDING_BONUS)
		return false;
	sort_takes(f);
	if (most && zy_view_has(most->text, "加"))
		most = NULL;
	one = f->takes[0];
	says = one->phrase->says;
	if (f->ntakes == 1 && says == ZY_SAYS_EACH_TAKE) {
		set(f, "kind", "deduct");
		set(f, "per", one->a);
		if (f->of[ZY_SAYS_REQUIRED] &&
		    !is_periodic(f->of[ZY_SAYS_REQUIRED]))
			set(f, "required", f->of[ZY_SAYS_REQUIRED]->a);
		if (most && f->place == ZY_WORDING_HEAD) {
			put_rest(f, f->item, "floor", most->a);
		} else if (most) {
			set(f, "max", most->a);
		}
		/* 加分不超过6分 is no limit of what is subtracted. */
		if (most)
			f->of[ZY_SAYS_MOST] = NULL;
	} else if (f->ntakes == 1 && !zy_view_has(one->text, "倒扣") &&
		   (says == ZY_SAYS_TAKE_ALL ||
		       same_number(one->a, max_of(f)) ||
		       (says == ZY_SAYS_TAKE &&
			   f->place == ZY_WORDING_PENALTY))) {
		set(f, "kind", "fixed");
		if (says == ZY_SAYS_TAKE)
			set(f, "max", one->a);
	} else {
		set(f, "kind", "checklist");
		for (i = 0; i < f->ntakes; i++)
			add_condition(f, f->takes[i]);
	}
	return true;
}

/* Stores the text that the phrases of a veto are about. */
static void
note_about(struct facts *f)
{
	size_t says;

	for (says = ZY_SAYS_VETO; says <= ZY_SAYS_NO_AWARD; says++)
		if (f->of[says])
			zy_buf_view(&f->w->about, f->of[says]->what);
}

/* Sets the effect if the rule is that of a veto.  Returns whether it is. */
static bool
settle_veto(struct facts *f)
{
	static const struct {
		enum zy_saying says;
		const char *effect;
	} effects[] = {{ZY_SAYS_ZERO, "zero"}, {ZY_SAYS_FAIL, "fail"},
	    {ZY_SAYS_BAR_TOP, "bar-top"}, {ZY_SAYS_BAND_DOWN, "band-down"},
	    {ZY_SAYS_NO_AWARD, "no-award"}};
	size_t i;

	if (f->ntakes || f->ngives || f->nsteps || f->nreached || f->noptions ||
	    f->namong || f->ngains || f->of[ZY_SAYS_UNIT_TAKE])
		return false;
	for (i = 0; i < sizeof(effects) / sizeof(effects[0]); i++)
		if (f->of[effects[i].says])
			set(f, "effect", effects[i].effect);
	if (f->of[ZY_SAYS_VETO] && !json_object_get(f->item, "effect")) {
		set(f, "effect", "no-award");
		guess(f, f->of[ZY_SAYS_VETO]->text);
	}
	note_about(f);
	f->w->veto = json_object_get(f->item, "effect") != NULL;
	return f->w->veto;
}

/*
 * Adds the vetoes that the rule states besides points that other things cost:
 * 进京非访一票否决.
 */
static void
add_vetoes(struct facts *f)
{
	static const char list[] = ZY_WORDING_VETOES;
	size_t says;
	json_t *row;

	for (says = ZY_SAYS_VETO; says <= ZY_SAYS_NO_AWARD; says++) {
		const struct zy_said *s = f->of[says];

		if (!s)
			continue;
		/* 实行一票否决 without what it is about says the effect. */
		if (says == ZY_SAYS_VETO && s->what.n == 0)
			continue;
		row = new_row(f, list);
		set_view(row, "name", s->what.n ? s->what : s->text);
		json_object_set_new(row, "effect",
		    json_string(says == ZY_SAYS_ZERO	    ? "zero"
				: says == ZY_SAYS_FAIL	    ? "fail"
				: says == ZY_SAYS_BAR_TOP   ? "bar-top"
				: says == ZY_SAYS_BAND_DOWN ? "band-down"
							    : "no-award"));
		guess(f, s->text);
	}
}

/* Makes the item judged; that is a guess, unless words say so. */
static void
settle_judged(struct facts *f, bool said)
{
	const struct zy_said *some = f->of[ZY_SAYS_GIVE_SOME];
	const struct zy_said *most = f->of[ZY_SAYS_MOST];

	set(f, "kind", "judged");
	if (some)
		set(f, "max", some->b);
	else if (most && !json_object_get(f->item, "max"))
		set(f, "max", most->a);
	if (most && same_number(most->a, max_of(f)))
		f->of[ZY_SAYS_MOST] = NULL;
	if (f->of[ZY_SAYS_SCALE])
		set(f, "scale", "100");
	if (f->of[ZY_SAYS_TRIMMED])
		set(f, "raters", "trimmed");
	if (!said && !f->of[ZY_SAYS_JUDGED] && !f->of[ZY_SAYS_SCALE] &&
	    !f->of[ZY_SAYS_TRIMMED] && !f->of[ZY_SAYS_MEAN])
		guess(f, ZY_VIEW("judged"));
}

/* Sets the keys that items of every kind may have. */
static void
settle_common(struct facts *f)
{
	const struct zy_said *points = f->of[ZY_SAYS_NA_POINTS];
	struct zy_buf floor = ZY_BUF_INIT;

	if (f->below_none && f->place == ZY_WORDING_HEAD && *max_of(f) &&
	    !json_object_get(f->item, "steps")) {
		zy_buf_printf(&floor, "-%s",
		    f->below_once ? f->below_once->a : max_of(f));
		set(f, "floor", floor.p);
		guess(f, ZY_VIEW("倒扣"));
	}
	zy_buf_release(&floor);

	if (f->of[ZY_SAYS_NA_FULL])
		set(f, "na", "full");
	if (points)
		set(f, "na", points->a);
	if (f->of[ZY_SAYS_NA_RESCALE])
		set(f, "na", "rescale");
	if (f->of[ZY_SAYS_ONCE])
		set(f, "dedup", "item");
}

/*
 * Reads 面积不足60平方米扣2分 as a condition that costs points once, since 60
 * is not a number of times.
 */
static void
take_once(struct facts *f, const struct zy_said *s)
{
	static const struct zy_phrase once = {ZY_SAYS_TAKE, "", false},
				      all = {ZY_SAYS_TAKE_ALL, "", false};
	struct zy_said *t = &f->once[f->nonce++];

	*t = *s;
	memcpy(t->c, s->a, sizeof(t->c));
	t->phrase = s->phrase->says == ZY_SAYS_STEP ? &once : &all;
	memcpy(t->a, s->b, sizeof(t->a));
	t->what = s->text;
	f->takes[f->ntakes++] = t;
}

/*
 * Reads 出勤率低于90%扣2分 as a condition with its bound.  Several
 * (低于90%扣2分,低于80%扣5分) become a condition each, which is a guess.
 */
static void
take_below(struct facts *f, const struct zy_said *s)
{
	struct zy_said *t = &f->once[f->nonce++];

	*t = *s;
	t->what = s->text;
	if (f->nbelow++)
		guess(f, s->text);
	f->takes[f->ntakes++] = t;
}

/*
 * Copies a phrase as one of another meaning.  Returns the copy, valid as long
 * as f.
 */
static struct zy_said *
say(struct facts *f, const struct zy_said *s, enum zy_saying says)
{
	static const struct zy_phrase phrases[] = {
	    {ZY_SAYS_EACH_TAKE, "", false}, {ZY_SAYS_GAIN, "", false},
	    {ZY_SAYS_REACH, "", false}, {ZY_SAYS_UNIT_TAKE, "", false}};
	struct zy_said *t = &f->once[f->nonce++];
	size_t i;

	*t = *s;
	for (i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (phrases[i].says == says)
			t->phrase = &phrases[i];
	return t;
}

/* Returns whether one of the phrases has the meaning. */
static bool
any_says(const struct zy_said *said, size_t n, enum zy_saying says)
{
	while (n > 0)
		if (said[--n].phrase->says == says)
			return true;
	return false;
}

/* Returns whether one of the phrases has a lower bound in percent. */
static bool
any_share(const struct zy_said *said, size_t n)
{
	while (n > 0)
		if (said[--n].phrase->says == ZY_SAYS_REACH &&
		    strchr(said[n].a, '%'))
			return true;
	return false;
}

/*
 * Sorts a phrase of which the others say what it means: 完成任务得10分 is the
 * bound of 100 % where others are percentages; 每低1分扣0.5分 and
 * 每降一名扣0.5分 are units below a bound where there is one.
 */
static void
sort_by_others(struct facts *f, const struct zy_said *s,
    const struct zy_said *said, size_t n)
{
	struct zy_said *t;

	if (s->phrase->says == ZY_SAYS_DONE && any_share(said, n)) {
		t = say(f, s, ZY_SAYS_REACH);
		snprintf(t->a, sizeof(t->a), "100%%");
		f->reached[f->nreached++] = t;
	} else if (s->phrase->says == ZY_SAYS_DONE && *s->b) {
		t = say(f, s, ZY_SAYS_GAIN);
		memcpy(t->a, s->b, sizeof(t->a));
		f->gains[f->ngains++] = t;
	} else if (s->phrase->says == ZY_SAYS_POINT_TAKE &&
		   any_says(said, n, ZY_SAYS_REACH)) {
		t = say(f, s, ZY_SAYS_UNIT_TAKE);
		snprintf(t->b, sizeof(t->b), "1");
		f->of[ZY_SAYS_UNIT_TAKE] = t;
	} else if (s->phrase->says == ZY_SAYS_POINT_TAKE ||
		   (s->phrase->says == ZY_SAYS_FALL &&
		       !any_says(said, n, ZY_SAYS_AMONG))) {
		f->takes[f->ntakes++] = say(f, s, ZY_SAYS_EACH_TAKE);
	}
}

/* Reads 4-6名得8分, beside 前3名得10分, as the places up to the sixth. */
static void
add_among(struct facts *f, const struct zy_said *s)
{
	static const struct zy_phrase among = {ZY_SAYS_AMONG, "", false};
	struct zy_said *t = &f->once[f->nonce++];

	*t = *s;
	t->phrase = &among;
	memcpy(t->a, s->c, sizeof(t->a));
	f->among[f->namong++] = t;
}

/*
 * Leaves limits for parts of the item, 每次加1分,最多5分;每篇加2分,最多4分: an
 * item has one.
 */
static void
leave_limits(struct facts *f, const struct zy_said *said, size_t n)
{
	size_t i, limits = 0;

	for (i = 0; i < n; i++)
		limits += said[i].phrase->says == ZY_SAYS_MOST;
	for (i = 0; i < n && limits > 1; i++)
		if (said[i].phrase->says == ZY_SAYS_MOST)
			leave(f, &said[i]);
	if (limits > 1)
		f->of[ZY_SAYS_MOST] = NULL;
}

/* Sorts the n phrases by meaning into f. */
static void
sort(struct facts *f, const struct zy_said *said, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct zy_said *s = &said[i];

		f->of[s->phrase->says] = s;
		if (s->phrase->says == ZY_SAYS_TAKE &&
		    zy_view_has(s->text, "倒扣"))
			f->below_once = s;
		f->below_none |= s->phrase->says == ZY_SAYS_BELOW_NONE ||
				 zy_view_has(s->text, "倒扣");
		if (s->phrase->guess && s->phrase->says != ZY_SAYS_VETO)
			guess(f, s->text);
		switch (s->phrase->says) {
		case ZY_SAYS_TAKE:
			if (*s->c) {
				take_below(f, s);
				break;
			}
			f->takes[f->ntakes++] = s;
			break;
		case ZY_SAYS_EACH_TAKE:
		case ZY_SAYS_TAKE_ALL:
		case ZY_SAYS_TAKE_SOME:
			f->takes[f->ntakes++] = s;
			break;
		case ZY_SAYS_EACH_GIVE:
		case ZY_SAYS_GIVE:
		case ZY_SAYS_LEVEL:
			f->gives[f->ngives++] = s;
			break;
		case ZY_SAYS_STEP:
		case ZY_SAYS_STEP_ALL:
			if (is_fewer(s->what) || zy_view_has(s->text, "以下")) {
				take_once(f, s);
				break;
			}
			/* 每缺2次扣1分 is for each two, which is no step. */
			if (zy_view_has(s->what, "每") &&
			    strcmp(s->a, "1") != 0)
				leave(f, s);
			else
				f->steps[f->nsteps++] = s;
			break;
		case ZY_SAYS_DONE:
		case ZY_SAYS_POINT_TAKE:
		case ZY_SAYS_FALL:
			sort_by_others(f, s, said, n);
			break;
		case ZY_SAYS_AMONG:
			f->among[f->namong++] = s;
			break;
		case ZY_SAYS_OPTION:
			f->options[f->noptions++] = s;
			break;
		case ZY_SAYS_REACH:
			/* 每参加2次得1分 is for each two, which is no bound. */
			if (zy_view_has(s->what, "每"))
				leave(f, s);
			else if (*s->c && any_says(said, n, ZY_SAYS_AMONG) &&
				 !strchr(s->c, '%'))
				add_among(f, s);
			else
				f->reached[f->nreached++] = s;
			break;
		case ZY_SAYS_BELOW:
			f->first_below = f->first_below ? f->first_below : s;
			break;
		case ZY_SAYS_GAIN:
			if (f->place == ZY_WORDING_BONUS && *s->a)
				f->gives[f->ngives++] = s;
			else
				f->gains[f->ngains++] = s;
			break;
		default:
			break;
		}
	}
}

/* Appends a phrase to those that give, or take, points for each occurrence. */
static void
add_each(
    struct facts *f, const struct zy_said *s, bool take, const char *points)
{
	static const struct zy_phrase each[] = {
	    {ZY_SAYS_EACH_GIVE, "", false}, {ZY_SAYS_EACH_TAKE, "", false}};
	struct zy_said *t = &f->once[f->nonce++];

	*t = *s;
	t->phrase = &each[take];
	memmove(t->a, points, strlen(points) + 1);
	if (take)
		f->takes[f->ntakes++] = t;
	else
		f->gives[f->ngives++] = t;
}

/*
 * Sorts phrases about measures: without a target, 每少1学时扣0.5分 is
 * subtracted for each, 得到1次得2分 given for each.
 */
static void
sort_measures(struct facts *f)
{
	const struct zy_said *take = f->of[ZY_SAYS_MEASURE_TAKE];
	const struct zy_said *one = f->nreached == 1 ? f->reached[0] : NULL;

	if (take && !f->of[ZY_SAYS_UNIT_GIVE] && !f->of[ZY_SAYS_MEASURE_GIVE]) {
		if (strcmp(take->b, "1") == 0)
			add_each(f, take, true, take->a);
		else if (f->nreached || f->of[ZY_SAYS_REQUIRED])
			f->of[ZY_SAYS_UNIT_TAKE] = take;
		else
			leave(f, take);
	}
	if (one && strcmp(one->a, "1") == 0 && *one->b && !f->ntakes &&
	    !f->of[ZY_SAYS_UNIT_TAKE]) {
		add_each(f, one, false, one->b);
		guess(f, one->text);
		f->nreached = 0;
	}
}

/*
 * Moves phrases that need a measured figure to what was not understood, if the
 * item has none.
 */
static void
leave_measures(struct facts *f)
{
	static const enum zy_saying measures[] = {ZY_SAYS_WITHIN, ZY_SAYS_REST,
	    ZY_SAYS_SHARE, ZY_SAYS_TIMES, ZY_SAYS_BELOW, ZY_SAYS_ABOVE,
	    ZY_SAYS_MEASURE_GIVE};
	size_t i;

	for (i = 0; i < sizeof(measures) / sizeof(measures[0]); i++)
		leave(f, f->of[measures[i]]);
}

void
zy_wording_settle(struct zy_wording *w, json_t *item,
    enum zy_wording_place place, const struct zy_said *said, size_t n)
{
	struct facts f = {.item = item, .place = place, .w = w};
	bool measured, done;
	size_t i;

	if (zy_wording_settle_bands(&f, said, n))
		return;
	sort(&f, said, n);
	leave_limits(&f, said, n);
	if (settle_veto(&f))
		return;
	add_vetoes(&f);
	sort_measures(&f);
	measured = zy_wording_settle_measured(&f);
	done = measured || zy_wording_settle_options(&f) ||
	       zy_wording_settle_steps(&f) || zy_wording_settle_gains(&f);
	/* What is beside it has no place in the same item. */
	for (i = 0; done && i < f.ntakes; i++)
		leave(&f, f.takes[i]);
	for (i = 0; measured && i < f.nsteps; i++)
		leave(&f, f.steps[i]);
	if (measured)
		zy_wording_leave_options(&f);
	if (!done && settle_takes(&f))
		done = true;
	else if (!done && zy_wording_settle_gives(&f))
		f.ngives = 0, done = true;
	for (i = 0; done && i < f.ngives; i++)
		leave(&f, f.gives[i]);
	if (!done && !zy_wording_settle_gain(&f))
		settle_judged(&f, n > 0);
	if (!measured) {
		zy_wording_leave_gains(&f);
		leave_measures(&f);
	}
	leave(&f, f.of[ZY_SAYS_MOST]);
	settle_common(&f);
}
