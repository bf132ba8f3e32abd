/*
 * System calls with every result checked: implements file.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "base/protect.h"
#include "base/text.h"
#include "base/trace.h"

enum {
	MODE = 0600,  /* zy_protect adds to it */
	RING_MS = 50, /* how often a wait is ended that is over */
};

int
zy_file_error(const char *path, const char *what, struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_IO, "%s: %s", what, strerror(errno));
	return zy_error_at(e, path, 0, 0);
}

/*
 * Opens the file, or creates it.  Returns 0; 1 with dry where there is none; -1
 * with errno set.
 */
static int
open_or_create(int *fd, bool *created, const char *path, bool dry)
{
	int flags = O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK;

	for (;;) {
		*created = false;
		*fd = open(path, flags | (dry ? O_RDONLY : O_RDWR));
		if (*fd >= 0)
			return 0;
		if (errno == EINTR)
			continue;
		if (errno != ENOENT)
			return -1;
		if (dry)
			return 1;
		*created = true;
		*fd = open(path, flags | O_RDWR | O_CREAT | O_EXCL, MODE);
		if (*fd >= 0) {
			zy_protect(*fd, path, NULL);
			return 0;
		}
		if (errno != EEXIST && errno != EINTR)
			return -1;
	}
}

/* Does nothing: the signal only interrupts the waiting for a lock. */
static void
ring(int signal)
{
	(void)signal;
}

/*
 * Waits for the lock in the kernel's queue, which is served in order; repeated
 * attempts might never succeed.  A timer ends the wait.  Returns 0, 1 where it
 * is too late, -1 with errno set.
 */
static int
wait_for_lock(int fd, int kind, const struct timespec *until)
{
	const struct itimerspec when = {
	    .it_value = *until, .it_interval = {0, RING_MS * 1000000L}};
	struct sigaction sa = {.sa_handler = ring}, before;
	struct sigevent event = {
	    .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGALRM};
	struct timespec now;
	timer_t timer;
	int rc, code;

	event._sigev_un._tid = gettid();
	if (timer_create(CLOCK_MONOTONIC, &event, &timer))
		return -1;
	sigaction(SIGALRM, &sa, &before);
	timer_settime(timer, TIMER_ABSTIME, &when, NULL);
	while ((rc = flock(fd, kind)) != 0 && errno == EINTR) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec > until->tv_sec ||
		    (now.tv_sec == until->tv_sec &&
			now.tv_nsec >= until->tv_nsec)) {
			rc = 1;
			break;
		}
	}
	code = errno;
	timer_delete(timer);
	sigaction(SIGALRM, &before, NULL);
	errno = code;
	return rc;
}

/* Locks the file.  Returns 0, 1 where it is too late, -1 with errno set. */
static int
lock(int fd, int kind, int64_t seconds, const struct timespec *until)
{
	while (flock(fd, kind | LOCK_NB)) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK)
			return -1;
		return seconds > 0 ? wait_for_lock(fd, kind, until) : 1;
	}
	return 0;
}

/*
 * Returns the process that holds the lock according to the kernel, or 0 where
 * that is unknown (no /proc, or a process in another namespace).
 */
static int64_t
holder(int fd)
{
	char text[64 * 1024], file[64];
	struct zy_view all = {text, 0}, line, word, pid;
	int64_t found = 0;
	struct stat st;
	ssize_t n;
	int locks = open("/proc/locks", O_RDONLY | O_CLOEXEC);

	if (locks < 0)
		return 0;
	n = read(locks, text, sizeof(text));
	close(locks);
	if (n <= 0 || fstat(fd, &st))
		return 0;
	snprintf(file, sizeof(file), "%02x:%02x:%llu", major(st.st_dev),
	    minor(st.st_dev), (unsigned long long)st.st_ino);
	/* "1: FLOCK  ADVISORY  WRITE 1234 fe:01:5678 0 EOF" */
	for (all.n = (size_t)n; zy_view_next(&all, '\n', &line);) {
		if (!zy_view_has(line, ": FLOCK "))
			continue;
		pid = word = (struct zy_view){"", 0};
		while (
		    zy_view_next(&line, ' ', &word) && !zy_view_is(word, file))
			if (word.n)
				pid = word;
		if (zy_view_is(word, file) &&
		    zy_integer_parse(&found, pid, 1, INT32_MAX))
			return found;
	}
	return 0;
}

/* Fills e: another program keeps the lock.  Closes fd and returns -1. */
static int
refuse_locked(int fd, const char *path, struct zy_error *e)
{
	int64_t pid = holder(fd);

	close(fd);
	if (pid)
		zy_error_set(e, ZY_ERROR_IO,
		    _("another program (process %lld) holds the lock: try "
		      "again, or give --lock-timeout more time"),
		    (long long)pid);
	else
		zy_error_set(e, ZY_ERROR_IO,
		    _("another program holds the lock: try again, or give "
		      "--lock-timeout more time"));
	return zy_error_at(e, path, 0, 0);
}

