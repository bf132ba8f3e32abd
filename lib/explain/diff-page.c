/* A page of an explanation, taken apart.  SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "explain/diff-state.h"

static const char *
text_of(struct zy_diff_entries *e, const char *p, size_t n)
{
	return zy_arena_strndup(&e->arena, n ? p : "", n);
}

void
zy_diff_put(struct zy_diff_entries *e, const char *value, const char *source,
    const char *fmt, ...)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_diff_entry *new;
	va_list ap;

	va_start(ap, fmt);
	zy_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	e->list = zy_grow(e->list, &e->cap, e->n + 1, sizeof(*e->list));
	new = &e->list[e->n++];
	new->what = text_of(e, b.p, b.n);
	new->value = text_of(e, value, strlen(value));
	new->source = text_of(e, source, strlen(source));
	zy_buf_release(&b);
}

const char *
zy_diff_member(const json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));

	return text ? text : "";
}

/* A figure's name is all that is not its value: node, event, rater, group. */
static void
take_figure(struct zy_diff_entries *e, const json_t *figure)
{
	static const char *const keys[] = {"node", "question", "voter_group",
	    "event", "standard", "rater_group", "rater"};
	json_t *grades = json_object_get(figure, "grades"), *v;
	struct zy_buf name = ZY_BUF_INIT, value = ZY_BUF_INIT;
	const char *key;
	size_t i;

	for (i = 0; i < 7; i++)
		if (*zy_diff_member(figure, keys[i]))
			zy_buf_printf(
			    &name, " %s", zy_diff_member(figure, keys[i]));
	zy_buf_printf(&value, "%s%s%s", zy_diff_member(figure, "level"),
	    *zy_diff_member(figure, "level") ? " × " : "",
	    zy_diff_member(figure, "value"));
	json_object_foreach(grades, key, v)
	{
		zy_buf_printf(&value, "%s%s %lld", value.n ? ", " : "", key,
		    (long long)json_integer_value(v));
	}
	/* An event that counts in another item now is news, too. */
	if (*zy_diff_member(figure, "counts_in"))
		zy_buf_printf(
		    &value, " (-> %s)", zy_diff_member(figure, "counts_in"));
	zy_diff_put(e, value.n ? value.p : "", zy_diff_member(figure, "source"),
	    "9figure%s", name.n ? name.p : "");
	zy_buf_release(&name);
	zy_buf_release(&value);
}

static void
take_figures(struct zy_diff_entries *e, const json_t *holder)
{
	const json_t *list = json_object_get(holder, "figures");
	size_t i;

	for (i = 0; i < json_array_size(list); i++)
		take_figure(e, json_array_get(list, i));
}

static void
take_items(struct zy_diff_entries *e, const json_t *list)
{
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);

		zy_diff_put(e, zy_diff_member(item, "held"), "", "6item %s",
		    zy_diff_member(item, "item"));
		zy_diff_put(e, zy_diff_member(item, "rule"), "", "8rule %s",
		    zy_diff_member(item, "item"));
		take_figures(e, item);
	}
}

/* A bound that the standard sets; none is none. */
static void
take_rule(struct zy_diff_entries *e, const json_t *o, const char *key,
    const char *of, const char *id)
{
	zy_diff_put(e, zy_diff_member(o, key), "", "8rule %s%s%s, %s", of,
	    *id ? " " : "", id, key);
}

/* What was set off or missed: yes or no. */
static void
take_flags(struct zy_diff_entries *e, const json_t *list, const char *name,
    const char *flag)
{
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		const char *id = zy_diff_member(one, name);

		if (!*id)
			id = zy_diff_member(one, "head");
		zy_diff_put(e,
		    json_is_true(json_object_get(one, flag)) ? "yes" : "no", "",
		    "4%s %s", name, id);
		take_rule(e, one, "min", name, id);
		take_rule(e, one, "effect", name, id);
		take_figures(e, one);
	}
}

