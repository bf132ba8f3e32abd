/* SPDX-License-Identifier: MIT */
#include "review/ballots.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

void
zy_seen_release(struct zy_seen *s)
{
	free(s->keys);
	*s = (struct zy_seen){0};
}

static struct zy_seen_key
seen_key(struct zy_view x, struct zy_view y, uint64_t z)
{
	uint64_t h = zy_hash(y, z);

	/* Never all zero. */
	return (struct zy_seen_key){zy_hash(x, h), zy_hash(x, ~h) | 1};
}

/* The slot of the key, or the free one where it would go. */
static size_t
seen_probe(const struct zy_seen *s, struct zy_seen_key key)
{
	size_t at = key.a & s->mask;

	while (
	    s->keys[at].b && (s->keys[at].a != key.a || s->keys[at].b != key.b))
		at = (at + 1) & s->mask;
	return at;
}

static void
seen_grow(struct zy_seen *s)
{
	struct zy_seen old = *s;
	size_t i, slots = old.mask ? (old.mask + 1) * 2 : 1024;

	s->keys = zy_calloc(slots, sizeof(*s->keys));
	s->mask = slots - 1;
	for (i = 0; old.mask && i <= old.mask; i++)
		if (old.keys[i].b)
			s->keys[seen_probe(s, old.keys[i])] = old.keys[i];
	free(old.keys);
}

bool
zy_seen_add(struct zy_seen *s, struct zy_view x, struct zy_view y, uint64_t z)
{
	struct zy_seen_key key = seen_key(x, y, z);
	size_t at;

	if (s->n >= s->mask / 8 * 7)
		seen_grow(s);
	at = seen_probe(s, key);
	if (s->keys[at].b)
		return false;
	s->keys[at] = key;
	s->n++;
	return true;
}

bool
zy_seen_has(
    const struct zy_seen *s, struct zy_view x, struct zy_view y, uint64_t z)
{
	return s->n && s->keys[seen_probe(s, seen_key(x, y, z))].b;
}

static int
fail_open(struct zy_ballots *b, enum zy_error_kind kind, struct zy_error *e,
    const char *what)
{
	zy_error_set(e, kind, "%s", what);
	return zy_error_at(e, zy_reader_name(b->reader), 0, 0);
}

/* The column of each question of the rules, by id, name or folded name. */
static int
bind_questions(struct zy_ballots *b, struct zy_error *e)
{
	struct zy_tally *t = b->tally;
	size_t c, q, n = t->questions.n;
	char text[300];

	if (n == 0)
		return fail_open(b, ZY_ERROR_CONFIG, e,
		    _("the ballots have no column 'question', and the "
		      "standard lists no questions"));
	b->question_column =
	    zy_reallocarray(NULL, n, sizeof(*b->question_column));
	b->marks = zy_reallocarray(NULL, n, sizeof(*b->marks));
	b->kept = zy_reallocarray(NULL, n, sizeof(*b->kept));
	for (q = 0; q < n; q++)
		b->question_column[q] = -1;
	for (c = 0; c < zy_reader_columns(b->reader); c++) {
		if (zy_reader_column(b->reader, c))
			continue;
		q = zy_words_find(
		    &t->questions, zy_reader_column_name(b->reader, c));
		if (q != ZY_WORDS_NONE && b->question_column[q] < 0)
			b->question_column[q] = (int)c;
	}
	for (q = 0; q < n; q++) {
		if (b->question_column[q] >= 0)
			continue;
		snprintf(text, sizeof(text),
		    _("no column for question '%.*s' (%.*s); see --map"),
		    ZY_ARG(t->questions.ids[q]), ZY_ARG(t->questions.names[q]));
		return fail_open(b, ZY_ERROR_IO, e, text);
	}
	return 0;
}

int
zy_ballots_open(struct zy_ballots *b, struct zy_reader *r, struct zy_tally *t,
    const struct zy_ballots_options *o, struct zy_error *e)
{
	*b = (struct zy_ballots){.reader = r, .tally = t, .o = *o};
	b->ballot = zy_reader_find(r, "ballot");
	b->subject = zy_reader_find(r, "subject");
	b->group = zy_reader_find(r, "voter_group");
	b->question = zy_reader_find(r, "question");
	b->grade = zy_reader_find(r, "grade");
	b->voter = zy_reader_find(r, "voter");
	if (zy_reader_columns(r) == 0)
		return 0; /* an empty input */
	if (o->seen && b->ballot < 0)
		return fail_open(b, ZY_ERROR_IO, e,
		    _("no column 'ballot' (票号): the standard refuses second "
		      "ballots, so each needs its number"));
	if (b->group < 0 && !t->groups.open)
		return fail_open(b, ZY_ERROR_IO, e,
		    _("no column 'voter_group' (评议人类别)"));
	if (b->question >= 0 && b->grade < 0)
		return fail_open(
		    b, ZY_ERROR_IO, e, _("no column 'grade' (评价)"));
	if (b->question >= 0 && t->rules->uniform != ZY_UNIFORM_ACCEPT)
		return fail_open(b, ZY_ERROR_CONFIG, e,
		    _("the rule 'uniform' needs ballots in wide form, one "
		      "record a paper"));
	/* Words mean something as they are, or are cleaned when they do not. */
	zy_reader_want_none(r);
	zy_reader_want(r, (size_t)b->subject);
	if (o->seen)
		zy_reader_want(r, (size_t)b->ballot);
	if (b->question < 0)
		return bind_questions(b, e);
	return 0;
}

