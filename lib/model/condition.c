/*
 * Reads conditions: a recursive descent over
 *
 *	any   := all { "or" all }
 *	all   := one { "and" one }
 *	one   := "not" one | "(" any ")" | COLUMN OPERATOR VALUE
 *	       | COLUMN "in" "(" VALUE { "," VALUE } ")"
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/condition-state.h"

enum {
	DEPTH_MAX = 64, /* of brackets and nots */
	COMPARISONS_MAX = 1000,
};

struct parser {
	struct zy_condition *c;
	struct zy_view text;
	size_t at; /* bytes read */
	int depth;
	struct zy_error *e;
};

/* A sign, and what may be written instead of it. */
struct sign {
	const char *text;
	enum operator op;
};

/* The longer of two signs that begin alike stands first. */
static const struct sign operators[] = {
    {"!=", OP_UNEQUAL},
    {"<>", OP_UNEQUAL},
    {"≠", OP_UNEQUAL},
    {"！＝", OP_UNEQUAL},
    {"<=", OP_LESS_EQUAL},
    {"≤", OP_LESS_EQUAL},
    {"＜＝", OP_LESS_EQUAL},
    {">=", OP_MORE_EQUAL},
    {"≥", OP_MORE_EQUAL},
    {"＞＝", OP_MORE_EQUAL},
    {"==", OP_EQUAL},
    {"=", OP_EQUAL},
    {"＝", OP_EQUAL},
    {"<", OP_LESS},
    {"＜", OP_LESS},
    {">", OP_MORE},
    {"＞", OP_MORE},
    {"~", OP_CONTAINS},
    {"～", OP_CONTAINS},
};

static const char *const opening[] = {"(", "（", NULL};
static const char *const closing[] = {")", "）", NULL};
static const char *const commas[] = {",", "，", "、", NULL};
static const char *const ands[] = {"and", "并且", "且", "&&", NULL};
static const char *const ors[] = {"or", "或者", "或", "||", NULL};
static const char *const nots[] = {"not", "非", "!", NULL};
static const char *const ins[] = {"in", "属于", NULL};

/* Returns the text that is not parsed yet. */
static struct zy_view
rest(const struct parser *p)
{
	return (struct zy_view){p->text.p + p->at, p->text.n - p->at};
}

/* Advances p past blanks. */
static void
skip_blanks(struct parser *p)
{
	uint32_t code;
	int n;

	while (p->at < p->text.n &&
	       (n = zy_text_decode(
		    p->text.p + p->at, p->text.p + p->text.n, &code)) > 0 &&
	       zy_text_is_blank(code))
		p->at += (size_t)n;
}

/*
 * Fills the parser's error with `what` at the present character.  Returns -1
 * always.
 */
static int
fail(struct parser *p, const char *what)
{
	struct zy_view before = {p->text.p, p->at};

	zy_error_set(p->e, ZY_ERROR_CONFIG,
	    _("condition: character %llu: %s: '%.*s'"),
	    (unsigned long long)zy_text_count(before) + 1, what,
	    ZY_ARG(rest(p)));
	return -1;
}

/* Does a word end where the text goes on like that?  `android` does not begin
 * with `and`, nor 非公 with 非. */
static bool
is_boundary(struct zy_view left)
{
	uint32_t code;

	if (left.n == 0 || strchr("(\"'", left.p[0]) ||
	    zy_view_starts(left, "（"))
		return true;
	return zy_text_decode(left.p, left.p + left.n, &code) > 0 &&
	       zy_text_is_blank(code);
}

/*
 * Reads one of the signs or words of the list, if one follows.  Returns whether
 * one did.
 */
static bool
take(struct parser *p, const char *const *list)
{
	struct zy_view left;
	uint32_t code;

	skip_blanks(p);
	left = rest(p);
	for (; *list; list++) {
		size_t n = strlen(*list);

		zy_text_decode(*list, *list + n, &code);
		if (!zy_view_starts(left, *list) ||
		    (zy_text_is_word(code) &&
			!is_boundary((struct zy_view){left.p + n, left.n - n})))
			continue;
		p->at += n;
		return true;
	}
	return false;
}

/* Returns whether one of the signs or words of the list follows. */
static bool
stands(struct parser *p, const char *const *list)
{
	size_t at = p->at;
	bool there = take(p, list);

	p->at = at;
	return there;
}

