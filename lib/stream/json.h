/*
 * Reading flat JSON objects from a source: JSON Lines, or one array.
 *
 * Streams carry flat objects of strings, numbers, true, false and null.  They
 * are scanned directly, because a number must keep the exact text that it has
 * in the input (jansson would make 28.175 a binary number) and because that is
 * many times faster.  An object that the scanner does not accept is given to
 * jansson for the message; a test checks that both accept the same objects.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_JSON_H
#define ZY_STREAM_JSON_H

#include "base/attr.h"
#include "stream/source.h"

ZY_BEGIN_C

/* A reader of JSON objects. */
struct zy_json; /* opaque */

/* One member of an object. */
struct zy_json_member {
	struct zy_view key;   /* without escapes */
	struct zy_view value; /* of a string: its content, without escapes; of
				 a number, true or false: as it is written; of
				 null: empty */
	bool string;
	size_t at; /* offset of the value in the text of the object */
};

/*
 * Returns a reader of the objects of s: of one JSON array if array is true,
 * else of objects that each begin on a new line and may extend over several
 * lines, as jq prints them.  s is borrowed and must outlive the reader.  The
 * caller frees the reader with zy_json_free.
 */
struct zy_json *zy_json_new(struct zy_source *s, bool array);
/* Frees the reader but not its source; j may be NULL. */
void zy_json_free(struct zy_json *j);
/*
 * Reads the next object.  Returns 1; 0 at the end; or -1 with e set.  After an
 * error of kind ZY_ERROR_RECORD this object is bad, has no members, and the
 * next call continues after it; after any other error the input has ended.
 */
int zy_json_next(struct zy_json *j, struct zy_error *e);
/*
 * Returns the members of the current object in their order and sets *n to their
 * number.  They are borrowed until the next call of zy_json_next.
 */
const struct zy_json_member *zy_json_members(
    const struct zy_json *j, size_t *n);
/*
 * Returns whether a line that should begin an object begins with something
 * else, or the source was cut (zy_source_split) inside an object.  If this is
 * true for one part of a divided input, the input must be read again as a
 * whole.
 */
bool zy_json_torn(const struct zy_json *j);
/* Returns the line on which the current object begins. */
uint64_t zy_json_line(const struct zy_json *j);
/*
 * Returns the text of the current object, borrowed until the next call of
 * zy_json_next.
 */
struct zy_view zy_json_text(const struct zy_json *j);
/*
 * Sets *line and *column (in characters) to the place in the input of offset
 * `at` in the text of the current object.
 */
void zy_json_place(
    const struct zy_json *j, size_t at, uint64_t *line, uint64_t *column);

/*
 * Scans one flat object.  *members is an array of *cap elements, NULL at first,
 * which is enlarged as needed and which the caller frees with free; *n is set
 * to the number of members.  Their texts are borrowed from object and from
 * scratch, which must have room for as many bytes as object.  Returns NULL; or,
 * when the text is no flat object, the address where the scan stopped, with the
 * members unspecified.
 */
const char *zy_json_scan(struct zy_view object, char *scratch,
    struct zy_json_member **members, size_t *n, size_t *cap);
/*
 * Returns the address of the first byte from p on that JSON does not count as
 * blank, or end.
 */
const char *zy_json_skip_blank(const char *p, const char *end);

ZY_END_C

#endif
