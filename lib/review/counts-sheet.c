/*
 * Reads a sheet of counts: finds for each pair of question and voter group the
 * columns of its figures, and gives one row of counts for each pair that a
 * record has.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/counts-sheet.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "model/record.h"
#include "review/ticks.h"

/* Adds the block of question and group of a column of votes, if it is new. */
static void
add_block(struct zy_counts_sheet *s, const struct zy_counts_column *c)
{
	size_t i;

	for (i = 0; i < s->nblocks; i++)
		if (s->blocks[i].question == c->question &&
		    s->blocks[i].group == c->group)
			return;
	s->blocks = zy_grow(
	    s->blocks, &s->blocks_cap, s->nblocks + 1, sizeof(*s->blocks));
	s->blocks[s->nblocks++] =
	    (struct zy_counts_block){c->question, c->group};
}

/* Returns whether a column belongs to a block. */
static bool
is_of(const struct zy_counts_column *c, const struct zy_counts_block *b)
{
	return c->used &&
	       (c->question == ZY_CODE_NONE || c->question == b->question) &&
	       (c->group == ZY_CODE_NONE || c->group == b->group);
}

/* Returns the column of a figure in a block, or -1. */
static int
column_of(const struct zy_counts_sheet *s, const struct zy_counts_block *b,
    int figure)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (is_of(&s->columns[i], b) && s->columns[i].figure == figure)
			return (int)i;
	return -1;
}

/* Fills e with an error about the sheet as a whole.  Always returns -1. */
static int
fail(const struct zy_counts_sheet *s, struct zy_error *e, const char *what)
{
	zy_error_set(e, ZY_ERROR_IO, "%s", what);
	e->fault = ZY_FAULT_FILE;
	return zy_error_at(e, zy_reader_name(s->reader), 0, 0);
}

/*
 * Checks that every grade that counts has exactly one column in the block.
 * Returns 0, or -1 with e set.
 */
static int
check_block(const struct zy_counts_sheet *s, const struct zy_counts_block *b,
    struct zy_error *e)
{
	const struct zy_tally *t = s->tally;
	struct zy_buf text = ZY_BUF_INIT;
	size_t g, i;
	int c;

	for (g = 0; g < t->grades.n; g++) {
		c = column_of(s, b, ZY_COUNTS_GRADES + (int)g);
		if (c < 0 && t->rules->grades[g].counts)
			zy_buf_printf(&text,
			    _("no column of votes for the grade '%s' (%s); see "
			      "--map"),
			    t->rules->grades[g].id, t->rules->grades[g].name);
		for (i = c < 0 ? s->n : (size_t)c + 1; i < s->n && !text.n; i++)
			if (is_of(&s->columns[i], b) &&
			    s->columns[i].figure == s->columns[c].figure)
				zy_buf_printf(&text,
				    _("two columns of votes for the grade '%s' "
				      "(%s)"),
				    t->rules->grades[g].id,
				    t->rules->grades[g].name);
		if (text.n)
			fail(s, e, text.p);
		if (text.n)
			break;
	}
	zy_buf_release(&text);
	return e->kind ? -1 : 0;
}

/*
 * Checks that group and question of a block are known, from a column or from
 * the headings.  Returns 0, or -1 with e set.
 */
static int
check_block_place(const struct zy_counts_sheet *s,
    const struct zy_counts_block *b, struct zy_error *e)
{
	const struct zy_tally *t = s->tally;

	if (b->group == ZY_CODE_NONE && s->group < 0 &&
	    !zy_codebook_may_be_unsaid(&t->groups))
		return fail(s, e, _("no column 'voter_group' (评议人类别)"));
	if (b->question == ZY_CODE_NONE && s->question < 0 &&
	    !zy_codebook_may_be_unsaid(&t->questions))
		return fail(s, e,
		    _("no column 'question' (评议内容), and the standard has "
		      "several questions"));
	return 0;
}

/* Notes that column i of the reader is the column of a session of that name. */
static void
bind_session(struct zy_counts_sheet *s, const char *name, int i)
{
	if (s->date < 0 && strcmp(name, "date") == 0)
		s->date = i;
	else if (s->organiser < 0 && strcmp(name, "organiser") == 0)
		s->organiser = i;
}

/*
 * Finds the meanings of all columns again if there are new or other headings.
 * Returns 0, or -1 with e set.
 */
