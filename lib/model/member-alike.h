/*
 * Members that are alike: codes that tell them apart, possible double persons.
 *
 * The parts of zy_members_check that compare records; "first" means first in
 * the table, whose files are sorted.  All are linear in the number of members.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_MEMBER_ALIKE_H
#define ZY_MODEL_MEMBER_ALIKE_H

#include "model/member.h"

/* Returns the cell of member i in a column; it is borrowed from the table. */
static inline struct zy_view
zy_members_cell(const struct zy_members *m, size_t i, int column)
{
	return zy_table_cell(m->table->rows[i], column);
}
/*
 * Gives ids to those without: of organisation and name; where several of one
 * organisation have one name, of the date of joining too.  Those that even it
 * does not tell apart are refused, all of them.
 */
void zy_members_assign(struct zy_members *m);
/*
 * Warns of what may be one person twice: the same card; the same name in one
 * organisation, or the same name and day of joining in two, unless the cards
 * differ.
 */
void zy_members_find_doubles(struct zy_members *m);

#endif
