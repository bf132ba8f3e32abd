/* SPDX-License-Identifier: MIT */
#include "report/streams.h"

#include <stdlib.h>

#include "model/record.h"
#include "register/entry.h"
#include "report/award-rows.h"
#include "report/kind-file.h"
#include "report/roster-ids.h"

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

/* Counts an occurrence of a text. */
static void
count_text(struct zy_intern *texts, uint32_t *times, struct zy_view v)
{
	if (v.n)
		times[zy_intern_put(texts, v)]++;
}

/* Writes the key that distinguishes a person: name, branch, post. */
static struct zy_view
person_key(struct zy_streams *s, uint32_t row)
{
	const struct zy_table *t = &s->tables[ZY_INPUT_MEMBERS];
	static const char *const columns[] = {"name", "org", "post"};
	size_t c;

	zy_buf_reset(&s->scratch);
	for (c = 0; c < sizeof(columns) / sizeof(*columns); c++) {
		zy_buf_view(&s->scratch,
		    zy_table_cell(t->rows[row], zy_table_find(t, columns[c])));
		zy_buf_putc(&s->scratch, '\0');
	}
	return zy_buf_get(&s->scratch);
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

/* Finds out which names the ranking has, and whether it is one of persons. */
static void
look_at_ranking(struct zy_streams *s)
{
	const struct zy_table *t = &s->tables[ZY_INPUT_RANKING];
	int name = zy_table_find(t, "name"), role = zy_table_find(t, "role");
	int subject = zy_table_find(t, "subject"),
	    org = zy_table_find(t, "org");
	size_t i;

	s->own_names = zy_intern_new();
	s->own_times = zy_calloc(t->nrows + 1, sizeof(uint32_t));
	for (i = 0; i < t->nrows; i++) {
		const struct zy_table_row *row = t->rows[i];

		count_text(
		    s->own_names, s->own_times, zy_table_cell(row, name));
		s->ranks_persons |=
		    zy_table_cell(row, role).n > 0 ||
		    zy_table_cell(row, org).n > 0 ||
		    zy_intern_find(s->ids[1], zy_table_cell(row, subject)) !=
			ZY_INTERN_NONE;
	}
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
	const struct zy_table *orgs = &s->tables[ZY_INPUT_ORGS];
	const struct zy_table *members = &s->tables[ZY_INPUT_MEMBERS];
	int name = zy_table_find(orgs, "name");
	uint32_t i;

	take_names(s);
	declare(s);
	zy_roster_ids_index(s);
	if (s->stages.nrows)
		zy_award_rows_fold(s);
	keep_names(s);
	look_at_ranking(s);
	s->org_names = zy_intern_new();
	s->org_times = zy_calloc(orgs->nrows + 1, sizeof(uint32_t));
	for (i = 0; i < orgs->nrows; i++)
		count_text(s->org_names, s->org_times,
		    zy_table_cell(orgs->rows[i], name));
	s->persons = zy_intern_new();
	s->person_times = zy_calloc(members->nrows + 1, sizeof(uint32_t));
	for (i = 0; i < members->nrows; i++)
		count_text(s->persons, s->person_times, person_key(s, i));
}

static struct zy_view
keep(struct zy_streams *s, const struct zy_buf *b)
{
	return (struct zy_view){
	    zy_arena_strndup(&s->arena, b->p ? b->p : "", b->n), b->n};
}

static struct zy_view
column(const struct zy_table *t, uint32_t row, const char *name)
{
	return zy_table_cell(t->rows[row], zy_table_find(t, name));
}

static bool
is_twice(const struct zy_intern *texts, const uint32_t *times, struct zy_view v)
{
	uint32_t k = zy_intern_find(texts, v);

	return k != ZY_INTERN_NONE && times[k] > 1;
}

/*
 * Appends the name of an organisation, after its township if the name occurs
 * twice.
 */
static void
put_unit(struct zy_streams *s, struct zy_buf *b, const struct zy_table *orgs,
    uint32_t row)
{
	struct zy_view name = column(orgs, row, "name");
	struct zy_view township = column(orgs, row, "township");

	if (township.n && is_twice(s->org_names, s->org_times, name) &&
	    !(name.n >= township.n &&
		memcmp(name.p, township.p, township.n) == 0))
		zy_buf_view(b, township);
	zy_buf_view(b, name);
}

/* Returns a person as he is addressed: 清溪村党支部书记王芳. */
static struct zy_view
person_title(struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	struct zy_view name = column(t, row, "name");
	struct zy_view post = column(t, row, "post");
	struct zy_view joined = column(t, row, "joined");
	bool twice = is_twice(s->persons, s->person_times, person_key(s, row));
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_table *orgs;
	struct zy_view title;
	struct zy_date d;
	uint32_t org;

	orgs = zy_streams_refer(s, column(t, row, "org"), &org);
	if (orgs)
		put_unit(s, &b, orgs, org);
	if (post.n >= b.n && b.n && memcmp(post.p, b.p, b.n) == 0)
		zy_buf_reset(&b);
	if (post.n && !s->zh && b.n)
		zy_buf_putc(&b, ' ');
	zy_buf_view(&b, post);
	if (post.n == 0 && b.n && s->zh)
		zy_buf_puts(&b, "党员");
	if (b.n && !s->zh)
		zy_buf_putc(&b, ' ');
	zy_buf_view(&b, name);
	if (twice && zy_date_parse(&d, joined)) {
		d.day = 0;
		zy_buf_puts(&b, s->zh ? "（" : " (joined ");
		if (s->zh)
			zy_date_format_zh(&b, d, false);
		else
			zy_date_format(&b, d);
		zy_buf_puts(&b, s->zh ? "入党）" : ")");
	}
	title = name.n ? keep(s, &b) : name;
	zy_buf_release(&b);
	return title;
}

static struct zy_view
org_title(struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	struct zy_view name = column(t, row, "name");
	struct zy_view township = column(t, row, "township");
	struct zy_buf b = ZY_BUF_INIT;

	if (township.n && is_twice(s->org_names, s->org_times, name)) {
		zy_buf_printf(&b, s->zh ? "%.*s（%.*s）" : "%.*s (%.*s)",
		    ZY_ARG(name), ZY_ARG(township));
		name = keep(s, &b);
		zy_buf_release(&b);
	}
	return name;
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
		ids[n++] = column(t, row, "id");
		t = zy_streams_refer(s, column(t, row, "parent"), &row);
		if (!t)
			break;
	}
	while (n--) {
		zy_buf_view(&b, ids[n]);
		zy_buf_putc(&b, '\x01');
	}
	v = keep(s, &b);
	zy_buf_release(&b);
	return v;
}

