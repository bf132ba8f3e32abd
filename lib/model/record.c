/* SPDX-License-Identifier: MIT */
#include "model/record.h"

#define CHOICES_END              \
	{                        \
		NULL, NULL, NULL \
	}

const struct zy_choice zy_kind_choices[] = {
    {"committee", "党委",
	"党委会|基层党委|委员会|党的委员会|镇党委|"
	"乡党委|县委"},
    {"party-group", "党组", NULL},
    {"work-committee", "工委", "党工委|工作委员会|街道党工委"},
    {"general-branch", "党总支", "总支|党总支部|总支部"},
    {"branch", "党支部", "支部|党支|基层党支部"},
    CHOICES_END,
};

const struct zy_choice zy_level_choices[] = {
    {"county", "县", "县级|区|区县|县区|县(市、区)|区级|县直"},
    {"township", "乡镇", "乡|镇|乡级|镇级|乡镇级|乡(镇)|街道|乡科级"},
    {"village", "村", "村级|村社区|村(社区)|社区|基层|村居"},
    CHOICES_END,
};

const struct zy_choice zy_sector_choices[] = {
    {"rural", "农村", "村|农村党组织|乡村"},
    {"community", "街道社区", "社区|街道|城市社区|社区党组织"},
    {"soe", "国有企业", "国企|国有|国有及国有控股企业"},
    {"agency", "机关", "党政机关|机关党组织|机关单位"},
    {"university", "高等学校", "高校|大学|大专院校"},
    {"institution", "事业单位",
	"事业|中小学|学校|医院|"
	"科研、文化、卫生、体育、教育事业单位"},
    {"private", "非公有制经济组织和社会组织",
	"两新组织|“两新”组织|两新|非公企业|非公有制企业|非公有制|非公|"
	"社会组织|民营企业|新经济组织|新社会组织"},
    CHOICES_END,
};

const struct zy_choice zy_system_choices[] = {
    {"united-front", "统战", "统战系统|统战部|县委统战部"},
    {"county-organs", "县直机关", "县直|县直机关系统|县直机关工委|直属机关"},
    {"education", "教育", "教育系统|教育局|县教育局"},
    {"civil-affairs", "民政", "民政系统|民政局|县民政局"},
    {"agriculture", "农业", "农口|农委|农业系统|农村系统|县农委"},
    {"health", "卫生", "卫生系统|卫生局|县卫生局|医疗卫生"},
    {"none", "无", "其他|未归口|—|-|/"},
    CHOICES_END,
};

const struct zy_choice zy_goal_choices[] = {
    {"development", "推动科学发展", "科学发展|发展"},
    {"harmony", "促进社会和谐", "社会和谐|和谐"},
    {"service", "服务人民群众", "服务群众|服务"},
    {"organisation", "加强基层组织", "基层组织|组织"},
    CHOICES_END,
};

const struct zy_choice zy_pledge_kind_choices[] = {
    {"plan", "实施方案", "方案|活动方案"},
    {"common", "共性", "共性承诺"},
    {"post", "岗位", "岗位承诺|工作承诺"},
    {"deed", "实事", "实事承诺|办实事"},
    CHOICES_END,
};

const struct zy_choice zy_pledge_status_choices[] = {
    {"made", "已承诺", "承诺|未兑现|进行中"},
    {"published", "已公布", "公布|已公开|公开"},
    {"kept", "已兑现", "兑现|完成|已完成"},
    {"failed", "未能兑现", "失信|未完成"},
    CHOICES_END,
};

static const struct zy_choice award_choices[] = {
    {"five-good", "五个好", "“五个好”|五好"},
    {"five-lead", "五带头", "“五带头”"},
    {"five-strong", "五个强", "“五个强”|五强"},
    CHOICES_END,
};

static const struct zy_choice stage_choices[] = {
    {"declared", "申报", "自行申报|已申报"},
    {"assessed", "考评", "综合考评|已考评"},
    {"publicised", "公示", "已公示"},
    {"approved", "审定", "常委会审定|已审定"},
    {"commended", "表彰", "已表彰"},
    CHOICES_END,
};

