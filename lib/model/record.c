/* SPDX-License-Identifier: MIT */
#include "model/record-state.h"

const struct zy_choice zy_level_choices[] = {
    CHOICE("county", "县"),
    CHOICE("township", "乡镇"),
    CHOICE("village", "村"),
    CHOICES_END("level"),
};

const struct zy_choice zy_sector_choices[] = {
    CHOICE("rural", "农村"),
    CHOICE("community", "街道社区"),
    CHOICE("soe", "国有企业"),
    CHOICE("agency", "机关"),
    CHOICE("university", "高等学校"),
    CHOICE("institution", "事业单位"),
    CHOICE("private", "非公有制经济组织和社会组织"),
    CHOICES_END("sector"),
};

const struct zy_choice zy_system_choices[] = {
    CHOICE("united-front", "统战"),
    CHOICE("county-organs", "县直机关"),
    CHOICE("education", "教育"),
    CHOICE("civil-affairs", "民政"),
    CHOICE("agriculture", "农业"),
    CHOICE("health", "卫生"),
    CHOICE("none", "无"),
    CHOICES_END("system"),
};

const struct zy_choice zy_filer_choices[] = {
    CHOICE("township-committee", "乡镇党委"),
    CHOICE("county-department", "县委部委"),
    CHOICE("county-party-group", "县直党组（党委）"),
    CHOICES_END("filer"),
};

const struct zy_choice zy_goal_choices[] = {
    CHOICE("development", "推动科学发展"),
    CHOICE("harmony", "促进社会和谐"),
    CHOICE("service", "服务人民群众"),
    CHOICE("organisation", "加强基层组织"),
    CHOICES_END("goal"),
};

const struct zy_choice zy_pledge_kind_choices[] = {
    CHOICE("plan", "实施方案"),
    CHOICE("common", "共性"),
    CHOICE("post", "岗位"),
    CHOICE("deed", "实事"),
    CHOICES_END("kind(pledge)"),
};

const struct zy_choice zy_pledge_status_choices[] = {
    CHOICE("made", "已承诺"),
    CHOICE("published", "已公布"),
    CHOICE("kept", "已兑现"),
    CHOICE("failed", "未能兑现"),
    CHOICES_END("status(pledge)"),
};

static const struct zy_choice award_choices[] = {
    CHOICE("five-good", "五个好"),
    CHOICE("five-lead", "五带头"),
    CHOICE("five-strong", "五个强"),
    CHOICES_END("award"),
};

static const struct zy_choice stage_choices[] = {
    CHOICE("declared", "申报"),
    CHOICE("assessed", "考评"),
    CHOICE("publicised", "公示"),
    CHOICE("approved", "审定"),
    CHOICE("commended", "表彰"),
    CHOICES_END("stage"),
};

static const struct zy_choice selected_choices[] = {
    CHOICE("yes", "入选"),
    CHOICE("no", "未入选"),
    CHOICE("reserve", "候补"),
    CHOICE("tie", "并列待定"),
    CHOICES_END("selected"),
};

static const struct zy_choice denominator_choices[] = {
    CHOICE("valid", "有效票"),
    CHOICE("returned", "收回票"),
    CHOICE("present", "实到人数"),
    CHOICE("entitled", "应到人数"),
    CHOICES_END("denominator"),
};

#define FEEDBACK                                          \
	{                                                 \
		"feedback", "群众反映", ZY_TEXT, 0, NULL, \
		    N_("what the masses say of it (R46)") \
	}
#define SUBJECT(flags)                                               \
	{                                                            \
		"subject", "对象", ZY_CODE, flags, NULL,             \
		    N_("id of the organisation or member concerned") \
	}

