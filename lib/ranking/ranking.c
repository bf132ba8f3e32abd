/*
 * Reads the records of a ranking: binds the columns of each input, cleans the
 * cells that decide, and stores the records in memory or as runs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/ranking.h"

#include <stdlib.h>

#include "model/record.h"
#include "ranking/ranking-state.h"

void
zy_ranking_release(struct zy_ranking *c)
{
	size_t i;

	for (i = 0; i < c->nwithin; i++)
		free((void *)(uintptr_t)c->within[i]);
	free(c->within);
	free(c->disqualifying);
	free(c->within_columns);
	free(c->key_columns);
	free(c->cells);
	free(c->row);
	zy_buf_release(&c->scratch);
	zy_buf_release(&c->key);
	zy_buf_release(&c->value);
	zy_buf_release(&c->rest);
	zy_intern_free(c->groups);
	zy_row_store_release(&c->store);
	zy_runs_free(c->runs);
	zy_tie_keys_release(&c->keys);
	zy_table_release(&c->table);
	*c = (struct zy_ranking){0};
}

/* Tells r to clean the cells of a column; does nothing for column -1. */
static void
want(struct zy_reader *r, int column)
{
	if (column >= 0)
		zy_reader_want(r, (size_t)column);
}

/*
 * Tells r to clean a column that decides, and not to refuse cells of another
 * kind: the ranking itself judges them.
 */
static void
want_values(const struct zy_ranking *c, struct zy_reader *r, int column)
{
	want(r, column);
	if (column >= 0 && !c->strict &&
	    zy_value_column(zy_reader_column(r, (size_t)column)))
		zy_reader_forgive(r, (size_t)column);
}

/*
 * Wants the columns under Chinese headings whose values are words: they stand
 * there in Chinese, too, and streams have tokens.
 */
static void
want_words(struct zy_reader *r)
{
	const struct zy_column *decl;
	size_t i;

	for (i = 0; i < zy_reader_columns(r); i++) {
		decl = zy_reader_column(r, i);
		if (!decl || zy_view_eq(zy_reader_column_header(r, i),
				 zy_reader_column_name(r, i)))
			continue;
		if (decl->choices || decl->type == ZY_YESNO ||
		    decl->flags & ZY_PHRASE)
			zy_reader_want(r, i);
	}
}

/*
 * Finds the columns of r that decide about places, and tells r to clean their
 * cells.
 */
static void
find_columns(struct zy_ranking *c, struct zy_reader *r)
{
	size_t i;

	c->bound = zy_reader_columns(r);
	c->by_column = zy_reader_find(r, c->by);
	c->subject_column = zy_reader_find(r, "subject");
	c->id_column = zy_reader_find(r, "id");
	c->veto_column = zy_reader_find(r, "veto");
	c->error_column = c->stability.draws ? zy_reader_find(r, "error") : -1;
	c->name_column = c->eligible ? zy_reader_find(r, "name") : -1;
	c->township_column = c->eligible ? zy_reader_find(r, "township") : -1;
	want(r, c->name_column);
	want(r, c->township_column);
	want(r, c->error_column);
	want(r, c->veto_column);
	want_values(c, r, c->by_column);
	want(r, c->subject_column);
	want(r, c->id_column);
	for (i = 0; i < c->nwithin; i++) {
		c->within_columns[i] = zy_reader_find(r, c->within[i]);
		want(r, c->within_columns[i]);
	}
	for (i = 0; i < c->keys.n; i++) {
		c->key_columns[i] = zy_reader_find(r, c->keys.keys[i].name);
		want_values(c, r, c->key_columns[i]);
	}
}

void
zy_ranking_bind(struct zy_ranking *c, struct zy_reader *r)
{
	if (!c->within_columns) {
		c->within_columns =
		    zy_calloc(c->nwithin + 1, sizeof(*c->within_columns));
		c->key_columns =
		    zy_calloc(c->keys.n + 1, sizeof(*c->key_columns));
		c->cells = zy_calloc(c->nwithin + 1, sizeof(*c->cells));
		if (c->memory && !c->runs)
			c->runs = zy_ranking_new_runs(c, c->memory / 4 * 3);
		if (!c->runs)
			c->groups = zy_intern_new();
	}
	zy_reader_want_none(r);
	want_words(r);
	find_columns(c, r);
}