static const struct zy_choice selected_choices[] = {
    {"yes", "入选", "是"},
    {"no", "未入选", "否"},
    {"reserve", "候补", "备选"},
    {"tie", "并列待定", "并列"},
    CHOICES_END,
};

#define SOURCE                                                  \
	{                                                       \
		"source", "来源", "数据来源", ZY_TEXT, 0, NULL, \
		    N_("file:line that the record came from")   \
	}
#define SUBJECT(flags)                                                           \
	{                                                                        \
		"subject", "对象",                                               \
		    "对象代码|被评议对象|评议对象|被评对象|"    \
		    "承诺人代码|党组织代码|组织代码|"              \
		    "承诺主体|被评议党组织|考核对象|点评对象|" \
		    "点评对象代码|被点评党组织|申报对象",                        \
		    ZY_CODE, flags, NULL,                                        \
		    N_("id of the organisation or member concerned")             \
	}

static const struct zy_column org_columns[] = {
    {"id", "代码",
	"编号|编码|党组织代码|党组织编码|组织代码|机构代码|"
	"统一社会信用代码|统计用区划代码|区划代码|统计代码|"
	"统计用区划代码和城乡划分代码|行政区划代码|单位代码|"
	"支部编号|党组织编号|代码(id)|组织编码|组织编号|单位编码|单位编号|"
	"机构编码|组织机构代码|社会信用代码|统计用区划编码|行政区划编码|"
	"区划编码|code",
	ZY_CODE, ZY_ID, NULL, N_("code of the organisation, unique")},
    {"name", "名称",
	"党组织名称|支部名称|组织名称|单位名称|机构名称|"
	"党组织全称|全称|党支部名称|党组织|支部|单位|区划名称|行政区划名称|"
	"统计用区划名称|组织全称|单位全称|机构全称",
	ZY_TEXT, ZY_KEY, NULL, N_("full name of the organisation")},
    {"kind", "类别", "组织类别|党组织类别|组织形式|党组织类型|组织类型",
	ZY_CHOICE, 0, zy_kind_choices, N_("form of the organisation")},
    {"level", "层级", "级别|组织层级|行政级别|党组织层级", ZY_CHOICE, 0,
	zy_level_choices, N_("county, township or village (R58)")},
    {"sector", "领域", "所属领域|行业领域|类型|单位类型|领域类型|行业",
	ZY_CHOICE, 0, zy_sector_choices,
	N_("one of the seven types (R28 to R34)")},
    {"ethnic", "少数民族聚居",
	"民族聚居|少数民族聚居地区|少数民族地区|"
	"是否少数民族聚居|是否少数民族聚居地区|"
	"民族地区",
	ZY_YESNO, 0, NULL, N_("in a minority area: an overlay (R35)")},
    {"system", "系统", "所属系统|归口系统|指导小组|归口指导小组", ZY_CHOICE, 0,
	zy_system_choices, N_("the guidance group's system (R66)")},
    {"parent", "上级党组织",
	"上级党组织代码|上级党组织编码|上级党组织编号|上级组织代码|"
	"上级组织编码|上级单位代码|上级单位编码|上级机构代码|上级区划代码|"
	"上级代码|上级编码|上级编号|父级代码|父级编码|父代码|parent_id|"
	"parent_code|pcode|上级党组织名称|上级组织名称|上级单位名称|"
	"上级机构名称|上级区划名称|上级名称|父级名称|上级|上级组织|上级单位|"
	"上级机构|上级区划|直接上级|隶属党组织|隶属|隶属关系|隶属于|"
	"所属党组织|所属党委",
	ZY_TEXT, ZY_ID, NULL,
	N_("the directly superior organisation: id, or name on import")},
    {"township", "乡镇",
	"所属乡镇|乡镇街道|乡镇(街道)|所在乡镇|乡(镇)|"
	"乡镇名称|所属乡镇(街道)|街道",
	ZY_TEXT, 0, NULL, N_("township or county unit it belongs to")},
    {"secretary", "书记",
	"党组织书记|支部书记|党支部书记|党委书记|书记姓名|党组织书记姓名|"
	"支部书记姓名|负责人|党组织负责人|负责人姓名|第一责任人",
	ZY_TEXT, ZY_PERSON, NULL,
	N_("its head, first person responsible (R62)")},
    {"members", "党员数", "党员人数|党员总数|党员|人数|党员数量", ZY_INTEGER, 0,
	NULL, N_("number of party members")},
    {"established", "成立时间",
	"成立日期|成立年月|建立时间|建立日期|组建时间|批准成立时间|"
	"设立时间",
	ZY_DATE, 0, NULL, N_("date of foundation")},
    SOURCE,
};

