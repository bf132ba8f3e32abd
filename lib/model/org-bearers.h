/*
 * The organisations that bear, or once bore, a name which a record calls its
 * superior: whether the name means one of them for certain, and a list of them
 * for messages.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_BEARERS_H
#define ZY_MODEL_ORG_BEARERS_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/* An organisation of the table whose parents are looked for, or of its base. */
struct zy_org_bearer {
	const struct zy_orgs *orgs; /* borrowed */
	uint32_t org;
};

/* What is known of another organisation that once had the name. */
enum zy_org_rival {
	ZY_ORG_ALONE,	/* there is none, or it cannot be meant */
	ZY_ORG_MEANT,	/* it is meant, and not the one that has the name now */
	ZY_ORG_RIVALLED /* it may be meant as well */
};

/*
 * Looks for an organisation other than `now` that once had the name which
 * record i of o calls its superior; `now` has the name at present.  It is left
 * out of account where it lies below the parent of `now`, where `now` is closed
 * (the other one may have become it), or where only `now` stands above i by
 * its code, in the township of i, or in the file of i.  With ZY_ORG_MEANT,
 * *rival is the other one; else it is unchanged.
 */
enum zy_org_rival zy_org_bearers_rival(const struct zy_orgs *o, size_t i,
    struct zy_view name, struct zy_org_bearer now, struct zy_org_bearer *rival);
/*
 * Returns a translated phrase, in the arena of o, which says that several
 * organisations bear or bore the name that record i calls its superior, and
 * names them with their places.  The search is slow, so that the phrase names
 * nobody once ZY_NEAREST_MOST different names have been looked for.
 */
const char *zy_org_bearers_explain(
    struct zy_orgs *o, size_t i, struct zy_view name);
/*
 * Decides which of several organisations record i means that bear the name
 * which it calls its superior: the only one whose place, or else whose township
 * or superior, the titles above the table of i contain (马蹄镇党支部花名册)
 * becomes its parent.  Where the titles decide nothing i is refused with
 * zy_org_bearers_explain.  They are looked at for ZY_NEAREST_MOST tables and
 * names, since the search is slow.
 */
void zy_org_bearers_settle(struct zy_orgs *o, size_t i);

ZY_END_C

#endif
