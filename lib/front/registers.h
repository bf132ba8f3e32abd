/*
 * The state of register files: what is said about a damaged end, verification,
 * repair.  Everything is reported as messages of the program.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REGISTERS_H
#define ZY_FRONT_REGISTERS_H

#include "cli/cli.h"
#include "register/register.h"
#include "register/verify.h"

/*
 * Verifies the register path as o says and prints each finding as a warning; o
 * needs no found and no context.  Counts the lines as records.
 */
void zy_registers_verify(
    struct zy_cli *cli, const char *path, const struct zy_verify_options *o);
/*
 * Repairs the end of the register path, which must exist, and says what was
 * done: a torn end is moved aside, the end of a last line is put back.  o has
 * repair set.
 */
void zy_registers_repair(
    struct zy_cli *cli, const char *path, const struct zy_register_options *o);

#endif