static const struct zy_column pledge_columns[] = {
    {"id", "承诺编号", "编号", ZY_CODE, 0, NULL,
	N_("id of the pledge, from its content")},
    SUBJECT(ZY_KEY | ZY_ID),
    {"origin", "承诺来源", "类型来源", ZY_TEXT, 0, NULL,
	N_("this campaign, or one it is carried over from (R38)")},
    {"goal", "目标", "目标要求|承诺目标", ZY_CHOICE, 0, zy_goal_choices,
	N_("one of the four goals (R3)")},
    {"kind", "承诺类别", "类别|承诺类型", ZY_CHOICE, 0, zy_pledge_kind_choices,
	N_("plan, common, post or deed")},
    {"text", "承诺内容", "承诺事项|内容|承诺", ZY_TEXT, ZY_KEY, NULL,
	N_("what is pledged")},
    {"due", "完成时限", "时限|完成时间|期限", ZY_DATE, 0, NULL,
	N_("to be kept by")},
    {"owner", "责任人", "承诺人|负责人", ZY_TEXT, ZY_PERSON, NULL,
	N_("person responsible")},
    {"channel", "公布方式", "公开方式|公示方式", ZY_TEXT, 0, NULL,
	N_("how it was published (R45)")},
    {"published", "公布日期", "公布时间|公开时间", ZY_DATE, 0, NULL,
	N_("when it was published (R45)")},
    {"status", "兑现情况", "状态|完成情况", ZY_CHOICE, 0,
	zy_pledge_status_choices, N_("made, published, kept or failed")},
    {"done", "兑现日期", "兑现时间", ZY_DATE, 0, NULL, N_("when it was kept")},
    {"evidence", "佐证", "证明材料", ZY_TEXT, 0, NULL,
	N_("what shows that it was kept")},
    SOURCE,
};

/* Of a pledge 未兑现 is not yet kept; of a mark it is that it was not. */
static const struct zy_choice mark_status_choices[] = {
    {"made", "已承诺", "承诺"},
    {"published", "已公布", "公布|已公开|公开"},
    {"kept", "已兑现", "兑现|已完成|完成"},
    {"failed", "未兑现", "没有兑现|未完成|兑现不了"},
    CHOICES_END,
};

static const struct zy_column mark_columns[] = {
    {"id", "标记编号", "编号", ZY_CODE, 0, NULL,
	N_("id of the mark, from its content")},
    {"pledge", "承诺编号", "承诺", ZY_CODE, 0, NULL,
	N_("id of the pledge that is marked")},
    {"status", "兑现情况", "状态|完成情况", ZY_CHOICE, ZY_KEY,
	mark_status_choices, N_("published, kept or failed")},
    {"date", "日期", "兑现日期|公布日期|时间|done", ZY_DATE, 0, NULL,
	N_("when it was published, kept or failed")},
    {"channel", "公布方式", "公开方式|公示方式", ZY_TEXT, 0, NULL,
	N_("how it was published (R45)")},
    {"evidence", "佐证", "证明材料", ZY_TEXT, 0, NULL,
	N_("what shows that it was kept")},
    {"reason", "原因", "理由|说明", ZY_TEXT, 0, NULL,
	N_("why it failed, or why a mark is corrected")},
    SOURCE,
};

