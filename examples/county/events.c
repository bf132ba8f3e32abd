/* What happens in the campaign: comments, activities, declarations.
 * SPDX-License-Identifier: MIT */
#include "county.h"
#include "sheet.h"

#include <string.h>

#include "register/entry.h"

enum {
	COMMENT = 8,
	ACTIVITY = 10,
	DECLARATION = 5
};

static const char *
encoding_of(int file)
{
	return file % 2 ? "GB18030" : "UTF-8";
}

static void
comment(struct sheet *s, const struct org *o, const char *who, int year,
    const char *problem)
{
	static const char *const good[] = {"承诺兑现及时", "带头作用明显",
	    "制度健全运行有序", "为群众办实事多"};
	static const char *const bad[] = {"集体学习不够经常",
	    "台账记录不够完整", "年轻党员发挥作用不够", "走访覆盖面不够"};
	static const char *const aims[] = {"每月集中学习一次",
	    "责任到人逐项落实", "压担子育骨干", "每季度走访一遍"};
	static const char *const forms[] = {"会议", "现场", "个别"};
	size_t k = (size_t)rnd(4);
	const char *form = forms[rnd(3)];
	int month = 8 + (int)rnd(4), day = 1 + (int)rnd(28);

	sheet_row(s, COMMENT, o->id, spread(who), "书记",
	    date_text(year, month, day), form, good[rnd(4)],
	    problem ? problem : bad[k], aims[k]);
}

/* The head of the organisation above comments, once a year. */
static void
comments(int file)
{
	char title[TEXT + 32];
	struct sheet s;
	int i, year;

	sheet_open(&s, "comments", files[file]);
	snprintf(title, sizeof(title), "%s领导点评登记表", files[file]);
	sheet_row(&s, COMMENT, title, "", "", "", "", "", "", "");
	sheet_row(&s, COMMENT, "点评对象代码", "点评人", "职务", "点评时间",
	    "点评方式", "取得的成绩", "存在的问题", "努力方向");
	for (i = 1; i < norgs; i++) {
		if (orgs[i].file != file)
			continue;
		for (year = 2010; year < 2012; year++)
			comment(&s, &orgs[i], orgs[orgs[i].parent].secretary,
			    year, NULL);
		if (i % 61 == 5) {
			comment(&s, &orgs[i], "某某", 2010, NULL);
			note(s.path, s.line, "a comment by nobody's head");
		}
		if (i % 83 == 7) {
			comment(&s, &orgs[i], orgs[orgs[i].parent].secretary,
			    2010, "无");
			note(s.path, s.line, "a comment without problems");
		}
	}
	sheet_close(&s, encoding_of(file));
}

static void
activity(struct sheet *s, const char *type, const struct org *o,
    const char *date, const char *who, const char *title, const char *number,
    const char *due, const char *ref, const char *result)
{
	sheet_row(s, ACTIVITY, type, o->id, date, who, title, number, due, ref,
	    result, "");
}

/* The id that activity-add will give, by which others refer to it. */
static void
id_of(char id[ZY_ENTRY_ID_MAX], const char *type, const struct org *o,
    const char *date, const char *title, const char *due)
{
	struct zy_view cells[ZY_ACTIVITY_COLUMNS] = {{NULL, 0}};

	cells[ZY_ACTIVITY_TYPE] = zy_view(type);
	cells[ZY_ACTIVITY_ORG] = zy_view(o->id);
	cells[ZY_ACTIVITY_DATE] = zy_view(date);
	cells[ZY_ACTIVITY_TITLE] = zy_view(title);
	cells[ZY_ACTIVITY_DUE] = zy_view(due);
	zy_entry_id(&zy_entry_activity, cells, id);
}

/* The meeting, the plan, its filing, and now and then more. */
static void
beginnings(struct sheet *s, int i)
{
	const struct org *o = &orgs[i];
	char id[ZY_ENTRY_ID_MAX], day[32];

	snprintf(day, sizeof(day), "2010-06-%02d", 1 + (int)rnd(20));
	activity(s, "动员会", o, date_text(2010, 5, 20 + (int)rnd(9)),
	    spread(o->secretary), "", "", "", "", "");
	activity(
	    s, "实施方案", o, day, "", "创先争优活动实施方案", "", "", "", "");
	id_of(id, "plan", o, day, "创先争优活动实施方案", "");
	if (!is_base(o))
		activity(s, "备案", o, "2010-06-28", "", "", "", "", id, "");
	if (i % 71 == 11) {
		activity(s, "动员会", o, "2010-05-30", "", "", "", "", "", "");
		note(s->path, s->line, "a meeting without a speaker");
	}
}

