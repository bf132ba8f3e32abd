/*
 * Builds the tables and matrices of documents that kind files describe, and the
 * table for CSV.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/decimal.h"
#include "base/rational.h"
#include "report/build-state.h"

/* A table that is being filled. */
struct filling {
	struct zy_building *b;
	const struct zy_kind_part *p;
	struct zy_doc_table *t, *flat; /* flat: also for CSV, or NULL */
	bool programs;		       /* t shows the columns for programs */
	size_t from; /* row of t at which the present group began */
};

/*
 * Returns whether a column is shown in a table for programs or, if programs is
 * false, in one for people.
 */
static bool
shows(const struct zy_kind_column *col, bool programs)
{
	return programs ? !col->paper : !col->programs;
}

/*
 * Declares the columns of the part in the table t: those for programs if
 * programs is true, else those for people.
 */
static void
declare(struct filling *f, struct zy_doc_table *t, bool programs)
{
	struct zy_building *b = f->b;
	struct zy_buf flat = ZY_BUF_INIT;
	size_t c;

	for (c = 0; c < f->p->ncolumns; c++) {
		const struct zy_kind_column *col = &f->p->columns[c];
		const char *head, *under;

		if (!shows(col, programs))
			continue;
		head = zy_building_text(b, &col->head);
		under = zy_building_text(b, &col->under);
		zy_buf_reset(&flat);
		zy_buf_printf(&flat, "%s%s%s", under,
		    *under && !b->scope.zh ? " " : "", head);
		zy_doc_column(
		    t, head, *under ? under : NULL, flat.p, col->align);
		t->columns[t->ncolumns - 1].wide = col->wide;
		t->columns[t->ncolumns - 1].join = col->join;
	}
	zy_buf_release(&flat);
}

/* Adds the present row to the table, and to the one for CSV. */
static void
put_row(struct filling *f)
{
	struct zy_building *b = f->b;
	size_t c;

	zy_doc_row(f->t, ZY_ROLE_PLAIN);
	if (f->flat)
		zy_doc_row(f->flat, ZY_ROLE_PLAIN);
	for (c = 0; c < f->p->ncolumns; c++) {
		const struct zy_kind_column *col = &f->p->columns[c];

		zy_buf_reset(&b->scratch);
		zy_kind_pieces_put(&b->scope, &b->scratch, &col->cell);
		if (shows(col, f->programs))
			zy_doc_cell(f->t, zy_buf_get(&b->scratch));
		if (f->flat && shows(col, true))
			zy_doc_cell(f->flat, zy_buf_get(&b->scratch));
	}
}

/*
 * Appends the sum of column c of the table, from row `from` on, without rows of
 * sums.
 */
static void
put_sum(struct zy_buf *out, const struct zy_doc_table *t, size_t from, size_t c)
{
	struct zy_rational sum, one;
	struct zy_decimal d;
	int32_t places = 0;

	zy_rational_init(&sum);
	zy_rational_init(&one);
	for (; from < t->nrows; from++) {
		const struct zy_doc_row *row = &t->rows[from];

		if (row->role == ZY_ROLE_SUM ||
		    zy_decimal_parse(&d, zy_view(row->cells[c])) !=
			ZY_NUMBER_OK)
			continue;
		places = d.places > places ? d.places : places;
		zy_rational_set_decimal(&one, d);
		zy_rational_add(&sum, &sum, &one);
	}
	zy_rational_format(out, &sum, places, ZY_HALF_UP);
	zy_rational_release(&sum);
	zy_rational_release(&one);
}

/* Adds a row of sums over the rows of the table from row `from` on. */
static void
put_sums(struct filling *f, const struct zy_kind_text *label, size_t from)
{
	struct zy_building *b = f->b;
	struct zy_doc_table *t = f->t;
	const char **cells = zy_calloc(t->ncolumns + 1, sizeof(*cells));
	size_t c, at = 0;

	for (c = 0; c < f->p->ncolumns; c++) {
		const struct zy_kind_column *col = &f->p->columns[c];

		if (!shows(col, f->programs))
			continue;
		zy_buf_reset(&b->scratch);
		if (at == 0)
			zy_kind_text_put(&b->scope, &b->scratch, label);
		else if (col->total.given)
			zy_kind_text_put(&b->scope, &b->scratch, &col->total);
		else if (col->sum)
			put_sum(&b->scratch, t, from, at);
		cells[at++] = zy_doc_text(b->d, zy_buf_get(&b->scratch));
	}
	zy_doc_row(t, ZY_ROLE_SUM);
	for (c = 0; c < at; c++)
		zy_doc_cell(t, zy_view(cells[c]));
	free(cells);
}

