/* How a contest writes rows, and what it finds in a group: part of contest.h.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "model/record.h"
#include "ranking/contest-state.h"

static const struct zy_view nothing = {NULL, 0};

enum {
	NAMED = 8, /* subjects of a tie that a finding names */
};

static const char *const own[] = {
    "group", "rank", "tied", "of", "selected", "reason"};

/* What --compare adds: named for what they are not. */
static const struct zy_column scales[] = {{.name = "percentile_uncalibrated",
					      .zh = "百分位（未校准）",
					      .type = ZY_DECIMAL},
    {.name = "z_uncalibrated", .zh = "标准分（未校准）", .type = ZY_DECIMAL}};

bool
zy_contest_is_own(struct zy_view name)
{
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (zy_view_is(name, own[i]))
			return true;
	return zy_view_is(name, scales[0].name) ||
	       zy_view_is(name, scales[1].name);
}

int *
zy_contest_declare(const struct zy_contest *c, struct zy_writer *w, size_t *n)
{
	const struct zy_table *t = &c->table;
	int *columns = zy_calloc(t->ncolumns + 1, sizeof(*columns));
	size_t i;

	for (*n = 0, i = 0; i < t->ncolumns; i++) {
		if (zy_contest_is_own(t->columns[i].name))
			continue;
		columns[(*n)++] = (int)i;
		zy_writer_column(w, t->columns[i].name, t->columns[i].decl);
	}
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		zy_writer_column(w, zy_view(own[i]),
		    zy_schema_find(&zy_ranking_schema, zy_view(own[i])));
	for (i = 0; c->compare && i < 2; i++)
		zy_writer_column(w, zy_view(scales[i].name), &scales[i]);
	return columns;
}

void
zy_contest_hand_init(struct zy_contest_hand *h, const struct zy_contest *c,
    const int *columns, size_t n)
{
	const struct zy_contest_places *p = &c->places;

	*h =
	    (struct zy_contest_hand){.c = c, .columns = columns, .ncolumns = n};
	h->selecting = p->by_number || p->by_percent || p->quota;
	h->cells = zy_calloc(c->table.ncolumns + 1, sizeof(*h->cells));
	zy_scale_init(&h->scale, c->ascending);
}

void
zy_contest_hand_release(struct zy_contest_hand *h)
{
	free(h->cells);
	zy_scale_release(&h->scale);
	zy_buf_release(&h->name);
	zy_buf_release(&h->percentile);
	zy_buf_release(&h->z);
	zy_buf_release(&h->number);
	zy_buf_release(&h->tied);
	zy_buf_release(&h->findings);
}

uint64_t
zy_contest_places(
    const struct zy_contest *c, struct zy_view key, uint64_t ranked)
{
	const struct zy_contest_places *p = &c->places;
	uint32_t k;

	if (p->by_percent)
		return zy_select_share(p->percent, ranked);
	if (!p->quota)
		return p->number;
	k = zy_quota_find(p->quota, key);
	return k == ZY_INTERN_NONE ? UINT64_MAX : (uint64_t)p->quota->places[k];
}

static void
find(struct zy_contest_hand *h, const char *text)
{
	zy_buf_put(&h->findings, text, strlen(text) + 1);
}

void
zy_contest_open_group(struct zy_contest_hand *h, struct zy_view key,
    uint64_t ranked, uint64_t places)
{
	zy_buf_reset(&h->name);
	zy_group_name(&h->name, key);
	zy_buf_reset(&h->findings);
	zy_buf_reset(&h->tied);
	h->in_quota = places != UINT64_MAX;
	h->cut = (struct zy_cut){.places = h->in_quota ? places : 0,
	    .reserve = h->c->places.reserve,
	    .ranked = ranked};
	if (!h->in_quota)
		find(h, _("is not in the quota file: no places"));
	h->none += h->c->places.by_percent && places == 0 && ranked > 0;
}

struct zy_view
zy_contest_subject(const struct zy_contest *c, const struct zy_view *cells)
{
	struct zy_view v = {NULL, 0};

	if (c->subject_cell >= 0)
		v = cells[c->subject_cell];
	if (v.n == 0 && c->id_cell >= 0)
		v = cells[c->id_cell];
	return v;
}

/* "'a', 'b'": the first subjects of a tie; the value is in front. */
static void
name_tied(struct zy_contest_hand *h, const struct zy_contest_row *row)
{
	const struct zy_contest *c = h->c;
	struct zy_view v = zy_contest_subject(c, row->cells);

	if (row->at == row->equals.from) {
		zy_buf_view(&h->tied, row->cells[c->by_cell]);
		zy_buf_putc(&h->tied, '\0');
	}
	if (row->at - row->equals.from >= NAMED)
		return;
	if (v.n == 0 && c->name_cell >= 0)
		v = row->cells[c->name_cell];
	zy_buf_printf(&h->tied, "%s'%.*s'",
	    row->at > row->equals.from ? ", " : "", ZY_ARG(v));
}

