/* What happens in the campaign: comments, activities, declarations.
 * SPDX-License-Identifier: MIT */
#include "county.h"
#include "sheet.h"
#include "words.h"

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
	/* Chances are drawn one by one: nothing says in which order arguments
	 * are worked out. */
	const char *praise = good[rnd(4)];
	const char *date = date_text(year, month, day);
	const char *name = spread(who);

	sheet_row(s, COMMENT, o->id, name, "书记", date, form, praise,
	    problem ? problem : bad[k], aims[k]);
}

/* A township's file of a time, such as "2010年-城关镇". */
static void
open_of(struct sheet *s, const char *folder, const char *when, int file)
{
	char name[TEXT];

	snprintf(name, sizeof(name), "%s-%s", when, files[file]);
	sheet_open(s, folder, name);
}

/* The head of the organisation above comments, once a year. */
static void
comments(int file, int year)
{
	char title[TEXT + 32], when[32];
	struct sheet s;
	int i;

	snprintf(when, sizeof(when), "%d年", year);
	open_of(&s, "comments", when, file);
	snprintf(title, sizeof(title), "%s领导点评登记表", files[file]);
	sheet_row(&s, COMMENT, title, "", "", "", "", "", "", "");
	sheet_row(&s, COMMENT, "点评对象代码", "点评人", "职务",
	    heading("comment.date", file), heading("comment.form", file),
	    "取得的成绩", heading("comment.problems", file), "努力方向");
	if (file % 2)
		sheet_extra(&s, EXTRA_NUMBERS, file, COMMENT);
	for (i = 1; i < norgs; i++) {
		if (orgs[i].file != file)
			continue;
		comment(
		    &s, &orgs[i], orgs[orgs[i].parent].secretary, year, NULL);
		if (i % 61 == 5 && year == 2010) {
			comment(&s, &orgs[i], "某某", year, NULL);
			note(s.path, s.line, "a comment by nobody's head");
		}
		if (i % 83 == 7 && year == 2011) {
			comment(&s, &orgs[i], orgs[orgs[i].parent].secretary,
			    year, "无");
			note(s.path, s.line, "a comment without problems");
		}
		if (i % 9 == 4)
			sheet_extra(&s, EXTRA_PART + i % (EXTRAS - EXTRA_PART),
			    i, COMMENT);
	}
	sheet_close(&s, encoding_of(file));
}

