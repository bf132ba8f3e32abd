/* A contest in sorted runs, written record by record: part of contest.h.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/varint.h"
#include "ranking/contest-state.h"

/*
 * The same order is read at several places.  The leader counts a group before
 * its first row is written; the next two count those who are equal, and those
 * of the same value, before the first of them is.
 */
enum cursor {
	WRITER,
	EQUALS,
	LEADER,
	VALUES, /* only where values are compared */
	CURSORS,
};

struct place {
	bool more;
	struct zy_contest_record record;
};

struct writing {
	struct zy_contest *c;
	struct zy_contest_report *report;
	struct zy_contest_hand hand;
	struct place at[CURSORS];
	struct zy_buf group; /* key of the group at hand */
	uint64_t number;     /* of groups before it */
	uint64_t position;   /* of rows before the one at hand */
	struct zy_runs *subjects;
	struct zy_buf key, rest;
	struct zy_error *e;
};

/* How much of the memory is for finding subjects that stand twice. */
static size_t
for_subjects(const struct zy_contest *c)
{
	return c->memory / 4;
}

struct zy_runs *
zy_contest_runs(const struct zy_contest *c, size_t memory)
{
	return zy_runs_new(&(struct zy_runs_options){.memory = memory,
	    .folder = c->folder,
	    .cursors = c->compare ? CURSORS : VALUES});
}

static int
step(struct writing *x, enum cursor k)
{
	struct zy_view key, rest;
	int rc = zy_runs_next(x->c->runs, (int)k, &key, &rest, x->e);

	x->at[k].more = rc == 1;
	if (rc == 1)
		zy_contest_take_apart(x->c, key, rest, &x->at[k].record);
	return rc < 0 ? -1 : 0;
}

static bool
is_in_group(const struct writing *x, enum cursor k)
{
	return x->at[k].more &&
	       zy_view_eq(x->at[k].record.group, zy_buf_get(&x->group));
}

/* Counts the group that begins, and adds up its values. */
static int
count_group(struct writing *x, uint64_t *ranked)
{
	struct zy_contest_hand *h = &x->hand;
	const struct zy_contest *c = x->c;
	struct zy_decimal d = {0};

	*ranked = 0;
	zy_scale_open(&h->scale);
	for (; is_in_group(x, LEADER); *ranked += 1) {
		if (!x->at[LEADER].record.ranked)
			break;
		if (c->compare) {
			zy_contest_record_cells(
			    &x->at[LEADER].record, h->cells, c->table.ncolumns);
			(void)zy_key_value(
			    h->cells[c->by_cell], &h->number, &d);
			zy_scale_add(&h->scale, d);
		}
		if (step(x, LEADER))
			return -1;
	}
	zy_scale_close(&h->scale);
	while (is_in_group(x, LEADER))
		if (step(x, LEADER))
			return -1;
	return 0;
}

/* How many records from the writer's on are the same as far as that. */
static int
count_same(struct writing *x, enum cursor k, uint64_t *n)
{
	const struct zy_contest_record *w = &x->at[WRITER].record;
	const struct zy_contest_record *r = &x->at[k].record;

	for (*n = 0; x->at[k].more; *n += 1) {
		if (!zy_view_eq(k == EQUALS ? w->equal : w->value,
			k == EQUALS ? r->equal : r->value))
			break;
		if (step(x, k))
			return -1;
	}
	return 0;
}

/* Puts the subject where those that stand twice in a group meet. */
static void
note_subject(struct writing *x)
{
	struct zy_view subject = zy_contest_subject(x->c, x->hand.cells);
	struct zy_roll_place place = x->at[WRITER].record.place;
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
	to = zy_varint_put(to, place.file);
	to = zy_varint_put(to, place.line);
	x->rest.n = (size_t)(to - x->rest.p);
	(void)zy_runs_put(
	    x->subjects, zy_buf_get(&x->key), zy_buf_get(&x->rest));
}

/* Where the row at the writer stands among the others. */
static int
find_equals(struct writing *x, struct zy_contest_row *row)
{
	uint64_t n;

	if (!row->ranked) /* those who count pass it, too */
		return step(x, EQUALS) || (x->c->compare && step(x, VALUES))
			   ? -1
			   : 0;
	if (row->at == row->equals.to) {
		if (count_same(x, EQUALS, &n))
			return -1;
		row->equals.others += row->at > 0;
		row->equals.from = row->at;
		row->equals.to = row->at + n;
	}
	if (x->c->compare && row->at == row->to) {
		if (count_same(x, VALUES, &n))
			return -1;
		row->from = row->at;
		row->to = row->at + n;
	}
	return 0;
}

static int
write_group(struct writing *x, struct zy_writer *w)
{
	struct zy_contest_hand *h = &x->hand;
	struct zy_contest_row row = {.cells = h->cells};
	uint64_t ranked;

	zy_buf_reset(&x->group);
	zy_buf_view(&x->group, x->at[WRITER].record.group);
	if (count_group(x, &ranked))
		return -1;
	zy_contest_open_group(h, zy_buf_get(&x->group), ranked,
	    zy_contest_places(x->c, zy_buf_get(&x->group), ranked));
	for (; is_in_group(x, WRITER); row.at++, x->position++) {
		row.ranked = x->at[WRITER].record.ranked;
		if (find_equals(x, &row))
			return -1;
		zy_contest_record_cells(
		    &x->at[WRITER].record, h->cells, x->c->table.ncolumns);
		zy_contest_put_row(h, w, &row);
		note_subject(x);
		if (step(x, WRITER))
			return -1;
	}
	zy_contest_close_group(h);
	zy_contest_tell(
	    x->c, zy_buf_get(&h->name), zy_buf_get(&h->findings), x->report);
	x->number++;
	return 0;
}

/* Counts subjects that came twice; which second one was written first? */
static int
count_doubles(struct writing *x)
{
	struct zy_contest_report *report = x->report;
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
		report->double_place.file = (uint32_t)zy_varint_get(&p);
		report->double_place.line = zy_varint_get(&p);
	}
	return rc;
}

int
zy_contest_write_runs(struct zy_contest *c, struct zy_writer *w,
    struct zy_contest_report *report, struct zy_error *e)
{
	struct writing x = {.c = c, .report = report, .e = e};
	size_t n;
	int *columns = zy_contest_declare(c, w, &n), rc = 0;
	enum cursor k;

	zy_contest_hand_init(&x.hand, c, columns, n);
	x.subjects = zy_runs_new(&(struct zy_runs_options){
	    .memory = for_subjects(c), .folder = c->folder});
	for (k = 0; rc == 0 && k < (c->compare ? CURSORS : VALUES); k++)
		rc = step(&x, k);
	while (rc == 0 && x.at[WRITER].more && !zy_writer_closed(w))
		rc = write_group(&x, w);
	if (rc == 0)
		rc = count_doubles(&x);
	report->none += x.hand.none;
	zy_contest_hand_release(&x.hand);
	zy_runs_free(x.subjects);
	zy_buf_release(&x.group);
	zy_buf_release(&x.key);
	zy_buf_release(&x.rest);
	free(columns);
	return rc;
}
