/*
 * Similar members: ids that distinguish them, and possible duplicates.
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

/* Returns the cell of member i in a column; it is borrowed from the table. */
static inline struct zy_view
zy_members_cell(const struct zy_members *m, size_t i, int column)
{
	return zy_table_cell(m->table->rows[i], column);
}
/*
 * Masks the private numbers in a row of the table, where the options say that
 * numbers are masked.
 */
void zy_members_mask(struct zy_members *m, size_t row);
/*
 * Makes ids for the members that lack one, from organisation and name.  Where
 * several members of one organisation have the same name, or the base has
 * another with the id, the date of joining is a part of the id too; those with
 * the same date are all refused.
 */
void zy_members_assign(struct zy_members *m);

ZY_END_C

#endif
