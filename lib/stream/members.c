/*
 * The members of JSON objects as columns of a reader: implements functions of
 * reader-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include "stream/reader-state.h"

/*
 * Returns where the column of a key is stored; -1 there means that the key has
 * no column yet.
 */
static int *
column_of_key(struct zy_reader *r, struct zy_view key)
{
	uint32_t k = zy_intern_put(r->keys, key);
	size_t from = r->key_cap;

	if (k >= r->key_cap) {
		r->key_column = zy_grow(
		    r->key_column, &r->key_cap, k + 1, sizeof(*r->key_column));
		for (; from < r->key_cap; from++)
			r->key_column[from] = -1;
	}
	return &r->key_column[k];
}

void
zy_reader_copy_keys(struct zy_reader *to, const struct zy_reader *from)
{
	size_t i;

	to->keys = zy_intern_new();
	for (i = 0; i < from->n; i++)
		*column_of_key(to, from->columns[i].h.text) = (int)i;
}

/*
 * Returns the column of a member, which is added if it is new.  hint is the
 * most likely column.
 */
static size_t
member_column(struct zy_reader *r, struct zy_view key, size_t hint)
{
	struct zy_header_column h = {.text = key};
	struct zy_buf name = ZY_BUF_INIT;
	int *column;

	if (hint < r->n && zy_view_eq(r->columns[hint].h.text, key))
		return hint;
	column = column_of_key(r, key);
	if (*column >= 0)
		return (size_t)*column;
	zy_header_name(&h, &r->options);
	/* A second spelling of a known column is a twin of it. */
	if (h.decl && zy_reader_find(r, h.decl->name) >= 0) {
		h.twin = h.decl;
		h.decl = NULL;
		/* The canonical name is that of the other. */
		zy_buf_view(&name, key);
		if (zy_reader_find(r, name.p) >= 0)
			zy_buf_puts(&name, "_2");
		h.name = zy_buf_get(&name);
	}
	zy_reader_add_column(r, &h, 0);
	zy_buf_release(&name);
	if (h.twin)
		zy_reader_pair_twins(r);
	*column = (int)r->n - 1;
	return r->n - 1;
}

/*
 * Stores the members of the current object in raw cells.  Returns 1, or -1 with
 * e set.
 */
static int
take_members(struct zy_reader *r, struct zy_error *e)
{
	const struct zy_json_member *m;
	size_t i, c, n, cap = zy_source_caps(r->source)->columns;
	uint64_t now = r->records + 1, line, column;

	m = zy_json_members(r->json, &n);
	for (i = 0; i < r->n; i++)
		r->own_raw[i] = (struct zy_view){NULL, 0};
	for (i = 0; i < n; i++) {
		c = member_column(r, m[i].key, i);
		if (r->columns[c].seen == now)
			zy_error_set(e, ZY_ERROR_RECORD,
			    _("JSON: the key '%.*s' stands twice"),
			    ZY_ARG(m[i].key));
		else if (c >= cap)
			zy_error_set(e, ZY_ERROR_RECORD,
			    _("more than %zu columns (--cap columns)"), cap);
		if (e->kind) {
			e->fault = c >= cap ? ZY_FAULT_LIMIT : ZY_FAULT_JSON;
			zy_json_place(r->json, m[i].at, &line, &column);
			return zy_error_at(
			    e, zy_source_name(r->source), line, column);
		}
		r->columns[c].seen = now;
		r->columns[c].at = m[i].at;
		r->own_raw[c] = m[i].value;
	}
	r->cells = r->raw = r->own_raw;
	return 1;
}

enum {
	FIRST_OBJECTS = 64
}; /* objects whose keys are columns from the start */

/*
 * Adds a column for each key of the first objects, as many as can be read;
 * faults are reported later, when the object is read as a record.  Returns 0,
 * or -1 with e set where nothing can be read.
 */
static int
look_at_keys(struct zy_reader *r, struct zy_error *e)
{
	struct zy_error bad = ZY_ERROR_INIT;
	size_t i, n;
	int rc = 1;

	for (n = 0; n < FIRST_OBJECTS && rc == 1; n++) {
		rc = zy_json_next(r->json, &bad);
		if (rc == 1)
			rc = take_members(r, &bad);
		for (i = 0; i < r->n; i++)
			r->columns[i].seen = 0;
	}
	if (rc >= 0 || n > 1 || bad.kind == ZY_ERROR_RECORD)
		return 0;
	*e = bad;
	return -1;
}

int
zy_reader_open_json(struct zy_reader *r, bool array, struct zy_error *e)
{
	snprintf(
	    r->shape, sizeof(r->shape), "%s", array ? "JSON" : "JSON Lines");
	r->keys = zy_intern_new();
	r->array = array;
	zy_source_hold(r->source);
	r->json = zy_json_new(r->source, array);
	if (look_at_keys(r, e))
		return -1;
	zy_json_free(r->json);
	zy_source_return(r->source);
	r->json = zy_json_new(r->source, array);
	return 0;
}

int
zy_reader_take_object(struct zy_reader *r, struct zy_error *e)
{
	int rc = zy_json_next(r->json, e);

	if (rc == 1)
		rc = take_members(r, e);
	if (rc >= 0)
		return rc;
	r->records += e->kind == ZY_ERROR_RECORD;
	if (r->n)
		zy_reader_take_broken(r, zy_json_text(r->json));
	return -1;
}

/*
 * Returns whether the schema declares neither column c nor a column of its
 * name.
 */
static bool
is_undeclared(const struct zy_reader *r, size_t c)
{
	return !r->columns[c].h.decl &&
	       !(r->options.schema &&
		   zy_schema_find(r->options.schema, r->columns[c].h.name));
}

void
zy_reader_mark_literals(struct zy_reader *r)
{
	const struct zy_json_member *m;
	struct zy_buf *text;
	size_t i, c, n;

	m = zy_json_members(r->json, &n);
	for (i = 0; i < n; i++) {
		if (ZY_LIKELY(m[i].string))
			continue;
		c = member_column(r, m[i].key, i);
		/* One that was filled down is text. */
		if (!is_undeclared(r, c) || r->raw[c].n != m[i].value.n)
			continue;
		if (r->cells != r->own_cells)
			memcpy(
			    r->own_cells, r->raw, r->n * sizeof(*r->own_cells));
		r->cells = r->own_cells;
		text = &r->columns[c].text;
		zy_buf_reset(text);
		zy_buf_putc(text, ZY_CELL_LITERAL);
		zy_buf_view(text, m[i].value);
		r->own_cells[c] = zy_buf_get(text);
	}
}

/* Returns whether the current object has a column, or a twin of it. */
static bool
has_member(const struct zy_reader *r, const struct zy_column *x)
{
	const struct zy_header_column *h;
	size_t i;

	for (i = 0; i < r->n; i++) {
		h = &r->columns[i].h;
		if (r->columns[i].seen == r->records &&
		    (zy_view_is(h->name, x->name) ||
			(h->twin && strcmp(h->twin->name, x->name) == 0)))
			return true;
	}
	return false;
}

int
zy_reader_check_members(struct zy_reader *r, struct zy_error *e)
{
	const struct zy_schema *s = r->options.schema;
	char text[256];
	size_t k;

	for (k = 0; s && k < s->n; k++) {
		if (!(s->columns[k].flags & ZY_KEY) ||
		    has_member(r, &s->columns[k]))
			continue;
		snprintf(text, sizeof(text), _("JSON: no member '%s'"),
		    s->columns[k].name);
		return zy_reader_fault(r, -1, ZY_FAULT_JSON, text, e);
	}
	return 1;
}
