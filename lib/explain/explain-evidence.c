/*
 * The evidence values of an explanation, in words and as JSON.
 *
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <stdlib.h>

#include "explain/explain-state.h"

/*
 * Compares two evidence values by rater, group, event, value and source, which
 * do not depend on the order of the input.
 */
static int
compare_evidence(const void *a, const void *b, void *figures)
{
	const struct zy_evidence *f = figures;
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct zy_attribution x = zy_evidence_attribution(f, i);
	const struct zy_attribution y = zy_evidence_attribution(f, k);
	int c = zy_view_cmp(
	    zy_intern_get(f->words, x.rater), zy_intern_get(f->words, y.rater));

	if (c == 0)
		c = zy_view_cmp(zy_intern_get(f->words, x.group),
		    zy_intern_get(f->words, y.group));
	if (c == 0)
		c = zy_view_cmp(zy_intern_get(f->words, x.event),
		    zy_intern_get(f->words, y.event));
	if (c == 0)
		c = f->values[i].coef < f->values[k].coef
			? -1
			: f->values[i].coef > f->values[k].coef;
	if (c == 0 && f->value_origin && f->value_origin[i] &&
	    f->value_origin[k])
		c = strcmp(f->value_origin[i], f->value_origin[k]);
	return c;
}

uint32_t *
zy_explain_order(const struct zy_evaluation *x, uint32_t node, size_t *n)
{
	const struct zy_evidence *f = x->evidence;
	uint32_t first = zy_evaluate_first_value(x, node), *order, i;
	size_t k = 0;

	for (*n = 0, i = first; i != ZY_NO_VALUE; i = f->values[i].next)
		++*n;
	order = zy_calloc(*n + 1, sizeof(*order));
	for (i = first; i != ZY_NO_VALUE; i = f->values[i].next)
		order[k++] = i;
	qsort_r(
	    order, *n, sizeof(*order), compare_evidence, (void *)(uintptr_t)f);
	return order;
}

/* Returns whether the values of a node are yes or no. */
static bool
is_yesno(const struct zy_standard *s, uint32_t node, const struct zy_item *item)
{
	if (item && item->from >= ZY_FROM_PLEDGES)
		return item->from != ZY_FROM_SCORE;
	return zy_standard_is_yesno(s, node);
}

/*
 * Appends a yes or no.  A condition may be named by what is right or by what is
 * wrong, so its answer is told in the words of the scoresheet: "no" beside a
 * name such as 未成立领导小组 would read as if nothing were wrong.
 */
static void
put_answer(struct zy_explainer *p, uint32_t node, bool yes)
{
	if (p->s->nodes[node].what == ZY_ABOUT_ROW)
		zy_explain_put(p, yes ? WORD("没有问题", "nothing wrong")
				      : WORD("有问题", "something wrong"));
	else
		zy_explain_put(p, yes ? WORD("是", "yes") : WORD("否", "no"));
}

/*
 * Appends a value in words: a level and its number of events, a ratio, an
 * answer, a number.
 */
static void
put_value(struct zy_explainer *p, const struct zy_value *value, uint32_t node,
    const struct zy_item *item)
{
	uint64_t packed = (uint64_t)value->coef;

	if (value->places == ZY_VALUE_NA) {
		zy_explain_put(p, WORD("不适用", "does not apply"));
	} else if (value->places == ZY_VALUE_LEVEL) {
		zy_explain_text(p, zy_view(item->rows[packed >> 32].name));
		if (item->kind != ZY_ITEM_CHOICE)
			zy_buf_printf(p->b, " × %" PRIu64, packed & UINT32_MAX);
	} else if (value->places != ZY_VALUE_RATIO &&
		   is_yesno(p->s, node, item)) {
		put_answer(p, node, value->coef != 0);
	} else {
		zy_evidence_value(p->x->evidence, value, &p->tmp);
		zy_explain_percent(p, &p->tmp,
		    value->places != ZY_VALUE_RATIO && item && item->percent);
	}
}

/* Returns the name of a group of raters, or its id. */
static struct zy_view
group_name(const struct zy_item *item, struct zy_view id)
{
	size_t i;

	for (i = 0; item && i < item->ngroups; i++)
		if (zy_view_is(id, item->groups[i].id))
			return zy_view(item->groups[i].name);
	return id;
}

/*
 * Returns the word for an event of the node; for records it is that for their
 * id.
 */
