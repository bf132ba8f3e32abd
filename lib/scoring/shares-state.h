/*
 * The result of forced shares, which one file fills in and the other reads.
 * Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_SHARES_STATE_H
#define ZY_SCORING_SHARES_STATE_H

#include "scoring/shares.h"

struct zy_share_group {
	const char *name;
	size_t n; /* subjects */
};

struct zy_shares {
	const struct zy_standard *standard;
	size_t tied;
	uint8_t *bands;	    /* a subject */
	uint32_t *group_of; /* a subject */
	struct zy_share_group *groups;
	size_t ngroups, groups_cap;
	struct zy_arena arena; /* names */
};

#endif
