/*
 * Loaded before a program: makes the system worse than it is.
 *
 *	FAIL_AT=N	the N-th allocation fails (FAIL_ON=1: and all behind it)
 *	SHORT=N		write, pwrite and read move at most 1 to N bytes at once
 *	STORM=N		a signal every N microseconds, which nothing restarts
 *	NO_SYNC=1	fsync does nothing and says it did
 *	NO_LOCK=1	flock does the same
 *	LOSE=1		and so does write, into files
 *	FAKE_FS=0xN	fstatfs says that the file system is of this kind
 *
 * ALLOCATIONS=FILE: how many there were goes there when the program ends.
 *
 * SPDX-License-Identifier: MIT
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <unistd.h>

/* glibc's own, so that dlsym need not be asked while it allocates. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static atomic_long calls;
static long fail_at = -1, fail_on, most;

static void
nothing(int signal)
{
	(void)signal;
}

static void
storm(const char *microseconds)
{
	const struct sigaction quiet = {.sa_handler = nothing};
	struct itimerval every = {{0, 0}, {0, 0}};

	every.it_interval.tv_usec = every.it_value.tv_usec = atol(microseconds);
	sigaction(SIGALRM, &quiet, NULL);
	setitimer(ITIMER_REAL, &every, NULL);
}

__attribute__((constructor)) static void
begin(void)
{
	if (getenv("STORM"))
		storm(getenv("STORM"));
	const char *at = getenv("FAIL_AT"), *on = getenv("FAIL_ON"),
		   *bytes = getenv("SHORT");

	fail_on = on && *on == '1';
	most = bytes ? atol(bytes) : 0;
	fail_at = at ? atol(at) : -1;
	atomic_store(&calls, 0);
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("ALLOCATIONS");
	char text[32];
	int fd, n;

	if (!path)
		return;
	n = snprintf(text, sizeof(text), "%ld\n", atomic_load(&calls));
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd >= 0 && n > 0 && write(fd, text, (size_t)n) != n)
		_exit(9);
}

static int
fails(void)
{
	long n = atomic_fetch_add(&calls, 1) + 1;

	if (fail_at < 0 || n < fail_at || (n > fail_at && !fail_on))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}

/* 1 to `most` bytes, in turn. */
static size_t
some(size_t n)
{
	static atomic_ulong turn;
	size_t k = 1 + atomic_fetch_add(&turn, 1) % (size_t)most;

	return n < k ? n : k;
}

ssize_t
write(int fd, const void *p, size_t n)
{
	static ssize_t (*real)(int, const void *, size_t);
	struct stat st;

	if (getenv("LOSE") && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    fd > 2)
		return (ssize_t)n;

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "write");
	return real(fd, p, most && fd > 2 ? some(n) : n);
}

ssize_t
pread(int fd, void *p, size_t n, off_t at)
{
	static ssize_t (*real)(int, void *, size_t, off_t);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "pread");
	return real(fd, p, most ? some(n) : n, at);
}

int
fsync(int fd)
{
	static int (*real)(int);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "fsync");
	return getenv("NO_SYNC") ? 0 : real(fd);
}

int
flock(int fd, int kind)
{
	static int (*real)(int, int);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "flock");
	return getenv("NO_LOCK") ? 0 : real(fd, kind);
}

int
fstatfs(int fd, struct statfs *st)
{
	static int (*real)(int, struct statfs *);
	const char *kind = getenv("FAKE_FS");
	int rc;

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "fstatfs");
	rc = real(fd, st);
	if (rc == 0 && kind)
		st->f_type = (__typeof__(st->f_type))strtoul(kind, NULL, 0);
	return rc;
}
