/*
 * Creating temporary files without a name: implements temporary.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

int
zy_temporary_failed(const char *folder, int code, struct zy_error *e)
{
	zy_error_set(
	    e, ZY_ERROR_IO, _("temporary file (TMPDIR): %s"), strerror(code));
	return zy_error_at(e, folder, 0, 0);
}

int
zy_temporary_open(const char *folder, struct zy_error *e)
{
	struct zy_buf name = ZY_BUF_INIT;
	int fd = open(folder, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
	int code = errno;

	/* Not every file system has it: a name for a moment, then. */
	if (fd < 0 &&
	    (code == EOPNOTSUPP || code == EISDIR || code == EINVAL)) {
		zy_buf_printf(&name, "%s/zhengyou.XXXXXX", folder);
		fd = mkostemp(name.p, O_CLOEXEC);
		code = errno;
		if (fd >= 0)
			unlink(name.p);
		zy_buf_release(&name);
	}
	return fd >= 0 ? fd : zy_temporary_failed(folder, code, e);
}
