/*
 * Collects the faults of a record and refuses it for all of them at once, so
 * that people can correct everything before they enter it again.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/enter-faults.h"

static const struct zy_schema *
schema_of(const struct zy_enter *n)
{
	return n->kind->schema;
}

const char *
zy_enter_option(const struct zy_enter *n, int column)
{
	const char *name = zy_cli_option_name(n->append.cli, &n->cells[column]);

	if (n->withdraw)
		return column == ZY_WITHDRAWAL_REF ? "withdraw" : "reason";
	return name ? name : schema_of(n)->columns[column].name;
}

/* Adds to e the values that the cell could have, where the fault lists them. */
static void
add_choices(const struct zy_enter_fault *fault, struct zy_error *e)
{
	struct zy_buf b = ZY_BUF_INIT;

	if (!fault->choices)
		return;
	zy_choice_list(&b, fault->choices);
	zy_error_help(e, b.p);
	zy_buf_release(&b);
	e->choices = fault->choices;
	e->list = fault->list;
}

/*
 * Fills e with a broken rule, at the place of its cell in the input; for a
 * column that the input lacks, at the line of the record.
 */
static void
error_of(const struct zy_enter *n, const struct zy_enter_fault *fault,
    struct zy_view cell, struct zy_error *e)
{
	int c = fault->column;
	const char *name =
	    (size_t)c < schema_of(n)->n ? schema_of(n)->columns[c].name : NULL;
	int at = name ? zy_table_find(&n->table, name) : -1;

	zy_error_clear(e);
	if (at >= 0 || !name) {
		zy_table_fault(&n->table, n->row, at,
		    cell.n ? ZY_FAULT_RULE : ZY_FAULT_MISSING, fault->what, e);
		add_choices(fault, e);
		return;
	}
	zy_error_fault(e, ZY_FAULT_MISSING, fault->what, (struct zy_view){0});
	zy_error_heading(e, name, zy_column_label(&schema_of(n)->columns[c]));
	zy_error_at(e, n->table.files[n->row->file], n->row->line, 0);
	add_choices(fault, e);
}

/*
 * Refuses the record that options give, by a usage error about the option of
 * the fault's column, if it has one.  Returns -1.
 */
static int
refuse_options(
    struct zy_enter *n, const struct zy_enter_fault *fault, struct zy_view cell)
{
	struct zy_cli *cli = n->append.cli;
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_column *own = NULL;

	if ((size_t)fault->column < schema_of(n)->n)
		own = &schema_of(n)->columns[fault->column];
	zy_error_fault(
	    &e, ZY_FAULT_RULE, fault->what, zy_column_shown(own, cell));
	add_choices(fault, &e);
	if (own)
		zy_cli_usage(cli, "--%s: %s", zy_enter_option(n, fault->column),
		    e.message);
	else
		zy_cli_usage(cli, "%s", e.message);
	return -1;
}

int
zy_enter_refuse(struct zy_enter *n, const struct zy_enter_faults *x)
{
	struct zy_arena more = {0};
	struct zy_error first, *e = &first, *last = NULL;
	size_t i;
	int rc;

	if (n->single)
		return refuse_options(n, &x->items[0], x->cells[0]);
	for (i = 0; i < x->nflaws + x->n; i++) {
		if (last)
			e = zy_arena_alloc(&more, sizeof(*e));
		zy_error_clear(e);
		if (i < x->nflaws)
			zy_table_flaw_error(&n->table, &x->flaws[i], e);
		else
			error_of(n, &x->items[i - x->nflaws],
			    x->cells[i - x->nflaws], e);
		if (last)
			last->next = e;
		last = e;
	}
	rc = zy_cli_refuse_row(n->append.cli, &n->table, n->row, &first);
	zy_arena_release(&more);
	return rc;
}

/* Marks a column as wrong, so that no rule checks it again. */
static void
set_wrong(struct zy_enter *n, const char *name)
{
	const struct zy_schema *s = schema_of(n);
	size_t c;

	for (c = 0; c < s->n; c++)
		if (strcmp(s->columns[c].name, name) == 0)
			n->rules.wrong |= UINT64_C(1) << c;
}

void
zy_enter_faults_begin(struct zy_enter *n, size_t row, struct zy_enter_faults *x)
{
	const struct zy_table *t = &n->table;
	const struct zy_column *decl;
	size_t i;

	n->rules.wrong = 0;
	x->n = 0;
	x->flaws = zy_table_flaws(t, row, &x->nflaws);
	for (i = 0; i < x->nflaws; i++) {
		decl = t->columns[x->flaws[i].column].decl;
		set_wrong(n, decl ? decl->name : "");
	}
}

bool
zy_enter_faults_add(struct zy_enter *n, const struct zy_enter_fault *fault,
    struct zy_view cell, struct zy_enter_faults *x)
{
	if (zy_rules_is_wrong(&n->rules, fault->column))
		return false;
	x->cells[x->n] = cell;
	x->items[x->n++] = *fault;
	if (n->single || (size_t)fault->column >= schema_of(n)->n)
		return false;
	n->rules.wrong |= UINT64_C(1) << fault->column;
	return true;
}
