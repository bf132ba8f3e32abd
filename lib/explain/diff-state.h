/*
 * Declarations shared by the files that compare two runs, diff.c and
 * diff-values.c: an explanation as a list of named values.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_DIFF_STATE_H
#define ZY_EXPLAIN_DIFF_STATE_H

#include <jansson.h>

#include "base/mem.h"

/*
 * A named value; its texts are owned by the list.  The first character of the
 * name is a digit by which values are sorted, from 1 for the total to 9 for
 * evidence; it is not printed.
 */
struct zy_diff_value {
	const char *name, *value, *source;
};

/*
 * A list of values.  All zero is an empty one; free it with
 * zy_diff_values_release.
 */
struct zy_diff_values {
	struct zy_diff_value *list;
	size_t n, cap;
	struct zy_arena arena;
};

/*
 * Returns the text of a member of a JSON object, borrowed from it, or "" if
 * the object has no such member.
 */
const char *zy_diff_member(const json_t *o, const char *key);
/*
 * Adds to v all values of an explanation, or of a part of an explanation, and
 * sorts v by name.  The texts are copied.
 */
void zy_diff_values(struct zy_diff_values *v, const json_t *explanation);
/* Frees what v owns and makes it empty. */
void zy_diff_values_release(struct zy_diff_values *v);

#endif
