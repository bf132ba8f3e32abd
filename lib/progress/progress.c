/*
 * Counts records as answers, and asks the questions of all subjects.
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/progress.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "progress/state.h"

/* Returns the day number of the campaign's first day. */
static int64_t
first_day(const struct zy_campaign *c)
{
	return c->nphases ? zy_date_first(c->phases[0].from) : 0;
}

int
zy_progress_init(struct zy_progress *p, const struct zy_progress_options *o,
    struct zy_error *e)
{
	*p = (struct zy_progress){.questions = o->questions,
	    .as_of = zy_date_first(o->as_of),
	    .start = first_day(o->campaign),
	    .zh = o->zh};
	zy_views_init(&p->views, o->people, o->campaign, p->as_of);
	p->keys = zy_intern_new();
	zy_progress_findings_init(p, o->temporary);
	p->asked = zy_calloc(o->questions->n + 1, sizeof(*p->asked));
	p->cells = zy_calloc(ZY_VIEW_COLUMNS_MAX, sizeof(*p->cells));
	return zy_progress_bind(p, o->as_of, e);
}

void
zy_progress_release(struct zy_progress *p)
{
	size_t i, c;

	for (i = 0; p->asked && i < p->questions->n; i++) {
		struct zy_progress_asked *a = &p->asked[i];

		zy_condition_free(a->where);
		zy_condition_free(a->must);
		for (c = 0; c < ZY_QUERY_ANSWERS_MAX; c++) {
			zy_condition_free(a->clauses[c].where);
			free(a->clauses[c].answers);
		}
		free(a->targets);
	}
	free(p->asked);
	zy_runs_free(p->made);
	free(p->rank);
	zy_intern_free(p->told);
	free(p->counts);
	free(p->rows);
	free(p->row_at);
	free(p->counted);
	free(p->cells);
	zy_intern_free(p->keys);
	if (p->views.people)
		zy_views_release(&p->views);
	zy_buf_release(&p->scratch);
	zy_buf_release(&p->key);
	zy_buf_release(&p->value);
	zy_arena_release(&p->arena);
	*p = (struct zy_progress){.questions = NULL};
}

int
zy_progress_select(struct zy_progress *p, struct zy_view id)
{
	size_t i;

	for (i = 0; i < p->questions->n; i++)
		if (zy_view_is(id, p->questions->items[i].id)) {
			p->asked[i].selected = true;
			return 0;
		}
	return -1;
}

int
zy_progress_restrict(
    struct zy_progress *p, struct zy_condition *only, struct zy_error *e)
{
	p->only = only;
	return zy_condition_bind_schema(
	    only, &p->views.kinds[ZY_PROGRESS_ORG].schema, e);
}

void
zy_progress_given(
    struct zy_progress *p, enum zy_progress_kind kind, const bool *present)
{
	struct zy_view_kind *k = &p->views.kinds[kind];
	size_t c;

	k->given = true;
	for (c = 0; c < k->nown + k->nderived; c++)
		if (!present || present[c])
			k->present[c] = true;
}

/* Returns the cell of a column; an empty text for column -1. */
static struct zy_view
cell_of(const struct zy_view *cells, int column)
{
	return column < 0 ? (struct zy_view){"", 0} : cells[column];
}

/*
 * Returns whether the condition holds for an organisation with one of the
 * values of its derived columns from number c on, and of each later one.
 */
static bool
holds_for_some(struct zy_progress *p, struct zy_view *cells, size_t c)
{
	const struct zy_view_kind *k = &p->views.kinds[ZY_PROGRESS_ORG];
	struct zy_view list, one;
	bool found = false;

	if (c == k->nown + k->nderived)
		return zy_condition_test(p->only, cells) == ZY_TRUE;
	list = cells[c];
	do {
		if (!zy_text_next_name(&list, "", &one))
			one = (struct zy_view){"", 0};
		cells[c] = one;
		found = holds_for_some(p, cells, c + 1);
	} while (!found && list.n);
	return found;
}

/*
 * Returns whether an organisation is asked: it is neither closed by the day nor
 * founded later, and the condition holds for it.
 */
