/*
 * Makes the sets of a kind file: rows of a stream or an earlier set, with
 * computed columns, selected, sorted, or reduced to distinct values.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/sets.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "model/condition.h"
#include "model/record.h"
#include "report/kind-paths.h"
#include "report/name-order.h"
#include "report/standing.h"

enum {
	COLUMNS_MAX = 128, /* of the schema of a condition */
};

/* A set that is being made. */
struct making {
	struct zy_report_scope *s;
	const struct zy_kind_set *k;
	struct zy_rows *set;
	struct zy_arena *arena;
	const char *order; /* of --order, or NULL */
	const char *usual; /* what the kind says */
	struct zy_error *e;
};

static void
fill(struct zy_rows *set, const struct zy_table *t, const char *name)
{
	uint32_t i;

	*set = (struct zy_rows){.name = name, .table = t, .n = t->nrows};
	set->rows = zy_calloc(set->n + 1, sizeof(*set->rows));
	for (i = 0; i < set->n; i++)
		set->rows[i] = i;
}

void
zy_sets_inputs(struct zy_report_scope *s)
{
	int i;

	for (i = 0; i < ZY_INPUT_STREAMS; i++)
		fill(&s->inputs[i], &s->streams->tables[i],
		    zy_kind_file_streams()[i]);
}

void
zy_sets_release(struct zy_report_scope *s)
{
	size_t i;

	for (i = 0; i < s->nsets; i++)
		zy_rows_release(&s->sets[i]);
	for (i = 0; i < ZY_INPUT_STREAMS; i++)
		zy_rows_release(&s->inputs[i]);
	s->nsets = 0;
}

/* Makes row i of the set the present row of the scope. */
static void
stand_at(struct zy_report_scope *s, const struct zy_rows *set, size_t i)
{
	s->rows = set;
	s->row = set->rows[i];
	s->number = i + 1;
}

/* Computes the columns that the set adds to its rows. */
static void
add_columns(struct making *m)
{
	struct zy_rows *set = m->set;
	size_t n = set->nadded + m->k->nadded, i, c;
	struct zy_rows_added *added =
	    zy_arena_alloc(m->arena, (n + 1) * sizeof(*added));
	struct zy_buf b = ZY_BUF_INIT;

	if (set->nadded)
		memcpy(added, set->added, set->nadded * sizeof(*added));
	set->added = added;
	for (c = 0; c < m->k->nadded; c++) {
		size_t bytes = (set->table->nrows + 1) * sizeof(struct zy_view);
		struct zy_view *cells = zy_arena_alloc(m->arena, bytes);

		memset(cells, 0, bytes);
		for (i = 0; i < set->n; i++) {
			zy_buf_reset(&b);
			stand_at(m->s, set, i);
			zy_kind_text_put(m->s, &b, &m->k->added[c].text);
			cells[set->rows[i]] = (struct zy_view){
			    zy_arena_strndup(m->arena, b.p ? b.p : "", b.n),
			    b.n};
		}
		added[set->nadded++] =
		    (struct zy_rows_added){m->k->added[c].name, cells};
	}
	m->s->rows = NULL;
	zy_buf_release(&b);
}

/* The columns that a condition can name, as a schema, with their paths. */
struct bound {
	struct zy_column columns[COLUMNS_MAX];
	struct zy_schema schema;
};

/*
 * Adds a column to the schema of a condition, unless it has one with this name
 * or is full.  decl may be NULL, for a column of text.
 */
static void
declare(struct bound *b, const char *name, const struct zy_column *decl)
{
	size_t i;

	for (i = 0; i < b->schema.n; i++)
		if (strcmp(b->columns[i].name, name) == 0)
			return;
	if (b->schema.n == COLUMNS_MAX)
		return;
	b->columns[b->schema.n] =
	    decl ? *decl : (struct zy_column){.zh = name, .help = ""};
	b->columns[b->schema.n++].name = name;
}

/*
 * Returns whether a path can lead anywhere: through references it may, and a
 * name may be that of a column of the rows, of any record, or a computed one.
 */
static bool
is_known(const struct bound *b, const char *path)
{
	size_t i;

	if (strchr(path, '.'))
		return true;
	for (i = 0; i < b->schema.n; i++)
		if (strcmp(b->columns[i].name, path) == 0)
			return true;
	return zy_kind_column_known(zy_view(path));
}

/*
 * Fills a schema with the columns of the set and the paths in the condition.
 * Returns 0; or -1 with the error set, if a path leads nowhere.
 */
