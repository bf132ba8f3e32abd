/*
 * Parts: the subjects of a tally by the values of a column, so that each part
 * gets a document of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_SUBJECT_PARTS_H
#define ZY_REPORT_SUBJECT_PARTS_H

#include "base/attr.h"
#include "report/kind.h"

ZY_BEGIN_C

/* Filled by zy_subject_parts_init, freed by zy_subject_parts_release. */
struct zy_subject_parts {
	struct zy_subject_part
	    *items; /* by value, the one without a value last */
	size_t n;
	struct zy_view *subjects; /* of all parts, borrowed from the data */
	size_t unknown;		  /* subjects that are in no roster */
};

/*
 * Splits the subjects of the tally by a column of the roster of organisations,
 * named as it is or in Chinese; a member counts with its organisation.  data
 * must outlive p.  Returns 0, or -1 with a ZY_ERROR_CONFIG and p empty where no
 * roster has that column.
 */
int zy_subject_parts_init(struct zy_subject_parts *p,
    const struct zy_report_data *data, const char *column, struct zy_error *e);
/* Frees what p holds. */
void zy_subject_parts_release(struct zy_subject_parts *p);

ZY_END_C

#endif
