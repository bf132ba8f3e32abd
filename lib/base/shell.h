/*
 * Words of commands that messages recommend, written so that a shell reads them
 * back as they are.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_SHELL_H
#define ZY_BASE_SHELL_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Appends a word to b, in single quotes where a POSIX shell would read
 * something else without them; an empty word becomes ''.
 */
void zy_shell_put(struct zy_buf *b, struct zy_view word);
/*
 * Appends the name of a file to b, as zy_shell_put does, with ./ before a name
 * that a program would take for an option.
 */
void zy_shell_put_file(struct zy_buf *b, struct zy_view name);

ZY_END_C

#endif
