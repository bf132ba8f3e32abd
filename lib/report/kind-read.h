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

/*
 * Returns an array of n + 1 elements of `size` bytes, all zero, in the arena of
 * k.
 */
void *zy_kind_array(struct zy_kind_file *k, size_t n, size_t size);
/* Returns whether `name` is the name of a stream. */
bool zy_kind_is_stream(struct zy_view name);
/*
 * Returns whether `name` is the name of a stream, of a set that was read
 * before, or "group".
 */
bool zy_kind_is_set(const struct zy_kind_file *k, const char *name);
/*
 * Reads a text into *out: c is a text for both languages, or an object {"zh":
 * text, "en": text}, where "en" may be left out.  If c is absent, *out is
 * empty.  Returns 0, or -1 with e set and *out unspecified.
 */
int zy_kind_read_text(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_text *out, struct zy_error *e);
/*
 * Reads the pieces of a paragraph into *out: c is a text, an object {"text",
 * "if", "unless"}, or a list of these.  If c is absent, *out is unchanged.
 * Returns 0, or -1 with e set and *out unspecified.
 */
int zy_kind_read_pieces(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_pieces *out, struct zy_error *e);
/*
 * Reads a condition into *out, from the members "if" and "unless" of the object
 * c; each is a test or a list of at most ZY_KIND_TESTS tests, "FIGURE" or
 * "FIGURE more than NUMBER".  Without both members the condition always holds.
 * Returns 0, or -1 with e set and *out unspecified.
 */
int zy_kind_read_when(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_when *out, struct zy_error *e);
/*
 * Reads the name of a set into *out, borrowed from c; a name for which
 * zy_kind_is_set is false is an error.  Returns 0, or -1 with e set and *out
 * unspecified.
 */
int zy_kind_read_set_name(struct zy_kind_file *k, const struct zy_config *c,
    const char **out, struct zy_error *e);
/*
 * Reads a list of names with a text each: c is an object {"NAME": text, ...},
 * each text as zy_kind_read_text reads it.  Returns 0 with *out set to an array
 * of *n elements, in the order of the object; if c is absent, with *n set to 0
 * and *out unchanged.  Returns -1 with e set, and *out and *n unspecified; a
 * text that is null is an error.
 */
int zy_kind_read_added(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_added **out, size_t *n, struct zy_error *e);
/*
 * Reads the parts of a document, a list of objects.  Returns 0 with *out set to
 * an array of *n parts; or -1 with e set, and *out and *n unspecified.
 */
int zy_kind_read_parts(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part **out, size_t *n, struct zy_error *e);
/*
 * Reads the table for the CSV form, an object {"of": set, "columns": [...]}.
 * Returns 0 with *out set to the table as a part, or to NULL if c is absent; or
 * -1 with e set and *out unspecified.
 */
int zy_kind_read_csv(struct zy_kind_file *k, const struct zy_config *c,
    struct zy_kind_part **out, struct zy_error *e);

ZY_END_C

#endif
