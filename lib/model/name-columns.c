/*
 * Recognising the columns beside a name by their headings: implements
 * name-columns.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/name-columns.h"

#include "model/record.h"
#include "stream/dictionary.h"

/* Returns the member of c for the column that a heading means, or NULL. */
static int *
meaning(struct zy_name_columns *c, struct zy_view heading)
{
	const struct zy_column *org, *member;
	int strength;

	org = zy_schema_match(&zy_org_schema, heading, &strength);
	if (org && strcmp(org->name, "township") == 0)
		return &c->township;
	member = zy_schema_match(&zy_member_schema, heading, &strength);
	if (member && strcmp(member->name, "org") == 0)
		return &c->branch;
	if (org && strcmp(org->name, "parent") == 0)
		return &c->parent;
	if ((member && strcmp(member->name, "id") == 0) ||
	    (org && strcmp(org->name, "id") == 0))
		return &c->code;
	/* 单位, as 党支部, says beside a person where the person is. */
	return zy_dictionary_is_part(
		   zy_member_schema.words(), ZY_VIEW("aside"), heading)
		   ? &c->branch
		   : NULL;
}

/*
 * Stores i as the column that its heading means, unless an earlier column has
 * that meaning.
 */
static void
take(struct zy_name_columns *c, int i, struct zy_view heading)
{
	int *to = meaning(c, heading);

	if (to && *to < 0)
		*to = i;
}

/*
 * Returns whether a column can help: undeclared ones and these three; other
 * declared columns have meanings of their own.
 */
static bool
may_help(const struct zy_column *decl)
{
	return !decl || strcmp(decl->name, "township") == 0 ||
	       strcmp(decl->name, "parent") == 0 ||
	       strcmp(decl->name, "org") == 0;
}

void
zy_name_columns_of_reader(
    struct zy_name_columns *c, const struct zy_reader *r, int subject)
{
	size_t i;

	*c = (struct zy_name_columns){-1, -1, -1, -1};
	for (i = 0; i < zy_reader_columns(r); i++)
		if ((int)i != subject && may_help(zy_reader_column(r, i)))
			take(c, (int)i,
			    zy_reader_column(r, i)
				? zy_view(zy_reader_column(r, i)->name)
				: zy_reader_column_header(r, i));
}

void
zy_name_columns_of_table(
    struct zy_name_columns *c, const struct zy_table *t, int subject)
{
	size_t i;

	*c = (struct zy_name_columns){-1, -1, -1, -1};
	for (i = 0; i < t->ncolumns; i++)
		if ((int)i != subject && may_help(t->columns[i].decl))
			take(c, (int)i, t->columns[i].name);
}

bool
zy_name_columns_helps(const void *reader, int c)
{
	struct zy_name_columns unused;

	return meaning(&unused, zy_reader_column_name(reader, (size_t)c)) !=
	       NULL;
}

/*
 * Returns a heading without the words that only say that it is a name or a
 * code.
 */
static struct zy_view
thing_of(struct zy_view heading)
{
	static const char *const ends[] = {
	    "名称", "全称", "代码", "编码", "编号", "党组织", "组织", "单位"};
	size_t i, n;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		n = strlen(ends[i]);
		if (heading.n > n &&
		    memcmp(heading.p + heading.n - n, ends[i], n) == 0)
			heading.n -= n;
	}
	return heading;
}

bool
zy_name_columns_are_one(struct zy_view a, struct zy_view b)
{
	return zy_view_eq(thing_of(a), thing_of(b));
}

struct zy_name_hints
zy_name_columns_read(const struct zy_name_columns *c, const struct zy_reader *r)
{
	const int columns[] = {c->township, c->parent, c->branch, c->code};
	struct zy_view cells[4] = {{NULL, 0}};
	int i;

	for (i = 0; i < 4; i++)
		if (columns[i] >= 0)
			cells[i] =
			    zy_text_trim(zy_reader_raw(r, (size_t)columns[i]));
	return (struct zy_name_hints){
	    cells[0], cells[1], cells[2], cells[3], zy_reader_above(r)};
}

struct zy_name_hints
zy_name_columns_row(
    const struct zy_name_columns *c, const struct zy_table_row *row)
{
	return (struct zy_name_hints){
	    zy_text_trim(zy_table_cell(row, c->township)),
	    zy_text_trim(zy_table_cell(row, c->parent)),
	    zy_text_trim(zy_table_cell(row, c->branch)),
	    zy_text_trim(zy_table_cell(row, c->code)),
	    row->reject ? row->reject->header->above
			: (struct zy_view){NULL, 0}};
}
