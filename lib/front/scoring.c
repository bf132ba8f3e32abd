/*
 * Loads the data that a scoring program needs; several threads read one input.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/scoring.h"

#include <stdlib.h>

#include "front/register-text.h"
#include "model/record.h"
#include "register/register.h"
#include "scoring/mark-range.h"
#include "scoring/shares.h"
#include "standard/check.h"
#include "standard/roster-column.h"

/* The state of reading the inputs of a program that scores. */
struct load {
	struct zy_cli *cli;
	struct zy_evidence_reader *in;
	enum zy_named kind; /* of the subjects of the roster being read */
	struct zy_evidence_reader *parts; /* while threads read */
	struct zy_batch_merge merge;
};

/*
 * Prepares the reading of one of n parts of an input, into a batch of its own;
 * a callback of zy_cli_read_parts.
 */
static void
begin_part(void *context, int part, int n, struct zy_reader *r)
{
	struct load *w = context;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_evidence_reader *in;

	if (part == 0) {
		w->parts = zy_calloc((size_t)n, sizeof(*w->parts));
		zy_batch_merge_init(&w->merge, w->in->evidence);
		if (w->in->names.subjects)
			zy_subjects_fork(w->in->names.subjects);
	}
	in = &w->parts[part];
	in->evidence = w->in->evidence;
	in->names.subjects = w->in->names.subjects;
	in->others = w->in->others;
	in->raters = w->in->raters;
	in->recusal = w->in->recusal;
	in->today = w->in->today;
	in->batch = zy_evidence_batch_new(&w->merge);
	/* The whole bound these columns without an error. */
	(void)zy_evidence_reader_bind(in, r, false, &e);
}

static int
take_part(void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct load *w = context;

	return zy_evidence_reader_take(&w->parts[part], r, e);
}

/*
 * Adds to e all faults of a record that is refused.  Returns false; a callback
 * of zy_cli_read_parts.
 */
static bool
refuse_part(void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct load *w = context;

	zy_evidence_reader_flawed(&w->parts[part], r, e);
	return false;
}

static void
flush_part(void *context, int part)
{
	struct load *w = context;

	zy_evidence_batch_flush(w->parts[part].batch);
}

static bool
parts_fit(void *context, int n)
{
	struct load *w = context;
	const struct zy_subjects *names = w->in->names.subjects;

	return n > 0 && !w->merge.clash &&
	       (!names || zy_subjects_agrees(names));
}

/*
 * Adds the counts of a part to those of the whole where all parts were good,
 * and frees the part; a callback of zy_cli_read_parts.
 */
static void
end_part(void *context, int part, bool good)
{
	struct load *w = context;
	struct zy_evidence_reader *in = &w->parts[part];

	if (part == 0)
		zy_batch_merge_end(&w->merge, good);
	if (part == 0 && !good && w->in->names.subjects)
		zy_subjects_undo(w->in->names.subjects);
	if (good) {
		w->in->outside += in->outside;
		w->in->of_others += in->of_others;
		w->in->blank += in->blank;
		w->in->idle += in->idle;
	}
	zy_evidence_batch_free(in->batch);
	zy_evidence_reader_release(in);
}

/*
 * Reads an input by several threads, each with its part of the file.  Returns
 * false, with nothing read, where that is not possible.
 */
static bool
read_parts(struct load *w, struct zy_reader *r)
{
	const struct zy_cli_parts how = {begin_part, take_part, flush_part,
	    parts_fit, end_part, w, refuse_part};
	bool good = zy_evidence_reader_is_parallel(w->in) &&
		    zy_cli_read_parts(w->cli, r, &how);

	free(w->parts);
	w->parts = NULL;
	return good;
}

/* Returns whether scoring keeps column c of the roster. */
static bool
is_kept(const void *context, int c)
{
	const struct zy_evidence_reader *in = context;
	int i;

	for (i = 0; i < zy_roster_width(in->evidence->standard); i++)
		if (in->roster[i] == c)
			return true;
	return false;
}

/* An input whose columns are looked at, and how it is read. */
struct bound {
	const struct zy_evidence_reader *in;
	const struct zy_reader *reader;
};

/* Returns whether column c names the subjects of evidence, or helps to find
 * them by name. */
static bool
is_subject(const void *context, int c)
{
	const struct bound *b = context;

	return c == b->in->subject ||
	       (b->in->names.subjects && zy_name_columns_helps(b->reader, c));
}

/* Returns whether column c of a sheet of marks is read. */
static bool
is_mark(const void *context, int c)
{
	const struct zy_evidence_reader *in =
	    ((const struct bound *)context)->in;
	size_t i;

	for (i = 0; i < in->nwide; i++)
		if (in->wide[i] == c)
			return true;
	return c == in->node || is_subject(context, c);
}

