/*
 * 考核评分表, filled in: one subject's items with their rules, points and the
 * evidence for these; one page for each subject.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_SCORESHEET_H
#define ZY_REPORT_KIND_SCORESHEET_H

#include <jansson.h>

#include "base/attr.h"
#include "document/document.h"
#include "standard/standard.h"

ZY_BEGIN_C

/*
 * Appends the page of one subject's scoresheet to the document d, in the
 * language of d.  explanation is the subject's result of zy_explain by the
 * standard s.  If first is true, the page has the document's title; else it
 * begins a new page.  s and explanation stay the caller's.
 */
void zy_kind_scoresheet(struct zy_doc *d, const struct zy_standard *s,
    const json_t *explanation, bool first);

ZY_END_C

#endif