/*
 * Returns where an organisation stands in tables by township: its township, or
 * the name of the county's own organisation, which has none.
 */
static struct zy_view
place_of(struct zy_streams *s, const struct zy_table *t, uint32_t row)
{
	struct zy_view township = column(t, row, "township");

	if (township.n == 0 && zy_view_is(column(t, row, "level"), "county"))
		return org_title(s, t, row);
	return township;
}

/* Returns the computed column `name` of an organisation. */
static struct zy_view
org_cell(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view name)
{
	const struct zy_table *other;

	if (zy_view_is(name, "title") || zy_view_is(name, "branch"))
		return org_title(s, t, row);
	if (zy_view_is(name, "type"))
		return ZY_VIEW("org");
	if (zy_view_is(name, "tree"))
		return org_tree(s, t, row);
	if (zy_view_is(name, "place"))
		return place_of(s, t, row);
	if (zy_view_is(name, "unit") &&
	    (other = zy_streams_refer(s, column(t, row, "parent"), &row)))
		return org_title(s, other, row);
	if (zy_view_is(name, "unit"))
		return column(t, row, "parent");
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
		return person_title(s, t, row);
	if (zy_view_is(name, "type"))
		return ZY_VIEW("member");
	orgs = zy_streams_refer(s, column(t, row, "org"), &row);
	if (zy_view_is(name, "branch"))
		return orgs ? org_title(s, orgs, row) : v;
	if (!orgs)
		return v;
	if (zy_view_is(name, "unit")) {
		put_unit(s, &b, orgs, row);
		v = keep(s, &b);
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
 * Returns the award of a row about a subject: its own, the standard's, or by
 * subject.
 */
static struct zy_view
honour(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    const struct zy_column **decl)
{
	struct zy_view v = column(t, row, "award"), role;
	const struct zy_names *names = s->names;
	const struct zy_table *who;
	uint32_t at = row;

	*decl = zy_schema_find(&zy_award_schema, ZY_VIEW("award"));
	if (v.n)
		return v;
	if (names->n[ZY_NAMED_AWARD])
		return zy_view(names->items[ZY_NAMED_AWARD][0].id);
	who = zy_streams_refer(s, column(t, row, "subject"), &at);
	role = who ? column(who, at, "role") : column(t, row, "role");
	if (zy_view_is(role, "worker"))
		return ZY_VIEW("five-strong");
	if (who == &s->tables[ZY_INPUT_MEMBERS] || role.n ||
	    (!who && t == &s->tables[ZY_INPUT_RANKING] && s->ranks_persons) ||
	    (names->n[ZY_NAMED_SUBJECT] &&
		strcmp(names->items[ZY_NAMED_SUBJECT][0].id, "member") == 0))
		return ZY_VIEW("five-lead");
	return ZY_VIEW("five-good");
}

/* Returns a column of a row, or a computed one, by name. */
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
	return (struct zy_view){NULL, 0};
}

/*
 * Returns the name of a subject in no roster, with what the ranking has about
 * it.
 */
static struct zy_view
own_title(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view id)
{
	struct zy_view name = column(t, row, "name"), township;
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_table *orgs;
	uint32_t k = zy_intern_find(s->named, id), org;

	if (name.n == 0)
		return k == ZY_INTERN_NONE ? name : s->names_of[k];
	township = column(t, row, "township");
	orgs = zy_streams_refer(s, column(t, row, "org"), &org);
	if (orgs) {
		put_unit(s, &b, orgs, org);
		zy_buf_puts(&b, s->zh ? "" : " ");
		zy_buf_view(&b, name);
	} else if (township.n && t == &s->tables[ZY_INPUT_RANKING] &&
		   is_twice(s->own_names, s->own_times, name)) {
		zy_buf_printf(&b, s->zh ? "%.*s（%.*s）" : "%.*s (%.*s)",
		    ZY_ARG(name), ZY_ARG(township));
	}
	if (b.n)
		name = keep(s, &b);
	zy_buf_release(&b);
	return name;
}

/* Returns a cell of a row itself, if its reference is in no roster. */
static struct zy_view
own_cell(struct zy_streams *s, const struct zy_table *t, uint32_t row,
    struct zy_view reference, struct zy_view name,
    const struct zy_column **decl)
{
	*decl = NULL;
	if (zy_view_is(name, "title"))
		return own_title(s, t, row, reference);
	if (zy_view_is(name, "type")) {
		if (column(t, row, "role").n || column(t, row, "org").n)
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
