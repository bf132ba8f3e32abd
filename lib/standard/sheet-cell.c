/*
 * Values of a standard as cells of a table.
 *
 * A cell has a value as people write it: 5, 95%, 是, 农村、社区,
 * sector=rural、community.  A value that cannot be written so, because a text
 * contains separators, is written as JSON, which begins with ", [ or {.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/layout-state.h"

/* The separators of the elements of a list, in any width. */
static const char *const separators[] = {";", "；", "、", "，", ",", "|", NULL};

/*
 * Returns the length of the separator at the beginning of t, or 0; the first
 * ones in the list are not used.
 */
static size_t
separator_at(struct zy_view t, size_t first)
{
	size_t i;

	for (i = first; separators[i]; i++)
		if (zy_view_starts(t, separators[i]))
			return strlen(separators[i]);
	return 0;
}

/* Returns whether a text can be written in a cell without JSON. */
static bool
is_plain(const char *text)
{
	struct zy_view v = zy_view(text), t = zy_text_trim(v);
	size_t i;

	if (v.n == 0 || t.n != v.n || strchr("\"[{'=", *text))
		return false;
	for (i = 0; i < v.n; i++)
		if ((unsigned char)text[i] < ' ')
			return false;
	return true;
}

/* Returns whether a text can be an element of a list without quotes. */
static bool
is_element(const char *text)
{
	struct zy_view v = zy_view(text);

	if (!is_plain(text) || strpbrk(text, "=<>\"[]{}") ||
	    strstr(text, "＝") || strstr(text, "≥"))
		return false;
	for (; v.n; v.p++, v.n--)
		if (separator_at(v, 0))
			return false;
	return true;
}

/*
 * Returns whether a list is one of texts that can stand in a cell with
 * separators between them.
 */
static bool
are_elements(const json_t *list)
{
	const json_t *v;
	size_t i;

	json_array_foreach((json_t *)(uintptr_t)list, i, v)
	{
		if (!json_is_string(v) || !is_element(json_string_value(v)))
			return false;
	}
	return json_array_size(list) > 0;
}

/* Appends the texts of a list with `between` between them. */
static void
put_elements(struct zy_buf *b, const json_t *list, const char *between)
{
	const json_t *v;
	size_t i;

	json_array_foreach((json_t *)(uintptr_t)list, i, v)
	{
		zy_buf_puts(b, i ? between : "");
		zy_buf_puts(b, json_string_value(v));
	}
}

/*
 * Appends conditions as sector=rural、community；level=village.  Returns false,
 * with nothing appended, if they need JSON.
 */
static bool
put_conditions(struct zy_buf *b, const json_t *o)
{
	size_t at = b->n;
	const char *column;
	const json_t *values;

	json_object_foreach((json_t *)(uintptr_t)o, column, values)
	{
		if (!is_element(column) || !are_elements(values)) {
			b->n = at;
			return false;
		}
		zy_buf_printf(b, "%s%s=", b->n > at ? "；" : "", column);
		put_elements(b, values, "、");
	}
	return b->n > at;
}

/*
 * Appends requirements as innovation；team>=20.  Returns false, with nothing
 * appended, if they need JSON.
 */
static bool
put_requirements(struct zy_buf *b, const json_t *list)
{
	size_t at = b->n, i;
	const json_t *v;

	json_array_foreach((json_t *)(uintptr_t)list, i, v)
	{
		const char *field = json_string_value(
		    json_is_object(v) ? json_object_get(v, "field") : v);
		const char *min = json_string_value(json_object_get(v, "min"));

		if (!field || !is_element(field) ||
		    json_is_object(v) != (min != NULL) ||
		    (min && !is_element(min))) {
			b->n = at;
			return false;
		}
		zy_buf_printf(b, "%s%s%s%s", i ? "；" : "", field,
		    min ? ">=" : "", min ? min : "");
	}
	return b->n > at;
}

/* Appends a text; if it is a choice, its word in the language. */
static void
put_word(struct zy_buf *b, const struct zy_layout_key *key, const char *text,
    bool zh)
{
	if (key->choices)
		text = zy_choice_label(key->choices, text, zh ? "zh" : "en");
	if (is_plain(text))
		zy_buf_puts(b, text);
	else
		zy_layout_put_text(b, text);
}

void
zy_layout_cell_put(
    struct zy_buf *b, const struct zy_layout_key *key, const json_t *v, bool zh)
{
	bool done = false;

	if (json_is_boolean(v)) {
		zy_buf_puts(b, json_is_true(v) ? (zh ? "是" : "yes")
			       : zh	       ? "否"
					       : "no");
		return;
	}
	if (json_is_string(v)) {
		put_word(b, key, json_string_value(v), zh);
		return;
	}
	if (key->type == ZY_LAYOUT_TEXTS && are_elements(v)) {
		put_elements(b, v, "、");
		return;
	}
	if (key->type == ZY_LAYOUT_CONDITIONS)
		done = put_conditions(b, v);
	if (key->type == ZY_LAYOUT_REQUIREMENTS)
		done = put_requirements(b, v);
	if (!done)
		zy_layout_put_value(b, v, ZY_LAYOUT_TEXT);
}

/* Returns a new JSON string. */
static json_t *
new_text(struct zy_view v)
{
	return json_stringn(v.n ? v.p : "", v.n);
}

/*
 * Removes the text up to the next separator from *rest.  Returns it, trimmed.
 */
