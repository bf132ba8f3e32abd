/*
 * Steps 1 and 2: the points of one item, and its bounds.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evaluate.h"

#include "scoring/review-item.h"

/* Multiplies by a factor, which is nearly always 1. */
static void
multiply(const struct zy_evaluation *x, struct zy_rational *v,
    const struct zy_rational *factor)
{
	if (zy_rational_cmp(factor, &x->one) != 0)
		zy_rational_mul(v, v, factor);
}

/* Returns the length of a list of values. */
static size_t
count_values(const struct zy_evaluation *x, uint32_t i)
{
	size_t n = 0;

	for (; i != ZY_NO_VALUE; i = x->evidence->values[i].next)
		n++;
	return n;
}

/* Returns whether an item counts records of registers. */
static bool
is_of_records(const struct zy_item *item)
{
	return item->from >= ZY_FROM_PLEDGES &&
	       item->from <= ZY_FROM_ACTIVITIES;
}

/*
 * Returns whether records of the item's kind were read, so that none counts as
 * 0.
 */
static bool
has_records(const struct zy_evaluation *x, const struct zy_item *item)
{
	return is_of_records(item) && x->evidence->has_records[item->from];
}

bool
zy_evaluate_number(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out)
{
	bool any =
	    zy_evaluate_sum(x, zy_evaluate_first_value(x, item->given), out);

	return any || has_records(x, item);
}

bool
zy_evaluate_ratio(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out)
{
	uint32_t first = zy_evaluate_first_value(x, item->given);
	size_t n;

	if (item->from == ZY_FROM_TALLY)
		return zy_review_rate(
		    x->sums, item->questions, item->nquestions, out);
	if (first == ZY_NO_VALUE)
		return false;
	if (!is_of_records(item)) {
		zy_evidence_value(
		    x->evidence, &x->evidence->values[first], out);
		return true;
	}
	n = count_values(x, first);
	zy_evaluate_sum(x, first, out);
	zy_rational_set_ratio(&x->tmp, (int64_t)n, 1);
	zy_rational_div(out, out, &x->tmp);
	return true;
}

/* Rounds a number of units as the item's rule for incomplete ones says. */
static void
round_units(const struct zy_item *item, struct zy_rational *units)
{
	if (item->units == ZY_UNITS_BEGUN)
		zy_rational_ceil(units);
	else if (item->units == ZY_UNITS_WHOLE)
		zy_rational_floor(units);
}

void
zy_evaluate_target_units(const struct zy_item *item,
    const struct zy_rational *v, struct zy_rational *out)
{
	if (zy_rational_cmp(v, &item->target) < 0)
		zy_rational_sub(out, &item->target, v);
	else
		zy_rational_sub(out, v, &item->target);
	zy_rational_div(out, out, &item->unit);
	round_units(item, out);
}

void
zy_evaluate_units(const struct zy_item *item, const struct zy_rational *ratio,
    struct zy_rational *out)
{
	if (item->above)
		zy_rational_sub(out, ratio, &item->threshold);
	else
		zy_rational_sub(out, &item->threshold, ratio);
	zy_rational_div(out, out, &item->unit);
	round_units(item, out);
}

/*
 * Sets raw to the points of a judged item: the raters' common mark, converted
 * to its max.  Returns whether there are marks.
 */
static bool
judged(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	if (!zy_evaluate_raters(
		x, item, zy_evaluate_first_value(x, item->given), raw))
		return false;
	if (item->has_scale) {
		zy_rational_mul(raw, raw, &item->max);
		zy_rational_div(raw, raw, &item->scale);
	}
	multiply(x, raw, &item->factor);
	return true;
}

/* Sets raw to max or 0.  Returns whether there is evidence. */
static bool
fixed(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	if (!zy_evaluate_sum(x, zy_evaluate_first_value(x, item->given), raw))
		return false;
	/* Of several events that count once one is left: yes or no. */
	zy_rational_set_ratio(raw, zy_rational_sign(raw) > 0, 1);
	zy_rational_mul(raw, raw, &item->max);
	multiply(x, raw, &item->factor);
	return true;
}

/*
 * Multiplies the subtracted points in raw by the item's factor; if the item is
 * in a head or in the bonus, sets raw to its max less these points.
 */
static void
take_from_max(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	multiply(x, raw, &item->factor);
	if (item->place == ZY_IN_HEAD || item->place == ZY_IN_BONUS)
		zy_rational_sub(raw, &item->max, raw);
}

