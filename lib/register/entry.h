/*
 * Entries: the kinds of records that registers hold, and how their ids are
 * made.
 *
 * The id of an entry is a hash of its content.  So a submission that is sent
 * twice is recognised, and a line that somebody has changed no longer matches
 * its own id.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_ENTRY_H
#define ZY_REGISTER_ENTRY_H

#include "base/attr.h"
#include "stream/column.h"

ZY_BEGIN_C

enum {
	ZY_ENTRY_ID_MAX = 2 + 16 + 1,
	ZY_ENTRY_COLUMNS_MAX = 24, /* no kind has more columns */
};

/* A kind of entry. */
struct zy_entry_kind {
	/* Its columns; its name is the value of `record` in a line. */
	const struct zy_schema *schema;
	char prefix; /* the first character of its ids: 'p' */
	/* Numbers of the columns that the id is made of. */
	const int *parts;
	size_t nparts;
	/*
	 * Numbers of the columns that came with version 2 of the format, in
	 * ascending order.  Their cells are part of the id if not empty.
	 */
	const int *added;
	size_t nadded;
	/* Columns, one bit for each, that have the date of what has happened:
	 * it cannot be in the future. */
	unsigned past;
};

/*
 * The kinds of entries: a pledge, and below a mark of a pledge, a comment, an
 * activity, a stage of an award, and a withdrawal of an entry.
 */
extern const struct zy_entry_kind zy_entry_pledge;
extern const struct zy_entry_kind zy_entry_mark;
extern const struct zy_entry_kind zy_entry_comment;
extern const struct zy_entry_kind zy_entry_activity;
extern const struct zy_entry_kind zy_entry_award;
extern const struct zy_entry_kind zy_entry_withdrawal;

/* The columns of zy_mark_schema by number, and so on for the other kinds. */
enum zy_mark_column {
	ZY_MARK_ID,
	ZY_MARK_PLEDGE,
	ZY_MARK_STATUS,
	ZY_MARK_DATE,
	ZY_MARK_CHANNEL,
	ZY_MARK_EVIDENCE,
	ZY_MARK_REASON,
	ZY_MARK_FEEDBACK,
	ZY_MARK_SOURCE,
	ZY_MARK_COLUMNS,
};

enum zy_comment_column {
	ZY_COMMENT_ID,
	ZY_COMMENT_SUBJECT,
	ZY_COMMENT_COMMENTER,
	ZY_COMMENT_POST,
	ZY_COMMENT_ORG,
	ZY_COMMENT_DATE,
	ZY_COMMENT_FORM,
	ZY_COMMENT_ACHIEVEMENTS,
	ZY_COMMENT_PROBLEMS,
	ZY_COMMENT_DIRECTION,
	ZY_COMMENT_FOLLOWUP,
	ZY_COMMENT_SOURCE,
	ZY_COMMENT_COLUMNS,
};

enum zy_activity_column {
	ZY_ACTIVITY_ID,
	ZY_ACTIVITY_TYPE,
	ZY_ACTIVITY_ORG,
	ZY_ACTIVITY_DATE,
	ZY_ACTIVITY_PERSON,
	ZY_ACTIVITY_MEMBER,
	ZY_ACTIVITY_ISSUER,
	ZY_ACTIVITY_TITLE,
	ZY_ACTIVITY_NUMBER,
	ZY_ACTIVITY_BASIS,
	ZY_ACTIVITY_DUE,
	ZY_ACTIVITY_REF,
	ZY_ACTIVITY_ATTENDED,
	ZY_ACTIVITY_EXPECTED,
	ZY_ACTIVITY_GOAL,
	ZY_ACTIVITY_RESULT,
	ZY_ACTIVITY_LINK,
	ZY_ACTIVITY_NOTE,
	ZY_ACTIVITY_STATE,
	ZY_ACTIVITY_SOURCE,
	ZY_ACTIVITY_COLUMNS,
};

enum zy_award_column {
	ZY_AWARD_ID,
	ZY_AWARD_SUBJECT,
	ZY_AWARD_AWARD,
	ZY_AWARD_STAGE,
	ZY_AWARD_DATE,
	ZY_AWARD_BY,
	ZY_AWARD_RESULT,
	ZY_AWARD_REASON,
	ZY_AWARD_NUMBER,
	ZY_AWARD_SELFSCORE,
	ZY_AWARD_SOURCE,
	ZY_AWARD_COLUMNS,
};

enum zy_withdrawal_column {
	ZY_WITHDRAWAL_ID,
	ZY_WITHDRAWAL_REF,
	ZY_WITHDRAWAL_REASON,
	ZY_WITHDRAWAL_SOURCE,
	ZY_WITHDRAWAL_COLUMNS,
};

/*
 * Returns the kind of entry whose schema has that name, the value of `record`
 * in a line; NULL when there is none.
 */
const struct zy_entry_kind *zy_entry_kind_find(struct zy_view record);
/*
 * Writes the id of an entry with these cells into out: the prefix of its kind,
 * '-', and the first 16 hex digits of a SHA-256.  Hashed are the cells of
 * `parts`, each followed by a NUL byte, and then, for each column of `added`
 * whose cell is not empty, the name and the cell, each followed by a NUL byte.
 * So an entry without such cells has the id that version 1 gave it.
 */
void zy_entry_id(const struct zy_entry_kind *k, const struct zy_view *cells,
    char out[ZY_ENTRY_ID_MAX]);
/*
 * Writes to out the id that an entry with these cells had in a line of version
 * 1, which lacked the columns of `added`. Returns whether it differs from the
 * present id (zy_entry_id).
 */
bool zy_entry_old_id(const struct zy_entry_kind *k, const struct zy_view *cells,
    char out[ZY_ENTRY_ID_MAX]);
/*
 * Returns whether lines of that version of the format have the column with that
 * number of the kind's schema.
 */
bool zy_entry_has(
    const struct zy_entry_kind *k, size_t column, uint64_t version);

ZY_END_C

#endif
