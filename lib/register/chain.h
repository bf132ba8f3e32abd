/*
 * The check of a register by whoever reads it: one pass over the lines that
 * finds how far the register can be trusted.
 *
 * The pass checks form, line numbers, hashes and the places of lines in their
 * batches, and at the end the name of the last batch, which covers what no hash
 * behind it does.  It says where the chain breaks and why; verification
 * (verify.h) looks more closely.  The pass changes nothing and needs no memory
 * that grows with the register.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_CHAIN_H
#define ZY_REGISTER_CHAIN_H

#include "base/attr.h"
#include "register/line.h"

ZY_BEGIN_C

/* A check of a register.  The caller sets the first two members. */
struct zy_chain {
	int fd;
	uint64_t size; /* bytes of the file */
	/*
	 * The number of a line whose hash the caller wants to know; 0: none.
	 */
	uint64_t known;
	/* Read everything that has the form of a line, broken or not. */
	bool unverified;

	/* Results. */
	/*
	 * The number of lines that may be read, and the offset behind them:
	 * those before the break, or all; with unverified all of the file, and
	 * an unknown number.
	 */
	uint64_t lines, end;
	char head[ZY_HASH_HEX]; /* hash of the last of them; zeros: none */
	char known_head[ZY_HASH_HEX]; /* hash of line `known`; zeros: none */
	uint64_t bad;	  /* the line at which the chain breaks; 0: none */
	const char *what; /* why, a translated phrase; NULL: it is whole */
	bool later;	  /* it breaks because its version is not known */
	/*
	 * Bytes behind the last whole batch that are no line, or lines of a
	 * batch without its end, as an interrupted write leaves them.  They are
	 * no break.
	 */
	uint64_t torn;
	bool stray;   /* no program that appends has written them */
	bool unended; /* the last line lacks only its LF */
};

/*
 * Checks the register.  Returns 0 when it was read to its end or to a break, or
 * -1 with errno set when it cannot be read.
 */
int zy_chain_check(struct zy_chain *c);

ZY_END_C

#endif
