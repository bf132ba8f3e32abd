/*
 * Titles of tables, and headings of their parts, that say whose records stand
 * below them (李家坝村党支部党员名册): implements zy_header_titles_add.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include "stream/header.h"

enum {
	TITLE_BYTES = 150, /* a longer text is no title */
	VALUE_BYTES = 30,  /* of a word in a title, at most */
};

/* Returns whether the column's part of that name has the text. */
static bool
is_titled(const struct zy_reader_options *o, const char *part,
    const struct zy_column *c, struct zy_view text)
{
	char name[48];

	snprintf(name, sizeof(name), "%s-%s", part, c->name);
	return zy_dictionary_is_part(zy_header_words(o), zy_view(name), text);
}

/* Returns a text without a year at its end: 2011年, 2011年度. */
static struct zy_view
without_year(struct zy_view v)
{
	struct zy_view rest = v;
	size_t digits = 0;

	if (zy_view_ends(rest, ZY_VIEW("度")))
		rest.n -= strlen("度");
	if (!zy_view_ends(rest, ZY_VIEW("年")))
		return v;
	rest.n -= strlen("年");
	while (
	    digits < rest.n && (unsigned)rest.p[rest.n - digits - 1] - '0' <= 9)
		digits++;
	rest.n -= digits;
	return digits == 4 ? zy_text_trim(rest) : v;
}

/* Adds to l a label like that one, with a title as its text. */
static void
keep_title(struct zy_header_labels *l, const struct zy_header_label *like,
    struct zy_view title, struct zy_arena *arena)
{
	struct zy_header_label x = *like;

	x.text = (struct zy_view){
	    zy_arena_strndup(arena, title.p, title.n), title.n};
	x.column = (struct zy_header_column){.text = zy_view(x.of->zh),
	    .name = zy_view(x.of->name),
	    .decl = x.of,
	    .strength = 1,
	    .composed = true};
	x.value.p = zy_arena_strndup(arena, x.value.p, x.value.n);
	l->items = zy_grow(l->items, &l->cap, l->n + 1, sizeof(*l->items));
	l->items[l->n++] = x;
}

/*
 * Returns the name of whose records a table under this title has, as in
 * 李家坝村党支部党员名册, part of the title: what stands before a word of the
 * part "titled-" and the column's name, if it ends as names do (part
 * "titled-end-"); else an empty view.
 */
static struct zy_view
titled_name(const struct zy_reader_options *o, const struct zy_column *c,
    struct zy_view title)
{
	const struct zy_view none = {NULL, 0};
	size_t at, end = strlen("支部");
	struct zy_view name;

	for (at = end; at < title.n; at++)
		if (is_titled(o, "titled", c,
			(struct zy_view){title.p + at, title.n - at}))
			break;
	if (at >= title.n)
		return none;
	name = without_year(zy_text_trim((struct zy_view){title.p, at}));
	return name.n > end && is_titled(o, "titled-end", c,
				   (struct zy_view){name.p + name.n - end, end})
		   ? name
		   : none;
}

/* Returns the length of the longest value of a column of choices with which the
 * text begins, and sets *choice to its choice; 0 where there is none. */
static size_t
value_at(const struct zy_column *c, struct zy_view text,
    const struct zy_choice **choice)
{
	const struct zy_choice *one;
	size_t n, longest = 0;

	for (n = strlen("一二"); n <= VALUE_BYTES && n <= text.n; n++) {
		one = zy_choice_find(c->choices, (struct zy_view){text.p, n});
		if (!one)
			continue;
		longest = n;
		*choice = one;
	}
	return longest;
}

/*
 * Returns the word in a title that is a value of the column c, a column of
 * choices, as 指导员 in 指导员选派情况表, part of the title; an empty view
 * where there is none, or words of several values.
 */
