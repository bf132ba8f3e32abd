/*
 * The built-in kinds of documents: the files of lib/report/kinds.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_BUILTIN_H
#define ZY_REPORT_BUILTIN_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Appends the text of the built-in kind file with that name.  Returns true; or
 * false, with nothing appended, if there is none.
 */
bool zy_builtin_kind(struct zy_buf *b, const char *name);
/*
 * Returns the name of the built-in kind with number i, never freed; NULL if i
 * is not below their number.
 */
const char *zy_builtin_kind_name(size_t i);

ZY_END_C

#endif
