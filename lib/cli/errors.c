/*
 * --errors FILE: writes a message about a record as a line of JSON.  Implements
 * zy_cli_errors_put, which is declared in state.h.  Private numbers are masked
 * as in printed messages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/decimal.h"
#include "cli/state.h"

/* Writes a number as a cell, empty for 0. */
static void
put_number(struct zy_writer *w, uint64_t n)
{
	struct zy_buf b = ZY_BUF_INIT;

	if (n)
		zy_integer_format(&b, (int64_t)n);
	zy_writer_cell(w, zy_buf_get(&b));
	zy_buf_release(&b);
}

void
zy_cli_errors_put(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e)
{
	static const char *const kinds[] = {
	    "notice", "warning", "refused", "failed"};
	struct zy_writer *w = cli->state->error_writer;
	struct zy_view file, sheet;
	struct zy_buf b = ZY_BUF_INIT, message = ZY_BUF_INIT;

	if (!w)
		return;
	zy_privacy_mask(&b, zy_view(e->source));
	zy_cli_split_source(cli, zy_buf_get(&b), &file, &sheet);
	zy_cli_put_message(cli, e, &message);
	zy_writer_cell(w, zy_view(zy_fault_code(e->fault)));
	zy_writer_cell(w, zy_view(kinds[weight]));
	zy_writer_cell(w, file);
	zy_writer_cell(w, sheet);
	put_number(w, e->line);
	put_number(w, e->column);
	zy_writer_cell(w, (struct zy_view){e->message, e->heading_n});
	zy_writer_cell(w, zy_view(e->field));
	zy_writer_cell(
	    w, (struct zy_view){e->message + e->value_at, e->value_n});
	zy_writer_cell(w, zy_buf_get(&message));
	zy_writer_end(w);
	zy_buf_release(&message);
	zy_buf_release(&b);
}
