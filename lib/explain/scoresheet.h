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

#include "base/attr.h"
#include "scoring/evidence.h"
#include "stream/writer.h"

ZY_BEGIN_C

/*
 * Declares the columns of a scoresheet to w; zh: with Chinese headers, which
 * the evidence reader reads as well.
 */
void zy_scoresheet_columns(struct zy_writer *w, bool zh);
/*
 * Writes the rows of subject who, a number of f, which has read a roster: those
 * of the items that apply to the subject; none where the subject is exempt or
 * outside the standard.  Where f is NULL it writes all rows with the subject
 * left empty, and who is not used.
 */
void zy_scoresheet_rows(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, uint32_t who, bool zh);

/*
 * Writes a wide scoresheet to w, its columns and its rows: one for each subject
 * of f, which has read a roster, and a column for each node that evidence may
 * name, headed by its name with the id in brackets.  Where an item has groups
 * of raters there is a row for each group.  A cell that is not to be filled in
 * has a dash.  Where f is NULL it writes one row without a subject.
 */
void zy_scoresheet_wide(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh);

/*
 * Writes blank ballots to w: wide, a row for each subject of f and a column for
 * each question of the ballot, in which a grade is filled in; where f is NULL
 * or the ballot has no questions, long, with a column for the grade.
 */
void zy_ballot_form(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh);
/*
 * Writes blank ballots to be ticked to w: a row for each subject of f, or one
 * where f is NULL, and question, and a column for each grade.
 */
void zy_ballot_ticks(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh);

ZY_END_C

#endif
