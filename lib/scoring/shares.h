/*
 * Forced shares: step 11, in which a subject's band depends on other subjects.
 *
 * A standard may limit the share of subjects, of all or of each group, that get
 * a band, from above or from below.  From the highest band down, subjects
 * beyond the limit are moved down to the next band from which no gate or
 * requirement bars them, the lowest totals first; then the lowest totals are
 * moved down where a low band has too few.  Subjects with equal totals stay
 * together, nobody moves up, and the result does not depend on the order of
 * input.
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
 * Evaluates the n subjects of order, which must be all that are scored, up to
 * step 10 and assigns their bands.  Returns the result, to be freed with
 * zy_shares_free, or NULL if the standard has no shares.  The caller stores it
 * in f->shares; from then on every evaluation takes the band from it.
 */
struct zy_shares *zy_shares_new(
    const struct zy_evidence *f, const uint32_t *order, size_t n);
/* Frees a result; s may be NULL. */
void zy_shares_free(struct zy_shares *s);

/*
 * Returns the subject's band after step 11, or the standard's nbands if it has
 * none.
 */
size_t zy_shares_band(const struct zy_shares *s, uint32_t subject);
/*
 * Returns the number of subjects in the subject's group and sets *name to the
 * group's name, borrowed from s; "" if the standard has no groups.
 */
size_t zy_shares_group(
    const struct zy_shares *s, uint32_t subject, const char **name);
/*
 * Returns how many of n subjects a share allows, rounded as the standard s
 * says.
 */
size_t zy_shares_limit(
    const struct zy_standard *s, const struct zy_rational *share, size_t n);
/*
 * Returns how many subjects were moved down only because their total equals
 * that of a subject that had to be.
 */
size_t zy_shares_tied(const struct zy_shares *s);

ZY_END_C

#endif
