/*
 * Mixed streams: entries of several kinds in one stream.
 *
 * A register, or several registers together, may hold pledges, comments,
 * activities and awards.  A mixed stream has them all: its first column,
 * `record`, says of which kind an entry is, the others are the columns of all
 * kinds, empty where a kind has no such column.  Behind them stands what a
 * program that reads the registers themselves would know as well: the day on
 * which an entry was entered, why a pledge was marked as it is, and what the
 * last activity that followed an activity was, and when.
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

/* What a mixed stream says of an entry beyond its own columns. */
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
 * Where the columns of each kind stand in a mixed stream.  The caller sets all
 * bytes to zero; nothing needs to be released.
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

/* Returns the columns of a kind. */
const struct zy_schema *zy_mixed_schema(enum zy_mixed_kind kind);
/*
 * Returns the kind whose entries have the columns of the schema;
 * ZY_MIXED_KINDS: none has.
 */
enum zy_mixed_kind zy_mixed_kind_of(const struct zy_schema *s);

/*
 * Returns whether a stream of that kind alone says this, too, behind its own
 * columns.
 */
bool zy_mixed_has_extra(enum zy_mixed_kind kind, enum zy_mixed_extra extra);
/* Declares the column of it to out. */
void zy_mixed_declare_extra(enum zy_mixed_extra extra, struct zy_writer *out);
/* Returns the number of its column in the stream that r reads, or -1. */
int zy_mixed_find_extra(const struct zy_reader *r, enum zy_mixed_extra extra);

/*
 * Declares the columns of a mixed stream of those kinds to out, which borrows
 * from m until it is finished: kinds has a bit for each, the lowest for kind 0.
 */
void zy_mixed_declare(
    struct zy_mixed *m, unsigned kinds, struct zy_writer *out);
/*
 * Writes an entry: a cell for each column of its kind, and ZY_MIXED_EXTRAS
 * cells more.
 */
void zy_mixed_write(const struct zy_mixed *m, enum zy_mixed_kind kind,
    const struct zy_view *cells, const struct zy_view *extras,
    struct zy_writer *out);

/*
 * Finds the columns in the stream that r reads, unless they are bound already;
 * to be called for each record, since JSON may add columns with any.
 */
void zy_mixed_bind(struct zy_mixed *m, const struct zy_reader *r);
/*
 * Sets *kind to that of the record that r has read.  Returns 0, or -1 with e
 * set where there is no such kind.
 */
int zy_mixed_read(const struct zy_mixed *m, const struct zy_reader *r,
    enum zy_mixed_kind *kind, struct zy_error *e);
/*
 * Fills cells, one for each column of the kind, and extras, if it is not NULL,
 * from the record that r has read; borrowed until the next record.
 */
void zy_mixed_cells(const struct zy_mixed *m, const struct zy_reader *r,
    enum zy_mixed_kind kind, struct zy_view *cells, struct zy_view *extras);

ZY_END_C

#endif
