/*
 * Sections of a standard that are made of the cells of a table.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/rational.h"
#include "standard/sheet-state.h"

void
zy_standard_sheet_tell(struct zy_standard_sheet *t, uint64_t line,
    uint64_t column, bool guess, const char *fmt, ...)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	zy_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	zy_error_set(&e, ZY_ERROR_RECORD, "%s", b.p);
	zy_error_at(&e, t->name, line, column);
	t->found(t->context, &e, guess);
	zy_buf_release(&b);
}

/*
 * For each kind of section, the section that contains it, and under which key.
 */
static const struct place {
	enum zy_section parent;
	const char *key;
} places[ZY_SECTIONS] = {
    [ZY_SECTION_VALID] = {ZY_SECTION_STANDARD, "valid"},
    [ZY_SECTION_MARKS] = {ZY_SECTION_STANDARD, "marks"},
    [ZY_SECTION_COLUMN] = {ZY_SECTION_STANDARD, "columns"},
    [ZY_SECTION_EXEMPT] = {ZY_SECTION_STANDARD, "exempt"},
    [ZY_SECTION_BALLOT] = {ZY_SECTION_STANDARD, "ballot"},
    [ZY_SECTION_GRADE] = {ZY_SECTION_BALLOT, "grades"},
    [ZY_SECTION_QUESTION] = {ZY_SECTION_BALLOT, "questions"},
    [ZY_SECTION_GROUP] = {ZY_SECTION_BALLOT, "groups"},
    [ZY_SECTION_HEAD] = {ZY_SECTION_STANDARD, "heads"},
    [ZY_SECTION_ITEM] = {ZY_SECTION_HEAD, "items"},
    [ZY_SECTION_RATER_GROUP] = {ZY_SECTION_ITEM, "rater_groups"},
    [ZY_SECTION_CONDITION] = {ZY_SECTION_ITEM, "conditions"},
    [ZY_SECTION_STEP] = {ZY_SECTION_ITEM, "steps"},
    [ZY_SECTION_PART] = {ZY_SECTION_ITEM, "parts"},
    [ZY_SECTION_LEVEL] = {ZY_SECTION_ITEM, "levels"},
    [ZY_SECTION_OPTION] = {ZY_SECTION_ITEM, "options"},
    [ZY_SECTION_RANGE] = {ZY_SECTION_ITEM, "ranges"},
    [ZY_SECTION_BONUS] = {ZY_SECTION_STANDARD, "bonus"},
    [ZY_SECTION_PENALTY] = {ZY_SECTION_STANDARD, "penalty"},
    [ZY_SECTION_SOURCE] = {ZY_SECTION_STANDARD, "compose"},
    [ZY_SECTION_VETO] = {ZY_SECTION_STANDARD, "vetoes"},
    [ZY_SECTION_GATE] = {ZY_SECTION_STANDARD, "gates"},
    [ZY_SECTION_BAND] = {ZY_SECTION_STANDARD, "bands"},
    [ZY_SECTION_SHARES] = {ZY_SECTION_STANDARD, "shares"},
};

json_t *
zy_standard_sheet_open(
    struct zy_standard_sheet *t, enum zy_section section, uint64_t line)
{
	const struct place *p = &places[section];
	const struct zy_layout_key *key;
	json_t *parent = t->now[p->parent], *list, *o;

	if (section == ZY_SECTION_STANDARD)
		return t->root;
	if (section == ZY_SECTION_ITEM)
		parent = t->place;
	if (!parent && p->parent != ZY_SECTION_BALLOT)
		return NULL;
	if (!parent)
		parent = zy_standard_sheet_open(t, ZY_SECTION_BALLOT, line);
	key = zy_layout_find(p->parent, p->key);
	list = json_object_get(parent, p->key);
	if (key->type == ZY_LAYOUT_ONE && list)
		return list;
	o = json_object();
	json_object_set_new(o, ZY_LAYOUT_LINE, json_integer((json_int_t)line));
	if (key->type == ZY_LAYOUT_ONE) {
		json_object_set_new(parent, p->key, o);
	} else {
		if (!list) {
			list = json_array();
			json_object_set_new(parent, p->key, list);
		}
		json_array_append_new(list, o);
	}
	t->now[section] = o;
	if (section == ZY_SECTION_HEAD || section == ZY_SECTION_BONUS ||
	    section == ZY_SECTION_PENALTY) {
		t->place = o;
		t->now[ZY_SECTION_ITEM] = NULL;
	}
	return o;
}

