/*
 * A coverage: reads campaign, rosters and inputs, and writes findings, the
 * table and the questions.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/coverage.h"

#include <stdlib.h>

#include "front/coverage-read.h"
#include "model/record.h"
#include "register/register.h"

void
zy_coverage_release(struct zy_coverage *c)
{
	if (c->begun)
		zy_progress_release(&c->progress);
	zy_condition_free(c->only);
	zy_intern_free(c->rows);
	zy_queries_release(&c->questions);
	zy_people_release(&c->people);
}

static int
read_roster(struct zy_coverage *c, const char *path,
    const struct zy_schema *schema, struct zy_table *t, bool *has)
{
	*has = path != NULL;
	return path ? zy_cli_read_roster(c->cli, path, schema, t) : 0;
}

/*
 * Reads the rosters that the options name and builds the indexes of people.
 * Returns 0, or -1 with an error printed.
 */
static int
read_rosters(struct zy_coverage *c)
{
	struct zy_people *p = &c->people;
	struct zy_error e = ZY_ERROR_INIT;

	if (read_roster(
		c, c->o.orgs, &zy_org_schema, &p->orgs.table, &p->has_orgs) ||
	    read_roster(c, c->o.members, &zy_member_schema, &p->members,
		&p->has_members) ||
	    read_roster(
		c, c->o.duties, &zy_duty_schema, &p->duties, &p->has_duties))
		return -1;
	if (zy_people_build(p, &e) == 0)
		return 0;
	zy_cli_fail(c->cli, &e);
	return -1;
}

/*
 * Sets the day of the coverage to that of --as-of, or to the present day.
 * Returns 0, or -1 with an error printed.
 */
static int
read_day(struct zy_coverage *c)
{
	if (!c->o.as_of)
		return zy_cli_today(c->cli, &c->as_of);
	if (zy_date_parse(&c->as_of, zy_view(c->o.as_of)) && c->as_of.day)
		return 0;
	zy_cli_usage(c->cli, _("--as-of: not a day '%s'"), c->o.as_of);
	return -1;
}

/*
 * Selects the questions of --question, or all.  Returns 0, or -1 with an error
 * printed.
 */
static int
select_questions(struct zy_coverage *c)
{
	struct zy_view list = zy_view(c->o.questions), id;
	size_t i;

	for (i = 0; !c->o.questions && i < c->questions.n; i++)
		zy_progress_select(
		    &c->progress, zy_view(c->questions.items[i].id));
	while (c->o.questions && zy_view_next(&list, ',', &id))
		if (zy_progress_select(&c->progress, zy_text_trim(id))) {
			zy_cli_usage(c->cli,
			    _("--question: no such question '%.*s'; "
			      "--questions lists them"),
			    ZY_ARG(id));
			return -1;
		}
	return 0;
}

/*
 * Checks that the data of a column of organisations were given: who has a
 * liaison point is in the duties.  Returns 0, or -1 with an error printed.
 */
static int
check_duties(struct zy_coverage *c, const char *option, struct zy_view column)
{
	const struct zy_view_kind *k =
	    &c->progress.views.kinds[ZY_PROGRESS_ORG];
	int i = zy_view_find(k, "liaison");

	if (c->people.has_duties ||
	    !(zy_view_is(column, k->schema.columns[i].name) ||
		zy_view_is(column, k->schema.columns[i].zh)))
		return 0;
	zy_cli_usage(c->cli, _("--%s: '%.*s' is known from --duties"), option,
	    ZY_ARG(column));
	return -1;
}

/*
 * Parses --where and restricts the questions to organisations for which it
 * holds.  Returns 0, or -1 with an error printed.
 */
static int
restrict_orgs(struct zy_coverage *c)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view column;
	uint64_t unknown;
	bool found;
	size_t i;

	if (!c->o.where)
		return 0;
	if (zy_condition_parse(&c->only, zy_view(c->o.where), c->as_of, &e) ||
	    zy_progress_restrict(&c->progress, c->only, &e)) {
		zy_cli_fail(c->cli, &e);
		return -1;
	}
	for (i = 0; i < zy_condition_comparisons(c->only); i++) {
		column = zy_condition_column(c->only, i, &found, &unknown);
		if (check_duties(c, "where", column))
			return -1;
		if (!found) {
			zy_cli_usage(c->cli,
			    _("--where: the organisations have no column "
			      "'%.*s'"),
			    ZY_ARG(column));
			return -1;
		}
	}
	return 0;
}