void
zy_ballots_release(struct zy_ballots *b)
{
	free(b->question_column);
	free(b->marks);
	free(b->kept);
	zy_intern_free(b->uniform_at);
	free(b->uniform_n);
	*b = (struct zy_ballots){0};
}

/* Two known grades or more in one cell: 满意、不满意, "A B". */
static bool
picks_several(struct zy_words *grades, struct zy_view cell)
{
	static const char *const separators[] = {
	    "/", ",", ";", "|", " ", "+", "、", "，", "；", "／", "　", NULL};
	const char *p = cell.p, *end = p + cell.n, *from = p;
	size_t i, n, known = 0;

	for (; p <= end; p++) {
		for (n = 0, i = 0; separators[i] && n == 0 && p < end; i++)
			if (zy_view_starts(
				(struct zy_view){p, (size_t)(end - p)},
				separators[i]))
				n = strlen(separators[i]);
		if (n == 0 && p < end)
			continue;
		if (p > from) {
			if (zy_words_find(grades,
				(struct zy_view){from, (size_t)(p - from)}) ==
			    ZY_WORDS_NONE)
				return false;
			known++;
		}
		from = p + (n ? n : 1);
		p = from - 1;
	}
	return known > 1;
}

/* The word in a column, from its cell as it came: 0, or -1: the cell is bad. */
static inline int
word_of(struct zy_ballots *b, struct zy_words *words, int column,
    struct zy_view raw, size_t *word, struct zy_error *e)
{
	struct zy_view cell = raw;

	*word = zy_words_look(words, raw);
	if (ZY_LIKELY(*word != ZY_WORDS_NONE))
		return 0;
	if (zy_reader_clean(b->reader, (size_t)column, &cell, e))
		return -1;
	if (cell.n || words->open)
		*word = zy_words_put(words, cell);
	return 0;
}

/* The mark a cell makes, which may be none: ZY_WORDS_NONE. */
static inline int
mark_of(struct zy_ballots *b, int column, struct zy_view raw, size_t *mark,
    struct zy_error *e)
{
	struct zy_tally *t = b->tally;
	struct zy_view cell = raw;

	*mark = zy_words_look(&t->grades, raw);
	if (ZY_LIKELY(*mark != ZY_WORDS_NONE))
		return 0;
	if (zy_reader_column(b->reader, (size_t)column) &&
	    zy_reader_clean(b->reader, (size_t)column, &cell, e))
		return -1;
	cell = zy_text_trim(cell);
	*mark = ZY_MARK_BLANK(t);
	if (cell.n == 0)
		return 0;
	*mark = zy_words_find(&t->grades, cell);
	if (*mark == ZY_WORDS_NONE && picks_several(&t->grades, cell))
		*mark = ZY_MARK_INVALID(t);
	return 0;
}

static struct zy_view
cell_of(const struct zy_ballots *b, int column)
{
	return zy_reader_cell(b->reader, (size_t)column);
}

enum {
	/* Beside the numbers of questions. */
	WHOLE_PAPER = -1,
};

/* A mark is ruled out by one of the same question, and by a whole paper. */
static bool
is_first_mark(struct zy_seen *s, struct zy_view ballot, struct zy_view subject,
    size_t question)
{
	s->marks = true;
	if (s->papers && zy_seen_has(s, ballot, subject, (uint64_t)WHOLE_PAPER))
		return false;
	return zy_seen_add(s, ballot, subject, question);
}

/* A whole paper is ruled out by another, and by any mark. */
static bool
is_first_paper(struct zy_seen *s, struct zy_view ballot, struct zy_view subject,
    size_t nquestions)
{
	size_t q;

	s->papers = true;
	for (q = 0; s->marks && q < nquestions; q++)
		if (zy_seen_has(s, ballot, subject, q))
			return false;
	return zy_seen_add(s, ballot, subject, (uint64_t)WHOLE_PAPER);
}

/* For others to judge: second ballots, too. */
static void
keep(struct zy_ballots *b, struct zy_view subject,
    const struct zy_paper_mark *marks, size_t n)
{
	const struct zy_paper x = {
	    .subject = subject,
	    .ballot = cell_of(b, b->ballot),
	    .input = b->o.input,
	    .line = zy_reader_line(b->reader),
	    .whole = b->question < 0,
	    .marks = marks,
	    .n = n,
	};

	zy_papers_add(b->o.papers, &x);
	b->npapers++;
}

static int
count_long(struct zy_ballots *b, const struct zy_view *row,
    struct zy_view subject, size_t group, struct zy_error *e)
{
	struct zy_tally *t = b->tally;
	struct zy_reader *r = b->reader;
	struct zy_paper_mark x = {.group = (uint32_t)group};
	size_t question, mark;

