/*
 * Reads conditions on columns of rosters and of records, and the columns that
 * the standard adds to rosters.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/record.h"
#include "standard/roster-column.h"
#include "standard/read-state.h"

/*
 * Reads the values that cells of an added column may have.  Returns 0, or -1
 * with e set.
 */
static int
read_values(struct zy_standard *s, struct zy_own_column *column,
    const struct zy_config *c, struct zy_error *e)
{
	size_t i, k;

	if (zy_config_length(c, &column->nvalues, e))
		return -1;
	if (column->nvalues == 0)
		return zy_config_error(c, e,
		    zy_config_has(c) ? _("must not be empty")
				     : _("is missing"));
	column->values =
	    zy_standard_array(s, column->nvalues, sizeof(*column->values));
	for (i = 0; i < column->nvalues; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (zy_config_text(&at, &column->values[i], NULL, e))
			return -1;
		for (k = 0; k < i; k++)
			if (strcmp(column->values[k], column->values[i]) == 0)
				return zy_config_error(&at, e,
				    _("'%s' stands twice"), column->values[i]);
	}
	return 0;
}

/* Refuses a name that is already a heading of a column of that stream. */
static int
check_header(const struct zy_schema *const *schemas, const struct zy_config *c,
    const char *text, struct zy_error *e)
{
	const struct zy_column *column;
	int strength;

	for (; *schemas; schemas++) {
		column = zy_schema_match(*schemas, zy_view(text), &strength);
		if (column)
			return zy_config_error(c, e,
			    _("'%s' is how streams call their column '%s'"),
			    text, column->name);
	}
	return 0;
}

int
zy_column_id_check(
    const struct zy_config *c, const char *id, struct zy_error *e)
{
	static const struct zy_schema *const scores[] = {
	    &zy_score_schema, &zy_ranking_schema, NULL};

	if (zy_schema_find(&zy_any_schema, zy_view(id)))
		return zy_config_error(
		    c, e, _("'%s' is the name of a column already"), id);
	return check_header(scores, c, id, e);
}

/*
 * Reads added column number i, whose id and name must not be those of a known
 * column.  Returns 0, or -1 with e set.
 */
static int
read_column(struct zy_standard *s, size_t i, const struct zy_config *c,
    struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "values", NULL};
	static const struct zy_schema *const rosters[] = {
	    &zy_org_schema, &zy_member_schema, NULL};
	struct zy_own_column *column = &s->columns[i];
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config values = zy_config_get(c, "values");
	size_t k;

	if (zy_config_known(c, keys, e) || zy_id_read(&id, &column->id, e) ||
	    zy_config_text(&name, &column->name, column->id, e))
		return -1;
	if (zy_column_id_check(&id, column->id, e) ||
	    check_header(rosters, &id, column->id, e) ||
	    check_header(rosters, &name, column->name, e))
		return -1;
	for (k = 0; k < i; k++)
		if (zy_config_check_distinct(c, column->id, column->name,
			s->columns[k].id, s->columns[k].name, e))
			return -1;
	return read_values(s, column, &values, e);
}

int
zy_columns_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	size_t i, n;

	if (zy_config_length(c, &n, e))
		return -1;
	if (n > ZY_OWN_COLUMNS)
		return zy_config_error(
		    c, e, _("are more than %d"), ZY_OWN_COLUMNS);
	s->columns = zy_standard_array(s, n, sizeof(*s->columns));
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_column(s, i, &at, e))
			return -1;
		s->ncolumns = i + 1;
	}
	return 0;
}

/* Finds the declaration of the column in the first schema that has it. */
static void
describe(struct zy_where *w, const struct zy_schema *const *schemas)
{
	const struct zy_column *c = NULL;
	size_t i;

	for (i = 0; !c && schemas[i]; i++)
		c = zy_schema_find(schemas[i], zy_view(w->column));
	w->title = c && c->zh ? c->zh : w->column;
	if (c)
		w->choices = c->choices;
}

/*
 * Reads the values of a condition, of which there must be one at least.
 * Returns 0, or -1 with e set.
 */
static int
read_texts(struct zy_standard *s, const struct zy_config *c, struct zy_where *w,
    struct zy_error *e)
{
	size_t i;

	if (zy_config_length(c, &w->n, e))
		return -1;
	if (w->n == 0)
		return zy_config_error(c, e, _("must not be empty"));
	w->values = zy_standard_array(s, w->n, sizeof(*w->values));
	for (i = 0; i < w->n; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (zy_config_text(&at, &w->values[i], NULL, e))
			return -1;
	}
	return 0;
}

/*
 * Replaces the values by the form that cells have after cleaning ("rural" for
 * 农村).  Refuses a value that no cell of the column can have.
 */
