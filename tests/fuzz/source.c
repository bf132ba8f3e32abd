/*
 * Sources: whatever the bytes, lines are valid UTF-8 without NUL, numbered in
 * order, and the same after a return to the mark.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/source.h"

/* The number of the last line, or -1 after an error. */
static int64_t
lines(struct zy_source *s, struct zy_buf *all)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view line;
	uint64_t n = zy_source_at(s);
	int rc;

	while ((rc = zy_source_line(s, &line, &e)) > 0) {
		if (zy_text_valid(line.p, line.n) != line.n || line.n == 0 ||
		    memchr(line.p, '\0', line.n))
			abort();
		if (zy_source_at(s) != ++n)
			abort();
		zy_buf_view(all, line);
	}
	return rc < 0 ? -1 : (int64_t)n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const encodings[] = {NULL, "GB18030", "UTF-16LE"};
	struct zy_buf one = ZY_BUF_INIT, two = ZY_BUF_INIT;
	struct zy_source_options o = {0};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	int64_t first;

	if (n < 1)
		return 0;
	o.encoding = encodings[data[0] % 3];
	if (zy_source_open_memory(
		&s, "f", (const char *)data + 1, n - 1, &o, &e))
		return 0;
	zy_source_hold(s);
	first = lines(s, &one);
	if (first >= 0) {
		zy_source_return(s);
		if (lines(s, &two) != first ||
		    !zy_view_eq(zy_buf_get(&one), zy_buf_get(&two)))
			abort();
	}
	zy_source_free(s);
	zy_buf_release(&one);
	zy_buf_release(&two);
	return 0;
}
