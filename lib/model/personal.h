/*
 * Private numbers (identity cards, telephones) in the records of a table.
 *
 * Applies the functions of base/privacy.h to cells and records.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_PERSONAL_H
#define ZY_MODEL_PERSONAL_H

#include "base/attr.h"
#include "model/finding.h"

ZY_BEGIN_C

/*
 * Returns whether a column header says that the column has the numbers of
 * identity cards or telephones.
 */
bool zy_personal_is_column(struct zy_view header);
/* Masks the cell of a row that is such a number. */
void zy_personal_mask_cell(struct zy_table *t, size_t row, int column);
/*
 * Masks private numbers in the text cells of a row.  In undeclared columns with
 * such numbers the cell is masked silently; in other text columns (posts,
 * notes, unknown columns) a warning is added to f.  Ids, names, organisations
 * and declared columns of numbers are not touched: their checks mask them.
 */
void zy_personal_mask_record(
    struct zy_table *t, size_t row, struct zy_findings *f);

/*
 * Returns the first column of a record that contains the number of an identity
 * card (GB 11643), and the part of the cell that is the number in *found; -1
 * when there is none.  A record with such a number must not enter a register.
 */
int zy_personal_find_card(const struct zy_schema *s,
    const struct zy_view *cells, struct zy_view *found);
/*
 * Returns the first text column of a record that contains the number of a
 * mobile telephone, and the number in *found; -1 when there is none.  A new
 * record with such a number must not enter a register.  Fixed telephones are
 * those of offices.
 */
int zy_personal_find_mobile(const struct zy_schema *s,
    const struct zy_view *cells, struct zy_view *found);

ZY_END_C

#endif
