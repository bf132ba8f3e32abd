/*
 * Reads partial tallies line by line and checks them (review/partial.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/decimal.h"
#include "review/partial.h"
#include "stream/json.h"

enum {
	LONGEST = 16 << 20, /* bytes of a line, at most */
};

/* The kinds of line, in the order in which they must come. */
enum stage {
	HEAD,
	INPUTS,
	QUESTIONS,
	GROUPS,
	BODY,
	END,
};

/* The state of reading one partial tally. */
struct reading {
	struct zy_partial *p;
	struct zy_source *source;
	enum stage stage;
	struct zy_digest digest; /* of the lines before */
	uint64_t lines;
	size_t inputs; /* number of p's inputs before this file */
	/* The numbers that the file's questions and groups have in the tally.
	 */
	size_t *questions, *groups;
	size_t nquestions, questions_cap, ngroups, groups_cap;

	struct zy_buf scratch;
	struct zy_json_member *members; /* of the current line */
	size_t n, cap;
	struct zy_paper_mark *marks;
	size_t marks_cap;
};

/* Fills e with an error on the current line.  Returns -1. */
static int
fail(struct reading *r, struct zy_error *e, const char *what)
{
	zy_error_set(e, ZY_ERROR_IO, "%s", what);
	return zy_error_at(
	    e, zy_source_name(r->source), zy_source_at(r->source), 0);
}

/* Fills e: the file was changed or cut.  Returns -1. */
static int
damaged(struct reading *r, struct zy_error *e)
{
	return fail(r, e, _("the partial tally was changed or cut"));
}

/*
 * Sets *out to the value of member i if that is a string with this key.
 * Returns whether it is; *out is unchanged if not.
 */
static bool
text_of(const struct reading *r, size_t i, const char *key, struct zy_view *out)
{
	if (i >= r->n || !zy_view_is(r->members[i].key, key) ||
	    !r->members[i].string)
		return false;
	*out = r->members[i].value;
	return true;
}

/*
 * Sets *out to the value of member i if that is a number from 0 with this key.
 * Returns whether it is; *out is unchanged if not.
 */
static bool
number_of(const struct reading *r, size_t i, const char *key, uint64_t *out)
{
	int64_t v;

	if (i >= r->n || !zy_view_is(r->members[i].key, key) ||
	    r->members[i].string ||
	    !zy_integer_parse(&v, r->members[i].value, 0, INT64_MAX))
		return false;
	*out = (uint64_t)v;
	return true;
}

/* Reads the first line and checks format, version and standard. */
static int
take_head(struct reading *r, struct zy_error *e)
{
	struct zy_view kind, standard, body;
	char digest[ZY_DIGEST_HEX];
	uint64_t version;

	if (!text_of(r, 0, "partial", &kind) || !zy_view_is(kind, "tally") ||
	    !number_of(r, 1, "version", &version))
		return fail(
		    r, e, _("no partial tally, which --partial writes"));
	if (version < ZY_PARTIAL_VERSION || version > ZY_PARTIAL_SESSIONS) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("version %llu of partial tallies is not known to this "
		      "program"),
		    (unsigned long long)version);
		return zy_error_at(e, zy_source_name(r->source), 1, 0);
	}
	if (r->n != 4 || !text_of(r, 2, "standard", &standard) ||
	    !text_of(r, 3, "body", &body))
		return damaged(r, e);
	zy_digest_of(r->p->standard, digest);
	if (!zy_view_is(standard, digest)) {
		zy_error_set(e, ZY_ERROR_CONFIG,
		    _("counted under another standard: its SHA-256 is %.*s, "
		      "that of --standard %s"),
		    ZY_ARG(standard), digest);
		return zy_error_at(e, zy_source_name(r->source), 1, 0);
	}
	if (!zy_view_is(body, r->p->papers ? "ballots" : "counts"))
		return damaged(r, e);
	r->stage = INPUTS;
	return 0;
}

