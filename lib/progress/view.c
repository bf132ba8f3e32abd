/*
 * Views: declares the columns of each kind and computes the derived cells.
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/view.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/duty-rules.h"
#include "model/record.h"
#include "progress/due.h"
#include "register/entry.h"
#include "register/pledge.h"

#define DERIVED(name, zh, type)               \
	{                                     \
		name, zh, type, 0, NULL, name \
	}

static const struct zy_column activity_derived[] = {
    DERIVED("followed", "办理日期", ZY_DATE),
    DERIVED("followed_by", "办理类型", ZY_CODE),
    DERIVED("of_sector", "本领域载体", ZY_YESNO),
    DERIVED("group", "指导小组", ZY_TEXT),
    DERIVED("by_head", "主要负责人", ZY_YESNO),
};
static const struct zy_column pledge_derived[] = {
    DERIVED("reason", "原因", ZY_TEXT),
};
static const struct zy_column org_derived[] = {
    DERIVED("group", "指导小组", ZY_TEXT),
    DERIVED("liaison", "联系点领导", ZY_TEXT),
};
static const struct zy_column duty_derived[] = {
    DERIVED("group", "指导小组", ZY_TEXT),
};
static const struct zy_column award_derived[] = {
    DERIVED("passed", "通过", ZY_YESNO),
};
static const struct zy_column tally_derived[] = {
    DERIVED("by_superior", "上级组织", ZY_YESNO),
};
static const struct zy_column draw_derived[] = {
    DERIVED("date", "抽签日期", ZY_DATE),
};
static const struct zy_column group_columns[] = {
    DERIVED("id", "编号", ZY_CODE),
    DERIVED("name", "名称", ZY_TEXT),
    DERIVED("lead", "牵头单位", ZY_TEXT),
    DERIVED("orgs", "党组织数", ZY_INTEGER),
};
static const struct zy_column field_columns[] = {
    {"sector", "领域", ZY_CHOICE, 0, zy_sector_choices, "sector"},
    {"system", "系统", ZY_CHOICE, 0, zy_system_choices, "system"},
    DERIVED("group", "指导小组", ZY_TEXT),
};
static const struct zy_column list_columns[] = {
    DERIVED("id", "编号", ZY_CODE),
    DERIVED("name", "名称", ZY_TEXT),
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define EXTRA(array) array, COUNT(array)

/* Columns of each kind, but for those of rosters, which come as they are. */
static const struct {
	const struct zy_schema *schema;
	const struct zy_column *derived;
	size_t n;
	const char *id, *org, *date;
	bool of_org; /* belongs to an organisation */
} declared[ZY_PROGRESS_KINDS] = {
    [ZY_PROGRESS_ORG] = {&zy_org_schema, EXTRA(org_derived), "id", "id",
	"established", false},
    [ZY_PROGRESS_MEMBER] = {&zy_member_schema, NULL, 0, "id", "org", "joined",
	true},
    [ZY_PROGRESS_DUTY] = {&zy_duty_schema, EXTRA(duty_derived), "id", "org",
	"from", true},
    [ZY_PROGRESS_PLEDGE] = {&zy_pledge_schema, EXTRA(pledge_derived), "id",
	"subject", "made", true},
    [ZY_PROGRESS_COMMENT] = {&zy_comment_schema, NULL, 0, "id", "subject",
	"date", true},
    [ZY_PROGRESS_ACTIVITY] = {&zy_activity_schema, EXTRA(activity_derived),
	"id", "org", "date", true},
    [ZY_PROGRESS_AWARD] = {&zy_award_schema, EXTRA(award_derived), "id",
	"subject", "date", true},
    [ZY_PROGRESS_TALLY] = {&zy_tally_schema, EXTRA(tally_derived), "subject",
	"subject", "date", true},
    [ZY_PROGRESS_RANKING] = {&zy_ranking_schema, NULL, 0, "subject", "subject",
	NULL, true},
    [ZY_PROGRESS_DRAW] = {&zy_draw_schema, EXTRA(draw_derived), "subject",
	"subject", "date", true},
};

