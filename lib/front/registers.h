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
 * Verifies the register at path with the options o (whose found and context are
 * not used), and prints each finding as a warning, which sets the exit status.
 * The lines count as records of the program.  Where nothing was found, the
 * register's head is stored in the heads file.  An error is printed and sets
 * the exit status.
 */
void zy_registers_verify(
    struct zy_cli *cli, const char *path, const struct zy_verify_options *o);
/*
 * Finds a head, the hash of its last line, that the register at path once had.
 * text is that head or its first digits, or else the name of a file in which a
 * line names the register and its head (register/witness.h).  Returns 0 with
 * the digits in out, NUL-terminated; or -1, with an error printed and out
 * unspecified.
 */
int zy_registers_head(struct zy_cli *cli, const char *text, const char *path,
    char out[ZY_HASH_HEX]);
/*
 * Repairs the end of the register at path, and prints what was done: a torn end
 * is moved to a file beside it, and the missing LF of the last line is added.
 * o->repair must be set.  An error, also that path does not exist, is printed
 * and sets the exit status.
 */
void zy_registers_repair(
    struct zy_cli *cli, const char *path, const struct zy_register_options *o);

/*
 * Prepares x for reading registers as they stood on a day: as_of is a date as
 * people write it, and lines entered after that day are left out; where it is
 * NULL, none is.  The states of follow-ups are those of that day, or of the
 * present day; the campaign file that they need is borrowed from cli.  Returns
 * 0; or -1, with an error printed and x set in part.
 */
int zy_registers_set_day(
    struct zy_cli *cli, struct zy_extract *x, const char *as_of);
/*
 * Reads the register at path and adds its records to the extract, which the
 * caller releases.  lock_seconds is how long to wait for programs that write.
 * Returns 0; or -1, with any error printed, where the caller must not read
 * further registers.
 */
int zy_registers_extract(struct zy_cli *cli, const char *path,
    int64_t lock_seconds, struct zy_extract *x);
/*
 * Prints a notice with the number of marks and withdrawals that refer to
 * records which none of the registers has; nothing where there are none.
 */
void zy_registers_note_orphans(struct zy_cli *cli, const struct zy_extract *x);
/*
 * Writes the state of all extracted records to the writer of x, unless x is a
 * history, which was written while it was read; prints what could not be
 * written, and the notice of zy_registers_note_orphans.  The caller finishes
 * the writer.
 */
void zy_registers_finish_extract(struct zy_cli *cli, struct zy_extract *x);

ZY_END_C

#endif