/*
 * Reads an operator into *op.  Returns false, with only blanks skipped, where
 * none follows.
 */
static bool
take_operator(struct parser *p, enum operator* op)
{
	size_t i;

	skip_blanks(p);
	for (i = 0; i < sizeof(operators) / sizeof(*operators); i++)
		if (zy_view_starts(rest(p), operators[i].text)) {
			p->at += strlen(operators[i].text);
			*op = operators[i].op;
			return true;
		}
	return false;
}

/* Does a word of the text end here? */
static bool
ends_word(const struct parser *p, bool in_column)
{
	static const char *const ends[] = {"(", ")", "（", "）", ",", "，"};
	struct zy_view left = rest(p);
	uint32_t code;
	size_t i;

	if (zy_text_decode(left.p, left.p + left.n, &code) > 0 &&
	    zy_text_is_blank(code))
		return true;
	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (zy_view_starts(left, ends[i]))
			return true;
	for (i = 0; in_column && i < sizeof(operators) / sizeof(*operators);
	     i++)
		if (zy_view_starts(left, operators[i].text))
			return true;
	return false;
}

/*
 * Reads a text in quotes, in which two quotes mean one.  Returns 0, or -1 where
 * its end is missing.
 */
static int
take_quoted(struct parser *p, char quote, struct zy_view *out)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t start = p->at++;

	for (;; p->at++) {
		if (p->at >= p->text.n) {
			zy_buf_release(&b);
			p->at = start;
			return fail(p, _("the quote is not closed"));
		}
		if (p->text.p[p->at] == quote) {
			if (p->at + 1 >= p->text.n ||
			    p->text.p[p->at + 1] != quote)
				break;
			p->at++;
		}
		zy_buf_putc(&b, p->text.p[p->at]);
	}
	p->at++;
	out->n = b.n;
	out->p = zy_arena_strndup(&p->c->arena, b.p ? b.p : "", b.n);
	zy_buf_release(&b);
	return 0;
}

/*
 * Reads a column's name or a value, with or without quotes; a value may be
 * empty.  Returns 0, or -1 with the error set.
 */
static int
take_word(struct parser *p, bool in_column, struct zy_view *out)
{
	size_t start;
	uint32_t code;

	skip_blanks(p);
	if (p->at < p->text.n &&
	    (p->text.p[p->at] == '"' || p->text.p[p->at] == '\''))
		return take_quoted(p, p->text.p[p->at], out);
	start = p->at;
	while (p->at < p->text.n && !ends_word(p, in_column))
		p->at += (size_t)zy_text_decode(
		    p->text.p + p->at, p->text.p + p->text.n, &code);
	out->n = p->at - start;
	out->p = zy_arena_strndup(&p->c->arena, p->text.p + start, out->n);
	return 0;
}

/* Adds a node to the tree.  Returns its number. */
static size_t
add_node(struct zy_condition *c, enum node_kind kind, size_t left, size_t right)
{
	c->nodes =
	    zy_grow(c->nodes, &c->nodes_cap, c->nnodes + 1, sizeof(*c->nodes));
	c->nodes[c->nnodes] = (struct node){kind, left, right};
	return c->nnodes++;
}

/* Adds a comparison and a node for it.  Returns the number of the node. */
static size_t
add_comparison(struct zy_condition *c, struct zy_view column, enum operator op,
    struct zy_view value)
{
	c->comparisons =
	    zy_grow(c->comparisons, &c->cap, c->n + 1, sizeof(*c->comparisons));
	c->comparisons[c->n] = (struct comparison){
	    .column = column, .op = op, .value = value, .at = -1};
	return add_node(c, NODE_COMPARISON, c->n++, 0);
}

/*
 * Parses COLUMN in (A, B), which is true where the column equals A or B.
 * Returns as parse_comparison does.
 */
static int
parse_list(struct parser *p, struct zy_view column, size_t *out)
{
	struct zy_view value;
	bool first = true;

	if (!take(p, opening))
		return fail(p, _("'(' must follow 'in'"));
	do {
		size_t one;

		if (take_word(p, false, &value))
			return -1;
		if (p->c->n >= COMPARISONS_MAX)
			return fail(p, _("too many comparisons"));
		one = add_comparison(p->c, column, OP_EQUAL, value);
		*out = first ? one : add_node(p->c, NODE_OR, *out, one);
		first = false;
	} while (take(p, commas));
	return take(p, closing) ? 0 : fail(p, _("')' is missing"));
}