static struct zy_view
next_element(struct zy_view *rest, size_t first)
{
	struct zy_view one = {rest->p, 0};
	size_t n = 0;

	while (rest->n && (n = separator_at(*rest, first)) == 0) {
		rest->p++;
		rest->n--;
		one.n++;
	}
	rest->p += n;
	rest->n -= n;
	return zy_text_trim(one);
}

/*
 * Returns a new list of the texts between separators, from number `first` on in
 * the list of separators.
 */
static json_t *
read_texts(struct zy_view cell, size_t first)
{
	json_t *list = json_array();
	struct zy_view one;

	while (cell.n) {
		one = next_element(&cell, first);
		if (one.n)
			json_array_append_new(list, new_text(one));
	}
	return list;
}

/*
 * Returns where the sign a or b first occurs in v, and sets *n to its length;
 * NULL if neither does.
 */
static const char *
find_sign(struct zy_view v, const char *a, const char *b, size_t *n)
{
	size_t i;

	for (i = 0; i < v.n; i++) {
		struct zy_view rest = {v.p + i, v.n - i};

		*n = zy_view_starts(rest, a)   ? strlen(a)
		     : zy_view_starts(rest, b) ? strlen(b)
					       : 0;
		if (*n)
			return v.p + i;
	}
	return NULL;
}

/*
 * Reads a cell like "sector=rural,agency;level=village" as an object of
 * conditions.  Returns it, to be released with json_decref; or NULL with *why
 * set.
 */
static json_t *
read_conditions(struct zy_view cell, const char **why)
{
	enum {
		BETWEEN = 2
	}; /* separators of conditions come first */
	json_t *o = json_object();
	struct zy_view one, column, values;
	const char *at;
	size_t n, k;

	while (cell.n) {
		one = (struct zy_view){cell.p, 0};
		for (k = 0; cell.n; cell.p++, cell.n--, one.n++) {
			k = zy_view_starts(cell, ";")	 ? 1
			    : zy_view_starts(cell, "；") ? 3
							 : 0;
			if (k)
				break;
		}
		cell.p += k;
		cell.n -= k;
		one = zy_text_trim(one);
		if (one.n == 0)
			continue;
		at = find_sign(one, "=", "＝", &n);
		column = (struct zy_view){one.p, at ? (size_t)(at - one.p) : 0};
		column = zy_text_trim(column);
		if (column.n == 0) {
			*why = _("must be column=value, not");
			json_decref(o);
			return NULL;
		}
		values =
		    (struct zy_view){at + n, one.n - (size_t)(at - one.p) - n};
		json_object_setn_new(
		    o, column.p, column.n, read_texts(values, BETWEEN));
	}
	return o;
}

/*
 * Reads a cell of requirements, like "base>=60,honesty", as a list.  Returns
 * it, to be released with json_decref.
 */
static json_t *
read_requirements(struct zy_view cell)
{
	json_t *list = json_array();
	struct zy_view one;
	const char *at;
	size_t n;

	while (cell.n) {
		one = next_element(&cell, 0);
		at = find_sign(one, ">=", "≥", &n);
		if (at) {
			size_t before = (size_t)(at - one.p);
			json_t *o = json_object();

			json_object_set_new(o, "field",
			    new_text(
				zy_text_trim((struct zy_view){one.p, before})));
			json_object_set_new(o, "min",
			    new_text(zy_text_trim(
				(struct zy_view){at + n, one.n - before - n})));
			json_array_append_new(list, o);
		} else if (one.n) {
			json_array_append_new(list, new_text(one));
		}
	}
	return list;
}

/*
 * Reads a number written as 10分, １０ or 95％; a text that is not a number is
 * refused later.
 */
static json_t *
read_number(struct zy_view cell)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view v;
	json_t *text;

	zy_cell_fold(&b, cell);
	v = zy_buf_get(&b);
	if (v.n > 3 && memcmp(v.p + v.n - 3, "分", 3) == 0)
		v.n -= 3;
	text = new_text(v);
	zy_buf_release(&b);
	return text;
}

json_t *
zy_layout_cell_read(
    const struct zy_layout_key *key, struct zy_view cell, const char **why)
{
	const struct zy_choice *choice = NULL;
	json_error_t e;
	json_t *v;

	cell = zy_text_trim(cell);
	if (cell.n && strchr("\"[{", cell.p[0])) {
		v = json_loadb(cell.p, cell.n,
		    JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &e);
		*why = _("is no JSON:");
		if (key->type != ZY_LAYOUT_TEXT || json_is_string(v))
			return v;
		/* [2010]19号 is a text. */
		json_decref(v);
		return new_text(cell);
	}
	if (key->choices)
		choice = zy_choice_find(key->choices, cell);
	if (choice)
		return json_string(choice->token);
	switch (key->type) {
	case ZY_LAYOUT_NUMBER:
		return read_number(cell);
	case ZY_LAYOUT_YESNO:
		choice = zy_choice_find(zy_answers, cell);
		*why = _("must be yes or no, not");
		return choice ? json_boolean(strcmp(choice->token, "yes") == 0)
			      : NULL;
	case ZY_LAYOUT_TEXTS:
		return read_texts(cell, 0);
	case ZY_LAYOUT_CONDITIONS:
		return read_conditions(cell, why);
	case ZY_LAYOUT_REQUIREMENTS:
		return read_requirements(cell);
	case ZY_LAYOUT_WORD:
		*why = _("is none of the words that stand here:");
		return NULL;
	default:
		return new_text(cell);
	}
}
