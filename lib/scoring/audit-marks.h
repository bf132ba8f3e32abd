/*
 * The audit of marks: how the raters of a standard's judged items agree.
 *
 * Units that several raters have marked are compared, item by item: a rater's
 * difference is his mark less the mean of the others' on the same unit and
 * item, in points.  The differences of a unit are added up over its items, so
 * that a unit counts once.  Four rules, with the model under which chance is
 * meant:
 *
 * mild: a rater is milder or harder than the others.  On each unit his
 *     difference may as well have the other sign (zy_signs_chance).
 * drift: a rater's differences change with the days; and so do the marks of all
 *     raters together, as if units were marked in any order (zy_signs_trend).
 * spread: on an item the raters differ more than on the other items of the
 *     same units, as parts of what the item gives: as often more as less.
 * own: a mark on one's own unit, which is no matter of chance.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_AUDIT_MARKS_H
#define ZY_SCORING_AUDIT_MARKS_H

#include "base/attr.h"
#include "model/audit.h"
#include "scoring/evidence.h"
#include "scoring/recusal.h"

ZY_BEGIN_C

enum {
	ZY_AUDIT_UNITS = 5, /* marked by several raters, at least */
};

/*
 * Adds what the marks in the store show.  The store has kept the origins of all
 * values (explain_all), so that their dates are known.
 */
void zy_audit_marks_find(
    const struct zy_evidence *f, struct zy_audit_findings *findings);
/* Adds the marks of raters who must not give them (scoring/recusal.h). */
void zy_audit_own_find(const struct zy_evidence *f,
    const struct zy_recusal *recusal, struct zy_audit_findings *findings);

/* Returns the file and line of an origin; empty where it is NULL. */
struct zy_view zy_audit_marks_source(const char *origin);

ZY_END_C

#endif