static bool
look_at_org(struct zy_progress *p, uint32_t org)
{
	const struct zy_org_roster *r = &p->views.people->orgs;
	const struct zy_view_kind *k = &p->views.kinds[ZY_PROGRESS_ORG];
	const struct zy_table *t = &r->table;
	struct zy_view cells[ZY_VIEW_COLUMNS_MAX];
	int64_t closed, founded;

	closed = zy_due_first(
	    zy_table_cell(t->rows[org], zy_table_find(t, "closed")));
	founded = zy_due_first(
	    zy_table_cell(t->rows[org], zy_view_find(k, "established")));
	if ((closed != ZY_NO_DAY && p->as_of > closed) || founded > p->as_of)
		return false;
	if (!p->only)
		return true;
	zy_view_roster_row(&p->views, ZY_PROGRESS_ORG, t, org, cells, org);
	return holds_for_some(p, cells, k->nown);
}

/*
 * Returns whether an organisation is asked (look_at_org), remembering the
 * result.
 */
static bool
counts_org(struct zy_progress *p, uint32_t org)
{
	if (!p->counted)
		p->counted =
		    zy_calloc(p->views.people->orgs.table.nrows + 1, 1);
	if (p->counted[org] == 0)
		p->counted[org] = look_at_org(p, org) ? 2 : 1;
	return p->counted[org] == 2;
}

/*
 * Returns whether the subject with that id no longer takes part on the day: a
 * member who has left, or an organisation that was closed.
 */
static bool
has_ended(struct zy_progress *p, struct zy_view id)
{
	int64_t end =
	    id.n ? zy_due_first(zy_people_end(p->views.people, id)) : ZY_NO_DAY;

	return end != ZY_NO_DAY && p->as_of > end;
}

/* Returns the day by which a subject must have answered. */
static int64_t
due_of(const struct zy_progress *p, const struct zy_progress_asked *a,
    const struct zy_view *cells, int64_t since)
{
	const struct zy_query *q = a->question;
	int64_t due;

	switch (q->due) {
	case ZY_DUE_DATE:
		/* Who was founded later has as many days as the others. */
		due = zy_date_first(q->date);
		if (q->asked <= ZY_PROGRESS_DUTY && since > p->start &&
		    since + (due - p->start) > due)
			due = since + (due - p->start);
		return due;
	case ZY_DUE_DEADLINE:
		return zy_date_first(p->views.campaign->award.deadline) - q->n;
	case ZY_DUE_COLUMN:
		due = zy_due_last(cell_of(cells, a->column));
		return due == ZY_NO_DAY ? due : due + q->n;
	default:
		return ZY_NO_DAY;
	}
}

/*
 * Returns whether the quotient of two cells is at least the required
 * percentage.
 */
static enum zy_truth
test_share(const struct zy_progress_asked *a, const struct zy_view *cells)
{
	const int64_t most = INT64_C(1) << 40;
	int64_t part, whole;

	if (!zy_integer_parse(&part, cell_of(cells, a->part), 0, most) ||
	    !zy_integer_parse(&whole, cell_of(cells, a->whole), 1, most))
		return ZY_UNKNOWN;
	return part * 100 >= whole * a->question->least ? ZY_TRUE : ZY_FALSE;
}

/* Returns whether the subject meets the conditions `must` and `least`. */
static enum zy_truth
test_must(const struct zy_progress_asked *a, const struct zy_view *cells)
{
	enum zy_truth t = ZY_TRUE, share;

	if (a->must)
		t = zy_condition_test(a->must, cells);
	if (a->question->part) {
		share = test_share(a, cells);
		t = t < share ? t : share;
	}
	return t;
}

/*
 * Makes the organisation that declared an award, by id or name, the subject of
 * a question of declarers.
 */
static void
turn_to_declarer(struct zy_progress *p, struct zy_target *t)
{
	uint32_t org = zy_people_org_of(p->views.people, t->key[0]);

	if (org == ZY_INTERN_NONE || org == ZY_ORG_AMBIGUOUS)
		return;
	t->org = org;
	t->key[0] = t->subject = zy_org_roster_id(&p->views.people->orgs, org);
	t->name = zy_org_roster_name(&p->views.people->orgs, org);
}