static const struct zy_column withdrawal_columns[] = {
    {"id", "撤回编号", "编号", ZY_CODE, 0, NULL,
	N_("id of the withdrawal, from its content")},
    {"ref", "撤回对象", "原编号", ZY_CODE, ZY_KEY, NULL,
	N_("id of the entry that is withdrawn")},
    {"reason", "原因", "理由|说明", ZY_TEXT, 0, NULL,
	N_("why it is withdrawn")},
    SOURCE,
};

static const struct zy_column comment_columns[] = {
    {"id", "点评编号", "编号", ZY_CODE, 0, NULL, N_("id of the comment")},
    SUBJECT(ZY_KEY | ZY_ID),
    {"commenter", "点评人", "点评领导", ZY_TEXT, ZY_PERSON, NULL,
	N_("the leader who comments (R47)")},
    {"post", "职务", "点评人职务", ZY_TEXT, 0, NULL, N_("the leader's post")},
    {"commenter_org", "点评人单位", "单位", ZY_TEXT, ZY_ID, NULL,
	N_("the superior organisation")},
    {"date", "日期", "点评时间|时间|点评日期", ZY_DATE, 0, NULL,
	N_("date of the comment")},
    {"form", "方式", "点评方式|形式", ZY_TEXT, 0, NULL,
	N_("meeting, on site, in person")},
    {"achievements", "成绩", "取得的成绩", ZY_TEXT, 0, NULL,
	N_("achievements affirmed (R48)")},
    {"problems", "问题", "存在的问题|存在问题", ZY_TEXT, 0, NULL,
	N_("problems named (R48)")},
    {"direction", "努力方向", "方向", ZY_TEXT, 0, NULL,
	N_("direction given (R48)")},
    SOURCE,
};

static const struct zy_column activity_columns[] = {
    {"id", "编号", NULL, ZY_CODE, 0, NULL, N_("id of the activity")},
    {"type", "类型", "活动类型", ZY_CODE, ZY_KEY, NULL,
	N_("type, from the campaign file")},
    {"org", "党组织", "组织", ZY_TEXT, ZY_ID, NULL, N_("the organisation")},
    {"date", "日期", "时间", ZY_DATE, 0, NULL, N_("date")},
    {"person", "人员", "姓名", ZY_TEXT, ZY_PERSON, NULL, N_("person")},
    {"title", "标题", "题目|主题", ZY_TEXT, 0, NULL, N_("title")},
    {"number", "文号", "发文字号", ZY_TEXT, 0, NULL,
	N_("document number, 〔2010〕19号 (R1)")},
    {"due", "期限", "时限", ZY_DATE, 0, NULL, N_("deadline")},
    {"ref", "关联", NULL, ZY_CODE, 0, NULL, N_("id it refers to")},
    {"result", "结果", NULL, ZY_TEXT, 0, NULL, N_("result")},
    {"note", "备注", "说明", ZY_TEXT, 0, NULL, N_("note")},
    SOURCE,
};

static const struct zy_column award_columns[] = {
    {"id", "编号", NULL, ZY_CODE, 0, NULL, N_("id of the entry")},
    SUBJECT(ZY_KEY | ZY_ID),
    {"award", "奖项", "表彰类别", ZY_CHOICE, 0, award_choices,
	N_("five-good, five-lead or five-strong")},
    {"stage", "环节", "阶段", ZY_CHOICE, ZY_KEY, stage_choices,
	N_("where in the award chain")},
    {"date", "日期", "时间", ZY_DATE, 0, NULL, N_("date")},
    {"by", "经办单位", "单位|decided_by", ZY_TEXT, ZY_ID, NULL,
	N_("who decided")},
    {"result", "结果", NULL, ZY_TEXT, 0, NULL, N_("result")},
    {"reason", "理由", "原因", ZY_TEXT, 0, NULL, N_("reason")},
    {"number", "文号", NULL, ZY_TEXT, 0, NULL, N_("document number")},
    SOURCE,
};

