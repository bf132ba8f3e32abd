/*
 * Rules for activities, by their type in the campaign file.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/record.h"
#include "register/rules.h"

#include "base/decimal.h"
#include "stream/dictionary.h"

enum {
	MOST_CANDIDATES = 20, /* refusals that say what there is */
};

/*
 * Returns how messages call a type of activity: by its name, in English with
 * its id before it.  The text lives as long as the phrases of r.
 */
static const char *
call(struct zy_rules *r, const struct zy_campaign_type *t)
{
	return zy_error_in_chinese()
		   ? zy_rules_phrase(r, "“%s”", t->name)
		   : zy_rules_phrase(r, "'%s' (%s)", t->id, t->name);
}

/* Makes the choices that the type has for column c part of the message. */
static void
offer(struct zy_rules *r, const struct zy_campaign_type *t, int c)
{
	r->choices = r->campaign->lists[t->choices[c]].choices;
	r->list = NULL;
}

/* Checks that the required columns are there and the forbidden ones empty. */
static int
check_columns(struct zy_rules *r, const struct zy_campaign_type *t,
    const struct zy_view *cells, const char **what)
{
	int c;

	for (c = 0; c < ZY_ACTIVITY_SOURCE; c++) {
		if (zy_rules_is_wrong(r, c))
			continue;
		/* The member, when he is found, says the organisation. */
		if (c == ZY_ACTIVITY_ORG && cells[c].n == 0 &&
		    zy_rules_is_wrong(r, ZY_ACTIVITY_MEMBER))
			continue;
		if ((t->required >> c & 1) && cells[c].n == 0) {
			*what = zy_rules_phrase(r,
			    _("is missing: %s needs it (%s)"), call(r, t),
			    t->rules);
			if (t->choices[c] >= 0)
				offer(r, t, c);
			return c;
		}
		if ((t->forbidden >> c & 1) && cells[c].n) {
			*what = zy_rules_phrase(r,
			    _("%s is kept without (%s), leave it out:"),
			    call(r, t), t->rules);
			return c;
		}
	}
	return -1;
}

/*
 * Fills a required column that is empty where the word by which the record
 * calls its type is one of the choices of that column: 结对帮扶, a type of deed
 * and its kind.
 */
static void
take_from_word(const struct zy_rules *r, const struct zy_campaign_type *t,
    struct zy_view word, struct zy_view *cells)
{
	const struct zy_choice *one;
	int c;

	for (c = 0; c < ZY_ACTIVITY_SOURCE; c++) {
		if (t->choices[c] < 0 || cells[c].n ||
		    !(t->required >> c & 1) || zy_rules_is_wrong(r, c))
			continue;
		one = zy_campaign_choice_read(
		    r->campaign->lists[t->choices[c]].choices, word);
		if (one)
			cells[c] = zy_view(one->token);
	}
}

/*
 * Replaces cells that are values of lists of the campaign file by their tokens.
 * Returns -1, or the wrong column with *what set.
 */
static int
take_choices(struct zy_rules *r, const struct zy_campaign_type *t,
    struct zy_view *cells, const char **what)
{
	const struct zy_campaign_list *list;
	const struct zy_choice *one;
	int c;

	for (c = 0; c < ZY_ACTIVITY_SOURCE; c++) {
		if (t->choices[c] < 0 || cells[c].n == 0 ||
		    zy_rules_is_wrong(r, c))
			continue;
		list = &r->campaign->lists[t->choices[c]];
		one = zy_choice_find(list->choices, cells[c]);
		if (!one) {
			*what = zy_rules_phrase(r,
			    _("is none of the choices of %s (%s):"), call(r, t),
			    t->rules);
			offer(r, t, c);
			return c;
		}
		cells[c] = zy_view(one->token);
	}
	return -1;
}

/*
 * Checks that the person is the head of the organisation, if the type needs it
 * (R42).  Where no head is known the rule is noted as not checked.
 */
