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

/* See register/register.h. */
struct zy_register {
	char *path;
	int fd; /* -1: opened dry and the file does not exist */
	bool created, dry, repair;
	bool existing; /* only read; the file must exist */
	uint64_t size;
	char head[ZY_HASH_HEX]; /* hash of the last line; zeros: none */

	/* The lines of the file. */
	uint64_t *starts; /* offset of each line, also in an unfinished batch */
	uint64_t known;	  /* number of starts */
	uint64_t whole;	  /* offset of the end of the last known line */
	bool hole;	  /* the line behind the known ones contains zeros */
	uint64_t lines;	  /* number of lines in complete batches */
	size_t starts_cap;
	struct zy_intern *ids;
	uint64_t *line_of; /* by number of the id; 0: moved aside */
	size_t line_of_cap;

	/* What an interrupted write had left at the end. */
	uint64_t torn; /* number of bytes */
	char *aside;   /* the file to which they were moved */
	/*
	 * The last LF is missing (size counts it all the same); it was missing
	 * and has been put back.
	 */
	bool unended, ended;

	/* The next batch: the bodies of its lines, and where each ends. */
	struct zy_buf rests;
	size_t *ends;
	size_t nentries, ends_cap;
	bool committed;
};

/*
 * Reads every line of a register that was just opened, checks the end and
 * repairs it unless the register is dry.  Returns 0, or -1 with e set when it
 * is damaged or cannot be read.  In scan.c.
 */
int zy_register_scan(struct zy_register *r, struct zy_error *e);

#endif