/* What those who are not ranked get: a reason, and no place. */
static struct zy_view
reason_of(const struct zy_contest_hand *h, const struct zy_contest_row *row,
    bool *out)
{
	const struct zy_contest *c = h->c;
	struct zy_view reason = {NULL, 0};
	const char *barred = NULL;

	*out = true;
	if (c->eligible && !zy_eligible_is(c->eligible,
			       zy_contest_subject(c, row->cells), &reason))
		return reason;
	if (c->veto_cell >= 0)
		barred = zy_contest_barred(c, row->cells[c->veto_cell]);
	*out = barred != NULL;
	return barred ? zy_view(barred) : ZY_VIEW("no value");
}

/* Figures for those of one value, at the first of them. */
static void
compare(struct zy_contest_hand *h, const struct zy_contest_row *row)
{
	struct zy_decimal d = {0};

	zy_buf_reset(&h->percentile);
	zy_buf_reset(&h->z);
	zy_buf_reset(&h->number);
	(void)zy_key_value(row->cells[h->c->by_cell], &h->number, &d);
	zy_scale_percentile(&h->scale, row->from, row->to, &h->percentile);
	zy_scale_z(&h->scale, d, &h->z);
}

static void
put_ranked(struct zy_contest_hand *h, struct zy_writer *w,
    const struct zy_contest_row *row)
{
	const struct zy_contest *c = h->c;
	uint64_t twice = zy_rank_twice(c->method, &row->equals, row->at);

	if (row->at == row->equals.from)
		h->selected = h->selecting ? zy_select(&h->cut, &row->equals)
					   : ZY_SELECTED_NONE;
	if (h->selected == ZY_SELECTED_TIE)
		name_tied(h, row);
	if (twice % 2) {
		zy_buf_reset(&h->number);
		zy_integer_format(&h->number, (int64_t)(twice / 2));
		zy_buf_puts(&h->number, ".5");
		zy_writer_cell(w, zy_buf_get(&h->number));
	} else {
		zy_writer_count(w, (int64_t)(twice / 2));
	}
	zy_writer_cell(w, row->equals.to - row->equals.from > 1
			      ? ZY_VIEW("yes")
			      : ZY_VIEW("no"));
	zy_writer_count(w, (int64_t)h->cut.ranked);
	zy_writer_cell(w, zy_selected_name(h->selected));
	zy_writer_cell(w, h->selected == ZY_SELECTED_TIE
			      ? ZY_VIEW("equal across the cut")
			      : nothing);
	if (!c->compare)
		return;
	if (row->at == row->from)
		compare(h, row);
	zy_writer_cell(w, zy_buf_get(&h->percentile));
	zy_writer_cell(w, zy_buf_get(&h->z));
}

static void
put_other(struct zy_contest_hand *h, struct zy_writer *w,
    const struct zy_contest_row *row)
{
	struct zy_view reason;
	bool out;

	reason = reason_of(h, row, &out);
	zy_writer_cell(w, nothing);
	zy_writer_cell(w, nothing);
	zy_writer_cell(w, nothing);
	zy_writer_cell(w, out || h->selecting ? ZY_VIEW("no") : nothing);
	zy_writer_cell(w, reason);
	if (h->c->compare) {
		zy_writer_cell(w, nothing);
		zy_writer_cell(w, nothing);
	}
}

void
zy_contest_put_row(struct zy_contest_hand *h, struct zy_writer *w,
    const struct zy_contest_row *row)
{
	size_t i;

	for (i = 0; i < h->ncolumns; i++)
		zy_writer_cell(w, row->cells[h->columns[i]]);
	zy_writer_cell(w, zy_buf_get(&h->name));
	if (row->ranked)
		put_ranked(h, w, row);
	else
		put_other(h, w, row);
	zy_writer_end(w);
}

void
zy_contest_close_group(struct zy_contest_hand *h)
{
	const struct zy_cut *cut = &h->cut;
	struct zy_buf b = ZY_BUF_INIT;

	if (cut->tie_n) {
		zy_buf_printf(&b,
		    _("tie across the cut at %s, open places %llu, equal "
		      "%llu: "),
		    h->tied.p, (unsigned long long)cut->open,
		    (unsigned long long)cut->tie_n);
		zy_buf_puts(&b, h->tied.p + strlen(h->tied.p) + 1);
		if (cut->tie_n > NAMED)
			zy_buf_printf(&b, _(" and %llu more"),
			    (unsigned long long)cut->tie_n - NAMED);
		zy_buf_puts(
		    &b, _(": vote again, give more places, or draw lots"));
		find(h, b.p);
		zy_buf_reset(&b);
	}
	if (cut->reserve_n > cut->reserve_asked) {
		zy_buf_printf(&b,
		    _("the reserve list has %llu instead of %llu: those equal "
		      "at its end are kept together"),
		    (unsigned long long)cut->reserve_n,
		    (unsigned long long)cut->reserve_asked);
		find(h, b.p);
	}
	zy_buf_release(&b);
}

void
zy_contest_tell(const struct zy_contest *c, struct zy_view name,
    struct zy_view findings, const struct zy_contest_report *report)
{
	const char *p = findings.p, *end = findings.p + findings.n;

	for (; p < end; p += strlen(p) + 1)
		report->tell(report->context,
		    c->nwithin ? name : (struct zy_view){NULL, 0}, p);
}
