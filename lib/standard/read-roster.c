/*
 * What a standard asks of rosters: columns of its own, items and exemptions
 * that are for some subjects only.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/record.h"
#include "standard/private.h"

int
zy_standard_column(const struct zy_standard *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->ncolumns; i++)
		if (strcmp(s->columns[i].id, name) == 0)
			return ZY_ROSTER_COLUMNS + (int)i;
	return zy_roster_column(name);
}

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

/* Refuses what the header of a roster reads as a column that it declares. */
static int
check_header(const struct zy_config *c, const char *text, struct zy_error *e)
{
	const struct zy_schema *const rosters[] = {
	    &zy_org_schema, &zy_member_schema};
	const struct zy_column *column;
	int strength;
	size_t i;

	for (i = 0; i < 2; i++) {
		column = zy_schema_match(rosters[i], zy_view(text), &strength);
		if (column)
			return zy_config_error(c, e,
			    _("'%s' in a roster is its column '%s'"), text,
			    column->name);
	}
	return 0;
}

static int
read_column(struct zy_standard *s, size_t i, const struct zy_config *c,
    struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "values", NULL};
	struct zy_own_column *column = &s->columns[i];
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config values = zy_config_get(c, "values");
	size_t k;

	if (zy_config_known(c, keys, e) || zy_id_read(&id, &column->id, e) ||
	    zy_config_text(&name, &column->name, column->id, e))
		return -1;
	if (zy_schema_find(&zy_any_schema, zy_view(column->id)))
		return zy_config_error(&id, e,
		    _("'%s' is the name of a column already"), column->id);
	if (check_header(&id, column->id, e) ||
	    check_header(&name, column->name, e))
		return -1;
	for (k = 0; k < i; k++)
		if (zy_config_apart(c, column->id, column->name,
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

/*
 * "rural", 农村 and what else a roster may say: as the roster will have it.
 * NULL: no cell of that column ever says so.
 */
static const char *
canonical_value(
    const struct zy_standard *s, const struct zy_where *w, const char *value)
{
	static const char *const answers[] = {"yes", "no"};
	const struct zy_choice *choice;
	const struct zy_column *c;
	size_t i;

	if (w->at >= ZY_ROSTER_COLUMNS) {
		const struct zy_own_column *own =
		    &s->columns[w->at - ZY_ROSTER_COLUMNS];

		for (i = 0; i < own->nvalues; i++)
			if (strcmp(own->values[i], value) == 0)
				return value;
		return NULL;
	}
	c = zy_schema_find(&zy_org_schema, zy_view(w->column));
	if (!c)
		c = zy_schema_find(&zy_member_schema, zy_view(w->column));
	if (c && c->choices) {
		choice = zy_choice_find(c->choices, zy_view(value));
		return choice ? choice->token : NULL;
	}
	for (i = 0; c && c->type == ZY_YESNO && i < 2; i++)
		if (strcmp(answers[i], value) == 0)
			return value;
	return c && c->type == ZY_YESNO ? NULL : value;
}

int
zy_column_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_where *w, struct zy_error *e)
{
	w->at = zy_standard_column(s, w->column);
	if (w->at >= 0)
		return 0;
	return zy_config_error(c, e,
	    _("a roster has no column '%s' that can decide; one of its own "
	      "the standard lists in 'columns'"),
	    w->column);
}

int
zy_only_read(struct zy_standard *s, const struct zy_config *c,
    struct zy_conditions *out, struct zy_error *e)
{
	size_t i, k;

	if (zy_conditions_read(s, c, out, e))
		return -1;
	for (i = 0; i < out->n; i++) {
		struct zy_where *w = &out->list[i];
		struct zy_config at = zy_config_get(c, w->column);

		if (zy_column_read(s, &at, w, e))
			return -1;
		for (k = 0; k < w->n; k++) {
			struct zy_config one = zy_config_at(&at, k);
			const char *value = w->values[k];

			w->values[k] = canonical_value(s, w, value);
			if (!w->values[k])
				return zy_config_error(&one, e,
				    _("column '%s' never says '%s'"), w->column,
				    value);
		}
	}
	s->needs_roster |= out->n > 0;
	return 0;
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
