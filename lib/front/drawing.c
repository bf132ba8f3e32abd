/*
 * Reads the inputs of a draw and checks that the seed came after the pool.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/drawing.h"

#include <stdlib.h>

#include "model/record.h"
#include "ranking/eligible.h"
#include "ranking/tie-key.h"

void
zy_drawing_release(struct zy_drawing *d)
{
	size_t i;

	zy_pool_release(&d->pool);
	zy_inspectors_release(&d->list);
	zy_table_release(&d->table);
	zy_table_release(&d->inspector_table);
	zy_org_roster_release(&d->roster);
	zy_buf_release(&d->seed);
	for (i = 0; i < d->nby; i++)
		free((char *)(uintptr_t)d->by[i]);
	free(d->by);
	zy_arena_release(&d->arena);
}

static int
fail(struct zy_drawing *d, const struct zy_error *e)
{
	zy_cli_fail(d->cli, e);
	return -1;
}

static int
read_number(struct zy_drawing *d, const char *option, const char *text,
    struct zy_pool_number *out)
{
	if (!text || zy_pool_number_parse(out, text) == 0)
		return 0;
	zy_cli_usage(d->cli, _("--%s: neither a number nor a percentage '%s'"),
	    option, text);
	return -1;
}

int
zy_drawing_read_numbers(struct zy_drawing *d)
{
	return read_number(d, "number", d->number_text, &d->number) ||
		       read_number(d, "each", d->each_text, &d->each)
		   ? -1
		   : 0;
}

int
zy_drawing_set_by(struct zy_drawing *d, struct zy_view list)
{
	struct zy_view one;
	size_t cap = 0;

	while (list.n && zy_view_next(&list, ',', &one)) {
		if (one.n == 0) {
			zy_cli_usage(d->cli, _("--by: a column name is empty"));
			return -1;
		}
		d->by = zy_grow(d->by, &cap, d->nby + 1, sizeof(*d->by));
		d->by[d->nby++] = zy_tie_key_column(&zy_any_schema, one);
	}
	return 0;
}

int
zy_drawing_read_seed(struct zy_drawing *d)
{
	const struct zy_source_options o = {0};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_view line, text;
	int rc;

	if (zy_source_open(&s, d->seed_file, &o, &e))
		return fail(d, &e);
	while ((rc = zy_source_line(s, &line, &e)) == 1)
		zy_buf_view(&d->seed, line);
	zy_source_free(s);
	if (rc)
		return fail(d, &e);
	text = zy_text_trim(zy_buf_get(&d->seed));
	if (text.n)
		memmove(d->seed.p, text.p, text.n);
	d->seed.n = text.n;
	return 0;
}

/*
 * Reads the roster of organisations, if one was given.  Returns 0, or -1 with
 * an error printed.
 */
static int
read_orgs(struct zy_drawing *d)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (!d->orgs)
		return 0;
	if (zy_cli_read_roster(
		d->cli, d->orgs, &zy_org_schema, &d->roster.table))
		return -1;
	return zy_org_roster_build(&d->roster, &e) ? fail(d, &e) : 0;
}

/*
 * Prints how many subjects were left out of the pool, and how many have no
 * group.
 */
static void
note_left_out(struct zy_drawing *d)
{
	const struct zy_pool *p = &d->pool;

	if (p->ineligible)
		zy_cli_note(d->cli, _("left out, not eligible: %llu"),
		    (unsigned long long)p->ineligible);
	if (p->closed)
		zy_cli_note(d->cli, _("left out, closed: %llu"),
		    (unsigned long long)p->closed);
	if (p->ungrouped)
		zy_cli_note(d->cli,
		    _("subjects without a group, which stand in a group "
		      "without a name: %llu"),
		    (unsigned long long)p->ungrouped);
}

int
zy_drawing_read_pool(struct zy_drawing *d)
{
	struct zy_schema schema = zy_eligible_schema(&zy_any_schema, &d->arena);
	const struct zy_cli_intake how = {.schema = &schema};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_pool *p = &d->pool;

	d->table.keep_raw = true;
	if (read_orgs(d) || zy_cli_read_table(d->cli, &how, &d->table))
		return -1;
	p->table = &d->table;
	p->orgs = d->orgs ? &d->roster : NULL;
	p->by = d->by;
	p->nby = d->nby;
	if (zy_cli_today(d->cli, &p->today))
		return -1;
	if (zy_pool_build(p, &e))
		return fail(d, &e);
	if (zy_cli_report_findings(d->cli, &d->table, &p->findings))
		return -1;
	note_left_out(d);
	return 0;
}

