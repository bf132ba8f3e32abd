/*
 * Entering one thing for many: a stage of an award for all whom a ranking
 * selects (R52 to R55), a mark for all pledges of a stream (R45, R46).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ENTER_LIST_H
#define ZY_FRONT_ENTER_LIST_H

#include "base/attr.h"
#include "front/enter.h"

ZY_BEGIN_C

/* Which records a list gives; n->context of the struct zy_enter. */
struct zy_enter_list {
	const char *path;		/* of a stream; "-" is standard input */
	const struct zy_schema *schema; /* of its records */
	const char *key;		/* the column that records keep */
	/* The column `selected` decides which rows are taken: those with yes.
	   Rows that are tied across the cut are reported. */
	bool selected;
};

/*
 * Reads the list and puts a record into n->table for each row: the row's key,
 * and for all other columns what the options give (n->cells).  It is a value
 * for n->read: returns 0, or -1 with the message printed.
 */
int zy_enter_list_read(struct zy_enter *n);

ZY_END_C

#endif
