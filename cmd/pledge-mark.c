/*
 * pledge-mark - what became of pledges: published, kept, failed:
 *	pledge-mark --register pledges.jsonl 城关镇兑现情况.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/date.h"
#include "cli/append.h"
#include "model/personal.h"
#include "model/record.h"
#include "register/fold.h"
#include "register/pledge.h"

struct opts {
	const char *date, *channel, *evidence, *reason;
	const char *pledge, *status; /* operands of a single mark */
};

struct job {
	struct zy_cli *cli;
	struct opts *o;
	struct zy_append append;
	struct zy_table table; /* the marks as they came */
	struct zy_fold fold;
};

/* The lines of the open register, folded.  0 or -1: told. */
static int
fold_register(struct job *j, const struct zy_register *r)
{
	struct zy_buf text = ZY_BUF_INIT, scratch = ZY_BUF_INIT;
	struct zy_json_member *m = NULL;
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t seq, lines = zy_register_lines(r);
	size_t n = 0, cap = 0;
	struct zy_line l;
	int rc = 0;

	for (seq = 1; rc == 0 && seq <= lines; seq++) {
		rc = zy_register_read(r, seq, &text, &e);
		zy_buf_room(&scratch, text.n + 1);
		if (rc == 0 &&
		    !zy_line_parse(&l, zy_buf_get(&text), scratch.p)) {
			zy_error_set(&e, ZY_ERROR_IO,
			    _("no line of a register, or changed by hand"));
			rc = zy_error_at(&e, j->append.file, seq, 0);
		}
		if (rc == 0 && zy_json_scan(zy_buf_get(&text), scratch.p, &m,
				   &n, &cap) == NULL)
			rc = zy_fold_take(&j->fold, &l, m, n, &e);
	}
	if (rc)
		zy_cli_fail(j->cli, &e);
	free(m);
	zy_buf_release(&text);
	zy_buf_release(&scratch);
	return rc;
}

/* How far a pledge has come. */
static int
stage_of(struct zy_view status)
{
	return zy_view_is(status, "made")	 ? 0
	       : zy_view_is(status, "published") ? 1
						 : 2;
}

/*
 * Stages come in order: made, published (R45), then kept or failed (R46).
 * What stands at the same stage or goes back corrects, and says why.  NULL, or
 * what is wrong with column *c.
 */
static const char *
check_mark(struct job *j, const struct zy_view *mark, int *c)
{
	const struct zy_folded *p =
	    zy_fold_find(&j->fold, mark[ZY_MARK_PLEDGE]);
	struct zy_view was;
	struct zy_date a, b;

	*c = ZY_MARK_PLEDGE;
	if (mark[ZY_MARK_PLEDGE].n == 0)
		return _("is missing");
	if (!p || p->schema != &zy_pledge_schema)
		return _("is no pledge of this register");
	*c = ZY_MARK_STATUS;
	if (mark[ZY_MARK_STATUS].n == 0)
		return _("is missing");
	if (zy_view_is(mark[ZY_MARK_STATUS], "made"))
		return _("a mark is published, kept or failed, not");
	was = p->cells[ZY_PLEDGE_STATUS];
	if (stage_of(mark[ZY_MARK_STATUS]) == 2 && stage_of(was) == 0)
		return _("a pledge is published before it is kept or failed "
			 "(R45):");
	*c = ZY_MARK_REASON;
	if (zy_view_is(mark[ZY_MARK_STATUS], "failed") &&
	    mark[ZY_MARK_REASON].n == 0)
		return _("is missing: why did it fail (R46)");
	if (stage_of(mark[ZY_MARK_STATUS]) <= stage_of(was) &&
	    mark[ZY_MARK_REASON].n == 0)
		return _("is missing: a mark that corrects one says why");
	*c = ZY_MARK_CHANNEL;
	if (zy_view_is(mark[ZY_MARK_STATUS], "published") &&
	    mark[ZY_MARK_CHANNEL].n == 0 && p->cells[ZY_PLEDGE_CHANNEL].n == 0)
		return _("is missing, the pledge is published (R45)");
	*c = ZY_MARK_DATE;
	if (mark[ZY_MARK_DATE].n == 0)
		return _("is missing");
	if (stage_of(mark[ZY_MARK_STATUS]) == 2 &&
	    zy_date_parse(&a, mark[ZY_MARK_DATE]) &&
	    zy_date_parse(&b, p->cells[ZY_PLEDGE_PUBLISHED]) &&
	    zy_date_before(a, b))
		return _("is before the date of publication:");
	return NULL;
}

