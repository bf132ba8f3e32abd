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

/* A record of the batch: its name, and where its members end. */
struct zy_register_entry {
	const char *record;
	size_t end;
};

struct zy_register {
	char *path;
	int fd; /* -1: opened dry, and there is no file */
	bool created, dry;
	bool existing; /* only read: it must be there */
	uint64_t size;
	char head[ZY_HASH_HEX]; /* hash of the last line; zeros: none */

	/* lines that are there */
	uint64_t *starts; /* offset of each */
	uint64_t lines;
	size_t starts_cap;
	struct zy_intern *ids;
	uint64_t *line_of; /* by number of the id; 0: none any more */
	size_t line_of_cap;

	/* what a crash had left */
	uint64_t torn;
	char *aside;

	/* the batch */
	struct zy_buf bodies;
	struct zy_register_entry *entries;
	size_t nentries, entries_cap;
	bool committed;
};

/* scan.c: looks at every line and at the end; mends it unless dry. */
int zy_register_scan(struct zy_register *r, struct zy_error *e);

#endif