/* Reads the line of an input and adds it to p. */
static int
take_input(struct reading *r, struct zy_error *e)
{
	struct zy_partial_input x = {.records = 0};
	struct zy_view digest;

	if (r->stage > INPUTS || r->n != 4 ||
	    !text_of(r, 0, "input", &x.name) ||
	    !text_of(r, 1, "sha256", &digest) ||
	    digest.n != ZY_DIGEST_HEX - 1 ||
	    !number_of(r, 2, "records", &x.records) ||
	    !number_of(r, 3, "refused", &x.refused) || x.refused > x.records)
		return damaged(r, e);
	memcpy(x.digest, digest.p, digest.n);
	if (zy_partial_add_input(r->p, &x, e))
		return zy_error_at(
		    e, zy_source_name(r->source), zy_source_at(r->source), 0);
	return 0;
}

/*
 * Reads the line of a question or group and appends its number in the tally's
 * codebook to *numbers.  An open codebook gets words that are new; one of the
 * standard must occur completely and in its order.
 */
static int
take_word(struct reading *r, const char *key, struct zy_codebook *words,
    size_t **numbers, size_t *n, size_t *cap, struct zy_error *e)
{
	struct zy_view word;
	size_t i, k;

	if (r->n != 1 || !text_of(r, 0, key, &word))
		return damaged(r, e);
	k = zy_codebook_put(words, word);
	/* Words of the standard come in its order. */
	if (k == ZY_CODE_NONE || (!words->open && k != *n))
		return damaged(r, e);
	for (i = 0; i < *n; i++)
		if ((*numbers)[i] == k)
			return damaged(r, e);
	*numbers = zy_grow(*numbers, cap, *n + 1, sizeof(**numbers));
	(*numbers)[(*n)++] = k;
	return 0;
}

/*
 * Removes a number from the beginning of v and stores it in *out.  Returns
 * whether there is one, not above most.
 */
static bool
digits(struct zy_view *v, uint64_t most, uint64_t *out)
{
	size_t i = 0;

	for (*out = 0; i < v->n && v->p[i] >= '0' && v->p[i] <= '9'; i++) {
		*out = *out * 10 + (uint64_t)(v->p[i] - '0');
		if (*out > most)
			return false;
	}
	v->p += i;
	v->n -= i;
	return i > 0;
}

/*
 * Removes the character c from the beginning of v.  Returns whether it is
 * there.
 */
static bool
sign(struct zy_view *v, char c)
{
	if (v->n == 0 || v->p[0] != c)
		return false;
	v->p++;
	v->n--;
	return true;
}

/*
 * Returns the tally's question, group and mark of a counter by its number in
 * the file.
 */
static struct zy_paper_mark
mark_at(const struct reading *r, uint64_t cell)
{
	size_t marks = r->p->tally->nmarks;

	return (struct zy_paper_mark){
	    .question = (uint32_t)r->questions[cell / marks / r->ngroups],
	    .group = (uint32_t)r->groups[cell / marks % r->ngroups],
	    .mark = (uint32_t)(cell % marks),
	};
}

/*
 * Adds counts, in the form "17:2,1 40:3", to the counters of a subject.
 * Returns whether v is correct; counts before a mistake have been added.
 */
static bool
add_counts(struct reading *r, struct zy_view subject, struct zy_view v)
{
	struct zy_tally *t = r->p->tally;
	uint64_t cells = (uint64_t)r->nquestions * r->ngroups * t->nmarks;
	uint32_t k = zy_tally_put_subject(t, subject);
	uint64_t at, next = 0, count;
	struct zy_paper_mark m;

	do {
		if (!digits(&v, cells, &at) || at < next || !sign(&v, ':'))
			return false;
		do {
			if (!digits(&v, UINT32_MAX, &count) || count == 0 ||
			    at >= cells)
				return false;
			m = mark_at(r, at++);
			zy_tally_add_count(
			    t, k, m.question, m.group, m.mark, (uint32_t)count);
		} while (sign(&v, ','));
		next = at;
	} while (sign(&v, ' '));
	return v.n == 0;
}

