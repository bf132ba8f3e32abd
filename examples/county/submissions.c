/* The townships' tables of organisations, messy as they come.
 * SPDX-License-Identifier: MIT */
#include "county.h"
#include "words.h"

#include <iconv.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Columns of a table of organisations. */
enum column {
	NO,
	TOWN,
	NAME,
	ID,
	KIND,
	LEVEL_,
	SECTOR_,
	ETHNIC,
	SYSTEM,
	PARENT,
	PARENT_ID,
	SECRETARY,
	MEMBERS,
	ESTABLISHED,
	WIDEST
};

/* The columns of three forms, each in the order of its first header and in
 * that of the header that stands in the middle once more. */
struct layout {
	int width, columns[2][WIDEST];
};
static const struct layout layouts[] = {
    {12, {{NO, NAME, ID, KIND, LEVEL_, SECTOR_, ETHNIC, SYSTEM, PARENT,
	      SECRETARY, MEMBERS, ESTABLISHED},
	     {NO, ID, NAME, SECTOR_, KIND, LEVEL_, SYSTEM, ETHNIC, PARENT,
		 ESTABLISHED, SECRETARY, MEMBERS}}},
    {11, {{ID, NAME, KIND, LEVEL_, SECTOR_, SYSTEM, PARENT_ID, SECRETARY,
	      MEMBERS, ESTABLISHED, ETHNIC},
	     {ID, NAME, PARENT_ID, SECRETARY, MEMBERS, ESTABLISHED, KIND,
		 LEVEL_, SECTOR_, SYSTEM, ETHNIC}}},
    {12, {{NO, TOWN, NAME, ID, KIND, LEVEL_, SECTOR_, SYSTEM, PARENT, SECRETARY,
	      MEMBERS, ESTABLISHED},
	     {NO, TOWN, NAME, ID, KIND, LEVEL_, SECTOR_, SYSTEM, PARENT,
		 SECRETARY, MEMBERS, ESTABLISHED}}},
};

struct out {
	FILE *f;
	iconv_t cd;
	char name[TEXT];
	int line;
	char delim;
	const char *end;
	/* Of the table in force: its form, its office's number, how many
	 * headers there were, and rows below the last one. */
	int form, office, headers, rows;
};

