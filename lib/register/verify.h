/*
 * Verification: finds out what is wrong with a register and says it in words.
 *
 * The levels are basic (form, version, complete lines and batches), chain (line
 * numbers and hashes), ids (each id occurs once and matches its content; marks
 * refer to entries that exist), schema (known kinds of record with their
 * columns, every cell in canonical form), time (times that decrease are
 * counted) and head (a line with a hash that somebody has noted is there, and
 * the one that a heads file knows).
 *
 * Findings name the cause where it shows: saved by a spreadsheet program, a
 * line removed, two lines swapped, a line changed.  Damage to form or chain is
 * reported once, at the first line, since all that follows results from it.
 * Verification never changes the file.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_VERIFY_H
#define ZY_REGISTER_VERIFY_H

#include "base/attr.h"
#include "register/heads.h"

ZY_BEGIN_C

/* The levels of verification: bits. */
enum zy_verify_level {
	ZY_VERIFY_BASIC = 1,
	ZY_VERIFY_CHAIN = 2,
	ZY_VERIFY_IDS = 4,
	ZY_VERIFY_SCHEMA = 8,
	ZY_VERIFY_TIME = 16,
	ZY_VERIFY_HEAD = 32,
};

/*
 * Reads a list of names of levels ("basic,chain") into *levels; an empty list
 * means all levels except head.  Returns 0; or -1, with *unknown set to the
 * part of names that is not the name of a level.
 */
int zy_verify_read_levels(
    struct zy_view names, unsigned *levels, struct zy_view *unknown);

/*
 * A function that receives a finding: the name of its level, its line (0: the
 * whole file) and a translated phrase, which is borrowed until the function
 * returns.
 */
typedef void zy_verify_report_fn(
    void *context, const char *level, uint64_t line, const char *what);

/* The result of a verification. */
struct zy_verify_result {
	uint64_t lines, findings;
	char head[ZY_HASH_HEX]; /* of the last intact line; zeros: none */
	bool lost;		/* lines that options.known has are lost */
	/*
	 * With the level time: how many lines were entered at an earlier time
	 * than the line before them, and the number of the first one.
	 */
	uint64_t back, back_line;
};

/* What is verified, and how. */
struct zy_verify_options {
	unsigned levels; /* sum of enum zy_verify_level */
	int threads;
	int64_t lock_seconds; /* how long to wait for a program that writes */
	/*
	 * The hash that a line must have, in lower case, or the first digits of
	 * it, which only one line may have; or NULL.
	 */
	const char *head;
	/* What a heads file says of the register, or NULL; with anew, lines
	 * that are lost are no finding (see zy_register_options). */
	const struct zy_known *known;
	bool anew;
	zy_verify_report_fn *found; /* called for each finding */
	/*
	 * Called while the register is still locked if there is no finding and
	 * the level chain was checked; may be NULL.
	 */
	void (*intact)(void *context, const struct zy_verify_result *r);
	void *context;
};

/*
 * Verifies the register path, passes each finding to o->found and fills r.
 * Returns 0, also when there are findings, or -1 with a ZY_ERROR_IO when the
 * file cannot be read, or does not exist although o->known has lines of it.
 */
int zy_register_verify(const char *path, const struct zy_verify_options *o,
    struct zy_verify_result *r, struct zy_error *e);

ZY_END_C

#endif
