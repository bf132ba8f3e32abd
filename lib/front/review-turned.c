/* Counts with a row for each grade: implements front/review-turned.h.
 * SPDX-License-Identifier: MIT */
#include "front/review-turned.h"

#include <stdlib.h>

void
zy_turned_init(
    struct zy_turned *t, struct zy_review *v, struct zy_counts_sheet *sheet)
{
	*t =
	    (struct zy_turned){.v = v, .sheet = sheet, .keys = zy_intern_new()};
}

void
zy_turned_release(struct zy_turned *t)
{
	zy_intern_free(t->keys);
	free(t->rows);
	zy_arena_release(&t->arena);
	*t = (struct zy_turned){0};
}

/* Returns how many figures a row has. */
static size_t
figures_of(const struct zy_turned *t)
{
	return ZY_COUNTS_GRADES + t->v->tally.grades.n;
}

/* Returns a copy of a text in the arena. */
static struct zy_view
copy(struct zy_turned *t, struct zy_view v)
{
	return (struct zy_view){
	    zy_arena_strndup(&t->arena, v.n ? v.p : "", v.n), v.n};
}

/*
 * Returns the counts about the subject, question and group of a row, or NULL
 * where there are none; with `add` true they are added without a figure.
 */
static struct zy_counts_row *
counts_of(struct zy_turned *t, const struct zy_counts_row *row, bool add)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k, before = zy_intern_count(t->keys);
	int64_t *figures;
	size_t i;

	zy_buf_printf(&key, "%zu %zu ", row->question, row->group);
	zy_buf_view(&key, row->subject);
	k = add ? zy_intern_put(t->keys, zy_buf_get(&key))
		: zy_intern_find(t->keys, zy_buf_get(&key));
	zy_buf_release(&key);
	if (k == ZY_INTERN_NONE)
		return NULL;
	if (k == before) {
		t->rows = zy_grow(t->rows, &t->cap, k + 1, sizeof(*t->rows));
		figures =
		    zy_arena_words(&t->arena, figures_of(t) * sizeof(*figures));
		for (i = 0; i < figures_of(t); i++)
			figures[i] = -1;
		t->rows[k] = *row;
		t->rows[k].figures = figures;
		t->rows[k].subject = copy(t, row->subject);
		t->rows[k].date = copy(t, row->date);
		t->rows[k].organiser = copy(t, row->organiser);
	}
	return &t->rows[k];
}

/*
 * Returns 0 if what the records before have of a row's subject, question and
 * group agrees with it; or -1 with e set.
 */
static int
try_row(
    struct zy_turned *t, const struct zy_counts_row *row, struct zy_error *e)
{
	const struct zy_counts_row *had = counts_of(t, row, false);
	size_t i;

	if (zy_review_check_day(t->v, t->sheet->reader, t->sheet->subject,
		row->subject, row->date, e))
		return -1;
	for (i = 0; had && i < figures_of(t); i++)
		if (row->figures[i] >= 0 && had->figures[i] >= 0 &&
		    (i >= ZY_COUNTS_GRADES ||
			row->figures[i] != had->figures[i]))
			return zy_reader_fault(t->sheet->reader,
			    t->sheet->grade, ZY_FAULT_SECOND,
			    _("a row above has it already:"), e);
	return 0;
}

int
zy_turned_take(void *turned, struct zy_reader *r, struct zy_error *e)
{
	struct zy_turned *t = turned;
	struct zy_counts_row row, *to;
	int64_t *figures;
	size_t i;
	int rc;

	(void)r;
	zy_counts_sheet_begin(t->sheet);
	while ((rc = zy_counts_sheet_next(t->sheet, &row, e)) == 1)
		if (try_row(t, &row, e))
			return -1;
	if (rc < 0)
		return -1;
	zy_counts_sheet_begin(t->sheet);
	while (zy_counts_sheet_next(t->sheet, &row, e) == 1) {
		to = counts_of(t, &row, true);
		figures = (int64_t *)to->figures;
		for (i = 0; i < figures_of(t); i++)
			if (row.figures[i] >= 0)
				figures[i] = row.figures[i];
	}
	return 0;
}

void
zy_turned_keep(struct zy_turned *t)
{
	struct zy_partial_input x = {
	    .name = zy_view(zy_reader_name(t->sheet->reader))};
	struct zy_error e = ZY_ERROR_INIT;
	uint32_t i, n = zy_intern_count(t->keys);

	for (i = 0; i < n; i++) {
		t->rows[i].input = (uint32_t)t->v->partial.n;
		zy_counts_keep(t->v->counts, &t->rows[i]);
	}
	/* A partial has the input anyway; else it is named in messages. */
	if (n && !t->v->cli->digests &&
	    zy_partial_add_input(&t->v->partial, &x, &e))
		zy_cli_fail(t->v->cli, &e);
}
