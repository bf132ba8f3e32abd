/*
 * Lays out an explanation as an outline: one line for each step, with indented
 * lines for what it is made of.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kind-explanation.h"

#include <string.h>

/* A line while it is being written: its text, and the text that follows it. */
struct line {
	struct zy_doc *d;
	struct zy_buf text, more;
};

/* Returns the text of a member of a JSON object, or "". */
static const char *
member(const json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));

	return text ? text : "";
}

static void
line_end(struct line *l, int level)
{
	zy_buf_putc(&l->text, '\0');
	zy_buf_putc(&l->more, '\0');
	zy_doc_line(l->d, level, l->text.p, l->more.n > 1 ? l->more.p : NULL);
	zy_buf_reset(&l->text);
	zy_buf_reset(&l->more);
}

/* Appends "领导班子好 (leadership)", or the title that o brings along. */
static void
put_title(struct line *l, const json_t *o, const char *id)
{
	const char *title = member(o, "title");
	const char *name = member(o, "name");

	zy_buf_puts(&l->text, *title ? title : name);
	if (!*title && *member(o, id) && strcmp(name, member(o, id)) != 0)
		zy_buf_printf(&l->text, " (%s)", member(o, id));
}

/*
 * Appends a piece to the text that follows a line; a result by itself needs no
 * separator.
 */
static void
put_piece(struct line *l, const char *piece)
{
	if (l->more.n)
		zy_buf_puts(&l->more,
		    *piece == '=' ? " " : zy_doc_word(l->d, "；", "; "));
	zy_buf_puts(&l->more, piece);
}

/* Appends evidence in words, each with its source. */
static void
put_figures(struct line *l, const json_t *list)
{
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *figure = json_array_get(list, i);

		put_piece(l, member(figure, "text"));
		if (*member(figure, "source"))
			zy_buf_printf(
			    &l->more, " [%s]", member(figure, "source"));
	}
}

static void
put_working(struct line *l, const json_t *o)
{
	const json_t *list = json_object_get(o, "working");
	size_t i;

	for (i = 0; i < json_array_size(list); i++)
		put_piece(l, json_string_value(json_array_get(list, i)));
}

/* Appends the separator between a text and what follows it. */
static void
put_mark(struct line *l, const char *zh, const char *en)
{
	zy_buf_puts(&l->text, zy_doc_word(l->d, zh, en));
}

/* Returns whether any group has votes on the question. */
static bool
has_votes(const json_t *question, const json_t *figures)
{
	size_t i;

	for (i = 0; i < json_array_size(figures); i++)
		if (strcmp(member(json_array_get(figures, i), "question"),
			member(question, "question")) == 0)
			return true;
	return false;
}

/* Adds one line that lists the questions without votes. */
static void
add_silent(
    struct line *l, const json_t *questions, const json_t *figures, int level)
{
	const json_t *question, *last = NULL;
	size_t i;

	for (i = 0; i < json_array_size(questions); i++) {
		question = json_array_get(questions, i);
		if (has_votes(question, figures))
			continue;
		if (last)
			put_mark(l, "、", ", ");
		put_title(l, question, "question");
		last = question;
	}
	if (!last)
		return;
	put_mark(l, "：", ":");
	put_working(l, last);
	line_end(l, level);
}

/* Adds a line for each question, and below it one for each group of voters. */
static void
add_questions(struct line *l, const json_t *o, int level)
{
	const json_t *questions = json_object_get(o, "questions");
	const json_t *figures = json_object_get(o, "figures");
	size_t i, k;

	for (i = 0; i < json_array_size(questions); i++) {
		const json_t *question = json_array_get(questions, i);

		if (!has_votes(question, figures))
			continue;
		put_title(l, question, "question");
		put_mark(l, "：", ":");
		put_working(l, question);
		line_end(l, level);
		for (k = 0; k < json_array_size(figures); k++) {
			const json_t *figure = json_array_get(figures, k);

			if (strcmp(member(figure, "question"),
				member(question, "question")) != 0)
				continue;
			zy_buf_puts(&l->text, member(figure, "text"));
			if (*member(figure, "source"))
				zy_buf_printf(&l->text, " [%s]",
				    member(figure, "source"));
			line_end(l, level + 1);
		}
	}
	add_silent(l, questions, figures, level);
}

