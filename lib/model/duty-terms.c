/*
 * Checks that compare duties with each other: terms of office, liaison points,
 * fields of responsibility.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/duty-rules.h"
#include "model/record.h"

enum {
	POSTS_MOST = 256 /* of one person that are looked at */
};

/* A term for a key: an organisation, or a system of guidance groups. */
struct term {
	uint64_t key;
	const struct zy_duty *x;
	uint32_t row;
};

/* Compares two terms by key, first day and row, for qsort. */
static int
by_day(const void *a, const void *b)
{
	const struct term *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->x->first_lo != y->x->first_lo)
		return x->x->first_lo < y->x->first_lo ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

struct terms {
	struct term *items;
	size_t n, cap;
};

/*
 * Adds the term of duty i; in_kind is the number of the organisation or group
 * that has one such duty at a time.
 */
static void
add_term(struct terms *t, const struct zy_duties *d, size_t i, uint32_t in_kind)
{
	const struct zy_duty *x = &d->items[i];

	t->items = zy_grow(t->items, &t->cap, t->n + 1, sizeof(*t->items));
	t->items[t->n++] =
	    (struct term){(uint64_t)x->kind << 32 | in_kind, x, (uint32_t)i};
}

/*
 * Adds the terms of duty i that must not overlap with others: one for each
 * guidance group, or one for its organisation.
 */
static void
add_terms(struct terms *t, const struct zy_duties *d, size_t i)
{
	const struct zy_duty *x = &d->items[i];
	unsigned groups, k;

	if (x->kind == ZY_DUTY_GUIDANCE) {
		groups = zy_duty_groups(
		    d->o.campaign, zy_duties_cell(d, i, d->scope));
		for (k = 0; groups >> k; k++)
			if (groups >> k & 1)
				add_term(t, d, i, k);
	} else if (x->kind == ZY_DUTY_FIRST ||
		   (x->kind == ZY_DUTY_INSTRUCTOR &&
		       zy_duty_is_committee(d->orgs, x->org))) {
		add_term(t, d, i, x->org);
	}
}

/* Refuses the duty of t because its term overlaps with that of was. */
static void
refuse_overlap(
    struct zy_duties *d, const struct term *t, const struct term *was)
{
	const struct zy_table_row *row = d->table->rows[was->row];
	const char *file = d->table->files[row->file];
	unsigned long long line = (unsigned long long)row->line;

	if (t->x->kind == ZY_DUTY_FIRST)
		zy_findings_fault(&d->findings, t->row, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, d->person,
		    _("an organisation has exactly one first person "
		      "responsible at a time (R62), and that is '%.*s' "
		      "(%s:%llu), not"),
		    ZY_ARG(zy_duties_cell(d, was->row, d->person)), file, line);
	else if (t->x->kind == ZY_DUTY_GUIDANCE)
		zy_findings_fault(&d->findings, t->row, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, d->person_org,
		    _("a system has one guidance group at a time (R66), and "
		      "that is led by '%.*s' (%s:%llu), not by"),
		    ZY_ARG(zy_duties_cell(d, was->row, d->person_org)), file,
		    line);
	else
		zy_findings_fault(&d->findings, t->row, ZY_FINDING_WARNED,
		    ZY_FAULT_RULE, d->person,
		    _("a committee has an instructor (R70), and at that time "
		      "already '%.*s' (%s:%llu), besides"),
		    ZY_ARG(zy_duties_cell(d, was->row, d->person)), file, line);
}

/* Warns that nobody holds a duty between the terms was and t. */
static void
warn_gap(struct zy_duties *d, const struct term *t, const struct term *was)
{
	const struct zy_table_row *row = d->table->rows[was->row];

	zy_findings_fault(&d->findings, t->row, ZY_FINDING_WARNED,
	    ZY_FAULT_RULE, d->from,
	    _("nobody is first person responsible (R62) between the term "
	      "before, %s:%llu, and"),
	    d->table->files[row->file], (unsigned long long)row->line);
}

/*
 * Compares term t with was, the earlier term with the same key that ends last,
 * and reports an overlap or gap.  Returns whether t counts for the terms after
 * it.
 */
static bool
follows(struct zy_duties *d, const struct term *t, const struct term *was)
{
	bool same = t->x->kind == ZY_DUTY_GUIDANCE &&
		    zy_view_eq(zy_duties_cell(d, t->row, d->person_org),
			zy_duties_cell(d, was->row, d->person_org));

	if (t->x->first_hi <= was->x->last_lo && !same) {
		refuse_overlap(d, t, was);
		return t->x->kind == ZY_DUTY_INSTRUCTOR;
	}
	if (t->x->kind == ZY_DUTY_FIRST && t->x->first_lo > was->x->last_hi + 1)
		warn_gap(d, t, was);
	return true;
}

/*
 * Warns where the secretary of an organisation is not its first person
 * responsible (R62).
 */
static void
check_secretary(struct zy_duties *d, size_t i)
{
	const struct zy_org_roster *r = d->orgs;
	struct zy_view head =
	    zy_org_roster_cell(r, d->items[i].org, r->orgs.secretary);

	if (head.n && zy_duties_cell(d, i, d->to).n == 0 &&
	    !zy_view_eq(head, zy_duties_cell(d, i, d->person)))
		zy_findings_fault(&d->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_RULE, d->person,
		    _("the first person responsible is the organisation's "
		      "head (R62), by the roster '%.*s', not"),
		    ZY_ARG(head));
}