/*
 * Sets raw to max less `per` for each occurrence or missing one, at most the
 * required number.  Returns whether there is evidence.
 */
static bool
deduct(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	if (!zy_evaluate_number(x, item, raw))
		return false;
	if (item->done)
		zy_rational_sub(raw, &item->required, raw);
	if (zy_rational_sign(raw) < 0)
		zy_rational_set_ratio(raw, 0, 1);
	if (item->has_required && zy_rational_cmp(raw, &item->required) > 0)
		zy_rational_set(raw, &item->required);
	zy_rational_mul(raw, raw, &item->per);
	take_from_max(x, item, raw);
	return true;
}

void
zy_evaluate_condition_failures(struct zy_evaluation *x,
    const struct zy_item *item, const struct zy_item_row *row,
    struct zy_rational *out)
{
	uint32_t first = zy_evaluate_first_value(x, row->node);
	bool fails = item->missing == ZY_MISSING_ZERO;

	if (row->each && first != ZY_NO_VALUE) {
		zy_evaluate_sum(x, first, out);
		return;
	}
	if (first != ZY_NO_VALUE)
		fails = x->evidence->values[first].coef == 0;
	zy_rational_set_ratio(out, fails, 1);
}

void
zy_evaluate_condition_points(struct zy_evaluation *x,
    const struct zy_item *item, const struct zy_item_row *row,
    struct zy_rational *out)
{
	zy_evaluate_condition_failures(x, item, row, out);
	zy_rational_mul(out, out, &row->points);
	if (row->has_most && zy_rational_cmp(out, &row->n) > 0)
		zy_rational_set(out, &row->n);
}

/*
 * Sets raw to max less what the conditions subtract.  Returns whether there is
 * evidence about any of them.
 */
static bool
checklist(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	bool any = false;
	size_t i;

	zy_rational_set_ratio(raw, 0, 1);
	for (i = 0; i < item->nrows; i++) {
		const struct zy_item_row *row = &item->rows[i];

		any |= zy_evaluate_first_value(x, row->node) != ZY_NO_VALUE;
		zy_evaluate_condition_points(x, item, row, &x->tmp);
		zy_rational_add(raw, raw, &x->tmp);
	}
	if (any)
		take_from_max(x, item, raw);
	return any;
}

const struct zy_item_row *
zy_item_find_step(const struct zy_item *item, const struct zy_rational *n)
{
	const struct zy_item_row *row = NULL;
	size_t i;

	for (i = 0; i < item->nrows; i++)
		if (zy_rational_cmp(&item->rows[i].n, n) < !item->rows[i].over)
			row = &item->rows[i];
	return row;
}

const struct zy_rational *
zy_item_points_below_steps(const struct zy_item *item)
{
	const struct zy_item_row *rows = item->rows;

	return item->has_max && zy_rational_cmp(&rows[0].points,
				    &rows[item->nrows - 1].points) > 0
		   ? &item->max
		   : NULL;
}

/*
 * Sets raw to the points of the row into which the number falls.  Returns
 * whether there is evidence.
 */
static bool
steps(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	const struct zy_item_row *row;

	if (!zy_evaluate_number(x, item, raw))
		return false;
	row = zy_item_find_step(item, raw);
	if (row)
		zy_rational_set(raw, &row->points);
	else if (zy_item_points_below_steps(item))
		zy_rational_set(raw, zy_item_points_below_steps(item));
	else
		zy_rational_set_ratio(raw, 0, 1);
	multiply(x, raw, &item->factor);
	return true;
}

/*
 * Sets raw to the points of a ratio: max or 0 by the threshold, or with `per`
 * less for each unit by which it misses the threshold, and 0 beyond `none`.
 * Returns whether there is evidence.
 */
static bool
rate(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	bool penalty = item->place == ZY_IN_PENALTY, good;

	if (!zy_evaluate_ratio(x, item, raw))
		return false;
	good = zy_item_is_good(item, raw);
	if (!item->has_per) {
		if (good == penalty)
			zy_rational_set_ratio(raw, 0, 1);
		else
			zy_rational_set(raw, &item->max);
		multiply(x, raw, &item->factor);
		return true;
	}
	if (zy_item_is_lost(item, raw)) {
		zy_rational_set_ratio(raw, 0, 1);
		return true;
	}
	if (good)
		zy_rational_set_ratio(raw, 0, 1);
	else
		zy_evaluate_units(item, raw, raw);
	zy_rational_mul(raw, raw, &item->per);
	take_from_max(x, item, raw);
	return true;
}

