/* SPDX-License-Identifier: MIT */
#include "report/gather.h"

#include <stdlib.h>

static const char *const stream_names[] = {"nothing", "unknown", "orgs",
    "members", "pledges", "tally", "scores", "ranking", "rejects", "ballots",
    "evidence"};

const char *
zy_stream_name(enum zy_stream s)
{
	return stream_names[s];
}

static bool
has(const struct zy_reader *r, const char *column)
{
	return zy_reader_find(r, column) >= 0;
}

enum zy_stream
zy_stream_tell(const struct zy_reader *r)
{
	if (zy_reader_columns(r) == 0)
		return ZY_STREAM_NONE;
	if (has(r, "rank") && has(r, "selected"))
		return ZY_STREAM_RANKING;
	if (has(r, "reason") && !has(r, "rank") && !has(r, "stage"))
		return ZY_STREAM_REJECTS;
	if (has(r, "question") && has(r, "voter_group") && has(r, "valid"))
		return ZY_STREAM_TALLY;
	if (has(r, "ballot"))
		return ZY_STREAM_BALLOTS;
	if (has(r, "total") && has(r, "standard"))
		return ZY_STREAM_SCORES;
	if (has(r, "subject") && has(r, "text"))
		return ZY_STREAM_PLEDGES;
	if (has(r, "subject") && has(r, "node"))
		return ZY_STREAM_EVIDENCE;
	if (has(r, "name") && has(r, "org"))
		return ZY_STREAM_MEMBERS;
	if (has(r, "name") && (has(r, "parent") || has(r, "sector") ||
				  has(r, "level") || has(r, "township")))
		return ZY_STREAM_ORGS;
	return ZY_STREAM_UNKNOWN;
}

void
zy_gather_init(struct zy_gather *g)
{
	*g = (struct zy_gather){.org_ids = zy_intern_new()};
	g->tally_keys = zy_intern_new();
	g->score_keys = zy_intern_new();
	g->ranking_keys = zy_intern_new();
	g->member_ids = zy_intern_new();
	g->pledge_ids = zy_intern_new();
	g->pledge_subjects = zy_intern_new();
	g->reject_keys = zy_intern_new();
	g->named = zy_intern_new();
}

void
zy_gather_release(struct zy_gather *g)
{
	zy_intern_free(g->org_ids);
	zy_intern_free(g->tally_keys);
	zy_intern_free(g->score_keys);
	zy_intern_free(g->ranking_keys);
	zy_intern_free(g->member_ids);
	zy_intern_free(g->pledge_ids);
	zy_intern_free(g->pledge_subjects);
	zy_intern_free(g->reject_keys);
	zy_intern_free(g->named);
	free(g->names);
	zy_table_release(&g->orgs);
	zy_table_release(&g->tally);
	zy_table_release(&g->scores);
	zy_table_release(&g->ranking);
	free(g->member_org);
	free(g->pledges);
	free(g->pledge_states);
	free(g->rejects);
	zy_arena_release(&g->arena);
	zy_buf_release(&g->scratch);
}

static struct zy_view
cell(const struct zy_reader *r, const char *column)
{
	int c = zy_reader_find(r, column);

	return c < 0 ? (struct zy_view){NULL, 0} : zy_reader_cell(r, (size_t)c);
}