#define VOTER_GROUP                                                 \
	{                                                           \
		"voter_group", "评议人类别",                        \
		    "评议主体|参评人员|评议人员类别|" \
		    "参评类别|评议人|评议组别|组别",                \
		    ZY_CODE, 0, NULL, N_("group of voters")         \
	}
#define ENTITLED                                                     \
	{                                                            \
		"entitled", "应到", "应到人数", ZY_INTEGER, 0, NULL, \
		    N_("people entitled to vote")                    \
	}
#define PRESENT                                                              \
	{                                                                    \
		"present", "实到", "实到人数|到会人数", ZY_INTEGER, 0, NULL, \
		    N_("people present")                                     \
	}
#define ISSUED                                                               \
	{                                                                    \
		"issued", "发出", "发出票数|发票|发放", ZY_INTEGER, 0, NULL, \
		    N_("ballots issued")                                     \
	}
#define RETURNED                                                          \
	{                                                                 \
		"returned", "收回", "收回票数|回收", ZY_INTEGER, 0, NULL, \
		    N_("ballots returned")                                \
	}

static const struct zy_column session_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID),
    VOTER_GROUP,
    ENTITLED,
    PRESENT,
    ISSUED,
    RETURNED,
};

#define QUESTION                                                        \
	{                                                               \
		"question", "评议内容", "评议项目|项目|题目|题号|问题", \
		    ZY_CODE, 0, NULL, N_("question of the ballot")      \
	}

static const struct zy_column ballot_columns[] = {
    {"ballot", "票号", "评议票号|票编号|选票编号|编号", ZY_CODE, 0, NULL,
	N_("number of the ballot paper")},
    SUBJECT(ZY_KEY | ZY_ID),
    VOTER_GROUP,
    QUESTION,
    {"grade", "评价", "评议等次|等次|评议意见|评议结果|意见", ZY_CODE, 0, NULL,
	N_("grade marked, id or name in the standard")},
};

#define VALID                                                            \
	{                                                                \
		"valid", "有效", "有效票|有效票数", ZY_INTEGER, 0, NULL, \
		    N_("valid marks that count")                         \
	}
#define INVALID                                                            \
	{                                                                  \
		"invalid", "无效", "无效票|无效票数", ZY_INTEGER, 0, NULL, \
		    N_("invalid marks")                                    \
	}
#define ABSTAIN                                                            \
	{                                                                  \
		"abstain", "弃权", "弃权票|弃权票数", ZY_INTEGER, 0, NULL, \
		    N_("abstentions and grades that do not count")         \
	}
#define MEAN                                                   \
	{                                                      \
		"mean", "平均分", "均分", ZY_DECIMAL, 0, NULL, \
		    N_("mean points, four places")             \
	}
#define SATISFACTION                                                     \
	{                                                                \
		"satisfaction", "满意率", "满意度", ZY_RATIO, 0, NULL,   \
		    N_("share of satisfied grades, 0 to 1, four places") \
	}
#define STATE                                                                \
	{                                                                    \
		"state", "状态", NULL, ZY_TEXT, 0, NULL,                     \
		    N_("ok, low-turnout, turnout-unknown or void, with the " \
		       "reason")                                             \
	}
#define DENOMINATOR                                            \
	{                                                      \
		"denominator", "分母", NULL, ZY_CODE, 0, NULL, \
		    N_("what shares and means are taken of")   \
	}

static const struct zy_column tally_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID),
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
};

static const struct zy_column evidence_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID),
    {"node", "指标", "指标编号|考核项目|考核指标", ZY_CODE, ZY_KEY, NULL,
	N_("id of the item in the standard")},
    {"value", "数值", "得分|分值|考核得分|值", ZY_TEXT, 0, NULL,
	N_("points, count, yes or no, by the item's kind")},
    {"event", "事项", "事项编号", ZY_CODE, 0, NULL,
	N_("id of the event: one event may count once")},
    {"rater", "评分人", "考核人", ZY_TEXT, ZY_PERSON, NULL, N_("who judged")},
    {"rater_group", "评分组", "考核组", ZY_CODE, 0, NULL,
	N_("group of raters")},
    {"date", "日期", "时间|考核日期", ZY_DATE, 0, NULL, N_("date")},
    {"ref", "依据", "佐证材料", ZY_TEXT, 0, NULL, N_("document that shows it")},
    {"note", "备注", "说明", ZY_TEXT, 0, NULL, N_("note")},
    SOURCE,
};

