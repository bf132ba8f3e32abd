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

/* A standard that was read from a table.  The caller sets all bytes to zero. */
struct zy_standard_table {
	struct zy_standard_sheet *sheet;
	struct zy_standard *standard; /* NULL: it cannot be read */
	struct zy_buf json;	      /* its canonical form */
	uint64_t *lines; /* by line of json: the line of the table */
	size_t n;	 /* number of lines of json */
};

/*
 * Reads the table at path into t, which the caller releases with
 * zy_standard_table_release in any case.  What was guessed, was not understood,
 * or is wrong is printed with its line in the table.  Returns 0, or -1 with an
 * error printed where there is no standard.
 */
int zy_standard_table_read(
    struct zy_cli *cli, const char *path, struct zy_standard_table *t);
/* Frees what t owns. */
void zy_standard_table_release(struct zy_standard_table *t);
/*
 * Replaces the line of e, which is about the canonical form, by the line of the
 * table.
 */
void zy_standard_table_place(
    const struct zy_standard_table *t, struct zy_error *e);
/*
 * Writes a standard as a table to the output, in the format and language of -f
 * and --lang.  document is the JSON of the standard, or of the table that it
 * was read from, which marks what was guessed.
 */
void zy_standard_table_write(
    struct zy_cli *cli, const struct zy_standard *s, const json_t *document);

ZY_END_C

#endif
