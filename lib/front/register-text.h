/*
 * Registers as text: the present state of registers as mixed streams in memory
 * (register/mixed.h), for programs that read streams.
 *
 * Each entry is on the same line as in its register, so that messages and the
 * sources of records name the lines of the register itself.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REGISTER_TEXT_H
#define ZY_FRONT_REGISTER_TEXT_H

#include "base/attr.h"
#include "cli/cli.h"
#include "register/extract.h"

ZY_BEGIN_C

/*
 * Registers that are read as streams.  The caller sets all bytes to zero, then
 * cli, and releases it with zy_register_texts_release.
 */
struct zy_register_texts {
	struct zy_cli *cli;

	/* Private. */
	struct zy_extract extract;
	const char **paths;
	size_t
	    *ends; /* number of records read up to the end of each register */
	size_t n, cap, ends_cap;
	struct zy_buf text; /* of the register that was opened last */
};

/*
 * Frees what t owns.  Also right for t that is all zero; no reader of t may be
 * open.
 */
void zy_register_texts_release(struct zy_register_texts *t);
/*
 * Adds the register at path to those that zy_register_texts_read reads.  path
 * is borrowed until t is released.
 */
void zy_register_texts_add(struct zy_register_texts *t, const char *path);
/*
 * Reads all registers that were added, as they stood at the end of the day
 * as_of, a date as people write it; NULL: as they stand now.  Call it once.
 * Returns 0; or -1, with an error printed, and then no register can be opened.
 */
int zy_register_texts_read(struct zy_register_texts *t, const char *as_of);
/*
 * Opens the entries of register number i (from 0, in the order of adding) for
 * reading with zy_any_schema.  Returns the reader, which the caller closes with
 * zy_cli_close before it opens another one; or NULL with an error printed.
 */
struct zy_reader *zy_register_texts_open(struct zy_register_texts *t, size_t i);

ZY_END_C

#endif
