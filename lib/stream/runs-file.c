/*
 * Writing runs to temporary files and reading them: implements functions of
 * runs-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "stream/runs-state.h"
#include "stream/temporary.h"

/*
 * Opens a new temporary file as r->file.  Returns 0, or -1 with the error in
 * r->failed.
 */
static int
open_file(struct zy_runs *r)
{
	int fd = zy_temporary_open(r->o.folder, &r->failed);

	if (fd < 0)
		return -1;
	r->file = zy_calloc(1, sizeof(*r->file));
	*r->file =
	    (struct zy_runs_file){.fd = fd, .folder = r->o.folder, .runs = 1};
	return 0;
}

void
zy_runs_file_leave(struct zy_runs_file *f)
{
	if (!f || --f->runs)
		return;
	close(f->fd);
	free(f);
}

int
zy_runs_begin(struct zy_runs_output *o, struct zy_runs *r, size_t room)
{
	if (!r->file && open_file(r))
		return -1;
	*o = (struct zy_runs_output){.r = r, .room = room};
	o->from = o->at = r->file->size;
	o->text = zy_malloc(room);
	return 0;
}

/*
 * Writes the buffer to the file.  Returns 0, or -1 with the error in r->failed.
 */
static int
flush(struct zy_runs_output *o)
{
	struct zy_runs *r = o->r;
	const char *p = o->text;
	ssize_t done;

	while (o->used) {
		done = pwrite(r->file->fd, p, o->used, (off_t)o->at);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return zy_temporary_failed(
			    r->o.folder, done ? errno : ENOSPC, &r->failed);
		p += done;
		o->at += (uint64_t)done;
		o->used -= (size_t)done;
		r->written += (uint64_t)done;
	}
	return 0;
}

int
zy_runs_write(struct zy_runs_output *o, const char *p, size_t n)
{
	size_t some;

	while (n) {
		if (o->used == o->room && flush(o))
			return -1;
		some = o->room - o->used < n ? o->room - o->used : n;
		memcpy(o->text + o->used, p, some);
		o->used += some;
		p += some;
		n -= some;
	}
	return 0;
}

int
zy_runs_end(struct zy_runs_output *o, struct zy_run *run)
{
	struct zy_runs_file *f = o->r->file;
	int rc = o->r->failed.kind ? -1 : flush(o);

	free(o->text);
	if (rc)
		return -1;
	*run = (struct zy_run){.file = f, .from = o->from, .to = o->at};
	f->size = o->at;
	f->runs++;
	return 0;
}

void
zy_runs_blocks_free(struct zy_runs_block *b)
{
	struct zy_runs_block *next;

	for (; b; b = next) {
		next = b->next;
		free(b);
	}
}

void
zy_runs_drop(struct zy_run *run)
{
	zy_runs_blocks_free(run->blocks);
	free(run->at);
	/* Room that others may need; a file system that cannot keeps it. */
	if (run->file && run->file->runs > 1)
		(void)fallocate(run->file->fd,
		    FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
		    (off_t)run->from, (off_t)(run->to - run->from));
	zy_runs_file_leave(run->file);
	*run = (struct zy_run){.n = 0};
}

int
zy_runs_fetch(struct zy_runs_source *s, size_t n, struct zy_error *e)
{
	const struct zy_run *run = s->run;
	size_t had = s->used - s->from, some;
	ssize_t got;

	if (had >= n)
		return 1;
	memmove(s->text, s->text + s->from, had);
	s->from = 0;
	s->used = had;
	while (s->used < n && s->next < run->to) {
		some = s->room - s->used;
		if (run->to - s->next < some)
			some = (size_t)(run->to - s->next);
		got = pread(
		    run->file->fd, s->text + s->used, some, (off_t)s->next);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return zy_temporary_failed(
			    run->file->folder, got ? errno : EIO, e);
		s->next += (uint64_t)got;
		s->used += (size_t)got;
	}
	return s->used > 0;
}

size_t
zy_runs_share(const struct zy_runs *r, size_t most)
{
	if (r->o.memory == 0 || r->o.memory / 32 > most)
		return most;
	return r->o.memory / 32;
}

size_t
zy_runs_room(const struct zy_runs *r)
{
	size_t room = zy_runs_share(r, 256 * 1024);

	return r->largest > room ? r->largest : room;
}
