/*
 * Cells that are of another kind than the others of their column.  Part of
 * ranking-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/ranking-state.h"

/*
 * Counts a cell to rank by, which holds a number or a percentage.  A cell that
 * ends in a digit is no percentage.
 */
static void
observe_value(
    struct zy_ranking *c, struct zy_view cell, struct zy_row_origin origin)
{
	uint64_t *numbers = &c->values.n[ZY_VALUE_NUMBER];
	char last = cell.p[cell.n - 1];

	if (ZY_LIKELY(*numbers && last >= '0' && last <= '9'))
		++*numbers;
	else
		zy_value_counts_add(&c->values, cell, origin);
}

void
zy_ranking_observe(struct zy_ranking *c, const struct zy_view *row, bool ranked,
    struct zy_row_origin origin)
{
	size_t i;

	if (ranked)
		observe_value(c, row[c->by_cell], origin);
	for (i = 0; i < c->keys.n; i++)
		if (zy_tie_key_observe(&c->keys.keys[i],
			zy_ranking_cell(row, c->width, c->keys.keys[i].column),
			origin) &&
		    c->rows)
			c->stale = true;
}

/* Returns whether the cells to rank by are of two kinds. */
static bool
mixed(const struct zy_ranking *c)
{
	return c->values.n[ZY_VALUE_NUMBER] && c->values.n[ZY_VALUE_PERCENT];
}

bool
zy_ranking_comparable(const struct zy_ranking *c, struct zy_view cell)
{
	struct zy_decimal d;

	return !mixed(c) ||
	       zy_value_in(zy_value_counts_kind(&c->values), cell, &d);
}

/*
 * Returns whether a stored row remains ranked: its value can be compared with
 * the others.
 */
static bool
stays(void *context, const char *row)
{
	const struct zy_ranking *c = context;

	return zy_ranking_comparable(c, zy_row_cell(row, c->by_cell));
}

void
zy_ranking_unrank_incomparable(struct zy_ranking *c)
{
	if (!mixed(c))
		return;
	if (c->runs)
		c->stale = true;
	else
		zy_row_store_unrank(&c->store, stays, c);
}

/*
 * Reports the cells of one column that have no value in it, the first with its
 * value.
 */
static void
warn_odd(const struct zy_ranking *c, const struct zy_value_counts *counts,
    enum zy_value_kind kind, const char *what, const char *name,
    const struct zy_ranking_report *report)
{
	const struct zy_value_first *first = NULL;
	uint64_t odd = zy_value_counts_other(counts, kind, &first);
	int column = zy_table_find(&c->table, name);
	const struct zy_column *decl =
	    column < 0 ? NULL : c->table.columns[column].decl;
	struct zy_error e = ZY_ERROR_INIT;
	char help[64];

	if (odd == 0)
		return;
	zy_error_fault(&e,
	    counts == &c->values    ? ZY_FAULT_FIGURES
	    : kind == ZY_VALUE_DATE ? ZY_FAULT_DATE
				    : ZY_FAULT_NUMBER,
	    what, zy_view(first->text));
	snprintf(
	    help, sizeof(help), _("such cells: %llu"), (unsigned long long)odd);
	if (odd > 1)
		zy_error_help(&e, help);
	zy_error_heading(&e, name,
	    zy_view(decl && decl->zh[0] && zy_error_in_chinese() ? decl->zh
								 : name));
	zy_error_at(
	    &e, c->table.files[first->origin.file], first->origin.line, 0);
	report->warn(report->context, &e);
}

void
zy_ranking_warn_kinds(
    const struct zy_ranking *c, const struct zy_ranking_report *report)
{
	/* By the kind of the column. */
	static const char *const ties[ZY_VALUE_KINDS] = {
	    [ZY_VALUE_NUMBER] = N_("no number as the others are, comes last"),
	    [ZY_VALUE_PERCENT] =
		N_("no percentage as the others are, comes last"),
	    [ZY_VALUE_DATE] = N_("no date that can be compared, comes last")};
	enum zy_value_kind kind = zy_value_counts_kind(&c->values);
	size_t i;

	if (mixed(c))
		warn_odd(c, &c->values, kind,
		    kind == ZY_VALUE_PERCENT
			? _("a number among percentages is not ranked")
			: _("a percentage among numbers is not ranked"),
		    c->by, report);
	for (i = 0; i < c->keys.n; i++) {
		const struct zy_tie_key *key = &c->keys.keys[i];

		if (key->kind != ZY_VALUE_TEXT)
			warn_odd(c, &key->counts, key->kind, _(ties[key->kind]),
			    key->name, report);
	}
}
