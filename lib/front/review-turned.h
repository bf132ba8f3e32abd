/*
 * Turned sheets of counts (review/counts-sheet.h): the rows of one subject,
 * question and group, which have a figure each, are put together.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REVIEW_TURNED_H
#define ZY_FRONT_REVIEW_TURNED_H

#include "base/attr.h"
#include "front/review.h"

ZY_BEGIN_C

/* The counts of one turned sheet. */
struct zy_turned {
	struct zy_review *v;	       /* borrowed */
	struct zy_counts_sheet *sheet; /* borrowed */
	struct zy_intern *keys;	       /* subject, question and group */
	struct zy_counts_row *rows;    /* by number of the key */
	size_t cap;
	struct zy_arena arena; /* figures and texts of rows */
};

/*
 * Makes t empty.  v and sheet are borrowed until zy_turned_release, which the
 * caller calls.
 */
void zy_turned_init(
    struct zy_turned *t, struct zy_review *v, struct zy_counts_sheet *sheet);
/* Frees what t owns. */
void zy_turned_release(struct zy_turned *t);
/*
 * Adds the figures of the reader's current record to the counts; turned is a
 * struct zy_turned, the type makes this a callback for zy_cli_read.  Returns 0;
 * or -1 with e set, and nothing added, if the record is wrong or an earlier one
 * has another number for one of them.
 */
int zy_turned_take(void *turned, struct zy_reader *r, struct zy_error *e);
/*
 * Gives the counts to the review, which checks and adds them when all inputs
 * have been read (zy_review_settle_sheets).  Does nothing if there are none.
 */
void zy_turned_keep(struct zy_turned *t);

ZY_END_C

#endif
