/* Records of people: members and their duties.  The other half of record.c.
 * SPDX-License-Identifier: MIT */
#include "model/record.h"

#define CHOICES_END              \
	{                        \
		NULL, NULL, NULL \
	}

#define SOURCE                                                  \
	{                                                       \
		"source", "来源", "数据来源", ZY_TEXT, 0, NULL, \
		    N_("file:line that the record came from")   \
	}

static const struct zy_choice role_choices[] = {
    {"member", "党员", "普通党员|优秀共产党员"},
    {"worker", "党务工作者", "党务|党务干部"},
    CHOICES_END,
};

static const struct zy_choice member_status_choices[] = {
    {"full", "正式党员", "正式|中共党员|中共正式党员|党员|转正"},
    {"probationary", "预备党员", "预备|中共预备党员|预备期|预备期党员"},
    CHOICES_END,
};

/* The last two are not the contract's: rosters as they come have them. */
static const struct zy_column member_columns[] = {
    {"id", "党员编号", "编号|代码|人员编号|党员代码|党员编码|人员代码|编码",
	ZY_CODE, ZY_ID, NULL, N_("code of the member, unique")},
    {"name", "姓名", "党员姓名|名字", ZY_TEXT, ZY_KEY | ZY_PERSON, NULL,
	N_("name of the member")},
    {"org", "所在党支部",
	"所在支部|所在党组织|所属支部|所属党支部|所属党组织|所在党组织代码|"
	"所在党支部代码|党组织代码|支部代码|组织代码|所在党组织名称|"
	"所在党支部名称|党组织名称|党支部名称|支部名称|组织关系所在党组织|"
	"组织关系所在支部|党组织|党支部|支部",
	ZY_TEXT, ZY_ID, NULL, N_("id of the member's organisation")},
    {"role", "身份", "党员身份|类别", ZY_CHOICE, 0, role_choices,
	N_("member or party-affairs worker")},
    {"status", "党员状态",
	"状态|党籍状态|正式或预备|人员类别|党员类别|党员类型|政治面貌",
	ZY_CHOICE, 0, member_status_choices, N_("full or probationary")},
    {"joined", "入党时间",
	"入党日期|入党年月|入党年月日|加入党组织时间|加入党组织日期|"
	"加入中国共产党时间",
	ZY_DATE, 0, NULL, N_("date of joining")},
    {"post", "职务",
	"党内职务|现任职务|工作岗位|单位及职务|工作单位及职务|单位职务",
	ZY_TEXT, 0, NULL, N_("post held")},
    SOURCE,
    {"id_number", "身份证号",
	"身份证号码|身份证|公民身份号码|公民身份证号|公民身份证号码|"
	"居民身份证号|居民身份证号码|身份证件号码|证件号码|身份号码",
	ZY_CODE, 0, NULL, N_("number of the identity card (GB 11643)")},
    {"phone", "联系电话",
	"电话|手机|手机号|手机号码|电话号码|联系方式|移动电话|联系手机",
	ZY_CODE, 0, NULL, N_("number of the telephone")},
};

const struct zy_choice zy_duty_choices[] = {
    {"instructor", "指导员", "创先争优活动指导员|活动指导员|党建指导员"},
    {"liaison", "联系点", "党员领导干部联系点|领导联系点|领导干部联系点"},
    {"first-responsible", "第一责任人", "责任人|党组织负责人"},
    {"guidance-group", "指导小组", "活动指导小组|创先争优活动指导小组"},
    {"leading-group", "领导小组",
	"领导小组成员|创先争优活动领导小组|活动领导小组"},
    CHOICES_END,
};

/* Who may serve as an instructor besides their own office (R73). */
static const struct zy_column duty_columns[] = {
    {"id", "编号", "代码|职责编号", ZY_CODE, ZY_ID, NULL,
	N_("code of the assignment")},
    {"duty", "职责", "职责类别|类别|职责名称", ZY_CHOICE, 0, zy_duty_choices,
	N_("what the person is appointed to")},
    {"person", "姓名",
	"人员|指导员|指导员姓名|领导姓名|联系领导|党员领导干部|组长|"
	"第一责任人|责任人",
	ZY_TEXT, ZY_KEY | ZY_PERSON, NULL, N_("the person who has the duty")},
    {"person_org", "派出单位", "所在单位|单位|工作单位|人员单位|所在党组织",
	ZY_TEXT, ZY_ID, NULL, N_("the person's own organisation")},
    {"org", "联系党组织",
	"联系点|联系点名称|指导单位|指导党组织|所联系党组织|党组织|党组织名称|"
	"党组织代码|派驻党组织|派驻单位",
	ZY_TEXT, ZY_ID, NULL, N_("the organisation the duty is for")},
    {"scope", "分管领域", "领域|范围|分管工作|分管领域和部门|指导系统|系统",
	ZY_TEXT, 0, NULL,
	N_("field in the person's charge, or systems of the group")},
    {"appointer", "选派单位", "选派机关|选派党组织|派出党组织|选派单位名称",
	ZY_TEXT, ZY_ID, NULL, N_("the organisation that appoints")},
    {"from", "起", "开始时间|起始日期|开始日期|起始时间|任职时间|选派时间",
	ZY_DATE, 0, NULL, N_("first day")},
    {"to", "止", "结束时间|终止日期|结束日期|终止时间|免职时间|截止时间",
	ZY_DATE, 0, NULL, N_("last day")},
    {"also", "兼任身份", "兼任|兼任职务", ZY_TEXT, 0, NULL,
	N_("concurrent role (R73)")},
    SOURCE,
};

#define SCHEMA(name, zh, columns)                                         \
	{                                                                 \
		name, zh, columns, sizeof(columns) / sizeof((columns)[0]) \
	}

const struct zy_schema zy_member_schema = {"member", "党员", member_columns,
    sizeof(member_columns) / sizeof(member_columns[0]) - 2};
const struct zy_schema zy_member_roster_schema =
    SCHEMA("member", "党员", member_columns);
const struct zy_schema zy_duty_schema = SCHEMA("duty", "职责", duty_columns);
