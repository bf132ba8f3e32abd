/*
 * Selecting the records of streams or registers for which a condition holds.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_SELECTION_H
#define ZY_FRONT_SELECTION_H

#include "base/attr.h"
#include "front/registers.h"
#include "model/condition.h"

ZY_BEGIN_C

/*
 * A selection.  The caller sets all bytes to zero, then the first members, and
 * releases it with zy_selection_release.
 */
struct zy_selection {
	struct zy_cli *cli;
	struct zy_condition *condition; /* released with the selection */
	struct zy_writer *out;		/* borrowed */
	const char *as_of;  /* registers as of a day, or NULL: as they are */
	const char *record; /* of registers only this kind, or NULL: any */
	bool others;	    /* the records for which it does not hold */

	/* Private. */
	const struct zy_schema *schema; /* of the present input */
	size_t bound;			/* columns when it was bound */
	bool is_mixed;			/* it has entries of several kinds */
	struct zy_mixed mixed;
	/* The records of several inputs, which may have different columns,
	 * are kept; those of one are written as they come. */
	struct zy_table table;
	size_t columns;	   /* of out; 0: none yet */
	uint64_t unknown;  /* records that are neither selected nor left out */
	uint64_t has_more; /* records with columns that out lacks */
	struct zy_extract extract; /* of registers */
};

/* Frees what the selection holds, the condition too. */
void zy_selection_release(struct zy_selection *s);
/*
 * Writes the selected records of the program's inputs, which are streams and
 * sheets, in the order of their names.  What is wrong is reported.
 */
void zy_selection_read_streams(struct zy_selection *s);
/*
 * Writes the selected present records of the program's inputs, which are
 * registers, folded together.  What is wrong is reported.
 */
void zy_selection_read_registers(struct zy_selection *s);
/*
 * Says for how many records the condition could not be decided and because of
 * which columns; a column that no input has is an error of the command line.
 */
void zy_selection_report(const struct zy_selection *s);

ZY_END_C

#endif