static int
check_head(struct zy_rules *r, const struct zy_campaign_type *t,
    const struct zy_view *cells, const char **what)
{
	struct zy_people *p = r->people;
	struct zy_view head = {NULL, 0};
	uint32_t org;

	if (!t->head)
		return -1;
	if (!p->has_orgs) {
		zy_rules_skip(r, ZY_UNCHECKED_SPEAKER);
		return -1;
	}
	org = zy_org_roster_find(&p->orgs, cells[ZY_ACTIVITY_ORG]);
	if (org < p->orgs.orgs.n &&
	    zy_people_is_head(p, org, cells[ZY_ACTIVITY_PERSON],
		cells[ZY_ACTIVITY_DATE], &head))
		return -1;
	if (head.n == 0) {
		zy_rules_skip(r, ZY_UNCHECKED_HEAD);
		return -1;
	}
	*what = zy_rules_phrase(r,
	    _("%s: the organisation's head speaks (%s), and that is "
	      "'%.*s', not"),
	    call(r, t), t->rules, ZY_ARG(head));
	return ZY_ACTIVITY_PERSON;
}

/*
 * Returns the least number of days by which date a is after date b; 0 if it is
 * not, or one is not known.
 */
static int64_t
days_behind(struct zy_view a, struct zy_view b)
{
	struct zy_date x, y;

	if (!zy_date_parse(&x, a) || !zy_date_parse(&y, b))
		return 0;
	return zy_date_first(x) > zy_date_last(y)
		   ? zy_date_first(x) - zy_date_last(y)
		   : 0;
}

/*
 * Checks the dates of an activity.  Returns -1, or the wrong column with *what
 * set.
 */
static int
check_dates(struct zy_rules *r, const struct zy_view *cells, const char **what)
{
	struct zy_date date, due;

	if (zy_rules_is_too_early(r, cells[ZY_ACTIVITY_DATE], what))
		return ZY_ACTIVITY_DATE;
	if (!zy_date_parse(&date, cells[ZY_ACTIVITY_DATE]))
		return -1;
	*what = _("is before the date of the activity:");
	if (zy_date_parse(&due, cells[ZY_ACTIVITY_DUE]) &&
	    zy_date_before(due, date))
		return ZY_ACTIVITY_DUE;
	return -1;
}

/*
 * Appends up to three activities of the organisation that the type may follow,
 * the latest first.
 */
static void
put_candidates(struct zy_rules *r, const struct zy_campaign_type *t,
    const struct zy_view *cells, struct zy_buf *b)
{
	struct zy_view own[ZY_ENTRY_COLUMNS_MAX];
	const struct zy_folded *x;
	size_t i;
	int type, n = 0;

	/* Each looks through the register: a million bad rows must not. */
	if (r->candidates++ >= MOST_CANDIDATES)
		return;
	for (i = r->fold->n; i-- > 0 && n < 3;) {
		x = &r->fold->records[i];
		if (x->schema != &zy_activity_schema || x->withdrawn)
			continue;
		zy_folded_cells(x, own);
		if (!zy_view_eq(own[ZY_ACTIVITY_ORG], cells[ZY_ACTIVITY_ORG]))
			continue;
		type =
		    zy_campaign_type_find(r->campaign, own[ZY_ACTIVITY_TYPE]);
		if (type < 0 || !t->refers[type])
			continue;
		zy_buf_printf(b, "%s%.*s %.*s %.*s",
		    n++ ? "; " : _(" (this organisation has "), ZY_ARG(own[0]),
		    ZY_ARG(own[ZY_ACTIVITY_DATE]),
		    ZY_ARG(own[ZY_ACTIVITY_TITLE]));
	}
	if (n)
		zy_buf_putc(b, ')');
}

/* Sets *what to a phrase with candidates. */
static void
name_candidates(struct zy_rules *r, const struct zy_campaign_type *t,
    const struct zy_view *cells, const char *phrase, const char **what)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_buf_puts(&b, phrase);
	put_candidates(r, t, cells, &b);
	if (cells[ZY_ACTIVITY_REF].n)
		zy_buf_putc(&b, ':');
	*what = zy_rules_phrase(r, "%s", b.p);
	zy_buf_release(&b);
}

