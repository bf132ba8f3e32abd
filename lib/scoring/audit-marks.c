/*
 * The audit's rules mild, drift and spread: reads the marks of each unit,
 * takes each rater's differences from the others, and tests them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/audit-marks.h"

#include <stdlib.h>

#include "base/signs.h"
#include "base/tail.h"

enum {
	UNIT = 10000,	 /* of points */
	PARTS = 1000000, /* of what an item gives */
};

static const int64_t NO_DAY = INT64_MIN;

/* The one or the other, as the findings are written; both are literals. */
#define WORD(zh_, en_) (w->findings->zh ? zh_ : en_)

/* A mark of one rater. */
struct mark {
	uint32_t rater;
	int64_t points; /* in UNIT */
	int64_t day;
	const char *origin;
};

/*
 * The difference of a rater from the others on one unit, summed over its items.
 */
struct difference {
	uint32_t rater;
	size_t number;	/* of the difference, in the order of units */
	int64_t points; /* in UNIT */
	int64_t day;
	const char *origin;
};

/*
 * How much the marks of an item differ, compared with the unit's other items.
 */
struct spread {
	uint64_t more, less;  /* units */
	uint64_t own, others; /* sums over these units, in PARTS */
	uint64_t units;
};

/* What all raters together gave a unit. */
struct unit_mean {
	int64_t parts, day;
};

struct work {
	const struct zy_evidence *f;
	struct zy_audit_findings *findings;
	struct mark *marks; /* of one unit and item */
	size_t nmarks, marks_cap;
	struct difference *all; /* of all units; those of a unit together */
	size_t n, cap, first;	/* first of the present unit */
	struct spread *spreads; /* of each item */
	uint64_t *ranges; /* of the present unit's items, in PARTS; or 0 */
	bool *marked;	  /* by several raters, of the present unit */
	struct unit_mean *means;
	size_t nmeans, means_cap;
	struct zy_buf text, number;
};

/* ---- Reading the store ---- */

