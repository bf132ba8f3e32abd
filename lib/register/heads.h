/*
 * Heads files: what is known of registers, kept somewhere else than they are.
 *
 * A register shows by itself that a line was changed, but not that it was
 * removed as a whole, emptied, cut at the end of a batch, or replaced by
 * another one.  A heads file remembers the last line of each register: its
 * number, its hash and when it was last seen.  It is JSON Lines, a line a
 * register:
 *
 *	{"register":"/srv/zy/pledges.jsonl","lines":12,"head":HEX,"at":TIME}
 *
 * A register may have grown since, but it must still have that line.  The file
 * is replaced as a whole, under its lock, after the register is on the disk: it
 * is never ahead of a register, and a kill between the two leaves it behind,
 * which is harmless.  Whoever puts a head must hold the lock of the register.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_HEADS_H
#define ZY_REGISTER_HEADS_H

#include "base/attr.h"
#include "register/line.h"

ZY_BEGIN_C

enum {
	ZY_KNOWN_AT_MAX = 32,
};

/* What is known of a register.  Release it with zy_known_release. */
struct zy_known {
	char *file;		  /* the heads file */
	char *path;		  /* the register's absolute name */
	uint64_t lines;		  /* 0: nothing is known */
	char head[ZY_HASH_HEX];	  /* hash of line number `lines` */
	char at[ZY_KNOWN_AT_MAX]; /* when that was the last line */
};

void zy_known_release(struct zy_known *k);
/*
 * Looks up the register path in the heads file and fills k.  A register that is
 * not at the place where it was known, and has the name of this one, is taken
 * for this one.  A heads file that does not exist knows nothing.  Returns 0, or
 * -1 with a ZY_ERROR_IO when the heads file cannot be read or is none; k is to
 * be released in either case.
 */
int zy_heads_find(
    struct zy_known *k, const char *file, const char *path, struct zy_error *e);
/*
 * Compares the register path with what is known of it: it has `lines` lines and
 * hash is the hash of line number k->lines, or of none when it has fewer.
 * exists is false when there is no such file.  Returns 0, or -1 with a
 * ZY_ERROR_IO that says what was lost, since when it is known and where that is
 * kept.
 */
int zy_known_check(const struct zy_known *k, const char *path, bool exists,
    uint64_t lines, const char *hash, struct zy_error *e);
/*
 * Puts down in the heads file of k that the register has `lines` lines, the
 * last with the hash head, at the time at.  Waits at most so many seconds for
 * others.  Returns 0, or -1 with a ZY_ERROR_IO; the heads file is then as it
 * was.
 */
int zy_heads_put(const struct zy_known *k, uint64_t lines, const char *head,
    const char *at, int64_t seconds, struct zy_error *e);

ZY_END_C

#endif
