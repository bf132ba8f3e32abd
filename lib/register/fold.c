/*
 * Applying lines of registers to records: implements fold.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/fold.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/varint.h"
#include "model/record.h"
#include "register/file.h"
#include "register/lines.h"
#include "register/pledge.h"

void
zy_fold_release(struct zy_fold *f)
{
	size_t i;

	zy_intern_free(f->ids);
	for (i = 0; i < f->n; i++)
		free(f->records[i].packed);
	free(f->records);
	*f = (struct zy_fold){0};
}

/*
 * Packs n cells and a reason into one block of memory, which the caller frees
 * with free().
 */
static char *
pack(const struct zy_view *cells, size_t n, struct zy_view reason)
{
	size_t c, size = zy_varint_size(reason.n) + reason.n;
	char *packed, *to;

	for (c = 0; c < n; c++)
		size += zy_varint_size(cells[c].n) + cells[c].n;
	packed = to = zy_malloc(size);
	for (c = 0; c < n; c++)
		to = zy_varint_put(to, cells[c].n);
	to = zy_varint_put(to, reason.n);
	for (c = 0; c < n; c++) {
		if (cells[c].n)
			memcpy(to, cells[c].p, cells[c].n);
		to += cells[c].n;
	}
	if (reason.n)
		memcpy(to, reason.p, reason.n);
	return packed;
}

/*
 * Fills cells as zy_folded_cells does.  Returns the reason packed after them.
 */
static struct zy_view
unpack(const struct zy_folded *r, struct zy_view *cells)
{
	const char *p = r->packed;
	struct zy_view reason;
	size_t c;

	for (c = 0; c < r->schema->n; c++)
		cells[c].n = (size_t)zy_varint_get(&p);
	reason.n = (size_t)zy_varint_get(&p);
	for (c = 0; c < r->schema->n; c++) {
		cells[c].p = p;
		p += cells[c].n;
	}
	reason.p = p;
	return reason;
}

void
zy_folded_cells(const struct zy_folded *r, struct zy_view *cells)
{
	unpack(r, cells);
}

struct zy_view
zy_folded_reason(const struct zy_folded *r)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];

	return unpack(r, cells);
}

struct zy_view
zy_folded_cell(const struct zy_folded *r, size_t column)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];

	zy_folded_cells(r, cells);
	return cells[column];
}

struct zy_view
zy_fold_member(const struct zy_json_member *m, size_t n, const char *key)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (zy_view_is(m[i].key, key))
			return m[i].value;
	return (struct zy_view){NULL, 0};
}

void
zy_fold_cells(const struct zy_schema *s, const struct zy_json_member *m,
    size_t n, struct zy_view *cells)
{
	size_t c, at = ZY_LINE_HEAD;

	for (c = 0; c < s->n; c++) {
		const char *key = zy_line_key(s->columns[c].name);

		if (s->columns[c].flags & ZY_DERIVED) {
			cells[c] = (struct zy_view){NULL, 0};
			continue;
		}
		/* Nearly always it stands in its place. */
		cells[c] = at < n && zy_view_is(m[at].key, key)
			       ? m[at++].value
			       : zy_fold_member(m, n, key);
	}
}

struct zy_folded *
zy_fold_find(const struct zy_fold *f, struct zy_view id)
{
	uint32_t k = f->ids ? zy_intern_find(f->ids, id) : ZY_INTERN_NONE;

	return k == ZY_INTERN_NONE ? NULL : &f->records[k];
}

/* Applies a mark to its pledge. */
static void
apply_mark(struct zy_folded *pledge, const struct zy_view *mark)
{
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX], reason;
	char *before = pledge->packed;

	reason = unpack(pledge, cells);
	zy_pledge_mark(cells, mark);
	if (mark[ZY_MARK_REASON].n)
		reason = mark[ZY_MARK_REASON];
	pledge->packed = pack(cells, pledge->schema->n, reason);
	free(before);
}

/* Adds a record, unless there is one with its id. */
static void
add_record(struct zy_fold *f, const struct zy_entry_kind *k,
    const struct zy_view *cells, uint64_t line)
{
	struct zy_folded *r;
	uint32_t id;

	if (!f->ids)
		f->ids = zy_intern_new();
	id = zy_intern_put(f->ids, cells[0]);
	if (id < f->n)
		return; /* the first entry stands */
	f->records = zy_grow(f->records, &f->cap, f->n + 1, sizeof(*r));
	r = &f->records[f->n++];
	*r = (struct zy_folded){.schema = k->schema, .line = line};
	r->packed = pack(cells, k->schema->n, (struct zy_view){"", 0});
}

