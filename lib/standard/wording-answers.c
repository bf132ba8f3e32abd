/*
 * Rules that give points: for named grades, for what is there, for each event.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/wording-facts-state.h"

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

/* Sets the name of an option; the letter of a级 is written as a capital. */
static void
set_grade(json_t *row, struct zy_view what)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_buf_view(&b, what);
	if (b.n && b.p[0] >= 'a' && b.p[0] <= 'd')
		b.p[0] = (char)(b.p[0] - 'a' + 'A');
	set_view(row, "name", zy_buf_get(&b));
	zy_buf_release(&b);
}

/* 好10分,一般6分,差0分. */
bool
zy_wording_settle_options(struct facts *f)
{
	size_t i, k;

	/* 差不得分 */
	for (i = k = 0; i < f->ntakes; i++) {
		if (f->noptions &&
		    f->takes[i]->phrase->says == ZY_SAYS_TAKE_ALL &&
		    is_grade(f->takes[i]->what) && f->noptions < ZY_SAID_MAX)
			f->options[f->noptions++] = f->takes[i];
		else
			f->takes[k++] = f->takes[i];
	}
	f->ntakes = k;
	if (f->noptions < 2)
		return false;
	set(f, "kind", "choice");
	for (i = 0; i < f->noptions; i++) {
		json_t *row = new_row(f, "options");

		set_grade(row, f->options[i]->what);
		json_object_set_new(row, "points",
		    json_string(*f->options[i]->a ? f->options[i]->a : "0"));
	}
	return true;
}

/*
 * Returns whether the points of all phrases that give points add up to the
 * item's max.
 */
static bool
adds_up(const struct facts *f)
{
	struct zy_buf rest = ZY_BUF_INIT, next = ZY_BUF_INIT;
	bool is = true;
	size_t i;

	zy_buf_puts(&rest, max_of(f));
	for (i = 0; i < f->ngains && is; i++) {
		zy_buf_reset(&next);
		is = difference(&next, rest.p, f->gains[i]->a);
		zy_buf_reset(&rest);
		zy_buf_view(&rest, zy_buf_get(&next));
	}
	is = is && zy_view_is(zy_buf_get(&rest), "0");
	zy_buf_release(&rest);
	zy_buf_release(&next);
	return is;
}

/* Returns whether a phrase says that all points are given. */
static bool
is_full(const struct facts *f, const struct zy_said *s)
{
	return *s->a == '\0' || same_number(s->a, max_of(f));
}

void
zy_wording_leave_options(struct facts *f)
{
	size_t i;

	for (i = 0; i < f->noptions; i++)
		if (!is_full(f, f->options[i]))
			leave(f, f->options[i]);
	f->noptions = 0;
}

/*
 * Moves a grade that stands alone among other answers (高于平均的得15分,
 * 持平的得10分) to the phrases that give points, in the order of the text; or,
 * if there are none, to what was not understood.
 */
static void
take_option(struct facts *f)
{
	const struct zy_said *s = f->noptions == 1 ? f->options[0] : NULL;
	size_t k = f->ngains;

	if (!s || k == 0 || k == ZY_SAID_MAX) {
		zy_wording_leave_options(f);
		return;
	}
	f->noptions = 0;
	for (f->ngains++; k && f->gains[k - 1]->text.p > s->text.p; k--)
		f->gains[k] = f->gains[k - 1];
	f->gains[k] = s;
}

/*
 * Points for what is there: 有计划得3分,有总结得2分 of 5 points is a checklist,
 * 县级推广得6分,市级推广得10分 of 10 points a choice; both are guesses.
 */
