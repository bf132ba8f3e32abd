/* The rejects file: refused records with the reason.
 * SPDX-License-Identifier: MIT */
#include "cli/state.h"

int
zy_cli_rejects_open(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	struct zy_error e = ZY_ERROR_INIT;

	s->reject_headers = zy_intern_new();
	s->reject_last = &s->reject_first;
	if (!s->rejects)
		return 0;
	if (zy_cli_guard(cli, s->rejects))
		return -1;
	if (zy_sink_open(&s->reject_sink, s->rejects, &e) == 0)
		return 0;
	zy_cli_fail(cli, &e);
	return -1;
}

/*
 * The number of a column; one of reasons from before gives none.  Files that
 * spell a known column differently share it, under the first spelling: what
 * comes back must have one header.
 */
static uint32_t
header_of(
    struct zy_cli_state *s, struct zy_view header, const struct zy_column *decl)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	if (zy_view_is(header, "退回原因") ||
	    (!decl && zy_view_is(header, "reason")))
		return ZY_INTERN_NONE;
	if (zy_view_is(header, "reason"))
		s->reject_own_reason = true;
	zy_buf_puts(&key, decl ? "known " : "text ");
	zy_buf_view(&key, decl ? zy_view(decl->name) : header);
	k = zy_intern_put(s->reject_headers, zy_buf_get(&key));
	zy_buf_release(&key);
	s->reject_names = zy_grow(s->reject_names, &s->reject_names_cap, k + 1,
	    sizeof(*s->reject_names));
	if (k + 1 == zy_intern_count(s->reject_headers) &&
	    k == s->reject_nnames) {
		s->reject_names[k].p =
		    zy_arena_strndup(&s->arena, header.p, header.n);
		s->reject_names[k].n = header.n;
		s->reject_nnames++;
	}
	return k;
}

void
zy_cli_rejects_header(struct zy_cli *cli, struct zy_reader *r)
{
	size_t i;

	for (i = 0; cli->state->reject_sink && i < zy_reader_columns(r); i++)
		header_of(cli->state, zy_reader_column_header(r, i),
		    zy_reader_column(r, i));
}

static struct reject_row *
row_new(struct zy_cli_state *s, size_t n, const struct zy_error *e)
{
	struct reject_row *row = zy_arena_alloc(&s->arena, sizeof(*row));
	struct zy_buf b = ZY_BUF_INIT;

	*row = (struct reject_row){.n = n};
	row->cells = zy_arena_alloc(&s->arena, n * sizeof(*row->cells) + 1);
	row->columns = zy_arena_alloc(&s->arena, n * sizeof(*row->columns) + 1);
	zy_privacy_mask(&b, zy_view(e->source));
	if (e->source[0])
		zy_buf_printf(&b, ":%llu:", (unsigned long long)e->line);
	if (e->source[0] && e->column)
		zy_buf_printf(&b, "%llu:", (unsigned long long)e->column);
	zy_buf_puts(&b, e->source[0] ? " " : "");
	zy_privacy_mask(&b, zy_view(e->message));
	row->reason.p = zy_arena_strndup(&s->arena, b.p, b.n);
	row->reason.n = b.n;
	zy_buf_release(&b);
	*s->reject_last = row;
	s->reject_last = &row->next;
	return row;
}

/* Counts and tells; true when a row is wanted for the file. */
static bool
refuse(struct zy_cli *cli, const struct zy_error *e)
{
	cli->refused++;
	zy_cli_raise(cli, ZY_ERROR_RECORD);
	zy_cli_print(cli, e);
	if (cli->strict)
		cli->state->stopped = true;
	return cli->state->reject_sink != NULL && !cli->strict;
}

int
zy_cli_refuse(struct zy_cli *cli, struct zy_reader *r, const struct zy_error *e)
{
	struct zy_cli_state *s = cli->state;
	struct reject_row *row;
	struct zy_view v;
	size_t i, n = zy_reader_columns(r);

	if (!refuse(cli, e))
		return cli->strict ? -1 : 0;
	row = row_new(s, n, e);
	for (i = 0; i < n; i++) {
		v = zy_reader_raw(r, i);
		row->columns[i] = header_of(
		    s, zy_reader_column_header(r, i), zy_reader_column(r, i));
		row->cells[i].p = zy_arena_strndup(&s->arena, v.p, v.n);
		row->cells[i].n = v.n;
	}
	return 0;
}

int
zy_cli_refuse_row(struct zy_cli *cli, const struct zy_table *t,
    const struct zy_table_row *kept, const struct zy_error *e)
{
	struct zy_cli_state *s = cli->state;
	const struct zy_reject *x = kept->reject;
	struct reject_row *row;
	struct zy_view v;
	size_t i;

	if (!refuse(cli, e) || !x)
		return cli->strict ? -1 : 0;
	/* The table may be gone when the file is written: a copy. */
	row = row_new(s, x->header->n, e);
	for (i = 0; i < x->header->n; i++) {
		row->columns[i] = header_of(s, x->header->headers[i],
		    t->columns[x->header->table_column[i]].decl);
		v = zy_reject_cell(x, i);
		row->cells[i].p = zy_arena_strndup(&s->arena, v.p, v.n);
		row->cells[i].n = v.n;
	}
	return 0;
}

int
zy_cli_refuse_cells(struct zy_cli *cli, const struct zy_column *columns,
    const struct zy_view *cells, size_t n, const struct zy_error *e)
{
	struct zy_cli_state *s = cli->state;
	struct reject_row *row;
	size_t i;

	if (!refuse(cli, e))
		return cli->strict ? -1 : 0;
	row = row_new(s, n, e);
	for (i = 0; i < n; i++) {
		row->columns[i] =
		    header_of(s, zy_view(columns[i].name), &columns[i]);
		row->cells[i].p =
		    zy_arena_strndup(&s->arena, cells[i].p, cells[i].n);
		row->cells[i].n = cells[i].n;
	}
	return 0;
}

void
zy_cli_rejects_finish(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	const struct zy_writer_options o = {
	    .format = ZY_FORMAT_CSV, .excel = cli->excel};
	uint32_t i, k, n = zy_intern_count(s->reject_headers);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_writer *w;
	struct reject_row *row;

	if (!s->reject_sink)
		return;
	if (zy_cli_failed(cli) || zy_cli_guard(cli, s->rejects)) {
		zy_sink_abandon(s->reject_sink);
		return;
	}
	w = zy_writer_new(s->reject_sink, &o);
	for (i = 0; i < n; i++)
		zy_writer_column(w, s->reject_names[i], NULL);
	/* A record that has reasons of its own keeps them beside ours. */
	zy_writer_column(w,
	    s->reject_own_reason ? ZY_VIEW("退回原因") : ZY_VIEW("reason"),
	    NULL);
	for (row = s->reject_first; row; row = row->next) {
		for (i = 0; i < n; i++) {
			struct zy_view cell = {NULL, 0};

			for (k = 0; k < row->n; k++)
				if (row->columns[k] == i)
					cell = row->cells[k];
			zy_writer_cell(w, cell);
		}
		zy_writer_cell(w, row->reason);
		zy_writer_end(w);
	}
	if (zy_writer_finish(w, &e))
		zy_cli_fail(cli, &e);
}
