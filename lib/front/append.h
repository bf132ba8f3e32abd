/*
 * What every program that appends to a register does around its records.
 *
 * The options, who and when, opening under the lock, telling about a torn end,
 * committing, the receipt, and passing on what was new.  The program reads and
 * checks its records first; what can only be checked against the register as
 * it stands it checks in ready, under the lock.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_APPEND_H
#define ZY_FRONT_APPEND_H

#include "cli/cli.h"
#include "register/batch.h"

struct zy_append {
	struct zy_cli *cli;
	const char *file, *by; /* options */
	int64_t lock_timeout;
	bool dry, network;
	const char *noun; /* translated: "pledges" */
	struct zy_batch batch;
	struct zy_arena arena;
	/*
	 * Under the lock, before anything is entered: 0, or -1, told.  May be
	 * NULL.  entered is called when the batch knows what is new.
	 */
	int (*ready)(struct zy_append *a, const struct zy_register *r);
	void (*entered)(struct zy_append *a, const struct zy_register *r);
	void *context;
};

/* Entries of an option table; a is a struct zy_append. */
#define ZY_APPEND_OPTIONS(a)                                                   \
	ZY_STRING(0, "register", &(a).file, N_("FILE"),                        \
	    N_("the register to append to (needed)")),                         \
	    ZY_STRING(0, "by", &(a).by, N_("NAME"),                            \
		N_("who enters them (default: the user)")),                    \
	    ZY_INTEGER(0, "lock-timeout", &(a).lock_timeout, N_("SECONDS"), 0, \
		86400,                                                         \
		N_("how long to wait for other programs (default 30)")),       \
	    ZY_FLAG(0, "allow-network-fs", &(a).network,                       \
		N_("write also where the file system is a network's")),        \
	    ZY_FLAG('n', "dry-run", &(a).dry,                                  \
		N_("check and print, record nothing"))

/* Refuses a missing --register and a --by that is no name.  0 or -1. */
int zy_append_start(struct zy_append *a);
/*
 * Records the batch and writes what was new.  Output is opened first: what
 * cannot be passed on is not recorded.
 */
void zy_append_record(struct zy_append *a);
void zy_append_release(struct zy_append *a);

#endif
