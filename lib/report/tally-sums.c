/*
 * Adds the rows of a tally up while they are read.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/tally-sums.h"

#include <stdlib.h>

#include "base/decimal.h"

void
zy_tally_sums_init(struct zy_tally_sums *s)
{
	*s = (struct zy_tally_sums){.subjects = zy_intern_new()};
	s->questions = zy_intern_new();
	s->groups = zy_intern_new();
	s->states = zy_intern_new();
	s->by_group.width = ZY_TALLY_FIGURES;
	s->by_question.from = ZY_TALLY_VALID;
	s->by_question.width = ZY_TALLY_FIGURES - ZY_TALLY_VALID;
}

void
zy_tally_sums_release(struct zy_tally_sums *s)
{
	zy_intern_free(s->subjects);
	zy_intern_free(s->questions);
	zy_intern_free(s->groups);
	zy_intern_free(s->states);
	zy_pairs_release(&s->by_group.pairs);
	zy_pairs_release(&s->by_question.pairs);
	zy_pairs_release(&s->rows);
	zy_table_release(&s->columns);
	free(s->by_group.figures);
	free(s->by_question.figures);
	free(s->remarks);
	free(s->grade_of);
}

/* Returns the cell of the named column. */
static struct zy_view
cell(const struct zy_reader *r, const char *column)
{
	int c = zy_reader_find(r, column);

	return c < 0 ? (struct zy_view){NULL, 0} : zy_reader_cell(r, (size_t)c);
}

/* Returns a cell as a count, or -1. */
static int64_t
count_of(struct zy_view v)
{
	int64_t n;

	return zy_integer_parse(&n, v, 0, INT64_MAX / 4) ? n : -1;
}

/* Enlarges the sums of a table to `width` figures; new figures are -1. */
static void
widen(struct zy_tally_table *t, size_t width)
{
	int64_t *wide;
	size_t i, k;

	width -= t->from;
	if (width <= t->width)
		return;
	wide = zy_reallocarray(NULL, t->pairs.n * width + 1, sizeof(*wide));
	for (i = 0; i < t->pairs.n; i++)
		for (k = 0; k < width; k++)
			wide[i * width + k] =
			    k < t->width ? t->figures[i * t->width + k] : -1;
	free(t->figures);
	t->figures = wide;
	t->cap = t->pairs.n * width + 1;
	t->width = width;
}

/* Returns the figures of a pair, all -1 if it is new. */
static int64_t *
figures_of(struct zy_tally_table *t, uint32_t a, uint32_t b)
{
	size_t before = t->pairs.n, k;
	uint32_t i = zy_pairs_put(&t->pairs, a, b);

	if (i == before) {
		t->figures = zy_grow(t->figures, &t->cap, t->pairs.n * t->width,
		    sizeof(*t->figures));
		for (k = 0; k < t->width; k++)
			t->figures[i * t->width + k] = -1;
	}
	return t->figures + i * t->width;
}

/* Sets *figure to n if n is larger. */
static void
most(int64_t *figure, int64_t n)
{
	if (n > *figure)
		*figure = n;
}

/* Adds n to *figure, of which -1 counts as 0; does nothing if n is -1. */
static void
plus(int64_t *figure, int64_t n)
{
	if (n >= 0)
		*figure = *figure < 0 ? n : *figure + n;
}

/*
 * Finds the columns of the reader.  Undeclared columns may be grades; figures
 * for their votes are added to the tables.
 */
static void
bind(struct zy_tally_sums *s, struct zy_reader *r)
{
	size_t before = s->columns.ncolumns, i;

	zy_table_bind(&s->columns, r);
	if (s->columns.ncolumns == before)
		return;
	s->grade_of = zy_grow(s->grade_of, &s->grade_of_cap,
	    s->columns.ncolumns, sizeof(*s->grade_of));
	for (i = before; i < s->columns.ncolumns; i++) {
		s->grade_of[i] = -1;
		if (s->columns.columns[i].decl ||
		    s->ngrade == ZY_TALLY_SUMS_GRADES)
			continue;
		s->grade_of[i] = (int)s->ngrade;
		s->grade[s->ngrade++].column = (int)i;
	}
	widen(&s->by_group, ZY_TALLY_FIGURES + s->ngrade);
	widen(&s->by_question, ZY_TALLY_FIGURES + s->ngrade);
}

/* The figures of a row; -1: not stated. */
struct row {
	int64_t entitled, present, issued, returned;
	int64_t valid, invalid, abstain, whole, satisfied;
	bool void_, counts;
};

