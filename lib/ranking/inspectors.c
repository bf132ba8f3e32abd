/*
 * Reads the list of inspectors, and draws those of a subject from among those
 * who may inspect it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/inspectors.h"

#include <stdlib.h>

#include "model/name-columns.h"
#include "model/record.h"

#include "ranking/draw.h"

void
zy_inspectors_release(struct zy_inspectors *x)
{
	free(x->items);
	zy_findings_release(&x->findings);
	zy_arena_release(&x->arena);
	*x = (struct zy_inspectors){0};
}

/*
 * Finds the organisation that a cell of a row means, with the cells beside it.
 * Returns false, with the row refused, where there is none or several.
 */
static bool
find_org(struct zy_inspectors *x, size_t row, int column, struct zy_view cell,
    const struct zy_name_hints *beside, uint32_t *org)
{
	struct zy_name_miss miss = {0};
	bool found;

	*org = zy_org_roster_search(
	    x->orgs, cell, beside, _("no such organisation"), &miss);
	found = *org < x->orgs->orgs.n;
	if (!found)
		zy_findings_fault(&x->findings, row, ZY_FINDING_REFUSED,
		    miss.fault, column, "%s", miss.what.p);
	zy_name_miss_release(&miss);
	return found;
}

/* Returns whether a character separates the conflicts in a cell. */
static bool
is_separator(uint32_t code)
{
	return code == ';' || code == ',' || code == '/' || code == 0x3001 ||
	       code == 0xFF0C || code == 0xFF1B || code == '\n';
}

/*
 * Sets *name to the next name of a list and removes it from *list.  Returns
 * false after the last.
 */
static bool
next_name(struct zy_view *list, struct zy_view *name)
{
	const char *p = list->p, *end = p + list->n;
	uint32_t code = 0;
	int n = 0;

	if (list->n == 0)
		return false;
	for (; p < end; p += n) {
		n = zy_text_decode(p, end, &code);
		if (n == 0)
			n = 1;
		else if (is_separator(code))
			break;
	}
	*name = zy_text_trim((struct zy_view){list->p, (size_t)(p - list->p)});
	p += p < end ? n : 0;
	*list = (struct zy_view){p, (size_t)(end - p)};
	return true;
}

/*
 * Reads the conflicts of a row into one.  Returns true; or false where the row
 * is no inspector: it is refused, or its conflict is "yes", with everybody.
 */
static bool
take_conflicts(
    struct zy_inspectors *x, size_t row, int column, struct zy_inspector *one)
{
	struct zy_view list = zy_table_cell(x->table->rows[row], column), name;
	uint32_t org;

	if (zy_view_is(list, "yes") || zy_view_is(list, "是")) {
		x->excused++;
		return false;
	}
	if (list.n == 0 || zy_view_is(list, "no") || zy_view_is(list, "否") ||
	    zy_view_is(list, "无"))
		return true;
	one->conflicts =
	    zy_arena_words(&x->arena, (list.n + 1) * sizeof(*one->conflicts));
	while (next_name(&list, &name)) {
		if (name.n == 0)
			continue;
		if (!find_org(x, row, column, name, NULL, &org))
			return false;
		one->conflicts[one->nconflicts++] = org;
	}
	return true;
}

/* Compares two inspectors by id, for qsort. */
static int
compare(const void *a, const void *b)
{
	const struct zy_inspector *x = a, *y = b;

	return zy_view_cmp(x->id, y->id);
}

/* Sorts the inspectors by their ids, which makes their order, and hashes it. */
static void
sort(struct zy_inspectors *x)
{
	struct zy_digest digest;
	size_t i;

	if (x->n)
		qsort(x->items, x->n, sizeof(*x->items), compare);
	zy_digest_init(&digest);
	for (i = 0; i < x->n; i++) {
		zy_digest_put(&digest, x->items[i].id);
		zy_digest_put(&digest, ZY_VIEW("\n"));
	}
	zy_digest_hex(&digest, x->sha256);
}

