/*
 * The rules for single kinds of duties: the parts of zy_duties_check.  Private
 * to this floor but for the tests.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_DUTY_RULES_H
#define ZY_MODEL_DUTY_RULES_H

#include "base/attr.h"
#include "model/duty.h"

ZY_BEGIN_C

/*
 * Returns whether org is a grassroots party committee (基层党委, R70): a
 * committee or working committee below the county level.
 */
bool zy_duty_is_committee(const struct zy_org_roster *r, uint32_t org);
/*
 * Returns 1 when org belongs to a field, 0 when it does not, and -1 when field
 * names nothing that is known.  A field is a list of sectors, systems and
 * organisations; an organisation stands for itself and all below it.
 */
int zy_duty_in_field(
    struct zy_org_roster *r, struct zy_view field, uint32_t org);
/*
 * Returns the guidance groups to which a scope belongs, one bit for each group
 * of the campaign file; 0 when a part of the scope belongs to none.
 */
unsigned zy_duty_groups(const struct zy_campaign *c, struct zy_view scope);

/* Checks duty i, an instructor (R70 to R73), and adds findings. */
void zy_duty_check_instructor(struct zy_duties *d, size_t i);
/* Checks duty i, a guidance group (R66, R67), and adds findings. */
void zy_duty_check_guidance(struct zy_duties *d, size_t i);
/*
 * Checks that the terms of duties neither overlap nor leave gaps.  Looks at all
 * records that are not refused, so it comes after the checks above.
 */
void zy_duty_check_terms(struct zy_duties *d);
/* Checks liaison points (R64) over all records that are not refused. */
void zy_duty_check_liaisons(struct zy_duties *d);

/*
 * Puts the code of the person's own organisation in place of its name, where
 * several have the name and one of them alone has a member who may be the
 * person.
 */
void zy_duty_settle_home(struct zy_duties *d, size_t i);
/*
 * Refuses duty i where its organisation was closed before it begins; else its
 * term ends on that day.
 */
void zy_duty_check_closed(struct zy_duties *d, size_t i);
/*
 * Holds the person of duty i against the roster of members: of several with the
 * name, in the person's own organisation or that which he heads, an instructor
 * or first person responsible is refused with the candidates, others are warned
 * about.  The term of one who left ends on that day.
 */
void zy_duty_check_namesakes(struct zy_duties *d, size_t i);

ZY_END_C

#endif