static int
refuse(struct job *j, const struct zy_table_row *row, int c, const char *what)
{
	const struct zy_column *column = &zy_mark_schema.columns[c];
	int at = zy_table_find(&j->table, column->name);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view cell;

	if (j->o->pledge) {
		cell = zy_table_cell(row, at);
		zy_cli_usage(j->cli, cell.n ? "%s: %s '%.*s'" : "%s: %s",
		    column->name, what, ZY_ARG(cell));
		return -1;
	}
	if (at >= 0) {
		zy_cli_blame_row(&j->table, row, at, what, &e);
	} else {
		zy_error_set(&e, ZY_ERROR_RECORD, "%s: %s", column->name, what);
		zy_error_at(&e, j->table.files[row->file], row->line, 0);
	}
	return zy_cli_refuse_row(j->cli, &j->table, row, &e);
}

/* The cells of a mark; id and source are filled in. */
static void
take_cells(struct job *j, const struct zy_table_row *row, struct zy_view *mark)
{
	struct zy_buf b = ZY_BUF_INIT;
	char id[19];
	int c;

	for (c = 0; c < ZY_MARK_COLUMNS; c++)
		mark[c] = zy_table_cell(row,
		    zy_table_find(&j->table, zy_mark_schema.columns[c].name));
	/* A ledger that was filled in names the pledge by its id. */
	if (mark[ZY_MARK_PLEDGE].n == 0 &&
	    zy_view_starts(mark[ZY_MARK_ID], "p-"))
		mark[ZY_MARK_PLEDGE] = mark[ZY_MARK_ID];
	if (mark[ZY_MARK_SOURCE].n == 0) {
		zy_buf_printf(&b, "%s:%llu", j->table.files[row->file],
		    (unsigned long long)row->line);
		mark[ZY_MARK_SOURCE].p =
		    zy_arena_strndup(&j->append.arena, b.p, b.n);
		mark[ZY_MARK_SOURCE].n = b.n;
		zy_buf_release(&b);
	}
	zy_mark_id(mark, id);
	mark[ZY_MARK_ID].p = zy_arena_strndup(&j->append.arena, id, 18);
	mark[ZY_MARK_ID].n = 18;
}

/* One mark against the pledges as they stand.  -1: stop everything. */
static int
take_mark(
    struct job *j, const struct zy_register *r, const struct zy_table_row *row)
{
	struct zy_view mark[ZY_MARK_COLUMNS], found;
	const char *what = NULL;
	int c;

	take_cells(j, row, mark);
	if (zy_register_find(r, mark[ZY_MARK_ID]) == 0)
		what = check_mark(j, mark, &c);
	if (!what) {
		c = zy_personal_find(&zy_mark_schema, mark, &found);
		what = c >= 0 ? _("a register keeps no numbers of identity "
				  "cards:")
			      : NULL;
	}
	if (what)
		return refuse(j, row, c, what);
	zy_batch_keep(&j->append.batch, mark);
	if (zy_register_find(r, mark[ZY_MARK_ID]) == 0)
		zy_fold_mark(&j->fold,
		    zy_fold_find(&j->fold, mark[ZY_MARK_PLEDGE]), mark);
	return 0;
}

/* Under the lock: nobody marks a pledge meanwhile. */
static int
check_marks(struct zy_append *a, const struct zy_register *r)
{
	struct job *j = a->context;
	size_t i;

	if (fold_register(j, r))
		return -1;
	for (i = 0; i < j->table.nrows; i++)
		if (take_mark(j, r, j->table.rows[i]))
			return -1;
	return 0;
}

