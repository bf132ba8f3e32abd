/*
 * Follows paths through streams and rosters, and computes columns on the way.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/streams.h"

#include <stdlib.h>

#include "model/org-name.h"
#include "model/record.h"
#include "register/entry.h"
#include "report/award-rows.h"
#include "report/kind-file.h"
#include "report/roster-ids.h"
#include "report/subject-title.h"
#include "report/tally-sums.h"

void
zy_streams_init(struct zy_streams *s, const struct zy_names *names,
    const struct zy_campaign *campaign, bool zh)
{
	*s =
	    (struct zy_streams){.names = names, .campaign = campaign, .zh = zh};
}

void
zy_streams_release(struct zy_streams *s)
{
	int i;

	for (i = 0; i < ZY_INPUT_STREAMS; i++)
		zy_table_release(&s->tables[i]);
	zy_table_release(&s->stages);
	for (i = 0; i < 2; i++) {
		zy_intern_free(s->ids[i]);
		free(s->rows[i]);
	}
	zy_intern_free(s->org_names);
	zy_intern_free(s->persons);
	zy_intern_free(s->named);
	free(s->names_of);
	zy_intern_free(s->own_names);
	zy_intern_free(s->of_persons);
	free(s->own_times);
	free(s->org_times);
	free(s->person_times);
	zy_arena_release(&s->arena);
	zy_buf_release(&s->scratch);
}

enum zy_source_stream
zy_streams_find(struct zy_view name)
{
	const char *const *names = zy_kind_file_streams();
	int i;

	for (i = 0; names[i] && !zy_view_is(name, names[i]); i++)
		;
	return (enum zy_source_stream)i;
}

void
zy_streams_add_stage(struct zy_streams *s, const struct zy_view *cells)
{
	size_t c;

	for (c = 0; s->stages.ncolumns < zy_award_schema.n; c++)
		zy_table_column(&s->stages,
		    zy_view(zy_award_schema.columns[c].name),
		    &zy_award_schema.columns[c]);
	zy_table_add_cells(&s->stages, cells, zy_award_schema.n);
	s->given[ZY_INPUT_AWARDS] = true;
}

/*
 * Gives the columns of all tables the declarations of their kind of record; the
 * inputs were read with the schema of any record.
 */
static void
declare(struct zy_streams *s)
{
	static const struct zy_schema *const schemas[ZY_INPUT_STREAMS] = {
	    &zy_org_schema, &zy_member_schema, &zy_duty_schema,
	    &zy_pledge_schema, &zy_comment_schema, &zy_activity_schema, NULL,
	    &zy_session_schema, &zy_tally_schema, &zy_evidence_schema,
	    &zy_score_schema, &zy_ranking_schema, NULL, &zy_draw_schema,
	    &zy_finding_schema, NULL, NULL, NULL};
	const struct zy_column *decl;
	size_t i, c;

	for (i = 0; i < ZY_INPUT_STREAMS; i++)
		for (c = 0; schemas[i] && c < s->tables[i].ncolumns; c++) {
			struct zy_table_column *col = &s->tables[i].columns[c];

			decl = zy_schema_find(schemas[i], col->name);
			col->decl = decl ? decl : col->decl;
		}
}

/* Stores the names of subjects in streams other than rosters. */
static void
keep_names(struct zy_streams *s)
{
	static const enum zy_source_stream from[] = {ZY_INPUT_RANKING,
	    ZY_INPUT_SCORES, ZY_INPUT_DRAW, ZY_INPUT_FINDINGS};
	size_t i, r, cap = 0;

	s->named = zy_intern_new();
	for (i = 0; i < sizeof(from) / sizeof(*from); i++) {
		const struct zy_table *t = &s->tables[from[i]];
		int subject = zy_table_find(t, "subject");
		int name = zy_table_find(t, "name");

		for (r = 0; r < t->nrows; r++) {
			struct zy_view id = zy_table_cell(t->rows[r], subject);
			struct zy_view v = zy_table_cell(t->rows[r], name);
			uint32_t n = zy_intern_count(s->named);

			if (id.n == 0 || v.n == 0 ||
			    zy_intern_put(s->named, id) != n)
				continue;
			s->names_of = zy_grow(
			    s->names_of, &cap, n + 1, sizeof(*s->names_of));
			s->names_of[n] = v;
		}
	}
}