/* Adds n columns to those of a kind; prefix, "org." or "", goes before them. */
static void
add_columns(struct zy_views *v, struct zy_view_kind *k,
    const struct zy_column *columns, size_t n, const char *prefix)
{
	struct zy_column *to = (struct zy_column *)(uintptr_t)k->schema.columns;
	char name[128];
	size_t i;

	for (i = 0; i < n && k->schema.n < ZY_VIEW_COLUMNS_MAX; i++) {
		struct zy_column *one = &to[k->schema.n++];
		int length = snprintf(
		    name, sizeof(name), "%s%s", prefix, columns[i].name);

		*one = columns[i];
		if (*prefix == '\0')
			continue;
		one->name = zy_arena_strndup(&v->arena, name, (size_t)length);
		one->zh = one->name;
	}
}

/* Adds the columns of a roster, those that no schema declares as text. */
static void
add_roster(struct zy_views *v, struct zy_view_kind *k, const struct zy_table *t,
    const char *prefix)
{
	size_t c;

	for (c = 0; c < t->ncolumns; c++) {
		const struct zy_table_column *from = &t->columns[c];
		const char *name =
		    zy_arena_strndup(&v->arena, from->name.p, from->name.n);
		const struct zy_column text = {
		    name, name, ZY_TEXT, 0, NULL, name};

		add_columns(v, k, from->decl ? from->decl : &text, 1, prefix);
	}
}

/* Adds the columns of a roster's schema that the roster lacks. */
static void
add_lacking(
    struct zy_views *v, struct zy_view_kind *k, const struct zy_schema *s)
{
	size_t c;

	for (c = 0; c < s->n; c++)
		if (zy_view_find(k, s->columns[c].name) < 0)
			add_columns(v, k, &s->columns[c], 1, "");
}

/*
 * Returns the roster whose rows are the subjects of a kind; NULL for kinds that
 * have none or whose roster was not read.
 */
static const struct zy_table *
roster_of(const struct zy_people *p, enum zy_progress_kind kind)
{
	switch (kind) {
	case ZY_PROGRESS_ORG:
		return &p->orgs.table;
	case ZY_PROGRESS_MEMBER:
		return p->has_members ? &p->members : NULL;
	case ZY_PROGRESS_DUTY:
		return p->has_duties ? &p->duties : NULL;
	default:
		return NULL;
	}
}

/*
 * Sets up the view of one kind: its own columns (of the roster that was read,
 * else of the schema), then the derived ones, then those of organisations.  Of
 * rosters it is known which columns are present; of streams the caller says so
 * later.
 */
static void
init_kind(struct zy_views *v, enum zy_progress_kind kind)
{
	struct zy_view_kind *k = &v->kinds[kind];
	const struct zy_table *t = roster_of(v->people, kind);
	const struct zy_schema *s = declared[kind].schema;
	size_t c;

	if (t)
		add_roster(v, k, t, "");
	k->nown = k->schema.n;
	if (t || kind <= ZY_PROGRESS_DUTY)
		add_lacking(v, k, s);
	else
		add_columns(v, k, s->columns, s->n, "");
	k->present = zy_arena_alloc(&v->arena, ZY_VIEW_COLUMNS_MAX);
	memset(k->present, 0, ZY_VIEW_COLUMNS_MAX);
	for (c = 0; t && c < k->nown; c++)
		k->present[c] = true;
	k->given = t != NULL;
	k->nown = k->schema.n;
	add_columns(v, k, declared[kind].derived, declared[kind].n, "");
	k->nderived = declared[kind].n;
	k->id = zy_view_find(k, declared[kind].id);
	k->org = zy_view_find(k, declared[kind].org);
	k->date =
	    declared[kind].date ? zy_view_find(k, declared[kind].date) : -1;
	k->source = zy_view_find(k, "source");
	for (c = k->nown; t && c < k->schema.n; c++)
		k->present[c] = true;
	c = k->schema.n;
	if (declared[kind].of_org)
		add_roster(v, k, &v->people->orgs.table, "org.");
	for (; c < k->schema.n; c++)
		k->present[c] = true;
}

/* Prepares a kind whose subjects are made from the campaign file. */
static void
init_made(struct zy_views *v, enum zy_progress_kind kind,
    const struct zy_column *columns, size_t n)
{
	struct zy_view_kind *k = &v->kinds[kind];

	add_columns(v, k, columns, n, "");
	k->nown = n;
	k->given = true;
	k->present = zy_arena_alloc(&v->arena, n);
	memset(k->present, 1, n);
	k->id = k->org = k->date = k->source = -1;
}

