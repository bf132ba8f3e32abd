/*
 * Recognising codes that a spreadsheet or a program has damaged.  Private to
 * this floor.
 *
 * A code that was stored as a number comes back as 5.1E+17, 2.2E11, 219921.0 or
 * 219,921,101, or with its digits from the sixteenth on replaced by zeros.  The
 * lost digits cannot be restored: such a code is refused, never repaired.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CELL_CODE_H
#define ZY_STREAM_CELL_CODE_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Checks whether a spreadsheet has damaged a code.  code is the cell without
 * blanks and with full-width characters turned into ASCII; cell is the cell as
 * the input has it, for the message.  Returns 0 where no damage is seen; or -1
 * with e filled with a ZY_ERROR_RECORD of fault ZY_FAULT_CUT, without a source,
 * line and column.
 */
int zy_cell_check_code(
    struct zy_view code, struct zy_view cell, struct zy_error *e);

ZY_END_C

#endif
