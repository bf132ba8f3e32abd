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

#include "register/line.h"

struct zy_fast_check {
	/* Set by the caller; the rest is zero. */
	int fd;
	uint64_t size;	  /* of the file */
	bool chain;	  /* check line numbers and hashes too */
	const char *head; /* the hash of a line to find, or NULL */
	int threads;

	/* Set when the register is intact. */
	uint64_t lines;		/* number of lines */
	uint64_t head_line;	/* number of the line with hash head; 0: none */
	char hash[ZY_HASH_HEX]; /* of the last line; zeros when there is none */
};

/*
 * Checks the register.  Returns 1 when it is intact, 0 when it is not, or -1
 * with errno set when it cannot be read.
 */
int zy_fast_check_run(struct zy_fast_check *p);

#endif
