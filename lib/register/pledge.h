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

#include "base/error.h"
#include "base/text.h"

/* The columns of zy_pledge_schema by number. */
enum zy_pledge_column {
	ZY_PLEDGE_ID,
	ZY_PLEDGE_SUBJECT,
	ZY_PLEDGE_ORIGIN,
	ZY_PLEDGE_GOAL,
	ZY_PLEDGE_KIND,
	ZY_PLEDGE_TEXT,
	ZY_PLEDGE_DUE,
	ZY_PLEDGE_OWNER,
	ZY_PLEDGE_CHANNEL,
	ZY_PLEDGE_PUBLISHED,
	ZY_PLEDGE_STATUS,
	ZY_PLEDGE_DONE,
	ZY_PLEDGE_EVIDENCE,
	ZY_PLEDGE_SOURCE,
	ZY_PLEDGE_COLUMNS,
};

/*
 * Checks the ZY_PLEDGE_COLUMNS cleaned cells of a new pledge.  An empty status
 * becomes "published" when there is a date of publication, else "made".
 * Returns -1 when the pledge is valid, else the number of the first column that
 * is wrong, with a translated phrase in *what that says why.  It does not check
 * whether the subject exists; the caller does.
 */
int zy_pledge_check(struct zy_view *cells, const char **what);

/* How a pledge stands: what its lines in the register come to (R45, R46). */
struct zy_pledge_standing {
	bool published, kept;
};

/*
 * Returns how a pledge stands by its cells `status` and `published`, the day of
 * its publication.  A pledge that was kept or failed has been published.
 */
struct zy_pledge_standing zy_pledge_standing(
    struct zy_view status, struct zy_view published);

/*
 * Changes how a pledge stands by a later mark of this status: the last mark
 * says whether it is kept; what has been published stays so.
 */
void zy_pledge_standing_mark(
    struct zy_pledge_standing *p, struct zy_view status);

#endif
