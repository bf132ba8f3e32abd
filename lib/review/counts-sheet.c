/* SPDX-License-Identifier: MIT */
#include "review/counts-sheet.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "model/record.h"
#include "review/ticks.h"

/* What may follow the name of a grade in a heading. */
static const char *const units[] = {"", "票", "票数", "得票", "得票数", "人数",
    "人", "数", "次数", "张", "票数张", "票数人", "人数人", NULL};

/*
 * Removes a word from the beginning or the end of *text.  Returns true; or
 * false, with *text unchanged, if it is at neither end or is the whole text.
 */
static bool
cut_word(struct zy_view *text, struct zy_view word)
{
	struct zy_buf folded = ZY_BUF_INIT;
	struct zy_view w;
	bool found = true;

	zy_dictionary_fold(&folded, word);
	w = zy_buf_get(&folded);
	if (w.n == 0 || w.n >= text->n) {
		found = false;
	} else if (memcmp(text->p, w.p, w.n) == 0) {
		text->p += w.n;
		text->n -= w.n;
	} else if (zy_view_ends(*text, w)) {
		text->n -= w.n;
	} else {
		found = false;
	}
	zy_buf_release(&folded);
	return found;
}

/*
 * Returns the grade that a folded text names, which a unit may follow, or
 * ZY_CODE_NONE.
 */
static size_t
find_grade(const struct zy_codebook *grades, struct zy_view text)
{
	size_t i, g = ZY_CODE_NONE;

	for (i = 0; units[i] && g == ZY_CODE_NONE; i++) {
		struct zy_view unit = zy_view(units[i]);

		if (text.n > unit.n && zy_view_ends(text, unit))
			g = zy_codebook_find(
			    grades, (struct zy_view){text.p, text.n - unit.n});
	}
	return g;
}

/* The columns of figures, in the order of enum zy_counts_figure. */
static const char *const names[] = {"entitled", "present", "issued", "returned",
    "valid", "invalid", "abstain", NULL};

/*
 * Returns the figure (enum zy_counts_figure) that a folded text names, or -1.
 */
static int
figure_of(
    const struct zy_reader *r, const struct zy_tally *t, struct zy_view text)
{
	const struct zy_dictionary *words = zy_reader_words(r);
	struct zy_meaning all[ZY_MEANINGS];
	size_t i;

	i = find_grade(&t->grades, text);
	if (i != ZY_CODE_NONE)
		return ZY_COUNTS_GRADES + (int)i;
	if (zy_dictionary_heading(words ? words : zy_counts_schema.words(),
		&zy_counts_schema, text, all) == 0)
		return -1;
	for (i = 0; names[i]; i++)
		if (strcmp(all[0].column->name, names[i]) == 0)
			return (int)i;
	return -1;
}

/*
 * Removes a word of the codebook from the beginning or end of *text.  Returns
 * its number, or ZY_CODE_NONE if there is none.
 */
static size_t
cut_code(struct zy_view *text, const struct zy_codebook *words)
{
	size_t i;

	for (i = 0; i < words->n; i++)
		if (cut_word(text, words->names[i]) ||
		    cut_word(text, words->ids[i]))
			return i;
	return ZY_CODE_NONE;
}

/*
 * Returns whether a heading is that of a column of shares (满意率, 比例（%）),
 * not of votes.
 */
static bool
is_share(struct zy_view text)
{
	return zy_view_has(text, "率") || zy_view_has(text, "比例") ||
	       zy_view_has(text, "占比") || zy_view_has(text, "百分") ||
	       zy_view_has(text, "%");
}

/*
 * Sets *c to the meaning of a folded heading, in which group and question may
 * be in either order.  Returns whether it names a figure.
 */
static bool
parse_heading(struct zy_counts_column *c, const struct zy_reader *r,
    const struct zy_tally *t, struct zy_view text)
{
	struct zy_view rest;
	int order;

	*c = (struct zy_counts_column){
	    .question = ZY_CODE_NONE, .group = ZY_CODE_NONE};
	c->figure = figure_of(r, t, text);
	for (order = 0; order < 2 && c->figure < 0; order++) {
		rest = text;
		if (order)
			c->question = cut_code(&rest, &t->questions);
		c->group = cut_code(&rest, &t->groups);
		if (!order)
			c->question = cut_code(&rest, &t->questions);
		if (rest.n < text.n)
			c->figure = figure_of(r, t, rest);
	}
	c->used = c->figure >= 0;
	return c->used;
}

