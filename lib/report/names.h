/*
 * The names that a standard gives to its heads, questions, grades and bands.
 *
 * Streams contain ids; reports show names.  An id that has no name is shown
 * itself.  The ids also keep the order in which the standard lists them.
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

/* What a name is given to. */
enum zy_name_kind {
	ZY_NAMED_HEAD,
	ZY_NAMED_QUESTION,
	ZY_NAMED_GROUP, /* of voters */
	ZY_NAMED_GRADE,
	ZY_NAMED_BAND,
	ZY_NAMED_VETO,
	ZY_NAMED_AWARD,	   /* one: five-good, five-lead, five-strong */
	ZY_NAMED_STANDARD, /* one: its title */
	ZY_NAMED_SUBJECT,  /* one: org or member */
	ZY_NAMED_SOURCE,   /* of a composed total, by its column of scores */
	ZY_NAMED_WEIGHT,   /* of those sources, by the same: 25% */
	ZY_NAMED_KINDS,
};

struct zy_name {
	const char *id, *name;
};

/* The caller provides it, all zero: no names. */
struct zy_names {
	struct zy_name *items[ZY_NAMED_KINDS];
	size_t n[ZY_NAMED_KINDS], cap[ZY_NAMED_KINDS];
	struct zy_arena arena;
};

/* Frees what names holds and makes it empty. */
void zy_names_release(struct zy_names *names);

/* Adds a copy of an id and its name; NULL or an empty name stands for the id.
 */
void zy_names_add(struct zy_names *names, enum zy_name_kind kind,
    const char *id, const char *name);

/* Adds all names of a standard, in its order.  s need not outlive names. */
void zy_names_standard(struct zy_names *names, const struct zy_standard *s);

/* Returns the name of an id, or the id itself when it has no name. */
struct zy_view zy_names_of(
    const struct zy_names *names, enum zy_name_kind kind, struct zy_view id);

/* Returns the index of an id in its kind's order, or their number if unknown.
 */
size_t zy_names_place(
    const struct zy_names *names, enum zy_name_kind kind, struct zy_view id);

/*
 * Compares two ids by the standard's order, unknown ids last and by their
 * bytes. Returns a number below 0, 0, or above 0.
 */
int zy_names_cmp(const struct zy_names *names, enum zy_name_kind kind,
    struct zy_view a, struct zy_view b);

ZY_END_C

#endif
