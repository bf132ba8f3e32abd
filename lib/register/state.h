/*
 * State of an open register, shared by the files that implement it.  Private to
 * this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_STATE_H
#define ZY_REGISTER_STATE_H

#include "base/intern.h"
#include "base/mem.h"
#include "register/register.h"

/* A line of the register that the batch may need. */
struct zy_found {
	uint64_t seq, at; /* its number, and its offset */
	size_t n;	  /* its length without LF */
};

/* A batch of lines in the file.  Offsets are in bytes. */
struct zy_register_batch {
	uint64_t before;  /* number of lines before it */
	uint64_t lines;	  /* lines of it that are in the file */
	uint64_t of;	  /* lines that it should have */
	uint64_t at, end; /* offsets of its first line, and after its last */
	uint64_t last_at; /* offset of its last line */
	uint64_t next_to_last_at; /* of the line before that */
	uint64_t before_at;	  /* of the line before its first */
};

/* See register/register.h. */
struct zy_register {
	char *path;
	int fd; /* -1: opened dry and the file does not exist */
	bool created, dry, repair;
	uint64_t size;
	char head[ZY_HASH_HEX]; /* hash of the last line; zeros: none */

	/* What the pass over the lines has found. */
	uint64_t lines;			/* number of lines in whole batches */
	struct zy_register_batch whole; /* the last whole batch */
	struct zy_register_batch last;	/* the batch of the last line */
	bool hole;	    /* there are NUL bytes in the line after the last */
	char at[ZY_AT_MAX]; /* the latest time of all lines */
	struct zy_wanted *wanted; /* borrowed; NULL: every line is */
	struct zy_found *found;	  /* in the order of the lines */
	size_t nfound, found_cap;
	struct zy_intern *ids; /* of found lines, and of added records */
	uint64_t *line_of;     /* by number of the id; 0: moved aside */
	size_t line_of_cap;
	const struct zy_known *known; /* borrowed; NULL: nothing */
	char known_head[ZY_HASH_HEX]; /* hash of the line that is known */
	bool anew, lost;

	/* What an interrupted write had left at the end. */
	uint64_t torn;	/* number of bytes */
	char *aside;	/* the file to which they were moved */
	bool stray;	/* they are no part of a register */
	bool confirmed; /* the end of a batch is among them */
	bool unended; /* the last LF is missing; size counts it all the same */
	bool ended;   /* the last LF was missing and has been added */

	/* The next batch: records of one kind, borrowed. */
	const char *record;
	const struct zy_column *columns;
	const struct zy_table_row **entries;
	size_t nentries, entries_cap;
	bool committed;
};

/*
 * Reads every line of a register that was just opened, checks its end, and
 * repairs it unless the register is dry.  Returns 0; or -1 with e set when a
 * line has a wrong form or number, when the last batch does not match its name,
 * when lines that are known are lost, or when the file cannot be read.  In
 * scan.c.
 */
int zy_register_scan(struct zy_register *r, struct zy_error *e);
/*
 * Moves the bytes from the offset end on to a new file beside the register,
 * whose name is stored in r->aside, and truncates the register there.  Returns
 * 0, or -1 with e set.  In mend.c.
 */
int zy_register_move_aside(
    struct zy_register *r, uint64_t end, struct zy_error *e);
/*
 * Adds the missing LF of the last line.  Returns 0, or -1 with e set.  In
 * mend.c.
 */
int zy_register_put_end(struct zy_register *r, struct zy_error *e);
/*
 * Returns whether the bytes from the offset end on contain the line that
 * r->known describes: a line there has its number and hash, or a line that may
 * be it cannot be read.  In mend.c.
 */
bool zy_register_is_moved(const struct zy_register *r, uint64_t end);

#endif
