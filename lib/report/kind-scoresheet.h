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
 * Appends to d the scoresheet of an explanation (the result of zy_explain),
 * made by the standard s in the language of d.  If first is true the document
 * gets its title; if not, a new page is begun.  s and explanation are borrowed
 * only during the call.
 */
void zy_kind_scoresheet(struct zy_doc *d, const struct zy_standard *s,
    const json_t *explanation, bool first);

ZY_END_C

#endif
