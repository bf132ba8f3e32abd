/*
 * The column 权重 beside the points of a county's table.
 *
 * If all items of a head that have a weight have the same one, it is the head's
 * weight; else the weights are those of the items, whose points are multiplied
 * by them: 100 points of weight 10% are 10 points.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/sheet-state.h"

#include "base/rational.h"

/* Reads 20%, 0.2 or 20 as a share.  Returns false if it is not one. */
static bool
read_share(struct zy_rational *r, const char *text)
{
	if (zy_rational_parse_percent(r, zy_view(text)) != ZY_NUMBER_OK)
		return false;
	if (!strchr(text, '%') && zy_rational_cmp(r, &zy_rational_one) > 0)
		zy_rational_div(r, r, &zy_rational_hundred);
	return true;
}

/*
 * Returns the weight of all items of a head that have one, if it is the same;
 * else "".
 */
static const char *
common_weight(const json_t *head)
{
	const json_t *items = json_object_get(head, "items"), *o;
	const char *weight = "", *one;
	size_t i;

	json_array_foreach((json_t *)(uintptr_t)items, i, o)
	{
		one = zy_standard_sheet_text(o, ZY_STANDARD_SHEET_WEIGHT);
		if (*one && *weight && strcmp(one, weight) != 0)
			return "";
		weight = *one ? one : weight;
	}
	return weight;
}

/* Multiplies the number of a key by the share. */
static void
multiply(json_t *o, const char *key, const struct zy_rational *share)
{
	struct zy_rational r;
	struct zy_buf b = ZY_BUF_INIT;

	zy_rational_init(&r);
	if (zy_rational_parse(&r, zy_view(zy_standard_sheet_text(o, key))) ==
	    ZY_NUMBER_OK) {
		zy_rational_mul(&r, &r, share);
		zy_rational_print(&b, &r);
		json_object_set_new(o, key, json_stringn(b.p, b.n));
	}
	zy_rational_release(&r);
	zy_buf_release(&b);
}

/* Multiplies the points of an item by its weight. */
static void
weigh_item(json_t *o, const struct zy_rational *share)
{
	const char *kind = zy_standard_sheet_text(o, "kind");
	bool all = strcmp(kind, "fixed") == 0 ||
		   (strcmp(kind, "rate") == 0 && !json_object_get(o, "per"));
	struct zy_buf b = ZY_BUF_INIT;

	if (strcmp(kind, "judged") == 0 && !json_object_get(o, "scale") &&
	    json_object_get(o, "max")) {
		json_object_set(o, "scale", json_object_get(o, "max"));
	} else if (!all && strcmp(kind, "judged") != 0) {
		zy_rational_print(&b, share);
		json_object_set_new(o, "factor", json_stringn(b.p, b.n));
	}
	multiply(o, "max", share);
	multiply(o, "cap", share);
	multiply(o, "floor", share);
	zy_buf_release(&b);
}

/* Tells that the weight of a section is not a number. */
static void
tell_weight(struct zy_standard_sheet *t, const json_t *o, const char *weight)
{
	zy_standard_sheet_tell(t, zy_standard_sheet_line(o), 0, false,
	    _("weight: not a number '%s'"), weight);
}

/* Multiplies the points of all items of a list that have a weight. */
static void
weigh_items(struct zy_standard_sheet *t, json_t *items)
{
	struct zy_rational share;
	const char *weight;
	json_t *o;
	size_t i;

	zy_rational_init(&share);
	json_array_foreach(items, i, o)
	{
		weight = zy_standard_sheet_text(o, ZY_STANDARD_SHEET_WEIGHT);
		if (*weight && read_share(&share, weight))
			weigh_item(o, &share);
		else if (*weight)
			tell_weight(t, o, weight);
	}
	zy_rational_release(&share);
}

/* Sets the weight of a head, a percentage, from the text of a cell. */
static void
weigh_head(struct zy_standard_sheet *t, json_t *head, const char *text)
{
	const json_t *items = json_object_get(head, "items");
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_rational share;

	zy_rational_init(&share);
	if (read_share(&share, text)) {
		zy_rational_mul(&share, &share, &zy_rational_hundred);
		zy_rational_print(&b, &share);
		zy_buf_putc(&b, '%');
		json_object_set_new(head, "weight", json_stringn(b.p, b.n));
	} else {
		tell_weight(t, json_array_get(items, 0), text);
	}
	zy_rational_release(&share);
	zy_buf_release(&b);
}

void
zy_standard_sheet_weigh(struct zy_standard_sheet *t)
{
	json_t *heads = json_object_get(t->root, "heads"), *o;
	bool of_heads = json_array_size(heads) > 1;
	const char *common;
	size_t i;

	json_array_foreach(heads, i, o)
	{
		of_heads = of_heads &&
			   (json_object_get(o, "weight") || *common_weight(o));
	}
	json_array_foreach(heads, i, o)
	{
		common = common_weight(o);
		/* A head with a weight of its own may have items with theirs.
		 */
		if (!of_heads || !*common)
			weigh_items(t, json_object_get(o, "items"));
		else if (!json_object_get(o, "weight"))
			weigh_head(t, o, common);
	}
}