/* Fills t for a subject; its texts are borrowed from cells and p->scratch. */
static void
make_target(struct zy_progress *p, size_t i, const struct zy_view *cells,
    uint32_t org, struct zy_view source, struct zy_target *t)
{
	struct zy_progress_asked *a = &p->asked[i];
	enum zy_progress_kind kind = a->question->asked;
	const struct zy_view_kind *k = &p->views.kinds[kind];
	const struct zy_org_roster *r = &p->views.people->orgs;
	bool record = kind > ZY_PROGRESS_MEMBER && kind < ZY_PROGRESS_GROUP;
	int person = kind == ZY_PROGRESS_DUTY ? zy_view_find(k, "person") : -1;
	size_t c;

	*t = (struct zy_target){.question = (uint32_t)i,
	    .org = org,
	    .source = source,
	    .own = zy_due_first(cell_of(cells, k->date)),
	    .on = zy_due_first(cell_of(cells, a->on))};
	t->since = t->own > p->start ? t->own : p->start;
	if (record && t->own != ZY_NO_DAY && kind != ZY_PROGRESS_DUTY)
		t->since = t->own;
	t->due = due_of(p, a, cells, t->since);
	for (c = 0; c < a->question->of.n; c++)
		t->key[c] = cell_of(cells, a->of[c]);
	t->subject = cell_of(cells, record ? k->org : k->id < 0 ? 0 : k->id);
	t->name = cell_of(cells, zy_view_find(k, "name"));
	if (person >= 0)
		t->name = cells[person];
	else if (t->name.n == 0 && org != ZY_INTERN_NONE)
		t->name = zy_org_roster_name(r, org);
	if (kind == ZY_PROGRESS_AWARD && c == 1 &&
	    a->of[0] == zy_view_find(k, "by"))
		turn_to_declarer(p, t);
}

/* Asks question i of one subject; last: all records were added. */
static void
ask(struct zy_progress *p, size_t i, const struct zy_view *cells, uint32_t org,
    struct zy_view source, bool last)
{
	struct zy_progress_asked *a = &p->asked[i];
	enum zy_truth where = ZY_TRUE, must;
	struct zy_target t;

	if (a->where)
		where = zy_condition_test(a->where, cells);
	if (where == ZY_FALSE)
		return;
	must = where == ZY_TRUE ? test_must(a, cells) : ZY_UNKNOWN;
	if (must == ZY_UNKNOWN) {
		a->undecided++;
		return;
	}
	make_target(p, i, cells, org, source, &t);
	t.failed = must == ZY_FALSE;
	t.cells = cells;
	zy_progress_take(p, &t, last);
}

/* Adds a record to all questions that it may answer. */
static void
answer(struct zy_progress *p, enum zy_progress_kind kind,
    const struct zy_view *cells)
{
	size_t i, c;

	for (i = 0; i < p->questions->n; i++)
		for (c = 0; c < p->questions->items[i].nanswers; c++)
			if (p->asked[i].selected &&
			    p->questions->items[i].answers[c].record == kind)
				zy_clause_add(
				    p, &p->asked[i].clauses[c], kind, cells);
}

/* Returns the organisation of a record, and replaces its name by its id. */
static uint32_t
find_org(
    struct zy_progress *p, enum zy_progress_kind kind, struct zy_view *cells)
{
	const struct zy_view_kind *k = &p->views.kinds[kind];
	struct zy_people *people = p->views.people;
	struct zy_view id = cell_of(cells, k->org);
	uint32_t org = id.n ? zy_people_org_of(people, id) : ZY_INTERN_NONE;

	if (org == ZY_INTERN_NONE || org == ZY_ORG_AMBIGUOUS)
		return ZY_INTERN_NONE;
	if (zy_people_find_member(people, id) == ZY_INTERN_NONE)
		cells[k->org] = zy_org_roster_id(&people->orgs, org);
	return org;
}

