/*
 * award-add - enter the stages of awards into the register, in their order:
 *	award-add --register awards.jsonl --orgs orgs.csv 申报.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/enter-list.h"
#include "model/record.h"

struct job {
	struct zy_enter enter;
	const char *activities, *scores;
	struct zy_enter_list list; /* of --from */
	struct zy_fold against;	   /* activities on record */
	struct zy_table scored;
};

/* Puts an award in the form by which it is known (struct zy_enter). */
static enum zy_enter_verdict
prepare(struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *f)
{
	return zy_enter_judge(f, zy_award_prepare(&n->rules, cells, &f->what));
}

/* Holds a new award to the rules (struct zy_enter). */
static enum zy_enter_verdict
check(struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *f)
{
	return zy_enter_judge(f, zy_award_check(&n->rules, cells, &f->what));
}

/*
 * Returns the round in which an award is entered, the number of its stage: a
 * batch may have several stages of a subject, in any order.
 */
static int
order(struct zy_enter *n, const struct zy_view *cells)
{
	int stage = zy_award_stage(cells[ZY_AWARD_STAGE]);

	(void)n;
	return stage < 0 ? 0 : stage;
}

/*
 * Reads the facts that disqualify subjects: activities and scores, if given.
 * Returns 0, or -1 with the error printed.
 */
static int
read_bars(struct job *j)
{
	struct zy_cli *cli = j->enter.append.cli;

	if (j->activities) {
		if (zy_enter_read(
			cli, j->activities, &zy_entry_activity, &j->against))
			return -1;
		j->enter.rules.activities = &j->against;
	}
	if (!j->scores)
		return 0;
	j->enter.rules.scores = &j->scored;
	return zy_cli_read_roster(cli, j->scores, &zy_score_schema, &j->scored);
}

/*
 * With --from, takes the subjects from a ranking and the other columns from
 * options.  Returns 0, or -1 with wrong use printed.
 */
static int
start_list(struct job *j)
{
	struct zy_enter *n = &j->enter;

	if (!j->list.path)
		return 0;
	if (n->withdraw || n->cells[ZY_AWARD_SUBJECT]) {
		zy_cli_usage(n->append.cli,
		    _("--from, --subject and --withdraw exclude each other"));
		return -1;
	}
	n->context = &j->list;
	n->read = zy_enter_list_read;
	return 0;
}

/* Reads the rosters and the facts that disqualify, then enters the awards. */
static void
run(struct job *j)
{
	struct zy_enter *n = &j->enter;

	/* A withdrawal's reason is not a cell of an award. */
	if (n->withdraw) {
		n->reason = n->cells[ZY_AWARD_REASON];
		n->cells[ZY_AWARD_REASON] = NULL;
	}
	if (start_list(j) || zy_enter_start(n) || zy_enter_rosters(n) ||
	    read_bars(j))
		return;
	zy_enter_run(n);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_award_schema};
	struct job j = {.enter = {.append = {.lock_timeout = 30},
			    .prepare = prepare,
			    .check = check,
			    .order = order,
			    .orders = 5},
	    .list = {.schema = &zy_ranking_schema,
		.key = "subject",
		.selected = true}};
	const struct zy_option table[] = {
	    ZY_ENTER_OPTIONS(j.enter, &zy_award_schema),
	    ZY_ENTER_ORGS(j.enter),
	    ZY_ENTER_MEMBERS(j.enter),
	    ZY_STRING(0, "from", &j.list.path, N_("RANKING"),
		N_("all that this ranking selects, with the columns from "
		   "options")),
	    ZY_STRING(0, "activities", &j.activities, N_("FILE"),
		N_("register or stream of activities: sanctions bar (R19, "
		   "R25)")),
	    ZY_STRING(
		0, "scores", &j.scores, N_("FILE"), N_("scores: a veto bars")),
	    ZY_STRING(0, "decided-by", &j.enter.cells[ZY_AWARD_BY], N_("TEXT"),
		N_("who declared, assessed, approved")),
	    ZY_STRING(0, "reason", &j.enter.cells[ZY_AWARD_REASON], N_("TEXT"),
		N_("why it was turned down, or is withdrawn")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "award-add",
	    .purpose = N_("Enter the stages of awards into the register, in "
			  "their order."),
	    .synopsis = "--register FILE [OPTION]... [FILE]...",
	    .examples =
		"  award-add --register awards.jsonl --orgs orgs.csv \\\n"
		"      --members members.csv --activities activities.jsonl "
		"declared.csv\n"
		"  award-add --register awards.jsonl --subject 219921101 \\\n"
		"      --award five-good --stage publicised --date "
		"2012-05-14\n"
		"  award-add --register awards.jsonl --from ranking.csv \\\n"
		"      --award five-good --stage declared --date 2012-05-02 "
		"\\\n"
		"      --decided-by 219921\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .no_input = true,
	};

	j.enter.append.cli = &cli;
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	zy_enter_init(&j.enter, &zy_entry_award, _("stages of awards"));
	run(&j);
	zy_enter_release(&j.enter);
	zy_fold_release(&j.against);
	zy_table_release(&j.scored);
	return zy_cli_finish(&cli);
}
