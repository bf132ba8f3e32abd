/* Records of streams into figures.  SPDX-License-Identifier: MIT */
#include "standard/private.h"

enum {
	MAX_WORDS = 256, /* questions or groups that nobody listed */
};

/* One to nine digits, as nearly all counts are. */
static bool
plain_count(struct zy_view v, uint32_t *out)
{
	uint32_t n = 0;
	size_t i;

	if (v.n == 0 || v.n > 9)
		return false;
	for (i = 0; i < v.n; i++) {
		if (v.p[i] < '0' || v.p[i] > '9')
			return false;
		n = n * 10 + (uint32_t)(v.p[i] - '0');
	}
	*out = n;
	return true;
}

/* Reads a count; an empty cell is 0 where that is allowed. */
static int
take_count(struct zy_intake *in, const struct zy_reader *r, int c,
    bool may_miss, uint32_t *out, struct zy_error *e)
{
	static const struct zy_column count = {.type = ZY_INTEGER};
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_view v = zy_intake_cell(r, c);
	int64_t n = 0;

	if (plain_count(v, out))
		return 0;
	if (v.n && (zy_cell_clean(&count, v, &in->scratch, &v, &ignored) ||
		       (v.n && !zy_integer_parse(&n, v, 0, UINT32_MAX))))
		return zy_reader_blame(r, c, _("not a count"), e);
	if (v.n == 0 && !may_miss)
		return zy_reader_blame(r, c, _("is missing"), e);
	*out = (uint32_t)n;
	return 0;
}

/* unknown is an N_() phrase: nothing is looked up for a good record. */
static int
take_word(const struct zy_reader *r, int c, struct zy_intern *words, bool open,
    const char *unknown, uint32_t *out, struct zy_error *e)
{
	struct zy_view word = zy_intake_cell(r, c);
	uint32_t n = *out;

	/* The word before comes again, most often. */
	if (n < zy_intern_count(words) &&
	    zy_view_eq(word, zy_intern_get(words, n)))
		return 0;
	n = zy_intern_find(words, word);
	if (n == ZY_INTERN_NONE && open && zy_intern_count(words) < MAX_WORDS)
		n = zy_intern_put(words, word);
	if (n == ZY_INTERN_NONE)
		return zy_reader_blame(r, c,
		    open ? _("one too many, and the standard lists none:")
			 : dgettext("zhengyou", unknown),
		    e);
	*out = n;
	return 0;
}

/* The figure that means are taken of; NULL or why the votes do not count. */
static int
take_of(struct zy_intake *in, const struct zy_reader *r, struct zy_votes *v,
    uint64_t counted, const char **why, struct zy_error *e)
{
	if (in->of < 0) {
		v->of = (uint32_t)counted;
	} else {
		if (take_count(in, r, in->of, *why != NULL, &v->of, e))
			return -1;
		if (!*why && v->of < counted)
			return zy_reader_blame(r, in->of,
			    _("is less than the votes that count"), e);
	}
	if (!*why && v->of == 0)
		*why = _("no votes");
	return 0;
}

