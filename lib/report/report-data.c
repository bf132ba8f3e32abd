/* Takes records into report data, one function for each kind of stream.
 * SPDX-License-Identifier: MIT */
#include "report/report-data.h"

#include <stdlib.h>

static bool
has(const struct zy_reader *r, const char *column)
{
	return zy_reader_find(r, column) >= 0;
}

enum zy_stream
zy_report_data_kind(const struct zy_reader *r)
{
	static const enum zy_stream kinds[] = {ZY_STREAM_REGISTER,
	    ZY_STREAM_MIXED, ZY_STREAM_DRAW, ZY_STREAM_QUOTA,
	    ZY_STREAM_FINDINGS, ZY_STREAM_RANKING, ZY_STREAM_AWARDS,
	    ZY_STREAM_REJECTS, ZY_STREAM_BALLOTS, ZY_STREAM_SESSIONS,
	    ZY_STREAM_TALLY, ZY_STREAM_SCORES, ZY_STREAM_PLEDGES,
	    ZY_STREAM_COMMENTS, ZY_STREAM_ACTIVITIES, ZY_STREAM_EVIDENCE,
	    ZY_STREAM_DUTIES, ZY_STREAM_MEMBERS, ZY_STREAM_ORGS};

	return zy_stream_recognise(r, kinds, sizeof(kinds) / sizeof(*kinds));
}

int
zy_report_data_check(
    enum zy_stream kind, const struct zy_reader *r, struct zy_error *e)
{
	if (kind == ZY_STREAM_UNKNOWN)
		zy_error_set(e, ZY_ERROR_IO,
		    _("no stream that report knows: it tells streams by their "
		      "columns"));
	else if (kind == ZY_STREAM_BALLOTS || kind == ZY_STREAM_EVIDENCE)
		zy_error_set(e, ZY_ERROR_IO,
		    _("a stream of '%s' cannot be reported: tally or score it "
		      "first"),
		    zy_stream_name(kind));
	else
		return 0;
	return zy_error_at(e, zy_reader_name(r), 0, 0);
}

void
zy_report_data_init(struct zy_report_data *data)
{
	*data = (struct zy_report_data){.org_ids = zy_intern_new()};
	zy_tally_sums_init(&data->sums);
	data->score_keys = zy_intern_new();
	data->ranking_keys = zy_intern_new();
	data->member_ids = zy_intern_new();
	data->left = zy_intern_new();
	data->pledge_ids = zy_intern_new();
	data->pledge_subjects = zy_intern_new();
	data->reject_keys = zy_intern_new();
	data->named = zy_intern_new();
}

void
zy_report_data_release(struct zy_report_data *data)
{
	zy_intern_free(data->org_ids);
	zy_tally_sums_release(&data->sums);
	zy_intern_free(data->score_keys);
	zy_intern_free(data->ranking_keys);
	zy_intern_free(data->member_ids);
	zy_intern_free(data->left);
	zy_intern_free(data->pledge_ids);
	zy_intern_free(data->pledge_subjects);
	zy_course_release(&data->course);
	zy_intern_free(data->reject_keys);
	zy_intern_free(data->named);
	free(data->names);
	zy_table_release(&data->orgs);
	zy_table_release(&data->tally);
	zy_table_release(&data->scores);
	zy_table_release(&data->ranking);
	free(data->members);
	free(data->pledges);
	free(data->pledge_states);
	free(data->rejects);
	zy_arena_release(&data->arena);
	zy_buf_release(&data->scratch);
}

static struct zy_view
cell(const struct zy_reader *r, const char *column)
{
	int c = zy_reader_find(r, column);

	return c < 0 ? (struct zy_view){NULL, 0} : zy_reader_cell(r, (size_t)c);
}

/* Adds the key made of several cells.  Returns false if it was known. */
static bool
is_new(struct zy_report_data *data, struct zy_intern *keys,
    const struct zy_reader *r, const char *const *columns)
{
	uint32_t before = zy_intern_count(keys);
	struct zy_view v;

	zy_buf_reset(&data->scratch);
	for (; *columns; columns++) {
		v = cell(r, *columns);
		zy_buf_printf(&data->scratch, "%zu:", v.n);
		zy_buf_view(&data->scratch, v);
	}
	return zy_intern_put(keys, zy_buf_get(&data->scratch)) == before;
}

