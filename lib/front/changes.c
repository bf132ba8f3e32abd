/*
 * Writes the changes between two lists as a CSV file or as notices, and closes,
 * keeps or refuses records that are missing in the later one.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/changes.h"

#include "base/shell.h"
#include "stream/writer.h"

/* The state of reporting changes. */
struct report {
	struct zy_cli *cli;
	const struct zy_schema *schema; /* of the records that change */
	struct zy_writer *w; /* of the CSV file, or NULL: notices are printed */
	struct zy_view last; /* id of the record that changed last */
	uint64_t added, changed, gone;
};

/* Writes a change as a row of the CSV file. */
static void
write_change(struct zy_writer *w, const struct zy_change *c)
{
	zy_writer_cell(w, zy_view(c->what));
	zy_writer_cell(w, c->id);
	zy_writer_cell(w, c->column);
	zy_writer_cell(w, c->old);
	zy_writer_cell(w, c->now);
	zy_writer_end(w);
}

/*
 * Returns the name of an organisation for a message, or its id where that is
 * empty.
 */
static struct zy_view
called(struct zy_view id, struct zy_view name)
{
	return name.n ? name : id;
}

/*
 * Appends a line of CSV to the words of a command: a code, its superior, a name
 * and a last day.
 */
static void
put_line(struct zy_buf *command, const struct zy_view cells[4])
{
	struct zy_buf line = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < 4; i++) {
		zy_buf_puts(&line, i ? "," : "");
		zy_csv_field(&line, cells[i], ',', false);
	}
	zy_buf_putc(command, ' ');
	zy_shell_put(command, zy_buf_get(&line));
	zy_buf_release(&line);
}

/*
 * Notes that a missing organisation may be one of the submission, which has its
 * name under another code, with the command that makes that a move.
 */
static void
note_alike(struct zy_cli *cli, const struct zy_change *c)
{
	struct zy_date day = {0, 0, 0};
	struct zy_buf text = ZY_BUF_INIT, command = ZY_BUF_INIT;

	if (zy_cli_as_of(cli, NULL, &day) == 0)
		zy_date_format(&text, day);
	zy_buf_puts(&command, "printf '%s\\n' id,parent,name,closed");
	put_line(&command,
	    (struct zy_view[]){c->old, c->now_parent, c->name, {NULL, 0}});
	put_line(&command, (struct zy_view[]){c->now, c->now_parent, c->name,
			       zy_buf_get(&text)});
	zy_buf_puts(&command, " | org-import --base ORGS");
	zy_cli_note(cli,
	    _("%.*s '%.*s' is gone, and %.*s has its name: if it has moved, "
	      "give its code back to it: %s"),
	    ZY_ARG(c->old), ZY_ARG(c->name), ZY_ARG(c->now), command.p);
	zy_buf_release(&text);
	zy_buf_release(&command);
}

/* Notes a change, in the language of messages. */
static void
note_change(const struct report *ch, const struct zy_change *c)
{
	const struct zy_column *column = zy_schema_find(ch->schema, c->column);
	struct zy_view old = called(c->old, c->old_name);
	struct zy_view now = called(c->now, c->now_name);

	if (c->now_parent.n) {
		note_alike(ch->cli, c);
		return;
	}
	if (c->column.n == 0) {
		zy_cli_note(ch->cli, "%s %.*s: '%.*s'", _(c->what),
		    ZY_ARG(c->id), ZY_ARG(c->name));
		return;
	}
	old = zy_column_shown(column, old);
	now = zy_column_shown(column, now);
	zy_cli_note(ch->cli, _("%s %.*s %.*s: %.*s '%.*s' -> '%.*s'"),
	    _(c->what), ZY_ARG(c->id), ZY_ARG(c->name),
	    ZY_ARG(column ? zy_column_label(column) : c->column), ZY_ARG(old),
	    ZY_ARG(now));
}

/*
 * Reports one change, and counts it; the function that zy_changes_report passes
 * to its callback.
 */
static void
put_change(void *context, const struct zy_change *c)
{
	struct report *ch = context;

	if (c->now_parent.n) {
		/* It was counted as gone. */
	} else if (c->column.n) {
		ch->changed += !zy_view_eq(ch->last, c->id);
		ch->last = c->id;
	} else {
		ch->added += c->now.n > 0;
		ch->gone += c->now.n == 0;
	}
	if (ch->w)
		write_change(ch->w, c);
	else
		note_change(ch, c);
}

void
zy_changes_report(struct zy_cli *cli, const char *path,
    const struct zy_schema *s,
    void (*each)(void *list, zy_change_tell *tell, void *context), void *list)
{
	static const struct zy_column columns[] = {
	    {"change", "变动", ZY_TEXT, 0, NULL, ""},
	    {"id", "代码", ZY_TEXT, 0, NULL, ""},
	    {"column", "栏目", ZY_TEXT, 0, NULL, ""},
	    {"old", "原为", ZY_TEXT, 0, NULL, ""},
	    {"new", "现为", ZY_TEXT, 0, NULL, ""}};
	struct zy_writer_options wo;
	struct report ch = {.cli = cli, .schema = s};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *sink;
	size_t i;

	if (path) {
		if (zy_sink_open(&sink, path, &e)) {
			zy_cli_fail(cli, &e);
			return;
		}
		wo = zy_cli_beside(cli, path);
		ch.w = zy_writer_new(sink, &wo);
		for (i = 0; i < 5; i++)
			zy_writer_column(
			    ch.w, zy_view(columns[i].name), &columns[i]);
	}
	each(list, put_change, &ch);
	zy_cli_note_verbose(cli, _("%llu added, %llu changed, %llu gone"),
	    (unsigned long long)ch.added, (unsigned long long)ch.changed,
	    (unsigned long long)ch.gone);
	if (ch.w)
		zy_cli_finish_writer(cli, ch.w);
}

/* The missing records, and their last day. */
struct missing {
	struct zy_table *table;
	size_t n;
	const struct zy_column *end;
	struct zy_buf day;
};

static void
count_missing(void *context, size_t row)
{
	struct missing *m = context;

	(void)row;
	m->n++;
}

static void
close_missing(void *context, size_t row)
{
	struct missing *m = context;

	zy_table_set(m->table, row,
	    zy_table_column(m->table, zy_view(m->end->name), m->end),
	    zy_buf_get(&m->day));
}

/*
 * Sets the last day of the missing records.  Returns 0, or -1 with an error
 * printed.
 */
static int
close_all(
    struct zy_cli *cli, const struct zy_changes_gone *gone, const char *as_of)
{
	struct missing m = {.table = gone->table, .end = gone->end};
	struct zy_date day = {0, 0, 0};
	int rc = zy_cli_as_of(cli, as_of, &day);

	zy_date_format(&m.day, day);
	if (rc == 0)
		gone->each(gone->list, close_missing, &m);
	zy_buf_release(&m.day);
	return rc;
}

int
zy_changes_settle(struct zy_cli *cli, const struct zy_changes_gone *gone,
    const char *policy, const char *as_of)
{
	struct missing m = {.table = gone->table};
	struct zy_error e = ZY_ERROR_INIT;

	if (!policy || strcmp(policy, "keep") == 0)
		return 0;
	if (strcmp(policy, "close") == 0)
		return close_all(cli, gone, as_of);
	gone->each(gone->list, count_missing, &m);
	if (m.n == 0)
		return 0;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("%zu records of the base are gone, and --gone refuse allows "
	      "none: nothing is written"),
	    m.n);
	zy_cli_fail(cli, &e);
	return -1;
}
