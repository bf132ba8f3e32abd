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
 * Reports how the records of a submission differ from those of an earlier list.
 * each(list, tell, context) must call tell(context, change) for every change;
 * list is passed to it unchanged.  s declares the columns of the records.
 *
 * Where path is NULL, each change is printed as a notice.  Else the file at
 * path gets a row of CSV for each change, with the columns change, id, column,
 * old, new; if it cannot be written, an error is printed and sets the exit
 * status.  With -v the numbers of added, changed and missing records are
 * printed too.
 */
void zy_changes_report(struct zy_cli *cli, const char *path,
    const struct zy_schema *s,
    void (*each)(void *list, zy_change_tell *tell, void *context), void *list);

/* The records of an earlier list that are missing in a submission. */
struct zy_changes_gone {
	/* Calls gone for each missing record: with the context that was
	   given, and the number of the record's row in table. */
	void (*each)(
	    void *list, void (*gone)(void *context, size_t row), void *context);
	void *list; /* the first argument of each */
	struct zy_table *table;
	const struct zy_column *end; /* declares the column of the last day */
};

/*
 * Decides what becomes of the missing records, by policy: with "keep" or NULL
 * they stay unchanged; with "close" each gets the day as_of (NULL: the present
 * day) as its last; with "refuse" any missing record is an error.  Call it
 * after all checks and before the new list is made.  Returns 0; or -1 with an
 * error printed, and the records unchanged.
 */
int zy_changes_settle(struct zy_cli *cli, const struct zy_changes_gone *gone,
    const char *policy, const char *as_of);

ZY_END_C

#endif