static const struct zy_column org_columns[] = {
    {"id", "代码", ZY_CODE, ZY_ID, NULL,
	N_("code of the organisation, unique")},
    {"name", "名称", ZY_TEXT, ZY_KEY, NULL,
	N_("full name of the organisation")},
    {"kind", "类别", ZY_CHOICE, 0, zy_kind_choices,
	N_("form of the organisation")},
    {"level", "层级", ZY_CHOICE, 0, zy_level_choices,
	N_("county, township or village (R58)")},
    {"sector", "领域", ZY_CHOICE, ZY_ABOVE_PARTS, zy_sector_choices,
	N_("one of the seven types (R28 to R34)")},
    {"ethnic", "少数民族聚居", ZY_YESNO, 0, zy_yesno_choices,
	N_("in a minority area: an overlay (R35)")},
    {"system", "系统", ZY_CHOICE, ZY_ABOVE_PARTS, zy_system_choices,
	N_("the guidance group's system (R66)")},
    {"filer", "报备类别", ZY_CHOICE, 0, zy_filer_choices,
	N_("which of the three classes that file (R82)")},
    {"parent", "上级党组织", ZY_TEXT, ZY_ID | ZY_ABOVE, NULL,
	N_("the directly superior organisation: id, or name on import")},
    {"township", "乡镇", ZY_TEXT, ZY_ABOVE, NULL,
	N_("township or county unit it belongs to")},
    {"secretary", "书记", ZY_TEXT, ZY_PERSON, NULL,
	N_("its head, first person responsible (R62)")},
    {"members", "党员数", ZY_INTEGER, 0, NULL, N_("number of party members")},
    {"established", "成立时间", ZY_DATE, ZY_PAST, NULL,
	N_("date of foundation")},
    {"closed", "撤销时间", ZY_DATE, ZY_AGREE, NULL,
	N_("the day it was closed or merged into another")},
    {"former", "曾用名", ZY_TEXT, 0, NULL,
	N_("names that it had before, with 、 between them")},
    SOURCE,
};

static const struct zy_column pledge_columns[] = {
    {"id", "承诺编号", ZY_CODE, 0, NULL,
	N_("id of the pledge, from its content")},
    SUBJECT(ZY_KEY | ZY_ID | ZY_ABOVE),
    {"origin", "承诺来源", ZY_TEXT, 0, NULL,
	N_("this campaign, or one it is carried over from (R38)")},
    {"goal", "目标", ZY_CHOICE, ZY_ABOVE_PARTS, zy_goal_choices,
	N_("one of the four goals (R3)")},
    {"kind", "承诺类别", ZY_CHOICE, ZY_ABOVE_PARTS, zy_pledge_kind_choices,
	N_("plan, common, post or deed")},
    {"text", "承诺内容", ZY_TEXT, ZY_KEY, NULL, N_("what is pledged")},
    {"made", "承诺日期", ZY_DATE, ZY_ABOVE, NULL,
	N_("when it was pledged (R44)")},
    {"due", "完成时限", ZY_DATE, ZY_LIMIT, NULL, N_("to be kept by")},
    {"owner", "责任人", ZY_TEXT, ZY_PERSON, NULL, N_("person responsible")},
    {"channel", "公布方式", ZY_TEXT, 0, NULL, N_("how it was published (R45)")},
    {"published", "公布日期", ZY_DATE, 0, NULL,
	N_("when it was published (R45)")},
    {"status", "兑现情况", ZY_CHOICE, ZY_AGREE, zy_pledge_status_choices,
	N_("made, published, kept or failed")},
    {"done", "兑现日期", ZY_DATE, 0, NULL, N_("when it was kept")},
    {"evidence", "佐证", ZY_TEXT, 0, NULL, N_("what shows that it was kept")},
    FEEDBACK,
    SOURCE,
};

/* Of a pledge 未兑现 is not yet kept; of a mark it is that it was not. */
static const struct zy_choice mark_status_choices[] = {
    CHOICE("made", "已承诺"),
    CHOICE("published", "已公布"),
    CHOICE("kept", "已兑现"),
    CHOICE("failed", "未兑现"),
    CHOICES_END("status(mark)"),
};