/* Sets *c to the meaning of column i of the reader. */
static void
bind_column(struct zy_counts_column *c, const struct zy_reader *r,
    const struct zy_tally *t, size_t i)
{
	struct zy_buf folded = ZY_BUF_INIT;
	size_t grade;

	*c = (struct zy_counts_column){
	    .question = ZY_CODE_NONE, .group = ZY_CODE_NONE};
	if (zy_reader_column(r, i))
		return;
	grade = zy_codebook_find(&t->grades, zy_reader_column_name(r, i));
	if (grade != ZY_CODE_NONE && !zy_view_eq(zy_reader_column_name(r, i),
					 zy_reader_column_header(r, i))) {
		c->used = true; /* --map says so */
		c->figure = ZY_COUNTS_GRADES + (int)grade;
		return;
	}
	zy_dictionary_fold(&folded, zy_reader_column_levels(r, i));
	if (!is_share(zy_buf_get(&folded)) &&
	    !parse_heading(c, r, t, zy_buf_get(&folded))) {
		zy_buf_reset(&folded);
		zy_dictionary_fold(&folded, zy_reader_column_header(r, i));
		/* With its brackets a heading may say a unit, （张）. */
		if (!parse_heading(c, r, t, zy_buf_get(&folded)))
			parse_heading(c, r, t, zy_reader_column_header(r, i));
	}
	zy_buf_release(&folded);
}

bool
zy_counts_sheet_is(const struct zy_reader *r, const struct zy_tally *t)
{
	struct zy_counts_column c;
	size_t i;

	if (zy_reader_find(r, "grade") >= 0 || zy_reader_find(r, "ballot") >= 0)
		return false;
	for (i = 0; i < zy_reader_columns(r); i++) {
		if (zy_codebook_find(&t->questions,
			zy_reader_column_name(r, i)) != ZY_CODE_NONE)
			return false; /* a ballot in wide form */
		bind_column(&c, r, t, i);
		if (c.used && c.figure >= ZY_COUNTS_GRADES)
			return true;
	}
	return false;
}

bool
zy_counts_sheet_means(const struct zy_reader *r, const struct zy_tally *t,
    size_t i, struct zy_buf *b)
{
	struct zy_view header = zy_reader_column_header(r, i);
	struct zy_counts_column c;
	const struct zy_column *of;
	int ticks[ZY_GRADES_MOST], strength;
	size_t k = zy_codebook_find(&t->questions, zy_reader_column_name(r, i));

	if (zy_name_columns_helps(r, (int)i)) {
		zy_buf_puts(b, _("helps to find the subject by its name"));
		return true;
	}
	if (k == ZY_CODE_NONE)
		k = zy_codebook_find(&t->questions, header);
	if (k != ZY_CODE_NONE && !zy_counts_sheet_is(r, t)) {
		zy_buf_printf(b, _("question %.*s (%.*s) of the standard"),
		    ZY_ARG(t->questions.ids[k]), ZY_ARG(t->questions.names[k]));
		return true;
	}
	if (zy_reader_find(r, "grade") < 0 && !zy_counts_sheet_is(r, t) &&
	    zy_ticks_bind(ticks, r, t))
		for (k = 0; k < t->grades.n; k++)
			if (ticks[k] == (int)i) {
				zy_buf_printf(b, _("ticks for %.*s (%.*s)"),
				    ZY_ARG(t->grades.ids[k]),
				    ZY_ARG(t->grades.names[k]));
				return true;
			}
	if (!zy_counts_sheet_is(r, t))
		return false;
	bind_column(&c, r, t, i);
	if (c.used && c.figure >= ZY_COUNTS_GRADES) {
		k = (size_t)(c.figure - ZY_COUNTS_GRADES);
		zy_buf_printf(b, _("votes for %.*s (%.*s)"),
		    ZY_ARG(t->grades.ids[k]), ZY_ARG(t->grades.names[k]));
		return true;
	}
	of = c.used
		 ? zy_schema_find(&zy_counts_schema, zy_view(names[c.figure]))
		 : zy_schema_match(&zy_counts_schema, header, &strength);
	if (of)
		zy_buf_printf(
		    b, _("%s (%s), of counts made by hand"), of->name, of->zh);
	return of != NULL;
}

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

	if (b->group == ZY_CODE_NONE && s->group < 0 && !t->groups.open)
		return fail(s, e, _("no column 'voter_group' (评议人类别)"));
	if (b->question == ZY_CODE_NONE && s->question < 0 &&
	    !t->questions.open && t->questions.n != 1)
		return fail(s, e,
		    _("no column 'question' (评议内容), and the standard has "
		      "several questions"));
	return 0;
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
	s->date = -1;
	for (i = 0; i < n; i++) {
		if (zy_dictionary_heading(
			words ? words : zy_counts_schema.words(),
			&zy_counts_schema, zy_reader_column_header(r, i),
			all) &&
		    strcmp(all[0].column->name, "date") == 0 && s->date < 0)
			s->date = (int)i;
		s->headings[i] = zy_reader_column_levels(r, i);
		bind_column(&s->columns[i], r, s->tally, i);
		if (s->columns[i].used &&
		    s->columns[i].figure >= ZY_COUNTS_GRADES)
			add_block(s, &s->columns[i]);
	}
	for (i = 0; i < s->nblocks; i++)
		if (check_block_place(s, &s->blocks[i], e) ||
		    (zy_reader_is_csv(r) && check_block(s, &s->blocks[i], e)))
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
	return bind(s, e);
}

