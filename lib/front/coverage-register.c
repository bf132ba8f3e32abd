/*
 * Adds the records of registers to a coverage in three passes over their lines:
 * for what later lines change, for follow-ups of activities, and for the
 * records themselves.  No record is kept in memory.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "front/coverage-read.h"
#include "model/record.h"
#include "register/changes.h"
#include "register/fold.h"
#include "register/follow.h"
#include "register/pledge.h"

/* The entries that were added: a hash table of the hashes of their ids. */
struct seen {
	uint64_t *slots; /* 0: free */
	size_t n, size;	 /* size is a power of two, or 0 */
};

/* The state of a walk over the lines of a register. */
struct walk {
	struct zy_coverage *coverage;
	const char *path;
	struct zy_changes changes;
	struct zy_follows follows;
	struct seen seen; /* of two equal entries the first stands */
	struct zy_view *cells;
};

/* Adds a hash to the table.  Returns whether it was new. */
static bool
put(struct seen *s, uint64_t hash)
{
	size_t i;

	for (i = hash & (s->size - 1); s->slots[i]; i = (i + 1) & (s->size - 1))
		if (s->slots[i] == hash)
			return false;
	s->slots[i] = hash;
	return true;
}

/* Adds the hash of an id to the table.  Returns whether the id was new. */
static bool
is_new(struct seen *s, struct zy_view id)
{
	uint64_t *old = s->slots, hash = zy_hash(id, 0);
	size_t i, size = s->size;

	if (s->n * 2 >= s->size) {
		s->size = size ? size * 2 : 1024;
		s->slots = zy_calloc(s->size, sizeof(*s->slots));
		for (i = 0; i < size; i++)
			if (old[i])
				put(s, old[i]);
		free(old);
	}
	if (!put(s, hash ? hash : 1))
		return false;
	s->n++;
	return true;
}

/* Returns whether a date, of a mark or an entry, is after the day. */
static bool
is_too_late(const struct walk *w, struct zy_view date)
{
	return zy_due_first(date) > w->coverage->progress.as_of;
}

/*
 * Takes a line in the first pass over a register: collects marks and
 * withdrawals, which change records of earlier lines.  Called by the reader of
 * lines; returns 0, or -1 with e set for a record of an unknown kind.
 */
static int
take_change(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e)
{
	struct walk *w = context;
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];

	if (!k) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("a record '%.*s', which this program does not know"),
		    ZY_ARG(l->record));
		return zy_error_at(e, w->path, l->seq, 0);
	}
	w->coverage->cli->records++;
	if (k != &zy_entry_mark && k != &zy_entry_withdrawal)
		return 0;
	zy_fold_cells(k->schema, m, n, cells);
	if (k == &zy_entry_mark && is_too_late(w, cells[ZY_MARK_DATE]))
		return 0;
	zy_changes_add(&w->changes, k, cells);
	return 0;
}

/*
 * Takes a line in the second pass: collects activities that were not withdrawn,
 * since the state of a record depends on the activities that follow it up.
 */
static int
take_follow(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e)
{
	struct walk *w = context;
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];

	(void)e;
	if (!zy_view_is(l->record, "activity") ||
	    zy_changes_withdrawn(&w->changes, l->id))
		return 0;
	zy_fold_cells(&zy_activity_schema, m, n, cells);
	zy_follows_add(&w->follows, cells);
	return 0;
}

static enum zy_progress_kind
kind_of(struct zy_view record)
{
	return zy_view_is(record, "pledge")	? ZY_PROGRESS_PLEDGE
	       : zy_view_is(record, "comment")	? ZY_PROGRESS_COMMENT
	       : zy_view_is(record, "award")	? ZY_PROGRESS_AWARD
	       : zy_view_is(record, "activity") ? ZY_PROGRESS_ACTIVITY
						: ZY_PROGRESS_KINDS;
}

/* Fills in the cells of an activity that need other lines of the registers. */
static void
complete_activity(struct walk *w, struct zy_buf *date)
{
	const struct zy_follow *f =
	    zy_follows_find(&w->follows, w->cells[ZY_ACTIVITY_ID]);
	struct zy_view *derived =
	    w->cells +
	    w->coverage->progress.views.kinds[ZY_PROGRESS_ACTIVITY].nown;

	w->cells[ZY_ACTIVITY_STATE] = zy_follows_state(&w->follows, w->cells);
	derived[ZY_VIEW_FOLLOWED] = derived[ZY_VIEW_FOLLOWED_BY] =
	    (struct zy_view){"", 0};
	if (!f)
		return;
	if (f->date.year)
		zy_date_format(date, f->date);
	derived[ZY_VIEW_FOLLOWED] = zy_buf_get(date);
	derived[ZY_VIEW_FOLLOWED_BY] = zy_view(f->type);
}

