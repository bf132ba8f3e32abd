/*
 * Pledges (公开承诺): the rules for new ones.
 *
 * A pledge is the plan of an organisation or the personal plan of a member
 * (R43, R44), with the channel and the date of its publication (R45).  A new
 * pledge has the status made or published; kept and failed are marks that come
 * later (R46).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_PLEDGE_H
#define ZY_REGISTER_PLEDGE_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

/* The columns of zy_pledge_schema by number. */
enum zy_pledge_column {
	ZY_PLEDGE_ID,
	ZY_PLEDGE_SUBJECT,
	ZY_PLEDGE_ORIGIN,
	ZY_PLEDGE_GOAL,
	ZY_PLEDGE_KIND,
	ZY_PLEDGE_TEXT,
	ZY_PLEDGE_MADE,
	ZY_PLEDGE_DUE,
	ZY_PLEDGE_OWNER,
	ZY_PLEDGE_CHANNEL,
	ZY_PLEDGE_PUBLISHED,
	ZY_PLEDGE_STATUS,
	ZY_PLEDGE_DONE,
	ZY_PLEDGE_EVIDENCE,
	ZY_PLEDGE_FEEDBACK,
	ZY_PLEDGE_SOURCE,
	ZY_PLEDGE_COLUMNS,
};

/*
 * Checks the ZY_PLEDGE_COLUMNS cleaned cells of a new pledge, but not whether
 * its subject exists.  An empty status becomes "published" when there is a date
 * of publication, else "made".  Columns whose bit (1 << column) is set in
 * `wrong` are known to be wrong and are not checked again.  Returns -1 when no
 * other column is wrong; else the number of the first wrong column, with a
 * translated phrase in *what that says why.
 */
int zy_pledge_check(struct zy_view *cells, uint64_t wrong, const char **what);

/*
 * Applies a mark, given by its ZY_MARK_COLUMNS cells, to the ZY_PLEDGE_COLUMNS
 * cells of its pledge.  The pledge gets the mark's status, and the date,
 * channel, evidence and feedback where the mark has them.  The date is the day
 * of publication when the mark says "published" (and the day on which the
 * pledge was done is then emptied), else the day on which the pledge was kept
 * or failed.  The changed cells are borrowed from the mark's cells.
 */
void zy_pledge_mark(struct zy_view *cells, const struct zy_view *mark);

/* Whether a pledge has been published (R45) and whether it was kept (R46). */
struct zy_pledge_standing {
	bool published, kept;
};

/*
 * Returns whether a pledge was published and whether it was kept, judged by its
 * cells `status` and `published` (the day of publication).  A pledge that was
 * kept or failed counts as published.
 */
struct zy_pledge_standing zy_pledge_standing(
    struct zy_view status, struct zy_view published);

/*
 * Updates *p by a mark with this status that was entered later, for callers
 * that do not keep the cells of pledges.  kept becomes what this mark says;
 * published, once true, stays true.
 */
void zy_pledge_standing_mark(
    struct zy_pledge_standing *p, struct zy_view status);

ZY_END_C

#endif
