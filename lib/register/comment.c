/*
 * Rules for leaders' comments (领导点评): who comments on whom (R47), and the
 * three parts of a comment (R48).  Part of rules.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-name.h"
#include "model/record.h"
#include "register/rules.h"

/*
 * Appends a text without punctuation: nothing of ……, and 无 of 无。 or （无）.
 */
static void
put_words(struct zy_buf *b, struct zy_view part)
{
	const char *p = part.n ? part.p : "", *end = p + part.n;
	uint32_t code;
	int len;

	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0)
			len = 1; /* no text at all: it is kept */
		else if (!zy_text_is_word(code))
			continue;
		zy_buf_put(b, p, (size_t)len);
	}
}

/*
 * Returns whether a part of a comment is empty or only a word for "nothing"
 * (无).
 */
static bool
says_nothing(struct zy_view part)
{
	static const char *const nothing[] = {
	    "", "无", "没有", "暂无", "略", "同上"};
	struct zy_buf b = ZY_BUF_INIT;
	bool found = false;
	size_t i;

	put_words(&b, part);
	for (i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++)
		found |= zy_view_is(zy_buf_get(&b), nothing[i]);
	zy_buf_release(&b);
	return found;
}

/*
 * Checks the three parts of a comment (R48).  Returns -1, or the wrong column
 * with *what set.
 */
static int
check_parts(
    const struct zy_rules *r, const struct zy_view *cells, const char **what)
{
	static const int parts[] = {
	    ZY_COMMENT_ACHIEVEMENTS, ZY_COMMENT_PROBLEMS, ZY_COMMENT_DIRECTION};
	size_t i;

	*what = _("is missing: a comment affirms achievements, names problems "
		  "and gives a direction (R48)");
	for (i = 0; i < 3; i++)
		if (!zy_rules_is_wrong(r, parts[i]) &&
		    says_nothing(cells[parts[i]]))
			return parts[i];
	return -1;
}

/*
 * Returns whether a cell means that organisation, or may mean it as one of
 * several with its name.
 */
static bool
is_named(struct zy_org_roster *orgs, struct zy_view cell, uint32_t org)
{
	uint32_t found = zy_org_roster_find(orgs, cell);

	return found == ZY_ORG_AMBIGUOUS
		   ? zy_org_name_same(cell, zy_org_roster_name(orgs, org))
		   : found == org;
}

/*
 * Checks that the commenter's organisation, if given, is the one directly above
 * the subject, and sets the cell to its id.
 */
static int
check_org(struct zy_rules *r, struct zy_view *cells, uint32_t superior,
    const char **what)
{
	struct zy_org_roster *orgs = &r->people->orgs;
	struct zy_view *org = &cells[ZY_COMMENT_ORG];

	/* Of several with the name the superior may be meant. */
	if (org->n && !is_named(orgs, *org, superior)) {
		*what = zy_rules_phrase(r,
		    _("directly above '%.*s' is '%.*s' (R47), not"),
		    ZY_ARG(zy_rules_name(r, cells[ZY_COMMENT_SUBJECT])),
		    ZY_ARG(zy_org_roster_name(orgs, superior)));
		return ZY_COMMENT_ORG;
	}
	*org = zy_org_roster_id(orgs, superior);
	return -1;
}

/*
 * Checks that the commenter is the head of the superior (R47).  Returns -1, or
 * the wrong column with *what set.
 */
static int
check_commenter(struct zy_rules *r, const struct zy_view *cells,
    uint32_t superior, const char **what)
{
	struct zy_view name = zy_org_roster_name(&r->people->orgs, superior);
	struct zy_view head;

	if (zy_people_is_head(r->people, superior, cells[ZY_COMMENT_COMMENTER],
		cells[ZY_COMMENT_DATE], &head))
		return -1;
	*what = head.n ? zy_rules_phrase(r,
			     _("who comments heads the organisation directly "
			       "above, '%.*s' (R47), and that is '%.*s', not"),
			     ZY_ARG(name), ZY_ARG(head))
		       : zy_rules_phrase(r,
			     _("who comments heads the organisation directly "
			       "above, '%.*s' (R47), of which no head is known "
			       "on that day:"),
			     ZY_ARG(name));
	return ZY_COMMENT_COMMENTER;
}

int
zy_comment_prepare(struct zy_rules *r, struct zy_view *cells, const char **what)
{
	static const int needed[] = {
	    ZY_COMMENT_SUBJECT, ZY_COMMENT_COMMENTER, ZY_COMMENT_DATE};
	struct zy_org_roster *orgs = &r->people->orgs;
	struct zy_view *subject = &cells[ZY_COMMENT_SUBJECT];
	uint32_t superior;
	size_t i;

	*what = _("is missing");
	for (i = 0; i < 3; i++)
		if (cells[needed[i]].n == 0 && !zy_rules_is_wrong(r, needed[i]))
			return needed[i];
	if (zy_rules_is_wrong(r, ZY_COMMENT_SUBJECT))
		return -1;
	if (!zy_rules_is_wrong(r, ZY_COMMENT_ORG))
		r->above = cells[ZY_COMMENT_ORG];
	if (zy_rules_take_name(r, subject, ZY_NAMED_EITHER, true, what))
		return ZY_COMMENT_SUBJECT;
	superior =
	    zy_people_org_above(r->people, *subject, cells[ZY_COMMENT_DATE]);
	*what = _("has no organisation above it in the roster, whose head "
		  "could comment (R47):");
	if (superior >= orgs->orgs.n)
		return ZY_COMMENT_SUBJECT;
	return zy_rules_fresh(r, check_org(r, cells, superior, what));
}

int
zy_comment_check(struct zy_rules *r, struct zy_view *cells, const char **what)
{
	int c = check_parts(r, cells, what);

	if (c < 0 && zy_rules_is_too_early(r, cells[ZY_COMMENT_DATE], what))
		c = zy_rules_fresh(r, ZY_COMMENT_DATE);
	if (c >= 0 || zy_rules_is_wrong(r, ZY_COMMENT_SUBJECT))
		return c;
	if (zy_rules_has_ended(
		r, cells[ZY_COMMENT_SUBJECT], cells[ZY_COMMENT_DATE], what))
		return ZY_COMMENT_SUBJECT;
	if (zy_rules_is_wrong(r, ZY_COMMENT_COMMENTER) ||
	    zy_rules_is_wrong(r, ZY_COMMENT_DATE) ||
	    zy_rules_is_wrong(r, ZY_COMMENT_ORG))
		return -1;
	return check_commenter(r, cells,
	    zy_people_org_above(
		r->people, cells[ZY_COMMENT_SUBJECT], cells[ZY_COMMENT_DATE]),
	    what);
}
