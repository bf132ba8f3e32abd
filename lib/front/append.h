/*
 * Appending a batch of records to a register on the command line.
 *
 * The program reads and checks its records and adds them to the batch; the
 * functions here do the rest: the options, the name of the person who enters,
 * opening the register under its lock, the report of a torn end, the commit,
 * the receipt, and the output of the records that were new.  Checks that need
 * the register are made by the callback ready, under the lock.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_APPEND_H
#define ZY_FRONT_APPEND_H

#include "base/attr.h"
#include "cli/cli.h"
#include "register/batch.h"

ZY_BEGIN_C

/*
 * The state of appending one batch.  The program sets all bytes to zero, then
 * cli, the options, noun and the members of batch that zy_batch needs.  Release
 * it with zy_append_release.
 */
struct zy_append {
	struct zy_cli *cli; /* borrowed */
	/* Options: --register, --by, --lock-timeout, --dry-run, and
	   --allow-network-fs. */
	const char *file, *by;
	int64_t lock_timeout; /* seconds */
	bool dry, network;
	const char *noun; /* translated: "pledges" */
	struct zy_batch batch;
	struct zy_arena arena;
	/* Keys of the lines that the callbacks need; none by default. */
	struct zy_wanted wanted;
	/*
	 * Called while the register is locked; may be NULL.  ready is called
	 * before anything is appended, and returns 0; or -1, with an error
	 * printed, and nothing is appended.  entered is called when the batch
	 * knows which of its records are new.
	 */
	int (*ready)(struct zy_append *a, const struct zy_register *r);
	void (*entered)(struct zy_append *a, const struct zy_register *r);
	void *context; /* the program's */
};

/*
 * Expands to the rows of an option table for the options in a, a struct
 * zy_append.
 */
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

/*
 * Checks the options.  Returns 0; or -1, with a usage error printed, where
 * --register is missing or --by is not the name of a person.
 */
int zy_append_start(struct zy_append *a);
/*
 * Appends the batch to the register, prints what was done, and writes the
 * records that are new in the register to the output of the program.  The
 * output is opened first: where that fails, nothing is appended.  An error is
 * printed and sets the exit status.
 */
void zy_append_record(struct zy_append *a);
/*
 * Frees batch, wanted and arena of a; cli and the texts are not a's.  Also
 * right for a that is all zero.
 */
void zy_append_release(struct zy_append *a);

ZY_END_C

#endif