	if (word_of(
		b, &t->questions, b->question, row[b->question], &question, e))
		return -1;
	if (question == ZY_WORDS_NONE)
		return zy_reader_blame(
		    r, b->question, _("unknown question"), e);
	if (mark_of(b, b->grade, row[b->grade], &mark, e))
		return -1;
	if (mark == ZY_WORDS_NONE)
		return zy_reader_blame(r, b->grade, _("unknown grade"), e);
	if (!b->o.papers && !b->o.seen) {
		zy_tally_add(t, subject, question, group, mark);
		return 0;
	}
	x.question = (uint32_t)question;
	x.mark = (uint32_t)mark;
	if (b->o.papers)
		keep(b, subject, &x, 1);
	if (b->o.seen &&
	    !is_first_mark(b->o.seen, cell_of(b, b->ballot), subject, question))
		return zy_reader_blame(r, b->ballot,
		    _("second mark of this ballot for the same question"), e);
	if (!b->o.papers)
		zy_tally_add(t, subject, question, group, mark);
	return 0;
}

/* Remembers whose papers were all of one grade, for the notice. */
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

static int
count_wide(struct zy_ballots *b, const struct zy_view *row,
    struct zy_view subject, size_t group, struct zy_error *e)
{
	struct zy_tally *t = b->tally;
	size_t q, n = t->rules->nquestions;
	bool uniform = n > 1 && t->rules->uniform != ZY_UNIFORM_ACCEPT;

	for (q = 0; q < n; q++) {
		if (mark_of(b, b->question_column[q],
			row[b->question_column[q]], &b->marks[q], e))
			return -1;
		if (b->marks[q] == ZY_WORDS_NONE)
			return zy_reader_blame(b->reader, b->question_column[q],
			    _("unknown grade"), e);
		uniform = uniform && b->marks[q] == b->marks[0] &&
			  b->marks[q] < t->rules->ngrades;
	}
	for (q = 0; q < n; q++) {
		if (uniform && t->rules->uniform == ZY_UNIFORM_VOID)
			b->marks[q] = ZY_MARK_INVALID(t);
		if (b->o.papers)
			b->kept[q] = (struct zy_paper_mark){(uint32_t)q,
			    (uint32_t)group, (uint32_t)b->marks[q]};
	}
	if (b->o.papers)
		keep(b, subject, b->kept, n);
	if (b->o.seen &&
	    !is_first_paper(b->o.seen, cell_of(b, b->ballot), subject, n))
		return zy_reader_blame(
		    b->reader, b->ballot, _("second ballot of this number"), e);
	if (uniform)
		note_uniform(b, subject, group);
	for (q = 0; q < n && !b->o.papers; q++)
		zy_tally_add(t, subject, q, group, b->marks[q]);
	return 0;
}

int
zy_ballots_count(struct zy_ballots *b, struct zy_error *e)
{
	struct zy_reader *r = b->reader;
	struct zy_tally *t = b->tally;
	const struct zy_view *row = zy_reader_row(r);
	struct zy_view subject = zy_reader_cell(r, (size_t)b->subject);
	size_t g = ZY_WORDS_NONE;

	if (subject.n == 0)
		return zy_reader_blame(
		    r, -1, _("subject: the ballot names nobody"), e);
	if (b->o.seen && zy_reader_cell(r, (size_t)b->ballot).n == 0)
		return zy_reader_blame(
		    r, -1, _("ballot: the ballot has no number"), e);
	if (b->o.known && zy_intern_find(b->o.known, subject) == ZY_INTERN_NONE)
		return zy_reader_blame(
		    r, b->subject, _("not on the roster"), e);
	if (b->voter >= 0 &&
	    zy_view_eq(
		zy_text_trim(zy_reader_raw(r, (size_t)b->voter)), subject))
		return zy_reader_blame(
		    r, b->voter, _("nobody rates himself:"), e);
	if (b->group < 0)
		g = zy_words_put(&t->groups, (struct zy_view){NULL, 0});
	else if (word_of(b, &t->groups, b->group, row[b->group], &g, e))
		return -1;
	if (g == ZY_WORDS_NONE)
		return zy_reader_blame(
		    r, b->group, _("unknown group of voters"), e);
	return b->question >= 0 ? count_long(b, row, subject, g, e)
				: count_wide(b, row, subject, g, e);
}

void
zy_ballots_unused(const struct zy_ballots *b, struct zy_buf *names)
{
	size_t c, q, n = b->tally->rules->nquestions;

	for (c = 0; c < zy_reader_columns(b->reader); c++) {
		if ((int)c == b->ballot || (int)c == b->subject ||
		    (int)c == b->group || (int)c == b->question ||
		    (int)c == b->grade || (int)c == b->voter)
			continue;
		for (q = 0; b->question_column && q < n; q++)
			if (b->question_column[q] == (int)c)
				break;
		if (b->question_column && q < n)
			continue;
		zy_buf_puts(names, names->n ? ", " : "");
		zy_buf_view(names, zy_reader_column_header(b->reader, c));
	}
}
