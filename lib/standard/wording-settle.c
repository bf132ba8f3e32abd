/*
 * What the phrases of a rule come to together: the kind of item and its keys.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/wording-facts-state.h"

/* The bound of a rate: what was said, else all there is, which is a guess. */
static void
set_bound(struct facts *f)
{
	const struct zy_said *below = f->of[ZY_SAYS_BELOW];
	const struct zy_said *s = f->of[ZY_SAYS_REACH];

	/* 低于60% beside 达到100% is a rule of its own, which a rate has not.
	 */
	if (s && below)
		leave(f, below);
	s = s ? s : below;
	s = s ? s : f->of[ZY_SAYS_ABOVE];
	set(f, "threshold", s ? s->a : "100%");
	if (!s)
		guess(f, ZY_VIEW("100%"));
	if (f->of[ZY_SAYS_ABOVE])
		set(f, "bad", "above");
}

/* 不超过5%得满分. */
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

static bool
settle_rate(struct facts *f)
{
	const struct zy_said *unit = f->of[ZY_SAYS_UNIT_TAKE];
	bool bound = f->of[ZY_SAYS_BELOW] || f->of[ZY_SAYS_ABOVE];

	if (unit) {
		set(f, "kind", "rate");
		set_bound(f);
		set(f, "per", unit->a);
		set(f, "unit", unit->b);
		return true;
	}
	if (f->of[ZY_SAYS_SHARE]) {
		set(f, "kind", "rate");
		set_bound(f);
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
	set(f, "kind", "rate");
	set_bound(f);
	if (f->nreached == 1 && is_over(f->reached[0]))
		json_object_set_new(f->item, "over", json_true());
	f->ntakes = 0;
	return true;
}

/* 最高12分 is all that there is, 最高加2分 what is added to the points. */
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

/* 达到8%得10分,每超1%加0.5分,每低1%扣0.5分,最高12分. */
static bool
settle_target(struct facts *f)
{
	const struct zy_said *give = f->of[ZY_SAYS_UNIT_GIVE];
	const struct zy_said *take = f->of[ZY_SAYS_UNIT_TAKE];
	const struct zy_said *reach = f->of[ZY_SAYS_REACH];
	const struct zy_said *most = f->of[ZY_SAYS_MOST];

	if (!give)
		return false;
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
	if (reach && is_over(reach) && !take)
		json_object_set_new(f->item, "over", json_true());
	f->of[ZY_SAYS_MOST] = NULL;
	return true;
}

/* Returns whether a text is one of the grades that answers have. */
static bool
is_grade(struct zy_view text)
{
	const char *p = NULL, *end;
	size_t i;

	for (i = 0; zy_wording_words[i].name; i++)
		if (strcmp(zy_wording_words[i].name, "grade") == 0)
			p = zy_wording_words[i].words;
	for (; text.n && p && *p; p = *end ? end + 1 : end) {
		end = strchr(p, '|');
		end = end ? end : p + strlen(p);
		if (text.n == (size_t)(end - p) &&
		    memcmp(p, text.p, text.n) == 0)
			return true;
	}
	return false;
}

/* 好10分,一般6分,差0分. */
static bool
settle_options(struct facts *f)
{
	size_t i, k;

	if (f->noptions < 2)
		return false;
	set(f, "kind", "choice");
	/* 差不得分 */
	for (i = k = 0; i < f->ntakes; i++) {
		if (f->takes[i]->phrase->says == ZY_SAYS_TAKE_ALL &&
		    is_grade(f->takes[i]->what) && f->noptions < ZY_SAID_MAX)
			f->options[f->noptions++] = f->takes[i];
		else
			f->takes[k++] = f->takes[i];
	}
	f->ntakes = k;
	for (i = 0; i < f->noptions; i++) {
		json_t *row = new_row(f, "options");

		set_view(row, "name", f->options[i]->what);
		json_object_set_new(row, "points",
		    json_string(*f->options[i]->a ? f->options[i]->a : "0"));
	}
	return true;
}

/* 前5%以内得10分,前10%得8分: who is behind the last has nothing. */
static bool
settle_among(struct facts *f)
{
	json_t *row;
	size_t i;

	if (f->namong == 0)
		return false;
	set(f, "kind", "steps");
	for (i = 0; i <= f->namong; i++) {
		const char *from = i ? f->among[i - 1]->a : "0";
		bool end = i == f->namong;

		row = new_row(f, "steps");
		json_object_set_new(row, "n", json_string(from));
		json_object_set_new(
		    row, "points", json_string(end ? "0" : f->among[i]->b));
		if (i)
			json_object_set_new(row, "over", json_true());
	}
	guess(f, f->among[0]->text);
	return true;
}

/* 70%以下得2分, where 70% is the lowest bound: a row of its own. */
static void
add_lowest(struct facts *f)
{
	const struct zy_said *s = f->of[ZY_SAYS_WITHIN];
	json_t *rows = json_object_get(f->item, "steps"), *row;

	if (!s)
		return;
	if (*s->b == '\0' ||
	    strcmp(s->a, f->reached[f->nreached - 1]->a) != 0) {
		leave(f, s);
		return;
	}
	row = json_object();
	json_object_set_new(row, "n", json_string("0%"));
	json_object_set_new(row, "points", json_string(s->b));
	json_array_insert_new(rows, 0, row);
}

/* 90%以上得10分,80%以上得8分: from the lowest bound up. */
static bool
settle_reached(struct facts *f)
{
	size_t i;

	if (f->nreached < 2)
		return false;
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
	/* 70%以下不得分 says what is so in any case. */
	if (f->of[ZY_SAYS_BELOW] && f->of[ZY_SAYS_TAKE_ALL] && f->ntakes == 1 &&
	    strcmp(f->of[ZY_SAYS_BELOW]->a, f->reached[f->nreached - 1]->a) ==
		0)
		f->ntakes = 0;
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

/* 缺一次扣1分, with no other number of times, is taken for each. */
static void
take_each(struct facts *f)
{
	static const struct zy_phrase each = {ZY_SAYS_EACH_TAKE, "", false};
	size_t i;

	for (i = 0; i < f->nsteps; i++) {
		struct zy_said *s = &f->each[i];

		*s = *f->steps[i];
		if (s->phrase->says == ZY_SAYS_STEP) {
			s->phrase = &each;
			memcpy(s->a, s->b, sizeof(s->a));
		}
		f->takes[f->ntakes++] = s;
	}
	f->nsteps = 0;
}

/* 一次扣3分,两次扣5分,三次及以上不得分. */
static bool
settle_steps(struct facts *f)
{
	json_t *row;
	size_t i;

	if (f->nsteps == 0 || f->place != ZY_WORDING_HEAD)
		return false;
	if (!counts_up(f)) {
		take_each(f);
		return false;
	}
	set(f, "kind", "steps");
	row = new_row(f, "steps");
	json_object_set_new(row, "n", json_string("0"));
	json_object_set_new(row, "points", json_string(max_of(f)));
	for (i = 0; i < f->nsteps; i++) {
		bool all = f->steps[i]->phrase->says == ZY_SAYS_STEP_ALL;

		row = new_row(f, "steps");
		json_object_set_new(row, "n", json_string(f->steps[i]->a));
		put_rest(f, row, "points", all ? max_of(f) : f->steps[i]->b);
	}
	return true;
}

/* A condition of a checklist, as one thing that was taken says it. */
static void
add_condition(struct facts *f, const struct zy_said *s)
{
	json_t *row = new_row(f, "conditions");
	enum zy_saying says = s->phrase->says;
	bool all = says == ZY_SAYS_TAKE_ALL || says == ZY_SAYS_STEP_ALL;

	set_view(row, "name",
	    says == ZY_SAYS_EACH_TAKE || s->what.n == 0 ? s->text : s->what);
	json_object_set_new(row, "deduct", json_string(all ? max_of(f) : s->a));
	if (says == ZY_SAYS_EACH_TAKE || says == ZY_SAYS_TAKE_SOME)
		json_object_set_new(row, "each", json_true());
	if (says == ZY_SAYS_TAKE_SOME)
		json_object_set_new(row, "max", json_string(s->b));
}

/* 每季度不少于1次 is no number of the year: what is missing is counted. */
static bool
is_periodic(const struct zy_said *s)
{
	return zy_view_has(s->text, "每月") || zy_view_has(s->text, "每季") ||
	       zy_view_has(s->text, "每周") || zy_view_has(s->text, "每个月") ||
	       zy_view_has(s->text, "每半年") || zy_view_has(s->text, "每旬");
}

static bool
settle_takes(struct facts *f)
{
	const struct zy_said *one = f->takes[0];
	const struct zy_said *most = f->of[ZY_SAYS_MOST];
	enum zy_saying says;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	if (f->ntakes == 0 || f->place == ZY_WORDING_BONUS)
		return false;
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
		if (f->of[ZY_SAYS_BELOW_NONE]) {
			zy_buf_printf(&b, "-%s", max_of(f));
			set(f, "floor", b.p);
		}
		f->of[ZY_SAYS_MOST] = NULL;
	} else if (f->ntakes == 1 && (says == ZY_SAYS_TAKE_ALL ||
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
	zy_buf_release(&b);
	return true;
}

static bool
settle_gives(struct facts *f)
{
	const struct zy_said *one = f->gives[0];
	const struct zy_said *most = f->of[ZY_SAYS_MOST];
	size_t i;

	if (f->ngives == 0)
		return false;
	if (f->ngives == 1 && one->phrase->says == ZY_SAYS_GIVE) {
		set(f, "kind", "fixed");
		set(f, "max", one->a);
		return true;
	}
	set(f, "kind", "count");
	if (f->ngives == 1 && one->phrase->says == ZY_SAYS_EACH_GIVE) {
		set(f, "per", one->a);
	} else {
		for (i = 0; i < f->ngives; i++) {
			json_t *row = new_row(f, "levels");

			set_view(row, "name",
			    f->gives[i]->what.n ? f->gives[i]->what
						: f->gives[i]->text);
			json_object_set_new(
			    row, "points", json_string(f->gives[i]->a));
		}
	}
	if (most && !json_object_get(f->item, "max"))
		set(f, "cap", most->a);
	f->of[ZY_SAYS_MOST] = NULL;
	return true;
}

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

	if (f->ntakes || f->ngives || f->nsteps || f->nreached)
		return false;
	for (i = 0; i < sizeof(effects) / sizeof(effects[0]); i++)
		if (f->of[effects[i].says])
			set(f, "effect", effects[i].effect);
	if (f->of[ZY_SAYS_VETO] && !json_object_get(f->item, "effect")) {
		set(f, "effect", "no-award");
		guess(f, f->of[ZY_SAYS_VETO]->text);
	}
	f->w->veto = json_object_get(f->item, "effect") != NULL;
	return f->w->veto;
}

static void
settle_judged(struct facts *f, bool said)
{
	set(f, "kind", "judged");
	if (f->of[ZY_SAYS_SCALE])
		set(f, "scale", "100");
	if (f->of[ZY_SAYS_TRIMMED])
		set(f, "raters", "trimmed");
	if (!said && !f->of[ZY_SAYS_JUDGED] && !f->of[ZY_SAYS_SCALE] &&
	    !f->of[ZY_SAYS_TRIMMED] && !f->of[ZY_SAYS_MEAN])
		guess(f, ZY_VIEW("judged"));
}

/* What every kind may have. */
static void
settle_common(struct facts *f)
{
	const struct zy_said *points = f->of[ZY_SAYS_NA_POINTS];

	if (f->of[ZY_SAYS_NA_FULL])
		set(f, "na", "full");
	if (points)
		set(f, "na", points->a);
	if (f->of[ZY_SAYS_NA_RESCALE])
		set(f, "na", "rescale");
	if (f->of[ZY_SAYS_ONCE])
		set(f, "dedup", "item");
}

/* 面积不足60平方米扣2分 is taken once, and 60 is no number of times. */
static void
take_once(struct facts *f, const struct zy_said *s)
{
	static const struct zy_phrase once = {ZY_SAYS_TAKE, "", false},
				      all = {ZY_SAYS_TAKE_ALL, "", false};
	struct zy_said *t = &f->once[f->nonce++];

	*t = *s;
	t->phrase = s->phrase->says == ZY_SAYS_STEP ? &once : &all;
	memcpy(t->a, s->b, sizeof(t->a));
	t->what = s->text;
	f->takes[f->ntakes++] = t;
}

static void
sort(struct facts *f, const struct zy_said *said, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct zy_said *s = &said[i];

		f->of[s->phrase->says] = s;
		if (s->phrase->guess && s->phrase->says != ZY_SAYS_VETO)
			guess(f, s->text);
		switch (s->phrase->says) {
		case ZY_SAYS_EACH_TAKE:
		case ZY_SAYS_TAKE:
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
			if (is_fewer(s->what)) {
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
		case ZY_SAYS_AMONG:
			f->among[f->namong++] = s;
			break;
		case ZY_SAYS_OPTION:
			f->options[f->noptions++] = s;
			break;
		case ZY_SAYS_REACH:
			f->reached[f->nreached++] = s;
			break;
		default:
			break;
		}
	}
}

void
zy_wording_settle(struct zy_wording *w, json_t *item,
    enum zy_wording_place place, const struct zy_said *said, size_t n)
{
	struct facts f = {.item = item, .place = place, .w = w};
	bool done;
	size_t i;

	sort(&f, said, n);
	if (settle_veto(&f))
		return;
	done = settle_target(&f) || settle_among(&f) || settle_rate(&f) ||
	       settle_reached(&f) || settle_options(&f) || settle_steps(&f);
	/* What is beside it has no place in the same item. */
	for (i = 0; done && i < f.ntakes; i++)
		leave(&f, f.takes[i]);
	if (!done && settle_takes(&f))
		done = true;
	else if (!done && settle_gives(&f))
		f.ngives = 0, done = true;
	for (i = 0; done && i < f.ngives; i++)
		leave(&f, f.gives[i]);
	if (!done)
		settle_judged(&f, n > 0);
	leave(&f, f.of[ZY_SAYS_MOST]);
	settle_common(&f);
}
