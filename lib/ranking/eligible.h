/*
 * The list of eligible subjects (资格名单): who may be ranked.
 *
 * The list is a stream with a column `subject` (or `id`) and a column
 * `eligible`, whose yes or no counts; the column `reason` says why a subject is
 * not eligible.  Without the column `eligible` nothing is known, unless the
 * caller says that the list holds eligible subjects only.  A subject that is
 * not listed is not eligible.  A list with any mistake decides nothing: every
 * error about it is a ZY_ERROR_CONFIG.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_ELIGIBLE_H
#define ZY_RANKING_ELIGIBLE_H

#include "base/attr.h"
#include "base/intern.h"
#include "base/mem.h"
#include "stream/reader.h"

ZY_BEGIN_C

/* The list.  The caller sets all bytes to zero: then it is empty. */
struct zy_eligible {
	bool only; /* set by the caller: all subjects listed are eligible */
	struct zy_intern *subjects;
	/* by number of the subject */
	bool *yes;
	struct zy_view *reasons; /* texts are in the arena */
	size_t yes_cap, reasons_cap;
	struct zy_arena arena;
};

/* Frees what l owns and makes it empty. */
void zy_eligible_release(struct zy_eligible *l);

/*
 * Returns the schema of such a list: the columns of base and the column
 * `eligible`.  Its columns are allocated in the arena.
 */
struct zy_schema zy_eligible_schema(
    const struct zy_schema *base, struct zy_arena *arena);

/*
 * Reads all records of r, which was opened with the schema of
 * zy_eligible_schema, into the empty list.  Returns 0, or -1 with e set; the
 * caller releases the list in both cases.
 */
int zy_eligible_read(
    struct zy_eligible *l, struct zy_reader *r, struct zy_error *e);

/*
 * Adds a subject to the list, or changes its entry; reason says why it is not
 * eligible.  Both texts are copied.
 */
void zy_eligible_put(struct zy_eligible *l, struct zy_view subject, bool yes,
    struct zy_view reason);
/* Returns whether the subject is on the list, eligible or not. */
bool zy_eligible_lists(const struct zy_eligible *l, struct zy_view subject);

/*
 * Returns whether the subject is eligible.  If not, sets *reason to the text
 * that says why, which is valid as long as the list.
 */
bool zy_eligible_is(const struct zy_eligible *l, struct zy_view subject,
    struct zy_view *reason);

ZY_END_C

#endif