int
zy_inspectors_build(struct zy_inspectors *x, struct zy_error *e)
{
	const struct zy_table *t = x->table;
	int id = zy_table_find(t, "id"), name = zy_table_find(t, "name");
	int org = zy_table_find(t, "org"), why = zy_table_find(t, "conflict");
	struct zy_intern *seen = zy_intern_new();
	struct zy_name_columns beside;
	struct zy_name_hints hints;
	struct zy_inspector one;
	size_t row, n;
	struct zy_view cell;

	zy_findings_init(&x->findings, t->nrows);
	zy_name_columns_of_table(&beside, t, org);
	x->items = zy_reallocarray(NULL, t->nrows + 1, sizeof(*x->items));
	for (row = 0; row < t->nrows && org >= 0; row++) {
		one = (struct zy_inspector){
		    .id = zy_table_cell(t->rows[row], id >= 0 ? id : name),
		    .name = zy_table_cell(t->rows[row], name)};
		cell = zy_table_cell(t->rows[row], org);
		hints = zy_name_columns_row(&beside, t->rows[row]);
		n = zy_intern_count(seen);
		if (one.id.n == 0)
			zy_findings_fault(&x->findings, row, ZY_FINDING_REFUSED,
			    ZY_FAULT_MISSING, id >= 0 ? id : name, "%s",
			    _("is missing"));
		else if (zy_intern_put(seen, one.id) < n)
			zy_findings_fault(&x->findings, row, ZY_FINDING_REFUSED,
			    ZY_FAULT_SECOND, -1,
			    _("'%.*s' stands in the list more than once"),
			    ZY_ARG(one.id));
		else if (cell.n == 0)
			zy_findings_fault(&x->findings, row, ZY_FINDING_REFUSED,
			    ZY_FAULT_MISSING, org, "%s", _("is missing"));
		else if (find_org(x, row, org, cell, &hints, &one.org) &&
			 take_conflicts(x, row, why, &one))
			x->items[x->n++] = one;
	}
	sort(x);
	zy_intern_free(seen);
	if (org >= 0 || t->nrows == 0)
		return 0;
	zy_error_set(e, ZY_ERROR_CONFIG, _("no column '%.*s'"),
	    ZY_ARG(zy_record_column_label(ZY_VIEW("org"))));
	return zy_error_at(e, t->files[0], 0, 0);
}

bool
zy_inspectors_may(const struct zy_inspectors *x, const struct zy_inspector *one,
    struct zy_view subject, uint32_t org)
{
	size_t i;

	if (zy_view_eq(one->id, subject))
		return false;
	if (org == ZY_INTERN_NONE)
		return true;
	if (zy_org_roster_is_in(x->orgs, one->org, org))
		return false;
	for (i = 0; i < one->nconflicts; i++)
		if (zy_org_roster_is_in(x->orgs, org, one->conflicts[i]))
			return false;
	return true;
}

size_t
zy_inspectors_draw(const struct zy_inspectors *x, struct zy_view seed,
    struct zy_view subject, uint32_t org, size_t each, struct zy_buf *ids,
    struct zy_buf *names)
{
	struct zy_view *may = zy_reallocarray(NULL, x->n + 1, sizeof(*may));
	size_t *number = zy_reallocarray(NULL, x->n + 1, sizeof(*number));
	struct zy_buf own = ZY_BUF_INIT;
	struct zy_arena arena = {0};
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_draw draw = {.method = ZY_DRAW_TICKET};
	struct zy_drawn *drawn;
	size_t i, n = 0;

	for (i = 0; i < x->n; i++)
		if (zy_inspectors_may(x, &x->items[i], subject, org)) {
			may[n] = x->items[i].id;
			number[n++] = i;
		}
	if (each > n)
		each = n;
	zy_buf_printf(&own, "%.*s/%.*s", ZY_ARG(seed), ZY_ARG(subject));
	draw.seed = zy_buf_get(&own);
	drawn = zy_reallocarray(NULL, each + 1, sizeof(*drawn));
	(void)zy_draw_take(&draw, may, n, each, drawn, &arena, &ignored);
	for (i = 0; i < each; i++) {
		const struct zy_inspector *one =
		    &x->items[number[drawn[i].index]];

		zy_buf_printf(ids, "%s%.*s", i ? ";" : "", ZY_ARG(one->id));
		zy_buf_printf(names, "%s%.*s", i ? ";" : "", ZY_ARG(one->name));
	}
	zy_arena_release(&arena);
	zy_buf_release(&own);
	free(drawn);
	free(number);
	free(may);
	return each;
}
