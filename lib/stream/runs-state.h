/*
 * The state of an external sort, shared by runs.c, runs-file.c and
 * runs-merge.c.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_RUNS_STATE_H
#define ZY_STREAM_RUNS_STATE_H

#include "base/varint.h"
#include "stream/runs.h"

/*
 * A temporary file.  It is closed when no run and no writer uses it any more.
 */
struct zy_runs_file {
	int fd;
	const char *folder;
	uint64_t size; /* bytes written */
	size_t runs;   /* number of its users: runs, and the writer */
};

/*
 * A block of memory with n records.  A record is two varints, the lengths of
 * key and value, then the bytes of both.
 */
struct zy_runs_block {
	struct zy_runs_block *next;
	size_t n, used, room; /* records; bytes used; bytes there are */
	char text[];
};

/* A run: sorted records, in a stretch of a file or in blocks of memory. */
struct zy_run {
	struct zy_runs_file *file;    /* NULL: the run is in memory */
	uint64_t from, to;	      /* in a file: the stretch */
	struct zy_runs_block *blocks; /* in memory: owned blocks */
	const char **at; /* in memory: the n records, sorted; owned */
	size_t n;
};

/* A run that is being read. */
struct zy_runs_source {
	const struct zy_run *run;
	uint64_t next; /* offset in the file, or index into run->at */
	char *text;    /* buffer for a file: `room` bytes, of which those
			  from `from` up to `used` are not read yet */
	size_t room, from, used;
	struct zy_view key, value; /* of the current record */
};

/*
 * Several runs that are read as one.  The sources that have a current record
 * form a binary heap by key.
 */
struct zy_runs_merge {
	struct zy_runs_source *sources;
	uint32_t *heap; /* `left` indices of sources, the least key first */
	size_t n, left;
	bool begun; /* zy_runs_merge_next has been called */
};

/* An external sort (runs.h). */
struct zy_runs {
	struct zy_runs_options o;
	struct zy_run *runs; /* in the order in which they were put */
	size_t n, cap;
	struct zy_runs_file *file;  /* the one being written to, or NULL */
	struct zy_runs_block *open; /* blocks of records that are in no run
				       yet, the newest first */
	size_t used;		 /* bytes of runs in memory and open blocks */
	size_t nopen;		 /* records in the open blocks */
	size_t largest;		 /* bytes of the longest record */
	uint64_t count, written; /* records added; bytes written to files */
	struct zy_runs_merge *cursors;
	struct zy_error failed; /* the first error, or ZY_ERROR_NONE */
};

/*
 * Returns the size in bytes of a buffer for reading or writing a file.  In
 * runs-file.c.
 */
size_t zy_runs_room(const struct zy_runs *r);
/*
 * Returns how many bytes a block or buffer may have: 1/32 of the memory limit,
 * but not more than `most`.  In runs-file.c.
 */
size_t zy_runs_share(const struct zy_runs *r, size_t most);

/* A run that is being written at the end of a file. */
struct zy_runs_output {
	struct zy_runs *r;
	uint64_t from, at; /* offsets: of its beginning, of the next write */
	char *text; /* buffer of `room` bytes, of which `used` are used */
	size_t room, used;
};
/*
 * Begins to write a run at the end of r->file, or of a new file where there is
 * none, with a buffer of room bytes.  Returns 0, and the caller ends the run
 * with zy_runs_end; or -1 with the error in r->failed, and then zy_runs_end
 * must not be called.  In runs-file.c.
 */
int zy_runs_begin(struct zy_runs_output *o, struct zy_runs *r, size_t room);
/*
 * Writes n bytes at p to the run.  Returns 0, or -1 with the error in
 * o->r->failed.  In runs-file.c.
 */
int zy_runs_write(struct zy_runs_output *o, const char *p, size_t n);
/*
 * Ends the run and frees the buffer.  Returns 0 and sets *run; or -1, with *run
 * unchanged, where r->failed has an error of this or of an earlier write.  In
 * runs-file.c.
 */
int zy_runs_end(struct zy_runs_output *o, struct zy_run *run);
/* Frees a list of blocks; b may be NULL.  In runs-file.c. */
void zy_runs_blocks_free(struct zy_runs_block *b);
/*
 * Reports that one user of f needs it no more; the last user's call closes and
 * frees f.  f may be NULL.  In runs-file.c.
 */
void zy_runs_file_leave(struct zy_runs_file *f);
/*
 * Frees what a run holds, in memory or on disk, and empties it.  In
 * runs-file.c.
 */
void zy_runs_drop(struct zy_run *run);
/*
 * Reads more of the source's run until its buffer has at least n unread bytes
 * or the run ends.  Returns 1, 0 when no bytes are left, or -1 with e set.  In
 * runs-file.c.
 */
int zy_runs_fetch(struct zy_runs_source *s, size_t n, struct zy_error *e);

/*
 * Prepares the merging of the n runs at first, which are borrowed; a buffer has
 * room bytes.  The caller releases m with zy_runs_merge_release.  In
 * runs-merge.c.
 */
void zy_runs_merge_init(
    struct zy_runs_merge *m, const struct zy_run *first, size_t n, size_t room);
/* Frees what m holds; the runs, which are borrowed, stay.  In runs-merge.c. */
void zy_runs_merge_release(struct zy_runs_merge *m);
/*
 * Moves to the next record of all runs, which is then the current record of
 * sources[heap[0]].  Returns 1, 0 at the end, or -1 with e set.  In
 * runs-merge.c.
 */
int zy_runs_merge_next(struct zy_runs_merge *m, struct zy_error *e);
/*
 * Merges neighbouring runs, so that fewer are left, until all cursors together
 * can read the rest within the memory limit.  Returns 0, or -1 with the error
 * in r->failed.  In runs-merge.c.
 */
int zy_runs_merge_down(struct zy_runs *r);

#endif
