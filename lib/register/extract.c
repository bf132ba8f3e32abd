/*
 * Writing records or lines of registers as a stream: implements extract.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/extract.h"

#include <stdio.h>

#include "model/record.h"

enum {
	HEAD_COLUMNS = 4,
	LATER_COLUMNS = 4,
};

/* Columns of the history from the head of a line. */
static const struct zy_column head_columns[HEAD_COLUMNS] = {
    {"seq", "行号", ZY_TEXT, 0, NULL, ""},
    {"at", "登记时间", ZY_TEXT, 0, NULL, ""},
    {"by", "登记人", ZY_TEXT, 0, NULL, ""},
    {"record", "记录类别", ZY_TEXT, 0, NULL, ""},
};
/* Columns of the history that only marks and withdrawals have. */
static const struct zy_column later_columns[LATER_COLUMNS] = {
    {"pledge", "所标注承诺", ZY_TEXT, 0, NULL, ""},
    {"date", "标注日期", ZY_TEXT, 0, NULL, ""},
    {"reason", "事由", ZY_TEXT, 0, NULL, ""},
    {"ref", "所撤回记录", ZY_TEXT, 0, NULL, ""},
};

/* A register that is being read. */
struct reading {
	struct zy_extract *x;
	const char *path;
};

void
zy_extract_release(struct zy_extract *x)
{
	zy_fold_release(&x->fold);
	zy_follows_release(&x->follows);
	*x = (struct zy_extract){.out = NULL};
}

/* Returns whether a line was entered after the day of the extract. */
static bool
is_too_late(const struct zy_extract *x, const struct zy_line *l)
{
	size_t n = strlen(x->as_of);

	return n && l->at.n >= n && memcmp(l->at.p, x->as_of, n) > 0;
}

/* Returns whether records of this schema are extracted. */
static bool
is_wanted(const struct zy_extract *x, const struct zy_schema *s)
{
	return !x->record || strcmp(s->name, x->record) == 0;
}

/*
 * Makes s the schema of the history.  Returns 0, or -1 where the history has
 * another schema.
 */
static int
choose(struct zy_extract *x, const struct zy_schema *s)
{
	if (!x->schema)
		x->schema = s;
	if (x->schema == s)
		return 0;
	x->conflict = s;
	return -1;
}

/* Does the history of a kind of record need this column of later lines? */
static bool
has_later(const struct zy_schema *s, const char *name)
{
	if (zy_schema_find(s, zy_view(name)))
		return false;
	return s == &zy_pledge_schema ||
	       zy_schema_find(&zy_withdrawal_schema, zy_view(name));
}

/* Declares the columns of an extract of one kind. */
static void
declare_columns(struct zy_extract *x)
{
	enum zy_mixed_kind kind = zy_mixed_kind_of(x->schema);
	size_t c;
	int i;

	for (c = 0; x->history && c < HEAD_COLUMNS; c++)
		zy_writer_column(
		    x->out, zy_view(head_columns[c].name), &head_columns[c]);
	for (c = 0; c < x->schema->n; c++)
		/* by is the head's, and that of an award what a line says. */
		zy_writer_column(x->out,
		    zy_view(x->history ? zy_line_key(x->schema->columns[c].name)
				       : x->schema->columns[c].name),
		    &x->schema->columns[c]);
	for (c = 0; x->history && c < LATER_COLUMNS; c++)
		if (has_later(x->schema, later_columns[c].name))
			zy_writer_column(x->out, zy_view(later_columns[c].name),
			    &later_columns[c]);
	for (i = 0; !x->history && i < ZY_MIXED_EXTRAS; i++)
		if (zy_mixed_has_extra(kind, (enum zy_mixed_extra)i))
			zy_mixed_declare_extra((enum zy_mixed_extra)i, x->out);
}

/* Returns the kind of record of a line, or to which it refers; NULL: unknown.
 */