static void
middles(struct sheet *s, int i)
{
	static const char *const deeds[] = {"结对帮扶", "便民服务", "志愿服务"};
	static const char *const channels[] = {
	    "报刊", "广播", "电视", "党建信息网", "手机短信"};
	const struct org *o = &orgs[i];
	const char *deed = deeds[rnd(3)], *channel = channels[rnd(5)];
	char id[ZY_ENTRY_ID_MAX];
	int month = 7 + (int)rnd(5), day = 1 + (int)rnd(28);

	activity(s, "办实事", o, date_text(2010, month, day), "",
	    "帮助困难群众", "", "", "", deed);
	if (i % 3 == 0)
		activity(s, "宣传报道", o, "2011年3月", "", "先进事迹一篇", "",
		    "", "", channel);
	if (i % 5 == 0) {
		activity(s, "群众意见", o, "2010-09-03", "", "路灯不亮", "", "",
		    "", "");
		id_of(id, "opinion", o, "2010-09-03", "路灯不亮", "");
		activity(
		    s, "答复", o, "2010-09-10", "", "", "", "", id, "已修复");
	}
	if (o->quality < 0.55) {
		activity(s, "限期整改", o, "2010-10-11", "", "台账不全", "",
		    "2010-11-11", "", "");
		id_of(id, "rectification", o, "2010-10-11", "台账不全",
		    "2010-11-11");
		activity(
		    s, "复查", o, "2010-11-15", "", "", "", "", id, "已整改");
	}
	if (i % 89 == 13) {
		activity(s, "限期整改", o, "2010-10-11", "", "学习不经常", "",
		    "", "", "");
		note(s->path, s->line, "an order without a deadline");
	}
}

static void
activities(int file)
{
	struct sheet s;
	int i;

	sheet_open(&s, "activities", files[file]);
	sheet_row(&s, ACTIVITY, "活动类型", "党组织", "日期", "姓名", "标题",
	    "文号", "期限", "关联", "结果", "备注");
	for (i = 0; i < norgs; i++) {
		if (orgs[i].file != file)
			continue;
		beginnings(&s, i);
		middles(&s, i);
	}
	if (file == 0) {
		activity(&s, "实施意见", &orgs[0], "2010-06-08", "",
		    "关于深入开展创先争优活动的实施意见", "青发[2010]第019号",
		    "", "", "");
		activity(&s, "通报", &orgs[0], "2010-12-20", "",
		    "活动进展情况通报", "青创先办发二十一号", "", "", "");
		note(s.path, s.line, "a document number nobody can read");
	}
	sheet_close(&s, encoding_of(file));
}

/* The 党委 at or above an organisation. */
static const struct org *
committee_of(int i)
{
	while (i > 0 && strcmp(orgs[i].kind, "党委") != 0)
		i = orgs[i].parent;
	return &orgs[i];
}

/* Committees declare what is below them, all of it. */
static void
declarations(void)
{
	struct sheet s;
	int i;

	sheet_open(&s, "awards", "申报");
	sheet_row(
	    &s, DECLARATION, "对象代码", "奖项", "环节", "日期", "经办单位");
	for (i = 1; i < norgs; i++) {
		sheet_row(&s, DECLARATION, orgs[i].id, "五个好", "申报",
		    "2012-04-16", committee_of(i)->id);
		if (i % 97 == 15) {
			sheet_row(&s, DECLARATION, orgs[i].id, "五个好", "申报",
			    "2012-04-17", orgs[i].id);
			note(s.path, s.line, "declared a second time");
		}
	}
	sheet_close(&s, "UTF-8");
}

void
write_events(void)
{
	int file;

	for (file = 0; file < nfiles; file++) {
		if (file > 0)
			comments(file);
		activities(file);
	}
	declarations();
}
