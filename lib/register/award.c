/*
 * Rules for the stages of an award: declared, assessed, publicised, approved,
 * commended.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "register/rules.h"

enum {
	DECLARED,
	ASSESSED,
	PUBLICISED,
	APPROVED,
	COMMENDED,
	STAGES
};

static const char *const stages[STAGES] = {N_("declared"), N_("assessed"),
    N_("publicised"), N_("approved"), N_("commended")};

int
zy_award_stage(struct zy_view stage)
{
	int i;

	for (i = 0; i < STAGES; i++)
		if (zy_view_is(stage, stages[i]))
			return i;
	return -1;
}

/* Returns the progress of a subject towards an award, empty if it is new. */
static struct zy_award_progress *
progress_of(struct zy_rules *r, const struct zy_view *cells)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	if (!r->progress_keys)
		r->progress_keys = zy_intern_new();
	zy_buf_view(&key, cells[ZY_AWARD_SUBJECT]);
	zy_buf_putc(&key, '\0');
	zy_buf_view(&key, cells[ZY_AWARD_AWARD]);
	k = zy_intern_put(r->progress_keys, zy_buf_get(&key));
	zy_buf_release(&key);
	r->progress =
	    zy_grow(r->progress, &r->progress_cap, k + 1, sizeof(*r->progress));
	if (k == r->nprogress) {
		r->progress[k] = (struct zy_award_progress){.stage = -1};
		r->nprogress++;
	}
	return &r->progress[k];
}

bool
zy_award_is_down(const struct zy_campaign *campaign, struct zy_view result)
{
	const struct zy_choice *c = campaign->award.turned_down;

	return result.n && c->token && zy_choice_find(c, result) != NULL;
}

/*
 * Reads the stages in the register that were entered since the last call into
 * r->progress.
 */
static void
read_progress(struct zy_rules *r)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	struct zy_award_progress *w;

	for (; r->records_seen < r->fold->n; r->records_seen++) {
		const struct zy_folded *x = &r->fold->records[r->records_seen];

		if (x->schema != &zy_award_schema || x->withdrawn)
			continue;
		zy_folded_cells(x, cells);
		w = progress_of(r, cells);
		w->stage = zy_award_stage(cells[ZY_AWARD_STAGE]);
		w->down = zy_award_is_down(r->campaign, cells[ZY_AWARD_RESULT]);
		w->line = x->line;
		w->date = cells[ZY_AWARD_DATE];
		if (w->stage == PUBLICISED)
			w->publicised = w->date;
	}
}

/*
 * Checks that stages come in their order, and none after one at which the
 * subject was turned down (R55).
 */
static int
check_stage(struct zy_rules *r, const struct zy_award_progress *w,
    const struct zy_view *cells, const char **what)
{
	int stage = zy_award_stage(cells[ZY_AWARD_STAGE]);
	struct zy_date a, b;

	if (w->down) {
		*what = zy_rules_phrase(r,
		    _("the subject was turned down when it was to be %s, "
		      "nothing comes behind that:"),
		    _(stages[w->stage]));
		return ZY_AWARD_STAGE;
	}
	if (stage <= w->stage) {
		*what = zy_rules_phrase(r,
		    _("the subject is %s already; withdraw that entry to "
		      "correct it, not"),
		    _(stages[w->stage]));
		return ZY_AWARD_STAGE;
	}
	if (stage != w->stage + 1) {
		*what = zy_rules_phrase(r,
		    _("a subject is first %s (R52 to R55), not yet"),
		    _(stages[w->stage + 1]));
		return ZY_AWARD_STAGE;
	}
	*what = _("is before the stage before it (R52 to R55):");
	if (w->stage >= 0 && zy_date_parse(&a, cells[ZY_AWARD_DATE]) &&
	    zy_date_parse(&b, w->date) && zy_date_before(a, b))
		return ZY_AWARD_DATE;
	return -1;
}

/*
 * Checks that the dates of publication and approval have a day, since the days
 * between them are counted.
 */
static int
check_day(const struct zy_rules *r, int stage, const struct zy_view *cells,
    const char **what)
{
	struct zy_date d;

	if ((stage != PUBLICISED && stage != APPROVED) ||
	    r->campaign->award.days == 0 ||
	    !zy_date_parse(&d, cells[ZY_AWARD_DATE]) || d.day)
		return -1;
	*what = _("must be a day, the days that names are public are counted:");
	return ZY_AWARD_DATE;
}

