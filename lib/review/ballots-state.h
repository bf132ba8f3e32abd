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
 * Finds the column of each question of the rules, headed by its id or name.
 * Also called when the reader has found further columns.  Returns 0, or -1 with
 * e set if a column is missing.
 */
int zy_ballots_bind_questions(struct zy_ballots *b, struct zy_error *e);

#endif
