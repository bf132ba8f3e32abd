/*
 * How items of each kind are explained: one row for each kind.  Private to this
 * floor.
 *
 * explain-judged.c, explain-counted.c and explain-measured.c contain the rows,
 * explain-kind.c the table.  A new kind of item is a new row and an entry of
 * the table.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_EXPLAIN_KIND_STATE_H
#define ZY_EXPLAIN_KIND_STATE_H

#include "explain/explain-state.h"

/*
 * How items of one kind are explained.  p is always the explainer, in whose
 * buffer texts are appended.
 */
struct zy_explain_kind {
	/* Appends the rule of an item of the kind in words. */
	void (*rule)(struct zy_explainer *p, const struct zy_item *item);
	/* Appends where its figures come from; NULL: appends nothing. */
	void (*source)(struct zy_explainer *p, const struct zy_item *item);
	/*
	 * Adds the steps of the calculation from the evidence to "working" of
	 * o, except the last one, which remains in the buffer: the caller
	 * appends the result to it.
	 */
	void (*working)(
	    struct zy_explainer *p, json_t *o, const struct zy_item *item);
	/*
	 * Returns what examiners are to fill in on a scoresheet, in Chinese if
	 * zh, else in English; never freed.  NULL: points.
	 */
	const char *(*fill)(const struct zy_item *item, bool zh);
};

extern const struct zy_explain_kind zy_explain_judged, zy_explain_fixed,
    zy_explain_deduct, zy_explain_review, zy_explain_checklist,
    zy_explain_steps, zy_explain_rate, zy_explain_target, zy_explain_split,
    zy_explain_count, zy_explain_choice;

/* The rows of all kinds, by enum zy_item_kind. */
extern const struct zy_explain_kind *const zy_explain_kinds[ZY_ITEM_KINDS];

#endif
