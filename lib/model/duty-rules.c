/*
 * Checks of instructors and guidance groups (R66 to R73), and fields of
 * responsibility: implements functions of duty-rules.h; those for terms and
 * persons are in duty-terms.c and duty-people.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/duty-rules.h"

#include <stdlib.h>

#include "model/record.h"

enum {
	COUNTY,
	TOWNSHIP
};

/* Returns the organisation with that number. */
static const struct zy_org *
org_of(const struct zy_org_roster *r, uint32_t org)
{
	return &r->orgs.items[org];
}

bool
zy_duty_is_committee(const struct zy_org_roster *r, uint32_t org)
{
	struct zy_view kind = zy_org_roster_cell(r, org, r->kind);

	return org_of(r, org)->level != COUNTY &&
	       (zy_view_is(kind, "committee") ||
		   zy_view_is(kind, "work-committee"));
}

/* Returns whether the sector of an organisation is `agency`. */
static bool
is_agency(const struct zy_org_roster *r, uint32_t org)
{
	return zy_view_is(zy_org_roster_cell(r, org, r->sector), "agency");
}

/*
 * Removes the first piece from a list as people write it, separated by 、 ， ；
 * , ; / or |, and stores it.  Returns false when none is left.
 */
static bool
next_piece(struct zy_view *list, struct zy_view *piece)
{
	const char *p = list->p, *end;
	uint32_t code = 0;
	int len = 0;

	if (!p || list->n == 0)
		return false;
	end = p + list->n;
	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0)
			len = 1;
		if (code == 0x3001 || code == 0xFF0C || code == 0xFF1B ||
		    code == ',' || code == ';' || code == '/' || code == '|')
			break;
	}
	*piece = zy_text_trim((struct zy_view){list->p, (size_t)(p - list->p)});
	p = p < end ? p + len : end;
	*list = (struct zy_view){p, (size_t)(end - p)};
	return true;
}

/*
 * Returns the field without the words around its name: 农业 for 分管农业工作.
 */
static struct zy_view
bare(struct zy_view v)
{
	static const char *const begins[] = {"分管", "联系"};
	static const char *const ends[] = {"工作", "领域", "战线"};
	size_t i, n;

	for (i = 0; i < 2; i++) {
		n = strlen(begins[i]);
		if (v.n > n && zy_view_starts(v, begins[i])) {
			v.p += n;
			v.n -= n;
		}
	}
	for (i = 0; i < 3; i++) {
		n = strlen(ends[i]);
		if (v.n > n && memcmp(v.p + v.n - n, ends[i], n) == 0)
			v.n -= n;
	}
	return v;
}

/*
 * Returns whether an organisation belongs to one name of a field: 1, 0, or -1
 * where the name is unknown.
 */
static int
in_piece(struct zy_org_roster *r, struct zy_view piece, uint32_t org)
{
	const struct zy_choice *sector =
	    zy_choice_find(zy_sector_choices, piece);
	const struct zy_choice *system =
	    zy_choice_find(zy_system_choices, piece);
	uint32_t up = zy_org_roster_find(r, piece);

	if (!sector && !system && up >= r->orgs.n)
		return -1;
	return (sector && zy_view_is(zy_org_roster_cell(r, org, r->sector),
			      sector->token)) ||
	       (system && zy_view_is(zy_org_roster_cell(r, org, r->orgs.system),
			      system->token)) ||
	       (up < r->orgs.n && zy_org_roster_is_in(r, org, up));
}

/*
 * Does what in_piece does, for a name with words around it or without: 农村工作
 * may be a system, and 农村 a sector.
 */
static int
in_either(struct zy_org_roster *r, struct zy_view piece, uint32_t org)
{
	int whole = in_piece(r, piece, org);
	int name = whole < 1 ? in_piece(r, bare(piece), org) : 1;

	return name > whole ? name : whole;
}

int
zy_duty_in_field(struct zy_org_roster *r, struct zy_view field, uint32_t org)
{
	struct zy_view piece;
	int verdict = in_either(r, field, org), one;

	if (verdict >= 0)
		return verdict; /* a name may have a comma of its own */
	while (verdict < 1 && next_piece(&field, &piece)) {
		one = in_either(r, piece, org);
		if (one > verdict)
			verdict = one;
	}
	return verdict;
}

unsigned
zy_duty_groups(const struct zy_campaign *c, struct zy_view scope)
{
	unsigned all = zy_campaign_groups_named(c, scope), some;
	struct zy_view piece;

	if (all)
		return all; /* a scope may have a comma of its own */
	while (next_piece(&scope, &piece)) {
		some = zy_campaign_groups_named(c, piece);
		if (!some)
			some = zy_campaign_groups_named(c, bare(piece));
		if (!some)
			return 0;
		all |= some;
	}
	return all;
}

/*
 * Checks by the roster of members that an instructor is a member (R71), in the
 * organisation that the record gives.
 */
static void
check_member(struct zy_duties *d, size_t i)
{
	const struct zy_duty_members *m = d->members;
	const struct zy_duty *x = &d->items[i];
	uint32_t k, org;
	bool group;

	if (!m)
		return;
	k = zy_duty_members_named(m, zy_duties_cell(d, i, d->person));
	if (k == ZY_INTERN_NONE) {
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_UNKNOWN_MEMBER, d->person,
		    _("an instructor is a party member (R71), and the roster "
		      "of members has none of this name:"));
		return;
	}
	if (x->person_org == ZY_INTERN_NONE)
		return;
	/* A 党组 leads no branches: its people's stand in the agencies'. */
	group = zy_view_is(
	    zy_org_roster_cell(d->orgs, x->person_org, d->orgs->kind),
	    "party-group");
	for (; k != ZY_INTERN_NONE; k = m->names.items[k].next) {
		org = zy_org_roster_find(
		    d->orgs, zy_table_cell(
				 m->table.rows[m->names.items[k].row], m->org));
		if (org < d->orgs->orgs.n &&
		    ((group && is_agency(d->orgs, org)) ||
			zy_org_roster_is_in(d->orgs, org, x->person_org)))
			return;
	}
	zy_findings_fault(&d->findings, i, ZY_FINDING_WARNED, ZY_FAULT_RULE,
	    d->person,
	    _("an instructor is a party member (R71), and the member of this "
	      "name belongs to another organisation:"));
}