/* Returns whether a row of a ranking says by itself that it is a person's. */
static bool
is_person(const struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	return zy_streams_column(t, row, "role").n ||
	       zy_streams_column(t, row, "org").n ||
	       zy_intern_find(s->ids[1],
		   zy_streams_column(t, row, "subject")) != ZY_INTERN_NONE;
}

/*
 * Collects the names in the ranking, and the standards whose rows are about
 * persons; rows without a standard count as a standard of their own.
 */
static void
look_at_ranking(struct zy_streams *s)
{
	const struct zy_table *t = &s->tables[ZY_INPUT_RANKING];
	uint32_t i;

	s->own_names = zy_intern_new();
	s->own_times = zy_calloc(t->nrows + 1, sizeof(uint32_t));
	s->of_persons = zy_intern_new();
	for (i = 0; i < t->nrows; i++) {
		struct zy_view standard = zy_streams_column(t, i, "standard");

		zy_subject_count(s->own_names, s->own_times,
		    zy_streams_column(t, i, "name"));
		if (is_person(s, t, i))
			zy_intern_put(s->of_persons, standard);
	}
}

/*
 * Returns whether a row of the ranking is a person's: it says so, or its
 * standard is one of persons and its name not that of an organisation.
 */
static bool
ranks_person(const struct zy_streams *s, uint32_t row)
{
	const struct zy_table *t = &s->tables[ZY_INPUT_RANKING];

	if (is_person(s, t, row))
		return true;
	return !zy_org_name_is_one(zy_streams_column(t, row, "name")) &&
	       zy_intern_find(s->of_persons,
		   zy_streams_column(t, row, "standard")) != ZY_INTERN_NONE;
}

/*
 * Makes the streams of questions, grades and groups from the names of the
 * standard.
 */
static void
take_names(struct zy_streams *s)
{
	static const enum zy_name_kind kinds[] = {
	    ZY_NAMED_QUESTION, ZY_NAMED_GRADE, ZY_NAMED_GROUP};
	size_t i, k;

	for (k = 0; k < 3; k++) {
		struct zy_table *t = &s->tables[ZY_INPUT_QUESTIONS + k];

		zy_table_column(t, ZY_VIEW("id"), NULL);
		zy_table_column(t, ZY_VIEW("name"), NULL);
		for (i = 0; i < s->names->n[kinds[k]]; i++) {
			const struct zy_name *name =
			    &s->names->items[kinds[k]][i];
			const struct zy_view cells[] = {
			    zy_view(name->id), zy_view(name->name)};

			zy_table_add_cells(t, cells, 2);
		}
		s->given[ZY_INPUT_QUESTIONS + k] = t->nrows > 0;
	}
}

void
zy_streams_finish(struct zy_streams *s)
{
	take_names(s);
	declare(s);
	zy_roster_ids_index(s);
	zy_award_rows_fold(s);
	keep_names(s);
	look_at_ranking(s);
	zy_subject_titles_count(s);
}

/*
 * Returns the ids of an organisation and all superior ones, the highest first.
 */
static struct zy_view
org_tree(struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	struct zy_view ids[32], v;
	struct zy_buf b = ZY_BUF_INIT;
	int n = 0;

	while (n < 32) {
		ids[n++] = zy_streams_column(t, row, "id");
		t = zy_streams_refer(
		    s, zy_streams_column(t, row, "parent"), &row);
		if (!t)
			break;
	}
	while (n--) {
		zy_buf_view(&b, ids[n]);
		zy_buf_putc(&b, '\x01');
	}
	v = zy_streams_keep(s, &b);
	zy_buf_release(&b);
	return v;
}

/*
 * Returns the township of an organisation, as tables by township show it; for
 * organisations of the county, which have none, the name of the county's
 * organisation.
 */
static struct zy_view
place_of(struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	struct zy_view township = zy_streams_column(t, row, "township");

	if (township.n == 0 &&
	    zy_view_is(zy_streams_column(t, row, "level"), "county"))
		return zy_subject_org(s, t, row);
	return township;
}

