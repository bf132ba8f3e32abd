/*
 * The roster of organisations, with their tree.
 *
 * A roster is an output of org-import.  model/org-search.h finds the
 * organisation that a cell means.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_ROSTER_H
#define ZY_MODEL_ORG_ROSTER_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/*
 * A roster.  The caller sets all bytes to zero, fills table, and calls
 * zy_org_roster_build.  An organisation is known by the number of its row in
 * table.
 */
struct zy_org_roster {
	struct zy_table table;
	struct zy_orgs orgs;
	int kind, sector, former; /* columns of table; -1: none */
	/* Index of named, by form (org-name.h); built by the first search. */
	struct zy_org_index forms;
	struct zy_org_named {
		uint32_t org;
		uint32_t next; /* with the same form, or ZY_INTERN_NONE */
		bool former;   /* it is a former name */
	} * named;	       /* the names and ids of all organisations */
	size_t nnamed, named_cap;
	/* The township that was last asked for, and whether anyone is in it
	 * (org-search.c). */
	struct zy_buf township;
	bool has_township;
	/* The titles that were last asked for, and the township that they name
	 * (org-titled.c). */
	struct zy_buf titles;
	uint32_t titled;
	unsigned nearest;  /* calls of zy_name_nearest */
	struct zy_buf key; /* scratch */
};

/*
 * Builds the indexes and the tree over r->table.  Returns 0, or -1 with a
 * ZY_ERROR_CONFIG when an organisation has no id or no name, or two different
 * ones have the same id.  The caller releases r with zy_org_roster_release in
 * both cases.
 */
int zy_org_roster_build(struct zy_org_roster *r, struct zy_error *e);
/* Frees the table and the indexes, and sets r to zero. */
void zy_org_roster_release(struct zy_org_roster *r);

/* Returns the id of an organisation, borrowed from r. */
struct zy_view zy_org_roster_id(const struct zy_org_roster *r, uint32_t org);
/* Returns the name of an organisation, borrowed from r. */
struct zy_view zy_org_roster_name(const struct zy_org_roster *r, uint32_t org);
/*
 * Returns the cell of an organisation in a column of r->table, borrowed from r.
 * For the column -1 it is empty.
 */
struct zy_view zy_org_roster_cell(
    const struct zy_org_roster *r, uint32_t org, int column);
/*
 * Returns whether organisation org is the organisation `up` or below it in the
 * tree.
 */
bool zy_org_roster_is_in(
    const struct zy_org_roster *r, uint32_t org, uint32_t up);

ZY_END_C

#endif
