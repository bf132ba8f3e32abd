/*
 * Adds the records of streams to a coverage: recognises the kind of an input
 * and binds its columns to those of the kind's view.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "front/coverage-read.h"
#include "model/name-columns.h"
#include "model/org-name.h"
#include "model/record.h"
#include "model/stream-kind.h"
#include "register/mixed.h"
#include "register/pledge.h"

/* An input that is being read. */
struct input {
	struct zy_cli *cli;
	struct zy_progress *progress;
	enum zy_progress_kind kind;
	int *to; /* by column of the reader: column of the view, or -1 */
	size_t n;
	int subject; /* column of the reader: organisation or member; or -1 */
	struct zy_name_columns beside; /* columns that help to find it */
	int entered, reason; /* of pledges: columns of the reader, or -1 */
	struct zy_view *cells;
	struct zy_mixed mixed;
};

/*
 * Returns the kind of the records of a schema, or ZY_PROGRESS_KINDS where no
 * question asks for them.
 */
static enum zy_progress_kind
kind_of(const struct zy_schema *s)
{
	static const struct {
		const struct zy_schema *schema;
		enum zy_progress_kind kind;
	} kinds[] = {
	    {&zy_pledge_schema, ZY_PROGRESS_PLEDGE},
	    {&zy_comment_schema, ZY_PROGRESS_COMMENT},
	    {&zy_activity_schema, ZY_PROGRESS_ACTIVITY},
	    {&zy_award_schema, ZY_PROGRESS_AWARD},
	    {&zy_session_schema, ZY_PROGRESS_TALLY},
	    {&zy_tally_schema, ZY_PROGRESS_TALLY},
	    {&zy_ranking_schema, ZY_PROGRESS_RANKING},
	    {&zy_draw_schema, ZY_PROGRESS_DRAW},
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (kinds[i].schema == s)
			return kinds[i].kind;
	return ZY_PROGRESS_KINDS;
}

/* Binds the extra columns of a stream of pledges. */
static void
bind_extras(struct input *in, const struct zy_reader *r, bool *present)
{
	const struct zy_view_kind *k = &in->progress->views.kinds[in->kind];

	in->entered = in->reason = -1;
	if (in->kind != ZY_PROGRESS_PLEDGE)
		return;
	in->entered = zy_mixed_find_extra(r, ZY_MIXED_ENTERED);
	in->reason = zy_mixed_find_extra(r, ZY_MIXED_REASON);
	if (in->reason >= 0)
		present[k->nown + ZY_VIEW_REASON] = true;
}

/* Binds the columns of the reader to those of the view. */
static void
bind(struct input *in, const struct zy_reader *r)
{
	const struct zy_view_kind *k = &in->progress->views.kinds[in->kind];
	size_t width = k->nown + k->nderived, c;
	bool *present = zy_calloc(width + 1, sizeof(*present));
	char name[128];

	in->n = zy_reader_columns(r);
	in->to = zy_reallocarray(in->to, in->n + 1, sizeof(*in->to));
	in->subject = -1;
	for (c = 0; c < in->n; c++) {
		struct zy_view v = zy_reader_column_name(r, c);
		int to;

		snprintf(name, sizeof(name), "%.*s", ZY_ARG(v));
		to = zy_view_find(k, name);
		in->to[c] = to >= 0 && (size_t)to < width ? to : -1;
		if (in->to[c] >= 0)
			present[to] = true;
		if (to >= 0 && to == k->org)
			in->subject = (int)c;
	}
	zy_name_columns_of_reader(&in->beside, r, in->subject);
	bind_extras(in, r, present);
	/* What is derived from columns of the record itself. */
	for (c = k->nown; c < width; c++)
		if (zy_view_is_derivable(in->kind, c - k->nown, present))
			present[c] = true;
	zy_progress_given(in->progress, in->kind, present);
	free(present);
}

/*
 * Replaces the name of the record's organisation or member by its id, with the
 * help of the cells beside it.  A name that is on no roster stays and is told.
 * Returns 0, or -1 with e set where several have the name.
 */
static int
find_subject(struct input *in, const struct zy_reader *r, struct zy_error *e)
{
	const struct zy_view_kind *k = &in->progress->views.kinds[in->kind];
	struct zy_people *people = in->progress->views.people;
	struct zy_name_hints hints = zy_name_columns_read(&in->beside, r);
	struct zy_error told = ZY_ERROR_INIT;
	struct zy_name_miss miss = {0};
	int rc = 0;

	if (in->subject < 0 || in->cells[k->org].n == 0 ||
	    zy_people_search(people, in->cells[k->org], &hints, ZY_NAMED_EITHER,
		_("not on the roster"), &in->cells[k->org], &miss) == 0)
		return 0;
	if (miss.fault == ZY_FAULT_AMBIGUOUS) {
		rc =
		    zy_reader_fault(r, in->subject, miss.fault, miss.what.p, e);
	} else if (people->has_members ||
		   zy_org_name_is_one(in->cells[k->org])) {
		zy_reader_fault(r, in->subject, miss.fault, miss.what.p, &told);
		zy_cli_notice(in->cli, &told);
	}
	zy_name_miss_release(&miss);
	return rc;
}

/*
 * Takes a record of a stream: puts its cells in the order of the view of its
 * kind and adds them to the coverage.  Returns 0, or -1 with e set where the
 * record is refused.
 */
static int
take(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct input *in = context;
	const struct zy_view_kind *k = &in->progress->views.kinds[in->kind];
	size_t c;

	if (zy_reader_columns(r) != in->n)
		bind(in, r);
	for (c = 0; c < k->nown + k->nderived; c++)
		in->cells[c] = (struct zy_view){"", 0};
	for (c = 0; c < in->n; c++)
		if (in->to[c] >= 0)
			in->cells[in->to[c]] = zy_reader_cell(r, c);
	if (find_subject(in, r, e))
		return -1;
	if (in->reason >= 0)
		in->cells[k->nown + ZY_VIEW_REASON] =
		    zy_reader_cell(r, (size_t)in->reason);
	if (in->entered >= 0)
		zy_coverage_date_pledge(in->progress, in->cells,
		    zy_reader_cell(r, (size_t)in->entered));
	zy_progress_add(in->progress, in->kind, in->cells, zy_reader_name(r),
	    zy_reader_line(r));
	return 0;
}

/* Returns the kind, for questions, of a kind of records of a mixed stream. */
static enum zy_progress_kind
kind_of_mixed(enum zy_mixed_kind kind)
{
	return kind == ZY_MIXED_PLEDGE	   ? ZY_PROGRESS_PLEDGE
	       : kind == ZY_MIXED_COMMENT  ? ZY_PROGRESS_COMMENT
	       : kind == ZY_MIXED_ACTIVITY ? ZY_PROGRESS_ACTIVITY
					   : ZY_PROGRESS_AWARD;
}

/* Adds a record of a mixed stream, with its extra columns. */
static int
take_mixed(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct zy_view extras[ZY_MIXED_EXTRAS], *derived;
	struct input *in = context;
	struct zy_progress *p = in->progress;
	enum zy_mixed_kind kind;

	zy_mixed_bind(&in->mixed, r);
	if (zy_mixed_read(&in->mixed, r, &kind, e))
		return -1;
	in->kind = kind_of_mixed(kind);
	zy_mixed_cells(&in->mixed, r, kind, in->cells, extras);
	derived = in->cells + p->views.kinds[in->kind].nown;
	if (kind == ZY_MIXED_PLEDGE) {
		derived[ZY_VIEW_REASON] = extras[ZY_MIXED_REASON];
		zy_coverage_date_pledge(p, in->cells, extras[ZY_MIXED_ENTERED]);
	} else if (kind == ZY_MIXED_ACTIVITY) {
		derived[ZY_VIEW_FOLLOWED] = extras[ZY_MIXED_FOLLOWED];
		derived[ZY_VIEW_FOLLOWED_BY] = extras[ZY_MIXED_FOLLOWED_BY];
	}
	zy_progress_given(p, in->kind, NULL);
	zy_progress_add(
	    p, in->kind, in->cells, zy_reader_name(r), zy_reader_line(r));
	return 0;
}

static bool
is_mixed(const struct zy_reader *r)
{
	const enum zy_stream kind = ZY_STREAM_MIXED;

	return zy_stream_recognise(r, &kind, 1) == kind;
}

/*
 * Opens an input with the schema that its headings name best; a mixed stream
 * with that of all records.
 */
static struct zy_reader *
open_input(
    struct zy_coverage *c, const char *path, const struct zy_schema **schema)
{
	struct zy_reader *r = zy_cli_open(c->cli, path, &zy_any_schema);

	*schema = NULL;
	if (r && zy_reader_columns(r) && !is_mixed(r))
		*schema = zy_stream_nearest_schema(r);
	return r;
}

int
zy_coverage_read_stream(struct zy_coverage *c, const char *path)
{
	const struct zy_schema *schema;
	struct zy_reader *r = open_input(c, path, &schema);
	struct input in = {.cli = c->cli, .progress = &c->progress};
	struct zy_error e = ZY_ERROR_INIT;
	int rc = 0;

	if (!r)
		return zy_cli_failed(c->cli) ? -1 : 0;
	in.kind = schema ? kind_of(schema) : ZY_PROGRESS_KINDS;
	in.cells = zy_calloc(ZY_VIEW_COLUMNS_MAX, sizeof(*in.cells));
	if (is_mixed(r)) {
		rc = zy_cli_read(c->cli, r, take_mixed, &in);
		goto out;
	}
	if (in.kind == ZY_PROGRESS_KINDS) {
		if (zy_reader_columns(r)) {
			zy_error_set(&e, ZY_ERROR_RECORD,
			    _("no stream that answers questions: it is "
			      "passed over"));
			zy_error_at(&e, zy_reader_name(r), 0, 0);
			zy_cli_notice(c->cli, &e);
		}
		goto out;
	}
	bind(&in, r);
	rc = zy_cli_read(c->cli, r, take, &in);
out:
	free(in.cells);
	free(in.to);
	zy_cli_close(c->cli, r);
	return rc;
}