/*
 * Prints which columns of a sheet of marks are not read, and which heading
 * names its subjects.
 */
static void
note_judges(struct load *w, struct zy_reader *r)
{
	const struct bound b = {w->in, r};
	size_t c = (size_t)w->in->subject;

	zy_cli_note_unread(w->cli, r, is_mark, &b);
	if (!zy_reader_column(r, c))
		zy_cli_note(w->cli, _("%s: the heading '%.*s' is read as '%s'"),
		    zy_reader_name(r), ZY_ARG(zy_reader_column_header(r, c)),
		    zy_error_in_chinese() ? "对象" : "subject");
}

static int
take_alone(void *load, struct zy_reader *r, struct zy_error *e)
{
	return zy_evidence_reader_take(((struct load *)load)->in, r, e);
}

/* Takes a record of a roster, and its names. */
static int
take_subject(void *load, struct zy_reader *r, struct zy_error *e)
{
	struct load *w = load;

	if (zy_evidence_reader_take(w->in, r, e))
		return -1;
	if (w->in->names.subjects)
		zy_subjects_add(w->in->names.subjects, r, w->kind);
	return 0;
}

static void
find_faults(void *load, struct zy_reader *r, struct zy_error *e)
{
	zy_evidence_reader_flawed(((struct load *)load)->in, r, e);
}

/*
 * Adds all records of r to the store, and closes r.  path is that of r, or NULL
 * where r reads no file.  An operand whose columns are not understood is
 * refused, and the others are read.  Returns 0, or -1 to stop.
 */
static int
read_records(struct load *w, struct zy_reader *r, const char *path,
    const struct zy_schema *schema)
{
	const struct bound b = {w->in, r};
	struct zy_error e = ZY_ERROR_INIT;
	bool roster = schema != &zy_any_schema;
	int rc = -1;

	if (!r)
		return zy_cli_failed(w->cli) ? -1 : 0;
	w->kind = schema == &zy_org_schema ? ZY_NAMED_ORG : ZY_NAMED_MEMBER;
	if (zy_evidence_reader_bind(w->in, r, roster, &e)) {
		if (e.kind == ZY_ERROR_IO && path)
			return zy_cli_refuse_input(w->cli, path, r, &e);
		zy_cli_fail(w->cli, &e);
		goto out;
	}
	if (roster)
		zy_cli_note_unread(w->cli, r, is_kept, w->in);
	else if (w->in->kind == ZY_READS_EVIDENCE && !w->in->sheet)
		zy_cli_note_unread(w->cli, r, is_subject, &b);
	else if (w->in->kind == ZY_READS_JUDGES)
		note_judges(w, r);
	rc = 0;
	if (!roster && read_parts(w, r))
		goto out;
	rc = zy_cli_read_all_faults(
	    w->cli, r, roster ? take_subject : take_alone, find_faults, w);
out:
	zy_cli_close(w->cli, r);
	return rc;
}

static int
read_input(struct load *w, const char *path, const struct zy_schema *schema)
{
	return read_records(w, zy_cli_open(w->cli, path, schema), path, schema);
}

/*
 * Adds the present state of the registers to the store.  Returns 0, or -1 to
 * stop.
 */
static int
read_registers(
    struct load *w, struct zy_register_texts *registers, const char *as_of)
{
	size_t i;
	int rc = zy_register_texts_read(registers, as_of);

	for (i = 0; i < registers->n && rc == 0; i++)
		rc = read_records(w, zy_register_texts_open(registers, i), NULL,
		    &zy_any_schema);
	return rc;
}

int
zy_scoring_load_inputs(
    struct zy_cli *cli, struct zy_evidence_reader *in, const char *as_of)
{
	struct load w = {.cli = cli, .in = in};
	struct zy_register_texts registers = {.cli = cli};
	const char *const *paths = zy_cli_sorted_inputs(cli);
	size_t i;
	int rc = 0;

	for (i = 0; i < cli->ninputs && rc == 0; i++) {
		if (strcmp(paths[i], "-") != 0 && zy_register_is(paths[i]))
			zy_register_texts_add(&registers, paths[i]);
		else
			rc = read_input(&w, paths[i], &zy_any_schema);
	}
	if (rc == 0)
		rc = read_registers(&w, &registers, as_of);
	zy_register_texts_release(&registers);
	if (in->unasked)
		zy_cli_note(cli,
		    _("%llu records are of a kind that no item of the standard "
		      "asks for"),
		    (unsigned long long)in->unasked);
	if (in->of_others)
		zy_cli_note(cli,
		    _("%llu records are about the other kind of subjects, "
		      "whom the standard does not score"),
		    (unsigned long long)in->of_others);
	return rc;
}