/* Returns 10 to the power of n. */
static zy_int128
power10(int n)
{
	zy_int128 p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* Returns a rational as a whole number of 1 / unit, truncated. */
static int64_t
in_units(const struct zy_rational *r, int64_t unit)
{
	int64_t num, den;

	if (!zy_rational_get(r, &num, &den))
		return unit;
	return (int64_t)((zy_int128)num * unit / den);
}

/* Returns a mark in points of the item, as a multiple of 1 / UNIT. */
static int64_t
points_of(const struct zy_item *item, struct zy_decimal d)
{
	zy_int128 v = (zy_int128)d.coef * UNIT / power10(d.places);
	int64_t max = in_units(&item->max, UNIT), scale;

	if (!item->has_scale)
		return (int64_t)v;
	scale = in_units(&item->scale, UNIT);
	return (int64_t)(scale > 0 ? v * max / scale : v);
}

/* Returns the day that an origin names, or NO_DAY. */
static int64_t
day_of(const char *origin)
{
	struct zy_view day = zy_evidence_origin_part(origin, ZY_ORIGIN_DATE);
	struct zy_date date;

	if (day.n == 0 || !zy_date_parse(&date, day) || date.day == 0)
		return NO_DAY;
	return zy_date_first(date);
}

/*
 * Reads the marks of one unit and item that were given by raters with a name.
 */
static void
read_marks(struct work *w, uint32_t subject, const struct zy_item *item)
{
	const struct zy_evidence *f = w->f;
	uint32_t i =
	    f->first_value[(size_t)subject * f->standard->nnodes + item->given];
	struct mark *m;

	for (w->nmarks = 0; i != ZY_NO_VALUE; i = f->values[i].next) {
		struct zy_decimal d = zy_value_decimal(&f->values[i]);
		uint32_t rater = zy_evidence_attribution(f, i).rater;

		if (d.places < 0 || rater == 0)
			continue;
		w->marks = zy_grow(
		    w->marks, &w->marks_cap, w->nmarks + 1, sizeof(*w->marks));
		m = &w->marks[w->nmarks++];
		m->rater = rater;
		m->points = points_of(item, d);
		m->origin = zy_evidence_origin(f, i);
		m->day = day_of(m->origin);
	}
}

/* Adds to the difference of a rater on the present unit. */
static void
add_difference(struct work *w, const struct mark *m, int64_t points)
{
	struct difference *d;
	size_t i;

	for (i = w->first; i < w->n; i++)
		if (w->all[i].rater == m->rater)
			break;
	if (i == w->n) {
		w->all = zy_grow(w->all, &w->cap, w->n + 1, sizeof(*w->all));
		w->all[w->n] = (struct difference){.rater = m->rater,
		    .number = w->n,
		    .day = m->day,
		    .origin = m->origin};
		w->n++;
	}
	d = &w->all[i];
	d->points += points;
	if (d->day == NO_DAY)
		d->day = m->day;
}

/* Compares the marks of one unit and item. */
static void
compare_marks(struct work *w, size_t item)
{
	int64_t sum = 0, low = INT64_MAX, high = INT64_MIN, n, max;
	size_t i;

	n = (int64_t)w->nmarks;
	if (n < 2)
		return;
	for (i = 0; i < w->nmarks; i++) {
		sum += w->marks[i].points;
		if (w->marks[i].points < low)
			low = w->marks[i].points;
		if (w->marks[i].points > high)
			high = w->marks[i].points;
	}
	for (i = 0; i < w->nmarks; i++)
		add_difference(
		    w, &w->marks[i], (n * w->marks[i].points - sum) / (n - 1));
	max = in_units(&w->f->standard->items[item].max, UNIT);
	w->marked[item] = max > 0;
	if (max > 0)
		w->ranges[item] =
		    (uint64_t)((zy_int128)(high - low) * PARTS / max);
}

/* Compares the spreads of the present unit's items with each other. */
static void
compare_items(struct work *w)
{
	size_t n = w->f->standard->nitems, i, several = 0;
	uint64_t sum = 0, others;
	struct spread *s;

	for (i = 0; i < n; i++) {
		several += w->marked[i];
		sum += w->marked[i] ? w->ranges[i] : 0;
	}
	for (i = 0; several > 1 && i < n; i++) {
		if (!w->marked[i])
			continue;
		s = &w->spreads[i];
		others = (sum - w->ranges[i]) / (several - 1);
		s->units++;
		s->own += w->ranges[i];
		s->others += others;
		s->more += w->ranges[i] > others;
		s->less += w->ranges[i] < others;
	}
}

/*
 * Reads the marks of one unit on all judged items: the differences of its
 * raters, how far they lie apart on each item, and the unit's mean as a share
 * of the items' points, with its day.
 */
static void
read_unit(struct work *w, uint32_t subject)
{
	const struct zy_standard *s = w->f->standard;
	int64_t parts = 0, day = NO_DAY, sum, max;
	size_t i, k, judged = 0;

	w->first = w->n;
	memset(w->marked, 0, s->nitems * sizeof(*w->marked));
	for (i = 0; i < s->nitems; i++) {
		if (s->items[i].kind != ZY_ITEM_JUDGED)
			continue;
		read_marks(w, subject, &s->items[i]);
		compare_marks(w, i);
		max = in_units(&s->items[i].max, UNIT);
		if (w->nmarks == 0 || max <= 0)
			continue;
		for (sum = 0, k = 0; k < w->nmarks; k++) {
			sum += w->marks[k].points;
			if (day == NO_DAY)
				day = w->marks[k].day;
		}
		parts += (int64_t)((zy_int128)sum * PARTS / (int64_t)w->nmarks /
				   max);
		judged++;
	}
	compare_items(w);
	if (judged == 0 || day == NO_DAY)
		return;
	w->means =
	    zy_grow(w->means, &w->means_cap, w->nmeans + 1, sizeof(*w->means));
	w->means[w->nmeans++] =
	    (struct unit_mean){parts / (int64_t)judged, day};
}

/* ---- The rules ---- */

/* Appends points with two decimal places, without sign. */
static void
put_points(struct zy_buf *b, int64_t points)
{
	zy_quotient_format(
	    b, points < 0 ? -points : points, UNIT, 2, ZY_HALF_UP);
}

/*
 * Adds a finding if a rater is milder or harder than the others; his
 * differences are those from index `from` to `to` - 1.
 */
static void
find_mild(struct work *w, size_t from, size_t to)
{
	size_t n = to - from, i, more = 0, less = 0;
	struct zy_view rater = zy_intern_get(w->f->words, w->all[from].rater);
	int64_t *d, sum = 0;
	struct zy_chance chance;

	d = zy_calloc(n, sizeof(*d));
	for (i = 0; i < n; i++) {
		d[i] = w->all[from + i].points;
		sum += d[i];
		more += d[i] > 0;
		less += d[i] < 0;
	}
	chance = zy_signs_chance(d, n);
	free(d);
	zy_audit_look(w->findings, ZY_AUDIT_MILD, 1);
	if (!zy_audit_is_rare(chance))
		return;
	zy_buf_reset(&w->text);
	zy_buf_reset(&w->number);
	put_points(&w->number, sum / (int64_t)n);
	zy_buf_printf(&w->text,
	    sum > 0 ? WORD("平均每个单位比其他评分人多给 %s 分，%zu 个单位"
			   "中 %zu 个偏高",
			  "gives %s points a unit more than the others, over "
			  "%zu units; more on %zu")
		    : WORD("平均每个单位比其他评分人少给 %s 分，%zu 个单位"
			   "中 %zu 个偏低",
			  "gives %s points a unit less than the others, over "
			  "%zu units; less on %zu"),
	    w->number.p, n, sum > 0 ? more : less);
	zy_audit_find(
	    w->findings, &(struct zy_audit_finding){.rule = ZY_AUDIT_MILD,
			     .group = rater,
			     .size = sum > 0 ? more : less,
			     .of = n,
			     .chance = chance,
			     .detail = zy_buf_get(&w->text),
			     .source = zy_evidence_origin_part(
				 w->all[from].origin, ZY_ORIGIN_SOURCE)});
}

/* Pairs of a day and a figure. */
struct days {
	int64_t *x, *y;
	size_t n;
};

/*
 * Returns the mean figure of the days up to `until` minus that of the later
 * days.
 */
static int64_t
change(const struct days *d, int64_t until)
{
	int64_t sums[2] = {0, 0}, n[2] = {0, 0};
	size_t i;

	for (i = 0; i < d->n; i++) {
		sums[d->x[i] > until] += d->y[i];
		n[d->x[i] > until]++;
	}
	return n[0] && n[1] ? sums[1] / n[1] - sums[0] / n[0] : 0;
}

/* Appends how much the marks of n units changed over the days. */
static void
put_drift(struct work *w, int64_t by, bool one, size_t n, int64_t days)
{
	zy_buf_reset(&w->text);
	zy_buf_reset(&w->number);
	if (one)
		put_points(&w->number, by);
	else
		zy_quotient_format(
		    &w->number, by < 0 ? -by : by, PARTS / 100, 1, ZY_HALF_UP);
	zy_buf_puts(&w->text,
	    one ? WORD("后半段比前半段，每个单位相对其他评分人",
		      "in the second half of the time, beside the other "
		      "raters of the same units, ")
		: WORD("全体评分人后半段比前半段",
		      "in the second half of the time, all raters together, "));
	zy_buf_puts(&w->text,
	    by > 0 ? WORD("升高 ", "higher by ") : WORD("降低 ", "lower by "));
	zy_buf_puts(&w->text, w->number.p);
	zy_buf_puts(
	    &w->text, one ? WORD(" 分", " points a unit") : WORD("%", "%"));
	zy_buf_printf(&w->text,
	    WORD("（%zu 个单位，%lld 天）", " (%zu units, %lld days)"), n,
	    (long long)days);
}

/*
 * Adds a finding if figures show a trend over the days.  rater is empty for all
 * raters together, whose figures are in 1 / PARTS; else they are points in 1 /
 * UNIT.
 */
static void
find_drift(struct work *w, const struct days *d, struct zy_view rater)
{
	int64_t low = INT64_MAX, high = INT64_MIN;
	struct zy_chance chance;
	size_t i;

	for (i = 0; i < d->n; i++) {
		low = d->x[i] < low ? d->x[i] : low;
		high = d->x[i] > high ? d->x[i] : high;
	}
	if (d->n < ZY_AUDIT_UNITS || low == high)
		return;
	chance = zy_signs_trend(d->x, d->y, d->n);
	zy_audit_look(w->findings, ZY_AUDIT_DRIFT, 1);
	if (!zy_audit_is_rare(chance))
		return;
	put_drift(w, change(d, low + (high - low) / 2), rater.n > 0, d->n,
	    high - low + 1);
	zy_audit_find(
	    w->findings, &(struct zy_audit_finding){.rule = ZY_AUDIT_DRIFT,
			     .group = rater,
			     .size = d->n,
			     .of = d->n,
			     .chance = chance,
			     .detail = zy_buf_get(&w->text)});
}

/*
 * Sorts differences by the rater's name; the order of one rater's differences
 * is kept.
 */
static int
by_rater(const void *a, const void *b, void *words)
{
	const struct difference *x = a, *y = b;

	return x->rater == y->rater
		   ? (x->number > y->number) - (x->number < y->number)
		   : zy_view_cmp(zy_intern_get(words, x->rater),
			 zy_intern_get(words, y->rater));
}

/*
 * Tests the differences of each rater who has marked enough units, by the rules
 * mild and drift.
 */
static void
find_by_rater(struct work *w)
{
	struct days d = {zy_calloc(w->n + 1, sizeof(int64_t)),
	    zy_calloc(w->n + 1, sizeof(int64_t)), 0};
	size_t from, to;

	if (w->n)
		qsort_r(w->all, w->n, sizeof(*w->all), by_rater, w->f->words);
	for (from = 0; from < w->n; from = to) {
		for (to = from, d.n = 0;
		     to < w->n && w->all[to].rater == w->all[from].rater; to++)
			if (w->all[to].day != NO_DAY) {
				d.x[d.n] = w->all[to].day;
				d.y[d.n++] = w->all[to].points;
			}
		if (to - from < ZY_AUDIT_UNITS)
			continue;
		find_mild(w, from, to);
		find_drift(
		    w, &d, zy_intern_get(w->f->words, w->all[from].rater));
	}
	free(d.x);
	free(d.y);
}

/* Looks for a trend in the marks of all raters together. */
static void
find_common_drift(struct work *w)
{
	struct days d = {zy_calloc(w->nmeans + 1, sizeof(int64_t)),
	    zy_calloc(w->nmeans + 1, sizeof(int64_t)), w->nmeans};
	size_t i;

	for (i = 0; i < w->nmeans; i++) {
		d.x[i] = w->means[i].day;
		d.y[i] = w->means[i].parts;
	}
	find_drift(w, &d, (struct zy_view){NULL, 0});
	free(d.x);
	free(d.y);
}

/*
 * Tests by the rule spread whether raters differ more on one item than on the
 * others.
 */
static void
find_spread(struct work *w, size_t item)
{
	const struct spread *s = &w->spreads[item];
	struct zy_chance chance;

	if (s->units < ZY_AUDIT_UNITS || s->more + s->less == 0)
		return;
	chance =
	    zy_tail_binomial(s->more, s->more + s->less, zy_chance_ratio(1, 2));
	zy_audit_look(w->findings, ZY_AUDIT_SPREAD, 1);
	if (!zy_audit_is_rare(chance))
		return;
	zy_buf_reset(&w->text);
	zy_buf_puts(&w->text, WORD("各评分人的最高、最低分平均相差满分的 ",
				  "the highest and lowest marks of a unit lie "
				  "apart by "));
	zy_quotient_format(&w->text, s->own,
	    (zy_int128)s->units * (PARTS / 100), 1, ZY_HALF_UP);
	zy_buf_puts(&w->text, WORD("%，同一单位其他项目为 ",
				  "% of the item, on the other items of the "
				  "same units by "));
	zy_quotient_format(&w->text, s->others,
	    (zy_int128)s->units * (PARTS / 100), 1, ZY_HALF_UP);
	zy_buf_puts(&w->text, "%");
	zy_audit_find(w->findings,
	    &(struct zy_audit_finding){.rule = ZY_AUDIT_SPREAD,
		.question = zy_view(w->f->standard->items[item].id),
		.size = s->more,
		.of = s->units,
		.chance = chance,
		.detail = zy_buf_get(&w->text)});
}

void
zy_audit_marks_find(
    const struct zy_evidence *f, struct zy_audit_findings *findings)
{
	size_t nitems = f->standard->nitems, n, i;
	struct work w = {.f = f, .findings = findings};
	uint32_t *order = zy_intern_order(f->subjects);

	w.spreads = zy_calloc(nitems + 1, sizeof(*w.spreads));
	w.ranges = zy_calloc(nitems + 1, sizeof(*w.ranges));
	w.marked = zy_calloc(nitems + 1, sizeof(*w.marked));
	for (n = zy_intern_count(f->subjects), i = 0; i < n; i++)
		if (zy_evidence_is_scored(f, order[i]))
			read_unit(&w, order[i]);
	find_by_rater(&w);
	find_common_drift(&w);
	for (i = 0; i < nitems; i++)
		find_spread(&w, i);
	free(order);
	free(w.marks);
	free(w.all);
	free(w.spreads);
	free(w.ranges);
	free(w.marked);
	free(w.means);
	zy_buf_release(&w.text);
	zy_buf_release(&w.number);
}
