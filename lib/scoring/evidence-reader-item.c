/* Evidence, totals and records into figures.  SPDX-License-Identifier: MIT */
#include "scoring/evidence-reader-state.h"

/* Reads value as type says. */
static int
take_value(struct zy_intake *in, const struct zy_reader *r, int c,
    enum zy_type type, struct zy_decimal *out, struct zy_error *e)
{
	const struct zy_column column = {.type = type};
	struct zy_view v = zy_intake_cell(r, c);
	struct zy_error why;
	uint64_t line, at;

	if (v.n == 0)
		return zy_reader_fault(
		    r, c, ZY_FAULT_MISSING, _("is missing"), e);
	if (type != ZY_YESNO && zy_decimal_parse(out, v) == ZY_NUMBER_OK &&
	    (type != ZY_INTEGER || out->places == 0))
		return 0;
	zy_error_clear(&why);
	if (zy_cell_clean(&column, v, &in->scratch, &v, &why)) {
		zy_error_set(e, ZY_ERROR_RECORD, "%.*s: %s",
		    ZY_ARG(zy_reader_column_name(r, (size_t)c)), why.message);
		zy_reader_place(r, (size_t)c, &line, &at);
		return zy_error_at(e, zy_reader_name(r), line, at);
	}
	/* 有 is yes, and so 无 is no answer but no. */
	if (v.n == 0 && type == ZY_YESNO &&
	    zy_view_is(zy_intake_clean(in, r, c), "无"))
		v = ZY_VIEW("no");
	if (v.n == 0)
		return zy_reader_fault(
		    r, c, ZY_FAULT_MISSING, _("is missing"), e);
	if (type == ZY_YESNO)
		*out = (struct zy_decimal){zy_view_is(v, "yes"), 0};
	else
		zy_decimal_parse(out, v);
	return 0;
}

