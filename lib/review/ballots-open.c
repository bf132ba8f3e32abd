/*
 * Opening an input of ballots: determines their form and finds its columns.
 * Implements zy_ballots_open of ballots.h and zy_ballots_bind_questions of
 * ballots-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "review/ballots-state.h"
#include "review/ticks.h"
#include "stream/header.h"

enum {
	NAME_BYTES = 9, /* of a question's name that a heading may contain */
};

/*
 * Fills e with an error of that kind about the whole input.  Always returns -1.
 */
static int
fail_open(struct zy_ballots *b, enum zy_error_kind kind, struct zy_error *e,
    const char *what)
{
	zy_error_set(e, kind, "%s", what);
	return zy_error_at(e, zy_reader_name(b->reader), 0, 0);
}

/*
 * Returns the word of the codebook that the heading of column c is; a second
 * column with the heading q1 is called q1_2 by the reader.  Returns
 * ZY_CODE_NONE if it is none.
 */
static size_t
word_of_heading(const struct zy_reader *r, size_t c, struct zy_codebook *words)
{
	struct zy_view name = zy_reader_column_name(r, c);
	size_t word = zy_codebook_find(words, name), n = name.n;

	if (word != ZY_CODE_NONE)
		return word;
	while (n && name.p[n - 1] >= '0' && name.p[n - 1] <= '9')
		n--;
	if (n == name.n || n < 2 || name.p[n - 1] != '_')
		return ZY_CODE_NONE;
	return zy_codebook_find(words, (struct zy_view){name.p, n - 1});
}

/*
 * Checks that no two columns are headed by one word, a question or a grade.
 * Returns 0, or -1 with e set.
 */
static int
check_once(struct zy_ballots *b, struct zy_codebook *words, struct zy_error *e)
{
	size_t c, word = 0, *first = zy_calloc(words->n + 1, sizeof(*first));
	char one[8], two[8], text[300];

	for (c = 0; c < zy_reader_columns(b->reader); c++) {
		if (zy_reader_column(b->reader, c))
			continue;
		word = word_of_heading(b->reader, c, words);
		if (word == ZY_CODE_NONE)
			continue;
		if (first[word] && zy_reader_is_csv(b->reader))
			break;
		first[word] = c + 1;
	}
	if (c == zy_reader_columns(b->reader)) {
		free(first);
		return 0;
	}
	zy_header_letters(one, first[word] - 1);
	zy_header_letters(two, c);
	free(first);
	snprintf(text, sizeof(text), _("columns %s and %s are both '%.*s'"),
	    one, two, ZY_ARG(words->ids[word]));
	return fail_open(b, ZY_ERROR_IO, e, text);
}

/*
 * Returns the only question whose name contains a text, 承诺践诺 in
 * 承诺践诺情况; ZY_CODE_NONE where there is none or several, or the text is
 * short.
 */
static size_t
question_around(const struct zy_codebook *questions, struct zy_view text)
{
	struct zy_buf name = ZY_BUF_INIT;
	size_t q, n = 0, found = ZY_CODE_NONE;

	for (q = 0; q < questions->n && text.n > NAME_BYTES; q++) {
		zy_buf_reset(&name);
		zy_cell_fold(&name, questions->names[q]);
		if (!memmem(name.p, name.n, text.p, text.n))
			continue;
		found = q;
		n++;
	}
	zy_buf_release(&name);
	return n == 1 ? found : ZY_CODE_NONE;
}

/*
 * Returns the question whose name a heading contains, 领导班子好 in
 * 班子建设情况（领导班子好）, or the only one whose name contains the heading;
 * ZY_CODE_NONE where there is none, or several.  Of two names the longer one
 * counts where it contains the other.
 */
