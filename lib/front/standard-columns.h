/*
 * Which columns of a county's table of a standard are read as which.
 *
 * Headings are understood by the dictionary, one at a time.  Tables have more
 * columns of one kind than a standard, though: 一级指标, 二级指标, 三级指标 are
 * three levels of names, and 考核标准 is the rule where another column says
 * what is examined.  Columns that are left over so are given the place that is
 * free.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_STANDARD_COLUMNS_H
#define ZY_FRONT_STANDARD_COLUMNS_H

#include "standard/layout.h"
#include "stream/reader.h"

ZY_BEGIN_C

enum {
	ZY_STANDARD_COLUMNS_MAX = 96 /* of zy_standard_schema */
};

/* The reader's columns for those of zy_standard_schema. */
struct zy_standard_columns {
	int at[ZY_STANDARD_COLUMNS_MAX]; /* -1: there is none */
	int above; /* a level of names above column name, or -1 */
	size_t n;  /* columns of the reader that were looked at */
};

/* Looks at the headings that r has now. */
void zy_standard_columns_bind(
    struct zy_standard_columns *c, const struct zy_reader *r);
/* Returns whether column number i of the reader is read. */
bool zy_standard_columns_used(const void *columns, int i);

ZY_END_C

#endif
