/*
 * The kinds of items of a scoring standard, one row a kind.
 *
 * A row says which keys and places a kind has, how its own keys are read, and
 * in what its values of evidence must differ.  Two further tables have a row
 * for each kind: that of scoring (evaluate-item.c) for its points, that of
 * explain for its explanation.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_ITEM_KIND_H
#define ZY_STANDARD_ITEM_KIND_H

#include "base/attr.h"
#include "standard/standard.h"

ZY_BEGIN_C

/* Whether an item of the kind needs the key 'max'. */
enum zy_max_need {
	ZY_MAX_IN_HEAD, /* it must have the key in a head, may elsewhere */
	ZY_MAX_ALWAYS,	/* it must have the key */
	ZY_MAX_NEVER,	/* it must not have the key */
};

/* What two values of one item and subject must differ in. */
enum zy_repeat {
	ZY_REPEAT_NEVER,    /* only one value is allowed */
	ZY_REPEAT_BY_EVENT, /* in their event */
	ZY_REPEAT_BY_RATER, /* in their rater or the group of raters */
};

/* The rules for items of one kind. */
struct zy_item_kind_rule {
	const char *name;     /* as standards write it */
	const char *keys[12]; /* keys that not every kind has; NULL ends */
	unsigned places;      /* bits 1 << ZY_IN_...: where it may be */
	unsigned sources;     /* bits 1 << ZY_FROM_...: of its figures */
	enum zy_max_need max;
	enum zy_repeat repeat;
	bool takes;	  /* points are subtracted from max; without evidence
			     the item has max */
	bool adds;	  /* without evidence it has 0 points, and the key
			     'missing' is not allowed */
	bool ratio;	  /* its figure is a share; from records: the share of
			     those that meet 'where' */
	bool yesno;	  /* values, but of rows with 'each', are yes or no */
	const char *rows; /* key of its list of rows, or NULL */
	bool zero_rows;	  /* rows may have 0 points */
	bool nodes;	  /* evidence is about its rows, not the item */

	/*
	 * Reads the keys that only this kind has from the object c into item.
	 * Returns 0, or -1 with e set.  NULL: there are none.
	 */
	int (*read)(struct zy_standard *s, struct zy_item *item,
	    const struct zy_config *c, struct zy_error *e);
	/*
	 * Sets out, initialised by the caller, to the most points that the
	 * rule gives, before 'factor'.  Returns true; or false, with out
	 * unspecified, if they have no bound.  NULL: they have no bound but
	 * max, if the item has it.
	 */
	bool (*most)(const struct zy_item *item, struct zy_rational *out);
};

/* The rules of all kinds, by enum zy_item_kind. */
extern const struct zy_item_kind_rule zy_item_kinds[ZY_ITEM_KINDS];

ZY_END_C

#endif
