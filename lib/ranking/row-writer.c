/*
 * Writes the rows of groups and collects the findings about each group.  Part
 * of ranking-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "ranking/ranking-state.h"

static const struct zy_view nothing = {NULL, 0};

enum {
	NAMED = 8, /* most subjects of a tie that a finding names */
};

static const char *const own[] = {
    "group", "rank", "tied", "of", "selected", "reason"};

/* The columns that --compare adds; not calibrated, as their names say. */
static const struct zy_column scales[] = {{.name = "percentile_uncalibrated",
					      .zh = "百分位（未校准）",
					      .type = ZY_DECIMAL},
    {.name = "z_uncalibrated", .zh = "标准分（未校准）", .type = ZY_DECIMAL}};

static const struct zy_column stability[] = {
    {.name = "chance", .zh = "入选概率", .type = ZY_DECIMAL},
    {.name = "places", .zh = "名次区间", .type = ZY_TEXT}};

/*
 * Returns whether a heading is the name, English or Chinese, of one of n
 * columns.
 */
static bool
is_among(struct zy_view name, const struct zy_column *columns, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (zy_view_is(name, columns[i].name) ||
		    zy_view_is(name, columns[i].zh))
			return true;
	return false;
}

bool
zy_ranking_writes_column(const struct zy_ranking *c, struct zy_view name)
{
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (zy_view_is(name, own[i]))
			return true;
	return is_among(name, scales, 2) ||
	       (is_among(name, stability, 2) &&
		   (c->stability.draws ||
		       (zy_table_find(&c->table, "rank") >= 0 &&
			   (zy_table_find(&c->table, "chance") >= 0 ||
			       zy_table_find(&c->table, stability[0].zh) >=
				   0))));
}

int *
zy_row_writer_declare(
    const struct zy_ranking *c, struct zy_writer *w, size_t *n)
{
	const struct zy_table *t = &c->table;
	int *columns = zy_calloc(t->ncolumns + 1, sizeof(*columns));
	size_t i;

	for (*n = 0, i = 0; i < t->ncolumns; i++) {
		if (zy_ranking_writes_column(c, t->columns[i].name))
			continue;
		columns[(*n)++] = (int)i;
		zy_writer_column(w, t->columns[i].name, t->columns[i].decl);
	}
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		zy_writer_column(w, zy_view(own[i]),
		    zy_schema_find(&zy_ranking_schema, zy_view(own[i])));
	for (i = 0; c->compare && i < 2; i++)
		zy_writer_column(w, zy_view(scales[i].name), &scales[i]);
	for (i = 0; c->stability.draws && i < 2; i++)
		zy_writer_column(w, zy_view(stability[i].name), &stability[i]);
	return columns;
}

void
zy_row_writer_init(struct zy_row_writer *rw, const struct zy_ranking *c,
    const int *columns, size_t n)
{
	const struct zy_ranking_places *p = &c->places;

	*rw = (struct zy_row_writer){.c = c, .columns = columns, .ncolumns = n};
	rw->selecting = p->by_number || p->by_percent || p->quota;
	rw->cells = zy_calloc(c->table.ncolumns + 1, sizeof(*rw->cells));
	rw->standard_cell = zy_table_find(&c->table, "standard");
	zy_distribution_init(&rw->distribution, c->ascending);
}

void
zy_row_writer_release(struct zy_row_writer *rw)
{
	free(rw->cells);
	zy_distribution_release(&rw->distribution);
	zy_buf_release(&rw->name);
	zy_group_stability_release(&rw->stability);
	zy_buf_release(&rw->text);
	zy_buf_release(&rw->percentile);
	zy_buf_release(&rw->z);
	zy_buf_release(&rw->number);
	zy_buf_release(&rw->tied);
	zy_buf_release(&rw->findings);
	zy_buf_release(&rw->standard);
}

uint64_t
zy_ranking_group_places(
    const struct zy_ranking *c, struct zy_view key, uint64_t ranked)
{
	const struct zy_ranking_places *p = &c->places;
	uint32_t k;

	if (p->by_percent)
		return zy_cut_share(p->percent, ranked);
	if (!p->quota)
		return p->number;
	k = zy_quota_find(p->quota, key);
	return k == ZY_INTERN_NONE ? UINT64_MAX : (uint64_t)p->quota->places[k];
}

