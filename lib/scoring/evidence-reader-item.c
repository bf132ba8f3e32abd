/*
 * Rows of evidence: which item, condition, part, veto or source one is about,
 * and whether it may be stored.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence-reader-state.h"
#include "standard/item-kind.h"

int
zy_evidence_reader_check_date(const struct zy_evidence_reader *in,
    const struct zy_reader *r, struct zy_error *e)
{
	const struct zy_standard *s = in->evidence->standard;
	struct zy_view cell = zy_evidence_reader_cell(r, in->date);
	struct zy_date d;

	if (cell.n == 0 || !zy_date_parse(&d, cell))
		return 0;
	if (in->today.year && zy_date_before(in->today, d))
		return zy_reader_fault(
		    r, in->date, ZY_FAULT_RANGE, _("lies in the future:"), e);
	/* A month or a year is accepted where any of its days is inside. */
	if (*s->from && zy_date_before(d, s->first_day))
		return zy_reader_fault(r, in->date, ZY_FAULT_RANGE,
		    _("is before the standard is in force:"), e);
	if (*s->to && zy_date_before(s->last_day, d))
		return zy_reader_fault(r, in->date, ZY_FAULT_RANGE,
		    _("is after the standard was in force:"), e);
	return 0;
}

/*
 * Fills e with the refusal of a mark, at the column of raters or of the judge.
 */
static int
refuse_own(const struct zy_evidence_reader *in, const struct zy_reader *r,
    const char *what, struct zy_error *e)
{
	return zy_reader_fault(
	    r, in->judge.n ? in->value : in->rater, ZY_FAULT_RULE, what, e);
}

/*
 * Returns whether the item applies to the subject; rows about other items have
 * no effect.
 */
static bool
is_for(const struct zy_evidence *f, uint32_t subject,
    const struct zy_node_rule *rule)
{
	const struct zy_item *item = &f->standard->items[rule->index];

	if (rule->what != ZY_ABOUT_ITEM && rule->what != ZY_ABOUT_ROW)
		return true;
	return item->only.n == 0 || zy_evidence_fits(f, subject, &item->only);
}

/*
 * Returns the number of a word in the store; 0 for an empty one, which most
 * are.
 */
static uint32_t
word_number(struct zy_evidence_reader *in, struct zy_view word)
{
	if (word.n == 0)
		return 0;
	return in->batch ? zy_evidence_batch_add_word(in->batch, word)
			 : zy_intern_put(in->evidence->words, word);
}

/*
 * Returns the node of the row.  It is guessed from the rows before, as sheets
 * go item by item, or subject by subject with the items in order.
 */
static uint32_t
node_of(struct zy_evidence_reader *in, struct zy_view id)
{
	const struct zy_standard *s = in->evidence->standard;
	uint32_t n = in->guess_node;

	if (n >= s->nnodes || !zy_view_eq(zy_intern_get(s->node_ids, n), id))
		n = zy_evidence_reader_find_node(s, id);
	if (n != ZY_INTERN_NONE) {
		in->guess_node = n == in->last_node ? n : n + 1;
		in->last_node = n;
	}
	return n;
}

/* Returns who has marked: the judge, or the rater whom the record names. */
static struct zy_view
rater_of(const struct zy_evidence_reader *in, const struct zy_reader *r)
{
	return in->judge.n ? in->judge : zy_evidence_reader_cell(r, in->rater);
}

int
zy_evidence_reader_check_rater(const struct zy_evidence_reader *in,
    const struct zy_reader *r, uint32_t subject, struct zy_error *e)
{
	enum zy_recusal_reason why = ZY_RECUSAL_NONE;
	struct zy_view rater = rater_of(in, r);

	if (in->recusal)
		why = zy_recusal_find(in->recusal, rater,
		    zy_intern_get(in->evidence->subjects, subject));
	switch (why) {
	case ZY_RECUSAL_NONE:
		return 0;
	case ZY_RECUSAL_SELF:
		return refuse_own(in, r, _("nobody marks himself:"), e);
	case ZY_RECUSAL_BELONGS:
		return refuse_own(
		    in, r, _("the rater belongs to this unit (回避):"), e);
	case ZY_RECUSAL_HEADS:
		return refuse_own(
		    in, r, _("the rater heads this unit (回避):"), e);
	case ZY_RECUSAL_INSTRUCTOR:
		return refuse_own(
		    in, r, _("the rater is its instructor (回避):"), e);
	case ZY_RECUSAL_LIAISON:
		return refuse_own(in, r,
		    _("the unit is the rater's liaison point (回避):"), e);
	default:
		return refuse_own(in, r,
		    _("the list of raters says that he must not mark this unit "
		      "(回避):"),
		    e);
	}
}

int
zy_evidence_reader_node(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, uint32_t node, bool store, struct zy_error *e)
{
	struct zy_evidence *f = in->evidence;
	const struct zy_standard *s = f->standard;
	/* By id, whether the record names the group by id or by name. */
	struct zy_view group = zy_evidence_reader_cell(r, in->rater_group);
	struct zy_new_value given = {.by = {0, 0, 0}};

	if (zy_evidence_reader_node_value(
		in, r, &s->nodes[node], &given.value, &group, e) ||
	    zy_evidence_reader_check_date(in, r, e) ||
	    zy_evidence_reader_check_rater(in, r, subject, e))
		return -1;
	given.by.rater = word_number(in, rater_of(in, r));
	given.by.group = word_number(in, group);
	given.by.event = word_number(in, zy_evidence_reader_cell(r, in->event));
	if (!in->batch && zy_evidence_repeats(f, subject, node, &given))
		return zy_reader_fault(r, in->value, ZY_FAULT_SECOND,
		    _("a second value for the same item:"), e);
	if (!store)
		return 0;
	in->idle += !is_for(f, subject, &s->nodes[node]);
	if (in->batch) {
		zy_evidence_batch_add_value(in->batch, subject, node, &given);
		return 0;
	}
	zy_evidence_add_value(f, subject, node, &given,
	    zy_evidence_reader_full_origin(in, r, in->last));
	return 0;
}

int
zy_evidence_reader_check_item(struct zy_evidence_reader *in,
    const struct zy_reader *r, uint32_t *node, struct zy_error *e)
{
	const struct zy_standard *s = in->evidence->standard;

	struct zy_view id = zy_evidence_reader_cell(r, in->node);

	(void)zy_dictionary_own(zy_reader_words(r), "node", id, &id);
	*node = node_of(in, id);
	if (*node != ZY_INTERN_NONE && s->nodes[*node].what != ZY_ABOUT_SCORE)
		return 0;
	if (e->kind)
		return -1;
	zy_evidence_reader_no_choice(r, in->node, _("the standard has no item"),
	    in->evidence->node_choices, e);
	e->list = "node";
	return -1;
}

int
zy_evidence_reader_evidence(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e)
{
	uint32_t node;

	if (zy_evidence_reader_check_item(in, r, &node, e))
		return -1;
	return zy_evidence_reader_node(in, r, subject, node, true, e);
}