void
zy_counts_sheet_release(struct zy_counts_sheet *s)
{
	free(s->columns);
	free(s->headings);
	free(s->blocks);
	zy_subject_input_release(&s->names);
	zy_buf_release(&s->scratch);
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

struct zy_view
zy_counts_sheet_date(struct zy_counts_sheet *s)
{
	struct zy_view cell = {NULL, 0};
	struct zy_error ignored = ZY_ERROR_INIT;

	if (s->date >= 0 &&
	    zy_cell_clean(zy_schema_find(&zy_counts_schema, ZY_VIEW("date")),
		zy_reader_raw(s->reader, (size_t)s->date), &s->scratch, &cell,
		&ignored))
		cell.n = 0;
	return cell;
}

void
zy_counts_sheet_begin(struct zy_counts_sheet *s)
{
	s->next = 0;
}

/*
 * Sets *out to the number in column c, -1 if the cell is empty.  Returns 0, or
 * -1 with e set.
 */
static int
read_number(struct zy_counts_sheet *s, int c, int64_t *out, struct zy_error *e)
{
	static const struct zy_column votes = {
	    "votes", "票数", ZY_INTEGER, 0, NULL, ""};
	static const char *const endings[] = {"票", "人", "张", NULL};
	struct zy_view cell = zy_text_trim(zy_reader_raw(s->reader, (size_t)c));
	struct zy_error why = ZY_ERROR_INIT;
	size_t i;

	*out = -1;
	if (zy_ticks_is_sign(cell))
		return zy_reader_fault(s->reader, c, ZY_FAULT_WHOLE,
		    _("a tick and no number of votes; a paper needs its number "
		      "in the column 'ballot' (票号):"),
		    e);
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
 * Reads all figures of a block; sets *any to whether a grade has a number.
 * Returns 0, or -1 with e set.
 */
static int
read_figures(struct zy_counts_sheet *s, const struct zy_counts_block *b,
    bool *any, struct zy_error *e)
{
	int64_t *to;
	size_t i;

	*any = false;
	for (i = 0; i < ZY_COUNTS_GRADES + s->tally->grades.n; i++)
		s->figures[i] = -1;
	for (i = 0; i < s->n; i++) {
		if (!is_of(&s->columns[i], b))
			continue;
		to = &s->figures[s->columns[i].figure];
		if (read_number(s, (int)i, to, e))
			return -1;
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
	*out = column < 0 && words->n == 1 ? 0 : zy_codebook_put(words, cell);
	if (*out != ZY_CODE_NONE)
		return 0;
	return zy_reader_fault(s->reader, column, ZY_FAULT_UNKNOWN_NAME,
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
		    _("the counts name nobody"), e);
	if (s->known && zy_intern_find(s->known, *subject) == ZY_INTERN_NONE &&
	    zy_subject_input_find(&s->names, s->reader, s->subject, subject, e))
		return -1;
	return 0;
}

int
zy_counts_sheet_next(
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
	for (; s->next < s->nblocks && !any; s->next++) {
		b = &s->blocks[s->next];
		if (read_figures(s, b, &any, e))
			return -1;
		row->question = b->question;
		row->group = b->group;
	}
	if (!any && first)
		return zy_reader_fault(s->reader, s->subject, ZY_FAULT_MISSING,
		    _("no number of votes for"), e);
	if (!any)
		return 0;
	if (read_subject(s, &row->subject, e) ||
	    (row->question == ZY_CODE_NONE &&
		read_code(
		    s, s->question, &s->tally->questions, &row->question, e)) ||
	    (row->group == ZY_CODE_NONE &&
		read_code(s, s->group, &s->tally->groups, &row->group, e)))
		return -1;
	return 1;
}

int
zy_counts_sheet_refuse(const struct zy_counts_sheet *s,
    const struct zy_counts_row *row, const struct zy_counts_fault *why,
    struct zy_error *e)
{
	struct zy_counts_block b = {row->question, row->group};
	int c = s->subject;

	if (why->figure >= 0)
		c = column_of(s, &b, why->figure);
	return zy_reader_fault(s->reader, c, why->fault, why->what, e);
}
