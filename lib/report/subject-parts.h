/*
 * Splits the subjects of a tally by the values of a column, so that each part
 * gets its own document.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_SUBJECT_PARTS_H
#define ZY_REPORT_SUBJECT_PARTS_H

#include "base/attr.h"
#include "report/kind.h"

ZY_BEGIN_C

/*
 * The parts into which the subjects of a tally are split.
 * zy_subject_parts_init fills it in, zy_subject_parts_release frees it.
 */
struct zy_subject_parts {
	struct zy_subject_part
	    *items; /* sorted by value; without a value: last */
	size_t n;
	struct zy_view *subjects; /* of all parts; texts are the data's */
	size_t unknown;		  /* number of subjects in no roster */
};

/*
 * Splits the subjects of data's tally by their values in a column of the roster
 * of organisations; a member belongs to the part of its organisation, a subject
 * in no roster to the part without a value.  column is the column's name in
 * English or Chinese.  p need not be initialised; data is borrowed until
 * zy_subject_parts_release.  Returns 0; or -1, with a ZY_ERROR_CONFIG in e and
 * p empty, if the roster has no such column.
 */
int zy_subject_parts_init(struct zy_subject_parts *p,
    const struct zy_report_data *data, const char *column, struct zy_error *e);
/* Frees the parts and their arrays of subjects. */
void zy_subject_parts_release(struct zy_subject_parts *p);

ZY_END_C

#endif