int
zy_drawing_read_inspectors(struct zy_drawing *d)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (!d->inspectors)
		return 0;
	d->inspector_table.keep_raw = true;
	if (zy_cli_read_roster(d->cli, d->inspectors, &zy_inspector_schema,
		&d->inspector_table))
		return -1;
	d->list.table = &d->inspector_table;
	d->list.orgs = &d->roster;
	if (zy_inspectors_build(&d->list, &e))
		return fail(d, &e);
	if (zy_cli_report_findings(
		d->cli, &d->inspector_table, &d->list.findings))
		return -1;
	if (d->list.excused)
		zy_cli_note(d->cli,
		    _("inspectors who inspect nobody (conflict): %llu"),
		    (unsigned long long)d->list.excused);
	return 0;
}

static void
warn(void *context, const struct zy_error *finding)
{
	const struct zy_drawing *d = context;

	zy_cli_warn(d->cli, finding);
}

/*
 * Sets the places of groups from the quota file.  Returns 0, or -1 with an
 * error printed.
 */
static int
read_quota(struct zy_drawing *d)
{
	struct zy_schema s = zy_quota_schema(&zy_any_schema, &d->arena);
	struct zy_reader *r = zy_cli_open(d->cli, d->quota, &s);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_quota quota = {0};
	int64_t total =
	    d->number.given ? zy_pool_number_of(&d->number, d->pool.n) : -1;
	uint32_t i, k;
	int rc = -1;

	if (r && zy_quota_read(&quota, r, d->by, d->nby, total, &e))
		zy_cli_fail(d->cli, &e);
	zy_cli_close(d->cli, r);
	for (i = 0; !zy_cli_failed(d->cli) && i < d->pool.ngroups; i++) {
		struct zy_pool_group *g = &d->pool.groups[i];

		rc = 0;
		k = zy_quota_find(&quota, g->key);
		g->places = k == ZY_INTERN_NONE ? 0 : quota.places[k];
		if (k != ZY_INTERN_NONE)
			continue;
		zy_error_clear(&e);
		zy_error_set(&e, ZY_ERROR_RECORD, _("group '%.*s': %s"),
		    ZY_ARG(g->name), _("is not in the quota file: no places"));
		zy_cli_warn(d->cli, &e);
	}
	if (rc == 0)
		zy_quota_warn(&quota, d->quota, warn, d);
	zy_quota_release(&quota);
	return zy_cli_failed(d->cli) ? -1 : 0;
}

/*
 * Apportions the number of -n over the groups by their sizes.  Returns 0, or -1
 * with an error printed.
 */
static int
share(struct zy_drawing *d)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf names = ZY_BUF_INIT;
	struct zy_pool *p = &d->pool;
	int64_t open = 0, n = zy_pool_number_of(&d->number, p->n);
	bool *tied;
	uint32_t i;

	if (zy_pool_share(p, n, &open, &tied, &e)) {
		free(tied);
		return fail(d, &e);
	}
	for (i = 0; open && i < p->ngroups; i++)
		if (tied[i])
			zy_buf_printf(&names, "%s'%.*s'", names.n ? ", " : "",
			    ZY_ARG(p->groups[i].name));
	if (open) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("open places: %lld, since the remainders of %s are "
		      "equal: decide, and give the places by number"),
		    (long long)open, names.p);
		zy_cli_warn(d->cli, &e);
	}
	zy_buf_release(&names);
	free(tied);
	return 0;
}

int
zy_drawing_set_places(struct zy_drawing *d, bool replacement)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_pool *p = &d->pool;
	uint32_t i;

	if (p->n == 0)
		return 0;
	if (d->quota && read_quota(d))
		return -1;
	if (!d->quota && d->number.given && share(d))
		return -1;
	for (i = 0; i < p->ngroups; i++) {
		struct zy_pool_group *g = &p->groups[i];

		if (d->each.given)
			g->places = zy_pool_number_of(&d->each, g->n);
		if (replacement || g->places <= (int64_t)g->n)
			continue;
		zy_error_clear(&e);
		if (d->nby)
			zy_error_set(&e, ZY_ERROR_RECORD,
			    _("group '%.*s' has %lu, fewer than the %lld to "
			      "be drawn: all are drawn"),
			    ZY_ARG(g->name), (unsigned long)g->n,
			    (long long)g->places);
		else
			zy_error_set(&e, ZY_ERROR_RECORD,
			    _("the pool has %lu, fewer than the %lld to be "
			      "drawn: all are drawn"),
			    (unsigned long)g->n, (long long)g->places);
		zy_cli_warn(d->cli, &e);
	}
	return 0;
}

/*
 * Reads a day with or without a time, 2010-06-01 or 2010-06-01T09:30, into a
 * text that sorts by time.  Returns false where it is not one.
 */
