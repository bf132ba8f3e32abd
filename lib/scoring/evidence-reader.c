/*
 * Recognises a stream, binds its columns, and passes its records on.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evidence-reader.h"

#include <stdlib.h>

#include "model/record.h"
#include "model/stream-kind.h"
#include "review/grade-heading.h"
#include "scoring/evidence-reader-state.h"

/*
 * Finds the column of each grade in a tally.  Returns 0, or -1 with e set if
 * one is missing.
 */
static int
bind_grades(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	const struct zy_ballot_rules *rules = &in->evidence->standard->ballot;
	struct zy_view name;
	size_t i, c;

	free(in->grades);
	free(in->marks);
	in->grades = zy_calloc(rules->ngrades + 1, sizeof(*in->grades));
	in->marks = zy_calloc(rules->ngrades + 1, sizeof(*in->marks));
	for (i = 0; i < rules->ngrades; i++) {
		in->grades[i] = -1;
		for (c = 0; c < zy_reader_columns(r); c++) {
			name = zy_reader_column_name(r, c);
			if (zy_view_is(name, rules->grades[i].id) ||
			    zy_view_is(zy_grade_heading_name(name),
				rules->grades[i].name))
				in->grades[i] = (int)c;
		}
		if (in->grades[i] >= 0)
			continue;
		zy_error_set(e, ZY_ERROR_IO,
		    _("no column for grade '%s' of the standard"),
		    rules->grades[i].id);
		return zy_error_at(e, zy_reader_name(r), 0, 0);
	}
	return 0;
}

/*
 * Finds the columns of a tally.  Returns 0, or -1 with e set if the standard
 * has no use for it or a column is missing.
 */
static int
bind_tally(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	const struct zy_standard *s = in->evidence->standard;

	if (zy_reader_find(r, "grade") >= 0)
		return zy_evidence_reader_unusable(r, ZY_ERROR_IO,
		    _("ballots are counted by review-tally first"), e);
	if (!s->has_ballot)
		return zy_evidence_reader_unusable(r, ZY_ERROR_CONFIG,
		    _("a tally, but the standard has no ballot"), e);
	in->kind = ZY_READS_TALLY;
	in->state = zy_reader_find(r, "state");
	in->denominator = zy_reader_find(r, "denominator");
	in->of =
	    s->ballot.denominator == ZY_OF_VALID
		? -1
		: zy_reader_find(r, zy_denominator_name(s->ballot.denominator));
	if (in->of < 0 && s->ballot.denominator != ZY_OF_VALID) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("no column '%.*s', which the standard takes means of"),
		    ZY_ARG(zy_record_column_label(
			zy_view(zy_denominator_name(s->ballot.denominator)))));
		return zy_error_at(e, zy_reader_name(r), 0, 0);
	}
	zy_evidence_reader_want(r, in->question);
	zy_evidence_reader_want(r, in->group);
	zy_evidence_reader_want(r, in->state);
	zy_evidence_reader_want(r, in->denominator);
	zy_evidence_reader_want(r, in->of);
	return bind_grades(in, r, e);
}

/*
 * Finds the columns of a stream of evidence.  Returns 0, or -1 with e set if it
 * has no values.
 */
static int
bind_evidence(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	in->kind = ZY_READS_EVIDENCE;
	if (in->value < 0)
		in->value = in->total; /* 得分 */
	if (in->value < 0)
		return zy_evidence_reader_unusable(
		    r, ZY_ERROR_IO, _("evidence without a column 'value'"), e);
	in->sheet =
	    zy_reader_find(r, "rule") >= 0 && zy_reader_find(r, "full") >= 0;
	in->level = zy_reader_find(r, "level");
	in->date = zy_reader_find(r, "date");
	in->ref = zy_reader_find(r, "ref");
	in->note = zy_reader_find(r, "note");
	in->event = zy_reader_find(r, "event");
	in->rater = zy_reader_find(r, "rater");
	in->rater_group = zy_reader_find(r, "rater_group");
	zy_evidence_reader_want(r, in->date);
	zy_evidence_reader_want(r, in->node);
	zy_evidence_reader_want(r, in->value);
	zy_evidence_reader_want(r, in->event);
	zy_evidence_reader_want(r, in->rater);
	zy_evidence_reader_want(r, in->rater_group);
	return 0;
}

/*
 * Finds the columns of a stream of pledges, comments or activities.  Returns 0,
 * or -1 with e set if no item needs them.
 */
