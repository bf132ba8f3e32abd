/* SPDX-License-Identifier: MIT */
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

#define KIND(schema, prefix, parts)                                        \
	{                                                                  \
		&(schema), prefix, parts, sizeof(parts) / sizeof(*(parts)) \
	}

const struct zy_entry_kind zy_entry_pledge =
    KIND(zy_pledge_schema, 'p', pledge_parts);
const struct zy_entry_kind zy_entry_mark =
    KIND(zy_mark_schema, 'm', mark_parts);
const struct zy_entry_kind zy_entry_comment =
    KIND(zy_comment_schema, 'c', comment_parts);
const struct zy_entry_kind zy_entry_activity =
    KIND(zy_activity_schema, 'a', activity_parts);
const struct zy_entry_kind zy_entry_award =
    KIND(zy_award_schema, 'w', award_parts);
const struct zy_entry_kind zy_entry_withdrawal =
    KIND(zy_withdrawal_schema, 'x', withdrawal_parts);

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

void
zy_entry_id(const struct zy_entry_kind *k, const struct zy_view *cells,
    char out[ZY_ENTRY_ID_MAX])
{
	struct zy_buf b = ZY_BUF_INIT;
	char hash[ZY_HASH_HEX];
	size_t i;

	for (i = 0; i < k->nparts; i++) {
		zy_buf_view(&b, cells[k->parts[i]]);
		zy_buf_putc(&b, '\0');
	}
	zy_line_hash(zy_buf_get(&b), hash);
	zy_buf_release(&b);
	out[0] = k->prefix;
	out[1] = '-';
	memcpy(out + 2, hash, ZY_ENTRY_ID_MAX - 3);
	out[ZY_ENTRY_ID_MAX - 1] = '\0';
}