/* The one mark that the command line gives.  0 or -1: told. */
static int
take_operands(struct job *j)
{
	const char *cells[ZY_MARK_COLUMNS] = {[ZY_MARK_PLEDGE] = j->o->pledge,
	    [ZY_MARK_STATUS] = j->o->status,
	    [ZY_MARK_DATE] = j->o->date,
	    [ZY_MARK_CHANNEL] = j->o->channel,
	    [ZY_MARK_EVIDENCE] = j->o->evidence,
	    [ZY_MARK_REASON] = j->o->reason,
	    [ZY_MARK_SOURCE] = "<options>"};
	struct zy_view clean[ZY_MARK_COLUMNS];
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	int c;

	for (c = 0; c < ZY_MARK_COLUMNS; c++) {
		const struct zy_column *column = &zy_mark_schema.columns[c];

		zy_table_column(&j->table, zy_view(column->name), column);
		zy_buf_reset(&b);
		if (zy_cell_clean(
			column, zy_view(cells[c]), &b, &clean[c], &e)) {
			zy_cli_usage(j->cli, "%s: %s", column->name, e.message);
			zy_buf_release(&b);
			return -1;
		}
		clean[c].p = zy_arena_strndup(
		    &j->append.arena, clean[c].n ? clean[c].p : "", clean[c].n);
	}
	zy_buf_release(&b);
	zy_table_add_cells(&j->table, clean, ZY_MARK_COLUMNS);
	j->cli->records++;
	return 0;
}

static void
run(struct job *j)
{
	const struct zy_cli_intake how = {.schema = &zy_mark_schema};
	const struct opts *o = j->o;
	int rc;

	if (zy_append_start(&j->append))
		return;
	if (!o->pledge && (o->date || o->channel || o->evidence || o->reason)) {
		zy_cli_usage(j->cli,
		    _("--date, --channel, --evidence and --reason are for a "
		      "single mark: ID published|kept|failed"));
		return;
	}
	j->table.keep_raw = true;
	rc = o->pledge ? take_operands(j)
		       : zy_cli_read_table(j->cli, &how, &j->table);
	if (rc == 0 && !zy_cli_failed(j->cli))
		zy_append_record(&j->append);
}

/* "ID kept" is a mark; everything else is a list of files. */
static void
tell_operands(struct zy_cli *cli, struct opts *o)
{
	static const char *const words[] = {"published", "kept", "failed"};
	size_t i;

	for (i = 0; cli->ninputs == 2 && i < 3; i++) {
		if (strcmp(cli->inputs[1], words[i]) != 0)
			continue;
		o->pledge = cli->inputs[0];
		o->status = cli->inputs[1];
	}
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_mark_schema};
	struct opts o = {.date = NULL};
	struct job j = {
	    .o = &o,
	    .append = {.lock_timeout = 30,
		.batch = {.schema = &zy_mark_schema, .record = "mark"},
		.ready = check_marks},
	};
	const struct zy_option table[] = {
	    ZY_APPEND_OPTIONS(j.append),
	    {0, "date", "DATE", ZY_OPT_STRING, &o.date, NULL, 0, 0,
		N_("a single mark: when it was published, kept or failed")},
	    {0, "channel", "TEXT", ZY_OPT_STRING, &o.channel, NULL, 0, 0,
		N_("how it was published (R45)")},
	    {0, "evidence", "TEXT", ZY_OPT_STRING, &o.evidence, NULL, 0, 0,
		N_("what shows that it was kept")},
	    {0, "reason", "TEXT", ZY_OPT_STRING, &o.reason, NULL, 0, 0,
		N_("why it failed, or why a mark is corrected")},
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "pledge-mark",
	    .purpose = N_("Mark pledges of a register as published, kept or "
			  "failed."),
	    .synopsis = "--register FILE [OPTION]... [FILE]... | ID "
			"published|kept|failed",
	    .examples =
		"  pledge-mark --register pledges.jsonl marks.csv\n"
		"  pledge-mark --register pledges.jsonl p-0123456789abcdef "
		"kept \\\n"
		"      --date 2010-12-20 --evidence 验收单\n",
	    .schemas = schemas,
	    .nschemas = 1,
	};

	j.cli = j.append.cli = &cli;
	j.append.context = &j;
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	j.append.noun = _("marks");
	tell_operands(&cli, &o);
	run(&j);
	zy_fold_release(&j.fold);
	zy_table_release(&j.table);
	zy_append_release(&j.append);
	return zy_cli_finish(&cli);
}
