/* The townships' tables of organisations, messy as they come.
 * SPDX-License-Identifier: MIT */
#include "county.h"

#include <iconv.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct out {
	FILE *f;
	iconv_t cd;
	char name[TEXT];
	int line;
	char delim;
	const char *end;
};

/* A submission in the encoding of its office. */
static void
open_out(struct out *o, const char *path, const char *encoding)
{
	snprintf(o->name, sizeof(o->name), "%s", path);
	o->f = create(path);
	o->line = 0;
	o->delim = ',';
	o->end = "\r\n";
	o->cd = (iconv_t)-1;
	if (strcmp(encoding, "UTF-8") == 0) {
		fputs("\xEF\xBB\xBF", o->f);
		return;
	}
	o->cd = iconv_open(encoding, "UTF-8");
	if (o->cd == (iconv_t)-1)
		die(encoding);
	if (strcmp(encoding, "UTF-16LE") == 0)
		fputs("\xFF\xFE", o->f);
}

static void
put(struct out *o, const char *text)
{
	char in[2048], bytes[4096], *from = in, *to = bytes;
	size_t left = strlen(text), room = sizeof(bytes);

	if (o->cd == (iconv_t)-1) {
		fputs(text, o->f);
		return;
	}
	memcpy(in, text, left);
	if (iconv(o->cd, &from, &left, &to, &room) == (size_t)-1)
		die(o->name);
	fwrite(bytes, 1, sizeof(bytes) - room, o->f);
}

/* A row of n cells, padded with empty ones to width. */
static void
row(struct out *o, int width, int n, ...)
{
	char text[2048] = "", cell[512];
	const char *c;
	va_list ap;
	int i;

	va_start(ap, n);
	for (i = 0; i < width; i++) {
		c = i < n ? va_arg(ap, const char *) : "";
		if (strchr(c, o->delim) || strchr(c, '"'))
			snprintf(cell, sizeof(cell), "\"%s\"", c);
		else
			snprintf(cell, sizeof(cell), "%s", c);
		if (i)
			strncat(text, (char[]){o->delim, 0}, 2);
		strncat(text, cell, sizeof(text) - strlen(text) - 4);
	}
	va_end(ap);
	strcat(text, o->end);
	put(o, text);
	o->line++;
}

/* A date in one of the forms that people use. */
const char *
date_text(int y, int m, int d)
{
	static const char *const figures[] = {"〇", "一", "二", "三", "四",
	    "五", "六", "七", "八", "九", "十", "十一", "十二"};
	static char text[64];

	switch (rnd(8)) {
	case 0:
		snprintf(text, sizeof(text), "%d-%02d-%02d", y, m, d);
		break;
	case 1:
		snprintf(text, sizeof(text), "%d/%d/%d", y, m, d);
		break;
	case 2:
		snprintf(text, sizeof(text), "%d.%d.%d", y, m, d);
		break;
	case 3:
		snprintf(text, sizeof(text), "%d%02d%02d", y, m, d);
		break;
	case 4:
		snprintf(text, sizeof(text), "%d年%d月%d日", y, m, d);
		break;
	case 5:
		snprintf(text, sizeof(text), "%d年%d月", y, m);
		break;
	case 6:
		snprintf(text, sizeof(text), "%s%s%s%s年%s月",
		    figures[y / 1000], figures[y / 100 % 10],
		    figures[y / 10 % 10], figures[y % 10], figures[m]);
		break;
	default:
		snprintf(text, sizeof(text), "%d年%d月XX日", y, m);
	}
	return text;
}

static const char *
number_text(int n)
{
	static char text[64];
	char plain[16], *p;

	snprintf(plain, sizeof(plain), "%d", n);
	if (rnd(5)) {
		snprintf(text, sizeof(text), "%s", plain);
		return text;
	}
	text[0] = '\0';
	for (p = plain; *p; p++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
		    "\xEF\xBC%c", 0x90 + (*p - '0'));
	return text;
}