static struct zy_view
titled_value(const struct zy_column *c, struct zy_view title)
{
	const struct zy_choice *found = NULL, *one = NULL;
	struct zy_view word = {NULL, 0};
	size_t at, n;

	for (at = 0; at < title.n; at += n ? n : 1) {
		n = value_at(
		    c, (struct zy_view){title.p + at, title.n - at}, &one);
		if (n == 0)
			continue;
		if (found && one != found)
			return (struct zy_view){NULL, 0};
		found = one;
		word = (struct zy_view){title.p + at, n};
	}
	/* Of 党建工作指导员 the end says it. */
	for (at = 1; at < word.n; at++)
		if (zy_choice_find(c->choices,
			(struct zy_view){word.p + at, word.n - at}) == found) {
			word.p += at;
			word.n -= at;
			at = 0;
		}
	return word;
}

/*
 * Returns the name that is the heading of a part, 二、李家坝村党支部(12人),
 * part of the text, which zy_cell_fold made; an empty view if it does not end
 * as names do: part "part-end-", or "titled-end-" where it is a title.
 */
static struct zy_view
part_name(const struct zy_reader_options *o, const struct zy_column *c,
    struct zy_view text, bool part)
{
	const size_t end = strlen("支部");
	struct zy_view name = zy_row_part_name(text);

	if (name.n > end && is_titled(o, part ? "part-end" : "titled-end", c,
				(struct zy_view){name.p + name.n - end, end}))
		return name;
	return (struct zy_view){NULL, 0};
}

/*
 * Returns what the heading of a part says, 二、预备党员(3人), without its
 * number and count, if that is a value of the column c, a column of choices;
 * else an empty view.  It is part of the text, which zy_cell_fold made.
 */
static struct zy_view
part_value(const struct zy_reader_options *o, const struct zy_column *c,
    struct zy_view text)
{
	const struct zy_choice *end = c->choices;
	struct zy_view name = zy_row_part_name(text);

	while (end->token)
		end++;
	if (!zy_choice_find(c->choices, name) &&
	    (!end->zh || !zy_dictionary_value(zy_header_words(o), c->choices,
			     end->zh, name, true)))
		name.n = 0;
	return name;
}

/* Returns the only filled cell of a row; an empty view where there are more. */
static struct zy_view
only_cell(const struct zy_header_row *row)
{
	struct zy_view title = {NULL, 0}, cell, last = {NULL, 0};
	size_t i;

	for (i = 0; i < row->n; i++) {
		cell = zy_text_trim(row->cells[i]);
		if (cell.n && title.n && !zy_view_eq(cell, last))
			return (struct zy_view){NULL, 0};
		title = cell.n && title.n == 0 ? cell : title;
		last = cell;
	}
	return title;
}

void
zy_header_titles_add(struct zy_header_labels *l,
    const struct zy_header_row *row, bool part,
    const struct zy_reader_options *o, struct zy_arena *arena)
{
	const struct zy_schema *schema = o->schema;
	struct zy_header_label x = {.line = row->line, .weak = true};
	struct zy_view title = only_cell(row);
	struct zy_buf folded = ZY_BUF_INIT;
	size_t k;

	if (title.n > TITLE_BYTES)
		return;
	zy_cell_fold(&folded, title);
	for (k = 0; schema && title.n && k < schema->n; k++) {
		const struct zy_column *c = &schema->columns[k];

		if ((k < 64 && (o->untitled >> k & 1)) ||
		    (!zy_header_may_be_above(c, o) &&
			!(part && c->flags & ZY_ABOVE_PARTS)))
			continue;
		x.of = c;
		x.value = (struct zy_view){NULL, 0};
		if (part && c->choices)
			x.value = part_value(o, c, zy_buf_get(&folded));
		if (x.value.n == 0 && zy_header_may_be_above(c, o))
			x.value = c->choices ? titled_value(c, title)
					     : titled_name(o, c, title);
		if (x.value.n == 0 && !c->choices)
			x.value = part_name(o, c, zy_buf_get(&folded), part);
		if (x.value.n)
			keep_title(l, &x, title, arena);
	}
	zy_buf_release(&folded);
}
