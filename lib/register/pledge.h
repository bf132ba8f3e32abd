/*
 * Pledges: what may be entered, and what a pledge is known by.
 *
 * An organisation's plan and a member's personal plan (R43, R44) with how and
 * when it was published (R45).  A new pledge is made or published; kept and
 * failed are marks that come later (R46).  Its id comes from its content, so
 * that the same submission sent twice is recognised.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_PLEDGE_H
#define ZY_REGISTER_PLEDGE_H

#include "base/error.h"
#include "base/text.h"

/* Columns of zy_pledge_schema, by their numbers. */
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
 * Checks ZY_PLEDGE_COLUMNS cleaned cells and fills in the status where it is
 * empty (published when there is a date of it).  Returns -1 when all is
 * well, else the number of the column that is wrong, with *what, a translated
 * phrase.  Whether the subject exists is the caller's question.
 */
int zy_pledge_check(struct zy_view *cells, const char **what);

#endif