static int
bind_columns(struct making *m, struct bound *b, const struct zy_condition *c)
{
	const struct zy_rows *set = m->set;
	const struct zy_table *t = set->table;
	const struct zy_column *decl;
	struct zy_view v;
	uint64_t unknown;
	bool found;
	size_t i;

	*b = (struct bound){.schema = {.name = "row", .zh = "row"}};
	b->schema.columns = b->columns;
	for (i = 0; i < set->nadded; i++)
		declare(b, set->added[i].name, NULL);
	for (i = 0; i < t->ncolumns; i++) {
		v = t->columns[i].name;
		declare(b, zy_arena_strndup(m->arena, v.p, v.n),
		    t->columns[i].decl);
	}
	for (i = 0; i < zy_condition_comparisons(c); i++) {
		const char *path;

		v = zy_condition_column(c, i, &found, &unknown);
		path = zy_arena_strndup(m->arena, v.p, v.n);
		decl = NULL;
		if (set->n && !is_known(b, path))
			return zy_error_set(m->e, ZY_ERROR_CONFIG,
			    _("no record has the column '%s'"), path);
		if (set->n)
			zy_rows_cell(
			    m->s->streams, set, set->rows[0], path, &decl);
		declare(b, path, decl);
	}
	return 0;
}

/* Keeps those rows of the set for which the condition is true. */
static void
select_rows(struct making *m, struct zy_condition *c, const struct bound *b)
{
	struct zy_view cells[COLUMNS_MAX];
	const struct zy_column *decl;
	size_t i, j, to = 0;

	for (i = 0; i < m->set->n; i++) {
		uint32_t row = m->set->rows[i];

		for (j = 0; j < b->schema.n; j++)
			cells[j] = zy_rows_cell(m->s->streams, m->set, row,
			    b->columns[j].name, &decl);
		if (zy_condition_test(c, cells) == ZY_TRUE)
			m->set->rows[to++] = row;
	}
	m->set->n = to;
}

/*
 * Parses a condition and keeps the rows for which it holds.  Returns 0, or -1
 * with the error set.
 */
static int
apply_condition(struct making *m, struct zy_view text)
{
	const char *today = m->s->options[ZY_OPTION_TODAY];
	struct zy_date day = {0, 0, 0};
	struct zy_condition *c;
	struct bound b;
	int rc;

	if (today)
		zy_date_parse(&day, zy_view(today));
	if (zy_condition_parse(&c, text, day, m->e))
		return -1;
	rc = bind_columns(m, &b, c);
	if (rc == 0)
		rc = zy_condition_bind_schema(c, &b.schema, m->e);
	if (rc == 0)
		select_rows(m, c, &b);
	zy_condition_free(c);
	return rc;
}

/*
 * Applies all conditions of the set that are in use.  Returns 0; or -1 with an
 * error that names the set's place in the kind file.
 */
static int
apply_conditions(struct making *m)
{
	const struct zy_kind_pieces *p = &m->k->where;
	struct zy_buf b = ZY_BUF_INIT;
	char what[256];
	size_t i;
	int rc = 0;

	for (i = 0; i < p->n && rc == 0; i++) {
		if (!zy_kind_when_holds(m->s, &p->items[i].when))
			continue;
		zy_buf_reset(&b);
		zy_kind_text_put(m->s, &b, &p->items[i].text);
		rc = apply_condition(m, zy_buf_get(&b));
	}
	zy_buf_release(&b);
	if (rc) {
		memcpy(what, m->e->message, sizeof(what) - 1);
		what[sizeof(what) - 1] = '\0';
		*m->e = (struct zy_error)ZY_ERROR_INIT;
		zy_config_error(&m->k->at, m->e, "where: %s", what);
	}
	return rc;
}

/* What rows are sorted by: paths, some of them in descending order. */
struct sorting {
	struct making *m;
	struct zy_view *cells; /* n for each place in the set */
	const char *paths[16];
	bool down[16];
	bool keys[16]; /* the cells are sort keys of names */
	struct zy_name_order *names;
	size_t n;
};

/*
 * Compares two cells of sort column c: as sort keys, as numbers if both are
 * numbers, else as labels.
 */
static int
compare_cells(
    const struct sorting *x, size_t c, struct zy_view v, struct zy_view w)
{
	struct zy_decimal p, q;

	if (x->keys[c])
		return zy_view_cmp(v, w);
	if (zy_decimal_parse(&p, v) == ZY_NUMBER_OK &&
	    zy_decimal_parse(&q, w) == ZY_NUMBER_OK)
		return zy_decimal_cmp(p, q);
	return zy_label_cmp(v, w);
}

/*
 * Orders rows by their cells, empty cells last, and otherwise leaves them in
 * their order.
 */
