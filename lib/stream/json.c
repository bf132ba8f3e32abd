/*
 * Reading JSON objects one by one from a source: implements json.h, except the
 * scanning of one object (json-scan.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/json.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stream/config.h"

struct zy_json {
	struct zy_source *source;
	bool array, begun, ended;
	bool torn; /* an object is not whole, as it is where input is cut */
	/* In an array: of the current line.  Else: behind the current object,
	 * on its line; it begins another one. */
	struct zy_view rest;
	const char *begin; /* of the current line, in an array */
	bool comma;	   /* seen since the last element */
	uint64_t line;
	size_t indent; /* characters before the object on its line */
	struct zy_view object;
	struct zy_buf text; /* of an element of an array */
	struct zy_buf scratch;
	struct zy_json_member *members;
	size_t n, cap;
};

struct zy_json *
zy_json_new(struct zy_source *s, bool array)
{
	struct zy_json *j = zy_calloc(1, sizeof(*j));

	j->source = s;
	j->array = array;
	return j;
}

void
zy_json_free(struct zy_json *j)
{
	if (!j)
		return;
	zy_buf_release(&j->text);
	zy_buf_release(&j->scratch);
	free(j->members);
	free(j);
}

/*
 * Fills e with an error at offset `at` of the current object.  Returns -1
 * always.
 */
static int
fail(const struct zy_json *j, enum zy_error_kind kind, size_t at,
    struct zy_error *e, const char *what)
{
	uint64_t line, column;

	zy_error_set(e, kind, "%s", what);
	e->fault = ZY_FAULT_JSON;
	zy_json_place(j, at, &line, &column);
	return zy_error_at(e, zy_source_name(j->source), line, column);
}

/* Returns the deepest nesting in a text; braces in strings do not count. */
static size_t
depth_of(struct zy_view v)
{
	size_t i, depth = 0, deepest = 0;
	bool string = false;

	for (i = 0; i < v.n; i++) {
		if (string && v.p[i] == '\\')
			i++;
		else if (v.p[i] == '"')
			string = !string;
		else if (!string && (v.p[i] == '{' || v.p[i] == '['))
			deepest = ++depth > deepest ? depth : deepest;
		else if (!string && (v.p[i] == '}' || v.p[i] == ']'))
			depth -= depth > 0;
	}
	return deepest;
}

/*
 * Fills e with what is wrong with the current object, which the scanner left at
 * stop.  Returns -1.
 */
