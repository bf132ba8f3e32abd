/*
 * Reads a record of ballots in any form as a paper, checks it, and counts it
 * in the tally.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/ballots.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/words.h"
#include "review/ballots-state.h"
#include "review/ticks.h"

void
zy_ballots_release(struct zy_ballots *b)
{
	free(b->question_column);
	free(b->grade_column);
	free(b->marks);
	zy_subject_input_release(&b->names);
	zy_intern_free(b->uniform_at);
	free(b->uniform_n);
	zy_error_list_release(&b->faults);
	*b = (struct zy_ballots){0};
}

/*
 * Sets *word to the word of the codebook that a cell is, ZY_CODE_NONE if it is
 * unknown; raw is the cell before cleaning.  Returns 0, or -1 with e set if the
 * cell cannot be cleaned.
 */
static inline int
word_of(struct zy_ballots *b, struct zy_codebook *words, int column,
    struct zy_view raw, size_t *word, struct zy_error *e)
{
	struct zy_view cell = raw;

	*word = zy_codebook_find_exact(words, raw);
	if (ZY_LIKELY(*word != ZY_CODE_NONE))
		return 0;
	if (zy_reader_clean(b->reader, (size_t)column, &cell, e))
		return -1;
	(void)zy_dictionary_own(
	    zy_reader_words(b->reader), words->list, cell, &cell);
	if (cell.n || words->open)
		*word = zy_codebook_put(words, cell);
	return 0;
}

/*
 * Sets *mark to the mark that a cell makes, ZY_CODE_NONE if it is not one.
 * Returns 0, or -1 with e set if the cell cannot be cleaned.
 */
static inline int
mark_of(struct zy_ballots *b, int column, struct zy_view raw, size_t *mark,
    struct zy_error *e)
{
	struct zy_tally *t = b->tally;
	struct zy_view cell = raw;

	*mark = zy_codebook_find_exact(&t->grades, raw);
	if (ZY_LIKELY(*mark != ZY_CODE_NONE))
		return 0;
	if (column >= 0 && zy_reader_column(b->reader, (size_t)column) &&
	    zy_reader_clean(b->reader, (size_t)column, &cell, e))
		return -1;
	cell = zy_text_trim(cell);
	*mark = ZY_MARK_BLANK(t);
	if (cell.n == 0)
		return 0;
	(void)zy_dictionary_own(
	    zy_reader_words(b->reader), t->grades.list, cell, &cell);
	*mark = zy_codebook_find(&t->grades, cell);
	if (*mark == ZY_CODE_NONE)
		*mark = zy_codebook_find(&t->grades, zy_ticks_cut(cell));
	if (*mark == ZY_CODE_NONE &&
	    zy_codebook_finds_several(&t->grades, cell))
		*mark = ZY_MARK_INVALID(t);
	if (*mark == ZY_CODE_NONE &&
	    zy_dictionary_is_part(
		zy_dictionary_builtin(), ZY_VIEW("abstention"), cell))
		*mark = ZY_MARK_BLANK(t);
	if (*mark == ZY_CODE_NONE &&
	    zy_dictionary_is_part(
		zy_dictionary_builtin(), ZY_VIEW("spoilt"), cell))
		*mark = ZY_MARK_INVALID(t);
	return 0;
}

/* Returns the id of the question if ballots need not name it. */
static struct zy_view
only_question(const struct zy_ballots *b)
{
	const struct zy_ballot_rules *r = b->tally->rules;

	return zy_view(r->nquestions ? r->questions[0].id : "");
}

/*
 * Sets *question to the question of a record in long form.  Returns 0, or -1
 * with e set.
 */
static inline int
question_of(struct zy_ballots *b, const struct zy_view *row, size_t *question,
    struct zy_error *e)
{
	struct zy_codebook *words = &b->tally->questions;

	if (b->question < 0)
		*question = zy_codebook_put(words, only_question(b));
	else if (word_of(b, words, b->question, row[b->question], question, e))
		return -1;
	return *question != ZY_CODE_NONE
		   ? 0
		   : zy_codebook_fault(words, b->reader, b->question,
			 ZY_FAULT_UNKNOWN_NAME, _("unknown question"), e);
}

