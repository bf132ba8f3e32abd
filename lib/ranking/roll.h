/*
 * A roll: records kept in memory by group, in the order in which they came.
 *
 * The rows of a group lie together, in pieces that grow with it, so that a
 * group can be sorted and written without a walk over all memory; a row costs
 * its bytes and two or three more.  Rows do not move.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_ROLL_H
#define ZY_RANKING_ROLL_H

#include "base/mem.h"
#include "ranking/row.h"

struct zy_roll_group {
	struct zy_roll_piece *first, *last;
	uint64_t line;		   /* of the last row */
	uint32_t file, used, room; /* of the last piece */
	uint32_t bytes;		   /* of all pieces, as far as it matters */
	uint32_t all, ranked;	   /* rows */
};

/* All zero is empty. */
struct zy_roll {
	struct zy_roll_group *groups; /* by number */
	size_t n, cap;
	struct zy_arena arena;
};

/* Where a record came from. */
struct zy_roll_place {
	uint32_t file;
	uint64_t line;
};

void zy_roll_release(struct zy_roll *r);
/* A row for a group, which is added where it is new. */
void zy_roll_add(struct zy_roll *r, uint32_t group, const struct zy_view *cells,
    size_t n, bool ranked, struct zy_roll_place place);
/* Moves the rows of other, whose group g is groups[g] here, behind r's. */
void zy_roll_join(
    struct zy_roll *r, struct zy_roll *other, const uint32_t *groups);

/* The rows of a group in order, by one after the other. */
struct zy_roll_walk {
	const struct zy_roll_group *group;
	const struct zy_roll_piece *piece;
	const char *next, *end;
	struct zy_roll_place place; /* of the row that came last */
};
void zy_roll_begin(
    struct zy_roll_walk *w, const struct zy_roll *r, uint32_t group);
/* NULL at the end. */
const char *zy_roll_next(struct zy_roll_walk *w);

#endif