static int
explain(struct zy_json *j, const char *stop, struct zy_error *e)
{
	size_t at = (size_t)(stop - j->object.p);
	struct zy_view v = j->object;
	json_error_t why;
	json_t *value;
	char text[256];

	j->n = 0;
	if (depth_of(v) > zy_source_caps(j->source)->depth) {
		snprintf(text, sizeof(text),
		    _("JSON is nested deeper than %zu (--cap depth)"),
		    zy_source_caps(j->source)->depth);
		return fail(j, ZY_ERROR_RECORD, at, e, text);
	}
	value = json_loadb(
	    v.p, v.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
	if (!value) {
		zy_buf_reset(&j->scratch);
		zy_config_put_json_error(&j->scratch, &why);
		snprintf(text, sizeof(text), _("JSON: %s"), j->scratch.p);
		return fail(j, ZY_ERROR_RECORD, at, e, text);
	}
	snprintf(text, sizeof(text), "%s",
	    json_is_object(value)
		? _("JSON: a cell must be text, a number, true, false or "
		    "null, not an object or array")
		: _("JSON: a record must be an object"));
	json_decref(value);
	return fail(j, ZY_ERROR_RECORD, at, e, text);
}

/*
 * Returns the length of the object with which a text begins, or 0 where the
 * object is not whole.
 */
static size_t
object_length(struct zy_view v)
{
	size_t i, depth = 0;
	bool string = false;

	for (i = 0; i < v.n; i++) {
		if (string && v.p[i] == '\\')
			i++;
		else if (v.p[i] == '"')
			string = !string;
		else if (!string && (v.p[i] == '{' || v.p[i] == '['))
			depth++;
		else if (!string && (v.p[i] == '}' || v.p[i] == ']') &&
			 (depth == 0 || --depth == 0))
			return depth ? 0 : i + 1;
	}
	return 0;
}

/*
 * Shortens the current object where another one follows it on the same line,
 * {…}{…} or {…},{…}; j->rest is then the text after it.  Also removes a comma
 * after the last one.  Returns whether it did either.
 */
static bool
split_objects(struct zy_json *j)
{
	const char *end = j->object.p + j->object.n, *p;
	size_t n;

	if (j->array || j->object.n == 0 || *j->object.p != '{')
		return false;
	n = object_length(j->object);
	p = zy_json_skip_blank(j->object.p + n, end);
	if (n == 0 || p == end)
		return false;
	if (*p == ',')
		p = zy_json_skip_blank(p + 1, end);
	if (p < end && *p != '{')
		return false;
	j->object.n = n;
	j->rest = (struct zy_view){p, (size_t)(end - p)};
	return true;
}

/* Makes the object that begins at j->rest, on the same line, the current one.
 */
static void
next_on_line(struct zy_json *j)
{
	uint64_t line, column;

	j->object.n = (size_t)(j->rest.p - j->object.p);
	zy_json_place(j, j->object.n, &line, &column);
	j->line = line;
	j->indent = (size_t)column - 1;
	j->object = j->rest;
	j->rest = (struct zy_view){NULL, 0};
}

/* Scans the members of the current object.  Returns 1, or -1 with e set. */
static int
parse_object(struct zy_json *j, struct zy_error *e)
{
	const char *stop;

	zy_buf_reset(&j->scratch);
	stop = zy_json_scan(j->object, zy_buf_room(&j->scratch, j->object.n),
	    &j->members, &j->n, &j->cap);
	if (ZY_UNLIKELY(stop != NULL) && split_objects(j)) {
		zy_buf_reset(&j->scratch);
		stop = zy_json_scan(j->object,
		    zy_buf_room(&j->scratch, j->object.n), &j->members, &j->n,
		    &j->cap);
	}
	return stop ? explain(j, stop, e) : 1;
}

/*
 * Returns how many braces and brackets are open after the text, if `depth` are
 * open before it.  *string carries from call to call whether a string is open.
 */
static int
open_braces(struct zy_view v, int depth, bool *string)
{
	size_t i;

	for (i = 0; i < v.n; i++) {
		if (*string && v.p[i] == '\\')
			i++;
		else if (v.p[i] == '"')
			*string = !*string;
		else if (!*string && (v.p[i] == '{' || v.p[i] == '['))
			depth++;
		else if (!*string && (v.p[i] == '}' || v.p[i] == ']'))
			depth--;
	}
	return depth;
}

/*
 * Makes the object that begins on `line` the current one, with the lines after
 * it up to its end, as jq prints objects.  Stops before a line that begins
 * another object.  Returns 0, or -1 with e set.
 */
static int
gather_lines(struct zy_json *j, struct zy_view line, struct zy_error *e)
{
	const size_t cap = zy_source_caps(j->source)->line;
	bool string = false;
	int depth = open_braces(line, 0, &string), rc = 1;

	if (depth <= 0 || string)
		return 0; /* whole, or broken */
	zy_buf_reset(&j->text);
	zy_buf_view(&j->text, line);
	while (depth > 0 && !string && j->text.n <= cap) {
		zy_source_mark(j->source);
		rc = zy_source_line(j->source, &line, e);
		if (rc <= 0 || (line.n && line.p[0] == '{'))
			break;
		zy_buf_view(&j->text, line);
		depth = open_braces(line, depth, &string);
	}
	if (rc == 1 && depth > 0 && !string && j->text.n <= cap)
		zy_source_rewind(j->source);
	j->torn = j->torn || (rc == 0 && zy_source_cut(j->source));
	zy_source_unmark(j->source);
	j->object = zy_text_trim(zy_buf_get(&j->text));
	return rc < 0 ? -1 : 0;
}

/*
 * Makes the object on the next line that is not blank the current one.  Returns
 * as zy_json_next does.
 */
static int
next_line(struct zy_json *j, struct zy_error *e)
{
	struct zy_view line, body;
	int rc;

	do {
		rc = zy_source_line(j->source, &line, e);
		if (rc <= 0)
			return rc;
	} while (
	    zy_json_skip_blank(line.p, line.p + line.n) == line.p + line.n);
	body = line;
	while (body.n &&
	       (body.p[body.n - 1] == '\n' || body.p[body.n - 1] == '\r'))
		body.n--;
	j->line = zy_source_at(j->source);
	j->indent = 0;
	j->object = body;
	/* A part that begins inside an object began at the wrong place. */
	j->torn =
	    j->torn || *zy_json_skip_blank(body.p, body.p + body.n) != '{';
	if (ZY_LIKELY(body.p[body.n - 1] == '}'))
		return 1;
	return gather_lines(j, line, e) ? -1 : 1;
}

/*
 * Moves j->rest to the next byte of an array that is not blank.  Returns 1, 0
 * at the end, or -1 with e set.
 */
static int
next_byte(struct zy_json *j, struct zy_error *e)
{
	const char *p;
	int rc;

	for (;;) {
		if (j->rest.n) {
			p = zy_json_skip_blank(
			    j->rest.p, j->rest.p + j->rest.n);
			j->rest.n -= (size_t)(p - j->rest.p);
			j->rest.p = p;
		}
		if (j->rest.n)
			return 1;
		rc = zy_source_line(j->source, &j->rest, e);
		if (rc <= 0)
			return rc;
		j->line = zy_source_at(j->source);
		j->begin = j->rest.p;
	}
}

/* Makes j->rest the place of the errors that follow. */
static void
here(struct zy_json *j)
{
	j->line = zy_source_at(j->source);
	j->indent = j->begin ? zy_text_count((struct zy_view){
				   j->begin, (size_t)(j->rest.p - j->begin)})
			     : 0;
	j->object = (struct zy_view){NULL, 0};
}

/*
 * Fills e with an error at the present place in the array and ends the input.
 * Returns -1 always.
 */
static int
fail_here(struct zy_json *j, struct zy_error *e, const char *what)
{
	j->ended = true;
	here(j);
	(void)fail(j, ZY_ERROR_IO, 0, e, what);
	e->fault = ZY_FAULT_FILE;
	return -1;
}

/*
 * Makes the value that begins at j->rest the current object.  Returns 0, or -1
 * with e set.
 */
static int
gather(struct zy_json *j, struct zy_error *e)
{
	const struct zy_caps *caps = zy_source_caps(j->source);
	size_t depth = 0, i;
	bool string = false, escape = false, done = false;
	int rc;

	zy_buf_reset(&j->text);
	here(j);
	for (;;) {
		for (i = 0; i < j->rest.n; i++) {
			char c = j->rest.p[i];

			if (escape)
				escape = false;
			else if (string)
				escape = c == '\\', string = c != '"';
			else if (c == '"')
				string = true;
			else if (c == '{' || c == '[')
				depth++;
			else if ((c == '}' || c == ']') && depth > 0)
				done = --depth == 0;
			else if ((c == ',' || c == ']') && depth == 0)
				break;
			if (depth > caps->depth)
				return fail_here(j, e,
				    _("JSON is nested too deep (--cap "
				      "depth)"));
			if (done) {
				i++;
				break;
			}
		}
		zy_buf_put(&j->text, j->rest.p, i);
		j->rest.p += i;
		j->rest.n -= i;
		if (j->rest.n || done)
			break;
		if (j->text.n > caps->line)
			return fail_here(
			    j, e, _("JSON value is too long (--cap line)"));
		rc = zy_source_line(j->source, &j->rest, e);
		if (rc < 0)
			return -1;
		if (rc == 0)
			return fail_here(j, e, _("JSON array is never closed"));
		j->begin = j->rest.p;
	}
	j->object = zy_text_trim(zy_buf_get(&j->text));
	return 0;
}

/*
 * Makes the next object of the array the current one.  Returns as zy_json_next
 * does.
 */
static int
next_element(struct zy_json *j, struct zy_error *e)
{
	int rc;

	if (j->ended)
		return 0;
	rc = next_byte(j, e);
	if (rc < 0)
		return -1;
	if (rc == 0)
		return fail_here(j, e, _("JSON array is never closed"));
	if (!j->begun) {
		/* The reader has seen the bracket. */
		j->begun = j->comma = true;
		j->rest.p++;
		j->rest.n--;
		rc = next_byte(j, e);
		if (rc <= 0)
			return rc < 0 ? -1
				      : fail_here(j, e,
					    _("JSON array is never closed"));
		if (*j->rest.p == ']')
			j->comma = false;
	} else if (*j->rest.p == ',') {
		j->comma = true;
		j->rest.p++;
		j->rest.n--;
		rc = next_byte(j, e);
		if (rc < 0)
			return -1;
	}
	if (j->rest.n && *j->rest.p == ']' && !j->comma) {
		j->ended = true;
		j->rest.p++;
		j->rest.n--;
		rc = next_byte(j, e);
		if (rc <= 0)
			return rc;
		return fail_here(j, e, _("text behind the JSON array"));
	}
	if (!j->comma)
		return fail_here(j, e, _("JSON array: ',' or ']' expected"));
	j->comma = false;
	if (gather(j, e))
		return -1;
	return parse_object(j, e);
}

int
zy_json_next(struct zy_json *j, struct zy_error *e)
{
	int rc;

	j->n = 0;
	if (j->array)
		return next_element(j, e);
	if (ZY_UNLIKELY(j->rest.n > 0)) {
		next_on_line(j);
		return parse_object(j, e);
	}
	rc = next_line(j, e);
	return rc <= 0 ? rc : parse_object(j, e);
}

bool
zy_json_torn(const struct zy_json *j)
{
	return j->torn;
}

const struct zy_json_member *
zy_json_members(const struct zy_json *j, size_t *n)
{
	*n = j->n;
	return j->members;
}

uint64_t
zy_json_line(const struct zy_json *j)
{
	return j->line;
}

struct zy_view
zy_json_text(const struct zy_json *j)
{
	return j->object;
}

void
zy_json_place(
    const struct zy_json *j, size_t at, uint64_t *line, uint64_t *column)
{
	const char *p = j->object.p ? j->object.p : "", *stop;
	const char *end = p + (at < j->object.n ? at : j->object.n);

	*line = j->line;
	*column = 1 + j->indent;
	while (p < end && (stop = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		++*line;
		*column = 1;
		p = stop + 1;
	}
	*column += zy_text_count((struct zy_view){p, (size_t)(end - p)});
}
