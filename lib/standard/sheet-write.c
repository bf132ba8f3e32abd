/*
 * Writes a standard as a table.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "standard/layout-state.h"
#include "standard/sheet.h"

/* A row: a section, and for an item its number and the name of its head. */
struct row {
	enum zy_section section;
	const json_t *object;
	const char *head;
	size_t item;
};

struct rows {
	struct row *list;
	size_t n, cap, items;
	bool zh;
};

/* Returns the name of a kind of section, in Chinese or as its id. */
static const char *
label(enum zy_section section, bool zh)
{
	return zh ? zy_section_choices[section].zh
		  : zy_section_choices[section].token;
}

/* Returns whether a section has a value for its own row. */
static bool
has_cells(enum zy_section section, const json_t *o)
{
	const struct zy_layout *l = &zy_layouts[section];
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->keys[i].type < ZY_LAYOUT_ONE &&
		    json_object_get(o, l->keys[i].name))
			return true;
	return false;
}

/* Adds a section and all sections in it, in the order of the layout. */
static void
add(struct rows *r, enum zy_section section, const json_t *o, const char *head)
{
	const struct zy_layout *l = &zy_layouts[section];
	bool extra =
	    section == ZY_SECTION_BONUS || section == ZY_SECTION_PENALTY;
	const json_t *name = json_object_get(o, "name");
	size_t i, k;

	if (extra)
		head = label(section, r->zh);
	if (section == ZY_SECTION_HEAD)
		head =
		    json_string_value(name ? name : json_object_get(o, "id"));
	if (extra || has_cells(section, o)) {
		r->list = zy_grow(r->list, &r->cap, r->n + 1, sizeof(*r->list));
		r->list[r->n++] = (struct row){section, o, head, r->items};
		r->items += section == ZY_SECTION_ITEM;
	}
	for (i = 0; i < l->n; i++) {
		const json_t *v = json_object_get(o, l->keys[i].name);

		if (v && l->keys[i].type == ZY_LAYOUT_ONE)
			add(r, l->keys[i].section, v, head);
		if (v && l->keys[i].type == ZY_LAYOUT_LIST)
			for (k = 0; k < json_array_size(v); k++)
				add(r, l->keys[i].section, json_array_get(v, k),
				    head);
	}
}

/*
 * Returns the value of a key of a section, or NULL.  The object dedup has the
 * values of two keys.
 */
static const json_t *
value_of(const json_t *o, const struct zy_layout_key *key)
{
	const json_t *dedup = json_object_get(o, "dedup");

	if (json_is_object(dedup) && key->type == ZY_LAYOUT_DEDUP)
		return json_object_get(dedup, "scope");
	if (json_is_object(dedup) && strcmp(key->name, "by") == 0)
		return json_object_get(dedup, "by");
	return json_object_get(o, key->name);
}

/* Fills the cells of a row, one buffer for each column. */
static void
fill(struct zy_buf *cells, const struct row *row, bool zh,
    zy_standard_sheet_words *words, void *context)
{
	const struct zy_layout *l = &zy_layouts[row->section];
	struct zy_buf *rule =
	    &cells[zy_layout_column(zy_layout_find(ZY_SECTION_ITEM, "rule"))];
	const json_t *v;
	size_t i;

	for (i = 0; i < zy_standard_schema.n; i++)
		zy_buf_reset(&cells[i]);
	zy_buf_puts(&cells[0], label(row->section, zh));
	zy_buf_puts(&cells[1], row->head ? row->head : "");
	for (i = 0; i < l->n; i++) {
		if (l->keys[i].type >= ZY_LAYOUT_ONE)
			continue;
		v = value_of(row->object, &l->keys[i]);
		if (v)
			zy_layout_cell_put(
			    &cells[zy_layout_column(&l->keys[i])], &l->keys[i],
			    v, zh);
	}
	if (row->section == ZY_SECTION_ITEM && rule->n == 0 && words)
		words(context, rule, row->item);
	if (json_object_get(row->object, ZY_LAYOUT_GUESSED))
		zy_buf_puts(&cells[zy_standard_schema.n - 1],
		    zh ? "待确认" : "unconfirmed");
}

/* Returns whether every table has a column, even if it is empty. */
static bool
is_always(const struct zy_column *c)
{
	static const char *const names[] = {
	    "section", "head", "id", "name", "max", "rule", "kind", NULL};
	size_t i;

	for (i = 0; names[i]; i++)
		if (strcmp(names[i], c->name) == 0)
			return true;
	return false;
}

/* Returns whether the column has numbers, which a workbook stores as such. */
static bool
is_number(const struct zy_column *c)
{
	const struct zy_layout_key *key;
	size_t i;

	for (i = 0; i < ZY_SECTIONS; i++) {
		key = zy_layout_find((enum zy_section)i, c->name);
		if (key && key->type == ZY_LAYOUT_NUMBER)
			return true;
	}
	return false;
}

struct zy_column *
zy_standard_sheet_columns(void)
{
	size_t n = zy_standard_schema.n, i;
	struct zy_column *all = zy_calloc(n, sizeof(*all));

	memcpy(all, zy_standard_schema.columns, n * sizeof(*all));
	for (i = 0; i < n; i++)
		if (is_number(&all[i]))
			all[i].type = ZY_DECIMAL;
	return all;
}

void
zy_standard_sheet_write(struct zy_writer *w, const struct zy_column *declared,
    const json_t *document, bool zh, zy_standard_sheet_words *words,
    void *context)
{
	size_t n = zy_standard_schema.n, i, k;
	struct zy_buf *cells = zy_calloc(n, sizeof(*cells));
	bool *used = zy_calloc(n, sizeof(*used));
	struct rows r = {.zh = zh};

	add(&r, ZY_SECTION_STANDARD, document, NULL);
	for (k = 0; k < r.n; k++) {
		fill(cells, &r.list[k], zh, NULL, NULL);
		for (i = 0; i < n; i++)
			used[i] |= cells[i].n > 0 ||
				   is_always(&zy_standard_schema.columns[i]);
	}
	for (i = 0; i < n; i++) {
		const struct zy_column *c = &declared[i];

		if (used[i])
			zy_writer_column(w, zy_view(zh ? c->zh : c->name), c);
	}
	for (k = 0; k < r.n; k++) {
		fill(cells, &r.list[k], zh, words, context);
		for (i = 0; i < n; i++)
			if (used[i])
				zy_writer_cell(w, zy_buf_get(&cells[i]));
		zy_writer_end(w);
	}
	for (i = 0; i < n; i++)
		zy_buf_release(&cells[i]);
	free(cells);
	free(used);
	free(r.list);
}
