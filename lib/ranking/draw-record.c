/*
 * Makes, writes, reads and compares the records of draws.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/draw-record.h"

#include <stdlib.h>

#include "model/record.h"

static const char *const methods[] = {"ticket", "rfc3797", "sampler"};

const char *
zy_draw_method_name(enum zy_draw_method method)
{
	return methods[method];
}

bool
zy_draw_method_find(struct zy_view name, enum zy_draw_method *method)
{
	size_t i;

	for (i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (zy_view_is(name, methods[i])) {
			*method = (enum zy_draw_method)i;
			return true;
		}
	return false;
}

void
zy_draw_record_release(struct zy_draw_record *r)
{
	free(r->rows);
	zy_arena_release(&r->arena);
	*r = (struct zy_draw_record){0};
}

/* Returns a copy of the text of b in the arena, and empties b. */
static struct zy_view
keep(struct zy_arena *arena, struct zy_buf *b)
{
	struct zy_view v = {
	    zy_arena_strndup(arena, b->n ? b->p : "", b->n), b->n};

	zy_buf_reset(b);
	return v;
}

/* Draws the inspectors of one row. */
static void
draw_inspectors(struct zy_draw_record *r, struct zy_draw_row *row)
{
	const struct zy_draw_terms *terms = r->terms;
	const struct zy_pool_subject *s = &r->pool->subjects[row->subject];
	struct zy_buf ids = ZY_BUF_INIT, names = ZY_BUF_INIT;

	row->ninspectors = zy_inspectors_draw(terms->inspectors, terms->seed,
	    s->id, s->org, terms->each, &ids, &names);
	row->inspectors = keep(&r->arena, &ids);
	row->names = keep(&r->arena, &names);
	zy_buf_release(&ids);
	zy_buf_release(&names);
}

/* Adds rows for those of a group who were not drawn. */
static void
add_others(struct zy_draw_record *r, const struct zy_pool_group *g,
    const struct zy_view *ids, const bool *drawn)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_draw_row *row;
	uint32_t i;

	for (i = 0; i < g->n; i++) {
		if (drawn[i])
			continue;
		row = &r->rows[r->n++];
		*row = (struct zy_draw_row){
		    .subject = r->pool->ordered[g->first + i]};
		if (r->terms->method == ZY_DRAW_TICKET) {
			zy_draw_ticket(&b, r->terms->seed, ids[i]);
			row->ticket = keep(&r->arena, &b);
		}
	}
	zy_buf_release(&b);
}

/*
 * Returns how many subjects to draw from a group: without replacement not more
 * than it has.
 */
static size_t
places_of(const struct zy_draw_record *r, const struct zy_pool_group *g)
{
	if (g->n == 0)
		return 0;
	return r->terms->replacement || g->places < (int64_t)g->n
		   ? (size_t)g->places
		   : g->n;
}

/*
 * Draws from one group of the pool and appends the rows to r: those of the
 * subjects that were drawn, with their inspectors, and with `all` those of the
 * others.  Returns 0, or -1 with e set.
 */
static int
draw_group(
    struct zy_draw_record *r, const struct zy_pool_group *g, struct zy_error *e)
{
	const struct zy_draw draw = {.method = r->terms->method,
	    .replacement = r->terms->replacement,
	    .seed = r->terms->seed,
	    .stratum = g->name};
	size_t take = places_of(r, g), i;
	struct zy_drawn *out = zy_reallocarray(NULL, take + 1, sizeof(*out));
	struct zy_view *ids = zy_reallocarray(NULL, g->n + 1u, sizeof(*ids));
	bool *drawn = zy_calloc(g->n + 1u, sizeof(*drawn));
	struct zy_draw_row *row;
	int rc;

	for (i = 0; i < g->n; i++)
		ids[i] = r->pool->subjects[r->pool->ordered[g->first + i]].id;
	rc = zy_draw_take(&draw, ids, g->n, take, out, &r->arena, e);
	for (i = 0; rc == 0 && i < take; i++) {
		row = &r->rows[r->n++];
		*row = (struct zy_draw_row){
		    .subject = r->pool->ordered[g->first + out[i].index],
		    .order = (int64_t)i + 1,
		    .ticket = zy_view(out[i].ticket)};
		drawn[out[i].index] = true;
		if (r->terms->inspectors)
			draw_inspectors(r, row);
	}
	if (rc == 0 && r->terms->all)
		add_others(r, g, ids, drawn);
	free(drawn);
	free(ids);
	free(out);
	return rc;
}

int
zy_draw_record_make(struct zy_draw_record *r, const struct zy_pool *pool,
    const struct zy_draw_terms *terms, struct zy_error *e)
{
	size_t n = terms->all ? pool->n : 0;
	uint32_t i;
	int rc = 0;

	r->pool = pool;
	r->terms = terms;
	for (i = 0; i < pool->ngroups; i++)
		n += places_of(r, &pool->groups[i]);
	r->rows = zy_calloc(n + 1, sizeof(*r->rows));
	for (i = 0; rc == 0 && i < pool->ngroups; i++)
		rc = draw_group(r, &pool->groups[i], e);
	return rc;
}

