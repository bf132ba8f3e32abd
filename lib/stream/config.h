/*
 * Configuration files: one JSON document, read strictly.
 *
 * Duplicate keys, text behind the document, depth over 64 and files over 16 MiB
 * are refused.  Numbers are kept as their exact text ("28.175"), so that no
 * decimal passes through binary floating point; a number in quotes means the
 * same number.  The functions that read a value check that it is there and has
 * the right type, and zy_config_known refuses unknown keys, so that a misspelt
 * rule is never ignored.
 *
 * Errors are of kind ZY_ERROR_CONFIG and give file, place and path:
 * "standard.json:14:30: heads[2].items[0].max: must be a number".  For a value
 * that is missing, the place is the beginning of the object that lacks it.  On
 * failure a function leaves its outputs unspecified.
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
 * A value in a document, and where it stands.  Everything in it is borrowed
 * from the document, so that it may be copied; the root alone is released, with
 * zy_config_release.
 */
struct zy_config {
	json_t *value;			/* borrowed; NULL: not there */
	const struct zy_config *parent; /* NULL: the root */
	const char *key;		/* of an object; NULL: an array */
	size_t index;
	const char *file; /* set at the root */
	char *text;	  /* root: what was read, for places */
};

/*
 * Reads the document in the file path.  Returns 0, and the caller releases root
 * with zy_config_release; or -1 with e set and nothing to release.
 */
int zy_config_load(
    struct zy_config *root, const char *path, struct zy_error *e);
/*
 * Reads the document in text; name stands for the file in messages.  Returns 0,
 * and the caller releases root with zy_config_release; or -1 with e set and
 * nothing to release.
 */
int zy_config_parse(struct zy_config *root, const char *name,
    struct zy_view text, struct zy_error *e);
/* Frees the document.  Every struct zy_config of it becomes invalid. */
void zy_config_release(struct zy_config *root);

/*
 * Sets *line and *column (in characters, from 1) to where the value stands in
 * the file, or to 0 when that is not known.
 */
void zy_config_place(
    const struct zy_config *c, uint64_t *line, uint64_t *column);
/*
 * Fills e with an error about this value; fmt formats the message as printf
 * does.  Returns -1 always.
 */
int zy_config_error(const struct zy_config *c, struct zy_error *e,
    const char *fmt, ...) ZY_PRINTF(3, 4);
/*
 * Returns the member with that key of an object.  Its value is NULL when the
 * object has no such member or the member is null.
 */
struct zy_config zy_config_get(const struct zy_config *c, const char *key);
/* Returns element i of an array. */
struct zy_config zy_config_at(const struct zy_config *c, size_t i);
/* Returns whether the value is there. */
static inline bool
zy_config_has(const struct zy_config *c)
{
	return c->value != NULL;
}
/*
 * Sets *n to the number of elements of an array, 0 for an array that is not
 * there.  Returns 0, or -1 with e set when the value is no array.
 */
int zy_config_length(const struct zy_config *c, size_t *n, struct zy_error *e);
/*
 * Checks that each member of the object has a key in the list keys, which ends
 * with NULL, and that none is null.  Returns 0, or -1 with e set.
 */
int zy_config_known(
    const struct zy_config *c, const char *const *keys, struct zy_error *e);

/*
 * Sets *out to a text, borrowed from the document.  Where the value is not
 * there, *out is fallback; with fallback NULL that is an error.  Returns 0, or
 * -1 with e set.
 */
int zy_config_text(const struct zy_config *c, const char **out,
    const char *fallback, struct zy_error *e);
/*
 * Sets *id to an id, borrowed from the document: a text that is not empty and
 * has no blanks and invisible characters.  Returns 0, or -1 with e set.
 */
int zy_config_id(
    const struct zy_config *c, const char **id, struct zy_error *e);
/*
 * Checks that id and name of the list's member c differ from id and name of
 * another member: a cell may contain either and must not name both members.
 * Returns 0, or -1 with e set.
 */
int zy_config_check_distinct(const struct zy_config *c, const char *id,
    const char *name, const char *other_id, const char *other_name,
    struct zy_error *e);
/*
 * Sets *out to the number, from 0, of the value among the choices "a|b|c".
 * Where the value is not there, *out is fallback; with fallback -1 that is an
 * error.  Returns 0, or -1 with e set.
 */
int zy_config_choice(const struct zy_config *c, const char *choices, int *out,
    int fallback, struct zy_error *e);
/*
 * Sets *out to true or false, or to fallback where the value is not there.
 * Returns 0, or -1 with e set.
 */
int zy_config_bool(
    const struct zy_config *c, bool *out, bool fallback, struct zy_error *e);
/*
 * Sets *out to a whole number from min to max, or to fallback where the value
 * is not there.  Returns 0, or -1 with e set.
 */
int zy_config_integer(const struct zy_config *c, int64_t *out, int64_t min,
    int64_t max, int64_t fallback, struct zy_error *e);
/*
 * Sets out, which the caller has initialised, to an exact number; "2/3" and
 * "95%" are allowed.  Where the value is not there, out is the number that
 * fallback contains; with fallback NULL that is an error.  Returns 0, or -1
 * with e set.
 */
int zy_config_number(const struct zy_config *c, struct zy_rational *out,
    const char *fallback, struct zy_error *e);
/*
 * Sets *out to a decimal of at most 18 digits.  Where the value is not there,
 * *out is the number that fallback contains; with fallback NULL that is an
 * error.  Returns 0, or -1 with e set.
 */
int zy_config_decimal(const struct zy_config *c, struct zy_decimal *out,
    const char *fallback, struct zy_error *e);

ZY_END_C

#endif