/*
 * Sets raw to the points of a figure: those of the target, more or less for
 * units beyond or below it.  Returns whether there is evidence.
 */
static bool
target(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	bool short_of;

	if (!zy_evaluate_number(x, item, raw))
		return false;
	short_of = zy_item_is_short(item, raw);
	if (short_of && !item->has_less) {
		zy_rational_set(raw, &item->below);
	} else {
		zy_evaluate_target_units(item, raw, raw);
		zy_rational_mul(
		    raw, raw, short_of ? &item->less : &item->extra);
		if (short_of)
			zy_rational_sub(raw, &item->points, raw);
		else
			zy_rational_add(raw, raw, &item->points);
	}
	multiply(x, raw, &item->factor);
	return true;
}

/*
 * Sets raw to the sum of the parts; parts without evidence count as the item's
 * `missing` says.  Returns whether there is evidence about any part.
 */
static bool
split(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	struct zy_rational *there = &x->tmp2;
	bool any = false;
	size_t i;

	zy_rational_set_ratio(raw, 0, 1);
	zy_rational_set_ratio(there, 0, 1);
	for (i = 0; i < item->nrows; i++) {
		const struct zy_item_row *part = &item->rows[i];

		if (zy_evaluate_sum(
			x, zy_evaluate_first_value(x, part->node), &x->tmp)) {
			any = true;
			zy_rational_add(there, there, &part->points);
		} else if (item->missing == ZY_MISSING_FULL) {
			zy_rational_set(&x->tmp, &part->points);
		}
		zy_rational_add(raw, raw, &x->tmp);
	}
	if (item->missing == ZY_MISSING_RESCALE &&
	    zy_rational_sign(there) > 0) {
		zy_rational_mul(raw, raw, &item->max);
		zy_rational_div(raw, raw, there);
	}
	multiply(x, raw, &item->factor);
	return any;
}

/*
 * Sets out to the points of one value: the value times each, or its number of
 * events times the points of its level; each may be NULL for 1.
 */
static void
value_points(struct zy_evaluation *x, const struct zy_item *item,
    const struct zy_rational *each, const struct zy_value *value,
    struct zy_rational *out)
{
	uint64_t packed = (uint64_t)value->coef;

	if (value->places == ZY_VALUE_LEVEL) {
		zy_rational_set_ratio(out, (int64_t)(packed & UINT32_MAX), 1);
		each = &item->rows[packed >> 32].points;
	} else {
		zy_evidence_value(x->evidence, value, out);
	}
	if (each)
		zy_rational_mul(out, out, each);
	if (item->has_scale)
		zy_rational_div(out, out, &item->scale);
	multiply(x, out, &item->factor);
}

/* Returns the points for each event of an item of kind count. */
static const struct zy_rational *
per_value(const struct zy_item *item)
{
	return &item->per;
}

/* Returns the points of an item whose single event gives all of them. */
static const struct zy_rational *
max_per_value(const struct zy_item *item)
{
	return &item->max;
}

/*
 * Returns the factor of a mark of a judged item: its max if marks are parts of
 * a scale; NULL if they are points.
 */
static const struct zy_rational *
max_of_scale(const struct zy_item *item)
{
	return item->has_scale ? &item->max : NULL;
}

/*
 * Sets raw to the sum of the points of all events that count.  Returns whether
 * there is evidence.
 */
static bool
count(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	const struct zy_value *values = x->evidence->values;
	uint32_t i = zy_evaluate_first_value(x, item->given);
	bool any = i != ZY_NO_VALUE || has_records(x, item);

	zy_rational_set_ratio(raw, 0, 1);
	for (; i != ZY_NO_VALUE; i = values[i].next) {
		if (zy_evaluate_is_dropped(x, i))
			continue;
		value_points(x, item, per_value(item), &values[i], &x->tmp);
		zy_rational_add(raw, raw, &x->tmp);
	}
	return any;
}

/*
 * Sets raw to the points of the answer, which is stored as a level.  Returns
 * whether there is evidence.
 */
static bool
choice(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	uint32_t i = zy_evaluate_first_value(x, item->given);

	if (i == ZY_NO_VALUE)
		return false;
	value_points(x, item, NULL, &x->evidence->values[i], raw);
	return true;
}

/*
 * Sets raw to the points of the votes, and adds their variance to x->ballots.
 * Returns whether votes count.
 */
