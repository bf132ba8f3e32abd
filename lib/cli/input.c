/*
 * Opening and reading inputs according to the common options: implements
 * functions of cli.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/state.h"
#include "model/record.h"
#include "model/stream-kind.h"
#include "register/register.h"
#include "stream/sheet.h"

/* Returns the shape with that name, ZY_SHAPE_AUTO for NULL. */
static enum zy_shape
shape_of(const char *name)
{
	static const char *const names[] = {"csv", "tsv", "json", "jsonl"};
	int i;

	for (i = 0; name && i < 4; i++)
		if (strcmp(name, names[i]) == 0)
			return (enum zy_shape)(ZY_SHAPE_CSV + i);
	return ZY_SHAPE_AUTO;
}

/* Compares two strings by bytes, for qsort. */
static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *
zy_cli_sorted_inputs(struct zy_cli *cli)
{
	const char **paths = zy_arena_alloc(
	    &cli->state->arena, (cli->ninputs + 1) * sizeof(*paths));
	size_t i;

	for (i = 0; i < cli->ninputs; i++)
		paths[i] = cli->inputs[i];
	qsort(paths, cli->ninputs, sizeof(*paths), by_bytes);
	return paths;
}

/* Returns whether path is an operand.  Records of other inputs, such as a
 * roster that an option names, are not written to the rejects. */
static bool
is_operand(const struct zy_cli *cli, const char *path)
{
	size_t i;

	for (i = 0; i < cli->ninputs; i++)
		if (strcmp(cli->inputs[i], path) == 0)
			return true;
	return strcmp(path, "-") == 0;
}

/*
 * Opens path, unless it is a register of a later version.  Returns 0 with *out
 * set, or -1 with e set and nothing to free.
 */
static int
open_source(struct zy_source **out, const char *path,
    const struct zy_source_options *o, struct zy_error *e)
{
	struct zy_view line;
	int rc;

	if (zy_source_open(out, path, o, e))
		return -1;
	zy_source_hold(*out);
	rc = zy_source_line(*out, &line, e);
	if (rc == 1)
		rc = zy_register_check_version(line, zy_source_name(*out), e);
	zy_source_return(*out);
	if (rc < 0)
		zy_source_free(*out);
	return rc;
}

/*
 * Writes the unknown headings of an input whose header lacks a key column where
 * --unknown says: that file needs words the most.  Standard input cannot be
 * read twice.
 */
static void
count_headings(
    struct zy_cli *cli, const char *path, const struct zy_reader_options *o)
{
	struct zy_reader_options lax = *o;
	struct zy_schema schema = *o->schema;
	struct zy_column *columns = zy_calloc(schema.n + 1, sizeof(*columns));
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_reader *r;
	size_t i;

	for (i = 0; i < schema.n; i++) {
		columns[i] = schema.columns[i];
		columns[i].flags &= ~(unsigned)ZY_KEY;
	}
	schema.columns = columns;
	lax.schema = &schema;
	if (strcmp(path, "-") != 0 &&
	    zy_reader_open(&r, path, &lax, &ignored) == 0) {
		zy_cli_words_open(cli, r, &schema, false);
		zy_reader_free(r);
	}
	zy_error_clear(&ignored);
	free(columns);
}

/*
 * Reports an input that could not be opened.  If its file is missing or not
 * understood (ZY_FAULT_FILE), it is refused as a whole and the program
 * continues with the other inputs, unless all inputs are refused.
 */
static void
refuse_input(struct zy_cli *cli, const char *path,
    const struct zy_reader_options *o, const struct zy_error *e)
{
	struct zy_cli_state *s = cli->state;

	if (e->fault == ZY_FAULT_FILE && s->unknown && o->schema)
		count_headings(cli, path, o);
	if (e->fault == ZY_FAULT_FILE && is_operand(cli, path) &&
	    ++s->refused_files < cli->ninputs)
		zy_cli_refuse_file(cli, path, o, e);
	else
		zy_cli_fail(cli, e);
}

/*
 * Fills o from the options of the command line.  Returns 0, or -1, with the
 * message printed, where the present day is not known.
 */