/*
 * Returns the number of satisfied marks among `whole`, from a ratio with four
 * places; exact up to 9,999 marks, since it is a whole number.
 */
static int64_t
satisfied_of(struct zy_view ratio, int64_t whole)
{
	struct zy_decimal d;
	zy_int128 n, one = 1;
	int i;

	if (whole < 0 || ratio.n == 0 ||
	    zy_decimal_parse(&d, ratio) != ZY_NUMBER_OK || d.places > 16 ||
	    d.coef < 0)
		return -1;
	for (i = 0; i < d.places; i++)
		one *= 10;
	n = ((zy_int128)d.coef * whole * 2 + one) / (one * 2);
	return n > whole ? whole : (int64_t)n;
}

/* Returns the figures of the present record. */
static struct row
read_row(const struct zy_reader *r)
{
	struct zy_view state = cell(r, "state");
	struct zy_view of = cell(r, "denominator");
	struct row x = {
	    .entitled = count_of(cell(r, "entitled")),
	    .present = count_of(cell(r, "present")),
	    .issued = count_of(cell(r, "issued")),
	    .returned = count_of(cell(r, "returned")),
	    .valid = count_of(cell(r, "valid")),
	    .invalid = count_of(cell(r, "invalid")),
	    .abstain = count_of(cell(r, "abstain")),
	    .void_ = zy_view_starts(state, "void"),
	};

	x.counts = !x.void_ && x.valid >= 0;
	x.whole = zy_view_is(of, "returned")   ? x.returned
		  : zy_view_is(of, "present")  ? x.present
		  : zy_view_is(of, "entitled") ? x.entitled
					       : x.valid;
	x.satisfied = satisfied_of(cell(r, "satisfaction"), x.whole);
	return x;
}

/* Returns the cell of a row of the table in the named column. */
static struct zy_view
table_cell(const struct zy_table *t, uint32_t row, const char *column)
{
	return zy_table_cell(t->rows[row], zy_table_find(t, column));
}

int64_t
zy_tally_satisfied(const struct zy_table *t, uint32_t row, int64_t *whole)
{
	static const char *const wholes[] = {
	    "returned", "present", "entitled", "valid"};
	struct zy_view of = table_cell(t, row, "denominator");
	size_t i = 0;

	*whole = -1;
	if (zy_view_starts(table_cell(t, row, "state"), "void"))
		return -1;
	while (i < 3 && !zy_view_is(of, wholes[i]))
		i++;
	*whole = count_of(table_cell(t, row, wholes[i]));
	return satisfied_of(table_cell(t, row, "satisfaction"), *whole);
}

/*
 * Adds the marks of a row to a sum, given as its figures from ZY_TALLY_VALID
 * on.
 */
static void
add_marks(struct zy_tally_sums *s, int64_t *marks, const struct row *x,
    const struct zy_reader *r)
{
	size_t i;

	if (!x->counts) {
		plus(&marks[ZY_TALLY_OUT - ZY_TALLY_VALID], 1);
		return;
	}
	plus(&marks[ZY_TALLY_VALID - ZY_TALLY_VALID], x->valid);
	plus(&marks[ZY_TALLY_INVALID - ZY_TALLY_VALID], x->invalid);
	plus(&marks[ZY_TALLY_ABSTAIN - ZY_TALLY_VALID], x->abstain);
	plus(&marks[ZY_TALLY_WHOLE - ZY_TALLY_VALID], x->whole);
	if (x->satisfied >= 0) {
		plus(&marks[ZY_TALLY_RATED - ZY_TALLY_VALID], x->whole);
		plus(&marks[ZY_TALLY_SATISFIED - ZY_TALLY_VALID], x->satisfied);
	}
	for (i = 0; i < s->columns.nmap; i++) {
		int g = s->grade_of[s->columns.map[i]];

		if (g >= 0 && !s->grade[g].out)
			plus(&marks[ZY_TALLY_FIGURES - ZY_TALLY_VALID + g],
			    count_of(zy_reader_cell(r, i)));
	}
}

/* Adds the figures on people and ballots of a row to a sum. */
static void
add_people(int64_t *f, const struct row *x)
{
	int64_t marks = -1;

	most(&f[ZY_TALLY_ENTITLED], x->entitled);
	most(&f[ZY_TALLY_PRESENT], x->present);
	most(&f[ZY_TALLY_ISSUED], x->issued);
	most(&f[ZY_TALLY_RETURNED], x->returned);
	if (x->void_)
		return;
	plus(&marks, x->valid);
	plus(&marks, x->invalid);
	plus(&marks, x->abstain);
	most(&f[ZY_TALLY_PAPERS_ISSUED], x->issued);
	most(&f[ZY_TALLY_PAPERS_RETURNED], x->returned);
	most(&f[ZY_TALLY_PAPERS_MARKED], marks);
}