static int
repeated(struct zy_reader *r, const char *column, struct zy_error *e)
{
	return zy_reader_fault(r, zy_reader_find(r, column), ZY_FAULT_REPEAT,
	    _("was there before, counted once"), e);
}

static int
need(struct zy_reader *r, const char *column, struct zy_error *e)
{
	int c = zy_reader_find(r, column);

	if (c >= 0 && zy_reader_cell(r, (size_t)c).n)
		return 0;
	return zy_reader_fault(
	    r, c, ZY_FAULT_MISSING, _("must not be empty"), e);
}

/* Stores the name of a subject, unless it has one. */
static void
keep_name(
    struct zy_report_data *data, struct zy_view subject, struct zy_view name)
{
	uint32_t before = zy_intern_count(data->named), i;

	if (subject.n == 0 || name.n == 0)
		return;
	i = zy_intern_put(data->named, subject);
	if (i != before)
		return;
	data->names =
	    zy_grow(data->names, &data->names_cap, i + 1, sizeof(*data->names));
	data->names[i] = (struct zy_view){
	    zy_arena_strndup(&data->arena, name.p, name.n), name.n};
}

/* Adds an organisation, known by its id or else its name. */
static int
take_org(struct zy_report_data *data, struct zy_reader *r, struct zy_error *e)
{
	const char *key = has(r, "id") ? "id" : "name";
	uint32_t before = zy_intern_count(data->org_ids);

	if (need(r, key, e))
		return -1;
	if (zy_intern_put(data->org_ids, cell(r, key)) != before)
		return repeated(r, key, e);
	zy_table_add(&data->orgs, r);
	keep_name(data, cell(r, key), cell(r, "name"));
	return 0;
}

/* Adds a member, and whether the member had left by data->day. */
static int
take_member(
    struct zy_report_data *data, struct zy_reader *r, struct zy_error *e)
{
	const char *key = has(r, "id") ? "id" : "name";
	uint32_t before = zy_intern_count(data->member_ids);
	struct zy_view org = cell(r, "org");

	if (need(r, key, e))
		return -1;
	if (zy_intern_put(data->member_ids, cell(r, key)) != before)
		return repeated(r, key, e);
	data->members = zy_grow(data->members, &data->member_cap, before + 1,
	    sizeof(*data->members));
	data->members[before] = (struct zy_report_member){
	    .org = {zy_arena_strndup(&data->arena, org.p, org.n), org.n}};
	zy_date_parse(&data->members[before].joined, cell(r, "joined"));
	if (zy_date_is_over(cell(r, "left"), data->day))
		zy_intern_put(data->left, cell(r, key));
	keep_name(data, cell(r, key), cell(r, "name"));
	return 0;
}

/* Adds a pledge to its subject's counts (by 1) or removes it (by -1). */
static void
count(struct zy_pledges *p, const struct zy_pledge_state *one, int by)
{
	p->made += (uint32_t)by;
	p->published += one->stands.published ? (uint32_t)by : 0;
	p->kept += one->stands.kept ? (uint32_t)by : 0;
	p->due += one->due ? (uint32_t)by : 0;
	p->due_kept += one->due && one->stands.kept ? (uint32_t)by : 0;
}

void
zy_report_data_event(struct zy_report_data *data, enum zy_stream kind,
    struct zy_view date, struct zy_view type, struct zy_view state)
{
	zy_course_count(&data->course,
	    kind == ZY_STREAM_COMMENTS ? ZY_COURSE_COMMENTS
				       : ZY_COURSE_ACTIVITIES,
	    zy_course_month(date));
	if (kind == ZY_STREAM_ACTIVITIES)
		zy_course_follow(&data->course, type, state);
}

/*
 * Counts a comment or an activity of a mixed stream.  One of a register is only
 * noted: its follow-up is known when all lines were read.
 */
