/*
 * Writes partial tallies, and keeps the list of their inputs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/partial.h"

#include <stdlib.h>

#include "base/decimal.h"

enum {
	BLOCK = 64 * 1024, /* bytes written at a time */
	LINE = 256 * 1024, /* bytes at which a line of counts is continued by
			      a further line of the subject */
};

/* The state of zy_partial_write. */
struct writing {
	const struct zy_partial *p;
	struct zy_sink *out;
	struct zy_buf b;	 /* lines that are not written yet */
	struct zy_digest digest; /* of the lines written so far */
	uint64_t lines;
	uint32_t *rank;			  /* from zy_partial_ranks */
	size_t *questions, *groups;	  /* numbers in the order of output */
	uint32_t *cells;		  /* of a subject, in that order */
	const struct zy_counts_row *rows; /* counts made by hand, in order */
	size_t nrows;
};

void
zy_partial_release(struct zy_partial *p)
{
	free(p->inputs);
	zy_arena_release(&p->arena);
	*p = (struct zy_partial){0};
}

int
zy_partial_add_input(
    struct zy_partial *p, const struct zy_partial_input *x, struct zy_error *e)
{
	struct zy_partial_input *to;
	size_t i;

	for (i = 0; i < p->n; i++)
		if (x->records && p->inputs[i].records &&
		    strcmp(p->inputs[i].digest, x->digest) == 0)
			return zy_error_set(e, ZY_ERROR_IO,
			    _("'%.*s' is the same input as '%.*s', which is "
			      "counted already"),
			    ZY_ARG(x->name), ZY_ARG(p->inputs[i].name));
	p->inputs = zy_grow(p->inputs, &p->cap, p->n + 1, sizeof(*p->inputs));
	to = &p->inputs[p->n++];
	*to = *x;
	to->name.p = zy_arena_strndup(&p->arena, x->name.p, x->name.n);
	return 0;
}

/*
 * Returns the name by which an input is ordered: standard input is "-", as in a
 * run that reads the inputs themselves.
 */
static struct zy_view
order_name(const struct zy_partial_input *x)
{
	return zy_view_is(x->name, "<stdin>") ? ZY_VIEW("-") : x->name;
}

/* Compares two inputs, given by number, by name and then by digest. */
static int
by_input(const void *a, const void *b, void *arg)
{
	const struct zy_partial *p = arg;
	const struct zy_partial_input *x = &p->inputs[*(const uint32_t *)a];
	const struct zy_partial_input *y = &p->inputs[*(const uint32_t *)b];
	int c = zy_view_cmp(order_name(x), order_name(y));

	return c ? c : strcmp(x->digest, y->digest);
}

/* Returns a new array with the numbers of the inputs in their order. */
static uint32_t *
ordered_inputs(const struct zy_partial *p)
{
	uint32_t *order = zy_reallocarray(NULL, p->n + 1, sizeof(*order));
	size_t i;

	for (i = 0; i < p->n; i++)
		order[i] = (uint32_t)i;
	qsort_r(order, p->n, sizeof(*order), by_input, (void *)(uintptr_t)p);
	return order;
}

uint32_t *
zy_partial_ranks(const struct zy_partial *p)
{
	uint32_t *order = ordered_inputs(p);
	uint32_t *rank = zy_reallocarray(NULL, p->n + 1, sizeof(*rank));
	size_t i;

	for (i = 0; i < p->n; i++)
		rank[order[i]] = (uint32_t)i;
	free(order);
	return rank;
}

/* Writes the complete lines in w->b and adds them to the digest. */
static void
flush(struct writing *w)
{
	zy_digest_put(&w->digest, zy_buf_get(&w->b));
	zy_sink_put(w->out, w->b.p, w->b.n);
	zy_buf_reset(&w->b);
}

/* Ends the JSON object and its line; writes the lines if there are enough. */
static void
end_line(struct writing *w)
{
	zy_buf_puts(&w->b, "}\n");
	w->lines++;
	if (w->b.n >= BLOCK)
		flush(w);
}

/* Appends lead, then v as a JSON string. */
static void
put_text(struct writing *w, const char *lead, struct zy_view v)
{
	zy_buf_puts(&w->b, lead);
	zy_json_string(&w->b, v);
}

/* Appends lead, then a number. */
static void
put_number(struct writing *w, const char *lead, uint64_t v)
{
	zy_buf_puts(&w->b, lead);
	zy_integer_format(&w->b, (int64_t)v);
}

/*
 * Appends a line for each word of a codebook, in the given order; lead is the
 * beginning of the line.
 */
