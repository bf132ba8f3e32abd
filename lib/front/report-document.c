/*
 * Builds and writes the document that a kind file describes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/report-document.h"

#include "document/render.h"
#include "front/report-inputs.h"
#include "model/org-name.h"
#include "model/people.h"
#include "report/builtin.h"

int
zy_report_standard(struct zy_cli *cli, const char *path, struct zy_names *names)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;

	if (!path)
		return 0;
	if (zy_standard_load(&s, path, &e)) {
		zy_cli_fail(cli, &e);
		return -1;
	}
	zy_names_standard(names, s);
	zy_standard_free(s);
	return 0;
}

int
zy_report_date(struct zy_cli *cli, const char **option, struct zy_date *d,
    struct zy_buf *text)
{
	if (!*option)
		return 0;
	if (!zy_date_parse(d, zy_view(*option))) {
		zy_cli_usage(cli, _("--%s: not a date '%s'"),
		    zy_cli_option_name(cli, option), *option);
		return -1;
	}
	zy_date_format(text, *d);
	*option = text->p;
	return 0;
}

struct zy_kind_file *
zy_report_kind(struct zy_cli *cli, const char *name)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_kind_file *k = NULL;

	if (zy_builtin_kind(&text, name))
		k = zy_kind_file_parse(name, zy_buf_get(&text), &e);
	else if (strchr(name, '.') || strchr(name, '/'))
		k = zy_kind_file_load(name, &e);
	else
		zy_cli_usage(cli, _("--kind: unknown kind '%s'"), name);
	if (e.kind)
		zy_cli_fail(cli, &e);
	zy_buf_release(&text);
	return k;
}

void
zy_report_print_kind(struct zy_cli *cli, const char *name)
{
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_sink *sink;

	if (!zy_builtin_kind(&text, name))
		zy_cli_usage(cli,
		    _("--print-kind: no built-in kind '%s' is a file"), name);
	else if ((sink = zy_cli_sink(cli))) {
		zy_sink_put(sink, text.p, text.n);
		zy_cli_finish_sink(cli, sink);
	}
	zy_buf_release(&text);
}

/*
 * Sets the day that a document is about: the last of its period, else its date,
 * else the present day.  Returns 0, or -1 with an error printed.
 */
static int
set_day(struct zy_cli *cli, struct zy_build_options *o, struct zy_date *day,
    struct zy_buf *text)
{
	const char *given = o->given[ZY_OPTION_UNTIL]
				? o->given[ZY_OPTION_UNTIL]
				: o->given[ZY_OPTION_DATE];

	if (zy_cli_today(cli, day))
		return -1;
	if (given)
		zy_date_parse(day, zy_view(given));
	zy_date_format(text, *day);
	o->today = text->p;
	return 0;
}

/* Prints a warning of a kind of document; the exit status becomes 1. */
static void
tell_warning(void *context, const char *text)
{
	struct zy_cli *cli = context;

	zy_cli_note(cli, "%s", text);
	zy_cli_found(cli);
}

/*
 * Finds the subject by the names in streams without rosters (rankings, scores).
 * Returns its id, or an empty view where none or several have the name.
 */
static struct zy_view
find_own_name(const struct zy_streams *s, struct zy_view name)
{
	struct zy_view found = {NULL, 0}, id;
	size_t i, row;

	for (i = 0; i < ZY_INPUT_STREAMS; i++) {
		const struct zy_table *t = &s->tables[i];
		int subject = zy_table_find(t, "subject");
		int column = zy_table_find(t, "name");

		for (row = 0; subject >= 0 && column >= 0 && row < t->nrows;
		     row++) {
			id = zy_table_cell(t->rows[row], subject);
			if (!zy_org_name_same(
				zy_table_cell(t->rows[row], column), name))
				continue;
			if (found.n && !zy_view_eq(found, id))
				return (struct zy_view){NULL, 0};
			found = id;
		}
	}
	return found;
}

/*
 * Replaces the name that --subject gives by the id of that organisation or
 * member, which it copies to text: by the rosters among the inputs, or else by
 * the names in the other streams.  What it does not know stays as it is.
 * Returns 0, or -1 with an error printed where several have the name.
 */
