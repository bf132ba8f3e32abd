/* What offices call columns and choices, and rows that are no records.
 * SPDX-License-Identifier: MIT */
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	WORDS = 16,
	OFTEN = 5 /* one row in so many has other words */
};

struct term {
	const char *column, *choice; /* choice NULL: a heading */
	const char *words[WORDS];
};

static const struct term terms[] = {
    {"org.name", NULL,
	{"党组织名称", "党组织全称", "名称", "单位名称", "组织名称"}},
    {"org.id", NULL, {"党组织代码", "代码", "编号", "党组织编码", "组织代码"}},
    {"org.kind", NULL,
	{"组织类别", "党组织类型", "支部类型", "党组织形式", "党组织设置形式",
	    "党组织性质", "设置类型", "组织性质", "党组织设置", "支部类别"}},
    {"org.level", NULL, {"层级", "级别", "组织层级", "所属层级"}},
    {"org.sector", NULL,
	{"所属领域", "单位类型", "单位类别", "所属行业", "行业类别", "领域类别",
	    "党组织所属领域", "所属类型", "党组织所在单位类别", "所在单位类别",
	    "单位性质类别", "所属领域类别", "领域"}},
    {"org.ethnic", NULL,
	{"是否少数民族聚居", "是否民族聚居地区", "是否少数民族地区", "民族聚居",
	    "是否少数民族聚居地区", "少数民族聚居区"}},
    {"org.system", NULL,
	{"所属系统", "归口系统", "系统", "归口指导小组", "指导组", "归口单位",
	    "分类指导小组", "归口管理部门"}},
    {"org.parent", NULL,
	{"上级党组织", "隶属", "隶属关系", "隶属党组织", "隶属党委", "主管党委",
	    "上级党委", "直属上级党组织", "上一级党组织", "党组织隶属关系",
	    "上级主管党组织", "隶属上级党组织", "直接上级党组织",
	    "上级党组织全称", "所隶属党组织"}},
    {"org.parent_id", NULL, {"上级代码", "上级党组织代码", "隶属党组织代码"}},
    {"org.township", NULL,
	{"乡镇", "所属乡镇", "所在乡镇", "乡镇（街道）", "乡镇街"}},
    {"org.secretary", NULL,
	{"书记", "书记姓名", "党支部书记", "支部书记", "党组织书记", "负责人",
	    "党组织负责人", "主要负责人", "支书", "党委（党组）书记",
	    "书记（负责人）"}},
    {"org.members", NULL,
	{"党员数", "党员人数", "党员总数", "党员数量", "现有党员数",
	    "党员总人数", "共有党员", "党员人数(名)", "现有党员人数"}},
    {"org.established", NULL,
	{"成立时间", "成立日期", "组建时间", "成立年月", "组建日期", "批准时间",
	    "批准建立时间", "批准成立日期", "党组织成立时间"}},
    {"member.id", NULL, {"党员编号", "编号", "人员编号"}},
    {"member.org", NULL,
	{"所在党支部", "所在支部", "所在党组织", "支部名称", "所属支部",
	    "组织关系所在单位党组织", "隶属支部", "组织关系所在党支部"}},
    {"member.org_id", NULL, {"党组织代码", "所在党组织代码", "支部代码"}},
    {"member.status", NULL,
	{"人员类别", "政治面貌", "党员类别", "党员状态", "是否正式党员",
	    "党员性质", "党籍", "党籍情况"}},
    {"member.role", NULL, {"身份", "党员身份", "是否党务工作者", "岗位身份"}},
    {"member.post", NULL,
	{"职务", "现任职务", "党内职务", "党内任职", "现任职务（岗位）"}},
    {"member.joined", NULL,
	{"入党时间", "入党日期", "入党年月", "加入中国共产党时间", "何时入党",
	    "参加组织时间", "入党时间（年月）"}},
    {"pledge.subject", NULL, {"承诺人代码", "承诺单位（人）", "承诺主体"}},
    {"pledge.kind", NULL, {"承诺类别", "承诺类型", "类别"}},
    {"pledge.text", NULL,
	{"承诺内容", "承诺事项", "具体承诺", "公开承诺内容", "承诺具体内容"}},
    {"pledge.due", NULL,
	{"完成时限", "完成时间", "兑现时限", "办结时限", "预计完成时间",
	    "完成期限"}},
    {"pledge.owner", NULL, {"责任人", "具体责任人"}},
    {"pledge.channel", NULL, {"公布方式", "公开方式", "公示方式"}},
    {"pledge.published", NULL, {"公布日期", "公布时间", "公开时间"}},
    {"comment.date", NULL, {"点评时间", "点评日期"}},
    {"comment.form", NULL, {"点评方式", "形式"}},
    {"comment.problems", NULL, {"存在的问题", "存在问题"}},
    {"activity.type", NULL, {"活动类型", "活动类别", "类型"}},
    {"activity.number", NULL, {"文号", "发文字号"}},
    {"activity.date", NULL, {"日期", "时间", "活动时间"}},
    {"session.entitled", NULL, {"应参加人数"}},
    {"session.present", NULL, {"实际到会"}},
    {"session.issued", NULL, {"发放票数"}},
    {"session.returned", NULL, {"收票数"}},
    {"sector", "农村", {"农村", "行政村", "建制村", "村级"}},
    {"sector", "街道社区",
	{"社区", "城市社区", "街道社区", "城镇社区", "居民委员会"}},
    {"sector", "国有企业",
	{"国有企业", "国企", "国有独资企业", "公有制企业", "集体企业"}},
    {"sector", "国企", {"国企", "国有企业", "国有独资企业", "公有制企业"}},
    {"sector", "机关",
	{"机关", "党政机关", "县直机关", "乡镇(街道)机关", "国家机关"}},
    {"sector", "高等学校", {"高校", "高等院校", "大学", "大专院校"}},
    {"sector", "事业单位",
	{"事业单位", "学校", "中小学校", "卫生院", "公立医院", "幼儿园",
	    "义务教育学校", "中等职业学校"}},
    {"sector", "非公企业",
	{"非公企业", "非公", "非公有制企业", "非公经济组织", "新经济组织"}},
    {"sector", "两新组织",
	{"两新组织", "非公", "农民专业合作社", "专业合作社", "新社会组织"}},
    {"sector", "社会组织",
	{"社会组织", "社团", "民办非企业单位", "行业协会", "新社会组织"}},
    {"kind", "党委", {"党委", "机关党委", "二级党委", "委员会", "党的委员会"}},
    {"kind", "党工委", {"党工委", "工委", "街道党工委"}},
    {"kind", "党总支", {"党总支", "党总支部", "总支部委员会", "机关党总支"}},
    {"kind", "党支部",
	{"党支部", "联合党支部", "直属党支部", "离退休党支部", "支部委员会",
	    "独立党支部", "党的支部委员会", "功能型党支部"}},
    {"level", "县", {"县", "县直", "县处级"}},
    {"level", "乡镇",
	{"乡镇", "乡科级", "乡级", "乡（镇）", "街道级", "正科级", "科级"}},
    {"level", "村", {"村", "村级", "村(社区)", "基层", "社区", "股级"}},
    {"system", "统战", {"统战", "统战部", "统战系统"}},
    {"system", "县直机关", {"县直机关", "县直", "县直机关工委", "机关工委"}},
    {"system", "教育", {"教育", "教育局", "教育工委", "教体局"}},
    {"system", "民政", {"民政", "民政局", "民政系统"}},
    {"system", "农业", {"农业", "农口", "农委", "农业局"}},
    {"system", "卫生", {"卫生", "卫生局", "卫生系统", "卫健局"}},
    {"yesno", "是", {"是", "√", "有", "✓", "对", "1", "是√"}},
    {"yesno", "否", {"否", "×", "✗", "否", "0", "否√"}},
    {"status", "正式党员",
	{"正式党员", "正式", "党员", "共产党员", "中国共产党党员",
	    "中共正式党员"}},
    {"status", "预备党员",
	{"预备党员", "预备", "中共预备", "中国共产党预备党员"}},
    {"role", "党员", {"党员", "普通党员"}},
    {"role", "党务工作者", {"党务工作者", "党务干部"}},
    {"pledge-kind", "实施方案", {"实施方案", "方案"}},
    {"pledge-kind", "岗位承诺", {"岗位承诺", "岗位", "设岗定责"}},
    {"pledge-kind", "实事承诺", {"实事承诺", "实事", "为民办实事", "办实事"}},
    {"activity-type", "学习", {"学习", "集中学习", "党课", "上党课"}},
    {"activity-type", "备案", {"备案", "实施方案备案", "方案备案"}},
    {"activity-type", "办实事",
	{"办实事", "志愿服务", "党员志愿服务", "走访慰问", "便民服务"}},
};