/*
 * Checks that the second roles of an instructor are allowed (R73).  Returns
 * true where a role is named and all are allowed.
 */
static bool
check_also(struct zy_duties *d, size_t i)
{
	struct zy_view list = zy_duties_cell(d, i, d->also), piece;
	const struct zy_choice *roles =
	    zy_campaign_list(d->o.campaign, "concurrent");
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_choice *c;
	bool named = false;

	while (next_piece(&list, &piece)) {
		if (piece.n == 0 || zy_view_is(piece, "无"))
			continue;
		named = true;
		if (zy_choice_find(roles, piece))
			continue;
		for (c = roles; c->token; c++)
			zy_buf_printf(&b, "%s%s", b.n ? ", " : "", c->zh);
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, d->also,
		    _("an instructor's other role is one of a list (R73: "
		      "%s), not"),
		    b.p ? b.p : "");
		zy_buf_release(&b);
		return false;
	}
	return named;
}

/* Checks the organisation from which an instructor comes (R71). */
static void
check_home(struct zy_duties *d, size_t i, bool also)
{
	const struct zy_duty *x = &d->items[i];
	bool committee = zy_duty_is_committee(d->orgs, x->org);

	if (x->person_org == ZY_INTERN_NONE) {
		if (committee)
			zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
			    ZY_FAULT_MISSING, d->person_org,
			    _("an instructor of a committee comes "
			      "from an agency (R71), and none is named"));
		else if (!also)
			zy_findings_fault(&d->findings, i, ZY_FINDING_WARNED,
			    ZY_FAULT_MISSING, d->person_org,
			    _("where the instructor comes from is "
			      "not named (R71)"));
	} else if (is_agency(d->orgs, x->person_org)) {
		return;
	} else if (committee) {
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, d->person_org,
		    _("an instructor of a committee comes from an agency "
		      "(R71), not from"));
	} else if (!also && org_of(d->orgs, x->person_org)->level > TOWNSHIP) {
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, d->person_org,
		    _("an instructor comes from an agency or the township, "
		      "unless another role is named (R71 to R73), not from"));
	}
}

/* Does org lie in the area of a township's organisation? */
static bool
is_in_area(const struct zy_org_roster *r, uint32_t org, uint32_t town)
{
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	bool same;

	zy_orgs_township(&r->orgs, org, &a);
	zy_orgs_township(&r->orgs, town, &b);
	same = a.n > 0 && org_of(r, town)->level == TOWNSHIP &&
	       zy_view_eq(zy_buf_get(&a), zy_buf_get(&b));
	zy_buf_release(&a);
	zy_buf_release(&b);
	return same;
}

/* Checks the organisation that appoints an instructor (R70, R72). */
static void
check_appointer(struct zy_duties *d, size_t i)
{
	const struct zy_duty *x = &d->items[i];

	if (zy_duty_is_committee(d->orgs, x->org)) {
		if (x->appointer != ZY_INTERN_NONE &&
		    zy_org_roster_is_in(d->orgs, x->appointer, x->org))
			zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
			    ZY_FAULT_RULE, d->appointer,
			    _("a committee's instructor is sent by the county "
			      "or its units (R70), not by the committee "
			      "itself:"));
		return;
	}
	if (x->appointer == ZY_INTERN_NONE) {
		zy_findings_fault(&d->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_MISSING, d->appointer,
		    _("who sends the instructor is not named "
		      "(R72; see --appointer)"));
		return;
	}
	if (x->appointer == x->org ||
	    (!zy_org_roster_is_in(d->orgs, x->org, x->appointer) &&
		!is_in_area(d->orgs, x->org, x->appointer)))
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, d->appointer,
		    _("a township or street sends instructors within its own "
		      "area (R72); the organisation is not in that of"));
}

void
zy_duty_check_instructor(struct zy_duties *d, size_t i)
{
	bool also = check_also(d, i);

	check_member(d, i);
	check_home(d, i, also);
	check_appointer(d, i);
}

void
zy_duty_check_guidance(struct zy_duties *d, size_t i)
{
	const struct zy_duty *x = &d->items[i];
	struct zy_view scope = zy_duties_cell(d, i, d->scope);
	uint32_t up = x->appointer != ZY_INTERN_NONE ? x->appointer : x->org;

	if (scope.n == 0)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_MISSING, d->scope,
		    _("a guidance group guides one of the systems "
		      "(R66), and none is named"));
	else if (zy_duty_groups(d->o.campaign, scope) == 0)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, d->scope,
		    _("no guidance group of the campaign file (R66) guides"));
	if (zy_duties_cell(d, i, d->person_org).n == 0)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_MISSING, d->person_org,
		    _("a body leads a guidance group (R66), and "
		      "none is named"));
	if (up == ZY_INTERN_NONE)
		zy_findings_fault(&d->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_RULE, d->appointer,
		    _("a guidance group works under the county's "
		      "leading group (R67), which is not named"));
	else if (org_of(d->orgs, up)->level != COUNTY)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, x->appointer == up ? d->appointer : d->org,
		    _("a guidance group works under the county's leading "
		      "group (R67), not under"));
}
