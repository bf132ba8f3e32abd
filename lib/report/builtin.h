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
 * Finds the built-in kind file with this name.  Returns true with its text
 * appended to b; or false, with b unchanged, if no built-in kind has the name.
 */
bool zy_builtin_kind(struct zy_buf *b, const char *name);
/*
 * Returns the name of built-in kind number i, from 0, never freed; NULL if
 * there are not so many.
 */
const char *zy_builtin_kind_name(size_t i);

ZY_END_C

#endif