static const struct zy_column mark_columns[] = {
    {"id", "标记编号", ZY_CODE, 0, NULL,
	N_("id of the mark, from its content")},
    {"pledge", "承诺编号", ZY_CODE, 0, NULL,
	N_("id of the pledge that is marked")},
    {"status", "兑现情况", ZY_CHOICE, ZY_KEY | ZY_AGREE, mark_status_choices,
	N_("published, kept or failed")},
    {"date", "日期", ZY_DATE, ZY_LENT, NULL,
	N_("when it was published, kept or failed")},
    {"channel", "公布方式", ZY_TEXT, 0, NULL, N_("how it was published (R45)")},
    {"evidence", "佐证", ZY_TEXT, 0, NULL, N_("what shows that it was kept")},
    {"reason", "原因", ZY_TEXT, 0, NULL,
	N_("why it failed, or why a mark is corrected")},
    FEEDBACK,
    SOURCE,
};

static const struct zy_column withdrawal_columns[] = {
    {"id", "撤回编号", ZY_CODE, 0, NULL,
	N_("id of the withdrawal, from its content")},
    {"ref", "撤回对象", ZY_CODE, ZY_KEY, NULL,
	N_("id of the entry that is withdrawn")},
    {"reason", "原因", ZY_TEXT, 0, NULL, N_("why it is withdrawn")},
    SOURCE,
};

static const struct zy_column comment_columns[] = {
    {"id", "点评编号", ZY_CODE, 0, NULL, N_("id of the comment")},
    SUBJECT(ZY_KEY | ZY_ID | ZY_ABOVE),
    {"commenter", "点评人", ZY_TEXT, ZY_PERSON | ZY_ABOVE, NULL,
	N_("the leader who comments (R47)")},
    {"post", "职务", ZY_TEXT, 0, NULL, N_("the leader's post")},
    {"commenter_org", "点评人单位", ZY_TEXT, ZY_ID, NULL,
	N_("the superior organisation")},
    {"date", "日期", ZY_DATE, ZY_ABOVE, NULL, N_("date of the comment")},
    {"form", "方式", ZY_TEXT, 0, NULL, N_("meeting, on site, in person")},
    {"achievements", "成绩", ZY_TEXT, 0, NULL,
	N_("achievements affirmed (R48)")},
    {"problems", "问题", ZY_TEXT, 0, NULL, N_("problems named (R48)")},
    {"direction", "努力方向", ZY_TEXT, 0, NULL, N_("direction given (R48)")},
    {"followup", "整改落实情况", ZY_TEXT, 0, NULL,
	N_("what was done about it (R47)")},
    SOURCE,
};

static const struct zy_column activity_columns[] = {
    {"id", "编号", ZY_CODE, 0, NULL, N_("id of the activity")},
    {"type", "类型", ZY_CODE, ZY_KEY, NULL, N_("type, from the campaign file")},
    {"org", "党组织", ZY_TEXT, ZY_ID | ZY_ABOVE, NULL, N_("the organisation")},
    {"date", "日期", ZY_DATE, ZY_ABOVE, NULL, N_("date")},
    {"person", "人员", ZY_TEXT, ZY_PERSON, NULL, N_("person")},
    {"member", "党员编号", ZY_CODE, ZY_ID, NULL,
	N_("id of the member whose activity it is")},
    {"issuer", "发文单位", ZY_TEXT, 0, NULL,
	N_("who issued the document, or decided (R1, R2)")},
    {"title", "标题", ZY_TEXT, 0, NULL, N_("title")},
    {"number", "文号", ZY_TEXT, 0, NULL,
	N_("document number, 〔2010〕19号 (R1)")},
    {"basis", "依据文号", ZY_TEXT, 0, NULL,
	N_("number of the document that it rests on (R1)")},
    {"due", "期限", ZY_DATE, ZY_LIMIT, NULL, N_("deadline")},
    {"ref", "关联", ZY_CODE, 0, NULL, N_("id it refers to")},
    {"attended", "实到人数", ZY_INTEGER, 0, NULL, N_("people who came (R42)")},
    {"expected", "应到人数", ZY_INTEGER, 0, NULL,
	N_("people who should have come (R42)")},
    {"goal", "目标", ZY_CHOICE, 0, zy_goal_choices,
	N_("one of the four goals (R3)")},
    {"result", "结果", ZY_TEXT, 0, NULL, N_("result")},
    {"link", "链接", ZY_TEXT, 0, NULL,
	N_("where it can be read: address, issue, file")},
    {"note", "备注", ZY_TEXT, 0, NULL, N_("note")},
    {"state", "办理状态", ZY_CODE, ZY_DERIVED, NULL,
	N_("open, answered, reported, rechecked, done or overdue: "
	   "computed, never entered")},
    SOURCE,
};

