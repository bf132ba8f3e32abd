/*
 * Folding: computes the present state of the records of a register.
 *
 * A record is entered once and its line never changes.  What happens to it
 * later is recorded in lines of their own, marks and withdrawals, that refer
 * to it by its id.  Folding reads all lines in order and applies each mark and
 * withdrawal to its record.  The records come out in the order in which they
 * were entered.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_FOLD_H
#define ZY_REGISTER_FOLD_H

#include "base/attr.h"
#include "base/intern.h"
#include "register/chain.h"
#include "register/entry.h"
#include "register/line.h"
#include "register/register.h"
#include "stream/json.h"

ZY_BEGIN_C

/* The present state of one record. */
struct zy_folded {
	const struct zy_schema *schema;
	/*
	 * The cells in one piece, since there may be millions: the length of
	 * each (base/varint.h), then their texts; behind them the reason of
	 * the last mark of a pledge that has one.
	 */
	char *packed;
	uint64_t line; /* the line of its entry; 0: not in the register yet */
	/* the day on which it was entered, as 20100630; 0: not known */
	uint32_t day;
	bool withdrawn;
};

/*
 * Fills cells, one for each column of the record's schema.  They are borrowed
 * until a line is added to the fold.
 */
void zy_folded_cells(const struct zy_folded *r, struct zy_view *cells);
/* Returns one cell, borrowed as those of zy_folded_cells. */
struct zy_view zy_folded_cell(const struct zy_folded *r, size_t column);

/*
 * Returns the reason of a pledge's last mark that has one, an empty view where
 * there is none; borrowed as the cells.
 */
struct zy_view zy_folded_reason(const struct zy_folded *r);

/*
 * The present state of all records.  All bytes zero is an empty fold; members
 * may be read.  Release it with zy_fold_release.
 */
struct zy_fold {
	struct zy_intern *ids; /* id to index in records */
	struct zy_folded *records;
	size_t n, cap;
	uint64_t orphans; /* marks and withdrawals of records that are absent */
};

/* Frees everything in the fold and sets it to zero. */
void zy_fold_release(struct zy_fold *f);
/*
 * Applies one line of a register, given as the parsed line and the n members of
 * its JSON object.  Returns 0, or -1 with a ZY_ERROR_IO when the line is a kind
 * of record that this program does not know.
 */
int zy_fold_add_line(struct zy_fold *f, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e);
/*
 * Applies an entry of kind k, given by its cells, which are copied.  line is
 * the number of its line, 0 for an entry that is not in the register yet.
 */
void zy_fold_add(struct zy_fold *f, const struct zy_entry_kind *k,
    const struct zy_view *cells, uint64_t line);
/*
 * Returns the record with that id, or NULL.  It is borrowed, until an entry is
 * added.
 */
struct zy_folded *zy_fold_find(const struct zy_fold *f, struct zy_view id);

/*
 * Called by zy_fold_walk for each line with the parsed line and the n members
 * of its JSON object, all borrowed until it returns.  Any result but 0 stops
 * the walk.
 */
typedef int zy_fold_visit(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e);
/*
 * Calls take for each line that the check c of a register allows to read; path
 * is the name in messages.  Where c is unverified, what is no line is passed
 * over.  Returns 0 after the last line, the result of take when that is not 0,
 * or -1 with e set when a line cannot be read.
 */
int zy_fold_walk(const struct zy_chain *c, const char *path,
    zy_fold_visit *take, void *context, struct zy_error *e);
/*
 * Applies all lines that the check c of a register allows to read; path is the
 * name in messages.  Returns 0, or -1 with e set; the lines before the bad one
 * are then applied.
 */
int zy_fold_register(struct zy_fold *f, const struct zy_chain *c,
    const char *path, struct zy_error *e);

/*
 * Calls take for each wanted line that opening the register found; path is the
 * name in messages.  Returns as zy_fold_walk does.
 */
int zy_fold_walk_found(const struct zy_register *r, const char *path,
    zy_fold_visit *take, void *context, struct zy_error *e);
/*
 * Applies the wanted lines that opening the register found; path is the name in
 * messages.  Returns 0, or -1 with e set; the lines before the bad one are then
 * applied.
 */
int zy_fold_found(struct zy_fold *f, const struct zy_register *r,
    const char *path, struct zy_error *e);

/* Returns the value of the member with that key, an empty view for none. */
struct zy_view zy_fold_member(
    const struct zy_json_member *m, size_t n, const char *key);
/*
 * Fills cells, one for each column of the schema, from the n members of the
 * JSON object of a line.  A column that the line lacks gets an empty view.
 */
void zy_fold_cells(const struct zy_schema *s, const struct zy_json_member *m,
    size_t n, struct zy_view *cells);

ZY_END_C

#endif
