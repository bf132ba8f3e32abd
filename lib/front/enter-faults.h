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

/* The faults of one record.  A value without anything to free. */
struct zy_enter_faults {
	const struct zy_table_flaw *flaws; /* borrowed from the table */
	size_t nflaws;			   /* cells that could not be read */
	size_t n;			   /* broken rules */
	struct zy_enter_fault items[ZY_ENTRY_COLUMNS_MAX + 1];
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX + 1]; /* by broken rule */
};

/*
 * Prepares x, which need not be initialised, for the faults of the record in
 * row `row` of n->table.  x then has the cells of the row that could not be
 * read (x->flaws, borrowed from the table) and no broken rule; n->rules.wrong
 * has the columns of these cells, which no rule is to check.
 */
void zy_enter_faults_begin(
    struct zy_enter *n, size_t row, struct zy_enter_faults *x);
/*
 * Adds a broken rule, with the wrong cell, to x, unless its column is wrong
 * already, and marks its column as wrong in n->rules.  The texts are borrowed
 * until x is no longer used.  Returns true where the rules are to be checked
 * again, without that column, for further faults; false where nothing more can
 * be found.
 */
bool zy_enter_faults_add(struct zy_enter *n, const struct zy_enter_fault *fault,
    struct zy_view cell, struct zy_enter_faults *x);
/*
 * Refuses the present record of n, printing all its faults in one message; a
 * record from options has its first fault printed as a usage error.  x must
 * have a fault.  Returns 0, or -1 where the program must stop.
 */
int zy_enter_refuse(struct zy_enter *n, const struct zy_enter_faults *x);
/*
 * Returns the name, without the dashes, of the option that sets this column of
 * a record given by options.  Never freed.
 */
const char *zy_enter_option(const struct zy_enter *n, int column);

ZY_END_C

#endif
