/*
 * Checks records by the program's rules against the state of the register,
 * while that is locked, and adds the good ones to the batch.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/enter.h"

#include <stdlib.h>

#include "front/enter-faults.h"
#include "front/enter-options.h"
#include "model/personal.h"
#include "model/record.h"

static const struct zy_schema *
schema_of(const struct zy_enter *n)
{
	return n->kind->schema;
}

void
zy_enter_note(struct zy_enter *n, int column, const char *text)
{
	struct zy_view name = zy_column_label(&schema_of(n)->columns[column]);
	struct zy_error e = ZY_ERROR_INIT;

	if (n->single)
		zy_cli_note(n->append.cli, "--%s: %s",
		    zy_enter_option(n, column), text);
	else {
		zy_error_set(&e, ZY_ERROR_RECORD, "%s", text);
		zy_error_heading(&e, schema_of(n)->columns[column].name, name);
		zy_error_at(&e, n->table.files[n->row->file], n->row->line, 0);
		zy_cli_notice(n->append.cli, &e);
	}
}

struct zy_view
zy_enter_place(struct zy_enter *n)
{
	zy_buf_reset(&n->place);
	zy_buf_printf(&n->place, "%s:%llu", n->table.files[n->row->file],
	    (unsigned long long)n->row->line);
	return zy_buf_get(&n->place);
}

/* Sets cells to those of the present row, and its source. */
static void
take_cells(struct zy_enter *n, struct zy_view *cells)
{
	const struct zy_schema *s = schema_of(n);
	size_t source = s->n - 1;
	size_t c;

	for (c = 0; c < s->n; c++)
		cells[c] = zy_table_cell(
		    n->row, zy_table_find(&n->table, s->columns[c].name));
	if (cells[source].n == 0)
		cells[source] = zy_enter_place(n);
	n->rules.hints = zy_name_columns_row(&n->names, n->row);
	n->rules.above = (struct zy_view){NULL, 0};
}

static void
make_id(struct zy_enter *n, struct zy_view *cells)
{
	zy_entry_id(n->kind, cells, n->id);
	cells[0] = zy_view(n->id);
}

/*
 * Returns whether the register has the record in a line of version 1, which
 * lacks some of its columns.  The record then gets the id of that line.
 */
static bool
take_old_id(
    struct zy_enter *n, const struct zy_register *r, struct zy_view *cells)
{
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_buf text = ZY_BUF_INIT;
	const struct zy_folded *was;
	uint64_t line, version = 0, seq;
	char id[ZY_ENTRY_ID_MAX];
	struct zy_view v;

	if (!zy_entry_old_id(n->kind, cells, id))
		return false;
	line = zy_register_find(r, zy_view(id));
	was = zy_fold_find(&n->fold, zy_view(id));
	if (line == 0 || line > zy_register_lines(r) || (was && was->withdrawn))
		return false;
	if (zy_register_read(r, line, &text, &ignored) == 0) {
		v = zy_buf_get(&text);
		zy_line_read_start(&v, &version, &seq);
	}
	zy_buf_release(&text);
	if (version != 1)
		return false;
	memcpy(n->id, id, sizeof(id));
	cells[0] = zy_view(n->id);
	n->older++;
	return true;
}

/* Prints the notice that a rule has left, and removes it. */
static void
put_rules_note(struct zy_enter *n)
{
	if (n->rules.note)
		zy_enter_note(n, n->rules.note_column, n->rules.note);
	n->rules.note = NULL;
}

/*
 * Returns whether a record has the number of a mobile telephone, and then fills
 * fault.
 */
static bool
has_mobile(const struct zy_enter *n, struct zy_view *cells,
    struct zy_enter_fault *fault)
{
	struct zy_view found;
	int c = zy_personal_find_mobile(schema_of(n), cells, &found);

	if (c < 0)
		return false;
	cells[c] = found;
	zy_enter_judge(fault, c);
	fault->what = _("a register keeps no numbers of mobile telephones: "
			"leave it out;");
	return true;
}

/*
 * Checks a record that the register does not have.  Returns what is to become
 * of it, with *fault filled where it is wrong.
 */
static enum zy_enter_verdict
check_new(
    struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *fault)
{
	int c = zy_rules_find_future(&n->rules, n->kind, cells, &fault->what);

	return c >= 0 ? zy_enter_judge(fault, c) : n->check(n, cells, fault);
}