static const struct zy_column award_columns[] = {
    {"id", "编号", ZY_CODE, 0, NULL, N_("id of the entry")},
    SUBJECT(ZY_KEY | ZY_ID | ZY_ABOVE),
    {"award", "奖项", ZY_CHOICE, ZY_ABOVE, award_choices,
	N_("five-good, five-lead or five-strong")},
    {"stage", "环节", ZY_CHOICE, ZY_KEY, stage_choices,
	N_("where in the award chain")},
    {"date", "日期", ZY_DATE, ZY_ABOVE, NULL, N_("date")},
    {"by", "经办单位", ZY_TEXT, ZY_ID | ZY_ABOVE, NULL, N_("who decided")},
    {"result", "结果", ZY_TEXT, 0, NULL, N_("result")},
    {"reason", "理由", ZY_TEXT, 0, NULL, N_("reason")},
    {"number", "文号", ZY_TEXT, 0, NULL, N_("document number")},
    {"selfscore", "自评得分", ZY_DECIMAL, 0, NULL,
	N_("score that the declarer gives (R52)")},
    SOURCE,
};

#define VOTER_GROUP                                                   \
	{                                                             \
		"voter_group", "评议人类别", ZY_CODE, ZY_ABOVE, NULL, \
		    N_("group of voters")                             \
	}
#define ENTITLED                                                \
	{                                                       \
		"entitled", "应到", ZY_INTEGER, ZY_ABOVE, NULL, \
		    N_("people entitled to vote")               \
	}
#define PRESENT                                                \
	{                                                      \
		"present", "实到", ZY_INTEGER, ZY_ABOVE, NULL, \
		    N_("people present")                       \
	}
#define ISSUED                                                \
	{                                                     \
		"issued", "发出", ZY_INTEGER, ZY_ABOVE, NULL, \
		    N_("ballots issued")                      \
	}
#define RETURNED                                                \
	{                                                       \
		"returned", "收回", ZY_INTEGER, ZY_ABOVE, NULL, \
		    N_("ballots returned")                      \
	}

#define REVIEW_DATE(flags)                                \
	{                                                 \
		"date", "评议日期", ZY_DATE, flags, NULL, \
		    N_("date of the review")              \
	}
#define ORGANISER                                                         \
	{                                                                 \
		"organiser", "组织单位", ZY_TEXT, ZY_ID | ZY_ABOVE, NULL, \
		    N_("the organisation that held it (R49, R50)")        \
	}

static const struct zy_column session_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID | ZY_ABOVE),
    VOTER_GROUP,
    REVIEW_DATE(ZY_PAST | ZY_ABOVE),
    ORGANISER,
    ENTITLED,
    PRESENT,
    ISSUED,
    RETURNED,
};

#define QUESTION                                                 \
	{                                                        \
		"question", "评议内容", ZY_CODE, ZY_ABOVE, NULL, \
		    N_("question of the ballot")                 \
	}

static const struct zy_column ballot_columns[] = {
    {"ballot", "票号", ZY_CODE, 0, NULL, N_("number of the ballot paper")},
    SUBJECT(ZY_KEY | ZY_ID | ZY_ABOVE),
    VOTER_GROUP,
    QUESTION,
    {"grade", "评价", ZY_CODE, 0, NULL,
	N_("grade marked, id or name in the standard")},
    {"device", "设备", ZY_TEXT, 0, NULL,
	N_("device, address or terminal that it came from; read by --audit "
	   "only")},
};

#define VALID                                         \
	{                                             \
		"valid", "有效", ZY_INTEGER, 0, NULL, \
		    N_("valid marks that count")      \
	}
#define INVALID                                                             \
	{                                                                   \
		"invalid", "无效", ZY_INTEGER, 0, NULL, N_("invalid marks") \
	}