static int
by_cells(const void *a, const void *b, void *context)
{
	const struct sorting *x = context;
	size_t i = *(const size_t *)a, j = *(const size_t *)b, c;
	int order;

	for (c = 0; c < x->n; c++) {
		struct zy_view v = x->cells[i * x->n + c];
		struct zy_view w = x->cells[j * x->n + c];

		if ((v.n == 0) != (w.n == 0))
			return v.n == 0 ? 1 : -1; /* nothing comes last */
		order = compare_cells(x, c, v, w);
		if (order)
			return x->down[c] ? -order : order;
	}
	return i < j ? -1 : i > j;
}

/*
 * Adds the paths for which "@order" stands, depending on what the rows are
 * about; usual is the order if --order is not given.  Returns 0; or -1, with e
 * set, if the order is not available.
 */
static int
add_ordered(struct sorting *x, const char *usual)
{
	const struct making *m = x->m;
	const char *order = m->order ? m->order : usual;
	bool subject = zy_table_find(m->set->table, "subject") >= 0;

	if (strcmp(order, "given") == 0)
		return 0;
	if (strcmp(order, "rank") == 0) {
		x->paths[x->n++] = "rank";
		return 0;
	}
	if (zy_name_order_is(zy_view(order))) {
		if (!x->names)
			x->names = zy_name_order_open(zy_view(order), m->e);
		if (!x->names)
			return -1;
		x->keys[x->n] = true;
		x->paths[x->n++] = subject ? "subject.name" : "name";
	}
	x->paths[x->n++] = subject ? "subject.tree" : "tree";
	x->paths[x->n++] = subject ? "subject" : "id";
	return 0;
}

/* Fills the paths by which rows are sorted.  Returns 0, or -1 with e set. */
static int
choose_paths(struct sorting *x)
{
	const struct making *m = x->m;
	size_t c, own = strlen("@order");

	for (c = 0; c < m->k->norder && x->n < 13; c++) {
		const char *path = m->k->order[c];

		if (strncmp(path, "@order", own) == 0) {
			if (add_ordered(x,
				path[own] == '|' ? path + own + 1 : m->usual))
				return -1;
			continue;
		}
		x->down[x->n] = path[0] == '-';
		x->paths[x->n] = path + x->down[x->n];
		x->n++;
	}
	return 0;
}

/* Returns the sort key of the name in a row of the set, in the arena. */
static struct zy_view
name_key(const struct sorting *x, uint32_t row, struct zy_view name)
{
	const struct making *m = x->m;
	const struct zy_table *t = m->set->table;
	const struct zy_column *decl;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view v = zy_rows_cell(m->s->streams, m->set, row,
	    zy_table_find(t, "subject") >= 0 ? "subject.type" : "type", &decl);

	zy_name_order_key(x->names, name, zy_view_is(v, "member"), &b);
	v = (struct zy_view){
	    zy_arena_strndup(m->arena, b.p ? b.p : "", b.n), b.n};
	zy_buf_release(&b);
	return v;
}

/* Sorts the rows by the paths. */
static void
sort_by_paths(struct sorting *x)
{
	struct zy_rows *set = x->m->set;
	const struct zy_column *decl;
	size_t *places = zy_calloc(set->n, sizeof(*places)), i, c;
	uint32_t *rows = zy_calloc(set->n, sizeof(*rows));

	x->cells = zy_calloc(set->n * x->n, sizeof(*x->cells));
	for (i = 0; i < set->n; i++) {
		places[i] = i;
		for (c = 0; c < x->n; c++) {
			struct zy_view v = zy_rows_cell(x->m->s->streams, set,
			    set->rows[i], x->paths[c], &decl);

			x->cells[i * x->n + c] =
			    x->keys[c] ? name_key(x, set->rows[i], v) : v;
		}
	}
	qsort_r(places, set->n, sizeof(*places), by_cells, x);
	for (i = 0; i < set->n; i++)
		rows[i] = set->rows[places[i]];
	memcpy(set->rows, rows, set->n * sizeof(*rows));
	free(rows);
	free(places);
	free(x->cells);
}

/* Sorts the rows of the set.  Returns 0, or -1 with e set. */
static int
sort_rows(struct making *m)
{
	struct sorting x = {.m = m};
	int rc = 0;

	if (m->set->n > 1) {
		rc = choose_paths(&x);
		if (rc == 0 && x.n)
			sort_by_paths(&x);
	}
	zy_name_order_free(x.names);
	return rc;
}

/* Rows of distinct values that are being made. */
struct distinct {
	struct zy_rows made;
	struct zy_intern *seen;
	struct zy_view *cells;
	size_t n;
	struct zy_buf key;
};

