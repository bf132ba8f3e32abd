/*
 * Reads a standard from a table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/sheet.h"

#include <stdlib.h>

#include "standard/sheet-state.h"

struct zy_standard_sheet *
zy_standard_sheet_new(const char *name, struct zy_view title,
    zy_standard_sheet_found *found, void *context)
{
	struct zy_standard_sheet *t = zy_calloc(1, sizeof(*t));

	t->name = name;
	t->title = title;
	t->found = found;
	t->context = context;
	t->root = json_object();
	t->now[ZY_SECTION_STANDARD] = t->root;
	return t;
}

void
zy_standard_sheet_free(struct zy_standard_sheet *t)
{
	if (!t)
		return;
	json_decref(t->root);
	zy_buf_release(&t->text);
	free(t);
}

json_t *
zy_standard_sheet_document(struct zy_standard_sheet *t)
{
	return t->root;
}

void
zy_standard_sheet_row(struct zy_standard_sheet *t, const struct zy_view *cells,
    const uint32_t *places, uint64_t line)
{
	struct zy_view what = zy_standard_sheet_cell(cells, "section");
	struct zy_view name = zy_standard_sheet_cell(cells, "name");
	struct zy_view head = zy_standard_sheet_cell(cells, "head");
	const struct zy_choice *choice = NULL;
	enum zy_section section;
	json_t *o;

	t->places = places;
	if (what.n)
		choice = zy_choice_find(zy_section_choices, what);
	if (!choice) {
		zy_standard_sheet_plain_row(t, cells, line);
		return;
	}
	section = (enum zy_section)(choice - zy_section_choices);
	if (section == ZY_SECTION_ITEM)
		zy_standard_sheet_go_to(t, head, line);
	o = zy_standard_sheet_open(t, section, line);
	if (!o) {
		zy_standard_sheet_tell(t, line,
		    zy_standard_sheet_place(t, "section"), false,
		    _("a row of kind '%s' stands below its item"),
		    zy_standard_sheet_word(section));
		return;
	}
	zy_standard_sheet_take(t, section, o, cells, line);
	if (section == ZY_SECTION_HEAD && name.n == 0 && head.n &&
	    !zy_view_is(head, zy_standard_sheet_text(o, "id")))
		json_object_set_new(o, "name", json_stringn(head.p, head.n));
	if (section == ZY_SECTION_ITEM || section == ZY_SECTION_VETO)
		zy_standard_sheet_note_rule(t, o, cells, line);
}
