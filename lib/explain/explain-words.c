/*
 * Values, names and texts of explanations, and their conversion to JSON.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/explain.h"
#include "explain/explain-state.h"

void
zy_explainer_init(struct zy_explainer *p, struct zy_buf *b,
    const struct zy_standard *s, struct zy_evaluation *x, bool zh)
{
	*p = (struct zy_explainer){.b = b, .s = s, .x = x, .zh = zh};
	zy_rational_init(&p->tmp);
	zy_rational_init(&p->one);
	zy_rational_set_ratio(&p->one, 1, 1);
}

void
zy_explainer_release(struct zy_explainer *p)
{
	zy_rational_release(&p->tmp);
	zy_rational_release(&p->one);
}

void
zy_explain_put(struct zy_explainer *p, const char *text)
{
	zy_buf_puts(p->b, text);
}

void
zy_explain_text(struct zy_explainer *p, struct zy_view v)
{
	zy_privacy_visible(p->b, v);
}

void
zy_explain_name(struct zy_explainer *p, const char *name, const char *id)
{
	zy_explain_text(p, zy_view(name));
	if (strcmp(name, id) != 0)
		zy_buf_printf(p->b, " (%s)", id);
}

void
zy_explain_value(struct zy_explainer *p, const struct zy_rational *v)
{
	size_t at = p->b->n;

	zy_rational_print(p->b, v);
	if (memchr(p->b->p + at, '/', p->b->n - at)) {
		zy_buf_puts(p->b, " ≈ ");
		zy_rational_format(p->b, v, 4, ZY_HALF_UP);
	}
}

void
zy_explain_decimal(struct zy_explainer *p, struct zy_decimal d)
{
	zy_rational_set_decimal(&p->tmp, d);
	zy_explain_value(p, &p->tmp);
}

void
zy_explain_term(struct zy_explainer *p, const struct zy_rational *v)
{
	bool negative = zy_rational_sign(v) < 0;
	size_t at = p->b->n;

	zy_buf_puts(p->b, negative ? "(" : "");
	zy_rational_print(p->b, v);
	zy_buf_puts(p->b, negative ? ")" : "");
	if (memchr(p->b->p + at, '/', p->b->n - at)) {
		zy_buf_puts(p->b, " (≈ ");
		zy_rational_format(p->b, v, 4, ZY_HALF_UP);
		zy_buf_puts(p->b, ")");
	}
}

/*
 * Appends 100 v and a percent sign if 100 v is a finite decimal.  If it is not,
 * appends it rounded to two places if rounded is true, else nothing.  Returns
 * whether 100 v is a finite decimal.
 */
static bool
put_percent(struct zy_buf *b, const struct zy_rational *v, bool rounded)
{
	struct zy_rational percent;
	size_t at = b->n;
	bool ends;

	zy_rational_init(&percent);
	zy_rational_mul(&percent, v, &zy_rational_hundred);
	zy_rational_print(b, &percent);
	ends = !memchr(b->p + at, '/', b->n - at);
	if (!ends)
		b->n = at;
	if (!ends && rounded)
		zy_rational_format(b, &percent, 2, ZY_HALF_UP);
	if (ends || rounded)
		zy_buf_putc(b, '%');
	zy_rational_release(&percent);
	return ends;
}

void
zy_explain_percent(
    struct zy_explainer *p, const struct zy_rational *v, bool percent)
{
	if (!percent) {
		zy_explain_value(p, v);
		return;
	}
	if (put_percent(p->b, v, false))
		return;
	/* "200/3 %" cannot be read out: 2/3 ≈ 66.67%. */
	zy_rational_print(p->b, v);
	zy_explain_put(p, " ≈ ");
	put_percent(p->b, v, true);
}

void
zy_explain_share(struct zy_buf *b, const struct zy_rational *v)
{
	if (!put_percent(b, v, false))
		zy_rational_print(b, v);
}

void
zy_explain_factor(struct zy_explainer *p, const struct zy_item *item)
{
	if (zy_rational_cmp(&item->factor, &p->one) == 0)
		return;
	zy_explain_put(p, " × ");
	zy_explain_value(p, &item->factor);
}