/*
 * Checks a record by the rules for all kinds, then by those of its kind.  A
 * record that the register has is not checked again.
 */
static enum zy_enter_verdict
check_cells(struct zy_enter *n, const struct zy_register *r,
    struct zy_view *cells, struct zy_enter_fault *fault)
{
	const struct zy_schema *s = schema_of(n);
	enum zy_enter_verdict verdict;
	struct zy_view found;
	int c = zy_personal_find_card(s, cells, &found);

	if (c >= 0 && !zy_rules_is_wrong(&n->rules, c)) {
		cells[c] = found;
		zy_enter_judge(fault, c);
		fault->what = _("a register keeps no numbers of identity "
				"cards: leave it out;");
		return ZY_ENTER_WRONG;
	}
	verdict = n->prepare ? n->prepare(n, cells, fault) : ZY_ENTER_RIGHT;
	if (verdict != ZY_ENTER_RIGHT)
		return verdict;
	/* What is wrong already gets no id and no notes. */
	if (n->rules.wrong)
		return check_new(n, cells, fault);
	put_rules_note(n);
	make_id(n, cells);
	if (!n->blind &&
	    (zy_register_find(r, cells[0]) || take_old_id(n, r, cells)))
		return ZY_ENTER_RIGHT;
	/* What is in the register already is recognised, not refused. */
	if (zy_register_find(r, cells[0]) == 0 && has_mobile(n, cells, fault))
		return ZY_ENTER_WRONG;
	verdict = check_new(n, cells, fault);
	if (verdict != ZY_ENTER_RIGHT)
		return verdict;
	zy_rules_accept(&n->rules);
	put_rules_note(n);
	make_id(n, cells);
	if (n->blind && zy_register_find(r, cells[0]) == 0)
		take_old_id(n, r, cells);
	if (zy_register_fits(s->columns, cells, s->n))
		return ZY_ENTER_RIGHT;
	zy_enter_judge(fault, (int)s->n);
	fault->what =
	    _("the record is longer than a line of a register may be");
	return ZY_ENTER_WRONG;
}

/*
 * Prints a notice where a record that was withdrawn is entered again: it stays
 * withdrawn.
 */
static void
note_withdrawn(struct zy_enter *n, struct zy_view id)
{
	const struct zy_folded *was = zy_fold_find(&n->fold, id);

	if (was && was->withdrawn)
		zy_enter_note(n, 0, _("was entered and withdrawn; that stays"));
}

/*
 * Finds all faults of row i, the present record: after each fault the rules are
 * checked again, for other columns.  Returns what is to become of the record.
 */
static enum zy_enter_verdict
find_faults(struct zy_enter *n, const struct zy_register *r, size_t i,
    struct zy_view *cells, struct zy_enter_faults *x)
{
	struct zy_enter_fault fault = {0, NULL, NULL, NULL};
	enum zy_enter_verdict verdict;

	zy_enter_faults_begin(n, i, x);
	do {
		n->rules.choices = NULL;
		n->rules.list = NULL;
		verdict = check_cells(n, r, cells, &fault);
		fault.choices = n->rules.choices;
		fault.list = n->rules.list;
	} while (verdict == ZY_ENTER_WRONG &&
		 zy_enter_faults_add(n, &fault, cells[fault.column], x));
	return x->n || x->nflaws ? ZY_ENTER_WRONG : verdict;
}

/*
 * Checks the present row and adds it to the batch, or refuses it, or leaves it
 * out where it repeats what the register says.  Returns 0, or -1 where the
 * program must stop.
 */
static int
take_row(struct zy_enter *n, const struct zy_register *r, size_t i)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX + 1] = {{NULL, 0}};
	enum zy_enter_verdict verdict;
	struct zy_enter_faults faults;

	take_cells(n, cells);
	verdict = find_faults(n, r, i, cells, &faults);
	if (verdict == ZY_ENTER_WRONG)
		return zy_enter_refuse(n, &faults);
	n->unchanged += verdict == ZY_ENTER_UNCHANGED;
	if (verdict == ZY_ENTER_UNCHANGED)
		return 0;
	note_withdrawn(n, cells[0]);
	zy_batch_add(&n->append.batch, cells);
	if (!n->blind && zy_register_find(r, cells[0]) == 0)
		zy_fold_add(&n->fold, n->kind, cells, 0);
	return 0;
}