void
zy_draw_record_write(const struct zy_draw_record *r, struct zy_writer *w)
{
	const struct zy_draw_terms *t = r->terms;
	const struct zy_schema *s = &zy_draw_schema;
	size_t i;

	for (i = 0; i < s->n; i++)
		zy_writer_column(
		    w, zy_view(s->columns[i].name), &s->columns[i]);
	for (i = 0; i < r->n && !zy_writer_closed(w); i++) {
		const struct zy_draw_row *row = &r->rows[i];
		const struct zy_pool_subject *x =
		    &r->pool->subjects[row->subject];

		zy_writer_cell(w, zy_view(r->pool->sha256));
		zy_writer_cell(w, zy_view(zy_draw_method_name(t->method)));
		zy_writer_cell(w, t->seed);
		zy_writer_cell(w, t->seed_source);
		zy_writer_count(w, row->order ? row->order : -1);
		zy_writer_cell(w, x->id);
		zy_writer_cell(w, x->name);
		zy_writer_cell(w, r->pool->groups[x->group].name);
		zy_writer_cell(w, row->ticket);
		zy_writer_cell(w, row->inspectors);
		zy_writer_cell(w, row->names);
		zy_writer_count(w, r->pool->groups[x->group].n);
		zy_writer_cell(w, t->by);
		zy_writer_cell(
		    w, t->replacement ? ZY_VIEW("yes") : ZY_VIEW("no"));
		zy_writer_cell(w, t->pool_at);
		zy_writer_cell(w, t->seed_at);
		zy_writer_cell(w, t->inspectors ? zy_view(t->inspectors->sha256)
						: (struct zy_view){NULL, 0});
		zy_writer_end(w);
	}
}

/* Returns a cell of an earlier record, by the name of its column. */
static struct zy_view
cell_of(const struct zy_table *t, size_t row, const char *column)
{
	return zy_table_cell(t->rows[row], zy_table_find(t, column));
}

int
zy_draw_terms_read(
    struct zy_draw_terms *terms, const struct zy_table *t, struct zy_error *e)
{
	static const char *const same[] = {"pool_sha256", "method", "seed",
	    "seed_source", "by", "replacement", "pool_at", "seed_at",
	    "inspectors_sha256"};
	struct zy_view list, one;
	size_t row, i, n;

	if (t->nrows == 0)
		return zy_error_set(
		    e, ZY_ERROR_CONFIG, _("the record has no rows"));
	for (row = 0; row < t->nrows; row++) {
		for (i = 0; i < sizeof(same) / sizeof(same[0]); i++)
			if (!zy_view_eq(cell_of(t, row, same[i]),
				cell_of(t, 0, same[i]))) {
				zy_table_fault(t, t->rows[row],
				    zy_table_find(t, same[i]), ZY_FAULT_OTHER,
				    _("is not what the record's first row has"),
				    e);
				e->kind = ZY_ERROR_CONFIG;
				return -1;
			}
		list = cell_of(t, row, "inspectors");
		for (n = 0; list.n && zy_view_next(&list, ';', &one); n++)
			continue;
		terms->each = n > terms->each ? n : terms->each;
		terms->all = terms->all || cell_of(t, row, "order").n == 0;
	}
	if (!zy_draw_method_find(cell_of(t, 0, "method"), &terms->method)) {
		zy_table_fault(t, t->rows[0], zy_table_find(t, "method"),
		    ZY_FAULT_OTHER, _("no method of drawing"), e);
		e->kind = ZY_ERROR_CONFIG;
		return -1;
	}
	terms->replacement = zy_view_is(cell_of(t, 0, "replacement"), "yes");
	terms->seed = cell_of(t, 0, "seed");
	terms->seed_source = cell_of(t, 0, "seed_source");
	terms->pool_at = cell_of(t, 0, "pool_at");
	terms->seed_at = cell_of(t, 0, "seed_at");
	return 0;
}

void
zy_draw_places_read(struct zy_pool *pool, const struct zy_table *t)
{
	uint32_t i;
	size_t row;

	for (i = 0; i < pool->ngroups; i++)
		pool->groups[i].places = 0;
	for (row = 0; row < t->nrows; row++)
		for (i = 0; i < pool->ngroups; i++)
			if (cell_of(t, row, "order").n &&
			    zy_view_eq(
				cell_of(t, row, "group"), pool->groups[i].name))
				pool->groups[i].places++;
}

/* What a comparison needs. */
struct comparison {
	const struct zy_draw_record *r;
	const struct zy_table *t;
	void (*differs)(void *context, const struct zy_error *e);
	void *context;
	uint64_t n;
};

/* Reports that a cell of the earlier record is not what the draw gives. */
static void
differ(struct comparison *x, size_t row, const char *column, struct zy_view is)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf what = ZY_BUF_INIT;

	zy_buf_printf(
	    &what, _("the draw gives '%.*s', the record says"), ZY_ARG(is));
	zy_table_fault(x->t, x->t->rows[row], zy_table_find(x->t, column),
	    ZY_FAULT_OTHER, what.p, &e);
	zy_buf_release(&what);
	x->n++;
	x->differs(x->context, &e);
}

