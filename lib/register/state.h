/*
 * What the files of this floor share behind struct zy_register.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_STATE_H
#define ZY_REGISTER_STATE_H

#include "base/intern.h"
#include "base/mem.h"
#include "register/register.h"

struct zy_register {
	char *path;
	int fd; /* -1: opened dry, and there is no file */
	bool created, dry;
	bool existing; /* only read: it must be there */
	uint64_t size;
	char head[ZY_HASH_HEX]; /* hash of the last line; zeros: none */

	/* lines that are there */
	uint64_t *starts; /* offset of each, also of those that are torn */
	uint64_t known;	  /* starts */
	uint64_t whole;	  /* where the last of these ends */
	bool hole;	  /* zeros stand in the line behind these */
	uint64_t lines;
	size_t starts_cap;
	struct zy_intern *ids;
	uint64_t *line_of; /* by number of the id; 0: none any more */
	size_t line_of_cap;

	/* what a crash had left */
	uint64_t torn;
	char *aside;
	/* the last LF was gone; size counts it, also while it is not there */
	bool unended, ended;

	/* the batch: its lines without their heads, and where each ends */
	struct zy_buf rests;
	size_t *ends;
	size_t nentries, ends_cap;
	bool committed;
};

/* scan.c: looks at every line and at the end; mends it unless dry. */
int zy_register_scan(struct zy_register *r, struct zy_error *e);

#endif
