/*
 * Binds conditions to columns and decides them, in three truth values.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/condition-state.h"
#include "model/record.h"

/* Returns the number of the column of r with that name or heading, or -1. */
static int
find_name(const struct zy_reader *r, struct zy_view name)
{
	size_t c;

	for (c = 0; c < zy_reader_columns(r); c++)
		if (zy_view_eq(zy_reader_column_name(r, c), name) ||
		    zy_view_eq(zy_reader_column_header(r, c), name))
			return (int)c;
	return -1;
}

/* Returns the number of a column that the schema does not have, but whose
 * heading means the same in records of another kind (备注, note); or -1. */
static int
find_meaning(const struct zy_reader *r, struct zy_view name)
{
	int strength;
	const struct zy_column *named =
	    zy_schema_match(&zy_any_schema, name, &strength);
	size_t c;

	for (c = 0; named && c < zy_reader_columns(r); c++)
		if (!zy_reader_column(r, c) &&
		    zy_schema_match(&zy_any_schema,
			zy_reader_column_header(r, c), &strength) == named)
			return (int)c;
	return -1;
}

/* Finds the column that the comparison names, and its declaration. */
static void
find_column(struct comparison *m, const struct zy_reader *r,
    const struct zy_schema *schema)
{
	const struct zy_column *named = NULL;
	int strength;

	if (schema)
		named = zy_schema_match(schema, m->column, &strength);
	m->at = find_name(r, m->column);
	if (m->at < 0 && named)
		m->at = zy_reader_find(r, named->name);
	if (m->at < 0)
		m->at = find_meaning(r, m->column);
	if (m->at >= 0 && schema && !named)
		named = zy_schema_find(
		    schema, zy_reader_column_name(r, (size_t)m->at));
	m->decl = named;
	if (!named && m->at >= 0)
		m->decl = zy_reader_column(r, (size_t)m->at);
}

static bool has_order(enum operator op)
{
	return op >= OP_LESS && op <= OP_MORE_EQUAL;
}

/* Returns how the cells of a comparison are compared. */
static enum measure
measure_of(const struct comparison *m)
{
	struct zy_decimal number;

	if (m->value.n == 0)
		return BY_EMPTINESS;
	if (m->op == OP_CONTAINS)
		return BY_TEXT;
	if (m->decl && m->decl->type == ZY_DATE)
		return BY_DATE;
	if (m->decl &&
	    (m->decl->type == ZY_INTEGER || m->decl->type == ZY_DECIMAL ||
		m->decl->type == ZY_RATIO))
		return BY_NUMBER;
	if (!has_order(m->op))
		return BY_TEXT;
	/* A column of text has the order of the value. */
	return zy_decimal_parse(&number, m->value) == ZY_NUMBER_OK ? BY_NUMBER
								   : BY_DATE;
}

/* Fills e with an error about the value of a comparison.  Returns -1 always. */
static int
fail(const struct comparison *m, const char *what, struct zy_error *e)
{
	return zy_error_set(e, ZY_ERROR_CONFIG, "%s: %.*s: %s: '%.*s'",
	    _("condition"), ZY_ARG(m->column), what, ZY_ARG(m->value));
}

/* Returns whether a value is the word for the present day. */
static bool
is_today(struct zy_view v)
{
	return zy_view_is(v, "today") || zy_view_is(v, "今天");
}

/* Reads the value as a cell of the column. */
static int
read_value(struct zy_condition *c, struct comparison *m, struct zy_error *e)
{
	struct zy_error why = ZY_ERROR_INIT;
	struct zy_view clean = m->value;

	if (m->measure == BY_DATE && is_today(m->value)) {
		m->date = c->today;
		return c->today.year ? 0 : fail(m, _("today is not known"), e);
	}
	if (m->decl && m->op != OP_CONTAINS &&
	    zy_cell_clean(m->decl, m->value, &c->scratch, &clean, &why))
		return zy_error_set(e, ZY_ERROR_CONFIG, "%s: %.*s: %s",
		    _("condition"), ZY_ARG(m->column), why.message);
	m->text.n = clean.n;
	m->text.p = zy_arena_strndup(&c->arena, clean.p, clean.n);
	if (m->measure == BY_DATE && !zy_date_parse(&m->date, m->text))
		return fail(m, _("neither a number nor a date"), e);
	if (m->measure == BY_NUMBER &&
	    zy_decimal_parse(&m->number, m->text) != ZY_NUMBER_OK)
		return fail(m, _("not a number"), e);
	return 0;
}

/*
 * Reads the value of a comparison whose column has been searched for.  Returns
 * 0, or -1 with e set.
 */
static int
bind(struct zy_condition *c, struct comparison *m, struct zy_error *e)
{
	m->found = m->found || m->at >= 0;
	m->measure = measure_of(m);
	if (m->at < 0)
		return 0;
	if (m->decl && m->decl->choices && has_order(m->op))
		return fail(m, _("the column has no order"), e);
	return m->measure == BY_EMPTINESS ? 0 : read_value(c, m, e);
}

int
zy_condition_bind(struct zy_condition *c, const struct zy_reader *r,
    const struct zy_schema *schema, struct zy_error *e)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		find_column(&c->comparisons[i], r, schema);
		if (bind(c, &c->comparisons[i], e))
			return -1;
	}
	return 0;
}

int
zy_condition_bind_schema(
    struct zy_condition *c, const struct zy_schema *schema, struct zy_error *e)
{
	struct comparison *m;
	int strength;
	size_t i;

	for (i = 0; i < c->n; i++) {
		m = &c->comparisons[i];
		m->decl = zy_schema_match(schema, m->column, &strength);
		m->at = m->decl ? (int)(m->decl - schema->columns) : -1;
		if (bind(c, m, e))
			return -1;
	}
	return 0;
}

