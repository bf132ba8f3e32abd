/*
 * The check of a register by programs that read it: one pass over the lines
 * that finds how far the register can be trusted.
 *
 * The pass checks the form, numbers and hashes of lines and their places in
 * their batches, and at the end the name of the last batch, since a change
 * there shows in no hash of a later line.  It finds the first line at which the
 * chain breaks, and why; verification (verify.h) looks more closely.  The pass
 * changes nothing, and its memory does not grow with the register.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_CHAIN_H
#define ZY_REGISTER_CHAIN_H

#include "base/attr.h"
#include "register/line.h"

ZY_BEGIN_C

/*
 * A check of a register.  The caller sets all bytes to zero, then fd and size,
 * and if needed known and unverified.
 */
struct zy_chain {
	int fd;
	uint64_t size; /* bytes of the file */
	/*
	 * The number of a line whose hash the caller wants to know; 0: none.
	 */
	uint64_t known;
	/* Allow reading everything that has the form of a line, also after a
	 * break. */
	bool unverified;

	/* Results. */
	/*
	 * The number of lines that may be read (before the break, or all), and
	 * the offset after them.  With unverified and a break: UINT64_MAX, and
	 * the size of the file.
	 */
	uint64_t lines, end;
	char head[ZY_HASH_HEX]; /* hash of the last such line; zeros: none */
	char known_head[ZY_HASH_HEX]; /* hash of line `known`; zeros: none */
	uint64_t bad;	  /* the line at which the chain breaks; 0: none */
	const char *what; /* why, a translated phrase; NULL: no break */
	bool later;	  /* it breaks at a line of a later version */
	/*
	 * The number of bytes after the last whole batch: part of a line, or
	 * lines of a batch without its last, as an interrupted write leaves
	 * them.  They are not a break.
	 */
	uint64_t torn;
	bool stray;   /* those bytes were not written by an append */
	bool unended; /* the last line lacks only its LF */
};

/*
 * Checks the register and fills the results.  Returns 0 when it was read to its
 * end or to a break, or -1 with errno set when it cannot be read.
 */
int zy_chain_check(struct zy_chain *c);

ZY_END_C

#endif
