/*
 * Declarations shared by the files that read kind files: kind-text.c,
 * kind-parts.c, kind-file.c.  Private to them.
 *
 * Every function with an error returns 0, or -1 with e set.  Results are stored
 * in the arena of k; texts are borrowed from the document of k.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_KIND_READ_H
#define ZY_REPORT_KIND_READ_H

#include "base/attr.h"
#include "report/kind-file.h"

ZY_BEGIN_C

/* Returns n + 1 zeroed elements of `size` bytes, in the arena of k. */
void *zy_kind_array(struct zy_kind_file *k, size_t n, size_t size);
/* Returns whether name is that of a set defined so far, or of a stream. */
bool zy_kind_is_set(const struct zy_kind_file *k, const char *name);
/*
 * Reads a text, or an object {"zh": text, "en": text}; empty if c is absent.
 * Returns 0, or -1 with e set.
 */
int zy_kind_read_text(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_text *out, struct zy_error *e);
/*
 * Reads a text, an object {"text", "if", "unless"}, or a list of them; none if
 * c is absent.  Returns 0, or -1 with e set.
 */
int zy_kind_read_pieces(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_pieces *out, struct zy_error *e);
/*
 * Reads the members "if" and "unless" of the object c.  Returns 0, or -1 with e
 * set.
 */
int zy_kind_read_when(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_when *out, struct zy_error *e);
/*
 * Reads the name of a set defined so far or of a stream; any other name is an
 * error.  Returns 0, or -1 with e set.
 */
int zy_kind_read_set_name(struct zy_kind_file *k, const struct zy_config *c,
    const char **out, struct zy_error *e);
/*
 * Reads an object {"NAME": text, ...}, each text as zy_kind_read_text reads it.
 * Returns 0 with the *n elements in *out; where c is absent, with *n 0 and *out
 * unchanged.  Returns -1 with e set, *out and *n unspecified; a member that is
 * null is an error.
 */
int zy_kind_read_added(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_added **out, size_t *n, struct zy_error *e);
/* Reads a list of parts of a document.  Returns 0, or -1 with e set. */
int zy_kind_read_parts(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part **out, size_t *n, struct zy_error *e);
/*
 * Reads the table for the CSV form: {"of": set, "columns": [...]}.  Returns 0,
 * or -1 with e set.
 */
int zy_kind_read_csv(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part **out, struct zy_error *e);

ZY_END_C

#endif
