/*
 * The explanation of a score as a document, to be read out when somebody
 * objects; one page for an ordinary standard.
 *
 * It lays out the result of zy_explain (explain/explain.h) and adds only
 * headings.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_EXPLANATION_H
#define ZY_REPORT_KIND_EXPLANATION_H

#include <jansson.h>

#include "base/attr.h"
#include "document/document.h"

ZY_BEGIN_C

/*
 * Appends the page of one subject's explanation to the document d, which the
 * caller has initialised with the look ZY_LOOK_DENSE and the language of the
 * explanation.  If first is true, the page has the document's title; else it
 * begins a new page.  explanation is the result of zy_explain, which stays the
 * caller's.
 */
void zy_kind_explanation(
    struct zy_doc *d, const json_t *explanation, bool first);

ZY_END_C

#endif
