/*
 * Private numbers in the records of a roster: whose columns, whose texts.
 *
 * What base/privacy.h says of a text, for the cells of a table.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_PERSONAL_H
#define ZY_MODEL_PERSONAL_H

#include "model/finding.h"

/* Is a column one of cards or telephones, by its header? */
bool zy_personal_column(struct zy_view header);
/* Masks a cell that is such a number. */
void zy_personal_mask(struct zy_table *t, size_t row, int column);
/*
 * Masks such numbers in the texts of a record: in its private columns that are
 * not declared, and, with a warning each, in posts, notes and unknown columns.
 * Ids, names, places and declared private columns are the caller's.
 */
void zy_personal_texts(struct zy_table *t, size_t row, struct zy_findings *f);

/*
 * The first column of a record that has the number of a card (GB 11643) in
 * it, as text or as a code; where it stands goes to *found.  -1: none.  What
 * is kept for good, a register's line, must have none.
 */
int zy_personal_find(const struct zy_schema *s, const struct zy_view *cells,
    struct zy_view *found);

#endif