#define ABSTAIN                                                    \
	{                                                          \
		"abstain", "弃权", ZY_INTEGER, 0, NULL,            \
		    N_("abstentions and grades that do not count") \
	}
#define MEAN                                           \
	{                                              \
		"mean", "平均分", ZY_DECIMAL, 0, NULL, \
		    N_("mean points, four places")     \
	}
#define SATISFACTION                                                     \
	{                                                                \
		"satisfaction", "满意率", ZY_RATIO, 0, NULL,             \
		    N_("share of satisfied grades, 0 to 1, four places") \
	}
#define STATE                                                                \
	{                                                                    \
		"state", "状态", ZY_TEXT, ZY_PHRASE, NULL,                   \
		    N_("ok, low-turnout, turnout-unknown or void, with the " \
		       "reason")                                             \
	}
#define DENOMINATOR                                                       \
	{                                                                 \
		"denominator", "分母", ZY_CHOICE, 0, denominator_choices, \
		    N_("what shares and means are taken of")              \
	}

static const struct zy_column counts_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID | ZY_ABOVE),
    QUESTION,
    VOTER_GROUP,
    REVIEW_DATE(ZY_PAST | ZY_ABOVE),
    ORGANISER,
    ENTITLED,
    PRESENT,
    ISSUED,
    RETURNED,
    VALID,
    INVALID,
    ABSTAIN,
};

static const struct zy_column tally_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID),
    QUESTION,
    VOTER_GROUP,
    REVIEW_DATE(0),
    ORGANISER,
    ENTITLED,
    PRESENT,
    ISSUED,
    RETURNED,
    VALID,
    INVALID,
    ABSTAIN,
    MEAN,
    SATISFACTION,
    STATE,
    DENOMINATOR,
};

static const struct zy_column evidence_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID | ZY_ABOVE),
    {"node", "指标", ZY_CODE, ZY_KEY, NULL,
	N_("id of the item in the standard")},
    {"value", "数值", ZY_TEXT, 0, NULL,
	N_("points, count, yes or no, by the item's kind")},
    {"event", "事项", ZY_CODE, 0, NULL,
	N_("id of the event: one event may count once")},
    {"rater", "评分人", ZY_TEXT, ZY_PERSON | ZY_ABOVE, NULL, N_("who judged")},
    {"rater_group", "评分组", ZY_CODE, ZY_ABOVE, NULL, N_("group of raters")},
    {"date", "日期", ZY_DATE, 0, NULL, N_("date")},
    {"ref", "依据", ZY_TEXT, 0, NULL, N_("document that shows it")},
    {"note", "备注", ZY_TEXT, 0, NULL, N_("note")},
    SOURCE,
};

#define NAME                                                     \
	{                                                        \
		"name", "名称", ZY_TEXT, 0, NULL, N_("its name") \
	}
#define SCORE_TAIL                                                            \
	{"base", "基本分", ZY_DECIMAL, 0, NULL, N_("sum of the heads")},      \
	    {"bonus", "加分", ZY_DECIMAL, 0, NULL, N_("bonus, capped")},      \
	    {"penalty", "扣分", ZY_DECIMAL, 0, NULL, N_("penalty, capped")},  \
	    {"total", "总分", ZY_DECIMAL, 0, NULL, N_("final score")},        \
	    {"band", "等次", ZY_CODE, 0, NULL, N_("band reached")},           \
	    {"veto", "一票否决", ZY_CODE, 0, NULL,                            \
		N_("vetoes that took effect")},                               \
	    {"error", "标准误", ZY_DECIMAL, 0, NULL,                          \
		N_("standard error that the ballots give")},                  \
	    {"standard", "标准", ZY_CODE, 0, NULL, N_("id of the standard")}, \
	{                                                                     \
		"version", "版本", ZY_CODE, 0, NULL,                          \
		    N_("version of the standard")                             \
	}

static const struct zy_column score_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID),
    NAME,
    SCORE_TAIL,
};

