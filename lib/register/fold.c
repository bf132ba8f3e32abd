/* SPDX-License-Identifier: MIT */
#include "register/fold.h"

#include <stdlib.h>

#include "model/record.h"
#include "register/pledge.h"

const struct zy_schema *
zy_fold_schema(struct zy_view record)
{
	static const struct zy_schema *const known[] = {&zy_pledge_schema,
	    &zy_comment_schema, &zy_activity_schema, &zy_award_schema,
	    &zy_mark_schema};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (zy_view_is(record, known[i]->name))
			return known[i];
	return NULL;
}

void
zy_fold_release(struct zy_fold *f)
{
	zy_intern_free(f->ids);
	free(f->records);
	zy_arena_release(&f->arena);
	*f = (struct zy_fold){0};
}

static struct zy_view
keep(struct zy_fold *f, struct zy_view v)
{
	return (struct zy_view){
	    zy_arena_strndup(&f->arena, v.n ? v.p : "", v.n), v.n};
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

/* The cells of a schema from the members of an object. */
static void
take_cells(const struct zy_schema *s, const struct zy_json_member *m, size_t n,
    struct zy_view *cells)
{
	size_t c;

	for (c = 0; c < s->n; c++)
		cells[c] = zy_fold_member(m, n, s->columns[c].name);
}

bool
zy_fold_id_is(const struct zy_line *l, const struct zy_json_member *m, size_t n)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS];
	char id[ZY_PLEDGE_ID_MAX];

	if (zy_view_is(l->record, "pledge")) {
		take_cells(&zy_pledge_schema, m, n, cells);
		zy_pledge_id(cells, id);
	} else if (zy_view_is(l->record, "mark")) {
		take_cells(&zy_mark_schema, m, n, cells);
		zy_mark_id(cells, id);
	} else {
		return true;
	}
	return zy_view_is(l->id, id);
}

struct zy_folded *
zy_fold_find(const struct zy_fold *f, struct zy_view id)
{
	uint32_t k = f->ids ? zy_intern_find(f->ids, id) : ZY_INTERN_NONE;

	return k == ZY_INTERN_NONE ? NULL : &f->records[k];
}

void
zy_fold_mark(
    struct zy_fold *f, struct zy_folded *pledge, const struct zy_view *mark)
{
	struct zy_view *cells = pledge->cells;
	bool published = zy_view_is(mark[ZY_MARK_STATUS], "published");

	cells[ZY_PLEDGE_STATUS] = keep(f, mark[ZY_MARK_STATUS]);
	if (mark[ZY_MARK_DATE].n)
		cells[published ? ZY_PLEDGE_PUBLISHED : ZY_PLEDGE_DONE] =
		    keep(f, mark[ZY_MARK_DATE]);
	/* What was kept, and is not any more, has no day of it. */
	if (published)
		cells[ZY_PLEDGE_DONE] = (struct zy_view){"", 0};
	if (mark[ZY_MARK_CHANNEL].n)
		cells[ZY_PLEDGE_CHANNEL] = keep(f, mark[ZY_MARK_CHANNEL]);
	if (mark[ZY_MARK_EVIDENCE].n)
		cells[ZY_PLEDGE_EVIDENCE] = keep(f, mark[ZY_MARK_EVIDENCE]);
}

int
zy_fold_take(struct zy_fold *f, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e)
{
	const struct zy_schema *s = zy_fold_schema(l->record);
	struct zy_view mark[ZY_MARK_COLUMNS];
	struct zy_folded *r;
	uint32_t k;
	size_t c;

	if (!s)
		return zy_error_set(e, ZY_ERROR_IO,
		    _("a record '%.*s', which this program does not know"),
		    ZY_ARG(l->record));
	if (s == &zy_mark_schema) {
		take_cells(s, m, n, mark);
		r = zy_fold_find(f, mark[ZY_MARK_PLEDGE]);
		if (r && r->schema == &zy_pledge_schema)
			zy_fold_mark(f, r, mark);
		else
			f->loose++;
		return 0;
	}
	if (!f->ids)
		f->ids = zy_intern_new();
	k = zy_intern_put(f->ids, l->id);
	if (k < f->n)
		return 0; /* the first entry stands */
	f->records = zy_grow(f->records, &f->cap, f->n + 1, sizeof(*r));
	r = &f->records[f->n++];
	r->schema = s;
	r->cells = zy_arena_alloc(&f->arena, s->n * sizeof(*r->cells));
	take_cells(s, m, n, r->cells);
	for (c = 0; c < s->n; c++)
		r->cells[c] = keep(f, r->cells[c]);
	return 0;
}

void
zy_mark_id(const struct zy_view *cells, char out[19])
{
	static const int parts[] = {ZY_MARK_PLEDGE, ZY_MARK_STATUS,
	    ZY_MARK_DATE, ZY_MARK_CHANNEL, ZY_MARK_EVIDENCE, ZY_MARK_REASON};
	struct zy_buf b = ZY_BUF_INIT;
	char hash[ZY_HASH_HEX];
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		zy_buf_view(&b, cells[parts[i]]);
		zy_buf_putc(&b, '\0');
	}
	zy_line_hash(zy_buf_get(&b), hash);
	zy_buf_release(&b);
	memcpy(out, "m-", 2);
	memcpy(out + 2, hash, 16);
	out[18] = '\0';
}