/* Adds the rule as the county's own table words it, where it does. */
static void
put_words(struct line *l, const char *words)
{
	if (!*words)
		return;
	zy_buf_puts(
	    &l->text, zy_doc_word(l->d, "（原文：“", " (in the table: '"));
	zy_buf_puts(&l->text, words);
	zy_buf_puts(&l->text, zy_doc_word(l->d, "”）", "')"));
}

/*
 * Adds the line of one part, with rule, evidence and calculation, and below it
 * the ballots.
 */
static void
add_part(struct line *l, const json_t *o, const char *id, int level)
{
	put_title(l, o, id);
	put_mark(l, "：", ":");
	if (*member(o, "rule")) {
		zy_buf_puts(&l->text, zy_doc_word(l->d, "", " "));
		zy_buf_puts(&l->text, member(o, "rule"));
		put_words(l, member(o, "words"));
		put_mark(l, "；", ";");
	}
	if (!json_object_get(o, "questions"))
		put_figures(l, json_object_get(o, "figures"));
	put_working(l, o);
	put_figures(l, json_object_get(o, "moved"));
	line_end(l, level);
	add_questions(l, o, level + 1);
}

/*
 * Returns whether two parts have the same text except for their titles, so that
 * they can share a line.
 */
static bool
alike(const json_t *a, const json_t *b)
{
	return !*member(a, "rule") && !*member(b, "rule") &&
	       json_array_size(json_object_get(a, "figures")) == 0 &&
	       json_array_size(json_object_get(b, "figures")) == 0 &&
	       !json_object_get(a, "moved") && !json_object_get(b, "moved") &&
	       json_equal(json_object_get(a, "working"),
		   json_object_get(b, "working"));
}

/*
 * Appends the titles of the part i and of those after it that are alike, so
 * that they share a line.  Returns the index of the last one.
 */
static size_t
put_titles(struct line *l, const json_t *list, size_t i, const char *id)
{
	const json_t *o = json_array_get(list, i);

	while (i + 1 < json_array_size(list) &&
	       alike(o, json_array_get(list, i + 1))) {
		put_title(l, json_array_get(list, i++), id);
		put_mark(l, "、", ", ");
	}
	return i;
}

/*
 * Ends the heading of the vetoes and adds them.  Neighbours that are alike
 * share a line; if all are, the heading's line.
 */
static void
add_vetoes(struct line *l, const json_t *list)
{
	size_t i, n = json_array_size(list);
	bool one = true;

	for (i = 0; i < n; i++)
		one &= alike(json_array_get(list, 0), json_array_get(list, i));
	if (one && n)
		put_mark(l, "", " ");
	else
		line_end(l, 0);
	for (i = 0; i < n; i++) {
		i = put_titles(l, list, i, "veto");
		add_part(l, json_array_get(list, i), "veto", one ? 0 : 1);
	}
}

/* Adds a line for each part of a step. */
static void
add_list(struct line *l, const json_t *list, const char *id)
{
	size_t i;

	for (i = 0; i < json_array_size(list); i++)
		add_part(l, json_array_get(list, i), id, 1);
}

/* Adds the items whose points count in a head, the bonus or the penalties. */
static void
add_items(struct line *l, const json_t *items, const char *in, int level)
{
	size_t i;

	for (i = 0; i < json_array_size(items); i++) {
		const json_t *item = json_array_get(items, i);

		if (strcmp(member(item, "in"), in) == 0)
			add_part(l, item, "item", level);
	}
}

/* Adds the requirements of bands that the total alone would reach. */
static void
add_requirements(struct line *l, const json_t *bands)
{
	size_t i, k;

	for (i = 0; i < json_array_size(bands); i++) {
		const json_t *list =
		    json_object_get(json_array_get(bands, i), "require");

		for (k = 0; k < json_array_size(list); k++) {
			const json_t *one = json_array_get(list, k);

			if (json_object_get(one, "working"))
				add_part(l, one, "field", 1);
		}
	}
}

/* Adds steps 1 to 3: the points of each head with its items. */
static void
add_heads(struct line *l, const json_t *heads, const json_t *items)
{
	const json_t *list = json_object_get(heads, "heads");
	size_t i;

	zy_buf_puts(&l->text,
	    zy_doc_word(l->d, "第 1 至 3 步 各项得分和大项合计及其限额：",
		"Steps 1 to 3: items and heads, each within its bounds:"));
	put_working(l, heads);
	line_end(l, 0);
	for (i = 0; i < json_array_size(list); i++) {
		const json_t *head = json_array_get(list, i);

		add_part(l, head, "head", 1);
		add_items(l, items, member(head, "head"), 2);
	}
}

