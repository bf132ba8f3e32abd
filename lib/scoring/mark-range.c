/*
 * Refusing marks outside the range that a figure of the subject gives.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/mark-range.h"

#include "scoring/evaluate.h"
#include "scoring/review-item.h"

/* What is the same for all marks. */
struct check {
	struct zy_evidence *f;
	struct zy_evaluation x;
	struct zy_rational figure, mark;
	zy_mark_refused *refused;
	void *context;
};

/* Appends the figure, as a percentage if it is one. */
static void
put_figure(struct zy_buf *b, const struct zy_item *item, struct zy_rational *v)
{
	struct zy_rational hundred;

	if (!item->figure_percent) {
		zy_rational_print(b, v);
		return;
	}
	zy_rational_init(&hundred);
	zy_rational_set_ratio(&hundred, 100, 1);
	zy_rational_mul(&hundred, &hundred, v);
	zy_rational_format(b, &hundred, 2, ZY_HALF_UP);
	zy_buf_putc(b, '%');
	zy_rational_release(&hundred);
}

/* Reports that mark i of an item is outside the range of its row. */
static void
refuse(struct check *c, const struct zy_item *item,
    const struct zy_item_row *row, uint32_t i)
{
	const struct zy_evidence *f = c->f;
	struct zy_view rater =
	    zy_intern_get(f->words, zy_evidence_attribution(f, i).rater);
	struct zy_view all, origin = ZY_VIEW("");
	struct zy_buf mark = ZY_BUF_INIT, range = ZY_BUF_INIT;
	struct zy_buf figure = ZY_BUF_INIT, by = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;

	if (f->value_origin && f->value_origin[i]) {
		all = zy_view(f->value_origin[i]);
		zy_view_next(&all, ZY_ORIGIN_MARK, &origin);
	}
	zy_rational_print(&mark, &c->mark);
	zy_rational_print(&range, &row->least);
	zy_buf_putc(&range, '-');
	zy_rational_print(&range, &row->points);
	put_figure(&figure, item, &c->figure);
	if (rater.n)
		zy_buf_printf(&by, _(", rater '%.*s'"), ZY_ARG(rater));
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("%.*s: subject '%.*s', item '%s'%s: the mark %s is outside %s, "
	      "the range for %s %s"),
	    ZY_ARG(origin), ZY_ARG(zy_intern_get(f->subjects, c->x.subject)),
	    item->id, by.n ? by.p : "", mark.p, range.p, item->figure,
	    figure.p);
	c->refused(c->context, &e);
	zy_buf_release(&mark);
	zy_buf_release(&range);
	zy_buf_release(&figure);
	zy_buf_release(&by);
}

/* Checks the marks of one item; returns how many could not be checked. */
static size_t
check_item(struct check *c, const struct zy_item *item)
{
	struct zy_evidence *f = c->f;
	uint32_t *at =
	    &f->first_value[(size_t)c->x.subject * f->standard->nnodes +
			    item->given];
	const struct zy_item_row *row;
	size_t unchecked = 0;

	if (*at == ZY_NO_VALUE || f->values[*at].places == ZY_VALUE_NA)
		return 0;
	row = zy_evaluate_range(&c->x, item, &c->figure);
	while (*at != ZY_NO_VALUE) {
		struct zy_value *value = &f->values[*at];

		zy_evidence_value(f, value, &c->mark);
		if (row && (zy_rational_cmp(&c->mark, &row->least) < 0 ||
			       zy_rational_cmp(&c->mark, &row->points) > 0)) {
			refuse(c, item, row, *at);
			*at = value->next;
			continue;
		}
		unchecked += !row;
		at = &value->next;
	}
	return unchecked;
}

void
zy_mark_range_apply(struct zy_evidence *f, const uint32_t *subjects, size_t n,
    size_t *unchecked, zy_mark_refused *refused, void *context)
{
	const struct zy_standard *s = f->standard;
	struct check c = {.f = f, .refused = refused, .context = context};
	size_t i, k;

	if (!s->has_ranges)
		return;
	zy_evaluation_init(&c.x, f);
	zy_rational_init(&c.figure);
	zy_rational_init(&c.mark);
	for (k = 0; k < n; k++) {
		c.x.subject = subjects[k];
		if (s->needs_votes)
			zy_review_sums_load(c.x.sums, c.x.subject);
		for (i = 0; i < s->nitems; i++)
			if (s->items[i].figure)
				unchecked[i] += check_item(&c, &s->items[i]);
	}
	zy_rational_release(&c.figure);
	zy_rational_release(&c.mark);
	zy_evaluation_release(&c.x);
}
