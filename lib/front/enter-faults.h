/*
 * All faults of a record that is to be entered in a register, so that one
 * message refuses it for all of them: the cells that could not be read and, at
 * most one for each column, the broken rules.  Part of enter.h, for enter.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ENTER_FAULTS_H
#define ZY_FRONT_ENTER_FAULTS_H

#include "base/attr.h"
#include "front/enter.h"

ZY_BEGIN_C

/* The faults of a record. */
struct zy_enter_faults {
	const struct zy_table_flaw *flaws; /* borrowed from the table */
	size_t nflaws, n;
	struct zy_enter_fault items[ZY_ENTRY_COLUMNS_MAX + 1];
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX + 1]; /* the wrong ones */
};

/*
 * Sets x to the flaws of a row of n->table, and marks their columns as wrong in
 * n->rules.
 */
void zy_enter_faults_begin(
    struct zy_enter *n, size_t row, struct zy_enter_faults *x);
/*
 * Adds a fault with its wrong cell to x, and marks its column as wrong in
 * n->rules.  Returns whether the rules can be checked again, to find further
 * faults.
 */
bool zy_enter_faults_add(struct zy_enter *n, const struct zy_enter_fault *fault,
    struct zy_view cell, struct zy_enter_faults *x);
/*
 * Refuses the present record for all its faults.  Returns 0, or -1 where the
 * program must stop.
 */
int zy_enter_refuse(struct zy_enter *n, const struct zy_enter_faults *x);
/*
 * Returns the name of the option that gives this column of a single record.
 * Borrowed from n.
 */
const char *zy_enter_option(const struct zy_enter *n, int column);

ZY_END_C

#endif
