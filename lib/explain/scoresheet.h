/*
 * Scoresheets and ballots as blank forms, to be filled in and read back.
 *
 * A scoresheet has one row for each subject and each item (condition, part,
 * veto, source) whose figures are given by evidence.  The filled-in sheet is a
 * stream of evidence; rows with an empty value were not filled in.
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
 * Declares the columns of a scoresheet to w, with Chinese headings if zh.  The
 * evidence reader understands the headings of both languages.
 */
void zy_scoresheet_columns(struct zy_writer *w, bool zh);
/*
 * Writes the rows of the subject with number who in f, into which a roster was
 * read: one for each item that applies to the subject; none if it is exempt or
 * the standard does not apply to it.  If f is NULL, writes all rows with an
 * empty subject and ignores who.
 */
void zy_scoresheet_rows(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, uint32_t who, bool zh);

/*
 * Returns in words what examiners fill in for a node that evidence may name, in
 * Chinese if zh: points, a number of times, yes or no.  The text is constant.
 */
const char *zy_scoresheet_fill(
    const struct zy_standard *s, uint32_t node, bool zh);

/*
 * Writes a wide scoresheet to w, columns and rows: a row for each subject of f,
 * into which a roster was read, and a column for each node that evidence may
 * name, headed by its name, what is to be filled in, and the id in brackets. An
 * item with groups of raters has a row for each group.  Cells that are not to
 * be filled in have a dash.  If f is NULL, writes one row with an empty
 * subject.
 */
void zy_scoresheet_wide(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh);

/*
 * Writes blank ballots to w, columns and rows.  In wide form, a row for each
 * subject of f and a column for each question, into which a grade is written;
 * in long form, with a column for the grade, if f is NULL or the ballot lists
 * no questions.
 */
void zy_ballot_form(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh);
/*
 * Writes blank ballots to be ticked to w, columns and rows: a row for each
 * subject of f (for one empty subject if f is NULL) and each question, and a
 * column for each grade.
 */
void zy_ballot_ticks(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh);

ZY_END_C

#endif
