/*
 * Sinks: implements the functions zy_sink_* of writer.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/protect.h"
#include "base/trace.h"
#include "stream/temporary.h"
#include "stream/writer.h"

enum {
	BUFFER = 64 * 1024,
	UNFINISHED = 8, /* files open at once in one process */
};

struct zy_sink {
	int fd;
	char *path;	 /* the target; NULL: standard output */
	char *temporary; /* NULL: written directly */
	int slot;
	int failed;		  /* errno of the first failure */
	struct zy_digest *digest; /* of what was written, for the trace */
	uint64_t size;
	char *caught; /* its name, where the trace takes the file over */
	size_t n;
	char buffer[BUFFER];
};

/* The files that zy_sink_cleanup must remove. */
static const char *volatile unfinished[UNFINISHED];

void
zy_sink_cleanup(void)
{
	int i;

	for (i = 0; i < UNFINISHED; i++)
		if (unfinished[i])
			unlink(unfinished[i]);
}

/*
 * Fills e with the error that errno value code stands for.  Returns -1 always.
 */
static int
fail(const char *path, int code, struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_IO, "%s", strerror(code));
	return zy_error_at(e, path ? path : "<stdout>", 0, 0);
}

/* Frees s and what it owns; the file must be closed. */
static void
sink_free(struct zy_sink *s)
{
	if (s->slot >= 0)
		unfinished[s->slot] = NULL;
	free(s->temporary);
	free(s->digest);
	free(s->caught);
	free(s->path);
	free(s);
}

/*
 * Creates the temporary file in the folder of the target.  It gets the mode of
 * the target, which old describes, or of any new file where old is NULL; with
 * protected true, what zy_protect allows.  Returns 0, or -1 with errno set.
 */
static int
open_beside(struct zy_sink *s, const struct stat *old, bool protected)
{
	char *copy = zy_strdup(s->path), *copy2 = zy_strdup(s->path);
	struct zy_buf b = ZY_BUF_INIT;
	mode_t mask = umask(0);
	int i, code;

	umask(mask);
	zy_buf_printf(&b, "%s/.%s.XXXXXX.tmp", dirname(copy), basename(copy2));
	s->temporary = zy_buf_detach(&b);
	free(copy);
	free(copy2);
	s->fd = mkostemps(s->temporary, 4, O_CLOEXEC);
	if (s->fd < 0) {
		code = errno;
		free(s->temporary);
		s->temporary = NULL;
		errno = code;
		return -1;
	}
	zy_mem_before_exit(zy_sink_cleanup);
	for (i = 0; i < UNFINISHED && s->slot < 0; i++) {
		if (unfinished[i])
			continue;
		unfinished[i] = s->temporary;
		s->slot = i;
	}
	if (protected)
		return zy_protect(s->fd, s->path, old);
	return fchmod(s->fd, old ? old->st_mode & 07777 : 0666 & ~mask);
}

/*
 * Opens the temporary file to which the trace redirects the output
 * (zy_trace_catch).  Returns 0; or -1 with e set and s freed.
 */
static int
catch_output(struct zy_sink *s, const char *name, struct zy_error *e)
{
	s->fd = zy_temporary_open(zy_trace_folder(), e);
	s->caught = zy_strdup(name);
	if (s->fd >= 0)
		return 0;
	sink_free(s);
	return -1;
}

/* Reports the output to the trace. */
static void
trace(struct zy_sink *s)
{
	char sha256[ZY_DIGEST_HEX];

	if (s->failed) {
		zy_trace_cut();
		return;
	}
	zy_digest_hex(s->digest, sha256);
	if (s->caught)
		zy_trace_caught(s->caught, s->size, sha256, s->fd);
	else
		zy_trace_add(
		    ZY_TRACE_OUTPUT, s->path ? s->path : "-", s->size, sha256);
}

/* Does what zy_sink_open does; protected: as zy_sink_open_private does. */
static int
sink_open(
    struct zy_sink **out, const char *path, bool protected, struct zy_error *e)
{
	struct zy_sink *s = zy_calloc(1, sizeof(*s));
	struct stat st;
	int rc, code;

