/*
 * What the rules for all kinds of entries share: implements functions of
 * rules.h.  The rules for each kind are in a file of that name.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/rules.h"

#include <stdarg.h>
#include <stdlib.h>

#include "model/docno.h"
#include "model/org-name.h"

void
zy_rules_release(struct zy_rules *r)
{
	zy_intern_free(r->progress_keys);
	zy_intern_free(r->barred.keys);
	zy_intern_free(r->held.keys);
	zy_intern_free(r->scored);
	free(r->progress);
	free(r->barred.by);
	free(r->held.by);
	zy_arena_release(&r->arena);
	*r = (struct zy_rules){0};
}

const char *
zy_rules_phrase(struct zy_rules *r, const char *fmt, ...)
{
	struct zy_buf b = ZY_BUF_INIT;
	const char *out;
	va_list ap;

	va_start(ap, fmt);
	zy_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	out = zy_arena_strndup(&r->arena, b.p, b.n);
	zy_buf_release(&b);
	return out;
}

void
zy_rules_skip(struct zy_rules *r, enum zy_unchecked rule)
{
	r->skipped |= 1U << rule;
}

void
zy_rules_accept(struct zy_rules *r)
{
	int i;

	for (i = 0; i < ZY_UNCHECKED_N; i++)
		r->unchecked[i] += r->skipped >> i & 1;
}

const char *
zy_rules_unchecked(enum zy_unchecked rule, const char **why)
{
	static const struct {
		const char *rule, *why;
	} all[ZY_UNCHECKED_N] = {
	    [ZY_UNCHECKED_MEMBER] = {N_("the subject's membership (R10)"),
		N_("--members was not given")},
	    [ZY_UNCHECKED_DECLARER] = {N_("who declares (R52, R56)"),
		N_("--orgs was not given")},
	    [ZY_UNCHECKED_SANCTIONS] = {N_("sanctions and objections (R19, "
					   "R25, R55)"),
		N_("--activities was not given")},
	    [ZY_UNCHECKED_ACTIVITIES] = {N_("sanctions and objections (R19, "
					    "R25, R55)"),
		N_("the activities have types or organisations that are not "
		   "known")},
	    [ZY_UNCHECKED_VETOES] = {N_("vetoes (R19, R25)"),
		N_("--scores was not given")},
	    [ZY_UNCHECKED_COLUMN] = {N_("vetoes (R19, R25)"),
		N_("the scores have no column 'veto'")},
	    [ZY_UNCHECKED_SCORE] = {N_("vetoes (R19, R25)"),
		N_("the subject has no score")},
	    [ZY_UNCHECKED_SPEAKER] = {N_("whether the organisation's head "
					 "speaks (R42)"),
		N_("--orgs was not given")},
	    [ZY_UNCHECKED_HEAD] = {N_("whether the organisation's head speaks "
				      "(R42)"),
		N_("no head of it is known on that day")},
	    [ZY_UNCHECKED_REF] = {N_("whether what ref names is there (R47, "
				     "R55)"),
		N_("--registers was not given")},
	};

	*why = _(all[rule].why);
	return _(all[rule].rule);
}

/* Searches for a name below r->above, if the record names no superior. */
static int
search_below(struct zy_rules *r, struct zy_view *cell, enum zy_named kinds)
{
	struct zy_name_hints hints = r->hints;
	struct zy_name_miss ignored = {0};
	int rc;

	if (r->above.n == 0 || hints.parent.n)
		return -1;
	hints.parent = r->above;
	rc = zy_people_search(
	    r->people, *cell, &hints, kinds, "", cell, &ignored);
	zy_name_miss_release(&ignored);
	return rc;
}

struct zy_view
zy_rules_name(struct zy_rules *r, struct zy_view id)
{
	uint32_t k = zy_people_find_member(r->people, id);

	if (k != ZY_INTERN_NONE)
		return zy_people_name(r->people, k);
	if (!r->people->has_orgs)
		return id;
	k = zy_org_roster_find(&r->people->orgs, id);
	return k < r->people->orgs.orgs.n
		   ? zy_org_roster_name(&r->people->orgs, k)
		   : id;
}

int
zy_rules_take_name(struct zy_rules *r, struct zy_view *cell,
    enum zy_named kinds, bool hinted, const char **what)
{
	struct zy_people *p = r->people;
	struct zy_name_miss miss = {0};
	int rc = 0;