/* Reads the line of a ballot and adds it to the papers. */
static int
take_paper(struct reading *r, struct zy_view subject, struct zy_error *e)
{
	struct zy_tally *t = r->p->tally;
	uint64_t cells = (uint64_t)r->nquestions * r->ngroups * t->nmarks;
	struct zy_paper x = {.subject = subject};
	struct zy_view v;
	uint64_t input, cell;

	x.whole = text_of(r, 4, "paper", &v);
	if (r->n != 5 || !text_of(r, 1, "ballot", &x.ballot) ||
	    !number_of(r, 2, "input", &input) ||
	    !number_of(r, 3, "line", &x.line) ||
	    (!x.whole && !text_of(r, 4, "mark", &v)) ||
	    input >= r->p->n - r->inputs)
		return damaged(r, e);
	x.input = (uint32_t)(r->inputs + input);
	do {
		if (!digits(&v, cells, &cell) || cell >= cells ||
		    (x.n && !x.whole))
			return damaged(r, e);
		r->marks = zy_grow(
		    r->marks, &r->marks_cap, x.n + 1, sizeof(*r->marks));
		r->marks[x.n++] = mark_at(r, cell);
	} while (sign(&v, ' '));
	if (v.n)
		return damaged(r, e);
	x.marks = r->marks;
	zy_papers_add(r->p->papers, &x);
	return 0;
}

/*
 * Reads n figures in the form "30 28 - 27", where - is an unknown one (-1).
 * Returns whether v is correct.
 */
static bool
take_figures(struct zy_view v, int64_t *figures, size_t n)
{
	uint64_t number;
	size_t i;

	for (i = 0; i < n; i++) {
		if (i && !sign(&v, ' '))
			return false;
		if (sign(&v, '-')) {
			figures[i] = -1;
			continue;
		}
		if (!digits(&v, UINT32_MAX, &number))
			return false;
		figures[i] = (int64_t)number;
	}
	return v.n == 0;
}

/* Reads a row of counts made by hand and keeps it. */
static int
take_row(struct reading *r, struct zy_view subject, struct zy_error *e)
{
	struct zy_counts_row row = {.subject = subject};
	size_t n = ZY_COUNTS_GRADES + r->p->tally->grades.n;
	int64_t figures[ZY_COUNTS_MOST];
	struct zy_view text;
	uint64_t input, cell;
	size_t members = 5;

	members += text_of(r, members, "date", &row.date);
	members += text_of(r, members, "organiser", &row.organiser);
	if (!r->p->counts || r->n != members ||
	    !number_of(r, 1, "input", &input) ||
	    !number_of(r, 2, "line", &row.line) ||
	    !number_of(r, 3, "cell", &cell) ||
	    !text_of(r, 4, "figures", &text) || input >= r->p->n - r->inputs ||
	    cell >= (uint64_t)r->nquestions * r->ngroups ||
	    !take_figures(text, figures, n))
		return damaged(r, e);
	row.input = (uint32_t)(r->inputs + input);
	row.question = r->questions[cell / r->ngroups];
	row.group = r->groups[cell % r->ngroups];
	row.figures = figures;
	zy_counts_keep(r->p->counts, &row);
	return 0;
}