	s->slot = -1;
	s->fd = STDOUT_FILENO;
	if (zy_trace_is_on()) {
		s->digest = zy_malloc(sizeof(*s->digest));
		zy_digest_init(s->digest);
	}
	if (zy_trace_catches()) {
		*out = s;
		return catch_output(s, path ? path : "-", e);
	}
	if (!path || strcmp(path, "-") == 0 ||
	    strcmp(path, "/dev/stdout") == 0) {
		*out = s;
		return 0;
	}
	s->path = zy_strdup(path);
	rc = lstat(path, &st);
	if (rc == 0 && S_ISLNK(st.st_mode) &&
	    (stat(path, &st) != 0 || S_ISREG(st.st_mode))) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("is a symbolic link: name the file itself"));
		zy_error_at(e, path, 0, 0);
		sink_free(s);
		return -1;
	}
	if (rc == 0 && !S_ISREG(st.st_mode)) {
		/* A device or a pipe is written as it is. */
		s->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		rc = s->fd < 0 ? -2 : 0;
	} else if (rc != -2) {
		rc = open_beside(s, rc == 0 ? &st : NULL, protected) ? -2 : 0;
	}
	if (rc == -2) {
		code = errno;
		fail(path, code, e);
		if (s->fd > STDOUT_FILENO)
			zy_sink_abandon(s);
		else
			sink_free(s);
		return -1;
	}
	*out = s;
	return 0;
}

int
zy_sink_open(struct zy_sink **out, const char *path, struct zy_error *e)
{
	return sink_open(out, path, false, e);
}

int
zy_sink_open_private(struct zy_sink **out, const char *path, struct zy_error *e)
{
	return sink_open(out, path, true, e);
}

/*
 * Writes the buffer, and adds it to the digest if there is one.  After a
 * failure s->failed is the value of errno.
 */
static void
flush(struct zy_sink *s)
{
	const char *p = s->buffer;
	ssize_t done;

	if (s->digest && !s->failed) {
		zy_digest_put(s->digest, (struct zy_view){p, s->n});
		s->size += s->n;
	}
	while (s->n && !s->failed) {
		done = write(s->fd, p, s->n);
		if (done < 0 && errno != EINTR)
			s->failed = errno;
		if (done <= 0)
			continue;
		p += done;
		s->n -= (size_t)done;
	}
	s->n = 0;
}

void
zy_sink_put(struct zy_sink *s, const char *p, size_t n)
{
	size_t some;

	while (n && !s->failed) {
		some = BUFFER - s->n < n ? BUFFER - s->n : n;
		memcpy(s->buffer + s->n, p, some);
		s->n += some;
		p += some;
		n -= some;
		if (s->n == BUFFER)
			flush(s);
	}
}

const char *
zy_sink_path(const struct zy_sink *s)
{
	return s->path;
}

bool
zy_sink_closed(const struct zy_sink *s)
{
	return s->failed != 0;
}

/*
 * Syncs the directory of a file, so that it has the file's new name also after
 * a crash.  Returns 0, or -1 with errno set.
 */
static int
sync_directory(const char *path)
{
	char *copy = zy_strdup(path);
	int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = fd < 0 ? -1 : fsync(fd);

	/* Some file systems cannot sync a directory: no data is lost. */
	if (rc && (errno == EINVAL || errno == EACCES))
		rc = 0;
	if (fd >= 0)
		close(fd);
	free(copy);
	return rc;
}

int
zy_sink_finish(struct zy_sink *s, struct zy_error *e)
{
	int rc = 0;

	flush(s);
	if (s->caught) {
		if (s->failed)
			close(s->fd);
		if (s->failed)
			rc = fail(s->caught, s->failed, e);
		trace(s);
		sink_free(s);
		return rc;
	}
	if (!s->failed && s->temporary && fsync(s->fd))
		s->failed = errno;
	if (close(s->fd) && !s->failed)
		s->failed = errno;
	if (!s->failed && s->temporary) {
		if (rename(s->temporary, s->path))
			s->failed = errno;
		else if (sync_directory(s->path))
			rc = fail(s->path, errno, e);
	}
	if (s->failed) {
		if (s->temporary)
			unlink(s->temporary);
		/* Nobody reads any more: that is the reader's business. */
		if (s->failed != EPIPE)
			rc = fail(s->path, s->failed, e);
	}
	if (s->digest)
		trace(s);
	sink_free(s);
	return rc;
}

void
zy_sink_abandon(struct zy_sink *s)
{
	if (!s)
		return;
	if (s->path || s->caught)
		close(s->fd);
	if (s->temporary)
		unlink(s->temporary);
	sink_free(s);
}
