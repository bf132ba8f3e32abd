/*
 * Forced shares: step 11, the one in which a band depends on other subjects.
 *
 * A standard may say that at most, or at least, so large a part of all subjects
 * (or of each group of them) gets a band.  From the highest band down, subjects
 * beyond the limit go one open band down, the lowest totals first; then the
 * lowest totals go down where a low band has too few.  Equal totals are never
 * separated, nobody goes up, and the order of input decides nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_SHARES_H
#define ZY_SCORING_SHARES_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

struct zy_shares; /* opaque */

/*
 * Evaluates the n subjects of order, which are all that are scored, up to step
 * 10 and assigns their bands.  Returns NULL for a standard without shares, else
 * the result, to be freed with zy_shares_free.  Once the caller has put it in
 * f->shares every evaluation takes the band from it.
 */
struct zy_shares *zy_shares_new(
    const struct zy_evidence *f, const uint32_t *order, size_t n);
/* Frees a result; NULL is allowed. */
void zy_shares_free(struct zy_shares *s);

/* Returns the subject's band after step 11, or nbands: none. */
size_t zy_shares_band(const struct zy_shares *s, uint32_t subject);
/*
 * Returns the size of the subject's group and sets *name to the group's name,
 * "" where the standard has no groups.  The name is the result's.
 */
size_t zy_shares_group(
    const struct zy_shares *s, uint32_t subject, const char **name);
/* Returns how many of n subjects a share allows, rounded as s says. */
size_t zy_shares_limit(
    const struct zy_standard *s, const struct zy_rational *share, size_t n);
/*
 * Returns how many subjects went down only because their total equals that of
 * one who had to.
 */
size_t zy_shares_tied(const struct zy_shares *s);

ZY_END_C

#endif
