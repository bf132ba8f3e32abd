/*
 * Any bytes as a county's table of a standard (standard-check --from-table):
 * a document that has an id and whose items have a kind each, or what is wrong
 * with it; what becomes a standard has the same canonical form again.  The
 * bytes are a rule in words, too.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "standard/sheet.h"
#include "standard/standard.h"
#include "standard/wording.h"
#include "stream/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
found(void *context, const struct zy_error *e, bool guess)
{
	(void)context;
	(void)guess;
	if (!*e->message || e->kind != ZY_ERROR_RECORD)
		abort();
}

static void
take_rows(struct zy_standard_sheet *t, struct zy_reader *r)
{
	size_t n = zy_standard_schema.n, i;
	struct zy_view *cells = zy_calloc(n, sizeof(*cells));
	struct zy_error e = ZY_ERROR_INIT;
	int rc, at;

	while ((rc = zy_reader_next(r, &e)) != 0) {
		if (rc < 0 && e.kind != ZY_ERROR_RECORD)
			break;
		for (i = 0; rc > 0 && i < n; i++) {
			at = zy_reader_find(
			    r, zy_standard_schema.columns[i].name);
			cells[i] = at < 0 ? (struct zy_view){NULL, 0}
					  : zy_reader_cell(r, (size_t)at);
		}
		if (rc > 0)
			zy_standard_sheet_row(
			    t, cells, NULL, zy_reader_line(r));
		zy_error_clear(&e);
	}
	free(cells);
}

static void
check_items(const json_t *place)
{
	const json_t *items = json_object_get(place, "items"), *o;
	size_t i;

	json_array_foreach((json_t *)(uintptr_t)items, i, o)
	{
		if (!json_is_string(json_object_get(o, "kind")) ||
		    !json_is_string(json_object_get(o, "id")))
			abort();
	}
}

/* What the table came to, and whether it is a standard. */
static void
check_document(struct zy_standard_sheet *t)
{
	struct zy_buf json = ZY_BUF_INIT, again = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;
	const json_t *document, *heads, *o;
	uint64_t *lines;
	size_t n, i;

	zy_standard_sheet_finish(t, &json, &lines, &n);
	free(lines);
	document = zy_standard_sheet_document(t);
	heads = json_object_get(document, "heads");
	if (!json_is_string(json_object_get(document, "id")))
		abort();
	json_array_foreach((json_t *)(uintptr_t)heads, i, o)
	{
		check_items(o);
	}
	check_items(json_object_get(document, "bonus"));
	check_items(json_object_get(document, "penalty"));
	if (zy_standard_parse(&s, "s", zy_buf_get(&json), &e) == 0) {
		zy_standard_canonical(&again, document, NULL, NULL);
		if (!zy_view_eq(zy_buf_get(&json), zy_buf_get(&again)))
			abort();
		zy_standard_free(s);
	} else if (!*e.message) {
		abort();
	}
	zy_buf_release(&json);
	zy_buf_release(&again);
}

static void
read_rule(struct zy_view text, enum zy_wording_place place)
{
	struct zy_wording w = {.veto = false};
	json_t *item =
	    json_pack("{s:s, s:s}", "name", "不少于4次", "max", "10");

	zy_wording_read(&w, item, place, text);
	if (!w.veto && !json_is_string(json_object_get(item, "kind")))
		abort();
	zy_wording_release(&w);
	json_decref(item);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char empty[] = "";
	const struct zy_view text = {
	    size ? (const char *)data : empty, size < 2000 ? size : 2000};
	const struct zy_source_options source = {.encoding = "UTF-8"};
	const struct zy_reader_options o = {.schema = &zy_standard_schema};
	/* A rule is the text of one cell. */
	const struct zy_view rule = {
	    text.p, zy_text_valid(text.p, text.n < 150 ? text.n : 150)};
	struct zy_standard_sheet *t;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_reader *r;

	read_rule(rule, ZY_WORDING_HEAD);
	read_rule(rule, ZY_WORDING_BONUS);
	read_rule(rule, ZY_WORDING_PENALTY);
	if (zy_source_open_memory(&s, "f", text.p, text.n, &source, &e) ||
	    zy_reader_open_source(&r, s, &o, &e))
		return 0;
	t = zy_standard_sheet_new("f", ZY_VIEW("t"), found, NULL);
	take_rows(t, r);
	check_document(t);
	zy_standard_sheet_free(t);
	zy_reader_free(r);
	return 0;
}
