/* Members, pledges, ballots and the assessment group's sheets.
 * SPDX-License-Identifier: MIT */
#include "county.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

int nmembers;
struct member members[MAX_MEMBERS];

/* Chance is asked one statement at a time: the order of arguments is not
 * fixed. */
static void
member(FILE *f, int k)
{
	static const char *const posts[] = {"组织委员", "宣传委员"};
	const char *role = rnd(30) ? "党员" : "党务工作者";
	const char *status = rnd(40) ? "正式党员" : "预备党员";
	const char *post = rnd(4) ? "" : posts[rnd(2)];
	int year = 1970 + (int)rnd(40), month = 1 + (int)rnd(12);
	int day = 1 + (int)rnd(28);
	const char *joined =
	    past_date(date_text(year, month, day), year, month, day, k);

	members[k].role = role;
	members[k].status = status;
	members[k].post = post;
	snprintf(members[k].joined, sizeof(members[k].joined), "%s", joined);
	fprintf(f, "%s,%s,%s,%s,%s,%s,%s\r\n", members[k].id,
	    spread(members[k].name), orgs[members[k].org].id, role, status,
	    joined, post);
}

void
write_members(int most)
{
	FILE *f = create("members.csv");
	int i = 0, k;

	fprintf(f, "\xEF\xBB\xBF%s党员名册,,,,,,\r\n", county);
	fprintf(f, "党员编号,姓名,所在党支部,身份,党员状态,入党时间,职务\r\n");
	while (nmembers < most) {
		for (i = 0; i < norgs && nmembers < most; i++) {
			if (!is_base(&orgs[i]))
				continue;
			k = nmembers++;
			snprintf(members[k].id, sizeof(members[k].id),
			    "D%s%05d", digits, k + 1);
			person(members[k].name);
			members[k].org = i;
			member(f, k);
		}
	}
	close_file(f);
}

static const char *const goals[] = {
    "推动科学发展", "促进社会和谐", "服务人民群众", "加强基层组织"};
static const char *const deeds[] = {"年内硬化村组道路两公里",
    "为孤寡老人代办各项手续", "每季度排查一次矛盾纠纷",
    "帮助两户困难家庭发展种植", "按时参加组织生活", "当好政策宣传员",
    "修缮便民服务室", "带头做好本职工作", "组织志愿服务不少于四次",
    "把群众反映的问题三日内答复"};

static void
pledge(FILE *f, const char *file, int *line, const char *subject,
    const char *owner, const char *kind, const char *text)
{
	static int serial;
	const char *goal = goals[rnd(4)], *published = "", *channel = "";
	const char *who = subject, *what = text, *due = "2011-06-30";
	const char *wrong = NULL;
	char day[64];
	int repeat = 1, n = ++serial, month;

	if (rnd(10)) {
		channel = rnd(3) ? "公开栏" : "会议";
		month = 6 + (int)rnd(6);
		snprintf(day, sizeof(day), "%s",
		    date_text(2010, month, 1 + (int)rnd(28)));
		published = day;
	}
	if (n % 173 == 20)
		who = "219921999999", wrong = "pledge of nobody known";
	else if (n % 173 == 70)
		due = "2011年6月31日", wrong = "impossible date";
	else if (n % 173 == 120)
		what = "", wrong = "pledge without text";
	else if (n % 59 == 30)
		repeat = 2; /* sent twice: not an error, and not doubled */
	kind = word("pledge-kind", "", kind, (int)strlen(file), n);
	while (repeat-- > 0) {
		fprintf(f, "%s,%s,%s,\"%s\",%s,%s,%s,%s\r\n", who, kind, goal,
		    what, due, owner, channel, published);
		++*line;
	}
	if (wrong)
		note(file, *line, wrong);
}

static void
write_pledges_of(int file)
{
	char path[TEXT * 2];
	int i, k, line = 1;
	char *text = NULL;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (!f)
		die("pledges");
	snprintf(path, sizeof(path), "pledges/%.31s.csv", files[file]);
	if (file % 3 == 1) {
		fprintf(f, "%s公开承诺汇总表,,,,,,,\r\n", files[file]);
		line++;
	}
	fprintf(f, "%s,%s,目标,%s,%s,%s,%s,%s\r\n",
	    heading("pledge.subject", file), heading("pledge.kind", file),
	    heading("pledge.text", file), heading("pledge.due", file),
	    heading("pledge.owner", file), heading("pledge.channel", file),
	    heading("pledge.published", file));
	for (i = 0; i < norgs; i++) {
		if (orgs[i].file != file ||
		    unit() > 0.55 + orgs[i].quality * 0.55)
			continue;
		pledge(f, path, &line, orgs[i].id, orgs[i].secretary,
		    "实施方案", "开展创先争优活动实施方案");
		pledge(f, path, &line, orgs[i].id, orgs[i].secretary,
		    "实事承诺", deeds[rnd(10)]);
	}
	for (k = 0; k < nmembers; k++)
		if (orgs[members[k].org].file == file &&
		    unit() < 0.3 + orgs[members[k].org].quality * 0.6)
			pledge(f, path, &line, members[k].id, members[k].name,
			    "岗位承诺", deeds[rnd(10)]);
	close_file(f);
	write_as(path, file % 3 == 0 ? "UTF-8" : "GB18030", text);
	free(text);
}

