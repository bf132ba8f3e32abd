/*
 * Reporting what a later submission changes in an earlier list, and deciding
 * about records that are missing in the submission.
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
 * Calls each with list, and reports every change of a record of s that it
 * tells: in a CSV file
 * at path with the columns change, id, column, old, new; or, where path is
 * NULL, as printed notices.  With -v the number of changes is printed at the
 * end.  If the file cannot be written, an error is printed and the exit status
 * set.
 */
void zy_changes_report(struct zy_cli *cli, const char *path,
    const struct zy_schema *s,
    void (*each)(void *list, zy_change_tell *tell, void *context), void *list);

/* The records of a base that are missing in a submission. */
struct zy_changes_gone {
	/* Calls gone for each of them, with its row in the table. */
	void (*each)(
	    void *list, void (*gone)(void *context, size_t row), void *context);
	void *list;
	struct zy_table *table;
	const struct zy_column *end; /* the column of the last day */
};

/*
 * Treats missing records by policy: with "keep" or NULL they stay unchanged;
 * with "close" their last day is as_of, NULL for today; with "refuse" it is an
 * error that there are any.  Call it when all checks are done, before the list
 * is made.  Returns 0, or -1 with an error printed.
 */
int zy_changes_settle(struct zy_cli *cli, const struct zy_changes_gone *gone,
    const char *policy, const char *as_of);

ZY_END_C

#endif
