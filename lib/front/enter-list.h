/*
 * Entering the same for many subjects: a stage of an award for all whom a
 * ranking selects (R52 to R55), a mark for all pledges of a stream (R45, R46).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ENTER_LIST_H
#define ZY_FRONT_ENTER_LIST_H

#include "base/attr.h"
#include "front/enter.h"

ZY_BEGIN_C

/*
 * The list of subjects or pledges, and what of it is entered.  The program sets
 * it and makes it the context of its struct zy_enter.  Texts are borrowed.
 */
struct zy_enter_list {
	const char *path;		/* of the list; "-" is standard input */
	const struct zy_schema *schema; /* the kind of its records */
	const char *key; /* its column that is entered; the record has it too */
	/* Only rows with yes in the column `selected` are entered.  Rows that
	   are tied across the cut are reported. */
	bool selected;
};

/*
 * Reads the list that n->context describes, and adds a record to n->table for
 * each row that is to be entered: with the row's key, and with the values of
 * options (n->cells) in all other columns.  The program sets n->read to it.
 * Returns 0, or -1 with an error printed.
 */
int zy_enter_list_read(struct zy_enter *n);

ZY_END_C

#endif
