/*
 * pledge-mark - what became of pledges: published, kept, failed:
 *	pledge-mark --register pledges.jsonl 城关镇兑现情况.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/date.h"
#include "front/enter-list.h"
#include "model/record.h"
#include "register/pledge.h"

/*
 * Returns how far a pledge with that status has come: 0 made, 1 published, 2
 * kept or failed.
 */
static int
stage_of(struct zy_view status)
{
	return zy_view_is(status, "made")	 ? 0
	       : zy_view_is(status, "published") ? 1
						 : 2;
}

/*
 * Checks that a mark follows the present status `was`: made, published (R45),
 * then kept or failed (R46).  A mark that stays at a stage or goes back is a
 * correction and needs a reason.  Returns the wrong column, with *what set, or
 * -1.
 */
static int
check_stage(struct zy_view *mark, struct zy_view was, const char **what)
{
	int is = stage_of(mark[ZY_MARK_STATUS]);

	*what = _("a mark is published, kept or failed, not");
	if (is == 0)
		return ZY_MARK_STATUS;
	*what = _("a pledge is published before it is kept or failed (R45):");
	if (is == 2 && stage_of(was) == 0)
		return ZY_MARK_STATUS;
	*what = _("is missing: why did it fail (R46)");
	if (zy_view_is(mark[ZY_MARK_STATUS], "failed") &&
	    mark[ZY_MARK_REASON].n == 0)
		return ZY_MARK_REASON;
	*what = _("is missing: a mark that corrects one says why");
	if (is <= stage_of(was) && mark[ZY_MARK_REASON].n == 0 &&
	    mark[ZY_MARK_FEEDBACK].n == 0)
		return ZY_MARK_REASON;
	return -1;
}

/*
 * Returns whether the records are rows of a ledger, which have a day of
 * publication beside that of a mark: an empty 兑现日期 takes it.
 */
static bool
is_ledger(const struct zy_enter *n)
{
	const struct zy_column *twin;
	size_t c;

	for (c = 0; c < n->table.ncolumns; c++) {
		twin = n->table.columns[c].twin;
		if (twin && strcmp(twin->name, "date") == 0)
			return true;
	}
	return false;
}

/*
 * Removes from a row of a ledger what is the pledge's own: its channel, what
 * the masses said, and the day of publication.  Returns whether the row says
 * only what the register says of the pledge.
 */
static bool
is_unchanged(struct zy_view *mark, const struct zy_folded *p)
{
	static const size_t own[][2] = {{ZY_MARK_CHANNEL, ZY_PLEDGE_CHANNEL},
	    {ZY_MARK_FEEDBACK, ZY_PLEDGE_FEEDBACK},
	    {ZY_MARK_DATE, ZY_PLEDGE_PUBLISHED}};
	bool same = zy_view_eq(mark[ZY_MARK_STATUS],
			zy_folded_cell(p, ZY_PLEDGE_STATUS)) &&
		    zy_view_eq(mark[ZY_MARK_FEEDBACK],
			zy_folded_cell(p, ZY_PLEDGE_FEEDBACK));
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (zy_view_eq(mark[own[i][0]], zy_folded_cell(p, own[i][1])))
			mark[own[i][0]] = (struct zy_view){"", 0};
	return same && (mark[ZY_MARK_DATE].n == 0 ||
			   zy_view_eq(mark[ZY_MARK_DATE],
			       zy_folded_cell(p, ZY_PLEDGE_DONE)));
}

/*
 * Puts a mark in the form by which it is known (struct zy_enter).  In a ledger
 * that was filled in, the id may name the pledge, and rows that nobody has
 * changed are no marks.
 */
static enum zy_enter_verdict
prepare(struct zy_enter *n, struct zy_view *mark, struct zy_enter_fault *f)
{
	const struct zy_folded *p;

	f->what = _("is missing");
	if (zy_rules_is_wrong(&n->rules, ZY_MARK_PLEDGE))
		return ZY_ENTER_RIGHT;
	if (mark[ZY_MARK_PLEDGE].n == 0) {
		if (!zy_view_starts(mark[ZY_MARK_ID], "p-"))
			return zy_enter_judge(f, ZY_MARK_PLEDGE);
		mark[ZY_MARK_PLEDGE] = mark[ZY_MARK_ID];
		/* The row has the pledge's. */
		mark[ZY_MARK_SOURCE] = zy_enter_place(n);
	} else if (!is_ledger(n)) {
		return ZY_ENTER_RIGHT;
	}
	p = zy_fold_find(&n->fold, mark[ZY_MARK_PLEDGE]);
	return p && p->schema == &zy_pledge_schema && is_unchanged(mark, p)
		   ? ZY_ENTER_UNCHANGED
		   : ZY_ENTER_RIGHT;
}

