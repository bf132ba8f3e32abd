/*
 * Configuration files: one JSON document, read strictly.
 *
 * Duplicate keys, text after the document, depth over 64 and files over 16 MiB
 * are refused.  Numbers are kept as their exact text ("28.175"), so that no
 * decimal passes through binary floating point; a number in quotes means the
 * same number.  The functions that read a value check that it is there and has
 * the right type, and zy_config_known refuses unknown keys, so that a misspelt
 * rule is never ignored.
 *
 * Functions that return an int return 0, or -1 with e set.  Errors are of kind
 * ZY_ERROR_CONFIG and give file, place and path: "standard.json:14:30:
 * heads[2].items[0].max: must be a number".  For a value that is missing, the
 * place is the beginning of the object that lacks it.  On failure a function
 * leaves its outputs unspecified.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CONFIG_H
#define ZY_STREAM_CONFIG_H

#include <jansson.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/rational.h"

ZY_BEGIN_C

/*
 * A value in a document, and its place.  All pointers in it are borrowed:
 * value and key from the document, parent from the caller of zy_config_get or
 * zy_config_at.  It may therefore be copied and needs no release; only the
 * root, which zy_config_load and zy_config_parse fill, is released.
 */
struct zy_config {
	json_t *value;			/* NULL: the value is missing */
	const struct zy_config *parent; /* NULL: this is the root */
	const char *key;  /* of this member of an object; NULL: an element */
	size_t index;	  /* of this element of an array */
	const char *file; /* root: its name, borrowed from the caller */
	char *text;	  /* root: the text of the document, for places */
};

/*
 * Reads the document, which must be an object, in the file path; the text path
 * must outlive root.  Returns 0, and the caller releases root with
 * zy_config_release; or -1 with e set and nothing to release.
 */
int zy_config_load(
    struct zy_config *root, const char *path, struct zy_error *e);
/*
 * Reads the document, which must be an object, in text, which need not outlive
 * the call; name, which must outlive root, stands for the file in messages.
 * Returns 0, and the caller releases root with zy_config_release; or -1 with e
 * set and nothing to release.
 */
int zy_config_parse(struct zy_config *root, const char *name,
    struct zy_view text, struct zy_error *e);
/*
 * Frees the document, if root has one.  Every struct zy_config of it becomes
 * invalid.
 */
void zy_config_release(struct zy_config *root);

/*
 * Sets *line and *column (in characters, from 1) to where the value stands in
 * the file; for a missing value, to where the object stands that lacks it.
 */
void zy_config_place(
    const struct zy_config *c, uint64_t *line, uint64_t *column);
/*
 * Fills e with an error about this value, with its path and place; fmt formats
 * the message as printf does, cut off after 399 bytes.  Returns -1 always.
 */
int zy_config_error(const struct zy_config *c, struct zy_error *e,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/*
 * Returns the member with that key of an object.  Its value is NULL when c is
 * no object, the object has no such member, or the member is null.  The result
 * refers to c and key, which must outlive it.
 */
struct zy_config zy_config_get(const struct zy_config *c, const char *key);
/*
 * Returns element i of an array; its value is NULL when there is no such
 * element.  The result refers to c, which must outlive it.
 */
struct zy_config zy_config_at(const struct zy_config *c, size_t i);
/* Returns whether the value is not missing. */
static inline bool
zy_config_has(const struct zy_config *c)
{
	return c->value != NULL;
}
/*
 * Sets *n to the number of elements of an array, or to 0 where the value is
 * missing.  Returns 0, or -1 with e set when the value is no array.
 */
int zy_config_length(const struct zy_config *c, size_t *n, struct zy_error *e);
/*
 * Checks that each member of the object has one of the keys, a list that ends
 * with NULL, and that no member is null.  Returns 0, also where the value is
 * missing; or -1 with e set.
 */
int zy_config_known(
    const struct zy_config *c, const char *const *keys, struct zy_error *e);

/*
 * Sets *out to a text, which may be empty, borrowed from the document; a number
 * counts as the text of its digits.  Where the value is missing, *out becomes
 * fallback, not a copy of it; with fallback NULL that is an error.  Returns 0,
 * or -1 with e set.
 */
int zy_config_text(const struct zy_config *c, const char **out,
    const char *fallback, struct zy_error *e);
/*
 * Sets *id to an id, borrowed from the document: a text that is not empty and
 * contains no blanks or invisible characters.  A missing value is an error.
 * Returns 0, or -1 with e set.
 */
int zy_config_id(
    const struct zy_config *c, const char **id, struct zy_error *e);
/*
 * Checks that the id and the name of a member c of a list differ from the id
 * and the name of another member, so that a cell which contains any of these
 * texts names one member only.  No text may be NULL; the error is about c.
 * Returns 0, or -1 with e set.
 */
int zy_config_check_distinct(const struct zy_config *c, const char *id,
    const char *name, const char *other_id, const char *other_name,
    struct zy_error *e);
/*
 * Sets *out to the number, from 0, of the value among the choices, which are
 * given as "a|b|c".  Where the value is missing, *out becomes fallback; with
 * fallback -1 that is an error.  Returns 0, or -1 with e set.
 */
int zy_config_choice(const struct zy_config *c, const char *choices, int *out,
    int fallback, struct zy_error *e);
/*
 * Sets *out to true or false, or to fallback where the value is missing.
 * Returns 0, or -1 with e set.
 */
int zy_config_bool(
    const struct zy_config *c, bool *out, bool fallback, struct zy_error *e);
/*
 * Sets *out to a whole number from min to max, or to fallback, which need not
 * be in that range, where the value is missing.  Returns 0, or -1 with e set.
 */
int zy_config_integer(const struct zy_config *c, int64_t *out, int64_t min,
    int64_t max, int64_t fallback, struct zy_error *e);
/*
 * Sets out, which the caller has initialised and releases, to an exact number;
 * "2/3" and "95%" are allowed.  Where the value is missing, out becomes the
 * number that the text fallback contains; with fallback NULL that is an error.
 * Returns 0, or -1 with e set.
 */
int zy_config_number(const struct zy_config *c, struct zy_rational *out,
    const char *fallback, struct zy_error *e);
/*
 * Sets *out to a decimal of at most 18 digits.  Where the value is missing,
 * *out becomes the number that the text fallback contains; with fallback NULL
 * that is an error.  Returns 0, or -1 with e set.
 */
int zy_config_decimal(const struct zy_config *c, struct zy_decimal *out,
    const char *fallback, struct zy_error *e);
/*
 * Appends to b what jansson says is wrong with a text: in Chinese where
 * messages are, else in jansson's words.
 */
void zy_config_put_json_error(struct zy_buf *b, const json_error_t *why);

ZY_END_C

#endif
