/*
 * Reads streams and registers into the tables from which kind files make
 * documents.  The kind of a stream is recognised by its columns.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/report-inputs.h"

#include "front/registers.h"
#include "model/record.h"
#include "model/stream-kind.h"

/* Kinds of streams in the order in which they are tried, and where they go. */
static const struct {
	enum zy_stream kind;
	enum zy_source_stream to;
} kinds[] = {
    {ZY_STREAM_MIXED, ZY_INPUT_STREAMS},
    {ZY_STREAM_DRAW, ZY_INPUT_DRAW},
    {ZY_STREAM_QUOTA, ZY_INPUT_QUOTA},
    {ZY_STREAM_FINDINGS, ZY_INPUT_FINDINGS},
    {ZY_STREAM_RANKING, ZY_INPUT_RANKING},
    {ZY_STREAM_AWARDS, ZY_INPUT_AWARDS},
    {ZY_STREAM_BALLOTS, ZY_INPUT_STREAMS},
    {ZY_STREAM_SESSIONS, ZY_INPUT_SESSIONS},
    {ZY_STREAM_TALLY, ZY_INPUT_TALLY},
    {ZY_STREAM_SCORES, ZY_INPUT_SCORES},
    {ZY_STREAM_PLEDGES, ZY_INPUT_PLEDGES},
    {ZY_STREAM_COMMENTS, ZY_INPUT_COMMENTS},
    {ZY_STREAM_ACTIVITIES, ZY_INPUT_ACTIVITIES},
    {ZY_STREAM_EVIDENCE, ZY_INPUT_EVIDENCE},
    {ZY_STREAM_DUTIES, ZY_INPUT_DUTIES},
    {ZY_STREAM_MEMBERS, ZY_INPUT_MEMBERS},
    {ZY_STREAM_ORGS, ZY_INPUT_ORGS},
};

enum {
	KINDS = sizeof(kinds) / sizeof(*kinds),
};

/* An input that is being read. */
struct input {
	struct zy_streams *streams;
	enum zy_source_stream to;
	struct zy_intern *ids[ZY_INPUT_STREAMS]; /* those that were there */
	struct zy_mixed mixed;
	struct zy_extract registers;
};

/* Returns the kind of stream of r, among those that reports read. */
static enum zy_stream
kind_of(const struct zy_reader *r)
{
	enum zy_stream list[KINDS];
	size_t i;

	for (i = 0; i < KINDS; i++)
		list[i] = kinds[i].kind;
	return zy_stream_recognise(r, list, KINDS);
}

/*
 * Adds the present record of r, an entry of an award register, to the stages of
 * awards.
 */
static int
add_stage(struct zy_streams *s, struct zy_reader *r)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX] = {{NULL, 0}};
	size_t i;
	int c;

	for (i = 0; i < zy_award_schema.n; i++) {
		c = zy_reader_find(r, zy_award_schema.columns[i].name);
		if (c >= 0)
			cells[i] = zy_reader_cell(r, (size_t)c);
	}
	zy_streams_add_stage(s, cells);
	return 0;
}

/*
 * Refuses a record whose id, in column c, occurred before.  Returns 0, or -1
 * with e set.
 */
static int
check_id(struct input *in, const struct zy_reader *r, int c, struct zy_error *e)
{
	struct zy_intern **ids = &in->ids[in->to];
	struct zy_view id = {NULL, 0};
	uint32_t known;

	if (c >= 0)
		id = zy_reader_cell(r, (size_t)c);
	if (id.n == 0 || in->to == ZY_INPUT_DUTIES)
		return 0;
	if (!*ids)
		*ids = zy_intern_new();
	known = zy_intern_count(*ids);
	if (zy_intern_put(*ids, id) == known)
		return 0;
	return zy_reader_fault(
	    r, c, ZY_FAULT_REPEAT, _("was there before, counted once"), e);
}

/*
 * Adds a record, unless its id occurred before.  Returns 0, or -1 with e set.
 */
static int
take(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct input *in = context;

	if (in->to == ZY_INPUT_AWARDS)
		return add_stage(in->streams, r);
	if (check_id(in, r, zy_reader_find(r, "id"), e))
		return -1;
	zy_table_add(&in->streams->tables[in->to], r);
	return 0;
}

/* Returns the stream that entries of that kind are part of. */
static enum zy_source_stream
stream_of(const struct zy_schema *s)
{
	return s == &zy_pledge_schema	  ? ZY_INPUT_PLEDGES
	       : s == &zy_comment_schema  ? ZY_INPUT_COMMENTS
	       : s == &zy_activity_schema ? ZY_INPUT_ACTIVITIES
	       : s == &zy_award_schema	  ? ZY_INPUT_AWARDS
					  : ZY_INPUT_STREAMS;
}

