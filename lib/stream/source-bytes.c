/*
 * The bytes of a source, before they are converted to text: implements
 * functions of source-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stream/source-state.h"

/*
 * Returns whether a regular file has been truncated, since it was opened, at or
 * before the offset where it is to be read.
 */
static bool
is_cut(const struct input *in)
{
	struct stat st;

	return in->seekable && in->at < in->size && fstat(in->fd, &st) == 0 &&
	       (uint64_t)st.st_size <= in->at;
}

ssize_t
zy_source_fetch(struct zy_source *s, char *to, size_t n, struct zy_error *e)
{
	struct input *in = &s->in;
	ssize_t got;

	if (in->end - in->at < n)
		n = (size_t)(in->end - in->at);
	if (n == 0)
		return 0;
	if (in->memory) {
		memcpy(to, in->memory + in->at, n);
		in->at += n;
		return (ssize_t)n;
	}
	do {
		got = in->seekable ? pread(in->fd, to, n, (off_t)in->at)
				   : read(in->fd, to, n);
	} while (got < 0 && errno == EINTR);
	if (got < 0) {
		zy_error_set(e, ZY_ERROR_IO, "%s", strerror(errno));
		return zy_error_at(e, s->name, 0, 0);
	}
	if (got == 0 && is_cut(in)) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("the file was cut while it was read, behind %llu of "
		      "%llu bytes"),
		    (unsigned long long)in->at, (unsigned long long)in->size);
		return zy_error_at(e, s->name, 0, 0);
	}
	in->at += (uint64_t)got;
	if (s->digesting)
		zy_digest_put(&s->digest, (struct zy_view){to, (size_t)got});
	return got;
}

int
zy_source_fetch_more(struct zy_source *s, struct zy_error *e)
{
	ssize_t got;

	if (s->ended)
		return 0;
	got = zy_source_fetch(
	    s, zy_buf_room(&s->bytes, ZY_SOURCE_CHUNK), ZY_SOURCE_CHUNK, e);
	if (got < 0)
		return -1;
	if (got == 0)
		s->ended = true;
	s->bytes.n += (size_t)got;
	return got > 0;
}

void
zy_source_skip(struct zy_source *s, size_t n)
{
	s->bytes.n -= n;
	s->taken += n;
	memmove(s->bytes.p, s->bytes.p + n, s->bytes.n);
}

uint64_t
zy_source_size(const struct zy_source *s)
{
	struct stat st;

	if (s->in.end != UINT64_MAX)
		return s->in.end;
	if (!s->in.seekable || fstat(s->in.fd, &st) != 0)
		return 0;
	return (uint64_t)st.st_size;
}