/*
 * Returns whether the ref of an activity of this type may name an entry of this
 * kind.
 */
static bool
is_about(const struct zy_campaign_type *t, const struct zy_folded *x)
{
	int i;

	for (i = 0; zy_campaign_abouts[i]; i++)
		if ((t->about >> i & 1) &&
		    strcmp(x->schema->name, zy_campaign_abouts[i]) == 0)
			return true;
	return false;
}

/*
 * Returns the entry that ref names, in this register or the others, or NULL
 * where there is none or it is withdrawn.
 */
static const struct zy_folded *
find_entry(const struct zy_rules *r, struct zy_view ref)
{
	const struct zy_folded *x = zy_fold_find(r->fold, ref);

	if (!x && r->others)
		x = zy_fold_find(r->others, ref);
	return x && x->withdrawn ? NULL : x;
}

/*
 * Checks that the ref of an activity that follows no other names an existing
 * entry of a kind that the type allows.  Entries of other registers are not
 * checked where these were not given.
 */
static int
check_about(struct zy_rules *r, const struct zy_campaign_type *t,
    const struct zy_view *cells, const char **what)
{
	struct zy_view ref = cells[ZY_ACTIVITY_REF];
	const struct zy_folded *x = find_entry(r, ref);

	if (ref.n == 0)
		return -1;
	if (!x && !r->others && !zy_view_starts(ref, "a-")) {
		zy_rules_skip(r, ZY_UNCHECKED_REF);
		return -1;
	}
	*what = _("names no entry of the registers that were given:");
	if (!x)
		return ZY_ACTIVITY_REF;
	if (t->about == 0 || is_about(t, x))
		return -1;
	*what =
	    zy_rules_phrase(r, _("names a '%s', which %s is not about (%s):"),
		zy_error_in_chinese() ? x->schema->zh : x->schema->name,
		call(r, t), t->rules);
	return ZY_ACTIVITY_REF;
}

/* Checks that an activity is of the organisation of the one that it follows,
 * and not before it; a late one leaves a notice. */
static int
check_behind(struct zy_rules *r, const struct zy_campaign_type *t,
    const struct zy_view *cells, const struct zy_view *on, const char **what)
{
	if (!zy_view_eq(on[ZY_ACTIVITY_ORG], cells[ZY_ACTIVITY_ORG])) {
		*what = zy_rules_phrase(r,
		    _("%s is of the organisation of what it follows (%s), "
		      "'%.*s', not of"),
		    call(r, t), t->rules, ZY_ARG(on[ZY_ACTIVITY_ORG]));
		return ZY_ACTIVITY_ORG;
	}
	if (days_behind(on[ZY_ACTIVITY_DATE], cells[ZY_ACTIVITY_DATE]) > 0) {
		*what = zy_rules_phrase(r,
		    _("%s is not before what it follows (%s), of %.*s:"),
		    call(r, t), t->rules, ZY_ARG(on[ZY_ACTIVITY_DATE]));
		return ZY_ACTIVITY_DATE;
	}
	if (t->within && days_behind(cells[ZY_ACTIVITY_DATE],
			     on[ZY_ACTIVITY_DATE]) > t->within) {
		r->note = zy_rules_phrase(r,
		    _("later than %lld days after what it follows (%s)"),
		    (long long)t->within, t->rules);
		r->note_column = ZY_ACTIVITY_DATE;
	}
	return -1;
}

