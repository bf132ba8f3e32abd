/*
 * Rows of the score stream, made by several threads and written in one order.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/score-rows.h"

#include <stdlib.h>

#include "base/threads.h"
#include "model/record.h"

enum {
	CHUNK = 1024, /* subjects a thread takes at a time */
	MAX_THREADS = 64,
	ERROR_PLACES = 4,
};

/* The column descriptions that the writer borrows. */
struct zy_score_columns {
	struct zy_column *heads, *own, *sources;
	struct zy_arena names; /* of sources */
	struct zy_column band;
	struct zy_choice *bands;
};

/* The share of one thread: rows as text, each cell ended by a NUL. */
struct share {
	const struct zy_evidence_reader *in;
	struct zy_evaluation x;
	const uint32_t *subjects;
	size_t n;
	struct zy_buf cells;
};

uint32_t *
zy_score_rows_order(const struct zy_evidence *f, size_t *n)
{
	uint32_t *order = zy_intern_order(f->subjects);
	uint32_t i, all = zy_intern_count(f->subjects);
	size_t which;

	for (*n = 0, i = 0; i < all; i++)
		if (zy_evidence_is_scored(f, order[i]) &&
		    !zy_evidence_is_exempt(f, order[i], &which))
			order[(*n)++] = order[i];
	return order;
}

/*
 * Declares a column to out, by decl or, if that is NULL, as any stream has it.
 */
static void
declare(struct zy_writer *out, const char *name, const struct zy_column *decl)
{
	zy_writer_column(out, zy_view(name),
	    decl ? decl : zy_schema_find(&zy_any_schema, zy_view(name)));
}

/*
 * Adds a column for each source of a composed total, named by zy_source_column.
 */
static void
columns_of_sources(struct zy_score_columns *c, const struct zy_standard *s)
{
	struct zy_buf name = ZY_BUF_INIT;
	size_t i;

	c->sources = zy_calloc(s->nsources + 1, sizeof(*c->sources));
	for (i = 0; i < s->nsources; i++) {
		zy_buf_reset(&name);
		zy_source_column(&name, s->sources[i].name);
		c->sources[i] = (struct zy_column){
		    .name = zy_arena_strndup(&c->names, name.p, name.n),
		    .zh = s->sources[i].title,
		    .type = ZY_DECIMAL};
	}
	zy_buf_release(&name);
}

/*
 * Returns the declarations of the columns that the standard determines, to be
 * freed with zy_score_columns_free.
 */
static struct zy_score_columns *
columns_new(const struct zy_standard *s)
{
	struct zy_score_columns *c = zy_calloc(1, sizeof(*c));
	size_t i;

	c->heads = zy_calloc(s->nheads + 1, sizeof(*c->heads));
	for (i = 0; i < s->nheads; i++)
		c->heads[i] = (struct zy_column){.name = s->heads[i].id,
		    .zh = s->heads[i].name,
		    .type = ZY_DECIMAL};
	columns_of_sources(c, s);
	c->own = zy_calloc(s->ncolumns + 1, sizeof(*c->own));
	for (i = 0; i < s->ncolumns; i++)
		c->own[i] = (struct zy_column){
		    .name = s->columns[i].id, .zh = s->columns[i].name};
	/* Tables for people show the band's name. */
	c->bands = zy_calloc(s->nbands + 1, sizeof(*c->bands));
	for (i = 0; i < s->nbands; i++)
		c->bands[i] = (struct zy_choice){
		    s->bands[i].id, s->bands[i].name, NULL, NULL};
	c->band = *zy_schema_find(&zy_any_schema, ZY_VIEW("band"));
	c->band.type = ZY_CHOICE;
	c->band.choices = c->bands;
	return c;
}

void
zy_score_columns_free(struct zy_score_columns *c)
{
	if (!c)
		return;
	free(c->heads);
	free(c->own);
	free(c->sources);
	zy_arena_release(&c->names);
	free(c->bands);
	free(c);
}

/*
 * Returns the roster's own declaration of a column, whose choices have names
 * for people.
 */
static const struct zy_column *
of_roster(const char *name)
{
	const struct zy_column *c =
	    zy_schema_find(&zy_org_schema, zy_view(name));

	return c ? c : zy_schema_find(&zy_member_schema, zy_view(name));
}

/*
 * Declares all columns of the score stream to out, in the order in which
 * put_row writes them.
 */
static void
declare_all(const struct zy_score_columns *c,
    const struct zy_evidence_reader *in, struct zy_writer *out)
{
	const struct zy_standard *s = in->evidence->standard;
	size_t i;

	declare(out, "subject", NULL);
	declare(out, "name", NULL);
	for (i = 1; i < ZY_ROSTER_COLUMNS; i++)
		if (in->has[i])
			declare(out, zy_roster_columns[i],
			    of_roster(zy_roster_columns[i]));
	for (i = 0; i < s->ncolumns; i++)
		if (in->has[ZY_ROSTER_COLUMNS + i])
			declare(out, s->columns[i].id, &c->own[i]);
	for (i = 0; i < s->nheads; i++)
		declare(out, s->heads[i].id, &c->heads[i]);
	declare(out, "base", NULL);
	declare(out, "bonus", NULL);
	declare(out, "penalty", NULL);
	for (i = 0; i < s->nsources; i++)
		declare(out, c->sources[i].name, &c->sources[i]);
	declare(out, "total", NULL);
	declare(out, "band", &c->band);
	declare(out, "veto", NULL);
	declare(out, "error", NULL);
	declare(out, "standard", NULL);
	declare(out, "version", NULL);
}

/* Appends a text with its NUL. */
static void
put_text(struct zy_buf *b, const char *text)
{
	zy_buf_put(b, text, strlen(text) + 1);
}