static size_t
question_within(const struct zy_codebook *questions, struct zy_view heading)
{
	struct zy_buf text = ZY_BUF_INIT, name = ZY_BUF_INIT,
		      best = ZY_BUF_INIT;
	size_t q, found = ZY_CODE_NONE;
	bool several = false;

	zy_cell_fold(&text, heading);
	for (q = 0; q < questions->n; q++) {
		zy_buf_reset(&name);
		zy_cell_fold(&name, questions->names[q]);
		if (name.n < NAME_BYTES ||
		    !memmem(text.p, text.n, name.p, name.n) ||
		    (best.n && memmem(best.p, best.n, name.p, name.n)))
			continue;
		several = best.n && !memmem(name.p, name.n, best.p, best.n);
		zy_buf_reset(&best);
		zy_buf_view(&best, zy_buf_get(&name));
		found = q;
	}
	if (best.n == 0)
		found = question_around(questions, zy_buf_get(&text));
	zy_buf_release(&text);
	zy_buf_release(&name);
	zy_buf_release(&best);
	return several ? ZY_CODE_NONE : found;
}

/*
 * Gives questions without a column the one column whose heading contains their
 * name.
 */
static void
bind_within(struct zy_ballots *b)
{
	const struct zy_codebook *questions = &b->tally->questions;
	size_t *columns = zy_calloc(questions->n + 1, sizeof(*columns));
	size_t c, q;

	for (c = 0; c < zy_reader_columns(b->reader); c++) {
		if (zy_reader_column(b->reader, c) ||
		    zy_codebook_find(questions,
			zy_reader_column_name(b->reader, c)) != ZY_CODE_NONE)
			continue;
		q = question_within(
		    questions, zy_reader_column_header(b->reader, c));
		if (q == ZY_CODE_NONE)
			continue;
		if (columns[q]++ == 0 && b->question_column[q] < 0)
			b->question_column[q] = (int)c;
		else if (columns[q] == 2 && b->question_column[q] >= 0 &&
			 zy_codebook_find(
			     questions, zy_reader_column_name(b->reader,
					    (size_t)b->question_column[q])) ==
			     ZY_CODE_NONE)
			b->question_column[q] = -1;
	}
	free(columns);
}

int
zy_ballots_bind_questions(struct zy_ballots *b, struct zy_error *e)
{
	struct zy_tally *t = b->tally;
	size_t c, q, n = t->questions.n;
	char text[300];

	if (n == 0)
		return fail_open(b, ZY_ERROR_CONFIG, e,
		    _("the ballots have no column 'question', and the "
		      "standard lists no questions"));
	b->question_column =
	    zy_reallocarray(b->question_column, n, sizeof(*b->question_column));
	for (q = 0; q < n; q++)
		b->question_column[q] = -1;
	for (c = 0; c < zy_reader_columns(b->reader); c++) {
		if (zy_reader_column(b->reader, c))
			continue;
		q = zy_codebook_find(
		    &t->questions, zy_reader_column_name(b->reader, c));
		if (q != ZY_CODE_NONE && b->question_column[q] < 0)
			b->question_column[q] = (int)c;
	}
	bind_within(b);
	b->bound = zy_reader_columns(b->reader);
	for (q = 0; q < n; q++) {
		/* A later object may have it. */
		if (b->question_column[q] >= 0 || !zy_reader_is_csv(b->reader))
			continue;
		snprintf(text, sizeof(text),
		    _("no column for question '%.*s' (%.*s); see --map"),
		    ZY_ARG(t->questions.ids[q]), ZY_ARG(t->questions.names[q]));
		return fail_open(b, ZY_ERROR_IO, e, text);
	}
	return check_once(b, &t->questions, e);
}

/*
 * Finds the columns to be ticked, if the ballots have such columns.  Returns 0,
 * or -1 with e set if they are not complete.
 */
