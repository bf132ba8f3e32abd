/*
 * The values that options give to records: of the one record that has no file,
 * or of what the records of files leave empty.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ENTER_OPTIONS_H
#define ZY_FRONT_ENTER_OPTIONS_H

#include "base/attr.h"
#include "front/enter.h"

ZY_BEGIN_C

/*
 * Cleans the values of the options in n->cells and sets cells, one for each
 * column of the schema of n->kind, to them; a column without an option gets an
 * empty view.  The texts are owned by n.  Returns 0; or -1, with a usage error
 * printed that names all wrong values, and cells set in part.
 */
int zy_enter_clean_options(struct zy_enter *n, struct zy_view *cells);
/*
 * Adds the record that the options give to n->table.  Returns 0, or -1 with an
 * error printed.
 */
int zy_enter_take_options(struct zy_enter *n);
/*
 * Returns the schema for reading files: that of n->kind, of which no header
 * must name the columns that options give.  Owned by n.
 */
const struct zy_schema *zy_enter_file_schema(struct zy_enter *n);
/*
 * Fills the cells that records of n->table leave empty with the values of the
 * options, and prints a notice of how many were filled for each option.
 * Returns 0, or -1 with an error printed.
 */
int zy_enter_fill_options(struct zy_enter *n);

ZY_END_C

#endif