/*
 * Sets *mark to the mark in a column of grades.  Returns 0, or -1 with e set.
 */
static inline int
grade_of(struct zy_ballots *b, int column, struct zy_view raw, size_t *mark,
    struct zy_error *e)
{
	if (mark_of(b, column, raw, mark, e))
		return -1;
	return *mark != ZY_CODE_NONE
		   ? 0
		   : zy_codebook_fault(&b->tally->grades, b->reader, column,
			 ZY_FAULT_UNKNOWN_NAME, _("unknown grade"), e);
}

/*
 * Sets *mark to the mark of question q of a whole paper.  Returns 0, or -1 with
 * e set.
 */
static inline int
answer_of(struct zy_ballots *b, const struct zy_view *row, size_t q,
    size_t *mark, struct zy_error *e)
{
	const struct zy_view none = {NULL, 0};
	int column = b->question_column[q];

	return grade_of(b, column, column < 0 ? none : row[column], mark, e);
}

/* Reads a record that is one mark into b->marks. */
static int
read_long(struct zy_ballots *b, const struct zy_view *row, size_t group,
    struct zy_error *e)
{
	size_t question, mark;

	if (question_of(b, row, &question, e))
		return -1;
	if (b->grade_column) {
		if (zy_ticks_read(
			b->grade_column, b->reader, b->tally, &mark, e))
			return -1;
		b->unticked += mark == ZY_MARK_BLANK(b->tally);
		b->twice += mark == ZY_MARK_INVALID(b->tally);
	} else if (grade_of(b, b->grade, row[b->grade], &mark, e)) {
		return -1;
	}
	b->marks[0] = (struct zy_paper_mark){
	    (uint32_t)question, (uint32_t)group, (uint32_t)mark};
	return 0;
}

/*
 * Reads a record that is a whole paper into b->marks; *uniform: all marks are
 * one grade.
 */
static int
read_wide(struct zy_ballots *b, const struct zy_view *row, size_t group,
    bool *uniform, struct zy_error *e)
{
	struct zy_tally *t = b->tally;
	size_t q, mark, n = t->rules->nquestions;
	bool same = n > 1 && t->rules->uniform != ZY_UNIFORM_ACCEPT;

	if (b->bound != zy_reader_columns(b->reader) &&
	    zy_ballots_bind_questions(b, e))
		return -1;
	for (q = 0; q < n; q++) {
		if (answer_of(b, row, q, &mark, e))
			return -1;
		b->marks[q] = (struct zy_paper_mark){
		    (uint32_t)q, (uint32_t)group, (uint32_t)mark};
		same = same && mark == b->marks[0].mark &&
		       mark < t->rules->ngrades;
	}
	*uniform = same;
	if (same && t->rules->uniform == ZY_UNIFORM_VOID)
		for (q = 0; q < n; q++)
			b->marks[q].mark = (uint32_t)ZY_MARK_INVALID(t);
	return 0;
}

/* Returns whether the voter is the subject, by whatever name. */
static bool
rates_himself(struct zy_ballots *b, struct zy_view subject)
{
	struct zy_reader *r = b->reader;
	struct zy_view voter = zy_text_trim(zy_reader_raw(r, (size_t)b->voter));

	if (voter.n == 0)
		return false; /* nobody says who he is */
	return zy_view_eq(voter, zy_reader_cell(r, (size_t)b->subject)) ||
	       (b->o.subjects ? zy_subjects_is(b->o.subjects, subject, voter)
			      : zy_view_eq(voter, subject));
}

/*
 * Checks that a ballot that must have a number has one.  Returns 0, or -1 with
 * e set.
 */
static inline int
check_number(const struct zy_ballots *b, struct zy_error *e)
{
	return b->o.seen && zy_reader_cell(b->reader, (size_t)b->ballot).n == 0
		   ? zy_reader_fault(b->reader, b->ballot, ZY_FAULT_MISSING,
			 _("the ballot has no number"), e)
		   : 0;
}