/* Adds an entry, given by the cells of its schema, to a stream. */
static void
add_entry(struct zy_streams *s, enum zy_source_stream to,
    const struct zy_schema *schema, const struct zy_view *own)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX] = {{NULL, 0}};
	struct zy_table *t = &s->tables[to];
	size_t c, at, most = 0;

	if (to == ZY_INPUT_AWARDS) {
		zy_streams_add_stage(s, own);
		return;
	}
	for (c = 0; c < schema->n; c++) {
		at = zy_table_column(
		    t, zy_view(schema->columns[c].name), &schema->columns[c]);
		if (at >= ZY_ENTRY_COLUMNS_MAX)
			continue;
		cells[at] = own[c];
		most = at + 1 > most ? at + 1 : most;
	}
	zy_table_add_cells(t, cells, most);
}

/*
 * Adds a record of a mixed stream to the stream of its kind.  Returns 0, or -1
 * with e set.
 */
static int
take_mixed(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct zy_view own[ZY_ENTRY_COLUMNS_MAX];
	struct input *in = context;
	enum zy_mixed_kind kind;

	zy_mixed_bind(&in->mixed, r);
	if (zy_mixed_read(&in->mixed, r, &kind, e))
		return -1;
	in->to = stream_of(zy_mixed_schema(kind));
	if (in->to == ZY_INPUT_STREAMS)
		return 0;
	in->streams->given[in->to] = true;
	if (in->to != ZY_INPUT_AWARDS &&
	    check_id(in, r, in->mixed.columns[kind][0], e))
		return -1;
	zy_mixed_cells(&in->mixed, r, kind, own, NULL);
	add_entry(in->streams, in->to, zy_mixed_schema(kind), own);
	return 0;
}

/*
 * Reads an input that is not a register into the table of its kind of stream.
 * Returns 0, or -1 with any error printed.
 */
static int
read_stream(struct zy_cli *cli, struct input *in, const char *path)
{
	struct zy_reader *r = zy_cli_open(cli, path, &zy_any_schema);
	struct zy_error e = ZY_ERROR_INIT;
	enum zy_stream kind;
	size_t i;
	int rc = -1;

	if (!r)
		return -1;
	kind = kind_of(r);
	for (i = 0; i < KINDS && kinds[i].kind != kind; i++)
		;
	in->to = i < KINDS ? kinds[i].to : ZY_INPUT_STREAMS;
	if (kind == ZY_STREAM_NONE) {
		rc = 0;
	} else if (kind == ZY_STREAM_MIXED) {
		in->mixed.bound = 0;
		rc = zy_cli_read(cli, r, take_mixed, in);
	} else if (in->to == ZY_INPUT_STREAMS) {
		zy_error_set(&e, ZY_ERROR_IO,
		    _("no stream that report knows: it tells streams by their "
		      "columns"));
		zy_error_at(&e, zy_reader_name(r), 0, 0);
		zy_cli_fail(cli, &e);
	} else {
		zy_cli_note_verbose(cli, _("%s: read as '%s'"),
		    zy_reader_name(r), zy_stream_name(kind));
		in->streams->given[in->to] = true;
		if (in->to != ZY_INPUT_AWARDS)
			zy_table_bind(&in->streams->tables[in->to], r);
		rc = zy_cli_read(cli, r, take, in);
	}
	zy_cli_close(cli, r);
	return rc;
}

/* Adds the present state of a record of a register. */
static void
add_record(struct input *in, const struct zy_folded *x)
{
	enum zy_source_stream to = stream_of(x->schema);
	struct zy_view own[ZY_ENTRY_COLUMNS_MAX];

	if (to == ZY_INPUT_STREAMS)
		return;
	in->streams->given[to] = true;
	if (x->withdrawn)
		return;
	zy_extract_cells(&in->registers, x, own);
	add_entry(in->streams, to, x->schema, own);
}

int
zy_report_inputs_read(
    struct zy_cli *cli, struct zy_streams *s, struct zy_date today)
{
	const char *const *paths = zy_cli_sorted_inputs(cli);
	struct input in = {.streams = s};
	size_t i;

	s->today = today;
	in.registers.follows.campaign = s->campaign;
	in.registers.follows.as_of = today;
	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++) {
		if (strcmp(paths[i], "-") != 0 && zy_register_is(paths[i]))
			(void)zy_registers_extract(
			    cli, paths[i], ZY_CLI_LOCK_SECONDS, &in.registers);
		else
			(void)read_stream(cli, &in, paths[i]);
	}
	zy_extract_follow(&in.registers);
	for (i = 0; i < in.registers.fold.n; i++)
		add_record(&in, &in.registers.fold.records[i]);
	zy_extract_release(&in.registers);
	for (i = 0; i < ZY_INPUT_STREAMS; i++)
		zy_intern_free(in.ids[i]);
	zy_streams_finish(s);
	return zy_cli_failed(cli) ? -1 : 0;
}
