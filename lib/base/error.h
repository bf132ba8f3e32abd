/*
 * The error value: what went wrong, where, and of what kind.
 *
 * A function that can fail returns 0 or -1 (a reader: 1, 0, -1) and fills one
 * caller-owned struct zy_error.  The first cause wins: setting an error that
 * is already set changes nothing, so lower errors pass up unreworded.  Nothing
 * here prints; lib/cli turns an error into a message and an exit status.
 * Must not depend on any other floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_ERROR_H
#define ZY_BASE_ERROR_H

#include <stdint.h>

#include "base/attr.h"

/* What a caller must do about an error, which is also its exit status. */
enum zy_error_kind {
	ZY_ERROR_NONE = 0,
	ZY_ERROR_RECORD = 1, /* one record is bad: leave it out, go on */
	ZY_ERROR_CONFIG = 2, /* command line, standard, campaign: stop */
	ZY_ERROR_IO = 3,     /* input unreadable, output unwritten: stop */
};

/*
 * A value, free to copy.  source is cut from the left where it is too long;
 * line and column count from 1, 0 means unknown.  column counts characters
 * on its physical line, as an editor does.
 */
struct zy_error {
	enum zy_error_kind kind;
	uint64_t line;
	uint64_t column;
	char source[256];
	char message[768];
};

#define ZY_ERROR_INIT                 \
	{                             \
		.kind = ZY_ERROR_NONE \
	}

/*
 * Records the cause unless one is recorded, with the numbers of cards and
 * telephones masked (base/privacy.h).  Always returns -1.
 */
int zy_error_set(struct zy_error *e, enum zy_error_kind kind, const char *fmt,
    ...) ZY_PRINTF(3, 4);

/*
 * Adds the place to an error that has none yet (no source): a name as the
 * user gave it, a line and a column, 0 for unknown.  Always returns -1.
 */
int zy_error_at(
    struct zy_error *e, const char *source, uint64_t line, uint64_t column);

/* Makes the error ready for the next use. */
void zy_error_clear(struct zy_error *e);

#endif