static void
put_words(struct writing *w, const char *lead, const struct zy_codebook *words,
    const size_t *order)
{
	size_t i;

	for (i = 0; i < words->n; i++) {
		put_text(w, lead, words->ids[order[i]]);
		end_line(w);
	}
}

/* Returns the lowest version of the format that has what is to be written. */
static uint64_t
version_of(const struct writing *w)
{
	size_t i;

	for (i = 0; i < w->nrows; i++)
		if (w->rows[i].date.n || w->rows[i].organiser.n)
			return ZY_PARTIAL_SESSIONS;
	return w->nrows ? ZY_PARTIAL_COUNTS : ZY_PARTIAL_VERSION;
}

/* Appends the lines before the body: head, inputs, questions, groups. */
static void
put_head(struct writing *w)
{
	const struct zy_partial *p = w->p;
	char digest[ZY_DIGEST_HEX];
	uint32_t *order = ordered_inputs(p);
	size_t i;

	zy_digest_of(p->standard, digest);
	put_text(w, "{\"partial\":", ZY_VIEW("tally"));
	put_number(w, ",\"version\":", version_of(w));
	put_text(w, ",\"standard\":", zy_view(digest));
	put_text(w,
	    ",\"body\":", p->papers ? ZY_VIEW("ballots") : ZY_VIEW("counts"));
	end_line(w);
	for (i = 0; i < p->n; i++) {
		const struct zy_partial_input *x = &p->inputs[order[i]];

		put_text(w, "{\"input\":", x->name);
		put_text(w, ",\"sha256\":", zy_view(x->digest));
		put_number(w, ",\"records\":", x->records);
		put_number(w, ",\"refused\":", x->refused);
		end_line(w);
	}
	put_words(w, "{\"question\":", &p->tally->questions, w->questions);
	put_words(w, "{\"group\":", &p->tally->groups, w->groups);
	free(order);
}

/*
 * Copies the counters of a subject to w->cells, in the order of output of
 * questions and groups.
 */
static void
gather(struct writing *w, const struct zy_tally *t, uint32_t subject)
{
	uint32_t *to = w->cells;
	size_t q, g;

	for (q = 0; q < t->nquestions; q++) {
		for (g = 0; g < t->ngroups; g++) {
			zy_tally_get(
			    t, subject, w->questions[q], w->groups[g], to);
			to += t->nmarks;
		}
	}
}

/*
 * Appends the counters in w->cells as a line "17:2,1 40:3": the number of a
 * counter, then the counts from it on, none of them 0.
 */
static void
put_counts(struct writing *w, struct zy_view subject)
{
	size_t i, next = SIZE_MAX, begin = SIZE_MAX; /* of the line */

	for (i = 0; i < w->p->tally->stride; i++) {
		if (w->cells[i] == 0)
			continue;
		if (begin != SIZE_MAX && w->b.n - begin > LINE) {
			zy_buf_putc(&w->b, '"');
			end_line(w);
			begin = next = SIZE_MAX;
		}
		if (begin == SIZE_MAX) {
			begin = w->b.n;
			put_text(w, "{\"subject\":", subject);
			zy_buf_puts(&w->b, ",\"counts\":\"");
		}
		if (i == next) {
			zy_buf_putc(&w->b, ',');
		} else {
			put_number(w, next == SIZE_MAX ? "" : " ", i);
			zy_buf_putc(&w->b, ':');
		}
		zy_integer_format(&w->b, w->cells[i]);
		next = i + 1;
	}
	if (begin == SIZE_MAX)
		return;
	zy_buf_putc(&w->b, '"');
	end_line(w);
}

/* Appends the lines of all subjects of a window. */
static void
put_window(struct writing *w, const struct zy_tally *t)
{
	uint32_t *order = zy_intern_order(t->subjects);
	uint32_t i, n = zy_intern_count(t->subjects);

	for (i = 0; i < n && !zy_sink_closed(w->out); i++) {
		gather(w, t, order[i]);
		put_counts(w, zy_intern_get(t->subjects, order[i]));
	}
	free(order);
}

/* Appends the body with counts.  Returns 0, or -1 with e set. */
static int
put_tally(struct writing *w, struct zy_error *e)
{
	struct zy_tally *t = w->p->tally;
	const struct zy_tally *some;
	struct zy_windows windows;
	int rc = zy_windows_open(&windows, t, e);

	w->cells = zy_reallocarray(NULL, t->stride + 1, sizeof(*w->cells));
	while (rc == 0 && !zy_sink_closed(w->out)) {
		rc = zy_windows_next(&windows, &some, e);
		if (rc <= 0)
			break;
		put_window(w, some);
		rc = 0;
	}
	free(w->cells);
	zy_windows_release(&windows);
	return rc;
}