/* Notes that a column with anything but whole numbers is not a grade. */
static void
look_at_grades(struct zy_tally_sums *s, const struct zy_reader *r)
{
	size_t i;

	for (i = 0; i < s->columns.nmap; i++) {
		int g = s->grade_of[s->columns.map[i]];
		struct zy_view v;

		if (g < 0 || s->grade[g].out)
			continue;
		v = zy_reader_cell(r, i);
		s->grade[g].out = v.n && count_of(v) < 0;
	}
}

static void
add_denominator(struct zy_tally_sums *s, struct zy_view of)
{
	if (s->nrows == 0)
		s->denominator = (struct zy_view){
		    zy_arena_strndup(&s->columns.arena, of.p ? of.p : "", of.n),
		    of.n};
	else if (!zy_view_eq(s->denominator, of))
		s->denominators = true;
}

bool
zy_tally_sums_add(struct zy_tally_sums *s, struct zy_reader *r)
{
	const struct row x = read_row(r);
	struct zy_view state = cell(r, "state");
	uint32_t subject = zy_intern_put(s->subjects, cell(r, "subject"));
	uint32_t question = zy_intern_put(s->questions, cell(r, "question"));
	uint32_t group = zy_intern_put(s->groups, cell(r, "voter_group"));
	size_t pairs = s->by_group.pairs.n, rows = s->rows.n;
	int64_t *f;
	uint32_t i;

	bind(s, r);
	f = figures_of(&s->by_group, subject, group);
	i = (uint32_t)((size_t)(f - s->by_group.figures) / s->by_group.width);
	if (zy_pairs_put(&s->rows, i, question) != rows)
		return false;
	if (i == pairs) {
		s->remarks = zy_grow(s->remarks, &s->remarks_cap, pairs + 1,
		    sizeof(*s->remarks));
		s->remarks[i] = ZY_INTERN_NONE;
	}
	look_at_grades(s, r);
	add_denominator(s, cell(r, "denominator"));
	if (state.n && !zy_view_is(state, "ok") &&
	    s->remarks[i] == ZY_INTERN_NONE)
		s->remarks[i] = zy_intern_put(s->states, state);
	add_people(f, &x);
	add_marks(s, f + ZY_TALLY_VALID, &x, r);
	add_marks(s,
	    figures_of(&s->by_question, s->by_subject ? subject : 0, question),
	    &x, r);
	s->turnout |= x.entitled >= 0 || x.present >= 0 || x.issued >= 0 ||
		      x.returned >= 0;
	s->satisfaction |= x.satisfied >= 0;
	s->nrows++;
	return true;
}

/* Returns whether any sum has votes in a column. */
static bool
has_votes(const struct zy_tally_sums *s, size_t g)
{
	const struct zy_tally_table *t = &s->by_group;
	size_t i;

	for (i = 0; i < t->pairs.n; i++)
		if (t->figures[i * t->width + ZY_TALLY_FIGURES + g] >= 0)
			return true;
	return false;
}

void
zy_tally_sums_finish(struct zy_tally_sums *s)
{
	size_t g;

	s->ngrades = 0;
	for (g = 0; g < s->ngrade; g++)
		if (!s->grade[g].out && has_votes(s, g))
			s->grades[s->ngrades++] = g;
}

struct zy_view
zy_tally_sums_grade(const struct zy_tally_sums *s, size_t i)
{
	return s->columns.columns[s->grade[s->grades[i]].column].name;
}

size_t
zy_tally_sums_width(const struct zy_tally_sums *s)
{
	return s->by_group.width;
}

void
zy_tally_sums_clear(const struct zy_tally_sums *s, int64_t *figures)
{
	size_t i;

	for (i = 0; i < s->by_group.width; i++)
		figures[i] = -1;
}

void
zy_tally_sums_plus(const struct zy_tally_sums *s,
    const struct zy_tally_table *t, uint32_t i, int64_t *figures)
{
	size_t k;

	for (k = t->from; k < s->by_group.width; k++)
		plus(&figures[k], t->figures[i * t->width + k - t->from]);
}

int64_t
zy_tally_sums_votes(
    const struct zy_tally_sums *s, const int64_t *figures, size_t k)
{
	return figures[ZY_TALLY_FIGURES + s->grades[k]];
}
