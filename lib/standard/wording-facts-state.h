/*
 * The phrases of a rule, sorted by meaning, and small functions that make keys
 * of an item from them.  Private to the files wording*.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_WORDING_FACTS_H
#define ZY_STANDARD_WORDING_FACTS_H

#include "standard/wording-state.h"

/*
 * The phrases of one rule, sorted by meaning, from which the keys of its item
 * are derived.  Everything is borrowed.
 */
struct facts {
	json_t *item;		     /* receives the keys */
	enum zy_wording_place place; /* of the item */
	struct zy_wording *w; /* receives what is guessed or not understood */
	const struct zy_said *of[ZY_SAYINGS]; /* last one of each meaning, or
						 NULL */
	const struct zy_said *takes[ZY_SAID_MAX], *gives[ZY_SAID_MAX],
	    *steps[ZY_SAID_MAX], *reached[ZY_SAID_MAX], *options[ZY_SAID_MAX];
	const struct zy_said *among[ZY_SAID_MAX], *gains[ZY_SAID_MAX];
	const struct zy_said *first_below; /* first of ZY_SAYS_BELOW, or NULL */
	size_t ntakes, ngives, nsteps, nreached, noptions, namong, ngains;
	/* phrases that were changed to count for each occurrence */
	struct zy_said each[ZY_SAID_MAX];
	struct zy_said once[3 * ZY_SAID_MAX]; /* phrases of which another
						 meaning was made */
	size_t nonce, nbelow;
	bool below_none;		  /* points may become negative */
	const struct zy_said *below_once; /* 未完成的倒扣2分 */
};

/*
 * Sets a key of the item to a text; does nothing if the item has the key
 * already, since the officer wrote it.
 */
static inline void
set(struct facts *f, const char *key, const char *value)
{
	if (!json_object_get(f->item, key))
		json_object_set_new(f->item, key, json_string(value));
}

/* Sets a member of o to a text. */
static inline void
set_view(json_t *o, const char *key, struct zy_view v)
{
	json_object_set_new(o, key, json_stringn(v.n ? v.p : "", v.n));
}

/* Appends words to the list of phrases whose meaning was guessed. */
static inline void
guess(struct facts *f, struct zy_view words)
{
	struct zy_buf *b = &f->w->guessed;

	zy_buf_puts(b, b->n ? "；" : "");
	zy_buf_view(b, words);
}

/*
 * Appends a phrase that does not fit the others to the list of what was not
 * understood; s may be NULL.
 */
static inline void
leave(struct facts *f, const struct zy_said *s)
{
	struct zy_buf *b = &f->w->unread;

	if (!s)
		return;
	zy_buf_puts(b, b->n ? "；" : "");
	zy_buf_view(b, s->text);
}

/*
 * Appends the difference a - b.  Returns true; or false, with nothing appended,
 * if a or b is not a number.
 */
static inline bool
difference(struct zy_buf *out, const char *a, const char *b)
{
	struct zy_rational x, y;
	bool ok;

	zy_rational_init(&x);
	zy_rational_init(&y);
	ok = zy_rational_parse(&x, zy_view(a)) == ZY_NUMBER_OK &&
	     zy_rational_parse(&y, zy_view(b)) == ZY_NUMBER_OK;
	if (ok) {
		zy_rational_sub(&x, &x, &y);
		zy_rational_print(out, &x);
	}
	zy_rational_release(&x);
	zy_rational_release(&y);
	return ok;
}

/* Sets r to the number in a text, 95% as 95/100.  Returns whether it is one. */
static inline bool
number_of(struct zy_rational *r, const char *text)
{
	return zy_rational_parse_percent(r, zy_view(text)) == ZY_NUMBER_OK;
}

/* Returns whether two texts are equal numbers. */
static inline bool
same_number(const char *a, const char *b)
{
	struct zy_buf d = ZY_BUF_INIT;
	bool same = difference(&d, a, b) && zy_view_is(zy_buf_get(&d), "0");

	zy_buf_release(&d);
	return same;
}

/* Returns the item's max as a text, or "" if it has none. */
static inline const char *
max_of(const struct facts *f)
{
	const char *max = json_string_value(json_object_get(f->item, "max"));

	return max ? max : "";
}

