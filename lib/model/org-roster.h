/*
 * The roster of organisations, to look them up by id or name.
 *
 * The roster is the output of org-import.  A cell names an organisation by its
 * id, or by its name when only one organisation has it.  The cell is compared
 * as it is written first, then without regard to width, case and blanks, then
 * by the form of its name (model/org-name.h).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_ROSTER_H
#define ZY_MODEL_ORG_ROSTER_H

#include "model/org.h"

/*
 * A roster.  The caller sets all bytes to zero, fills table, and calls
 * zy_org_roster_build.  Organisations are numbered as the rows of table.
 */
struct zy_org_roster {
	struct zy_table table;
	struct zy_orgs orgs;
	struct zy_org_index folded; /* by id or name without width and case */
	struct zy_buf key;	    /* scratch for a key of folded */
	int kind, sector;	    /* columns of table; -1: none */
};

/*
 * Builds the indexes over r->table.  Returns 0, or -1 with a ZY_ERROR_CONFIG
 * when an organisation has no id or no name, or two different ones have one id.
 */
int zy_org_roster_build(struct zy_org_roster *r, struct zy_error *e);
/* Frees the table and the indexes, and sets r to zero. */
void zy_org_roster_release(struct zy_org_roster *r);

/*
 * Returns the number of the organisation that a cell names, ZY_INTERN_NONE when
 * it is unknown, or ZY_ORG_AMBIGUOUS.
 */
uint32_t zy_org_roster_find(struct zy_org_roster *r, struct zy_view cell);
/*
 * Appends the ids of all organisations with a name to b, with commas between
 * them: "219921100201, QHF00101".
 */
void zy_org_roster_candidates(
    struct zy_org_roster *r, struct zy_view name, struct zy_buf *b);
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
/* Returns whether org is up or an organisation below it. */
bool zy_org_roster_is_in(
    const struct zy_org_roster *r, uint32_t org, uint32_t up);

#endif
