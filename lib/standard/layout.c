/*
 * The layout's data: sections, keys, columns of tables, and the words of
 * choices.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/layout.h"

#include "model/words.h"

#define WORD(token, zh)               \
	{                             \
		token, zh, NULL, NULL \
	}
#define WORD_OR(token, zh, more)      \
	{                             \
		token, zh, more, NULL \
	}
#define WORDS_END                      \
	{                              \
		NULL, NULL, NULL, NULL \
	}

const struct zy_choice zy_section_choices[] = {
    [ZY_SECTION_STANDARD] = WORD("standard", "标准"),
    [ZY_SECTION_VALID] = WORD("valid", "有效期"),
    [ZY_SECTION_MARKS] = WORD("marks", "总分"),
    [ZY_SECTION_COLUMN] = WORD("column", "名册列"),
    [ZY_SECTION_EXEMPT] = WORD("exempt", "免予考评"),
    [ZY_SECTION_BALLOT] = WORD("ballot", "民主测评"),
    [ZY_SECTION_GRADE] = WORD("grade", "测评等次"),
    [ZY_SECTION_QUESTION] = WORD("question", "测评内容"),
    [ZY_SECTION_GROUP] = WORD("group", "评议组"),
    [ZY_SECTION_HEAD] = WORD("head", "大项"),
    [ZY_SECTION_ITEM] = WORD_OR("item", "项目", "小项|考核项目"),
    [ZY_SECTION_RATER_GROUP] = WORD("rater-group", "评分组"),
    [ZY_SECTION_CONDITION] = WORD_OR("condition", "扣分条件", "条件"),
    [ZY_SECTION_STEP] = WORD_OR("step", "分档", "档次"),
    [ZY_SECTION_PART] = WORD_OR("part", "分项", "部门分项"),
    [ZY_SECTION_LEVEL] = WORD("level", "级别"),
    [ZY_SECTION_OPTION] = WORD_OR("option", "选项", "可选档"),
    [ZY_SECTION_RANGE] = WORD_OR("range", "分数段", "评分区间"),
    [ZY_SECTION_BONUS] = WORD_OR("bonus", "加分",
	"加分项|加分项目|奖励|奖励分|附加分|奖励加分|加分事项|激励加分|"
	"奖励项目|奖励项|附加项|附加项目|加分因素|加分内容|特色加分|创新加分|"
	"特色创新加分|激励分|奖分|附加加分|加分指标"),
    [ZY_SECTION_PENALTY] = WORD_OR("penalty", "扣分",
	"扣分项|扣分项目|减分项|减分|减分项目|扣分事项|惩戒分|惩戒扣分|惩罚分|"
	"处罚分|减分事项|倒扣分|倒扣分项|扣分因素|扣分指标|惩戒项|惩罚项|"
	"负面清单扣分|违规扣分|处罚扣分"),
    [ZY_SECTION_SOURCE] = WORD_OR("source", "综合", "综合来源"),
    [ZY_SECTION_VETO] = WORD_OR("veto", "一票否决",
	"否决|否决事项|一票否决项|一票否决事项|否决项|一票否决指标|"
	"一票否决内容|否决指标|否决情形|一票否决情形|否决条件|"
	"否决情况|一票否决情况|否决项目|一票否决项目|否决事由"),
    [ZY_SECTION_GATE] = WORD("gate", "门槛"),
    [ZY_SECTION_BAND] = WORD("band", "等次"),
    [ZY_SECTION_SHARES] = WORD("shares", "比例"),
    [ZY_SECTIONS] = WORDS_END,
};

static const struct zy_choice subjects[] = {
    WORD_OR("org", "党组织", "组织|单位"),
    WORD_OR("member", "党员", "个人"),
    WORDS_END,
};
static const struct zy_choice recusals[] = {
    WORD_OR("flag", "提示", "告知"),
    WORD_OR("refuse", "退回", "不计|无效|应当回避"),
    WORDS_END,
};
static const struct zy_choice awards[] = {
    WORD("five-good", "五个好"),
    WORD("five-lead", "五带头"),
    WORD("five-strong", "五个强"),
    WORDS_END,
};
static const struct zy_choice roundings[] = {
    WORD("half-up", "四舍五入"),
    WORD("half-even", "四舍六入五成双"),
    WORD("floor", "舍去"),
    WORD("ceil", "进位"),
    WORDS_END,
};
static const struct zy_choice bases[] = {
    WORD("exact", "精确分"),
    WORD("rounded", "公布分"),
    WORDS_END,
};
static const struct zy_choice denominators[] = {
    WORD("valid", "有效票"),
    WORD("returned", "收回票"),
    WORD("present", "实到人数"),
    WORD("entitled", "应到人数"),
    WORDS_END,
};
static const struct zy_choice ways[] = {
    WORD("refuse", "拒收"),
    WORD("accept", "接受"),
    WORD("flag", "标注"),
    WORD("void", "作废"),
    WORDS_END,
};
static const struct zy_choice effects[] = {
    WORD("zero", "记零分"),
    WORD("fail", "不合格"),
    WORD("lowest", "末等"),
    WORD("bar-top", "不得评第一等"),
    WORD("cap-band", "最高等次"),
    WORD("band-down", "降一等"),
    WORD("no-award", "取消评先资格"),
    WORD("bar", "不得评"),
    WORD("redo", "补课"),
    WORDS_END,
};
static const struct zy_choice kinds[] = {
    WORD("fixed", "达标得分"),
    WORD("judged", "评定"),
    WORD_OR("deduct", "逐次扣分", "扣分"),
    WORD("checklist", "逐条扣分"),
    WORD_OR("steps", "分档计分", "分档"),
    WORD_OR("rate", "比率", "达标率"),
    WORD_OR("target", "目标值", "目标"),
    WORD_OR("review", "民主测评", "测评"),
    WORD("split", "分部门评分"),
    WORD_OR("count", "逐次加分", "加分"),
    WORD_OR("choice", "选档", "选项|定档"),
    WORDS_END,
};
static const struct zy_choice missings[] = {
    WORD("zero", "零分"),
    WORD("full", "总分满分"),
    WORD("rescale", "折算"),
    WORD("below", "视为未达到"),
    WORD("pass", "视为达到"),
    WORDS_END,
};
static const struct zy_choice raters[] = {
    WORD("mean", "平均"),
    WORD("trimmed", "去高低分平均"),
    WORD("weighted", "分组加权"),
    WORDS_END,
};
static const struct zy_choice units[] = {
    WORD("whole", "不计"),
    WORD("begun", "按一个计"),
    WORD("share", "按比例计"),
    WORDS_END,
};
static const struct zy_choice sides[] = {
    WORD("below", "低于"),
    WORD("above", "高于"),
    WORDS_END,
};
static const struct zy_choice givens[] = {
    WORD("missing", "缺少数"),
    WORD("done", "完成数"),
    WORDS_END,
};
static const struct zy_choice sames[] = {
    WORD("event", "事项"),
    WORD("event+rater", "事项和评分人"),
    WORD("event+rater_group", "事项和评分组"),
    WORDS_END,
};

#define TEXT(name)                                  \
	{                                           \
		name, ZY_LAYOUT_TEXT, NULL, NULL, 0 \
	}
#define TEXT_AS(name, column)                         \
	{                                             \
		name, ZY_LAYOUT_TEXT, column, NULL, 0 \
	}
#define NUMBER(name)                                  \
	{                                             \
		name, ZY_LAYOUT_NUMBER, NULL, NULL, 0 \
	}
#define NUMBER_OR(name, choices)                         \
	{                                                \
		name, ZY_LAYOUT_NUMBER, NULL, choices, 0 \
	}
#define ONE_OF(name, choices)                          \
	{                                              \
		name, ZY_LAYOUT_WORD, NULL, choices, 0 \
	}
#define YESNO(name)                                  \
	{                                            \
		name, ZY_LAYOUT_YESNO, NULL, NULL, 0 \
	}
#define TEXTS(name)                                  \
	{                                            \
		name, ZY_LAYOUT_TEXTS, NULL, NULL, 0 \
	}
#define CONDITIONS(name)                                  \
	{                                                 \
		name, ZY_LAYOUT_CONDITIONS, NULL, NULL, 0 \
	}
#define ONE(name, section)                               \
	{                                                \
		name, ZY_LAYOUT_ONE, NULL, NULL, section \
	}
#define LIST(name, section)                               \
	{                                                 \
		name, ZY_LAYOUT_LIST, NULL, NULL, section \
	}

static const struct zy_layout_key standard[] = {
    TEXT("id"),
    TEXT("version"),
    TEXT_AS("title", "name"),
    TEXT("owner"),
    TEXT("basis"),
    TEXT("note"),
    ONE_OF("award", awards),
    ONE_OF("subject", subjects),
    ONE_OF("recusal", recusals),
    TEXTS("sectors"),
    TEXTS("ties"),
    ONE("valid", ZY_SECTION_VALID),
    ONE("marks", ZY_SECTION_MARKS),
    LIST("columns", ZY_SECTION_COLUMN),
    LIST("exempt", ZY_SECTION_EXEMPT),
    ONE("ballot", ZY_SECTION_BALLOT),
    LIST("heads", ZY_SECTION_HEAD),
    ONE("bonus", ZY_SECTION_BONUS),
    ONE("penalty", ZY_SECTION_PENALTY),
    LIST("compose", ZY_SECTION_SOURCE),
    LIST("vetoes", ZY_SECTION_VETO),
    LIST("gates", ZY_SECTION_GATE),
    LIST("bands", ZY_SECTION_BAND),
    ONE("shares", ZY_SECTION_SHARES),
};
static const struct zy_layout_key valid[] = {
    TEXT_AS("from", "valid_from"), TEXT_AS("to", "valid_to")};
static const struct zy_layout_key marks[] = {NUMBER("full"), NUMBER("start"),
    NUMBER("floor"), NUMBER("cap"), NUMBER("places"),
    ONE_OF("rounding", roundings), ONE_OF("bands_by", bases)};
static const struct zy_layout_key column[] = {
    TEXT("id"), TEXT("name"), TEXTS("values")};
static const struct zy_layout_key exempt[] = {
    TEXT("id"), TEXT("name"), CONDITIONS("only")};
static const struct zy_layout_key ballot[] = {
    ONE_OF("denominator", denominators), TEXTS("satisfied"),
    ONE_OF("duplicates", ways), ONE_OF("uniform", ways),
    LIST("grades", ZY_SECTION_GRADE), LIST("questions", ZY_SECTION_QUESTION),
    LIST("groups", ZY_SECTION_GROUP)};
static const struct zy_layout_key grade[] = {
    TEXT("id"), TEXT("name"), NUMBER("points"), YESNO("counts")};
static const struct zy_layout_key question[] = {TEXT("id"), TEXT("name")};
static const struct zy_layout_key group[] = {
    TEXT("id"), TEXT("name"), NUMBER("weight"), NUMBER("min_turnout")};
static const struct zy_layout_key head[] = {TEXT("id"), TEXT("name"),
    NUMBER("max"), NUMBER("cap"), NUMBER("weight"), NUMBER("min"),
    ONE_OF("effect", effects), TEXT("band"), TEXTS("bands"),
    LIST("items", ZY_SECTION_ITEM)};
static const struct zy_layout_key item[] = {
    TEXT("id"),
    TEXT("name"),
    ONE_OF("kind", kinds),
    NUMBER("max"),
    NUMBER("cap"),
    NUMBER("floor"),
    NUMBER("step"),
    NUMBER("scale"),
    ONE_OF("raters", raters),
    NUMBER("trim_above"),
    TEXT("figure"),
    NUMBER("per"),
    NUMBER("required"),
    ONE_OF("given", givens),
    NUMBER("threshold"),
    NUMBER("none"),
    NUMBER("target"),
    NUMBER("points"),
    NUMBER("unit"),
    ONE_OF("units", units),
    ONE_OF("bad", sides),
    YESNO("over"),
    NUMBER("extra"),
    NUMBER("less"),
    NUMBER("below"),
    TEXTS("questions"),
    NUMBER("factor"),
    ONE_OF("missing", missings),
    NUMBER_OR("na", missings),
    CONDITIONS("only"),
    TEXT("from"),
    CONDITIONS("where"),
    CONDITIONS("of"),
    {"dedup", ZY_LAYOUT_DEDUP, NULL, NULL, 0},
    ONE_OF("by", sames), /* of tables: it stands in dedup */
    TEXT("evidence"),
    TEXT("rule"),
    LIST("rater_groups", ZY_SECTION_RATER_GROUP),
    LIST("conditions", ZY_SECTION_CONDITION),
    LIST("steps", ZY_SECTION_STEP),
    LIST("parts", ZY_SECTION_PART),
    LIST("levels", ZY_SECTION_LEVEL),
    LIST("options", ZY_SECTION_OPTION),
    LIST("ranges", ZY_SECTION_RANGE),
};
static const struct zy_layout_key rater_group[] = {
    TEXT("id"), TEXT("name"), NUMBER("weight")};
