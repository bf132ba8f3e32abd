/*
 * Headings of grades.  Whether a reader would take a grade's name for another
 * column is asked of the schemas of streams.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/grade-heading.h"

#include "model/record.h"

#define MARKED "评价为"

void
zy_grade_heading_put(struct zy_buf *b, const char *name)
{
	int strength;

	if (zy_schema_match(&zy_any_schema, zy_view(name), &strength) ||
	    zy_schema_match(&zy_tally_schema, zy_view(name), &strength))
		zy_buf_puts(b, MARKED);
	zy_buf_puts(b, name);
}

struct zy_view
zy_grade_heading_name(struct zy_view heading)
{
	size_t n = strlen(MARKED);

	if (heading.n > n && zy_view_starts(heading, MARKED))
		heading = (struct zy_view){heading.p + n, heading.n - n};
	return heading;
}
