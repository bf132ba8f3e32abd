/* Counting the ballots of one input: part of front/review.h.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "front/review-pipe.h"
#include "model/record.h"

/* One thread's part of an input. */
struct zy_review_part {
	struct zy_tally tally;
	struct zy_ballots ballots;
	uint64_t good, bad; /* records */
};

enum {
	MUCH = 8, /* one bad record in so many is much */
};

/*
 * Prints a warning for each subject and voter group in whose ballots every
 * question has one and the same grade, with the number of these ballots.
 */
static void
report_uniform(struct zy_review *v, const struct zy_ballots *b)
{
	struct zy_error e = ZY_ERROR_INIT;
	uint32_t i;

	for (i = 0; b->uniform_at && i < zy_intern_count(b->uniform_at); i++) {
		zy_error_clear(&e);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%.*s: %u ballots are all one grade"),
		    ZY_ARG(zy_intern_get(b->uniform_at, i)), b->uniform_n[i]);
		zy_error_at(&e, zy_reader_name(b->reader), 0, 0);
		zy_cli_warn(v->cli, &e);
	}
}

/* Prints how many rows of ballots with ticks had none, or several. */
static void
report_ticks(struct zy_review *v, const struct zy_reader *r, uint64_t unticked,
    uint64_t twice)
{
	if (unticked)
		zy_cli_note(v->cli,
		    _("%s: rows without a tick: %llu; they are abstentions"),
		    zy_reader_name(r), (unsigned long long)unticked);
	if (twice)
		zy_cli_note(v->cli,
		    _("%s: rows with several ticks: %llu; they are invalid "
		      "marks"),
		    zy_reader_name(r), (unsigned long long)twice);
}

/*
 * Counts the reader's current record.  Returns 0, or -1 with e set where it is
 * bad.
 */
static int
count_record(struct zy_ballots *b, struct zy_error *e)
{
	struct zy_paper x;

	if (ZY_UNLIKELY(zy_ballots_read(b, &x, e)))
		return -1;
	return ZY_LIKELY(zy_ballots_count(b, &x, NULL))
		   ? 0
		   : zy_ballots_second_error(b, b->reader, e);
}

static int
take_alone(void *context, struct zy_reader *r, struct zy_error *e)
{
	(void)r;
	return count_record(context, e);
}

static void
find_faults(void *context, struct zy_reader *r, struct zy_error *e)
{
	(void)r;
	zy_ballots_find_faults(context, e);
}

/* Reads and counts in the calling thread alone. */
static void
count_alone(struct zy_review *v, struct zy_reader *r, struct zy_ballots *b)
{
	zy_cli_read_all_faults(v->cli, r, take_alone, find_faults, b);
}

/*
 * Prepares the counting of one of n parts of an input, in a tally of its own; a
 * callback of zy_cli_read_parts.
 */
static void
begin_part(void *context, int part, int n, struct zy_reader *r)
{
	struct zy_review *v = context;
	const struct zy_ballots_options o = {
	    .known = v->known, .subjects = v->known ? &v->subjects : NULL};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_review_part *p;

	if (part == 0)
		zy_subjects_fork(&v->subjects);
	if (part == 0)
		v->parts = zy_calloc((size_t)n, sizeof(*v->parts));
	p = &v->parts[part];
	zy_tally_init(&p->tally, v->rules);
	if (v->runs) {
		p->tally.runs = zy_runs_part(v->runs, n);
		p->tally.limit = v->tally.limit / (size_t)n;
	}
	/* The whole bound these columns without an error. */
	(void)zy_ballots_open(&p->ballots, r, &p->tally, &o, &e);
}

/*
 * Counts a record of a part, and whether it was good or bad; a callback of
 * zy_cli_read_parts, which several threads call.
 */
static int
take_part(void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct zy_review_part *p = &((struct zy_review *)context)->parts[part];
	int rc = count_record(&p->ballots, e);

	(void)r;
	if (ZY_LIKELY(rc == 0))
		p->good++;
	else
		p->bad++;
	return rc;
}

/*
 * Adds to e all faults of a record that is refused.  Returns false; a callback
 * of zy_cli_read_parts.
 */
static bool
find_part_faults(
    void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct zy_review_part *p = &((struct zy_review *)context)->parts[part];

	(void)r;
	zy_ballots_find_faults(&p->ballots, e);
	return false;
}

static void
flush_part(void *context, int part)
{
	struct zy_review *v = context;

	zy_tally_flush(&v->parts[part].tally);
}

/*
 * Returns whether the parts can be added up: counts always can, but the
 * messages about unknown names must be those that one thread would have given.
 * A callback of zy_cli_read_parts.
 */
static bool
parts_fit(void *context, int n)
{
	struct zy_review *v = context;

	return n > 0 && zy_subjects_agrees(&v->subjects);
}

/*
 * Adds the tally of a part to the review where all parts were good, else drops
 * it; a callback of zy_cli_read_parts.
 */
static void
end_part(void *context, int part, bool good)
{
	struct zy_review *v = context;
	struct zy_review_part *p = &v->parts[part];

	if (part == 0 && !good)
		zy_subjects_undo(&v->subjects);
	if (!good && p->bad > p->good / MUCH)
		v->flawed = true;
	if (good && v->runs) {
		zy_tally_spill(&p->tally);
		zy_runs_join(v->runs, p->tally.runs);
	} else if (good) {
		zy_tally_merge(&v->tally, &p->tally);
	}
	v->tally.failed |= p->tally.failed;
	v->tally.overflow |= p->tally.overflow;
	if (good) {
		v->unticked += p->ballots.unticked;
		v->twice += p->ballots.twice;
	}
	zy_runs_free(p->tally.runs);
	zy_tally_release(&p->tally);
	zy_ballots_release(&p->ballots);
}