/* Notes who has a liaison point at each organisation: 张某、李某. */
static void
note_liaisons(struct zy_views *v, int64_t as_of)
{
	const struct zy_table *t = &v->people->duties;
	int duty = zy_table_find(t, "duty"), org = zy_table_find(t, "org");
	int person = zy_table_find(t, "person");
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	v->liaison =
	    zy_calloc(v->people->orgs.table.nrows + 1, sizeof(*v->liaison));
	for (i = 0; v->people->has_duties && i < t->nrows; i++) {
		struct zy_view *at;
		uint32_t k;

		if (!zy_view_is(zy_table_cell(t->rows[i], duty), "liaison") ||
		    !zy_people_is_held(
			v->people, (uint32_t)i, zy_date_of_day(as_of)))
			continue;
		k = zy_people_org_of(v->people, zy_table_cell(t->rows[i], org));
		if (k >= v->people->orgs.table.nrows)
			continue;
		at = &v->liaison[k];
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%.*s%s", ZY_ARG(*at), at->n ? "、" : "");
		zy_buf_view(&b, zy_table_cell(t->rows[i], person));
		*at = (struct zy_view){
		    zy_arena_strndup(&v->arena, b.p, b.n), b.n};
	}
	zy_buf_release(&b);
}

void
zy_views_init(struct zy_views *v, struct zy_people *people,
    const struct zy_campaign *campaign, int64_t as_of)
{
	int kind;

	*v = (struct zy_views){.people = people, .campaign = campaign};
	note_liaisons(v, as_of);
	for (kind = 0; kind < ZY_PROGRESS_KINDS; kind++) {
		struct zy_schema *s = &v->kinds[kind].schema;

		s->name = zy_progress_kind_name((enum zy_progress_kind)kind);
		s->columns =
		    zy_calloc(ZY_VIEW_COLUMNS_MAX, sizeof(*s->columns));
		if (declared[kind].schema)
			init_kind(v, (enum zy_progress_kind)kind);
	}
	init_made(v, ZY_PROGRESS_GROUP, EXTRA(group_columns));
	init_made(v, ZY_PROGRESS_FIELD, EXTRA(field_columns));
	init_made(v, ZY_PROGRESS_LIST, EXTRA(list_columns));
}

void
zy_views_release(struct zy_views *v)
{
	int kind;

	for (kind = 0; kind < ZY_PROGRESS_KINDS; kind++)
		free((void *)(uintptr_t)v->kinds[kind].schema.columns);
	free(v->liaison);
	zy_buf_release(&v->scratch);
	zy_arena_release(&v->arena);
	*v = (struct zy_views){.people = NULL};
}

int
zy_view_find(const struct zy_view_kind *k, const char *name)
{
	size_t c;

	for (c = 0; c < k->schema.n; c++)
		if (strcmp(k->schema.columns[c].name, name) == 0 ||
		    strcmp(k->schema.columns[c].zh, name) == 0)
			return (int)c;
	return -1;
}

bool
zy_view_is_derivable(enum zy_progress_kind kind, size_t i, const bool *present)
{
	const struct zy_schema *s = &zy_tally_schema;
	const struct zy_column *organiser =
	    zy_schema_find(s, ZY_VIEW("organiser"));

	switch (kind) {
	case ZY_PROGRESS_ACTIVITY:
		return i > ZY_VIEW_FOLLOWED_BY;
	case ZY_PROGRESS_TALLY:
		return present[organiser - s->columns];
	case ZY_PROGRESS_PLEDGE:
		return false;
	default:
		return true;
	}
}

void
zy_view_groups(const struct zy_campaign *c, unsigned groups, struct zy_buf *b)
{
	size_t i, n = 0;

	for (i = 0; i < c->ngroups; i++)
		if (groups >> i & 1)
			zy_buf_printf(b, "%s%s", n++ ? "、" : "",
			    c->group_choices[i].token);
}

/*
 * Returns a cell of an organisation of the roster; empty where the organisation
 * or the column is unknown.
 */
static struct zy_view
org_cell(const struct zy_views *v, uint32_t org, const char *name)
{
	const struct zy_org_roster *r = &v->people->orgs;

	return org == ZY_INTERN_NONE
		   ? (struct zy_view){"", 0}
		   : zy_org_roster_cell(r, org, zy_table_find(&r->table, name));
}

