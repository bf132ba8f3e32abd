/*
 * What the files that compare two runs share: an explanation as a list of
 * named values.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_DIFF_STATE_H
#define ZY_EXPLAIN_DIFF_STATE_H

#include <jansson.h>

#include "base/mem.h"

/*
 * A named value.  The first character of the name is a digit by which values
 * are ordered, 1 for the total to 9 for evidence; it is never printed.
 */
struct zy_diff_value {
	const char *name, *value, *source;
};

/* All zero is empty. */
struct zy_diff_values {
	struct zy_diff_value *list;
	size_t n, cap;
	struct zy_arena arena;
};

/* Returns the text of a member of a JSON object, or "". */
const char *zy_diff_member(const json_t *o, const char *key);
/*
 * Adds all values of an explanation, or of a part of one, to v, in the order
 * of their names.  Free with zy_diff_values_release.
 */
void zy_diff_values(struct zy_diff_values *v, const json_t *explanation);
/* Frees the values and makes the list empty. */
void zy_diff_values_release(struct zy_diff_values *v);

#endif
