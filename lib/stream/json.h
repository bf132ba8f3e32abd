/*
 * Flat JSON objects over a source: JSON Lines or one array.
 *
 * Streams carry flat objects of strings, numbers, true, false and null.  They
 * are scanned in place, because a number must keep the very text it came
 * with (jansson would make 28.175 a double) and because it is many times
 * faster.  Whatever the scanner does not take goes to jansson, whose word on
 * what is wrong is the message; a test holds the two against each other.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_JSON_H
#define ZY_STREAM_JSON_H

#include "stream/source.h"

struct zy_json; /* opaque */

struct zy_json_member {
	struct zy_view key;   /* escapes resolved */
	struct zy_view value; /* text of a string, or the literal */
	bool string;	      /* false: number, true, false; null is empty */
	size_t at;	      /* where the value stands in the object */
};

/*
 * array: one JSON array; else objects that begin on a line each and may go on
 * over several, as jq prints them.  The source is borrowed.
 */
struct zy_json *zy_json_new(struct zy_source *s, bool array);
void zy_json_free(struct zy_json *j);
/*
 * The next object.  1, 0, or -1: of kind ZY_ERROR_RECORD this one is bad and
 * the next call goes on; otherwise the input is at its end.
 */
int zy_json_next(struct zy_json *j, struct zy_error *e);
/* Members in their order; borrowed until the next call. */
const struct zy_json_member *zy_json_members(
    const struct zy_json *j, size_t *n);
/* True where a line began no object, or the input was cut inside one: a part of
 * an input that says so must be read again as a whole. */
bool zy_json_torn(const struct zy_json *j);
/* Line on which the object begins, and its text. */
uint64_t zy_json_line(const struct zy_json *j);
struct zy_view zy_json_text(const struct zy_json *j);
/* Line and character column of an offset into the object. */
void zy_json_place(
    const struct zy_json *j, size_t at, uint64_t *line, uint64_t *column);

/*
 * The scanner itself, over one object.  Returns NULL, or where it stopped:
 * something that is no flat object.  scratch gives room for n bytes.
 * *members is grown; *n tells how many.
 */
const char *zy_json_scan(struct zy_view object, char *scratch,
    struct zy_json_member **members, size_t *n, size_t *cap);
/* Returns the first byte from p on that is not blank in JSON, or end. */
const char *zy_json_skip_blank(const char *p, const char *end);

#endif