static int
bind_records(struct zy_evidence_reader *in, struct zy_reader *r,
    enum zy_evidence_reads kind, enum zy_from from, struct zy_error *e)
{
	in->kind = kind;
	in->evidence->has_records[from] = true;
	if (zy_evidence_reader_bind_records(in, r, from, NULL, e))
		return -1;
	if (in->records[from - ZY_FROM_PLEDGES].items == 0)
		return zy_evidence_reader_unusable(r, ZY_ERROR_CONFIG,
		    _("records that no item of the standard asks for"), e);
	return 0;
}

/* Finds the columns of a mixed stream; it may have none for any item. */
static int
bind_mixed(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	static const struct {
		enum zy_from from;
		enum zy_mixed_kind kind;
		const char *subject;
	} kinds[] = {
	    {ZY_FROM_PLEDGES, ZY_MIXED_PLEDGE, "subject"},
	    {ZY_FROM_COMMENTS, ZY_MIXED_COMMENT, "subject"},
	    {ZY_FROM_ACTIVITIES, ZY_MIXED_ACTIVITY, "org"},
	};
	size_t i;

	in->kind = ZY_READS_MIXED;
	in->mixed.bound = 0;
	zy_mixed_bind(&in->mixed, r);
	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		in->subject = zy_reader_find(r, kinds[i].subject);
		if (zy_evidence_reader_bind_records(in, r, kinds[i].from,
			zy_mixed_schema(kinds[i].kind), e))
			return -1;
	}
	return 0;
}

/* Makes the reader one of a score stream.  Always returns 0. */
static int
bind_score(struct zy_evidence_reader *in, struct zy_reader *r)
{
	in->kind = ZY_READS_SCORE;
	zy_evidence_reader_want(r, in->total);
	zy_evidence_reader_want(r, in->standard);
	return 0;
}

/*
 * Finds the columns of a stream of activities, whose subject is the
 * organisation.  Returns 0, or -1 with e set.
 */
static int
bind_activities(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	in->subject = zy_reader_find(r, "org");
	zy_evidence_reader_want(r, in->subject);
	return bind_records(in, r, ZY_READS_ACTIVITIES, ZY_FROM_ACTIVITIES, e);
}

/* Finds the columns of a wide scoresheet that concern all values of a row. */
static int
bind_wide(struct zy_evidence_reader *in, struct zy_reader *r)
{
	in->kind = ZY_READS_WIDE;
	in->level = -1;
	in->date = zy_reader_find(r, "date");
	in->ref = zy_reader_find(r, "ref");
	in->note = zy_reader_find(r, "note");
	in->event = zy_reader_find(r, "event");
	in->rater = zy_reader_find(r, "rater");
	in->rater_group = zy_reader_find(r, "rater_group");
	zy_evidence_reader_want(r, in->date);
	zy_evidence_reader_want(r, in->event);
	zy_evidence_reader_want(r, in->rater);
	zy_evidence_reader_want(r, in->rater_group);
	return 0;
}

/*
 * Finds the columns of a sheet of judges' marks.  Returns 1; 0 if it is not
 * such a sheet; -1, with e set, if the standard has no use for it.
 */
static int
bind_judges(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	size_t i;

	if (in->group >= 0 || zy_evidence_reader_bind_judges(in, r) == 0)
		return 0;
	if (in->subject < 0)
		in->subject = zy_evidence_reader_guess_subject(in, r);
	if (in->subject < 0)
		return 0;
	if (zy_evidence_reader_check_judges(in, r, e))
		return -1;
	bind_wide(in, r);
	in->kind = ZY_READS_JUDGES;
	in->rater = -1;
	zy_evidence_reader_want(r, in->node);
	for (i = 0; i < in->nwide; i++)
		zy_evidence_reader_want(r, in->wide[i]);
	return 1;
}

