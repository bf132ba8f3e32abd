/*
 * 考核评分表: a standard as a document, in the layout of printed score sheets:
 * head, item, points, rule, evidence to look at, and room for the score.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_STANDARD_H
#define ZY_REPORT_KIND_STANDARD_H

#include "base/attr.h"
#include "document/document.h"
#include "standard/standard.h"

ZY_BEGIN_C

/*
 * Makes d, which need not be initialised, the printed table of the standard s,
 * in Chinese if zh, else in English; its CSV form has one row for each item.
 * The caller releases d with zy_doc_release; s is not needed any more.
 */
void zy_kind_standard(struct zy_doc *d, const struct zy_standard *s, bool zh);

ZY_END_C

#endif