static const struct term *
term_of(const char *column, const char *choice)
{
	size_t i, n = sizeof(terms) / sizeof(terms[0]);

	for (i = 0; i < n; i++)
		if (strcmp(terms[i].column, column) == 0 &&
		    (choice ? terms[i].choice &&
				  strcmp(terms[i].choice, choice) == 0
			    : !terms[i].choice))
			return &terms[i];
	return NULL;
}

static const char *
of_term(const struct term *t, int k)
{
	int n = 0;

	while (n < WORDS && t->words[n])
		n++;
	return t->words[k % n];
}

const char *
heading(const char *column, int office)
{
	const struct term *t = term_of(column, NULL);

	if (!t) {
		fprintf(stderr, "generate: no headings of %s\n", column);
		exit(3);
	}
	return of_term(t, office);
}

const char *
word(
    const char *column, const char *head, const char *choice, int office, int n)
{
	const struct term *t;

	if (strcmp(column, "status") == 0 &&
	    strcmp(head, "是否正式党员") == 0 && term_of(column, choice))
		choice = strcmp(choice, "正式党员") == 0 ? "是" : "否";
	if (strcmp(column, "role") == 0 && strstr(head, "党务工作者"))
		choice = strcmp(choice, "党员") == 0 ? "否" : "是";
	if (strcmp(choice, "是") == 0 || strcmp(choice, "否") == 0)
		column = "yesno";
	t = term_of(column, choice);
	if (!t)
		return choice;
	return of_term(t, office + (n % OFTEN == 3 ? 1 + n / OFTEN : 0));
}

