/*
 * Splits the subjects of a tally by a column of the roster.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/subject-parts.h"

#include <stdlib.h>

#include "report/standing.h"

/* A subject and its value in the column. */
struct one {
	struct zy_view value, subject;
};

/*
 * Orders subjects by their value, then by id; those without a value come last.
 */
static int
by_value(const void *a, const void *b)
{
	const struct one *x = a, *y = b;
	int c;

	if ((x->value.n == 0) != (y->value.n == 0))
		return x->value.n ? -1 : 1;
	c = zy_label_cmp(x->value, y->value);
	return c ? c : zy_view_cmp(x->subject, y->subject);
}

/* Returns the column of a table by its name or its Chinese name, or -1. */
static int
find_column(const struct zy_table *t, const char *name)
{
	int c = zy_table_find(t, name);
	size_t i;

	for (i = 0; c < 0 && i < t->ncolumns; i++)
		if (t->columns[i].decl && t->columns[i].decl->zh &&
		    strcmp(t->columns[i].decl->zh, name) == 0)
			c = (int)i;
	return c;
}

/* Makes a part of each sequence of equal values. */
static void
make_parts(struct zy_subject_parts *p, const struct one *all, size_t n)
{
	size_t i, cap = 0;

	p->subjects = zy_calloc(n + 1, sizeof(*p->subjects));
	for (i = 0; i < n; i++) {
		p->subjects[i] = all[i].subject;
		if (i == 0 || !zy_view_eq(all[i].value, all[i - 1].value)) {
			p->items = zy_grow(
			    p->items, &cap, p->n + 1, sizeof(*p->items));
			p->items[p->n++] = (struct zy_subject_part){
			    all[i].value, &p->subjects[i], 0};
		}
		p->items[p->n - 1].n++;
	}
}

int
zy_subject_parts_init(struct zy_subject_parts *p,
    const struct zy_report_data *data, const char *column, struct zy_error *e)
{
	const struct zy_intern *subjects = data->sums.subjects;
	int c = find_column(&data->orgs, column);
	uint32_t i, n = zy_intern_count(subjects);
	struct one *all;
	int64_t row;

	*p = (struct zy_subject_parts){.n = 0};
	if (c < 0)
		return zy_error_set(e, ZY_ERROR_CONFIG,
		    _("--split: no roster of organisations has the column "
		      "'%s'"),
		    column);
	all = zy_calloc(n + 1, sizeof(*all));
	for (i = 0; i < n; i++) {
		all[i].subject = zy_intern_get(subjects, i);
		row = zy_report_data_org_row(data, all[i].subject);
		if (row < 0)
			p->unknown++;
		else
			all[i].value = zy_table_cell(data->orgs.rows[row], c);
	}
	qsort(all, n, sizeof(*all), by_value);
	make_parts(p, all, n);
	free(all);
	return 0;
}

void
zy_subject_parts_release(struct zy_subject_parts *p)
{
	free(p->items);
	free(p->subjects);
}
