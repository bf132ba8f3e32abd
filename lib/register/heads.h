/*
 * Heads files: the last line of each register, kept in another place than the
 * register.
 *
 * A register shows by itself that a line was changed, but not that the whole
 * file was removed, emptied, cut at the end of a batch, or replaced by another
 * register.  A heads file keeps the last line of each register: its number, its
 * hash (the head) and when it was the last.  It is JSON Lines, with a line for
 * each register:
 *
 *	{"register":"/srv/zy/pledges.jsonl","lines":12,"head":HEX,"at":TIME}
 *
 * A register may have grown since then, but it must still have that line.  The
 * heads file is replaced as a whole, under its lock, after the register is on
 * the disk.  So it never names a line that the register does not have; after a
 * kill between the two writes it names an earlier line, which is harmless.
 * Hold the lock of a register while you store its head.
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

/* What a heads file says of a register.  Release it with zy_known_release. */
struct zy_known {
	char *file;		  /* the heads file */
	char *path;		  /* the register's absolute name */
	uint64_t lines;		  /* number of its last line; 0: not known */
	char head[ZY_HASH_HEX];	  /* hash of line number `lines` */
	char at[ZY_KNOWN_AT_MAX]; /* when that was the last line */
};

/* Frees what k owns and sets it to zero. */
void zy_known_release(struct zy_known *k);
/*
 * Looks up the register path in the heads file and fills k.  The entry is the
 * one with the register's absolute name, or else the only entry with its base
 * name whose own file no longer exists (the register was moved).  k->lines is 0
 * where there is no entry, or no heads file in a folder that exists.  Returns
 * 0, or -1 with a ZY_ERROR_IO when the heads file cannot be read, is a symbolic
 * link or is not a heads file, or when its folder does not exist.
 * Release k in both cases.
 */
int zy_heads_find(
    struct zy_known *k, const char *file, const char *path, struct zy_error *e);
/*
 * Compares the register path with k, what a heads file says of it.  The
 * register now has `lines` lines, and hash is that of its line number k->lines,
 * or zeros when it has fewer lines; exists is false when there is no such file.
 * Returns 0 when nothing is lost or k->lines is 0; or -1 with a ZY_ERROR_IO
 * that says what was lost, when the lines were last known, and in which heads
 * file.
 */
int zy_known_check(const struct zy_known *k, const char *path, bool exists,
    uint64_t lines, const char *hash, struct zy_error *e);
/*
 * Stores in the heads file k->file that the register k->path has `lines` lines,
 * the last of which has the hash head, at the time at.  Waits at most `seconds`
 * for the lock of the heads file.  Returns 0, or -1 with a ZY_ERROR_IO and the
 * heads file unchanged.
 */
int zy_heads_put(const struct zy_known *k, uint64_t lines, const char *head,
    const char *at, int64_t seconds, struct zy_error *e);

ZY_END_C

#endif
