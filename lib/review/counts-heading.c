/*
 * What the headings of counts made by hand mean: implements
 * zy_counts_column_bind, zy_counts_sheet_is and zy_counts_sheet_means of
 * counts-sheet.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/mem.h"
#include "model/record.h"
#include "review/counts-sheet.h"
#include "review/ticks.h"

/* What may follow the name of a grade in a heading. */
static const char *const units[] = {"", "票", "票数", "得票", "得票数", "人数",
    "人", "数", "次数", "张", "票数张", "票数人", "人数人", NULL};

/*
 * Removes a word from the beginning or the end of *text.  Returns true; or
 * false, with *text unchanged, if it is at neither end or is the whole text.
 */
static bool
cut_word(struct zy_view *text, struct zy_view word)
{
	struct zy_buf folded = ZY_BUF_INIT;
	struct zy_view w;
	bool found = true;

	zy_dictionary_fold(&folded, word);
	w = zy_buf_get(&folded);
	if (w.n == 0 || w.n >= text->n) {
		found = false;
	} else if (memcmp(text->p, w.p, w.n) == 0) {
		text->p += w.n;
		text->n -= w.n;
	} else if (zy_view_ends(*text, w)) {
		text->n -= w.n;
	} else {
		found = false;
	}
	zy_buf_release(&folded);
	return found;
}

/*
 * Returns the grade that a folded text names, which a unit may follow, or
 * ZY_CODE_NONE.
 */
static size_t
find_grade(const struct zy_codebook *grades, struct zy_view text)
{
	size_t i, g = ZY_CODE_NONE;

	for (i = 0; units[i] && g == ZY_CODE_NONE; i++) {
		struct zy_view unit = zy_view(units[i]);

		if (text.n > unit.n && zy_view_ends(text, unit))
			g = zy_codebook_find(
			    grades, (struct zy_view){text.p, text.n - unit.n});
	}
	return g;
}

/* The columns of figures, in the order of enum zy_counts_figure. */
static const char *const names[] = {"entitled", "present", "issued", "returned",
    "valid", "invalid", "abstain", NULL};

/*
 * Returns the figure (enum zy_counts_figure) that a folded text names, or -1.
 */
static int
figure_of(
    const struct zy_reader *r, const struct zy_tally *t, struct zy_view text)
{
	const struct zy_dictionary *words = zy_reader_words(r);
	struct zy_meaning all[ZY_MEANINGS];
	size_t i;

	i = find_grade(&t->grades, text);
	if (i != ZY_CODE_NONE)
		return ZY_COUNTS_GRADES + (int)i;
	if (zy_dictionary_heading(words ? words : zy_counts_schema.words(),
		&zy_counts_schema, text, all) == 0)
		return -1;
	for (i = 0; names[i]; i++)
		if (strcmp(all[0].column->name, names[i]) == 0)
			return (int)i;
	return -1;
}

/*
 * Removes a word of the codebook from the beginning or end of *text.  Returns
 * its number, or ZY_CODE_NONE if there is none.
 */
static size_t
cut_code(struct zy_view *text, const struct zy_codebook *words)
{
	size_t i;

	for (i = 0; i < words->n; i++)
		if (cut_word(text, words->names[i]) ||
		    cut_word(text, words->ids[i]))
			return i;
	return ZY_CODE_NONE;
}

/*
 * Returns the figure (enum zy_counts_figure) that the rest of a folded heading
 * names behind its group, or -1.  Words that only say that this group voted
 * (党员评议, 群众代表投票) may stand between.
 */
static int
figure_behind_group(
    const struct zy_reader *r, const struct zy_tally *t, struct zy_view rest)
{
	static const char *const voting[] = {"代表", "评议", "测评", "评价",
	    "投票", "打分", "得票", "票数", "票", "数", "情况", "意见", "结果",
	    NULL};
	int figure = figure_of(r, t, rest);
	size_t i;

	while (figure < 0) {
		for (i = 0; voting[i] && !cut_word(&rest, zy_view(voting[i]));)
			i++;
		if (!voting[i])
			return -1;
		figure = figure_of(r, t, rest);
	}
	return figure;
}