/* Sets a member of o to the item's max less `taken`, at least 0. */
static inline void
put_rest(const struct facts *f, json_t *o, const char *key, const char *taken)
{
	struct zy_buf b = ZY_BUF_INIT;

	if (!difference(&b, max_of(f), taken) || b.p[0] == '-') {
		zy_buf_reset(&b);
		zy_buf_puts(&b, "0");
	}
	set_view(o, key, zy_buf_get(&b));
	zy_buf_release(&b);
}

/*
 * Appends an empty row to a list of the item, which is added if it is missing.
 * Returns the row, owned by the item.
 */
static inline json_t *
new_row(struct facts *f, const char *list)
{
	json_t *rows = json_object_get(f->item, list), *row = json_object();

	if (!rows) {
		rows = json_array();
		json_object_set_new(f->item, list, rows);
	}
	json_array_append_new(rows, row);
	return row;
}

/*
 * Returns whether the bound of a phrase does not belong to the range, as in
 * 超过95% and 低于5%.
 */
static inline bool
is_over(const struct zy_said *s)
{
	bool within = s->phrase->says == ZY_SAYS_WITHIN;

	if (zy_view_has(s->text, "以上") || zy_view_has(s->text, "以内"))
		return false;
	if (within)
		return zy_view_has(s->text, "低于") ||
		       zy_view_has(s->text, "小于") ||
		       zy_view_has(s->text, "不足");
	return zy_view_has(s->text, "超过") || zy_view_has(s->text, "高于") ||
	       zy_view_has(s->text, "大于");
}

/* Returns whether a text means "fewer than a number". */
static inline bool
is_fewer(struct zy_view what)
{
	static const char *const words[] = {"不足", "低于", "少于", "不到",
	    "不满", "未满", "未达到", "未达", "小于", "达不到", NULL};
	size_t i;

	for (i = 0; words[i]; i++)
		if (zy_view_has(what, words[i]))
			return true;
	return false;
}

/* wording-answers.c: rules that give points */

/*
 * Makes the item one of kind choice if the rule gives points for two or more
 * named grades (好10分,差0分).  Returns whether it did.
 */
bool zy_wording_settle_options(struct facts *f);
/*
 * Makes the item one of kind checklist or choice if two or more phrases give
 * points (得3分); this is a guess.  Returns whether it did.
 */
bool zy_wording_settle_gains(struct facts *f);
/*
 * Moves the grades that do not fit the item's kind, and give a part of its
 * points, to the list of what was not understood.
 */
void zy_wording_leave_options(struct facts *f);
/*
 * Makes the item one of kind fixed if the rule is a single phrase that gives
 * all points (得5分); this is a guess.  Returns whether it did.
 */
bool zy_wording_settle_gain(struct facts *f);
/*
 * Makes the item one of kind count, or of kind fixed, if the rule gives points
 * for events (每篇加1分).  Returns whether it did.
 */
bool zy_wording_settle_gives(struct facts *f);
/*
 * Adds the bands that the n phrases state to the item (ZY_WORDING_BANDS), if
 * all of them state bands.  Returns whether they do.
 */
bool zy_wording_settle_bands(
    struct facts *f, const struct zy_said *said, size_t n);
/*
 * Moves the phrases that give a part of the points, but do not fit the item's
 * kind, to the list of what was not understood.
 */
void zy_wording_leave_gains(struct facts *f);

/* wording-measure.c: rules that measure a figure */

/*
 * Makes the item one of kind rate, target or steps if the rule compares a
 * figure with bounds.  Returns whether it did.
 */
bool zy_wording_settle_measured(struct facts *f);

/* wording-steps.c: rules with points for different numbers */

/*
 * Sorts n phrases by their bounds, {a}, the highest first.  Returns true; or
 * false, if no table of steps can be made of them: a bound is not a number or
 * occurs twice, some bounds only are percentages, or the points, {b} or else
 * all, go up and down again.
 */
bool zy_wording_sort_bounds(
    const struct facts *f, const struct zy_said **list, size_t n);
/*
 * Makes the item one of kind steps if the rule states points for different
 * numbers of occurrences.  Returns whether it did.  A rule for one occurrence
 * (缺一次扣1分) is moved to the phrases for each occurrence.
 */
bool zy_wording_settle_steps(struct facts *f);

#endif