static int
bind_ticks(struct zy_ballots *b, struct zy_error *e)
{
	const struct zy_tally *t = b->tally;
	int *columns = zy_reallocarray(NULL, t->grades.n, sizeof(*columns));
	size_t g, c;
	char text[300];

	if (zy_ticks_bind(columns, b->reader, t) == 0) {
		free(columns);
		return 0;
	}
	for (c = 0; b->question < 0 && c < zy_reader_columns(b->reader); c++) {
		if (zy_reader_column(b->reader, c) ||
		    zy_codebook_find(&t->questions,
			zy_reader_column_name(b->reader, c)) == ZY_CODE_NONE)
			continue;
		free(columns); /* a paper in wide form */
		return 0;
	}
	b->grade_column = columns;
	for (g = 0; g < t->grades.n; g++) {
		if (columns[g] >= 0 || !zy_reader_is_csv(b->reader) ||
		    !t->rules->grades[g].counts)
			continue;
		snprintf(text, sizeof(text),
		    _("no column to tick for the grade '%s' (%s); see --map"),
		    t->rules->grades[g].id, t->rules->grades[g].name);
		return fail_open(b, ZY_ERROR_IO, e, text);
	}
	return check_once(b, &b->tally->grades, e);
}

/*
 * Determines the form of the ballots and finds its columns.  Returns 0, or -1
 * with e set.
 */
static int
bind_form(struct zy_ballots *b, struct zy_error *e)
{
	const struct zy_tally *t = b->tally;
	bool marks, one = t->rules->nquestions <= 1;

	if (b->grade < 0 && bind_ticks(b, e))
		return -1;
	marks = b->grade >= 0 || b->grade_column;
	b->whole = b->question < 0 && !(marks && one);
	if (b->question < 0 && b->grade_column && !one)
		return fail_open(b, ZY_ERROR_IO, e,
		    _("no column 'question' (评议内容), and the standard has "
		      "several questions"));
	if (b->question >= 0 && !marks)
		return fail_open(
		    b, ZY_ERROR_IO, e, _("no column 'grade' (评价)"));
	if (!b->whole && !one && t->rules->uniform != ZY_UNIFORM_ACCEPT)
		return fail_open(b, ZY_ERROR_CONFIG, e,
		    _("the rule 'uniform' needs ballots in wide form, one "
		      "record a paper"));
	return b->whole ? zy_ballots_bind_questions(b, e) : 0;
}

int
zy_ballots_open(struct zy_ballots *b, struct zy_reader *r, struct zy_tally *t,
    const struct zy_ballots_options *o, struct zy_error *e)
{
	*b = (struct zy_ballots){.reader = r,
	    .tally = t,
	    .o = *o,
	    .names = {.subjects = o->subjects}};
	b->ballot = zy_reader_find(r, "ballot");
	b->subject = zy_reader_find(r, "subject");
	b->group = zy_reader_find(r, "voter_group");
	b->question = zy_reader_find(r, "question");
	b->grade = zy_reader_find(r, "grade");
	b->voter = zy_reader_find(r, "voter");
	b->device = o->audit ? zy_reader_find(r, "device") : -1;
	if (zy_reader_columns(r) == 0)
		return 0; /* an empty input */
	if (o->seen && b->ballot < 0)
		return fail_open(b, ZY_ERROR_IO, e,
		    _("no column 'ballot' (票号): the standard refuses second "
		      "ballots, so each needs its number"));
	if (b->group < 0 && !zy_codebook_may_be_unsaid(&t->groups))
		return fail_open(b, ZY_ERROR_IO, e,
		    _("no column 'voter_group' (评议人类别)"));
	if (bind_form(b, e))
		return -1;
	/* Other cells are cleaned only if they are not known words. */
	zy_reader_want_none(r);
	zy_reader_want(r, (size_t)b->subject);
	if (o->seen || (o->audit && b->ballot >= 0))
		zy_reader_want(r, (size_t)b->ballot);
	if (b->device >= 0)
		zy_reader_want(r, (size_t)b->device);
	b->marks =
	    zy_reallocarray(NULL, t->rules->nquestions + 1, sizeof(*b->marks));
	return 0;
}