/* A name of two hanzi is spread over the width of three: 张　三. */
const char *
spread(const char *name)
{
	static char text[48];

	if (strlen(name) == 6 && rnd(2))
		snprintf(text, sizeof(text), "%.3s　%s", name, name + 3);
	else
		snprintf(
		    text, sizeof(text), "%s%s", name, rnd(9) == 0 ? "　" : "");
	return text;
}

/* What can be wrong with a row; NONE is the common case. */
enum wrong {
	NONE,
	SECTOR,
	ORPHAN,
	MOVED,
	CUT,
	DATE,
	LEVEL,
	NAMELESS,
	TAKEN,
	CHECK,
	KINDS,
};

static const char *const wrongs[] = {"", "unknown sector", "unknown parent",
    "listed under the wrong township", "code cut by a spreadsheet",
    "impossible date", "level disagrees with the code", "no name",
    "code taken twice", "wrong check character"};

static bool wronged[MAX_ORGS];

/* Which rows are wrong; a county for tests has each kind once. */
static bool
is_turn(int i, int every, int first, int small_at)
{
	return small ? i == small_at : i % every == first;
}

/* About one row in fifty; never one that others hang from. */
static enum wrong
choose_wrong(int i, int *next)
{
	const struct org *o = &orgs[i];

	if (!is_base(o) || (small ? i % 3 || i > 18 : i % 47 != 13))
		return NONE;
	*next = *next % (LEVEL) + 1;
	if ((*next == MOVED || *next == LEVEL || *next == CUT) &&
	    o->id[0] != '2')
		return ORPHAN;
	return (enum wrong) * next;
}

/* A township that is not the organisation's own. */
static const char *
other_town(const struct org *o)
{
	int i = 1;

	while (orgs[i].parent != 0 || orgs[i].file == o->file)
		i++;
	return orgs[i].name;
}

/* One organisation's row in the columns of form 0, 1 or 2. */
static void
org_row(struct out *f, int form, int serial, const struct org *o,
    enum wrong wrong, const char *id, const char *name)
{
	const struct org *up = o->parent >= 0 ? &orgs[o->parent] : NULL;
	char no[16], sector[32], parent[TEXT], level[16], date[64], code[32];
	const char *secretary = rnd(50) ? spread(o->secretary) : "";
	char who[48], count[64];

	snprintf(
	    who, sizeof(who), "%s", *secretary || rnd(2) ? secretary : "无");
	snprintf(no, sizeof(no), "%d", serial);
	snprintf(sector, sizeof(sector), "%s",
	    wrong == SECTOR ? "农民专业合作" : o->sector);
	snprintf(parent, sizeof(parent), "%s",
	    !up		? ""
	    : form == 1 ? up->id
			: up->name);
	if (wrong == ORPHAN)
		snprintf(parent, sizeof(parent), "中共临江镇委员会");
	if (wrong == MOVED)
		snprintf(parent, sizeof(parent), "%s", other_town(o));
	snprintf(
	    level, sizeof(level), "%s", wrong == LEVEL ? "乡镇" : o->level);
	snprintf(date, sizeof(date), "%s",
	    wrong == DATE ? "2010年2月30日"
			  : date_text(o->year, o->month, o->day));
	snprintf(code, sizeof(code), "%s", wrong == CUT ? "2.19921E+11" : id);
	snprintf(count, sizeof(count), "%s", number_text(o->members));
	if (wrong == NAMELESS)
		name = "";
	if (form == 0)
		row(f, 12, 12, no, name, code, o->kind, level, sector,
		    o->ethnic ? "是" : "否", o->system, parent, who, count,
		    date);
	else if (form == 1)
		row(f, 11, 11, code, name, o->kind, level, sector, o->system,
		    parent, who, count, date, o->ethnic ? "√" : "");
	else
		row(f, 13, 12, no, serial == 1 ? files[o->file] : "", name,
		    code, o->kind, level, sector, o->system, parent, who, count,
		    date);
	if (wrong)
		note(f->name, f->line, wrongs[wrong]);
}

