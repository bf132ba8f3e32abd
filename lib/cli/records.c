/*
 * Reading all inputs into a table, reporting findings about its rows, and
 * writing it: for programs that must see all records first.  Implements
 * functions of cli.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/decimal.h"
#include "cli/state.h"

enum {
	BLOCK = 1024, /* rows that a thread writes at a time */
};

void
zy_cli_fill_init(struct zy_cli_fill *f, const struct zy_list *columns)
{
	f->columns = columns;
	f->found = zy_calloc(columns ? columns->n : 0, sizeof(*f->found));
}

void
zy_cli_fill_release(struct zy_cli_fill *f)
{
	free(f->found);
	*f = (struct zy_cli_fill){NULL, NULL};
}

void
zy_cli_fill_down(struct zy_cli_fill *f, struct zy_reader *r)
{
	const struct zy_list *l = f->columns;
	size_t i;

	for (i = 0; l && i < l->n; i++)
		if (zy_reader_fill_down(r, l->items[i]))
			f->found[i] = true;
}

void
zy_cli_fill_check(struct zy_cli *cli, const struct zy_cli_fill *f,
    const struct zy_schema *schema)
{
	const struct zy_list *l = f->columns;
	int strength;
	size_t i;

	for (i = 0; l && i < l->n && cli->records; i++)
		if (!f->found[i] &&
		    !zy_schema_match(schema, zy_view(l->items[i]), &strength))
			zy_cli_usage(cli,
			    _("--fill-down: no input has the column '%s'"),
			    l->items[i]);
}

/* The state of zy_cli_read_table. */
struct intake {
	struct zy_cli *cli;
	const struct zy_cli_intake *how;
	struct zy_table *t;
	struct zy_table *parts; /* while threads read: one for each part */
	struct zy_cli_fill fill;
};

/* Prepares the table of one part, for struct zy_cli_parts. */
static void
begin_part(void *context, int part, int n, struct zy_reader *r)
{
	struct intake *in = context;

	(void)r;
	if (part == 0)
		in->parts = zy_calloc((size_t)n, sizeof(*in->parts));
	zy_table_begin_like(&in->parts[part], in->t);
}

/* Adds a good record to the table of its part, for struct zy_cli_parts. */
static int
take_part(void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct intake *in = context;

	(void)e;
	zy_table_add(&in->parts[part], r);
	return 0;
}

/*
 * Returns whether the tables of all parts can be joined, for struct
 * zy_cli_parts.
 */
static bool
parts_fit(void *context, int n)
{
	struct intake *in = context;
	int i;

	for (i = 1; i < n; i++)
		if (!zy_table_fits(&in->parts[0], &in->parts[i]))
			return false;
	return true;
}

/* Joins the table of a part to the whole, for struct zy_cli_parts. */
static void
end_part(void *context, int part, bool good)
{
	struct intake *in = context;

	if (good)
		zy_table_join(in->t, &in->parts[part]);
	zy_table_release(&in->parts[part]);
}

/* Returns whether records with wrong cells become rows with flaws. */
static bool
keeps_flawed(const struct intake *in)
{
	return in->how->flawed && !in->cli->strict;
}

/*
 * Adds a bad record to the table of its part if only cells are wrong, for
 * struct zy_cli_parts.
 */
static bool
take_flawed_part(
    void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct intake *in = context;

	return zy_table_add_flawed(&in->parts[part], r, e);
}

/* Reads an input by several threads.  Returns as zy_cli_read_parts. */
static bool
read_parts(struct intake *in, struct zy_reader *r)
{
	const struct zy_cli_parts how = {begin_part, take_part, NULL, parts_fit,
	    end_part, in, keeps_flawed(in) ? take_flawed_part : NULL};
	bool good = zy_cli_read_parts(in->cli, r, &how);

	free(in->parts);
	in->parts = NULL;
	return good;
}

/* Reads all records of r into the table, in one thread. */
static void
read_records(struct intake *in, struct zy_reader *r)
{
	struct zy_error e;
	int rc;

	while ((rc = zy_cli_next_any(in->cli, r, &e)) > 0) {
		if (rc == ZY_CLI_GOOD) {
			zy_cli_report_remarks(in->cli, zy_reader_remarks(r));
			zy_table_add(in->t, r);
		} else if ((!keeps_flawed(in) ||
			       !zy_table_add_flawed(in->t, r, &e)) &&
			   zy_cli_refuse(in->cli, r, &e)) {
			break;
		}
	}
}

/* Reads one input into the table. */
static void
read_input(struct intake *in, const char *path)
{
	struct zy_reader *r = zy_cli_open(in->cli, path, in->how->schema);
	size_t i, first = in->t->nrows;

	if (!r)
		return;
	/* A file all of whose records are refused still has its columns. */
	for (i = 0; i < zy_reader_columns(r); i++)
		zy_table_take_column(in->t, r, i);
	zy_cli_fill_down(&in->fill, r);
	if (!read_parts(in, r))
		read_records(in, r);
	for (i = 0; i < zy_reader_columns(r); i++)
		zy_table_take_column(in->t, r, i);
	if (in->how->done)
		in->how->done(in->how->context, r, first);
	zy_cli_close(in->cli, r);
}

int
zy_cli_read_table(
    struct zy_cli *cli, const struct zy_cli_intake *how, struct zy_table *t)
{
	const char *const *paths = zy_cli_sorted_inputs(cli);
	struct intake in = {.cli = cli, .how = how, .t = t};
	size_t i;

