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

/* A standard that was read from a table. */
struct zy_standard_table {
	struct zy_standard_sheet *sheet;
	struct zy_standard *standard; /* NULL: it cannot be read */
	struct zy_buf json;	      /* its canonical form */
	uint64_t *lines; /* of the table, for the lines of that form */
	size_t n;
};

/*
 * Reads the table at path into t, which is all zero and is released with
 * zy_standard_table_release.  What was guessed, not understood, or is wrong is
 * reported with its line in the table.  Returns 0, or -1 where there is no
 * standard: the reason is reported.
 */
int zy_standard_table_read(
    struct zy_cli *cli, const char *path, struct zy_standard_table *t);
/* Frees the standard and its texts. */
void zy_standard_table_release(struct zy_standard_table *t);
/*
 * Sets the line of an error about the canonical form to that of the table.
 */
void zy_standard_table_place(
    const struct zy_standard_table *t, struct zy_error *e);
/*
 * Writes a standard as a table to the output, as -f csv or xlsx and --lang say;
 * document is that of the standard or of its table, which has what was guessed.
 */
void zy_standard_table_write(
    struct zy_cli *cli, const struct zy_standard *s, const json_t *document);

ZY_END_C

#endif
