/*
 * Inspectors (检查人), drawn for the subjects that were drawn.
 *
 * An inspector belongs to an organisation and may have conflicts with others
 * (回避).  Nobody is drawn for a subject in whose subtree his own organisation
 * stands, nor for one that is, or stands below, an organisation of his
 * conflicts.  Superior organisations do inspect those below them.
 *
 * The inspectors of a subject are drawn by tickets (ranking/draw.h) with the
 * seed "SEED/SUBJECT", so that neither the order of the list nor who else was
 * drawn matters.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_INSPECTORS_H
#define ZY_RANKING_INSPECTORS_H

#include "base/attr.h"
#include "base/digest.h"
#include "model/finding.h"
#include "model/org-search.h"

ZY_BEGIN_C

struct zy_inspector {
	struct zy_view id, name; /* texts of the table */
	uint32_t org;		 /* number in the roster */
	uint32_t *conflicts;	 /* numbers in the roster */
	size_t nconflicts;
};

/* The caller zeroes it and sets the first two members. */
struct zy_inspectors {
	const struct zy_table *table; /* by zy_inspector_schema; borrowed */
	struct zy_org_roster *orgs;   /* borrowed */
	struct zy_inspector *items;
	size_t n;
	uint64_t excused;	     /* with a conflict with everybody */
	char sha256[ZY_DIGEST_HEX];  /* of the ids, sorted, one a line */
	struct zy_findings findings; /* on the rows of the table */
	struct zy_arena arena;
};

/*
 * Reads the inspectors from the table.  One whose organisation or conflict is
 * unknown, or who stands there twice, is refused: see findings.  Where the
 * table has no ids, names are ids.  Returns 0, or -1 with a ZY_ERROR_CONFIG
 * where the column of their organisations is missing.
 */
int zy_inspectors_build(struct zy_inspectors *x, struct zy_error *e);
/* Frees what x holds, not the table, and sets it to zero. */
void zy_inspectors_release(struct zy_inspectors *x);

/*
 * Returns whether one of the inspectors may inspect a subject of the
 * organisation org, or with ZY_INTERN_NONE of none that is known: neither his
 * own organisation nor a conflict forbids it.
 */
bool zy_inspectors_may(const struct zy_inspectors *x,
    const struct zy_inspector *one, struct zy_view subject, uint32_t org);

/*
 * Draws up to `each` inspectors for a subject of the organisation org, or with
 * ZY_INTERN_NONE of none that is known.  Appends their ids and their names, ';'
 * between them, and returns how many they are.
 */
size_t zy_inspectors_draw(const struct zy_inspectors *x, struct zy_view seed,
    struct zy_view subject, uint32_t org, size_t each, struct zy_buf *ids,
    struct zy_buf *names);

ZY_END_C

#endif