	zy_cli_fill_init(&in.fill, how->fill_down);
	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++)
		read_input(&in, paths[i]);
	if (!zy_cli_failed(cli))
		zy_cli_fill_check(cli, &in.fill, how->schema);
	zy_cli_fill_release(&in.fill);
	return zy_cli_failed(cli) ? -1 : 0;
}

int
zy_cli_read_roster(struct zy_cli *cli, const char *path,
    const struct zy_schema *schema, struct zy_table *t)
{
	struct zy_reader *r = zy_cli_open(cli, path, schema);
	struct zy_error e = ZY_ERROR_INIT;
	int rc;

	if (!r) {
		/* Nothing can be said without it. */
		zy_cli_raise(cli, ZY_ERROR_IO);
		return -1;
	}
	/* A roster in doubt decides nothing: no record is passed over. */
	while ((rc = zy_reader_next(r, &e)) == 1)
		zy_table_add(t, r);
	/* A score has a column for each head of its standard. */
	if (!cli->any_column && strcmp(schema->name, "score") != 0)
		zy_cli_note_unread(cli, r, NULL, NULL);
	if (e.kind == ZY_ERROR_RECORD)
		e.kind = ZY_ERROR_CONFIG;
	if (rc < 0)
		zy_cli_fail(cli, &e);
	zy_cli_close(cli, r);
	return rc;
}

/*
 * Refuses row i because of the finding x and those after it.  Returns as
 * zy_cli_refuse_row.
 */
static int
refuse_row(struct zy_cli *cli, const struct zy_table *t, size_t i,
    const struct zy_finding *x)
{
	struct zy_error_list l = {0};
	int rc;

	for (; x; x = x->next)
		zy_error_list_keep(
		    &l, zy_finding_error(t, i, x, zy_error_list_room(&l)));
	rc = zy_cli_refuse_row(cli, t, t->rows[i], zy_error_list_link(&l));
	zy_error_list_release(&l);
	return rc;
}

int
zy_cli_report_findings(
    struct zy_cli *cli, const struct zy_table *t, const struct zy_findings *f)
{
	const struct zy_finding *x;
	struct zy_error e;
	size_t i;

	for (i = 0; i < f->n; i++) {
		for (x = f->first[i]; x; x = x->next) {
			if (x->kind == ZY_FINDING_REFUSED) {
				if (refuse_row(cli, t, i, x))
					return -1;
				break;
			}
			zy_finding_error(t, i, x, &e);
			if (x->kind == ZY_FINDING_WARNED)
				zy_cli_warn(cli, &e);
			else
				zy_cli_notice(cli, &e);
		}
	}
	return 0;
}

/*
 * Stores the numbers of the columns to write in `order`: first those of the
 * schema in its order, then the others.  Returns how many there are.
 */
static size_t
order_columns(const struct zy_table *t, const struct zy_schema *s,
    const bool *left_out, int *order)
{
	size_t i, n = 0;
	int c;

	for (i = 0; i < s->n; i++) {
		c = zy_table_find(t, s->columns[i].name);
		if (c >= 0 && !left_out[c])
			order[n++] = c;
	}
	for (i = 0; i < t->ncolumns; i++)
		if (!zy_schema_find(s, t->columns[i].name) && !left_out[i] &&
		    !zy_table_is_spent(t, i) &&
		    !zy_column_is_reject_reason(t->columns[i].name))
			order[n++] = (int)i;
	return n;
}

/* How the rows of a table are written. */
struct writing {
	const struct zy_table *t;
	const uint32_t *rows;
	const int *order; /* columns */
	size_t width;
	int source;
};

/* Writes rows of the table, for zy_writer_spread. */
static void
write_rows(
    void *context, int thread, struct zy_writer *w, size_t from, size_t to)
{
	const struct writing *x = context;
	const struct zy_table_row *row;
	struct zy_buf place = ZY_BUF_INIT;
	struct zy_view v;
	size_t i, k;

	(void)thread;
	for (i = from; i < to; i++) {
		row = x->t->rows[x->rows[i]];
		for (k = 0; k < x->width; k++) {
			v = zy_table_cell(row, x->order[k]);
			if (v.n == 0 && x->order[k] == x->source) {
				zy_buf_reset(&place);
				zy_buf_puts(&place, x->t->files[row->file]);
				zy_buf_putc(&place, ':');
				zy_integer_format(&place, (int64_t)row->line);
				v = zy_buf_get(&place);
			}
			zy_writer_cell(w, v);
		}
		zy_writer_end(w);
	}
	zy_buf_release(&place);
}

void
zy_cli_write_table(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_schema *s, const bool *left_out, const uint32_t *rows,
    size_t n)
{
	int *order = zy_reallocarray(NULL, t->ncolumns + 1, sizeof(*order));
	struct writing x = {.t = t,
	    .rows = rows,
	    .order = order,
	    .width = order_columns(t, s, left_out, order),
	    .source = zy_table_find(t, "source")};
	const struct zy_spread how = {.put = write_rows,
	    .context = &x,
	    .n = n,
	    .block = BLOCK,
	    .threads = (int)cli->threads};
	struct zy_writer *w = zy_cli_writer(cli);
	size_t k;

	for (k = 0; w && k < x.width; k++)
		zy_writer_column(
		    w, t->columns[order[k]].name, t->columns[order[k]].decl);
	if (w) {
		zy_writer_spread(w, &how);
		zy_cli_finish_writer(cli, w);
	}
	free(order);
}