/* Within 0 and max (NULL: none) and a multiple of step (NULL: any). */
static int
check_range(const struct zy_intake *in, const struct zy_reader *r,
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
 * Below 0 is what examiners take off (倒扣), down to a floor that is there:
 * *size is how much, which must be a multiple of the step, too.
 */
static int
check_floor(const struct zy_intake *in, const struct zy_reader *r,
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

static int
take_judged(struct zy_intake *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d,
    struct zy_view *rater_group, struct zy_error *e)
{
	struct zy_view group = *rater_group;
	const struct zy_rational *max = NULL;
	struct zy_decimal size;
	size_t i;

	/* What is added or taken outside the heads is held to max. */
	if (item->has_scale)
		max = &item->scale;
	else if (item->place == ZY_IN_HEAD)
		max = &item->max;
	if (take_value(in, r, in->value, ZY_DECIMAL, d, e) ||
	    check_floor(in, r, item, *d, &size, e) ||
	    check_range(in, r, size, d->coef < 0 ? NULL : max,
		item->has_step ? &item->step : NULL, e))
		return -1;
	if (item->raters != ZY_RATERS_WEIGHTED)
		return 0;
	for (i = 0; i < item->ngroups; i++) {
		if (!zy_view_is(group, item->groups[i].id) &&
		    !zy_view_is(group, item->groups[i].name))
			continue;
		*rater_group = zy_view(item->groups[i].id);
		return 0;
	}
	return in->rater_group < 0
		   ? zy_reader_fault(r, -1, ZY_FAULT_MISSING,
			 _("the group of raters is missing"), e)
		   : zy_reader_fault(r, in->rater_group, ZY_FAULT_UNKNOWN_NAME,
			 _("unknown group of raters"), e);
}

/*
 * A share or any number.  90 where 95% is asked, and 90% where 48 years are,
 * is a mistake that would give all the points or none.
 */
static int
take_rate(struct zy_intake *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	static const struct zy_decimal one = {1, 0};
	struct zy_view v = zy_intake_cell(r, in->value);
	bool percent = v.n && (memchr(v.p, '%', v.n) ||
				  memmem(v.p, v.n, "％", strlen("％")));

	if (take_value(in, r, in->value, ZY_RATIO, d, e))
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

/* 95%, 0.95, or a quotient of two counts: 19/20. */
static int
take_ratio(struct zy_intake *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	struct zy_view v = zy_intake_cell(r, in->value), num, den;
	const char *slash;
	int64_t n, m;

	if (v.n == 0 || !memchr(v.p, '/', v.n))
		return take_rate(in, r, item, d, e);
	v = zy_intake_clean(in, r, in->value);
	slash = memchr(v.p, '/', v.n);
	if (!slash)
		return take_rate(in, r, item, d, e);
	num = (struct zy_view){v.p, (size_t)(slash - v.p)};
	den = (struct zy_view){slash + 1, v.n - num.n - 1};
	if (!zy_integer_parse(&n, num, 0, INT64_MAX / 2) ||
	    !zy_integer_parse(&m, den, 1, INT64_MAX / 2))
		return zy_reader_fault(
		    r, in->value, ZY_FAULT_NUMBER, _("not a ratio"), e);
	*d = in->taken ? zy_taken_ratio(in->taken, n, m)
		       : zy_figures_ratio(in->figures, n, m);
	return 0;
}

/* Which level of a count has that id or name; nrows: none. */
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

/* Events: so many, or one of a level, or so many of a level. */
static int
take_count(struct zy_intake *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_error *e)
{
	struct zy_view cell = zy_intake_cell(r, in->level);
	size_t level;
	int c = in->level;

	if (item->nrows == 0)
		return take_value(in, r, in->value, ZY_INTEGER, d, e) ||
			       check_range(in, r, *d, NULL, NULL, e)
			   ? -1
			   : 0;
	*d = (struct zy_decimal){1, 0};
	if (cell.n == 0)
		c = in->value;
	else if (take_value(in, r, in->value, ZY_INTEGER, d, e) ||
		 check_range(in, r, *d, NULL, NULL, e))
		return -1;
	if (zy_intake_cell(r, c).n == 0)
		return zy_reader_fault(
		    r, c, ZY_FAULT_MISSING, _("is missing"), e);
	level = find_level(item, zy_intake_clean(in, r, c));
	if (level == item->nrows)
		return zy_reader_fault(
		    r, c, ZY_FAULT_UNKNOWN_NAME, _("the item has no level"), e);
	if (d->coef > UINT32_MAX)
		return zy_reader_fault(
		    r, in->value, ZY_FAULT_WHOLE, _("not a count"), e);
	*d = (struct zy_decimal){
	    (int64_t)((uint64_t)level << 32 | (uint64_t)d->coef),
	    ZY_FACT_LEVEL};
	return 0;
}

static int
take_kind(struct zy_intake *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_decimal *d, struct zy_view *group,
    struct zy_error *e)
{
	switch (item->kind) {
	case ZY_ITEM_JUDGED:
		return take_judged(in, r, item, d, group, e);
	case ZY_ITEM_FIXED:
		return take_value(in, r, in->value, ZY_YESNO, d, e);
	case ZY_ITEM_DEDUCT:
		return take_value(in, r, in->value, ZY_INTEGER, d, e) ||
			       check_range(in, r, *d,
				   item->has_required && !item->done
				       ? &item->required
				       : NULL,
				   NULL, e)
			   ? -1
			   : 0;
	case ZY_ITEM_STEPS:
	case ZY_ITEM_TARGET:
		return item->percent
			   ? take_rate(in, r, item, d, e)
			   : take_value(in, r, in->value, ZY_DECIMAL, d, e);
	case ZY_ITEM_RATE:
		return take_ratio(in, r, item, d, e);
	case ZY_ITEM_COUNT:
		return take_count(in, r, item, d, e);
	case ZY_ITEM_CHECKLIST:
		return zy_reader_fault(r, in->node, ZY_FAULT_RULE,
		    _("evidence names the conditions, not the list:"), e);
	case ZY_ITEM_SPLIT:
		return zy_reader_fault(r, in->node, ZY_FAULT_RULE,
		    _("evidence names the parts, not the whole:"), e);
	case ZY_ITEM_REVIEW:
	case ZY_ITEM_KINDS:
		break;
	}
	return zy_reader_fault(r, in->node, ZY_FAULT_RULE,
	    _("takes its figures from the tally:"), e);
}

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

/* A value that begins with a digit is one, as nearly all do. */
static bool
says_not_applicable(struct zy_intake *in, const struct zy_reader *r)
{
	struct zy_view v = zy_intake_cell(r, in->value);

	return v.n && !(*v.p >= '0' && *v.p <= '9') &&
	       is_not_applicable(zy_intake_clean(in, r, in->value));
}

/* How many events a value of a count says, with a level or without. */
static int64_t
how_many(struct zy_decimal d)
{
	return d.places == ZY_FACT_LEVEL ? d.coef & UINT32_MAX : d.coef;
}

static int
take_item(struct zy_intake *in, const struct zy_reader *r,
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
		*d = (struct zy_decimal){0, ZY_FACT_NA};
		return 0;
	}
	if (take_kind(in, r, item, d, group, e))
		return -1;
	if (item->scope == ZY_NO_SCOPE)
		return 0;
	if (zy_intake_cell(r, in->event).n == 0)
		return zy_reader_fault(r, in->event, ZY_FAULT_MISSING,
		    _("event: is missing, and events count once here"), e);
	/* Points are for events, and this row is one. */
	if (item->kind == ZY_ITEM_COUNT && how_many(*d) > 1)
		return zy_reader_fault(r, in->value, ZY_FAULT_SECOND,
		    _("more than one, and an event counts once here:"), e);
	return 0;
}

/* Within the days on which the standard is in force. */
static int
check_date(
    const struct zy_intake *in, const struct zy_reader *r, struct zy_error *e)
{
	const struct zy_standard *s = in->figures->standard;
	struct zy_view cell = zy_intake_cell(r, in->date);
	struct zy_date d;

	if ((!*s->from && !*s->to) || cell.n == 0 || !zy_date_parse(&d, cell))
		return 0;
	/* A month or a year is inside as long as it may be. */
	if (*s->from && zy_date_before(d, s->first_day))
		return zy_reader_fault(r, in->date, ZY_FAULT_RANGE,
		    _("is before the standard is in force:"), e);
	if (*s->to && zy_date_before(s->last_day, d))
		return zy_reader_fault(r, in->date, ZY_FAULT_RANGE,
		    _("is after the standard was in force:"), e);
	return 0;
}

static int
take_node(struct zy_intake *in, const struct zy_reader *r,
    const struct zy_node_rule *rule, struct zy_decimal *d,
    struct zy_view *group, struct zy_error *e)
{
	const struct zy_standard *s = in->figures->standard;
	const struct zy_item *item = &s->items[rule->index];

	switch (rule->what) {
	case ZY_ABOUT_ITEM:
		return take_item(in, r, item, d, group, e);
	case ZY_ABOUT_ROW:
		if (item->kind == ZY_ITEM_CHECKLIST &&
		    !item->rows[rule->row].each)
			break;
		if (item->kind == ZY_ITEM_CHECKLIST)
			return take_value(in, r, in->value, ZY_INTEGER, d, e) ||
				       check_range(in, r, *d, NULL, NULL, e)
				   ? -1
				   : 0;
		return take_value(in, r, in->value, ZY_DECIMAL, d, e) ||
			       check_range(in, r, *d,
				   &item->rows[rule->row].points, NULL, e)
			   ? -1
			   : 0;
	case ZY_ABOUT_SOURCE:
		return take_value(in, r, in->value, ZY_DECIMAL, d, e) ||
			       check_range(in, r, *d, &s->marks.full, NULL, e)
			   ? -1
			   : 0;
	default:
		break;
	}
	return take_value(in, r, in->value, ZY_YESNO, d, e);
}

/* Items for some subjects only count nothing for others. */
static bool
is_for(const struct zy_figures *f, uint32_t subject,
    const struct zy_node_rule *rule)
{
	const struct zy_item *item = &f->standard->items[rule->index];

	if (rule->what != ZY_ABOUT_ITEM && rule->what != ZY_ABOUT_ROW)
		return true;
	return item->only.n == 0 || zy_figures_fits(f, subject, &item->only);
}

/* The number of a word for facts; most records have none. */
static uint32_t
word_number(struct zy_intake *in, struct zy_view word)
{
	if (word.n == 0)
		return 0;
	return in->taken ? zy_taken_word(in->taken, word)
			 : zy_intern_put(in->figures->words, word);
}

/* Rows come item by item, or subject by subject with items in turn. */
static uint32_t
node_of(struct zy_intake *in, struct zy_view id)
{
	const struct zy_standard *s = in->figures->standard;
	uint32_t n = in->guess_node;

	if (n >= s->nnodes || !zy_view_eq(zy_intern_get(s->node_ids, n), id))
		n = zy_standard_node(s, id);
	if (n != ZY_INTERN_NONE) {
		in->guess_node = n == in->last_node ? n : n + 1;
		in->last_node = n;
	}
	return n;
}

int
zy_take_evidence(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e)
{
	struct zy_figures *f = in->figures;
	const struct zy_standard *s = f->standard;
	uint32_t node = node_of(in, zy_intake_cell(r, in->node));
	/* By id, whether the record names the group by id or by name. */
	struct zy_view group = zy_intake_cell(r, in->rater_group);
	struct zy_given given = {.whose = {0, 0, 0}};

	if (node == ZY_INTERN_NONE || s->nodes[node].what == ZY_ABOUT_SCORE)
		return zy_reader_fault(r, in->node, ZY_FAULT_UNKNOWN_NAME,
		    _("the standard has no item"), e);
	if (take_node(in, r, &s->nodes[node], &given.value, &group, e) ||
	    check_date(in, r, e))
		return -1;
	given.whose.rater = word_number(in, zy_intake_cell(r, in->rater));
	given.whose.group = word_number(in, group);
	given.whose.event = word_number(in, zy_intake_cell(r, in->event));
	if (!in->taken && zy_figures_second(f, subject, node, &given))
		return zy_reader_fault(r, in->value, ZY_FAULT_SECOND,
		    _("a second value for the same item:"), e);
	in->idle += !is_for(f, subject, &s->nodes[node]);
	if (in->taken) {
		zy_taken_add(in->taken, subject, node, &given);
		return 0;
	}
	zy_figures_add(
	    f, subject, node, &given, zy_intake_origin(in, r, in->last));
	return 0;
}

/* True when the record fits; asked are the columns of the conditions. */
static bool
fits(const struct zy_reader *r, const struct zy_conditions *conditions,
    const int *asked)
{
	size_t i, k;

	for (i = 0; i < conditions->n; i++) {
		const struct zy_where *w = &conditions->list[i];
		struct zy_view cell = zy_intake_cell(r, asked[i]);
		const struct zy_choice *choice =
		    w->choices ? zy_choice_find(w->choices, cell) : NULL;

		/* Cells of streams say it in either language. */
		if (choice)
			cell = zy_view(choice->token);
		for (k = 0; k < w->n; k++)
			if (zy_view_is(cell, w->values[k]))
				break;
		if (k == w->n)
			return false;
	}
	return true;
}

int
zy_take_record(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e)
{
	static const enum zy_from froms[] = {
	    [ZY_INTAKE_PLEDGES] = ZY_FROM_PLEDGES,
	    [ZY_INTAKE_COMMENTS] = ZY_FROM_COMMENTS,
	    [ZY_INTAKE_ACTIVITIES] = ZY_FROM_ACTIVITIES,
	};
	struct zy_figures *f = in->figures;
	struct zy_view id = zy_intake_cell(r, in->id);
	const struct zy_standard *s = f->standard;
	struct zy_given given = {.whose = {0, 0, 0}};
	const int *asked = in->asked;
	size_t i;

	if (id.n) {
		given.whose.event = zy_intern_put(f->words, id);
	} else {
		zy_buf_reset(&in->scratch);
		zy_buf_printf(&in->scratch, "%s:%llu", zy_reader_name(r),
		    (unsigned long long)zy_reader_line(r));
		given.whose.event =
		    zy_intern_put(f->words, zy_buf_get(&in->scratch));
	}
	for (i = 0; i < s->nitems; i++) {
		const struct zy_item *item = &s->items[i];
		bool of, where;

		if (item->from != froms[in->kind])
			continue;
		where = fits(r, &item->where, asked);
		of = fits(r, &item->of, asked + item->where.n);
		asked += item->where.n + item->of.n;
		if (item->kind == ZY_ITEM_RATE ? !of : !where)
			continue;
		given.value = (struct zy_decimal){where, 0};
		if (zy_figures_second(f, subject, item->node, &given))
			return zy_reader_fault(r, in->id, ZY_FAULT_SECOND,
			    _("a second record of the same id:"), e);
		zy_figures_add(f, subject, item->node, &given,
		    zy_intake_origin(in, r, in->last));
	}
	return 0;
}

int
zy_take_score(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e)
{
	struct zy_figures *f = in->figures;
	uint32_t node =
	    zy_standard_score(f->standard, zy_intake_cell(r, in->standard));
	struct zy_given given = {.whose = {0, 0, 0}};

	if (node == ZY_INTERN_NONE)
		return zy_reader_fault(r, in->standard, ZY_FAULT_RULE,
		    _("scores that the standard does not compose:"), e);
	if (take_value(in, r, in->total, ZY_DECIMAL, &given.value, e))
		return -1;
	if (zy_figures_second(f, subject, node, &given))
		return zy_reader_fault(r, in->total, ZY_FAULT_SECOND,
		    _("a second score of this subject:"), e);
	/* Which unit's own standard it was under. */
	if (zy_view_is(zy_intern_get(f->standard->node_ids, node), "score:*"))
		given.whose.event =
		    zy_intern_put(f->words, zy_intake_cell(r, in->standard));
	zy_figures_add(
	    f, subject, node, &given, zy_intake_origin(in, r, in->last));
	return 0;
}
