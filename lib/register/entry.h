/*
 * Entries: the kinds of record that registers hold, and what each is known by.
 *
 * An entry's id comes from its content, so that the same submission sent
 * twice is recognised, and a changed line no longer fits its own id.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_ENTRY_H
#define ZY_REGISTER_ENTRY_H

#include "stream/column.h"

enum {
	ZY_ENTRY_ID_MAX = 2 + 16 + 1,
	ZY_ENTRY_COLUMNS_MAX = 16, /* of any kind */
};

struct zy_entry_kind {
	const struct zy_schema *schema; /* its name is the line's record */
	char prefix;			/* of ids: 'p' */
	const int *parts;		/* columns that an id is made of */
	size_t nparts;
};

extern const struct zy_entry_kind zy_entry_pledge;
extern const struct zy_entry_kind zy_entry_mark;
extern const struct zy_entry_kind zy_entry_comment;
extern const struct zy_entry_kind zy_entry_activity;
extern const struct zy_entry_kind zy_entry_award;
extern const struct zy_entry_kind zy_entry_withdrawal;

/* Columns of marks, comments, activities, awards, withdrawals. */
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
	ZY_COMMENT_SOURCE,
	ZY_COMMENT_COLUMNS,
};

enum zy_activity_column {
	ZY_ACTIVITY_ID,
	ZY_ACTIVITY_TYPE,
	ZY_ACTIVITY_ORG,
	ZY_ACTIVITY_DATE,
	ZY_ACTIVITY_PERSON,
	ZY_ACTIVITY_TITLE,
	ZY_ACTIVITY_NUMBER,
	ZY_ACTIVITY_DUE,
	ZY_ACTIVITY_REF,
	ZY_ACTIVITY_RESULT,
	ZY_ACTIVITY_NOTE,
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

/* The kind of a line's record, or NULL. */
const struct zy_entry_kind *zy_entry_kind_find(struct zy_view record);
/*
 * The prefix, '-' and the first 16 hex digits of the SHA-256 over the parts,
 * each with a NUL behind it.
 */
void zy_entry_id(const struct zy_entry_kind *k, const struct zy_view *cells,
    char out[ZY_ENTRY_ID_MAX]);

#endif