/* Returns the computed column `name` of an organisation. */
static struct zy_view
org_cell(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view name)
{
	const struct zy_table *other;

	if (zy_view_is(name, "title") || zy_view_is(name, "branch"))
		return zy_subject_org(s, t, row);
	if (zy_view_is(name, "called"))
		return zy_streams_column(t, row, "name");
	if (zy_view_is(name, "type"))
		return ZY_VIEW("org");
	if (zy_view_is(name, "tree"))
		return org_tree(s, t, row);
	if (zy_view_is(name, "place"))
		return place_of(s, t, row);
	if (zy_view_is(name, "unit") &&
	    (other = zy_streams_refer(
		 s, zy_streams_column(t, row, "parent"), &row)))
		return zy_subject_org(s, other, row);
	if (zy_view_is(name, "unit"))
		return zy_streams_column(t, row, "parent");
	return (struct zy_view){NULL, 0};
}

/*
 * Returns the computed column `name` of a member, or that column of his branch.
 */
static struct zy_view
member_cell(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view name, const struct zy_column **decl)
{
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_table *orgs;
	struct zy_view v = {NULL, 0};
	int c;

	if (zy_view_is(name, "title"))
		return zy_subject_person(s, t, row);
	if (zy_view_is(name, "called"))
		return zy_subject_called(s, t, row);
	if (zy_view_is(name, "type"))
		return ZY_VIEW("member");
	orgs = zy_streams_refer(s, zy_streams_column(t, row, "org"), &row);
	if (zy_view_is(name, "branch"))
		return orgs ? zy_subject_org(s, orgs, row) : v;
	if (!orgs)
		return v;
	if (zy_view_is(name, "unit")) {
		zy_subject_unit(s, &b, orgs, row);
		v = zy_streams_keep(s, &b);
		zy_buf_release(&b);
		return v;
	}
	if (zy_view_is(name, "tree"))
		return org_tree(s, orgs, row);
	if (zy_view_is(name, "place"))
		return place_of(s, orgs, row);
	for (c = 0; c < (int)orgs->ncolumns; c++)
		if (zy_view_eq(orgs->columns[c].name, name)) {
			*decl = orgs->columns[c].decl;
			return zy_table_cell(orgs->rows[row], c);
		}
	return v;
}

/*
 * Returns the award of a row about a subject: the one that the row names, else
 * that of its standard, else the one for its kind of subject.
 */
static struct zy_view
honour(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    const struct zy_column **decl)
{
	struct zy_view v = zy_streams_column(t, row, "award"), role;
	const struct zy_names *names = s->names;
	const struct zy_table *who;
	uint32_t at = row;

	*decl = zy_schema_find(&zy_award_schema, ZY_VIEW("award"));
	if (v.n)
		return v;
	if (names->n[ZY_NAMED_AWARD])
		return zy_view(names->items[ZY_NAMED_AWARD][0].id);
	who = zy_streams_refer(s, zy_streams_column(t, row, "subject"), &at);
	role = who ? zy_streams_column(who, at, "role")
		   : zy_streams_column(t, row, "role");
	if (zy_view_is(role, "worker"))
		return ZY_VIEW("five-strong");
	if (who == &s->tables[ZY_INPUT_MEMBERS] || role.n ||
	    (!who && t == &s->tables[ZY_INPUT_RANKING] &&
		ranks_person(s, row)) ||
	    (names->n[ZY_NAMED_SUBJECT] &&
		strcmp(names->items[ZY_NAMED_SUBJECT][0].id, "member") == 0))
		return ZY_VIEW("five-lead");
	return ZY_VIEW("five-good");
}

/*
 * Returns "yes" for an activity of a type that holds up awards, by the campaign
 * file; else an empty view.
 */
static struct zy_view
holds(const struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	int type = zy_campaign_type_find(
	    s->campaign, zy_streams_column(t, row, "type"));

	return type >= 0 && s->campaign->award.holds[type]
		   ? ZY_VIEW("yes")
		   : (struct zy_view){NULL, 0};
}

/*
 * Returns the computed column of a row of the tally: how many marks are
 * `satisfied`, or of how many, `rated`; an empty view where that is unknown.
 */
static struct zy_view
tally_cell(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view name)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view v = {NULL, 0};
	int64_t whole, n = zy_tally_satisfied(t, row, &whole);

	if (n < 0)
		return v;
	zy_buf_printf(
	    &b, "%lld", (long long)(zy_view_is(name, "rated") ? whole : n));
	v = zy_streams_keep(s, &b);
	zy_buf_release(&b);
	return v;
}

