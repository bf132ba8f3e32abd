/*
 * What the files of sorted runs share.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_RUNS_STATE_H
#define ZY_STREAM_RUNS_STATE_H

#include "base/varint.h"
#include "stream/runs.h"

/* A temporary file, while runs stand in it. */
struct zy_runs_file {
	int fd;
	const char *folder;
	uint64_t size;
	size_t runs;
};

/* Memory that holds n records: the lengths of key and value, then both. */
struct zy_runs_block {
	struct zy_runs_block *next;
	size_t n, used, room;
	char text[];
};

/* Records in order: those of a stretch of a file, or of blocks. */
struct zy_run {
	struct zy_runs_file *file; /* NULL: in memory */
	uint64_t from, to;
	struct zy_runs_block *blocks; /* of memory */
	const char **at;	      /* its records, sorted */
	size_t n;
};

/* A run that is being read. */
struct zy_runs_source {
	const struct zy_run *run;
	uint64_t next; /* offset in the file, or number in memory */
	char *text;    /* of a file */
	size_t room, from, used;
	struct zy_view key, value; /* of the record at hand */
};

/* Several runs as one; the sources with a record at hand form a heap. */
struct zy_runs_merge {
	struct zy_runs_source *sources;
	uint32_t *heap;
	size_t n, left;
	bool begun;
};

struct zy_runs {
	struct zy_runs_options o;
	struct zy_run *runs; /* in the order in which they were put */
	size_t n, cap;
	struct zy_runs_file *file;  /* that is written to, or NULL */
	struct zy_runs_block *open; /* the newest in front */
	size_t used;	/* bytes of runs in memory and open blocks */
	size_t nopen;	/* records in the open blocks */
	size_t largest; /* bytes of a record, at most */
	uint64_t count, written;
	struct zy_runs_merge *cursors;
	struct zy_error failed;
};

/*
 * Returns the size in bytes of the buffers with which files are read and
 * written.  In runs-file.c, as all functions up to zy_runs_fetch.
 */
size_t zy_runs_room(const struct zy_runs *r);
/* Returns how many bytes one block may take, at most `most`. */
size_t zy_runs_share(const struct zy_runs *r, size_t most);

/* A run that is being written, behind what its file already has. */
struct zy_runs_output {
	struct zy_runs *r;
	uint64_t from, at;
	char *text;
	size_t room, used;
};
/*
 * Begins a run with a buffer of room bytes, in a new file if none is open.
 * Returns 0, or -1 with the error in r.
 */
int zy_runs_begin(struct zy_runs_output *o, struct zy_runs *r, size_t room);
/* Writes n bytes at p to the run.  Returns 0, or -1 with the error in o->r. */
int zy_runs_write(struct zy_runs_output *o, const char *p, size_t n);
/*
 * Ends the run, fills *run with it as far as it was written, and frees the
 * buffer.  Returns 0, or -1 with the error in o->r.
 */
int zy_runs_end(struct zy_runs_output *o, struct zy_run *run);
/* Frees a list of blocks; NULL is allowed. */
void zy_runs_blocks_free(struct zy_runs_block *b);
/* Notes that a run no longer uses f, which is closed after the last one. */
void zy_runs_file_leave(struct zy_runs_file *f);
/* Frees the memory or the part of a file that a run holds. */
void zy_runs_drop(struct zy_run *run);
/*
 * Reads on in a source's run until at least n bytes are in its buffer.  Returns
 * 1, 0 at the end, or -1 with e set.
 */
int zy_runs_fetch(struct zy_runs_source *s, size_t n, struct zy_error *e);

/*
 * Prepares the merging of n runs from `first` on, with buffers of room bytes.
 * Released with zy_runs_merge_release.  In runs-merge.c, as the next three.
 */
void zy_runs_merge_init(
    struct zy_runs_merge *m, const struct zy_run *first, size_t n, size_t room);
/* Frees what m holds. */
void zy_runs_merge_release(struct zy_runs_merge *m);
/*
 * Moves to the next record of all runs, which is then in sources[heap[0]].
 * Returns 1, 0 at the end, or -1 with e set.
 */
int zy_runs_merge_next(struct zy_runs_merge *m, struct zy_error *e);
/*
 * Merges adjacent runs until all cursors can read the rest at the same time.
 * Returns 0, or -1 with the error in r.
 */
int zy_runs_merge_down(struct zy_runs *r);

#endif