void
zy_fold_add(struct zy_fold *f, const struct zy_entry_kind *k,
    const struct zy_view *cells, uint64_t line)
{
	struct zy_folded *r;

	if (k == &zy_entry_mark) {
		r = zy_fold_find(f, cells[ZY_MARK_PLEDGE]);
		if (r && r->schema == &zy_pledge_schema)
			apply_mark(r, cells);
		else
			f->orphans++;
	} else if (k == &zy_entry_withdrawal) {
		r = zy_fold_find(f, cells[ZY_WITHDRAWAL_REF]);
		if (r)
			r->withdrawn = true;
		else
			f->orphans++;
	} else {
		add_record(f, k, cells, line);
	}
}

/* Returns the day of a point in time as 20100630, or 0. */
static uint32_t
day_of(struct zy_view at)
{
	struct zy_date d;

	if (at.n < 10 || !zy_date_parse(&d, (struct zy_view){at.p, 10}))
		return 0;
	return (uint32_t)(d.year * 10000 + d.month * 100 + d.day);
}

int
zy_fold_add_line(struct zy_fold *f, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e)
{
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	size_t before = f->n;

	if (!k)
		return zy_error_set(e, ZY_ERROR_IO,
		    _("a record '%.*s', which this program does not know"),
		    ZY_ARG(l->record));
	zy_fold_cells(k->schema, m, n, cells);
	zy_fold_add(f, k, cells, l->seq);
	if (f->n > before)
		f->records[before].day = day_of(l->at);
	return 0;
}

int
zy_fold_walk(const struct zy_chain *c, const char *path, zy_fold_visit *take,
    void *context, struct zy_error *e)
{
	char *scratch = zy_malloc(ZY_LINE_MAX);
	struct zy_json_member *m = NULL;
	size_t n = 0, cap = 0;
	struct zy_lines s;
	struct zy_view text;
	struct zy_line l;
	uint64_t line = 0;
	int rc = 0, got = 1;

	zy_lines_init(&s, c->fd, 0, c->end);
	s.unended = c->unended;
	while (
	    rc == 0 && s.at < c->end && (got = zy_lines_next(&s, &text)) == 1) {
		line++;
		if (zy_line_read(&l, text, scratch, &m, &n, &cap)) {
			rc = take(context, &l, m, n, e);
		} else if (!c->unverified) {
			zy_error_set(e, ZY_ERROR_IO,
			    _("no line of a register, or changed by hand"));
			rc = zy_error_at(e, path, line, 0);
		}
	}
	if (rc == 0 && got < 0)
		rc = zy_file_error(path, _("cannot be read"), e);
	zy_lines_release(&s);
	free(m);
	free(scratch);
	return rc;
}

/* Applies a line to the fold that context is, for zy_fold_walk. */
static int
take_line(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e)
{
	return zy_fold_add_line(context, l, m, n, e);
}

int
zy_fold_register(struct zy_fold *f, const struct zy_chain *c, const char *path,
    struct zy_error *e)
{
	return zy_fold_walk(c, path, take_line, f, e);
}

int
zy_fold_walk_found(const struct zy_register *r, const char *path,
    zy_fold_visit *take, void *context, struct zy_error *e)
{
	struct zy_buf text = ZY_BUF_INIT;
	char *scratch = zy_malloc(ZY_LINE_MAX);
	struct zy_json_member *m = NULL;
	size_t i, n, cap = 0;
	struct zy_line l;
	int rc = 0;

	for (i = 0; rc == 0 && i < zy_register_found(r); i++) {
		uint64_t seq = zy_register_found_line(r, i);

		rc = zy_register_read(r, seq, &text, e);
		if (rc == 0 && zy_line_read(&l, zy_buf_get(&text), scratch, &m,
				   &n, &cap)) {
			rc = take(context, &l, m, n, e);
		} else if (rc == 0) {
			zy_error_set(e, ZY_ERROR_IO,
			    _("no line of a register, or changed by hand"));
			rc = zy_error_at(e, path, seq, 0);
		}
	}
	zy_buf_release(&text);
	free(m);
	free(scratch);
	return rc;
}

int
zy_fold_found(struct zy_fold *f, const struct zy_register *r, const char *path,
    struct zy_error *e)
{
	return zy_fold_walk_found(r, path, take_line, f, e);
}
