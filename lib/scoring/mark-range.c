/*
 * Refusing marks outside the range that a figure of the subject gives.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/mark-range.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "model/record.h"
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
	struct zy_rational percent;

	if (!item->figure_percent) {
		zy_rational_print(b, v);
		return;
	}
	zy_rational_init(&percent);
	zy_rational_mul(&percent, v, &zy_rational_hundred);
	zy_rational_format(b, &percent, 2, ZY_HALF_UP);
	zy_buf_putc(b, '%');
	zy_rational_release(&percent);
}

/* Sets the place of an error from the source of a mark: FILE:LINE, or a text.
 */
static void
set_place(struct zy_error *e, struct zy_view source)
{
	size_t n = source.n;
	int64_t line = 0;
	char *name;

	while (n && source.p[n - 1] >= '0' && source.p[n - 1] <= '9')
		n--;
	if (n > 1 && source.p[n - 1] == ':' &&
	    zy_integer_parse(&line,
		(struct zy_view){source.p + n, source.n - n}, 1, INT64_MAX))
		source.n = n - 1;
	name = zy_strndup(source.p ? source.p : "", source.n);
	zy_error_at(e, name, (uint64_t)line, 0);
	free(name);
}

/*
 * Sets e to the error of a mark, given by its cells, that is outside the range
 * of a row.
 */
static void
set_error(struct check *c, const struct zy_item *item,
    const struct zy_item_row *row, const struct zy_view cells[ZY_MARK_CELLS],
    struct zy_error *e)
{
	struct zy_view rater = cells[4], value = cells[2];
	struct zy_buf what = ZY_BUF_INIT, range = ZY_BUF_INIT;
	struct zy_buf figure = ZY_BUF_INIT, by = ZY_BUF_INIT;

	zy_rational_print(&range, &row->least);
	zy_buf_putc(&range, '-');
	zy_rational_print(&range, &row->points);
	put_figure(&figure, item, &c->figure);
	if (rater.n)
		zy_buf_printf(&by, _(", rater '%.*s'"), ZY_ARG(rater));
	zy_buf_printf(&what,
	    _("subject '%.*s', item '%s'%s: outside %s, the range for %s %s:"),
	    ZY_ARG(cells[0]), item->id, by.n ? by.p : "", range.p, item->figure,
	    figure.p);
	zy_error_fault(e, ZY_FAULT_RANGE, what.p, value);
	zy_error_heading(e, "value",
	    zy_column_label(
		zy_schema_find(&zy_evidence_schema, ZY_VIEW("value"))));
	zy_buf_release(&what);
	zy_buf_release(&range);
	zy_buf_release(&figure);
	zy_buf_release(&by);
}

/*
 * Reports that mark i of an item is outside the range of its row.  Returns what
 * the caller's function does.
 */
static int
refuse(struct check *c, const struct zy_item *item,
    const struct zy_item_row *row, uint32_t i)
{
	const struct zy_evidence *f = c->f;
	const struct zy_attribution by = zy_evidence_attribution(f, i);
	const char *origin = zy_evidence_origin(f, i);
	struct zy_buf mark = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;
	int rc;

	zy_rational_print(&mark, &c->mark);
	const struct zy_view cells[ZY_MARK_CELLS] = {
	    zy_intern_get(f->subjects, c->x.subject), zy_view(item->id),
	    zy_buf_get(&mark), zy_intern_get(f->words, by.event),
	    zy_intern_get(f->words, by.rater),
	    zy_intern_get(f->words, by.group),
	    zy_evidence_origin_part(origin, ZY_ORIGIN_DATE),
	    zy_evidence_origin_part(origin, ZY_ORIGIN_REF),
	    zy_evidence_origin_part(origin, ZY_ORIGIN_NOTE)};
	set_error(c, item, row, cells, &e);
	set_place(&e, zy_evidence_origin_part(origin, ZY_ORIGIN_SOURCE));
	rc = c->refused(c->context, cells, &e);
	zy_buf_release(&mark);
	return rc;
}

/*
 * Checks the marks of one item and adds to *unchecked how many could not be
 * checked.  Returns 0, or -1 to stop.
 */
static int
check_item(struct check *c, const struct zy_item *item, size_t *unchecked)
{
	struct zy_evidence *f = c->f;
	uint32_t *at =
	    &f->first_value[(size_t)c->x.subject * f->standard->nnodes +
			    item->given];
	const struct zy_item_row *row;

	if (*at == ZY_NO_VALUE || f->values[*at].places == ZY_VALUE_NA)
		return 0;
	row = zy_evaluate_range(&c->x, item, &c->figure);
	while (*at != ZY_NO_VALUE) {
		struct zy_value *value = &f->values[*at];

		zy_evidence_value(f, value, &c->mark);
		if (row && (zy_rational_cmp(&c->mark, &row->least) < 0 ||
			       zy_rational_cmp(&c->mark, &row->points) > 0)) {
			if (refuse(c, item, row, *at))
				return -1;
			*at = value->next;
			continue;
		}
		*unchecked += !row;
		at = &value->next;
	}
	return 0;
}

int
zy_mark_range_apply(struct zy_evidence *f, const uint32_t *subjects, size_t n,
    size_t *unchecked, zy_mark_refused *refused, void *context)
{
	const struct zy_standard *s = f->standard;
	struct check c = {.f = f, .refused = refused, .context = context};
	size_t i, k;
	int rc = 0;

	if (!s->has_ranges)
		return 0;
	zy_evaluation_init(&c.x, f);
	zy_rational_init(&c.figure);
	zy_rational_init(&c.mark);
	for (k = 0; k < n && rc == 0; k++) {
		c.x.subject = subjects[k];
		if (s->needs_votes)
			zy_review_sums_load(c.x.sums, c.x.subject);
		for (i = 0; i < s->nitems && rc == 0; i++)
			if (s->items[i].figure)
				rc =
				    check_item(&c, &s->items[i], &unchecked[i]);
	}
	zy_rational_release(&c.figure);
	zy_rational_release(&c.mark);
	zy_evaluation_release(&c.x);
	return rc;
}
