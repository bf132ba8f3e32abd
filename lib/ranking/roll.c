/* SPDX-License-Identifier: MIT */
#include "ranking/roll.h"

#include <stdlib.h>

#include "base/varint.h"

enum {
	LEAST = 128,	   /* bytes of a piece, but for the first */
	MOST = 256 * 1024, /* unless a row needs more */
	GROWTH = 8,	   /* a piece has so many times less than its group */
	MAX_ROWS = INT32_MAX,
};

/*
 * Rows of one file, each behind the number of lines that it is below the one
 * before, or, for the first, of its line.  How many bytes of the last piece are
 * used only its group knows, so that adding a row looks at no piece.
 */
struct zy_roll_piece {
	struct zy_roll_piece *next;
	uint32_t file, used;
	char text[];
};

void
zy_roll_release(struct zy_roll *r)
{
	free(r->groups);
	zy_arena_release(&r->arena);
	*r = (struct zy_roll){0};
}

/* The group, and those of lower numbers, which are empty as long. */
static struct zy_roll_group *
group_at(struct zy_roll *r, uint32_t group)
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

/* A piece more, with room for n bytes at least. */
static void
add_piece(struct zy_roll *r, struct zy_roll_group *g, size_t n, uint32_t file)
{
	const size_t align = _Alignof(max_align_t);
	size_t room = g->bytes / GROWTH;
	struct zy_roll_piece *p;

	/* Many groups have one row: no room for a second. */
	if (room < LEAST && g->last)
		room = LEAST;
	if (room < n)
		room = n;
	room += align - 1 - (sizeof(*p) + room - 1) % align;
	if (room > UINT32_MAX)
		zy_mem_gone();
	p = zy_arena_alloc(&r->arena, sizeof(*p) + room);
	*p = (struct zy_roll_piece){.file = file};
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
zy_roll_add(struct zy_roll *r, uint32_t group, const struct zy_view *cells,
    size_t n, bool ranked, struct zy_roll_place place)
{
	struct zy_roll_group *g = group_at(r, group);
	uint64_t below = place.line - g->line;
	size_t size = zy_row_size(cells, n);
	char *to;

	if (g->all == MAX_ROWS)
		zy_mem_gone();
	if (!g->last || g->file != place.file || place.line < g->line ||
	    g->room - g->used < zy_varint_size(below) + size) {
		below = place.line;
		add_piece(r, g, zy_varint_size(below) + size, place.file);
	}
	to = zy_varint_put(g->last->text + g->used, below);
	to = zy_row_put(to, cells, n, ranked);
	g->used = (uint32_t)(to - g->last->text);
	g->line = place.line;
	g->all++;
	g->ranked += ranked;
}

void
zy_roll_join(struct zy_roll *r, struct zy_roll *other, const uint32_t *groups)
{
	const struct zy_roll_group *from;
	struct zy_roll_group *to;
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
	zy_roll_release(other);
}

static void
enter(struct zy_roll_walk *w, const struct zy_roll_piece *p)
{
	w->piece = p;
	if (!p)
		return;
	w->next = p->text;
	w->end = p->text + (p == w->group->last ? w->group->used : p->used);
	w->place.file = p->file;
	w->place.line = 0;
}

void
zy_roll_begin(struct zy_roll_walk *w, const struct zy_roll *r, uint32_t group)
{
	*w = (struct zy_roll_walk){.group = &r->groups[group]};
	enter(w, w->group->first);
}

const char *
zy_roll_next(struct zy_roll_walk *w)
{
	const char *row;

	if (w->piece && w->next == w->end)
		enter(w, w->piece->next);
	if (!w->piece)
		return NULL;
	w->place.line += zy_varint_get(&w->next);
	row = w->next;
	w->next = zy_row_end(row);
	return row;
}