static int
fill_options(struct zy_cli *cli, const char *path,
    const struct zy_schema *schema, struct zy_reader_options *o)
{
	struct zy_cli_state *s = cli->state;

	*o = (struct zy_reader_options){
	    .source = {.encoding = s->encoding,
		.name = s->input_name,
		.caps = s->source.caps,
		.threads = (int)cli->threads,
		.digest = cli->digests,
		.workbooks = true},
	    .schema = schema,
	    .shape = shape_of(s->input),
	    .delim = s->delim,
	    .maps = s->map_items,
	    .nmaps = s->maps.n,
	    .words = s->words,
	    .records = zy_schemas,
	    .nrecords = strcmp(schema->name, zy_any_schema.name) == 0
			    ? zy_nwritten_schemas
			    : 0,
	    .types = cli->passes && cli->format && is_operand(cli, path) &&
		     zy_view_starts(zy_view(cli->format), "json"),
	    .marks = cli->marks,
	    .untitled = cli->untitled,
	};
	return zy_cli_today(cli, &o->today);
}

struct zy_reader *
zy_cli_open_text(struct zy_cli *cli, const char *name, struct zy_view text,
    const struct zy_schema *schema)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader_options o;
	struct zy_source *source;
	struct zy_reader *r;

	if (fill_options(cli, name, schema, &o))
		return NULL;
	o.shape = ZY_SHAPE_JSONL;
	if (zy_source_open_memory(
		&source, name, text.p, text.n, &o.source, &e) ||
	    zy_reader_open_source(&r, source, &o, &e)) {
		zy_cli_fail(cli, &e);
		return NULL;
	}
	zy_cli_words_open(cli, r, schema, is_operand(cli, name));
	if (is_operand(cli, name))
		zy_cli_rejects_header(cli, r, schema);
	return r;
}

/*
 * Refuses a register that comes through a pipe: it can be neither checked nor
 * folded, and read as a stream it would say of kept pledges that they are not
 * kept.  Returns 0, or -1, with the message printed, where r, which reads
 * standard input, is a register.
 */
static int
refuse_piped_register(struct zy_cli *cli, const struct zy_reader *r)
{
	const enum zy_stream kind = ZY_STREAM_REGISTER;
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_stream_recognise(r, &kind, 1) != kind)
		return 0;
	zy_error_set(&e, ZY_ERROR_CONFIG,
	    _("a register as it is written: name its file, or pipe "
	      "what register-read makes of it"));
	zy_error_at(&e, zy_reader_name(r), 0, 0);
	zy_cli_fail(cli, &e);
	return -1;
}

/*
 * Opens *r, which was opened with the options o for records of any kind, again
 * by the schema that the program chooses for it, if it chooses one.  Returns 0;
 * or -1 with e set and *r NULL.
 */
static int
choose_schema(struct zy_cli *cli, struct zy_reader **r,
    struct zy_reader_options *o, struct zy_error *e)
{
	const struct zy_schema *chosen = cli->choose(*r);

	if (chosen) {
		o->schema = chosen;
		if (zy_reader_reopen(r, o, e))
			return -1;
	}
	zy_reader_settle(*r);
	return 0;
}

/*
 * Opens an input for records of the schema; prints the findings about a
 * register and the notices of a workbook, but nothing about columns.  Returns
 * the reader; or NULL with the message printed or the input refused.
 */
static struct zy_reader *
open_reader(
    struct zy_cli *cli, const char *path, const struct zy_schema *schema)
{
	const bool choose = cli->choose && schema == &zy_any_schema;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader_options o;
	struct zy_source *source;
	struct zy_reader *r;

	if (fill_options(cli, path, schema, &o) ||
	    zy_cli_register_limit(cli, path, &o.source))
		return NULL;
	if (open_source(&source, path, &o.source, &e)) {
		refuse_input(cli, path, &o, &e);
		return NULL;
	}
	zy_cli_sheet_opened(cli, source);
	zy_source_keep(source, choose);
	if (zy_reader_open_source(&r, source, &o, &e) ||
	    (choose && choose_schema(cli, &r, &o, &e))) {
		refuse_input(cli, path, &o, &e);
		return NULL;
	}
	if (strcmp(path, "-") == 0 && refuse_piped_register(cli, r)) {
		zy_reader_free(r);
		return NULL;
	}
	return r;
}

/*
 * Prints a notice about an input without header and records, unless it is
 * /dev/null.
 */
