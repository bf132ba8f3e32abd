/*
 * pledge-add - enter pledges into the register, and pass the new ones on:
 *	pledge-add --register pledges.jsonl --orgs orgs.csv 城关镇.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/enter.h"
#include "model/record.h"
#include "register/pledge.h"

struct job {
	struct zy_enter enter;
	bool replaced; /* some record had an id of another make */
};

/*
 * Compares an id in the input with the id that the content of the pledge
 * gives.  Returns the wrong column, with *what set, or -1.
 */
static int
check_given(struct zy_enter *n, const struct zy_view *cells, const char **what)
{
	int c = zy_table_find(&n->table, "id");
	struct zy_view given = zy_table_cell(n->row, c);
	char id[ZY_ENTRY_ID_MAX];

	zy_entry_id(&zy_entry_pledge, cells, id);
	if (given.n == 0 || zy_view_is(given, id))
		return -1;
	*what = _("does not belong to this pledge, whose content was "
		  "changed:");
	if (given.n == sizeof(id) - 1 && zy_view_starts(given, "p-"))
		return ZY_PLEDGE_ID;
	if (!((struct job *)n->context)->replaced)
		zy_enter_note(n, ZY_PLEDGE_ID,
		    _("pledges get ids of their own, this column is left "
		      "out"));
	((struct job *)n->context)->replaced = true;
	return -1;
}

/*
 * Returns whether an oral pledge lacks its recorder: somebody else writes it
 * down and is named with --by.
 */
static bool
is_unwritten(const struct zy_enter *n, const struct zy_view *cells)
{
	const char *by = n->append.by;
	const struct zy_people *p = &n->people;
	uint32_t member = zy_people_find_member(p, cells[ZY_PLEDGE_SUBJECT]);

	if (!zy_view_has(cells[ZY_PLEDGE_CHANNEL], "口头"))
		return false;
	return !by || zy_view_is(cells[ZY_PLEDGE_SUBJECT], by) ||
	       zy_view_is(cells[ZY_PLEDGE_OWNER], by) ||
	       (member != ZY_INTERN_NONE &&
		   zy_view_is(zy_people_name(p, member), by));
}

/*
 * Puts a pledge in the form by which it is known: finds its subject (struct
 * zy_enter).
 */
static enum zy_enter_verdict
prepare(struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *f)
{
	int c = 0;

	if (!zy_rules_is_wrong(&n->rules, ZY_PLEDGE_SUBJECT))
		c = zy_rules_take_name(&n->rules, &cells[ZY_PLEDGE_SUBJECT],
		    ZY_NAMED_EITHER, true, &f->what);
	return zy_enter_judge(f, c ? ZY_PLEDGE_SUBJECT : -1);
}

/* Holds a new pledge to the rules (struct zy_enter). */
static enum zy_enter_verdict
check(struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *f)
{
	int c = zy_pledge_check(cells, n->rules.wrong, &f->what);

	if (c >= 0)
		return zy_enter_judge(f, c);
	if (!zy_rules_is_wrong(&n->rules, ZY_PLEDGE_SUBJECT) &&
	    zy_rules_has_ended(&n->rules, cells[ZY_PLEDGE_SUBJECT],
		cells[ZY_PLEDGE_MADE].n ? cells[ZY_PLEDGE_MADE]
					: cells[ZY_PLEDGE_PUBLISHED],
		&f->what))
		return zy_enter_judge(f, ZY_PLEDGE_SUBJECT);
	f->what =
	    _("an oral pledge is written down by somebody else: name them "
	      "with --by;");
	if (!zy_rules_is_wrong(&n->rules, ZY_PLEDGE_CHANNEL) &&
	    is_unwritten(n, cells))
		return zy_enter_judge(f, ZY_PLEDGE_CHANNEL);
	/* Only a good record tells whose id it has. */
	return zy_enter_judge(
	    f, n->rules.wrong ? -1 : check_given(n, cells, &f->what));
}

/*
 * Warns of pledges that the register has already, but with other particulars:
 * the first entry stands, and the difference is not recorded.
 */