/* Appends group and order, or the subject of one that was not drawn. */
static void
put_key(struct zy_buf *b, struct zy_view group, struct zy_view order,
    struct zy_view subject)
{
	zy_buf_reset(b);
	zy_buf_view(b, group);
	zy_buf_putc(b, '\0');
	zy_buf_view(b, order);
	zy_buf_putc(b, '\0');
	if (order.n == 0)
		zy_buf_view(b, subject);
}

/*
 * Compares a row of the new record with row `at` of the earlier one, and
 * reports the first cell that differs.  Cells that do not depend on the draw
 * alone are compared only where both records know them.
 */
static void
compare_row(struct comparison *x, size_t at, const struct zy_draw_row *row)
{
	const struct zy_pool_subject *s = &x->r->pool->subjects[row->subject];
	/* A list that the record does not name, and nobody gave, has nobody. */
	bool list = x->r->terms->inspectors ||
		    cell_of(x->t, at, "inspectors_sha256").n == 0;
	/* Of another pool the sizes follow from it. */
	bool pool =
	    zy_view_is(cell_of(x->t, 0, "pool_sha256"), x->r->pool->sha256);
	struct zy_buf of = ZY_BUF_INIT;
	struct zy_view size;
	size_t i;

	zy_integer_format(&of, x->r->pool->groups[s->group].n);
	size = zy_buf_get(&of);

	const struct {
		const char *column;
		struct zy_view value;
		bool looked_at;
	} cells[] = {{"subject", s->id, true}, {"name", s->name, s->name.n > 0},
	    {"ticket", row->ticket, true},
	    {"inspectors", row->inspectors, list},
	    {"inspector_names", row->names, list}, {"of", size, pool}};

	for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		if (cells[i].looked_at &&
		    zy_table_find(x->t, cells[i].column) >= 0 &&
		    !zy_view_eq(
			cell_of(x->t, at, cells[i].column), cells[i].value)) {
			differ(x, at, cells[i].column, cells[i].value);
			break;
		}
	zy_buf_release(&of);
}

/* Compares all rows of the draw with those of the record by their keys. */
static void
compare_rows(struct comparison *x)
{
	const struct zy_draw_record *r = x->r;
	struct zy_intern *keys = zy_intern_new();
	struct zy_buf key = ZY_BUF_INIT, number = ZY_BUF_INIT;
	bool *met = zy_calloc(r->n + 1, sizeof(*met));
	struct zy_error e = ZY_ERROR_INIT;
	uint32_t found;
	size_t i, missing = 0;

	for (i = 0; i < r->n; i++) {
		const struct zy_pool_subject *s =
		    &r->pool->subjects[r->rows[i].subject];

		zy_buf_reset(&number);
		if (r->rows[i].order)
			zy_integer_format(&number, r->rows[i].order);
		put_key(&key, r->pool->groups[s->group].name,
		    zy_buf_get(&number), s->id);
		(void)zy_intern_put(keys, zy_buf_get(&key));
	}
	for (i = 0; i < x->t->nrows; i++) {
		put_key(&key, cell_of(x->t, i, "group"),
		    cell_of(x->t, i, "order"), cell_of(x->t, i, "subject"));
		found = zy_intern_find(keys, zy_buf_get(&key));
		if (found == ZY_INTERN_NONE || met[found]) {
			zy_table_fault(x->t, x->t->rows[i],
			    zy_table_find(x->t, "subject"), ZY_FAULT_OTHER,
			    _("the draw has no such row"), &e);
			x->n++;
			x->differs(x->context, &e);
			zy_error_clear(&e);
			continue;
		}
		met[found] = true;
		compare_row(x, i, &r->rows[found]);
	}
	for (i = 0; i < r->n; i++)
		missing += !met[i];
	if (missing) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("rows of the draw that the record lacks: %llu"),
		    (unsigned long long)missing);
		x->n++;
		x->differs(x->context, &e);
	}
	free(met);
	zy_buf_release(&number);
	zy_buf_release(&key);
	zy_intern_free(keys);
}

uint64_t
zy_draw_record_compare(const struct zy_draw_record *r, const struct zy_table *t,
    void (*differs)(void *context, const struct zy_error *e), void *context)
{
	struct comparison x = {r, t, differs, context, 0};
	const struct zy_inspectors *list = r->terms->inspectors;

	if (!zy_view_is(cell_of(t, 0, "pool_sha256"), r->pool->sha256))
		differ(&x, 0, "pool_sha256", zy_view(r->pool->sha256));
	if (list &&
	    !zy_view_is(cell_of(t, 0, "inspectors_sha256"), list->sha256))
		differ(&x, 0, "inspectors_sha256", zy_view(list->sha256));
	compare_rows(&x);
	return x.n;
}
