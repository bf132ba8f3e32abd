/*
 * The layout of a standard: its sections and their keys, as data.
 *
 * A section is one object of the document: the standard itself, its marks, a
 * head, an item, a condition of an item.  The layout says which keys a section
 * has, in their canonical order, of which form their values are, and in which
 * column of a table they stand.  The canonical form, the table that people read
 * and the reader of tables (standard/sheet.h) are made from it.  What a key
 * means is not known here: standard/standard.h reads it.
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

/* The sections of a standard. */
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
	ZY_SECTION_BONUS,
	ZY_SECTION_PENALTY,
	ZY_SECTION_SOURCE,
	ZY_SECTION_VETO,
	ZY_SECTION_GATE,
	ZY_SECTION_BAND,
	ZY_SECTION_SHARES,
	ZY_SECTIONS
};

/* The forms of values. */
enum zy_layout_type {
	ZY_LAYOUT_TEXT,
	ZY_LAYOUT_NUMBER,	/* or one of the choices */
	ZY_LAYOUT_WORD,		/* one of the choices */
	ZY_LAYOUT_YESNO,	/* true, false */
	ZY_LAYOUT_TEXTS,	/* a list of texts */
	ZY_LAYOUT_CONDITIONS,	/* {"column": ["value", ...]} */
	ZY_LAYOUT_REQUIREMENTS, /* a list of fields, or of field and min */
	ZY_LAYOUT_DEDUP,	/* a scope, or an object of scope and by */
	ZY_LAYOUT_ONE,		/* another section */
	ZY_LAYOUT_LIST,		/* a list of sections */
};

/* A key of a section. */
struct zy_layout_key {
	const char *name;
	enum zy_layout_type type;
	const char *column; /* of tables; NULL: it is called as the key */
	const struct zy_choice *choices; /* or NULL */
	enum zy_section section;	 /* of one, or of the list's elements */
};

/* The keys of a section in canonical order. */
struct zy_layout {
	const struct zy_layout_key *keys;
	size_t n;
};

/* Indexed by enum zy_section. */
extern const struct zy_layout zy_layouts[ZY_SECTIONS];
/* What the column `section` may say; its index is the enum zy_section. */
extern const struct zy_choice zy_section_choices[];
/* The columns of tables, in their order. */
extern const struct zy_schema zy_standard_schema;

/* Returns the key of that name of a section, or NULL. */
const struct zy_layout_key *zy_layout_find(
    enum zy_section section, const char *name);
/* Returns the number of a key's column in zy_standard_schema. */
size_t zy_layout_column(const struct zy_layout_key *key);

/*
 * The member of a section's object that holds the line of the table that it was
 * read from, as an integer.  It is no key of the layout and is never written.
 */
#define ZY_LAYOUT_LINE " line"

/*
 * Appends the document of a standard in its canonical form: keys in the order
 * of the layout, empty lists and objects left out, numbers without quotes where
 * JSON has them, one line for each section of a list.  document is the value of
 * a configuration (stream/config.h), in which numbers are texts.  Two documents
 * have the same form exactly where they say the same by the same words.
 *
 * lines, where it is not NULL, receives the numbers that the sections have as
 * ZY_LAYOUT_LINE: element i, of the *n that there are, belongs to line i + 1 of
 * what is appended, and is 0 where nothing is known.  The caller frees *lines
 * with free.
 */
void zy_standard_canonical(
    struct zy_buf *out, const json_t *document, uint64_t **lines, size_t *n);

ZY_END_C

#endif