static void
compare_entries(struct zy_append *a, const struct zy_register *reg)
{
	static const int particulars[] = {ZY_PLEDGE_ORIGIN, ZY_PLEDGE_GOAL,
	    ZY_PLEDGE_CHANNEL, ZY_PLEDGE_PUBLISHED, ZY_PLEDGE_STATUS};
	const struct zy_batch *b = &a->batch;
	struct zy_buf was = ZY_BUF_INIT;
	struct zy_view is, source;
	size_t i;
	int c;

	for (i = 0; b->repeated && i < b->table.nrows; i++) {
		struct zy_error e = ZY_ERROR_INIT;

		if (b->existing[i] == 0 ||
		    b->existing[i] > zy_register_lines(reg))
			continue;
		c = zy_batch_compare(b, reg, i, particulars,
		    sizeof(particulars) / sizeof(particulars[0]), &was);
		if (c < 0)
			continue;
		is = zy_table_cell(b->table.rows[i], c);
		source = zy_table_cell(b->table.rows[i], ZY_PLEDGE_SOURCE);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%s: recorded before, in line %llu, with '%.*s'; that "
		      "stays, not '%.*s'"),
		    zy_pledge_schema.columns[c].name,
		    (unsigned long long)b->existing[i],
		    ZY_ARG(zy_buf_get(&was)), ZY_ARG(is));
		zy_error_at(
		    &e, zy_arena_strndup(&a->arena, source.p, source.n), 0, 0);
		zy_cli_warn(a->cli, &e);
	}
	zy_buf_release(&was);
}

/* Adds what a line withdraws to a table of ids. */
static int
take_withdrawal(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e)
{
	(void)e;
	if (zy_entry_kind_find(l->record) == &zy_entry_withdrawal)
		zy_intern_put(context, zy_fold_member(m, n, "ref"));
	return 0;
}

/*
 * Notes how many pledges of the batch were withdrawn before: to enter them
 * again does not bring them back.
 */
static void
note_withdrawn(struct zy_append *a, const struct zy_register *reg)
{
	const struct zy_batch *b = &a->batch;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_intern *ids = zy_intern_new();
	uint64_t withdrawn = 0;
	size_t i;

	if (zy_fold_walk_found(reg, a->file, take_withdrawal, ids, &e))
		zy_cli_warn(a->cli, &e);
	for (i = 0; i < b->table.nrows; i++)
		withdrawn +=
		    zy_intern_find(ids, zy_table_cell(b->table.rows[i],
					    ZY_PLEDGE_ID)) != ZY_INTERN_NONE;
	if (withdrawn)
		zy_cli_note(a->cli,
		    _("entered once and withdrawn, which stays so: %llu of "
		      "these"),
		    (unsigned long long)withdrawn);
	zy_intern_free(ids);
}

/* Compares the pledges of the batch with those in the register. */
static void
look_back(struct zy_append *a, const struct zy_register *reg)
{
	compare_entries(a, reg);
	if (a->batch.repeated)
		note_withdrawn(a, reg);
}

/* Reads the rosters, then enters the pledges. */
static void
run(struct zy_enter *n)
{
	if (zy_enter_start(n) == 0 && zy_enter_rosters(n) == 0)
		zy_enter_run(n);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_pledge_schema};
	struct job j = {
	    .enter = {.append = {.lock_timeout = 30, .entered = look_back},
		.prepare = prepare,
		.check = check,
		.blind = true},
	};
	const struct zy_option table[] = {
	    ZY_ENTER_OPTIONS(j.enter, &zy_pledge_schema),
	    ZY_STRING(0, "orgs", &j.enter.orgs, N_("FILE"),
		N_("subjects must be organisations of this roster")),
	    ZY_STRING(0, "members", &j.enter.members, N_("FILE"),
		N_("or members of this one")),
	    ZY_STRING(0, "reason", &j.enter.reason, N_("TEXT"),
		N_("why it is withdrawn")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "pledge-add",
	    .purpose = N_("Enter pledges into the register, once each."),
	    .synopsis = "--register FILE [OPTION]... [FILE]...",
	    .examples =
		"  pledge-add --register pledges.jsonl --orgs orgs.csv *.csv\n"
		"  pledge-add --register pledges.jsonl --subject 219921001 \\\n"
		"      --kind deed --text 修通村路 --due 2010-12\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .no_input = true,
	};
	j.enter.append.cli = &cli;
	j.enter.context = &j;
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	zy_enter_init(&j.enter, &zy_entry_pledge, _("pledges"));
	run(&j.enter);
	zy_enter_release(&j.enter);
	return zy_cli_finish(&cli);
}
