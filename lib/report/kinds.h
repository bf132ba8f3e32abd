/*
 * The table of the kinds of reports that are written in C: names, functions
 * that build them, and the options that only some kinds use.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KINDS_H
#define ZY_REPORT_KINDS_H

#include "base/attr.h"
#include "report/kind.h"

ZY_BEGIN_C

/* A kind of report. */
struct zy_kind {
	const char *name;
	/* Initialises d, which the caller releases, and fills it. */
	void (*build)(struct zy_doc *d, const struct zy_report_data *data,
	    const struct zy_kind_options *o);
	bool uses_links;   /* has the option --link */
	bool uses_parts;   /* has the options --full and --split */
	bool one_standard; /* the scores must be of a single standard */
};

/*
 * Returns the kind of report with this name, never freed, or NULL if no kind in
 * C has it.
 */
const struct zy_kind *zy_kinds_find(const char *name);

/*
 * Returns the kind that suits the inputs: the ranking or the tally if they have
 * nothing else to report, else the dashboard; never freed.  Returns NULL if
 * there is nothing to report.
 */
const struct zy_kind *zy_kinds_default(const struct zy_report_data *data);

/*
 * Checks that the kind k uses every option that is set and can show the data.
 * Returns 0; or -1 with a ZY_ERROR_CONFIG in e.
 */
int zy_kind_check(const struct zy_kind *k, const struct zy_report_data *data,
    const struct zy_kind_options *o, struct zy_error *e);

ZY_END_C

#endif