static void
note_empty(struct zy_cli *cli, const struct zy_reader *r)
{
	if (strcmp(zy_reader_name(r), "/dev/null") != 0)
		zy_cli_note(cli, _("%s: is empty: no header row and no record"),
		    zy_reader_name(r));
}

/*
 * Prints a notice about an input, read to its end, that has no record.  A
 * stream that comes through a pipe may have none.
 */
static void
note_no_record(struct zy_cli *cli, const struct zy_reader *r)
{
	const char *given = cli->state->input_name;
	struct zy_reader_facts f;

	zy_reader_facts(r, &f);
	if (f.records)
		return;
	if (zy_reader_columns(r) == 0 && !zy_reader_is_csv(r))
		note_empty(cli, r);
	else if (zy_reader_columns(r) &&
		 strcmp(zy_reader_name(r), given ? given : "<stdin>") != 0)
		zy_cli_note(cli, _("%s: no record below the header row"),
		    zy_reader_name(r));
}

struct zy_reader *
zy_cli_open(
    struct zy_cli *cli, const char *path, const struct zy_schema *schema)
{
	struct zy_reader *r;

	if (strcmp(path, "-") == 0 && isatty(STDIN_FILENO))
		zy_cli_note(cli, _("reading from the terminal; end with "
				   "Ctrl-D, or see --help"));
	r = open_reader(cli, path, schema);
	if (!r)
		return NULL;
	schema = zy_reader_schema(r);
	if (zy_reader_columns(r) == 0 && zy_reader_is_csv(r))
		note_empty(cli, r);
	zy_cli_words_open(cli, r, schema, is_operand(cli, path));
	if (is_operand(cli, path))
		zy_cli_rejects_header(cli, r, schema);
	return r;
}

int
zy_cli_refuse_input(struct zy_cli *cli, const char *path, struct zy_reader *r,
    struct zy_error *e)
{
	struct zy_reader_options o;

	e->fault = ZY_FAULT_FILE;
	if (fill_options(cli, path, zy_reader_schema(r), &o) == 0)
		refuse_input(cli, path, &o, e);
	zy_reader_free(r);
	return zy_cli_failed(cli) ? -1 : 0;
}

void
zy_cli_report_remarks(struct zy_cli *cli, const struct zy_error *remarks)
{
	struct zy_error e;

	for (; remarks; remarks = remarks->next) {
		e = *remarks;
		e.next = NULL;
		if (e.fault == ZY_FAULT_IN_PART)
			zy_cli_notice(cli, &e);
		else
			zy_cli_warn(cli, &e);
	}
}

int
zy_cli_next_any(struct zy_cli *cli, struct zy_reader *r, struct zy_error *e)
{
	int rc;

	zy_error_clear(e);
	rc = zy_reader_next(r, e);
	if (rc == 0) {
		note_no_record(cli, r);
		return 0;
	}
	if ((++cli->records & 0x1FFF) == 0)
		zy_cli_progress(cli, cli->records);
	if (rc == 1)
		return ZY_CLI_GOOD;
	if (e->kind == ZY_ERROR_RECORD)
		return ZY_CLI_BAD;
	zy_cli_fail(cli, e);
	return -1;
}

/*
 * Does what zy_cli_next does, but leaves the remarks to the caller, and calls
 * find, unless it is NULL, for each bad record.
 */
static int
next_record(struct zy_cli *cli, struct zy_reader *r,
    void (*find)(void *context, struct zy_reader *r, struct zy_error *e),
    void *context)
{
	struct zy_error e; /* a kilobyte, cleared for every record */
	int rc;

	while ((rc = zy_cli_next_any(cli, r, &e)) == ZY_CLI_BAD) {
		if (find)
			find(context, r, &e);
		if (zy_cli_refuse(cli, r, &e))
			return -1;
	}
	return rc;
}

int
zy_cli_next(struct zy_cli *cli, struct zy_reader *r)
{
	int rc = next_record(cli, r, NULL, NULL);

	if (rc == 1)
		zy_cli_report_remarks(cli, zy_reader_remarks(r));
	return rc;
}