/* Checks that nobody rates himself.  Returns 0, or -1 with e set. */
static inline int
check_voter(struct zy_ballots *b, struct zy_view subject, struct zy_error *e)
{
	return b->voter >= 0 && rates_himself(b, subject)
		   ? zy_reader_fault(b->reader, b->voter, ZY_FAULT_RULE,
			 _("nobody rates himself:"), e)
		   : 0;
}

/* Replaces the name of a subject by its id.  Returns 0, or -1 with e set. */
static inline int
find_subject(struct zy_ballots *b, struct zy_view *subject, struct zy_error *e)
{
	if (subject->n == 0)
		return zy_reader_fault(b->reader, b->subject, ZY_FAULT_MISSING,
		    _("the ballot names nobody"), e);
	if (b->o.known &&
	    zy_intern_find(b->o.known, *subject) == ZY_INTERN_NONE)
		return zy_subject_input_find(
		    &b->names, b->reader, b->subject, subject, e);
	return 0;
}

/*
 * Sets *group to the voter group of the record.  Returns 0, or -1 with e set.
 */
static inline int
group_of(struct zy_ballots *b, const struct zy_view *row, size_t *group,
    struct zy_error *e)
{
	struct zy_codebook *groups = &b->tally->groups;

	if (b->group < 0)
		*group = zy_codebook_unsaid(groups);
	else if (word_of(b, groups, b->group, row[b->group], group, e))
		return -1;
	return *group != ZY_CODE_NONE ? 0
				      : zy_codebook_fault(groups, b->reader,
					    b->group, ZY_FAULT_UNKNOWN_NAME,
					    _("unknown group of voters"), e);
}

/*
 * Reads the reader's current record into x and checks it.  Returns 0, or -1
 * with e set at the first fault.
 */
static int
read_paper(struct zy_ballots *b, struct zy_paper *x, struct zy_error *e)
{
	struct zy_reader *r = b->reader;
	const struct zy_view *row = zy_reader_row(r);
	size_t g = ZY_CODE_NONE;

	*x = (struct zy_paper){
	    .subject = zy_reader_cell(r, (size_t)b->subject),
	    .input = b->o.input,
	    .line = zy_reader_line(r),
	    .whole = b->whole,
	    .marks = b->marks,
	    .n = b->whole ? b->tally->rules->nquestions : 1,
	};
	if (find_subject(b, &x->subject, e))
		return -1;
	x->hash = zy_hash(x->subject, 0);
	if (b->o.seen || (b->o.audit && b->ballot >= 0))
		x->ballot = zy_reader_cell(r, (size_t)b->ballot);
	if (b->device >= 0)
		x->device = zy_reader_cell(r, (size_t)b->device);
	if (check_number(b, e) || check_voter(b, x->subject, e) ||
	    group_of(b, row, &g, e))
		return -1;
	return x->whole ? read_wide(b, row, g, &x->uniform, e)
			: read_long(b, row, g, e);
}

/* Adds what is wrong with the marks of the record to the list of faults. */
static void
find_marks(struct zy_ballots *b, const struct zy_view *row)
{
	struct zy_error_list *l = &b->faults;
	size_t n = b->whole ? b->tally->rules->nquestions : 0, i, word;

	if (!b->whole)
		zy_error_list_keep(
		    l, question_of(b, row, &word, zy_error_list_room(l)));
	if (!b->whole && b->grade_column)
		zy_error_list_keep(
		    l, zy_ticks_read(b->grade_column, b->reader, b->tally,
			   &word, zy_error_list_room(l)));
	else if (!b->whole)
		zy_error_list_keep(l, grade_of(b, b->grade, row[b->grade],
					  &word, zy_error_list_room(l)));
	for (i = 0; i < n && b->bound == zy_reader_columns(b->reader); i++)
		zy_error_list_keep(
		    l, answer_of(b, row, i, &word, zy_error_list_room(l)));
}