const char *
past_date(const char *usual, int year, int month, int day, int n)
{
	static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May",
	    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	static char text[64];
	int short_year = year % 100;

	if (n % OFTEN != 2)
		return usual;
	/* 1998.1 may be October, whose 0 a spreadsheet has dropped. */
	if (month % 9 == 1 && (n / OFTEN % 7 == 1 || n / OFTEN % 7 == 2))
		return usual;
	switch (n / OFTEN % 7) {
	case 0:
		snprintf(text, sizeof(text), "%02d年%d月", short_year, month);
		break;
	case 1:
		snprintf(text, sizeof(text), "%02d.%d", short_year, month);
		break;
	case 2:
		snprintf(text, sizeof(text), "%d、%d", year, month);
		break;
	case 3:
		snprintf(text, sizeof(text), "%d年%d月（补）", year, month);
		break;
	case 4:
		snprintf(text, sizeof(text), "%02d/%d", month, year);
		break;
	case 5:
		snprintf(text, sizeof(text), "%s-%02d", names[month - 1],
		    short_year);
		break;
	default:
		snprintf(text, sizeof(text), "%d-%02d-%02d 00:00:00", year,
		    month, day);
	}
	return text;
}

/* Numbers of columns: 甲 乙 1 2, or 1 2 3, or (1) (2) (3). */
static void
numbers(int turn, int width, const char *cells[])
{
	static char text[WORDS][8];
	int i;

	for (i = 0; i < width && i < WORDS; i++) {
		snprintf(text[i], sizeof(text[i]),
		    turn % 3 == 2 ? "(%d)" : "%d",
		    turn % 3 == 0 ? i - 1 : i + 1);
		cells[i] = turn % 3 || i > 1 ? text[i] : i ? "乙" : "甲";
	}
}

void
extra_cells(enum extra what, int turn, int width, const char *cells[])
{
	static const char *const firsts[EXTRAS][4] = {
	    [EXTRA_SAMPLE] = {"例", "示例", "样例", "填写示例"},
	    [EXTRA_PART] = {"一、村", "（二）企业", "三、其他党组织",
		"四、补报"},
	    [EXTRA_SUM] = {"小计", "本页小计", "（合计）", "汇总"},
	    [EXTRA_NOTE] = {"注：以上情况属实。", "说明：由各支部填写。",
		"备注：党员数含预备党员。", "（本表一式两份）"},
	};
	int i;

	for (i = 0; i < width; i++)
		cells[i] = "";
	if (what == EXTRA_NUMBERS)
		numbers(turn, width, cells);
	else if (what != EXTRA_BLANK)
		cells[0] = firsts[what][turn % 4];
	if (what == EXTRA_SUM)
		cells[width - 2] = "38";
	if (what == EXTRA_SAMPLE)
		cells[1] = "某某";
}
