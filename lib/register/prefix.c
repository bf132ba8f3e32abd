/*
 * Checking and copying the first lines of a register: implements prefix.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/prefix.h"

#include <string.h>
#include <sys/stat.h>

#include "register/chain.h"
#include "register/file.h"
#include "register/lines.h"

enum {
	GATHER = 64 * 1024,
};

/* Writes what b gathers, and empties it.  Returns 0, or -1 with errno set. */
static int
flush(struct zy_buf *b, int to)
{
	int rc = zy_file_write(to, b->p, b->n);

	zy_buf_reset(b);
	return rc;
}

/* Copies that many lines.  Returns 1; 0: there are fewer; -1 errno. */
static int
copy_lines(struct zy_lines *s, uint64_t lines, int to)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view line;
	uint64_t n;
	int rc = 1;

	for (n = 0; rc == 1 && n < lines; n++) {
		rc = zy_lines_next(s, &line);
		if (rc != 1)
			break;
		zy_buf_view(&b, line);
		zy_buf_putc(&b, '\n');
		if (b.n >= GATHER && flush(&b, to))
			rc = -1;
	}
	if (rc == 1 && b.n && flush(&b, to))
		rc = -1;
	zy_buf_release(&b);
	return rc;
}

int
zy_prefix_check(int fd, uint64_t line, const char *head)
{
	struct zy_chain c = {.fd = fd, .known = line};
	struct stat st;

	if (fstat(fd, &st))
		return -1;
	c.size = (uint64_t)st.st_size;
	if (zy_chain_check(&c))
		return -1;
	return strcmp(line ? c.known_head : head, head) == 0;
}

int
zy_prefix_copy(int fd, uint64_t lines, const char *head, int to)
{
	struct zy_lines s;
	struct stat st;
	int rc;

	if (fstat(fd, &st))
		return -1;
	/* The last line may lack its LF. */
	zy_lines_init(&s, fd, 0, (uint64_t)st.st_size + 1);
	s.unended = true;
	rc = copy_lines(&s, lines, to);
	zy_lines_release(&s);
	return rc == 1 && lines ? zy_prefix_check(to, lines, head) : rc;
}
