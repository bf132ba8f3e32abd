/*
 * Reading configuration files through jansson, and finding the places of their
 * values for messages: implements config.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "stream/source.h"

enum {
	MAX_FILE = 16 << 20,
	MAX_DEPTH = 64,
};

/*
 * Appends the path of the value, "heads[2].items[0].max"; nothing for the root.
 */
static void
put_path(const struct zy_config *c, struct zy_buf *b)
{
	if (!c->parent)
		return;
	put_path(c->parent, b);
	if (!c->key)
		zy_buf_printf(b, "[%zu]", c->index);
	else
		zy_buf_printf(b, "%s%s", b->n ? "." : "", c->key);
}

/*
 * Returns the address after the blanks at p.  This function and the next three
 * are for a text that is known to be valid JSON.
 */
static const char *
skip_blank(const char *p)
{
	while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
		p++;
	return p;
}

/* Returns the address after the JSON string that begins at p. */
static const char *
skip_string(const char *p)
{
	for (p++; *p && *p != '"'; p++)
		p += *p == '\\' && p[1];
	return p + (*p == '"');
}

/* Returns the address after the JSON value that begins at p. */
static const char *
skip_value(const char *p)
{
	size_t depth = 0;

	do {
		if (*p == '"') {
			p = skip_string(p);
			continue;
		}
		if (*p == '{' || *p == '[')
			depth++;
		else if (*p == '}' || *p == ']')
			depth--;
		p++;
	} while (*p && (depth || !strchr(",}] \t\r\n", *p)));
	return p;
}

/*
 * Returns where the member or element c of the value at p begins, or NULL where
 * it is missing.
 */
static const char *
step_into(const char *p, const struct zy_config *c)
{
	size_t i, n = c->key ? strlen(c->key) : 0;
	const char *name;

	if (*p != (c->key ? '{' : '['))
		return NULL;
	p = skip_blank(p + 1);
	for (i = 0; *p && *p != '}' && *p != ']'; i++) {
		if (c->key) {
			name = p + 1;
			p = skip_string(p);
			p = skip_blank(skip_blank(p) + 1);
			if (strncmp(name, c->key, n) == 0 && name[n] == '"')
				return p;
		} else if (i == c->index) {
			return p;
		}
		p = skip_blank(skip_value(p));
		if (*p == ',')
			p = skip_blank(p + 1);
	}
	return NULL;
}

/*
 * Returns where c begins in the text, or where its parent begins if c is
 * missing.
 */
static const char *
find_value(const char *text, const struct zy_config *c)
{
	const char *from, *p;

	if (!c->parent)
		return skip_blank(text);
	from = find_value(text, c->parent);
	p = step_into(from, c);
	return p ? p : from;
}

/* Sets *line and *column to the place of the address end in the text. */
static void
place_of(const char *text, const char *end, uint64_t *line, uint64_t *column)
{
	const char *p;

	*line = *column = 1;
	for (p = text; p < end; p++) {
		if (*p == '\n') {
			++*line;
			*column = 1;
		} else if (((unsigned char)*p & 0xC0) != 0x80) {
			++*column;
		}
	}
}

void
zy_config_place(const struct zy_config *c, uint64_t *line, uint64_t *column)
{
	const struct zy_config *root = c;

	*line = *column = 0;
	while (root->parent)
		root = root->parent;
	if (root->text)
		place_of(root->text, find_value(root->text, c), line, column);
}

int
zy_config_error(
    const struct zy_config *c, struct zy_error *e, const char *fmt, ...)
{
	const struct zy_config *root = c;
	struct zy_buf path = ZY_BUF_INIT;
	uint64_t line, column;
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	while (root->parent)
		root = root->parent;
	put_path(c, &path);
	zy_error_set(e, ZY_ERROR_CONFIG, "%s%s%s", path.n ? path.p : "",
	    path.n ? ": " : "", text);
	zy_buf_release(&path);
	zy_config_place(c, &line, &column);
	return zy_error_at(e, root->file, line, column);
}

/*
 * Appends a JSON text to out with every number in quotes, so that jansson keeps
 * the number's text.  Returns NULL, or the address where the text is nested too
 * deep.
 */
static const char *
quote_numbers(struct zy_buf *out, struct zy_view in)
{
	const char *p = in.n ? in.p : "", *end = p + in.n, *from;
	size_t now = 0;

	while (p < end) {
		from = p;
		if (*p == '"') {
			for (p++; p < end && *p != '"'; p++)
				p += *p == '\\' && p + 1 < end;
			p += p < end;
			zy_buf_put(out, from, (size_t)(p - from));
		} else if (*p == '-' || (*p >= '0' && *p <= '9')) {
			while (p < end && strchr("+-.eE0123456789", *p) && *p)
				p++;
			zy_buf_putc(out, '"');
			zy_buf_put(out, from, (size_t)(p - from));
			zy_buf_putc(out, '"');
		} else {
			if ((*p == '{' || *p == '[') && ++now > MAX_DEPTH)
				return p;
			if ((*p == '}' || *p == ']') && now)
				now--;
			zy_buf_putc(out, *p++);
		}
	}
	return NULL;
}

