/*
 * Checking new pledges and applying marks: implements pledge.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/pledge.h"

#include "base/date.h"
#include "model/record.h"
#include "register/entry.h"

/*
 * Returns whether the day due is before another day, as far as both are known.
 */
static bool
is_before(struct zy_view due, struct zy_view other)
{
	struct zy_date a, b;

	if (!zy_date_parse(&a, due) || !zy_date_parse(&b, other))
		return false;
	if (a.month == 0 || b.month == 0)
		a.month = b.month = a.day = b.day = 0;
	if (a.day == 0 || b.day == 0)
		a.day = b.day = 0;
	return zy_date_cmp(a, b) < 0;
}

/* Returns whether a column is known to be wrong. */
static bool
is_wrong(uint64_t wrong, int column)
{
	return wrong >> column & 1;
}

/*
 * Checks and completes the status of a new pledge.  Returns as zy_pledge_check
 * does.
 */
static int
check_status(struct zy_view *cells, uint64_t wrong, const char **what)
{
	struct zy_view *status = &cells[ZY_PLEDGE_STATUS];
	bool dated = cells[ZY_PLEDGE_PUBLISHED].n > 0;

	if (is_wrong(wrong, ZY_PLEDGE_STATUS))
		return -1;
	/* 正在办理 of a ledger is `made`, and says nothing of publication. */
	if (status->n == 0 || zy_view_is(*status, "made"))
		*status = dated ? ZY_VIEW("published") : ZY_VIEW("made");
	if (zy_view_is(*status, "kept") || zy_view_is(*status, "failed")) {
		*what = _("a new pledge is made or published; how it was kept "
			  "(R46) is entered afterwards by pledge-mark, not");
		return ZY_PLEDGE_STATUS;
	}
	if (zy_view_is(*status, "published")) {
		*what = _("is missing, the pledge is published (R45)");
		if (!dated && !is_wrong(wrong, ZY_PLEDGE_PUBLISHED))
			return ZY_PLEDGE_PUBLISHED;
		if (cells[ZY_PLEDGE_CHANNEL].n == 0 &&
		    !is_wrong(wrong, ZY_PLEDGE_CHANNEL))
			return ZY_PLEDGE_CHANNEL;
	}
	return -1;
}

int
zy_pledge_check(struct zy_view *cells, uint64_t wrong, const char **what)
{
	static const int needed[] = {ZY_PLEDGE_SUBJECT, ZY_PLEDGE_TEXT};
	static const int later[] = {
	    ZY_PLEDGE_DONE, ZY_PLEDGE_EVIDENCE, ZY_PLEDGE_FEEDBACK};
	static const struct {
		int column;
		const char *what;
	} earlier[] = {
	    {ZY_PLEDGE_PUBLISHED,
		N_("is before the date of publication (R45):")},
	    {ZY_PLEDGE_MADE, N_("is before the day of the pledge (R44):")},
	};
	size_t i;

	*what = _("is missing");
	for (i = 0; i < 2; i++)
		if (cells[needed[i]].n == 0 && !is_wrong(wrong, needed[i]))
			return needed[i];
	*what = _("a new pledge cannot have this");
	for (i = 0; i < 3; i++)
		if (cells[later[i]].n && !is_wrong(wrong, later[i]))
			return later[i];
	for (i = 0; i < 2 && !is_wrong(wrong, ZY_PLEDGE_DUE); i++) {
		if (is_wrong(wrong, earlier[i].column) ||
		    !is_before(cells[ZY_PLEDGE_DUE], cells[earlier[i].column]))
			continue;
		*what = _(earlier[i].what);
		return ZY_PLEDGE_DUE;
	}
	return check_status(cells, wrong, what);
}

void
zy_pledge_mark(struct zy_view *cells, const struct zy_view *mark)
{
	bool published = zy_view_is(mark[ZY_MARK_STATUS], "published");

	cells[ZY_PLEDGE_STATUS] = mark[ZY_MARK_STATUS];
	/* A mark that corrects "kept" to "published" removes the day. */
	if (published)
		cells[ZY_PLEDGE_DONE] = (struct zy_view){"", 0};
	if (mark[ZY_MARK_DATE].n)
		cells[published ? ZY_PLEDGE_PUBLISHED : ZY_PLEDGE_DONE] =
		    mark[ZY_MARK_DATE];
	if (mark[ZY_MARK_CHANNEL].n)
		cells[ZY_PLEDGE_CHANNEL] = mark[ZY_MARK_CHANNEL];
	if (mark[ZY_MARK_EVIDENCE].n)
		cells[ZY_PLEDGE_EVIDENCE] = mark[ZY_MARK_EVIDENCE];
	if (mark[ZY_MARK_FEEDBACK].n)
		cells[ZY_PLEDGE_FEEDBACK] = mark[ZY_MARK_FEEDBACK];
}

struct zy_pledge_standing
zy_pledge_standing(struct zy_view status, struct zy_view published)
{
	bool kept = zy_view_is(status, "kept");

	return (struct zy_pledge_standing){
	    .published = published.n || kept ||
			 zy_view_is(status, "published") ||
			 zy_view_is(status, "failed"),
	    .kept = kept,
	};
}

void
zy_pledge_standing_mark(struct zy_pledge_standing *p, struct zy_view status)
{
	struct zy_pledge_standing mark =
	    zy_pledge_standing(status, (struct zy_view){NULL, 0});

	p->published = p->published || mark.published;
	p->kept = mark.kept;
}