void
zy_duty_check_terms(struct zy_duties *d)
{
	const struct term *was = NULL, *t;
	struct terms all = {0};
	size_t i;

	for (i = 0; i < d->table->nrows; i++)
		if (!d->findings.out[i])
			add_terms(&all, d, i);
	if (all.n)
		qsort(all.items, all.n, sizeof(*all.items), by_day);
	for (i = 0; i < all.n; i++) {
		t = &all.items[i];
		if (d->findings.out[t->row])
			continue;
		if (was && was->key == t->key && !follows(d, t, was))
			continue;
		if (t->x->kind == ZY_DUTY_FIRST)
			check_secretary(d, t->row);
		if (!was || was->key != t->key ||
		    was->x->last_lo < t->x->last_lo)
			was = t;
	}
	free(all.items);
}

/* Records of one person, for the fields of leading cadres. */
struct people {
	struct zy_org_index first;
	uint32_t *next;
};

/* Indexes the accepted duties of a kind by person. */
static void
find_people(const struct zy_duties *d, enum zy_duty_kind kind, struct people *p)
{
	uint32_t *first;
	size_t i;

	p->first = (struct zy_org_index){.keys = zy_intern_new()};
	p->next = zy_reallocarray(NULL, d->table->nrows + 1, sizeof(*p->next));
	for (i = d->table->nrows; i-- > 0;) {
		if (d->findings.out[i] || d->items[i].kind != kind)
			continue;
		first = zy_org_index_slot(
		    &p->first, zy_duties_cell(d, i, d->person), NULL);
		p->next[i] = *first;
		*first = (uint32_t)i;
	}
}

/* Frees what p owns. */
static void
release_people(struct people *p)
{
	zy_org_index_release(&p->first);
	free(p->next);
}

/*
 * Returns the first record in p of the person of duty i, or the next after
 * `at`; ZY_INTERN_NONE at the end.
 */
static uint32_t
next_of(
    const struct zy_duties *d, const struct people *p, size_t i, uint32_t at)
{
	struct zy_view home = zy_duties_cell(d, i, d->person_org), other;
	uint32_t k;

	if (at == ZY_INTERN_NONE) {
		k = zy_intern_find(
		    p->first.keys, zy_duties_cell(d, i, d->person));
		at = k == ZY_INTERN_NONE ? k : p->first.first[k];
	} else {
		at = p->next[at];
	}
	/* Two of one name come from two organisations. */
	for (; at != ZY_INTERN_NONE; at = p->next[at]) {
		other = zy_duties_cell(d, at, d->person_org);
		if (home.n == 0 || other.n == 0 || zy_view_eq(home, other))
			break;
	}
	return at;
}

/*
 * Checks the field of a liaison point: that of the person's posts in leading
 * groups or, without such posts, that of the record.
 */
static void
check_liaison(struct zy_duties *d, size_t i, const struct people *leaders)
{
	const struct zy_duty *x = &d->items[i];
	struct zy_view field = zy_duties_cell(d, i, d->scope), said = field;
	int verdict = -1, one;
	uint32_t at = ZY_INTERN_NONE;
	bool posted = false;
	int posts;

	for (posts = 0; posts < POSTS_MOST; posts++) {
		at = next_of(d, leaders, i, at);
		if (at == ZY_INTERN_NONE)
			break;
		field = zy_duties_cell(d, at, d->scope);
		if (field.n == 0)
			continue;
		posted = true;
		said = field;
		one = zy_duty_in_field(d->orgs, field, x->org);
		if (one > verdict)
			verdict = one;
	}
	if (!posted && said.n)
		verdict = zy_duty_in_field(d->orgs, said, x->org);
	if (verdict == 0)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RULE, d->org,
		    _("a liaison point lies in the field in the cadre's "
		      "charge (R64), which is '%.*s', not"),
		    ZY_ARG(said));
	else if (verdict < 0)
		zy_findings_fault(&d->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_UNSURE, d->person,
		    _("whether the liaison point lies in the field in charge "
		      "(R64) cannot be told: no sector, system or "
		      "organisation is named for"));
}

void
zy_duty_check_liaisons(struct zy_duties *d)
{
	struct people leaders, points;
	size_t i, n = d->table->nrows;

	find_people(d, ZY_DUTY_LEADING, &leaders);
	for (i = 0; i < n; i++) {
		if (d->findings.out[i] || d->items[i].kind != ZY_DUTY_LIAISON)
			continue;
		if (d->orgs->orgs.items[d->items[i].org].level == 0)
			zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
			    ZY_FAULT_RULE, d->org,
			    _("a liaison point is a grassroots organisation "
			      "(R64), not the county's"));
		else
			check_liaison(d, i, &leaders);
	}
	find_people(d, ZY_DUTY_LIAISON, &points);
	for (i = 0; i < n; i++)
		if (!d->findings.out[i] &&
		    d->items[i].kind == ZY_DUTY_LEADING &&
		    next_of(d, &points, i, ZY_INTERN_NONE) == ZY_INTERN_NONE)
			zy_findings_fault(&d->findings, i, ZY_FINDING_WARNED,
			    ZY_FAULT_RULE, d->person,
			    _("a leading cadre has at least one liaison point "
			      "(R64); none is listed for"));
	release_people(&leaders);
	release_people(&points);
}
