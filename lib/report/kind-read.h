/*
 * What the files that read kind files share.  Private to kind-text.c,
 * kind-parts.c and kind-file.c.
 *
 * Every function with an error returns 0, or -1 with e set.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_READ_H
#define ZY_REPORT_KIND_READ_H

#include "base/attr.h"
#include "report/kind-file.h"

ZY_BEGIN_C

/* Returns n zeroed elements and one more, in the arena of k. */
void *zy_kind_array(struct zy_kind_file *k, size_t n, size_t size);
/* Returns whether a set that has been defined, or a stream, has that name. */
bool zy_kind_is_set(const struct zy_kind_file *k, const char *name);
/* Reads a text or {"zh": text, "en": text}; one that is not there is empty. */
int zy_kind_read_text(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_text *out, struct zy_error *e);
/*
 * Reads a text, {"text", "if", "unless"}, or a list of them; of a member that
 * is not there, none.
 */
int zy_kind_read_pieces(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_pieces *out, struct zy_error *e);
/* Reads the members "if" and "unless" of an object. */
int zy_kind_read_when(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_when *out, struct zy_error *e);
/* Reads the name of a set that has been defined, or of a stream. */
int zy_kind_read_set_name(struct zy_kind_file *k, const struct zy_config *c,
    const char **out, struct zy_error *e);
/* Reads an object of names and texts. */
int zy_kind_read_added(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_added **out, size_t *n, struct zy_error *e);
/* Reads a list of parts of a document. */
int zy_kind_read_parts(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part **out, size_t *n, struct zy_error *e);
/* Reads the table for CSV: {"of": set, "columns": [...]}. */
int zy_kind_read_csv(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part **out, struct zy_error *e);

ZY_END_C

#endif