uint64_t
zy_standard_sheet_place(const struct zy_standard_sheet *t, const char *column)
{
	const struct zy_column *c =
	    zy_schema_find(&zy_standard_schema, zy_view(column));

	return t->places ? t->places[c - zy_standard_schema.columns] : 0;
}

struct zy_view
zy_standard_sheet_cell(const struct zy_view *cells, const char *column)
{
	const struct zy_column *c =
	    zy_schema_find(&zy_standard_schema, zy_view(column));

	return zy_text_trim(cells[c - zy_standard_schema.columns]);
}

/* Returns whether a text is a number, with or without a percent sign. */
static bool
is_number(const char *text)
{
	struct zy_rational r;
	bool is;

	zy_rational_init(&r);
	is = zy_rational_parse_percent(&r, zy_view(text ? text : "")) ==
	     ZY_NUMBER_OK;
	zy_rational_release(&r);
	return is;
}

/*
 * Stores the value of a cell as a key of a section; a cell that is wrong is
 * reported.
 */
static void
take_cell(struct zy_standard_sheet *t, json_t *o,
    const struct zy_layout_key *key, struct zy_view cell, uint64_t line)
{
	const struct zy_column *c =
	    &zy_standard_schema.columns[zy_layout_column(key)];
	const char *why = "";
	json_t *v = zy_layout_cell_read(key, cell, &why), *dedup;

	if (!v) {
		zy_standard_sheet_tell(t, line,
		    zy_standard_sheet_place(t, c->name), false,
		    "%.*s: %s '%.*s'", ZY_ARG(zy_column_label(c)), why,
		    ZY_ARG(cell));
		return;
	}
	if (key->type == ZY_LAYOUT_NUMBER && !key->choices &&
	    !is_number(json_string_value(v))) {
		zy_standard_sheet_tell(t, line,
		    zy_standard_sheet_place(t, c->name), false,
		    _("%.*s: not a number '%.*s'"), ZY_ARG(zy_column_label(c)),
		    ZY_ARG(cell));
		json_decref(v);
		return;
	}
	if (strcmp(key->name, "by") != 0) {
		json_object_set_new(o, key->name, v);
		return;
	}
	dedup = json_object();
	json_object_set(dedup, "scope", json_object_get(o, "dedup"));
	json_object_set_new(dedup, "by", v);
	json_object_set_new(o, "dedup", dedup);
}

void
zy_standard_sheet_take(struct zy_standard_sheet *t, enum zy_section section,
    json_t *o, const struct zy_view *cells, uint64_t line)
{
	const struct zy_layout *l = &zy_layouts[section];
	bool *used = zy_calloc(zy_standard_schema.n, sizeof(*used));
	size_t i, at;

	for (i = 0; i < l->n; i++) {
		const struct zy_layout_key *key = &l->keys[i];

		if (key->type >= ZY_LAYOUT_ONE)
			continue;
		at = zy_layout_column(key);
		used[at] = true;
		if (zy_text_trim(cells[at]).n)
			take_cell(t, o, key, zy_text_trim(cells[at]), line);
	}
	/* The first two say where the row belongs, the last that it is right.
	 */
	for (i = 2; i + 1 < zy_standard_schema.n; i++)
		if (!used[i] && zy_text_trim(cells[i]).n)
			zy_standard_sheet_tell(t, line,
			    t->places ? t->places[i] : 0, false,
			    _("%.*s: has no meaning in a row of kind '%s': "
			      "'%.*s'"),
			    ZY_ARG(zy_column_label(
				&zy_standard_schema.columns[i])),
			    zy_standard_sheet_word(section),
			    ZY_ARG(zy_text_trim(cells[i])));
	free(used);
}

struct zy_view
zy_standard_sheet_base(const struct zy_standard_sheet *t)
{
	const char *base = strrchr(t->name, '/');
	struct zy_view v = zy_view(base ? base + 1 : t->name);
	const char *dot = v.n > 1 ? memchr(v.p + 1, '.', v.n - 1) : NULL;

	if (dot)
		v.n = (size_t)(dot - v.p);
	return v;
}

struct zy_view
zy_standard_sheet_name(const struct zy_standard_sheet *t)
{
	return t->title.n ? t->title : zy_standard_sheet_base(t);
}
