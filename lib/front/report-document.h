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
 * Adds the names of heads, questions and grades of the standard at path to
 * names; does nothing where path is NULL.  Returns 0, or -1 with an error
 * printed and names unchanged.
 */
int zy_report_standard(
    struct zy_cli *cli, const char *path, struct zy_names *names);
/*
 * Parses the date that is the value of an option.  Where *option is NULL it
 * does nothing.  Else it sets *d to the date, appends its form 2010-06-01 to
 * text, which must be empty, and sets *option to that text, borrowed from the
 * buffer.  Returns 0; or -1, with a usage error printed and nothing changed.
 */
int zy_report_date(struct zy_cli *cli, const char **option, struct zy_date *d,
    struct zy_buf *text);
/*
 * Finds a kind of document by its name: that of a built-in kind, or that of a
 * kind file, which has a '.' or '/'.  Returns the kind, which the caller frees
 * with zy_kind_file_free; or NULL with an error printed.
 */
struct zy_kind_file *zy_report_kind(struct zy_cli *cli, const char *name);
/*
 * Writes the kind file of the built-in kind with that name to the output, as it
 * is.  Where no built-in kind has the name, a usage error is printed.
 */
void zy_report_print_kind(struct zy_cli *cli, const char *name);
/*
 * Reads the inputs of the program, builds the document that the kind k
 * describes, and writes it to the output in the format of -f.  standard is the
 * path of a standard whose names the document shows, or NULL.  Sets o->today,
 * o->warn, o->context and, where it names a subject, the id in o->given; texts
 * in these are valid only during the call.  Errors are printed and set the exit
 * status.
 */
void zy_report_document(struct zy_cli *cli, const struct zy_kind_file *k,
    const char *standard, struct zy_build_options *o);
/*
 * Writes d to the output of the program in the format of -f.  If registers were
 * read, first appends notes with their heads to d; to an official decision
 * (ZY_LOOK_DECREE) only if --witness was given.  d remains the caller's, who
 * releases it.  An error is printed and sets the exit status.
 */
void zy_report_write(struct zy_cli *cli, struct zy_doc *d);

ZY_END_C

#endif
