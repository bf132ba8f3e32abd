/*
 * Errors about the cells of a table, and the flaws that its rows keep:
 * implements zy_table_heading, zy_table_fault, zy_table_add_flawed and related
 * functions of table.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/table.h"

enum {
	FEW_TEXTS = 32, /* texts of flaws that are shared */
};

/*
 * Does what zy_table_heading does, and sets *at to the column, in characters,
 * where the cell of the row began in the input, or 0.
 */
static struct zy_view
find_heading(const struct zy_table *t, const struct zy_table_row *row, size_t c,
    uint64_t *at)
{
	const struct zy_table_column *column = &t->columns[c];
	const struct zy_reject *x = row->reject;
	size_t i;

	*at = 0;
	/* As it came: the one whose column is ours. */
	for (i = 0; x && i < x->header->n; i++) {
		if (x->header->table_column[i] != (int)c)
			continue;
		*at = zy_reject_column(x, i);
		return x->header->headers[i];
	}
	return column->decl ? zy_column_label(column->decl) : column->name;
}

struct zy_view
zy_table_heading(
    const struct zy_table *t, const struct zy_table_row *row, size_t c)
{
	uint64_t at;

	return find_heading(t, row, c, &at);
}

/*
 * Appends the code of a record whose name is missing (cell c), or the name of
 * one whose code is; for a table without codes c is -1.
 */
static void
add_who(const struct zy_table *t, const struct zy_table_row *row, int c,
    struct zy_error *e)
{
	int id = zy_table_find(t, "id"), name = zy_table_find(t, "name");
	struct zy_view who = {NULL, 0};
	struct zy_buf b = ZY_BUF_INIT;

	if (c == id)
		who = zy_table_cell(row, name);
	else if (c == name && c >= 0)
		who = zy_table_cell(row, id);
	zy_buf_printf(&b, "'%.*s'", ZY_ARG(who));
	if (who.n)
		zy_error_help(e, b.p);
	zy_buf_release(&b);
}

/* Does what zy_table_fault does, with the given value of the cell. */
static int
fault_at(const struct zy_table *t, const struct zy_table_row *row, int c,
    enum zy_fault fault, const char *what, struct zy_view value,
    struct zy_error *e)
{
	const struct zy_table_column *column = c < 0 ? NULL : &t->columns[c];
	struct zy_view heading;
	uint64_t at = 0;

	if (e->kind != ZY_ERROR_NONE)
		return -1;
	zy_error_fault(e, fault, what,
	    zy_column_shown(column ? column->decl : NULL, value));
	if (fault == ZY_FAULT_MISSING)
		add_who(t, row, c, e);
	if (column) {
		heading = find_heading(t, row, (size_t)c, &at);
		zy_error_heading(
		    e, column->decl ? column->decl->name : NULL, heading);
	}
	return zy_error_at(
	    e, t->nfiles ? t->files[row->file] : "<input>", row->line, at);
}

int
zy_table_fault(const struct zy_table *t, const struct zy_table_row *row, int c,
    enum zy_fault fault, const char *what, struct zy_error *e)
{
	return fault_at(t, row, c, fault, what, zy_table_cell(row, c), e);
}

/*
 * Returns a copy of a text of a message.  The first FEW_TEXTS texts are kept
 * only once.
 */
static const char *
keep_text(struct zy_table *t, const char *p, size_t n)
{
	const char *text;
	size_t i;

	for (i = 0; i < t->ntexts; i++)
		if (strncmp(t->texts[i], p, n) == 0 && !t->texts[i][n])
			return t->texts[i];
	text = zy_arena_strndup(&t->arena, p, n);
	if (!t->texts)
		t->texts = zy_calloc(FEW_TEXTS, sizeof(const char *));
	if (t->ntexts < FEW_TEXTS)
		t->texts[t->ntexts++] = text;
	return text;
}

/* Adds the flaw of the last row that e describes. */
static void
add_flaw(struct zy_table *t, const struct zy_error *e)
{
	const char *what = e->message + e->heading_n + 2; /* behind ": " */
	const char *end = e->message + strlen(e->message), *help = end;
	struct zy_table_flaw *f;

	if (e->value_n) {
		help = e->message + e->value_at + e->value_n + 1;
		end = e->message + e->value_at - 2; /* before " '" */
	}
	t->flaws =
	    zy_grow(t->flaws, &t->flaws_cap, t->nflaws + 1, sizeof(*t->flaws));
	f = &t->flaws[t->nflaws++];
	*f = (struct zy_table_flaw){.row = t->nrows - 1,
	    .column = zy_table_find(t, e->field),
	    .fault = e->fault,
	    .valued = e->value_n > 0};
	f->what = keep_text(t, what, (size_t)(end - what));
	f->help = keep_text(t, help, strlen(help));
}

bool
zy_table_add_flawed(
    struct zy_table *t, struct zy_reader *r, const struct zy_error *e)
{
	const struct zy_error *x;

	for (x = e; x; x = x->next)
		if (x->kind != ZY_ERROR_RECORD || !x->field[0] || !x->heading_n)
			return false;
	zy_table_add(t, r);
	for (x = e; x; x = x->next)
		add_flaw(t, x);
	return true;
}

void
zy_table_add_flaw(struct zy_table *t, size_t row, int column,
    enum zy_fault fault, const char *what)
{
	size_t at = t->nflaws;

	t->flaws =
	    zy_grow(t->flaws, &t->flaws_cap, t->nflaws + 1, sizeof(*t->flaws));
	for (; at > 0 && t->flaws[at - 1].row > row; at--)
		t->flaws[at] = t->flaws[at - 1];
	t->flaws[at] = (struct zy_table_flaw){.row = row,
	    .column = column,
	    .fault = fault,
	    .what = keep_text(t, what, strlen(what)),
	    .help = "",
	    .valued = true};
	t->nflaws++;
}

const struct zy_table_flaw *
zy_table_flaws(const struct zy_table *t, size_t row, size_t *n)
{
	size_t from = 0, to = t->nflaws, half;

	while (from < to) {
		half = from + (to - from) / 2;
		if (t->flaws[half].row < row)
			from = half + 1;
		else
			to = half;
	}
	for (*n = 0; from + *n < t->nflaws && t->flaws[from + *n].row == row;)
		++*n;
	return *n ? &t->flaws[from] : NULL;
}

int
zy_table_flaw_error(const struct zy_table *t, const struct zy_table_flaw *flaw,
    struct zy_error *e)
{
	const struct zy_table_row *row = t->rows[flaw->row];
	const struct zy_reject *x = row->reject;
	struct zy_view value = {NULL, 0};
	size_t i;

	for (i = 0; flaw->valued && x && i < x->header->n; i++)
		if (x->header->table_column[i] == flaw->column)
			value = zy_reject_cell(x, i);
	fault_at(t, row, flaw->column, flaw->fault, flaw->what, value, e);
	zy_error_append(e, flaw->help);
	return -1;
}