/* Returns a new array with the position of each word in the given order. */
static size_t *
places(const struct zy_codebook *words, const size_t *order)
{
	size_t *place = zy_reallocarray(NULL, words->n + 1, sizeof(*place));
	size_t i;

	for (i = 0; i < words->n; i++)
		place[order[i]] = i;
	return place;
}

/*
 * Appends the line of a ballot or mark; question and group give the positions
 * of the codebooks' words.
 */
static void
put_paper(struct writing *w, const struct zy_paper *x, const size_t *question,
    const size_t *group)
{
	const struct zy_tally *t = w->p->tally;
	const struct zy_paper_mark *m;
	const char *lead = x->whole ? ",\"paper\":\"" : ",\"mark\":\"";
	size_t i;

	put_text(w, "{\"subject\":", x->subject);
	put_text(w, ",\"ballot\":", x->ballot);
	put_number(w, ",\"input\":", w->rank[x->input]);
	put_number(w, ",\"line\":", x->line);
	for (i = 0; i < x->n; i++, lead = " ") {
		m = &x->marks[i];
		put_number(w, lead,
		    (question[m->question] * t->groups.n + group[m->group]) *
			    t->nmarks +
			m->mark);
	}
	zy_buf_putc(&w->b, '"');
	end_line(w);
}

/* Appends the body with ballots.  Returns 0, or -1 with e set. */
static int
put_papers(struct writing *w, struct zy_error *e)
{
	const struct zy_tally *t = w->p->tally;
	size_t *question = places(&t->questions, w->questions);
	size_t *group = places(&t->groups, w->groups);
	const struct zy_paper *papers;
	size_t i, n;
	int rc = zy_papers_sort(w->p->papers, w->rank, e);

	while (rc == 0 && !zy_sink_closed(w->out)) {
		rc = zy_papers_next(w->p->papers, &papers, &n, e);
		if (rc <= 0)
			break;
		for (rc = 0, i = 0; i < n; i++)
			put_paper(w, &papers[i], question, group);
	}
	free(question);
	free(group);
	return rc;
}

/* Appends the counts made by hand, a line for each row. */
static void
put_rows(struct writing *w)
{
	const struct zy_tally *t = w->p->tally;
	size_t *question = places(&t->questions, w->questions);
	size_t *group = places(&t->groups, w->groups);
	const struct zy_counts_row *x;
	size_t i, row;

	for (row = 0; row < w->nrows && !zy_sink_closed(w->out); row++) {
		x = &w->rows[row];
		put_text(w, "{\"subject\":", x->subject);
		put_number(w, ",\"input\":", w->rank[x->input]);
		put_number(w, ",\"line\":", x->line);
		put_number(w, ",\"cell\":",
		    question[x->question] * t->groups.n + group[x->group]);
		zy_buf_puts(&w->b, ",\"figures\":\"");
		for (i = 0; i < ZY_COUNTS_GRADES + t->grades.n; i++) {
			zy_buf_puts(&w->b, i ? " " : "");
			if (x->figures[i] < 0)
				zy_buf_putc(&w->b, '-');
			else
				zy_integer_format(&w->b, x->figures[i]);
		}
		zy_buf_putc(&w->b, '"');
		if (x->date.n)
			put_text(w, ",\"date\":", x->date);
		if (x->organiser.n)
			put_text(w, ",\"organiser\":", x->organiser);
		end_line(w);
	}
	free(question);
	free(group);
}

int
zy_partial_write(struct zy_partial *p, struct zy_sink *out, struct zy_error *e)
{
	struct writing w = {.p = p, .out = out};
	char digest[ZY_DIGEST_HEX];
	int rc;

	zy_tally_flush(p->tally);
	zy_tally_settle(p->tally);
	zy_digest_init(&w.digest);
	w.rank = zy_partial_ranks(p);
	w.rows = zy_counts_kept(p->counts, w.rank, &w.nrows);
	w.questions = zy_codebook_order(&p->tally->questions);
	w.groups = zy_codebook_order(&p->tally->groups);
	put_head(&w);
	rc = p->papers ? put_papers(&w, e) : put_tally(&w, e);
	if (rc == 0)
		put_rows(&w);
	flush(&w);
	zy_digest_hex(&w.digest, digest);
	put_number(&w, "{\"lines\":", w.lines);
	put_text(&w, ",\"sha256\":", zy_view(digest));
	end_line(&w);
	flush(&w);
	free(w.rank);
	free(w.questions);
	free(w.groups);
	zy_buf_release(&w.b);
	return rc;
}
