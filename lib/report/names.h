/*
 * The names that a standard gives to its heads, questions, grades and bands.
 *
 * Streams contain ids, or names where they were written in Chinese; reports
 * show names.  An id without a name is shown as it is.  The order in which the
 * standard lists the ids is kept, too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_NAMES_H
#define ZY_REPORT_NAMES_H

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"
#include "standard/standard.h"

ZY_BEGIN_C

/* The kinds of things that have names. */
enum zy_name_kind {
	ZY_NAMED_HEAD,
	ZY_NAMED_QUESTION,
	ZY_NAMED_GROUP, /* of voters */
	ZY_NAMED_GRADE,
	ZY_NAMED_BAND,
	ZY_NAMED_VETO,
	ZY_NAMED_AWARD,	   /* five-good, five-lead or five-strong */
	ZY_NAMED_STANDARD, /* the name is its title */
	ZY_NAMED_SUBJECT,  /* org or member */
	ZY_NAMED_SOURCE,   /* source of a composed total; id: its column */
	ZY_NAMED_WEIGHT,   /* weight of a source ("25%"); id: its column */
	ZY_NAMED_KINDS,
};

/* An id and its name, both owned by struct zy_names. */
struct zy_name {
	const char *id, *name;
};

/*
 * A collection of names by kind.  All bytes zero is an empty one;
 * zy_names_release frees it.
 */
struct zy_names {
	struct zy_name *items[ZY_NAMED_KINDS];
	size_t n[ZY_NAMED_KINDS], cap[ZY_NAMED_KINDS];
	struct zy_arena arena;
};

/* Frees what names owns, and makes it empty. */
void zy_names_release(struct zy_names *names);

/*
 * Adds an id of a kind with its name, both copied.  If name is NULL or empty,
 * the id is its own name.
 */
void zy_names_add(struct zy_names *names, enum zy_name_kind kind,
    const char *id, const char *name);

/*
 * Adds the names of the heads, questions, groups, grades, bands, vetoes and
 * sources of the standard s, and its title, in its order.  All are copied.
 */
void zy_names_standard(struct zy_names *names, const struct zy_standard *s);

/*
 * Returns the name of an id of this kind, borrowed from names; or id itself if
 * no name is known for it.
 */
struct zy_view zy_names_of(
    const struct zy_names *names, enum zy_name_kind kind, struct zy_view id);

/*
 * Returns the position of an id of this kind in the order of adding, from 0.
 * id may also be a name, since streams in Chinese have names.  Returns the
 * number of all names of the kind if the id is not known.
 */
size_t zy_names_place(
    const struct zy_names *names, enum zy_name_kind kind, struct zy_view id);

/*
 * Compares two ids of a kind, in the order in which the names were added;
 * unknown ids come last, in byte order.  Returns a number below 0, 0 or above 0
 * as a comes before b, equals b or comes after it.
 */
int zy_names_cmp(const struct zy_names *names, enum zy_name_kind kind,
    struct zy_view a, struct zy_view b);

ZY_END_C

#endif
