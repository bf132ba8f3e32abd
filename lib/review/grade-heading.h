/*
 * The Chinese headings of a grade's columns in a tally: 满意, 满意得票率.
 *
 * A grade's heading is its name.  Where a reader would take the name for
 * another column of the tally (弃权, 无效), the heading is 评价为弃权.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_GRADE_HEADING_H
#define ZY_REVIEW_GRADE_HEADING_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* The end of the heading of a column of shares, after the grade's heading. */
#define ZY_GRADE_SHARE "得票率"

/* Appends the heading of the grade with that name to b. */
void zy_grade_heading_put(struct zy_buf *b, const char *name);
/*
 * Returns the name of the grade that a heading written by zy_grade_heading_put
 * is about, borrowed from heading; any other text is returned unchanged.
 */
struct zy_view zy_grade_heading_name(struct zy_view heading);

ZY_END_C

#endif
