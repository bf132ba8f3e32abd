/*
 * Rows of the score stream, evaluated and written by several threads.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/score-rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/record.h"

enum {
	BLOCK = 512, /* subjects a thread takes at a time */
	ERROR_PLACES = 4,
};

/* The column descriptions that the writer borrows. */
struct zy_score_columns {
	struct zy_column *heads, *own, *sources;
	struct zy_arena names; /* of sources */
	struct zy_column band;
	struct zy_choice *bands;
};

/* What a thread needs to make rows. */
struct maker {
	struct zy_evaluation x;
	struct zy_buf cell; /* the cell in work */
};

/* What all threads share. */
struct making {
	const struct zy_evidence_reader *in;
	const uint32_t *order; /* the subjects */
	struct maker *makers;  /* one a thread */
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

/* Writes points as a cell, rounded as the standard says. */
static void
put_points(struct maker *m, struct zy_writer *out, const struct zy_rational *v)
{
	const struct zy_marks *marks = &m->x.standard->marks;

	zy_buf_reset(&m->cell);
	zy_rational_format(&m->cell, v, marks->places, marks->rounding);
	zy_writer_cell(out, zy_buf_get(&m->cell));
}

/*
 * Writes the cells of the subject's roster row that some roster has; the name
 * always.
 */
static void
put_roster(const struct zy_evidence_reader *in, const struct maker *m,
    struct zy_writer *out)
{
	const char *p = in->evidence->roster[m->x.subject];
	struct zy_view cell = {NULL, 0};
	int i;

	for (i = 0; i < zy_roster_width(m->x.standard); i++) {
		if (p)
			cell = zy_view(p);
		if (i == 0 || in->has[i])
			zy_writer_cell(out, cell);
		if (p)
			p += cell.n + 1;
	}
}

/* Appends an id to a list, with ';' between ids. */
static void
put_name(struct zy_buf *list, const char *id)
{
	zy_buf_puts(list, list->n ? ";" : "");
	zy_buf_puts(list, id);
}

/* Writes the vetoes, missed minimums and gates that took effect, as a cell. */
static void
put_vetoes(struct maker *m, struct zy_writer *out)
{
	const struct zy_standard *s = m->x.standard;
	size_t i;

	zy_buf_reset(&m->cell);
	for (i = 0; i < s->nvetoes; i++)
		if (m->x.vetoes[i])
			put_name(&m->cell, s->vetoes[i].id);
	for (i = 0; i < s->nheads; i++)
		if (m->x.heads[i].low)
			put_name(&m->cell, s->heads[i].id);
	for (i = 0; i < s->ngates; i++)
		if (m->x.gates[i].shut)
			put_name(&m->cell, s->gates[i].id);
	zy_writer_cell(out, zy_buf_get(&m->cell));
}

/* Evaluates a subject and writes its row. */
static void
put_row(const struct zy_evidence_reader *in, struct maker *m, uint32_t subject,
    struct zy_writer *out)
{
	const struct zy_standard *s = m->x.standard;
	const struct zy_evaluation *x = &m->x;
	const struct zy_view none = {NULL, 0};
	size_t i;

	zy_evaluate(&m->x, subject);
	zy_writer_cell(out, zy_intern_get(in->evidence->subjects, subject));
	put_roster(in, m, out);
	for (i = 0; i < s->nheads; i++)
		put_points(m, out, &x->heads[i].value);
	put_points(m, out, &x->base);
	put_points(m, out, &x->bonus);
	put_points(m, out, &x->penalty);
	for (i = 0; i < s->nsources; i++)
		if (x->sources[i].left_out)
			zy_writer_cell(out, none);
		else
			put_points(m, out, &x->sources[i].value);
	put_points(m, out, &x->total);
	zy_writer_cell(
	    out, x->band < s->nbands ? zy_view(s->bands[x->band].id) : none);
	put_vetoes(m, out);
	zy_buf_reset(&m->cell);
	if (zy_evaluate_knows_error(x))
		zy_rational_format_root(&m->cell, &x->variance, ERROR_PLACES);
	zy_writer_cell(out, zy_buf_get(&m->cell));
	zy_writer_cell(out, zy_view(s->id));
	zy_writer_cell(out, zy_view(s->version));
	zy_writer_end(out);
}

/* Writes the rows of the subjects from..to - 1, for zy_writer_spread. */
static void
put_block(
    void *context, int thread, struct zy_writer *out, size_t from, size_t to)
{
	const struct making *w = context;
	size_t i;

	for (i = from; i < to && !zy_writer_closed(out); i++)
		put_row(w->in, &w->makers[thread], w->order[i], out);
}

void
zy_score_rows_write(struct zy_score_columns **columns,
    const struct zy_evidence_reader *in, const uint32_t *order, size_t n,
    int threads, struct zy_writer *out)
{
	struct making w = {.in = in, .order = order};
	const struct zy_spread spread = {.put = put_block,
	    .context = &w,
	    .n = n,
	    .block = BLOCK,
	    .threads = threads};
	int t;

	*columns = columns_new(in->evidence->standard);
	declare_all(*columns, in, out);
	w.makers = zy_calloc((size_t)threads, sizeof(*w.makers));
	for (t = 0; t < threads; t++)
		zy_evaluation_init(&w.makers[t].x, in->evidence);
	zy_writer_spread(out, &spread);
	for (t = 0; t < threads; t++) {
		zy_evaluation_release(&w.makers[t].x);
		zy_buf_release(&w.makers[t].cell);
	}
	free(w.makers);
}
