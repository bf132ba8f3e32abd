/*
 * Folding: from the lines of a register to the records as they stand.
 *
 * A record is entered once; what happens to it later are lines of their own,
 * marks and withdrawals, which name it.  Folding takes the lines in their
 * order and lets each change its record.  Records come out in the order in
 * which they were entered, with the columns of their schema.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_FOLD_H
#define ZY_REGISTER_FOLD_H

#include "base/intern.h"
#include "base/mem.h"
#include "register/entry.h"
#include "register/line.h"
#include "register/register.h"
#include "stream/json.h"

/* A record as it stands: a cell for each column of its schema. */
struct zy_folded {
	const struct zy_schema *schema;
	struct zy_view *cells; /* in the arena */
	uint64_t line;	       /* where it was entered; 0: not yet */
	bool withdrawn;
};

/* All zero is empty; transparent for reading. */
struct zy_fold {
	struct zy_intern *ids; /* of records, numbers into them */
	struct zy_folded *records;
	size_t n, cap;
	uint64_t loose; /* marks and withdrawals of nothing that is there */
	struct zy_arena arena;
};

void zy_fold_release(struct zy_fold *f);
/*
 * Takes one line, parsed and as the members of its object.  0, or -1 with a
 * ZY_ERROR_IO: a record that this program does not know.
 */
int zy_fold_take(struct zy_fold *f, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e);
/* Takes the cells of an entry that is about to be made, in the same way. */
void zy_fold_enter(struct zy_fold *f, const struct zy_entry_kind *k,
    const struct zy_view *cells, uint64_t line);
/* The record of that id, or NULL. */
struct zy_folded *zy_fold_find(const struct zy_fold *f, struct zy_view id);

/* Called for each line of a register, parsed.  Not 0: stop. */
typedef int zy_fold_line(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e);
/* Walks an open register; path is for messages.  What take returned, or -1. */
int zy_fold_walk(const struct zy_register *r, const char *path,
    zy_fold_line *take, void *context, struct zy_error *e);
/* Takes all lines of an open register.  0 or -1. */
int zy_fold_register(struct zy_fold *f, const struct zy_register *r,
    const char *path, struct zy_error *e);

/* The member of that name, or an empty view. */
struct zy_view zy_fold_member(
    const struct zy_json_member *m, size_t n, const char *key);
/* A cell for each column of the schema, from the members of an object. */
void zy_fold_cells(const struct zy_schema *s, const struct zy_json_member *m,
    size_t n, struct zy_view *cells);

#endif
