/*
 * A scoring standard read from a county's table, and written as one.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_STANDARD_TABLE_H
#define ZY_FRONT_STANDARD_TABLE_H

#include "base/attr.h"
#include "cli/cli.h"
#include "standard/sheet.h"
#include "standard/standard.h"

ZY_BEGIN_C

/*
 * A standard that is read from a table.  The caller sets all bytes to zero, and
 * frees it with zy_standard_table_release.
 */
struct zy_standard_table {
	struct zy_standard_sheet *sheet;
	struct zy_standard *standard; /* NULL: it cannot be read */
	struct zy_buf json;	      /* its canonical form */
	uint64_t *lines; /* by line of json: the line of the table */
	size_t n;	 /* number of lines of json */
};

/*
 * Reads the table at path into t, which the caller releases in any case.  What
 * was guessed, was not understood or is wrong is printed with its line in the
 * table.  Returns 0 with t->standard set; or -1, with an error printed, where
 * the table gives no valid standard.
 */
int zy_standard_table_read(
    struct zy_cli *cli, const char *path, struct zy_standard_table *t);
/* Frees the members of t.  Also right for t that is all zero. */
void zy_standard_table_release(struct zy_standard_table *t);
/*
 * Replaces the line of e, which is a line of the canonical form t->json, by the
 * line of the table from which that was made.  Does nothing where e has no
 * line.
 */
void zy_standard_table_place(
    const struct zy_standard_table *t, struct zy_error *e);
/*
 * Writes the standard s as a table to the output, in the format and language of
 * -f and --lang.  document is the JSON of s or, where s was read from a table,
 * the document of its sheet, in which guesses are marked.  An error is printed
 * and sets the exit status.
 */
void zy_standard_table_write(
    struct zy_cli *cli, const struct zy_standard *s, const json_t *document);

ZY_END_C

#endif