/*
 * Parses a comparison, and sets *out to its node.  Returns 0, or -1 with the
 * error set.
 */
static int
parse_comparison(struct parser *p, size_t *out)
{
	struct zy_view column, value = ZY_VIEW("");
	enum operator op;

	if (take_word(p, true, &column))
		return -1;
	if (column.n == 0)
		return fail(p, _("the name of a column is missing"));
	if (take(p, ins))
		return parse_list(p, column, out);
	if (!take_operator(p, &op))
		return fail(p, _("one of = != < <= > >= ~ in is missing"));
	if (p->c->n >= COMPARISONS_MAX)
		return fail(p, _("too many comparisons"));
	/* `a= and b=1`: an empty value stands before `and`. */
	if (!stands(p, ands) && !stands(p, ors) && take_word(p, false, &value))
		return -1;
	if (value.n == 0 && op != OP_EQUAL && op != OP_UNEQUAL)
		return fail(p, _("a value is missing"));
	*out = add_comparison(p->c, column, op, value);
	return 0;
}

static int parse_any(struct parser *p, size_t *out);

/*
 * Parses a comparison, a condition in brackets, or `not` before either.
 * Returns as parse_comparison does.
 */
static int
parse_one(struct parser *p, size_t *out)
{
	int rc;

	if (++p->depth > DEPTH_MAX)
		return fail(p, _("too many brackets inside each other"));
	if (take(p, nots)) {
		rc = parse_one(p, out);
		if (rc == 0)
			*out = add_node(p->c, NODE_NOT, *out, 0);
	} else if (take(p, opening)) {
		rc = parse_any(p, out);
		if (rc == 0 && !take(p, closing))
			rc = fail(p, _("')' is missing"));
	} else {
		rc = parse_comparison(p, out);
	}
	p->depth--;
	return rc;
}

/*
 * Parses conditions, each by part, joined by the words of one list, and sets
 * *out to their node of that kind.  Returns 0, or -1 with the error set.
 */
static int
parse_series(struct parser *p, const char *const *words, enum node_kind kind,
    int (*parse_part)(struct parser *p, size_t *out), size_t *out)
{
	size_t right;

	if (parse_part(p, out))
		return -1;
	while (take(p, words)) {
		if (parse_part(p, &right))
			return -1;
		*out = add_node(p->c, kind, *out, right);
	}
	return 0;
}

/* Parses conditions joined by `and`.  Returns as parse_comparison does. */
static int
parse_all(struct parser *p, size_t *out)
{
	return parse_series(p, ands, NODE_AND, parse_one, out);
}

/* Parses conditions joined by `or`.  Returns as parse_comparison does. */
static int
parse_any(struct parser *p, size_t *out)
{
	return parse_series(p, ors, NODE_OR, parse_all, out);
}

int
zy_condition_parse(struct zy_condition **out, struct zy_view text,
    struct zy_date today, struct zy_error *e)
{
	struct zy_condition *c = zy_calloc(1, sizeof(*c));
	struct parser p = {.c = c, .text = text, .e = e};
	int rc;

	c->today = today;
	*out = NULL;
	if (zy_text_valid(text.p, text.n) < text.n)
		rc = zy_error_set(
		    e, ZY_ERROR_CONFIG, _("condition: it is not UTF-8"));
	else
		rc = parse_any(&p, &c->root);
	skip_blanks(&p);
	if (rc == 0 && p.at < text.n)
		rc = fail(&p, _("'and' or 'or' is missing"));
	if (rc) {
		zy_condition_free(c);
		return -1;
	}
	*out = c;
	return 0;
}

void
zy_condition_free(struct zy_condition *c)
{
	if (!c)
		return;
	free(c->nodes);
	free(c->comparisons);
	zy_arena_release(&c->arena);
	zy_buf_release(&c->scratch);
	free(c);
}

size_t
zy_condition_comparisons(const struct zy_condition *c)
{
	return c->n;
}

struct zy_view
zy_condition_column(
    const struct zy_condition *c, size_t i, bool *found, uint64_t *unknown)
{
	*found = c->comparisons[i].found;
	*unknown = c->comparisons[i].unknown;
	return c->comparisons[i].column;
}