/* Adds the present cells as a row, unless the set has an equal row. */
static void
add_distinct(struct distinct *d)
{
	uint32_t known = zy_intern_count(d->seen);
	size_t c;

	zy_buf_reset(&d->key);
	for (c = 0; c < d->n; c++) {
		zy_buf_view(&d->key, d->cells[c]);
		zy_buf_putc(&d->key, '\0');
	}
	if (zy_intern_put(d->seen, zy_buf_get(&d->key)) == known)
		zy_table_add_cells(&d->made.own, d->cells, d->n);
}

/*
 * Adds a row for each of the names that the cell of column number `each` lists.
 */
static void
add_each(struct distinct *d, size_t each)
{
	struct zy_view names = d->cells[each], one;

	while (zy_text_next_name(&names, "", &one)) {
		d->cells[each] = one;
		add_distinct(d);
	}
}

/* Replaces the rows of the set by rows of distinct values. */
static void
make_distinct(struct making *m)
{
	const struct zy_kind_set *k = m->k;
	struct distinct d = {.made = {.name = m->set->name},
	    .seen = zy_intern_new(),
	    .cells = zy_calloc(k->ndistinct, sizeof(*d.cells)),
	    .n = k->ndistinct};
	struct zy_buf *b = zy_calloc(d.n, sizeof(*b));
	size_t i, c;

	for (c = 0; c < d.n; c++)
		zy_table_column(
		    &d.made.own, zy_view(k->distinct[c].name), NULL);
	for (i = 0; i < m->set->n; i++) {
		stand_at(m->s, m->set, i);
		for (c = 0; c < d.n; c++) {
			zy_buf_reset(&b[c]);
			zy_kind_text_put(m->s, &b[c], &k->distinct[c].text);
			d.cells[c] = zy_buf_get(&b[c]);
		}
		if (k->each >= 0)
			add_each(&d, (size_t)k->each);
		else
			add_distinct(&d);
	}
	m->s->rows = NULL;
	for (c = 0; c < d.n; c++)
		zy_buf_release(&b[c]);
	free(b);
	free(d.cells);
	zy_buf_release(&d.key);
	zy_intern_free(d.seen);
	zy_rows_release(m->set);
	*m->set = d.made;
	m->set->table = &m->set->own;
	m->set->n = m->set->own.nrows;
	m->set->rows = zy_calloc(m->set->n + 1, sizeof(uint32_t));
	for (i = 0; i < m->set->n; i++)
		m->set->rows[i] = (uint32_t)i;
}

/* Begins a set with the rows of the set or stream from which it is made. */
static void
begin(struct making *m, const char *of)
{
	const struct zy_rows *from = zy_report_set(m->s, of);
	enum zy_source_stream stream = zy_streams_find(zy_view(of));

	if (!from) {
		/* "group" outside of a group is nothing. */
		fill(m->set, &m->s->streams->tables[0], m->k->name);
		m->set->n = 0;
		return;
	}
	if (stream < ZY_INPUT_STREAMS && from == &m->s->inputs[stream]) {
		fill(m->set, from->table, m->k->name);
		return;
	}
	*m->set = (struct zy_rows){.name = m->k->name,
	    .table = from->table,
	    .n = from->n,
	    .added = from->added,
	    .nadded = from->nadded};
	m->set->rows = zy_calloc(from->n + 1, sizeof(uint32_t));
	if (from->n)
		memcpy(m->set->rows, from->rows, from->n * sizeof(uint32_t));
}

/*
 * Returns the definition that applies: `instead` if the stream of the set is
 * not among the inputs.
 */
static const struct zy_kind_set *
choose(const struct zy_report_scope *s, const struct zy_kind_set *k)
{
	enum zy_source_stream stream;

	for (; k->instead; k = k->instead) {
		stream = zy_streams_find(zy_view(k->of));
		if (stream >= ZY_INPUT_STREAMS || s->streams->given[stream])
			break;
	}
	return k;
}

int
zy_sets_make(struct zy_report_scope *s, const char *order,
    struct zy_arena *arena, struct zy_error *e)
{
	struct making m = {.s = s,
	    .arena = arena,
	    .order = order,
	    .usual = s->kind->order,
	    .e = e};
	size_t i;

	for (i = 0; i < s->kind->nsets; i++) {
		m.k = choose(s, &s->kind->sets[i]);
		m.set = &s->sets[i];
		begin(&m, m.k->of);
		s->nsets = i;
		add_columns(&m);
		if (apply_conditions(&m) || sort_rows(&m)) {
			zy_rows_release(m.set);
			return -1;
		}
		if (m.k->ndistinct)
			make_distinct(&m);
		s->nsets = i + 1;
	}
	return 0;
}
