/*
 * Finds names of columns in a kind file that nothing has: a slip there would
 * otherwise leave an empty place in the document.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kind-paths.h"

#include "model/record.h"

bool
zy_kind_column_known(struct zy_view name)
{
	static const char *const computed[] = {"title", "called", "unit",
	    "branch", "place", "type", "tree", "honour", "holds", "satisfied",
	    "rated"};
	size_t i;

	for (i = 0; i < zy_nwritten_schemas; i++)
		if (zy_schema_find(zy_schemas[i], name))
			return true;
	for (i = 0; i < sizeof(computed) / sizeof(*computed); i++)
		if (zy_view_is(name, computed[i]))
			return true;
	return false;
}

void
zy_kind_paths_add(
    struct zy_kind_file *k, const struct zy_config *c, const char *path)
{
	struct zy_view rest = zy_view(path), name;
	struct zy_kind_path *p;

	while (zy_view_next(&rest, '.', &name)) {
		if (zy_kind_column_known(name))
			continue;
		p = zy_arena_alloc(&k->arena, sizeof(*p));
		*p = (struct zy_kind_path){
		    .name = zy_arena_strndup(&k->arena, name.p, name.n),
		    .error = ZY_ERROR_INIT,
		    .next = k->paths};
		zy_config_error(
		    c, &p->error, _("no record has the column '%s'"), p->name);
		k->paths = p;
		return;
	}
}

/* Returns whether one of n columns of a set has this name. */
static bool
is_added(const struct zy_kind_added *added, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(added[i].name, name) == 0)
			return true;
	return false;
}

/* Returns whether a set of k or a table of s has a column with this name. */
static bool
is_there(
    const struct zy_kind_file *k, const struct zy_streams *s, const char *name)
{
	const struct zy_kind_set *set;
	size_t i;
	int t;

	for (i = 0; i < k->nsets; i++)
		for (set = &k->sets[i]; set; set = set->instead)
			if (is_added(set->added, set->nadded, name) ||
			    is_added(set->distinct, set->ndistinct, name))
				return true;
	for (t = 0; t < ZY_INPUT_STREAMS; t++)
		if (zy_table_find(&s->tables[t], name) >= 0)
			return true;
	return false;
}

int
zy_kind_paths_check(const struct zy_kind_file *k, const struct zy_streams *s,
    struct zy_error *e)
{
	const struct zy_kind_path *p, *first = NULL;

	/* The last that was noted comes first. */
	for (p = k->paths; p; p = p->next)
		if (!is_there(k, s, p->name))
			first = p;
	if (first)
		*e = first->error;
	return first ? -1 : 0;
}
