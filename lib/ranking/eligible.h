/*
 * Who may be ranked: a list of eligible subjects.
 *
 * A stream with a column `subject` (or `id`).  With a column `eligible` its
 * yes or no counts, and `reason` says why not; without one every listed
 * subject is eligible.  Who is not listed is not eligible.  A list that is
 * wrong anywhere decides nothing: errors are ZY_ERROR_CONFIG.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_ELIGIBLE_H
#define ZY_RANKING_ELIGIBLE_H

#include "base/intern.h"
#include "base/mem.h"
#include "stream/reader.h"

/* All zero is empty. */
struct zy_eligible {
	struct zy_intern *subjects;
	bool *yes;
	struct zy_view *reasons; /* in the arena */
	size_t yes_cap, reasons_cap;
	struct zy_arena arena;
};

void zy_eligible_release(struct zy_eligible *l);
/* The columns of such a list: those of base and `eligible`. */
struct zy_schema zy_eligible_schema(
    const struct zy_schema *base, struct zy_arena *arena);
/* Reads the list.  0 or -1. */
int zy_eligible_read(
    struct zy_eligible *l, struct zy_reader *r, struct zy_error *e);
/*
 * True when the subject is eligible; else *reason says why not, borrowed
 * from the list.
 */
bool zy_eligible_is(const struct zy_eligible *l, struct zy_view subject,
    struct zy_view *reason);

#endif