/* Returns the value of a derived column that says yes or no. */
static struct zy_view
yes_no(bool yes)
{
	return yes ? ZY_VIEW("yes") : ZY_VIEW("no");
}

/* Returns whether a title names a carrier or practice of the sector. */
static bool
has_carrier(const struct zy_campaign *c, struct zy_view sector,
    struct zy_view title, bool *known)
{
	static const char *const lists[] = {"carriers", "practices"};
	struct zy_config sectors = zy_config_get(&c->root, "sectors");
	size_t i, j, k;

	*known = false;
	for (i = 0; i < json_array_size(sectors.value); i++) {
		json_t *one = json_array_get(sectors.value, i);

		if (!zy_view_is(
			sector, json_string_value(json_object_get(one, "id"))))
			continue;
		*known = true;
		for (j = 0; j < COUNT(lists); j++) {
			json_t *list = json_object_get(one, lists[j]);

			for (k = 0; k < json_array_size(list); k++)
				if (zy_view_has(
					title, json_string_value(
						   json_array_get(list, k))))
					return true;
		}
	}
	return false;
}

/*
 * Returns the guidance groups, as bits, that an activity names: by its
 * organisation, which may lead one, or by its title, note or person.
 */
static unsigned
groups_of_activity(const struct zy_views *v, const struct zy_view *cells,
    struct zy_view org_name)
{
	static const int texts[] = {
	    ZY_ACTIVITY_TITLE, ZY_ACTIVITY_NOTE, ZY_ACTIVITY_ISSUER};
	const struct zy_campaign *c = v->campaign;
	unsigned groups = 0;
	size_t i, t;

	for (i = 0; i < c->ngroups; i++) {
		const char *lead = c->groups[i].lead;
		const struct zy_choice *one = &c->group_choices[i];

		if (zy_view_is(cells[ZY_ACTIVITY_ORG], one->token) ||
		    zy_view_has(org_name, lead))
			groups |= 1U << i;
		for (t = 0; t < COUNT(texts); t++)
			if (zy_view_has(cells[texts[t]], lead) ||
			    zy_view_has(cells[texts[t]], one->zh) ||
			    zy_view_is(cells[texts[t]], one->token))
				groups |= 1U << i;
	}
	return groups;
}

/*
 * Returns the text of v->scratch from `from` on as a cell, which is valid until
 * the next record.
 */
static struct zy_view
made(struct zy_views *v, size_t from)
{
	return (struct zy_view){v->scratch.p + from, v->scratch.n - from};
}

/*
 * Fills the derived cells of an activity that need no register.  A cell is left
 * empty where its answer is not known.
 */
static void
complete_activity(struct zy_views *v, struct zy_view *cells,
    struct zy_view *derived, uint32_t org)
{
	struct zy_view title = cells[ZY_ACTIVITY_TITLE];
	struct zy_view person = cells[ZY_ACTIVITY_PERSON], head;
	bool known, has;

	derived[ZY_VIEW_OF_SECTOR] = derived[ZY_VIEW_GROUP] =
	    derived[ZY_VIEW_BY_HEAD] = (struct zy_view){"", 0};
	if (org != ZY_INTERN_NONE && person.n) {
		has = zy_people_is_head(
		    v->people, org, person, cells[ZY_ACTIVITY_DATE], &head);
		if (has || head.n)
			derived[ZY_VIEW_BY_HEAD] = yes_no(has);
	}
	if (zy_view_is(cells[ZY_ACTIVITY_TYPE], "carrier")) {
		has = has_carrier(
		    v->campaign, org_cell(v, org, "sector"), title, &known);
		if (known)
			derived[ZY_VIEW_OF_SECTOR] = yes_no(has);
	}
	if (zy_view_is(cells[ZY_ACTIVITY_TYPE], "group-report")) {
		zy_view_groups(v->campaign,
		    groups_of_activity(v, cells, org_cell(v, org, "name")),
		    &v->scratch);
		derived[ZY_VIEW_GROUP] = made(v, 0);
	}
}

/*
 * Fills the derived cell of a tally: whether the organiser is the organisation
 * directly above the subject (R49, R50) or, of a member, the member's own one.
 */