/* Appends points as a cell, rounded as the standard says. */
static void
put_points(struct share *w, const struct zy_rational *points)
{
	const struct zy_marks *m = &w->x.standard->marks;

	zy_rational_format(&w->cells, points, m->places, m->rounding);
	zy_buf_putc(&w->cells, '\0');
}

/*
 * Appends the cells of the subject's roster row that some roster has; the name
 * always.
 */
static void
put_roster(struct share *w)
{
	const char *p = w->in->evidence->roster[w->x.subject];
	int i;

	for (i = 0; i < zy_roster_width(w->x.standard); i++) {
		if (i == 0 || w->in->has[i])
			put_text(&w->cells, p ? p : "");
		if (p)
			p += strlen(p) + 1;
	}
}

/* Appends an id to a list that began at `before`, with ';' between ids. */
static void
put_name(struct zy_buf *b, size_t before, const char *id)
{
	zy_buf_printf(b, "%s%s", b->n > before ? ";" : "", id);
}

/* Appends the vetoes, missed minimums and gates that took effect. */
static void
put_vetoes(struct share *w)
{
	const struct zy_standard *s = w->x.standard;
	size_t i, before = w->cells.n;

	for (i = 0; i < s->nvetoes; i++)
		if (w->x.vetoes[i])
			put_name(&w->cells, before, s->vetoes[i].id);
	for (i = 0; i < s->nheads; i++)
		if (w->x.heads[i].low)
			put_name(&w->cells, before, s->heads[i].id);
	for (i = 0; i < s->ngates; i++)
		if (w->x.gates[i].shut)
			put_name(&w->cells, before, s->gates[i].id);
	zy_buf_putc(&w->cells, '\0');
}

/*
 * Evaluates a subject and appends all cells of its row, each with its NUL, to
 * the cells of the thread.
 */
static void
put_row(struct share *w, uint32_t subject)
{
	const struct zy_standard *s = w->x.standard;
	const struct zy_evaluation *x = &w->x;
	size_t i;

	zy_evaluate(&w->x, subject);
	zy_buf_view(
	    &w->cells, zy_intern_get(w->in->evidence->subjects, subject));
	zy_buf_putc(&w->cells, '\0');
	put_roster(w);
	for (i = 0; i < s->nheads; i++)
		put_points(w, &x->heads[i].value);
	put_points(w, &x->base);
	put_points(w, &x->bonus);
	put_points(w, &x->penalty);
	for (i = 0; i < s->nsources; i++)
		if (x->sources[i].left_out)
			put_text(&w->cells, "");
		else
			put_points(w, &x->sources[i].value);
	put_points(w, &x->total);
	put_text(&w->cells, x->band < s->nbands ? s->bands[x->band].id : "");
	put_vetoes(w);
	if (zy_evaluate_knows_error(x))
		zy_rational_format_root(&w->cells, &x->variance, ERROR_PLACES);
	zy_buf_putc(&w->cells, '\0');
	put_text(&w->cells, s->id);
	put_text(&w->cells, s->version);
}

/* Evaluates the subjects of thread t. */
static void
work(void *shares, int t)
{
	struct share *w = (struct share *)shares + t;
	size_t i;

	zy_buf_reset(&w->cells);
	for (i = 0; i < w->n; i++)
		put_row(w, w->subjects[i]);
}

/*
 * Writes the rows that a thread has made; stops early if the reader of out has
 * closed it.
 */
static void
write_cells(const struct share *w, size_t columns, struct zy_writer *out)
{
	const char *p = w->cells.p;
	struct zy_view cell;
	size_t i, c;

	for (i = 0; i < w->n && !zy_writer_closed(out); i++) {
		for (c = 0; c < columns; c++) {
			cell = zy_view(p);
			zy_writer_cell(out, cell);
			p += cell.n + 1;
		}
		zy_writer_end(out);
	}
}

/*
 * Makes a chunk of rows in each thread, from the first of the n subjects of
 * order.  Returns the number of subjects done.
 */
static size_t
round_of(struct share *shares, int threads, const uint32_t *order, size_t n)
{
	size_t done = 0;
	int t;

	for (t = 0; t < threads; t++) {
		shares[t].subjects = order + done;
		shares[t].n = n - done < CHUNK ? n - done : CHUNK;
		done += shares[t].n;
	}
	zy_threads_run(threads, work, shares);
	return done;
}

void
zy_score_rows_write(struct zy_score_columns **columns,
    const struct zy_evidence_reader *in, const uint32_t *order, size_t n,
    int threads, struct zy_writer *out)
{
	struct share *shares;
	size_t at = 0, width = 11 + in->evidence->standard->nheads +
			       in->evidence->standard->nsources;
	int t;

	for (t = 1; t < zy_roster_width(in->evidence->standard); t++)
		width += in->has[t];
	if ((size_t)threads > n / CHUNK + 1)
		threads = (int)(n / CHUNK + 1);
	if (threads > MAX_THREADS)
		threads = MAX_THREADS;
	*columns = columns_new(in->evidence->standard);
	declare_all(*columns, in, out);
	shares = zy_calloc((size_t)threads, sizeof(*shares));
	for (t = 0; t < threads; t++) {
		shares[t].in = in;
		zy_evaluation_init(&shares[t].x, in->evidence);
	}
	while (at < n && !zy_writer_closed(out)) {
		at += round_of(shares, threads, order + at, n - at);
		for (t = 0; t < threads; t++)
			write_cells(&shares[t], width, out);
	}
	for (t = 0; t < threads; t++) {
		zy_evaluation_release(&shares[t].x);
		zy_buf_release(&shares[t].cells);
	}
	free(shares);
}
