/*
 * Registers as text: the present state of each register as a mixed stream in
 * memory (register/mixed.h), for programs that read streams.
 *
 * Each entry stands on the line on which it stands in its register, so that
 * messages and the places of records name the register's own lines.
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

/* Frees what t holds. */
void zy_register_texts_release(struct zy_register_texts *t);
/* Adds a register by its name, which is borrowed. */
void zy_register_texts_add(struct zy_register_texts *t, const char *path);
/*
 * Reads all registers that were added, as of a day, a date as people write it,
 * or NULL: the present day.  Returns 0, or -1 with the message printed.
 */
int zy_register_texts_read(struct zy_register_texts *t, const char *as_of);
/*
 * Opens the entries of register i, below t->n, for reading with zy_any_schema.
 * The caller closes the reader with zy_cli_close before it opens another one.
 * Returns NULL where that fails: the message is printed.
 */
struct zy_reader *zy_register_texts_open(struct zy_register_texts *t, size_t i);

ZY_END_C

#endif
