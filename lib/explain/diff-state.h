/*
 * What the files that compare two runs share: runs taken apart into named
 * values.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_DIFF_STATE_H
#define ZY_EXPLAIN_DIFF_STATE_H

#include <jansson.h>

#include "base/mem.h"

/* A named value; the first character of what says where it is told. */
struct zy_diff_entry {
	const char *what, *value, *source;
};

struct zy_diff_entries {
	struct zy_diff_entry *list;
	size_t n, cap;
	struct zy_arena arena;
};

/* Adds a value under a printf'd name. */
void zy_diff_put(struct zy_diff_entries *e, const char *value,
    const char *source, const char *fmt, ...) ZY_PRINTF(4, 5);
/* The text of a member of a JSON object, or "". */
const char *zy_diff_member(const json_t *o, const char *key);
/* A page of --explain -f json, value by value. */
void zy_diff_take(struct zy_diff_entries *e, const json_t *page);

#endif