/*
 * Gets a cleaned cell of the present record; empty when column is -1.  A column
 * that came with this very record (JSON) was not declared as wanted before the
 * record was read, so that its cell is cleaned here.
 */
static int
take_cell(const struct zy_ranking *c, struct zy_reader *r, int column,
    struct zy_view *out, struct zy_error *e)
{
	*out = (struct zy_view){NULL, 0};
	if (column < 0)
		return 0;
	*out = zy_reader_cell(r, (size_t)column);
	if (ZY_LIKELY((size_t)column < c->old) ||
	    !zy_reader_column(r, (size_t)column))
		return 0;
	return zy_reader_clean(r, (size_t)column, out, e);
}

/*
 * Parses the value to rank by.  Returns 1 with *d set; 0 for a cell without a
 * value, which is remarked unless it is empty; -1 with e set.
 */
static int
take_value(struct zy_ranking *c, struct zy_reader *r, struct zy_decimal *d,
    struct zy_error *e)
{
	struct zy_view cell;
	int rc;

	if (take_cell(c, r, c->by_column, &cell, e))
		return -1;
	rc = zy_rank_value(cell, &c->scratch, d);
	if (ZY_LIKELY(rc >= 0))
		return rc;
	zy_rank_fault(cell, &c->scratch, e);
	if (c->strict)
		return zy_reader_place_error(r, (size_t)c->by_column, e);
	zy_error_help(e, _("not ranked"));
	zy_reader_remark(r, (size_t)c->by_column, e);
	return 0;
}

/*
 * Sets c->key to the key of the group of the present record.  Returns 0, or -1
 * with e set where a cell is wrong.
 */
static int
take_group(struct zy_ranking *c, struct zy_reader *r, struct zy_error *e)
{
	size_t i;

	for (i = 0; i < c->nwithin; i++)
		if (take_cell(c, r, c->within_columns[i], &c->cells[i], e))
			return -1;
	zy_buf_reset(&c->key);
	zy_group_key(&c->key, c->cells, c->nwithin);
	return 0;
}

/*
 * Returns 1 when neither a veto nor the list of eligible subjects keeps the
 * record from being ranked, 0 when one does, -1 when a cell is wrong.
 */
static int
take_eligibility(struct zy_ranking *c, struct zy_reader *r, struct zy_error *e)
{
	struct zy_eligible_subject x;
	struct zy_view cell;
	bool may;

	if (take_cell(c, r, c->subject_column, &x.id, e) ||
	    (x.id.n == 0 && take_cell(c, r, c->id_column, &x.id, e)) ||
	    take_cell(c, r, c->name_column, &x.name, e) ||
	    take_cell(c, r, c->township_column, &x.township, e) ||
	    take_cell(c, r, c->veto_column, &cell, e))
		return -1;
	/* The list notes subjects also where a veto decides. */
	may = !c->eligible || zy_eligible_note(c->eligible, &x);
	return may && !zy_ranking_disqualifying_veto(c, cell);
}

/* Checks cells of tie keys whose columns came with this record. */
static int
check_keys(struct zy_ranking *c, struct zy_reader *r, struct zy_error *e)
{
	struct zy_view cell;
	size_t i;

	for (i = 0; i < c->keys.n; i++)
		if (take_cell(c, r, c->key_columns[i], &cell, e))
			return -1;
	return 0;
}

/* Returns whether the column of the reader is one that decides. */
static bool
decides(const struct zy_ranking *c, int column)
{
	size_t i;

	for (i = 0; i < c->nwithin; i++)
		if (c->within_columns[i] == column)
			return true;
	for (i = 0; i < c->keys.n; i++)
		if (c->key_columns[i] == column)
			return true;
	return column == c->by_column || column == c->subject_column ||
	       column == c->id_column || column == c->veto_column ||
	       column == c->name_column || column == c->township_column ||
	       column == c->error_column;
}

