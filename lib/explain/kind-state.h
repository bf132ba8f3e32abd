/*
 * How items of each kind are explained, one row a kind; private to explain.
 *
 * explain-judged, explain-counted and explain-measured hold the rows,
 * explain-kind the table.  A new kind of item is a new row and its line in the
 * table.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_KIND_STATE_H
#define ZY_EXPLAIN_KIND_STATE_H

#include "explain/explain-state.h"

struct zy_explain_kind {
	/* Appends the rule of an item of the kind in words. */
	void (*rule)(struct zy_explainer *p, const struct zy_item *item);
	/* Appends where its figures come from; NULL: it says nothing. */
	void (*source)(struct zy_explainer *p, const struct zy_item *item);
	/*
	 * Adds to the working of o what the kind makes of the evidence, and
	 * leaves the last step in the buffer for the result to follow.
	 */
	void (*working)(
	    struct zy_explainer *p, json_t *o, const struct zy_item *item);
	/*
	 * Returns what a scoresheet asks for; zh: in Chinese, else in English.
	 * NULL: it asks for points.
	 */
	const char *(*fill)(const struct zy_item *item, bool zh);
};

extern const struct zy_explain_kind zy_explain_judged, zy_explain_fixed,
    zy_explain_deduct, zy_explain_review, zy_explain_checklist,
    zy_explain_steps, zy_explain_rate, zy_explain_target, zy_explain_split,
    zy_explain_count, zy_explain_choice;

/* Indexed by enum zy_item_kind. */
extern const struct zy_explain_kind *const zy_explain_kinds[ZY_ITEM_KINDS];

#endif
