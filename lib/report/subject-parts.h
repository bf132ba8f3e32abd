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
 * The parts; filled by zy_subject_parts_init, freed by
 * zy_subject_parts_release.
 */
struct zy_subject_parts {
	struct zy_subject_part
	    *items; /* sorted by value; without a value: last */
	size_t n;
	struct zy_view *subjects; /* of all parts; texts are the data's */
	size_t unknown;		  /* number of subjects in no roster */
};

/*
 * Splits the subjects of data's tally by a column of the roster of
 * organisations, given by its name in English or Chinese; a member belongs to
 * the part of its organisation.  p need not be initialised; data is borrowed
 * until zy_subject_parts_release.  Returns 0; or -1, with a ZY_ERROR_CONFIG and
 * p empty, if no roster has that column.
 */
int zy_subject_parts_init(struct zy_subject_parts *p,
    const struct zy_report_data *data, const char *column, struct zy_error *e);
/* Frees what p owns. */
void zy_subject_parts_release(struct zy_subject_parts *p);

ZY_END_C

#endif
