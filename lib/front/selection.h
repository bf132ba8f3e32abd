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
 * A selection of records.  The caller sets all bytes to zero, then the members
 * above the private ones, and releases it with zy_selection_release.
 */
struct zy_selection {
	struct zy_cli *cli;
	struct zy_condition *condition; /* released with the selection */
	struct zy_writer *out;		/* borrowed */
	const char *as_of;  /* state of registers on that day, or NULL: now */
	const char *record; /* of registers only this kind, or NULL: any */
	bool others;	    /* select where the condition does not hold */

	/* Private. */
	const struct zy_schema *schema; /* of the present input */
	size_t bound;			/* number of columns that are bound */
	bool is_mixed;			/* the input is a mixed stream */
	struct zy_mixed mixed;
	/* The records of several inputs, which may have different columns,
	 * are kept; those of one are written as they come. */
	struct zy_table table;
	size_t columns;	   /* number of columns of out; 0: not declared yet */
	uint64_t unknown;  /* records for which nothing could be decided */
	uint64_t has_more; /* records with columns that out lacks */
	struct zy_extract extract; /* of registers */
};

/* Frees what s owns, its condition included; cli and out are the caller's. */
void zy_selection_release(struct zy_selection *s);
/*
 * Reads the inputs of the program, which are streams and sheets, in the order
 * of their names, and writes the records that are selected to s->out.  Errors
 * are printed and set the exit status.  The caller finishes s->out.
 */
void zy_selection_read_streams(struct zy_selection *s);
/*
 * Reads the inputs of the program, which are registers, and writes the records
 * that are selected, as they stand on the day s->as_of, to s->out.  Errors are
 * printed and set the exit status.  The caller finishes s->out.
 */
void zy_selection_read_registers(struct zy_selection *s);
/*
 * Prints for how many records the condition could not be decided, and because
 * of which columns.  A column that no input has is a usage error, which sets
 * the exit status.  Call it after the inputs were read.
 */
void zy_selection_report(const struct zy_selection *s);

ZY_END_C

#endif
