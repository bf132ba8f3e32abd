/*
 * Records of registers, and totals under other standards, into evidence.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "scoring/evidence-reader-state.h"
#include "standard/item-kind.h"

/*
 * Returns the column with a name that an item needs.  If there is none, returns
 * -1 with e set; in a mixed stream (schema has the columns of the kind) only if
 * the kind has no such column.
 */
static int
find_asked(const struct zy_reader *r, const struct zy_item *item,
    const char *name, const struct zy_schema *schema, struct zy_error *e)
{
	int c = zy_reader_find(r, name);

	if (schema && zy_schema_find(schema, zy_view(name)))
		return c; /* in JSON it may come later */
	if (c >= 0 && !schema)
		return c;
	zy_error_set(e, ZY_ERROR_IO,
	    _("no column '%.*s', which item '%s' asks for"),
	    ZY_ARG(zy_record_column_label(zy_view(name))), item->id);
	return zy_error_at(e, zy_reader_name(r), 0, 0);
}

/* Finds the columns that an item needs. */
static int
bind_item(struct zy_record_columns *x, struct zy_reader *r,
    const struct zy_item *item, const struct zy_schema *schema,
    struct zy_error *e)
{
	size_t k;

	x->items++;
	for (k = 0; k < item->where.n + item->of.n; k++) {
		const struct zy_where *w =
		    k < item->where.n ? &item->where.list[k]
				      : &item->of.list[k - item->where.n];
		int c = find_asked(r, item, w->column, schema, e);

		if (e->kind)
			return -1;
		zy_evidence_reader_want(r, c);
		x->asked[x->nasked++] = c;
	}
	return 0;
}

int
zy_evidence_reader_bind_records(struct zy_evidence_reader *in,
    struct zy_reader *r, enum zy_from from, const struct zy_schema *schema,
    struct zy_error *e)
{
	const struct zy_standard *s = in->evidence->standard;
	struct zy_record_columns *x = &in->records[from - ZY_FROM_PLEDGES];
	size_t i, n = 0;

	for (i = 0; i < s->nitems; i++)
		n += s->items[i].where.n + s->items[i].of.n;
	free(x->asked);
	*x = (struct zy_record_columns){.subject = in->subject,
	    .id = zy_reader_find(r, "id"),
	    .asked = zy_calloc(n + 1, sizeof(*x->asked))};
	zy_evidence_reader_want(r, x->subject);
	zy_evidence_reader_want(r, x->id);
	for (i = 0; i < s->nitems; i++)
		if (s->items[i].from == from &&
		    bind_item(x, r, &s->items[i], schema, e))
			return -1;
	return 0;
}

/* Returns whether the record meets the conditions; asked has their columns. */
static bool
fits(const struct zy_reader *r, const struct zy_conditions *conditions,
    const int *asked)
{
	size_t i, k;

	for (i = 0; i < conditions->n; i++) {
		const struct zy_where *w = &conditions->list[i];
		struct zy_view cell = zy_evidence_reader_cell(r, asked[i]);
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
zy_evidence_reader_record(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, enum zy_from from, struct zy_error *e)
{
	const struct zy_record_columns *x =
	    &in->records[from - ZY_FROM_PLEDGES];
	struct zy_evidence *f = in->evidence;
	struct zy_view id = zy_evidence_reader_cell(r, x->id);
	const struct zy_standard *s = f->standard;
	struct zy_new_value given = {.by = {0, 0, 0}};
	const int *asked = x->asked;
	size_t i;

	if (id.n) {
		given.by.event = zy_intern_put(f->words, id);
	} else {
		zy_buf_reset(&in->scratch);
		zy_buf_printf(&in->scratch, "%s:%llu", zy_reader_name(r),
		    (unsigned long long)zy_reader_line(r));
		given.by.event =
		    zy_intern_put(f->words, zy_buf_get(&in->scratch));
	}
	for (i = 0; i < s->nitems; i++) {
		const struct zy_item *item = &s->items[i];
		bool of, where;

		if (item->from != from)
			continue;
		where = fits(r, &item->where, asked);
		of = fits(r, &item->of, asked + item->where.n);
		asked += item->where.n + item->of.n;
		if (zy_item_kinds[item->kind].ratio ? !of : !where)
			continue;
		given.value = (struct zy_decimal){where, 0};
		if (zy_evidence_repeats(f, subject, item->node, &given))
			return zy_reader_fault(r, x->id, ZY_FAULT_SECOND,
			    _("a second record of the same id:"), e);
		zy_evidence_add_value(f, subject, item->node, &given,
		    zy_evidence_reader_origin(in, r, in->last));
	}
	return 0;
}

int
zy_evidence_reader_score(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e)
{
	struct zy_evidence *f = in->evidence;
	uint32_t node = zy_standard_score_node(
	    f->standard, zy_evidence_reader_cell(r, in->standard));
	struct zy_new_value given = {.by = {0, 0, 0}};

	if (node == ZY_INTERN_NONE)
		return zy_reader_fault(r, in->standard, ZY_FAULT_RULE,
		    _("scores that the standard does not compose:"), e);
	if (zy_evidence_reader_value(
		in, r, in->total, ZY_DECIMAL, &given.value, e))
		return -1;
	if (zy_evidence_repeats(f, subject, node, &given))
		return zy_reader_fault(r, in->total, ZY_FAULT_SECOND,
		    _("a second score of this subject:"), e);
	/* Which unit's own standard it was under. */
	if (zy_view_is(zy_intern_get(f->standard->node_ids, node), "score:*"))
		given.by.event = zy_intern_put(
		    f->words, zy_evidence_reader_cell(r, in->standard));
	zy_evidence_add_value(f, subject, node, &given,
	    zy_evidence_reader_origin(in, r, in->last));
	return 0;
}
