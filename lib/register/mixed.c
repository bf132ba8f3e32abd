/*
 * The columns of mixed streams, to write and to read: implements mixed.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/mixed.h"

#include "model/record.h"

static const struct zy_schema *const schemas[ZY_MIXED_KINDS] = {
    &zy_pledge_schema, &zy_comment_schema, &zy_activity_schema,
    &zy_award_schema};
/* The columns of a stream that is being declared. */
struct declared {
	const char *names[ZY_MIXED_COLUMNS_MAX];
	size_t n;
	struct zy_mixed *m;
	struct zy_writer *out;
};

const struct zy_schema *
zy_mixed_schema(enum zy_mixed_kind kind)
{
	return schemas[kind];
}

enum zy_mixed_kind
zy_mixed_kind_of(const struct zy_schema *s)
{
	int kind;

	for (kind = 0; kind < ZY_MIXED_KINDS; kind++)
		if (schemas[kind] == s)
			break;
	return (enum zy_mixed_kind)kind;
}

bool
zy_mixed_has_extra(enum zy_mixed_kind kind, enum zy_mixed_extra extra)
{
	switch (extra) {
	case ZY_MIXED_ENTERED:
	case ZY_MIXED_REASON:
		return kind == ZY_MIXED_PLEDGE;
	case ZY_MIXED_FOLLOWED:
	case ZY_MIXED_FOLLOWED_BY:
		return kind == ZY_MIXED_ACTIVITY;
	default:
		return false;
	}
}

void
zy_mixed_declare_extra(enum zy_mixed_extra extra, struct zy_writer *out)
{
	const struct zy_column *c = &zy_added_schema.columns[extra];

	zy_writer_column(out, zy_view(c->name), c);
}

int
zy_mixed_find_extra(const struct zy_reader *r, enum zy_mixed_extra extra)
{
	const struct zy_column *c = &zy_added_schema.columns[extra];
	int found = zy_reader_find(r, c->name);

	return found >= 0 ? found : zy_reader_find(r, c->zh);
}

/*
 * Returns a declaration for a column of numbers, whose Chinese heading is its
 * canonical name, because kinds of entries have different Chinese names for one
 * column; NULL for every other column.  Borrowed from m.
 */
static const struct zy_column *
declare_number(struct zy_mixed *m, const struct zy_column *c)
{
	struct zy_column *one;

	if (!c || m->nnumbers == ZY_MIXED_NUMBERS_MAX ||
	    (c->type != ZY_INTEGER && c->type != ZY_DECIMAL &&
		c->type != ZY_RATIO))
		return NULL;
	one = &m->numbers[m->nnumbers++];
	*one = *c;
	one->zh = one->name;
	return one;
}

/*
 * Returns the number of the column with that name, which is declared where it
 * is new.
 */
static int
put_column(struct declared *d, const char *name, const struct zy_column *decl)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (strcmp(d->names[i], name) == 0)
			return (int)i;
	d->names[d->n++] = name;
	zy_writer_column(d->out, zy_view(name), declare_number(d->m, decl));
	return (int)i;
}

void
zy_mixed_declare(struct zy_mixed *m, unsigned kinds, struct zy_writer *out)
{
	struct declared d = {.m = m, .out = out};
	size_t c;
	int kind, i;

	m->record = put_column(&d, "record", NULL);
	for (kind = 0; kind < ZY_MIXED_KINDS; kind++)
		for (c = 0; c < schemas[kind]->n; c++) {
			const struct zy_column *one =
			    &schemas[kind]->columns[c];

			m->columns[kind][c] =
			    kinds >> kind & 1 ? put_column(&d, one->name, one)
					      : -1;
		}
	for (i = 0; i < ZY_MIXED_EXTRAS; i++)
		m->extras[i] =
		    put_column(&d, zy_added_schema.columns[i].name, NULL);
	m->bound = d.n;
	zy_writer_sparse(out);
}

void
zy_mixed_write(const struct zy_mixed *m, enum zy_mixed_kind kind,
    const struct zy_view *cells, const struct zy_view *extras,
    struct zy_writer *out)
{
	struct zy_view row[ZY_MIXED_COLUMNS_MAX] = {{NULL, 0}};
	size_t c;
	int i;

	row[m->record] = zy_view(schemas[kind]->name);
	for (i = 0; i < ZY_MIXED_EXTRAS; i++)
		row[m->extras[i]] = extras[i];
	for (c = 0; c < schemas[kind]->n; c++)
		if (cells[c].n)
			row[m->columns[kind][c]] = cells[c];
	for (c = 0; c < m->bound; c++)
		zy_writer_cell(out, row[c]);
	zy_writer_end(out);
}

void
zy_mixed_bind(struct zy_mixed *m, const struct zy_reader *r)
{
	size_t c;
	int kind, i;

	if (m->bound == zy_reader_columns(r))
		return;
	m->bound = zy_reader_columns(r);
	m->record = zy_reader_find(r, "record");
	for (kind = 0; kind < ZY_MIXED_KINDS; kind++)
		for (c = 0; c < schemas[kind]->n; c++)
			m->columns[kind][c] =
			    zy_reader_find(r, schemas[kind]->columns[c].name);
	for (i = 0; i < ZY_MIXED_EXTRAS; i++)
		m->extras[i] = zy_mixed_find_extra(r, (enum zy_mixed_extra)i);
}

/* Returns cell c of the current record; empty for -1. */
static struct zy_view
cell_at(const struct zy_reader *r, int c)
{
	return c < 0 ? (struct zy_view){"", 0} : zy_reader_cell(r, (size_t)c);
}

int
zy_mixed_read(const struct zy_mixed *m, const struct zy_reader *r,
    enum zy_mixed_kind *kind, struct zy_error *e)
{
	struct zy_view name = cell_at(r, m->record);
	int k;

	for (k = 0; k < ZY_MIXED_KINDS; k++)
		if (zy_view_is(name, schemas[k]->name))
			break;
	*kind = (enum zy_mixed_kind)k;
	if (k < ZY_MIXED_KINDS)
		return 0;
	return zy_reader_fault(r, m->record, ZY_FAULT_UNKNOWN_NAME,
	    _("is neither pledge, comment, activity nor award:"), e);
}

void
zy_mixed_cells(const struct zy_mixed *m, const struct zy_reader *r,
    enum zy_mixed_kind kind, struct zy_view *cells, struct zy_view *extras)
{
	size_t c;
	int i;

	for (c = 0; c < schemas[kind]->n; c++)
		cells[c] = cell_at(r, m->columns[kind][c]);
	for (i = 0; extras && i < ZY_MIXED_EXTRAS; i++)
		extras[i] = cell_at(r, m->extras[i]);
}
