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

/* Which form is made.  Texts are borrowed. */
struct zy_blank_form {
	bool ballot; /* a ballot; else a scoresheet */
	bool wide;   /* scoresheet: a row a subject, a column an item */
	bool ticks;  /* ballot: a column for each grade */
	const char *orgs, *members; /* files of rosters: a row each; or NULL */
};

/*
 * Writes the form to the output of the program as records.  Errors are printed
 * and set the exit status.
 */
void zy_blank_form_write(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s);
/*
 * Makes the ballot as a document in *d, which is not initialised before.
 * Returns 0, and the caller releases d with zy_doc_release; or -1 with an error
 * printed and d not initialised.
 */
int zy_blank_form_document(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s, struct zy_doc *d);

ZY_END_C

#endif
