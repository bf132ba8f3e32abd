/*
 * The temporary file for the text of a long document.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <unistd.h>

#include "document/docx-state.h"
#include "stream/temporary.h"

/* Writes n bytes to the file.  Returns 0; or -1 with s->e set. */
static int
write_all(const struct zy_docx_spill *s, const char *p, size_t n)
{
	ssize_t done;

	for (; n; p += done, n -= (size_t)done) {
		done = write(s->fd, p, n);
		if (done < 0 && errno == EINTR)
			done = 0;
		else if (done <= 0)
			return zy_temporary_failed(
			    s->folder, done < 0 ? errno : ENOSPC, s->e);
	}
	return 0;
}

void
zy_docx_spill(struct zy_docx *w, size_t most)
{
	struct zy_docx_spill *s = w->spill;

	if (w->x->n <= most)
		return;
	if (s->fd < 0 && !s->failed) {
		s->fd = zy_temporary_open(s->folder, s->e);
		s->failed = s->fd < 0;
	}
	if (!s->failed)
		s->failed = write_all(s, w->x->p, w->x->n) != 0;
	zy_buf_reset(w->x);
}