/*
 * Checks that names were public for the required days before the decision
 * (R55).
 */
static int
check_publicity(struct zy_rules *r, const struct zy_award_progress *w,
    const struct zy_view *cells, const char **what)
{
	const struct zy_campaign_award *a = &r->campaign->award;
	struct zy_date from, to;
	int64_t first, last, n;
	int year = 0;

	if (a->days == 0 || !zy_date_parse(&from, w->publicised) ||
	    !zy_date_parse(&to, cells[ZY_AWARD_DATE]))
		return -1;
	/* The first day counts, the day of the decision does not.  Of a
	   date without its day the latest day is taken. */
	first = zy_date_last(from);
	last = zy_date_first(to) - 1;
	n = a->working
		? zy_campaign_working_days(r->campaign, first, last, &year)
		: last - first + 1;
	if (n < 0 && year) {
		*what = zy_rules_phrase(r,
		    _("the campaign file has no holidays of %d, working days "
		      "cannot be counted:"),
		    year);
		return ZY_AWARD_DATE;
	}
	if (n >= a->days)
		return -1;
	*what = zy_rules_phrase(r,
	    a->working ? _("names are made public for %lld working days "
			   "before that (R55), since %.*s it was %lld:")
		       : _("names are made public for %lld days before that "
			   "(R55), since %.*s it was %lld:"),
	    (long long)a->days, ZY_ARG(w->publicised),
	    (long long)(n < 0 ? 0 : n));
	return ZY_AWARD_DATE;
}

/* Returns whether the award is one for organisations. */
static bool
is_of_orgs(const struct zy_view *cells)
{
	return zy_view_is(cells[ZY_AWARD_AWARD], "five-good");
}

/*
 * Returns whether an organisation counts as a party committee: it is one, or a
 * work committee whose name has a word that the campaign file gives.
 */
static bool
is_committee(const struct zy_rules *r, uint32_t org)
{
	const struct zy_org_roster *o = &r->people->orgs;
	struct zy_view kind = zy_org_roster_cell(o, org, o->kind);
	const struct zy_choice *word = r->campaign->award.work_committees;

	if (!zy_view_is(kind, "work-committee"))
		return zy_view_is(kind, "committee");
	for (; word && word->token; word++)
		if (zy_view_has(zy_org_roster_name(o, org), word->token))
			return true;
	return false;
}

/*
 * Returns a phrase that says that an organisation is no party committee and
 * names the first one above it that is.
 */
static const char *
say_no_committee(struct zy_rules *r, uint32_t org)
{
	const struct zy_org_roster *o = &r->people->orgs;
	struct zy_view name = zy_org_roster_name(o, org);
	bool work =
	    zy_view_is(zy_org_roster_cell(o, org, o->kind), "work-committee");
	uint32_t up = org, steps = 0;

	do
		up = o->orgs.items[up].parent;
	while (up < o->orgs.n && !is_committee(r, up) && ++steps < o->orgs.n);
	if (up >= o->orgs.n || steps >= o->orgs.n)
		return zy_rules_phrase(r,
		    work ? _("a party committee declares organisations (R52); "
			     "%.*s is a work committee, which counts as one "
			     "only where award.work_committees of the campaign "
			     "file says so:")
			 : _("a party committee declares organisations (R52), "
			     "and %.*s is none:"),
		    ZY_ARG(name));
	return zy_rules_phrase(r,
	    work ? _("a party committee declares organisations (R52), such as "
		     "%.*s; %.*s is a work committee, which counts as one only "
		     "where award.work_committees of the campaign file says "
		     "so:")
		 : _("a party committee declares organisations (R52), such as "
		     "%.*s, and %.*s is none:"),
	    ZY_ARG(zy_org_roster_name(o, up)), ZY_ARG(name));
}

/*
 * Checks who declares: a party committee at or above an organisation (R52), an
 * organisation at or above that of a member (R56).
 */
static int
check_declarer(
    struct zy_rules *r, const struct zy_view *cells, const char **what)
{
	struct zy_people *p = r->people;
	uint32_t org, home;

