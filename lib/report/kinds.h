/*
 * The table of the kinds of reports: names, builders, and the options that only
 * some kinds use.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KINDS_H
#define ZY_REPORT_KINDS_H

#include "base/attr.h"
#include "report/kind.h"

ZY_BEGIN_C

struct zy_kind {
	const char *name;
	void (*build)(struct zy_doc *d, const struct zy_report_data *data,
	    const struct zy_kind_options *o);
	bool uses_links;
	bool uses_parts;   /* --full and --split */
	bool one_standard; /* shows scores of a single standard */
};

/* Returns the kind with this name, or NULL.  It is static. */
const struct zy_kind *zy_kinds_find(const char *name);

/*
 * Returns the kind that suits the data: the ranking or the tally when it is the
 * only thing to report, otherwise the dashboard; NULL when there are no data.
 */
const struct zy_kind *zy_kinds_default(const struct zy_report_data *data);

/*
 * Checks that the kind uses every option that is set, and that the data are
 * such that it can show them.  Returns 0, or -1 with a ZY_ERROR_CONFIG.
 */
int zy_kind_check(const struct zy_kind *k, const struct zy_report_data *data,
    const struct zy_kind_options *o, struct zy_error *e);

ZY_END_C

#endif