static void
take_other(
    struct zy_report_data *data, struct zy_reader *r, struct zy_view record)
{
	enum zy_stream kind = zy_view_is(record, "comment") ? ZY_STREAM_COMMENTS
			      : zy_view_is(record, "activity")
				  ? ZY_STREAM_ACTIVITIES
				  : ZY_STREAM_NONE;

	if (kind == ZY_STREAM_NONE) {
		data->unused++;
		return;
	}
	if (!data->files[kind])
		data->files[kind] = 1;
	if (has(r, "entered"))
		zy_report_data_event(data, kind, cell(r, "date"),
		    cell(r, "type"), cell(r, "state"));
	else
		data->later++;
}

/* Applies a mark or a withdrawal of a pledge, or counts another entry. */
static int
take_later(
    struct zy_report_data *data, struct zy_reader *r, struct zy_view record)
{
	bool mark = zy_view_is(record, "mark");
	uint32_t i = zy_intern_find(
	    data->pledge_ids, mark ? cell(r, "pledge") : cell(r, "ref"));
	struct zy_pledge_state *one;

	if (!mark && !zy_view_is(record, "withdrawal")) {
		take_other(data, r, record);
		return 0;
	}
	if (i == ZY_INTERN_NONE || data->pledge_states[i].withdrawn)
		return 0;
	one = &data->pledge_states[i];
	count(&data->pledges[one->subject], one, -1);
	one->withdrawn = !mark;
	if (!mark)
		return 0;
	zy_pledge_standing_mark(&one->stands, cell(r, "status"));
	if (zy_view_is(cell(r, "status"), "kept"))
		one->kept = zy_course_month(cell(r, "date"));
	else if (zy_view_is(cell(r, "status"), "published"))
		one->published = zy_course_month(cell(r, "date"));
	count(&data->pledges[one->subject], one, 1);
	return 0;
}

/* Returns whether a deadline has come; its last day counts. */
static bool
is_due(const struct zy_report_data *data, struct zy_view due)
{
	struct zy_date d;

	return due.n && zy_date_parse(&d, due) &&
	       zy_date_last(d) <= zy_date_last(data->day);
}

/* Counts a pledge in the months in which it was published and kept. */
static void
count_months(struct zy_report_data *data, const struct zy_pledge_state *one)
{
	if (one->withdrawn)
		return;
	if (one->stands.published)
		zy_course_count(
		    &data->course, ZY_COURSE_PUBLISHED, one->published);
	if (one->stands.kept)
		zy_course_count(&data->course, ZY_COURSE_KEPT, one->kept);
}

/* Adds a pledge, or what a line of a register says of an earlier one. */
static int
take_pledge(
    struct zy_report_data *data, struct zy_reader *r, struct zy_error *e)
{
	uint32_t before = zy_intern_count(data->pledge_ids), i, n;
	struct zy_pledge_state one;
	struct zy_view id = cell(r, "id");
	struct zy_view record = cell(r, "record");

	if (record.n && !zy_view_is(record, "pledge"))
		return take_later(data, r, record);
	if (need(r, "subject", e))
		return -1;
	if (!data->files[ZY_STREAM_PLEDGES])
		data->files[ZY_STREAM_PLEDGES] = 1;
	if (id.n && zy_intern_put(data->pledge_ids, id) != before)
		return repeated(r, "id", e);
	n = zy_intern_count(data->pledge_subjects);
	i = zy_intern_put(data->pledge_subjects, cell(r, "subject"));
	data->pledges = zy_grow(
	    data->pledges, &data->pledge_cap, i + 1, sizeof(*data->pledges));
	if (i == n)
		data->pledges[i] = (struct zy_pledges){0};
	one = (struct zy_pledge_state){.subject = i,
	    .due = is_due(data, cell(r, "due")),
	    .stands =
		zy_pledge_standing(cell(r, "status"), cell(r, "published")),
	    .published = zy_course_month(cell(r, "published")),
	    .kept = zy_course_month(cell(r, "done"))};
	count(&data->pledges[i], &one, 1);
	if (!id.n) {
		count_months(data, &one);
		return 0;
	}
	data->pledge_states = zy_grow(data->pledge_states,
	    &data->pledge_states_cap, before + 1, sizeof(*data->pledge_states));
	data->pledge_states[before] = one;
	return 0;
}

