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

/* runs-file.c: returns by how many bytes a file is read and written. */
size_t zy_runs_room(const struct zy_runs *r);
/* Returns how much of the memory one block may take, not more than most. */
size_t zy_runs_share(const struct zy_runs *r, size_t most);

/*
 * runs-file.c: a run behind what the file (a new one, where NULL) has already,
 * a record at a time.
 */
struct zy_runs_output {
	struct zy_runs *r;
	uint64_t from, at;
	char *text;
	size_t room, used;
};
int zy_runs_begin(struct zy_runs_output *o, struct zy_runs *r, size_t room);
int zy_runs_write(struct zy_runs_output *o, const char *p, size_t n);
/* The run that was written, as far as it is good; 0 or -1.  Frees the buffer */
int zy_runs_end(struct zy_runs_output *o, struct zy_run *run);
void zy_runs_blocks_free(struct zy_runs_block *b);
/* The file is closed when nobody is left in it. */
void zy_runs_file_leave(struct zy_runs_file *f);
/* Gives back what the run held. */
void zy_runs_drop(struct zy_run *run);
/* Fills the source with what follows: 1, 0 at the end, -1. */
int zy_runs_fetch(struct zy_runs_source *s, size_t n, struct zy_error *e);

/* runs-merge.c: n runs from first on, read with buffers of that size. */
void zy_runs_merge_init(
    struct zy_runs_merge *m, const struct zy_run *first, size_t n, size_t room);
void zy_runs_merge_release(struct zy_runs_merge *m);
/* The next record of all: 1, 0, -1; it stands in sources[heap[0]]. */
int zy_runs_merge_next(struct zy_runs_merge *m, struct zy_error *e);
/* Merges neighbours until so few are left that all cursors can read them. */
int zy_runs_merge_down(struct zy_runs *r);

#endif