/* Checks what an activity follows: it is there, and of a type that fits. */
static int
check_ref(struct zy_rules *r, const struct zy_campaign_type *t,
    const struct zy_view *cells, const char **what)
{
	struct zy_view ref = cells[ZY_ACTIVITY_REF];
	const struct zy_folded *on;
	struct zy_view target[ZY_ENTRY_COLUMNS_MAX];
	int type;

	if (!t->follows)
		return check_about(r, t, cells, what);
	if (ref.n == 0) {
		name_candidates(r, t, cells,
		    zy_rules_phrase(r,
			_("is missing: %s names what it follows (%s)"),
			call(r, t), t->rules),
		    what);
		return ZY_ACTIVITY_REF;
	}
	on = zy_fold_find(r->fold, ref);
	if (!on || on->schema != &zy_activity_schema || on->withdrawn) {
		name_candidates(r, t, cells,
		    zy_rules_phrase(r,
			_("is no activity of this register, which %s "
			  "would follow (%s)"),
			call(r, t), t->rules),
		    what);
		return ZY_ACTIVITY_REF;
	}
	zy_folded_cells(on, target);
	type = zy_campaign_type_find(r->campaign, target[ZY_ACTIVITY_TYPE]);
	if (type < 0 || !t->refers[type]) {
		name_candidates(r, t, cells,
		    zy_rules_phrase(r, _("%s follows others than %s (%s)"),
			call(r, t),
			type < 0 ? zy_rules_phrase(r, "'%.*s'",
				       ZY_ARG(target[ZY_ACTIVITY_TYPE]))
				 : call(r, &r->campaign->types[type]),
			t->rules),
		    what);
		return ZY_ACTIVITY_REF;
	}
	return check_behind(r, t, cells, target, what);
}

/* Checks that no more people attended than were expected. */
static int
check_attendance(const struct zy_view *cells, const char **what)
{
	int64_t came, expected;

	*what = _("more people came than should have come (R42):");
	return zy_integer_parse(
		   &came, cells[ZY_ACTIVITY_ATTENDED], 0, INT64_MAX / 16) &&
		       zy_integer_parse(&expected, cells[ZY_ACTIVITY_EXPECTED],
			   0, INT64_MAX / 16) &&
		       came > expected
		   ? ZY_ACTIVITY_ATTENDED
		   : -1;
}

/* Checks that organisation and member had not ended by the date. */
static int
check_there(struct zy_rules *r, const struct zy_view *cells, const char **what)
{
	struct zy_view date = cells[ZY_ACTIVITY_DATE];

	if (zy_rules_has_ended(r, cells[ZY_ACTIVITY_ORG], date, what))
		return ZY_ACTIVITY_ORG;
	return zy_rules_has_ended(r, cells[ZY_ACTIVITY_MEMBER], date, what)
		   ? ZY_ACTIVITY_MEMBER
		   : -1;
}

/*
 * Replaces the member's name by the id, and fills in the member's organisation
 * if the type needs one and the cell is empty.  If several organisations have
 * the name in that cell, the member's is meant.
 */
static int
take_member(struct zy_rules *r, const struct zy_campaign_type *t,
    struct zy_view *cells, const char **what)
{
	struct zy_org_roster *orgs = &r->people->orgs;
	uint32_t org;

	if (r->hints.branch.n == 0 && !zy_rules_is_wrong(r, ZY_ACTIVITY_ORG))
		r->hints.branch = cells[ZY_ACTIVITY_ORG];
	if (zy_rules_take_name(
		r, &cells[ZY_ACTIVITY_MEMBER], ZY_NAMED_MEMBER, true, what))
		return ZY_ACTIVITY_MEMBER;
	org = zy_people_org_of(r->people, cells[ZY_ACTIVITY_MEMBER]);
	if (org >= orgs->orgs.n)
		return -1;
	if (cells[ZY_ACTIVITY_ORG].n == 0 &&
	    (t->required >> ZY_ACTIVITY_ORG & 1))
		cells[ZY_ACTIVITY_ORG] = zy_org_roster_id(orgs, org);
	org = orgs->orgs.items[org].parent;
	if (org < orgs->orgs.n)
		r->above = zy_org_roster_id(orgs, org);
	return -1;
}

int
zy_activity_type(const struct zy_rules *r, struct zy_view cell)
{
	struct zy_view ours;

	if (zy_dictionary_own(r->words, "type(activity)", cell, &ours))
		return zy_campaign_type_find(r->campaign, ours);
	return zy_campaign_type_read(r->campaign, cell);
}

/*
 * Returns the index of the type that a record says, or -1 where it says none.
 * Where that is only the end of what the activity is called (党务公开培训班),
 * this becomes its title if it has none, with a notice in r->note.
 */
