/*
 * The process's trace of files that were read and written, under one lock:
 * implements trace.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/trace.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum {
	CHUNK = 256 * 1024,
};

struct replaced {
	const char *name, *file;
};

struct trace {
	struct zy_trace_file **files;
	size_t n, cap;
	struct replaced *replaced;
	size_t nreplaced, replaced_cap;
	bool catches, cut;
	const char *folder; /* in which outputs are caught */
	struct zy_arena arena;
};

static struct trace *trace;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void
zy_trace_start(void)
{
	trace = zy_calloc(1, sizeof(*trace));
}

bool
zy_trace_is_on(void)
{
	return trace != NULL;
}

void
zy_trace_end(void)
{
	size_t i;

	if (!trace)
		return;
	for (i = 0; i < trace->n; i++)
		if (trace->files[i]->caught >= 0)
			close(trace->files[i]->caught);
	free(trace->files);
	free(trace->replaced);
	zy_arena_release(&trace->arena);
	free(trace);
	trace = NULL;
}

const struct zy_trace_file *const *
zy_trace_files(size_t *n)
{
	*n = trace ? trace->n : 0;
	return trace ? (const struct zy_trace_file *const *)trace->files : NULL;
}

/*
 * Returns the file with that name and kind, or NULL.  The caller has locked
 * `lock`.
 */
static struct zy_trace_file *
find(enum zy_trace_kind kind, const char *name)
{
	size_t i;

	for (i = 0; i < trace->n; i++)
		if (trace->files[i]->kind == kind &&
		    strcmp(trace->files[i]->name, name) == 0)
			return trace->files[i];
	return NULL;
}

/*
 * Returns the file with that name and kind; adds it if it is new.  The caller
 * has locked `lock`.
 */
static struct zy_trace_file *
find_or_add(enum zy_trace_kind kind, const char *name)
{
	struct zy_trace_file *f = find(kind, name);

	if (f)
		return f;
	f = zy_arena_words(&trace->arena, sizeof(*f));
	*f = (struct zy_trace_file){.kind = kind,
	    .name = zy_arena_strndup(&trace->arena, name, strlen(name)),
	    .caught = -1};
	trace->files = zy_grow(trace->files, &trace->cap, trace->n + 1,
	    sizeof(struct zy_trace_file *));
	trace->files[trace->n++] = f;
	return f;
}

uint64_t
zy_trace_digest(int fd, int64_t from, char sha256[ZY_DIGEST_HEX])
{
	char *chunk = zy_malloc(CHUNK);
	struct zy_digest d;
	int64_t at = from;
	ssize_t got;

	zy_digest_init(&d);
	do {
		got = pread(fd, chunk, CHUNK, (off_t)at);
		if (got > 0) {
			zy_digest_put(&d, (struct zy_view){chunk, (size_t)got});
			at += got;
		}
	} while (got > 0 || (got < 0 && errno == EINTR));
	zy_digest_hex(&d, sha256);
	free(chunk);
	return (uint64_t)(at - from);
}

bool
zy_trace_input(const char *name, int fd, int64_t from)
{
	char sha256[ZY_DIGEST_HEX];
	uint64_t size;
	bool known;

	if (!trace)
		return false;
	pthread_mutex_lock(&lock);
	known = find(ZY_TRACE_INPUT, name) || find(ZY_TRACE_REGISTER, name);
	pthread_mutex_unlock(&lock);
	if (known || from < 0)
		return !known;
	size = zy_trace_digest(fd, from, sha256);
	zy_trace_add(ZY_TRACE_INPUT, name, size, sha256);
	return false;
}

void
zy_trace_add(enum zy_trace_kind kind, const char *name, uint64_t size,
    const char sha256[ZY_DIGEST_HEX])
{
	struct zy_trace_file *f;

	if (!trace)
		return;
	pthread_mutex_lock(&lock);
	f = find_or_add(kind, name);
	if (!f->sha256[0] || kind == ZY_TRACE_OUTPUT) {
		f->size = size;
		memcpy(f->sha256, sha256, ZY_DIGEST_HEX);
	}
	pthread_mutex_unlock(&lock);
}

void
zy_trace_cut(void)
{
	if (trace)
		trace->cut = true;
}

bool
zy_trace_was_cut(void)
{
	return trace && trace->cut;
}

void
zy_trace_register(const char *name, uint64_t lines, const char *head)
{
	struct zy_trace_file *f;

	if (!trace)
		return;
	pthread_mutex_lock(&lock);
	f = find_or_add(ZY_TRACE_REGISTER, name);
	f->lines = lines;
	strncpy(f->head, head, ZY_DIGEST_HEX - 1);
	pthread_mutex_unlock(&lock);
}

void
zy_trace_appended(const char *name, uint64_t lines, const char *head)
{
	struct zy_trace_file *f;

	if (!trace)
		return;
	pthread_mutex_lock(&lock);
	f = find_or_add(ZY_TRACE_REGISTER, name);
	f->lines_after = lines;
	strncpy(f->head_after, head, ZY_DIGEST_HEX - 1);
	pthread_mutex_unlock(&lock);
}

void
zy_trace_replace(const char *name, const char *file)
{
	struct replaced *r;

	trace->replaced = zy_grow(trace->replaced, &trace->replaced_cap,
	    trace->nreplaced + 1, sizeof(*trace->replaced));
	r = &trace->replaced[trace->nreplaced++];
	r->name = zy_arena_strndup(&trace->arena, name, strlen(name));
	r->file = zy_arena_strndup(&trace->arena, file, strlen(file));
}

const char *
zy_trace_path(const char *name)
{
	size_t i;

	if (!trace)
		return name;
	for (i = 0; i < trace->nreplaced; i++)
		if (strcmp(trace->replaced[i].name, name) == 0)
			return trace->replaced[i].file;
	return name;
}

void
zy_trace_catch(const char *folder)
{
	trace->catches = true;
	trace->folder = zy_arena_strndup(&trace->arena, folder, strlen(folder));
}

const char *
zy_trace_folder(void)
{
	return trace->folder;
}

void
zy_trace_release(void)
{
	trace->catches = false;
}

bool
zy_trace_catches(void)
{
	return trace && trace->catches;
}

void
zy_trace_caught(
    const char *name, uint64_t size, const char sha256[ZY_DIGEST_HEX], int fd)
{
	struct zy_trace_file *f;

	zy_trace_add(ZY_TRACE_OUTPUT, name, size, sha256);
	pthread_mutex_lock(&lock);
	f = find(ZY_TRACE_OUTPUT, name);
	if (f->caught >= 0)
		close(f->caught);
	f->caught = fd;
	pthread_mutex_unlock(&lock);
}
