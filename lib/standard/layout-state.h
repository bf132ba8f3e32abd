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

/* Appends a text to b as a JSON string, in quotes (canonical.c). */
void zy_layout_put_text(struct zy_buf *b, const char *text);
/*
 * Appends a value that is not a section, that is, a text or a list or object of
 * texts, as JSON (canonical.c).  Numbers are written without quotes if the type
 * is one of numbers.
 */
void zy_layout_put_value(
    struct zy_buf *b, const json_t *v, enum zy_layout_type type);

/*
 * Appends to b the text of a table cell for v, the value of a key
 * (sheet-cell.c).  Choices are written in Chinese if zh, else by their ids.
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