#define NAME                                                                   \
	{                                                                      \
		"name", "名称", "党组织名称", ZY_TEXT, 0, NULL, N_("its name") \
	}
#define SCORE_TAIL                                                             \
	{"base", "基本分", NULL, ZY_DECIMAL, 0, NULL, N_("sum of the heads")}, \
	    {"bonus", "加分", NULL, ZY_DECIMAL, 0, NULL, N_("bonus, capped")}, \
	    {"penalty", "扣分", NULL, ZY_DECIMAL, 0, NULL,                     \
		N_("penalty, capped")},                                        \
	    {"total", "总分", "综合得分|得分|总得分", ZY_DECIMAL, 0, NULL,     \
		N_("final score")},                                            \
	    {"band", "等次", "等级", ZY_CODE, 0, NULL, N_("band reached")},    \
	    {"veto", "一票否决", "否决", ZY_CODE, 0, NULL,                     \
		N_("vetoes that took effect")},                                \
	    {"error", "标准误", NULL, ZY_DECIMAL, 0, NULL,                     \
		N_("standard error that the ballots give")},                   \
	    {"standard", "标准", "评分标准", ZY_CODE, 0, NULL,                 \
		N_("id of the standard")},                                     \
	{                                                                      \
		"version", "版本", NULL, ZY_CODE, 0, NULL,                     \
		    N_("version of the standard")                              \
	}

static const struct zy_column score_columns[] = {
    SUBJECT(ZY_KEY | ZY_ID),
    NAME,
    SCORE_TAIL,
};

#define RANK_TAIL                                                              \
	{"group", "组别", "分组", ZY_TEXT, 0, NULL,                            \
	    N_("group ranked within")},                                        \
	    {"rank", "名次", "排名|位次", ZY_DECIMAL, 0, NULL, N_("place")},   \
	    {"tied", "并列", NULL, ZY_YESNO, 0, NULL,                          \
		N_("shares its place with others")},                           \
	    {"of", "参评数", "总数", ZY_INTEGER, 0, NULL,                      \
		N_("how many were ranked in the group")},                      \
	    {"selected", "入选", "是否入选", ZY_CHOICE, 0, selected_choices,   \
		N_("yes, no, reserve, or tie across the cut")},                \
	{                                                                      \
		"reason", "原因", "理由|退回原因", ZY_TEXT, 0, NULL, N_("why") \
	}

static const struct zy_column ranking_columns[] = {
    SUBJECT(ZY_ID),
    NAME,
    SCORE_TAIL,
    RANK_TAIL,
};

