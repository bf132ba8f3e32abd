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
 * Initialises d and fills it with the ballot of s, in Chinese if zh, else in
 * English: a table for each question, with the subjects of f, into which a
 * roster was read; if f is NULL, one table with a row for each question, about
 * a subject that is written in by hand.  The caller releases d with
 * zy_doc_release.  s and f are borrowed only during the call.
 */
void zy_kind_ballot(struct zy_doc *d, const struct zy_standard *s,
    const struct zy_evidence *f, bool zh);

ZY_END_C

#endif