static const struct zy_schema *
kind_of(const struct zy_extract *x, const struct zy_line *l,
    const struct zy_json_member *m, size_t n)
{
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	const struct zy_folded *r;

	if (k == &zy_entry_mark)
		return &zy_pledge_schema;
	if (k != &zy_entry_withdrawal)
		return k ? k->schema : NULL;
	r = zy_fold_find(&x->fold, zy_fold_member(m, n, "ref"));
	return r ? r->schema : NULL;
}

/* Writes one line of a history. */
static void
write_line(struct zy_extract *x, const struct zy_line *l,
    const struct zy_json_member *m, size_t n)
{
	const struct zy_schema *s = x->schema;
	char seq[24];
	size_t c;

	snprintf(seq, sizeof(seq), "%llu", (unsigned long long)l->seq);
	zy_writer_cell(x->out, zy_view(seq));
	zy_writer_cell(x->out, l->at);
	zy_writer_cell(x->out, l->by);
	zy_writer_cell(x->out, l->record);
	for (c = 0; c < s->n; c++)
		zy_writer_cell(x->out,
		    zy_fold_member(m, n, zy_line_key(s->columns[c].name)));
	for (c = 0; c < LATER_COLUMNS; c++)
		if (has_later(s, later_columns[c].name))
			zy_writer_cell(x->out,
			    zy_fold_member(m, n, later_columns[c].name));
	zy_writer_end(x->out);
}

/* Folds a line and, with history, writes it. */
static int
read_line(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e)
{
	const struct reading *reading = context;
	struct zy_extract *x = reading->x;
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	bool begun = x->schema != NULL;
	const struct zy_schema *s;

	if (!x->first && k)
		x->first = k->schema;
	if (is_too_late(x, l))
		return 0;
	x->lines++;
	if (zy_fold_add_line(&x->fold, l, m, n, e))
		return zy_error_at(e, reading->path, l->seq, 0);
	s = x->history ? kind_of(x, l, m, n) : NULL;
	if (!s || !is_wanted(x, s))
		return 0;
	if (choose(x, s))
		return -1;
	if (!begun)
		declare_columns(x);
	write_line(x, l, m, n);
	return zy_writer_closed(x->out) ? -1 : 0;
}

int
zy_extract_read(struct zy_extract *x, const struct zy_chain *c,
    const char *path, struct zy_error *e)
{
	struct reading reading = {x, path};

	return zy_fold_walk(c, path, read_line, &reading, e);
}

void
zy_extract_follow(struct zy_extract *x)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	const struct zy_folded *r;
	size_t i;

	for (i = 0; x->follows.campaign && i < x->fold.n; i++) {
		r = &x->fold.records[i];
		if (r->schema != &zy_activity_schema || r->withdrawn)
			continue;
		zy_folded_cells(r, cells);
		zy_follows_add(&x->follows, cells);
	}
}

void
zy_extract_cells(const struct zy_extract *x, const struct zy_folded *r,
    struct zy_view *cells)
{
	zy_folded_cells(r, cells);
	if (!x->follows.campaign)
		return;
	if (r->schema == &zy_activity_schema && !cells[ZY_ACTIVITY_STATE].n)
		cells[ZY_ACTIVITY_STATE] = zy_follows_state(&x->follows, cells);
	if (r->schema == &zy_comment_schema && !cells[ZY_COMMENT_FOLLOWUP].n)
		cells[ZY_COMMENT_FOLLOWUP] =
		    zy_follows_result(&x->follows, cells[0]);
}

void
zy_extract_extras(struct zy_extract *x, const struct zy_folded *r,
    struct zy_buf *scratch, struct zy_view extras[ZY_MIXED_EXTRAS])
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	const struct zy_follow *f = NULL;
	size_t entered;

	memset(extras, 0, ZY_MIXED_EXTRAS * sizeof(*extras));
	zy_folded_cells(r, cells);
	if (r->schema == &zy_pledge_schema)
		extras[ZY_MIXED_REASON] = zy_folded_reason(r);
	if (r->schema == &zy_activity_schema && x->follows.campaign)
		f = zy_follows_find(&x->follows, cells[ZY_ACTIVITY_ID]);
	zy_buf_reset(scratch);
	if (r->day)
		zy_date_format(scratch,
		    (struct zy_date){(int)(r->day / 10000),
			(int)(r->day / 100 % 100), (int)(r->day % 100)});
	entered = scratch->n;
	if (f && f->date.year)
		zy_date_format(scratch, f->date);
	extras[ZY_MIXED_ENTERED] = (struct zy_view){scratch->p, entered};
	if (!f)
		return;
	extras[ZY_MIXED_FOLLOWED] =
	    (struct zy_view){scratch->p + entered, scratch->n - entered};
	extras[ZY_MIXED_FOLLOWED_BY] = zy_view(f->type);
}