void
zy_progress_add(struct zy_progress *p, enum zy_progress_kind kind,
    struct zy_view *cells, const char *place, uint64_t line)
{
	const struct zy_view_kind *k = &p->views.kinds[kind];
	struct zy_view source = cell_of(cells, k->source);
	uint32_t org = find_org(p, kind, cells);
	char where[512];
	int64_t day;
	size_t i;

	p->strangers += org == ZY_INTERN_NONE;
	zy_view_complete(&p->views, kind, cells, org);
	day = zy_due_first(cell_of(cells, k->date));
	if (day > p->as_of)
		return;
	answer(p, kind, cells);
	if (org == ZY_INTERN_NONE || !counts_org(p, org) ||
	    has_ended(p, cell_of(cells, k->org)))
		return;
	if (source.n == 0) {
		snprintf(where, sizeof(where), "%s:%llu", place,
		    (unsigned long long)line);
		source = zy_view(where);
	}
	/* The scratch of the views may have been used by counts_org. */
	zy_view_complete(&p->views, kind, cells, org);
	for (i = 0; i < p->questions->n; i++)
		if (p->asked[i].selected &&
		    p->questions->items[i].asked == kind)
			ask(p, i, cells, org, source, false);
}

/*
 * Goes through the rows of a roster that count on the day: adds them as answers
 * or, with last, asks their questions.
 */
static void
walk_roster(struct zy_progress *p, enum zy_progress_kind kind,
    const struct zy_table *t, bool last)
{
	const struct zy_view_kind *k = &p->views.kinds[kind];
	int exempt = zy_view_find(k, "exempt");
	struct zy_view *cells = p->cells, source;
	char where[512];
	uint32_t org;
	size_t row, i;

	for (row = 0; row < t->nrows; row++) {
		org = kind == ZY_PROGRESS_ORG
			  ? (uint32_t)row
			  : zy_people_org_of(p->views.people,
				zy_table_cell(t->rows[row], k->org));
		if (org == ZY_ORG_AMBIGUOUS)
			org = ZY_INTERN_NONE;
		if (last && org != ZY_INTERN_NONE && !counts_org(p, org))
			continue;
		zy_view_roster_row(&p->views, kind, t, row, cells, org);
		if ((kind == ZY_PROGRESS_DUTY &&
			!zy_people_is_held(p->views.people, (uint32_t)row,
			    zy_date_of_day(p->as_of))) ||
		    (kind == ZY_PROGRESS_MEMBER &&
			(zy_view_is(cell_of(cells, exempt), "yes") ||
			    (last && has_ended(p, cell_of(cells, k->id))))))
			continue;
		if (!last) {
			answer(p, kind, cells);
			continue;
		}
		source = cell_of(cells, k->source);
		if (source.n == 0) {
			snprintf(where, sizeof(where), "%s:%llu",
			    t->files[t->rows[row]->file],
			    (unsigned long long)t->rows[row]->line);
			source = zy_view(where);
		}
		for (i = 0; i < p->questions->n; i++)
			if (p->asked[i].selected && !p->asked[i].why_not &&
			    p->questions->items[i].asked == kind)
				ask(p, i, cells, org, source, true);
	}
}

/* Asks the questions of a kind of a subject that no roster has. */
static void
ask_made(struct zy_progress *p, enum zy_progress_kind kind, const char *list,
    const struct zy_view *cells)
{
	const struct zy_view none = {"", 0};
	size_t i;

	for (i = 0; i < p->questions->n; i++) {
		const struct zy_query *q = &p->questions->items[i];

		if (p->asked[i].selected && !p->asked[i].why_not &&
		    q->asked == kind &&
		    (!list || (q->list && strcmp(q->list, list) == 0)))
			ask(p, i, cells, ZY_INTERN_NONE, none, true);
	}
}