static void
org_header(struct out *f, int form, const char *office)
{
	char line[256];

	if (form != 1) {
		row(f, 12, 1, "青禾县基层党组织和党员情况统计表");
		snprintf(line, sizeof(line), "填报单位：%.99s", office);
		row(f, 12, 7, line, "", "", "", "", "", "填报日期：2010年6月");
	}
	if (form == 0) {
		row(f, 12, 12, "序号", "党组织名称", "党组织代码", "组织类别",
		    "层级", "所属领域", "是否少数民族聚居", "所属系统",
		    "上级党组织", "书记", "党员数", "成立时间");
	} else if (form == 1) {
		row(f, 11, 11, "编号", "名称", "类别", "级别", "领域", "系统",
		    "上级代码", "书记姓名", "党员人数", "成立日期", "民族聚居");
	} else {
		row(f, 13, 12, "序号", "乡镇", "党组织", "", "", "", "", "", "",
		    "班子情况", "党员", "成立时间");
		row(f, 13, 12, "", "", "名称", "代码", "类别", "层级", "领域",
		    "系统", "上级党组织名称", "书记姓名", "人数", "");
	}
}

static void
write_submission(int file)
{
	static const char *const encodings[] = {
	    "GB18030", "UTF-8", "GB18030", "UTF-16LE", "GB18030"};
	static int next;
	struct out f;
	char path[TEXT * 2], total[16];
	int i, serial = 0, form = file == 0 ? 1 : file % 3, count = 0;

	snprintf(path, sizeof(path), "submissions/%.31s.csv", files[file]);
	open_out(&f, path, file == 8 ? encodings[3] : encodings[file % 3]);
	if (file % 7 == 4)
		f.delim = '\t';
	if (file % 11 == 6)
		f.delim = ';';
	org_header(&f, form, files[file]);
	for (i = 0; i < norgs; i++) {
		enum wrong wrong;

		if (orgs[i].file != file)
			continue;
		wrong = choose_wrong(i, &next);
		wronged[i] = wrong != NONE;
		count += orgs[i].members;
		org_row(&f, form, ++serial, &orgs[i], wrong, orgs[i].id,
		    orgs[i].name);
		if (wrong == NONE && is_turn(i, 191, 50, 4)) {
			/* The code of one organisation for another. */
			org_row(&f, form, ++serial, &orgs[i], NONE, orgs[i].id,
			    "新建村党支部");
			note(f.name, f.line, wrongs[TAKEN]);
		}
		if (wrong == NONE && is_turn(i, 307, 60, 16)) {
			org_row(&f, form, ++serial, &orgs[i], NONE,
			    "11219921MB99999Q0A", "新成立的党支部");
			note(f.name, f.line, wrongs[CHECK]);
		}
		if (is_turn(i, 263, 70, 25)) {
			org_row(&f, form, ++serial, &orgs[i], NAMELESS,
			    "QHN0001", "");
		}
	}
	if (form != 1) {
		row(&f, form == 0 ? 12 : 13, 0);
		snprintf(total, sizeof(total), "%d", count);
		row(&f, form == 0 ? 12 : 13, 11, "合　计", "", "", "", "", "",
		    "", "", "", form == 0 ? "" : "", total);
		row(&f, form == 0 ? 12 : 13, 1, "制表人：某某　　审核人：某某");
	}
	if (f.cd != (iconv_t)-1)
		iconv_close(f.cd);
	close_file(f.f);
}

/* The refused rows once more, put right by the townships. */
static void
write_corrections(void)
{
	struct out f;
	int i, serial = 0;

	open_out(&f, "corrections/更正.csv", "UTF-8");
	org_header(&f, 1, "");
	for (i = 0; i < norgs; i++)
		if (wronged[i])
			org_row(&f, 1, ++serial, &orgs[i], NONE, orgs[i].id,
			    orgs[i].name);
	close_file(f.f);
}

void
write_submissions(void)
{
	int i;

	for (i = 0; i < nfiles; i++)
		write_submission(i);
	write_corrections();
}
