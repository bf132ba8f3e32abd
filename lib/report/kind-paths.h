/*
 * The columns that a kind file names: those that no record has are looked for
 * among the columns of its sets and of the input.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_PATHS_H
#define ZY_REPORT_KIND_PATHS_H

#include "base/attr.h"
#include "report/kind-file.h"
#include "report/streams.h"

ZY_BEGIN_C

/*
 * Returns whether a record has a column with this name, or reports compute one;
 * see zy_streams_cell.
 */
bool zy_kind_column_known(struct zy_view name);
/*
 * Notes in k the first name of a path, such as subject.org.name, that
 * zy_kind_column_known does not know; path must not be NULL.  c is the path's
 * place in the kind file, for the message of zy_kind_paths_check.
 */
void zy_kind_paths_add(
    struct zy_kind_file *k, const struct zy_config *c, const char *path);
/*
 * Looks for each name that zy_kind_paths_add noted among the columns of the
 * sets of k and of the tables of s.  Returns 0; or -1 with e set to a
 * ZY_ERROR_CONFIG that names file, line and path of the first that none has.
 */
int zy_kind_paths_check(const struct zy_kind_file *k,
    const struct zy_streams *s, struct zy_error *e);

ZY_END_C

#endif