static void
take_heads(struct zy_diff_entries *e, const json_t *list)
{
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *head = json_array_get(list, i);
		const char *id = zy_diff_member(head, "head");

		zy_diff_put(
		    e, zy_diff_member(head, "value"), "", "5head %s", id);
		take_rule(e, head, "max", "head", id);
	}
}

static void
take_sources(struct zy_diff_entries *e, const json_t *list)
{
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);

		zy_diff_put(e, zy_diff_member(one, "value"), "", "5source %s",
		    zy_diff_member(one, "from"));
		zy_diff_put(e, zy_diff_member(one, "weight"), "", "8weight %s",
		    zy_diff_member(one, "from"));
		take_figures(e, one);
	}
}

/* What a band asks for beyond the total: met or not. */
static void
take_requirements(
    struct zy_diff_entries *e, const json_t *list, const char *band)
{
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		const char *field = zy_diff_member(one, "field");

		zy_diff_put(e,
		    json_is_true(json_object_get(one, "met")) ? "yes" : "no",
		    "", "4band %s asks %s", band, field);
		zy_diff_put(e, zy_diff_member(one, "min"), "",
		    "8rule band %s, %s", band, field);
	}
}

static void
take_bands(struct zy_diff_entries *e, const json_t *list)
{
	static const char *const bounds[] = {"min", "max_share", "min_share"};
	size_t i, k;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		const char *band = zy_diff_member(one, "band");

		for (k = 0; k < 3; k++)
			take_rule(e, one, bounds[k], "band", band);
		take_requirements(e, json_object_get(one, "require"), band);
	}
}

static void
take_step(struct zy_diff_entries *e, const json_t *step)
{
	static const char *const sums[] = {"base", "bonus", "penalty"};
	static const char *const bounds[] = {"start", "cap", "cap"};
	json_int_t n = json_integer_value(json_object_get(step, "step"));

	take_items(e, json_object_get(step, "items"));
	take_heads(e, json_object_get(step, "heads"));
	if (n >= 4 && n <= 6) {
		zy_diff_put(
		    e, zy_diff_member(step, "value"), "", "5%s", sums[n - 4]);
		take_rule(e, step, bounds[n - 4], sums[n - 4], "");
	}
	if (n == 6) {
		take_rule(e, step, "floor", "marks", "");
		take_rule(e, step, "highest", "marks", "");
	}
	take_sources(e, json_object_get(step, "sources"));
	take_flags(e, json_object_get(step, "vetoes"), "veto", "set_off");
	take_flags(e, json_object_get(step, "gates"), "gate", "below");
	take_bands(e, json_object_get(step, "bands"));
}

/* Who went down, or did not, for the sake of shares. */
static void
take_shares(
    struct zy_diff_entries *e, const json_t *ruled, const json_t *forced)
{
	const char *before = zy_diff_member(ruled, "band");
	const char *after = zy_diff_member(forced, "band");
	struct zy_buf b = ZY_BUF_INIT;

	if (strcmp(before, after) == 0)
		return;
	zy_buf_printf(&b, "%s -> %s", before, after);
	zy_diff_put(e, b.p, "", "3forced share");
	zy_buf_release(&b);
}

void
zy_diff_take(struct zy_diff_entries *e, const json_t *page)
{
	const json_t *steps = json_object_get(page, "steps");
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	zy_diff_put(e, zy_diff_member(page, "total"), "", "1total");
	zy_diff_put(e, zy_diff_member(page, "band"), "", "2band");
	zy_buf_printf(&b, "%s %s", zy_diff_member(page, "standard"),
	    zy_diff_member(page, "version"));
	zy_diff_put(e, b.p, "", "3standard");
	zy_buf_release(&b);
	for (i = 0; i < json_array_size(steps); i++) {
		const json_t *step = json_array_get(steps, i);

		take_step(e, step);
		if (i &&
		    json_integer_value(json_object_get(step, "step")) == 11)
			take_shares(e, json_array_get(steps, i - 1), step);
	}
}
