/*
 * The scoresheet: a blank form that an assessment group fills in.
 *
 * One row an item (condition, part, veto, source) that evidence gives figures
 * for, for every subject; what is filled in is evidence, as it stands: empty
 * values are rows that were not filled in.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_SCORESHEET_H
#define ZY_EXPLAIN_SCORESHEET_H

#include "scoring/evidence.h"
#include "stream/writer.h"

/* Declares the columns; zh: with Chinese headers, which read back as well. */
void zy_sheet_columns(struct zy_writer *w, bool zh);
/*
 * The rows of a subject of the roster that f was given: none where the standard
 * is not for it, and of items that are for some only those that are for it.  f
 * NULL: all rows, for nobody in particular.
 */
void zy_sheet_rows(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_figures *f, uint32_t who, bool zh);

#endif
