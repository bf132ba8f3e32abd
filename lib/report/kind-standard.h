/*
 * 考核评分表: a standard as a document, in the layout of those that counties
 * print: head, item, points, rule, what to look at, room for the score.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_STANDARD_H
#define ZY_REPORT_KIND_STANDARD_H

#include "document/document.h"
#include "standard/standard.h"

/* Initialises and fills d; its CSV is a row an item. */
void zy_kind_standard(struct zy_doc *d, const struct zy_standard *s, bool zh);

#endif