static bool
review(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *raw)
{
	if (!zy_review_value(x->sums, item, raw, &x->tmp))
		return false;
	if (zy_rational_sign(&x->tmp) != 0)
		zy_rational_add(&x->ballots, &x->ballots, &x->tmp);
	return true;
}

/* How an item of one kind is evaluated. */
struct kind {
	/*
	 * Sets raw to the points of step 1.  Returns true; or false, with raw
	 * unspecified, if there is no evidence.
	 */
	bool (*points)(struct zy_evaluation *x, const struct zy_item *item,
	    struct zy_rational *raw);
	/*
	 * Returns the factor that converts a value to points, borrowed from
	 * item; NULL if values are points.
	 */
	const struct zy_rational *(*each)(const struct zy_item *item);
};

static const struct kind kinds[ZY_ITEM_KINDS] = {
    [ZY_ITEM_JUDGED] = {judged, max_of_scale},
    [ZY_ITEM_FIXED] = {fixed, max_per_value},
    [ZY_ITEM_DEDUCT] = {deduct, per_value},
    [ZY_ITEM_REVIEW] = {review, max_per_value},
    [ZY_ITEM_CHECKLIST] = {checklist, max_per_value},
    [ZY_ITEM_STEPS] = {steps, max_per_value},
    [ZY_ITEM_RATE] = {rate, max_per_value},
    [ZY_ITEM_TARGET] = {target, max_per_value},
    [ZY_ITEM_SPLIT] = {split, max_per_value},
    [ZY_ITEM_COUNT] = {count, per_value},
    [ZY_ITEM_CHOICE] = {choice, max_per_value},
};

void
zy_evaluate_value_points(struct zy_evaluation *x, const struct zy_item *item,
    const struct zy_value *value, struct zy_rational *out)
{
	value_points(x, item, kinds[item->kind].each(item), value, out);
}

/* Returns whether the item does not apply to x->subject. */
static bool
is_outside(const struct zy_evaluation *x, const struct zy_item *item)
{
	uint32_t first = zy_evaluate_first_value(x, item->node);

	if (item->only.n &&
	    !zy_evidence_fits(x->evidence, x->subject, &item->only))
		return true;
	return first != ZY_NO_VALUE &&
	       x->evidence->values[first].places == ZY_VALUE_NA;
}

bool
zy_evaluate_figure(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out)
{
	const struct zy_item *of = &x->standard->items[item->figure_item];

	if (item->figure_votes)
		return zy_review_rate(x->sums, NULL, 0, out);
	if (is_outside(x, of))
		return false;
	return of->kind == ZY_ITEM_RATE ? zy_evaluate_ratio(x, of, out)
					: zy_evaluate_number(x, of, out);
}

const struct zy_item_row *
zy_evaluate_range(struct zy_evaluation *x, const struct zy_item *item,
    struct zy_rational *out)
{
	return zy_evaluate_figure(x, item, out) ? zy_item_find_step(item, out)
						: NULL;
}

void
zy_evaluate_item(struct zy_evaluation *x, size_t i)
{
	const struct zy_item *item = &x->standard->items[i];
	struct zy_item_score *score = &x->items[i];
	bool head = item->place == ZY_IN_HEAD, full;

	score->left_out = score->missing = false;
	score->outside = is_outside(x, item);
	if (!score->outside)
		score->missing =
		    !kinds[item->kind].points(x, item, &score->raw);
	if (score->missing || score->outside) {
		full = score->outside ? item->na == ZY_NA_FULL
				      : item->missing == ZY_MISSING_FULL;
		if (head && full)
			zy_rational_set(&score->raw, &item->reach);
		else if (head && score->outside && item->na == ZY_NA_POINTS)
			zy_rational_set(&score->raw, &item->na_points);
		else
			zy_rational_set_ratio(&score->raw, 0, 1);
		score->left_out =
		    head &&
		    (score->outside ? item->na == ZY_NA_RESCALE
				    : item->missing == ZY_MISSING_RESCALE);
		zy_rational_set(&score->value, &score->raw);
		return;
	}
	zy_rational_set(&score->value, &score->raw);
	if (zy_rational_cmp(&score->value, &item->floor) < 0)
		zy_rational_set(&score->value, &item->floor);
	if (item->has_max && zy_rational_cmp(&score->value, &item->max) > 0)
		zy_rational_set(&score->value, &item->max);
}