static const struct zy_layout_key condition[] = {
    TEXT("id"), TEXT("name"), NUMBER("deduct"), YESNO("each"), NUMBER("max")};
static const struct zy_layout_key step[] = {
    NUMBER("n"), NUMBER("points"), YESNO("over")};
static const struct zy_layout_key part[] = {
    TEXT("id"), TEXT("name"), NUMBER("max")};
static const struct zy_layout_key level[] = {
    TEXT("id"), TEXT("name"), NUMBER("points")};
static const struct zy_layout_key range[] = {
    NUMBER("n"), NUMBER("least"), NUMBER("most"), YESNO("over")};
static const struct zy_layout_key extra[] = {
    NUMBER("cap"), LIST("items", ZY_SECTION_ITEM)};
static const struct zy_layout_key source[] = {
    TEXT("from"), NUMBER("weight"), TEXT("name"), ONE_OF("missing", missings)};
static const struct zy_layout_key veto[] = {
    TEXT("id"), TEXT("name"), ONE_OF("effect", effects), TEXT("band")};
static const struct zy_layout_key gate[] = {TEXT("id"), TEXT("name"),
    TEXT("field"), NUMBER("below"), ONE_OF("effect", effects), TEXT("band"),
    TEXTS("bands"), TEXTS("questions"), ONE_OF("missing", missings)};
