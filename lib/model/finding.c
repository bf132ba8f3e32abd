/* SPDX-License-Identifier: MIT */
#include "model/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/org.h"

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
zy_findings_release(struct zy_findings *f)
{
	free(f->first);
	free(f->out);
	zy_arena_release(&f->arena);
	*f = (struct zy_findings){0};
}

/*
 * Where a finding goes in the list of its record, NULL: nowhere.  Refusals
 * stand before warnings, in the order in which they were found; behind a first
 * refusal only one for a column that has none yet counts.
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
	x = zy_arena_alloc(&f->arena, sizeof(*x));
	*x =
	    (struct zy_finding){.kind = kind, .fault = fault, .column = column};
	x->what = zy_arena_strndup(&f->arena, text, strlen(text));
	if (kind != ZY_FINDING_WARNED) {
		f->out[row] = true;
		/* Warnings of a record that is out are nobody's. */
		x->next = NULL;
	}
	*at = x;
}

/* The first row of a key; its own number goes in where there is none yet. */
static size_t
first_of(struct zy_org_index *seen, struct zy_view key, size_t row)
{
	uint32_t *at = zy_org_index_slot(seen, key, NULL);

	if (*at == ZY_INTERN_NONE)
		*at = (uint32_t)row;
	return *at;
}

void
zy_findings_find_repeats(
    struct zy_findings *f, const struct zy_table *t, int column)
{
	struct zy_org_index seen = {.keys = zy_intern_new()};
	int c, source = zy_table_find(t, "source");
	struct zy_buf key = ZY_BUF_INIT;
	struct zy_view v;
	size_t i, first;

	for (i = 0; i < t->nrows; i++) {
		zy_buf_reset(&key);
		for (c = 0; c < (int)t->ncolumns; c++) {
			v = zy_table_cell(t->rows[i], c == source ? -1 : c);
			zy_buf_put(&key, (const char *)&v.n, sizeof(v.n));
			zy_buf_view(&key, v);
		}
		first = first_of(&seen, zy_buf_get(&key), i);
		if (first != i)
			zy_findings_fault(f, i, ZY_FINDING_REPEAT,
			    ZY_FAULT_REPEAT, column,
			    _("the same record as %s:%llu, not doubled:"),
			    t->files[t->rows[first]->file],
			    (unsigned long long)t->rows[first]->line);
	}
	zy_buf_release(&key);
	zy_org_index_release(&seen);
}

void
zy_findings_check_ids(struct zy_findings *f, const struct zy_table *t, int id)
{
	struct zy_org_index ids = {.keys = zy_intern_new()};
	size_t i, first;

	for (i = 0; i < t->nrows; i++) {
		struct zy_view v = zy_table_cell(t->rows[i], id);

		if (f->out[i] || v.n == 0)
			continue;
		first = first_of(&ids, v, i);
		if (first != i)
			zy_findings_fault(f, i, ZY_FINDING_REFUSED,
			    ZY_FAULT_TAKEN, id,
			    _("code is already taken by another record, "
			      "%s:%llu:"),
			    t->files[t->rows[first]->file],
			    (unsigned long long)t->rows[first]->line);
	}
	zy_org_index_release(&ids);
}
