/*
 * comment-add - enter leaders' comments into the register, once each:
 *	comment-add --register comments.jsonl --orgs orgs.csv 点评登记表.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/enter.h"
#include "model/record.h"

/* Puts a comment in the form by which it is known (struct zy_enter). */
static enum zy_enter_verdict
prepare(struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *f)
{
	return zy_enter_judge(
	    f, zy_comment_prepare(&n->rules, cells, &f->what));
}

/* Holds a new comment to the rules (struct zy_enter). */
static enum zy_enter_verdict
check(struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *f)
{
	return zy_enter_judge(f, zy_comment_check(&n->rules, cells, &f->what));
}

/* Reads the rosters, then enters the comments. */
static void
run(struct zy_enter *n)
{
	if (zy_enter_start(n))
		return;
	if (!n->orgs && !n->withdraw) {
		zy_cli_usage(n->append.cli, _("--orgs is needed"));
		return;
	}
	if (zy_enter_rosters(n) == 0)
		zy_enter_run(n);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_comment_schema};
	struct zy_enter n = {
	    .append = {.lock_timeout = 30}, .prepare = prepare, .check = check};
	const struct zy_option table[] = {
	    ZY_ENTER_OPTIONS(n, &zy_comment_schema),
	    ZY_ENTER_ORGS(n),
	    ZY_ENTER_MEMBERS(n),
	    ZY_ENTER_DUTIES(n),
	    ZY_STRING(
		0, "reason", &n.reason, N_("TEXT"), N_("why it is withdrawn")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "comment-add",
	    .purpose = N_("Enter leaders' comments into the register, once "
			  "each."),
	    .synopsis = "--register FILE --orgs FILE [OPTION]... [FILE]...",
	    .examples =
		"  comment-add --register comments.jsonl --orgs orgs.csv \\\n"
		"      --members members.csv --rejects back.csv "
		"comments/*.csv\n"
		"  comment-add --register comments.jsonl \\\n"
		"      --withdraw c-0123456789abcdef --reason 重复登记\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .no_input = true,
	};

	n.append.cli = &cli;
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	zy_enter_init(&n, &zy_entry_comment, _("comments"));
	run(&n);
	zy_enter_release(&n);
	return zy_cli_finish(&cli);
}
