/*
 * Parses the rows of a tally and sorts them; adds up counts, of which some may
 * not be stated.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/tally-lines.h"

#include <stdlib.h>

#include "review/grade-heading.h"

struct zy_view
zy_tally_lines_grade(const struct zy_tally_lines *t, size_t i)
{
	return t->table->columns[t->grades[i]].name;
}

static int64_t
count_of(const struct zy_table_row *row, int c)
{
	int64_t n;

	return zy_integer_parse(&n, zy_table_cell(row, c), 0, INT64_MAX) ? n
									 : -1;
}

/*
 * Returns whether column c is that of a grade: undeclared, with whole numbers
 * only.
 */
static bool
is_grade(const struct zy_table *t, int c)
{
	bool some = false;
	size_t i;

	if (t->columns[c].decl)
		return false;
	for (i = 0; i < t->nrows; i++) {
		if (zy_table_cell(t->rows[i], c).n == 0)
			continue;
		if (count_of(t->rows[i], c) < 0)
			return false;
		some = true;
	}
	return some;
}

static size_t
place_of(const struct zy_tally_lines *t, size_t i)
{
	return zy_names_place(
	    t->names, ZY_NAMED_GRADE, zy_tally_lines_grade(t, i));
}

/* Finds the columns of grades, and puts them in the order of the standard. */
static void
find_grades(struct zy_tally_lines *t)
{
	int c, keep;
	size_t i, last;

	for (c = 0; c < (int)t->table->ncolumns; c++) {
		if (t->ngrades < ZY_TALLY_LINES_GRADES && is_grade(t->table, c))
			t->grades[t->ngrades++] = c;
	}
	/* Into the standard's order by a stable bubble sort: there are few. */
	for (last = t->ngrades; last > 1; last--) {
		for (i = 0; i + 1 < last; i++) {
			if (place_of(t, i) <= place_of(t, i + 1))
				continue;
			keep = t->grades[i];
			t->grades[i] = t->grades[i + 1];
			t->grades[i + 1] = keep;
		}
	}
}

/*
 * Finds the columns of shares that the tally itself has (review-tally
 * --percent).
 */
static void
find_percents(struct zy_tally_lines *t)
{
	struct zy_buf name = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < t->ngrades; i++) {
		zy_buf_reset(&name);
		zy_buf_view(&name, zy_tally_lines_grade(t, i));
		zy_buf_puts(&name, "_percent");
		t->percents[i] = zy_table_find(t->table, name.p);
		if (t->percents[i] >= 0)
			continue;
		zy_buf_reset(&name);
		zy_buf_view(&name, zy_tally_lines_grade(t, i));
		zy_buf_puts(&name, ZY_GRADE_SHARE);
		t->percents[i] = zy_table_find(t->table, name.p);
	}
	zy_buf_release(&name);
}

static int64_t
whole_of(const struct zy_tally_counts *n, struct zy_view denominator)
{
	return zy_view_is(denominator, "returned")   ? n->returned
	       : zy_view_is(denominator, "present")  ? n->present
	       : zy_view_is(denominator, "entitled") ? n->entitled
						     : n->valid;
}

/*
 * Orders lines by subject, then question and voter group in the order of the
 * standard; context is the struct zy_names.
 */
static int
by_subject(const void *a, const void *b, void *context)
{
	const struct zy_names *names = context;
	const struct zy_tally_line *x = a, *y = b;
	int c = zy_view_cmp(x->subject, y->subject);

	if (c == 0)
		c = zy_names_cmp(
		    names, ZY_NAMED_QUESTION, x->question, y->question);
	return c ? c : zy_names_cmp(names, ZY_NAMED_GROUP, x->group, y->group);
}

/* The numbers of the declared columns in the table. */
struct places {
	int subject, question, group, mean, satisfaction, state, denominator;
	int entitled, present, issued, returned, valid, invalid, abstain;
};

/* Returns the numbers of the columns of a table; -1 for those it lacks. */
static struct places
find_places(const struct zy_table *t)
{
	return (struct places){
	    .subject = zy_table_find(t, "subject"),
	    .question = zy_table_find(t, "question"),
	    .group = zy_table_find(t, "voter_group"),
	    .mean = zy_table_find(t, "mean"),
	    .satisfaction = zy_table_find(t, "satisfaction"),
	    .state = zy_table_find(t, "state"),
	    .denominator = zy_table_find(t, "denominator"),
	    .entitled = zy_table_find(t, "entitled"),
	    .present = zy_table_find(t, "present"),
	    .issued = zy_table_find(t, "issued"),
	    .returned = zy_table_find(t, "returned"),
	    .valid = zy_table_find(t, "valid"),
	    .invalid = zy_table_find(t, "invalid"),
	    .abstain = zy_table_find(t, "abstain"),
	};
}