#define RANK_TAIL                                                       \
	{"group", "组别", ZY_TEXT, 0, NULL, N_("group ranked within")}, \
	    {"rank", "名次", ZY_DECIMAL, 0, NULL, N_("place")},         \
	    {"tied", "并列", ZY_YESNO, 0, zy_yesno_choices,             \
		N_("shares its place with others")},                    \
	    {"of", "参评数", ZY_INTEGER, 0, NULL,                       \
		N_("how many were ranked in the group")},               \
	    {"selected", "入选", ZY_CHOICE, 0, selected_choices,        \
		N_("yes, no, reserve, or tie across the cut")},         \
	{                                                               \
		"reason", "原因", ZY_TEXT, ZY_PHRASE, NULL, N_("why")   \
	}

static const struct zy_column ranking_columns[] = {
    SUBJECT(ZY_ID),
    NAME,
    SCORE_TAIL,
    RANK_TAIL,
};

/* Ids first: 代码 and 名称 mean the organisation's. */
static const struct zy_column any_columns[] = {
    SUBJECT(ZY_ID | ZY_ABOVE_MARKS),
    {"id", "代码", ZY_CODE, ZY_ID, NULL, N_("code")},
    NAME,
    {"kind", "类别", ZY_TEXT, 0, NULL, N_("kind")},
    {"level", "层级", ZY_CHOICE, 0, zy_level_choices, N_("level")},
    {"sector", "领域", ZY_CHOICE, 0, zy_sector_choices, N_("sector")},
    {"ethnic", "少数民族聚居", ZY_YESNO, 0, zy_yesno_choices, N_("overlay")},
    {"system", "系统", ZY_CHOICE, 0, zy_system_choices, N_("system")},
    {"parent", "上级党组织", ZY_TEXT, ZY_ID, NULL, N_("superior")},
    {"township", "乡镇", ZY_TEXT, 0, NULL, N_("township")},
    {"secretary", "书记", ZY_TEXT, ZY_PERSON, NULL, N_("head")},
    {"members", "党员数", ZY_INTEGER, 0, NULL, N_("members")},
    {"established", "成立时间", ZY_DATE, ZY_PAST, NULL, N_("founded")},
    {"org", "所在党支部", ZY_TEXT, ZY_ID, NULL, N_("organisation")},
    QUESTION,
    VOTER_GROUP,
    ENTITLED,
    PRESENT,
    ISSUED,
    RETURNED,
    VALID,
    INVALID,
    ABSTAIN,
    MEAN,
    SATISFACTION,
    STATE,
    DENOMINATOR,
    {"node", "指标", ZY_CODE, 0, NULL, N_("item")},
    {"value", "数值", ZY_TEXT, 0, NULL, N_("value")},
    {"event", "事项", ZY_CODE, 0, NULL, N_("event")},
    {"rule", "计分办法", ZY_TEXT, 0, NULL, N_("scoresheet: rule")},
    {"full", "满分", ZY_TEXT, 0, NULL, N_("scoresheet: most points")},
    {"rater", "评分人", ZY_TEXT, ZY_PERSON | ZY_ABOVE_MARKS, NULL, N_("rater")},
    {"rater_group", "评分组", ZY_CODE, ZY_ABOVE_MARKS, NULL, N_("raters")},
    {"goal", "目标", ZY_CHOICE, 0, zy_goal_choices, N_("goal")},
    {"text", "承诺内容", ZY_TEXT, 0, NULL, N_("pledge")},
    {"due", "完成时限", ZY_DATE, ZY_LIMIT, NULL, N_("due")},
    {"channel", "公布方式", ZY_TEXT, 0, NULL, N_("channel")},
    {"published", "公布日期", ZY_DATE, 0, NULL, N_("published")},
    {"status", "兑现情况", ZY_TEXT, 0, NULL, N_("status")},
    {"date", "日期", ZY_DATE, 0, NULL, N_("date")},
    {"ref", "依据", ZY_TEXT, 0, NULL, N_("reference")},
    {"note", "备注", ZY_TEXT, 0, NULL, N_("note")},
    SCORE_TAIL,
    RANK_TAIL,
    SOURCE,
};