static int
bind(struct zy_counts_sheet *s, struct zy_error *e)
{
	const struct zy_reader *r = s->reader;
	size_t i, n = zy_reader_columns(r);
	const struct zy_dictionary *words = zy_reader_words(r);
	struct zy_meaning all[ZY_MEANINGS];
	bool same = n == s->n;

	for (i = 0; i < n && same; i++)
		same =
		    zy_view_eq(s->headings[i], zy_reader_column_levels(r, i));
	if (same)
		return 0;
	s->columns = zy_reallocarray(s->columns, n, sizeof(*s->columns));
	s->headings = zy_reallocarray(s->headings, n, sizeof(*s->headings));
	s->n = n;
	s->nblocks = 0;
	s->date = s->organiser = -1;
	for (i = 0; i < n; i++) {
		if (zy_dictionary_heading(
			words ? words : zy_counts_schema.words(),
			&zy_counts_schema, zy_reader_column_header(r, i), all))
			bind_session(s, all[0].column->name, (int)i);
		s->headings[i] = zy_reader_column_levels(r, i);
		(s->grade < 0 ? zy_counts_column_bind
			      : zy_counts_column_bind_turned)(
		    &s->columns[i], r, s->tally, i);
		if (s->columns[i].used &&
		    s->columns[i].figure >= ZY_COUNTS_GRADES)
			add_block(s, &s->columns[i]);
	}
	for (i = 0; i < s->nblocks; i++)
		if (check_block_place(s, &s->blocks[i], e) ||
		    (zy_reader_is_csv(r) && s->grade < 0 &&
			check_block(s, &s->blocks[i], e)))
			return -1;
	return 0;
}

int
zy_counts_sheet_open(struct zy_counts_sheet *s, struct zy_reader *r,
    struct zy_tally *t, const struct zy_intern *known,
    struct zy_subjects *subjects, struct zy_error *e)
{
	*s = (struct zy_counts_sheet){.reader = r,
	    .tally = t,
	    .known = known,
	    .names = {.subjects = subjects}};
	s->subject = zy_reader_find(r, "subject");
	s->question = zy_reader_find(r, "question");
	s->group = zy_reader_find(r, "voter_group");
	s->grade =
	    zy_counts_sheet_turned(r, t) ? zy_reader_find(r, "grade") : -1;
	return bind(s, e);
}

void
zy_counts_sheet_release(struct zy_counts_sheet *s)
{
	free(s->columns);
	free(s->headings);
	free(s->blocks);
	zy_subject_input_release(&s->names);
	zy_error_list_release(&s->faults);
	zy_buf_release(&s->scratch);
	zy_buf_release(&s->day);
	zy_buf_release(&s->host);
	*s = (struct zy_counts_sheet){0};
}

bool
zy_counts_sheet_reads(const void *sheet, int c)
{
	const struct zy_counts_sheet *s = sheet;
	int strength;

	return ((size_t)c < s->n && s->columns[c].used) ||
	       zy_name_columns_helps(s->reader, c) ||
	       zy_schema_match(&zy_counts_schema,
		   zy_reader_column_header(s->reader, (size_t)c), &strength);
}

/*
 * Sets *out to the cell in column c of the current record, cleaned as the
 * column of a session with that name and stored in b; empty if c is -1.
 * Returns 0, or -1 with e set if the cell cannot be read.
 */
static int
session_cell(const struct zy_counts_sheet *s, int c, const char *name,
    struct zy_buf *b, struct zy_view *out, struct zy_error *e)
{
	zy_buf_reset(b);
	*out = (struct zy_view){NULL, 0};
	return c < 0 ? 0
		     : zy_reader_clean_as(s->reader, (size_t)c,
			   zy_schema_find(&zy_counts_schema, zy_view(name)), b,
			   out, e);
}

void
zy_counts_sheet_begin(struct zy_counts_sheet *s)
{
	s->next = 0;
}

/* Returns a cell without a share in brackets behind its number: 20 (71.4%). */
static struct zy_view
cut_share(struct zy_view cell)
{
	static const char *const ends[] = {"%)", "%）", "％)", "％）"};
	size_t i, n = cell.n;

	for (i = 0; i < 4 && !zy_view_ends(cell, zy_view(ends[i]));)
		i++;
	if (i == 4)
		return cell;
	while (n && cell.p[n - 1] != '(' &&
	       !zy_view_ends((struct zy_view){cell.p, n}, ZY_VIEW("（")))
		n--;
	if (n)
		cell.n = n - (cell.p[n - 1] == '(' ? 1 : strlen("（"));
	return zy_text_trim(cell);
}

/*
 * Sets *out to the number in column c, -1 if the cell is empty.  Returns 0, or
 * -1 with e set.
 */
