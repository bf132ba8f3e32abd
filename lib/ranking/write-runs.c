/*
 * Writes a ranking from sorted runs (external sort), record by record.  Part of
 * ranking-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/varint.h"
#include "ranking/ranking-state.h"

/*
 * The sorted records are read by several cursors, each at a position of its
 * own.  LEADER counts the rows of a group before its first row is written.
 * EQUALS and VALUES count the rows of a tie group, and those with one value,
 * before the first of them is written.
 */
enum cursor {
	WRITER,
	EQUALS,
	LEADER,
	VALUES, /* only with c->compare */
	CURSORS,
};

struct cursor_state {
	bool more;
	struct zy_record_bytes record;
};

struct writing {
	struct zy_ranking *c;
	struct zy_ranking_report *report;
	struct zy_row_writer row_writer;
	struct cursor_state at[CURSORS];
	struct zy_buf group; /* key of the present group */
	uint64_t number;     /* number of groups before it */
	uint64_t position;   /* number of rows before the present one */
	struct zy_runs *subjects;
	struct zy_buf key, rest;
	struct zy_error *e;
};

/* Returns how much of the memory is for finding repeated subjects. */
static size_t
for_subjects(const struct zy_ranking *c)
{
	return c->memory / 4;
}

struct zy_runs *
zy_ranking_new_runs(const struct zy_ranking *c, size_t memory)
{
	return zy_runs_new(&(struct zy_runs_options){.memory = memory,
	    .folder = c->folder,
	    .cursors = c->compare ? CURSORS : VALUES});
}

/*
 * Moves a cursor to its next record.  Returns 0, at the end with more false; or
 * -1 with x->e set where a temporary file failed.
 */
static int
step(struct writing *x, enum cursor k)
{
	struct zy_view key, rest;
	int rc = zy_runs_next(x->c->runs, (int)k, &key, &rest, x->e);

	x->at[k].more = rc == 1;
	if (rc == 1)
		zy_record_bytes_decode(x->c, key, rest, &x->at[k].record);
	return rc < 0 ? -1 : 0;
}

/* Returns whether the record at a cursor is one of the present group. */
static bool
is_in_group(const struct writing *x, enum cursor k)
{
	return x->at[k].more &&
	       zy_view_eq(x->at[k].record.group, zy_buf_get(&x->group));
}

/* Counts the ranked rows of the group that begins; adds up their values. */
static int
count_group(struct writing *x, uint64_t *ranked)
{
	struct zy_row_writer *rw = &x->row_writer;
	const struct zy_ranking *c = x->c;
	struct zy_decimal d = {0};

	*ranked = 0;
	zy_distribution_begin(&rw->distribution);
	for (; is_in_group(x, LEADER); *ranked += 1) {
		if (!x->at[LEADER].record.ranked)
			break;
		if (c->compare) {
			zy_record_bytes_cells(&x->at[LEADER].record, rw->cells,
			    c->table.ncolumns);
			(void)zy_rank_value(
			    rw->cells[c->by_cell], &rw->number, &d);
			zy_distribution_add(&rw->distribution, d);
		}
		if (step(x, LEADER))
			return -1;
	}
	zy_distribution_end(&rw->distribution);
	while (is_in_group(x, LEADER))
		if (step(x, LEADER))
			return -1;
	return 0;
}

/*
 * Counts how many rows, from the present one on, are equal to it in what cursor
 * k compares, and moves the cursor behind them.
 */
static int
count_same(struct writing *x, enum cursor k, uint64_t *n)
{
	const struct zy_record_bytes *w = &x->at[WRITER].record;
	const struct zy_record_bytes *r = &x->at[k].record;

	for (*n = 0; x->at[k].more; *n += 1) {
		if (!zy_view_eq(k == EQUALS ? w->equal : w->value,
			k == EQUALS ? r->equal : r->value))
			break;
		if (step(x, k))
			return -1;
	}
	return 0;
}

/*
 * Adds group and subject of the present row to x->subjects, a sort in which
 * repeated ones come together.
 */
static void
note_subject(struct writing *x)
{
	struct zy_view subject = zy_ranking_subject(x->c, x->row_writer.cells);
	struct zy_row_origin origin = x->at[WRITER].record.origin;
	char *to;
	int i;

	if (subject.n == 0)
		return;
	zy_buf_reset(&x->key);
	for (i = 56; i >= 0; i -= 8)
		zy_buf_putc(&x->key, (char)(x->number >> i));
	zy_buf_view(&x->key, subject);
	zy_buf_reset(&x->rest);
	to = zy_buf_room(&x->rest, 3 * ZY_VARINT_MAX);
	to = zy_varint_put(to, x->position);
	to = zy_varint_put(to, origin.file);
	to = zy_varint_put(to, origin.line);
	x->rest.n = (size_t)(to - x->rest.p);
	(void)zy_runs_put(
	    x->subjects, zy_buf_get(&x->key), zy_buf_get(&x->rest));
}

