/*
 * The kinds of items of a scoring standard, one row a kind.
 *
 * A row says what the kind may contain and where it may stand, how its own
 * keys are read, and how values of evidence for it are told apart.  How a kind
 * is evaluated is a row in scoring, how it is explained a row in explain.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_ITEM_KIND_H
#define ZY_STANDARD_ITEM_KIND_H

#include "base/attr.h"
#include "standard/standard.h"

ZY_BEGIN_C

/* Where an item of the kind needs 'max'. */
enum zy_max_need {
	ZY_MAX_IN_HEAD,
	ZY_MAX_ALWAYS,
	ZY_MAX_NEVER,
};

/* What two values of one item and subject must differ in. */
enum zy_repeat {
	ZY_REPEAT_NEVER,    /* there is one value only */
	ZY_REPEAT_BY_EVENT, /* in their event */
	ZY_REPEAT_BY_RATER, /* in their rater or the group of raters */
};

struct zy_item_kind_rule {
	const char *name;     /* as standards write it */
	const char *keys[12]; /* keys that not every kind has; NULL ends */
	unsigned places;      /* 1 << ZY_IN_...: where such an item may stand */
	unsigned sources;     /* 1 << ZY_FROM_...: what may give its figures */
	enum zy_max_need max;
	enum zy_repeat repeat;
	bool takes;	  /* points are taken off max; no evidence: full */
	bool adds;	  /* no evidence: nothing; 'missing' has no meaning */
	bool ratio;	  /* its figure is a share, of records those 'where' */
	bool yesno;	  /* evidence of it, or of a row not 'each': yes, no */
	const char *rows; /* key of its list of rows, or NULL */
	bool zero_rows;	  /* a row of no points has a meaning */
	bool nodes;	  /* evidence names the rows, not the item */

	/*
	 * Reads the keys that only this kind has from the object at c into
	 * item; NULL: there are none.  Returns 0, or -1 with the error.
	 */
	int (*read)(struct zy_standard *s, struct zy_item *item,
	    const struct zy_config *c, struct zy_error *e);
	/*
	 * Sets out, initialised by the caller, to the most points that the
	 * rule gives, before 'factor'.  NULL: they are not bounded, or max.
	 * Returns false, with out unspecified, where they are not bounded.
	 */
	bool (*most)(const struct zy_item *item, struct zy_rational *out);
};

/* Indexed by enum zy_item_kind. */
extern const struct zy_item_kind_rule zy_item_kinds[ZY_ITEM_KINDS];

ZY_END_C

#endif
