/*
 * Splits an explanation into named values, by which runs are compared.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "explain/diff-state.h"

/*
 * The members that are compared.  In a step: each member of it, where list is
 * NULL, or of each object of its list.  The name of the value is before, the id
 * of the object, after.
 */
static const struct member {
	int step;
	const char *list, *id, *member, *before, *after;
} members[] = {
    {1, "items", "item", "held", "6item ", ""},
    {1, "items", "item", "rule", "8rule ", ""},
    {3, "heads", "head", "value", "5head ", ""},
    {3, "heads", "head", "max", "8rule head ", ", max"},
    {4, NULL, NULL, "value", "5base", ""},
    {4, NULL, NULL, "start", "8rule base, start", ""},
    {5, NULL, NULL, "value", "5bonus", ""},
    {5, NULL, NULL, "cap", "8rule bonus, cap", ""},
    {6, NULL, NULL, "value", "5penalty", ""},
    {6, NULL, NULL, "cap", "8rule penalty, cap", ""},
    {6, NULL, NULL, "floor", "8rule marks, floor", ""},
    {6, NULL, NULL, "highest", "8rule marks, highest", ""},
    {7, "sources", "from", "value", "5source ", ""},
    {7, "sources", "from", "weight", "8weight ", ""},
    {8, "vetoes", "veto", "set_off", "4veto ", ""},
    {8, "vetoes", "veto", "effect", "8rule veto ", ", effect"},
    {9, "gates", "gate", "below", "4gate ", ""},
    {9, "gates", "gate", "min", "8rule gate ", ", min"},
    {9, "gates", "gate", "effect", "8rule gate ", ", effect"},
    {10, "bands", "band", "min", "8rule band ", ", min"},
    {10, "bands", "band", "max_share", "8rule band ", ", max_share"},
    {10, "bands", "band", "min_share", "8rule band ", ", min_share"},
};

const char *
zy_diff_member(const json_t *o, const char *key)
{
	const json_t *member = json_object_get(o, key);
	const char *text = json_string_value(member);

	if (json_is_boolean(member))
		return json_is_true(member) ? "yes" : "no";
	return text ? text : "";
}

/* Returns a copy of a text in the arena of the list. */
static const char *
copy(struct zy_diff_values *v, const char *text)
{
	return zy_arena_strndup(&v->arena, text, strlen(text));
}

/* Adds a value whose name consists of three parts. */
static void
add(struct zy_diff_values *v, const char *value, const char *source,
    const char *before, const char *id, const char *after)
{
	struct zy_buf name = ZY_BUF_INIT;

	zy_buf_printf(&name, "%s%s%s", before, id, after);
	v->list = zy_grow(v->list, &v->cap, v->n + 1, sizeof(*v->list));
	v->list[v->n++] = (struct zy_diff_value){
	    copy(v, name.p), copy(v, value), copy(v, source)};
	zy_buf_release(&name);
}

/*
 * Adds an evidence value; all its members except the value itself are its name.
 */
static void
add_figure(struct zy_diff_values *v, const json_t *figure)
{
	static const char *const keys[] = {"node", "question", "voter_group",
	    "event", "standard", "rater_group", "rater"};
	const char *level = zy_diff_member(figure, "level"), *key;
	json_t *grades = json_object_get(figure, "grades"), *n;
	struct zy_buf name = ZY_BUF_INIT, value = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (*zy_diff_member(figure, keys[i]))
			zy_buf_printf(
			    &name, " %s", zy_diff_member(figure, keys[i]));
	zy_buf_printf(&value, "%s%s%s", level, *level ? " × " : "",
	    zy_diff_member(figure, "value"));
	json_object_foreach(grades, key, n)
	{
		zy_buf_printf(&value, "%s%s %lld", value.n ? ", " : "", key,
		    (long long)json_integer_value(n));
	}
	/* An event that counts in another item now is news, too. */
	if (*zy_diff_member(figure, "counts_in"))
		zy_buf_printf(
		    &value, " (-> %s)", zy_diff_member(figure, "counts_in"));
	add(v, value.n ? value.p : "", zy_diff_member(figure, "source"),
	    "9figure", name.n ? name.p : "", "");
	zy_buf_release(&name);
	zy_buf_release(&value);
}