bool
zy_wording_settle_gains(struct facts *f)
{
	bool parts;
	size_t i;

	take_option(f);
	parts = adds_up(f);
	if (f->ngains < 2)
		return false;
	for (i = 0; i < f->ntakes; i++)
		if (f->takes[i]->phrase->says != ZY_SAYS_TAKE_ALL)
			return false;
	set(f, "kind", parts ? "checklist" : "choice");
	for (i = 0; i < f->ngains; i++) {
		const struct zy_said *s = f->gains[i];
		json_t *row = new_row(f, parts ? "conditions" : "options");

		set_view(row, "name", s->what.n ? s->what : s->text);
		json_object_set_new(row, parts ? "deduct" : "points",
		    json_string(*s->a ? s->a : max_of(f)));
		guess(f, s->text);
	}
	for (i = 0; i < f->ntakes && !parts; i++) {
		json_t *row = new_row(f, "options");

		set_view(row, "name",
		    f->takes[i]->what.n ? f->takes[i]->what
					: f->takes[i]->text);
		json_object_set_new(row, "points", json_string("0"));
	}
	f->ntakes = f->ngains = 0;
	return true;
}

/* What is left of 得10分 says nothing where these are all the points. */
void
zy_wording_leave_gains(struct facts *f)
{
	size_t i;

	for (i = 0; i < f->ngains; i++)
		if (!is_full(f, f->gains[i]))
			leave(f, f->gains[i]);
	for (i = 0; i < f->nreached; i++)
		if (*f->reached[i]->b &&
		    !same_number(f->reached[i]->b, max_of(f)))
			leave(f, f->reached[i]);
}

/* 有领导小组得5分 alone, of 5 points. */
bool
zy_wording_settle_gain(struct facts *f)
{
	if (f->ngains != 1 || !is_full(f, f->gains[0]) || f->ntakes)
		return false;
	set(f, "kind", "fixed");
	guess(f, f->gains[0]->text);
	return true;
}

/* 90分以上为优秀,80-89分为良好,80分以下为一般. */
bool
zy_wording_settle_bands(struct facts *f, const struct zy_said *said, size_t n)
{
	size_t i, bands = 0;
	json_t *row;

	for (i = 0; i < n; i++) {
		if (said[i].phrase->says == ZY_SAYS_BAND ||
		    said[i].phrase->says == ZY_SAYS_BAND_REST)
			bands++;
		else if (said[i].phrase->says != ZY_SAYS_NOTHING)
			return false;
	}
	for (i = 0; i < n && bands; i++) {
		if (said[i].phrase->says == ZY_SAYS_NOTHING)
			continue;
		row = new_row(f, ZY_WORDING_BANDS);
		set_grade(row, said[i].what);
		if (said[i].phrase->says == ZY_SAYS_BAND)
			json_object_set_new(row, "min", json_string(said[i].a));
	}
	return bands > 0;
}

/*
 * Returns whether points are given for each event, as in 市级每篇2分 but not in
 * 市级的加2分.
 */
static bool
is_each(const struct zy_said *s)
{
	return s->phrase->says == ZY_SAYS_EACH_GIVE ||
	       (s->phrase->says == ZY_SAYS_LEVEL &&
		   (zy_view_has(s->text, "每") ||
		       zy_view_has(s->text, "一次") ||
		       zy_view_has(s->text, "一项") ||
		       zy_view_has(s->text, "一篇")));
}

/* Makes an item that adds points fixed or count.  Returns whether it did. */
bool
zy_wording_settle_gives(struct facts *f)
{
	const struct zy_said *one = f->gives[0];
	const struct zy_said *most = f->of[ZY_SAYS_MOST];
	size_t i;

	if (f->ngives == 0)
		return false;
	/* 扣分不超过6分 is no limit of what is given. */
	if (most && zy_view_has(most->text, "扣"))
		most = NULL;
	if (f->ngives == 1 && !is_each(one)) {
		set(f, "kind", "fixed");
		set(f, "max", one->a);
		return true;
	}
	set(f, "kind", "count");
	if (f->ngives == 1) {
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
	else if (most && !same_number(most->a, max_of(f)))
		leave(f, most);
	if (most)
		f->of[ZY_SAYS_MOST] = NULL;
	return true;
}