/* Returns a phrase in the language of messages for an error of jansson. */
static const char *
json_phrase(const json_error_t *why)
{
	switch (json_error_code(why)) {
	case json_error_premature_end_of_input:
		return _("it ends too early: a bracket, brace or quotation "
			 "mark is not closed");
	case json_error_duplicate_key:
		return _("a key stands twice");
	case json_error_end_of_input_expected:
		return _("something stands behind the end");
	case json_error_invalid_utf8:
		return _("it is not UTF-8");
	case json_error_numeric_overflow:
		return _("a number is too large");
	default:
		return _("a sign, bracket or quotation mark is wrong or "
			 "missing");
	}
}

void
zy_config_put_json_error(struct zy_buf *b, const json_error_t *why)
{
	static const char before[] = " near '";
	const char *near = strstr(why->text, before);
	size_t n;

	if (strstr(why->text, "JSON_ALLOW_NUL")) {
		zy_buf_puts(
		    b, _("a NUL character (\\u0000) has no place here"));
		return;
	}
	if (!zy_error_in_chinese()) {
		zy_buf_puts(b, why->text);
		return;
	}
	zy_buf_puts(b, json_phrase(why));
	n = near ? strlen(near) : 0;
	if (n > sizeof(before))
		zy_buf_printf(b, _(", near '%.*s'"), (int)(n - sizeof(before)),
		    near + sizeof(before) - 1);
}

int
zy_config_parse(struct zy_config *root, const char *name, struct zy_view text,
    struct zy_error *e)
{
	struct zy_buf quoted = ZY_BUF_INIT;
	uint64_t line, column;
	json_error_t why;
	const char *deep;

	*root = (struct zy_config){.file = name};
	if (zy_view_starts(text, "\xEF\xBB\xBF"))
		text = (struct zy_view){text.p + 3, text.n - 3};
	deep = quote_numbers(&quoted, text);
	if (deep) {
		zy_buf_release(&quoted);
		zy_error_set(
		    e, ZY_ERROR_CONFIG, _("nested deeper than %d"), MAX_DEPTH);
		place_of(text.p, deep, &line, &column);
		return zy_error_at(e, name, line, column);
	}
	/*
	 * Once as it is, for what is wrong and where: quotes would hide a
	 * 01 and move columns.  Then for the values.
	 */
	root->value = json_loadb(text.n ? text.p : "", text.n,
	    JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &why);
	if (root->value) {
		json_decref(root->value);
		root->value = json_loadb(
		    quoted.p, quoted.n, JSON_REJECT_DUPLICATES, &why);
	}
	zy_buf_release(&quoted);
	if (root->value)
		root->text = zy_strndup(text.p, text.n);
	if (root->value && json_is_object(root->value))
		return 0;
	if (root->value) {
		zy_config_error(root, e, _("must be a JSON object"));
		zy_config_release(root);
		return -1;
	}
	zy_config_put_json_error(&quoted, &why);
	zy_error_set(e, ZY_ERROR_CONFIG, _("JSON: %s"), quoted.p);
	zy_buf_release(&quoted);
	return zy_error_at(e, name, why.line > 0 ? (uint64_t)why.line : 0,
	    why.column > 0 ? (uint64_t)why.column : 0);
}

int
zy_config_load(struct zy_config *root, const char *path, struct zy_error *e)
{
	const struct zy_source_options o = {
	    .caps = {.line = MAX_FILE, .field = MAX_FILE}};
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_source *source;
	struct zy_view line;
	int rc;

	*root = (struct zy_config){.file = path};
	if (zy_source_open(&source, path, &o, e)) {
		e->kind = ZY_ERROR_CONFIG;
		return -1;
	}
	while ((rc = zy_source_line(source, &line, e)) == 1 && b.n <= MAX_FILE)
		zy_buf_view(&b, line);
	if (b.n > MAX_FILE)
		rc = zy_config_error(root, e, _("file is too large"));
	if (rc < 0)
		e->kind = ZY_ERROR_CONFIG;
	else
		rc = zy_config_parse(root, path, zy_buf_get(&b), e);
	zy_source_free(source);
	zy_buf_release(&b);
	return rc;
}

void
zy_config_release(struct zy_config *root)
{
	json_decref(root->value);
	free(root->text);
	root->value = NULL;
	root->text = NULL;
}

struct zy_config
zy_config_get(const struct zy_config *c, const char *key)
{
	json_t *v = json_object_get(c->value, key);

	return (struct zy_config){
	    .value = json_is_null(v) ? NULL : v, .parent = c, .key = key};
}

struct zy_config
zy_config_at(const struct zy_config *c, size_t i)
{
	return (struct zy_config){
	    .value = json_array_get(c->value, i), .parent = c, .index = i};
}

int
zy_config_length(const struct zy_config *c, size_t *n, struct zy_error *e)
{
	*n = 0;
	if (!c->value)
		return 0;
	if (!json_is_array(c->value))
		return zy_config_error(c, e, _("must be an array"));
	*n = json_array_size(c->value);
	return 0;
}

