/*
 * Inspectors (检查人), drawn for the subjects that were drawn.
 *
 * An inspector belongs to an organisation and may have conflicts of interest
 * with others (回避).  An inspector must not inspect the organisation to which
 * he belongs or one above it, nor an organisation with which he has a conflict
 * or one below that.  Organisations inspect those below them as usual.
 *
 * The inspectors of a subject are drawn by tickets (ranking/draw.h) with the
 * seed "SEED/SUBJECT".  So they depend neither on the order of the list nor on
 * the other subjects that were drawn.
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

/* An inspector. */
struct zy_inspector {
	struct zy_view id, name; /* borrowed from the table */
	uint32_t org;		 /* row of his organisation in the roster */
	uint32_t
	    *conflicts; /* rows of organisations that he must not inspect */
	size_t nconflicts;
};

/*
 * The inspectors.  The caller sets all bytes to zero and then table and orgs;
 * zy_inspectors_build fills in the rest.
 */
struct zy_inspectors {
	const struct zy_table *table; /* by zy_inspector_schema; borrowed */
	struct zy_org_roster *orgs;   /* borrowed */
	struct zy_inspector *items;
	size_t n;
	uint64_t excused;	     /* left out: a conflict with everybody */
	char sha256[ZY_DIGEST_HEX];  /* of the ids, sorted, one a line */
	struct zy_findings findings; /* on the rows of the table */
	struct zy_arena arena;
};

/*
 * Reads the inspectors from x->table into x->items.  An inspector whose
 * organisation or conflict is unknown, or who is listed twice, is left out and
 * gets a finding in x->findings.  Where the table has no column id, names are
 * ids.  Returns 0, or -1 with a ZY_ERROR_CONFIG where the column of
 * organisations is missing.  The caller releases x with zy_inspectors_release
 * in both cases.
 */
int zy_inspectors_build(struct zy_inspectors *x, struct zy_error *e);
/* Frees what x owns, not the table, and sets it to zero. */
void zy_inspectors_release(struct zy_inspectors *x);

/*
 * Returns whether inspector `one` may inspect the subject with that id, which
 * is, or belongs to, the organisation in row org of the roster.  If org is
 * ZY_INTERN_NONE, the organisation is unknown, and the only subject that he may
 * not inspect is himself.
 */
bool zy_inspectors_may(const struct zy_inspectors *x,
    const struct zy_inspector *one, struct zy_view subject, uint32_t org);

/*
 * Draws up to `each` inspectors for the subject with that id, which is, or
 * belongs to, the organisation in row org of the roster (ZY_INTERN_NONE:
 * unknown).  seed is the seed of the whole draw.  Appends the inspectors' ids
 * to ids and their names to names, with ';' between them.  Returns how many
 * were drawn: fewer than `each` where not enough inspectors may inspect the
 * subject.
 */
size_t zy_inspectors_draw(const struct zy_inspectors *x, struct zy_view seed,
    struct zy_view subject, uint32_t org, size_t each, struct zy_buf *ids,
    struct zy_buf *names);

ZY_END_C

#endif