/* Returns the name of a file without its folders and its ending. */
static struct zy_view
base_name(struct zy_view path)
{
	size_t i;

	for (i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			break;
	path.p += i;
	path.n -= i;
	for (i = path.n; i > 1; i--)
		if (path.p[i - 1] == '.') {
			path.n = i - 1;
			break;
		}
	return path;
}

static size_t
digits(struct zy_view v, size_t at)
{
	size_t n = 0;

	while (at + n < v.n && v.p[at + n] >= '0' && v.p[at + n] <= '9')
		n++;
	return n;
}

/*
 * Splits a reason, "FILE:line:column: COLUMN: what 'value'", into the file and
 * what follows.  The name may contain colons, the column's number may be
 * missing.  *file is empty where the reason names no file.
 */
static void
split_reason(struct zy_view reason, struct zy_view *file, struct zy_view *rest)
{
	size_t at, n, more;

	*file = (struct zy_view){NULL, 0};
	*rest = reason;
	for (at = 0; at < reason.n; at++) {
		if (reason.p[at] != ':' || at == 0)
			continue;
		n = digits(reason, at + 1);
		if (n == 0 || at + 1 + n >= reason.n ||
		    reason.p[at + 1 + n] != ':')
			continue;
		n += at + 2;
		more = digits(reason, n);
		if (more && n + more < reason.n && reason.p[n + more] == ':')
			n += more + 1;
		if (n < reason.n && reason.p[n] != ' ')
			continue;
		*file = (struct zy_view){reason.p, at};
		rest->p += n;
		rest->n -= n;
		*rest = zy_text_trim(*rest);
		return;
	}
}

/* Returns the column that a reason like "sector: unknown choice" is about. */
static struct zy_view
column_of(struct zy_view what)
{
	size_t i;

	for (i = 0; i < what.n && i < 32; i++) {
		char c = what.p[i];

		if (c == ':' && i > 0)
			return (struct zy_view){what.p, i};
		if (!((c >= 'a' && c <= 'z') || c == '_'))
			break;
	}
	return (struct zy_view){NULL, 0};
}

/* Counts a rejected record by its file and the column at fault. */
static int
take_reject(struct zy_report_data *data, struct zy_reader *r)
{
	struct zy_view reason = cell(r, "reason"), file, rest, place;
	uint32_t n = zy_intern_count(data->reject_keys), i;

	split_reason(reason, &file, &rest);
	place = base_name(file.n ? file : zy_view(zy_reader_name(r)));
	zy_buf_reset(&data->scratch);
	zy_buf_view(&data->scratch, place);
	zy_buf_putc(&data->scratch, '\t');
	zy_buf_view(&data->scratch, column_of(rest));
	i = zy_intern_put(data->reject_keys, zy_buf_get(&data->scratch));
	data->rejects = zy_grow(
	    data->rejects, &data->reject_cap, i + 1, sizeof(*data->rejects));
	if (i == n)
		data->rejects[i] = 0;
	data->rejects[i]++;
	data->reject_total++;
	return 0;
}

/* Adds a row to a table unless its key was there before. */
static int
take_row(struct zy_report_data *data, struct zy_table *t,
    struct zy_intern *keys, struct zy_reader *r, const char *const *key,
    struct zy_error *e)
{
	if (has(r, key[0]) && need(r, key[0], e))
		return -1;
	if (has(r, key[0]) && !is_new(data, keys, r, key))
		return repeated(r, key[0], e);
	zy_table_add(t, r);
	keep_name(data, cell(r, "subject"), cell(r, "name"));
	return 0;
}

/* Adds a row of a tally to the sums, and to the table if it is kept. */
static int
take_tally(struct zy_report_data *data, struct zy_reader *r, struct zy_error *e)
{
	if (has(r, "subject") && need(r, "subject", e))
		return -1;
	if (!zy_tally_sums_add(&data->sums, r))
		return repeated(r, "subject", e);
	if (data->keep_tally)
		zy_table_add(&data->tally, r);
	keep_name(data, cell(r, "subject"), cell(r, "name"));
	return 0;
}

void
zy_report_data_finish(struct zy_report_data *data)
{
	size_t i;

	for (i = 0; i < zy_intern_count(data->pledge_ids); i++)
		count_months(data, &data->pledge_states[i]);
	data->far = zy_course_finish(&data->course);
	zy_tally_sums_finish(&data->sums);
}

int
zy_report_data_add(struct zy_report_data *data, enum zy_stream s,
    struct zy_reader *r, struct zy_error *e)
{
	static const char *const score[] = {"subject", "standard", NULL};

	switch (s) {
	case ZY_STREAM_ORGS:
		return take_org(data, r, e);
	case ZY_STREAM_MEMBERS:
		return take_member(data, r, e);
	case ZY_STREAM_PLEDGES:
	case ZY_STREAM_REGISTER:
	case ZY_STREAM_MIXED:
		return take_pledge(data, r, e);
	case ZY_STREAM_REJECTS:
		return take_reject(data, r);
	case ZY_STREAM_TALLY:
		return take_tally(data, r, e);
	case ZY_STREAM_SCORES:
		return take_row(
		    data, &data->scores, data->score_keys, r, score, e);
	case ZY_STREAM_RANKING:
		return take_row(
		    data, &data->ranking, data->ranking_keys, r, score, e);
	case ZY_STREAM_COMMENTS:
	case ZY_STREAM_ACTIVITIES:
		zy_report_data_event(data, s, cell(r, "date"), cell(r, "type"),
		    cell(r, "state"));
		return 0;
	case ZY_STREAM_FINDINGS:
		zy_course_finding(
		    &data->course, cell(r, "question"), cell(r, "days_late"));
		return 0;
	default:
		data->unused++;
		return 0;
	}
}

/* Returns the longest township that the name of a file begins with. */
static struct zy_view
township_of(const struct zy_intern *townships, struct zy_view file)
{
	struct zy_view found = file;
	uint32_t i;
	size_t best = 0;

	/* A file that is no township's is nobody's, where a roster says so. */
	if (zy_intern_count(townships))
		found.n = 0;

	for (i = 0; i < zy_intern_count(townships); i++) {
		struct zy_view name = zy_intern_get(townships, i);

		if (name.n > best && name.n <= file.n &&
		    memcmp(name.p, file.p, name.n) == 0) {
			best = name.n;
			found.n = name.n;
		}
	}
	return found;
}

static int
by_place(const void *a, const void *b)
{
	const struct zy_reject_count *x = a, *y = b;
	int c = zy_view_cmp(x->township, y->township);

	return c ? c : zy_view_cmp(x->column, y->column);
}

struct zy_reject_count *
zy_report_data_rejects(const struct zy_report_data *data, size_t *n)
{
	uint32_t i, count = zy_intern_count(data->reject_keys);
	struct zy_reject_count *all = zy_calloc(count + 1, sizeof(*all));
	struct zy_intern *townships = zy_intern_new();
	int c = zy_table_find(&data->orgs, "township");
	size_t row, to = 0;

	for (row = 0; row < data->orgs.nrows; row++)
		if (zy_table_cell(data->orgs.rows[row], c).n)
			zy_intern_put(
			    townships, zy_table_cell(data->orgs.rows[row], c));
	for (i = 0; i < count; i++) {
		struct zy_view key = zy_intern_get(data->reject_keys, i);
		const char *tab = memrchr(key.p, '\t', key.n);
		struct zy_view file = {key.p, (size_t)(tab - key.p)};

		all[i].township = township_of(townships, file);
		all[i].column = (struct zy_view){tab + 1, key.n - file.n - 1};
		all[i].n = data->rejects[i];
	}
	qsort(all, count, sizeof(*all), by_place);
	for (i = 0; i < count; i++) {
		if (to > 0 && by_place(&all[to - 1], &all[i]) == 0)
			all[to - 1].n += all[i].n;
		else
			all[to++] = all[i];
	}
	*n = to;
	zy_intern_free(townships);
	return all;
}
