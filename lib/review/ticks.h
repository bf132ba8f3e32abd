/*
 * Ballots with ticks: a row has a column for each grade, and the voter ticks
 * one of them (√).  The column of a grade is headed by its id or name.
 *
 * What counts as a tick: √ ✓ ✔ ☑ ○ ● ■, v, x, 1, 是, the name of the grade.
 * What counts as empty: nothing, 0, 否, a dash, an empty box.  A cross (× ✗ ✘)
 * is a tick where the row has no other kind of tick, else it is empty: people
 * strike out what they do not choose.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_TICKS_H
#define ZY_REVIEW_TICKS_H

#include "base/attr.h"
#include "review/tally.h"
#include "stream/reader.h"

ZY_BEGIN_C

/*
 * Finds the columns to be ticked.  Sets columns[i] to the number of the
 * reader's column for grade i of t, or to -1 if it has none; columns has room
 * for ZY_GRADES_MOST numbers.  Returns how many grades have a column.
 */
size_t zy_ticks_bind(
    int *columns, const struct zy_reader *r, const struct zy_tally *t);
/*
 * Reads the ticks of the reader's current record into *mark: the number of the
 * ticked grade, ZY_MARK_BLANK if nothing is ticked, ZY_MARK_INVALID if several
 * grades are.  Returns 0; or -1 with e set and *mark unchanged if a cell is
 * neither a tick nor empty.
 */
int zy_ticks_read(const int *columns, struct zy_reader *r,
    const struct zy_tally *t, size_t *mark, struct zy_error *e);

/*
 * Returns a text without the ticks at its ends, √满意 or 满意√, and without
 * blanks there.  Letters are no ticks here.
 */
struct zy_view zy_ticks_cut(struct zy_view text);

/*
 * Returns whether a text is one of the signs and letters that stand for a tick
 * or a cross, or 是 or 对; false for digits, which may be counts.
 */
bool zy_ticks_is_sign(struct zy_view text);

ZY_END_C

#endif