/*
 * Returns the cell of a row in the column `name`, which is declared or
 * computed; *decl is its declaration, or NULL.
 */
static struct zy_view
cell_of(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view name, const struct zy_column **decl)
{
	size_t c;

	*decl = NULL;
	for (c = 0; c < t->ncolumns; c++)
		if (zy_view_eq(t->columns[c].name, name)) {
			*decl = t->columns[c].decl;
			return zy_table_cell(t->rows[row], (int)c);
		}
	if (t == &s->tables[ZY_INPUT_ORGS])
		return org_cell(s, t, row, name);
	if (t == &s->tables[ZY_INPUT_MEMBERS])
		return member_cell(s, t, row, name, decl);
	if (zy_view_is(name, "honour"))
		return honour(s, t, row, decl);
	if (zy_view_is(name, "holds"))
		return holds(s, t, row);
	if (t == &s->tables[ZY_INPUT_TALLY] &&
	    (zy_view_is(name, "satisfied") || zy_view_is(name, "rated")))
		return tally_cell(s, t, row, name);
	return (struct zy_view){NULL, 0};
}

/*
 * Returns the title of a subject that no roster has, made of what the ranking
 * says of it.
 */
static struct zy_view
own_title(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view id)
{
	struct zy_view name = zy_streams_column(t, row, "name"), township;
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_table *orgs;
	uint32_t k = zy_intern_find(s->named, id), org;

	if (name.n == 0)
		return k == ZY_INTERN_NONE ? name : s->names_of[k];
	township = zy_streams_column(t, row, "township");
	orgs = zy_streams_refer(s, zy_streams_column(t, row, "org"), &org);
	if (orgs) {
		zy_subject_unit(s, &b, orgs, org);
		zy_buf_puts(&b, s->zh ? "" : " ");
		zy_buf_view(&b, name);
	} else if (township.n && t == &s->tables[ZY_INPUT_RANKING] &&
		   zy_subject_twice(s->own_names, s->own_times, name)) {
		zy_buf_printf(&b, s->zh ? "%.*s（%.*s）" : "%.*s (%.*s)",
		    ZY_ARG(name), ZY_ARG(township));
	}
	if (b.n)
		name = zy_streams_keep(s, &b);
	zy_buf_release(&b);
	return name;
}

/*
 * Returns a column of a subject that no roster has, from the cells of the row
 * that names it.
 */
static struct zy_view
own_cell(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view reference, struct zy_view name,
    const struct zy_column **decl)
{
	*decl = NULL;
	if (zy_view_is(name, "title"))
		return own_title(s, t, row, reference);
	if (zy_view_is(name, "called"))
		name = ZY_VIEW("name");
	if (zy_view_is(name, "type")) {
		if (zy_streams_column(t, row, "role").n ||
		    zy_streams_column(t, row, "org").n)
			return ZY_VIEW("member");
		/* Who is on no roster may be a person. */
		return s->given[ZY_INPUT_ORGS] ? ZY_VIEW("") : ZY_VIEW("org");
	}
	if (zy_view_is(name, "name") && zy_table_find(t, "name") < 0) {
		uint32_t k = zy_intern_find(s->named, reference);

		/* An organisation may be known by its name alone. */
		if (k != ZY_INTERN_NONE)
			return s->names_of[k];
		return reference.n && (unsigned char)reference.p[0] >= 0x80
			   ? reference
			   : (struct zy_view){NULL, 0};
	}
	return cell_of(s, t, row, name, decl);
}

struct zy_view
zy_streams_cell(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view path, const struct zy_column **decl)
{
	const struct zy_table *from;
	struct zy_view rest = path, name = {NULL, 0}, v = {NULL, 0};
	uint32_t at;

	while (zy_view_next(&rest, '.', &name)) {
		v = cell_of(s, t, row, name, decl);
		if (!rest.p)
			return v;
		from = zy_streams_refer(s, v, &at);
		if (!from) {
			zy_view_next(&rest, '.', &name);
			return own_cell(s, t, row, v, name, decl);
		}
		t = from;
		row = at;
	}
	return v;
}