static int
read_number(struct zy_counts_sheet *s, int c, int64_t *out, struct zy_error *e)
{
	const bool grade = s->columns[c].figure >= ZY_COUNTS_GRADES;
	static const struct zy_column votes = {
	    "votes", "票数", ZY_INTEGER, 0, NULL, ""};
	static const char *const endings[] = {"票", "人", "张", NULL};
	struct zy_view cell = zy_text_trim(zy_reader_raw(s->reader, (size_t)c));
	struct zy_error why = ZY_ERROR_INIT;
	size_t i;

	*out = -1;
	if (cell.n > 1 && cell.p[0] == '-' && cell.p[1] >= '0' &&
	    cell.p[1] <= '9')
		return zy_reader_fault(
		    s->reader, c, ZY_FAULT_RANGE, _("must not be negative"), e);
	if (grade && zy_ticks_is_sign(cell))
		return zy_reader_fault(s->reader, c, ZY_FAULT_WHOLE,
		    _("a tick and no number of votes; a paper needs its number "
		      "in the column 'ballot' (票号):"),
		    e);
	cell = cut_share(cell);
	for (i = 0; endings[i]; i++)
		if (cell.n > 3 && zy_view_ends(cell, zy_view(endings[i]))) {
			cell.n -= 3;
			break;
		}
	if (zy_cell_clean(&votes, cell, &s->scratch, &cell, &why))
		return zy_reader_fault(
		    s->reader, c, ZY_FAULT_WHOLE, _("not a whole number"), e);
	if (cell.n == 0)
		return 0;
	if (!zy_integer_parse(out, cell, 0, INT64_MAX))
		return zy_reader_fault(
		    s->reader, c, ZY_FAULT_RANGE, _("must not be negative"), e);
	return 0;
}

/*
 * Sets *figure to the figure that a row of a turned sheet is about; unchanged
 * for an empty cell.  Returns 0, or -1 with e set if it is unknown.
 */
static int
read_grade(struct zy_counts_sheet *s, int *figure, struct zy_error *e)
{
	struct zy_view cell =
	    zy_text_trim(zy_reader_cell(s->reader, (size_t)s->grade));

	if (cell.n == 0)
		return 0; /* what was sent back has columns of grades */
	*figure = zy_counts_figure_of(s->reader, s->tally, cell);
	return *figure >= 0
		   ? 0
		   : zy_codebook_fault(&s->tally->grades, s->reader, s->grade,
			 ZY_FAULT_UNKNOWN_NAME, _("unknown grade"), e);
}

/*
 * Reads all figures of a block; sets *any to whether a grade has a number.
 * Returns 0, or -1 with e set.
 */
static int
read_figures(struct zy_counts_sheet *s, const struct zy_counts_block *b,
    bool *any, struct zy_error *e)
{
	int64_t *to, unsaid = -1;
	size_t i;
	int of = -1;

	*any = false;
	if (s->grade >= 0 && read_grade(s, &of, e))
		return -1;
	for (i = 0; i < ZY_COUNTS_GRADES + s->tally->grades.n; i++)
		s->figures[i] = -1;
	for (i = 0; i < s->n; i++) {
		if (!is_of(&s->columns[i], b))
			continue;
		to = &s->figures[s->columns[i].figure];
		if (s->columns[i].by_row)
			to = of < 0 ? &unsaid : &s->figures[of];
		if (read_number(s, (int)i, to, e))
			return -1;
		if (unsaid >= 0)
			return zy_reader_fault(s->reader, s->grade,
			    ZY_FAULT_MISSING, _("is missing"), e);
		*any |= *to >= 0 && s->columns[i].figure >= ZY_COUNTS_GRADES;
	}
	return 0;
}

/*
 * Sets *out to the number in the codebook of the cell in a column; column -1
 * counts as an empty cell.  Returns 0, or -1 with e set if it is unknown.
 */
static int
read_code(struct zy_counts_sheet *s, int column, struct zy_codebook *words,
    size_t *out, struct zy_error *e)
{
	struct zy_view cell = {NULL, 0};

	if (column >= 0)
		cell = zy_reader_cell(s->reader, (size_t)column);
	(void)zy_dictionary_own(
	    zy_reader_words(s->reader), words->list, cell, &cell);
	*out = column < 0 && words->n == 1 ? 0 : zy_codebook_put(words, cell);
	if (*out != ZY_CODE_NONE)
		return 0;
	return zy_codebook_fault(words, s->reader, column,
	    ZY_FAULT_UNKNOWN_NAME,
	    words == &s->tally->groups ? _("unknown group of voters")
				       : _("unknown question"),
	    e);
}

/*
 * Sets *subject to the subject of the current record.  Returns 0, or -1 with e
 * set.
 */
static int
read_subject(
    struct zy_counts_sheet *s, struct zy_view *subject, struct zy_error *e)
{
	*subject = zy_reader_cell(s->reader, (size_t)s->subject);
	if (subject->n == 0)
		return zy_reader_fault(s->reader, s->subject, ZY_FAULT_MISSING,
		    _("the counts name nobody (--fill-down takes the cell "
		      "above for an empty one)"),
		    e);
	if (s->known && zy_intern_find(s->known, *subject) == ZY_INTERN_NONE &&
	    zy_subject_input_find(&s->names, s->reader, s->subject, subject, e))
		return -1;
	return 0;
}