/* A submission in the encoding of its office. */
static void
open_out(struct out *o, const char *path, const char *encoding)
{
	snprintf(o->name, sizeof(o->name), "%s", path);
	o->f = create(path);
	o->line = 0;
	o->delim = ',';
	o->form = o->office = o->headers = o->rows = 0;
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

/* A row of cells. */
static void
row_cells(struct out *o, int width, const char *const cells[])
{
	char text[2048] = "", cell[512];
	int i;

	for (i = 0; i < width; i++) {
		const char *c = cells[i];

		if (strchr(c, o->delim) || strchr(c, '"'))
			snprintf(cell, sizeof(cell), "\"%s\"", c);
		else
			snprintf(cell, sizeof(cell), "%s", c);
		if (i)
			strncat(text, (char[]){o->delim, 0}, 2);
		strncat(text, cell, sizeof(text) - strlen(text) - 4);
	}
	strcat(text, o->end);
	put(o, text);
	o->line++;
}

/* A row of n cells, padded with empty ones to width. */
static void
row(struct out *o, int width, int n, ...)
{
	const char *cells[WIDEST];
	va_list ap;
	int i;

	va_start(ap, n);
	for (i = 0; i < width; i++)
		cells[i] = i < n ? va_arg(ap, const char *) : "";
	va_end(ap);
	row_cells(o, width, cells);
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

/* The heading of a column in the table in force. */
static const char *
head_of(const struct out *f, int column)
{
	static const char *const names[WIDEST] = {[TOWN] = "org.township",
	    [NAME] = "org.name",
	    [ID] = "org.id",
	    [KIND] = "org.kind",
	    [LEVEL_] = "org.level",
	    [SECTOR_] = "org.sector",
	    [ETHNIC] = "org.ethnic",
	    [SYSTEM] = "org.system",
	    [PARENT] = "org.parent",
	    [PARENT_ID] = "org.parent_id",
	    [SECRETARY] = "org.secretary",
	    [MEMBERS] = "org.members",
	    [ESTABLISHED] = "org.established"};

	return column == NO
		   ? "序号"
		   : heading(names[column], f->office + 4 * (f->headers - 1));
}

/* A cell of a choice, in the words of the office. */
static const char *
choice(const struct out *f, const char *list, int column, const char *token,
    int serial)
{
	return word(list, head_of(f, column), token, f->office, serial);
}

/* One organisation's row in the columns of the table in force. */
static void
org_row(struct out *f, int serial, const struct org *o, enum wrong wrong,
    const char *id, const char *name)
{
	const struct org *up = o->parent >= 0 ? &orgs[o->parent] : NULL;
	const struct layout *l = &layouts[f->form];
	const char *cells[WIDEST] = {NULL}, *of[WIDEST] = {NULL};
	char no[16], date[64], who[48], count[80];
	const char *secretary = rnd(50) ? spread(o->secretary) : "";
	int i;

	snprintf(
	    who, sizeof(who), "%s", *secretary || rnd(2) ? secretary : "无");
	snprintf(no, sizeof(no), "%d", serial);
	snprintf(date, sizeof(date), "%s",
	    past_date(date_text(o->year, o->month, o->day), o->year, o->month,
		o->day, serial));
	snprintf(count, sizeof(count), "%s%s", number_text(o->members),
	    serial % 11 == 4 ? "人" : "");
	of[NO] = no;
	/* Merged over the rows of a table. */
	of[TOWN] = f->rows++ ? "" : files[o->file];
	of[NAME] = wrong == NAMELESS ? "" : name;
	of[ID] = wrong == CUT ? "2.19921E+11" : id;
	of[KIND] = choice(f, "kind", KIND, o->kind, serial);
	of[LEVEL_] = choice(
	    f, "level", LEVEL_, wrong == LEVEL ? "乡镇" : o->level, serial + 1);
	of[SECTOR_] = choice(f, "sector", SECTOR_,
	    wrong == SECTOR ? "农民专业合作" : o->sector, serial + 2);
	of[ETHNIC] =
	    choice(f, "yesno", ETHNIC, o->ethnic ? "是" : "否", serial + 3);
	of[SYSTEM] = choice(f, "system", SYSTEM, o->system, serial + 4);
	of[PARENT] = wrong == ORPHAN  ? "中共临江镇委员会"
		     : wrong == MOVED ? other_town(o)
		     : up	      ? up->name
				      : "";
	of[PARENT_ID] = wrong == ORPHAN || wrong == MOVED ? of[PARENT]
			: up				  ? up->id
							  : "";
	of[SECRETARY] = who;
	of[MEMBERS] = count;
	of[ESTABLISHED] = wrong == DATE ? "2010年2月30日" : date;
	for (i = 0; i < l->width; i++)
		cells[i] = of[l->columns[f->headers > 1][i]];
	row_cells(f, l->width, cells);
	if (wrong)
		note(f->name, f->line, wrongs[wrong]);
}

/* The header, once more in other words and another order. */
static void
org_header(struct out *f)
{
	const struct layout *l = &layouts[f->form];
	const char *cells[WIDEST];
	int i;

	f->headers++;
	f->rows = 0;
	for (i = 0; i < l->width; i++)
		cells[i] = head_of(f, l->columns[f->headers > 1][i]);
	if (f->form != 2) {
		row_cells(f, l->width, cells);
		return;
	}
	/* Merged over two rows. */
	row(f, l->width, 12, "序号", cells[1], "党组织", "", "", "", "", "", "",
	    "班子情况", "党员", cells[11]);
	cells[0] = cells[1] = cells[11] = "";
	cells[10] = "人数";
	row_cells(f, l->width, cells);
}

static void
org_title(struct out *f, const char *office)
{
	char line[256];

	if (f->form == 1)
		return;
	snprintf(line, sizeof(line), "%s基层党组织和党员情况统计表", county);
	row(f, 12, 1, line);
	snprintf(line, sizeof(line), "填报单位：%.99s", office);
	row(f, 12, 7, line, "", "", "", "", "", "填报日期：2010年6月");
}

/* What stands between the records, and is none: a row in some of them. */
static void
between(struct out *f, int serial)
{
	const char *cells[WIDEST];
	int turn = f->office + serial, width = layouts[f->form].width;

	if (serial == 7) {
		org_header(f);
		return;
	}
	if (serial % 6 != 0)
		return;
	extra_cells(
	    (enum extra)(EXTRA_PART + turn / 6 % 4), turn, width, cells);
	row_cells(f, width, cells);
}

/* What stands between the header and the records. */
static void
below_header(struct out *f)
{
	const char *cells[WIDEST];
	int what, width = layouts[f->form].width;

	for (what = EXTRA_NUMBERS; what <= EXTRA_SAMPLE; what++)
		if ((f->office + what) % 3 != 0) {
			extra_cells((enum extra)what, f->office, width, cells);
			row_cells(f, width, cells);
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
	f.form = form;
	f.office = file;
	org_title(&f, files[file]);
	org_header(&f);
	below_header(&f);
	for (i = 0; i < norgs; i++) {
		enum wrong wrong;

		if (orgs[i].file != file)
			continue;
		wrong = choose_wrong(i, &next);
		wronged[i] = wrong != NONE;
		count += orgs[i].members;
		org_row(
		    &f, ++serial, &orgs[i], wrong, orgs[i].id, orgs[i].name);
		if (wrong == NONE && is_turn(i, 191, 50, 4)) {
			/* The code of one organisation for another. */
			org_row(&f, ++serial, &orgs[i], NONE, orgs[i].id,
			    "新建村党支部");
			note(f.name, f.line, wrongs[TAKEN]);
		}
		if (wrong == NONE && is_turn(i, 307, 60, 16)) {
			org_row(&f, ++serial, &orgs[i], NONE,
			    "11219921MB99999Q0A", "新成立的党支部");
			note(f.name, f.line, wrongs[CHECK]);
		}
		if (is_turn(i, 263, 70, 25)) {
			org_row(
			    &f, ++serial, &orgs[i], NAMELESS, "QHN0001", "");
		}
		between(&f, serial);
	}
	if (form != 1) {
		row(&f, 12, 0);
		snprintf(total, sizeof(total), "%d", count);
		row(&f, 12, 11, "合　计", "", "", "", "", "", "", "", "", "",
		    total);
		row(&f, 12, 1, "制表人：某某　　审核人：某某");
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
	f.form = 1;
	org_header(&f);
	for (i = 0; i < norgs; i++)
		if (wronged[i])
			org_row(&f, ++serial, &orgs[i], NONE, orgs[i].id,
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
