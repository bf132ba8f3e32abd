/* Counts made by hand, in place of ballots: part of front/review.h.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "front/review-turned.h"
#include "model/record.h"

/* What a sheet is read with. */
struct reading {
	struct zy_review *v;
	struct zy_counts_sheet sheet;
	struct zy_error_list faults; /* of the current record */
	bool keep;		     /* rows are kept for a partial */
	struct zy_turned turned;     /* of a turned sheet */
};

/*
 * Checks all counts of the current record.  Returns 0, or -1 with e set to all
 * that is wrong with it.
 */
static int
try_record(struct reading *x, struct zy_error *e)
{
	const struct zy_tally *t = &x->v->tally;
	struct zy_error_list *l = &x->faults;
	const struct zy_error *fault;
	uint32_t marks[ZY_MARKS_MOST];
	struct zy_counts_row row;
	struct zy_counts_faults why;
	int rc;

	l->n = 0;
	zy_counts_sheet_begin(&x->sheet);
	while ((rc = zy_counts_sheet_next(&x->sheet, &row, e)) == 1) {
		why.n = 0;
		zy_error_list_keep(l,
		    zy_review_check_day(x->v, x->sheet.reader, x->sheet.subject,
			row.subject, row.date, zy_error_list_room(l)));
		if (x->keep ? zy_counts_check(t, &row, NULL, marks, &why)
			    : zy_counts_try(x->v->counts, &row, &why))
			zy_counts_sheet_refuse(&x->sheet, &row, &why, l);
	}
	for (fault = rc < 0 && l->n ? e : NULL; fault; fault = fault->next) {
		*zy_error_list_room(l) = *fault;
		zy_error_list_keep(l, -1);
	}
	if (l->n == 0)
		return rc;
	*e = *zy_error_list_link(l);
	return -1;
}

/*
 * Adds all counts of the current record.  Returns 0; or -1 with e set and
 * nothing added.
 */
static int
take_record(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct reading *x = context;
	struct zy_counts_row row;

	(void)r;
	if (try_record(x, e))
		return -1;
	zy_counts_sheet_begin(&x->sheet);
	while (zy_counts_sheet_next(&x->sheet, &row, e) == 1) {
		row.input = (uint32_t)x->v->partial.n;
		if (x->keep)
			zy_counts_keep(x->v->counts, &row);
		else
			zy_counts_add(x->v->counts, &row);
	}
	return 0;
}

/* Reads one sheet to its end. */
static void
read_sheet(struct zy_review *v, struct zy_reader *r)
{
	struct reading x = {.v = v, .keep = v->cli->digests};
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t refused = v->cli->refused;
	struct zy_reader_facts facts;

	if (zy_counts_sheet_open(&x.sheet, r, &v->tally, v->known,
		v->known ? &v->subjects : NULL, &e)) {
		/* One sheet that is not understood does not stop the others. */
		if (v->cli->ninputs > 1)
			e.kind = ZY_ERROR_RECORD;
		if (v->cli->ninputs > 1)
			zy_cli_report(v->cli, &e);
		else
			zy_cli_fail(v->cli, &e);
		goto out;
	}
	zy_cli_note_unread(v->cli, r, zy_counts_sheet_reads, &x.sheet);
	zy_turned_init(&x.turned, v, &x.sheet);
	if (x.sheet.grade >= 0
		? zy_cli_read(v->cli, r, zy_turned_take, &x.turned)
		: zy_cli_read(v->cli, r, take_record, &x))
		goto out;
	zy_turned_keep(&x.turned);
	zy_reader_facts(r, &facts);
	if (x.keep)
		zy_review_remember(
		    v, r, facts.records - (v->cli->refused - refused));
out:
	zy_turned_release(&x.turned);
	zy_counts_sheet_release(&x.sheet);
	zy_error_list_release(&x.faults);
	zy_cli_close(v->cli, r);
}

void
zy_review_sheets(struct zy_review *v)
{
	size_t i;

	zy_tally_flush(&v->tally);
	for (i = 0; i < v->nsheets && !zy_cli_failed(v->cli); i++) {
		read_sheet(v, v->sheets[i]);
		v->sheets[i] = NULL;
	}
}

enum {
	FIRST = 3, /* columns before the figures */
	COLUMNS = FIRST + ZY_COUNTS_MOST,
};

/*
 * Fills columns and cells with a row as a record of counts, its figures as
 * texts of the arena.  Returns how many there are.
 */
