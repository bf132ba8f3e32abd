/*
 * Configuration files: one JSON document, read strictly.
 *
 * Duplicate keys, trailing text, depth over 64 and files over 16 MiB are
 * refused.  Numbers arrive as strings holding their exact text ("28.175"), so
 * that no decimal passes through binary floating point; "28.175" in quotes
 * reads the same.  Every getter checks type and presence, and
 * zy_config_known refuses keys that nobody knows: a misspelt rule never
 * passes unseen.  Errors are of kind ZY_ERROR_CONFIG and name the file, the
 * place and the path: "standard.json:14:30: heads[2].items[0].max: must be a
 * number". What is missing stands where the object begins that lacks it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CONFIG_H
#define ZY_STREAM_CONFIG_H

#include <jansson.h>

#include "base/mem.h"
#include "base/rational.h"

/*
 * A place in a document: a value, plus where it stands for messages.  A
 * plain value; borrowed from the document.
 */
struct zy_config {
	json_t *value;			/* borrowed; NULL: not there */
	const struct zy_config *parent; /* NULL: the root */
	const char *key;		/* of an object; NULL: an array */
	size_t index;
	const char *file; /* set at the root */
	char *text;	  /* root: what was read, for places */
};

/* Loads path; release with zy_config_release.  0 or -1. */
int zy_config_load(
    struct zy_config *root, const char *path, struct zy_error *e);
/* From text; name is for messages. */
int zy_config_parse(struct zy_config *root, const char *name,
    struct zy_view text, struct zy_error *e);
void zy_config_release(struct zy_config *root);

/* Line and character column where the value stands; 0 where not known. */
void zy_config_place(
    const struct zy_config *c, uint64_t *line, uint64_t *column);
/* Appends "heads[2].items[0].max"; nothing at the root. */
void zy_config_path(const struct zy_config *c, struct zy_buf *b);
/* Error at this place: always -1. */
int zy_config_error(const struct zy_config *c, struct zy_error *e,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/* The member key (value NULL when absent or null). */
struct zy_config zy_config_get(const struct zy_config *c, const char *key);
/* Element i of an array. */
struct zy_config zy_config_at(const struct zy_config *c, size_t i);
static inline bool
zy_config_has(const struct zy_config *c)
{
	return c->value != NULL;
}
/* Elements of an array; an absent one has none.  -1: not an array. */
int zy_config_length(const struct zy_config *c, size_t *n, struct zy_error *e);
/* Refuses members of the object that are not in the NULL-ended list, and
 * those that are null. */
int zy_config_known(
    const struct zy_config *c, const char *const *keys, struct zy_error *e);

/* Text, borrowed from the document; absent: fallback (NULL: an error). */
int zy_config_text(const struct zy_config *c, const char **out,
    const char *fallback, struct zy_error *e);
/* An id: text that is not empty, without blanks and invisible characters. */
int zy_config_id(
    const struct zy_config *c, const char **id, struct zy_error *e);
/*
 * Refuses id and name of the list's member at c where they are another's, too:
 * cells may say either, and could not tell the two apart.
 */
int zy_config_check_distinct(const struct zy_config *c, const char *id,
    const char *name, const char *other_id, const char *other_name,
    struct zy_error *e);
/* One of choices "a|b|c" as its number; absent: fallback (-1: an error). */
int zy_config_choice(const struct zy_config *c, const char *choices, int *out,
    int fallback, struct zy_error *e);
/* true or false; absent: fallback. */
int zy_config_bool(
    const struct zy_config *c, bool *out, bool fallback, struct zy_error *e);
/* A whole number min to max; absent: fallback. */
int zy_config_integer(const struct zy_config *c, int64_t *out, int64_t min,
    int64_t max, int64_t fallback, struct zy_error *e);
/* An exact number ("2/3", "95%", too) into initialised out; absent: fallback
 * text, NULL error. */
int zy_config_number(const struct zy_config *c, struct zy_rational *out,
    const char *fallback, struct zy_error *e);
/* The same as a decimal. */
int zy_config_decimal(const struct zy_config *c, struct zy_decimal *out,
    const char *fallback, struct zy_error *e);

#endif
