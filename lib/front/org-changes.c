/* SPDX-License-Identifier: MIT */
#include "front/org-changes.h"

#include "model/record.h"

struct report {
	struct zy_cli *cli;
	struct zy_writer *w; /* of the CSV file, or NULL: notices are printed */
	struct zy_view last; /* id of the organisation that changed last */
	uint64_t added, changed, gone;
};

/* Reports one change, and counts it. */
static void
put_change(void *context, const struct zy_org_change *c)
{
	struct report *ch = context;

	if (c->column.n) {
		ch->changed += !zy_view_eq(ch->last, c->id);
		ch->last = c->id;
	} else {
		ch->added += c->now.n > 0;
		ch->gone += c->now.n == 0;
	}
	if (ch->w) {
		zy_writer_cell(ch->w, zy_view(c->what));
		zy_writer_cell(ch->w, c->id);
		zy_writer_cell(ch->w, c->column);
		zy_writer_cell(ch->w, c->old);
		zy_writer_cell(ch->w, c->now);
		zy_writer_end(ch->w);
	} else if (c->column.n) {
		zy_cli_note(ch->cli, "%s %.*s: %.*s '%.*s' -> '%.*s'", c->what,
		    ZY_ARG(c->id), ZY_ARG(c->column), ZY_ARG(c->old),
		    ZY_ARG(c->now));
	} else {
		zy_cli_note(ch->cli, "%s %.*s: '%.*s'", c->what, ZY_ARG(c->id),
		    ZY_ARG(c->old.n ? c->old : c->now));
	}
}

void
zy_org_changes_report(
    struct zy_org_list *l, struct zy_cli *cli, const char *path)
{
	static const char *const names[] = {
	    "change", "id", "column", "old", "new"};
	struct zy_writer_options wo;
	struct report ch = {.cli = cli};
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
			zy_writer_column(ch.w, zy_view(names[i]), NULL);
	}
	zy_org_changes_each(l, put_change, &ch);
	zy_cli_note_verbose(cli, _("%llu added, %llu changed, %llu gone"),
	    (unsigned long long)ch.added, (unsigned long long)ch.changed,
	    (unsigned long long)ch.gone);
	if (ch.w)
		zy_cli_finish_writer(cli, ch.w);
}

/* Organisations of the base that are missing. */
struct missing {
	struct zy_orgs *orgs;
	size_t n, closed; /* column */
	struct zy_buf day;
};

static void
count_missing(void *context, size_t org)
{
	struct missing *m = context;

	(void)org;
	m->n++;
}

static void
close_missing(void *context, size_t org)
{
	struct missing *m = context;

	zy_table_set(m->orgs->table, org, m->closed, zy_buf_get(&m->day));
}

int
zy_org_changes_settle(struct zy_cli *cli, struct zy_orgs *orgs,
    const char *gone, const char *as_of)
{
	struct missing m = {.orgs = orgs};
	struct zy_date day = {0, 0, 0};
	struct zy_error e = ZY_ERROR_INIT;
	int rc = 0;

	if (!gone || strcmp(gone, "keep") == 0)
		return 0;
	if (strcmp(gone, "close") == 0) {
		rc = zy_cli_as_of(cli, as_of, &day);
		zy_date_format(&m.day, day);
		m.closed = zy_table_column(orgs->table, ZY_VIEW("closed"),
		    zy_schema_find(&zy_org_schema, ZY_VIEW("closed")));
		if (rc == 0)
			zy_org_changes_gone(orgs, close_missing, &m);
		zy_buf_release(&m.day);
		return rc;
	}
	zy_org_changes_gone(orgs, count_missing, &m);
	if (m.n == 0)
		return 0;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("%zu organisations of the base are gone, and --gone refuse "
	      "allows "
	      "none: nothing is written"),
	    m.n);
	zy_cli_fail(cli, &e);
	return -1;
}