/* Reads a line of the body, whose first member is a subject. */
static int
take_body(struct reading *r, struct zy_error *e)
{
	struct zy_tally *t = r->p->tally;
	struct zy_view subject, counts;

	if (r->stage < BODY) {
		/* The first one: all questions and groups have been read. */
		if ((!t->questions.open && r->nquestions != t->questions.n) ||
		    (!t->groups.open && r->ngroups != t->groups.n))
			return damaged(r, e);
		zy_tally_settle(t);
		r->stage = BODY;
	}
	if (!text_of(r, 0, "subject", &subject) || subject.n == 0)
		return damaged(r, e);
	if (r->p->known &&
	    zy_intern_find(r->p->known, subject) == ZY_INTERN_NONE &&
	    !r->p->resolve(r->p->context, zy_source_name(r->source),
		zy_source_at(r->source), &subject))
		return 0;
	if (r->n >= 5 && zy_view_is(r->members[4].key, "figures"))
		return take_row(r, subject, e);
	if (r->p->papers)
		return take_paper(r, subject, e);
	if (r->n != 2 || !text_of(r, 1, "counts", &counts) ||
	    !add_counts(r, subject, counts))
		return damaged(r, e);
	return 0;
}

/* Reads the last line: the number of lines before it and their digest. */
static int
take_end(struct reading *r, struct zy_error *e)
{
	char digest[ZY_DIGEST_HEX];
	struct zy_view stated;
	uint64_t lines;

	zy_digest_hex(&r->digest, digest);
	if (r->stage == HEAD || r->n != 2 ||
	    !number_of(r, 0, "lines", &lines) || lines != r->lines ||
	    !text_of(r, 1, "sha256", &stated) || !zy_view_is(stated, digest))
		return damaged(r, e);
	r->stage = END;
	return 0;
}

/* Reads one line.  Returns 0, or -1 with e set. */
static int
take_line(struct reading *r, struct zy_view line, struct zy_error *e)
{
	struct zy_view key;

	r->n = 0;
	zy_buf_reset(&r->scratch);
	zy_buf_room(&r->scratch, line.n + 1);
	if (r->stage == END || line.n < 2 || line.p[line.n - 1] != '\n' ||
	    zy_json_scan((struct zy_view){line.p, line.n - 1}, r->scratch.p,
		&r->members, &r->n, &r->cap) ||
	    r->n == 0)
		return r->stage == HEAD ? take_head(r, e) : damaged(r, e);
	key = r->members[0].key;
	if (r->stage == HEAD)
		return take_head(r, e);
	if (zy_view_is(key, "subject"))
		return take_body(r, e);
	if (zy_view_is(key, "lines"))
		return take_end(r, e);
	if (zy_view_is(key, "input"))
		return take_input(r, e);
	if (zy_view_is(key, "question") && r->stage <= QUESTIONS) {
		r->stage = QUESTIONS;
		return take_word(r, "question", &r->p->tally->questions,
		    &r->questions, &r->nquestions, &r->questions_cap, e);
	}
	if (zy_view_is(key, "group") && r->stage <= GROUPS) {
		r->stage = GROUPS;
		return take_word(r, "group", &r->p->tally->groups, &r->groups,
		    &r->ngroups, &r->groups_cap, e);
	}
	return damaged(r, e);
}

int
zy_partial_read_source(
    struct zy_partial *p, struct zy_source *take, struct zy_error *e)
{
	struct reading r = {.p = p, .source = take, .inputs = p->n};
	struct zy_view line;
	int rc;

	zy_digest_init(&r.digest);
	while ((rc = zy_source_line(r.source, &line, e)) == 1) {
		rc = take_line(&r, line, e);
		if (rc)
			break;
		zy_digest_put(&r.digest, line);
		r.lines++;
	}
	if (rc == 0 && r.stage != END)
		rc = r.stage == HEAD ? take_head(&r, e) : damaged(&r, e);
	zy_source_free(r.source);
	zy_buf_release(&r.scratch);
	free(r.members);
	free(r.questions);
	free(r.groups);
	free(r.marks);
	return rc;
}

int
zy_partial_read(struct zy_partial *p, const char *path, struct zy_error *e)
{
	const struct zy_source_options o = {
	    .encoding = "UTF-8", .caps = {.line = LONGEST}};
	struct zy_source *s;

	return zy_source_open(&s, path, &o, e)
		   ? -1
		   : zy_partial_read_source(p, s, e);
}