/* Adds step number n, 4 to 12, with its parts. */
static void
add_step(struct line *l, const json_t *step, const json_t *items)
{
	static const char *const names[][2] = {[4] = {"基本分", "base"},
	    [5] = {"加分", "bonus"},
	    [6] = {"扣分", "penalties"},
	    [7] = {"综合", "composition"},
	    [8] = {"一票否决", "vetoes"},
	    [9] = {"门槛", "gates"},
	    [10] = {"等次", "band"},
	    [11] = {"比例控制", "forced shares"},
	    [12] = {"修约", "rounding, once"}};
	json_int_t n = json_integer_value(json_object_get(step, "step"));

	zy_buf_printf(&l->text,
	    l->d->zh ? "第 %d 步 %s：" : "Step %d: %s:", (int)n,
	    names[n][!l->d->zh]);
	put_working(l, step);
	if (n == 8) {
		add_vetoes(l, json_object_get(step, "vetoes"));
		return;
	}
	line_end(l, 0);
	if (n == 5)
		add_items(l, items, "bonus", 1);
	if (n == 6)
		add_items(l, items, "penalty", 1);
	add_list(l, json_object_get(step, "sources"), "from");
	add_list(l, json_object_get(step, "gates"), "gate");
	add_requirements(l, json_object_get(step, "bands"));
}

/* Sets the title, and adds the lines on the standard. */
static void
add_head(struct line *l, const json_t *page, bool first)
{
	zy_buf_puts(&l->text, zy_doc_word(l->d, "得分说明：", "Score of "));
	zy_buf_puts(&l->text, member(page, "subject"));
	if (*member(page, "name"))
		zy_buf_printf(&l->text, " %s", member(page, "name"));
	zy_buf_putc(&l->text, '\0');
	if (first)
		l->d->title = zy_doc_text(l->d, zy_view(l->text.p));
	else
		zy_doc_page(l->d, l->text.p);
	zy_buf_reset(&l->text);
	zy_buf_puts(&l->text, zy_doc_word(l->d, "评分标准：", "Standard: "));
	zy_buf_puts(&l->text, member(page, "title"));
	if (strcmp(member(page, "title"), member(page, "standard")) != 0)
		zy_buf_printf(&l->text, " (%s)", member(page, "standard"));
	if (*member(page, "version"))
		zy_buf_printf(&l->text, "%s%s",
		    zy_doc_word(l->d, "，版本 ", ", version "),
		    member(page, "version"));
	if (*member(page, "basis")) {
		put_mark(l, "；", ";");
		zy_buf_printf(&l->more, "%s%s",
		    zy_doc_word(l->d, "依据：", "basis: "),
		    member(page, "basis"));
	}
	line_end(l, 0);
}

/* Adds the exemptions that apply, and those that evidence denies. */
static void
add_exemptions(struct line *l, const json_t *page)
{
	const json_t *claims = json_object_get(page, "not_exempt");
	size_t i;

	if (*member(page, "exempt")) {
		zy_buf_puts(&l->text, zy_doc_word(l->d, "不参加考评：",
					  "Exempt by the standard: "));
		zy_buf_puts(&l->text, member(page, "exemption"));
		if (json_array_size(json_object_get(page, "figures")))
			put_mark(l, "；", ";");
		put_figures(l, json_object_get(page, "figures"));
		line_end(l, 0);
	}
	for (i = 0; i < json_array_size(claims); i++) {
		zy_buf_puts(&l->text,
		    zy_doc_word(l->d, "参加考评，不属于：", "Not exempt by: "));
		put_title(l, json_array_get(claims, i), "exemption");
		put_mark(l, "；", ";");
		put_figures(
		    l, json_object_get(json_array_get(claims, i), "figures"));
		line_end(l, 0);
	}
}

void
zy_kind_explanation(struct zy_doc *d, const json_t *explanation, bool first)
{
	struct line l = {.d = d, .text = ZY_BUF_INIT, .more = ZY_BUF_INIT};
	const json_t *steps = json_object_get(explanation, "steps"), *items;
	size_t i;

	add_head(&l, explanation, first);
	add_exemptions(&l, explanation);
	if (json_array_size(steps)) {
		items = json_object_get(json_array_get(steps, 0), "items");
		add_heads(&l, json_array_get(steps, 1), items);
		for (i = 2; i < json_array_size(steps); i++)
			add_step(&l, json_array_get(steps, i), items);
	}
	zy_buf_release(&l.text);
	zy_buf_release(&l.more);
}
