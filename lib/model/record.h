/*
 * The records of the campaign and their columns, as one table of data.
 *
 * Header recognition, cleaning, --columns, the section 5 page and both
 * languages come from here.  Names are fixed: scripts depend on them.  The
 * order is the canonical order of output.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_RECORD_H
#define ZY_MODEL_RECORD_H

#include "stream/column.h"

extern const struct zy_schema zy_org_schema;
extern const struct zy_schema zy_member_schema;
/* A member's record with the numbers of card and telephone behind it. */
extern const struct zy_schema zy_member_roster_schema;
extern const struct zy_schema zy_duty_schema;
extern const struct zy_schema zy_pledge_schema;
/* What becomes of a pledge later: published, kept, failed (R45, R46). */
extern const struct zy_schema zy_mark_schema;
/* An entry of a register that should not have been made. */
extern const struct zy_schema zy_withdrawal_schema;
extern const struct zy_schema zy_comment_schema;
extern const struct zy_schema zy_activity_schema;
extern const struct zy_schema zy_award_schema;
extern const struct zy_schema zy_session_schema;
extern const struct zy_schema zy_ballot_schema;
extern const struct zy_schema zy_tally_schema;
extern const struct zy_schema zy_evidence_schema;
extern const struct zy_schema zy_score_schema;
extern const struct zy_schema zy_ranking_schema;
/* Every column of every record once: for programs that read any stream. */
extern const struct zy_schema zy_any_schema;

/* All of the above but zy_any_schema, in the contract's order. */
extern const struct zy_schema *const zy_schemas[];
extern const size_t zy_nschemas;

extern const struct zy_choice zy_kind_choices[];
extern const struct zy_choice zy_level_choices[];
extern const struct zy_choice zy_sector_choices[];
extern const struct zy_choice zy_system_choices[];
extern const struct zy_choice zy_goal_choices[];
extern const struct zy_choice zy_pledge_kind_choices[];
extern const struct zy_choice zy_pledge_status_choices[];
extern const struct zy_choice zy_duty_choices[];

#endif
