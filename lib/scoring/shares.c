/*
 * Access to the result of forced shares; shares-assign.c makes it.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "scoring/shares-state.h"

size_t
zy_shares_limit(
    const struct zy_standard *s, const struct zy_rational *share, size_t n)
{
	struct zy_rational v, half;
	int64_t out, one;

	zy_rational_init(&v);
	zy_rational_init(&half);
	zy_rational_set_ratio(&v, (int64_t)n, 1);
	zy_rational_mul(&v, &v, share);
	if (s->shares.rounding == ZY_SHARE_HALF_UP) {
		zy_rational_set_ratio(&half, 1, 2);
		zy_rational_add(&v, &v, &half);
	}
	if (s->shares.rounding == ZY_SHARE_CEIL)
		zy_rational_ceil(&v);
	else
		zy_rational_floor(&v);
	(void)zy_rational_get(&v, &out, &one); /* of n, a share */
	zy_rational_release(&v);
	zy_rational_release(&half);
	return (size_t)out;
}

void
zy_shares_free(struct zy_shares *sh)
{
	if (!sh)
		return;
	free(sh->bands);
	free(sh->group_of);
	free(sh->groups);
	zy_arena_release(&sh->arena);
	free(sh);
}

size_t
zy_shares_band(const struct zy_shares *sh, uint32_t subject)
{
	return sh->bands[subject];
}

size_t
zy_shares_group(const struct zy_shares *sh, uint32_t subject, const char **name)
{
	const struct zy_share_group *g = &sh->groups[sh->group_of[subject]];

	*name = g->name;
	return g->n;
}

size_t
zy_shares_tied(const struct zy_shares *sh)
{
	return sh->tied;
}
