/*
 * Registers as streams, verification and repair.  Everything is reported as
 * messages of the program.
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
 * Verifies the register path as o says and prints each finding as a warning; o
 * needs no found and no context.  Counts the lines as records.
 */
void zy_registers_verify(
    struct zy_cli *cli, const char *path, const struct zy_verify_options *o);
/*
 * Finds the head that the register path once had: `text`, where that is one or
 * its first digits; else what the file of that name says of it
 * (register/witness.h).  Returns 0; or -1, with the message printed, where
 * there is none: out then holds nothing.
 */
int zy_registers_head(struct zy_cli *cli, const char *text, const char *path,
    char out[ZY_HASH_HEX]);
/*
 * Repairs the end of the register path, which must exist, and says what was
 * done: a torn end is moved aside, the end of a last line is put back.  o has
 * repair set.
 */
void zy_registers_repair(
    struct zy_cli *cli, const char *path, const struct zy_register_options *o);

/*
 * Sets the day of an extract: as_of, a date as people write it, else the
 * present day, which then leaves out no line.  Returns 0, or -1 with the
 * message printed.
 */
int zy_registers_set_day(
    struct zy_cli *cli, struct zy_extract *x, const char *as_of);
/*
 * Reads the register at path into the extract; lock_seconds is how long other
 * programs are waited for.  Returns 0, or -1 when no further register can be
 * read: what has failed is reported.
 */
int zy_registers_extract(struct zy_cli *cli, const char *path,
    int64_t lock_seconds, struct zy_extract *x);
/* Says how many marks and withdrawals are of records that no register has. */
void zy_registers_note_orphans(struct zy_cli *cli, const struct zy_extract *x);
/*
 * Writes the state of the records, unless the extract is a history, and says
 * what was not possible.  The caller finishes the writer.
 */
void zy_registers_finish_extract(struct zy_cli *cli, struct zy_extract *x);

ZY_END_C

#endif