/* Finds the columns of a stream of that kind, other than a roster. */
static int
bind_kind(struct zy_evidence_reader *in, struct zy_reader *r,
    enum zy_stream kind, struct zy_error *e)
{
	switch (kind) {
	case ZY_STREAM_TALLY:
		return bind_tally(in, r, e);
	case ZY_STREAM_EVIDENCE:
		return bind_evidence(in, r, e);
	case ZY_STREAM_SCORES:
		return bind_score(in, r);
	case ZY_STREAM_COMMENTS:
		return bind_records(
		    in, r, ZY_READS_COMMENTS, ZY_FROM_COMMENTS, e);
	case ZY_STREAM_ACTIVITIES:
		return bind_activities(in, r, e);
	case ZY_STREAM_PLEDGES:
		return bind_records(
		    in, r, ZY_READS_PLEDGES, ZY_FROM_PLEDGES, e);
	case ZY_STREAM_MIXED:
		return bind_mixed(in, r, e);
	case ZY_STREAM_REGISTER:
		return zy_evidence_reader_unusable(r, ZY_ERROR_CONFIG,
		    _("a register as it is written: name its file, or pipe "
		      "what register-read makes of it"),
		    e);
	case ZY_STREAM_ORGS:
		return zy_evidence_reader_unusable(r, ZY_ERROR_CONFIG,
		    _("a roster: give it with --orgs or --members"), e);
	default:
		if (in->subject < 0)
			zy_evidence_reader_want(
			    r, in->subject =
				   zy_evidence_reader_find_subject(in, r));
		if (in->subject >= 0 && zy_evidence_reader_bind_wide(in, r))
			return bind_wide(in, r);
		return zy_evidence_reader_unusable(r, ZY_ERROR_IO,
		    in->subject < 0
			? _("no column 'subject'")
			: _("neither tally nor evidence nor score nor "
			    "records: no columns question and voter_group, "
			    "node and value, or total and standard"),
		    e);
	}
}

/*
 * Recognises the stream by its columns and finds them: first sheets of judges'
 * marks, then the kinds of streams in turn.  Returns 0, or -1 with e set.
 */
static int
bind_stream(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	/* Figures need a subject, so they come first only where it is there. */
	static const enum zy_stream kinds[] = {ZY_STREAM_TALLY,
	    ZY_STREAM_EVIDENCE, ZY_STREAM_SCORES, ZY_STREAM_REGISTER,
	    ZY_STREAM_MIXED, ZY_STREAM_COMMENTS, ZY_STREAM_ACTIVITIES,
	    ZY_STREAM_PLEDGES, ZY_STREAM_ORGS};
	size_t n = sizeof(kinds) / sizeof(kinds[0]);
	size_t first;
	bool marks;
	int rc;

	in->subject = zy_evidence_reader_find_either(r, "subject", "id");
	in->question = zy_reader_find(r, "question");
	in->group = zy_reader_find(r, "voter_group");
	in->node = zy_reader_find(r, "node");
	in->value = zy_reader_find(r, "value");
	in->total = zy_reader_find(r, "total");
	in->standard = zy_reader_find(r, "standard");
	marks = in->node >= 0 && (in->value >= 0 || in->total >= 0);
	first = in->subject < 0 ? 3 : 0;
	if (in->subject < 0)
		in->subject = zy_evidence_reader_find_subject(in, r);
	rc = bind_judges(in, r, e);
	if (rc == 0 && first && marks && in->subject >= 0) {
		zy_evidence_reader_want(r, in->subject);
		return bind_evidence(in, r, e);
	}
	if (rc == 0 && first)
		in->subject = -1;
	zy_evidence_reader_want(r, in->subject);
	if (rc)
		return rc < 0 ? -1 : 0;
	return bind_kind(
	    in, r, zy_stream_recognise(r, kinds + first, n - first), e);
}

int
zy_evidence_reader_bind(struct zy_evidence_reader *in, struct zy_reader *r,
    bool roster, struct zy_error *e)
{
	in->seen = zy_reader_columns(r);
	in->names.bound = 0;
	in->last = (struct zy_view){NULL, 0};
	in->kind = ZY_READS_NONE;
	in->sheet = false;
	if (in->seen == 0)
		return 0;
	zy_reader_want_none(r);
	in->source = zy_reader_find(r, "source");
	return roster ? zy_evidence_reader_bind_roster(in, r, e)
		      : bind_stream(in, r, e);
}

bool
zy_evidence_reader_is_parallel(const struct zy_evidence_reader *in)
{
	const struct zy_evidence *f = in->evidence;

	/*
	 * Who there is must be settled, and so must be the words, which are
	 * limited in number where nobody lists them.
	 */
	return f->closed && !f->explain_all && f->explain.n == 0 &&
	       (in->kind == ZY_READS_EVIDENCE ||
		   (in->kind == ZY_READS_TALLY && !f->open_questions &&
		       !f->open_groups));
}

void
zy_evidence_reader_release(struct zy_evidence_reader *in)
{
	size_t i;

	free(in->grades);
	free(in->marks);
	zy_evidence_reader_release_wide(in);
	for (i = 0; i < sizeof(in->records) / sizeof(*in->records); i++) {
		free(in->records[i].asked);
		in->records[i].asked = NULL;
	}
	zy_buf_release(&in->scratch);
	zy_buf_release(&in->origin);
	zy_buf_release(&in->last_text);
	zy_subject_input_release(&in->names);
	zy_error_list_release(&in->faults);
	if (!in->batch)
		zy_intern_free(in->others);
	in->others = NULL;
	in->grades = NULL;
	in->marks = NULL;
}

