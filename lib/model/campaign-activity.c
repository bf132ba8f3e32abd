/*
 * Reads the types of activity of a campaign file.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "model/campaign-state.h"
#include "model/record.h"

/*
 * Returns the number of the column of activities called name; -1 for id, type,
 * source and unknown names.
 */
static int
column_find(const char *name)
{
	const struct zy_schema *s = &zy_activity_schema;
	size_t i;

	for (i = 2; i < s->n - 1; i++)
		if (!(s->columns[i].flags & ZY_DERIVED) &&
		    strcmp(s->columns[i].name, name) == 0)
			return (int)i;
	return -1;
}

/*
 * Sets the bit of the column of activities called name.  Returns 0, or -1 where
 * there is none.
 */
static int
take_column(void *context, struct zy_view name)
{
	unsigned *columns = context;
	int column = column_find(name.p);

	if (column >= 0)
		*columns |= 1U << column;
	return column < 0 ? -1 : 0;
}

/*
 * Reads names of columns of activities into bits.  Returns 0, or -1 with e set.
 */
static int
read_columns(const struct zy_config *list, unsigned *out, struct zy_error *e)
{
	*out = 0;
	return zy_campaign_read_names(
	    list, take_column, out, _("no such column of an activity:"), e);
}

/*
 * Reads the member "choices" of a type, {"result": "channels"}: for each column
 * the list of its values.  Returns 0, or -1 with e set.
 */
static int
read_choices(const struct zy_campaign *c, const struct zy_config *object,
    struct zy_campaign_type *t, struct zy_error *e)
{
	const char *name, *list;
	json_t *value;
	size_t i;
	int column;

	for (i = 0; i < sizeof(t->choices) / sizeof(t->choices[0]); i++)
		t->choices[i] = -1;
	if (!zy_config_has(object))
		return 0;
	if (!json_is_object(object->value))
		return zy_config_error(object, e, _("must be an object"));
	json_object_foreach(object->value, name, value)
	{
		struct zy_config at = zy_config_get(object, name);

		column = column_find(name);
		if (column < 0)
			return zy_config_error(&at, e,
			    _("no such column of an activity: '%s'"), name);
		if (zy_config_text(&at, &list, NULL, e))
			return -1;
		for (i = 0; i < c->nlists; i++)
			if (strcmp(c->lists[i].name, list) == 0)
				t->choices[column] = (int)i;
		if (t->choices[column] < 0)
			return zy_config_error(
			    &at, e, _("no such list: '%s'"), list);
	}
	return 0;
}

const char *const zy_campaign_abouts[] = {"pledge", "comment", "award", NULL};

/*
 * Sets the bit of the kind of entry called name.  Returns 0, or -1 where there
 * is none.
 */
static int
take_about(void *context, struct zy_view name)
{
	unsigned *kinds = context;
	size_t k;

	for (k = 0; zy_campaign_abouts[k]; k++)
		if (zy_view_is(name, zy_campaign_abouts[k])) {
			*kinds |= 1U << k;
			return 0;
		}
	return -1;
}

/* Reads names of kinds of entries into bits.  Returns 0, or -1 with e set. */
static int
read_about(const struct zy_config *list, unsigned *out, struct zy_error *e)
{
	*out = 0;
	return zy_campaign_read_names(list, take_about, out,
	    _("must be pledge, comment or award, not"), e);
}

/* Reads what an activity makes of the one that it follows. */
static int
read_following(struct zy_campaign *c, const struct zy_config *at,
    struct zy_campaign_type *t, struct zy_error *e)
{
	static const char *const states[] = {
	    "answered", "reported", "rechecked", "done", NULL};
	struct zy_config makes = zy_config_get(at, "makes");
	struct zy_config fails = zy_config_get(at, "fails");
	struct zy_config open = zy_config_get(at, "open");
	struct zy_config about = zy_config_get(at, "about");
	const char *text;
	size_t i;

	if (zy_config_text(&makes, &text, "", e) ||
	    zy_campaign_read_texts(c, &fails, &t->fails, e) ||
	    zy_config_bool(&open, &t->open, true, e) ||
	    read_about(&about, &t->about, e))
		return -1;
	if (*text == '\0')
		return 0;
	for (i = 0; states[i]; i++)
		if (strcmp(states[i], text) == 0)
			t->makes = states[i];
	if (!t->makes)
		return zy_config_error(&makes, e,
		    _("must be answered, reported, rechecked or done, not "
		      "'%s'"),
		    text);
	return 0;
}