/*
 * Prepares the rows of the table: one for each value of the column of --by, or
 * for each organisation.  Returns 0, or -1 with a usage error printed.
 */
static int
group_rows(struct zy_coverage *c)
{
	const struct zy_view_kind *k =
	    &c->progress.views.kinds[ZY_PROGRESS_ORG];
	const struct zy_column *one;
	int strength;

	if (!c->o.table)
		return 0;
	if (c->o.by && check_duties(c, "by", zy_view(c->o.by)))
		return -1;
	if (c->o.by)
		c->rows = zy_intern_new();
	/* A derived column goes before another that its name may mean. */
	if (c->o.by && zy_view_find(k, c->o.by) < 0) {
		one = zy_schema_match(
		    &zy_org_schema, zy_view(c->o.by), &strength);
		c->o.by = one ? one->name : c->o.by;
	}
	if (zy_progress_group(&c->progress, c->o.by, c->rows) == 0)
		return 0;
	zy_cli_usage(
	    c->cli, _("--by: the organisations have no column '%s'"), c->o.by);
	return -1;
}

int
zy_coverage_start(struct zy_coverage *c)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_progress_options o = {.questions = &c->questions,
	    .people = &c->people,
	    .temporary = zy_cli_temporary(c->cli),
	    .zh = zy_lang_is_chinese(c->cli->lang)};

	c->campaign = zy_cli_campaign(c->cli);
	if (!c->campaign || read_day(c))
		return -1;
	if (zy_queries_read(&c->questions, c->campaign, &e)) {
		zy_cli_fail(c->cli, &e);
		return -1;
	}
	if (!c->o.orgs)
		return 0; /* the questions alone */
	if (read_rosters(c))
		return -1;
	o.campaign = c->campaign;
	o.as_of = c->as_of;
	c->begun = true;
	if (zy_progress_init(&c->progress, &o, &e)) {
		zy_cli_fail(c->cli, &e);
		return -1;
	}
	return select_questions(c) || restrict_orgs(c) || group_rows(c) ? -1
									: 0;
}

int
zy_coverage_read(struct zy_coverage *c)
{
	struct zy_cli *cli = c->cli;
	const char *const *paths = zy_cli_sorted_inputs(cli);
	struct zy_error e = ZY_ERROR_INIT;
	const char **registers =
	    zy_calloc(cli->ninputs + 1, sizeof(*registers));
	size_t i, n = 0;
	int rc = 0;

	for (i = 0; rc == 0 && i < cli->ninputs; i++) {
		if (strcmp(paths[i], "-") != 0 && zy_register_is(paths[i]))
			registers[n++] = paths[i];
		else
			rc = zy_coverage_read_stream(c, paths[i]);
	}
	if (rc == 0 && n)
		rc = zy_coverage_read_registers(c, registers, n);
	free(registers);
	if (rc == 0 && zy_progress_finish(&c->progress, &e)) {
		zy_cli_fail(cli, &e);
		rc = -1;
	}
	return rc;
}

/*
 * Appends a question to a list of them: its id; in Chinese messages also its
 * sentence.
 */
static void
put_question(struct zy_buf *b, const struct zy_query *q)
{
	zy_buf_puts(b, b->n ? _(", ") : "");
	zy_buf_puts(b, q->id);
	if (zy_error_in_chinese() && q->zh)
		zy_buf_printf(b, "（%s）", q->zh);
}

/*
 * Prints a warning about a list of questions (put_question); the status becomes
 * 1.
 */
static void
warn(struct zy_coverage *c, const char *what, const char *ids, const char *why)
{
	struct zy_error e = ZY_ERROR_INIT;

	zy_error_set(&e, ZY_ERROR_RECORD, "%s: %s: %s", what, why, ids);
	zy_cli_warn(c->cli, &e);
}

/*
 * Prints which questions were not asked; those with the same reason in one
 * message.
 */
