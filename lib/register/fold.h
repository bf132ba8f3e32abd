/*
 * Folding: from the lines of a register to the records as they stand.
 *
 * A record is entered once; what happens to it later are lines of their own,
 * marks, which name it.  Folding takes the lines in their order, as of a day
 * where one is given, and lets each mark change its record.  Records come out
 * in the order in which they were entered, with the columns of their schema.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_FOLD_H
#define ZY_REGISTER_FOLD_H

#include "base/intern.h"
#include "base/mem.h"
#include "register/line.h"
#include "stream/column.h"
#include "stream/json.h"

/* Columns of a mark (zy_mark_schema), by their numbers. */
enum zy_mark_column {
	ZY_MARK_ID,
	ZY_MARK_PLEDGE,
	ZY_MARK_STATUS,
	ZY_MARK_DATE,
	ZY_MARK_CHANNEL,
	ZY_MARK_EVIDENCE,
	ZY_MARK_REASON,
	ZY_MARK_SOURCE,
	ZY_MARK_COLUMNS,
};

/* A record as it stands: a cell for each column of its schema. */
struct zy_folded {
	const struct zy_schema *schema;
	struct zy_view *cells; /* in the arena */
};

/* All zero is empty; transparent for reading. */
struct zy_fold {
	struct zy_intern *ids; /* of records, numbers into them */
	struct zy_folded *records;
	size_t n, cap;
	uint64_t loose; /* marks of nothing that is there */
	struct zy_arena arena;
};

void zy_fold_release(struct zy_fold *f);
/*
 * Takes one line, parsed and as the members of its object.  0, or -1 with a
 * ZY_ERROR_IO: a record that this program does not know.
 */
int zy_fold_take(struct zy_fold *f, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e);
/* The record of that id, or NULL. */
struct zy_folded *zy_fold_find(const struct zy_fold *f, struct zy_view id);
/* Lets a mark (ZY_MARK_COLUMNS cells) change a pledge. */
void zy_fold_mark(
    struct zy_fold *f, struct zy_folded *pledge, const struct zy_view *mark);

/* The member of that name, or an empty view. */
struct zy_view zy_fold_member(
    const struct zy_json_member *m, size_t n, const char *key);
/* False where the id of a pledge or mark is not that of its content. */
bool zy_fold_id_is(
    const struct zy_line *l, const struct zy_json_member *m, size_t n);
/* The schema that a line's record has, or NULL. */
const struct zy_schema *zy_fold_schema(struct zy_view record);
/* "m-" and 16 hex digits over pledge, status, date, channel, evidence. */
void zy_mark_id(const struct zy_view *cells, char out[19]);

#endif
