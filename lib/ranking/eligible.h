/*
 * The list of eligible subjects (资格名单): who may be ranked.
 *
 * The list is a stream with a column `subject` (or `id`).  When it has a column
 * `eligible`, the yes or no of that column counts, and the column `reason` says
 * why a subject is not eligible.  Without the column every listed subject is
 * eligible.  A subject that is not listed is not eligible.  A list with any
 * mistake decides nothing: every error about it is a ZY_ERROR_CONFIG.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_ELIGIBLE_H
#define ZY_RANKING_ELIGIBLE_H

#include "base/intern.h"
#include "base/mem.h"
#include "stream/reader.h"

/* The caller provides it, all zero: an empty list. */
struct zy_eligible {
	struct zy_intern *subjects;
	/* by number of the subject */
	bool *yes;
	struct zy_view *reasons; /* texts are in the arena */
	size_t yes_cap, reasons_cap;
	struct zy_arena arena;
};

/* Frees what the list holds and makes it empty. */
void zy_eligible_release(struct zy_eligible *l);

/*
 * Returns the schema of such a list: the columns of base and `eligible`.  Its
 * columns are allocated in the arena.
 */
struct zy_schema zy_eligible_schema(
    const struct zy_schema *base, struct zy_arena *arena);

/*
 * Reads all records of r, which was opened with that schema, into the empty
 * list.  Returns 0, or -1 and the error.  The caller releases the list in
 * either case.
 */
int zy_eligible_read(
    struct zy_eligible *l, struct zy_reader *r, struct zy_error *e);

/*
 * Returns true when the subject is eligible.  Otherwise sets *reason to the
 * text that says why it is not; the text lives as long as the list.
 */
bool zy_eligible_is(const struct zy_eligible *l, struct zy_view subject,
    struct zy_view *reason);

#endif