int
zy_cli_read_all_faults(struct zy_cli *cli, struct zy_reader *r,
    int (*take)(void *context, struct zy_reader *r, struct zy_error *e),
    void (*find)(void *context, struct zy_reader *r, struct zy_error *e),
    void *context)
{
	struct zy_error e = ZY_ERROR_INIT;
	int rc, taken;

	while ((rc = next_record(cli, r, find, context)) == 1) {
		taken = take(context, r, &e);
		/* Some of the remarks may be the program's. */
		zy_cli_report_remarks(cli, zy_reader_remarks(r));
		if (taken == 0)
			continue;
		if (e.kind != ZY_ERROR_RECORD)
			zy_cli_fail(cli, &e);
		if (zy_cli_failed(cli) || zy_cli_refuse(cli, r, &e))
			return -1;
		zy_error_clear(&e);
	}
	return rc;
}

int
zy_cli_read(struct zy_cli *cli, struct zy_reader *r,
    int (*take)(void *context, struct zy_reader *r, struct zy_error *e),
    void *context)
{
	return zy_cli_read_all_faults(cli, r, take, NULL, context);
}

enum {
	LINES_SHOWN = 6 /* ranges of lines that a notice names */
};

void
zy_cli_put_lines(struct zy_buf *b, const struct zy_left_out *t, size_t most)
{
	size_t i;

	for (i = 0; i < t->n && i < most; i++) {
		zy_buf_printf(b, "%s%llu", i ? ", " : "",
		    (unsigned long long)t->ranges[i].first);
		if (t->ranges[i].last > t->ranges[i].first)
			zy_buf_printf(
			    b, "-%llu", (unsigned long long)t->ranges[i].last);
	}
	if (i < t->n)
		zy_buf_puts(b, ", ...");
}

/*
 * Prints a notice for each kind of rows that were left out; for blank rows, and
 * for header rows if there are several, only with -v.
 */
static void
report_left_out(
    struct zy_cli *cli, const char *name, const struct zy_left_out *left_out)
{
	struct zy_buf b = ZY_BUF_INIT;
	int kind;

	for (kind = ZY_ROW_RECORD + 1; kind < ZY_ROW_KINDS; kind++) {
		if (left_out[kind].rows <= (kind == ZY_ROW_HEADER))
			continue;
		zy_buf_reset(&b);
		zy_cli_put_lines(
		    &b, &left_out[kind], cli->verbose ? SIZE_MAX : LINES_SHOWN);
		if (kind == ZY_ROW_HEADER || kind == ZY_ROW_BLANK)
			zy_cli_note_verbose(cli, _("%s: %s: %llu (line %s)"),
			    name, _(zy_row_kind_name((enum zy_row_kind)kind)),
			    (unsigned long long)left_out[kind].rows, b.p);
		else
			zy_cli_note(cli,
			    _("%s: rows left out as %s: %llu (line %s)"), name,
			    _(zy_row_kind_name((enum zy_row_kind)kind)),
			    (unsigned long long)left_out[kind].rows, b.p);
	}
	zy_buf_release(&b);
}

void
zy_cli_untitle(struct zy_cli *cli, const struct zy_schema *schema,
    const char *name, bool given)
{
	const struct zy_column *c = zy_schema_find(schema, zy_view(name));

	if (given && c - schema->columns < 64)
		cli->untitled |= UINT64_C(1) << (c - schema->columns);
}

void
zy_cli_close(struct zy_cli *cli, struct zy_reader *r)
{
	struct zy_buf note = ZY_BUF_INIT;
	struct zy_reader_facts f;

	if (!r)
		return;
	zy_cli_words_close(cli, r);
	zy_reader_facts(r, &f);
	zy_cli_note_verbose(cli,
	    _("%s: %s, %s, header on line %llu, %llu records"),
	    zy_reader_name(r), f.encoding, f.shape,
	    (unsigned long long)f.header, (unsigned long long)f.records);
	if (f.big5)
		zy_cli_note(cli,
		    _("%s: line %llu: read as GB18030, but it is most likely "
		      "Big5: name that with --encoding BIG5"),
		    zy_reader_name(r), (unsigned long long)f.big5);
	report_left_out(cli, zy_reader_name(r), f.left_out);
	while (zy_reader_note(r, &note))
		zy_cli_note_unread_part(cli, zy_reader_name(r), "%s", note.p);
	zy_buf_release(&note);
	zy_reader_free(r);
}
