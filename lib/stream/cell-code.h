/*
 * Codes that a spreadsheet or a program has cut or reshaped.  Private.
 *
 * A code that was kept as a number comes back as 5.1E+17, 2.2E11, 219921.0 or
 * 219,921,101, or with its digits from the sixteenth on turned to zeros.  What
 * is lost cannot be known again: such a code is refused, never repaired.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CELL_CODE_H
#define ZY_STREAM_CELL_CODE_H

#include "base/error.h"
#include "base/text.h"

/*
 * Returns 0 where code may be as it was written, else -1 with a
 * ZY_ERROR_RECORD of fault ZY_FAULT_CUT in e that shows cell.  code is cell
 * without blanks, full-width characters folded.
 */
int zy_cell_check_code(
    struct zy_view code, struct zy_view cell, struct zy_error *e);

#endif