static int
settle_values(const struct zy_standard *s, const struct zy_config *c,
    struct zy_where *w, struct zy_error *e)
{
	const struct zy_own_column *own =
	    w->at >= ZY_ROSTER_COLUMNS ? &s->columns[w->at - ZY_ROSTER_COLUMNS]
				       : NULL;
	const struct zy_choice *choice;
	size_t i, k;

	for (i = 0; i < w->n; i++) {
		struct zy_config at = zy_config_at(c, i);
		bool known = !own && !w->choices;

		choice = w->choices
			     ? zy_choice_find(w->choices, zy_view(w->values[i]))
			     : NULL;
		if (choice)
			w->values[i] = choice->token;
		for (k = 0; own && k < own->nvalues; k++)
			known |= strcmp(own->values[k], w->values[i]) == 0;
		if (!known && !choice)
			return zy_config_error(&at, e,
			    _("column '%s' never says '%s'"), w->column,
			    w->values[i]);
	}
	return 0;
}

/*
 * Reads {"column": ["value", ...], ...}; the columns are those of rosters if
 * schemas is NULL.
 */
static int
read_conditions(struct zy_standard *s, const struct zy_config *c,
    const struct zy_schema *const *schemas, struct zy_conditions *out,
    struct zy_error *e)
{
	const char *key;
	json_t *v;

	if (!zy_config_has(c))
		return 0;
	if (!json_is_object(c->value))
		return zy_config_error(
		    c, e, _("must be an object: {\"column\": [\"value\"]}"));
	if (json_object_size(c->value) == 0)
		return zy_config_error(c, e, _("must not be empty"));
	out->list = zy_standard_array(
	    s, json_object_size(c->value), sizeof(*out->list));
	json_object_foreach(c->value, key, v)
	{
		struct zy_config at = zy_config_get(c, key);
		struct zy_where *w = &out->list[out->n++];

		w->column = key;
		if (schemas)
			describe(w, schemas);
		if ((!schemas && zy_column_read(s, &at, w, e)) ||
		    read_texts(s, &at, w, e) || settle_values(s, &at, w, e))
			return -1;
	}
	return 0;
}

int
zy_column_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_where *w, struct zy_error *e)
{
	static const struct zy_schema *const rosters[] = {
	    &zy_org_schema, &zy_member_schema, NULL};

	w->at = zy_standard_column(s, w->column);
	if (w->at < 0)
		return zy_config_error(c, e,
		    _("a roster has no column '%s' that can decide; one of "
		      "its own the standard lists in 'columns'"),
		    w->column);
	if (w->at < ZY_ROSTER_COLUMNS)
		describe(w, rosters);
	else
		w->title = s->columns[w->at - ZY_ROSTER_COLUMNS].name;
	return 0;
}

int
zy_only_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_conditions *out, struct zy_error *e)
{
	s->needs_roster |= zy_config_has(c);
	return read_conditions(s, c, NULL, out, e);
}

int
zy_where_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_from from, struct zy_conditions *out, struct zy_error *e)
{
	const struct zy_schema *const schemas[] = {
	    from == ZY_FROM_PLEDGES    ? &zy_pledge_schema
	    : from == ZY_FROM_COMMENTS ? &zy_comment_schema
				       : &zy_activity_schema,
	    NULL};

	return read_conditions(s, c, schemas, out, e);
}

void
zy_where_kept(struct zy_standard *s, struct zy_conditions *out)
{
	static const struct zy_schema *const schemas[] = {
	    &zy_pledge_schema, NULL};
	static const char *kept[] = {"kept"};

	out->list = zy_standard_array(s, 1, sizeof(*out->list));
	out->n = 1;
	*out->list =
	    (struct zy_where){.column = "status", .values = kept, .n = 1};
	describe(out->list, schemas);
}

int
zy_exempt_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "only", NULL};
	size_t i;

	if (zy_config_length(c, &s->nexempt, e))
		return -1;
	s->exempt = zy_standard_array(s, s->nexempt, sizeof(*s->exempt));
	for (i = 0; i < s->nexempt; i++) {
		struct zy_exemption *x = &s->exempt[i];
		struct zy_config at = zy_config_at(c, i);
		struct zy_config id = zy_config_get(&at, "id");
		struct zy_config name = zy_config_get(&at, "name");
		struct zy_config only = zy_config_get(&at, "only");

		x->node = (uint32_t)s->nnodes;
		if (zy_config_known(&at, keys, e) ||
		    zy_id_read(&id, &x->id, e) ||
		    zy_config_text(&name, &x->name, x->id, e) ||
		    zy_node_add(s, &id, x->id, ZY_ABOUT_EXEMPTION, i, 0, e) ||
		    zy_only_read(s, &only, &x->only, e))
			return -1;
	}
	return 0;
}
