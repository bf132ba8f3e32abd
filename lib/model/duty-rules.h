/*
 * The rules for the kinds of duties: the parts of zy_duties_check.  Private to
 * this floor, and called by unit tests.
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
 * Returns whether the organisation org belongs to a field of a duty: 1 when it
 * does, 0 when it does not, and -1 when no part of the field is a known name.
 * A field is a list of sectors, systems and organisations, separated by commas;
 * an organisation stands for itself and all organisations below it.
 */
int zy_duty_in_field(
    struct zy_org_roster *r, struct zy_view field, uint32_t org);
/*
 * Returns the guidance groups that a scope names, one bit for each group of the
 * campaign file; 0 when a part of the scope names no group.  scope is a list of
 * names, separated by commas.
 */
unsigned zy_duty_groups(const struct zy_campaign *c, struct zy_view scope);

/*
 * Checks duty i, that of an instructor, by the rules R70 to R73, and adds
 * findings to d.
 */
void zy_duty_check_instructor(struct zy_duties *d, size_t i);
/*
 * Checks duty i, that in a guidance group, by the rules R66 and R67, and adds
 * findings to d.
 */
void zy_duty_check_guidance(struct zy_duties *d, size_t i);
/*
 * Checks, among all records that are not refused, that the terms of duties
 * neither overlap nor leave gaps, and adds findings to d.  To be called after
 * the checks of single duties.
 */
void zy_duty_check_terms(struct zy_duties *d);
/*
 * Checks the liaison points (R64) among all records that are not refused, and
 * adds findings to d.
 */
void zy_duty_check_liaisons(struct zy_duties *d);

/*
 * Decides which organisation person_org of duty i means, where several
 * organisations have the name written there: if just one of them has a member
 * with the person's name, replaces the name by its id; else leaves the cell
 * unchanged.
 */
void zy_duty_settle_home(struct zy_duties *d, size_t i);
/*
 * Refuses duty i if its organisation was closed before the duty begins.  If it
 * was closed later, the term of the duty ends on that day at the latest.
 */
void zy_duty_check_closed(struct zy_duties *d, size_t i);
/*
 * Looks for the person of duty i in the roster of members: in the person's own
 * organisation, or in the organisation of the duty for a first person
 * responsible.  Where several members have the name, an instructor or first
 * person responsible is refused with the candidates, and another duty gets a
 * warning.  Where the member left, the term ends on that day at the latest.
 */
void zy_duty_check_namesakes(struct zy_duties *d, size_t i);

ZY_END_C

#endif
