/*
 * Registers as streams, verification and repair.
 *
 * Errors and findings are printed as messages of the program, and errors set
 * the exit status.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REGISTERS_H
#define ZY_FRONT_REGISTERS_H

#include "base/attr.h"
#include "cli/cli.h"
#include "register/extract.h"
#include "register/register.h"
#include "register/verify.h"

ZY_BEGIN_C

/*
 * Verifies the register path with the options o (whose found and context are
 * not used) and prints each finding as a warning.  Counts the lines as records
 * of the program.
 */
void zy_registers_verify(
    struct zy_cli *cli, const char *path, const struct zy_verify_options *o);
/*
 * Finds a head that the register path once had.  If `text` is a head, or its
 * first digits, that is it; else `text` is the name of a file in which a line
 * has it (register/witness.h).  Returns 0 with the head in out; or -1, with an
 * error printed and out undefined.
 */
int zy_registers_head(struct zy_cli *cli, const char *text, const char *path,
    char out[ZY_HASH_HEX]);
/*
 * Repairs the end of the register path, which must exist, and prints what was
 * done: a torn end is moved aside, the missing LF of the last line is added.
 * o->repair must be set.
 */
void zy_registers_repair(
    struct zy_cli *cli, const char *path, const struct zy_register_options *o);

/*
 * Sets the day x->as_of, after which lines are left out, from as_of, a date as
 * people write it; where as_of is NULL, no line is left out.  Also sets the
 * campaign of x->follows to the program's, borrowed from cli, and its day to
 * as_of or the present day.  Returns 0; or -1 with an error printed and x set
 * in part.
 */
int zy_registers_set_day(
    struct zy_cli *cli, struct zy_extract *x, const char *as_of);
/*
 * Reads the register at path into the extract.  lock_seconds is how long to
 * wait for programs that write.  Returns 0; or -1, with any error printed, when
 * no further register can be read.
 */
int zy_registers_extract(struct zy_cli *cli, const char *path,
    int64_t lock_seconds, struct zy_extract *x);
/*
 * Prints how many marks and withdrawals refer to records that no register has.
 */
void zy_registers_note_orphans(struct zy_cli *cli, const struct zy_extract *x);
/*
 * Writes the state of the records, unless the extract is a history, and prints
 * what could not be written.  The caller finishes the writer.
 */
void zy_registers_finish_extract(struct zy_cli *cli, struct zy_extract *x);

ZY_END_C

#endif
