/*
 * The report of the kind scoresheet: subjects are scored, and each gets a page.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REPORT_SCORESHEET_H
#define ZY_FRONT_REPORT_SCORESHEET_H

#include "base/attr.h"
#include "cli/cli.h"
#include "document/document.h"

ZY_BEGIN_C

/* Options of scoresheets; texts are borrowed. */
struct zy_scoresheet_options {
	const char *standard;	    /* its file */
	const char *orgs, *members; /* rosters, or NULL */
	const char *subject;	    /* NULL: every subject */
	const char *title, *issuer, *date;
	bool zh;
};

/*
 * Scores the inputs of the program by the standard, and makes a document with
 * one page for each subject, its scoresheet.  d need not be initialised.
 * Returns 0, and the caller releases d with zy_doc_release; or -1 with an error
 * printed and d not initialised.
 */
int zy_report_scoresheet(struct zy_cli *cli,
    const struct zy_scoresheet_options *o, struct zy_doc *d);

ZY_END_C

#endif