/*
 * Returns whether path still names the locked file: 1, 0, or -1 with errno set.
 */
static int
is_same(int fd, const char *path, struct stat *st)
{
	struct stat named;

	if (fstat(fd, st))
		return -1;
	if (lstat(path, &named))
		return errno == ENOENT ? 0 : -1;
	return st->st_dev == named.st_dev && st->st_ino == named.st_ino;
}

/* Closes fd, unless it is -1, and fills e.  Returns -1 always. */
static int
refuse(int fd, const char *path, const char *why, struct zy_error *e)
{
	if (fd >= 0)
		close(fd);
	zy_error_set(e, ZY_ERROR_IO, "%s", why);
	return zy_error_at(e, path, 0, 0);
}

int
zy_file_open(int *fd, bool *created, const char *path, int64_t seconds,
    bool dry, struct zy_error *e)
{
	const char *file = zy_trace_path(path);
	struct timespec until;
	struct stat st;
	int rc;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += (time_t)seconds;
	for (;;) {
		rc = open_or_create(fd, created, file, dry);
		if (rc == 1)
			return *fd = -1, 0;
		if (rc < 0 && errno == ELOOP)
			return refuse(-1, path,
			    _("is a symbolic link: name the file itself"), e);
		if (rc < 0)
			return zy_file_error(path, _("cannot be opened"), e);
		if (fstat(*fd, &st) == 0 && !S_ISREG(st.st_mode))
			return refuse(*fd, path, _("is no regular file"), e);
		rc = lock(*fd, dry ? LOCK_SH : LOCK_EX, seconds, &until);
		if (rc == 1)
			return refuse_locked(*fd, path, e);
		if (rc == 0)
			rc = is_same(*fd, file, &st);
		if (rc == 1)
			return 0;
		if (rc < 0)
			zy_file_error(path, _("cannot be locked"), e);
		close(*fd);
		if (rc < 0)
			return -1;
	}
}

int
zy_file_write(int fd, const char *p, size_t n)
{
	ssize_t done;

	while (n) {
		done = write(fd, p, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			errno = done < 0 ? errno : EIO;
			return -1;
		}
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

int
zy_file_read(int fd, char *p, size_t n, uint64_t at)
{
	ssize_t done;

	while (n) {
		done = pread(fd, p, n, (off_t)at);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			errno = done < 0 ? errno : EIO;
			return -1;
		}
		p += done;
		at += (uint64_t)done;
		n -= (size_t)done;
	}
	return 0;
}

int
zy_file_sync(int fd)
{
	int rc;

	do
		rc = fsync(fd);
	while (rc && errno == EINTR);
	return rc;
}

int
zy_file_truncate(int fd, uint64_t size)
{
	int rc;

	do
		rc = ftruncate(fd, (off_t)size);
	while (rc && errno == EINTR);
	return rc;
}

int
zy_file_sync_directory(const char *path)
{
	char *copy = zy_strdup(zy_trace_path(path));
	int fd, rc, code;

	do
		fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	rc = fd < 0 ? -1 : zy_file_sync(fd);
	code = errno;
	/* Some file systems cannot sync a directory; some let nobody read. */
	if (rc && (code == EINVAL || code == EACCES))
		rc = 0;
	if (fd >= 0)
		close(fd);
	free(copy);
	errno = code;
	return rc;
}

int
zy_file_refuse_network(int fd, const char *path, struct zy_error *e)
{
	/* statfs(2); the numbers are the kernel's for good. */
	static const struct {
		unsigned long magic;
		const char *name;
	} known[] = {{0x6969, "NFS"}, {0x517B, "SMB"}, {0xFF534D42, "CIFS"},
	    {0xFE534D42, "SMB2"}, {0x65735546, "FUSE"}, {0x5346414F, "AFS"},
	    {0x73757245, "Coda"}, {0x00C36400, "Ceph"}, {0x564C, "NCP"}};
	struct statfs st;
	size_t i;

	if (fstatfs(fd, &st))
		return zy_file_error(path, _("cannot be read"), e);
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if ((unsigned long)st.f_type != known[i].magic)
			continue;
		zy_error_set(e, ZY_ERROR_IO,
		    _("is on a network file system (%s), which keeps neither "
		      "locks nor flushes as a register needs them; "
		      "--allow-network-fs writes there all the same"),
		    known[i].name);
		return zy_error_at(e, path, 0, 0);
	}
	return 0;
}
