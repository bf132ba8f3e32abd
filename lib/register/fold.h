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

/* The present state of one record, owned by the fold. */
struct zy_folded {
	const struct zy_schema *schema;
	/*
	 * The cells, and the reason of the last mark of a pledge that has one,
	 * in one block of memory, to save space (there may be millions): all
	 * lengths (base/varint.h), then all texts.
	 */
	char *packed;
	uint64_t line; /* the line of its entry; 0: not in the register yet */
	/* The day on which it was entered, as 20100630; 0: not known. */
	uint32_t day;
	bool withdrawn;
};

/*
 * Fills cells, one for each column of the record's schema, borrowed from the
 * fold until a line is added to it.
 */
void zy_folded_cells(const struct zy_folded *r, struct zy_view *cells);
/*
 * Returns one cell of the record, borrowed from the fold until a line is added
 * to it.
 */
struct zy_view zy_folded_cell(const struct zy_folded *r, size_t column);

/*
 * Returns the reason of a pledge's last mark that has one, or an empty view;
 * borrowed from the fold until a line is added to it.
 */
struct zy_view zy_folded_reason(const struct zy_folded *r);

/*
 * The present state of all records.  With all bytes zero it is empty.  Callers
 * may read the members.  Release it with zy_fold_release.
 */
struct zy_fold {
	struct zy_intern *ids; /* id to index in records */
	struct zy_folded *records;
	size_t n, cap;
	uint64_t orphans; /* marks and withdrawals whose record is absent */
};

/* Frees everything in the fold and sets it to zero. */
void zy_fold_release(struct zy_fold *f);
/*
 * Applies one line of a register, given as the parsed line l and the n members
 * of its JSON object; what is needed of them is copied.  Returns 0, or -1 with
 * a ZY_ERROR_IO, without a place, when the program does not know the kind of
 * record.
 */
int zy_fold_add_line(struct zy_fold *f, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e);
/*
 * Applies an entry of kind k, given by its cells, which are copied.  line is
 * the number of its line in the register, 0 for an entry that is not in the
 * register yet.  A second record with the same id is ignored.
 */
void zy_fold_add(struct zy_fold *f, const struct zy_entry_kind *k,
    const struct zy_view *cells, uint64_t line);
/*
 * Returns the record with that id, borrowed until an entry is added, or NULL.
 */
struct zy_folded *zy_fold_find(const struct zy_fold *f, struct zy_view id);

/*
 * A function that zy_fold_walk calls for each line, with the parsed line and
 * the n members of its JSON object, which are borrowed until it returns.
 * Returns 0, or another number, which stops the walk.
 */
typedef int zy_fold_visit(void *context, const struct zy_line *l,
    const struct zy_json_member *m, size_t n, struct zy_error *e);
/*
 * Calls `take` for each line that the check c of a register allows to read;
 * path is the file's name in messages.  Where c is unverified, bytes that are
 * not a line are skipped.  Returns 0 after the last line, the result of `take`
 * when that is not 0, or -1 with e set when a line cannot be read.
 */
int zy_fold_walk(const struct zy_chain *c, const char *path,
    zy_fold_visit *take, void *context, struct zy_error *e);
/*
 * Applies all lines that the check c of a register allows to read; path is the
 * file's name in messages.  Returns 0; or -1 with e set, with the lines before
 * the bad one applied.
 */
int zy_fold_register(struct zy_fold *f, const struct zy_chain *c,
    const char *path, struct zy_error *e);

/*
 * Calls `take` for each wanted line that opening the register found, in order;
 * path is the file's name in messages.  Returns 0 after the last line, the
 * result of `take` when that is not 0, or -1 with e set when a line cannot be
 * read.
 */
int zy_fold_walk_found(const struct zy_register *r, const char *path,
    zy_fold_visit *take, void *context, struct zy_error *e);
/*
 * Applies the wanted lines that opening the register found; path is the file's
 * name in messages.  Returns 0; or -1 with e set, with the lines before the bad
 * one applied.
 */
int zy_fold_found(struct zy_fold *f, const struct zy_register *r,
    const char *path, struct zy_error *e);

/*
 * Returns the value of the member with that key among the n members m,
 * borrowed; an empty view when there is none.
 */
struct zy_view zy_fold_member(
    const struct zy_json_member *m, size_t n, const char *key);
/*
 * Fills cells, one for each column of the schema, from the n members m of the
 * JSON object of a line, from which they are borrowed.  A column that the line
 * lacks gets an empty view.
 */
void zy_fold_cells(const struct zy_schema *s, const struct zy_json_member *m,
    size_t n, struct zy_view *cells);

ZY_END_C

#endif