/* Adds whether the further requirements of a band are met. */
static void
add_requirements(struct zy_diff_values *v, const json_t *band)
{
	const json_t *list = json_object_get(band, "require"), *one;
	struct zy_buf name = ZY_BUF_INIT;
	size_t i;

	json_array_foreach(list, i, one)
	{
		zy_buf_reset(&name);
		zy_buf_printf(&name, "%s asks %s", zy_diff_member(band, "band"),
		    zy_diff_member(one, "field"));
		add(v, zy_diff_member(one, "met"), "", "4band ", name.p, "");
		zy_buf_reset(&name);
		zy_buf_printf(&name, "%s, %s", zy_diff_member(band, "band"),
		    zy_diff_member(one, "field"));
		add(v, zy_diff_member(one, "min"), "", "8rule band ", name.p,
		    "");
	}
	zy_buf_release(&name);
}

/* Adds the values of one object in a list of a step, with its evidence. */
static void
add_object(
    struct zy_diff_values *v, json_int_t step, const char *list, json_t *o)
{
	const struct member *m;
	const char *id;
	json_t *figure;
	size_t i;

	for (i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		m = &members[i];
		if (m->step != step || !m->list || strcmp(m->list, list) != 0)
			continue;
		id = zy_diff_member(o, m->id);
		/* The minimum of a head stands among the gates. */
		id = *id ? id : zy_diff_member(o, "head");
		add(v, zy_diff_member(o, m->member), "", m->before, id,
		    m->after);
	}
	json_array_foreach(json_object_get(o, "figures"), i, figure)
	    add_figure(v, figure);
	add_requirements(v, o);
}

/*
 * Adds the values of one step of an explanation: those of its own members, then
 * those of the objects in its lists.
 */
static void
add_step(struct zy_diff_values *v, json_t *step)
{
	json_int_t n = json_integer_value(json_object_get(step, "step"));
	json_t *list, *o;
	const char *key;
	size_t i;

	for (i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		if (members[i].step == n && !members[i].list)
			add(v, zy_diff_member(step, members[i].member), "",
			    members[i].before, "", "");
	json_object_foreach(step, key, list)
	{
		json_array_foreach(list, i, o) add_object(v, n, key, o);
	}
}

/* Adds the band that a subject has because of forced shares. */
static void
add_shares(struct zy_diff_values *v, const json_t *steps)
{
	const char *before = "", *after = "";
	struct zy_buf b = ZY_BUF_INIT;
	const json_t *step;
	json_int_t n;
	size_t i;

	json_array_foreach(steps, i, step)
	{
		n = json_integer_value(json_object_get(step, "step"));
		if (n == 10)
			before = zy_diff_member(step, "band");
		if (n == 11)
			after = zy_diff_member(step, "band");
	}
	if (strcmp(before, after) != 0) {
		zy_buf_printf(&b, "%s -> %s", before, after);
		add(v, b.p, "", "3forced share", "", "");
	}
	zy_buf_release(&b);
}

/* Compares two values by name, value and source, for qsort. */
static int
compare_values(const void *a, const void *b)
{
	const struct zy_diff_value *x = a, *y = b;
	int c = strcmp(x->name, y->name);

	if (c == 0)
		c = strcmp(x->value, y->value);
	return c ? c : strcmp(x->source, y->source);
}

void
zy_diff_values(struct zy_diff_values *v, const json_t *explanation)
{
	const json_t *steps = json_object_get(explanation, "steps");
	struct zy_buf b = ZY_BUF_INIT;
	json_t *step;
	size_t i;

	add(v, zy_diff_member(explanation, "total"), "", "1total", "", "");
	add(v, zy_diff_member(explanation, "band"), "", "2band", "", "");
	if (json_object_get(explanation, "standard")) {
		zy_buf_printf(&b, "%s %s",
		    zy_diff_member(explanation, "standard"),
		    zy_diff_member(explanation, "version"));
		add(v, b.p, "", "3standard", "", "");
		zy_buf_release(&b);
	}
	json_array_foreach(steps, i, step) add_step(v, step);
	add_shares(v, steps);
	qsort(v->list, v->n, sizeof(*v->list), compare_values);
}

void
zy_diff_values_release(struct zy_diff_values *v)
{
	free(v->list);
	zy_arena_release(&v->arena);
	*v = (struct zy_diff_values){0};
}