static const struct zy_column finding_columns[] = {
    {"question", "问题", ZY_CODE, ZY_KEY, NULL,
	N_("question of the campaign file")},
    {"rule", "依据条款", ZY_TEXT, 0, NULL,
	N_("what it rests on: R42, a document")},
    SUBJECT(ZY_KEY | ZY_ID),
    NAME,
    {"township", "乡镇", ZY_TEXT, 0, NULL,
	N_("township or county unit it belongs to")},
    {"kind", "情形", ZY_CODE, 0, NULL, N_("missing, overdue, late or excess")},
    {"since", "起算日期", ZY_DATE, 0, NULL, N_("since when it is asked")},
    {"due", "期限", ZY_DATE, ZY_LIMIT, NULL, N_("deadline")},
    {"days_late", "逾期天数", ZY_INTEGER, 0, NULL, N_("days behind it")},
    {"detail", "说明", ZY_TEXT, 0, NULL, N_("what is missing")},
    SOURCE,
};

/* From the second on, what helps to find a subject. */
static const struct zy_schema *const counts[] = {
    &zy_counts_schema, &zy_org_schema, &zy_member_schema, NULL};

const struct zy_schema zy_org_schema = SCHEMA("org", "党组织", org_columns);
const struct zy_schema zy_pledge_schema =
    SCHEMA_BESIDE("pledge", "承诺", pledge_columns, counts + 1);
const struct zy_schema zy_mark_schema =
    SCHEMA("mark", "兑现标记", mark_columns);
const struct zy_schema zy_withdrawal_schema =
    SCHEMA("withdrawal", "撤回", withdrawal_columns);
const struct zy_schema zy_comment_schema =
    SCHEMA_BESIDE("comment", "点评", comment_columns, counts + 1);
const struct zy_schema zy_activity_schema =
    SCHEMA_BESIDE("activity", "活动", activity_columns, counts + 1);
const struct zy_schema zy_award_schema =
    SCHEMA_BESIDE("award", "表彰", award_columns, counts + 1);
const struct zy_schema zy_session_schema =
    SCHEMA_BESIDE("session", "评议会", session_columns, counts + 1);
const struct zy_schema zy_ballot_schema =
    SCHEMA_BESIDE("ballot", "评议票", ballot_columns, counts);
const struct zy_schema zy_counts_schema =
    SCHEMA("counts", "评议计票", counts_columns);
const struct zy_schema zy_tally_schema =
    SCHEMA("tally", "评议结果", tally_columns);
const struct zy_schema zy_evidence_schema =
    SCHEMA_BESIDE("evidence", "考核材料", evidence_columns, counts + 1);
const struct zy_schema zy_score_schema = SCHEMA("score", "得分", score_columns);
const struct zy_schema zy_ranking_schema =
    SCHEMA("ranking", "排名", ranking_columns);
const struct zy_schema zy_finding_schema =
    SCHEMA("finding", "督查发现", finding_columns);
const struct zy_schema zy_any_schema = SCHEMA("any", "任意", any_columns);

const struct zy_schema *const zy_schemas[] = {
    &zy_org_schema,
    &zy_member_schema,
    &zy_duty_schema,
    &zy_pledge_schema,
    &zy_mark_schema,
    &zy_withdrawal_schema,
    &zy_comment_schema,
    &zy_activity_schema,
    &zy_award_schema,
    &zy_session_schema,
    &zy_ballot_schema,
    &zy_tally_schema,
    &zy_counts_schema,
    &zy_evidence_schema,
    &zy_score_schema,
    &zy_ranking_schema,
    &zy_finding_schema,
    &zy_draw_schema,
    &zy_inspector_schema,
    &zy_audit_schema,
    &zy_added_schema,
};
const size_t zy_nwritten_schemas = sizeof(zy_schemas) / sizeof(zy_schemas[0]);
const size_t zy_nschemas = sizeof(zy_schemas) / sizeof(zy_schemas[0]) - 1;

struct zy_view
zy_record_column_label(struct zy_view name)
{
	const struct zy_column *c = zy_schema_find(&zy_any_schema, name);

	return c ? zy_column_label(c) : name;
}