/* Adds the rows of a group and its sums. */
static void
put_group(struct filling *f, const struct zy_rows *set, const uint32_t *rows,
    size_t n, size_t *number)
{
	struct zy_report_scope *s = &f->b->scope;
	struct zy_rows group = *set;
	size_t i, from = f->t->nrows;

	group.rows = zy_calloc(n + 1, sizeof(*rows));
	memcpy(group.rows, rows, n * sizeof(*rows));
	group.n = n;
	group.indexes = NULL;
	group.borrowed = false;
	group.own = (struct zy_table){.columns = NULL};
	s->group = &group;
	for (i = 0; i < n; i++) {
		s->rows = set;
		s->row = rows[i];
		s->number = ++*number;
		put_row(f);
	}
	s->rows = NULL;
	if (f->p->subtotal.given && *zy_building_by(f->b, f->p))
		put_sums(f, &f->p->subtotal, from);
	zy_rows_release(&group);
}

/* Adds the groups of the set, in the order in which they first occur. */
static void
put_groups(struct filling *f, struct zy_rows *set)
{
	struct zy_streams *streams = f->b->scope.streams;
	struct zy_intern *seen = zy_intern_new();
	struct zy_buf key = ZY_BUF_INIT;
	const char *by = zy_building_by(f->b, f->p);
	const uint32_t *rows;
	size_t i, n, number = 0;
	uint32_t known;

	if (!*by)
		put_group(f, set, set->rows, set->n, &number);
	for (i = 0; *by && i < set->n; i++) {
		zy_buf_reset(&key);
		zy_rows_key(streams, set, set->rows[i], &by, 1, &key);
		known = zy_intern_count(seen);
		if (zy_intern_put(seen, zy_buf_get(&key)) != known)
			continue;
		n = zy_rows_find(streams, set, &by, 1, zy_buf_get(&key), &rows);
		put_group(f, set, rows, n, &number);
	}
	zy_buf_release(&key);
	zy_intern_free(seen);
}

/*
 * Removes the columns that are shown only where a row has a text in them, if no
 * row has one.
 */
static void
drop_unfilled(struct filling *f)
{
	size_t c, at = 0;

	for (c = 0; !f->programs && c < f->p->ncolumns; c++) {
		const struct zy_kind_column *col = &f->p->columns[c];

		if (!shows(col, false))
			continue;
		if (!col->filled || zy_doc_column_has(f->t, at))
			at++;
		else
			zy_doc_column_drop(f->t, at);
	}
}

void
zy_build_table(struct zy_building *b, const struct zy_kind_part *p)
{
	struct zy_report_scope *s = &b->scope, kept = b->scope;
	struct zy_rows *set = zy_report_set(s, p->set);
	const char *caption = zy_building_text(b, &p->more);
	struct filling f = {.b = b, .p = p, .programs = b->programs};

	f.t = zy_doc_table(b->d, *caption ? caption : NULL);
	if (p == b->flat_part) {
		if (!b->flat) {
			b->flat = zy_doc_flat(b->d);
			declare(&f, b->flat, true);
		}
		f.flat = b->flat;
	}
	declare(&f, f.t, f.programs);
	if (!set)
		return;
	put_groups(&f, set);
	if (p->total.given) {
		s->group = set;
		s->rows = NULL;
		put_sums(&f, &p->total, 0);
	}
	drop_unfilled(&f);
	b->scope.rows = kept.rows;
	b->scope.row = kept.row;
	b->scope.number = kept.number;
	b->scope.group = kept.group;
}

void
zy_build_flat(struct zy_building *b, const struct zy_kind_part *p)
{
	struct zy_report_scope kept = b->scope;
	const struct zy_rows *set = zy_report_set(&b->scope, p->set);
	struct filling f = {.b = b, .p = p, .programs = true};
	size_t i;

	f.t = b->flat = zy_doc_flat(b->d);
	declare(&f, f.t, true);
	for (i = 0; set && i < set->n; i++) {
		b->scope.rows = set;
		b->scope.row = set->rows[i];
		b->scope.number = i + 1;
		put_row(&f);
	}
	b->scope.rows = kept.rows;
	b->scope.row = kept.row;
	b->scope.number = kept.number;
}

enum {
	MATRIX_COLUMNS = 14, /* of one table of a matrix on paper */
};

/* Fills the next cell of the table with the text in the scratch buffer. */
static void
put_matrix_cell(struct filling *f)
{
	zy_doc_cell(f->t, zy_buf_get(&f->b->scratch));
	zy_buf_reset(&f->b->scratch);
}