static bool
read_time(struct zy_view text, struct zy_buf *out)
{
	struct zy_view day = text, clock = {NULL, 0};
	int64_t hour, minute;
	struct zy_date d;
	size_t i;

	for (i = 0; i < text.n && !clock.p; i++)
		if (text.p[i] == 'T' || text.p[i] == ' ') {
			day.n = i;
			clock =
			    (struct zy_view){text.p + i + 1, text.n - i - 1};
		}
	if (!zy_date_parse(&d, day) || d.day == 0)
		return false;
	zy_date_format(out, d);
	if (!clock.p)
		return true;
	if (clock.n < 5 || clock.p[2] != ':' ||
	    !zy_integer_parse(&hour, (struct zy_view){clock.p, 2}, 0, 23) ||
	    !zy_integer_parse(&minute, (struct zy_view){clock.p + 3, 2}, 0, 59))
		return false;
	zy_buf_putc(out, 'T');
	zy_buf_view(out, clock);
	return true;
}

/*
 * Compares two times.  Returns -1, 0 or 1; 0 also where the shorter one leaves
 * the order open.
 */
static int
compare_times(const struct zy_buf *a, const struct zy_buf *b)
{
	size_t n = a->n < b->n ? a->n : b->n;
	int c = memcmp(a->p, b->p, n);

	return c < 0 ? -1 : c > 0;
}

/*
 * Warns where the seed was known before the pool (order < 0), or came after it
 * (order > 0) from no stated source.
 */
static void
report_order(struct zy_drawing *d, const struct zy_draw_terms *terms, int order)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (order < 0)
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("the seed was known (%.*s) before the pool was fixed "
		      "(%.*s): who made the pool could see who would be drawn"),
		    ZY_ARG(terms->seed_at), ZY_ARG(terms->pool_at));
	else if (terms->seed_source.n == 0)
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("the seed comes after the pool and has no source: it "
		      "may have been chosen, give --seed-source"));
	else
		return;
	zy_cli_warn(d->cli, &e);
}

int
zy_drawing_check_times(struct zy_drawing *d, const struct zy_draw_terms *terms)
{
	struct zy_buf pool = ZY_BUF_INIT, seed = ZY_BUF_INIT;
	bool good = true;

	if (terms->pool_at.n && !read_time(terms->pool_at, &pool)) {
		zy_cli_usage(d->cli, _("--pool-at: not a day or time '%.*s'"),
		    ZY_ARG(terms->pool_at));
		good = false;
	} else if (terms->seed_at.n && !read_time(terms->seed_at, &seed)) {
		zy_cli_usage(d->cli, _("--seed-at: not a day or time '%.*s'"),
		    ZY_ARG(terms->seed_at));
		good = false;
	} else if (pool.n && seed.n && compare_times(&seed, &pool)) {
		report_order(d, terms, compare_times(&seed, &pool));
	} else if (terms->seed_source.n == 0) {
		zy_cli_note(d->cli,
		    _("nobody can see that the seed was not chosen after the "
		      "pool was known: give --seed-source"));
	} else {
		zy_cli_note(d->cli,
		    _("nobody can see that the pool was fixed before the seed "
		      "was known: give --pool-at and --seed-at"));
	}
	zy_buf_release(&pool);
	zy_buf_release(&seed);
	return good ? 0 : -1;
}

void
zy_drawing_tell_short(
    const struct zy_drawing *d, const struct zy_draw_record *r)
{
	size_t i;

	for (i = 0; i < r->n && r->terms->inspectors; i++) {
		const struct zy_draw_row *row = &r->rows[i];
		const struct zy_pool_subject *s =
		    &d->pool.subjects[row->subject];
		struct zy_error e = ZY_ERROR_INIT;

		if (!row->order || row->ninspectors >= r->terms->each)
			continue;
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%.*s '%.*s' gets %zu of the %zu inspectors asked for: "
		      "there is no other without a conflict"),
		    ZY_ARG(s->id), ZY_ARG(s->name), row->ninspectors,
		    r->terms->each);
		zy_cli_warn(d->cli, &e);
	}
}

void
zy_drawing_announce(struct zy_drawing *d)
{
	static const char *const names[] = {"pool_sha256", "of"};
	struct zy_writer *w = zy_cli_writer(d->cli);
	size_t i;

	if (!w)
		return;
	for (i = 0; i < 2; i++)
		zy_writer_column(w, zy_view(names[i]),
		    zy_schema_find(&zy_draw_schema, zy_view(names[i])));
	zy_writer_cell(w, zy_view(d->pool.sha256));
	zy_writer_count(w, d->pool.n);
	zy_writer_end(w);
	zy_cli_finish_writer(d->cli, w);
}
