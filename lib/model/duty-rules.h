/*
 * The rules of duties, one by one: the parts of zy_duties_check.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_DUTY_RULES_H
#define ZY_MODEL_DUTY_RULES_H

#include "model/duty.h"

/* "committee" or "work-committee" below the county: a 基层党委 (R70). */
bool zy_duty_is_committee(const struct zy_org_roster *r, uint32_t org);
/*
 * Is org in a field: a list of sectors, systems and organisations (with all
 * below them)?  1 or 0; -1: the list names nothing that is known.
 */
int zy_duty_in_field(
    struct zy_org_roster *r, struct zy_view field, uint32_t org);
/*
 * The groups of the campaign file that a scope is of, a bit each; 0: some part
 * of it is of none.
 */
unsigned zy_duty_groups(const struct zy_campaign *c, struct zy_view scope);

void zy_duty_check_instructor(struct zy_duties *d, size_t i);
void zy_duty_check_guidance(struct zy_duties *d, size_t i);
/* Behind these, over all records that are still in. */
void zy_duty_check_terms(struct zy_duties *d);
void zy_duty_check_liaisons(struct zy_duties *d);

#endif
