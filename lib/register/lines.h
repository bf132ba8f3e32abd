/*
 * Line reader: the complete lines of a register, one after the other.
 *
 * It keeps one buffer, a little larger than the longest possible line, however
 * long the register is.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_LINES_H
#define ZY_REGISTER_LINES_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* A line reader.  Release it with zy_lines_release. */
struct zy_lines {
	int fd;
	uint64_t at;  /* offset of the next line in the file */
	uint64_t end; /* offset at which reading ends */
	char *buffer;
	size_t from, have; /* the bytes of buffer not returned yet */
	/* Set after init: the file lacks its last LF, which end counts; the
	 * last line is returned as if it had one. */
	bool unended;
};

/*
 * Prepares to read the lines of fd between the offsets from and end; a line
 * must begin at from.  Release with zy_lines_release.
 */
void zy_lines_init(struct zy_lines *s, int fd, uint64_t from, uint64_t end);
/* Frees the buffer; the descriptor stays open. */
void zy_lines_release(struct zy_lines *s);
/*
 * Sets *line to the next line, without its LF, which follows it in memory; it
 * is borrowed until the next call.  Returns 1; 0 when the bytes from s->at on
 * are not a complete line of less than ZY_LINE_MAX bytes; or -1 with errno set.
 */
int zy_lines_next(struct zy_lines *s, struct zy_view *line);
/*
 * Returns the bytes from s->at on, as far as they are in the buffer; to be
 * called after zy_lines_next has returned 0.  Borrowed until s is released.
 */
struct zy_view zy_lines_left(const struct zy_lines *s);
/*
 * Leaves out the bytes that zy_lines_left returns; reading goes on behind them.
 */
void zy_lines_skip(struct zy_lines *s);

ZY_END_C

#endif