static void
report_not_asked(struct zy_coverage *c)
{
	struct zy_buf ids = ZY_BUF_INIT;
	const char *why, *other;
	size_t i, k;

	for (i = 0; i < c->questions.n; i++) {
		why = zy_progress_not_asked(&c->progress, i);
		zy_buf_reset(&ids);
		for (k = 0; why && k < c->questions.n; k++) {
			other = zy_progress_not_asked(&c->progress, k);
			if (!other || strcmp(why, other) != 0)
				continue;
			if (k < i)
				break; /* it was said there */
			put_question(&ids, &c->questions.items[k]);
		}
		if (why && k == c->questions.n)
			warn(c, _("not asked"), ids.p, why);
	}
	zy_buf_release(&ids);
}

/* Prints for how many subjects questions could not be decided. */
static void
report_undecided(struct zy_coverage *c)
{
	struct zy_buf ids = ZY_BUF_INIT;
	char number[80];
	size_t i;

	for (i = 0; i < c->questions.n; i++) {
		uint64_t n = zy_progress_undecided(&c->progress, i);

		if (n == 0 || zy_progress_not_asked(&c->progress, i))
			continue;
		snprintf(number, sizeof(number),
		    _("cells are empty or not clear, for %llu"),
		    (unsigned long long)n);
		zy_buf_reset(&ids);
		put_question(&ids, &c->questions.items[i]);
		warn(c, _("not decided"), ids.p, number);
	}
	zy_buf_release(&ids);
}

/*
 * Prints which questions have no date, or (dated) a date that the founding
 * document does not set.
 */
static void
report_open(struct zy_coverage *c, bool dated)
{
	struct zy_buf ids = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < c->questions.n; i++) {
		const struct zy_query *q = &c->questions.items[i];

		if (zy_progress_is_selected(&c->progress, i) && q->open &&
		    !zy_progress_not_asked(&c->progress, i) &&
		    (q->due != ZY_DUE_OPEN) == dated)
			put_question(&ids, q);
	}
	if (ids.n)
		zy_cli_note(c->cli,
		    dated ? _("intervals and limits that the source leaves "
			      "open are those of the campaign file: %s")
			  : _("the source sets no day, nor does the campaign "
			      "file, so that nobody is late: %s"),
		    ids.p);
	zy_buf_release(&ids);
}

void
zy_coverage_report(struct zy_coverage *c)
{
	if (c->progress.nlacking)
		zy_cli_found(c->cli);
	report_not_asked(c);
	report_undecided(c);
	report_open(c, false);
	report_open(c, true);
	if (c->progress.strangers)
		zy_cli_note(c->cli,
		    _("records of organisations or members that no roster "
		      "here has: %llu"),
		    (unsigned long long)c->progress.strangers);
}

static void
write_day(struct zy_writer *out, struct zy_buf *b, int64_t day)
{
	zy_buf_reset(b);
	zy_due_format(b, day);
	zy_writer_cell(out, zy_buf_get(b));
}

void
zy_coverage_write_missing(struct zy_coverage *c, struct zy_writer *out)
{
	static const char *const kinds[] = {
	    "missing", "overdue", "late", "excess"};
	const struct zy_schema *s = &zy_finding_schema;
	const struct zy_table *orgs = &c->people.orgs.table;
	int township = zy_table_find(orgs, "township");
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_lacking one, *x = &one;
	size_t i;
	int rc = 0;

	for (i = 0; i < s->n; i++)
		zy_writer_column(
		    out, zy_view(s->columns[i].name), &s->columns[i]);
	while (!zy_writer_closed(out) &&
	       (rc = zy_progress_next(&c->progress, x, &e)) == 1) {
		zy_writer_cell(out, zy_view(x->question->id));
		zy_writer_cell(out, zy_view(x->question->rules));
		zy_writer_cell(out, x->subject);
		zy_writer_cell(out, x->name);
		zy_writer_cell(
		    out, x->org == ZY_INTERN_NONE
			     ? (struct zy_view){"", 0}
			     : zy_table_cell(orgs->rows[x->org], township));
		zy_writer_cell(out, zy_view(kinds[x->lack]));
		write_day(out, &b, x->since);
		write_day(out, &b, x->due);
		zy_writer_count(out, x->days_late ? x->days_late : -1);
		zy_writer_cell(out, x->detail);
		zy_writer_cell(out, x->source);
		zy_writer_end(out);
	}
	if (rc < 0)
		zy_cli_fail(c->cli, &e);
	zy_buf_release(&b);
}