static const char *
event_word(
    const struct zy_explainer *p, uint32_t node, const struct zy_item *item)
{
	if (item && item->from >= ZY_FROM_PLEDGES &&
	    item->from <= ZY_FROM_ACTIVITIES)
		return WORD("，编号 ", ", id ");
	return p->s->nodes[node].what == ZY_ABOUT_SCORE
		   ? WORD("，标准 ", ", standard ")
		   : WORD("，事项 ", ", event ");
}

/*
 * Appends in which item the event of evidence value i counts instead, and why.
 */
static void
put_dropped(struct zy_explainer *p, uint32_t i)
{
	size_t item;
	enum zy_dropped why = zy_evidence_dropped(p->x->evidence, i, &item);

	if (why == ZY_COUNTS)
		return;
	if (why == ZY_DROPPED_HERE) {
		zy_explain_put(
		    p, WORD("，同一事项本项已计，不重复计",
			   ", the event counts here once, not again"));
		return;
	}
	zy_explain_put(p, WORD("，同一事项计在", ", counts in "));
	zy_explain_text(p, zy_view(p->s->items[item].name));
	zy_explain_put(
	    p, why == ZY_DROPPED_BETTER
		   ? WORD("，封顶后合计更高，此处不计",
			 ", where all come to more after max and cap, not here")
		   : WORD("，此处不计", ", not here"));
}

/* Appends evidence value i in words: value, group, rater, event. */
static void
put_evidence(struct zy_explainer *p, uint32_t i, uint32_t node,
    const struct zy_item *item)
{
	const struct zy_evidence *f = p->x->evidence;
	const struct zy_attribution by = zy_evidence_attribution(f, i);
	const uint32_t words[] = {by.group, by.rater, by.event};
	const char *const what[] = {WORD("，评分组 ", ", group "),
	    WORD("，评分人 ", ", rater "), event_word(p, node, item)};
	int k;

	put_value(p, &f->values[i], node, item);
	for (k = 0; k < 3; k++) {
		if (words[k] == 0)
			continue;
		zy_explain_put(p, what[k]);
		zy_explain_text(p,
		    k == 0 ? group_name(item, zy_intern_get(f->words, words[k]))
			   : zy_intern_get(f->words, words[k]));
	}
}

/* Sets a key of o to the store's word with number n, if n is not 0. */
static void
set_word(json_t *o, const char *key, const struct zy_intern *words, uint32_t n)
{
	if (n)
		json_object_set_new(
		    o, key, zy_explain_view(zy_intern_get(words, n)));
}

/* Sets the exact value, and the level of its events. */
static void
set_value(struct zy_explainer *p, json_t *o, const struct zy_value *value,
    const struct zy_item *item)
{
	uint64_t packed = (uint64_t)value->coef;

	if (value->places == ZY_VALUE_NA) {
		json_object_set_new(o, "value", json_string("n/a"));
	} else if (value->places == ZY_VALUE_LEVEL) {
		json_object_set_new(
		    o, "level", json_string(item->rows[packed >> 32].id));
		json_object_set_new(o, "value",
		    json_sprintf("%u", (unsigned)(packed & UINT32_MAX)));
	} else {
		zy_evidence_value(p->x->evidence, value, &p->tmp);
		json_object_set_new(o, "value", zy_explain_exact(&p->tmp));
	}
}

/*
 * Sets whether evidence value i counts; if not, in which item its event does,
 * and why.
 */
static void
set_counts(struct zy_explainer *p, json_t *o, uint32_t i)
{
	static const char *const words[] = {[ZY_DROPPED_HERE] = "again",
	    [ZY_DROPPED_HIGHER] = "highest",
	    [ZY_DROPPED_BETTER] = "all-together"};
	size_t item;
	enum zy_dropped why = zy_evidence_dropped(p->x->evidence, i, &item);

	json_object_set_new(o, "counts", json_boolean(why == ZY_COUNTS));
	if (why == ZY_COUNTS)
		return;
	json_object_set_new(o, "counts_in", json_string(p->s->items[item].id));
	json_object_set_new(o, "why", json_string(words[why]));
}

/*
 * Sets the source of an evidence value, and its date, reference and note with
 * the numbers of cards and telephones masked.
 */
