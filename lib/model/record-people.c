/* Records of people: members and their duties.  The other half of record.c.
 * SPDX-License-Identifier: MIT */
#include "model/record-state.h"

static const struct zy_choice role_choices[] = {
    CHOICE("member", "党员"),
    CHOICE("worker", "党务工作者"),
    CHOICES_END("role"),
};

static const struct zy_choice member_status_choices[] = {
    CHOICE("full", "正式党员"),
    CHOICE("probationary", "预备党员"),
    CHOICES_END("status"),
};

/* The last two are not the contract's: rosters as they come have them. */
static const struct zy_column member_columns[] = {
    {"id", "党员编号", ZY_CODE, ZY_ID, NULL, N_("code of the member, unique")},
    {"name", "姓名", ZY_TEXT, ZY_KEY | ZY_PERSON, NULL,
	N_("name of the member")},
    {"org", "所在党支部", ZY_TEXT, ZY_ID | ZY_ABOVE, NULL,
	N_("id of the member's organisation")},
    {"role", "身份", ZY_CHOICE, ZY_ABOVE_PARTS, role_choices,
	N_("member or party-affairs worker")},
    {"status", "党员状态", ZY_CHOICE, ZY_AGREE | ZY_ABOVE_PARTS,
	member_status_choices, N_("full or probationary")},
    {"joined", "入党时间", ZY_DATE, ZY_PAST, NULL, N_("date of joining")},
    {"left", "离开时间", ZY_DATE, ZY_AGREE, NULL,
	N_("the day the member left: moved away, died, left the Party")},
    {"post", "职务", ZY_TEXT, 0, NULL, N_("post held")},
    {"exempt", "免予参加", ZY_YESNO, ZY_AGREE, zy_yesno_choices,
	N_("need not take part, and counts in no share")},
    {"former", "曾用名", ZY_TEXT, ZY_PERSON, NULL,
	N_("names that the member had before, 、 between them")},
    SOURCE,
    {"id_number", "身份证号", ZY_CODE, 0, NULL,
	N_("number of the identity card (GB 11643)")},
    {"phone", "联系电话", ZY_CODE, 0, NULL, N_("number of the telephone")},
};

const struct zy_choice zy_duty_choices[] = {
    CHOICE("instructor", "指导员"),
    CHOICE("liaison", "联系点"),
    CHOICE("first-responsible", "第一责任人"),
    CHOICE("guidance-group", "指导小组"),
    CHOICE("leading-group", "领导小组"),
    CHOICES_END("duty"),
};

/* Who may serve as an instructor besides their own office (R73). */
static const struct zy_column duty_columns[] = {
    {"id", "编号", ZY_CODE, ZY_ID, NULL, N_("code of the assignment")},
    {"duty", "职责", ZY_CHOICE, ZY_ABOVE, zy_duty_choices,
	N_("what the person is appointed to")},
    {"role", "担任职务", ZY_TEXT, 0, NULL,
	N_("post in the group: head, deputy, member (R59)")},
    {"person", "姓名", ZY_TEXT, ZY_KEY | ZY_PERSON, NULL,
	N_("the person who has the duty")},
    {"person_org", "派出单位", ZY_TEXT, ZY_ID, NULL,
	N_("the person's own organisation")},
    {"org", "联系党组织", ZY_TEXT, ZY_ID | ZY_ABOVE, NULL,
	N_("the organisation the duty is for")},
    {"scope", "分管领域", ZY_TEXT, 0, NULL,
	N_("field in the person's charge, or systems of the group")},
    {"appointer", "选派单位", ZY_TEXT, ZY_ID, NULL,
	N_("the organisation that appoints")},
    {"from", "起", ZY_DATE, 0, NULL, N_("first day")},
    {"to", "止", ZY_DATE, 0, NULL, N_("last day")},
    {"also", "兼任身份", ZY_TEXT, 0, NULL, N_("concurrent role (R73)")},
    {"order", "排序", ZY_INTEGER, 0, NULL, N_("place in lists of the group")},
    SOURCE,
};

/* Columns of organisations that help to find a branch by its name. */
static const struct zy_column place_columns[] = {
    {"parent", "上级党组织", ZY_TEXT, ZY_ID | ZY_ABOVE, NULL, ""},
    {"township", "乡镇", ZY_TEXT, ZY_ABOVE, NULL, ""},
};
static const struct zy_schema places = SCHEMA("org", "党组织", place_columns);
static const struct zy_schema *const names[] = {&places, NULL};

const struct zy_schema zy_member_schema = {"member", "党员", member_columns,
    sizeof(member_columns) / sizeof(member_columns[0]) - 2,
    zy_dictionary_builtin, false, names};
const struct zy_schema zy_member_roster_schema =
    SCHEMA_BESIDE("member", "党员", member_columns, names);
const struct zy_schema zy_duty_schema =
    SCHEMA_BESIDE("duty", "职责", duty_columns, names);
