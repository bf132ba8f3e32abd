/*
 * Matching members: which member of an earlier list (the base) a record without
 * a code means.
 *
 * It means the member with its name in its organisation.  Where there is none,
 * it means one with its name in another organisation, who has moved: either
 * both joined on the same day, or he is missing in an organisation of which the
 * submission has members, or that organisation is closed.  Two days of joining
 * that are known and differ belong to two persons.  Members who left are
 * considered last.  Where no name fits, former names do: the record's own
 * (曾用名) and those of the base.  Where several members fit a record, or
 * several records fit one member, the records are refused with the candidates;
 * the program never guesses.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_MEMBER_MATCH_H
#define ZY_MODEL_MEMBER_MATCH_H

#include "base/attr.h"
#include "model/member.h"

ZY_BEGIN_C

/*
 * Gives each record of m without an id the id of the member of the base whom it
 * means.  Refuses records that are ambiguous, and adds a warning to those that
 * become new members although the base has the name in another organisation.
 * The table of m must have only the records of the input, whose organisations
 * have been found.
 */
void zy_members_match(struct zy_members *m);

ZY_END_C

#endif
