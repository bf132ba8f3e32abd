/*
 * The layout of a standard: its sections and their keys, as data.
 *
 * A section is one object of the document: the standard itself, its marks, a
 * head, an item, a condition of an item.  The layout lists the keys of each
 * section in their canonical order, with the type of their values and their
 * column in a table.  The canonical form and the writer and reader of tables
 * (standard/sheet.h) are driven by it.  The layout does not know the meaning of
 * a key: standard/standard.h reads it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_LAYOUT_H
#define ZY_STANDARD_LAYOUT_H

#include <jansson.h>

#include "base/attr.h"
#include "base/mem.h"
#include "stream/column.h"

ZY_BEGIN_C

/* The kinds of sections of a standard. */
enum zy_section {
	ZY_SECTION_STANDARD,
	ZY_SECTION_VALID,
	ZY_SECTION_MARKS,
	ZY_SECTION_COLUMN,
	ZY_SECTION_EXEMPT,
	ZY_SECTION_BALLOT,
	ZY_SECTION_GRADE,
	ZY_SECTION_QUESTION,
	ZY_SECTION_GROUP,
	ZY_SECTION_HEAD,
	ZY_SECTION_ITEM,
	ZY_SECTION_RATER_GROUP,
	ZY_SECTION_CONDITION,
	ZY_SECTION_STEP,
	ZY_SECTION_PART,
	ZY_SECTION_LEVEL,
	ZY_SECTION_OPTION,
	ZY_SECTION_RANGE,
	ZY_SECTION_BONUS,
	ZY_SECTION_PENALTY,
	ZY_SECTION_SOURCE,
	ZY_SECTION_VETO,
	ZY_SECTION_GATE,
	ZY_SECTION_BAND,
	ZY_SECTION_SHARES,
	ZY_SECTIONS
};

/* The types of values. */
enum zy_layout_type {
	ZY_LAYOUT_TEXT,
	ZY_LAYOUT_NUMBER,	/* or one of the choices */
	ZY_LAYOUT_WORD,		/* one of the choices */
	ZY_LAYOUT_YESNO,	/* true, false */
	ZY_LAYOUT_TEXTS,	/* a list of texts */
	ZY_LAYOUT_CONDITIONS,	/* {"column": ["value", ...]} */
	ZY_LAYOUT_REQUIREMENTS, /* a list of fields, or of field and min */
	ZY_LAYOUT_DEDUP,	/* a scope, or an object of scope and by */
	ZY_LAYOUT_ONE,		/* a section */
	ZY_LAYOUT_LIST,		/* a list of sections */
};

/* A key of a section. */
struct zy_layout_key {
	const char *name;
	enum zy_layout_type type;
	const char *column; /* in tables; NULL: has the name of the key */
	const struct zy_choice *choices; /* or NULL */
	enum zy_section section;	 /* of ZY_LAYOUT_ONE and _LIST */
};

/* The keys of a section in canonical order. */
struct zy_layout {
	const struct zy_layout_key *keys;
	size_t n;
};

/* The keys of all sections, by enum zy_section. */
extern const struct zy_layout zy_layouts[ZY_SECTIONS];
/* The choices of the column `section`, by enum zy_section. */
extern const struct zy_choice zy_section_choices[];
/* The columns of tables, in their order. */
extern const struct zy_schema zy_standard_schema;

/* Returns the key of a section with that name, or NULL. */
const struct zy_layout_key *zy_layout_find(
    enum zy_section section, const char *name);
/* Returns the number of a key's column in zy_standard_schema. */
size_t zy_layout_column(const struct zy_layout_key *key);

/*
 * The member of a section's object that has the number of the table's line from
 * which it was read.  It is no key of the layout and is never written.
 */
#define ZY_LAYOUT_LINE " line"

/*
 * Appends the canonical form of the document of a standard to out: keys in the
 * order of the layout, without empty lists and objects, numbers without quotes
 * where JSON has them, one line for each section of a list.  document is the
 * value of a configuration (stream/config.h), in which numbers are texts.  Two
 * documents have the same form if and only if they have the same keys and
 * values.
 *
 * If lines is not NULL, sets *lines to a new array of *n numbers: element i is
 * the ZY_LAYOUT_LINE of the section on line i + 1 of the appended text, 0 if it
 * is not known.  The caller frees *lines with free().
 */
void zy_standard_canonical(
    struct zy_buf *out, const json_t *document, uint64_t **lines, size_t *n);

ZY_END_C

#endif