/* Returns whether a row of a long scoresheet was not filled in. */
static bool
is_blank(struct zy_evidence_reader *in, const struct zy_reader *r)
{
	return zy_evidence_reader_is_blank(in, r,
	    zy_standard_node(
		in->evidence->standard, zy_evidence_reader_cell(r, in->node)));
}

/* Stores a record of a mixed stream if an item needs records of its kind. */
static int
take_mixed(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	const struct zy_record_columns *x;
	uint32_t subject = ZY_INTERN_NONE;
	enum zy_mixed_kind kind;
	enum zy_from from;
	int rc;

	if (zy_mixed_read(&in->mixed, r, &kind, e))
		return -1;
	if (kind == ZY_MIXED_AWARD) {
		in->unasked++;
		return 0;
	}
	from = kind == ZY_MIXED_PLEDGE	  ? ZY_FROM_PLEDGES
	       : kind == ZY_MIXED_COMMENT ? ZY_FROM_COMMENTS
					  : ZY_FROM_ACTIVITIES;
	x = &in->records[from - ZY_FROM_PLEDGES];
	in->evidence->has_records[from] = true;
	if (x->items == 0) {
		in->unasked++;
		return 0;
	}
	in->subject = x->subject;
	rc = zy_evidence_reader_subject(in, r, &subject, e);
	return rc <= 0 ? rc
		       : zy_evidence_reader_record(in, r, subject, from, e);
}

/*
 * Returns whether the present input has evidence, whose records are refused for
 * all their faults at once.
 */
static bool
is_of_evidence(const struct zy_evidence_reader *in)
{
	return in->kind == ZY_READS_EVIDENCE || in->kind == ZY_READS_WIDE ||
	       in->kind == ZY_READS_JUDGES;
}

/* Stores a record about a subject.  Returns 0, or -1 with e set. */
static int
take_record(struct zy_evidence_reader *in, struct zy_reader *r,
    uint32_t subject, struct zy_error *e)
{
	switch (in->kind) {
	case ZY_READS_TALLY:
		return zy_evidence_reader_tally(in, r, subject, e);
	case ZY_READS_EVIDENCE:
		return zy_evidence_reader_evidence(in, r, subject, e);
	case ZY_READS_WIDE:
		return zy_evidence_reader_wide(in, r, subject, e);
	case ZY_READS_JUDGES:
		return zy_evidence_reader_judges(in, r, subject, e);
	case ZY_READS_SCORE:
		return zy_evidence_reader_score(in, r, subject, e);
	case ZY_READS_PLEDGES:
		return zy_evidence_reader_record(
		    in, r, subject, ZY_FROM_PLEDGES, e);
	case ZY_READS_COMMENTS:
		return zy_evidence_reader_record(
		    in, r, subject, ZY_FROM_COMMENTS, e);
	default:
		return zy_evidence_reader_record(
		    in, r, subject, ZY_FROM_ACTIVITIES, e);
	}
}

int
zy_evidence_reader_take(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	uint32_t subject = ZY_INTERN_NONE;
	int rc;

	if (zy_reader_columns(r) != in->seen &&
	    zy_evidence_reader_bind(in, r, in->kind == ZY_READS_ROSTER, e))
		return -1;
	if (in->kind == ZY_READS_ROSTER)
		return zy_evidence_reader_take_roster(in, r, e);
	if (in->kind == ZY_READS_MIXED)
		return take_mixed(in, r, e);
	if (in->sheet && is_blank(in, r)) {
		in->blank++;
		return 0;
	}
	rc = zy_evidence_reader_subject(in, r, &subject, e);
	if (rc > 0)
		rc = take_record(in, r, subject, e);
	else if (rc < 0)
		subject = ZY_INTERN_NONE;
	if (ZY_UNLIKELY(rc) && is_of_evidence(in))
		zy_evidence_reader_find_others(in, r, subject, e);
	return rc;
}

void
zy_evidence_reader_flawed(
    struct zy_evidence_reader *in, struct zy_reader *r, struct zy_error *e)
{
	struct zy_error ignored = ZY_ERROR_INIT;

	if (zy_reader_columns(r) != in->seen &&
	    zy_evidence_reader_bind(
		in, r, in->kind == ZY_READS_ROSTER, &ignored))
		return;
	if (is_of_evidence(in) && e->field[0] &&
	    !(in->sheet && is_blank(in, r)))
		zy_evidence_reader_find_others(in, r, ZY_INTERN_NONE, e);
}
