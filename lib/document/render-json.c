/*
 * The JSON rendering: a document as one object, for programs that lay it out
 * themselves.
 *
 * SPDX-License-Identifier: MIT
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "document/render-state.h"

/* The names of the kinds of nodes. */
static const char *const kinds[] = {
    [ZY_NODE_HEADING] = "heading",
    [ZY_NODE_PARAGRAPH] = "paragraph",
    [ZY_NODE_TABLE] = "table",
    [ZY_NODE_FIGURE] = "figure",
    [ZY_NODE_LIST] = "list",
    [ZY_NODE_CARDS] = "cards",
    [ZY_NODE_SIGNATURE] = "signature",
    [ZY_NODE_LINE] = "line",
    [ZY_NODE_PAGE] = "page",
    [ZY_NODE_SIDES] = "sides",
    [ZY_NODE_FORM] = "form",
    [ZY_NODE_CUT] = "cut",
    [ZY_NODE_IMPRINT] = "imprint",
    [ZY_NODE_OPEN] = "open",
    [ZY_NODE_CLOSE] = "close",
};

/* The names of the roles; a plain one is not written. */
static const char *const roles[] = {
    [ZY_ROLE_PLAIN] = NULL,
    [ZY_ROLE_NOTE] = "note",
    [ZY_ROLE_WARN] = "warn",
    [ZY_ROLE_LEAD] = "lead",
    [ZY_ROLE_ADDRESS] = "address",
    [ZY_ROLE_CENTRE] = "centre",
    [ZY_ROLE_ATTACHED] = "attached",
    [ZY_ROLE_SUM] = "sum",
    [ZY_ROLE_MARK] = "mark",
    [ZY_ROLE_MUTE] = "mute",
    [ZY_ROLE_NAMES] = "names",
    [ZY_ROLE_LINKS] = "links",
    [ZY_ROLE_SECTION] = "section",
    [ZY_ROLE_PAIR] = "pair",
};

/* Sets a member to a text; does nothing if the text is NULL. */
static void
put(json_t *object, const char *key, const char *text)
{
	if (text)
		json_object_set_new(object, key, json_string(text));
}

/*
 * Appends a value to out as text, from its second line on so many columns
 * further to the right, and releases it.
 */
static void
dump(struct zy_buf *out, json_t *value, int indent)
{
	char *text = json_dumps(value, JSON_INDENT(1)), *line, *end;

	for (line = text; (end = strchr(line, '\n')); line = end + 1)
		zy_buf_printf(
		    out, "%.*s\n%*s", (int)(end - line), line, indent, "");
	zy_buf_puts(out, line);
	free(text);
	json_decref(value);
}

/* Sets the caption and the columns of a table. */
static void
put_columns(json_t *part, const struct zy_doc_table *t)
{
	json_t *columns = json_array(), *one;
	size_t c;

	put(part, "caption", t->caption);
	for (c = 0; c < t->ncolumns; c++) {
		one = json_object();
		put(one, "title", t->columns[c].title);
		put(one, "group", t->columns[c].group);
		json_array_append_new(columns, one);
	}
	json_object_set_new(part, "columns", columns);
}

/* Returns row r of a table; one of sums and the like has a role. */
static json_t *
row_of(const struct zy_doc_table *t, size_t r)
{
	json_t *cells = json_array(), *row = json_object();
	size_t c;

	for (c = 0; c < t->ncolumns; c++)
		json_array_append_new(
		    cells, json_string(zy_render_value(t->rows[r].cells[c])));
	put(row, "role", roles[t->rows[r].role]);
	json_object_set_new(row, "cells", cells);
	return row;
}

/*
 * Appends the rows of a table to the text of its part, before that ends.  They
 * are written one by one: all of them as values are many times their text.
 */
static void
put_rows(struct zy_buf *out, const struct zy_doc_table *t)
{
	size_t r;

	out->n -= strlen("\n  }");
	zy_buf_puts(out, ",\n   \"rows\": [");
	for (r = 0; r < t->nrows; r++) {
		zy_buf_puts(out, r ? ",\n    " : "\n    ");
		dump(out, row_of(t, r), 4);
	}
	zy_buf_puts(out, t->nrows ? "\n   ]\n  }" : "]\n  }");
}

