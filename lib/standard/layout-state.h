/*
 * What the files that write and read a standard's document share.  Private to
 * this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_LAYOUT_STATE_H
#define ZY_STANDARD_LAYOUT_STATE_H

#include "standard/layout.h"

/* The member of a section that was guessed and not confirmed: no key. */
#define ZY_LAYOUT_GUESSED " guessed"

/* Appends a text as JSON, in quotes (canonical.c). */
void zy_layout_put_text(struct zy_buf *b, const char *text);
/*
 * Appends a value that is no section as JSON: texts, lists and objects of them
 * (canonical.c).  Numbers stand without quotes where the type has numbers.
 */
void zy_layout_put_value(
    struct zy_buf *b, const json_t *v, enum zy_layout_type type);

/*
 * Appends the cell of a table that says the value v of a key (sheet-cell.c);
 * zh: words of choices in Chinese.
 */
void zy_layout_cell_put(struct zy_buf *b, const struct zy_layout_key *key,
    const json_t *v, bool zh);
/*
 * Returns the value of a key that a cell, which is not empty, says
 * (sheet-cell.c), to be released with json_decref; or NULL, with *why, a
 * translated phrase, where it says none.
 */
json_t *zy_layout_cell_read(
    const struct zy_layout_key *key, struct zy_view cell, const char **why);

#endif
