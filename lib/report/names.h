/*
 * Names for ids: what a standard calls its heads, questions, grades, bands.
 *
 * Reports show names, streams carry ids.  Filled from a standard by whoever
 * has one; an id without a name is shown as it is.  Also keeps the order in
 * which a standard lists things.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_NAMES_H
#define ZY_REPORT_NAMES_H

#include "base/mem.h"
#include "base/text.h"
#include "standard/standard.h"

enum zy_named {
	ZY_NAMED_HEAD,
	ZY_NAMED_QUESTION,
	ZY_NAMED_GROUP, /* of voters */
	ZY_NAMED_GRADE,
	ZY_NAMED_BAND,
	ZY_NAMED_VETO,
	ZY_NAMED_AWARD,	   /* one: five-good, five-lead, five-strong */
	ZY_NAMED_STANDARD, /* one: its title */
	ZY_NAMED_KINDS,
};

struct zy_name {
	const char *id, *name;
};

/* All zero is empty. */
struct zy_names {
	struct zy_name *items[ZY_NAMED_KINDS];
	size_t n[ZY_NAMED_KINDS], cap[ZY_NAMED_KINDS];
	struct zy_arena arena;
};

void zy_names_release(struct zy_names *names);
/* Adds one more, copied; name NULL or empty: the id. */
void zy_names_add(struct zy_names *names, enum zy_named kind, const char *id,
    const char *name);
/* Adds all that a standard names, in its order. */
void zy_names_standard(struct zy_names *names, const struct zy_standard *s);
/* The name of an id, or the id. */
struct zy_view zy_names_of(
    const struct zy_names *names, enum zy_named kind, struct zy_view id);
/* Its place in the standard's order, or how many there are. */
size_t zy_names_place(
    const struct zy_names *names, enum zy_named kind, struct zy_view id);
/* By the standard's order, then by bytes: -1, 0, 1. */
int zy_names_cmp(const struct zy_names *names, enum zy_named kind,
    struct zy_view a, struct zy_view b);

#endif
