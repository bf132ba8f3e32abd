/*
 * Declarations shared by the files that write and read the document of a
 * standard: canonical.c, sheet-cell.c, sheet-*.c.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_LAYOUT_STATE_H
#define ZY_STANDARD_LAYOUT_STATE_H

#include "standard/layout.h"

/*
 * The member of a section's object which says that the section was guessed and
 * not confirmed.  It is no key of the layout and is never written.
 */
#define ZY_LAYOUT_GUESSED " guessed"

/* Appends a text as a JSON string (canonical.c). */
void zy_layout_put_text(struct zy_buf *b, const char *text);
/*
 * Appends a value that is not a section, that is, a text or a list or object of
 * texts, as JSON (canonical.c).  Numbers are written without quotes if the type
 * is one of numbers.
 */
void zy_layout_put_value(
    struct zy_buf *b, const json_t *v, enum zy_layout_type type);

/*
 * Appends the table cell for the value v of a key (sheet-cell.c); zh: choices
 * are written in Chinese.
 */
void zy_layout_cell_put(struct zy_buf *b, const struct zy_layout_key *key,
    const json_t *v, bool zh);
/*
 * Reads a cell that is not empty as the value of a key (sheet-cell.c).  Returns
 * the value, which the caller releases with json_decref; or NULL with *why set
 * to a translated phrase, never freed, if the cell is wrong.
 */
json_t *zy_layout_cell_read(
    const struct zy_layout_key *key, struct zy_view cell, const char **why);

#endif
