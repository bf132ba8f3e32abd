/*
 * Schemas: the kinds of records of a campaign and their columns, as data.
 *
 * Headers are recognised, cells cleaned, the output of --columns and the page
 * zhengyou-streams(5) made, and columns named in both languages by these
 * tables. The names of columns never change, because scripts depend on them.
 * The order of columns is the canonical order of output.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_RECORD_H
#define ZY_MODEL_RECORD_H

#include "base/attr.h"
#include "stream/dictionary.h"

ZY_BEGIN_C

extern const struct zy_schema zy_org_schema;
extern const struct zy_schema zy_member_schema;
/* A member, with columns for the numbers of identity card and telephone. */
extern const struct zy_schema zy_member_roster_schema;
extern const struct zy_schema zy_duty_schema;
extern const struct zy_schema zy_pledge_schema;
/* A mark: a later change of a pledge to published, kept, failed (R45, R46). */
extern const struct zy_schema zy_mark_schema;
/* A withdrawal: cancels an entry of a register that is wrong. */
extern const struct zy_schema zy_withdrawal_schema;
extern const struct zy_schema zy_comment_schema;
extern const struct zy_schema zy_activity_schema;
extern const struct zy_schema zy_award_schema;
extern const struct zy_schema zy_session_schema;
extern const struct zy_schema zy_ballot_schema, zy_counts_schema;
extern const struct zy_schema zy_tally_schema;
extern const struct zy_schema zy_evidence_schema;
extern const struct zy_schema zy_score_schema;
extern const struct zy_schema zy_ranking_schema;
/* A finding of progress-check: who has not done what, and since when. */
extern const struct zy_schema zy_finding_schema;
/* The record of a draw, and the list of inspectors among whom it assigns. */
extern const struct zy_schema zy_draw_schema;
extern const struct zy_schema zy_inspector_schema;
/* A finding of an audit: what looks odd in ballots or marks. */
extern const struct zy_schema zy_audit_schema;
/* Each column name of all kinds once, for programs that read any stream. */
extern const struct zy_schema zy_any_schema;
/*
 * Returns the name by which messages call the column with that canonical name,
 * of whatever kind of record: zy_column_label of the first schema that has it,
 * a constant; the name itself where no schema has it.
 */
struct zy_view zy_record_column_label(struct zy_view name);

/* All schemas above but zy_any_schema, in the order of the manual. */
extern const struct zy_schema *const zy_schemas[];
extern const size_t zy_nschemas;
/* Columns that programs add to records of several kinds. */
extern const struct zy_schema zy_added_schema;
/* The number of schemas with zy_added_schema, which is behind the others. */
extern const size_t zy_nwritten_schemas;

/* The values of columns that have a fixed list of them. */
extern const struct zy_choice zy_yesno_choices[];
extern const struct zy_choice zy_kind_choices[];
extern const struct zy_choice zy_level_choices[];
extern const struct zy_choice zy_sector_choices[];
extern const struct zy_choice zy_system_choices[];
extern const struct zy_choice zy_filer_choices[];
extern const struct zy_choice zy_goal_choices[];
extern const struct zy_choice zy_pledge_kind_choices[];
extern const struct zy_choice zy_pledge_status_choices[];
extern const struct zy_choice zy_duty_choices[];
/* In the order of enum zy_audit_rule. */
extern const struct zy_choice zy_audit_rule_choices[];

ZY_END_C

#endif