/* Holds a mark to the rules.  Returns the wrong column, or -1. */
static int
check_mark(struct zy_enter *n, struct zy_view *mark, const char **what)
{
	const struct zy_folded *p;
	struct zy_date a, b;
	int c;

	*what = _("is missing");
	if (mark[ZY_MARK_STATUS].n == 0 &&
	    !zy_rules_is_wrong(&n->rules, ZY_MARK_STATUS))
		return ZY_MARK_STATUS;
	if (mark[ZY_MARK_DATE].n == 0 &&
	    !zy_rules_is_wrong(&n->rules, ZY_MARK_DATE))
		return ZY_MARK_DATE;
	if (zy_rules_is_wrong(&n->rules, ZY_MARK_PLEDGE))
		return -1;
	*what = _("is no pledge of this register");
	p = zy_fold_find(&n->fold, mark[ZY_MARK_PLEDGE]);
	if (!p || p->schema != &zy_pledge_schema)
		return ZY_MARK_PLEDGE;
	*what = _("has been withdrawn:");
	if (p->withdrawn)
		return ZY_MARK_PLEDGE;
	if (n->rules.wrong)
		return -1; /* the others need all of it */
	c = check_stage(mark, zy_folded_cell(p, ZY_PLEDGE_STATUS), what);
	if (c >= 0)
		return c;
	*what = _("is missing, the pledge is published (R45)");
	if (zy_view_is(mark[ZY_MARK_STATUS], "published") &&
	    mark[ZY_MARK_CHANNEL].n == 0 &&
	    zy_folded_cell(p, ZY_PLEDGE_CHANNEL).n == 0)
		return ZY_MARK_CHANNEL;
	*what = _("is before the date of publication (R45):");
	if (stage_of(mark[ZY_MARK_STATUS]) == 2 &&
	    zy_date_parse(&a, mark[ZY_MARK_DATE]) &&
	    zy_date_parse(&b, zy_folded_cell(p, ZY_PLEDGE_PUBLISHED)) &&
	    zy_date_before(a, b))
		return ZY_MARK_DATE;
	return -1;
}

/* Holds a mark to the rules (struct zy_enter). */
static enum zy_enter_verdict
check(struct zy_enter *n, struct zy_view *mark, struct zy_enter_fault *f)
{
	return zy_enter_judge(f, check_mark(n, mark, &f->what));
}

/* Takes two operands like "ID kept" as a mark; all others are files. */
static void
take_operands(struct zy_cli *cli, struct zy_enter *n)
{
	static const char *const words[] = {"published", "kept", "failed"};
	size_t i;

	for (i = 0; cli->ninputs == 2 && i < 3; i++) {
		if (strcmp(cli->inputs[1], words[i]) != 0)
			continue;
		n->cells[ZY_MARK_PLEDGE] = cli->inputs[0];
		n->cells[ZY_MARK_STATUS] = cli->inputs[1];
		cli->ninputs = 0;
		return;
	}
	for (i = 0; !n->read && i < ZY_MARK_COLUMNS; i++)
		if (n->cells[i]) {
			zy_cli_usage(cli,
			    _("--date, --channel, --evidence and --reason are "
			      "for a single mark, ID published|kept|failed, "
			      "or for --from"));
			return;
		}
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_mark_schema};
	struct zy_enter n = {
	    .append = {.lock_timeout = 30}, .prepare = prepare, .check = check};
	struct zy_enter_list list = {.schema = &zy_pledge_schema, .key = "id"};
	const struct zy_option table[] = {
	    ZY_APPEND_OPTIONS(n.append),
	    ZY_STRING(0, "from", &list.path, N_("PLEDGES"),
		N_("all pledges of this stream, with the columns from "
		   "options")),
	    ZY_CHOICE(0, "status", &n.cells[ZY_MARK_STATUS], N_("WORD"),
		"published|kept|failed", N_("of --from: what became of them")),
	    ZY_COLUMNS(&zy_mark_schema, ZY_MARK_DATE, n.cells),
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
		"      --date 2010-12-20 --evidence 验收单\n"
		"  record-select 'status=made and channel!=' pledges.jsonl |\n"
		"      pledge-mark --register pledges.jsonl --from - \\\n"
		"      --status published --date 2010-06-30\n",
	    .schemas = schemas,
	    .nschemas = 1,
	};

	n.append.cli = &cli;
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	zy_enter_init(&n, &zy_entry_mark, _("marks"));
	if (list.path) {
		n.context = &list;
		n.read = zy_enter_list_read;
		/* Standard input, where no operand stands for it. */
		if (cli.ninputs == 1 && strcmp(cli.inputs[0], "-") == 0)
			cli.ninputs = 0;
	}
	take_operands(&cli, &n);
	if (!zy_cli_failed(&cli) && zy_enter_start(&n) == 0)
		zy_enter_run(&n);
	zy_enter_release(&n);
	return zy_cli_finish(&cli);
}
