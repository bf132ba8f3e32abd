/*
 * Makes one row of all stages of a subject's award.  A later stage overrides an
 * earlier one.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/award-rows.h"

#include <stdlib.h>

#include "model/record.h"
#include "register/entry.h"
#include "report/award-held.h"

/* The columns of a stage in the stream of awards, by its token. */
static const char *const stages[] = {
    "declared", "assessed", "publicised", "approved", "commended"};

enum {
	STAGES = sizeof(stages) / sizeof(*stages),
	DOWN = 9 + STAGES, /* number of the column */
	UNTIL,
	HELD,
	AWARD_CELLS,
};

/* Declares the columns of the stream of awards. */
static void
declare_awards(struct zy_table *t)
{
	static const char *const columns[] = {"subject", "award", "stage",
	    "date", "by", "result", "reason", "number", "selfscore"};
	const struct zy_column *date =
	    zy_schema_find(&zy_award_schema, ZY_VIEW("date"));
	size_t c;

	for (c = 0; c < sizeof(columns) / sizeof(*columns); c++)
		zy_table_column(t, zy_view(columns[c]),
		    zy_schema_find(&zy_award_schema, zy_view(columns[c])));
	for (c = 0; c < STAGES; c++)
		zy_table_column(t, zy_view(stages[c]), date);
	zy_table_column(t, ZY_VIEW("down"), NULL);
	zy_table_column(t, ZY_VIEW("until"), date);
	zy_table_column(t, ZY_VIEW("held"), NULL);
}

/*
 * Returns the last day of a publicity that begins on a day; an empty view if
 * the campaign file has no holidays of the year.
 */
static struct zy_view
last_day(struct zy_streams *s, struct zy_view from)
{
	const struct zy_campaign_award *a = &s->campaign->award;
	int64_t first, last, n;
	struct zy_date d;
	int year;

	if (!zy_date_parse(&d, from) || d.day == 0 || a->days <= 0)
		return (struct zy_view){NULL, 0};
	first = zy_date_first(d);
	for (last = first; last < first + 366; last++) {
		n = a->working ? zy_campaign_working_days(
				     s->campaign, first, last, &year)
			       : last - first + 1;
		if (n < 0)
			break;
		if (n < a->days)
			continue;
		zy_buf_reset(&s->scratch);
		zy_date_format(&s->scratch, zy_date_of_day(last));
		return (struct zy_view){
		    zy_arena_strndup(&s->arena, s->scratch.p, s->scratch.n),
		    s->scratch.n};
	}
	return (struct zy_view){NULL, 0};
}

/* Adds the stage of an entry to the cells of its subject and award. */
static void
add_stage(
    struct zy_streams *s, const struct zy_table_row *x, struct zy_view *cells)
{
	static const int from[] = {ZY_AWARD_SUBJECT, ZY_AWARD_AWARD,
	    ZY_AWARD_STAGE, ZY_AWARD_DATE, ZY_AWARD_BY, ZY_AWARD_RESULT,
	    ZY_AWARD_REASON, ZY_AWARD_NUMBER, ZY_AWARD_SELFSCORE};
	const struct zy_choice *down = s->campaign->award.turned_down;
	struct zy_view stage = zy_table_cell(x, ZY_AWARD_STAGE);
	size_t c;

	for (c = 0; c < sizeof(from) / sizeof(*from); c++) {
		struct zy_view v = zy_table_cell(x, from[c]);

		/* The score that was declared stays. */
		if (v.n || from[c] != ZY_AWARD_SELFSCORE)
			cells[c] = v;
	}
	for (c = 0; c < STAGES; c++)
		if (zy_view_is(stage, stages[c]))
			cells[9 + c] = zy_table_cell(x, ZY_AWARD_DATE);
	if (zy_view_is(stage, "publicised"))
		cells[UNTIL] = last_day(s, zy_table_cell(x, ZY_AWARD_DATE));
	cells[DOWN] =
	    cells[5].n && down->token && zy_choice_find(down, cells[5])
		? ZY_VIEW("yes")
		: ZY_VIEW("");
}

void
zy_award_rows_fold(struct zy_streams *s)
{
	struct zy_intern *keys;
	struct zy_view(*rows)[AWARD_CELLS] = NULL;
	struct zy_award_held held;
	size_t cap = 0, i;
	uint32_t k, n;

	declare_awards(&s->tables[ZY_INPUT_AWARDS]);
	if (s->stages.nrows == 0)
		return;
	keys = zy_intern_new();
	for (i = 0; i < s->stages.nrows; i++) {
		const struct zy_table_row *x = s->stages.rows[i];

		zy_buf_reset(&s->scratch);
		zy_buf_view(&s->scratch, zy_table_cell(x, ZY_AWARD_SUBJECT));
		zy_buf_putc(&s->scratch, '\0');
		zy_buf_view(&s->scratch, zy_table_cell(x, ZY_AWARD_AWARD));
		n = zy_intern_count(keys);
		k = zy_intern_put(keys, zy_buf_get(&s->scratch));
		rows = zy_grow(rows, &cap, k + 1, sizeof(*rows));
		if (k == n)
			memset(rows[k], 0, sizeof(rows[k]));
		add_stage(s, x, rows[k]);
	}
	zy_award_held_init(&held, s);
	for (k = 0; k < zy_intern_count(keys); k++) {
		rows[k][HELD] =
		    zy_award_held_find(&held, s, rows[k][ZY_AWARD_SUBJECT - 1]);
		zy_table_add_cells(
		    &s->tables[ZY_INPUT_AWARDS], rows[k], AWARD_CELLS);
	}
	zy_award_held_release(&held);
	free(rows);
	zy_intern_free(keys);
}