	if (cell->n == 0)
		return 0;
	if ((kinds & ZY_NAMED_ORG && p->has_orgs) ||
	    (kinds & ZY_NAMED_MEMBER && p->has_members)) {
		rc = zy_people_search(p, *cell, hinted ? &r->hints : NULL,
		    kinds, _("is in no roster"), cell, &miss);
		if (rc && hinted && miss.fault == ZY_FAULT_AMBIGUOUS)
			rc = search_below(r, cell, kinds);
		if (rc)
			*what = zy_rules_phrase(r, "%s", miss.what.p);
		if (rc && !(kinds & ZY_NAMED_ORG) && p->has_orgs &&
		    zy_org_roster_find(&p->orgs, *cell) < p->orgs.orgs.n)
			*what = _("is an organisation, and a person is meant:");
		zy_name_miss_release(&miss);
		return rc;
	}
	if (!(kinds & ZY_NAMED_ORG) || !zy_org_name_is_one(*cell))
		return 0;
	*what = _("is a name, and a register keeps codes: give --orgs, which "
		  "has them, for");
	return -1;
}

/* Copies v; the copy is valid until zy_rules_release. */
static struct zy_view
keep(struct zy_rules *r, struct zy_view v)
{
	return (struct zy_view){
	    zy_arena_strndup(&r->arena, v.n ? v.p : "", v.n), v.n};
}

bool
zy_rules_is_too_early(
    struct zy_rules *r, struct zy_view date, const char **what)
{
	struct zy_date begin = r->campaign->phases[0].from, d;
	struct zy_buf b = ZY_BUF_INIT;

	if (!zy_date_parse(&d, date) || !zy_date_before(d, begin))
		return false;
	zy_date_format(&b, begin);
	*what = zy_rules_phrase(
	    r, _("is before the campaign began, %s (R36):"), b.p);
	zy_buf_release(&b);
	return true;
}

/* Returns whether an entry is an activity of a type that is planned ahead. */
static bool
is_planned(const struct zy_rules *r, const struct zy_entry_kind *kind,
    const struct zy_view *cells)
{
	int type = -1;

	if (kind == &zy_entry_activity && r->campaign)
		type =
		    zy_campaign_type_find(r->campaign, cells[ZY_ACTIVITY_TYPE]);
	return type >= 0 && r->campaign->types[type].planned;
}

int
zy_rules_find_future(const struct zy_rules *r, const struct zy_entry_kind *kind,
    const struct zy_view *cells, const char **what)
{
	struct zy_date d;
	size_t c;

	if (r->today.year == 0 || is_planned(r, kind, cells))
		return -1;
	*what = _("lies in the future:");
	for (c = 0; c < kind->schema->n; c++)
		if ((kind->past >> c & 1) && !zy_rules_is_wrong(r, (int)c) &&
		    zy_date_parse(&d, cells[c]) && zy_date_before(r->today, d))
			return (int)c;
	return -1;
}

bool
zy_rules_has_ended(struct zy_rules *r, struct zy_view subject,
    struct zy_view date, const char **what)
{
	struct zy_view end = zy_people_end(r->people, subject);
	bool member =
	    zy_people_find_member(r->people, subject) != ZY_INTERN_NONE;
	struct zy_date d = {0, 0, 0};

	if (end.n == 0)
		return false;
	if (zy_date_parse(&d, date) && !zy_date_is_over(end, d))
		return false;
	if (d.year)
		*what = zy_rules_phrase(r,
		    member ? _("left on %.*s, before %.*s:")
			   : _("was closed on %.*s, before %.*s:"),
		    ZY_ARG(end), ZY_ARG(date));
	else
		*what = zy_rules_phrase(r,
		    member ? _("left on %.*s, and the record has no date that "
			       "would be before:")
			   : _("was closed on %.*s, and the record has no date "
			       "that would be before:"),
		    ZY_ARG(end));
	return true;
}

int
zy_rules_docno(
    struct zy_rules *r, struct zy_view *cells, int column, const char **what)
{
	struct zy_view *cell = &cells[column];
	struct zy_buf b = ZY_BUF_INIT;
	bool is = cell->n == 0 || zy_docno_parse(&b, *cell);

	if (b.n && !zy_view_eq(zy_buf_get(&b), *cell)) {
		r->note = zy_rules_phrase(r, _("'%.*s' is kept as '%.*s'"),
		    ZY_ARG(*cell), ZY_ARG(zy_buf_get(&b)));
		r->note_column = column;
		*cell = keep(r, zy_buf_get(&b));
	}
	zy_buf_release(&b);
	*what = _("is no number of a document, such as 创先发〔2010〕19号 "
		  "(R1):");
	return is ? -1 : column;
}
