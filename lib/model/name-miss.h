/*
 * Why a name was not found: the reason, the candidates, the nearest.
 *
 * What the searches for organisations and for members (model/org-search.h,
 * people.h) share.  Candidates are numbers; the search says how one is called
 * and described.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_NAME_MISS_H
#define ZY_MODEL_NAME_MISS_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

enum {
	ZY_CANDIDATES_MOST = 5, /* that a message names */
	ZY_NEAREST_MOST = 64,	/* names of a run whose nearest is looked for */
};

/* Why a name was not found.  All zero is empty; zy_name_miss_release. */
struct zy_name_miss {
	enum zy_fault fault; /* ZY_FAULT_AMBIGUOUS or ZY_FAULT_UNKNOWN_ORG */
	struct zy_buf what;  /* translated, for the front of a message */
};

/* The numbered organisations or members among which a name is searched for. */
struct zy_named_ones {
	uint32_t n;    /* numbers 0 to n - 1 */
	void *context; /* passed to the functions */
	/* Returns the name of a number, borrowed. */
	struct zy_view (*name)(void *context, uint32_t number);
	/* Appends what a message says of a number. */
	void (*describe)(void *context, uint32_t number, struct zy_buf *b);
};

/* Frees the text and makes m empty. */
void zy_name_miss_release(struct zy_name_miss *m);
/*
 * Begins the phrase of m anew with the fault and what, which is translated;
 * returns the buffer, to which more may be appended.
 */
struct zy_buf *zy_name_miss_begin(
    struct zy_name_miss *m, enum zy_fault fault, const char *what);
/*
 * Appends the descriptions of n candidates to b, at most ZY_CANDIDATES_MOST of
 * them, and how many more there are.
 */
void zy_name_put_candidates(struct zy_buf *b, const struct zy_named_ones *all,
    const uint32_t *list, size_t n);
/*
 * Appends to the phrase of m the one that is near: one with the name that is
 * not where the row says (elsewhere), else the one with the nearest name.
 */
void zy_name_miss_put_near(struct zy_name_miss *m,
    const struct zy_named_ones *all, uint32_t near, bool elsewhere);
/*
 * Returns the number whose name has the most in common with cell, at least
 * least percent; the first of several.  Returns UINT32_MAX where there is none,
 * or where *times, which is counted up, has reached ZY_NEAREST_MOST.
 */
uint32_t zy_name_nearest(const struct zy_named_ones *all, struct zy_view cell,
    size_t least, unsigned *times);

ZY_END_C

#endif