/* Finds the positions of the rows that are equal to the present one. */
static int
find_equals(struct writing *x, struct zy_ranked_row *row)
{
	uint64_t n;

	if (!row->ranked) /* the counting cursors pass it, too */
		return step(x, EQUALS) || (x->c->compare && step(x, VALUES))
			   ? -1
			   : 0;
	if (row->at == row->tie.to) {
		if (count_same(x, EQUALS, &n))
			return -1;
		row->tie.groups_before += row->at > 0;
		row->tie.from = row->at;
		row->tie.to = row->at + n;
	}
	if (x->c->compare && row->at == row->to) {
		if (count_same(x, VALUES, &n))
			return -1;
		row->from = row->at;
		row->to = row->at + n;
	}
	return 0;
}

/* Returns the place that the present row came from. */
static struct zy_row_origin
present_origin(const void *context)
{
	const struct writing *x = context;

	return x->at[WRITER].record.origin;
}

/*
 * Writes the group whose records come next in the runs.  Cursors ahead of the
 * writer count its rows and those that are equal.  Returns 0, or -1 where a
 * temporary file failed.
 */
static int
write_group(struct writing *x, struct zy_writer *w)
{
	struct zy_row_writer *rw = &x->row_writer;
	struct zy_ranked_row row = {
	    .cells = rw->cells, .origin = present_origin, .context = x};
	uint64_t ranked;

	zy_buf_reset(&x->group);
	zy_buf_view(&x->group, x->at[WRITER].record.group);
	if (count_group(x, &ranked))
		return -1;
	zy_row_writer_begin_group(rw, zy_buf_get(&x->group), ranked,
	    zy_ranking_group_places(x->c, zy_buf_get(&x->group), ranked));
	for (; is_in_group(x, WRITER); row.at++, x->position++) {
		row.ranked = x->at[WRITER].record.ranked;
		if (find_equals(x, &row))
			return -1;
		zy_record_bytes_cells(
		    &x->at[WRITER].record, rw->cells, x->c->table.ncolumns);
		zy_row_writer_put(rw, w, &row);
		note_subject(x);
		if (step(x, WRITER))
			return -1;
	}
	zy_row_writer_end_group(rw);
	zy_ranking_report_findings(
	    x->c, zy_buf_get(&rw->name), zy_buf_get(&rw->findings), x->report);
	x->number++;
	return 0;
}

/*
 * Counts the repeated subjects and finds the first of these rows in the
 * output.  Returns 0, or -1 where a temporary file failed.
 */
static int
count_doubles(struct writing *x)
{
	struct zy_ranking_report *report = x->report;
	struct zy_view key, rest;
	uint64_t position, least = UINT64_MAX;
	const char *p;
	int rc;

	if (zy_runs_sort(x->subjects, x->e))
		return -1;
	zy_buf_reset(&x->key);
	while ((rc = zy_runs_next(x->subjects, 0, &key, &rest, x->e)) == 1) {
		if (!zy_view_eq(key, zy_buf_get(&x->key))) {
			zy_buf_reset(&x->key);
			zy_buf_view(&x->key, key);
			continue;
		}
		report->doubles++;
		p = rest.p;
		position = zy_varint_get(&p);
		if (position >= least)
			continue;
		least = position;
		report->first_double.file = (uint32_t)zy_varint_get(&p);
		report->first_double.line = zy_varint_get(&p);
	}
	return rc;
}

int
zy_ranking_write_runs(struct zy_ranking *c, struct zy_writer *w,
    struct zy_ranking_report *report, struct zy_error *e)
{
	struct writing x = {.c = c, .report = report, .e = e};
	size_t n;
	int *columns = zy_row_writer_declare(c, w, &n), rc = 0;
	enum cursor k;

	zy_row_writer_init(&x.row_writer, c, columns, n);
	x.subjects = zy_runs_new(&(struct zy_runs_options){
	    .memory = for_subjects(c), .folder = c->folder});
	for (k = 0; rc == 0 && k < (c->compare ? CURSORS : VALUES); k++)
		rc = step(&x, k);
	while (rc == 0 && x.at[WRITER].more && !zy_writer_closed(w))
		rc = write_group(&x, w);
	if (rc == 0)
		rc = count_doubles(&x);
	report->none += x.row_writer.none;
	report->unlisted += x.row_writer.unlisted;
	zy_row_writer_release(&x.row_writer);
	zy_runs_free(x.subjects);
	zy_buf_release(&x.group);
	zy_buf_release(&x.key);
	zy_buf_release(&x.rest);
	free(columns);
	return rc;
}