/*
 * Reads the roster of subjects that are not scored, and adds their ids and
 * names to in->others.  Organisations also help to find members: by their
 * organisation, two of one name can be distinguished.  Returns 0, or -1 with an
 * error printed.
 */
static int
read_others(struct zy_cli *cli, struct zy_evidence_reader *in, const char *path,
    const struct zy_schema *schema)
{
	static const char *const names[] = {"id", "name"};
	struct zy_table t = {0};
	size_t i, k;
	int rc = zy_cli_read_roster(cli, path, schema, &t);

	for (k = 0; rc == 0 && k < 2; k++) {
		int c = zy_table_find(&t, names[k]);

		for (i = 0; i < t.nrows; i++)
			if (zy_table_cell(t.rows[i], c).n)
				zy_intern_put(
				    in->others, zy_table_cell(t.rows[i], c));
	}
	if (rc == 0 && schema == &zy_org_schema && in->names.subjects)
		zy_subjects_take_homes(in->names.subjects, &t);
	zy_table_release(&t);
	return rc;
}

int
zy_scoring_load_roster(struct zy_cli *cli, struct zy_evidence_reader *in,
    const char *orgs, const char *members)
{
	struct load w = {.cli = cli, .in = in};
	bool both = orgs && members;
	bool of_members =
	    both ? strcmp(in->evidence->standard->subject, "member") == 0
		 : members != NULL;

	if (!orgs && !members)
		return 0;
	if (both)
		in->others = zy_intern_new();
	if (both && read_others(cli, in, of_members ? orgs : members,
			of_members ? &zy_org_schema : &zy_member_schema))
		return -1;
	if (read_input(&w, of_members ? members : orgs,
		of_members ? &zy_member_schema : &zy_org_schema))
		return -1;
	in->evidence->closed = true;
	return 0;
}

int
zy_scoring_find_explained(struct zy_cli *cli, struct zy_evidence_reader *in)
{
	struct zy_evidence *f = in->evidence;
	struct zy_view given = f->explain, id;
	struct zy_name_miss m = {0};

	if (given.n == 0 || !f->closed ||
	    zy_intern_find(f->subjects, given) != ZY_INTERN_NONE)
		return 0;
	if (zy_subjects_search(in->names.subjects, given, NULL, &id, &m))
		zy_cli_usage(
		    cli, "--explain: %s '%.*s'", m.what.p, ZY_ARG(given));
	else
		f->explain = id;
	zy_name_miss_release(&m);
	return zy_cli_failed(cli) ? -1 : 0;
}

/* Prints a contradiction in a standard as an error: no score may rest on it. */
static void
contradiction(void *cli, const struct zy_error *e)
{
	if (e->kind == ZY_ERROR_CONFIG)
		zy_cli_fail(cli, e);
}

struct zy_standard *
zy_scoring_load_standard(
    struct zy_cli *cli, const char *path, const char *orgs, const char *members)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;

	if (zy_standard_load(&s, path, &e)) {
		zy_cli_fail(cli, &e);
		return NULL;
	}
	zy_standard_check(s, contradiction, cli);
	if ((orgs && !members && strcmp(s->subject, "member") == 0) ||
	    (members && !orgs && strcmp(s->subject, "org") == 0))
		zy_cli_usage(cli,
		    _("standard '%s' is for subjects of kind "
		      "'%s'"),
		    s->id, s->subject);
	else if (s->needs_roster && !orgs && !members)
		zy_cli_usage(
		    cli, _("the standard decides by columns of a roster: give "
			   "--orgs or --members"));
	if (!zy_cli_failed(cli))
		return s;
	zy_standard_free(s);
	return NULL;
}

struct zy_diff *
zy_scoring_load_earlier(
    struct zy_cli *cli, const char *path, const struct zy_standard *s)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_diff *d = NULL;
	struct zy_reader *r;
	int rc = zy_diff_load(&d, path, &e);

	if (rc < 0) {
		zy_cli_fail(cli, &e);
		return NULL;
	}
	if (rc > 0)
		return d;
	r = zy_cli_open(cli, path, &zy_score_schema);
	if (!r)
		return NULL;
	d = zy_diff_new();
	while ((rc = zy_cli_next(cli, r)) == 1) {
		if (zy_diff_add(d, r, s, &e) == 0)
			continue;
		if (zy_cli_refuse(cli, r, &e))
			break;
		zy_error_clear(&e);
	}
	zy_cli_close(cli, r);
	zy_cli_note(cli,
	    _("%s: a score stream says what changed; why, only --explain -f "
	      "jsonl of that run can say"),
	    path);
	return d;
}

