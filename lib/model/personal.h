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
 * Returns whether the header of a column says that it has numbers of identity
 * cards or of telephones.
 */
bool zy_personal_is_column(struct zy_view header);
/*
 * Masks a cell of t that contains a private number and nothing else
 * (zy_privacy_mask_number).
 */
void zy_personal_mask_cell(struct zy_table *t, size_t row, int column);
/*
 * Masks the private numbers in the text cells of a row.  In a column that the
 * schema does not declare but whose header says that it has such numbers, the
 * cell is masked silently; in another text column (posts, notes, unknown
 * columns) a warning is added to f.  Ids, names, organisations and declared
 * columns of numbers are not touched: their own checks mask them.
 */
void zy_personal_mask_record(
    struct zy_table *t, size_t row, struct zy_findings *f);

/*
 * Returns the number of the first column in which a record has the number of an
 * identity card (GB 11643), and sets *found to the part of the cell that is the
 * number; returns -1, with *found unspecified, when there is none.  cells has a
 * cell for each column of s.  A record with such a number must not enter a
 * register.
 */
int zy_personal_find_card(const struct zy_schema *s,
    const struct zy_view *cells, struct zy_view *found);
/*
 * Returns the number of the first text column in which a record has the number
 * of a mobile telephone, and sets *found to the part of the cell that is the
 * number; returns -1, with *found unspecified, when there is none.  cells has a
 * cell for each column of s.  A new record with such a number must not enter a
 * register.  Fixed telephones are not searched for: they are those of offices.
 */
int zy_personal_find_mobile(const struct zy_schema *s,
    const struct zy_view *cells, struct zy_view *found);

ZY_END_C

#endif
