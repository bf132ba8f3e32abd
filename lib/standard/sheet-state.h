/*
 * What the files that read a standard from a table share.  Private to this
 * floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_SHEET_STATE_H
#define ZY_STANDARD_SHEET_STATE_H

#include <stdarg.h>

#include "standard/layout-state.h"
#include "standard/sheet.h"

struct zy_standard_sheet {
	const char *name; /* of the file */
	zy_standard_sheet_found *found;
	void *context;
	json_t *root;
	json_t *now[ZY_SECTIONS]; /* the last section of each kind */
	json_t *place;		  /* head, bonus or penalty: has the items */
	bool vetoes;		  /* rows are vetoes */
	struct zy_buf text;	  /* scratch */
};

/*
 * The members of an item's object that are no keys: the rule in words that is
 * still to be read, that the officer has confirmed it, that it was guessed, the
 * cells of name and points, by which a block of merged cells is known, and the
 * cell 权重.
 */
#define ZY_STANDARD_SHEET_WORDS " words"
#define ZY_STANDARD_SHEET_CONFIRMED " confirmed"
#define ZY_STANDARD_SHEET_NAME " name"
#define ZY_STANDARD_SHEET_MAX " max"
#define ZY_STANDARD_SHEET_WEIGHT " weight"

/* Tells something about a line of the table (sheet-section.c). */
void zy_standard_sheet_tell(struct zy_standard_sheet *t, uint64_t line,
    bool guess, const char *fmt, ...) ZY_PRINTF(4, 5);
/*
 * Returns a new section of that kind, or the one that there is of one that
 * stands once, below the section that was opened last; NULL where there is none
 * for it to stand in.  It belongs to the document (sheet-section.c).
 */
json_t *zy_standard_sheet_open(
    struct zy_standard_sheet *t, enum zy_section section, uint64_t line);
/* Returns the cell of a column of that name, trimmed (sheet-section.c). */
struct zy_view zy_standard_sheet_cell(
    const struct zy_view *cells, const char *column);
/* Puts the cells of a row into the section o (sheet-section.c). */
void zy_standard_sheet_take(struct zy_standard_sheet *t,
    enum zy_section section, json_t *o, const struct zy_view *cells,
    uint64_t line);

/* Returns the text of a key of a section, or "". */
static inline const char *
zy_standard_sheet_text(const json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));

	return text ? text : "";
}

/* Returns the line of the table that a section was read from. */
static inline uint64_t
zy_standard_sheet_line(const json_t *o)
{
	return (uint64_t)json_integer_value(json_object_get(o, ZY_LAYOUT_LINE));
}

/* Returns the name of a section in the language of messages. */
static inline const char *
zy_standard_sheet_word(enum zy_section section)
{
	return zy_error_in_chinese() ? zy_section_choices[section].zh
				     : zy_section_choices[section].token;
}

/*
 * sheet-weight.c: the column 权重
 */

/* Gives heads, or items whose rules have been read, the weights that rows say.
 */
void zy_standard_sheet_weigh(struct zy_standard_sheet *t);

/*
 * sheet-plain.c: tables of counties, whose rows do not say what they are
 */

/* Takes a row whose kind its cells show: an item, a head, more of an item. */
void zy_standard_sheet_plain_row(
    struct zy_standard_sheet *t, const struct zy_view *cells, uint64_t line);
/* Goes to the head, bonus or penalty of that name or id; opens a head where
 * there is none. */
void zy_standard_sheet_go_to(
    struct zy_standard_sheet *t, struct zy_view name, uint64_t line);
/*
 * Remembers the rule of an item that has no kind, or of a veto that has no
 * effect, and whether the officer has confirmed what was guessed.
 */
void zy_standard_sheet_note_rule(struct zy_standard_sheet *t, json_t *o,
    const struct zy_view *cells, uint64_t line);

#endif
