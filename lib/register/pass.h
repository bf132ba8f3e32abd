/*
 * Passes: is a register whole, as fast as the machine can tell?
 *
 * Several threads read a part of it each, line by line: form, numbers, hashes,
 * places in batches; then the parts are held against each other.  A pass says
 * only whether all is well.  What is wrong, and where, is told by a slower look
 * at all of it.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_PASS_H
#define ZY_REGISTER_PASS_H

#include "register/line.h"

struct zy_pass {
	int fd;
	uint64_t size;
	bool chain;	  /* numbers and hashes too */
	const char *head; /* a hash to look for, or NULL */
	int threads;

	/* when all is well */
	uint64_t lines, head_line;
	char hash[ZY_HASH_HEX]; /* of the last line */
};

/* 1 all is well, 0 something is not, -1 with errno. */
int zy_pass_run(struct zy_pass *p);

#endif