/* Writes the records of the kinds that have a bit in kinds. */
static void
write_mixed(struct zy_extract *x, unsigned kinds)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX], extras[ZY_MIXED_EXTRAS];
	struct zy_buf scratch = ZY_BUF_INIT;
	size_t i;

	zy_mixed_declare(&x->mixed, kinds, x->out);
	zy_extract_follow(x);
	for (i = 0; i < x->fold.n && !zy_writer_closed(x->out); i++) {
		const struct zy_folded *r = &x->fold.records[i];

		if (r->withdrawn)
			continue;
		zy_extract_cells(x, r, cells);
		if (x->selects && !x->selects(x->context, r->schema, cells))
			continue;
		zy_extract_extras(x, r, &scratch, extras);
		zy_mixed_write(&x->mixed, zy_mixed_kind_of(r->schema), cells,
		    extras, x->out);
	}
	zy_buf_release(&scratch);
}

/* Writes the state of one record where it is selected. */
static void
write_record(
    struct zy_extract *x, const struct zy_folded *r, struct zy_buf *scratch)
{
	enum zy_mixed_kind kind = zy_mixed_kind_of(r->schema);
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX], extras[ZY_MIXED_EXTRAS];
	size_t c;
	int i;

	zy_extract_cells(x, r, cells);
	if (x->selects && !x->selects(x->context, r->schema, cells))
		return;
	for (c = 0; c < r->schema->n; c++)
		zy_writer_cell(x->out, cells[c]);
	zy_extract_extras(x, r, scratch, extras);
	for (i = 0; i < ZY_MIXED_EXTRAS; i++)
		if (zy_mixed_has_extra(kind, (enum zy_mixed_extra)i))
			zy_writer_cell(x->out, extras[i]);
	zy_writer_end(x->out);
}

/* Returns a bit for each kind of the records that are wanted. */
static unsigned
kinds_of(const struct zy_extract *x)
{
	unsigned kinds = 0;
	size_t i;

	for (i = 0; i < x->fold.n; i++)
		if (is_wanted(x, x->fold.records[i].schema))
			kinds |= 1U
				 << zy_mixed_kind_of(x->fold.records[i].schema);
	return kinds;
}

void
zy_extract_write(struct zy_extract *x)
{
	struct zy_buf scratch = ZY_BUF_INIT;
	unsigned kinds = kinds_of(x);
	int kind = 0;
	size_t i;

	while (kind < ZY_MIXED_KINDS && kinds != 1U << kind)
		kind++;
	if (kinds && kind == ZY_MIXED_KINDS) {
		write_mixed(x, kinds);
		return;
	}
	if (kinds)
		x->schema = zy_mixed_schema((enum zy_mixed_kind)kind);
	/* Without any record there is a header all the same. */
	if (!x->schema && x->record)
		x->schema = zy_entry_kind_find(zy_view(x->record))->schema;
	if (!x->schema)
		x->schema = x->first;
	if (!x->schema)
		return;
	declare_columns(x);
	if (x->schema == &zy_activity_schema || x->schema == &zy_comment_schema)
		zy_extract_follow(x);
	for (i = 0; i < x->fold.n && !zy_writer_closed(x->out); i++) {
		const struct zy_folded *r = &x->fold.records[i];

		if (r->schema == x->schema && !r->withdrawn)
			write_record(x, r, &scratch);
	}
	zy_buf_release(&scratch);
}