/*
 * Reads a type of activity into t, except its id, name and aliases.  Returns 0,
 * or -1 with e set.
 */
static int
read_type(struct zy_campaign *c, const struct zy_config *at,
    struct zy_campaign_type *t, struct zy_error *e)
{
	struct zy_config rules = zy_config_get(at, "rules");
	struct zy_config required = zy_config_get(at, "required");
	struct zy_config forbidden = zy_config_get(at, "forbidden");
	struct zy_config choices = zy_config_get(at, "choices");
	struct zy_config follows = zy_config_get(at, "follows");
	struct zy_config within = zy_config_get(at, "within");
	struct zy_config head = zy_config_get(at, "head");
	struct zy_config planned = zy_config_get(at, "planned");

	if (zy_config_text(&rules, &t->rules, "", e) ||
	    read_columns(&required, &t->required, e) ||
	    read_columns(&forbidden, &t->forbidden, e) ||
	    read_choices(c, &choices, t, e) ||
	    zy_campaign_read_types(c, &follows, t->refers, e) ||
	    zy_config_integer(&within, &t->within, 1, 3660, 0, e) ||
	    zy_config_bool(&head, &t->head, false, e) ||
	    zy_config_bool(&planned, &t->planned, false, e))
		return -1;
	t->follows = zy_config_has(&follows);
	if (read_following(c, at, t, e))
		return -1;
	if (t->makes && !t->follows)
		return zy_config_error(
		    at, e, _("'makes' has no meaning without 'follows'"));
	if (t->required & t->forbidden)
		return zy_config_error(&forbidden, e,
		    _("a column is required and forbidden at once"));
	if (t->within && !t->follows)
		return zy_config_error(
		    &within, e, _("has no meaning without 'follows'"));
	return 0;
}

/*
 * Finds the types whose activities are open until one that gives them a state
 * follows, unless the type says that none need follow, and within how many days
 * that must be.
 */
static void
find_open(struct zy_campaign *c)
{
	size_t i, k;

	for (i = 0; i < c->ntypes; i++) {
		struct zy_campaign_type *t = &c->types[i];
		bool awaited = false;

		for (k = 0; k < c->ntypes; k++) {
			if (!c->types[k].refers[i] || !c->types[k].makes)
				continue;
			awaited = true;
			if (c->types[k].within > t->days)
				t->days = c->types[k].within;
		}
		t->open = t->open && awaited;
	}
}

/*
 * Computes the depth of each type, one more than that of the types that it may
 * follow.  Returns 0, or -1 with e set where a type may follow itself.
 */
static int
find_depths(
    struct zy_campaign *c, const struct zy_config *list, struct zy_error *e)
{
	size_t round, i, k;
	bool changed = true;

	for (round = 0; changed && round <= c->ntypes; round++) {
		changed = false;
		for (i = 0; i < c->ntypes; i++)
			for (k = 0; k < c->ntypes; k++)
				if (c->types[i].refers[k] &&
				    c->types[i].depth <= c->types[k].depth) {
					c->types[i].depth =
					    c->types[k].depth + 1;
					changed = true;
				}
	}
	if (changed)
		return zy_config_error(
		    list, e, _("some activities follow each other in a ring"));
	return 0;
}

int
zy_campaign_read_activities(struct zy_campaign *c, struct zy_error *e)
{
	static const char *const more[] = {"rules", "required", "forbidden",
	    "choices", "follows", "within", "head", "planned", "makes", "fails",
	    "open", "about", NULL};
	struct zy_config list = zy_config_get(&c->root, "activities");
	size_t i;

	if (zy_campaign_read_choices(
		c, &list, "name", more, &c->type_choices, &c->ntypes, e))
		return -1;
	if (c->ntypes > ZY_CAMPAIGN_TYPES_MAX)
		return zy_config_error(&list, e, _("more than %d activities"),
		    ZY_CAMPAIGN_TYPES_MAX);
	c->type_choices[c->ntypes].zh = "type(activity)";
	c->types = zy_campaign_array(c, c->ntypes, sizeof(*c->types));
	for (i = 0; i < c->ntypes; i++) {
		struct zy_config at = zy_config_at(&list, i);

		c->types[i].id = c->type_choices[i].token;
		c->types[i].name = c->type_choices[i].zh;
		if (read_type(c, &at, &c->types[i], e))
			return -1;
	}
	find_open(c);
	return find_depths(c, &list, e);
}
