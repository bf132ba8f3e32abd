/*
 * Mixed streams: entries of several kinds in one stream.
 *
 * A register, or several registers together, may hold pledges, comments,
 * activities and awards.  A mixed stream has all of them: its first column,
 * `record`, names the kind of an entry; the other columns are those of all
 * kinds, and are empty where a kind lacks the column.  The last columns are
 * extras, which a program that reads the registers themselves would know as
 * well: the day on which an entry was entered, why a pledge has its status, and
 * the type and the day of the last activity that followed an activity.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_MIXED_H
#define ZY_REGISTER_MIXED_H

#include "base/attr.h"
#include "register/entry.h"
#include "stream/reader.h"
#include "stream/writer.h"

ZY_BEGIN_C

/* The kinds of entries that a mixed stream may have. */
enum zy_mixed_kind {
	ZY_MIXED_PLEDGE,
	ZY_MIXED_COMMENT,
	ZY_MIXED_ACTIVITY,
	ZY_MIXED_AWARD,
	ZY_MIXED_KINDS, /* the number of kinds */
};

/* The columns of a mixed stream beyond those of its entries. */
enum zy_mixed_extra {
	ZY_MIXED_ENTERED,     /* the day on which it was entered */
	ZY_MIXED_REASON,      /* of a pledge's last mark that has one */
	ZY_MIXED_FOLLOWED,    /* day of the last activity that followed it */
	ZY_MIXED_FOLLOWED_BY, /* type of that activity */
	ZY_MIXED_EXTRAS,      /* their number */
};

enum {
	ZY_MIXED_COLUMNS_MAX =
	    1 + (int)ZY_MIXED_KINDS * ZY_ENTRY_COLUMNS_MAX + ZY_MIXED_EXTRAS,
	ZY_MIXED_NUMBERS_MAX = 8,
};

/*
 * The positions of the columns of each kind in a mixed stream.  The caller sets
 * all bytes to zero; nothing needs to be released.
 */
struct zy_mixed {
	size_t bound; /* number of columns of the stream */
	int record;
	int columns[ZY_MIXED_KINDS][ZY_ENTRY_COLUMNS_MAX]; /* -1: none */
	int extras[ZY_MIXED_EXTRAS];			   /* -1: none */
	/* Declarations of the columns of numbers, with canonical headings. */
	struct zy_column numbers[ZY_MIXED_NUMBERS_MAX];
	size_t nnumbers;
};

/* Returns the schema of the entries of a kind, a constant. */
const struct zy_schema *zy_mixed_schema(enum zy_mixed_kind kind);
/*
 * Returns the kind whose entries have the columns of the schema, or
 * ZY_MIXED_KINDS where there is none.
 */
enum zy_mixed_kind zy_mixed_kind_of(const struct zy_schema *s);

/*
 * Returns whether a stream of entries of that kind alone also has the extra
 * column, after its own columns.
 */
bool zy_mixed_has_extra(enum zy_mixed_kind kind, enum zy_mixed_extra extra);
/* Adds the extra column to out, before the first record. */
void zy_mixed_declare_extra(enum zy_mixed_extra extra, struct zy_writer *out);
/*
 * Returns the number of the extra column in the stream that r reads, or -1
 * where the stream lacks it.
 */
int zy_mixed_find_extra(const struct zy_reader *r, enum zy_mixed_extra extra);

/*
 * Adds the columns of a mixed stream to out, before the first record: those of
 * the kinds whose bits are set in kinds (1 << kind), and the extras.  Stores
 * their positions in m; out borrows from m until it is finished.
 */
void zy_mixed_declare(
    struct zy_mixed *m, unsigned kinds, struct zy_writer *out);
/*
 * Writes an entry of that kind as the next record of out.  cells has a cell for
 * each column of the kind's schema, extras has ZY_MIXED_EXTRAS cells.
 */
void zy_mixed_write(const struct zy_mixed *m, enum zy_mixed_kind kind,
    const struct zy_view *cells, const struct zy_view *extras,
    struct zy_writer *out);

/*
 * Finds the columns of a mixed stream among those of r and stores their numbers
 * in m, unless m has them already.  To be called for each record, since records
 * of JSON may add columns.
 */
void zy_mixed_bind(struct zy_mixed *m, const struct zy_reader *r);
/*
 * Sets *kind to the kind of the current record of r.  Returns 0; or -1 with a
 * ZY_ERROR_RECORD, with its place, and *kind undefined, where the cell `record`
 * is not the name of a kind.
 */
int zy_mixed_read(const struct zy_mixed *m, const struct zy_reader *r,
    enum zy_mixed_kind *kind, struct zy_error *e);
/*
 * Fills cells, one for each column of the kind, and extras, unless it is NULL,
 * with the cells of the current record of r.  They are borrowed until r reads
 * the next record.
 */
void zy_mixed_cells(const struct zy_mixed *m, const struct zy_reader *r,
    enum zy_mixed_kind kind, struct zy_view *cells, struct zy_view *extras);

ZY_END_C

#endif