/*
 * Prints for which items trimmed means leave no mark out, because raters are
 * few.
 */
static void
note_few(struct zy_cli *cli, const struct zy_evidence *f)
{
	const struct zy_standard *s = f->standard;
	const struct zy_item *item;
	uint32_t who, v;
	size_t i, n, few, all;

	for (i = 0; i < s->nitems; i++) {
		item = &s->items[i];
		few = all = 0;
		if (item->kind != ZY_ITEM_JUDGED ||
		    item->raters != ZY_RATERS_TRIMMED)
			continue;
		for (who = 0; who < zy_intern_count(f->subjects); who++) {
			v = f->first_value[(size_t)who * s->nnodes +
					   item->given];
			for (n = 0; v != ZY_NO_VALUE; v = f->values[v].next)
				n++;
			all += n > 0;
			few += n > 0 && n <= item->trim_above;
		}
		if (few)
			zy_cli_note(cli,
			    _("item '%s': %zu of %zu subjects have no more "
			      "than %zu raters: the plain mean, no mark is "
			      "left out"),
			    item->id, few, all, item->trim_above);
	}
}

static int
refuse_mark(void *cli, const struct zy_view cells[ZY_MARK_CELLS],
    const struct zy_error *e)
{
	return zy_cli_refuse_cells(
	    cli, zy_evidence_schema.columns, cells, ZY_MARK_CELLS, e);
}

int
zy_scoring_check_ranges(struct zy_cli *cli, struct zy_evidence *f,
    const uint32_t *subjects, size_t n)
{
	const struct zy_standard *s = f->standard;
	size_t *unchecked = zy_calloc(s->nitems + 1, sizeof(*unchecked));
	size_t i;
	int rc;

	rc = zy_mark_range_apply(f, subjects, n, unchecked, refuse_mark, cli);
	for (i = 0; i < s->nitems && rc == 0; i++) {
		struct zy_error e = ZY_ERROR_INIT;

		if (unchecked[i] == 0)
			continue;
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("item '%s': marks that were not checked: %zu ('%s' is "
		      "not known, or below all ranges)"),
		    s->items[i].id, unchecked[i], s->items[i].figure);
		zy_cli_warn(cli, &e);
	}
	free(unchecked);
	return rc;
}

void
zy_scoring_note(struct zy_cli *cli, const struct zy_evidence_reader *in,
    const struct zy_shares *shares)
{
	const struct zy_standard *s = in->evidence->standard;
	uint64_t idle = in->idle + zy_evidence_count_idle(in->evidence);
	struct zy_buf exempt = ZY_BUF_INIT;
	size_t i;

	if (in->outside)
		zy_cli_note(cli,
		    in->ended ? _("%llu records are about subjects that are "
				  "closed, have left, or are outside the "
				  "sectors of the standard")
			      : _("%llu records are about subjects outside "
				  "the sectors of the standard"),
		    (unsigned long long)in->outside);
	if (in->ended)
		zy_cli_note(cli,
		    _("%llu subjects on the roster were closed or had left, "
		      "and are not scored"),
		    (unsigned long long)in->ended);
	if (in->unmarked)
		zy_cli_note(cli, _("%llu cells of judges are empty: no marks"),
		    (unsigned long long)in->unmarked);
	note_few(cli, in->evidence);
	if (in->blank)
		zy_cli_note(cli,
		    _("%llu rows of scoresheets are not filled in"),
		    (unsigned long long)in->blank);
	if (idle)
		zy_cli_note(cli,
		    _("%llu rows are about items that are not for their "
		      "subject, and count nothing"),
		    (unsigned long long)idle);
	zy_evidence_list_exempt(in->evidence, &exempt);
	if (exempt.n)
		zy_cli_note(cli, _("exempt by the standard: %s"), exempt.p);
	zy_buf_release(&exempt);
	for (i = 0; i < s->nitems; i++) {
		enum zy_from from = s->items[i].from;

		if (from >= ZY_FROM_PLEDGES && from <= ZY_FROM_ACTIVITIES &&
		    !in->evidence->has_records[from])
			zy_cli_note(cli,
			    _("item '%s' asks for records that no input has"),
			    s->items[i].id);
	}
	if (shares && zy_shares_tied(shares))
		zy_cli_note(cli,
		    _("forced shares: %zu went down only because their total "
		      "equals that of one who had to"),
		    zy_shares_tied(shares));
}
