/*
 * Rows of a tally: the votes of a group on a question.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence-reader-state.h"

enum {
	MAX_WORDS = 256, /* questions or groups that nobody listed */
};

/*
 * Reads a number of one to nine digits, as nearly all counts are.  Returns
 * false for any other text.
 */
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

/* Reads a count; an empty cell is 0 if that is allowed. */
static int
take_count(struct zy_evidence_reader *in, const struct zy_reader *r, int c,
    bool may_miss, uint32_t *out, struct zy_error *e)
{
	static const struct zy_column count = {.type = ZY_INTEGER};
	struct zy_view v = zy_evidence_reader_cell(r, c);
	struct zy_error ignored;
	int64_t n = 0;

	if (plain_count(v, out))
		return 0;
	zy_error_clear(&ignored);
	if (v.n && (zy_cell_clean(&count, v, &in->scratch, &v, &ignored) ||
		       (v.n && !zy_integer_parse(&n, v, 0, UINT32_MAX))))
		return zy_reader_fault(
		    r, c, ZY_FAULT_WHOLE, _("not a count"), e);
	if (v.n == 0 && !may_miss)
		return zy_reader_fault(
		    r, c, ZY_FAULT_MISSING, _("is missing"), e);
	*out = (uint32_t)n;
	return 0;
}

/* Returns the number of the question with that name, ZY_INTERN_NONE for none.
 */
static uint32_t
question_named(const struct zy_ballot_rules *rules, struct zy_view name)
{
	size_t i;

	for (i = 0; i < rules->nquestions; i++)
		if (zy_view_is(name, rules->questions[i].name))
			return (uint32_t)i;
	return ZY_INTERN_NONE;
}

/* Returns the number of the group with that name, ZY_INTERN_NONE for none. */
static uint32_t
group_named(const struct zy_ballot_rules *rules, struct zy_view name)
{
	size_t i;

	for (i = 0; i < rules->ngroups; i++)
		if (zy_view_is(name, rules->groups[i].name))
			return (uint32_t)i;
	return ZY_INTERN_NONE;
}

/*
 * Reads the number of a question or group, given by its id or its name in the
 * rules.  unknown is a message marked by N_(), translated only if it is needed.
 */
static int
take_word(const struct zy_reader *r, int c, struct zy_intern *words, bool open,
    const struct zy_ballot_rules *rules,
    uint32_t (*named)(const struct zy_ballot_rules *, struct zy_view),
    const char *unknown, uint32_t *out, struct zy_error *e)
{
	struct zy_view word = zy_evidence_reader_cell(r, c);
	uint32_t n = *out;

	/* The word before comes again, most often. */
	if (n < zy_intern_count(words) &&
	    zy_view_eq(word, zy_intern_get(words, n)))
		return 0;
	n = zy_intern_find(words, word);
	if (n == ZY_INTERN_NONE && !open)
		n = named(rules, word);
	if (n == ZY_INTERN_NONE && open && zy_intern_count(words) < MAX_WORDS)
		n = zy_intern_put(words, word);
	if (n == ZY_INTERN_NONE)
		return zy_reader_fault(r, c, ZY_FAULT_SECOND,
		    open ? _("one too many, and the standard lists none:")
			 : dgettext("zhengyou", unknown),
		    e);
	*out = n;
	return 0;
}

/*
 * Reads the denominator of means.  Returns NULL, or the reason why the votes do
 * not count.
 */
static int
take_of(struct zy_evidence_reader *in, const struct zy_reader *r,
    struct zy_group_votes *v, uint64_t counted, const char **why,
    struct zy_error *e)
{
	if (in->of < 0) {
		v->of = (uint32_t)counted;
	} else {
		if (take_count(in, r, in->of, *why != NULL, &v->of, e))
			return -1;
		if (!*why && v->of < counted)
			return zy_reader_fault(r, in->of, ZY_FAULT_FIGURES,
			    _("is less than the votes that count"), e);
	}
	if (!*why && v->of == 0)
		*why = "no votes";
	return 0;
}

int
zy_evidence_reader_tally(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e)
{
	struct zy_evidence *f = in->evidence;
	const struct zy_ballot_rules *rules = &f->standard->ballot;
	struct zy_view state = zy_evidence_reader_cell(r, in->state);
	struct zy_view taken = zy_evidence_reader_cell(r, in->denominator);
	struct zy_group_votes v = {.question = in->guess_question,
	    .group = in->guess_group,
	    .marks = in->marks};
	const struct zy_view *row = zy_reader_cells(r);
	const char *why = NULL;
	uint64_t counted = 0;
	char reason[200];
	size_t i;

	if (take_word(r, in->question, f->questions, f->open_questions, rules,
		question_named, N_("unknown question"), &v.question, e) ||
	    take_word(r, in->group, f->groups, f->open_groups, rules,
		group_named, N_("unknown group of voters"), &v.group, e))
		return -1;
	in->guess_question = v.question;
	in->guess_group = (v.group + 1) % zy_intern_count(f->groups);
	if (taken.n &&
	    !zy_view_is(taken, zy_denominator_name(rules->denominator)))
		return zy_reader_fault(r, in->denominator, ZY_FAULT_FIGURES,
		    _("not the denominator of the standard"), e);
	if (state.n && !zy_view_starts(state, "ok")) {
		size_t n =
		    state.n < sizeof(reason) - 1 ? state.n : sizeof(reason) - 1;

		memcpy(reason, state.p, n);
		reason[n] = '\0';
		zy_text_cut(reason, sizeof(reason));
		why = reason;
	}
	/* A minimum that nobody looked at does not count as reached. */
	if (state.n == 0 && v.group < rules->ngroups &&
	    zy_rational_sign(&rules->groups[v.group].min_turnout) > 0)
		why = "turnout-unknown: the tally does not say";
	for (i = 0; i < rules->ngrades; i++) {
		if (!plain_count(row[in->grades[i]], &in->marks[i]) &&
		    take_count(
			in, r, in->grades[i], why != NULL, &in->marks[i], e))
			return -1;
		counted += rules->grades[i].counts ? in->marks[i] : 0;
	}
	if (counted > UINT32_MAX)
		return zy_reader_fault(r, -1, ZY_FAULT_FIGURES,
		    _("more votes than can be counted"), e);
	if (take_of(in, r, &v, counted, &why, e))
		return -1;
	v.void_ = why != NULL;
	if (in->batch) {
		zy_evidence_batch_add_votes(in->batch, subject, &v);
		return 0;
	}
	if (zy_evidence_has_votes(f, subject, v.question, v.group))
		return zy_reader_fault(r, -1, ZY_FAULT_SECOND,
		    _("a second tally of this subject, question and group"), e);
	v.origin = zy_evidence_reader_origin(in, r, in->last);
	v.why = why;
	zy_evidence_add_votes(f, subject, &v);
	return 0;
}
