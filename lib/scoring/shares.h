/*
 * Forced shares: step 11, the one that makes a band depend on others.
 *
 * At most, or at least, so large a part of all subjects (or of each group) may
 * have a band.  From the highest band down whoever is too many goes one open
 * band down, the lowest totals first; then the lowest totals are brought down
 * where a low band has too few.  Equal totals are never parted, nobody is
 * lifted, and no order of input decides.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_SHARES_H
#define ZY_SCORING_SHARES_H

#include "scoring/evidence.h"

struct zy_shares; /* opaque */

/*
 * Evaluates the n subjects of order, all that are scored, up to step 10 and
 * moves them.  NULL for a standard without shares.  Kept in figures->shares,
 * it is what evaluations then use for the band.
 */
struct zy_shares *zy_shares_new(
    const struct zy_figures *f, const uint32_t *order, size_t n);
void zy_shares_free(struct zy_shares *s);

/* The subject's band after step 11, or nbands. */
size_t zy_shares_band(const struct zy_shares *s, uint32_t subject);
/* The size of the subject's group, and its name ("" without groups). */
size_t zy_shares_group(
    const struct zy_shares *s, uint32_t subject, const char **name);
/* How many a share makes of n. */
size_t zy_shares_limit(
    const struct zy_standard *s, const struct zy_rational *share, size_t n);
/*
 * How many went only because they equal somebody who had to: a tie across a
 * cut.
 */
size_t zy_shares_tied(const struct zy_shares *s);

#endif
