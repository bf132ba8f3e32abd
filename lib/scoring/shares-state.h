/*
 * The result of forced shares, which shares-assign.c fills and shares.c reads.
 * Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_SHARES_STATE_H
#define ZY_SCORING_SHARES_STATE_H

#include "scoring/shares.h"

/* A group of subjects among which shares are counted. */
struct zy_share_group {
	const char *name; /* "" for all subjects */
	size_t n;	  /* number of its subjects */
};

/* The result.  Owns the arrays; the standard is borrowed. */
struct zy_shares {
	const struct zy_standard *standard;
	size_t tied;	    /* what zy_shares_tied returns */
	uint8_t *bands;	    /* by subject: its band after step 11 */
	uint32_t *group_of; /* by subject: index in groups */
	struct zy_share_group *groups;
	size_t ngroups, groups_cap;
	struct zy_arena arena; /* names */
};

#endif
