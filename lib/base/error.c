/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/privacy.h"

int
zy_error_set(struct zy_error *e, enum zy_error_kind kind, const char *fmt, ...)
{
	char text[4 * sizeof(e->message)];
	struct zy_buf masked = ZY_BUF_INIT;
	va_list ap;
	int n;

	if (e->kind != ZY_ERROR_NONE)
		return -1;
	e->kind = kind;
	va_start(ap, fmt);
	n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	/* Masked before it is cut: half a number would pass. */
	zy_privacy_mask(&masked, zy_view(n < 0 ? "" : text));
	snprintf(e->message, sizeof(e->message), "%.*s",
	    ZY_ARG(zy_buf_get(&masked)));
	zy_buf_release(&masked);
	/* A cut in the middle of a character would be invalid UTF-8. */
	zy_text_cut(e->message, sizeof(e->message));
	return -1;
}

int
zy_error_at(
    struct zy_error *e, const char *source, uint64_t line, uint64_t column)
{
	size_t n = strlen(source), room = sizeof(e->source) - 1;

	if (e->source[0] != '\0')
		return -1;
	if (n <= room) {
		memcpy(e->source, source, n + 1);
	} else {
		const char *tail = source + n - (room - 3);

		while (((unsigned char)*tail & 0xC0) == 0x80)
			tail++;
		snprintf(e->source, sizeof(e->source), "...%s", tail);
	}
	e->line = line;
	e->column = column;
	return -1;
}

void
zy_error_clear(struct zy_error *e)
{
	e->kind = ZY_ERROR_NONE;
	e->line = 0;
	e->column = 0;
	e->source[0] = '\0';
	e->message[0] = '\0';
}
