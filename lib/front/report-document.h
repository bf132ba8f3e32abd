/*
 * Reports: what the program report does with kinds and documents.
 *
 * Errors are printed and set the exit status.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REPORT_DOCUMENT_H
#define ZY_FRONT_REPORT_DOCUMENT_H

#include "base/attr.h"
#include "cli/cli.h"
#include "report/build.h"

ZY_BEGIN_C

/*
 * Adds the names of the standard at path to names; path may be NULL.  Returns
 * 0, or -1 with an error printed.
 */
int zy_report_standard(
    struct zy_cli *cli, const char *path, struct zy_names *names);
/*
 * Parses the date in *option, unless that is NULL, into *d, writes it in its
 * canonical form 2010-06-01 into text, and sets *option to that, borrowed from
 * text.  Returns 0, or -1 with an error printed.
 */
int zy_report_date(struct zy_cli *cli, const char **option, struct zy_date *d,
    struct zy_buf *text);
/*
 * Returns the kind with that name: a built-in one, or the one in the file of
 * that name.  The caller frees it with zy_kind_file_free.  Returns NULL with an
 * error printed where there is none.
 */
struct zy_kind_file *zy_report_kind(struct zy_cli *cli, const char *name);
/* Writes the text of a built-in kind to the output. */
void zy_report_print_kind(struct zy_cli *cli, const char *name);
/*
 * Reads the inputs, builds the document that the kind describes, and writes it
 * in the format asked for.  Sets o->today.
 */
void zy_report_document(struct zy_cli *cli, const struct zy_kind_file *k,
    const char *standard, struct zy_build_options *o);
/* Writes a document in the format asked for. */
void zy_report_write(struct zy_cli *cli, struct zy_doc *d);

ZY_END_C

#endif
