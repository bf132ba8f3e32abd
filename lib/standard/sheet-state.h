/*
 * Declarations shared by the files that read a standard from a table,
 * sheet-*.c.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_SHEET_STATE_H
#define ZY_STANDARD_SHEET_STATE_H

#include <stdarg.h>

#include "standard/layout-state.h"
#include "standard/sheet.h"

/* A table that is being read. */
struct zy_standard_sheet {
	const char *name;     /* borrowed: of the file */
	struct zy_view title; /* borrowed: above the table */
	zy_standard_sheet_found *found;
	void *context;		  /* first argument of found */
	json_t *root;		  /* owned: the document */
	json_t *now[ZY_SECTIONS]; /* borrowed: the last one of each kind */
	json_t *place;		  /* borrowed: the head, bonus or penalty to
				     which the next items belong */
	bool vetoes;		  /* the next rows are vetoes */
	const uint32_t *places; /* borrowed: where the cells of the present row
				   begin, or NULL */
	struct zy_buf text;	/* scratch */
};

/*
 * Members of an item's object that are not keys and are never written: the rule
 * in words that must still be read; whether the officer has confirmed what is
 * guessed from it; the cells of name and points, which rows of a merged block
 * repeat; the cell 权重.
 */
#define ZY_STANDARD_SHEET_WORDS " words"
#define ZY_STANDARD_SHEET_CONFIRMED " confirmed"
#define ZY_STANDARD_SHEET_NAME " name"
#define ZY_STANDARD_SHEET_MAX " max"
#define ZY_STANDARD_SHEET_WEIGHT " weight"
/*
 * The member of an item or veto with the column, in characters, where the cell
 * begins that states its rule, an integer.
 */
#define ZY_STANDARD_SHEET_PLACE " place"

/*
 * Reports a finding about a line of the table, and about the cell that begins
 * at that column, 0 for the whole row, to t->found; guess says whether it is a
 * guess (sheet-section.c).
 */
void zy_standard_sheet_tell(struct zy_standard_sheet *t, uint64_t line,
    uint64_t column, bool guess, const char *fmt, ...) ZY_PRINTF(5, 6);
/*
 * Returns where in its line a cell of the present row begins, as a column in
 * characters; 0 if that is not known.  `column` is the name of the cell's
 * column in zy_standard_schema (sheet-section.c).
 */
uint64_t zy_standard_sheet_place(
    const struct zy_standard_sheet *t, const char *column);
/*
 * Adds a section of that kind to the document, in the last section to which one
 * can belong; returns the existing one if there can be only one.  Returns NULL
 * if there is no section that can contain it.  The result is owned by the
 * document (sheet-section.c).
 */
json_t *zy_standard_sheet_open(
    struct zy_standard_sheet *t, enum zy_section section, uint64_t line);
/*
 * Returns the cell, trimmed, of the column of zy_standard_schema with that
 * name; cells are by column of this schema (sheet-section.c).
 */
struct zy_view zy_standard_sheet_cell(
    const struct zy_view *cells, const char *column);
/*
 * Stores the cells of a row as keys of the section o; cells that are wrong are
 * reported (sheet-section.c).
 */
void zy_standard_sheet_take(struct zy_standard_sheet *t,
    enum zy_section section, json_t *o, const struct zy_view *cells,
    uint64_t line);

/*
 * Returns the text of a key of a section, borrowed from o, or "" if there is
 * none.
 */
static inline const char *
zy_standard_sheet_text(const json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));

	return text ? text : "";
}

/*
 * Returns the line of the table from which the section o was read, 0 if it is
 * not known.
 */
static inline uint64_t
zy_standard_sheet_line(const json_t *o)
{
	return (uint64_t)json_integer_value(json_object_get(o, ZY_LAYOUT_LINE));
}

/*
 * Returns the column, in characters, where the cell with the rule of the item
 * or veto o begins; 0 if it is not known.
 */
static inline uint64_t
zy_standard_sheet_rule_place(const json_t *o)
{
	return (uint64_t)json_integer_value(
	    json_object_get(o, ZY_STANDARD_SHEET_PLACE));
}

/* Returns the name of a kind of section in the language of messages. */
static inline const char *
zy_standard_sheet_word(enum zy_section section)
{
	return zy_error_in_chinese() ? zy_section_choices[section].zh
				     : zy_section_choices[section].token;
}

/* sheet-weight.c: the column 权重 */

/*
 * Applies the cells of the column 权重, after all rules have been read: they
 * are the weight of a head, or the points of items are multiplied by them.
 * Wrong weights are reported to t->found.
 */
void zy_standard_sheet_weigh(struct zy_standard_sheet *t);

/* sheet-plain.c: tables of counties, which have no column `section` */

/*
 * Adds a row of a county's table to the document.  The cells decide whether it
 * is an item, a head, or a continuation of the item above.
 */
void zy_standard_sheet_plain_row(
    struct zy_standard_sheet *t, const struct zy_view *cells, uint64_t line);
/*
 * Sets t->place to the head, bonus or penalty with that name or id, to which
 * the next items belong.  Adds a head if none has the name; line is its line.
 * For a heading of vetoes (一票否决) sets t->vetoes instead.  Does nothing for
 * an empty name and for that of the present place.
 */
void zy_standard_sheet_go_to(
    struct zy_standard_sheet *t, struct zy_view name, uint64_t line);
/*
 * Stores in o, an item without kind or a veto without effect, its rule in words
 * and whether the officer has confirmed what was guessed from it.  The rule is
 * read when the table has ended.
 */
void zy_standard_sheet_note_rule(struct zy_standard_sheet *t, json_t *o,
    const struct zy_view *cells, uint64_t line);

/*
 * Returns the name of the file without folder and suffix, borrowed.  In
 * sheet-section.c.
 */
struct zy_view zy_standard_sheet_base(const struct zy_standard_sheet *t);
/*
 * Returns a name for the head of a table without heads, borrowed: the title of
 * the table, or else the name of the file.  In sheet-section.c.
 */
struct zy_view zy_standard_sheet_name(const struct zy_standard_sheet *t);

#endif