static void
set_origin(struct zy_explainer *p, json_t *o, const char *origin)
{
	static const char *const keys[ZY_ORIGIN_PARTS] = {
	    "source", "date", "ref", "note"};
	enum zy_origin_part i;
	struct zy_view part;

	for (i = ZY_ORIGIN_SOURCE; i < ZY_ORIGIN_PARTS; i++) {
		part = zy_evidence_origin_part(origin, i);
		if (i == ZY_ORIGIN_SOURCE) {
			json_object_set_new(o, keys[i], zy_explain_view(part));
		} else if (part.n) {
			zy_explain_text(p, part);
			json_object_set_new(o, keys[i], zy_explain_take(p));
		}
	}
}

/* Appends the date, the reference and the note of an evidence value. */
static void
put_documents(struct zy_explainer *p, const json_t *o)
{
	const char *const keys[] = {"date", "ref", "note"};
	const char *const words[] = {WORD("，日期 ", ", date "),
	    WORD("，依据 ", ", ref "), WORD("，备注 ", ", note ")};
	size_t i;

	for (i = 0; i < 3; i++) {
		const char *text =
		    json_string_value(json_object_get(o, keys[i]));

		if (!text)
			continue;
		zy_explain_put(p, words[i]);
		zy_explain_text(p, zy_view(text));
	}
}

/* Returns a new object of evidence value i, without its text for people. */
static json_t *
evidence_json(struct zy_explainer *p, uint32_t i, uint32_t node,
    const struct zy_item *item)
{
	const struct zy_evidence *f = p->x->evidence;
	const struct zy_attribution by = zy_evidence_attribution(f, i);
	json_t *o = json_object();

	json_object_set_new(
	    o, "node", zy_explain_view(zy_intern_get(p->s->node_ids, node)));
	set_value(p, o, &f->values[i], item);
	set_word(o,
	    p->s->nodes[node].what == ZY_ABOUT_SCORE ? "standard" : "event",
	    f->words, by.event);
	set_word(o, "rater", f->words, by.rater);
	set_word(o, "rater_group", f->words, by.group);
	if (zy_evidence_origin(f, i))
		set_origin(p, o, zy_evidence_origin(f, i));
	set_counts(p, o, i);
	return o;
}

size_t
zy_explain_evidence(struct zy_explainer *p, json_t *list, uint32_t node,
    const struct zy_item *item, const char *name)
{
	size_t n, i;
	uint32_t *order = zy_explain_order(p->x, node, &n);

	for (i = 0; i < n; i++) {
		json_t *o = evidence_json(p, order[i], node, item);

		if (name) {
			zy_explain_text(p, zy_view(name));
			zy_explain_put(p, WORD("：", ": "));
		}
		put_evidence(p, order[i], node, item);
		put_documents(p, o);
		put_dropped(p, order[i]);
		json_object_set_new(o, "text", zy_explain_take(p));
		json_array_append_new(list, o);
	}
	free(order);
	return n;
}

/* Adds the evidence of one item that counts differently for a field. */
static void
add_moved(struct zy_explainer *p, json_t *list, const struct zy_item *item,
    const uint32_t *apart)
{
	const uint32_t *dropped = p->x->evidence->dropped;
	size_t n, k;
	uint32_t *order = zy_explain_order(p->x, item->node, &n);

	for (k = 0; k < n; k++) {
		uint32_t i = order[k];
		json_t *o;

		if (!apart[i] == !dropped[i])
			continue;
		zy_evaluate_value_points(
		    p->x, item, &p->x->evidence->values[i], &p->tmp);
		if (zy_rational_sign(&p->tmp) == 0)
			continue;
		o = evidence_json(p, i, item->node, item);
		zy_explain_put(p, apart[i] ? WORD("此处不计 ", "not ")
					   : WORD("另计 ", "and "));
		zy_explain_name(p, item->name, item->id);
		zy_explain_put(p, WORD("：", ": "));
		put_evidence(p, i, item->node, item);
		json_object_set_new(o, "text", zy_explain_take(p));
		json_array_append_new(list, o);
	}
	free(order);
}

void
zy_explain_moved(
    struct zy_explainer *p, json_t *o, const struct zy_field_rule *f)
{
	json_t *list;
	size_t i;

	if (!f->partial || !p->x->evidence->partial_dropped)
		return;
	list = json_array();
	for (i = 0; i < p->s->nitems; i++)
		if (p->s->items[i].scope != ZY_NO_SCOPE &&
		    !zy_item_takes(&p->s->items[i]) &&
		    zy_field_covers(p->s, f, i))
			add_moved(p, list, &p->s->items[i],
			    p->x->evidence->partial_dropped[f->partial - 1]);
	if (json_array_size(list))
		json_object_set(o, "moved", list);
	json_decref(list);
}
