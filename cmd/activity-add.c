/*
 * activity-add - enter activities into the register, by their types' rules:
 *	activity-add --register activities.jsonl --orgs orgs.csv 活动.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "front/enter.h"
#include "model/record.h"

/* Puts an activity in the form by which it is known (struct zy_enter). */
static enum zy_enter_verdict
prepare(struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *f)
{
	return zy_enter_judge(
	    f, zy_activity_prepare(&n->rules, cells, &f->what));
}

/* Holds a new activity to the rules (struct zy_enter). */
static enum zy_enter_verdict
check(struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *f)
{
	return zy_enter_judge(f, zy_activity_check(&n->rules, cells, &f->what));
}

/*
 * Returns the round in which an activity is entered: the depth of its type, so
 * that what others follow comes first.
 */
static int
order(struct zy_enter *n, const struct zy_view *cells)
{
	const struct zy_campaign *c = n->rules.campaign;
	int type = zy_activity_type(&n->rules, cells[ZY_ACTIVITY_TYPE]);

	return type < 0 ? 0 : c->types[type].depth;
}

/* Writes the built-in campaign file to the output. */
static void
print_campaign(struct zy_cli *cli)
{
	struct zy_sink *s = zy_cli_sink(cli);
	struct zy_buf b = ZY_BUF_INIT;

	if (!s)
		return;
	zy_campaign_default(&b);
	zy_sink_put(s, b.p, b.n);
	zy_buf_release(&b);
	zy_cli_finish_sink(cli, s);
}

/* Reads the other registers.  0, or -1: an error was reported. */
static int
read_others(
    struct zy_enter *n, const struct zy_list *registers, struct zy_fold *others)
{
	struct zy_cli *cli = n->append.cli;
	size_t i;

	for (i = 0; i < registers->n; i++) {
		if (!zy_register_is(registers->items[i])) {
			zy_cli_usage(cli, _("--registers: no register: '%s'"),
			    registers->items[i]);
			return -1;
		}
		if (zy_enter_read(
			cli, registers->items[i], &zy_entry_comment, others))
			return -1;
	}
	if (registers->n)
		n->rules.others = others;
	return 0;
}

/*
 * Reads the rosters and the other registers, then enters the activities: those
 * that others answer first, in as many rounds as types depend on each other.
 */
static void
run(struct zy_enter *n, const struct zy_list *registers, struct zy_fold *others)
{
	size_t i;

	if (zy_enter_start(n) || zy_enter_rosters(n) ||
	    read_others(n, registers, others))
		return;
	n->orders = 1;
	for (i = 0; i < n->rules.campaign->ntypes; i++)
		if (n->rules.campaign->types[i].depth >= n->orders)
			n->orders = n->rules.campaign->types[i].depth + 1;
	zy_enter_run(n);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_activity_schema};
	struct zy_list registers = {0};
	struct zy_fold others = {0};
	bool print = false;
	struct zy_enter n = {.append = {.lock_timeout = 30},
	    .prepare = prepare,
	    .check = check,
	    .order = order};
	const struct zy_option table[] = {
	    ZY_ENTER_OPTIONS(n, &zy_activity_schema),
	    ZY_ENTER_ORGS(n),
	    ZY_ENTER_MEMBERS(n),
	    ZY_ENTER_DUTIES(n),
	    ZY_STRING(
		0, "reason", &n.reason, N_("TEXT"), N_("why it is withdrawn")),
	    ZY_LIST(0, "registers", &registers, N_("FILE"),
		N_("other registers, whose entries ref may name "
		   "(repeatable)")),
	    ZY_FLAG(0, "print-campaign", &print,
		N_("print the built-in campaign file, and exit")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "activity-add",
	    .purpose = N_("Enter activities into the register, by the rules "
			  "of their types."),
	    .synopsis = "--register FILE [OPTION]... [FILE]...",
	    .examples =
		"  activity-add --register activities.jsonl --orgs orgs.csv "
		"*.csv\n"
		"  activity-add --register activities.jsonl --type 动员会 \\\n"
		"      --org 219921101 --date 2010-05-20 --person 张某\n"
		"  activity-add --print-campaign >campaign.json\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .no_input = true,
	};

	n.append.cli = &cli;
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	if (print) {
		print_campaign(&cli);
		return zy_cli_finish(&cli);
	}
	zy_enter_init(&n, &zy_entry_activity, _("activities"));
	run(&n, &registers, &others);
	zy_enter_release(&n);
	zy_fold_release(&others);
	free(registers.items);
	return zy_cli_finish(&cli);
}