static void
complete_tally(
    struct zy_views *v, struct zy_view *cells, struct zy_view *derived)
{
	const struct zy_view_kind *k = &v->kinds[ZY_PROGRESS_TALLY];
	struct zy_view organiser = cells[zy_view_find(k, "organiser")];
	int subject = k->org;
	uint32_t above, own, by;

	derived[0] = (struct zy_view){"", 0};
	if (organiser.n == 0)
		return;
	above = zy_people_org_above(v->people, cells[subject], cells[k->date]);
	by = zy_people_org_of(v->people, organiser);
	own = zy_people_find_member(v->people, cells[subject]) == ZY_INTERN_NONE
		  ? ZY_INTERN_NONE
		  : zy_people_org_of(v->people, cells[subject]);
	if (by != ZY_INTERN_NONE && by != ZY_ORG_AMBIGUOUS)
		derived[0] = yes_no(by == above || by == own);
}

/*
 * Returns whether the result of an award's stage says that it was turned down.
 */
static bool
is_turned_down(const struct zy_campaign *c, struct zy_view result)
{
	const struct zy_choice *one;

	for (one = c->award.turned_down; one && one->token; one++)
		if (zy_view_starts(result, one->token))
			return true;
	return false;
}

/*
 * Fills the derived cell of a draw, its day: that of the seed, else that of the
 * pool.
 */
static void
complete_draw(
    struct zy_views *v, struct zy_view *cells, struct zy_view *derived)
{
	static const char *const from[] = {"seed_at", "pool_at"};
	size_t i;

	derived[0] = (struct zy_view){"", 0};
	for (i = 0; i < COUNT(from) && derived[0].n == 0; i++) {
		struct zy_view at =
		    cells[zy_view_find(&v->kinds[ZY_PROGRESS_DRAW], from[i])];

		if (at.n >= 10)
			derived[0] = (struct zy_view){at.p, 10};
	}
}

/*
 * Fills the derived cells of an organisation: its guidance groups, and the
 * leaders whose liaison point it is.
 */
static void
complete_org(struct zy_views *v, struct zy_view *cells, struct zy_view *derived,
    uint32_t org)
{
	(void)cells;
	zy_view_groups(v->campaign,
	    zy_campaign_groups_for(v->campaign, org_cell(v, org, "sector"),
		org_cell(v, org, "system")),
	    &v->scratch);
	derived[0] = made(v, 0);
	derived[1] = v->liaison[org];
}

void
zy_view_complete(struct zy_views *v, enum zy_progress_kind kind,
    struct zy_view *cells, uint32_t org)
{
	struct zy_view_kind *k = &v->kinds[kind];
	struct zy_view *derived = cells + k->nown;
	const struct zy_table *t = &v->people->orgs.table;
	size_t c, at = k->nown + k->nderived;

	zy_buf_reset(&v->scratch);
	zy_buf_grow(&v->scratch, 1);
	switch (kind) {
	case ZY_PROGRESS_ORG:
		complete_org(v, cells, derived, org);
		break;
	case ZY_PROGRESS_DUTY:
		zy_view_groups(v->campaign,
		    zy_duty_groups(
			v->campaign, cells[zy_view_find(k, "scope")]),
		    &v->scratch);
		derived[0] = made(v, 0);
		break;
	case ZY_PROGRESS_ACTIVITY:
		complete_activity(v, cells, derived, org);
		break;
	case ZY_PROGRESS_AWARD:
		derived[0] = yes_no(
		    !is_turned_down(v->campaign, cells[ZY_AWARD_RESULT]));
		break;
	case ZY_PROGRESS_TALLY:
		complete_tally(v, cells, derived);
		break;
	case ZY_PROGRESS_DRAW:
		complete_draw(v, cells, derived);
		break;
	default:
		break;
	}
	for (c = 0; at < k->schema.n; c++, at++)
		cells[at] = org == ZY_INTERN_NONE
				? (struct zy_view){"", 0}
				: zy_table_cell(t->rows[org], (int)c);
}

void
zy_view_roster_row(struct zy_views *v, enum zy_progress_kind kind,
    const struct zy_table *t, size_t row, struct zy_view *cells, uint32_t org)
{
	size_t c;

	for (c = 0; c < v->kinds[kind].nown; c++)
		cells[c] = zy_table_cell(t->rows[row], (int)c);
	zy_view_complete(v, kind, cells, org);
}
