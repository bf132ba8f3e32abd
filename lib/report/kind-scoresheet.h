/*
 * 考核评分表, filled in: one subject's items with their rules, points and what
 * these rest on; one page a subject.
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
 * Appends the scoresheet of an explanation (zy_explain), made by the standard s
 * in the language of d, to the document d.  first: it gives the document its
 * title; others begin a page.
 */
void zy_kind_scoresheet(struct zy_doc *d, const struct zy_standard *s,
    const json_t *explanation, bool first);

ZY_END_C

#endif
