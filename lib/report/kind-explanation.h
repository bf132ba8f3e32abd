/*
 * The explanation of a score as a document: what is read out when somebody
 * objects, on one page for an ordinary standard.
 *
 * Lays out what zy_explain (explain/explain.h) has found and adds nothing to
 * it but headings.
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
 * Appends an explanation to the document d, which the caller has initialised
 * with the look ZY_LOOK_DENSE and the language that the explanation was made
 * in.  first: it gives the document its title; others begin a page.
 */
void zy_kind_explanation(
    struct zy_doc *d, const json_t *explanation, bool first);

ZY_END_C

#endif