/* Lays out c->row for the columns of the present reader. */
static void
map_row(struct zy_ranking *c)
{
	struct zy_table *t = &c->table;
	size_t i;

	c->mapped = t->reader;
	c->nmapped = t->nmap;
	c->width = 0;
	c->straight = true;
	for (i = 0; i < t->nmap; i++) {
		c->straight = c->straight && (size_t)t->map[i] == i;
		if ((size_t)t->map[i] >= c->width)
			c->width = (size_t)t->map[i] + 1;
	}
	c->row = zy_grow(c->row, &c->row_cap, t->ncolumns, sizeof(*c->row));
	c->by_cell = zy_table_find(t, c->by);
	if (zy_tie_keys_bind(&c->keys, t) && c->rows)
		c->stale = true;
}

/* Cleans cells of columns that came with this record; they were checked. */
static void
take_new_cells(struct zy_ranking *c, struct zy_reader *r)
{
	struct zy_error ignored = ZY_ERROR_INIT;
	size_t i;

	for (i = c->old; i < c->table.nmap; i++)
		if (decides(c, (int)i))
			(void)take_cell(
			    c, r, (int)i, &c->row[c->table.map[i]], &ignored);
}

/* Returns the c->width cells of the present record, by column of the table. */
static const struct zy_view *
take_row(struct zy_ranking *c, struct zy_reader *r)
{
	const struct zy_view *cells = zy_reader_cells(r);
	struct zy_table *t = &c->table;
	size_t i;

	zy_table_bind(t, r);
	if (ZY_UNLIKELY(t->reader != c->mapped || t->nmap != c->nmapped))
		map_row(c);
	if (ZY_LIKELY(c->straight && c->old == SIZE_MAX))
		return cells;
	memset(c->row, 0, c->width * sizeof(*c->row));
	for (i = 0; i < t->nmap; i++)
		c->row[t->map[i]] = cells[i];
	if (c->old < t->nmap)
		take_new_cells(c, r);
	return c->row;
}

int
zy_ranking_add(struct zy_ranking *c, struct zy_reader *r, struct zy_error *e)
{
	const struct zy_view *row;
	struct zy_row_origin origin;
	struct zy_decimal d = {0};
	int ranked, may;

	c->old = SIZE_MAX;
	if (c->bound != zy_reader_columns(r)) {
		c->old = c->bound;
		find_columns(c, r);
	}
	ranked = take_value(c, r, &d, e);
	if (ranked < 0 || take_group(c, r, e))
		return -1;
	may = take_eligibility(c, r, e);
	if (may < 0 || (c->old != SIZE_MAX && check_keys(c, r, e)))
		return -1;
	ranked = ranked && may;
	row = take_row(c, r);
	origin = (struct zy_row_origin){c->table.file, zy_reader_line(r)};
	zy_ranking_observe(c, row, ranked, origin);
	c->rows++;
	if (c->runs) {
		zy_record_bytes_encode(c, zy_buf_get(&c->key), row, c->width,
		    ranked ? &d : NULL, origin, &c->value, &c->rest);
		if (zy_runs_put(
			c->runs, zy_buf_get(&c->value), zy_buf_get(&c->rest)))
			return zy_runs_sort(c->runs, e); /* gives the error */
	} else {
		zy_row_store_add(&c->store,
		    zy_intern_put(c->groups, zy_buf_get(&c->key)), row,
		    c->width, ranked, origin);
	}
	return 0;
}

void
zy_ranking_note_columns(struct zy_ranking *c, struct zy_reader *r)
{
	zy_table_bind(&c->table, r);
}