void
zy_coverage_date_pledge(
    const struct zy_progress *p, struct zy_view *cells, struct zy_view entered)
{
	if (cells[ZY_PLEDGE_MADE].n)
		return;
	cells[ZY_PLEDGE_MADE] = cells[ZY_PLEDGE_PUBLISHED];
	if (cells[ZY_PLEDGE_MADE].n == 0 && zy_due_first(entered) <= p->as_of)
		cells[ZY_PLEDGE_MADE] = entered;
}

/*
 * Adds a record to the coverage with the present values of the columns that
 * marks, follow-ups and its own date decide.
 */
static void
give(struct walk *w, const struct zy_line *l, enum zy_progress_kind kind)
{
	struct zy_progress *p = &w->coverage->progress;
	struct zy_view reason, at = {l->at.p, l->at.n < 10 ? l->at.n : 10};
	struct zy_buf date = ZY_BUF_INIT;

	if (kind == ZY_PROGRESS_PLEDGE) {
		zy_changes_apply(&w->changes, w->cells, &reason);
		w->cells[p->views.kinds[kind].nown + ZY_VIEW_REASON] = reason;
		zy_coverage_date_pledge(p, w->cells, at);
	} else if (kind == ZY_PROGRESS_COMMENT &&
		   w->cells[ZY_COMMENT_FOLLOWUP].n == 0) {
		w->cells[ZY_COMMENT_FOLLOWUP] =
		    zy_follows_result(&w->follows, w->cells[ZY_COMMENT_ID]);
	} else if (kind == ZY_PROGRESS_ACTIVITY) {
		complete_activity(w, &date);
	}
	zy_progress_add(p, kind, w->cells, w->path, l->seq);
	zy_buf_release(&date);
}

/*
 * Takes a line in the last pass: adds a record of a kind that questions ask
 * for, unless it was withdrawn or added before.
 */
static int
take_record(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e)
{
	struct walk *w = context;
	enum zy_progress_kind kind = kind_of(l->record);
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);

	(void)e;
	if (kind == ZY_PROGRESS_KINDS || !k)
		return 0;
	zy_progress_given(&w->coverage->progress, kind, NULL);
	if (zy_changes_withdrawn(&w->changes, l->id) ||
	    !is_new(&w->seen, l->id))
		return 0;
	zy_fold_cells(k->schema, m, n, w->cells);
	give(w, l, kind);
	return 0;
}

/*
 * Calls take for each line of all registers.  Returns 0, or -1 with an error
 * printed.
 */
static int
walk_all(struct walk *w, const struct zy_cli_register *registers,
    const char *const *paths, size_t n, zy_fold_visit *take)
{
	struct zy_error e = ZY_ERROR_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		w->path = paths[i];
		if (zy_fold_walk(&registers[i].chain, paths[i], take, w, &e)) {
			zy_cli_fail(w->coverage->cli, &e);
			return -1;
		}
	}
	return 0;
}

int
zy_coverage_read_registers(
    struct zy_coverage *c, const char *const *paths, size_t n)
{
	struct walk w = {.coverage = c,
	    .follows = {.campaign = c->campaign, .as_of = c->as_of}};
	struct zy_cli_register *registers =
	    zy_calloc(n + 1, sizeof(*registers));
	size_t open;
	int rc = 0;

	w.cells = zy_calloc(ZY_VIEW_COLUMNS_MAX, sizeof(*w.cells));
	for (open = 0; rc == 0 && open < n; open++)
		rc = zy_cli_register_open(
		    c->cli, paths[open], ZY_CLI_LOCK_SECONDS, &registers[open]);
	if (rc)
		open--;
	else
		rc = walk_all(&w, registers, paths, n, take_change) ||
			     walk_all(&w, registers, paths, n, take_follow) ||
			     walk_all(&w, registers, paths, n, take_record)
			 ? -1
			 : 0;
	while (open-- > 0)
		zy_cli_register_close(&registers[open]);
	zy_changes_release(&w.changes);
	zy_follows_release(&w.follows);
	free(w.seen.slots);
	free(w.cells);
	free(registers);
	return rc;
}
