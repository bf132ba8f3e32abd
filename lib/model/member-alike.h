/*
 * Members that are alike: ids that distinguish them, and possible duplicates.
 *
 * These are the parts of zy_members_check that compare records.  "First" means
 * first in the table, whose files are sorted.  The time is linear in the number
 * of members.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_MEMBER_ALIKE_H
#define ZY_MODEL_MEMBER_ALIKE_H

#include "base/attr.h"
#include "model/member.h"

ZY_BEGIN_C

/*
 * Returns the cell of member i in a column, borrowed from the table; an empty
 * view for column -1.
 */
static inline struct zy_view
zy_members_cell(const struct zy_members *m, size_t i, int column)
{
	return zy_table_cell(m->table->rows[i], column);
}
/*
 * Masks the private numbers in a row of the table if the options say
 * ZY_NUMBERS_MASK; else does nothing.
 */
void zy_members_mask(struct zy_members *m, size_t row);
/*
 * Makes ids from organisation and name for the valid members that lack one.
 * Where several of them have the same organisation and name, or another member
 * of the base has that id, the id is made from the date of joining, too.  Those
 * who still have one id together, or an id that the base has, are all refused.
 */
void zy_members_assign(struct zy_members *m);

ZY_END_C

#endif
