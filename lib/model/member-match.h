/*
 * Matching members: which member of an earlier list (the base) a record without
 * a code means.
 *
 * It means the one with its name in its organisation; else one with its name in
 * another, who has moved: the days of joining are the same, or he is missing in
 * an organisation of which the submission has members, or that one is closed.
 * Days of joining that are both known and differ are of two persons.  Members
 * who left are looked for last.  Where several fit, or several records fit one
 * member, the records are refused with the candidates: they are never told
 * apart by chance.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_MEMBER_MATCH_H
#define ZY_MODEL_MEMBER_MATCH_H

#include "base/attr.h"
#include "model/member.h"

ZY_BEGIN_C

/*
 * Gives the records of m without a code the codes of the members of the base
 * that they mean, or refuses them.  Records are those of the input alone, whose
 * organisations were found.
 */
void zy_members_match(struct zy_members *m);

ZY_END_C

#endif