/* Appends a text, with its NUL, to the findings about the group. */
static void
add_finding(struct zy_row_writer *rw, const char *text)
{
	zy_buf_put(&rw->findings, text, strlen(text) + 1);
}

void
zy_row_writer_begin_group(struct zy_row_writer *rw, struct zy_view key,
    uint64_t ranked, uint64_t places)
{
	zy_buf_reset(&rw->name);
	zy_group_name(&rw->name, key);
	zy_buf_reset(&rw->findings);
	zy_buf_reset(&rw->tied);
	zy_buf_reset(&rw->standard);
	rw->other_standards = 0;
	rw->in_quota = places != UINT64_MAX;
	rw->cut = (struct zy_cut){.places = rw->in_quota ? places : 0,
	    .reserve = rw->c->places.reserve,
	    .ranked = ranked};
	if (!rw->in_quota)
		add_finding(rw, _("is not in the quota file: no places"));
	rw->none += rw->c->places.by_percent && places == 0 && ranked > 0;
}

struct zy_view
zy_ranking_subject(const struct zy_ranking *c, const struct zy_view *cells)
{
	struct zy_view v = {NULL, 0};

	if (c->subject_cell >= 0)
		v = cells[c->subject_cell];
	if (v.n == 0 && c->id_cell >= 0)
		v = cells[c->id_cell];
	return v;
}

const char *
zy_ranking_disqualifying_veto(const struct zy_ranking *c, struct zy_view vetoes)
{
	struct zy_view one;
	size_t i;

	while (
	    c->ndisqualifying && vetoes.n && zy_view_next(&vetoes, ';', &one))
		for (i = 0; i < c->ndisqualifying; i++)
			if (zy_view_is(one, c->disqualifying[i]))
				return c->disqualifying[i];
	return NULL;
}

/*
 * Appends the place of a row in the input: its cell `source`, else its file and
 * line.
 */
static void
put_place(struct zy_buf *b, const struct zy_ranking *c,
    const struct zy_ranked_row *row)
{
	struct zy_row_origin origin;

	if (c->source_cell >= 0 && row->cells[c->source_cell].n) {
		zy_buf_view(b, row->cells[c->source_cell]);
		return;
	}
	origin = row->origin(row->context);
	zy_buf_printf(b, "%s:%llu", c->table.files[origin.file],
	    (unsigned long long)origin.line);
}

/*
 * Appends the subject of a row for a finding: its id; else its name and place,
 * or its place alone.
 */
static void
put_who(struct zy_buf *b, const struct zy_ranking *c,
    const struct zy_ranked_row *row)
{
	struct zy_view code = zy_ranking_subject(c, row->cells), v = code;

	if (code.n == 0 && c->name_cell >= 0)
		v = row->cells[c->name_cell];
	if (v.n)
		zy_buf_printf(b, "'%.*s'", ZY_ARG(v));
	if (code.n)
		return;
	zy_buf_puts(b, v.n ? " (" : "");
	put_place(b, c, row);
	zy_buf_puts(b, v.n ? ")" : "");
}

/*
 * Appends a row of a tie across the cut to rw->tied: for the first one the
 * value, then the subjects of the first few.
 */
static void
name_tied(struct zy_row_writer *rw, const struct zy_ranked_row *row)
{
	const struct zy_ranking *c = rw->c;

	if (row->at == row->tie.from) {
		zy_buf_view(
		    &rw->tied, zy_cell_unmarked(row->cells[c->by_cell]));
		zy_buf_putc(&rw->tied, '\0');
	}
	if (row->at - row->tie.from >= NAMED)
		return;
	if (row->at > row->tie.from)
		zy_buf_puts(&rw->tied, ", ");
	put_who(&rw->tied, c, row);
}

/* Returns how the list of eligible subjects knows the subject of a row. */
static struct zy_eligible_subject
listed(const struct zy_ranking *c, const struct zy_view *cells)
{
	struct zy_eligible_subject x = {.id = zy_ranking_subject(c, cells)};

	if (c->name_cell >= 0)
		x.name = cells[c->name_cell];
	if (c->township_cell >= 0)
		x.township = cells[c->township_cell];
	return x;
}

/*
 * Returns why a row is not ranked.  Sets *out when it may not be selected for
 * this reason, whether or not a selection was asked for.
 */
