/*
 * The value of a row of evidence about an item, a condition, a part, a veto or
 * a source.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence-reader-state.h"
#include "standard/item-kind.h"

/*
 * Checks a number: from 0 to max, unless that is NULL, and a multiple of step,
 * unless that is NULL.  Returns 0, or -1 with e set.
 */
static int
check_range(const struct zy_evidence_reader *in, const struct zy_reader *r,
    struct zy_decimal d, const struct zy_rational *max,
    const struct zy_rational *step, struct zy_error *e)
{
	struct zy_rational v;
	struct zy_buf what = ZY_BUF_INIT;
	int rc = 0;

	if (d.coef < 0)
		return zy_reader_fault(
		    r, in->value, ZY_FAULT_RANGE, _("is below 0"), e);
	if (!step && (!max || zy_rational_cmp_decimal(max, d) >= 0))
		return 0;
	zy_rational_init(&v);
	zy_rational_set_decimal(&v, d);
	if (max && zy_rational_cmp(&v, max) > 0) {
		zy_buf_puts(&what, _("is above the highest value "));
		zy_rational_print(&what, max);
		zy_buf_putc(&what, ':');
		rc = zy_reader_fault(r, in->value, ZY_FAULT_RANGE, what.p, e);
	} else if (step) {
		zy_rational_div(&v, &v, step);
		if (!zy_rational_is_whole(&v)) {
			zy_buf_puts(&what, _("is no multiple of the step "));
			zy_rational_print(&what, step);
			zy_buf_putc(&what, ':');
			rc = zy_reader_fault(
			    r, in->value, ZY_FAULT_RANGE, what.p, e);
		}
	}
	zy_rational_release(&v);
	zy_buf_release(&what);
	return rc;
}

/*
 * Checks a number below 0, which examiners may subtract (倒扣) down to the
 * item's floor.  Sets *size to its absolute value, which must be a multiple of
 * the step, too.
 */
static int
check_floor(const struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal d, struct zy_decimal *size,
    struct zy_error *e)
{
	struct zy_rational v;
	bool low;

	*size = d;
	if (d.coef >= 0 || item->has_scale ||
	    zy_rational_sign(&item->floor) >= 0)
		return 0;
	zy_rational_init(&v);
	zy_rational_set_decimal(&v, d);
	low = zy_rational_cmp(&v, &item->floor) < 0;
	zy_rational_release(&v);
	if (low)
		return zy_reader_fault(r, in->value, ZY_FAULT_RANGE,
		    _("is below the item's floor"), e);
	size->coef = -size->coef;
	return 0;
}

/*
 * Reads the mark of a judged item and checks it against floor, max and step.
 * Returns 0, or -1 with e set.
 */
static int
take_judged(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	const struct zy_rational *max = NULL;
	struct zy_decimal size;

	/* What is added or taken outside the heads is held to max. */
	if (item->has_scale)
		max = &item->scale;
	else if (item->place == ZY_IN_HEAD)
		max = &item->max;
	return zy_evidence_reader_value(in, r, in->value, ZY_DECIMAL, d, e) ||
		       check_floor(in, r, item, *d, &size, e) ||
		       check_range(in, r, size, d->coef < 0 ? NULL : max,
			   item->has_step ? &item->step : NULL, e)
		   ? -1
		   : 0;
}

/*
 * Reads a share or any number.  A number without percent sign where the
 * standard has one (90 for 95%), and the reverse, is refused as a mistake: it
 * would give all points or none.
 */
static int
take_rate(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	static const struct zy_decimal one = {1, 0};
	struct zy_view v = zy_evidence_reader_cell(r, in->value);
	bool percent = v.n && (memchr(v.p, '%', v.n) ||
				  memmem(v.p, v.n, "％", strlen("％")));

	if (zy_evidence_reader_value(in, r, in->value, ZY_RATIO, d, e))
		return -1;
	if (item->percent && !percent && zy_decimal_cmp(*d, one) > 0)
		return zy_reader_fault(r, in->value, ZY_FAULT_NUMBER,
		    _("the threshold is a percentage, not a number like"), e);
	if (percent && !item->percent &&
	    zy_rational_cmp(&item->threshold, &zy_rational_one) > 0)
		return zy_reader_fault(r, in->value, ZY_FAULT_NUMBER,
		    _("the threshold is a number, not a percentage like"), e);
	return 0;
}

