/*
 * record-select - the records of a stream for which a condition holds:
 *	record-select 'due<2011-07-01 and status=published' pledges.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/selection.h"
#include "model/record.h"
#include "model/stream-kind.h"
#include "register/register.h"

/* Returns how many inputs are registers. */
static size_t
count_registers(const struct zy_cli *cli)
{
	size_t i, n = 0;

	for (i = 0; i < cli->ninputs; i++)
		n += strcmp(cli->inputs[i], "-") != 0 &&
		     zy_register_is(cli->inputs[i]);
	return n;
}

/* Parses the condition.  Returns 0, or -1 with the error printed. */
static int
parse_condition(struct zy_selection *s, const char *where)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_date today;

	if (!where) {
		zy_cli_usage(s->cli, _("a condition is needed"));
		return -1;
	}
	if (zy_cli_as_of(s->cli, s->as_of, &today))
		return -1;
	if (zy_condition_parse(&s->condition, zy_view(where), today, &e) == 0)
		return 0;
	zy_cli_fail(s->cli, &e);
	return -1;
}

/*
 * Writes the records of the registers or streams for which the condition holds.
 */
static void
run(struct zy_selection *s, const char *where)
{
	size_t registers = count_registers(s->cli);

	if (registers && registers < s->cli->ninputs) {
		zy_cli_usage(s->cli,
		    _("registers and other inputs are not read together"));
		return;
	}
	if (s->record && !registers) {
		zy_cli_usage(s->cli, _("--record is for registers"));
		return;
	}
	if (parse_condition(s, where) || !(s->out = zy_cli_writer(s->cli)))
		return;
	if (registers)
		zy_selection_read_registers(s);
	else
		zy_selection_read_streams(s);
	zy_selection_report(s);
	zy_cli_finish_writer(s->cli, s->out);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_any_schema};
	struct zy_selection s = {.cli = NULL};
	const char *where = NULL;
	const struct zy_option table[] = {
	    ZY_FLAG(0, "invert", &s.others,
		N_("the other records: for which it does not hold, or which "
		   "is not known")),
	    ZY_STRING(0, "as-of", &s.as_of, N_("DATE"),
		N_("the day that 'today' means, and as of which registers "
		   "are read")),
	    ZY_CHOICE(0, "record", &s.record, N_("KIND"),
		"pledge|comment|activity|award",
		N_("of registers only records of this kind")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "record-select",
	    .purpose = N_("Write the records for which a condition holds."),
	    .synopsis = "CONDITION [OPTION]... [FILE]...",
	    .examples =
		"  record-select 'due<today and status=published' ledger.csv\n"
		"  record-select 'township=城关镇 or members>=50' orgs.csv\n"
		"  rank scores.csv | record-select selected=yes\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .choose = zy_stream_choose_best,
	    .operand = &where,
	    .passes = true,
	};

	s.cli = &cli;
	if (zy_cli_start(&cli, argc, argv, table) == 0)
		run(&s, where);
	zy_selection_release(&s);
	return zy_cli_finish(&cli);
}