static int
take_type(struct zy_rules *r, struct zy_view *cells)
{
	const struct zy_view name = cells[ZY_ACTIVITY_TYPE];
	int type = zy_activity_type(r, name);
	const struct zy_campaign_type *t;

	if (type >= 0 || zy_rules_is_wrong(r, ZY_ACTIVITY_TYPE))
		return type;
	type = zy_campaign_type_ending(r->campaign, name);
	if (type < 0)
		return -1;
	t = &r->campaign->types[type];
	if (cells[ZY_ACTIVITY_TITLE].n == 0 &&
	    !(t->forbidden >> ZY_ACTIVITY_TITLE & 1))
		cells[ZY_ACTIVITY_TITLE] = name;
	r->note = zy_rules_phrase(r,
	    _("'%.*s' is taken for %s, with which the name ends"), ZY_ARG(name),
	    call(r, t));
	r->note_column = ZY_ACTIVITY_TYPE;
	return type;
}

int
zy_activity_prepare(
    struct zy_rules *r, struct zy_view *cells, const char **what)
{
	const struct zy_campaign_type *t;
	int c = -1, type;

	r->note = NULL;
	*what = _("is missing");
	if (cells[ZY_ACTIVITY_TYPE].n == 0 &&
	    !zy_rules_is_wrong(r, ZY_ACTIVITY_TYPE))
		return ZY_ACTIVITY_TYPE;
	type = take_type(r, cells);
	*what = _("the campaign file has no such activity:");
	if (type < 0 && !zy_rules_is_wrong(r, ZY_ACTIVITY_TYPE)) {
		r->choices = r->campaign->type_choices;
		r->list = "type(activity)";
		return ZY_ACTIVITY_TYPE;
	}
	if (type >= 0) {
		t = &r->campaign->types[type];
		take_from_word(r, t, cells[ZY_ACTIVITY_TYPE], cells);
		cells[ZY_ACTIVITY_TYPE] = zy_view(t->id);
		c = take_choices(r, t, cells, what);
	}
	if (c < 0 && type >= 0 && !zy_rules_is_wrong(r, ZY_ACTIVITY_MEMBER))
		c = take_member(r, &r->campaign->types[type], cells, what);
	if (c < 0 && !zy_rules_is_wrong(r, ZY_ACTIVITY_ORG) &&
	    zy_rules_take_name(
		r, &cells[ZY_ACTIVITY_ORG], ZY_NAMED_ORG, true, what))
		c = ZY_ACTIVITY_ORG;

	if (c < 0 && !zy_rules_is_wrong(r, ZY_ACTIVITY_NUMBER))
		c = zy_rules_docno(r, cells, ZY_ACTIVITY_NUMBER, what);
	if (c < 0 && !zy_rules_is_wrong(r, ZY_ACTIVITY_BASIS))
		c = zy_rules_docno(r, cells, ZY_ACTIVITY_BASIS, what);
	return c;
}

int
zy_activity_check(struct zy_rules *r, struct zy_view *cells, const char **what)
{
	const struct zy_campaign_type *t;
	int c;

	r->skipped = 0;
	if (zy_rules_is_wrong(r, ZY_ACTIVITY_TYPE))
		return -1; /* it says which rules there are */
	t = &r->campaign->types[zy_campaign_type_find(
	    r->campaign, cells[ZY_ACTIVITY_TYPE])];
	c = check_columns(r, t, cells, what);
	if (c < 0 && !zy_rules_is_wrong(r, ZY_ACTIVITY_ORG) &&
	    !zy_rules_is_wrong(r, ZY_ACTIVITY_PERSON))
		c = check_head(r, t, cells, what);
	if (c < 0)
		c = zy_rules_fresh(r, check_dates(r, cells, what));
	if (c < 0)
		c = zy_rules_fresh(r, check_there(r, cells, what));
	if (c < 0)
		c = zy_rules_fresh(r, check_attendance(cells, what));
	if (c < 0 && !zy_rules_is_wrong(r, ZY_ACTIVITY_REF))
		c = zy_rules_fresh(r, check_ref(r, t, cells, what));
	return c;
}