/* Reads a ratio: 95%, 0.95, or a quotient of two counts, 19/20. */
static int
take_ratio(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	struct zy_view v = zy_evidence_reader_cell(r, in->value), num, den;
	const char *slash;
	int64_t n, m;

	if (v.n == 0 || !memchr(v.p, '/', v.n))
		return take_rate(in, r, item, d, e);
	v = zy_evidence_reader_clean(in, r, in->value);
	slash = memchr(v.p, '/', v.n);
	if (!slash)
		return take_rate(in, r, item, d, e);
	num = (struct zy_view){v.p, (size_t)(slash - v.p)};
	den = (struct zy_view){slash + 1, v.n - num.n - 1};
	if (!zy_integer_parse(&n, num, 0, INT64_MAX / 2) ||
	    !zy_integer_parse(&m, den, 1, INT64_MAX / 2))
		return zy_reader_fault(
		    r, in->value, ZY_FAULT_NUMBER, _("not a ratio"), e);
	*d = in->batch ? zy_evidence_batch_add_ratio(in->batch, n, m)
		       : zy_evidence_add_ratio(in->evidence, n, m);
	return 0;
}

/*
 * Returns the index of the level or answer with that id or name, or nrows if
 * there is none.
 */
static size_t
find_level(const struct zy_item *item, struct zy_view v)
{
	size_t i;

	for (i = 0; i < item->nrows; i++)
		if (zy_view_is(v, item->rows[i].id) ||
		    zy_view_is(v, item->rows[i].name))
			break;
	return i;
}

/* Returns the levels or answers of an item, for messages. */
static const struct zy_choice *
rows_of(const struct zy_evidence_reader *in, const struct zy_item *item)
{
	const struct zy_evidence *f = in->evidence;

	return f->row_choices[item - f->standard->items];
}

/*
 * Reads the value of an item of kind count: a number of events, one event of a
 * level, or a number of events of a level.
 */
static int
take_count(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	struct zy_view cell = zy_evidence_reader_cell(r, in->level);
	size_t level;
	int c = in->level;

	if (item->nrows == 0)
		return zy_evidence_reader_value(
			   in, r, in->value, ZY_INTEGER, d, e) ||
			       check_range(in, r, *d, NULL, NULL, e)
			   ? -1
			   : 0;
	*d = (struct zy_decimal){1, 0};
	if (cell.n == 0)
		c = in->value;
	else if (zy_evidence_reader_value(in, r, in->value, ZY_INTEGER, d, e) ||
		 check_range(in, r, *d, NULL, NULL, e))
		return -1;
	if (zy_evidence_reader_cell(r, c).n == 0)
		return zy_reader_fault(
		    r, c, ZY_FAULT_MISSING, _("is missing"), e);
	level = find_level(item, zy_evidence_reader_clean(in, r, c));
	if (level == item->nrows)
		return zy_evidence_reader_no_choice(
		    r, c, _("the item has no level"), rows_of(in, item), e);
	if (d->coef > UINT32_MAX)
		return zy_reader_fault(
		    r, in->value, ZY_FAULT_WHOLE, _("not a count"), e);
	*d = (struct zy_decimal){
	    (int64_t)((uint64_t)level << 32 | (uint64_t)d->coef),
	    ZY_VALUE_LEVEL};
	return 0;
}

/* Reads the id or name of an answer of a choice. */
static int
take_choice(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	size_t row =
	    find_level(item, zy_evidence_reader_clean(in, r, in->value));

	if (zy_evidence_reader_cell(r, in->value).n == 0)
		return zy_reader_fault(
		    r, in->value, ZY_FAULT_MISSING, _("is missing"), e);
	if (row == item->nrows)
		return zy_evidence_reader_no_choice(r, in->value,
		    _("the item has no answer"), rows_of(in, item), e);
	*d = (struct zy_decimal){
	    (int64_t)((uint64_t)row << 32 | 1), ZY_VALUE_LEVEL};
	return 0;
}

/* Returns whether the heading of the values says that they are points: 得分. */
static bool
are_points(const struct zy_evidence_reader *in, const struct zy_reader *r)
{
	struct zy_view v =
	    zy_text_trim(zy_reader_column_header(r, (size_t)in->value));

	return zy_view_ends(v, ZY_VIEW("分")) ||
	       zy_view_ends(v, ZY_VIEW("分数"));
}

/*
 * Reads whether an item of fixed points is met: yes or no, or all of its points
 * or 0.  Below a heading of points 1 is one point, and no yes.  Returns 0, or
 * -1 with e set.
 */