static const struct zy_layout_key band[] = {TEXT("id"), TEXT("name"),
    NUMBER("min"), {"require", ZY_LAYOUT_REQUIREMENTS, NULL, NULL, 0},
    NUMBER("max_share"), NUMBER("min_share"), YESNO("open"), YESNO("over")};
static const struct zy_layout_key shares[] = {
    TEXTS("within"), ONE_OF("rounding", roundings)};

#define KEYS(list)                                   \
	{                                            \
		list, sizeof(list) / sizeof(list)[0] \
	}

const struct zy_layout zy_layouts[ZY_SECTIONS] = {
    [ZY_SECTION_STANDARD] = KEYS(standard),
    [ZY_SECTION_VALID] = KEYS(valid),
    [ZY_SECTION_MARKS] = KEYS(marks),
    [ZY_SECTION_COLUMN] = KEYS(column),
    [ZY_SECTION_EXEMPT] = KEYS(exempt),
    [ZY_SECTION_BALLOT] = KEYS(ballot),
    [ZY_SECTION_GRADE] = KEYS(grade),
    [ZY_SECTION_QUESTION] = KEYS(question),
    [ZY_SECTION_GROUP] = KEYS(group),
    [ZY_SECTION_HEAD] = KEYS(head),
    [ZY_SECTION_ITEM] = KEYS(item),
    [ZY_SECTION_RATER_GROUP] = KEYS(rater_group),
    [ZY_SECTION_CONDITION] = KEYS(condition),
    [ZY_SECTION_STEP] = KEYS(step),
    [ZY_SECTION_PART] = KEYS(part),
    [ZY_SECTION_LEVEL] = KEYS(level),
    [ZY_SECTION_OPTION] = KEYS(level),
    [ZY_SECTION_RANGE] = KEYS(range),
    [ZY_SECTION_BONUS] = KEYS(extra),
    [ZY_SECTION_PENALTY] = KEYS(extra),
    [ZY_SECTION_SOURCE] = KEYS(source),
    [ZY_SECTION_VETO] = KEYS(veto),
    [ZY_SECTION_GATE] = KEYS(gate),
    [ZY_SECTION_BAND] = KEYS(band),
    [ZY_SECTION_SHARES] = KEYS(shares),
};

