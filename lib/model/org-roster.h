/*
 * The known organisations: which one a cell means, and who stands above.
 *
 * Over a finished roster (org-import's output).  A cell names an organisation
 * by its id or by its name where only one bears it; as written first, then
 * without regard to width, case and blanks.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_ROSTER_H
#define ZY_MODEL_ORG_ROSTER_H

#include "model/org.h"

#define ZY_ORG_SEVERAL (UINT32_MAX - 1)

/* All zero; fill table, then zy_org_roster_build. */
struct zy_org_roster {
	struct zy_table table;
	struct zy_orgs orgs;
	struct zy_org_index folded; /* the first, or ZY_ORG_SEVERAL */
	struct zy_buf key;
	int kind, sector;
};

/*
 * 0, or -1 with a ZY_ERROR_CONFIG: an organisation without id or name, or two
 * different ones under one id.
 */
int zy_org_roster_build(struct zy_org_roster *r, struct zy_error *e);
void zy_org_roster_release(struct zy_org_roster *r);

/* Its number, ZY_INTERN_NONE where it is unknown, or ZY_ORG_SEVERAL. */
uint32_t zy_org_roster_find(struct zy_org_roster *r, struct zy_view cell);
/* Appends the ids of those that bear a name: "219921100201, QHF00101". */
void zy_org_roster_candidates(
    struct zy_org_roster *r, struct zy_view name, struct zy_buf *b);
struct zy_view zy_org_roster_id(const struct zy_org_roster *r, uint32_t org);
struct zy_view zy_org_roster_name(const struct zy_org_roster *r, uint32_t org);
/* A cell of a column of the roster's table, -1: none. */
struct zy_view zy_org_roster_cell(
    const struct zy_org_roster *r, uint32_t org, int column);
/* Is org in the tree below up, or up itself? */
bool zy_org_roster_is_in(
    const struct zy_org_roster *r, uint32_t org, uint32_t up);

#endif