void
zy_explain_held(struct zy_explainer *p, const struct zy_rational *before,
    const struct zy_rational *after)
{
	if (zy_rational_cmp(before, after) == 0)
		return;
	zy_explain_put(p, WORD("，限为 ", ", held to "));
	zy_explain_value(p, after);
}

const char *
zy_explain_missing(const struct zy_explainer *p, enum zy_missing missing)
{
	static const char *const words[][2] = {
	    {"按规定计零分", "which counts as zero"},
	    {"按规定计满分", "which counts in full"},
	    {"按规定不计，由其他各项折算",
		"left out, the others stand for it"}};

	return words[missing][!p->zh];
}

json_t *
zy_explain_view(struct zy_view v)
{
	return json_stringn(v.n ? v.p : "", v.n);
}

json_t *
zy_explain_take(struct zy_explainer *p)
{
	json_t *text = zy_explain_view(zy_buf_get(p->b));

	zy_buf_reset(p->b);
	return text;
}

void
zy_explain_working(struct zy_explainer *p, json_t *o)
{
	json_t *list = json_object_get(o, "working");

	if (p->b->n == 0)
		return;
	if (!list) {
		list = json_array();
		json_object_set_new(o, "working", list);
	}
	json_array_append_new(list, zy_explain_take(p));
}

void
zy_explain_none(struct zy_explainer *p, json_t *o)
{
	zy_explain_put(p, WORD("本标准未设", "none in this standard"));
	zy_explain_working(p, o);
}

json_t *
zy_explain_exact(const struct zy_rational *v)
{
	struct zy_buf b = ZY_BUF_INIT;
	json_t *text;

	zy_rational_print(&b, v);
	text = zy_explain_view(zy_buf_get(&b));
	zy_buf_release(&b);
	return text;
}

json_t *
zy_explain_rounded(const struct zy_standard *s, const struct zy_rational *v)
{
	struct zy_buf b = ZY_BUF_INIT;
	json_t *text;

	zy_rational_format(&b, v, s->marks.places, s->marks.rounding);
	text = zy_explain_view(zy_buf_get(&b));
	zy_buf_release(&b);
	return text;
}

json_t *
zy_explain_step(int number, const char *name)
{
	json_t *o = json_object();

	json_object_set_new(o, "step", json_integer(number));
	json_object_set_new(o, "name", json_string(name));
	return o;
}

void
zy_explain_max(struct zy_explainer *p, const struct zy_item *item)
{
	if (!item->has_max)
		return;
	zy_explain_put(p, WORD("，至多 ", ", at most "));
	zy_explain_value(p, &item->max);
}

void
zy_explain_floor(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->place == ZY_IN_PENALTY ||
	    (!item->has_floor && zy_rational_sign(&item->floor) == 0))
		return;
	zy_explain_put(p, WORD("，不低于 ", ", not below "));
	zy_explain_value(p, &item->floor);
}

void
zy_explain_start(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->place == ZY_IN_PENALTY)
		return;
	zy_explain_value(p, &item->max);
	zy_explain_put(p, WORD(" 分，", " points, "));
}

void
zy_explain_minuend(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->place == ZY_IN_PENALTY)
		return;
	zy_explain_value(p, &item->max);
	zy_explain_put(p, " - ");
}

void
zy_explain_questions(struct zy_explainer *p, const struct zy_item *item)
{
	const struct zy_ballot_rules *r = &p->s->ballot;
	const char *name;
	size_t i, k;

	for (i = 0; i < item->nquestions; i++) {
		zy_explain_put(
		    p, i ? WORD("；", "; ") : WORD("，取：", ", of: "));
		name = item->questions[i];
		for (k = 0; k < r->nquestions; k++)
			if (strcmp(r->questions[k].id, name) == 0)
				break;
		zy_privacy_visible(p->b,
		    zy_view(k < r->nquestions ? r->questions[k].name : name));
	}
}