int
zy_ranking_check(struct zy_ranking *c, struct zy_reader *r, struct zy_error *e)
{
	const char *missing = NULL;
	size_t i;

	if (zy_reader_find(r, c->by) < 0)
		missing = c->by;
	for (i = 0; !missing && i < c->nwithin; i++)
		if (zy_reader_find(r, c->within[i]) < 0)
			missing = c->within[i];
	if (!missing && c->eligible && c->subject_column < 0 &&
	    c->id_column < 0)
		missing = "subject";
	if (!missing) {
		/* An input without records still has its columns. */
		zy_table_bind(&c->table, r);
		return 0;
	}
	zy_error_set(e, ZY_ERROR_CONFIG, _("no column '%.*s'"),
	    ZY_ARG(zy_record_column_label(zy_view(missing))));
	return zy_error_at(e, zy_reader_name(r), 0, 0);
}

/*
 * Encodes all records again and sorts them, since the kinds of columns are
 * final only now.  Returns 0, or -1 where a temporary file failed.
 */
static int
sort_again(struct zy_ranking *c, struct zy_error *e)
{
	struct zy_runs *old = c->runs;
	struct zy_record_bytes x;
	struct zy_view key, rest;
	struct zy_decimal d = {0};
	size_t n = c->table.ncolumns;
	int rc;

	c->row = zy_grow(c->row, &c->row_cap, n, sizeof(*c->row));
	c->runs = zy_ranking_new_runs(c, c->memory / 4);
	rc = zy_runs_sort(old, e);
	while (rc == 0 && (rc = zy_runs_next(old, 0, &key, &rest, e)) == 1) {
		zy_record_bytes_decode(c, key, rest, &x);
		zy_record_bytes_cells(&x, c->row, n);
		x.ranked =
		    x.ranked && zy_ranking_comparable(c, c->row[c->by_cell]);
		if (x.ranked)
			(void)zy_rank_value(
			    c->row[c->by_cell], &c->scratch, &d);
		zy_record_bytes_encode(c, x.group, c->row, n,
		    x.ranked ? &d : NULL, x.origin, &c->value, &c->rest);
		rc = zy_runs_put(
			 c->runs, zy_buf_get(&c->value), zy_buf_get(&c->rest))
			 ? zy_runs_sort(c->runs, e)
			 : 0;
	}
	zy_runs_free(old);
	return rc;
}

int
zy_ranking_sort(struct zy_ranking *c, struct zy_error *e)
{
	const struct zy_table *t = &c->table;

	zy_tie_keys_bind(&c->keys, t);
	if (c->rows && zy_tie_keys_check(&c->keys, e))
		return -1;
	c->by_cell = zy_table_find(t, c->by);
	c->subject_cell = zy_table_find(t, "subject");
	c->id_cell = zy_table_find(t, "id");
	c->name_cell = zy_table_find(t, "name");
	c->township_cell = zy_table_find(t, "township");
	c->source_cell = zy_table_find(t, "source");
	c->veto_cell = zy_table_find(t, "veto");
	c->error_cell = c->stability.draws ? zy_table_find(t, "error") : -1;
	c->band_cell = c->stability.bands ? zy_table_find(t, "band") : -1;
	zy_ranking_unrank_incomparable(c);
	if (c->stale && c->runs && sort_again(c, e))
		return -1;
	return c->runs ? zy_runs_sort(c->runs, e) : 0;
}

int
zy_ranking_write(struct zy_ranking *c, struct zy_writer *w, int threads,
    struct zy_ranking_report *report, struct zy_error *e)
{
	zy_ranking_warn_kinds(c, report);
	if (c->runs)
		return zy_ranking_write_runs(c, w, report, e);
	zy_ranking_write_memory(c, w, threads, report);
	return 0;
}

void
zy_ranking_warn_doubles(
    const struct zy_ranking *c, const struct zy_ranking_report *report)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (report->doubles == 0)
		return;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("records whose subject stands in the group already: %llu (a "
	      "file given twice, or --within too coarse?)"),
	    (unsigned long long)report->doubles);
	zy_error_at(&e, c->table.files[report->first_double.file],
	    report->first_double.line, 0);
	report->warn(report->context, &e);
}