/* Returns ZY_TRUE or ZY_FALSE. */
static enum zy_truth
truth(bool b)
{
	return b ? ZY_TRUE : ZY_FALSE;
}

/*
 * Returns the truth of a comparison; cmp is the result of comparing the cell
 * with the value: -1, 0 or 1.
 */
static enum zy_truth
by_order(enum operator op, int cmp)
{
	switch (op) {
	case OP_EQUAL:
		return truth(cmp == 0);
	case OP_UNEQUAL:
		return truth(cmp != 0);
	case OP_LESS:
		return truth(cmp < 0);
	case OP_LESS_EQUAL:
		return truth(cmp <= 0);
	case OP_MORE:
		return truth(cmp > 0);
	case OP_MORE_EQUAL:
		return truth(cmp >= 0);
	case OP_CONTAINS:
		break;
	}
	return ZY_UNKNOWN;
}

/* Returns the negation of t; that of ZY_UNKNOWN is ZY_UNKNOWN. */
static enum zy_truth
negate(enum zy_truth t)
{
	return (enum zy_truth)(ZY_TRUE - t);
}

/*
 * Returns whether a cell that means a day from first to last is before `day`;
 * ZY_UNKNOWN if only some of these days are.
 */
static enum zy_truth
is_before(int64_t first, int64_t last, int64_t day)
{
	if (last < day)
		return ZY_TRUE;
	return first >= day ? ZY_FALSE : ZY_UNKNOWN;
}

/*
 * Compares two dates, either of which may be vague, with an operator that has
 * an order.
 */
static enum zy_truth
by_date(enum operator op, struct zy_date cell, struct zy_date value)
{
	int64_t first = zy_date_first(cell), last = zy_date_last(cell);
	int64_t from = zy_date_first(value), to = zy_date_last(value);

	switch (op) {
	case OP_LESS:
		return is_before(first, last, from);
	case OP_MORE_EQUAL:
		return negate(is_before(first, last, from));
	case OP_LESS_EQUAL:
		return is_before(first, last, to + 1);
	case OP_MORE:
		return negate(is_before(first, last, to + 1));
	case OP_EQUAL:
	case OP_UNEQUAL:
	case OP_CONTAINS:
		break;
	}
	if (last < from || first > to)
		return truth(op == OP_UNEQUAL);
	if (first >= from && last <= to)
		return truth(op == OP_EQUAL);
	return ZY_UNKNOWN;
}

/* Returns whether a cell contains the needle. */
static bool
contains(struct zy_view cell, struct zy_view needle)
{
	return needle.n <= cell.n &&
	       memmem(cell.p, cell.n, needle.p, needle.n) != NULL;
}

/* Compares a cell with the value of a comparison. */
static enum zy_truth
compare(struct zy_condition *c, const struct comparison *m, struct zy_view cell)
{
	struct zy_error why = ZY_ERROR_INIT;
	struct zy_decimal number;
	struct zy_date date;

	if (m->decl && zy_cell_clean(m->decl, cell, &c->scratch, &cell, &why))
		return ZY_UNKNOWN;
	if (m->measure == BY_EMPTINESS)
		return truth((cell.n == 0) == (m->op == OP_EQUAL));
	if (cell.n == 0)
		return ZY_UNKNOWN;
	if (m->op == OP_CONTAINS)
		return truth(contains(cell, m->text));
	switch (m->measure) {
	case BY_NUMBER:
		if (zy_decimal_parse(&number, cell) != ZY_NUMBER_OK)
			return ZY_UNKNOWN;
		return by_order(m->op, zy_decimal_cmp(number, m->number));
	case BY_DATE:
		if (!zy_date_parse(&date, cell))
			return ZY_UNKNOWN;
		return by_date(m->op, date, m->date);
	case BY_TEXT:
	case BY_EMPTINESS:
		break;
	}
	return by_order(m->op, zy_view_eq(cell, m->text) ? 0 : 1);
}

/* Tests a comparison on a record, and records whether its result is unknown. */
static enum zy_truth
test_comparison(
    struct zy_condition *c, struct comparison *m, const struct zy_view *cells)
{
	struct zy_view cell = {NULL, 0}; /* of a column that is lacking */
	enum zy_truth t;

	if (m->at >= 0)
		cell = zy_cell_unmarked(cells[m->at]);
	t = compare(c, m, zy_text_trim(cell));
	m->unclear = t == ZY_UNKNOWN;
	return t;
}

/* Tests the node with that number, and the nodes below it, on a record. */
static enum zy_truth
test(struct zy_condition *c, size_t node, const struct zy_view *cells)
{
	const struct node *n = &c->nodes[node];
	enum zy_truth left, right;

	if (n->kind == NODE_COMPARISON)
		return test_comparison(c, &c->comparisons[n->left], cells);
	left = test(c, n->left, cells);
	if (n->kind == NODE_NOT)
		return negate(left);
	/* The left side decides where it can; unknown lies between. */
	if (left == (n->kind == NODE_AND ? ZY_FALSE : ZY_TRUE))
		return left;
	right = test(c, n->right, cells);
	if (n->kind == NODE_AND)
		return left < right ? left : right;
	return left > right ? left : right;
}

enum zy_truth
zy_condition_test(struct zy_condition *c, const struct zy_view *cells)
{
	enum zy_truth t;
	size_t i;

	for (i = 0; i < c->n; i++)
		c->comparisons[i].unclear = false;
	t = test(c, c->root, cells);
	for (i = 0; t == ZY_UNKNOWN && i < c->n; i++)
		c->comparisons[i].unknown += c->comparisons[i].unclear;
	return t;
}
