/*
 * Verification: what is wrong with a register, in words, line by line.
 *
 * Levels: basic (form, version, whole lines and batches), chain (numbers and
 * hashes), ids (each once and made of its content, marks of something that is
 * there), schema (known records, their columns, every cell in its right form),
 * time (never backwards), head (the line that somebody wrote down as the last
 * is there).
 * What really happens to such files is told as what happened: saved by a
 * spreadsheet program, a line removed, two swapped, one changed.  What is
 * broken in form or chain is told once, at the first line: everything behind
 * it follows from it.  Reads only.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_VERIFY_H
#define ZY_REGISTER_VERIFY_H

#include "register/line.h"

enum zy_verify_level {
	ZY_VERIFY_BASIC = 1,
	ZY_VERIFY_CHAIN = 2,
	ZY_VERIFY_IDS = 4,
	ZY_VERIFY_SCHEMA = 8,
	ZY_VERIFY_TIME = 16,
	ZY_VERIFY_HEAD = 32,
};

/* Takes one finding: its level's name, its line (0: the file), what. */
typedef void zy_verify_found(
    void *context, const char *level, uint64_t line, const char *what);

struct zy_verify_options {
	unsigned levels;
	int threads;
	int64_t lock_seconds; /* how long to wait for who writes */
	const char *head;     /* the hash that some line should have, or NULL */
	zy_verify_found *found;
	void *context;
};

struct zy_verify_result {
	uint64_t lines, findings;
	char head[ZY_HASH_HEX]; /* of the last whole line; zeros: none */
	uint64_t head_line;	/* that has the expected hash; 0: none */
};

/* 0, or -1 with a ZY_ERROR_IO: the file cannot be read. */
int zy_register_verify(const char *path, const struct zy_verify_options *o,
    struct zy_verify_result *r, struct zy_error *e);

#endif