/*
 * Declares the columns of the table.  Returns the number of columns that name
 * the row.
 */
static void
declare_table(struct zy_coverage *c, struct zy_writer *out)
{
	static const char *const org[] = {"id", "name", "township"};
	const struct zy_view_kind *k =
	    &c->progress.views.kinds[ZY_PROGRESS_ORG];
	const struct zy_column *column;
	size_t i;

	for (i = 0; !c->o.by && i < sizeof(org) / sizeof(*org); i++)
		zy_writer_column(out, zy_view(org[i]),
		    zy_schema_find(&zy_org_schema, zy_view(org[i])));
	if (c->o.by) {
		column = &k->schema.columns[zy_view_find(k, c->o.by)];
		zy_writer_column(out, zy_view(column->name), column);
	}
	for (i = 0; i < c->questions.n; i++)
		if (zy_progress_is_selected(&c->progress, i))
			zy_writer_column(
			    out, zy_view(c->questions.items[i].id), NULL);
}

/* Writes "done/due" of each question; nothing where it was not asked. */
static void
write_counts(struct zy_coverage *c, struct zy_writer *out, size_t row)
{
	const struct zy_progress_count *n =
	    &c->progress.counts[row * c->questions.n];
	char text[40];
	size_t i;

	for (i = 0; i < c->questions.n; i++) {
		if (!zy_progress_is_selected(&c->progress, i))
			continue;
		text[0] = '\0';
		if (!zy_progress_not_asked(&c->progress, i) && n[i].due)
			snprintf(
			    text, sizeof(text), "%u/%u", n[i].done, n[i].due);
		zy_writer_cell(out, zy_view(text));
	}
	zy_writer_end(out);
}

/*
 * Returns whether any question was asked of the organisations that a row of the
 * table counts.
 */
static bool
has_counts(const struct zy_coverage *c, size_t row)
{
	size_t i;

	for (i = 0; i < c->questions.n; i++)
		if (c->progress.counts[row * c->questions.n + i].due)
			return true;
	return false;
}

void
zy_coverage_write_table(struct zy_coverage *c, struct zy_writer *out)
{
	const struct zy_table *t = &c->people.orgs.table;
	int columns[] = {zy_table_find(t, "id"), zy_table_find(t, "name"),
	    zy_table_find(t, "township")};
	uint32_t *order = c->rows ? zy_intern_order(c->rows) : NULL;
	const struct zy_view none = {"", 0};
	size_t at, row, i;

	declare_table(c, out);
	for (at = 0; at <= c->progress.nrows; at++) {
		bool last = at == c->progress.nrows;

		row = last || !order ? at : order[at];

		/* Who was not asked anything has no row. */
		if (!has_counts(c, row))
			continue;
		for (i = 0; !order && i < 3; i++)
			zy_writer_cell(out,
			    last ? none
				 : zy_table_cell(t->rows[row], columns[i]));
		if (order)
			zy_writer_cell(
			    out, last ? none
				      : zy_intern_get(c->rows, (uint32_t)row));
		write_counts(c, out, row);
	}
	free(order);
}

void
zy_coverage_write_questions(struct zy_coverage *c, struct zy_writer *out)
{
	static const char *const names[] = {
	    "question", "rule", "asked", "answered", "due", "sentence", "note"};
	bool zh = zy_lang_is_chinese(c->cli->lang);
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		zy_writer_column(out, zy_view(names[i]), NULL);
	for (i = 0; i < c->questions.n; i++) {
		const struct zy_query *q = &c->questions.items[i];

		zy_writer_cell(out, zy_view(q->id));
		zy_writer_cell(out, zy_view(q->rules));
		zy_buf_reset(&b);
		zy_query_asked(q, &b);
		zy_writer_cell(out, zy_buf_get(&b));
		zy_buf_reset(&b);
		zy_query_answered(q, &b);
		zy_writer_cell(out, zy_buf_get(&b));
		zy_buf_reset(&b);
		zy_query_due(q, &b);
		zy_writer_cell(out, zy_buf_get(&b));
		zy_writer_cell(out, zy_view(zh ? q->zh : q->en));
		zy_writer_cell(out, zy_view(q->open ? q->open : ""));
		zy_writer_end(out);
	}
	zy_buf_release(&b);
}