bool
zy_counts_is_share(struct zy_view text)
{
	return zy_view_has(text, "率") || zy_view_has(text, "比例") ||
	       zy_view_has(text, "占比") || zy_view_has(text, "百分") ||
	       zy_view_has(text, "%");
}

/*
 * Sets *c to the meaning of a folded heading, in which group and question may
 * be in either order.  Returns whether it names a figure.
 */
static bool
parse_heading(struct zy_counts_column *c, const struct zy_reader *r,
    const struct zy_tally *t, struct zy_view text)
{
	struct zy_view rest;
	int order;

	*c = (struct zy_counts_column){
	    .question = ZY_CODE_NONE, .group = ZY_CODE_NONE};
	c->figure = figure_of(r, t, text);
	for (order = 0; order < 2 && c->figure < 0; order++) {
		rest = text;
		if (order)
			c->question = cut_code(&rest, &t->questions);
		c->group = cut_code(&rest, &t->groups);
		if (!order)
			c->question = cut_code(&rest, &t->questions);
		if (c->group != ZY_CODE_NONE)
			c->figure = figure_behind_group(r, t, rest);
		else if (rest.n < text.n)
			c->figure = figure_of(r, t, rest);
	}
	c->used = c->figure >= 0;
	return c->used;
}

void
zy_counts_column_bind(struct zy_counts_column *c, const struct zy_reader *r,
    const struct zy_tally *t, size_t i)
{
	struct zy_buf folded = ZY_BUF_INIT;
	size_t grade;

	*c = (struct zy_counts_column){
	    .question = ZY_CODE_NONE, .group = ZY_CODE_NONE};
	if (zy_reader_column(r, i))
		return;
	grade = zy_codebook_find(&t->grades, zy_reader_column_name(r, i));
	if (grade != ZY_CODE_NONE && !zy_view_eq(zy_reader_column_name(r, i),
					 zy_reader_column_header(r, i))) {
		c->used = true; /* --map says so */
		c->figure = ZY_COUNTS_GRADES + (int)grade;
		return;
	}
	zy_dictionary_fold(&folded, zy_reader_column_levels(r, i));
	if (!zy_counts_is_share(zy_buf_get(&folded)) &&
	    !parse_heading(c, r, t, zy_buf_get(&folded))) {
		zy_buf_reset(&folded);
		zy_dictionary_fold(&folded, zy_reader_column_header(r, i));
		/* With its brackets a heading may say a unit, （张）. */
		if (!parse_heading(c, r, t, zy_buf_get(&folded)))
			parse_heading(c, r, t, zy_reader_column_header(r, i));
	}
	zy_buf_release(&folded);
}

bool
zy_counts_sheet_is(const struct zy_reader *r, const struct zy_tally *t)
{
	struct zy_counts_column c;
	size_t i;

	if (zy_reader_find(r, "grade") >= 0 || zy_reader_find(r, "ballot") >= 0)
		return zy_counts_sheet_turned(r, t);
	for (i = 0; i < zy_reader_columns(r); i++) {
		if (zy_codebook_find(&t->questions,
			zy_reader_column_name(r, i)) != ZY_CODE_NONE)
			return false; /* a ballot in wide form */
		zy_counts_column_bind(&c, r, t, i);
		if (c.used && c.figure >= ZY_COUNTS_GRADES)
			return true;
	}
	return false;
}

int
zy_counts_figure_of(
    const struct zy_reader *r, const struct zy_tally *t, struct zy_view cell)
{
	struct zy_buf folded = ZY_BUF_INIT;
	size_t grade = zy_codebook_find(&t->grades, cell);
	int figure = ZY_COUNTS_GRADES + (int)grade;

	if (grade == ZY_CODE_NONE) {
		zy_dictionary_fold(&folded, cell);
		figure = figure_of(r, t, zy_buf_get(&folded));
	}
	zy_buf_release(&folded);
	return figure;
}

