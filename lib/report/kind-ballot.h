/*
 * 民主测评票: a blank ballot as a document for print: a table with a row for
 * each subject and a column for each grade, to be ticked.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_BALLOT_H
#define ZY_REPORT_KIND_BALLOT_H

#include "base/attr.h"
#include "document/document.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

/*
 * Makes d, which need not be initialised, the ballot of the standard s, in
 * Chinese if zh, else in English.  Where f is not NULL, there is a table for
 * each question with a row for each subject of f, into which a roster was read.
 * Where f is NULL, there is one table with a row for each question, about a
 * subject that is written in by hand.  The caller releases d with
 * zy_doc_release; s and f are not needed any more.
 */
void zy_kind_ballot(struct zy_doc *d, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh);

ZY_END_C

#endif
