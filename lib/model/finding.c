/*
 * Findings on the rows of a table, and checks for repeats and equal ids:
 * implements finding.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "model/key-index.h"

void
zy_findings_init(struct zy_findings *f, size_t nrows)
{
	*f = (struct zy_findings){.n = nrows};
	f->first = zy_calloc(nrows, sizeof(struct zy_finding *));
	f->out = zy_calloc(nrows, sizeof(*f->out));
}

void
zy_findings_grow(struct zy_findings *f, size_t nrows)
{
	f->first =
	    zy_reallocarray(f->first, nrows + 1, sizeof(struct zy_finding *));
	f->out = zy_reallocarray(f->out, nrows + 1, sizeof(*f->out));
	for (; f->n < nrows; f->n++) {
		f->first[f->n] = NULL;
		f->out[f->n] = false;
	}
}

void
zy_findings_take_flaws(struct zy_findings *f, const struct zy_table *t)
{
	const struct zy_table_flaw *flaw;
	struct zy_finding **at, *x;
	size_t i;

	for (i = 0; i < t->nflaws; i++) {
		flaw = &t->flaws[i];
		x = zy_arena_alloc(&f->arena, sizeof(*x));
		*x = (struct zy_finding){.kind = ZY_FINDING_REFUSED,
		    .fault = flaw->fault,
		    .column = flaw->column,
		    .what = flaw->what,
		    .flaw = flaw};
		for (at = &f->first[flaw->row]; *at; at = &(*at)->next)
			;
		*at = x;
		f->out[flaw->row] = true;
	}
}

int
zy_finding_error(const struct zy_table *t, size_t i, const struct zy_finding *x,
    struct zy_error *e)
{
	zy_error_clear(e);
	if (x->flaw)
		return zy_table_flaw_error(t, x->flaw, e);
	return zy_table_fault(t, t->rows[i], x->column, x->fault, x->what, e);
}

void
zy_findings_release(struct zy_findings *f)
{
	free(f->first);
	free(f->out);
	zy_arena_release(&f->arena);
	*f = (struct zy_findings){0};
}

/*
 * Returns where in the list of its row a finding goes, or NULL where it is not
 * added.  Refusals come before warnings, in the order in which they were found;
 * after the first, a refusal is added only for a column that has none.
 */
static struct zy_finding **
place_of(const struct zy_findings *f, size_t row, enum zy_finding_kind kind,
    int column)
{
	struct zy_finding **at = &f->first[row];

	if (f->out[row] && kind != ZY_FINDING_REFUSED)
		return NULL;
	for (; *at; at = &(*at)->next) {
		if (kind == ZY_FINDING_WARNED)
			continue;
		if ((*at)->kind == ZY_FINDING_WARNED)
			break;
		if ((*at)->kind == ZY_FINDING_REPEAT || (*at)->column == column)
			return NULL;
	}
	return at;
}

/*
 * Returns a copy of a phrase in the arena, or an earlier copy: many rows have
 * the same phrase.
 */
static const char *
keep_phrase(struct zy_findings *f, const char *text)
{
	const char **last = &f->said[strlen(text) % ZY_FINDINGS_SAID];

	if (!*last || strcmp(*last, text) != 0)
		*last = zy_arena_strndup(&f->arena, text, strlen(text));
	return *last;
}

void
zy_findings_fault(struct zy_findings *f, size_t row, enum zy_finding_kind kind,
    enum zy_fault fault, int column, const char *fmt, ...)
{
	struct zy_finding **at = place_of(f, row, kind, column), *x;
	char text[640];
	va_list ap;

	if (!at)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	x = zy_arena_words(&f->arena, sizeof(*x));
	*x =
	    (struct zy_finding){.kind = kind, .fault = fault, .column = column};
	x->what = keep_phrase(f, text);
	if (kind != ZY_FINDING_WARNED) {
		f->out[row] = true;
		/* Warnings of a record that is out are nobody's. */
		x->next = NULL;
	}
	*at = x;
}

bool
zy_findings_is_repeat(const struct zy_findings *f, size_t row)
{
	return f->first[row] && f->first[row]->kind == ZY_FINDING_REPEAT;
}

/* Cells of a table whose rows are compared: one column, or all but one. */
struct compared {
	const struct zy_table *table;
	int column; /* -1: all */
	int but;
};

/*
 * Appends the key of a row for a search for repeats: the cell of one column, or
 * all cells but one.
 */
static void
key_of(const void *context, size_t row, struct zy_buf *key)
{
	const struct compared *x = context;
	const struct zy_table_row *r = x->table->rows[row];
	struct zy_view v;
	int c;

	if (x->column >= 0) {
		zy_buf_view(key, zy_table_cell(r, x->column));
		return;
	}
	for (c = 0; c < (int)x->table->ncolumns; c++) {
		v = zy_table_cell(r, c == x->but ? -1 : c);
		zy_buf_put(key, (const char *)&v.n, sizeof(v.n));
		zy_buf_view(key, v);
	}
}

/*
 * Returns the first row with the key of the given row, which is added to the
 * index if it is the first.
 */
static size_t
first_of(struct zy_key_index *seen, size_t row)
{
	uint32_t *at = zy_key_index_slot(seen, row);

	if (*at == ZY_INTERN_NONE)
		*at = (uint32_t)row;
	return *at;
}

void
zy_findings_find_repeats(
    struct zy_findings *f, const struct zy_table *t, int column)
{
	const struct compared all = {t, -1, zy_table_find(t, "source")};
	struct zy_key_index seen;
	size_t i, first;

	zy_key_index_init(&seen, t->nrows, key_of, &all);
	for (i = 0; i < t->nrows; i++) {
		if (f->out[i])
			continue;
		first = first_of(&seen, i);
		if (first == i)
			continue;
		zy_findings_fault(f, i, ZY_FINDING_REPEAT, ZY_FAULT_REPEAT,
		    column, _("the same record as %s:%llu, not doubled:"),
		    t->files[t->rows[first]->file],
		    (unsigned long long)t->rows[first]->line);
		f->first[i]->of = first;
	}
	zy_key_index_release(&seen);
}

void
zy_findings_settle_repeats(struct zy_findings *f)
{
	const struct zy_finding *why;
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (!zy_findings_is_repeat(f, i))
			continue;
		why = f->first[f->first[i]->of];
		if (why && why->kind == ZY_FINDING_REFUSED)
			*f->first[i] = *why;
	}
}

void
zy_findings_check_ids(struct zy_findings *f, const struct zy_table *t, int id)
{
	const struct compared ids = {t, id, -1};
	struct zy_key_index seen;
	size_t i, first;

	zy_key_index_init(&seen, t->nrows, key_of, &ids);
	for (i = 0; i < t->nrows; i++) {
		if (f->out[i] || zy_table_cell(t->rows[i], id).n == 0)
			continue;
		first = first_of(&seen, i);
		if (first != i)
			zy_findings_fault(f, i, ZY_FINDING_REFUSED,
			    ZY_FAULT_TAKEN, id,
			    _("code is already taken by another record, "
			      "%s:%llu:"),
			    t->files[t->rows[first]->file],
			    (unsigned long long)t->rows[first]->line);
	}
	zy_key_index_release(&seen);
}