/* Adds all that is wrong with the record to the list of faults. */
static void
find_all(struct zy_ballots *b)
{
	struct zy_error_list *l = &b->faults;
	const struct zy_view *row = zy_reader_row(b->reader);
	struct zy_view subject = zy_reader_cell(b->reader, (size_t)b->subject);
	size_t word;

	zy_error_list_keep(l, find_subject(b, &subject, zy_error_list_room(l)));
	zy_error_list_keep(l, check_number(b, zy_error_list_room(l)));
	zy_error_list_keep(l, check_voter(b, subject, zy_error_list_room(l)));
	zy_error_list_keep(l, group_of(b, row, &word, zy_error_list_room(l)));
	find_marks(b, row);
}

int
zy_ballots_read(struct zy_ballots *b, struct zy_paper *x, struct zy_error *e)
{
	if (ZY_LIKELY(read_paper(b, x, e) == 0))
		return 0;
	if (e->kind == ZY_ERROR_RECORD) {
		b->faults.n = 0;
		find_all(b);
		zy_error_list_join(&b->faults, e);
	}
	return -1;
}

void
zy_ballots_find_faults(struct zy_ballots *b, struct zy_error *e)
{
	if (!zy_error_list_take(&b->faults, e))
		return;
	find_all(b);
	*e = *zy_error_list_link(&b->faults);
}

/* Counts a paper all of one grade by subject and group, for the message. */
static void
note_uniform(struct zy_ballots *b, struct zy_view subject, size_t group)
{
	struct zy_buf key = ZY_BUF_INIT;
	size_t from = b->uniform_cap;
	uint32_t k;

	if (!b->uniform_at)
		b->uniform_at = zy_intern_new();
	zy_buf_view(&key, subject);
	if (group < b->tally->groups.n && b->group >= 0) {
		zy_buf_puts(&key, ", ");
		zy_buf_view(&key, b->tally->groups.ids[group]);
	}
	k = zy_intern_put(b->uniform_at, zy_buf_get(&key));
	if (k >= b->uniform_cap) {
		b->uniform_n = zy_grow(b->uniform_n, &b->uniform_cap, k + 1,
		    sizeof(*b->uniform_n));
		for (; from < b->uniform_cap; from++)
			b->uniform_n[from] = 0;
	}
	b->uniform_n[k]++;
	b->uniform++;
	zy_buf_release(&key);
}

bool
zy_ballots_count(struct zy_ballots *b, const struct zy_paper *x,
    const struct zy_seen_key *key)
{
	const struct zy_paper_mark *m = x->marks;
	size_t i;

	if (b->o.papers) {
		zy_papers_add(b->o.papers, x);
		b->npapers++;
	}
	if (b->o.seen && !zy_seen_add(b->o.seen, x, key))
		return false;
	if (b->o.audit)
		zy_audit_papers_add(b->o.audit, x);
	if (x->uniform)
		note_uniform(b, x->subject, m->group);
	for (i = 0; i < x->n && !b->o.papers; i++, m++)
		zy_tally_add(b->tally, x->subject, x->hash, m->question,
		    m->group, m->mark);
	return true;
}

int
zy_ballots_second_error(
    const struct zy_ballots *b, const struct zy_reader *r, struct zy_error *e)
{
	return zy_reader_fault(
	    r, b->ballot, ZY_FAULT_SECOND, zy_papers_second_text(b->whole), e);
}

void
zy_ballots_unused(const struct zy_ballots *b, struct zy_buf *names)
{
	size_t c, q, n = b->tally->rules->nquestions;

	for (c = 0; c < zy_reader_columns(b->reader); c++) {
		if ((int)c == b->ballot || (int)c == b->subject ||
		    (int)c == b->group || (int)c == b->question ||
		    (int)c == b->grade || (int)c == b->voter ||
		    (int)c == b->device)
			continue;
		for (q = 0; b->question_column && q < n; q++)
			if (b->question_column[q] == (int)c)
				break;
		if (b->question_column && q < n)
			continue;
		for (q = 0; b->grade_column && q < b->tally->grades.n; q++)
			if (b->grade_column[q] == (int)c)
				break;
		if (b->grade_column && q < b->tally->grades.n)
			continue;
		zy_buf_puts(names, names->n ? ", " : "");
		zy_buf_view(names, zy_reader_column_header(b->reader, c));
	}
}
