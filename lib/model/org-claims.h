/*
 * Claims to former names: records without ids that say which organisation they
 * were before.
 *
 * After a split both halves say that they were 柳林村党支部.  Only one of them
 * can have its id, and the records do not say which.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_CLAIMS_H
#define ZY_MODEL_ORG_CLAIMS_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/*
 * The first and the second claim to each former name below one parent.  Release
 * it with zy_org_claims_release.
 */
struct zy_org_claims {
	struct zy_org_index first, second;
};

/* Collects the claims of the records of o that have no id. */
void zy_org_claims_init(struct zy_org_claims *c, const struct zy_orgs *o);
/* Frees the claims and makes c empty. */
void zy_org_claims_release(struct zy_org_claims *c);
/*
 * Returns a record other than i that is below the parent of i and says that it
 * once had a name with that short form (model/org-unite.h); ZY_INTERN_NONE
 * where there is none.
 */
uint32_t zy_org_claims_rival(const struct zy_org_claims *c,
    const struct zy_orgs *o, size_t i, struct zy_view form);
/*
 * Returns whether the former names in record i include one with that short form
 * (model/org-unite.h).
 */
bool zy_org_claims_has(const struct zy_orgs *o, size_t i, struct zy_view form);

ZY_END_C

#endif
