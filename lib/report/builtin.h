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
 * Appends the text of the built-in kind of that name.  Returns false, with
 * nothing appended, where there is none.
 */
bool zy_builtin_kind(struct zy_buf *b, const char *name);
/* Returns the name of built-in kind i, static, or NULL behind the last. */
const char *zy_builtin_kind_name(size_t i);

ZY_END_C

#endif
