/*
 * The row store: each group has a list of blocks, whose size grows with the
 * group.  In front of each row stands its line, as the difference from that of
 * the row before.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/row-store.h"

#include <stdlib.h>

#include "base/varint.h"

enum {
	LEAST = 128,	   /* bytes of a block, but for a group's first */
	MOST = 256 * 1024, /* bytes of a block, unless one row needs more */
	GROWTH = 8,	   /* a new block is an eighth of its group's bytes */
	MAX_ROWS = INT32_MAX,
};

/*
 * Some rows of a group, all from one file.  Before each row stands the distance
 * of its line from the line of the row before (from line 0 for the first row).
 * The used bytes of a group's last block are counted in the group, so that
 * adding a row reads no block.
 */
struct zy_row_block {
	struct zy_row_block *next;
	uint32_t file, used;
	char text[];
};

void
zy_row_store_release(struct zy_row_store *r)
{
	free(r->groups);
	zy_arena_release(&r->arena);
	*r = (struct zy_row_store){0};
}

/* Returns the group; makes it and those of lower numbers if need be. */
static struct zy_row_store_group *
group_at(struct zy_row_store *r, uint32_t group)
{
	if (ZY_UNLIKELY(group >= r->n)) {
		r->groups = zy_grow(
		    r->groups, &r->cap, (size_t)group + 1, sizeof(*r->groups));
		memset(r->groups + r->n, 0,
		    (group + 1 - r->n) * sizeof(*r->groups));
		r->n = (size_t)group + 1;
	}
	return &r->groups[group];
}

/* Adds a block with room for at least n bytes to the group. */
static void
add_block(struct zy_row_store *r, struct zy_row_store_group *g, size_t n,
    uint32_t file)
{
	const size_t align = _Alignof(max_align_t);
	size_t room = g->bytes / GROWTH;
	struct zy_row_block *p;

	/* Many groups have only one row: no room for a second. */
	if (room < LEAST && g->last)
		room = LEAST;
	if (room < n)
		room = n;
	room += align - 1 - (sizeof(*p) + room - 1) % align;
	if (room > UINT32_MAX)
		zy_mem_gone();
	p = zy_arena_alloc(&r->arena, sizeof(*p) + room);
	*p = (struct zy_row_block){.file = file};
	if (g->last) {
		g->last->next = p;
		g->last->used = g->used;
	} else {
		g->first = p;
	}
	g->last = p;
	g->file = file;
	g->used = 0;
	g->room = (uint32_t)room;
	g->bytes = room < MOST * GROWTH - g->bytes ? g->bytes + (uint32_t)room
						   : MOST * GROWTH;
}

void
zy_row_store_add(struct zy_row_store *r, uint32_t group,
    const struct zy_view *cells, size_t n, bool ranked,
    struct zy_row_origin origin)
{
	struct zy_row_store_group *g = group_at(r, group);
	uint64_t below = origin.line - g->line;
	size_t size = zy_row_size(cells, n);
	char *to;

	if (g->all == MAX_ROWS)
		zy_mem_gone();
	if (!g->last || g->file != origin.file || origin.line < g->line ||
	    g->room - g->used < zy_varint_size(below) + size) {
		below = origin.line;
		add_block(r, g, zy_varint_size(below) + size, origin.file);
	}
	to = zy_varint_put(g->last->text + g->used, below);
	to = zy_row_put(to, cells, n, ranked);
	g->used = (uint32_t)(to - g->last->text);
	g->line = origin.line;
	g->all++;
	g->ranked += ranked;
}

void
zy_row_store_join(
    struct zy_row_store *r, struct zy_row_store *other, const uint32_t *groups)
{
	const struct zy_row_store_group *from;
	struct zy_row_store_group *to;
	size_t i;

	for (i = 0; i < other->n; i++) {
		from = &other->groups[i];
		to = group_at(r, groups[i]);
		if (!from->first)
			continue;
		if (from->all > MAX_ROWS - to->all)
			zy_mem_gone();
		if (to->last) {
			to->last->next = from->first;
			to->last->used = to->used;
		} else {
			to->first = from->first;
		}
		to->last = from->last;
		to->line = from->line;
		to->file = from->file;
		to->used = from->used;
		to->room = from->room;
		to->bytes = from->bytes < MOST * GROWTH - to->bytes
				? to->bytes + from->bytes
				: MOST * GROWTH;
		to->all += from->all;
		to->ranked += from->ranked;
	}
	zy_arena_join(&r->arena, &other->arena);
	zy_row_store_release(other);
}

/*
 * Moves a walk to the beginning of block p, or to the end of the group where p
 * is NULL.
 */
static void
enter(struct zy_row_store_walk *w, const struct zy_row_block *p)
{
	w->block = p;
	if (!p)
		return;
	w->next = p->text;
	w->end = p->text + (p == w->group->last ? w->group->used : p->used);
	w->origin.file = p->file;
	w->origin.line = 0;
}

void
zy_row_store_begin(
    struct zy_row_store_walk *w, const struct zy_row_store *r, uint32_t group)
{
	*w = (struct zy_row_store_walk){.group = &r->groups[group]};
	enter(w, w->group->first);
}

const char *
zy_row_store_next(struct zy_row_store_walk *w)
{
	const char *row;

	if (w->block && w->next == w->end)
		enter(w, w->block->next);
	if (!w->block)
		return NULL;
	w->origin.line += zy_varint_get(&w->next);
	row = w->next;
	w->next = zy_row_end(row);
	return row;
}

void
zy_row_store_unrank(struct zy_row_store *s,
    bool (*stays)(void *context, const char *row), void *context)
{
	struct zy_row_store_walk walk;
	const char *row;
	size_t g;

	for (g = 0; g < s->n; g++) {
		zy_row_store_begin(&walk, s, (uint32_t)g);
		while ((row = zy_row_store_next(&walk)) != NULL) {
			if (!zy_row_ranked(row) || stays(context, row))
				continue;
			zy_row_unrank((char *)(uintptr_t)row);
			s->groups[g].ranked--;
		}
	}
}