/*
 * Counts an input by several threads, each with its part of the file.  Returns
 * false, with nothing counted, where that is not possible.
 */
static bool
count_parts(struct zy_review *v, struct zy_reader *r)
{
	const struct zy_cli_parts how = {begin_part, take_part, flush_part,
	    parts_fit, end_part, v, find_part_faults};
	bool good;

	v->flawed = false;
	/* The first of two equal ballots stays: that needs one order. */
	if (v->rules->refuse_second || v->rules->uniform != ZY_UNIFORM_ACCEPT ||
	    v->tally.questions.open || v->tally.groups.open || v->audit)
		return false;
	good = zy_cli_read_parts(v->cli, r, &how);
	free(v->parts);
	v->parts = NULL;
	return good;
}

void
zy_review_remember(struct zy_review *v, struct zy_reader *r, uint64_t taken)
{
	struct zy_partial_input x = {.name = zy_view(zy_reader_name(r))};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader_facts facts;

	zy_reader_facts(r, &facts);
	x.records = facts.records;
	x.refused = facts.records - taken;
	if (zy_reader_digest(r, x.digest, &e) ||
	    zy_partial_add_input(&v->partial, &x, &e)) {
		zy_error_at(&e, zy_reader_name(r), 0, 0);
		zy_cli_fail(v->cli, &e);
	}
}

/*
 * Returns how many records of an input are in the partial tally: those that
 * were counted, and second ballots, which are refused here and still kept,
 * since another run may have the first.
 */
static uint64_t
taken(const struct zy_review *v, const struct zy_reader *r,
    const struct zy_ballots *b, uint64_t refused)
{
	struct zy_reader_facts facts;

	zy_reader_facts(r, &facts);
	return v->papers ? b->npapers : facts.records - refused;
}

/*
 * Returns whether column c of ballots has the voter or the grades of a
 * question, or helps to find a subject by name.
 */
static bool
is_used(const void *context, int c)
{
	const struct zy_ballots *b = context;
	size_t q;

	if (c == b->voter ||
	    (b->o.subjects && zy_name_columns_helps(b->reader, c)))
		return true;
	for (q = 0; b->question_column && q < b->tally->questions.n; q++)
		if (b->question_column[q] == c)
			return true;
	for (q = 0; b->grade_column && q < b->tally->grades.n; q++)
		if (b->grade_column[q] == c)
			return true;
	return false;
}

/* Tells which columns are those of questions although their headings say more
 * than the question's name. */
static void
note_questions(const struct zy_review *v, const struct zy_ballots *b)
{
	const struct zy_codebook *questions = &v->tally.questions;
	size_t q;

	for (q = 0; b->question_column && q < questions->n; q++) {
		size_t c = (size_t)b->question_column[q];

		if (b->question_column[q] >= 0 &&
		    zy_codebook_find(questions,
			zy_reader_column_name(b->reader, c)) == ZY_CODE_NONE)
			zy_cli_note(v->cli,
			    _("%s: the heading '%.*s' is read as '%.*s'"),
			    zy_reader_name(b->reader),
			    ZY_ARG(zy_reader_column_header(b->reader, c)),
			    ZY_ARG(questions->names[q]));
	}
}

void
zy_review_count(struct zy_review *v, const char *path)
{
	struct zy_reader *r = zy_cli_open(v->cli, path, &zy_ballot_schema);
	const struct zy_ballots_options o = {
	    .seen = v->rules->refuse_second ? &v->seen : NULL,
	    .known = v->known,
	    .subjects = v->known ? &v->subjects : NULL,
	    .papers = v->papers,
	    .input = (uint32_t)v->partial.n,
	    .audit = v->audit,
	};
	uint64_t refused = v->cli->refused;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf unused = ZY_BUF_INIT;
	struct zy_ballots b;

	if (!r)
		return;
	zy_cli_fill_down(&v->fill, r);
	if (zy_counts_sheet_is(r, &v->tally)) {
		v->sheets = zy_grow(v->sheets, &v->sheets_cap, v->nsheets + 1,
		    sizeof(struct zy_reader *));
		v->sheets[v->nsheets++] = r;
		return;
	}
	if (zy_ballots_open(&b, r, &v->tally, &o, &e)) {
		zy_cli_fail(v->cli, &e);
		zy_ballots_release(&b);
		zy_reader_free(r);
		return;
	}
	zy_cli_note_unread(v->cli, r, is_used, &b);
	note_questions(v, &b);
	zy_ballots_unused(&b, &unused);
	if (unused.n)
		zy_cli_note_verbose(
		    v->cli, _("%s: not used: %s"), zy_reader_name(r), unused.p);
	zy_buf_release(&unused);
	if (v->audit)
		zy_audit_papers_begin(
		    v->audit, zy_reader_name(r), b.device >= 0);
	if (!count_parts(v, r)) {
		/* A bad record costs more to hand over than to read; without
		 * columns there is at most a fault. */
		if (v->cli->threads < 2 || !zy_reader_columns(r) || v->flawed ||
		    !zy_review_pipe(v, r, &b))
			count_alone(v, r, &b);
		zy_tally_flush(&v->tally);
		report_uniform(v, &b);
		report_ticks(
		    v, r, v->unticked + b.unticked, v->twice + b.twice);
		v->unticked = v->twice = 0;
	}
	if (v->audit)
		zy_audit_papers_end(v->audit);
	zy_review_check(v);
	if (v->cli->digests && !zy_cli_failed(v->cli))
		zy_review_remember(
		    v, r, taken(v, r, &b, v->cli->refused - refused));
	zy_ballots_release(&b);
	zy_cli_close(v->cli, r);
}