/* Ids first, so that "代码" and "名称" mean the organisation's. */
static const struct zy_column any_columns[] = {
    SUBJECT(ZY_ID),
    {"id", "代码", "编号", ZY_CODE, ZY_ID, NULL, N_("code")},
    NAME,
    {"kind", "类别", "组织类别", ZY_TEXT, 0, NULL, N_("kind")},
    {"level", "层级", NULL, ZY_CHOICE, 0, zy_level_choices, N_("level")},
    {"sector", "领域", "所属领域", ZY_CHOICE, 0, zy_sector_choices,
	N_("sector")},
    {"ethnic", "少数民族聚居", NULL, ZY_YESNO, 0, NULL, N_("overlay")},
    {"system", "系统", "所属系统", ZY_CHOICE, 0, zy_system_choices,
	N_("system")},
    {"parent", "上级党组织",
	"上级党组织代码|上级代码|上级编码|父级代码|上级党组织编码|上级|"
	"上级组织|隶属|"
	"隶属关系|隶属党组织|上级党组织名称|上级名称|直接上级|上级单位|隶属于|"
	"父级名称",
	ZY_TEXT, ZY_ID, NULL, N_("superior")},
    {"township", "乡镇", "所属乡镇", ZY_TEXT, 0, NULL, N_("township")},
    {"secretary", "书记", "党组织书记", ZY_TEXT, ZY_PERSON, NULL, N_("head")},
    {"members", "党员数", "党员人数", ZY_INTEGER, 0, NULL, N_("members")},
    {"established", "成立时间", "成立日期", ZY_DATE, 0, NULL, N_("founded")},
    {"org", "所在党支部", "所在支部|所在党组织", ZY_TEXT, ZY_ID, NULL,
	N_("organisation")},
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
    {"node", "指标", "指标编号|考核项目", ZY_CODE, 0, NULL, N_("item")},
    {"value", "数值", "考核得分", ZY_TEXT, 0, NULL, N_("value")},
    {"event", "事项", "事项编号", ZY_CODE, 0, NULL, N_("event")},
    {"rule", "计分办法", NULL, ZY_TEXT, 0, NULL, N_("scoresheet: rule")},
    {"full", "满分", NULL, ZY_TEXT, 0, NULL, N_("scoresheet: most points")},
    {"rater", "评分人", "考核人", ZY_TEXT, ZY_PERSON, NULL, N_("rater")},
    {"rater_group", "评分组", "考核组", ZY_CODE, 0, NULL,
	N_("group of raters")},
    {"goal", "目标", "目标要求", ZY_CHOICE, 0, zy_goal_choices, N_("goal")},
    {"text", "承诺内容", "承诺事项", ZY_TEXT, 0, NULL, N_("pledge")},
    {"due", "完成时限", NULL, ZY_DATE, 0, NULL, N_("due")},
    {"channel", "公布方式", NULL, ZY_TEXT, 0, NULL, N_("channel")},
    {"published", "公布日期", NULL, ZY_DATE, 0, NULL, N_("published")},
    {"status", "兑现情况", "状态", ZY_TEXT, 0, NULL, N_("status")},
    {"date", "日期", "时间", ZY_DATE, 0, NULL, N_("date")},
    {"ref", "依据", NULL, ZY_TEXT, 0, NULL, N_("reference")},
    {"note", "备注", NULL, ZY_TEXT, 0, NULL, N_("note")},
    SCORE_TAIL,
    RANK_TAIL,
    SOURCE,
};

#define SCHEMA(name, zh, columns)                                         \
	{                                                                 \
		name, zh, columns, sizeof(columns) / sizeof((columns)[0]) \
	}

const struct zy_schema zy_org_schema = SCHEMA("org", "党组织", org_columns);
const struct zy_schema zy_pledge_schema =
    SCHEMA("pledge", "承诺", pledge_columns);
const struct zy_schema zy_mark_schema =
    SCHEMA("mark", "兑现标记", mark_columns);
const struct zy_schema zy_withdrawal_schema =
    SCHEMA("withdrawal", "撤回", withdrawal_columns);
const struct zy_schema zy_comment_schema =
    SCHEMA("comment", "点评", comment_columns);
const struct zy_schema zy_activity_schema =
    SCHEMA("activity", "活动", activity_columns);
const struct zy_schema zy_award_schema = SCHEMA("award", "表彰", award_columns);
const struct zy_schema zy_session_schema =
    SCHEMA("session", "评议会", session_columns);
const struct zy_schema zy_ballot_schema =
    SCHEMA("ballot", "评议票", ballot_columns);
const struct zy_schema zy_tally_schema =
    SCHEMA("tally", "评议结果", tally_columns);
const struct zy_schema zy_evidence_schema =
    SCHEMA("evidence", "考核材料", evidence_columns);
const struct zy_schema zy_score_schema = SCHEMA("score", "得分", score_columns);
const struct zy_schema zy_ranking_schema =
    SCHEMA("ranking", "排名", ranking_columns);
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
    &zy_evidence_schema,
    &zy_score_schema,
    &zy_ranking_schema,
};
const size_t zy_nschemas = sizeof(zy_schemas) / sizeof(zy_schemas[0]);