static int
take_fixed(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	static const struct zy_decimal one = {1, 0};
	struct zy_view v = zy_evidence_reader_clean(in, r, in->value);
	struct zy_decimal points;

	if (zy_decimal_parse(&points, v) == ZY_NUMBER_OK) {
		if (zy_rational_cmp_decimal(&item->max, points) == 0) {
			*d = one;
			return 0;
		}
		if (points.coef != 0 && are_points(in, r))
			return zy_reader_fault(r, in->value, ZY_FAULT_NUMBER,
			    _("the item is met or not: all of its points, or "
			      "0, not"),
			    e);
	}
	return zy_evidence_reader_value(in, r, in->value, ZY_YESNO, d, e);
}

/* Reads a number of occurrences, or of required ones that were done. */
static int
take_occurrences(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	const struct zy_rational *max =
	    item->has_required && !item->done ? &item->required : NULL;

	return zy_evidence_reader_value(in, r, in->value, ZY_INTEGER, d, e) ||
		       check_range(in, r, *d, max, NULL, e)
		   ? -1
		   : 0;
}

/* Reads a number that a table of steps or a target converts to points. */
static int
take_number(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	return item->percent ? take_rate(in, r, item, d, e)
			     : zy_evidence_reader_value(
				   in, r, in->value, ZY_DECIMAL, d, e);
}

/*
 * How the value of an item of the kind is read and checked.  A kind without a
 * function takes no evidence for the item, and says why.
 */
static const struct {
	int (*take)(struct zy_evidence_reader *in, const struct zy_reader *r,
	    const struct zy_item *item, struct zy_decimal *d,
	    struct zy_error *e);
	const char *refusal;
} kinds[ZY_ITEM_KINDS] = {
    [ZY_ITEM_JUDGED] = {.take = take_judged},
    [ZY_ITEM_FIXED] = {.take = take_fixed},
    [ZY_ITEM_DEDUCT] = {.take = take_occurrences},
    [ZY_ITEM_REVIEW] = {.refusal = N_("takes its figures from the tally:")},
    [ZY_ITEM_CHECKLIST] = {.refusal = N_("evidence names the conditions, not "
					 "the list:")},
    [ZY_ITEM_STEPS] = {.take = take_number},
    [ZY_ITEM_RATE] = {.take = take_ratio},
    [ZY_ITEM_TARGET] = {.take = take_number},
    [ZY_ITEM_SPLIT] = {.refusal =
			   N_("evidence names the parts, not the whole:")},
    [ZY_ITEM_COUNT] = {.take = take_count},
    [ZY_ITEM_CHOICE] = {.take = take_choice},
};

/*
 * Reads a value as the item's kind asks.  Refuses it where the kind takes none
 * about the item itself.  Returns 0, or -1 with e set.
 */
static int
take_kind(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	if (kinds[item->kind].take)
		return kinds[item->kind].take(in, r, item, d, e);
	return zy_reader_fault(r, in->node, ZY_FAULT_RULE,
	    dgettext("zhengyou", kinds[item->kind].refusal), e);
}

/* Returns whether a cell says that the item does not apply. */
static bool
is_not_applicable(struct zy_view v)
{
	static const char *const words[] = {
	    "不适用", "n/a", "N/A", "na", "NA", NULL};
	size_t i;

	for (i = 0; words[i]; i++)
		if (zy_view_is(v, words[i]))
			return true;
	return false;
}

/*
 * Returns whether a value says that the item does not apply.  A value that
 * begins with a digit does not; this is tested first, since nearly all do.
 */
static bool
says_not_applicable(struct zy_evidence_reader *in, const struct zy_reader *r)
{
	struct zy_view v = zy_evidence_reader_cell(r, in->value);

	return v.n && !(*v.p >= '0' && *v.p <= '9') &&
	       is_not_applicable(zy_evidence_reader_clean(in, r, in->value));
}

/* Does what zy_evidence_reader_check_group does, for an item. */
static int
check_group(const struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_view *group, struct zy_error *e)
{
	size_t i;

	if (item->kind != ZY_ITEM_JUDGED || item->raters != ZY_RATERS_WEIGHTED)
		return 0;
	for (i = 0; i < item->ngroups; i++) {
		if (!zy_view_is(*group, item->groups[i].id) &&
		    !zy_view_is(*group, item->groups[i].name))
			continue;
		*group = zy_view(item->groups[i].id);
		return 0;
	}
	return in->rater_group < 0
		   ? zy_reader_fault(r, -1, ZY_FAULT_MISSING,
			 _("the group of raters is missing"), e)
		   : zy_evidence_reader_no_choice(r, in->rater_group,
			 _("unknown group of raters"),
			 in->evidence
			     ->group_choices[item -
					     in->evidence->standard->items],
			 e);
}