	if (!p->has_orgs) {
		zy_rules_skip(r, ZY_UNCHECKED_DECLARER);
		return -1;
	}
	org = zy_org_roster_find(&p->orgs, cells[ZY_AWARD_BY]);
	*what = _("has no kind by the roster, and a party committee declares "
		  "organisations (R52):");
	if (is_of_orgs(cells) &&
	    zy_org_roster_cell(&p->orgs, org, p->orgs.kind).n == 0)
		return ZY_AWARD_BY;
	if (is_of_orgs(cells) && !is_committee(r, org)) {
		*what = say_no_committee(r, org);
		return ZY_AWARD_BY;
	}
	home = zy_people_org_of(p, cells[ZY_AWARD_SUBJECT]);
	if (home < p->orgs.orgs.n && zy_org_roster_is_in(&p->orgs, home, org))
		return -1;
	*what = zy_rules_phrase(r,
	    _("declares itself and what is below it (R52, R56), to which "
	      "'%.*s' does not belong:"),
	    ZY_ARG(zy_rules_name(r, cells[ZY_AWARD_SUBJECT])));
	return ZY_AWARD_BY;
}

/*
 * Checks by the roster that a member is a full member and, for the award
 * five-strong, a party-affairs worker (R10).  Where the roster does not say,
 * the check fails.
 */
static int
check_standing(struct zy_rules *r, uint32_t member, const struct zy_view *cells,
    const char **what)
{
	struct zy_people *p = r->people;
	struct zy_view status = zy_people_status(p, member);

	*what = _("is a probationary member, who cannot win this:");
	if (zy_view_is(status, "probationary"))
		return ZY_AWARD_SUBJECT;
	if (!zy_view_is(status, "full")) {
		*what = zy_rules_phrase(r,
		    _("the roster does not say whether %.*s is a full member, "
		      "who alone can win this (column status, 党员类别):"),
		    ZY_ARG(zy_people_name(p, member)));
		return ZY_AWARD_SUBJECT;
	}
	if (!zy_view_is(cells[ZY_AWARD_AWARD], "five-strong") ||
	    zy_view_is(zy_people_role(p, member), "worker"))
		return -1;
	*what = _("is no party-affairs worker by the roster, who alone can win "
		  "this (R10):");
	if (zy_people_role(p, member).n == 0)
		*what = zy_rules_phrase(r,
		    _("the roster does not say whether %.*s is a party-affairs "
		      "worker, who alone can win this (R10; column role):"),
		    ZY_ARG(zy_people_name(p, member)));
	return ZY_AWARD_SUBJECT;
}

/*
 * Checks that the subject of the two awards for people is a member on the
 * roster (check_standing).
 */
static int
check_member(struct zy_rules *r, int stage, const struct zy_view *cells,
    const char **what)
{
	struct zy_people *p = r->people;
	struct zy_view subject = cells[ZY_AWARD_SUBJECT];
	uint32_t member = ZY_INTERN_NONE;

	if (is_of_orgs(cells))
		return -1;
	if (p->has_members)
		member = zy_people_find_member(p, subject);
	*what = _("is an organisation, and a person is meant:");
	if (member == ZY_INTERN_NONE && p->has_orgs &&
	    zy_org_roster_find(&p->orgs, subject) < p->orgs.orgs.n)
		return ZY_AWARD_SUBJECT;
	if (!p->has_members) {
		if (stage == DECLARED || stage == APPROVED)
			zy_rules_skip(r, ZY_UNCHECKED_MEMBER);
		return -1;
	}
	*what = _("is in no roster");
	if (member == ZY_INTERN_NONE)
		return ZY_AWARD_SUBJECT;
	return check_standing(r, member, cells, what);
}

/*
 * Checks that only the standing committee approves (R55), that a reason is
 * given to those turned down, and that the date is not after the deadline
 * (R40).
 */
static int
check_decision(struct zy_rules *r, int stage, const struct zy_view *cells,
    const char **what)
{
	const struct zy_campaign_award *a = &r->campaign->award;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_date d;

	if (stage == APPROVED && !zy_rules_is_wrong(r, ZY_AWARD_BY) &&
	    !zy_view_has(cells[ZY_AWARD_BY], a->approver)) {
		*what = zy_rules_phrase(r,
		    _("what the campaign file calls '%s' approves (R55), not"),
		    a->approver);
		return ZY_AWARD_BY;
	}
	*what = _("is missing: who is turned down is told why");
	if (zy_award_is_down(r->campaign, cells[ZY_AWARD_RESULT]) &&
	    cells[ZY_AWARD_REASON].n == 0 &&
	    !zy_rules_is_wrong(r, ZY_AWARD_REASON))
		return ZY_AWARD_REASON;
	if (zy_rules_is_wrong(r, ZY_AWARD_DATE))
		return -1;
	if (a->deadline.year == 0 || !zy_date_parse(&d, cells[ZY_AWARD_DATE]) ||
	    !zy_date_before(a->deadline, d))
		return -1;
	zy_date_format(&b, a->deadline);
	*what = zy_rules_phrase(
	    r, _("is after the last day for awards, %s (R40):"), b.p);
	zy_buf_release(&b);
	return ZY_AWARD_DATE;
}