/*
 * Returns the round in which the present row is entered; 0 where the program
 * has no order.
 */
static int
order_of(struct zy_enter *n)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];

	if (!n->order)
		return 0;
	take_cells(n, cells);
	return n->order(n, cells);
}

/* Prints each rule that was not checked, with the number of records. */
static void
report_unchecked(struct zy_enter *n)
{
	const char *rule, *why;
	int i;

	for (i = 0; i < ZY_UNCHECKED_N; i++) {
		struct zy_error e = ZY_ERROR_INIT;

		if (n->rules.unchecked[i] == 0)
			continue;
		rule = zy_rules_unchecked((enum zy_unchecked)i, &why);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu %s: %s could not be looked at, since %s"),
		    (unsigned long long)n->rules.unchecked[i], n->append.noun,
		    rule, why);
		e.fault = ZY_FAULT_UNSURE;
		zy_cli_warn(n->append.cli, &e);
	}
}

/*
 * Adds the keys of the lines that the present record needs: its own id, and the
 * ids it refers to.
 */
static void
want_row(struct zy_enter *n)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX + 1] = {{NULL, 0}};
	struct zy_enter_fault fault = {0, NULL, NULL, NULL};
	struct zy_wanted *w = &n->append.wanted;
	char id[ZY_ENTRY_ID_MAX];

	take_cells(n, cells);
	if (n->kind == &zy_entry_mark) {
		/* Its marks have the pledge's key, too. */
		zy_wanted_add(w, cells[ZY_MARK_PLEDGE]);
		zy_wanted_add(w, cells[ZY_MARK_ID]);
		return;
	}
	if (n->kind == &zy_entry_withdrawal) {
		zy_wanted_add(w, cells[ZY_WITHDRAWAL_REF]);
		return;
	}
	if (n->prepare && n->prepare(n, cells, &fault) != ZY_ENTER_RIGHT)
		return;
	n->rules.note = NULL;
	zy_entry_id(n->kind, cells, id);
	zy_wanted_add(w, zy_view(id));
	if (zy_entry_old_id(n->kind, cells, id))
		zy_wanted_add(w, zy_view(id));
	/* The stages of a subject are held to each other. */
	if (n->kind == &zy_entry_award)
		zy_wanted_add(w, cells[ZY_AWARD_SUBJECT]);
	if (n->kind == &zy_entry_activity)
		zy_wanted_add(w, cells[ZY_ACTIVITY_REF]);
}

/*
 * Collects the keys by which the register looks up earlier entries that the
 * rules of all rows need.
 */
static void
want_rows(struct zy_enter *n)
{
	size_t i;

	zy_name_columns_of_table(&n->names, &n->table,
	    zy_table_find(&n->table, "subject") < 0
		? zy_table_find(&n->table, "org")
		: -1);
	n->append.wanted.followers = n->kind == &zy_entry_withdrawal;
	for (i = 0; i < n->table.nrows; i++) {
		n->row = n->table.rows[i];
		want_row(n);
	}
}

/*
 * Checks all records, while the register is locked.  Returns 0, or -1 with an
 * error printed.
 */
static int
check_rows(struct zy_append *a, const struct zy_register *r)
{
	struct zy_enter *n = a->context;
	struct zy_error e = ZY_ERROR_INIT;
	int turn, turns = n->order ? n->orders : 1;
	size_t i;

	if (!n->blind && zy_fold_found(&n->fold, r, a->file, &e)) {
		zy_cli_fail(a->cli, &e);
		return -1;
	}
	for (turn = 0; turn < turns; turn++)
		for (i = 0; i < n->table.nrows; i++) {
			n->row = n->table.rows[i];
			if (order_of(n) == turn && take_row(n, r, i))
				return -1;
		}
	if (n->unchanged)
		zy_cli_note(a->cli,
		    _("%llu records say what the register says, nothing is "
		      "entered for them"),
		    (unsigned long long)n->unchanged);
	if (n->older)
		zy_cli_note(a->cli,
		    _("%llu records are in the register since before it had "
		      "all of their columns: they stay as they are there"),
		    (unsigned long long)n->older);
	report_unchecked(n);
	return 0;
}