static struct zy_view
reason_of(struct zy_row_writer *rw, const struct zy_ranked_row *row, bool *out)
{
	const struct zy_ranking *c = rw->c;
	const struct zy_eligible_subject x = listed(c, row->cells);
	struct zy_view reason = {NULL, 0};
	const char *barred = NULL;
	struct zy_decimal d;

	*out = true;
	if (c->eligible && !zy_eligible_is(c->eligible, &x, &reason))
		return reason;
	if (c->veto_cell >= 0)
		barred =
		    zy_ranking_disqualifying_veto(c, row->cells[c->veto_cell]);
	*out = barred != NULL;
	if (barred)
		return zy_view(barred);
	zy_buf_reset(&rw->number);
	switch (zy_rank_value(row->cells[c->by_cell], &rw->number, &d)) {
	case 0:
		return ZY_VIEW("no value");
	case 1:
		return ZY_VIEW("not comparable");
	case ZY_NUMBER_LONG:
		return ZY_VIEW("too many digits");
	default:
		return ZY_VIEW("not a number");
	}
}

/* Computes percentile and z-score for all rows with the value of this one. */
static void
compare(struct zy_row_writer *rw, const struct zy_ranked_row *row)
{
	struct zy_decimal d = {0};

	zy_buf_reset(&rw->percentile);
	zy_buf_reset(&rw->z);
	zy_buf_reset(&rw->number);
	(void)zy_rank_value(row->cells[rw->c->by_cell], &rw->number, &d);
	zy_distribution_percentile(
	    &rw->distribution, row->from, row->to, &rw->percentile);
	zy_distribution_z(&rw->distribution, d, &rw->z);
}

/* Writes chance and places; a chance only where something is selected. */
static void
put_stability(struct zy_row_writer *rw, struct zy_writer *w,
    const struct zy_ranked_row *row)
{
	zy_buf_reset(&rw->text);
	if (rw->selecting || rw->c->stability.bands)
		zy_group_stability_chance(&rw->stability, row->at, &rw->text);
	zy_writer_cell(w, zy_buf_get(&rw->text));
	zy_buf_reset(&rw->text);
	zy_group_stability_places(&rw->stability, row->at, &rw->text);
	zy_writer_cell(w, zy_buf_get(&rw->text));
}

/*
 * Writes the cells that the ranking adds to a ranked row: place, tie, number of
 * rows, selection and the optional figures.
 */
static void
put_ranked(struct zy_row_writer *rw, struct zy_writer *w,
    const struct zy_ranked_row *row)
{
	const struct zy_ranking *c = rw->c;
	uint64_t twice = zy_place_doubled(c->method, &row->tie, row->at);

	if (row->at == row->tie.from)
		rw->selected = rw->selecting
				   ? zy_cut_select(&rw->cut, &row->tie)
				   : ZY_SELECTED_NONE;
	if (rw->selected == ZY_SELECTED_TIE)
		name_tied(rw, row);
	if (twice % 2) {
		zy_buf_reset(&rw->number);
		zy_integer_format(&rw->number, (int64_t)(twice / 2));
		zy_buf_puts(&rw->number, ".5");
		zy_writer_cell(w, zy_buf_get(&rw->number));
	} else {
		zy_writer_count(w, (int64_t)(twice / 2));
	}
	zy_writer_cell(w,
	    row->tie.to - row->tie.from > 1 ? ZY_VIEW("yes") : ZY_VIEW("no"));
	zy_writer_count(w, (int64_t)rw->cut.ranked);
	zy_writer_cell(w, zy_selected_name(rw->selected));
	zy_writer_cell(w, rw->selected == ZY_SELECTED_TIE
			      ? ZY_VIEW("equal across the cut")
			      : nothing);
	if (c->compare && row->at == row->from)
		compare(rw, row);
	if (c->compare) {
		zy_writer_cell(w, zy_buf_get(&rw->percentile));
		zy_writer_cell(w, zy_buf_get(&rw->z));
	}
	if (c->stability.draws)
		put_stability(rw, w, row);
}

/*
 * Writes the cells that the ranking adds to a row that is not ranked: no place,
 * and the reason why.
 */