static void
activity(struct sheet *s, const char *type, const struct org *o,
    const char *date, const char *who, const char *title, const char *number,
    const char *due, const char *ref, const char *result)
{
	type = word("activity-type", "", type, o->file, s->line);
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
	const char *who;

	snprintf(day, sizeof(day), "2010-06-%02d", 1 + (int)rnd(20));
	who = spread(o->secretary);
	activity(s, "动员会", o, date_text(2010, 5, 20 + (int)rnd(9)), who, "",
	    "", "", "", "");
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

/* Something, and what came of it on a later day. */
static void
answered(struct sheet *s, const struct org *o, const char *const texts[4],
    const char *day, const char *due, const char *later, const char *result)
{
	char id[ZY_ENTRY_ID_MAX];

	activity(s, texts[0], o, day, "", texts[1], "", due, "", "");
	id_of(id, texts[2], o, day, texts[1], due);
	activity(s, texts[3], o, later, "", "", "", "", id, result);
}

static void
middles(struct sheet *s, int i)
{
	static const char *const lamps[] = {
	    "群众意见", "路灯不亮", "opinion", "答复"};
	static const char *const ledger[] = {
	    "限期整改", "台账不全", "rectification", "复查"};
	static const char *const deeds[] = {"结对帮扶", "便民服务", "志愿服务"};
	const struct org *o = &orgs[i];
	const char *deed = deeds[rnd(3)];
	int day = 1 + (int)rnd(28), month = 7 + (int)rnd(5);

	activity(s, "办实事", o, date_text(2010, month, day), "",
	    "帮助困难群众", "", "", "", deed);
	if (i % 2 == 0)
		activity(s, "学习", o, date_text(2010, 8 + (int)rnd(4), 15), "",
		    "集中学习", "", "", "", "");
	if (i % 5 == 0)
		answered(s, o, lamps, "2010-09-03", "", "2010-09-10", "已修复");
	if (o->quality < 0.55)
		answered(s, o, ledger, "2010-10-11", "2010-11-11", "2010-11-15",
		    "已整改");
	if (i % 89 == 13) {
		activity(s, "限期整改", o, "2010-10-11", "", "学习不经常", "",
		    "", "", "");
		note(s->path, s->line, "an order without a deadline");
	}
}

/* The second year: visits, supervision, disputes, models, what is to last. */
static void
ends(struct sheet *s, int i)
{
	static const char *const dispute[] = {
	    "矛盾纠纷", "宅基地边界", "dispute", "化解"};
	static const char *const roads[] = {
	    "群众意见", "村路不平", "opinion", "答复"};
	static const char *const channels[] = {
	    "报刊", "广播", "电视", "党建信息网", "手机短信"};
	static const char *const forms[] = {
	    "红色电影", "事迹报告会", "征文", "文艺演出"};
	const struct org *o = &orgs[i];
	int month = 3 + (int)rnd(9);
	const char *form, *who;

	activity(s, "办实事", o, date_text(2011, month, 1 + (int)rnd(28)), "",
	    "为群众代办事项", "", "", "", "便民服务");
	if (i % 3 == 0)
		activity(s, "宣传报道", o, "2011年3月", "", "先进事迹一篇", "",
		    "", "", channels[rnd(5)]);
	if (i % 4 == 1) {
		form = forms[rnd(4)];
		activity(s, "宣传活动", o, date_text(2011, 6, 20 + (int)rnd(9)),
		    "", "迎接建党90周年", "", "", "", form);
	}
	if (i > 0 && i % 4 == 2) {
		who = spread(orgs[o->parent].secretary);
		activity(s, "联系点走访", o, date_text(2011, month, 8), who, "",
		    "", "", "", "");
	}
	if (i % 6 == 0) {
		who = spread(o->secretary);
		activity(s, "培训", o, date_text(2011, 4, 12), who,
		    "党组织书记培训班", "", "", "", "");
	}
	if (i % 7 == 3)
		answered(
		    s, o, dispute, "2011-05-06", "", "2011-05-20", "双方和解");
	if (i % 8 == 4)
		answered(s, o, roads, "2011-08-02", "", "2011-08-16", "已平整");
	if (o->quality < 0.7)
		activity(
		    s, "督查", o, "2011-09-14", "", "", "", "", "", "台账补齐");
	if (o->quality > 0.85)
		activity(s, "长效机制", o, "2011年12月", "", "党员联系群众制度",
		    "", "", "", "");
	if (!is_base(o))
		activity(s, "进展情况", o, "2011-12-20", "",
		    "创先争优活动进展情况", "", "", "", "");
}

/* What an office sends for a time of the campaign. */
static void
activities(int file, const char *when, void (*happen)(struct sheet *s, int i))
{
	struct sheet s;
	int i;

	open_of(&s, "activities", when, file);
	sheet_row(&s, ACTIVITY, heading("activity.type", file), "党组织",
	    heading("activity.date", file), "姓名", "标题",
	    heading("activity.number", file), "期限", "关联", "结果", "备注");
	for (i = 0; i < norgs; i++) {
		if (orgs[i].file != file)
			continue;
		happen(&s, i);
		if (i % 8 == 3)
			sheet_extra(&s, EXTRA_PART + i % (EXTRAS - EXTRA_PART),
			    i, ACTIVITY);
	}
	if (file == 0 && happen == beginnings)
		activity(&s, "实施意见", &orgs[0], "2010-06-08", "",
		    "关于深入开展创先争优活动的实施意见", "青发[2010]第019号",
		    "", "", "");
	if (file == 0 && happen == middles) {
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
		if (file > 0) {
			comments(file, 2010);
			comments(file, 2011);
		}
		activities(file, "2010上半年", beginnings);
		activities(file, "2010下半年", middles);
		activities(file, "2011年", ends);
	}
	declarations();
}