void
zy_counts_column_bind_turned(struct zy_counts_column *c,
    const struct zy_reader *r, const struct zy_tally *t, size_t i)
{
	struct zy_buf folded = ZY_BUF_INIT;
	struct zy_view rest;
	size_t k;

	zy_counts_column_bind(c, r, t, i);
	if (c->used || zy_reader_column(r, i))
		return;
	zy_dictionary_fold(&folded, zy_reader_column_levels(r, i));
	rest = zy_buf_get(&folded);
	if (zy_counts_is_share(rest))
		goto out;
	c->group = zy_codebook_find(&t->groups, rest);
	c->question = zy_codebook_find(&t->questions, rest);
	c->used = c->group != ZY_CODE_NONE || c->question != ZY_CODE_NONE;
	if (!c->used) {
		c->group = cut_code(&rest, &t->groups);
		c->question = cut_code(&rest, &t->questions);
		for (k = 1; units[k] && !zy_view_is(rest, units[k]);)
			k++;
		c->used = units[k] != NULL;
	}
	c->figure = ZY_COUNTS_GRADES;
	c->by_row = c->used;
out:
	zy_buf_release(&folded);
}

bool
zy_counts_sheet_turned(const struct zy_reader *r, const struct zy_tally *t)
{
	struct zy_counts_column c;
	size_t i;

	if (zy_reader_find(r, "grade") < 0 || zy_reader_find(r, "ballot") >= 0)
		return false;
	for (i = 0; i < zy_reader_columns(r); i++) {
		zy_counts_column_bind_turned(&c, r, t, i);
		if (c.used && c.figure >= ZY_COUNTS_GRADES)
			return true;
	}
	return false;
}

bool
zy_counts_sheet_means(const struct zy_reader *r, const struct zy_tally *t,
    size_t i, struct zy_buf *b)
{
	struct zy_view header = zy_reader_column_header(r, i);
	struct zy_counts_column c;
	const struct zy_column *of;
	int ticks[ZY_GRADES_MOST], strength;
	size_t k = zy_codebook_find(&t->questions, zy_reader_column_name(r, i));

	if (zy_name_columns_helps(r, (int)i)) {
		zy_buf_puts(b, _("helps to find the subject by its name"));
		return true;
	}
	if (k == ZY_CODE_NONE)
		k = zy_codebook_find(&t->questions, header);
	if (k != ZY_CODE_NONE && !zy_counts_sheet_is(r, t)) {
		zy_buf_printf(b, _("question %.*s (%.*s) of the standard"),
		    ZY_ARG(t->questions.ids[k]), ZY_ARG(t->questions.names[k]));
		return true;
	}
	if (zy_reader_find(r, "grade") < 0 && !zy_counts_sheet_is(r, t) &&
	    zy_ticks_bind(ticks, r, t))
		for (k = 0; k < t->grades.n; k++)
			if (ticks[k] == (int)i) {
				zy_buf_printf(b, _("ticks for %.*s (%.*s)"),
				    ZY_ARG(t->grades.ids[k]),
				    ZY_ARG(t->grades.names[k]));
				return true;
			}
	if (!zy_counts_sheet_is(r, t))
		return false;
	if (zy_counts_sheet_turned(r, t)) {
		zy_counts_column_bind_turned(&c, r, t, i);
		if (c.used && c.figure >= ZY_COUNTS_GRADES) {
			zy_buf_puts(b, _("votes, of the grade in each row"));
			return true;
		}
	}
	zy_counts_column_bind(&c, r, t, i);
	if (c.used && c.figure >= ZY_COUNTS_GRADES) {
		k = (size_t)(c.figure - ZY_COUNTS_GRADES);
		zy_buf_printf(b, _("votes for %.*s (%.*s)"),
		    ZY_ARG(t->grades.ids[k]), ZY_ARG(t->grades.names[k]));
		return true;
	}
	of = c.used
		 ? zy_schema_find(&zy_counts_schema, zy_view(names[c.figure]))
		 : zy_schema_match(&zy_counts_schema, header, &strength);
	if (of)
		zy_buf_printf(
		    b, _("%s (%s), of counts made by hand"), of->name, of->zh);
	return of != NULL;
}
