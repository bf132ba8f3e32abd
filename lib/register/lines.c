/*
 * Reading lines through a buffer of fixed size: implements lines.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/lines.h"

#include <stdlib.h>

#include "base/mem.h"
#include "register/file.h"
#include "register/line.h"

enum {
	CHUNK = 1024 * 1024,
};

void
zy_lines_init(struct zy_lines *s, int fd, uint64_t from, uint64_t end)
{
	*s = (struct zy_lines){.fd = fd, .at = from, .end = end};
	s->buffer = zy_malloc(CHUNK + ZY_LINE_MAX);
}

void
zy_lines_release(struct zy_lines *s)
{
	free(s->buffer);
	s->buffer = NULL;
}

/*
 * Reads more bytes into the buffer.  Returns 1; 0 at the end or where the
 * buffer is full; -1 with errno set.
 */
static int
fill(struct zy_lines *s)
{
	uint64_t rest = s->end - s->at - s->have;
	size_t some = rest < CHUNK ? (size_t)rest : CHUNK;
	bool lf = s->unended && some == rest;

	if (some == 0 || s->have >= ZY_LINE_MAX)
		return 0;
	memmove(s->buffer, s->buffer + s->from, s->have);
	s->from = 0;
	if (zy_file_read(
		s->fd, s->buffer + s->have, some - lf, s->at + s->have))
		return -1;
	s->have += some;
	if (lf)
		s->buffer[s->have - 1] = '\n';
	return 1;
}

int
zy_lines_next(struct zy_lines *s, struct zy_view *line)
{
	const char *p, *lf;
	int rc;

	for (;;) {
		p = s->buffer + s->from;
		lf = s->have ? memchr(p, '\n', s->have) : NULL;
		if (lf)
			break;
		rc = fill(s);
		if (rc <= 0)
			return rc;
	}
	*line = (struct zy_view){p, (size_t)(lf - p)};
	s->at += line->n + 1;
	s->from += line->n + 1;
	s->have -= line->n + 1;
	return 1;
}

struct zy_view
zy_lines_left(const struct zy_lines *s)
{
	return (struct zy_view){s->buffer + s->from, s->have};
}

void
zy_lines_skip(struct zy_lines *s)
{
	s->at += s->have;
	s->from = s->have = 0;
}
