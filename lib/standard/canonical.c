/*
 * The canonical form of a standard's document.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "standard/layout-state.h"

/* The text written so far, and the lines of a table from which it comes. */
struct form {
	struct zy_buf *b;
	uint64_t *lines;
	size_t n, cap;
	uint64_t line; /* of the section that is being written */
};

/*
 * Returns whether v can be left out: it is absent, an empty list, or an object
 * all of whose members can be left out.  Members whose key begins with a blank
 * (ZY_LAYOUT_LINE) do not count.
 */
static bool
is_empty(const json_t *v)
{
	const char *key;
	const json_t *one;

	if (!v || (json_is_array(v) && json_array_size(v) == 0))
		return true;
	if (!json_is_object(v))
		return false;
	json_object_foreach((json_t *)(uintptr_t)v, key, one)
	{
		if (*key != ' ' && !is_empty(one))
			return false;
	}
	return true;
}

/* Returns whether a text is a number in the syntax of JSON. */
static bool
is_number(const char *t)
{
	size_t n, digits;

	t += *t == '-';
	digits = strspn(t, "0123456789");
	if (digits == 0 || (digits > 1 && *t == '0'))
		return false;
	t += digits;
	if (*t != '.')
		return *t == '\0';
	n = strspn(t + 1, "0123456789");
	return n && t[1 + n] == '\0';
}

void
zy_layout_put_text(struct zy_buf *b, const char *t)
{
	zy_buf_putc(b, '"');
	for (; *t; t++) {
		if (*t == '"' || *t == '\\')
			zy_buf_printf(b, "\\%c", *t);
		else if ((unsigned char)*t < ' ')
			zy_buf_printf(b, "\\u%04x", (unsigned)*t);
		else
			zy_buf_putc(b, *t);
	}
	zy_buf_putc(b, '"');
}

void
zy_layout_put_value(struct zy_buf *b, const json_t *v, enum zy_layout_type type)
{
	bool bare = type == ZY_LAYOUT_NUMBER;
	const char *key, *sep = "";
	const json_t *one;
	size_t i;

	if (json_is_string(v) && bare && is_number(json_string_value(v))) {
		zy_buf_puts(b, json_string_value(v));
	} else if (json_is_string(v)) {
		zy_layout_put_text(b, json_string_value(v));
	} else if (json_is_array(v)) {
		zy_buf_putc(b, '[');
		json_array_foreach((json_t *)(uintptr_t)v, i, one)
		{
			zy_buf_puts(b, i ? ", " : "");
			zy_layout_put_value(b, one, type);
		}
		zy_buf_putc(b, ']');
	} else if (json_is_object(v)) {
		zy_buf_putc(b, '{');
		json_object_foreach((json_t *)(uintptr_t)v, key, one)
		{
			zy_buf_puts(b, sep);
			zy_layout_put_text(b, key);
			zy_buf_puts(b, ": ");
			bare = type == ZY_LAYOUT_REQUIREMENTS &&
			       strcmp(key, "min") == 0;
			zy_layout_put_value(
			    b, one, bare ? ZY_LAYOUT_NUMBER : type);
			sep = ", ";
		}
		zy_buf_putc(b, '}');
	} else {
		zy_buf_puts(b, json_is_true(v) ? "true" : "false");
	}
}

static void put_section(
    struct form *f, enum zy_section section, const json_t *o, unsigned depth);

/* Begins a line of the section that is being written. */
static void
put_indent(struct form *f, unsigned depth)
{
	f->lines = zy_grow(f->lines, &f->cap, f->n + 1, sizeof(*f->lines));
	f->lines[f->n++] = f->line;
	zy_buf_putc(f->b, '\n');
	while (depth--)
		zy_buf_puts(f->b, "  ");
}

/* Appends a list of sections, one on each line. */
static void
put_list(
    struct form *f, enum zy_section section, const json_t *list, unsigned depth)
{
	size_t i, n = json_array_size(list);
	uint64_t line = f->line;

	zy_buf_putc(f->b, '[');
	for (i = 0; i < n; i++) {
		put_indent(f, depth + 1);
		put_section(f, section, json_array_get(list, i), depth + 1);
		zy_buf_puts(f->b, i + 1 < n ? "," : "");
	}
	put_indent(f, depth);
	zy_buf_putc(f->b, ']');
	f->line = line;
}

/*
 * Appends a section: the standard itself with one line for each key, other
 * sections on one line.
 */
static void
put_section(
    struct form *f, enum zy_section section, const json_t *o, unsigned depth)
{
	const struct zy_layout *l = &zy_layouts[section];
	const json_t *line = json_object_get(o, ZY_LAYOUT_LINE);
	bool whole = section == ZY_SECTION_STANDARD, any = false;
	size_t i;

	if (line)
		f->line = (uint64_t)json_integer_value(line);
	zy_buf_putc(f->b, '{');
	for (i = 0; i < l->n; i++) {
		const struct zy_layout_key *key = &l->keys[i];
		const json_t *v = json_object_get(o, key->name);

		if (is_empty(v))
			continue;
		zy_buf_puts(f->b, !any ? "" : whole ? "," : ", ");
		if (whole)
			put_indent(f, depth + 1);
		any = true;
		zy_layout_put_text(f->b, key->name);
		zy_buf_puts(f->b, ": ");
		if (key->type == ZY_LAYOUT_ONE && json_is_object(v))
			put_section(f, key->section, v, depth + whole);
		else if (key->type == ZY_LAYOUT_LIST && json_is_array(v))
			put_list(f, key->section, v, depth + whole);
		else
			zy_layout_put_value(f->b, v, key->type);
	}
	if (whole)
		put_indent(f, depth);
	zy_buf_putc(f->b, '}');
}

void
zy_standard_canonical(
    struct zy_buf *out, const json_t *document, uint64_t **lines, size_t *n)
{
	struct form f = {.b = out};

	put_section(&f, ZY_SECTION_STANDARD, document, 0);
	/* Every line but the first has been begun; the root is on that. */
	put_indent(&f, 0);
	if (!lines) {
		free(f.lines);
		return;
	}
	*lines = f.lines;
	*n = f.n;
}
