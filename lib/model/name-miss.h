/*
 * Why a name was not found: the reason, with the candidates or the nearest
 * name.
 *
 * Shared by the searches for organisations (model/org-search.h) and for members
 * (people.h).  Organisations or members are numbers here; functions of the
 * search give their names and descriptions.
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

/*
 * The reason why a name was not found.  With all bytes zero it is empty.
 * Release it with zy_name_miss_release.
 */
struct zy_name_miss {
	enum zy_fault fault; /* ZY_FAULT_AMBIGUOUS or ZY_FAULT_UNKNOWN_ORG */
	struct zy_buf what;  /* translated; a message has the name after it */
};

/* The organisations or members among which a name is searched for. */
struct zy_named_ones {
	uint32_t n;    /* numbers 0 to n - 1 */
	void *context; /* passed to the functions */
	/* Returns the name of a number, borrowed. */
	struct zy_view (*name)(void *context, uint32_t number);
	/* Appends a description of a number for a message: code and name. */
	void (*describe)(void *context, uint32_t number, struct zy_buf *b);
	/*
	 * Returns whether a number is where the row says.  NULL: the row says
	 * nothing.
	 */
	bool (*likely)(void *context, uint32_t number);
};

/* Frees the text and makes m empty. */
void zy_name_miss_release(struct zy_name_miss *m);
/*
 * Sets the fault of m, and its phrase to `what`, a translated text.  Returns
 * the buffer of the phrase, to which the caller may append.
 */
struct zy_buf *zy_name_miss_begin(
    struct zy_name_miss *m, enum zy_fault fault, const char *what);
/*
 * Appends the descriptions of the n numbers in list to b: the first
 * ZY_CANDIDATES_MOST of them, and then how many more there are.
 */
void zy_name_put_candidates(struct zy_buf *b, const struct zy_named_ones *all,
    const uint32_t *list, size_t n);
/*
 * Appends number `near` to the phrase of m: with elsewhere, as one that has the
 * name but is not where the row says; else as the one with the most similar
 * name.
 */
void zy_name_miss_put_near(struct zy_name_miss *m,
    const struct zy_named_ones *all, uint32_t near, bool elsewhere);
/*
 * Returns the number whose name is most similar to cell, the first of several;
 * one that is where the row says goes before one that is a little more similar.
 * Returns UINT32_MAX where no name is similar by at least `least` percent, and
 * without searching once *times, which counts the calls, has reached
 * ZY_NEAREST_MOST (the search is slow).
 */
uint32_t zy_name_nearest(const struct zy_named_ones *all, struct zy_view cell,
    size_t least, unsigned *times);

ZY_END_C

#endif
