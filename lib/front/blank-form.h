/*
 * Blank forms: scoresheets and ballots that people fill in.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_BLANK_FORM_H
#define ZY_FRONT_BLANK_FORM_H

#include "base/attr.h"
#include "cli/cli.h"
#include "document/document.h"
#include "standard/standard.h"

ZY_BEGIN_C

/* Which form; everything that a pointer points to is borrowed. */
struct zy_blank_form {
	bool ballot; /* a ballot; else a scoresheet */
	bool wide;   /* scoresheet: a row a subject, a column an item */
	bool ticks;  /* ballot: a column for each grade */
	const char *orgs, *members; /* for all of a roster; or NULL */
};

/*
 * Writes the form to the output of the program as records.  What is wrong is
 * reported.
 */
void zy_blank_form_write(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s);
/*
 * Initialises d and fills it with the ballot for print.  Returns 0, and the
 * caller releases d with zy_doc_release; or -1 with the reason reported, and d
 * was not initialised.
 */
int zy_blank_form_document(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s, struct zy_doc *d);

ZY_END_C

#endif
