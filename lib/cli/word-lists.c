/*
 * The names of columns and of lists of values in files of words (--words,
 * --value, --unknown): implements functions of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/state.h"
#include "model/record.h"

const struct zy_column *
zy_cli_column_named(const struct zy_cli *cli, struct zy_view name)
{
	const struct zy_column *c = NULL;
	int strength;
	size_t i;

	for (i = 0; i < cli->nschemas && !c; i++)
		c = zy_schema_match(cli->schemas[i], name, &strength);
	for (i = 0; i < zy_nschemas && !c; i++)
		c = zy_schema_match(zy_schemas[i], name, &strength);
	if (!c)
		c = zy_schema_match(&zy_member_roster_schema, name, &strength);
	return c ? c : zy_schema_match(&zy_any_schema, name, &strength);
}

const struct zy_choice *
zy_cli_list_named(struct zy_view name)
{
	const char *list;
	size_t i, k;

	if (zy_view_is(name, "yesno") || zy_view_is(name, "是否"))
		return zy_yesno_choices;
	for (i = 0; i < zy_nschemas; i++) {
		for (k = 0; k < zy_schemas[i]->n; k++) {
			list =
			    zy_cli_list_name(zy_schemas[i]->columns[k].choices);
			if (list && zy_view_is(name, list))
				return zy_schemas[i]->columns[k].choices;
		}
	}
	return NULL;
}

/*
 * Lists of values that no schema has: the campaign file or a standard gives
 * them.  A list in a file of words has this name or that of its column.
 */
static const struct {
	const char *list, *column;
} open_lists[] = {
    {"type(activity)", "type"},
    {"node", "node"},
    {"grade", "grade"},
    {"question", "question"},
    {"voter_group", "voter_group"},
};

const char *
zy_cli_open_list(struct zy_view name, const struct zy_column *column)
{
	size_t i;

	for (i = 0; i < sizeof(open_lists) / sizeof(open_lists[0]); i++)
		if (zy_view_is(name, open_lists[i].list) ||
		    (column && !column->choices &&
			strcmp(column->name, open_lists[i].column) == 0))
			return open_lists[i].list;
	return NULL;
}

/*
 * Returns the Chinese name of a list of values, if --words reads that name as
 * this list; else the name itself.
 */
static struct zy_view
chinese_list(const struct zy_cli *cli, const char *list)
{
	const struct zy_choice *choices = zy_cli_list_named(zy_view(list));
	const struct zy_column *c = NULL, *read;
	size_t i, k;

	if (choices == zy_yesno_choices)
		return ZY_VIEW("是否");
	for (i = 0; i < cli->nschemas && !c; i++)
		for (k = 0; k < cli->schemas[i]->n && !c; k++) {
			const struct zy_column *one =
			    &cli->schemas[i]->columns[k];

			if (choices
				? one->choices == choices
				: zy_cli_open_list(ZY_VIEW(""), one) &&
				      strcmp(zy_cli_open_list(ZY_VIEW(""), one),
					  list) == 0)
				c = one;
		}
	read = c ? zy_cli_column_named(cli, zy_view(c->zh)) : NULL;
	return read && read->choices == choices &&
		       (choices || strcmp(read->name, c->name) == 0)
		   ? zy_view(c->zh)
		   : zy_view(list);
}

struct zy_view
zy_cli_words_column(const struct zy_cli *cli, const char *column)
{
	if (!zy_lang_is_chinese(cli->lang))
		return zy_view(column);
	return strcmp(column, "heading") == 0 ? ZY_VIEW("表头")
					      : chinese_list(cli, column);
}
