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
 * Registers that were read.  The caller sets all bytes to zero, then cli, and
 * releases it with zy_register_texts_release.
 */
struct zy_register_texts {
	struct zy_cli *cli;

	/* Private. */
	struct zy_extract extract;
	const char **paths;
	size_t *ends; /* index behind the last entry of each register */
	size_t n, cap, ends_cap;
	struct zy_buf text; /* of the register that was opened last */
};

/* Frees what t owns. */
void zy_register_texts_release(struct zy_register_texts *t);
/*
 * Adds the register path, which is borrowed, to those that
 * zy_register_texts_read reads.
 */
void zy_register_texts_add(struct zy_register_texts *t, const char *path);
/*
 * Reads all registers that were added, as of a day: as_of as people write it,
 * or NULL for the present day.  Returns 0, or -1 with an error printed.
 */
int zy_register_texts_read(struct zy_register_texts *t, const char *as_of);
/*
 * Opens the entries of register i, below t->n, for reading with zy_any_schema.
 * The caller closes the reader with zy_cli_close before it opens another one.
 * Returns NULL with an error printed where that fails.
 */
struct zy_reader *zy_register_texts_open(struct zy_register_texts *t, size_t i);

ZY_END_C

#endif
