/*
 * Fast check: finds out whether a register is intact, with several threads.
 *
 * Each thread checks the lines of one part of the file: their form, numbers,
 * hashes and places in their batches.  Then the ends of the parts are compared.
 * The result is only whether everything is right; the slower, sequential check
 * in verify.c finds what is wrong, and where.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_FAST_CHECK_H
#define ZY_REGISTER_FAST_CHECK_H

#include "base/attr.h"
#include "register/line.h"

ZY_BEGIN_C

enum {
	ZY_SOUGHT_N = 2, /* lines that one verification looks for */
};

/* A line that is searched for by its hash. */
struct zy_sought {
	const char *digits; /* the hash or its first digits; NULL: none */
	/* How many lines have such a hash, and the number of the last one. */
	uint64_t count, line;
};

/*
 * Counts line number `line`, whose hash is given, for each of the ZY_SOUGHT_N
 * elements of sought with whose digits the hash begins: raises count and sets
 * line.
 */
void zy_sought_count(struct zy_sought *sought, const char *hash, uint64_t line);

/*
 * A fast check.  The caller sets all bytes to zero, then the members up to
 * threads.
 */
struct zy_fast_check {
	/* Set by the caller. */
	int fd;
	uint64_t size; /* of the file */
	bool chain;    /* check line numbers and hashes too */
	struct zy_sought sought[ZY_SOUGHT_N];
	int threads;

	/* Set when the register is intact. */
	uint64_t lines;		/* number of lines */
	char hash[ZY_HASH_HEX]; /* of the last line; zeros when there is none */
};

/*
 * Checks the register p->fd.  Returns 1 when it is intact, with the results in
 * p; 0 when it is not; or -1 with errno set when it cannot be read.
 */
int zy_fast_check_run(struct zy_fast_check *p);

ZY_END_C

#endif
