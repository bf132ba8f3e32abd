/*
 * 考核评分表, filled in: lays out the steps of an explanation as a scoresheet.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kind-scoresheet.h"

#include <string.h>

/* The page that is being laid out. */
struct sheet {
	struct zy_doc *d;
	const struct zy_standard *s;
	const json_t *items;
	struct zy_doc_table *t;
	struct zy_buf text;
};

#define WORD(zh, en) zy_doc_word(x->d, zh, en)

static const char *
member(const json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));

	return text ? text : "";
}

static void
cell(struct sheet *x, const char *text)
{
	zy_doc_cell(x->t, zy_view(text));
}

/*
 * Adds a cell with a value: a quotient as a decimal with four places, since the
 * working has it in full.
 */
static void
value_cell(struct sheet *x, const char *value)
{
	struct zy_rational r;

	zy_rational_init(&r);
	zy_buf_reset(&x->text);
	if (strchr(value, '/') &&
	    zy_rational_parse(&r, zy_view(value)) == ZY_NUMBER_OK)
		zy_rational_format(&x->text, &r, 4, ZY_HALF_UP);
	else
		zy_buf_puts(&x->text, value);
	zy_doc_cell(x->t, zy_buf_get(&x->text));
	zy_rational_release(&r);
}

/* Appends a piece to the text in x->text, after a separator. */
static void
put_piece(struct sheet *x, const char *piece)
{
	if (x->text.n)
		zy_buf_puts(&x->text, *piece == '=' ? " " : WORD("；", "; "));
	zy_buf_puts(&x->text, piece);
}

static void
put_working(struct sheet *x, const json_t *o)
{
	const json_t *list = json_object_get(o, "working");
	size_t i;

	for (i = 0; i < json_array_size(list); i++)
		put_piece(x, json_string_value(json_array_get(list, i)));
}

/* Returns the evidence of an item with its sources, and the calculation. */
static struct zy_view
basis(struct sheet *x, const json_t *item)
{
	const json_t *list = json_object_get(item, "figures");
	size_t i;

	zy_buf_reset(&x->text);
	for (i = 0; i < json_array_size(list); i++) {
		const json_t *figure = json_array_get(list, i);

		put_piece(x, member(figure, "text"));
		if (*member(figure, "source"))
			zy_buf_printf(
			    &x->text, " [%s]", member(figure, "source"));
	}
	put_working(x, item);
	return zy_buf_get(&x->text);
}

/* Returns the most points that an item gives, "" if they are not bounded. */
static const char *
points(struct sheet *x, const char *id)
{
	size_t i;

	zy_buf_reset(&x->text);
	zy_buf_puts(&x->text, "");
	for (i = 0; i < x->s->nitems; i++)
		if (strcmp(x->s->items[i].id, id) == 0 &&
		    x->s->items[i].has_max)
			zy_rational_print(&x->text, &x->s->items[i].max);
	return x->text.p;
}

/* Adds the rows of a head, of the bonus or of the penalty. */
static void
put_items(struct sheet *x, const char *in, const char *name)
{
	size_t i;

	for (i = 0; i < json_array_size(x->items); i++) {
		const json_t *item = json_array_get(x->items, i);

		if (strcmp(member(item, "in"), in) != 0)
			continue;
		zy_doc_row(x->t, ZY_ROLE_PLAIN);
		cell(x, name);
		cell(x, member(item, "name"));
		cell(x, points(x, member(item, "item")));
		cell(
		    x, member(item, *member(item, "words") ? "words" : "rule"));
		value_cell(x, member(item, "held"));
		zy_doc_cell(x->t, basis(x, item));
		name = "";
	}
}

/*
 * Adds the row of a sum: the most that there is, the value, and how it was
 * computed.
 */
static void
put_sum(struct sheet *x, const char *name, const char *max, const char *value,
    const json_t *working)
{
	zy_doc_row(x->t, ZY_ROLE_SUM);
	cell(x, name);
	cell(x, "");
	cell(x, max);
	cell(x, "");
	value_cell(x, value);
	zy_buf_reset(&x->text);
	put_working(x, working);
	zy_doc_cell(x->t, zy_buf_get(&x->text));
}

/*
 * Adds the table of the scoresheet from the steps of the explanation: head by
 * head its items and their sum, then bonus and penalties.
 */