static const char *const questions[QUESTIONS] = {"组织开展创先争优活动情况",
    "推动中心工作和重点任务完成情况", "承诺践诺情况",
    "为群众办实事、做好事、解难事情况", "加强党组织和党员队伍建设情况"};
static const char *const question_ids[QUESTIONS] = {
    "campaign", "tasks", "pledges", "deeds", "building"};
static const char *const groups[GROUPS] = {"党员", "群众", "服务对象"};
static const char *const grades[] = {"满意", "比较满意", "基本满意", "不满意"};

static const char *
grade_of(const struct org *o, int question)
{
	double x = unit() - (o->quality - 0.5) * 0.9 - question * 0.01;

	if (rnd(150) == 0)
		return "";
	return grades[x < 0.45 ? 0 : x < 0.75 ? 1 : x < 0.92 ? 2 : 3];
}

/* A file of ballots. */
struct box {
	FILE *f;
	const char *form, *path;
	int line, number; /* of the last row, of the last paper */
};

/* One paper in the form asked for; marks in the standard's Chinese names. */
static void
paper(
    struct box *b, const struct org *o, int group, const char *marks[QUESTIONS])
{
	FILE *f = b->f;
	const char *form = b->form;
	bool json = strcmp(form, "jsonl") == 0;
	int q;

	if (strcmp(form, "wide") == 0) {
		fprintf(f, "P%s%06d,%s,%s", digits, b->number, o->id,
		    groups[group]);
		for (q = 0; q < QUESTIONS; q++)
			fprintf(f, ",%s", marks[q]);
		fputs("\r\n", f);
		b->line++;
		return;
	}
	for (q = 0; q < QUESTIONS; q++)
		fprintf(f,
		    json ? "{\"ballot\":\"P%s%06d\",\"subject\":\"%s\","
			   "\"voter_group\":\"%s\",\"question\":\"%s\","
			   "\"grade\":\"%s\"}\n"
			 : "P%s%06d,%s,%s,%s,%s\n",
		    digits, b->number, o->id, groups[group], question_ids[q],
		    marks[q]);
	b->line += QUESTIONS;
}

static void
ballot_header(FILE *f, const char *form)
{
	int q;

	if (strcmp(form, "wide") == 0) {
		fputs("\xEF\xBB\xBF票号,被评议党组织,评议人类别", f);
		for (q = 0; q < QUESTIONS; q++)
			fprintf(f, ",%s", questions[q]);
		fputs("\r\n", f);
	} else if (strcmp(form, "long") == 0) {
		fputs("ballot,subject,voter_group,question,grade\n", f);
	}
}

/* Papers of one subject and group; returns how many came back. */
static int
papers(struct box *b, int org, int group, int n)
{
	const char *marks[QUESTIONS];
	bool wide = strcmp(b->form, "wide") == 0;
	int i, q, returned = 0;

	for (i = 0; i < n; i++) {
		for (q = 0; q < QUESTIONS; q++)
			marks[q] = grade_of(&orgs[org], q);
		b->number++;
		if (b->number % 4001 == 77)
			marks[1] = "很好"; /* a grade that there is not */
		if (b->number % 907 == 5)
			marks[2] = "满意、不满意"; /* picked twice */
		paper(b, &orgs[org], group, marks);
		if (b->number % 4001 == 77)
			note(b->path, b->line - (wide ? 0 : QUESTIONS - 2),
			    "unknown grade");
		returned++;
		if (b->number % 3001 != 1500)
			continue;
		paper(b, &orgs[org], group, marks); /* handed in twice */
		for (q = wide ? 0 : 1 - QUESTIONS; q <= 0; q++)
			note(b->path, b->line + q, "second ballot");
	}
	return returned;
}

void
write_ballots(const char *form)
{
	static const int sizes[GROUPS] = {22, 54, 24};
	const char *ending = strcmp(form, "jsonl") == 0 ? "jsonl" : "csv";
	FILE *sessions = create("sessions.csv");
	struct box b = {.form = form};
	char path[TEXT * 2];
	int file, i, g, n, most, came, back, void_at = small ? 35 : 55;
	int line = 1;

	fprintf(sessions, "对象代码,评议人类别,%s,%s,%s,%s\r\n",
	    heading("session.entitled", 0), heading("session.present", 0),
	    heading("session.issued", 0), heading("session.returned", 0));
	for (file = 0; file < nfiles; file++) {
		snprintf(path, sizeof(path), "ballots/%.31s.%s", files[file],
		    ending);
		b.path = path;
		b.f = create(path);
		b.line = strcmp(form, "jsonl") != 0;
		ballot_header(b.f, form);
		for (i = 0; i < norgs; i++) {
			if (orgs[i].file != file)
				continue;
			for (g = 0; g < GROUPS; g++) {
				most = sizes[g] * scale;
				n = most - (int)rnd(6) * scale;
				came = most;
				/* Few came to one meeting. */
				if (i == 40 && g == 1)
					n = 12, came = 14;
				back = papers(&b, i, g, n);
				fprintf(sessions, "%s,%s,%d,%d,%d,%d\r\n",
				    orgs[i].id, groups[g], most + 2, came,
				    /* More came back than went out. */
				    i == void_at && g == 2 ? back - 2 : came,
				    back);
				line++;
				if (i == void_at && g == 2)
					note("sessions.csv", line,
					    "more ballots than issued");
			}
		}
		close_file(b.f);
	}
	close_file(sessions);
}

