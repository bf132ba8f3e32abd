/*
 * Makes the rows of the table of a progress and says in which of them each
 * organisation counts (zy_progress_group of progress/progress.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/state.h"

/* Adds a row to those of the organisation that is dealt with. */
static void
put_row(struct zy_progress *p, size_t *n, uint32_t row)
{
	p->rows = zy_grow(p->rows, &p->rows_cap, *n + 1, sizeof(*p->rows));
	p->rows[(*n)++] = row;
}

/*
 * Adds the rows of an organisation: of the value in the column, or of each of
 * the values of a derived one.
 */
static void
put_rows(struct zy_progress *p, size_t org, size_t column,
    struct zy_intern *names, size_t *n)
{
	struct zy_view cells[ZY_VIEW_COLUMNS_MAX], list, one;
	const struct zy_view_kind *k = &p->views.kinds[ZY_PROGRESS_ORG];

	zy_view_roster_row(&p->views, ZY_PROGRESS_ORG,
	    &p->views.people->orgs.table, org, cells, (uint32_t)org);
	list = cells[column];
	if (column < k->nown) {
		put_row(p, n, zy_intern_put(names, list));
		return;
	}
	do {
		if (!zy_text_next_name(&list, "", &one))
			one = (struct zy_view){"", 0};
		put_row(p, n, zy_intern_put(names, one));
	} while (list.n);
}

int
zy_progress_group(
    struct zy_progress *p, const char *column, struct zy_intern *names)
{
	const struct zy_view_kind *k = &p->views.kinds[ZY_PROGRESS_ORG];
	size_t i, n = 0, orgs = p->views.people->orgs.table.nrows;
	int c = column ? zy_view_find(k, column) : 0;

	if (c < 0)
		return -1;
	if (column && strcmp(k->schema.columns[c].name, "liaison") == 0)
		p->leaders = names;
	p->row_at = zy_reallocarray(NULL, orgs + 1, sizeof(*p->row_at));
	for (i = 0; i < orgs; i++) {
		p->row_at[i] = n;
		if (column)
			put_rows(p, i, (size_t)c, names, &n);
		else
			put_row(p, &n, (uint32_t)i);
	}
	p->row_at[orgs] = n;
	p->nrows = column ? zy_intern_count(names) : (uint32_t)orgs;
	p->counts = zy_calloc(
	    ((size_t)p->nrows + 1) * (p->questions->n + 1), sizeof(*p->counts));
	return 0;
}