/* A text: what a cell may say depends on its row. */
#define COLUMN(name, zh, flags, help)                             \
	{                                                         \
		name, zh, ZY_TEXT, (flags) | ZY_APART, NULL, help \
	}

static const struct zy_column columns[] = {
    {"section", "行别", ZY_CHOICE, ZY_APART, zy_section_choices,
	N_("what the row is: item where it is empty")},
    COLUMN("head", "大项", 0, N_("name of the head that an item belongs to")),
    COLUMN("id", "编号", 0, N_("id; made where it is empty")),
    COLUMN("name", "考核内容", ZY_KEY, N_("what is examined")),
    COLUMN("max", "分值", 0, N_("most points")),
    COLUMN("rule", "评分办法", 0, N_("the rule in the county's own words")),
    COLUMN("kind", "计分方式", 0, N_("kind of item; by the rule where empty")),
    COLUMN("points", "对应分值", 0,
	N_("points of a step, level, grade or target")),
    COLUMN("deduct", "不符合扣", 0, N_("points that a condition takes")),
    COLUMN("per", "每次分值", 0, N_("points for each")),
    COLUMN("required", "要求数量", 0, N_("how many there must be")),
    COLUMN("given", "填报方式", 0, N_("whether missing or done is counted")),
    COLUMN("n", "起点", 0, N_("value from which a step begins")),
    COLUMN("over", "不含起点", 0,
	N_("whether a step, rate, target or band begins above its value")),
    COLUMN("threshold", "标准值", 0, N_("value that must be reached")),
    COLUMN("none", "零分线", 0, N_("value beyond which there are no points")),
    COLUMN("target", "目标值", 0, N_("value that brings the points")),
    COLUMN("unit", "计分单位", 0, N_("unit of a shortfall or excess")),
    COLUMN("units", "不足单位", 0, N_("what a part of a unit counts")),
    COLUMN("bad", "不达标方向", 0, N_("which side of the threshold costs")),
    COLUMN("extra", "超额加分", 0, N_("points for each unit above the target")),
    COLUMN("less", "欠额扣分", 0, N_("points less for each unit short of it")),
    COLUMN("below", "低于", 0, N_("points below the target; bound of a gate")),
    COLUMN("cap", "封顶", 0, N_("most that all together come to")),
    COLUMN("floor", "最低分", 0, N_("fewest points")),
    COLUMN("step", "打分步长", 0, N_("what marks are multiples of")),
    COLUMN("scale", "打分满分", 0, N_("highest mark that raters give")),
    COLUMN("raters", "多人评分", 0, N_("how several raters become one value")),
    COLUMN("trim_above", "去高低分人数", 0, N_("raters above which marks go")),
    COLUMN("figure", "依据数据", 0, N_("figure by which marks have ranges")),
    COLUMN("least", "起评分", 0, N_("lowest mark of a range")),
    COLUMN("most", "止评分", 0, N_("highest mark of a range")),
    COLUMN("each", "逐次", 0, N_("whether a condition counts each time")),
    COLUMN("weight", "权重", 0, N_("share of the whole")),
    COLUMN("factor", "系数", 0, N_("what the points are multiplied by")),
    COLUMN("missing", "缺数据时", 0, N_("what counts without figures")),
    COLUMN("na", "不适用时", 0, N_("what counts where it does not apply")),
    COLUMN("only", "适用对象", 0, N_("column=value of the roster")),
    COLUMN("from", "数据来源", 0, N_("where figures come from")),
    COLUMN("where", "计入条件", 0, N_("column=value of the records counted")),
    COLUMN("of", "范围条件", 0, N_("column=value of all records")),
    COLUMN("questions", "测评题", 0, N_("questions of the ballot")),
    COLUMN(
	"dedup", "同一事项范围", 0, N_("scope in which an event counts once")),
    COLUMN("by", "同一事项依据", 0, N_("what makes two rows one event")),
    COLUMN("min", "最低要求", 0, N_("minimum of a head, bound of a band")),
    COLUMN("effect", "后果", 0, N_("what a veto, gate or minimum does")),
    COLUMN("band", "限定等次", 0, N_("band of an effect")),
    COLUMN("bands", "不得评等次", 0, N_("bands that are barred")),
    COLUMN("field", "对照项", 0, N_("figure that a gate compares")),
    COLUMN("require", "附加条件", 0, N_("what a band asks for beyond its min")),
    COLUMN("max_share", "至多比例", 0, N_("most subjects in a band")),
    COLUMN("min_share", "至少比例", 0, N_("fewest subjects in a band")),
    COLUMN("open", "以下不设等次", 0, N_("nothing below the last band")),
    COLUMN("values", "可填内容", 0, N_("what a column of the roster may say")),
    COLUMN("counts", "计入", 0, N_("whether a grade counts")),
    COLUMN("denominator", "分母", 0, N_("what shares are taken of")),
    COLUMN("satisfied", "满意等次", 0, N_("grades of the satisfaction rate")),
    COLUMN("duplicates", "重号票", 0, N_("what becomes of a second ballot")),
    COLUMN("uniform", "全同票", 0, N_("what becomes of a ballot of one grade")),
    COLUMN("min_turnout", "最低参评率", 0, N_("turnout that a group needs")),
    COLUMN("full", "总分满分", 0, N_("full score")),
    COLUMN("start", "基础分", 0, N_("points that all begin with")),
    COLUMN("places", "小数位数", 0, N_("decimal places of results")),
    COLUMN("rounding", "进位方式", 0, N_("how results become whole")),
    COLUMN("bands_by", "定等依据", 0, N_("exact or rounded scores")),
    COLUMN("within", "分组列", 0, N_("columns whose groups have shares")),
    COLUMN("version", "版本", 0, N_("version of the standard")),
    COLUMN("owner", "制定单位", 0, N_("who issues the standard")),
    COLUMN("basis", "制定依据", 0, N_("document that it rests on")),
    COLUMN("award", "表彰类别", 0, N_("award that it is for")),
    COLUMN("subject", "对象类别", 0, N_("org or member")),
    COLUMN("recusal", "回避", 0, N_("what becomes of marks on one's own unit")),
    COLUMN("sectors", "适用领域", 0, N_("sectors that it is for")),
    COLUMN(
	"ties", "同分比较", 0, N_("columns that decide between equal totals")),
    COLUMN("valid_from", "施行日期", 0, N_("first day in force")),
    COLUMN("valid_to", "截止日期", 0, N_("last day in force")),
    COLUMN("evidence", "查看内容", 0, N_("what to look at")),
    COLUMN("note", "备注", 0, N_("remark on the standard")),
    COLUMN("confirm", "确认", 0,
	N_("yes: the officer agrees with what was guessed")),
};

const struct zy_schema zy_standard_schema = {"standard", "评分标准", columns,
    sizeof(columns) / sizeof(columns[0]), zy_dictionary_builtin, true, NULL};

const struct zy_layout_key *
zy_layout_find(enum zy_section section, const char *name)
{
	const struct zy_layout *l = &zy_layouts[section];
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strcmp(l->keys[i].name, name) == 0)
			return &l->keys[i];
	return NULL;
}

size_t
zy_layout_column(const struct zy_layout_key *key)
{
	const struct zy_column *c = zy_schema_find(&zy_standard_schema,
	    zy_view(key->column ? key->column : key->name));

	return (size_t)(c - columns);
}