static double
clamp(double x)
{
	return x < 0 ? 0 : x > 1 ? 1 : x;
}

/* Points in steps of half a point. */
static void
judged(
    FILE *f, const struct org *o, const char *node, int max, const char *rater)
{
	int halves = (int)(clamp(o->quality + unit() * 0.2) * max * 2);

	fprintf(f, "%s,%s,%d.%d,,%s,2012-03-15,考核记录\r\n", o->id, node,
	    halves / 2, halves % 2 * 5, rater);
}

static void
figure(FILE *f, const struct org *o, const char *node, const char *value,
    const char *remark)
{
	fprintf(f, "%s,%s,%s,,考核组,2012-03-15,%s\r\n", o->id, node, value,
	    remark);
}

/* How many of n were missed; the better it does, the fewer. */
static void
missed(FILE *f, const struct org *o, const char *node, int n)
{
	char text[16];

	snprintf(text, sizeof(text), "%d",
	    (int)((1 - clamp(o->quality + unit() * 0.4)) * n + 0.5));
	figure(f, o, node, text, "查台账");
}

/* The assessment group's sheet, after examples/standards/five-good.json. */
static void
evidence(FILE *f, const struct org *o)
{
	judged(f, o, "leadership-team", 11, "考核一组");
	judged(f, o, "leadership-team", 11, "考核二组");
	missed(f, o, "leadership-study", 4);
	figure(f, o, "leadership-plan", rnd(25) ? "是" : "否", "备案表");
	judged(f, o, "ranks-role", 10, "考核一组");
	figure(f, o, "ranks-pledge", rnd(12) ? "是" : "否", "承诺台账");
	missed(f, o, "ranks-absence", 6);
	judged(f, o, "mechanism-rules", 8, "考核一组");
	missed(f, o, "mechanism-files", 6);
	figure(f, o, "mechanism-carrier", rnd(15) ? "是" : "否", "活动资料");
	judged(f, o, "results-tasks", 12, "考核二组");
	missed(f, o, "results-deeds", 4);
	if (o->quality > 0.85 && rnd(2))
		figure(f, o, "bonus-commended", "是", "表彰文件");
	if (o->quality > 0.8 && rnd(4) == 0)
		judged(f, o, "bonus-innovation", 4, "考核一组");
	if (o->quality < 0.55 && rnd(3) == 0)
		figure(f, o, "penalty-criticised", "1", "通报");
	if (o->quality < 0.6 && rnd(4) == 0)
		figure(f, o, "penalty-overdue", "1", "整改通知书");
	if (rnd(220) == 0)
		figure(f, o, "veto-safety", "是", "事故通报");
}

void
write_evidence(void)
{
	static const char header[] =
	    "对象代码,指标编号,数值,事项,打分人,日期,备注\r\n";
	FILE *f = create("evidence/考核组评分.csv");
	FILE *year = create("evidence/年度考核.csv");
	FILE *visit = create("evidence/日常检查.csv");
	static const char *const wrongs[] = {
	    "figure of nobody known", "unknown item", "words for points"};
	int i, line = 1, bad = 0;

	fputs(header, f);
	fputs(header, year);
	fputs(header, visit);
	for (i = 0; i < norgs; i++) {
		evidence(f, &orgs[i]);
		fprintf(year, "%s,annual,%d,,年度考核组,2011-12-20,\r\n",
		    orgs[i].id, 60 + (int)(clamp(orgs[i].quality) * 38));
		fprintf(visit, "%s,inspection,%d.5,,督查组,2011-09-10,\r\n",
		    orgs[i].id, 58 + (int)(clamp(orgs[i].quality) * 40));
		line++;
		if (small ? i % 10 != 5 : i % 211 != 30)
			continue;
		fprintf(visit, "%s,%s,%s,,督查组,2011-10-10,\r\n",
		    bad % 3 == 0 ? "219921999999" : orgs[i].id,
		    bad % 3 == 1 ? "inspections" : "inspection",
		    bad % 3 == 2 ? "优秀" : "90");
		note("evidence/日常检查.csv", ++line, wrongs[bad++ % 3]);
	}
	close_file(f);
	close_file(year);
	close_file(visit);
}

void
write_pledges(void)
{
	int i;

	for (i = 0; i < nfiles; i++)
		write_pledges_of(i);
}
