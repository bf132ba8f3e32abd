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

/* What kind of form is made, and for whom.  Texts are borrowed. */
struct zy_blank_form {
	bool ballot; /* a ballot; else a scoresheet */
	bool wide;   /* scoresheet: a row a subject, a column an item */
	bool ticks;  /* ballot: a column for each grade */
	const char *orgs, *members; /* files of rosters: a row each; or NULL */
};

/*
 * Writes a blank form, by the standard s, as records to the output of the
 * program: for each subject of the rosters in o, or one form without subjects
 * where o has no roster.  Where this fails, an error is printed and sets the
 * exit status.  Nothing is kept of o and s.
 */
void zy_blank_form_write(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s);
/*
 * Makes a blank ballot, by the standard s, as the document *d for print;
 * o->ballot must be true, and *d need not be initialised.  Returns 0, and the
 * caller releases d with zy_doc_release; or -1 with an error printed and d not
 * initialised.
 */
int zy_blank_form_document(struct zy_cli *cli, const struct zy_blank_form *o,
    const struct zy_standard *s, struct zy_doc *d);

ZY_END_C

#endif
