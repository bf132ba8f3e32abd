/*
 * Reading the earlier list of organisations with which a submission is merged.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ORG_BASE_H
#define ZY_FRONT_ORG_BASE_H

#include "base/attr.h"
#include "cli/cli.h"
#include "model/merge.h"

ZY_BEGIN_C

/* Options for reading a base; texts and arrays are borrowed. */
struct zy_org_base {
	const char *path; /* of the earlier list */
	/* *parent: the superior of records of the input that have none, or
	 * NULL; a name is replaced by the code that the base has for it. */
	const char **parent;
	bool assign_ids;    /* records without a code get that of the base, or a
			       new one */
	const bool *derive; /* by file of the input: superiors follow from the
			       digits of codes */
};

/*
 * Reads the earlier list how->path into m, and merges it into t, the records of
 * the submission.  Prints notices where values of the earlier list were kept
 * against the submission.  The caller releases m and t in any case.  Returns 0;
 * or -1, with an error printed and t possibly merged in part.
 */
int zy_org_base_read(struct zy_cli *cli, const struct zy_org_base *how,
    struct zy_table *t, struct zy_merge *m);

ZY_END_C

#endif