int
zy_config_known(
    const struct zy_config *c, const char *const *keys, struct zy_error *e)
{
	const char *key;
	json_t *v;
	size_t i;

	if (!c->value)
		return 0;
	if (!json_is_object(c->value))
		return zy_config_error(c, e, _("must be an object"));
	json_object_foreach(c->value, key, v)
	{
		struct zy_config at = zy_config_get(c, key);

		for (i = 0; keys[i]; i++)
			if (strcmp(keys[i], key) == 0)
				break;
		if (!keys[i])
			return zy_config_error(
			    &at, e, _("unknown key '%s'"), key);
		if (json_is_null(v))
			return zy_config_error(&at, e,
			    _("is null: what is not there is left out"));
	}
	return 0;
}

/* Fills e with the error that the value is missing.  Returns -1 always. */
static int
missing(const struct zy_config *c, struct zy_error *e)
{
	return zy_config_error(c, e, _("is missing"));
}

int
zy_config_text(const struct zy_config *c, const char **out,
    const char *fallback, struct zy_error *e)
{
	*out = fallback;
	if (!c->value)
		return fallback ? 0 : missing(c, e);
	if (!json_is_string(c->value))
		return zy_config_error(c, e, _("must be text"));
	*out = json_string_value(c->value);
	return 0;
}

int
zy_config_id(const struct zy_config *c, const char **id, struct zy_error *e)
{
	const char *p, *end;
	uint32_t code;
	int len;

	if (zy_config_text(c, id, NULL, e))
		return -1;
	if (**id == '\0')
		return zy_config_error(c, e, _("must not be empty"));
	end = *id + strlen(*id);
	for (p = *id; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0 || zy_text_is_blank(code) ||
		    zy_text_is_unsafe(code))
			return zy_config_error(c, e,
			    _("blanks and invisible characters have no "
			      "place in an id"));
	}
	return 0;
}

int
zy_config_check_distinct(const struct zy_config *c, const char *id,
    const char *name, const char *other_id, const char *other_name,
    struct zy_error *e)
{
	const char *both = NULL;

	if (strcmp(id, other_id) == 0)
		return zy_config_error(c, e, _("id '%s' stands twice"), id);
	if (strcmp(id, other_name) == 0)
		both = id;
	else if (strcmp(name, other_id) == 0 || strcmp(name, other_name) == 0)
		both = name;
	return both ? zy_config_error(c, e,
			  _("'%s' is the id or name of another, too"), both)
		    : 0;
}

int
zy_config_choice(const struct zy_config *c, const char *choices, int *out,
    int fallback, struct zy_error *e)
{
	struct zy_view all = zy_view(choices), one;
	const char *text;
	int i;

	*out = fallback;
	if (!c->value)
		return fallback >= 0 ? 0 : missing(c, e);
	if (zy_config_text(c, &text, NULL, e))
		return -1;
	for (i = 0; zy_view_next(&all, '|', &one); i++) {
		if (zy_view_is(one, text)) {
			*out = i;
			return 0;
		}
	}
	return zy_config_error(
	    c, e, _("must be one of %s, not '%s'"), choices, text);
}

int
zy_config_bool(
    const struct zy_config *c, bool *out, bool fallback, struct zy_error *e)
{
	*out = fallback;
	if (!c->value)
		return 0;
	if (!json_is_boolean(c->value))
		return zy_config_error(c, e, _("must be true or false"));
	*out = json_is_true(c->value);
	return 0;
}

int
zy_config_integer(const struct zy_config *c, int64_t *out, int64_t min,
    int64_t max, int64_t fallback, struct zy_error *e)
{
	*out = fallback;
	if (!c->value)
		return 0;
	if (json_is_string(c->value) &&
	    zy_integer_parse(
		out, zy_view(json_string_value(c->value)), min, max))
		return 0;
	return zy_config_error(c, e, _("must be a whole number %lld to %lld"),
	    (long long)min, (long long)max);
}

int
zy_config_number(const struct zy_config *c, struct zy_rational *out,
    const char *fallback, struct zy_error *e)
{
	const char *text = fallback;

	if (c->value && !json_is_string(c->value))
		return zy_config_error(c, e, _("must be a number"));
	if (c->value)
		text = json_string_value(c->value);
	if (!text)
		return missing(c, e);
	switch (zy_rational_parse_percent(out, zy_view(text))) {
	case ZY_NUMBER_OK:
		return 0;
	case ZY_NUMBER_LONG:
		return zy_config_error(
		    c, e, _("has too many digits: '%s'"), text);
	default:
		return zy_config_error(
		    c, e, _("must be a number, not '%s'"), text);
	}
}

int
zy_config_decimal(const struct zy_config *c, struct zy_decimal *out,
    const char *fallback, struct zy_error *e)
{
	const char *text = fallback;

	if (c->value && !json_is_string(c->value))
		return zy_config_error(c, e, _("must be a number"));
	if (c->value)
		text = json_string_value(c->value);
	if (!text)
		return missing(c, e);
	if (zy_decimal_parse(out, zy_view(text)) == ZY_NUMBER_OK)
		return 0;
	return zy_config_error(c, e, _("must be a number, not '%s'"), text);
}