/* Does what zy_evidence_reader_check_event does, for an item. */
static int
check_event(const struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_error *e)
{
	if (item->scope == ZY_NO_SCOPE ||
	    zy_evidence_reader_cell(r, in->event).n)
		return 0;
	return zy_reader_fault(r, in->event, ZY_FAULT_MISSING,
	    _("event: is missing, and events count once here"), e);
}

/* Returns whether a record about the node is evidence of an item that applies.
 */
static bool
is_of_item(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_node_rule *rule)
{
	return rule->what == ZY_ABOUT_ITEM &&
	       in->evidence->standard->items[rule->index].from ==
		   ZY_FROM_EVIDENCE &&
	       !says_not_applicable(in, r);
}

int
zy_evidence_reader_check_group(struct zy_evidence_reader *in,
    const struct zy_reader *r, const struct zy_node_rule *rule,
    struct zy_view *group, struct zy_error *e)
{
	return is_of_item(in, r, rule)
		   ? check_group(in, r,
			 &in->evidence->standard->items[rule->index], group, e)
		   : 0;
}

int
zy_evidence_reader_check_event(struct zy_evidence_reader *in,
    const struct zy_reader *r, const struct zy_node_rule *rule,
    struct zy_error *e)
{
	return is_of_item(in, r, rule)
		   ? check_event(
			 in, r, &in->evidence->standard->items[rule->index], e)
		   : 0;
}

/* Returns the number of events of a value of a count. */
static int64_t
how_many(struct zy_decimal d)
{
	return d.places == ZY_VALUE_LEVEL ? d.coef & UINT32_MAX : d.coef;
}

/*
 * Reads the value of a record about an item, and checks that the item takes its
 * values from evidence, and its group and event.  Returns 0, or -1 with e set.
 */
static int
take_item(struct zy_evidence_reader *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_view *group,
    struct zy_error *e)
{
	if (item->from == ZY_FROM_SCORE)
		return zy_reader_fault(r, in->node, ZY_FAULT_RULE,
		    _("takes its figures from scores:"), e);
	if (item->from >= ZY_FROM_PLEDGES)
		return zy_reader_fault(r, in->node, ZY_FAULT_RULE,
		    _("takes its figures from registers:"), e);
	if (item->from == ZY_FROM_TALLY)
		return zy_reader_fault(r, in->node, ZY_FAULT_RULE,
		    _("takes its figures from the tally:"), e);
	if (says_not_applicable(in, r)) {
		if (item->na == ZY_NA_REFUSED)
			return zy_reader_fault(r, in->value,
			    ZY_FAULT_UNKNOWN_NAME,
			    _("the item has no rule ('na') for"), e);
		*d = (struct zy_decimal){0, ZY_VALUE_NA};
		return 0;
	}
	if (take_kind(in, r, item, d, e) ||
	    check_group(in, r, item, group, e) || check_event(in, r, item, e))
		return -1;
	if (item->scope == ZY_NO_SCOPE)
		return 0;
	/* Points are for events, and this row is one. */
	if (zy_item_kinds[item->kind].adds && how_many(*d) > 1)
		return zy_reader_fault(r, in->value, ZY_FAULT_SECOND,
		    _("more than one, and an event counts once here:"), e);
	return 0;
}

int
zy_evidence_reader_node_value(struct zy_evidence_reader *in,
    const struct zy_reader *r, const struct zy_node_rule *rule,
    struct zy_decimal *d, struct zy_view *group, struct zy_error *e)
{
	const struct zy_standard *s = in->evidence->standard;
	const struct zy_item *item = &s->items[rule->index];

	switch (rule->what) {
	case ZY_ABOUT_ITEM:
		return take_item(in, r, item, d, group, e);
	case ZY_ABOUT_ROW:
		if (zy_item_kinds[item->kind].takes &&
		    !item->rows[rule->row].each)
			break;
		if (zy_item_kinds[item->kind].takes)
			return zy_evidence_reader_value(
				   in, r, in->value, ZY_INTEGER, d, e) ||
				       check_range(in, r, *d, NULL, NULL, e)
				   ? -1
				   : 0;
		return zy_evidence_reader_value(
			   in, r, in->value, ZY_DECIMAL, d, e) ||
			       check_range(in, r, *d,
				   &item->rows[rule->row].points, NULL, e)
			   ? -1
			   : 0;
	case ZY_ABOUT_SOURCE:
		return zy_evidence_reader_value(
			   in, r, in->value, ZY_DECIMAL, d, e) ||
			       check_range(in, r, *d, &s->marks.full, NULL, e)
			   ? -1
			   : 0;
	default:
		break;
	}
	return zy_evidence_reader_value(in, r, in->value, ZY_YESNO, d, e);
}