/* Sets the bars of a chart with their texts. */
static void
put_chart(json_t *part, const struct zy_chart *x)
{
	json_t *series = json_array(), *bars = json_array(), *bar, *parts;
	size_t i, k;

	put(part, "caption", x->caption);
	for (i = 0; i < x->nseries; i++)
		json_array_append_new(
		    series, json_string(x->series[i] ? x->series[i] : ""));
	for (i = 0; i < x->n; i++) {
		bar = json_object();
		put(bar, "label", x->bars[i].label);
		put(bar, "from", x->bars[i].edge);
		put(bar, "value", x->bars[i].value);
		parts = json_array();
		for (k = 0; k < x->nseries; k++)
			json_array_append_new(
			    parts, json_integer(x->bars[i].parts[k]));
		json_object_set_new(bar, "parts", parts);
		json_array_append_new(bars, bar);
	}
	json_object_set_new(part, "series", series);
	json_object_set_new(part, "bars", bars);
}

/* Sets the items of a list, the cards, or the boxes of a form. */
static void
put_items(json_t *part, const struct zy_node *n)
{
	json_t *all = json_array(), *one;
	size_t i;

	for (i = 0; i < n->n; i++) {
		one = json_object();
		if (n->kind == ZY_NODE_LIST) {
			put(one, "text", n->items[i].text);
			put(one, "note", n->items[i].note);
			put(one, "href", n->items[i].href);
		} else if (n->kind == ZY_NODE_CARDS) {
			put(one, "label", n->cards[i].label);
			put(one, "value", n->cards[i].value);
			put(one, "unit", n->cards[i].unit);
			put(one, "note", n->cards[i].note);
		} else {
			put(one, "text", n->boxes[i].text);
			put(one, "foot", n->boxes[i].foot);
			json_object_set_new(
			    one, "span", json_integer(n->boxes[i].span));
		}
		json_array_append_new(all, one);
	}
	json_object_set_new(part, "items", all);
}

/*
 * Returns a node as a new JSON object with the members that its kind has, but
 * for the rows of a table.
 */
static json_t *
part_of(const struct zy_doc *d, const struct zy_node *n)
{
	json_t *part = json_object();

	put(part, "kind", kinds[n->kind]);
	put(part, "role", roles[n->role]);
	if (n->kind == ZY_NODE_HEADING || n->kind == ZY_NODE_LINE)
		json_object_set_new(part, "level", json_integer(n->level));
	switch (n->kind) {
	case ZY_NODE_TABLE:
		put_columns(part, n->table);
		break;
	case ZY_NODE_FIGURE:
		put_chart(part, n->chart);
		break;
	case ZY_NODE_LIST:
	case ZY_NODE_CARDS:
	case ZY_NODE_FORM:
		put_items(part, n);
		break;
	case ZY_NODE_SIGNATURE:
		put(part, "issuer", zy_render_signer(d, n));
		put(part, "date", zy_render_signed(d, n));
		break;
	case ZY_NODE_IMPRINT:
		put(part, "copy", d->copy);
		put(part, "printer", d->printer);
		put(part, "printed", d->printed);
		break;
	default:
		put(part, "text", n->text);
		put(part, "more", n->more);
		break;
	}
	return part;
}

int
zy_render_json(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	json_t *object = json_object();
	const struct zy_node *n;

	(void)o;
	(void)e;
	put(object, "title", d->title);
	put(object, "draft", d->draft);
	put(object, "number", d->number);
	put(object, "issuer", d->issuer);
	put(object, "date", d->date);
	put(object, "basis", d->basis);
	put(object, "contact", d->contact);
	json_object_set_new(object, "parts", json_array());
	dump(out, object, 0);
	out->n -= strlen("]\n}");
	for (n = d->first; n; n = n->next) {
		zy_buf_puts(out, n == d->first ? "\n  " : ",\n  ");
		dump(out, part_of(d, n), 2);
		if (n->kind == ZY_NODE_TABLE)
			put_rows(out, n->table);
	}
	zy_buf_puts(out, d->first ? "\n ]\n}\n" : "]\n}\n");
	return 0;
}