static int
find_subject(struct zy_cli *cli, struct zy_streams *s,
    struct zy_build_options *o, struct zy_buf *text)
{
	struct zy_table *orgs = &s->tables[ZY_INPUT_ORGS];
	struct zy_table *members = &s->tables[ZY_INPUT_MEMBERS];
	struct zy_people p = {
	    .has_orgs = orgs->nrows > 0, .has_members = members->nrows > 0};
	struct zy_view given = zy_view(o->given[ZY_OPTION_SUBJECT]), id;
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_name_miss m = {0};
	uint32_t row;

	if (given.n == 0 || zy_streams_refer(s, given, &row))
		return 0;
	id = (struct zy_view){NULL, 0};
	p.orgs.table = *orgs;
	p.members = *members;
	if (zy_people_build(&p, &ignored) == 0)
		(void)zy_people_search(
		    &p, given, NULL, ZY_NAMED_EITHER, "", &id, &m);
	if (id.n == 0 && m.fault != ZY_FAULT_AMBIGUOUS)
		id = find_own_name(s, given);
	zy_buf_view(text, id);
	/* The tables are those of the streams. */
	*orgs = p.orgs.table;
	*members = p.members;
	p.orgs.table = p.members = (struct zy_table){0};
	zy_people_release(&p);
	if (id.n)
		o->given[ZY_OPTION_SUBJECT] = text->p;
	else if (m.fault == ZY_FAULT_AMBIGUOUS)
		zy_cli_usage(
		    cli, "--subject: %s '%.*s'", m.what.p, ZY_ARG(given));
	zy_name_miss_release(&m);
	return zy_cli_failed(cli) ? -1 : 0;
}

void
zy_report_document(struct zy_cli *cli, const struct zy_kind_file *k,
    const char *standard, struct zy_build_options *o)
{
	const struct zy_campaign *campaign = zy_cli_campaign(cli);
	struct zy_names names = {.n = {0}};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf today = ZY_BUF_INIT, subject = ZY_BUF_INIT;
	struct zy_streams streams;
	struct zy_date day;
	struct zy_doc d;

	o->warn = tell_warning;
	o->context = cli;
	zy_streams_init(&streams, &names, campaign, o->zh);
	if (!campaign || set_day(cli, o, &day, &today) ||
	    zy_report_standard(cli, standard, &names))
		goto out;
	if (zy_build_check(k, o, &e))
		zy_cli_usage(cli, "%s", e.message);
	else if (zy_report_inputs_read(cli, &streams, day) ||
		 find_subject(cli, &streams, o, &subject))
		goto out;
	else if (zy_build_document(&d, k, &streams, o, &e))
		zy_cli_fail(cli, &e);
	else {
		zy_report_write(cli, &d);
		zy_doc_release(&d);
	}
out:
	zy_buf_release(&today);
	zy_buf_release(&subject);
	zy_streams_release(&streams);
	zy_names_release(&names);
}

/*
 * Returns whether documents in this format are read by people, and not by
 * programs.
 */
static bool
is_for_people(const char *format)
{
	static const char *const others[] = {"csv", "xlsx", "json"};
	size_t i;

	for (i = 0; format && i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(format, others[i]) == 0)
			return false;
	return true;
}

/*
 * Adds to a document how far registers were read, and their heads.  An official
 * decision has no place for that (GB/T 9704) and gets it only with --witness.
 */
static void
add_heads(struct zy_cli *cli, struct zy_doc *d)
{
	bool decision = d->look == ZY_LOOK_DECREE || d->look == ZY_LOOK_PAPER;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view all, line;

	if (is_for_people(cli->format) && (!decision || cli->witness) &&
	    zy_cli_put_heads(cli, &b))
		for (all = zy_buf_get(&b);
		     all.n && zy_view_next(&all, '\n', &line);)
			zy_doc_paragraph(d, ZY_ROLE_NOTE, zy_doc_text(d, line));
	zy_buf_release(&b);
}

void
zy_report_write(struct zy_cli *cli, struct zy_doc *d)
{
	const struct zy_render_options o = {
	    cli->format, cli->excel, zy_cli_temporary(cli)};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_sink *sink = zy_cli_sink(cli);

	if (!sink)
		return;
	add_heads(cli, d);
	if (zy_render(d, &o, &b, &e))
		zy_cli_fail(cli, &e);
	if (b.n)
		zy_sink_put(sink, b.p, b.n);
	zy_cli_finish_sink(cli, sink);
	zy_buf_release(&b);
}