/*
 * A range of columns of a matrix: rows of its set, and after the last one the
 * total.
 */
struct span {
	const struct zy_rows *set;
	size_t from, to;
	bool total;
};

/*
 * Declares the columns of a matrix: the labels of its rows, one for each row of
 * the set, and the totals if these are asked for.
 */
static void
declare_matrix(struct filling *f, struct zy_doc_table *t, const struct span *x)
{
	struct zy_building *b = f->b;
	size_t i;

	zy_buf_reset(&b->scratch);
	b->scope.rows = NULL;
	zy_kind_pieces_put(&b->scope, &b->scratch, &f->p->text);
	zy_buf_putc(&b->scratch, '\0');
	zy_doc_column(t, b->scratch.p, NULL, NULL, ZY_ALIGN_LEFT);
	t->columns[0].wide = true;
	for (i = x->from; i < x->to; i++) {
		b->scope.rows = x->set;
		b->scope.row = x->set->rows[i];
		zy_doc_column(t, zy_building_text(b, &f->p->head), NULL, NULL,
		    ZY_ALIGN_CENTER);
	}
	b->scope.rows = NULL;
	if (x->total)
		zy_doc_column(t, zy_building_text(b, &f->p->total), NULL, NULL,
		    ZY_ALIGN_CENTER);
}

/* Adds a row with empty cells for each row of the other set. */
static void
put_blank_rows(struct filling *f)
{
	struct zy_report_scope *s = &f->b->scope;
	const struct zy_rows *set = zy_report_set(s, f->p->of);
	size_t i;

	for (i = 0; set && i < set->n; i++) {
		s->rows = set;
		s->row = set->rows[i];
		s->number = i + 1;
		zy_doc_row(f->t, ZY_ROLE_PLAIN);
		zy_buf_reset(&f->b->scratch);
		zy_kind_text_put(s, &f->b->scratch, &f->p->row);
		put_matrix_cell(f);
	}
}

/* Fills the cells of a row of the matrix; r is its number in the part. */
static void
put_matrix_row(struct filling *f, const struct span *x, size_t r)
{
	const struct zy_kind_column *row = &f->p->columns[r];
	struct zy_report_scope *s = &f->b->scope;
	struct zy_buf *out = &f->b->scratch;
	size_t i;

	zy_doc_row(f->t, ZY_ROLE_PLAIN);
	s->rows = NULL;
	zy_buf_reset(out);
	zy_kind_text_put(s, out, &row->head);
	put_matrix_cell(f);
	for (i = x->from; i < x->to; i++) {
		s->rows = x->set;
		s->row = x->set->rows[i];
		zy_kind_pieces_put(s, out, &row->cell);
		put_matrix_cell(f);
	}
	s->rows = NULL;
	if (!x->total)
		return;
	if (row->total.given)
		zy_kind_text_put(s, out, &row->total);
	else
		zy_kind_pieces_put(s, out, &row->cell);
	put_matrix_cell(f);
}

/* Fills a table with a range of columns of the matrix. */
static void
put_span(struct filling *f, struct zy_doc_table *t, const struct span *x)
{
	size_t r;

	f->t = t;
	declare_matrix(f, t, x);
	if (f->p->of)
		put_blank_rows(f);
	for (r = 0; r < f->p->ncolumns; r++)
		if (zy_kind_when_holds(&f->b->scope, &f->p->columns[r].when))
			put_matrix_row(f, x, r);
}

void
zy_build_matrix(struct zy_building *b, const struct zy_kind_part *p)
{
	struct zy_report_scope kept = b->scope;
	const struct zy_rows *set = zy_report_set(&b->scope, p->set);
	struct filling f = {.b = b, .p = p};
	size_t tables = 1, i;

	if (!set)
		return;
	/* A sheet of paper has room for so many columns. */
	if (!b->programs && !p->of && set->n > MATRIX_COLUMNS)
		tables = (set->n + p->total.given + MATRIX_COLUMNS) /
			 (MATRIX_COLUMNS + 1);
	for (i = 0; i < tables; i++) {
		const struct span x = {set, set->n * i / tables,
		    set->n * (i + 1) / tables,
		    i + 1 == tables && p->total.given};
		const char *caption = zy_building_text(b, &p->more);

		put_span(&f, zy_doc_table(b->d, *caption ? caption : NULL), &x);
	}
	if (p == b->flat_part && !b->flat) {
		const struct span x = {set, 0, set->n, p->total.given};

		b->flat = zy_doc_flat(b->d);
		put_span(&f, b->flat, &x);
	}
	b->scope.rows = kept.rows;
	b->scope.row = kept.row;
	b->scope.number = kept.number;
}