static size_t
row_cells(const struct zy_tally *t, const struct zy_counts_row *row,
    struct zy_column *columns, struct zy_view *cells, struct zy_arena *arena)
{
	static const char *const names[] = {"subject", "question",
	    "voter_group", "entitled", "present", "issued", "returned", "valid",
	    "invalid", "abstain"};
	struct zy_buf text = ZY_BUF_INIT;
	size_t i, n = ZY_COUNTS_GRADES + t->grades.n;

	cells[0] = row->subject;
	cells[1] = t->questions.ids[row->question];
	cells[2] = t->groups.ids[row->group];
	for (i = 0; i < FIRST + ZY_COUNTS_GRADES; i++)
		columns[i] =
		    *zy_schema_find(&zy_counts_schema, zy_view(names[i]));
	for (i = 0; i < t->grades.n; i++)
		columns[FIRST + ZY_COUNTS_GRADES + i] =
		    (struct zy_column){.name = t->grades.ids[i].p};
	for (i = 0; i < n; i++) {
		zy_buf_reset(&text);
		if (row->figures[i] >= 0)
			zy_integer_format(&text, row->figures[i]);
		cells[FIRST + i] = (struct zy_view){
		    zy_arena_strndup(arena, text.p, text.n), text.n};
	}
	zy_buf_release(&text);
	return FIRST + n;
}

/*
 * Refuses the record of a partial tally to which a wrong row belongs.  Returns
 * 0, or -1 where the program must stop.
 */
static int
refuse_kept(struct zy_review *v, const struct zy_counts_row *row,
    const struct zy_counts_fault *why)
{
	struct zy_view input = v->partial.inputs[row->input].name;
	struct zy_column columns[COLUMNS];
	struct zy_view cells[COLUMNS];
	struct zy_arena arena = {0};
	struct zy_error e = ZY_ERROR_INIT;
	size_t n = row_cells(&v->tally, row, columns, cells, &arena);
	size_t i = why->figure < 0 ? 0 : (size_t)why->figure + FIRST;
	int rc;

	zy_error_fault(&e, why->fault, why->what, cells[i]);
	zy_error_heading(&e, columns[i].name, zy_column_label(&columns[i]));
	zy_error_at(
	    &e, zy_arena_strndup(&arena, input.p, input.n), row->line, 0);
	rc = zy_cli_refuse_cells(v->cli, columns, cells, n, &e);
	zy_arena_release(&arena);
	return rc;
}

/*
 * Adds the n counts of one record of a partial tally, all of them or none.
 * Returns 0, or -1 where the program must stop.
 */
static int
settle_record(struct zy_review *v, const struct zy_counts_row *rows, size_t n)
{
	struct zy_counts_faults why;
	size_t i;

	for (i = 0; i < n; i++) {
		why.n = 0;
		if (zy_counts_try(v->counts, &rows[i], &why))
			return refuse_kept(v, &rows[i], &why.items[0]);
	}
	for (i = 0; i < n; i++)
		zy_counts_add(v->counts, &rows[i]);
	return 0;
}

/*
 * Prints which rules cannot be checked in counts; as a warning, where the
 * standard has such a rule.
 */
static void
say_unseen(struct zy_review *v)
{
	struct zy_error e = ZY_ERROR_INIT;
	unsigned long long n = zy_counts_rows(v->counts);

	if (n == 0 || zy_cli_failed(v->cli))
		return;
	zy_cli_note(v->cli,
	    _("%llu counts made by hand: second ballots and whoever rates "
	      "himself cannot be seen in them"),
	    n);
	if (v->rules->uniform == ZY_UNIFORM_ACCEPT)
		return;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("the rule 'uniform' could not be looked at in %llu counts made "
	      "by hand"),
	    n);
	zy_cli_warn(v->cli, &e);
}

void
zy_review_settle_sheets(struct zy_review *v)
{
	const struct zy_counts_row *rows;
	struct zy_error e = ZY_ERROR_INIT;
	uint32_t *rank = zy_partial_ranks(&v->partial);
	size_t i, k, n;

	rows = zy_counts_kept(v->counts, rank, &n);
	for (i = 0; i < n && !zy_cli_failed(v->cli); i = k) {
		for (k = i + 1; k < n && rows[k].input == rows[i].input &&
				rows[k].line == rows[i].line;
		     k++)
			;
		if (settle_record(v, rows + i, k - i))
			break;
	}
	say_unseen(v);
	if (zy_counts_rows(v->counts) && v->runs && zy_runs_count(v->runs)) {
		zy_error_set(&e, ZY_ERROR_IO,
		    _("--max-memory: too little to hold counts made by hand "
		      "against the ballots"));
		zy_cli_fail(v->cli, &e);
	}
	free(rank);
}
