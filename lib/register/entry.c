/*
 * The table of the kinds of entries, and ids of entries: implements entry.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/entry.h"

#include "model/record.h"
#include "register/line.h"
#include "register/pledge.h"

/* What may change or be added while a pledge stays the same is left out. */
static const int pledge_parts[] = {ZY_PLEDGE_SUBJECT, ZY_PLEDGE_KIND,
    ZY_PLEDGE_TEXT, ZY_PLEDGE_DUE, ZY_PLEDGE_OWNER};
static const int mark_parts[] = {ZY_MARK_PLEDGE, ZY_MARK_STATUS, ZY_MARK_DATE,
    ZY_MARK_CHANNEL, ZY_MARK_EVIDENCE, ZY_MARK_REASON};
static const int comment_parts[] = {ZY_COMMENT_SUBJECT, ZY_COMMENT_COMMENTER,
    ZY_COMMENT_DATE, ZY_COMMENT_ACHIEVEMENTS, ZY_COMMENT_PROBLEMS,
    ZY_COMMENT_DIRECTION};
static const int activity_parts[] = {ZY_ACTIVITY_TYPE, ZY_ACTIVITY_ORG,
    ZY_ACTIVITY_DATE, ZY_ACTIVITY_PERSON, ZY_ACTIVITY_TITLE, ZY_ACTIVITY_NUMBER,
    ZY_ACTIVITY_DUE, ZY_ACTIVITY_REF, ZY_ACTIVITY_RESULT, ZY_ACTIVITY_NOTE};
static const int award_parts[] = {ZY_AWARD_SUBJECT, ZY_AWARD_AWARD,
    ZY_AWARD_STAGE, ZY_AWARD_DATE, ZY_AWARD_BY, ZY_AWARD_RESULT,
    ZY_AWARD_REASON, ZY_AWARD_NUMBER};
static const int withdrawal_parts[] = {ZY_WITHDRAWAL_REF, ZY_WITHDRAWAL_REASON};

static const int pledge_added[] = {ZY_PLEDGE_MADE, ZY_PLEDGE_FEEDBACK};
static const int mark_added[] = {ZY_MARK_FEEDBACK};
static const int comment_added[] = {ZY_COMMENT_FOLLOWUP};
static const int activity_added[] = {ZY_ACTIVITY_MEMBER, ZY_ACTIVITY_ISSUER,
    ZY_ACTIVITY_BASIS, ZY_ACTIVITY_ATTENDED, ZY_ACTIVITY_EXPECTED,
    ZY_ACTIVITY_GOAL, ZY_ACTIVITY_LINK};
static const int award_added[] = {ZY_AWARD_SELFSCORE};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define KIND(schema, prefix, parts, added, past)                               \
	{                                                                      \
		&(schema), prefix, parts, LENGTH(parts), added, LENGTH(added), \
		    past                                                       \
	}

const struct zy_entry_kind zy_entry_pledge =
    KIND(zy_pledge_schema, 'p', pledge_parts, pledge_added,
	1U << ZY_PLEDGE_MADE | 1U << ZY_PLEDGE_PUBLISHED);
const struct zy_entry_kind zy_entry_mark =
    KIND(zy_mark_schema, 'm', mark_parts, mark_added, 1U << ZY_MARK_DATE);
const struct zy_entry_kind zy_entry_comment = KIND(zy_comment_schema, 'c',
    comment_parts, comment_added, 1U << ZY_COMMENT_DATE);
const struct zy_entry_kind zy_entry_activity = KIND(zy_activity_schema, 'a',
    activity_parts, activity_added, 1U << ZY_ACTIVITY_DATE);
const struct zy_entry_kind zy_entry_award =
    KIND(zy_award_schema, 'w', award_parts, award_added, 1U << ZY_AWARD_DATE);
const struct zy_entry_kind zy_entry_withdrawal = {&zy_withdrawal_schema, 'x',
    withdrawal_parts, LENGTH(withdrawal_parts), NULL, 0, 0};

const struct zy_entry_kind *
zy_entry_kind_find(struct zy_view record)
{
	static const struct zy_entry_kind *const known[] = {&zy_entry_pledge,
	    &zy_entry_mark, &zy_entry_comment, &zy_entry_activity,
	    &zy_entry_award, &zy_entry_withdrawal};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (zy_view_is(record, known[i]->schema->name))
			return known[i];
	return NULL;
}

bool
zy_entry_has(const struct zy_entry_kind *k, size_t column, uint64_t version)
{
	size_t i;

	if (k->schema->columns[column].flags & ZY_DERIVED)
		return false;
	for (i = 0; version == 1 && i < k->nadded; i++)
		if ((size_t)k->added[i] == column)
			return false;
	return true;
}

/* Appends a part of what an id is made of, with a NUL byte after it. */
static void
put_part(struct zy_buf *b, struct zy_view part)
{
	zy_buf_view(b, part);
	zy_buf_putc(b, '\0');
}

/* Makes the id of the parts and, with added, of the columns that were added. */
static void
make_id(const struct zy_entry_kind *k, const struct zy_view *cells, bool added,
    char out[ZY_ENTRY_ID_MAX])
{
	struct zy_buf b = ZY_BUF_INIT;
	char hash[ZY_HASH_HEX];
	size_t i;
	int c;

	for (i = 0; i < k->nparts; i++)
		put_part(&b, cells[k->parts[i]]);
	for (i = 0; added && i < k->nadded; i++) {
		c = k->added[i];
		if (cells[c].n == 0)
			continue;
		put_part(&b, zy_view(k->schema->columns[c].name));
		put_part(&b, cells[c]);
	}
	zy_line_hash(zy_buf_get(&b), hash);
	zy_buf_release(&b);
	out[0] = k->prefix;
	out[1] = '-';
	memcpy(out + 2, hash, ZY_ENTRY_ID_MAX - 3);
	out[ZY_ENTRY_ID_MAX - 1] = '\0';
}

void
zy_entry_id(const struct zy_entry_kind *k, const struct zy_view *cells,
    char out[ZY_ENTRY_ID_MAX])
{
	make_id(k, cells, true, out);
}

bool
zy_entry_old_id(const struct zy_entry_kind *k, const struct zy_view *cells,
    char out[ZY_ENTRY_ID_MAX])
{
	bool differs = false;
	size_t i;

	for (i = 0; i < k->nadded; i++)
		differs |= cells[k->added[i]].n > 0;
	make_id(k, cells, false, out);
	return differs;
}