int
zy_take_tally(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e)
{
	struct zy_figures *f = in->figures;
	const struct zy_ballot_rules *rules = &f->standard->ballot;
	struct zy_view state = zy_intake_cell(r, in->state);
	struct zy_view taken = zy_intake_cell(r, in->denominator);
	struct zy_votes v = {
	    .question = in->guess_question, .group = in->guess_group};
	const char *why = NULL;
	uint64_t counted = 0;
	char reason[200];
	size_t i;

	if (take_word(r, in->question, f->questions, f->open_questions,
		N_("unknown question"), &v.question, e) ||
	    take_word(r, in->group, f->groups, f->open_groups,
		N_("unknown group of voters"), &v.group, e))
		return -1;
	in->guess_question = v.question;
	in->guess_group = (v.group + 1) % zy_intern_count(f->groups);
	if (taken.n &&
	    !zy_view_is(taken, zy_denominator_name(rules->denominator)))
		return zy_reader_blame(r, in->denominator,
		    _("not the denominator of the standard"), e);
	if (state.n && !zy_view_starts(state, "ok")) {
		size_t n =
		    state.n < sizeof(reason) - 1 ? state.n : sizeof(reason) - 1;

		memcpy(reason, state.p, n);
		reason[n] = '\0';
		zy_text_cut(reason, sizeof(reason));
		why = reason;
	}
	for (i = 0; i < rules->ngrades; i++) {
		if (take_count(
			in, r, in->grades[i], why != NULL, &in->marks[i], e))
			return -1;
		counted += rules->grades[i].counts ? in->marks[i] : 0;
	}
	if (counted > UINT32_MAX)
		return zy_reader_blame(
		    r, -1, _("more votes than can be counted"), e);
	if (take_of(in, r, &v, counted, &why, e))
		return -1;
	v.void_ = why != NULL;
	if (zy_figures_voted(f, subject, v.question, v.group))
		return zy_reader_blame(r, -1,
		    _("a second tally of this subject, question and group"), e);
	zy_figures_vote(
	    f, subject, &v, in->marks, zy_intake_origin(in, r, in->last), why);
	return 0;
}

/* Reads value as type says. */
static int
take_value(struct zy_intake *in, const struct zy_reader *r, int c,
    enum zy_type type, struct zy_decimal *out, struct zy_error *e)
{
	const struct zy_column column = {.type = type};
	struct zy_error why = ZY_ERROR_INIT;
	struct zy_view v = zy_intake_cell(r, c);
	uint64_t line, at;

	if (v.n == 0)
		return zy_reader_blame(r, c, _("is missing"), e);
	if (type != ZY_YESNO && zy_decimal_parse(out, v) == ZY_NUMBER_OK &&
	    (type == ZY_DECIMAL || out->places == 0))
		return 0;
	if (zy_cell_clean(&column, v, &in->scratch, &v, &why)) {
		zy_error_set(e, ZY_ERROR_RECORD, "%.*s: %s",
		    ZY_ARG(zy_reader_column_name(r, (size_t)c)), why.message);
		zy_reader_place(r, (size_t)c, &line, &at);
		return zy_error_at(e, zy_reader_name(r), line, at);
	}
	if (v.n == 0)
		return zy_reader_blame(r, c, _("is missing"), e);
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
		return zy_reader_blame(r, in->value, _("is below 0"), e);
	zy_rational_init(&v);
	zy_rational_set_decimal(&v, d);
	if (max && zy_rational_cmp(&v, max) > 0) {
		zy_buf_puts(&what, _("is above the highest value "));
		zy_rational_print(&what, max);
		zy_buf_putc(&what, ':');
		rc = zy_reader_blame(r, in->value, what.p, e);
	} else if (step) {
		zy_rational_div(&v, &v, step);
		if (mpz_cmp_ui(mpq_denref(v.q), 1) != 0) {
			zy_buf_puts(&what, _("is no multiple of the step "));
			zy_rational_print(&what, step);
			zy_buf_putc(&what, ':');
			rc = zy_reader_blame(r, in->value, what.p, e);
		}
	}
	zy_rational_release(&v);
	zy_buf_release(&what);
	return rc;
}

static bool
is_in_head(const struct zy_standard *s, size_t item)
{
	return !(item >= s->bonus.first &&
		   item < s->bonus.first + s->bonus.n) &&
	       !(item >= s->penalty.first &&
		   item < s->penalty.first + s->penalty.n);
}

static int
check_group(const struct zy_intake *in, const struct zy_reader *r,
    const struct zy_item *item, struct zy_error *e)
{
	struct zy_view group = zy_intake_cell(r, in->rater_group);
	size_t i;

	if (item->raters != ZY_RATERS_WEIGHTED)
		return 0;
	for (i = 0; i < item->ngroups; i++)
		if (zy_view_is(group, item->groups[i].id))
			return 0;
	return in->rater_group < 0 ? zy_reader_blame(r, -1,
					 _("the group of raters is missing"), e)
				   : zy_reader_blame(r, in->rater_group,
					 _("unknown group of raters"), e);
}