static void
put_table(struct sheet *x, const json_t *steps)
{
	const json_t *list = json_object_get(json_array_get(steps, 1), "heads");
	const json_t *bonus = json_array_get(steps, 3);
	const json_t *penalty = json_array_get(steps, 4);
	size_t i;

	x->t = zy_doc_table(x->d, NULL);
	zy_doc_column(x->t, WORD("项目", "Head"), NULL, NULL, ZY_ALIGN_LEFT);
	zy_doc_column_wide(x->t, WORD("考核内容", "Item"));
	zy_doc_column(x->t, WORD("分值", "Points"), NULL, NULL, ZY_ALIGN_RIGHT);
	zy_doc_column_wide(x->t, WORD("评分办法", "Rule"));
	zy_doc_column(x->t, WORD("得分", "Score"), NULL, NULL, ZY_ALIGN_RIGHT);
	zy_doc_column_wide(x->t, WORD("得分依据", "What it rests on"));
	for (i = 0; i < json_array_size(list); i++) {
		const json_t *head = json_array_get(list, i);

		put_items(x, member(head, "head"), member(head, "name"));
		put_sum(x, WORD("小计", "Sum"), member(head, "max"),
		    member(head, "value"), head);
	}
	if (x->s->bonus.n) {
		put_items(x, "bonus", WORD("加分", "Bonus"));
		put_sum(x, WORD("加分小计", "Bonus"), member(bonus, "cap"),
		    member(bonus, "value"), bonus);
	}
	if (x->s->penalty.n) {
		put_items(x, "penalty", WORD("扣分", "Penalties"));
		put_sum(x, WORD("扣分小计", "Penalties"),
		    member(penalty, "cap"), member(penalty, "value"), penalty);
	}
}

/*
 * Adds a paragraph with the calculation of a step and the texts of its parts.
 */
static void
put_step(
    struct sheet *x, const char *name, const json_t *step, const char *parts)
{
	const json_t *list = json_object_get(step, parts), *part;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	zy_buf_reset(&x->text);
	put_working(x, step);
	for (i = 0; i < json_array_size(list); i++) {
		part = json_array_get(list, i);
		zy_buf_puts(&b, member(part, "title")[0]
				    ? member(part, "title")
				    : member(part, "name"));
		zy_buf_puts(&b, WORD("：", ": "));
		put_piece(x, b.p);
		zy_buf_reset(&b);
		if (json_array_size(json_object_get(part, "working")))
			zy_buf_puts(&x->text,
			    json_string_value(json_array_get(
				json_object_get(part, "working"), 0)));
	}
	zy_buf_puts(&b, name);
	zy_buf_puts(&b, x->text.n ? x->text.p : WORD("无", "none"));
	zy_doc_paragraph(x->d, ZY_ROLE_NOTE, b.p);
	zy_buf_release(&b);
}

/* Adds the page's title and the line about subject, standard and basis. */
static void
put_head(struct sheet *x, const json_t *page, bool first)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *name = member(page, "name");

	zy_buf_printf(&b, "%s%s", *name ? name : member(page, "subject"),
	    WORD("考核评分表", ": scoresheet"));
	if (first)
		x->d->title = zy_doc_text(x->d, zy_buf_get(&b));
	else
		zy_doc_page(x->d, b.p);
	zy_buf_reset(&b);
	zy_buf_printf(&b, "%s%s%s%s", WORD("考核对象：", "Subject: "), name,
	    *name ? " " : "", member(page, "subject"));
	zy_buf_printf(&b, "%s%s", WORD("；评分标准：", "; standard: "),
	    member(page, "title"));
	if (*member(page, "version"))
		zy_buf_printf(&b, "%s%s", WORD("，版本 ", ", version "),
		    member(page, "version"));
	if (*member(page, "basis"))
		zy_buf_printf(&b, "%s%s", WORD("；依据：", "; basis: "),
		    member(page, "basis"));
	zy_doc_paragraph(x->d, ZY_ROLE_PLAIN, b.p);
	zy_buf_release(&b);
}

void
zy_kind_scoresheet(struct zy_doc *d, const struct zy_standard *s,
    const json_t *explanation, bool first)
{
	struct sheet sheet = {.d = d, .s = s}, *x = &sheet;
	const json_t *steps = json_object_get(explanation, "steps");

	put_head(x, explanation, first);
	if (json_array_size(steps) == 0) {
		zy_buf_printf(&x->text, "%s%s",
		    WORD("不参加考评：", "Exempt by the standard: "),
		    member(explanation, "exemption"));
		zy_doc_paragraph(d, ZY_ROLE_PLAIN, x->text.p);
		zy_buf_release(&x->text);
		return;
	}
	x->items = json_object_get(json_array_get(steps, 0), "items");
	put_table(x, steps);
	put_sum(x, WORD("总分", "Total"), "", member(explanation, "total"),
	    json_array_get(steps, 10));
	put_step(x, WORD("基本分：", "Base: "), json_array_get(steps, 2), "");
	put_step(x, WORD("综合：", "Composition: "), json_array_get(steps, 5),
	    "sources");
	put_step(x, WORD("一票否决：", "Vetoes: "), json_array_get(steps, 6),
	    "vetoes");
	put_step(
	    x, WORD("门槛：", "Gates: "), json_array_get(steps, 7), "gates");
	put_step(x, WORD("等次：", "Band: "), json_array_get(steps, 8), "");
	zy_doc_sides(d, WORD("考核人（签字）：", "Assessor:"),
	    WORD("被考核单位（签字）：", "For the subject:"));
	zy_buf_release(&x->text);
}