static void
put_other(struct zy_row_writer *rw, struct zy_writer *w,
    const struct zy_ranked_row *row)
{
	int more = (rw->c->compare ? 2 : 0) + (rw->c->stability.draws ? 2 : 0);
	const struct zy_eligible_subject x = listed(rw->c, row->cells);
	struct zy_view reason;
	bool out;

	reason = reason_of(rw, row, &out);
	rw->unlisted +=
	    rw->c->eligible && !zy_eligible_lists(rw->c->eligible, &x);
	zy_writer_cell(w, nothing);
	zy_writer_cell(w, nothing);
	zy_writer_cell(w, nothing);
	zy_writer_cell(w, out || rw->selecting ? ZY_VIEW("no") : nothing);
	zy_writer_cell(w, reason);
	while (more--)
		zy_writer_cell(w, nothing);
}

/* Counts a ranked row whose score is of another standard than the first's. */
static void
look_at_standard(struct zy_row_writer *rw, const struct zy_ranked_row *row)
{
	struct zy_view v = {NULL, 0};

	if (rw->standard_cell >= 0)
		v = row->cells[rw->standard_cell];
	if (rw->standard.n == 0)
		zy_buf_view(&rw->standard, v);
	else if (v.n && !zy_view_eq(zy_buf_get(&rw->standard), v))
		rw->other_standards++;
}

void
zy_row_writer_put(struct zy_row_writer *rw, struct zy_writer *w,
    const struct zy_ranked_row *row)
{
	size_t i;

	for (i = 0; i < rw->ncolumns; i++)
		zy_writer_cell(w, row->cells[rw->columns[i]]);
	zy_writer_cell(w, zy_buf_get(&rw->name));
	if (row->ranked) {
		look_at_standard(rw, row);
		put_ranked(rw, w, row);
	} else {
		put_other(rw, w, row);
	}
	zy_writer_end(w);
}

void
zy_row_writer_end_group(struct zy_row_writer *rw)
{
	const struct zy_cut *cut = &rw->cut;
	struct zy_buf b = ZY_BUF_INIT;

	if (cut->tie_n) {
		zy_buf_printf(&b,
		    _("tie across the cut at %s, open places %llu, equal "
		      "%llu: "),
		    rw->tied.p, (unsigned long long)cut->open,
		    (unsigned long long)cut->tie_n);
		zy_buf_puts(&b, rw->tied.p + strlen(rw->tied.p) + 1);
		if (cut->tie_n > NAMED)
			zy_buf_printf(&b, _(" and %llu more"),
			    (unsigned long long)cut->tie_n - NAMED);
		zy_buf_puts(
		    &b, _(": vote again, give more places, or draw lots"));
		add_finding(rw, b.p);
		zy_buf_reset(&b);
	}
	if (cut->reserve_n > cut->reserve_asked) {
		zy_buf_printf(&b,
		    _("the reserve list has %llu instead of %llu: those equal "
		      "at its end are kept together"),
		    (unsigned long long)cut->reserve_n,
		    (unsigned long long)cut->reserve_asked);
		add_finding(rw, b.p);
		zy_buf_reset(&b);
	}
	if (rw->other_standards) {
		zy_buf_printf(&b,
		    _("scores of '%.*s' and of other standards (%llu) are "
		      "ranked together, and these are not one scale (R57): "
		      "--within standard keeps them apart"),
		    ZY_ARG(zy_buf_get(&rw->standard)),
		    (unsigned long long)rw->other_standards);
		add_finding(rw, b.p);
		zy_buf_reset(&b);
	}
	if (rw->c->stability.draws &&
	    zy_group_stability_finding(&rw->stability, &b))
		add_finding(rw, b.p);
	zy_buf_release(&b);
}

void
zy_ranking_report_findings(const struct zy_ranking *c, struct zy_view name,
    struct zy_view findings, const struct zy_ranking_report *report)
{
	const char *p = findings.p, *end;
	struct zy_error e = ZY_ERROR_INIT;

	if (findings.n == 0)
		return;
	for (end = p + findings.n; p < end; p += strlen(p) + 1) {
		zy_error_clear(&e);
		if (c->nwithin)
			zy_error_set(&e, ZY_ERROR_RECORD, _("group '%.*s': %s"),
			    ZY_ARG(name), p);
		else
			zy_error_set(&e, ZY_ERROR_RECORD, "%s", p);
		report->warn(report->context, &e);
	}
}
