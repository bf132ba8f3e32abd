/*
 * Counts the names of a ranking, and adds to those that occur twice what tells
 * them apart.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/ranking-title.h"

#include <stdlib.h>

void
zy_ranking_titles_init(struct zy_ranking_titles *t,
    const struct zy_report_data *data, const struct zy_standings *s)
{
	const struct zy_table *orgs = &data->orgs;
	int c = zy_table_find(orgs, "name");
	size_t i;

	*t = (struct zy_ranking_titles){.data = data,
	    .orgs = zy_intern_new(),
	    .rows = zy_intern_new(),
	    .org_times = zy_calloc(orgs->nrows + 1, sizeof(*t->org_times)),
	    .row_times = zy_calloc(s->n + 1, sizeof(*t->row_times))};
	for (i = 0; i < orgs->nrows; i++)
		t->org_times[zy_intern_put(
		    t->orgs, zy_table_cell(orgs->rows[i], c))]++;
	for (i = 0; i < s->n; i++)
		t->row_times[zy_intern_put(
		    t->rows, zy_standing_title(&s->items[i]))]++;
}

void
zy_ranking_titles_release(struct zy_ranking_titles *t)
{
	zy_intern_free(t->orgs);
	zy_intern_free(t->rows);
	free(t->org_times);
	free(t->row_times);
}

void
zy_ranking_titles_place(const struct zy_ranking_titles *t, struct zy_buf *b,
    struct zy_view name, int64_t row, bool zh)
{
	const struct zy_table *orgs = &t->data->orgs;
	uint32_t k = zy_intern_find(t->orgs, name);
	struct zy_view place;

	if (row < 0 || k == ZY_INTERN_NONE || t->org_times[k] < 2)
		return;
	place = zy_table_cell(orgs->rows[row], zy_table_find(orgs, "township"));
	if (place.n)
		zy_buf_printf(b, zh ? "（%.*s）" : " (%.*s)", ZY_ARG(place));
}

void
zy_ranking_titles_put(const struct zy_ranking_titles *t, struct zy_buf *b,
    const struct zy_standing *x, bool person, bool zh)
{
	struct zy_view name = zy_standing_title(x);
	struct zy_date d = zy_report_data_joined(t->data, x->subject);

	zy_buf_view(b, name);
	if (!person) {
		zy_ranking_titles_place(t, b, name,
		    zy_report_data_org_row(t->data, x->subject), zh);
		return;
	}
	if (!d.year || t->row_times[zy_intern_find(t->rows, name)] < 2)
		return;
	d.day = 0;
	zy_buf_puts(b, zh ? "（" : " (joined ");
	if (zh)
		zy_date_format_zh(b, d, false);
	else
		zy_date_format(b, d);
	zy_buf_puts(b, zh ? "入党）" : ")");
}
