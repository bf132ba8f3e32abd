/*
 * Lines: the whole lines of a register in their order, through one buffer.
 *
 * However long a register is, no more of it is in memory than a line may be
 * long, and some.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_LINES_H
#define ZY_REGISTER_LINES_H

#include "base/text.h"

struct zy_lines {
	int fd;
	uint64_t at, end; /* of the line that comes next; of the register */
	char *buffer;
	size_t from, have; /* what of it is still to come */
	bool unended;	   /* the last LF is not there, and read all the same */
};

/* Reads fd from..end; from is where a line begins. */
void zy_lines_init(struct zy_lines *s, int fd, uint64_t from, uint64_t end);
void zy_lines_release(struct zy_lines *s);
/*
 * The next line without its LF, which stands behind it; until the next call.
 * 1; 0: what is left, from s->at, is no whole line of at most ZY_LINE_MAX; -1
 * with errno.
 */
int zy_lines_next(struct zy_lines *s, struct zy_view *line);
/* What is left in the buffer then. */
struct zy_view zy_lines_left(const struct zy_lines *s);

#endif