/*
 * Sets question and group of a row, where the headings do not name them, from
 * its cells.  Returns 0, or -1 with e set.
 */
static int
read_place(
    struct zy_counts_sheet *s, struct zy_counts_row *row, struct zy_error *e)
{
	struct zy_tally *t = s->tally;

	if (row->question == ZY_CODE_NONE &&
	    read_code(s, s->question, &t->questions, &row->question, e))
		return -1;
	return row->group == ZY_CODE_NONE
		   ? read_code(s, s->group, &t->groups, &row->group, e)
		   : 0;
}

/*
 * Appends to e, the first fault of a record, those of its other columns, so
 * that all that is wrong is told in one round.
 */
static void
find_others(struct zy_counts_sheet *s, struct zy_error *e)
{
	struct zy_error_list *l = &s->faults;
	struct zy_view subject;
	size_t i, code;
	int64_t number;
	bool ticks = false, sign;

	l->n = 0;
	zy_error_list_keep(l, read_subject(s, &subject, zy_error_list_room(l)));
	if (s->question >= 0)
		zy_error_list_keep(
		    l, read_code(s, s->question, &s->tally->questions, &code,
			   zy_error_list_room(l)));
	if (s->group >= 0)
		zy_error_list_keep(l, read_code(s, s->group, &s->tally->groups,
					  &code, zy_error_list_room(l)));
	zy_error_list_keep(l, session_cell(s, s->date, "date", &s->day,
				  &subject, zy_error_list_room(l)));
	for (i = 0; i < s->n; i++) {
		sign =
		    zy_ticks_is_sign(zy_text_trim(zy_reader_raw(s->reader, i)));
		/* Of ticks, which are no numbers, the first is enough. */
		if (s->columns[i].used && !(sign && ticks))
			zy_error_list_keep(l, read_number(s, (int)i, &number,
						  zy_error_list_room(l)));
		ticks = ticks || (sign && s->columns[i].used);
	}
	zy_error_list_join(l, e);
}

/*
 * Reads the next row of counts in the current record, and stops at the first
 * fault.  Pairs of question and group without any figure are skipped.  Returns
 * as zy_counts_sheet_next does.
 */
static int
next_row(
    struct zy_counts_sheet *s, struct zy_counts_row *row, struct zy_error *e)
{
	const struct zy_counts_block *b;
	bool any = false, first = s->next == 0;

	if (first && bind(s, e)) {
		e->kind = ZY_ERROR_RECORD;
		return -1;
	}
	*row = (struct zy_counts_row){
	    .line = zy_reader_line(s->reader), .figures = s->figures};
	if (s->grade >= 0 &&
	    zy_counts_is_share(zy_reader_cell(s->reader, (size_t)s->grade)))
		return 0;
	for (; s->next < s->nblocks && !any; s->next++) {
		b = &s->blocks[s->next];
		if (read_figures(s, b, &any, e))
			return -1;
		row->question = b->question;
		row->group = b->group;
	}
	if (!any && s->grade >= 0)
		return 0;
	if (!any && first &&
	    zy_reader_cell(s->reader, (size_t)s->subject).n > 0)
		return zy_reader_fault(s->reader, s->subject, ZY_FAULT_MISSING,
		    _("no number of votes for"), e);
	if (!any && first)
		return read_subject(s, &row->subject, e);
	if (!any)
		return 0;
	if (read_subject(s, &row->subject, e) || read_place(s, row, e))
		return -1;
	if (session_cell(s, s->date, "date", &s->day, &row->date, e) ||
	    session_cell(
		s, s->organiser, "organiser", &s->host, &row->organiser, e))
		return -1;
	return 1;
}

int
zy_counts_sheet_next(
    struct zy_counts_sheet *s, struct zy_counts_row *row, struct zy_error *e)
{
	int rc = next_row(s, row, e);

	if (rc < 0 && s->nblocks)
		find_others(s, e);
	return rc;
}

void
zy_counts_sheet_refuse(const struct zy_counts_sheet *s,
    const struct zy_counts_row *row, const struct zy_counts_faults *why,
    struct zy_error_list *l)
{
	struct zy_counts_block b = {row->question, row->group};
	size_t i;
	int c;

	for (i = 0; i < why->n; i++) {
		c = s->subject;
		if (why->items[i].figure >= 0)
			c = column_of(s, &b, why->items[i].figure);
		zy_error_list_keep(
		    l, zy_reader_fault(s->reader, c, why->items[i].fault,
			   why->items[i].what, zy_error_list_room(l)));
	}
}
