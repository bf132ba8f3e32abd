/*
 * Repair of the end of a register: what an interrupted write has left is moved
 * to a file beside it, a line end that was lost is put back.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/protect.h"
#include "register/file.h"
#include "register/skim.h"
#include "register/state.h"

enum {
	CHUNK = 1024 * 1024,
	MOST_ASIDE = 10000, /* torn tails kept beside one register */
};

int
zy_register_put_end(struct zy_register *r, struct zy_error *e)
{
	int code;

	if (zy_file_write(r->fd, "\n", 1) || zy_file_sync(r->fd)) {
		code = errno;
		zy_file_truncate(r->fd, r->size - 1);
		errno = code;
		return zy_file_error(r->path,
		    _("the end of its last line is gone and cannot be put "
		      "back; nothing was recorded"),
		    e);
	}
	r->unended = false;
	r->ended = true;
	return 0;
}

/*
 * Creates a new file beside the register and stores its name in r->aside.
 * Returns its descriptor, or -1 with errno set.
 */
static int
create_aside(struct zy_register *r)
{
	struct zy_buf b = ZY_BUF_INIT;
	int i, fd = -1;

	for (i = 1; i <= MOST_ASIDE; i++) {
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%s.torn-%d", r->path, i);
		fd = open(b.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0 || (errno != EEXIST && errno != EINTR))
			break;
		i -= errno == EINTR;
	}
	if (fd >= 0) {
		zy_protect(fd, r->path, NULL);
		r->aside = zy_buf_detach(&b);
	}
	zy_buf_release(&b);
	return fd;
}

/*
 * Copies the bytes of the register from an offset on to the file `to`.  Returns
 * 0, or -1 with errno set.
 */
static int
copy_aside(struct zy_register *r, int to, uint64_t from)
{
	char *buffer = zy_malloc(CHUNK);
	size_t some;
	int rc = 0;

	while (rc == 0 && from < r->size) {
		some =
		    r->size - from < CHUNK ? (size_t)(r->size - from) : CHUNK;
		rc = zy_file_read(r->fd, buffer, some, from);
		if (rc == 0)
			rc = zy_file_write(to, buffer, some);
		from += some;
	}
	free(buffer);
	return rc;
}

int
zy_register_move_aside(struct zy_register *r, uint64_t end, struct zy_error *e)
{
	int fd = create_aside(r), rc = -1;

	if (fd >= 0) {
		rc = copy_aside(r, fd, end) || zy_file_sync(fd);
		if (rc == 0)
			rc = zy_file_sync_directory(r->path);
	}
	if (rc) {
		zy_file_error(r->path,
		    _("its torn end cannot be kept; nothing was recorded"), e);
		if (fd >= 0) {
			close(fd);
			unlink(r->aside);
		}
		free(r->aside);
		r->aside = NULL;
		return -1;
	}
	close(fd);
	if (zy_file_truncate(r->fd, end) || zy_file_sync(r->fd))
		return zy_file_error(
		    r->path, _("its torn end cannot be cut off"), e);
	return 0;
}

bool
zy_register_is_moved(const struct zy_register *r, uint64_t end)
{
	uint64_t line = r->lines, last = r->lines;
	size_t n = (size_t)(r->size - end);
	char *tail = zy_malloc(n + 1), hash[ZY_HASH_HEX];
	struct zy_view all = {tail, n}, text;
	struct zy_skim s;
	bool is = zy_file_read(r->fd, tail, n, end) == 0, found = false;

	while (is && !found && zy_view_next(&all, '\n', &text)) {
		line += text.n > 0;
		last = line > last ? line : last;
		if (!zy_line_skim(&s, text))
			continue;
		line = s.seq;
		last = s.seq - s.k + s.n;
		found = line == r->known->lines && all.p &&
			!memchr(text.p, '\0', text.n);
	}
	if (found)
		zy_line_hash((struct zy_view){text.p, text.n + 1}, hash);
	is = is &&
	     (found ? strcmp(hash, r->known->head) == 0
		    : r->lines < r->known->lines && r->known->lines <= last);
	free(tail);
	return is;
}
