/*
 * Declarations shared by ballots.c (reading ballots) and ballots-open.c
 * (opening their input).  Private to lib/review.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_BALLOTS_STATE_H
#define ZY_REVIEW_BALLOTS_STATE_H

#include "review/ballots.h"

/*
 * Sets b->question_column to the reader's column of each question of the rules,
 * which is headed by the question's id or name.  Called when the ballots are
 * opened, and again when the reader has found further columns.  Returns 0, or
 * -1 with e set if a question has no column or two.
 */
int zy_ballots_bind_questions(struct zy_ballots *b, struct zy_error *e);

#endif
