/*
 * JSON: the scanner of flat objects takes what jansson takes, with the same
 * keys and texts; the reader gets through any text.
 *
 * SPDX-License-Identifier: MIT
 */
#include <jansson.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stream/json.h"

static bool
nested(json_t *object)
{
	const char *key;
	json_t *one;

	json_object_foreach(object, key,
	    one) if (json_is_object(one) || json_is_array(one)) return true;
	return false;
}

/* Every text member as jansson has it. */
static void
compare(json_t *object, const struct zy_json_member *m, size_t n)
{
	size_t i;

	if (json_object_size(object) != n)
		abort();
	for (i = 0; i < n; i++) {
		char *key = zy_strndup(m[i].key.p, m[i].key.n);
		json_t *one = json_object_get(object, key);

		if (!one || json_is_string(one) != m[i].string)
			abort();
		if (m[i].string && !zy_view_eq(m[i].value,
				       (struct zy_view){json_string_value(one),
					   json_string_length(one)}))
			abort();
		free(key);
	}
}

static void
scan(const char *p, size_t n)
{
	struct zy_json_member *m = NULL;
	struct zy_view v = {p, n};
	char *room = zy_malloc(n + 1);
	size_t count = 0, cap = 0;
	json_error_t why;
	json_t *value;

	if (zy_text_valid(p, n) == n && n > 0 && p[0] == '{' &&
	    !memchr(p, '\0', n)) {
		const char *stop = zy_json_scan(v, room, &m, &count, &cap);

		value = json_loadb(p, n, JSON_REJECT_DUPLICATES, &why);
		if (!stop && value)
			compare(value, m, count);
		/* Sizes are jansson's limits, a second key the reader's. */
		if (!stop && !value && !strstr(why.text, "overflow") &&
		    !strstr(why.text, "too big") &&
		    !strstr(why.text, "duplicate"))
			abort();
		if (stop && value && !nested(value))
			abort();
		json_decref(value);
	}
	free(m);
	free(room);
}

static void
read_all(const char *p, size_t n, bool array)
{
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_json_member *m;
	struct zy_source *s;
	struct zy_json *j;
	uint64_t line, column;
	size_t i, count;
	int rc;

	if (zy_source_open_memory(
		&s, "f", p, n, &(struct zy_source_options){0}, &e))
		return;
	j = zy_json_new(s, array);
	while ((rc = zy_json_next(j, &e)) != 0) {
		if (rc < 0 && e.kind != ZY_ERROR_RECORD)
			break;
		m = zy_json_members(j, &count);
		for (i = 0; rc > 0 && i < count; i++) {
			zy_json_place(j, m[i].at, &line, &column);
			if (line < zy_json_line(j) || column == 0)
				abort();
		}
		zy_error_clear(&e);
	}
	zy_json_free(j);
	zy_source_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	scan((const char *)data, n);
	read_all((const char *)data, n, false);
	read_all((const char *)data, n, true);
	return 0;
}
