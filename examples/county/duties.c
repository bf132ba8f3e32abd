/* Lists of who is appointed to what: instructors, liaison points, groups.
 * SPDX-License-Identifier: MIT */
#include "county.h"
#include "sheet.h"

#include <string.h>

enum {
	COLUMNS = 9
};

static void
header(struct sheet *s, const char *title)
{
	sheet_row(s, COLUMNS, title, "", "", "", "", "", "", "", "");
	sheet_row(s, COLUMNS, "职责", "姓　名", "派出单位", "联系党组织",
	    "分管领域", "选派单位", "起始日期", "终止日期", "兼任身份");
}

static void
duty(struct sheet *s, const char *what, const char *name, const char *from,
    const char *org, const char *scope, const char *appointer,
    const char *since, const char *also)
{
	sheet_row(s, COLUMNS, what, name, from, org, scope, appointer, since,
	    "", also);
}

static bool
is_committee(const struct org *o)
{
	return o->parent >= 0 &&
	       (strcmp(o->kind, "党委") == 0 || strcmp(o->kind, "党工委") == 0);
}

/* The next member of an agency's branch, or (town) of a township's, but not
 * of one. */
static int
next_member(int from, int town, int elsewhere)
{
	int n, k = from;

	for (n = 0; n < nmembers; n++) {
		const struct org *o;

		k = (k + 1) % nmembers;
		o = &orgs[members[k].org];
		if (members[k].org == elsewhere)
			continue;
		if (town >= 0 ? o->parent == town && o->id[0] == '2'
			      : strcmp(o->sector, "机关") == 0)
			return k;
	}
	return from;
}

/* Each organisation's head has been responsible since its last election. */
static void
heads(struct sheet *s, int file)
{
	int i, year, month;
	char since[64];

	for (i = 0; i < norgs; i++) {
		if (orgs[i].file != file)
			continue;
		year = 2008 + (int)rnd(2);
		month = 1 + (int)rnd(12);
		snprintf(since, sizeof(since), "%d年%d月1日", year, month);
		duty(s, "第一责任人", spread(orgs[i].secretary), "",
		    orgs[i].name, "", "", since, "");
		if (small ? i == 9 : i % 97 == 9) {
			duty(s, "第一责任人", "某某", "", orgs[i].name, "", "",
			    "2010年6月", "");
			note(s->path, s->line,
			    "two first persons responsible at a time");
		}
	}
}

/* A township's instructors in its villages. */
static void
town_list(int top, int next_top)
{
	static const char *const also[] = {
	    "驻村干部", "大学生“村官”", "党建工作联络员"};
	const struct org *town = &orgs[top];
	int i, k = (int)rnd((uint64_t)nmembers), role;
	char title[TEXT + 32], far[TEXT + 32];
	struct sheet s;

	sheet_open(&s, "duties", files[town->file]);
	snprintf(title, sizeof(title), "%s指导员和第一责任人名单",
	    files[town->file]);
	header(&s, title);
	for (i = 0; i < norgs; i++) {
		if (orgs[i].parent != top)
			continue;
		k = next_member(k, top, i);
		role = (int)rnd(3);
		duty(&s, "指导员", spread(members[k].name),
		    orgs[members[k].org].name, orgs[i].name, "", town->name,
		    "2010-06-10", also[role]);
	}
	if (next_top) {
		k = next_member(k, top, top + 1);
		snprintf(far, sizeof(far), "%s%s", files[orgs[next_top].file],
		    orgs[next_top + 1].name);
		duty(&s, "指导员", members[k].name, town->name, far, "",
		    town->name, "2010-06-10", "");
		note(s.path, s.line, "an instructor for another township");
	}
	if (town->file % 4 == 1) {
		k = next_member(k, top, top + 1);
		duty(&s, "指导员", members[k].name, orgs[members[k].org].name,
		    orgs[top + 1].name, "", town->name, "2010-06-10", "村会计");
		note(s.path, s.line, "a concurrent role that is not listed");
	}
	heads(&s, town->file);
	sheet_close(&s, town->file % 2 ? "GB18030" : "UTF-8");
}

/* The county's instructors, in every committee. */
static void
county_instructors(struct sheet *s)
{
	int i, k = 0;

	for (i = 0; i < norgs; i++) {
		if (!is_committee(&orgs[i]))
			continue;
		k = next_member(k, -1, i);
		duty(s, "指导员", spread(members[k].name),
		    orgs[members[k].org].name, orgs[i].name, "", orgs[0].name,
		    "2010年6月8日", "");
	}
	duty(s, "指导员", "某某", orgs[0].name, orgs[1].name, "", orgs[0].name,
	    "2010年6月8日", "");
	note(s->path, s->line, "an instructor who is no member");
}

/* The leading group's cadres, their fields and liaison points. */
static void
county_leaders(struct sheet *s)
{
	static const char *const fields[] = {
	    "农村", "机关", "分管教育工作", "非公企业"};
	static const char *const sectors[] = {
	    "农村", "机关", "事业单位", "两新组织"};
	char name[32];
	int i, f, at = 0;

	for (f = 0; f < 4; f++) {
		person(name);
		duty(s, "领导小组", name, orgs[0].name, orgs[0].name, fields[f],
		    orgs[0].name, "2010-05-20", "");
		for (i = at; i < norgs; i++)
			if (is_base(&orgs[i]) &&
			    strcmp(orgs[i].sector, sectors[f]) == 0 &&
			    (f != 2 || strcmp(orgs[i].system, "教育") == 0))
				break;
		if (i < norgs)
			duty(s, "联系点", name, orgs[0].name, orgs[i].name, "",
			    "", "2010-06-01", "");
		if (f == 1) {
			duty(s, "联系点", name, orgs[0].name, orgs[2].name, "",
			    "", "2010-06-01", "");
			note(s->path, s->line,
			    "a liaison point outside the field");
		}
	}
}

static void
county_groups(struct sheet *s)
{
	static const char *const bodies[][2] = {{"县委统战部", "统战"},
	    {"县直机关工委", "县直机关"}, {"县教育局", "教育"},
	    {"县民政局", "民政"}, {"县农委", "农业"}, {"县卫生局", "卫生"}};
	char name[32];
	int i;

	for (i = 0; i < 6; i++) {
		person(name);
		duty(s, "指导小组", name, bodies[i][0], "", bodies[i][1],
		    orgs[0].name, "2010-06-01", "");
	}
	duty(s, "指导小组", "某某", "县财政局", "", "国有企业", orgs[0].name,
	    "2010-06-01", "");
	note(s->path, s->line, "a group for none of the six systems");
}

void
write_duties(void)
{
	struct sheet s;
	int i, next, units;

	sheet_open(&s, "duties", "县委");
	header(&s, "县委领导小组、指导小组和指导员名单");
	county_leaders(&s);
	county_groups(&s);
	county_instructors(&s);
	heads(&s, 0);
	sheet_close(&s, "GB18030");
	units = nfiles - 1;
	for (i = 1; i < norgs; i++) {
		if (orgs[i].parent != 0 || orgs[i].file == units)
			continue;
		for (next = i + 1; orgs[next].parent != 0; next++)
			;
		town_list(i, orgs[next].file == units || orgs[i].file % 3 != 1
				 ? 0
				 : next);
	}
	sheet_open(&s, "duties", files[units]);
	header(&s, "县直单位第一责任人名单");
	heads(&s, units);
	sheet_close(&s, "UTF-8");
}