/* Asks about each pair of sector and system that an organisation has, once. */
static void
ask_fields(struct zy_progress *p, unsigned *groups)
{
	const struct zy_org_roster *r = &p->views.people->orgs;
	const struct zy_table *t = &r->table;
	int sector = zy_table_find(t, "sector");
	int system = zy_table_find(t, "system");
	struct zy_intern *seen = zy_intern_new();
	struct zy_buf b = ZY_BUF_INIT, names = ZY_BUF_INIT;
	size_t i, g;

	for (i = 0; i < t->nrows; i++) {
		struct zy_view cells[] = {zy_table_cell(t->rows[i], sector),
		    zy_table_cell(t->rows[i], system), {"", 0}};
		uint32_t n = zy_intern_count(seen);
		unsigned bits;

		if (!counts_org(p, (uint32_t)i))
			continue;
		bits = zy_campaign_groups_for(
		    p->views.campaign, cells[0], cells[1]);
		for (g = 0; g < p->views.campaign->ngroups; g++)
			groups[g] += bits >> g & 1;
		zy_buf_reset(&b);
		zy_buf_view(&b, cells[0]);
		zy_buf_putc(&b, '\x1f');
		zy_buf_view(&b, cells[1]);
		if (cells[0].n == 0 || zy_intern_put(seen, zy_buf_get(&b)) < n)
			continue;
		zy_buf_reset(&names);
		zy_view_groups(p->views.campaign, bits, &names);
		cells[2] = zy_buf_get(&names);
		ask_made(p, ZY_PROGRESS_FIELD, NULL, cells);
	}
	zy_intern_free(seen);
	zy_buf_release(&b);
	zy_buf_release(&names);
}

/* Asks about guidance groups and lists of the campaign file. */
static void
ask_campaign(struct zy_progress *p)
{
	const struct zy_campaign *c = p->views.campaign;
	unsigned groups[ZY_CAMPAIGN_GROUPS_MAX] = {0};
	const struct zy_choice *one;
	char number[24] = "";
	size_t i;

	ask_fields(p, groups);
	for (i = 0; i < c->ngroups; i++) {
		int n = snprintf(number, sizeof(number), "%u", groups[i]);
		const struct zy_view cells[] = {
		    zy_view(c->group_choices[i].token),
		    zy_view(c->group_choices[i].zh), zy_view(c->groups[i].lead),
		    {number, (size_t)n}};

		ask_made(p, ZY_PROGRESS_GROUP, NULL, cells);
	}
	for (i = 0; i < c->nlists; i++)
		for (one = c->lists[i].choices; one->token; one++) {
			const struct zy_view cells[] = {
			    zy_view(one->token), zy_view(one->zh)};

			ask_made(p, ZY_PROGRESS_LIST, c->lists[i].name, cells);
		}
}

int
zy_progress_finish(struct zy_progress *p, struct zy_error *e)
{
	struct zy_people *people = p->views.people;
	size_t i, t;
	int last;

	zy_progress_check(p);
	for (last = 0; last < 2; last++) {
		walk_roster(p, ZY_PROGRESS_ORG, &people->orgs.table, last == 1);
		if (people->has_members)
			walk_roster(
			    p, ZY_PROGRESS_MEMBER, &people->members, last == 1);
		if (people->has_duties)
			walk_roster(
			    p, ZY_PROGRESS_DUTY, &people->duties, last == 1);
	}
	if (!p->only)
		ask_campaign(p);
	for (i = 0; i < p->questions->n; i++)
		for (t = 0; !p->asked[i].why_not && t < p->asked[i].ntargets;
		     t++)
			zy_progress_decide(p, &p->asked[i].targets[t]);
	for (i = 0; i < p->questions->n; i++)
		if (!p->asked[i].why_not)
			p->nlacking += p->asked[i].nlacking;
	return p->counts ? 0 : zy_runs_sort(p->made, e);
}

const char *
zy_progress_not_asked(struct zy_progress *p, size_t i)
{
	return p->asked[i].why_not;
}

bool
zy_progress_is_selected(const struct zy_progress *p, size_t i)
{
	return p->asked[i].selected;
}

uint64_t
zy_progress_undecided(const struct zy_progress *p, size_t i)
{
	return p->asked[i].undecided;
}
