/*
 * All faults of a record of evidence, so that one message refuses it for all of
 * them.  Part of scoring/evidence-reader.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence-reader-state.h"

/* Returns whether two errors are about the same cell of a record. */
static bool
is_same(const struct zy_error *x, const struct zy_error *y)
{
	return x->line == y->line && x->column == y->column &&
	       (x->column || strcmp(x->message, y->message) == 0);
}

/*
 * Keeps the error that a check has put into zy_error_list_room where rc, which
 * that check returned, is not 0.  Of one cell only the first error is kept.
 */
static void
keep(struct zy_error_list *l, const struct zy_error *first, int rc)
{
	const struct zy_error *e = &l->items[l->n];
	size_t i;

	for (i = 0; rc && i < l->n; i++)
		if (is_same(&l->items[i], e))
			return;
	l->n += rc != 0 && !is_same(first, e);
}

/* Finds the faults of a value in column in->value that is about that node. */
static void
find_node_faults(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, uint32_t node, const struct zy_error *first)
{
	const struct zy_node_rule *rule = &in->evidence->standard->nodes[node];
	struct zy_view group = zy_evidence_reader_cell(r, in->rater_group);
	struct zy_error_list *l = &in->faults;
	struct zy_view named = group;
	struct zy_decimal d;

	keep(l, first,
	    zy_evidence_reader_node_value(
		in, r, rule, &d, &named, zy_error_list_room(l)));
	keep(l, first,
	    zy_evidence_reader_check_group(
		in, r, rule, &group, zy_error_list_room(l)));
	keep(l, first,
	    zy_evidence_reader_check_event(in, r, rule, zy_error_list_room(l)));
	if (subject != ZY_INTERN_NONE)
		keep(l, first,
		    zy_evidence_reader_check_rater(
			in, r, subject, zy_error_list_room(l)));
}

/* Finds the faults of all values of a row of a sheet with many columns. */
static void
find_wide_faults(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, const struct zy_error *first)
{
	struct zy_error_list *l = &in->faults;
	bool judges = in->kind == ZY_READS_JUDGES;
	uint32_t node;
	size_t i;
	int rc = 0;

	for (i = 0; i < in->nwide; i++) {
		in->value = in->wide[i];
		node = in->wide_nodes[i];
		if (judges) {
			rc = zy_evidence_reader_judged(
			    in, r, i, &node, zy_error_list_room(l));
			keep(l, first, rc);
			in->judge = zy_view(in->judges[i]);
		}
		if (rc == 0 && !zy_evidence_reader_is_blank(in, r, node))
			find_node_faults(in, r, subject, node, first);
	}
	in->judge = (struct zy_view){NULL, 0};
}

/*
 * Sets *subject to the subject of a record that could not be read, if it is
 * known; it counts nowhere.
 */
static void
find_subject(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t *subject, const struct zy_error *first)
{
	const uint64_t outside = in->outside, others = in->of_others;
	struct zy_error_list *l = &in->faults;
	int rc = 0;

	/* Where no roster says who there is, any subject would be new. */
	if (in->evidence->closed ||
	    zy_evidence_reader_cell(r, in->subject).n == 0) {
		rc = zy_evidence_reader_subject(
		    in, r, subject, zy_error_list_room(l));
		keep(l, first, rc < 0 ? rc : 0);
		*subject = rc > 0 ? *subject : ZY_INTERN_NONE;
	}
	in->outside = outside;
	in->of_others = others;
}

void
zy_evidence_reader_find_others(struct zy_evidence_reader *in,
    struct zy_reader *r, uint32_t subject, struct zy_error *e)
{
	struct zy_error_list *l = &in->faults;
	const struct zy_error *x;
	uint32_t node;
	int rc;

	if (e->kind != ZY_ERROR_RECORD)
		return;
	l->n = 0;
	for (x = e->next; x; x = x->next) {
		*zy_error_list_room(l) = *x;
		l->n++;
	}
	if (subject == ZY_INTERN_NONE)
		find_subject(in, r, &subject, e);
	if (in->kind == ZY_READS_EVIDENCE) {
		rc = zy_evidence_reader_check_item(
		    in, r, &node, zy_error_list_room(l));
		keep(l, e, rc);
		if (rc == 0)
			find_node_faults(in, r, subject, node, e);
	} else {
		find_wide_faults(in, r, subject, e);
	}
	keep(l, e, zy_evidence_reader_check_date(in, r, zy_error_list_room(l)));
	e->next = zy_error_list_link(l);
}
