/*
 * The audit of marks: how the raters of a standard's judged items agree.
 *
 * Units that several raters have marked are compared, item by item: a rater's
 * difference is his mark less the mean of the others' on the same unit and
 * item, in points.  The differences of a unit are added up over its items, so
 * that a unit counts once.  There are four rules, each with the model by which
 * chances are computed:
 *
 * mild: a rater is milder or harder than the others.  In the model both signs
 * of his difference on a unit are equally likely (zy_signs_chance).
 *
 * drift: a rater's differences, or the marks of all raters together, change
 * from day to day.  In the model units are marked in random order
 * (zy_signs_trend).
 *
 * spread: on an item the raters differ more, as a fraction of the item's
 * points, than on the other items of these units.  In the model more and less
 * are equally likely.
 *
 * own: a rater has marked his own unit; chance plays no part.
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
	/* With fewer units that several raters have marked, nothing is
	 * tested. */
	ZY_AUDIT_UNITS = 5,
};

/*
 * Adds to findings what the rules mild, drift and spread find about the marks
 * in the store f.  The store must have kept the origins of all values
 * (explain_all), since these contain the dates.
 */
void zy_audit_marks_find(
    const struct zy_evidence *f, struct zy_audit_findings *findings);
/*
 * Adds to findings what the rule own finds about the marks in the store f: the
 * marks by raters who must not give them, as recusal says (scoring/recusal.h).
 */
void zy_audit_own_find(const struct zy_evidence *f,
    const struct zy_recusal *recusal, struct zy_audit_findings *findings);

ZY_END_C

#endif
