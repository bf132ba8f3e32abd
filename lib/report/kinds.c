/*
 * The table of the kinds in C, and the checks of their options.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kinds.h"

static const struct zy_kind kinds[] = {
    {.name = "tally", .build = zy_kind_tally, .uses_parts = true},
    {.name = "ranking", .build = zy_kind_ranking},
    {.name = "dashboard",
	.build = zy_kind_dashboard,
	.uses_links = true,
	.one_standard = true},
};

const struct zy_kind *
zy_kinds_find(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

const struct zy_kind *
zy_kinds_default(const struct zy_report_data *data)
{
	const uint64_t *n = data->files;
	bool more = n[ZY_STREAM_PLEDGES] || n[ZY_STREAM_REJECTS];

	/* A roster or, for a tally, scores may be there for their names. */
	if (n[ZY_STREAM_RANKING] && !n[ZY_STREAM_TALLY] && !more &&
	    !n[ZY_STREAM_SCORES])
		return zy_kinds_find("ranking");
	if (n[ZY_STREAM_TALLY] && !n[ZY_STREAM_RANKING] && !more)
		return zy_kinds_find("tally");
	if (n[ZY_STREAM_ORGS] || n[ZY_STREAM_TALLY] || n[ZY_STREAM_SCORES] ||
	    n[ZY_STREAM_RANKING] || more)
		return zy_kinds_find("dashboard");
	return NULL;
}

/* Checks that all scores are of one standard. */
static int
check_standard(const struct zy_report_data *data, struct zy_error *e)
{
	const struct zy_table *t =
	    data->ranking.nrows ? &data->ranking : &data->scores;
	int c = zy_table_find(t, "standard");
	struct zy_view first, v;
	size_t i;

	for (i = 1; c >= 0 && i < t->nrows; i++) {
		first = zy_table_cell(t->rows[0], c);
		v = zy_table_cell(t->rows[i], c);
		if (!zy_view_eq(first, v))
			return zy_error_set(e, ZY_ERROR_CONFIG,
			    _("scores under two standards, '%.*s' and '%.*s': "
			      "a dashboard shows one"),
			    ZY_ARG(first), ZY_ARG(v));
	}
	return 0;
}

int
zy_kind_check(const struct zy_kind *k, const struct zy_report_data *data,
    const struct zy_kind_options *o, struct zy_error *e)
{
	const char *unused = o->nlinks && !k->uses_links  ? "link"
			     : o->by			  ? "by"
			     : o->basis			  ? "basis"
			     : o->full && !k->uses_parts  ? "full"
			     : o->split && !k->uses_parts ? "split"
							  : NULL;

	if (unused)
		return zy_error_set(e, ZY_ERROR_CONFIG,
		    _("--%s is not for the kind '%s'"), unused, k->name);
	return k->one_standard ? check_standard(data, e) : 0;
}
