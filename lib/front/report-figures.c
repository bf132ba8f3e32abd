/*
 * Reads streams and registers into report data.  Comments and activities of
 * registers are counted at the end, when their follow-ups are known.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/report-figures.h"

#include "front/registers.h"
#include "model/record.h"

/* Township sheets' own headers stand in a rejects file: none is looked at. */
static const struct zy_column reason_columns[] = {
    {"reason", "退回原因", ZY_TEXT, 0, NULL,
	N_("why the record was sent back")},
};
static const struct zy_schema reason_schema = {
    "rejects", "退回记录", reason_columns, 1, NULL, false, NULL};

/*
 * Opens an input.  A file that may have rejected records is tried first with
 * the schema of these, since its other columns can be those of any stream.
 * Returns the reader, or NULL with any error printed.
 */
static struct zy_reader *
open_input(struct zy_cli *cli, const char *path)
{
	struct zy_reader *r;

	if (strcmp(path, "-") != 0 && zy_stream_may_be_rejects(path)) {
		r = zy_cli_open(cli, path, &reason_schema);
		if (!r || zy_report_data_kind(r) == ZY_STREAM_REJECTS)
			return r;
		zy_reader_free(r);
	}
	return zy_cli_open(cli, path, &zy_any_schema);
}

/* An input that is being read. */
struct input {
	struct zy_report_data *data;
	enum zy_stream kind;
	/* Registers of comments and activities: what follows what is known once
	   all have been read. */
	struct zy_extract *registers;
};

/* Counts the comments and activities of the registers. */
static void
add_records(struct zy_report_data *data, struct zy_extract *x)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	size_t i;

	zy_extract_follow(x);
	for (i = 0; i < x->fold.n; i++) {
		const struct zy_folded *one = &x->fold.records[i];
		bool activity = one->schema == &zy_activity_schema;

		if (one->withdrawn ||
		    (!activity && one->schema != &zy_comment_schema))
			continue;
		zy_extract_cells(x, one, cells);
		zy_report_data_event(data,
		    activity ? ZY_STREAM_ACTIVITIES : ZY_STREAM_COMMENTS,
		    cells[activity ? ZY_ACTIVITY_DATE : ZY_COMMENT_DATE],
		    cells[ZY_ACTIVITY_TYPE], cells[ZY_ACTIVITY_STATE]);
	}
}

static int
add(void *context, struct zy_reader *r, struct zy_error *e)
{
	const struct input *in = context;

	return zy_report_data_add(in->data, in->kind, r, e);
}

/*
 * Adds the records of one input.  Returns 0; or -1, with an error printed,
 * where the program must stop.
 */
static int
read_input(struct zy_cli *cli, struct input *in, const char *path)
{
	struct zy_reader *r = open_input(cli, path);
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t later = in->data->later;
	int rc = -1;

	if (!r)
		return -1;
	in->kind = zy_report_data_kind(r);
	if (zy_report_data_check(in->kind, r, &e)) {
		zy_cli_fail(cli, &e);
		goto out;
	}
	zy_cli_note_verbose(cli, _("%s: read as '%s'"), zy_reader_name(r),
	    zy_stream_name(in->kind));
	in->data->files[in->kind]++;
	if (in->kind == ZY_STREAM_REJECTS)
		zy_reader_want_none(r);
	rc = zy_cli_read(cli, r, add, in);
out:
	zy_cli_close(cli, r);
	if (rc == 0 && in->data->later > later && strcmp(path, "-") != 0)
		rc = zy_registers_extract(
		    cli, path, ZY_CLI_LOCK_SECONDS, in->registers);
	return rc;
}

int
zy_report_figures_read(struct zy_cli *cli, struct zy_report_data *data,
    const struct zy_campaign *campaign)
{
	const char *const *paths = zy_cli_sorted_inputs(cli);
	struct zy_extract registers = {
	    .follows = {.campaign = campaign, .as_of = data->day}};
	struct input in = {.data = data, .registers = &registers};
	size_t i;

	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++)
		(void)read_input(cli, &in, paths[i]);
	add_records(data, &registers);
	zy_extract_release(&registers);
	if (data->unused)
		zy_cli_note(cli,
		    _("records of which this report has no figures: %llu"),
		    (unsigned long long)data->unused);
	zy_report_data_finish(data);
	if (data->far)
		zy_cli_note(cli,
		    _("dates more than twenty years from the others, not in "
		      "the course by month: %llu"),
		    (unsigned long long)data->far);
	return zy_cli_failed(cli) ? -1 : 0;
}
