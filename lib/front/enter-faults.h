/*
 * All that is wrong with a record that is to be entered in a register, so that
 * it is refused once, for all of it: the cells that could not be read and, one
 * a column, what breaks a rule.  Part of enter.h, for enter.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ENTER_FAULTS_H
#define ZY_FRONT_ENTER_FAULTS_H

#include "base/attr.h"
#include "front/enter.h"

ZY_BEGIN_C

struct zy_enter_faults {
	const struct zy_table_flaw *flaws; /* borrowed from the table */
	size_t nflaws, n;
	struct zy_enter_fault items[ZY_ENTRY_COLUMNS_MAX + 1];
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX + 1]; /* the wrong ones */
};

/*
 * Fills x with the flaws of a row of n->table, and notes their columns as wrong
 * in n->rules.
 */
void zy_enter_faults_begin(
    struct zy_enter *n, size_t row, struct zy_enter_faults *x);
/*
 * Adds a fault, whose wrong cell is given, and notes its column as wrong.
 * Returns whether the rules can be asked again.
 */
bool zy_enter_faults_add(struct zy_enter *n, const struct zy_enter_fault *fault,
    struct zy_view cell, struct zy_enter_faults *x);
/*
 * Refuses the record in hand for all its faults.  Returns 0, or -1 where
 * everything must stop.
 */
int zy_enter_refuse(struct zy_enter *n, const struct zy_enter_faults *x);
/* Returns the option that gives a single record its column.  Borrowed. */
const char *zy_enter_option(const struct zy_enter *n, int column);

ZY_END_C

#endif
