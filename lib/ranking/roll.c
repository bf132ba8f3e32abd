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
 * before, or, for the first, of its line.
 */
struct zy_roll_piece {
	struct zy_roll_piece *next;
	uint32_t file, rows, used, room;
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
static struct zy_roll_piece *
add_piece(struct zy_roll *r, struct zy_roll_group *g, size_t n, uint32_t file)
{
	const size_t align = _Alignof(max_align_t);
	size_t room = g->bytes / GROWTH < MOST ? g->bytes / GROWTH : MOST;
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
	*p = (struct zy_roll_piece){.file = file, .room = (uint32_t)room};
	if (g->last)
		g->last->next = p;
	else
		g->first = p;
	g->last = p;
	g->bytes += sizeof(*p) + room;
	return p;
}

void
zy_roll_add(struct zy_roll *r, uint32_t group, const struct zy_view *cells,
    size_t n, bool ranked, struct zy_roll_place place)
{
	struct zy_roll_group *g = group_at(r, group);
	struct zy_roll_piece *p = g->last;
	size_t size = zy_row_size(cells, n);
	uint64_t below = place.line - g->line;
	char *to;

	if (g->all == MAX_ROWS)
		zy_mem_gone();
	if (!p || p->file != place.file || place.line < g->line ||
	    p->room - p->used < zy_varint_size(below) + size) {
		below = place.line;
		p = add_piece(r, g, zy_varint_size(below) + size, place.file);
	}
	to = zy_varint_put(p->text + p->used, below);
	to = zy_row_put(to, cells, n, ranked);
	p->used = (uint32_t)(to - p->text);
	p->rows++;
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
		if (to->last)
			to->last->next = from->first;
		else
			to->first = from->first;
		to->last = from->last;
		to->bytes += from->bytes;
		to->line = from->line;
		to->all += from->all;
		to->ranked += from->ranked;
	}
	zy_arena_join(&r->arena, &other->arena);
	zy_roll_release(other);
}

static void
enter(struct zy_roll_walk *w, const struct zy_roll_piece *p)
{
	*w = (struct zy_roll_walk){.piece = p};
	if (!p)
		return;
	w->next = p->text;
	w->left = p->rows;
	w->place.file = p->file;
}

void
zy_roll_begin(struct zy_roll_walk *w, const struct zy_roll *r, uint32_t group)
{
	enter(w, r->groups[group].first);
}

const char *
zy_roll_next(struct zy_roll_walk *w)
{
	const char *row;

	if (w->piece && w->left == 0)
		enter(w, w->piece->next);
	if (!w->piece)
		return NULL;
	w->place.line += zy_varint_get(&w->next);
	row = w->next;
	w->next = zy_row_end(row);
	w->left--;
	return row;
}