static int
take_item(struct zy_intake *in, const struct zy_reader *r, size_t i,
    struct zy_decimal *d, struct zy_error *e)
{
	const struct zy_standard *s = in->figures->standard;
	const struct zy_item *item = &s->items[i];

	switch (item->kind) {
	case ZY_ITEM_JUDGED:
		/* What is added or taken outside the heads is held to max. */
		return take_value(in, r, in->value, ZY_DECIMAL, d, e) ||
			       check_range(in, r, *d,
				   is_in_head(s, i) ? &item->max : NULL,
				   item->has_step ? &item->step : NULL, e) ||
			       check_group(in, r, item, e)
			   ? -1
			   : 0;
	case ZY_ITEM_FIXED:
		return take_value(in, r, in->value, ZY_YESNO, d, e);
	case ZY_ITEM_DEDUCT:
		return take_value(in, r, in->value, ZY_INTEGER, d, e) ||
			       check_range(in, r, *d,
				   item->has_required ? &item->required : NULL,
				   NULL, e)
			   ? -1
			   : 0;
	case ZY_ITEM_REVIEW:
		break;
	}
	return zy_reader_blame(
	    r, in->node, _("takes its figures from the tally:"), e);
}

int
zy_take_evidence(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e)
{
	struct zy_figures *f = in->figures;
	const struct zy_standard *s = f->standard;
	struct zy_view id = zy_intake_cell(r, in->node);
	uint32_t node = zy_standard_node(s, id);
	const struct zy_node_rule *rule;
	struct zy_fact fact = {.next = 0};
	int rc;

	if (node == ZY_INTERN_NONE || zy_view_starts(id, "score:"))
		return zy_reader_blame(
		    r, in->node, _("the standard has no item"), e);
	rule = &s->nodes[node];
	if (rule->what == ZY_ABOUT_ITEM)
		rc = take_item(in, r, rule->index, &fact.value, e);
	else if (rule->what == ZY_ABOUT_VETO)
		rc = take_value(in, r, in->value, ZY_YESNO, &fact.value, e);
	else
		rc = take_value(in, r, in->value, ZY_DECIMAL, &fact.value, e) ||
		     check_range(in, r, fact.value, &s->marks.full, NULL, e);
	if (rc)
		return -1;
	fact.rater = zy_intern_put(f->words, zy_intake_cell(r, in->rater));
	fact.group =
	    zy_intern_put(f->words, zy_intake_cell(r, in->rater_group));
	fact.event = zy_intern_put(f->words, zy_intake_cell(r, in->event));
	if (zy_figures_second(f, subject, node, &fact))
		return zy_reader_blame(
		    r, in->value, _("a second value for the same item:"), e);
	zy_figures_add(
	    f, subject, node, &fact, zy_intake_origin(in, r, in->last));
	return 0;
}

int
zy_take_score(struct zy_intake *in, struct zy_reader *r, uint32_t subject,
    struct zy_error *e)
{
	struct zy_figures *f = in->figures;
	const struct zy_source_rule *source =
	    zy_standard_score(f->standard, zy_intake_cell(r, in->standard));
	struct zy_fact fact = {.next = 0};

	if (!source)
		return zy_reader_blame(r, in->standard,
		    _("scores that the standard does not compose:"), e);
	if (take_value(in, r, in->total, ZY_DECIMAL, &fact.value, e))
		return -1;
	if (zy_figures_second(f, subject, source->node, &fact))
		return zy_reader_blame(
		    r, in->total, _("a second score of this subject:"), e);
	zy_figures_add(
	    f, subject, source->node, &fact, zy_intake_origin(in, r, in->last));
	return 0;
}