int
zy_award_prepare(struct zy_rules *r, struct zy_view *cells, const char **what)
{
	static const int needed[] = {
	    ZY_AWARD_SUBJECT, ZY_AWARD_AWARD, ZY_AWARD_STAGE, ZY_AWARD_DATE};
	int stage = zy_award_stage(cells[ZY_AWARD_STAGE]), c = -1;
	size_t i;

	r->note = NULL;
	*what = _("is missing");
	for (i = 0; i < 4; i++)
		if (cells[needed[i]].n == 0 && !zy_rules_is_wrong(r, needed[i]))
			return needed[i];
	if ((stage == DECLARED || stage == APPROVED) &&
	    cells[ZY_AWARD_BY].n == 0 && !zy_rules_is_wrong(r, ZY_AWARD_BY))
		return ZY_AWARD_BY;
	if (stage == DECLARED && !zy_rules_is_wrong(r, ZY_AWARD_BY))
		r->above = cells[ZY_AWARD_BY];
	if (!zy_rules_is_wrong(r, ZY_AWARD_SUBJECT) &&
	    !zy_rules_is_wrong(r, ZY_AWARD_AWARD) &&
	    zy_rules_take_name(r, &cells[ZY_AWARD_SUBJECT],
		is_of_orgs(cells) ? ZY_NAMED_ORG : ZY_NAMED_MEMBER, true, what))
		return ZY_AWARD_SUBJECT;
	if (r->people->has_orgs && stage == DECLARED &&
	    !zy_rules_is_wrong(r, ZY_AWARD_BY) &&
	    zy_rules_take_name(
		r, &cells[ZY_AWARD_BY], ZY_NAMED_ORG, false, what))
		return ZY_AWARD_BY;
	if (!zy_rules_is_wrong(r, ZY_AWARD_NUMBER))
		c = zy_rules_docno(r, cells, ZY_AWARD_NUMBER, what);
	return c;
}

int
zy_award_check(struct zy_rules *r, struct zy_view *cells, const char **what)
{
	int stage = zy_award_stage(cells[ZY_AWARD_STAGE]), c;
	const struct zy_award_progress *w;
	bool known = !zy_rules_is_wrong(r, ZY_AWARD_SUBJECT) &&
		     !zy_rules_is_wrong(r, ZY_AWARD_AWARD);
	bool dated = !zy_rules_is_wrong(r, ZY_AWARD_DATE);

	r->skipped = 0;
	read_progress(r);
	w = known ? progress_of(r, cells) : NULL;
	c = dated ? check_day(r, stage, cells, what) : -1;
	if (c < 0 && known && !zy_rules_is_wrong(r, ZY_AWARD_STAGE))
		c = zy_rules_fresh(r, check_stage(r, w, cells, what));
	if (c < 0 && known && dated &&
	    zy_rules_has_ended(
		r, cells[ZY_AWARD_SUBJECT], cells[ZY_AWARD_DATE], what))
		c = ZY_AWARD_SUBJECT;
	if (c < 0 && known)
		c = check_member(r, stage, cells, what);
	if (c < 0 && known)
		c = zy_award_check_bars(r, stage >= APPROVED, cells, what);
	if (c < 0 && known && (stage == DECLARED || stage == APPROVED))
		zy_award_skip_bars(r, stage == APPROVED, cells);
	if (c < 0 && known && stage == DECLARED &&
	    !zy_rules_is_wrong(r, ZY_AWARD_BY))
		c = check_declarer(r, cells, what);
	if (c < 0 && known && dated && stage == APPROVED)
		c = check_publicity(r, w, cells, what);
	if (c < 0)
		c = check_decision(r, stage, cells, what);
	return c;
}