/* Puts a key of several cells; false when it was there. */
static bool
is_new(struct zy_gather *g, struct zy_intern *keys, const struct zy_reader *r,
    const char *const *columns)
{
	uint32_t before = zy_intern_count(keys);
	struct zy_view v;

	zy_buf_reset(&g->scratch);
	for (; *columns; columns++) {
		v = cell(r, *columns);
		zy_buf_printf(&g->scratch, "%zu:", v.n);
		zy_buf_view(&g->scratch, v);
	}
	return zy_intern_put(keys, zy_buf_get(&g->scratch)) == before;
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

/* Remembers a subject's name; the first one stays. */
static void
know_name(struct zy_gather *g, struct zy_view subject, struct zy_view name)
{
	uint32_t before = zy_intern_count(g->named), i;

	if (subject.n == 0 || name.n == 0)
		return;
	i = zy_intern_put(g->named, subject);
	if (i != before)
		return;
	g->names = zy_grow(g->names, &g->names_cap, i + 1, sizeof(*g->names));
	g->names[i] = (struct zy_view){
	    zy_arena_strndup(&g->arena, name.p, name.n), name.n};
}

static int
take_org(struct zy_gather *g, struct zy_reader *r, struct zy_error *e)
{
	const char *key = has(r, "id") ? "id" : "name";
	uint32_t before = zy_intern_count(g->org_ids);

	if (need(r, key, e))
		return -1;
	if (zy_intern_put(g->org_ids, cell(r, key)) != before)
		return repeated(r, key, e);
	zy_table_add(&g->orgs, r);
	know_name(g, cell(r, key), cell(r, "name"));
	return 0;
}

static int
take_member(struct zy_gather *g, struct zy_reader *r, struct zy_error *e)
{
	const char *key = has(r, "id") ? "id" : "name";
	uint32_t before = zy_intern_count(g->member_ids);
	struct zy_view org = cell(r, "org");

	if (need(r, key, e))
		return -1;
	if (zy_intern_put(g->member_ids, cell(r, key)) != before)
		return repeated(r, key, e);
	g->member_org = zy_grow(
	    g->member_org, &g->member_cap, before + 1, sizeof(*g->member_org));
	g->member_org[before] =
	    (struct zy_view){zy_arena_strndup(&g->arena, org.p, org.n), org.n};
	know_name(g, cell(r, key), cell(r, "name"));
	return 0;
}

static bool
is_published(struct zy_view status)
{
	return zy_view_is(status, "published") || zy_view_is(status, "kept") ||
	       zy_view_is(status, "failed");
}

/* Adds a pledge to the counts of its subject, or takes it off (-1). */
static void
count(struct zy_pledges *p, const struct zy_pledge_state *one, int by)
{
	p->made += (uint32_t)by;
	p->published += one->published ? (uint32_t)by : 0;
	p->kept += one->kept ? (uint32_t)by : 0;
}

/* What a register says later about a pledge: a mark, or that it is none. */
static int
take_later(struct zy_gather *g, struct zy_reader *r, struct zy_view record)
{
	bool mark = zy_view_is(record, "mark");
	uint32_t i = zy_intern_find(
	    g->pledge_ids, mark ? cell(r, "pledge") : cell(r, "ref"));
	struct zy_pledge_state *one;

	if (i == ZY_INTERN_NONE || g->pledge_states[i].withdrawn)
		return 0;
	one = &g->pledge_states[i];
	count(&g->pledges[one->subject], one, -1);
	one->withdrawn = !mark;
	one->published |= mark && is_published(cell(r, "status"));
	one->kept = mark && zy_view_is(cell(r, "status"), "kept");
	if (mark)
		count(&g->pledges[one->subject], one, 1);
	return 0;
}

static int
take_pledge(struct zy_gather *g, struct zy_reader *r, struct zy_error *e)
{
	uint32_t before = zy_intern_count(g->pledge_ids), i, n;
	struct zy_pledge_state one;
	struct zy_view id = cell(r, "id"), status = cell(r, "status");
	struct zy_view record = cell(r, "record");

	/* In a register there are lines that are about pledges. */
	if (record.n && !zy_view_is(record, "pledge"))
		return take_later(g, r, record);
	if (need(r, "subject", e))
		return -1;
	if (id.n && zy_intern_put(g->pledge_ids, id) != before)
		return repeated(r, "id", e);
	n = zy_intern_count(g->pledge_subjects);
	i = zy_intern_put(g->pledge_subjects, cell(r, "subject"));
	g->pledges =
	    zy_grow(g->pledges, &g->pledge_cap, i + 1, sizeof(*g->pledges));
	if (i == n)
		g->pledges[i] = (struct zy_pledges){0};
	one = (struct zy_pledge_state){.subject = i,
	    .published = cell(r, "published").n || is_published(status),
	    .kept = zy_view_is(status, "kept")};
	count(&g->pledges[i], &one, 1);
	if (!id.n)
		return 0;
	g->pledge_states = zy_grow(g->pledge_states, &g->pledge_states_cap,
	    before + 1, sizeof(*g->pledge_states));
	g->pledge_states[before] = one;
	return 0;
}

/* The file's name without its folders and its ending. */
static struct zy_view
base_name(struct zy_view path)
{
	size_t i;

	for (i = path.n; i > 0; i--) {
		if (path.p[i - 1] == '/')
			break;
	}
	path.p += i;
	path.n -= i;
	for (i = path.n; i > 1; i--) {
		if (path.p[i - 1] == '.') {
			path.n = i - 1;
			break;
		}
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
 * Takes a reason apart: "FILE:line:column: COLUMN: what 'value'", where file
 * names may hold colons and the column number may be missing.
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

/* The column a reason is about: "sector: unknown choice", ASCII and short. */
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

static int
take_reject(struct zy_gather *g, struct zy_reader *r)
{
	struct zy_view reason = cell(r, "reason"), file, rest, place;
	uint32_t n = zy_intern_count(g->reject_keys), i;

	split_reason(reason, &file, &rest);
	place = base_name(file.n ? file : zy_view(zy_reader_name(r)));
	zy_buf_reset(&g->scratch);
	zy_buf_view(&g->scratch, place);
	zy_buf_putc(&g->scratch, '\t');
	zy_buf_view(&g->scratch, column_of(rest));
	i = zy_intern_put(g->reject_keys, zy_buf_get(&g->scratch));
	g->rejects =
	    zy_grow(g->rejects, &g->reject_cap, i + 1, sizeof(*g->rejects));
	if (i == n)
		g->rejects[i] = 0;
	g->rejects[i]++;
	g->reject_total++;
	return 0;
}

static int
take_row(struct zy_gather *g, struct zy_table *t, struct zy_intern *keys,
    struct zy_reader *r, const char *const *key, struct zy_error *e)
{
	if (has(r, key[0]) && need(r, key[0], e))
		return -1;
	if (has(r, key[0]) && !is_new(g, keys, r, key))
		return repeated(r, key[0], e);
	zy_table_add(t, r);
	know_name(g, cell(r, "subject"), cell(r, "name"));
	return 0;
}

int
zy_gather_take(struct zy_gather *g, enum zy_stream s, struct zy_reader *r,
    struct zy_error *e)
{
	static const char *const tally[] = {
	    "subject", "question", "voter_group", NULL};
	static const char *const score[] = {"subject", "standard", NULL};

	switch (s) {
	case ZY_STREAM_ORGS:
		return take_org(g, r, e);
	case ZY_STREAM_MEMBERS:
		return take_member(g, r, e);
	case ZY_STREAM_PLEDGES:
		return take_pledge(g, r, e);
	case ZY_STREAM_REJECTS:
		return take_reject(g, r);
	case ZY_STREAM_TALLY:
		return take_row(g, &g->tally, g->tally_keys, r, tally, e);
	case ZY_STREAM_SCORES:
		return take_row(g, &g->scores, g->score_keys, r, score, e);
	case ZY_STREAM_RANKING:
		return take_row(g, &g->ranking, g->ranking_keys, r, score, e);
	default:
		return 0;
	}
}

struct zy_view
zy_gather_name(const struct zy_gather *g, struct zy_view subject)
{
	uint32_t i = zy_intern_find(g->named, subject);

	return i == ZY_INTERN_NONE ? (struct zy_view){NULL, 0} : g->names[i];
}

int64_t
zy_gather_org(const struct zy_gather *g, struct zy_view subject)
{
	uint32_t i = zy_intern_find(g->org_ids, subject);

	if (i != ZY_INTERN_NONE)
		return i;
	i = zy_intern_find(g->member_ids, subject);
	if (i == ZY_INTERN_NONE)
		return -1;
	i = zy_intern_find(g->org_ids, g->member_org[i]);
	return i == ZY_INTERN_NONE ? -1 : (int64_t)i;
}

/* The longest township of the roster that a file's name begins with. */
static struct zy_view
township_of(const struct zy_intern *townships, struct zy_view file)
{
	struct zy_view found = file;
	uint32_t i;
	size_t best = 0;

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
zy_gather_rejects(const struct zy_gather *g, size_t *n)
{
	uint32_t i, count = zy_intern_count(g->reject_keys);
	struct zy_reject_count *all = zy_calloc(count + 1, sizeof(*all));
	struct zy_intern *townships = zy_intern_new();
	int c = zy_table_find(&g->orgs, "township");
	size_t row, to = 0;

	for (row = 0; row < g->orgs.nrows; row++) {
		if (zy_table_cell(g->orgs.rows[row], c).n)
			zy_intern_put(
			    townships, zy_table_cell(g->orgs.rows[row], c));
	}
	for (i = 0; i < count; i++) {
		struct zy_view key = zy_intern_get(g->reject_keys, i);
		const char *tab = memrchr(key.p, '\t', key.n);
		struct zy_view file = {key.p, (size_t)(tab - key.p)};

		all[i].township = township_of(townships, file);
		all[i].column = (struct zy_view){tab + 1, key.n - file.n - 1};
		all[i].n = g->rejects[i];
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