/*
 * Prints that undeclared columns are not kept: registers have the columns of
 * the schema only.
 */
static void
note_dropped(void *context, const struct zy_reader *r, size_t first)
{
	const struct zy_enter *n = context;

	(void)first;
	zy_cli_note_unread(n->append.cli, r, zy_name_columns_helps, r);
}

static enum zy_enter_verdict
check_withdrawal(
    struct zy_enter *n, struct zy_view *cells, struct zy_enter_fault *fault)
{
	return zy_enter_judge(
	    fault, zy_withdrawal_check(&n->rules, cells, &fault->what));
}

void
zy_enter_init(
    struct zy_enter *n, const struct zy_entry_kind *kind, const char *noun)
{
	n->kind = kind;
	n->append.noun = noun;
	n->append.context = n;
	n->append.ready = check_rows;
	n->table.keep_raw = true;
	n->rules.fold = &n->fold;
	if (n->withdraw) {
		n->kind = &zy_entry_withdrawal;
		n->prepare = NULL;
		n->check = check_withdrawal;
		n->order = NULL;
		n->blind = false;
		n->append.noun = _("withdrawals");
	}
	n->append.batch.schema = n->kind->schema;
	n->append.batch.record = n->kind->schema->name;
}

/*
 * Checks that --withdraw is not given with other options of records.  Returns
 * 0, or -1 with an error printed.
 */
static int
start_withdrawal(struct zy_enter *n, bool given)
{
	if (given || n->append.cli->ninputs) {
		zy_cli_usage(n->append.cli,
		    _("--withdraw, a record from options, and files exclude "
		      "each other"));
		return -1;
	}
	memset(n->cells, 0, sizeof(n->cells));
	n->cells[ZY_WITHDRAWAL_REF] = n->withdraw;
	n->cells[ZY_WITHDRAWAL_REASON] = n->reason;
	n->single = true;
	return 0;
}

int
zy_enter_start(struct zy_enter *n)
{
	static const char *const standard_input[] = {"-"};
	bool given = false;
	size_t c;

	n->rules.words = zy_cli_words(n->append.cli);
	if (zy_append_start(&n->append) ||
	    zy_cli_today(n->append.cli, &n->rules.today))
		return -1;
	for (c = 0; c < ZY_ENTRY_COLUMNS_MAX; c++)
		given |= n->cells[c] != NULL;
	for (c = 0; c < schema_of(n)->n; c++)
		zy_cli_untitle(n->append.cli, schema_of(n),
		    schema_of(n)->columns[c].name, n->cells[c] != NULL);
	if (n->withdraw)
		return start_withdrawal(n, given);
	if (n->read && n->append.cli->ninputs) {
		zy_cli_usage(
		    n->append.cli, _("--from and files exclude each other"));
		return -1;
	}
	n->single = given && !n->read && n->append.cli->ninputs == 0;
	if (!given && !n->read && n->append.cli->ninputs == 0) {
		n->append.cli->inputs = standard_input;
		n->append.cli->ninputs = 1;
	}
	return 0;
}

/*
 * Reads the files, and fills what they leave empty from options.  Returns 0, or
 * -1 with an error printed.
 */
static int
read_files(struct zy_enter *n)
{
	const struct zy_cli_intake how = {.schema = zy_enter_file_schema(n),
	    .fill_down = &n->fill_down,
	    .flawed = true,
	    .done = note_dropped,
	    .context = n};

	return zy_cli_read_table(n->append.cli, &how, &n->table) ||
		       zy_enter_fill_options(n)
		   ? -1
		   : 0;
}

void
zy_enter_run(struct zy_enter *n)
{
	int rc = n->read     ? n->read(n)
		 : n->single ? zy_enter_take_options(n)
			     : read_files(n);

	if (rc || zy_cli_failed(n->append.cli))
		return;
	want_rows(n);
	zy_append_record(&n->append);
}

void
zy_enter_release(struct zy_enter *n)
{
	zy_rules_release(&n->rules);
	zy_people_release(&n->people);
	zy_fold_release(&n->fold);
	zy_table_release(&n->table);
	zy_buf_release(&n->place);
	zy_append_release(&n->append);
	free(n->fill_down.items);
}
