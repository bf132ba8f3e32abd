/*
 * Reporting what a later submission changes in an earlier list, and what
 * becomes of records that only the list has.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_CHANGES_H
#define ZY_FRONT_CHANGES_H

#include "base/attr.h"
#include "cli/cli.h"
#include "model/changes.h"

ZY_BEGIN_C

/*
 * Reports every change that each tells of list: as a CSV file at path with the
 * columns change, id, column, old, new; or, where path is NULL, as a
 * notice each.  With -v the closing counts are printed.  A file that cannot be
 * written is reported by zy_cli_fail.
 */
void zy_changes_report(struct zy_cli *cli, const char *path,
    void (*each)(void *list, zy_change_tell *tell, void *context), void *list);

/* The records of a base that are missing in a submission. */
struct zy_changes_gone {
	/* Calls gone for each, with its row in the table. */
	void (*each)(
	    void *list, void (*gone)(void *context, size_t row), void *context);
	void *list;
	struct zy_table *table;
	const struct zy_column *end; /* the last day: closed, left */
};

/*
 * Does with the records that are missing what policy says: "keep" or NULL, they
 * stay; "close", the day as_of, NULL for today, is their last; "refuse",
 * nothing may be missing.  Call it when all checks are done, before the list is
 * made.  Returns 0, or -1 with the message printed.
 */
int zy_changes_settle(struct zy_cli *cli, const struct zy_changes_gone *gone,
    const char *policy, const char *as_of);

ZY_END_C

#endif