/* Returns a row as a line with its numbers parsed. */
static struct zy_tally_line
read_line(const struct zy_tally_lines *t, const struct places *p,
    const struct zy_table_row *row)
{
	struct zy_tally_line x = {
	    .row = row,
	    .subject = zy_table_cell(row, p->subject),
	    .question = zy_table_cell(row, p->question),
	    .group = zy_table_cell(row, p->group),
	    .mean = zy_table_cell(row, p->mean),
	    .satisfaction = zy_table_cell(row, p->satisfaction),
	    .state = zy_table_cell(row, p->state),
	    .denominator = zy_table_cell(row, p->denominator),
	    .n =
		{
		    .entitled = count_of(row, p->entitled),
		    .present = count_of(row, p->present),
		    .issued = count_of(row, p->issued),
		    .returned = count_of(row, p->returned),
		    .valid = count_of(row, p->valid),
		    .invalid = count_of(row, p->invalid),
		    .abstain = count_of(row, p->abstain),
		},
	};
	size_t k;

	for (k = 0; k < t->ngrades; k++)
		x.n.grades[k] = count_of(row, t->grades[k]);
	x.n.whole = whole_of(&x.n, x.denominator);
	x.counts = !zy_view_starts(x.state, "void") && x.n.valid >= 0;
	return x;
}

void
zy_tally_lines_init(struct zy_tally_lines *t, const struct zy_table *table,
    const struct zy_names *names)
{
	const struct places p = find_places(table);
	size_t i;

	*t = (struct zy_tally_lines){.table = table, .names = names};
	find_grades(t);
	find_percents(t);
	t->items = zy_calloc(table->nrows + 1, sizeof(*t->items));
	t->n = table->nrows;
	for (i = 0; i < t->n; i++) {
		struct zy_tally_line *x = &t->items[i];

		*x = read_line(t, &p, table->rows[i]);
		t->turnout |= x->n.entitled >= 0 || x->n.present >= 0 ||
			      x->n.issued >= 0 || x->n.returned >= 0;
	}
	qsort_r(t->items, t->n, sizeof(*t->items), by_subject,
	    (void *)(uintptr_t)names);
}

void
zy_tally_lines_release(struct zy_tally_lines *t)
{
	free(t->items);
}

size_t
zy_tally_lines_subject_end(const struct zy_tally_lines *t, size_t from)
{
	size_t i = from + 1;

	while (
	    i < t->n && zy_view_eq(t->items[i].subject, t->items[from].subject))
		i++;
	return i;
}

size_t
zy_tally_lines_question_end(const struct zy_tally_lines *t, size_t from)
{
	size_t i = from + 1, end = zy_tally_lines_subject_end(t, from);

	while (i < end &&
	       zy_view_eq(t->items[i].question, t->items[from].question))
		i++;
	return i;
}

struct zy_tally_counts
zy_tally_counts_unknown(void)
{
	struct zy_tally_counts n;

	memset(&n, 0xFF, sizeof(n)); /* -1 everywhere */
	return n;
}

static void
plus(int64_t *sum, int64_t n)
{
	if (n >= 0)
		*sum = *sum < 0 ? n : *sum + n;
}

void
zy_tally_counts_add_marks(const struct zy_tally_lines *t,
    struct zy_tally_counts *sum, const struct zy_tally_line *x)
{
	size_t k;

	if (!x->counts)
		return;
	plus(&sum->valid, x->n.valid);
	plus(&sum->invalid, x->n.invalid);
	plus(&sum->abstain, x->n.abstain);
	plus(&sum->whole, x->n.whole);
	for (k = 0; k < t->ngrades; k++)
		plus(&sum->grades[k], x->n.grades[k]);
}

void
zy_tally_counts_add_turnout(
    struct zy_tally_counts *sum, const struct zy_tally_line *x)
{
	plus(&sum->entitled, x->n.entitled);
	plus(&sum->present, x->n.present);
	plus(&sum->issued, x->n.issued);
	plus(&sum->returned, x->n.returned);
}
