/*
 * Collecting, correcting and writing the findings of an audit: implements
 * audit.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/audit.h"

#include <stdlib.h>

#include "model/record.h"

/* What is a finding: once in this many cases, or less often. */
enum {
	RARE = 20,
};

void
zy_audit_release(struct zy_audit_findings *f)
{
	free(f->items);
	zy_arena_release(&f->arena);
	*f = (struct zy_audit_findings){.n = 0};
}

void
zy_audit_look(struct zy_audit_findings *f, enum zy_audit_rule rule, uint64_t n)
{
	f->looks[rule] += n;
}

bool
zy_audit_is_rare(struct zy_chance chance)
{
	return zy_chance_cmp(chance, zy_chance_ratio(1, RARE)) <= 0;
}

/* Returns a copy of v in the arena of f. */
static struct zy_view
keep(struct zy_audit_findings *f, struct zy_view v)
{
	return (struct zy_view){
	    zy_arena_strndup(&f->arena, v.n ? v.p : "", v.n), v.n};
}

void
zy_audit_find(struct zy_audit_findings *f, const struct zy_audit_finding *x)
{
	struct zy_audit_finding *to;

	if (!zy_audit_is_rare(x->chance))
		return;
	f->items = zy_grow(f->items, &f->cap, f->n + 1, sizeof(*f->items));
	to = &f->items[f->n++];
	*to = *x;
	to->subject = keep(f, x->subject);
	to->question = keep(f, x->question);
	to->group = keep(f, x->group);
	to->detail = keep(f, x->detail);
	to->source = keep(f, x->source);
}

/* Compares two findings by rule and p-value, for qsort. */
static int
by_chance(const void *a, const void *b)
{
	const struct zy_audit_finding *x = a, *y = b;

	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	return zy_chance_cmp(x->chance, y->chance);
}

/* Compares two findings in the order of zy_audit_settle, for qsort. */
static int
by_place(const void *a, const void *b)
{
	const struct zy_audit_finding *x = a, *y = b;
	int d = (int)x->rule - (int)y->rule;

	d = d ? d : zy_view_cmp(x->subject, y->subject);
	d = d ? d : zy_view_cmp(x->question, y->question);
	d = d ? d : zy_view_cmp(x->group, y->group);
	d = d ? d : zy_view_cmp(x->source, y->source);
	d = d ? d : (x->size > y->size) - (x->size < y->size);
	return d ? d : zy_view_cmp(x->detail, y->detail);
}

void
zy_audit_settle(struct zy_audit_findings *f)
{
	struct zy_chance *p = zy_calloc(f->n + 1, sizeof(*p));
	size_t i, from, to, kept = 0, rules = 0;

	for (i = 0; i < ZY_AUDIT_EXCESS; i++)
		rules += f->looks[i] > 0;
	if (f->n)
		qsort(f->items, f->n, sizeof(*f->items), by_chance);
	for (from = 0; from < f->n; from = to) {
		for (to = from;
		     to < f->n && f->items[to].rule == f->items[from].rule;
		     to++)
			p[to] = f->items[to].chance;
		zy_chance_holm(
		    p + from, to - from, f->looks[f->items[from].rule]);
		for (i = from; i < to; i++) {
			p[i] = zy_chance_mul(p[i], zy_chance_whole(rules));
			if (!zy_audit_is_rare(p[i]))
				continue;
			f->items[kept] = f->items[i];
			f->items[kept++].corrected = p[i];
		}
	}
	f->n = kept;
	if (f->n)
		qsort(f->items, f->n, sizeof(*f->items), by_place);
	free(p);
}

void
zy_audit_write(struct zy_writer *w, const struct zy_audit_findings *f)
{
	const struct zy_schema *s = &zy_audit_schema;
	const struct zy_audit_finding *x;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < s->n; i++)
		zy_writer_column(
		    w, zy_view(s->columns[i].name), &s->columns[i]);
	for (i = 0; i < f->n && !zy_writer_closed(w); i++) {
		x = &f->items[i];
		zy_writer_cell(
		    w, zy_view(zy_audit_rule_choices[x->rule].token));
		zy_writer_cell(w, x->subject);
		zy_writer_cell(w, x->question);
		zy_writer_cell(w, x->group);
		zy_writer_count(w, (int64_t)x->size);
		zy_writer_count(w, x->of ? (int64_t)x->of : -1);
		zy_buf_reset(&b);
		zy_chance_format(&b, x->chance);
		zy_writer_cell(w, zy_buf_get(&b));
		zy_writer_count(w, (int64_t)f->looks[x->rule]);
		zy_buf_reset(&b);
		zy_chance_format(&b, x->corrected);
		zy_writer_cell(w, zy_buf_get(&b));
		zy_writer_cell(w, x->detail);
		zy_writer_cell(w, x->source);
		zy_writer_end(w);
	}
	zy_buf_release(&b);
}
