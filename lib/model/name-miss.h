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
	ZY_CANDIDATES_MOST = 5, /* the most candidates that a message names */
	ZY_NEAREST_MOST = 64,	/* the most searches for a nearest name in a
				   run, since they are slow */
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
	 * Returns whether the organisation or member with that number is in the
	 * place that the other cells of the row give.  NULL: they give none.
	 */
	bool (*likely)(void *context, uint32_t number);
};

/* Frees the text and makes m empty. */
void zy_name_miss_release(struct zy_name_miss *m);
/*
 * Sets m->fault to fault and m->what to `what`, a translated phrase.  Returns
 * the buffer m->what, borrowed, to which the caller may append.
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
 * Appends the description of number `near` to the phrase of m: with elsewhere
 * true, as one that has the name but is in another place than the row gives;
 * else as the one whose name is most similar.
 */
void zy_name_miss_put_near(struct zy_name_miss *m,
    const struct zy_named_ones *all, uint32_t near, bool elsewhere);
/*
 * Returns the number whose name is most similar to cell, and the lowest such
 * number of several; one in the place that the row gives (likely) precedes one
 * that is a little more similar.  Returns ZY_INTERN_NONE where no name is at
 * least `least` percent similar.  *times counts the calls: once it has reached
 * ZY_NEAREST_MOST nothing is searched and ZY_INTERN_NONE is returned.
 */
uint32_t zy_name_nearest(const struct zy_named_ones *all, struct zy_view cell,
    size_t least, unsigned *times);

ZY_END_C

#endif
